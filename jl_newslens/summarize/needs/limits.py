"""What limits a claim: of whom it is true, since when it is a record, how far it is denied.

Without its limit a claim says more than its sentence: "Bakers could be fined" is not "Bakers who
sell stale bread could be fined".
"""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.summarize.needs.claims import OPINION, is_claim_of
from jl_newslens.summarize.needs.frames import sets_frame
from jl_newslens.summarize.needs.qualifiers import COUNTED, RANKED
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import PLURAL_NOUNS, is_inverted
from jl_newslens.summarize.sentence.words import NEGATIONS, ORDINALS, is_time, plain, word_set

_DETAILS: Final = frozenset({"nmod", "acl", "acl:relcl"})
_CLAUSES: Final = frozenset({"acl", "acl:relcl"})
_CIRCUMSTANCES: Final = frozenset({"obl", "advcl"})
_TO_DO: Final = frozenset({"acl", "acl:relcl", "advcl"})
_ANYBODY: Final = word_set("boy father girl man mother one people person teenager woman")
_WITHIN_LIMIT: Final = frozenset({"obl", "xcomp", "advcl"})
_QUANTIFIERS: Final = word_set("most many some few several all every each no any")
_BANS: Final = word_set("ban forbid outlaw prohibit")
_SHARES: Final = word_set(
    """
    half third thirds quarter quarters fifth fifths tenth tenths most majority minority percent %
    percentage fraction
    """
)
_IF: Final = frozenset({"if", "unless"})
_NOT: Final = frozenset({"no", "not", "n't", "never"})
_SAY_WHICH: Final = word_set("det nummod amod compound nmod nmod:poss")
# Of what, where or since when something is the largest or the first.
RANGES: Final = word_set("of in on for since among")
_RANKED: Final = RANKED | ORDINALS
_WITHIN_CLAUSE: Final = frozenset({"xcomp", "conj", "obj", "advmod"})
_SHORT: Final = 7  # tokens of "In the first three months of 2011"
_PERIODS: Final = word_set("year month quarter decade season century week weekend day half hour")
_OPENING: Final = word_set("first opening final second")
_PER: Final = word_set("this each every a per")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Without these a thing is another one, or nobody's in particular.
_OTHER_ONE: Final = word_set(
    "same parent sister rival fellow shell holding home winning losing deciding"
)
_LIMITS: Final = word_set("than until till without instead rather once pending")
_TO_APPROVE: Final = ["subject", "to"]
_BOUNDS: Final = frozenset({"before", "within"})
_EVEN_IF: Final = ["even", "if"]
_ECHOES: Final = frozenset({"do", "have", "be"})
_SO: Final = frozenset({"so", "such"})
_AS: Final = frozenset({"same", "such"})
_SAME_REACH: Final = 6  # words from "same" to "as"
_SO_REACH: Final = 4  # words from "so" to the end of "so strong a storm"


def limits(scene: Scene, index: int) -> bool:
    """True for what the claim of its head is not true without."""
    if not _LIMITS.isdisjoint(_links(scene, index)):
        return True  # "quicker | than before", "closed | until further notice"
    first, last = scene.tree.phrase(index)
    if scene.sentence.tokens[first].text == "not":  # and no title: "the song Not Wheat"
        # "sells rye |, not wheat, |"; but "won not by force, but by law" is told by the law.
        return "but" not in scene.words[first : last + 3]
    if scene.words[first : first + 2] in (_TO_APPROVE, _EVEN_IF):
        return True  # "will close |, subject to approval |"
    if scene.sentence.tokens[index].dep == "advcl" and _is_condition(scene, index, first):
        return True
    return (
        _limits_rank(scene, index)
        or _limits_rank_of_clause(scene, index)
        or _limits_denial(scene, index)
        or _limits_time(scene, index)
        or _says_of_whom(scene, index)
        or _says_what_is_banned(scene, index)
        or _is_another(scene, index)
        or _is_outcome(scene, index)
        or _is_state(scene, index)
        or _dates_echo(scene, index)
        or _voices_opinion(scene, index, first)
        or sets_frame(scene, index)
    )


def _voices_opinion(scene: Scene, index: int, first: int) -> bool:
    """True for "…, | critics say |", and for "| According to Holt |, it should close"."""
    if scene.tree.relations[index] == "parataxis" and is_claim_of(scene, index):
        return True
    if scene.words[first : first + 2] != ["according", "to"]:
        return False
    head = scene.sentence.tokens[index].head
    beside = (head, *scene.tree.children[head])
    return any(scene.words[i] in OPINION for i in beside)


def _is_condition(scene: Scene, index: int, first: int) -> bool:
    """True for "will end only | when they are paid |", "| whether or not the council pays |" and
    "| Had they paid |, the mill might stand"."""
    if scene.word(first - 1) == "only" or scene.words[first] == "whether":
        return True
    return is_inverted(scene.tree, index)


def _links(scene: Scene, index: int) -> set[str]:
    tree = scene.tree
    return {scene.words[c] for c in tree.children[index] if tree.relations[c] in {"case", "mark"}}


def _is_set_off(scene: Scene, index: int) -> bool:
    return scene.sign(scene.tree.phrase(index)[0] - 1) == ","


def _limits_rank(scene: Scene, index: int) -> bool:
    """True for "the largest mill | in Ghent", "for the first time | in ten years"."""
    tokens, first = scene.sentence.tokens, scene.tree.phrase(index)[0]
    noun, head = first - 1, tokens[index].head
    if index > head and tokens[index].dep in _TO_DO and scene.words[head] in _RANKED:
        return True  # "would be the first | to sell bread |"
    if noun < 0 or scene.words[first] not in RANGES:
        return False
    if tokens[noun].tag == "JJS" and head <= noun:
        return True  # "fell to its lowest | since May |"
    if scene.words[first] == "since" and scene.word(noun - 1) == "any":
        return True  # "less than in any year | since 1926 |"
    if scene.words[noun] == "time":  # whatever the parser hung its limit on
        return _is_ranked(scene, noun, _RANKED)
    while tokens[noun].dep == "nmod" and not _is_ranked(scene, noun, RANKED):
        noun = tokens[noun].head  # "the largest maker of bread | in Ghent |"
    if not _is_ranked(scene, noun, RANKED):
        return False
    if noun != first - 1:
        return not any(tokens[c].dep == "nmod:poss" for c in scene.tree.children[noun])
    if scene.words[first] == "in" and is_time(scene.words[index]) and index > head:
        return True  # "fell at the slowest pace | in six years |"
    own = scene.tree.child(noun, "nmod")  # "their best year" needs none
    return head == noun and (own is None or own > noun)


def is_ranked_time(scene: Scene, index: int) -> bool:
    """True for "for the first time", "for a third time"."""
    return scene.words[index] == "time" and _is_ranked(scene, index, COUNTED | RANKED)


def _limits_rank_of_clause(scene: Scene, index: int) -> bool:
    """True for "the first baker to sell bread | and beer |", "| in Ghent", "| alone"."""
    tokens, tree, verb = scene.sentence.tokens, scene.tree, scene.sentence.tokens[index].head
    if index < verb or tree.relations[index] not in _WITHIN_CLAUSE | _CIRCUMSTANCES:
        return False
    while tree.relations[verb] in _WITHIN_CLAUSE and tokens[verb].head < verb:
        verb = tokens[verb].head
    is_clause = tokens[verb].dep in _CLAUSES and not _is_set_off(scene, index)
    return is_clause and _is_ranked(scene, tokens[verb].head, _RANKED)


def _is_ranked(scene: Scene, noun: int, ranks: frozenset[str]) -> bool:
    """Whether one of `ranks` or a superlative stands before the noun."""
    tree, tokens = scene.tree, scene.sentence.tokens
    before = [i for c in tree.children[noun] if c < noun for i in (c, *tree.children[c])]
    return any(scene.words[i] in ranks or tokens[i].tag in {"JJS", "RBS"} for i in before)


def _limits_time(scene: Scene, index: int) -> bool:
    """True for "| In 2011, | a mill fell", and for "sold two mills | this year |", "| in its first
    week |" and "| in six years |", of more."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    first, last = tree.phrase(index)
    if not scene.sentence.tokens[index].dep.startswith("obl"):
        return False
    if first == 0 and index < head:
        return last < _SHORT and any(_YEAR.fullmatch(scene.words[i]) for i in range(last + 1))
    is_part = scene.words[first] in _PER or not _OPENING.isdisjoint(scene.words[first:index])
    is_part = is_part or (scene.words[first] == "in" and scene.upos(first + 1) == "NUM")
    return (
        is_part
        and scene.words[index].removesuffix("s") in _PERIODS
        and any(
            tree.child(c, "nummod") is not None or scene.upos(c) == "NUM"
            for c in tree.children[head]
            if tree.relations[c] in {"nsubj", "obj"}
        )
    )


def _limits_denial(scene: Scene, index: int) -> bool:
    """True for what is denied: "does not run | on old machines", "not aware of any film | from the
    bridge", "has no | large | mill", "does not grind | stale | rye" and "denies that it has |
    definitely | closed"."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, scene.sentence.tokens[index].head
    first, last = tree.phrase(index)
    if _is_set_off(scene, index):
        return False
    if index < head:
        if tokens[index].dep == "advmod" and tokens[head].dep in {"ccomp", "xcomp"}:
            return scene.words[tokens[head].head] in NEGATIONS
        if tokens[index].dep != "amod" or tokens[head].dep not in {"obj", "ccomp", "xcomp"}:
            return False
        verb = tokens[head].head
    elif tokens[index].dep in _CIRCUMSTANCES:
        verb = head
        while tokens[verb].dep == "xcomp" and scene.words[first] in _BOUNDS:
            verb = tokens[verb].head  # "does not expect to pay | before June"
        timed = any(is_time(scene.words[i]) for i in range(first, last + 1))
        if timed and scene.words[first] not in _BOUNDS | {"since"}:
            return False
    elif tokens[index].dep in _DETAILS and first == head + 1 and tokens[head].head < head:
        verb = tokens[head].head
    else:
        return False
    denied = *tree.children[verb], *(tree.children[head] if index < head else ())
    return any(scene.words[c] in _NOT for c in denied)


def _says_of_whom(scene: Scene, index: int) -> bool:
    """True for "some mills | in Ghent", "all bakers | who lost their jobs", and
    for "bakers | who sell stale bread | could be fined", where nothing else says which."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, scene.sentence.tokens[index].head
    if index < head:
        return False
    if tokens[index].dep in _WITHIN_LIMIT and tokens[head].dep in _CLAUSES:
        follows = tree.phrase(index)[0] == head + 1
        return follows and _says_of_whom(scene, head)  # "bakers who work | at night |"
    if tokens[index].dep not in _DETAILS or _is_set_off(scene, index):
        return False
    before = [c for c in tree.children[head] if c < head]
    if any(scene.words[c] in _QUANTIFIERS and scene.upos(c + 1) != "NUM" for c in before):
        return True  # not "some 40 mills", which are about as many
    if scene.word(tree.phrase(head)[0] - 1) == "only":
        return True  # "applies only to bakers | in Ghent |"
    if tokens[index].dep in _CLAUSES and _is_counted(scene, head):
        return True  # "half of the mills | that closed |"
    if scene.word(tree.phrase(index)[1] + 1) in _IF:
        return True  # "a bell | that rings | if the dam breaks"
    if tree.relations[head] == "nsubj" and tree.child(index, "nummod") is not None:
        return "in" in _links(scene, index)  # "The vote | in two towns | will be held again"
    if tokens[index].dep not in _CLAUSES:
        return False
    if tokens[head].tag == "NNP" and tokens[index].dep == "acl:relcl":
        return bool(before) and scene.words[before[0]] == "the"  # "the Ghent | that she knew |"
    says_which = {tokens[c].dep for c in tree.children[head]} & _SAY_WHICH
    if tree.relations[head] != "nsubj":
        if not says_which and any(scene.words[c] in _NOT for c in tree.children[index]):
            return True  # "charges for bags | that do not fit |"
        is_bare = scene.words[head] in _ANYBODY and says_which == {"det"}
        return is_bare and tokens[index].dep == "acl:relcl"  # "he is the man | who will lead |"
    if scene.words[head] in _ANYBODY and before and scene.words[before[0]] in {"a", "an"}:
        return says_which == {"det"}  # "A man | accused of theft | fled"
    return tokens[head].tag in PLURAL_NOUNS and not says_which


def _says_what_is_banned(scene: Scene, index: int) -> bool:
    """True for "bans smoking in cars | carrying children |" and "a ban | on tents |"."""
    tokens, head = scene.sentence.tokens, scene.sentence.tokens[index].head
    if tokens[index].dep == "nmod" and plain(tokens[head].lemma) == "ban":
        return scene.words[scene.tree.phrase(index)[0]] == "on"
    if tokens[index].dep not in _CLAUSES or _is_set_off(scene, index):
        return False
    is_thing = tokens[head].dep in {"nmod", "obj", "obl"} and tokens[head].tag in PLURAL_NOUNS
    return is_thing and plain(tokens[tokens[head].head].lemma) in _BANS


def _is_counted(scene: Scene, index: int) -> bool:
    """True for "half of the | mills |", or for "half", where the parser hung what follows on it."""
    count = scene.sentence.tokens[index].head
    if scene.words[index] in _SHARES:
        return True
    first = scene.tree.phrase(index)[0]
    if scene.words[first - 1 : first + 1] == ["one", "in"]:
        return True  # "one in ten | mills |"
    is_number = scene.upos(count) == "NUM" or scene.words[count] in _SHARES
    return is_number and scene.tree.relations[index] == "nmod"


def _is_another(scene: Scene, index: int) -> bool:
    """True for "the | same | mill | as Holt", "a | rival | mill", "has her | own | mill"."""
    tokens, word = scene.sentence.tokens, scene.words[index]
    token, head = tokens[index], tokens[index].head
    if token.dep in {"amod", "compound"}:
        is_other = word in _OTHER_ONE and scene.upos(head + 1) != "PROPN"
        return is_other or (word == "own" and tokens[head].dep == "obj")
    before = range(max(0, scene.tree.phrase(index)[0] - _SAME_REACH), index)
    return "as" in _links(scene, index) and any(scene.words[i] in _AS for i in before)


def _is_outcome(scene: Scene, index: int) -> bool:
    """True for "so strong | that it tore the roof off"."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    if index < head or tree.relations[index] not in {"advcl", "ccomp"}:
        return False
    near = range(max(0, head - _SO_REACH), tree.phrase(index)[0])
    return "that" in _links(scene, index) and any(scene.words[i] in _SO for i in near)


def _is_state(scene: Scene, index: int) -> bool:
    """True for "with six players | suspended |"."""
    token = scene.sentence.tokens[index]
    return (
        token.dep == "acl"
        and token.tag in {"VBN", "VBG"}
        and scene.tree.phrase(index)[0] == token.head + 1
        and scene.tree.relations[token.head] in {"obl", "advcl"}
        and "with" in _links(scene, token.head)
    )


def _dates_echo(scene: Scene, index: int) -> bool:
    """True for "more than they did | ten years ago |"."""
    head = scene.sentence.tokens[index].head
    return (
        index > head
        and plain(scene.sentence.tokens[head].lemma) in _ECHOES
        and "than" in _links(scene, head)
    )
