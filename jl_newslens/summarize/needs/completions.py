"""Phrases that are no mere detail: without them another word says too little, or something else."""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.tree import PLURAL_NOUNS, Tree, is_punctuation
from jl_newslens.summarize.sentence.words import (
    BEFORE_OR_AFTER,
    DEADLINES,
    GUARDS,
    is_time,
    plain,
    word_set,
)

# Prepositions of more than one word: they say why, not where: "arrested in connection with …".
JOINT_PREPOSITIONS: Final = word_set(
    """
    connection charge response relation favor favour exchange return light line support protest
    honor honour memory case spite place terms danger trouble need search pursuit control
    lieu defiance view front addition regard respect reference
    """
)
# Verbs that are not whole without where, or without how long.
WANTS_PLACE: Final = word_set(
    """
    be get go come put stay live take keep call remain lie sit stand last wait spend cost need place
    lay send bring fall land arrive end base locate situate reside belong originate start begin
    hold meet happen occur die move return leave dump bury abandon trap strand engage result
    succeed participate invest specialise specialize involve kill injure
    """
)
# "Most of them", "a third of the ships": what is counted comes with its number.
COUNTS: Final = word_set(
    """
    most many some few several none each all both half third quarter part majority minority number
    percent percentage % lot dozens hundreds thousands millions tens one group series kind type sort
    form range set pair plenty wave spate string handful amount piece member rest lack beginning
    start end count counts thirds quarters fourths fifths tenths couple bunch slew host bulk batch
    cent flurry dose fraction fifth sixth seventh eighth ninth tenth scores rate total average sum
    millimetres millimeters centimetres centimeters inches feet metres meters kilometres kilometers
    miles acres hectares grams kilograms kilos tonnes tons ounces litres liters gallons barrels
    """
)
_UNLESS: Final = frozenset({"if", "unless"})
# Verbs that say little without what a preposition ties to them, by preposition.
COMPLEMENTS: Final = {
    "to": word_set(
        """
        lead refer belong amount contribute apply point turn convert plead sentence subject expose
        limit compare use take head agree respond
        ask urge order persuade force allow encourage invite advise instruct require request beg
        enable prompt convince permit authorise authorize oblige compel call
        adhere resort commit devote dedicate confess attribute pertain relate listen succumb bring
        """
    ),
    "as": word_set(
        """
        appoint hire rebrand elect re-elect name swear know emerge identify select nominate certify
        describe regard see treat recognise recognize designate view define characterise
        characterize dismiss classify portray label brand cast list rank serve act depict hail
        denounce condemn diagnose register qualify use leave keep
        """
    ),
    "in": word_set("result engage participate weigh put"),
    "of": word_set("consist accuse convict suspect acquit clear rid deprive strip"),
    "on": word_set("depend rely focus insist put embark hinge"),
    "upon": word_set("depend rely"),
    "with": word_set(
        "deal cope comply interfere coincide compare charge grapple tamper break collide part side"
    ),
    "from": word_set(
        """
        separate shield prevent stem derive suffer refrain differ distinguish stop ban bar block
        keep discourage deter exclude exempt
        """
    ),
    "for": word_set(
        """
        account apply arrest ask blame call condemn congratulate criticise criticize exchange fine
        honor honour look mistake opt praise rebuke search swap thank trade wait
        """
    ),
    "into": word_set(
        """
        look turn convert divide transform take sneak break throw put call bring plunge force fall
        talk trick pressure split grow develop evolve merge translate incorporate send
        """
    ),
    "at": word_set("look aim hint fire hurl shoot shout spit throw"),
    "against": word_set("advise discriminate warn"),
    "after": word_set("look"),
    "like": word_set("look"),
    "over": word_set("arrest"),
    "between": word_set("choose decide distinguish pick"),
}
# Nouns that a phrase with "in" completes: a rise in what?
_WANTS_IN: Final = word_set(
    """
    rise fall increase decrease decline drop jump surge slump gain loss growth change shift cut
    reduction improvement spike boom dip slowdown swing interest belief faith confidence trust role
    part involvement participation share stake investment expert specialist success failure delay
    difference break breakthrough step discrepancy flaw hole gap
    """
)
# The same of "on": an emphasis on what?
_WANTS_ON: Final = word_set(
    """
    ban clampdown crackdown curb effect emphasis focus impact influence limit pressure restriction
    sanction stance strain tariff tax toll
    """
)
_CLOCK: Final = frozenset({"midnight", "noon", "midday"})
_JUST: Final = word_set("shortly soon just only right long even immediately moments minutes hours")
_CLAUSE_LINKS: Final = frozenset({"as", "like", "for", "of", "at", "about", "from", "to"})
_PLACE: Final = word_set("in at on inside outside near under")
_ARGUES: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj"})


def completes(tree: Tree, top: int, left: int, right: int) -> bool:
    """Whether the circumstance or detail [left, right], which hangs at `top`, completes a word."""
    tokens = tree.tokens
    head, link = tokens[top].head, plain(tokens[left].text)
    following = plain(tokens[left + 1].text) if left < right else ""
    if link in {"in", "on", "at", "with"} and following in JOINT_PREPOSITIONS:
        return True
    if plain(tokens[head].lemma) in {"in": _WANTS_IN, "on": _WANTS_ON}.get(link, ()):
        return True
    measured = left > 0 and (
        is_time(plain(tokens[left - 1].text)) or tokens[left - 1].upos == "NUM"
    )
    if link == "in" and measured and not is_time(plain(tokens[top].text)):
        return True  # "four years and two months | in prison", "$2 million | in cash"
    if link in {"a", "an", "per"} and is_time(plain(tokens[top].text)):
        return True  # "ninety tonnes | a day"
    if tokens[head].upos == "NUM" or tree.child(head, "nummod") is not None:
        return tokens[head].upos in {"NUM", "NOUN", "SYM"}  # "four years in prison"
    return (
        is_only_complement(tree, top)
        or dates_a_bound(tree, top, left)
        or _is_first_place(tree, top, left, link)
        or _is_habitual(tree, top)
    )


def is_only_complement(tree: Tree, top: int) -> bool:
    """True for the last thing that makes a participle or relative clause whole: "a study published
    | on Monday", "packages that are sold | at a loss", "while dressed | in black"."""
    head = tree.tokens[top].head
    bare = tree.tokens[head].tag == "VBN" and tree.child(head, "nsubj") is None
    is_clause = tree.tokens[head].dep in {"acl", "acl:relcl"}
    if not (is_clause or (tree.tokens[head].dep == "advcl" and bare)) or top < head:
        return False
    others = (child for child in tree.children[head] if child > head and child != top)
    return all(is_punctuation(tree.tokens[child]) for child in others)


def dates_a_bound(tree: Tree, top: int, left: int) -> bool:
    """True for the day of a time that bounds something: "from 6am | on Monday"."""
    head = tree.tokens[top].head
    return any(
        (case := tree.child(other, "case")) is not None
        and plain(tree.tokens[case].text) in DEADLINES
        and (tree.tokens[other].upos == "NUM" or plain(tree.tokens[other].text) in _CLOCK)
        for other in (head, *tree.children[head])
        if other != top and left - 2 <= other < left
    )


def _is_first_place(tree: Tree, top: int, left: int, link: str) -> bool:
    """True for the place that a verb asks for, also behind an object: "left him | in a car"."""
    tokens = tree.tokens
    head = tokens[top].head
    if (
        link not in _PLACE
        or tokens[top].dep != "obl"
        or left < head
        or is_time(plain(tokens[top].text))
    ):
        return False
    if plain(tokens[head].lemma) not in WANTS_PLACE:
        return False
    before = (c for c in tree.children[head] if head < c < top and tokens[c].dep == "obl")
    return not any(_says_where(tree, other) for other in before)


def _says_where(tree: Tree, top: int) -> bool:
    case = tree.child(top, "case")
    is_place = case is not None and plain(tree.tokens[case].text) in _PLACE
    return is_place and not is_time(plain(tree.tokens[top].text))


def _is_habitual(tree: Tree, top: int) -> bool:
    """True for a time that is a condition: "in dry years", "on weekdays"."""
    token = tree.tokens[top]
    if token.tag not in PLURAL_NOUNS or not is_time(plain(token.text)):
        return False
    described = [tree.relations[child] for child in tree.children[top]]
    words = {plain(tree.tokens[child].text) for child in tree.children[top]}
    return "nummod" not in described and words.isdisjoint(
        {"recent", "past", "last", "coming", "next", "the", "few", "several"}
    )


def ties_clause(tree: Tree, left: int) -> bool:
    """Whether the clause from `left` on is what the words before it want: "described him | as
    acting strangely", "died shortly | after he had scored", "a day | after winning", "angry | for
    being left out"."""
    tokens = tree.tokens
    before = plain(tokens[left - 1].text) if left else ""
    if before in _JUST or (is_time(before) and plain(tokens[left].text) in BEFORE_OR_AFTER):
        return True
    if left + 1 >= len(tokens) or plain(tokens[left].text) not in _CLAUSE_LINKS:
        return False
    return tokens[left + 1].tag == "VBG"


def counts(tree: Tree, left: int, right: int) -> bool:
    """Whether [left, right] gives a number that is no date or time of day."""
    inside = range(left, right + 1)
    if not any(tree.tokens[i].upos == "NUM" for i in inside):
        return False
    words = [plain(tree.tokens[i].text) for i in inside]
    return not any((is_time(word) and word != "times") or ":" in word for word in words)


def is_charged(tree: Tree, head: int) -> bool:
    """Whether what `head` says is denied, doubted or only alleged: then how it was done may be the
    point: "accused of wrongly …", "is alleged to have secretly …"."""
    for _ in tree.tokens:
        children = tree.children[head]
        if plain(tree.tokens[head].text) in GUARDS:
            return True
        if any(plain(tree.tokens[c].text) in GUARDS and not tree.children[c] for c in children):
            return True
        if tree.relations[head] not in _ARGUES:
            return False
        head = tree.tokens[head].head
    return False


def in_condition(tree: Tree, index: int) -> bool:
    """True within "if …": where less is asked, more would be said."""
    tokens = tree.tokens
    while index != tokens[index].head:
        if tokens[index].dep == "advcl" and any(
            plain(tokens[c].text) in _UNLESS for c in tree.children[index]
        ):
            return True
        index = tokens[index].head
    return False
