"""Words of a bullet that stand for what the bullet does not name: "he", "them", "it said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from jl_newslens.model import Token
from jl_newslens.summarize.names.antecedents import (
    PRONOUN_GENDER,
    gender_of_name,
    is_person_noun,
    is_person_noun_for,
)
from jl_newslens.summarize.sentence.openers import heads_article
from jl_newslens.summarize.sentence.pieces import Draft, asked_again
from jl_newslens.summarize.sentence.quotes import quoted_tokens
from jl_newslens.summarize.sentence.tree import NOUNS, PLURAL_NOUNS, Tree, tree_of
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    TIME_NOUNS,
    is_time,
    plain,
    word_set,
)

_PERSONS: Final = frozenset(PRONOUN_GENDER)
_OBJECTS: Final = frozenset({"obj", "iobj", "obl", "nmod"})
_PLURAL: Final = frozenset({"they", "them", "their", "theirs"})
_THINGS: Final = _PLURAL | {"it"}
# Nouns that "they" can mean though they are no plural.
GROUPS: Final = word_set(
    """
    police people family team group government company council crew staff public couple pair gang
    army press public union club band party majority minority number half lot
    """
)
# Pronouns that "they" and "he" can mean.
_ANYONE: Final = word_set(
    """
    anyone anybody everyone everybody someone somebody no nobody who those all some many most both
    others each we you
    """
)
# Animals of which news tells as of persons.
_ANIMALS: Final = word_set("bear cat dog elephant horse kitten lion pooch pup puppy tiger")
_DECADE: Final = re.compile(r"\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties")
_POINTERS: Final = frozenset({"this", "that", "these", "those"})
# "in Norway … that country"
_PLACES: Final = word_set("city country county island nation province region state town village")
# After "those": "those killed", "those in Ghent", "those who stayed".
_TELLS_WHICH: Final = frozenset({"VBN", "VBD", "VBG", "JJ", "IN", "WP"})
# "said … that claim"
_CLAIMS: Final = word_set("accusation account allegation assertion charge claim statement")
_CLAIMED: Final = _CLAIMS | word_set("accuse allege assert charge claim insist say")
_SAYS_WHICH: Final = frozenset({"acl", "acl:relcl", "nmod", "appos"})
# Who may be the "it" of "it said".
SPEAKERS: Final = word_set(
    """
    agency army bank board bureau business chain charity club commission committee company council
    court firm force government group hospital institute maker manufacturer ministry museum network
    newspaper office operator organisation organization panel paper party police regulator report
    retailer school service station statement study survey union university
    """
)


def outside_quotes(draft: Draft, words: frozenset[str]) -> list[int]:
    """The kept tokens that are one of `words`, but for those in quotation marks."""
    if words.isdisjoint(draft.words):
        return []
    own = [i for i, word in zip(draft.kept, draft.words, strict=True) if word in words]
    return _unquoted(draft, own)


def _unquoted(draft: Draft, indexes: Sequence[int]) -> list[int]:
    sentence, start = draft.sentence, draft.sentence.start
    offsets = [(sentence.tokens[i].start - start, sentence.tokens[i].end - start) for i in indexes]
    quoted = quoted_tokens(sentence.text, offsets)
    return [i for i, inside in zip(indexes, quoted, strict=True) if not inside]


@asked_again
def unnamed_person(draft: Draft) -> int | None:
    """The first "he", "her" … outside quotation marks when nobody in the draft can be meant.

    A person named or described before it can, and one named after it ("In his office Holt wept.")
    or described as the subject ("In her speech the mayor wept.").
    Who does something is not the "him" or "her" that it is done to, nor is he whom "he" meets, and
    "he and Holt" are two.
    """
    tokens = draft.sentence.tokens
    found = outside_quotes(draft, _PERSONS)
    if not found or not any(token.upos for token in tokens):
        return None
    first = _subject_of_his_own(tokens, found)
    others = _joined_to(draft, first)
    if _is_object(tokens[first]):
        others |= _doer(draft, first)
    elif tokens[first].dep.startswith("nsubj") and (tree := tree_of(tokens)).usable:
        others |= {i for i in tree.subtree(tokens[first].head) if i > first}
    meant = _unquoted(draft, draft.kept) if _is_attribution(tokens, first) else draft.kept
    return None if any(_may_be(draft, i, first, others) for i in meant) else first


def _subject_of_his_own(tokens: tuple[Token, ...], found: Sequence[int]) -> int:
    """The first pronoun; "he" in "In his mill | he | met Berg", who has the mill, not Berg."""
    is_own = tokens[found[0]].dep == "nmod:poss" and tree_of(tokens).usable
    above = {*_clauses_above(tokens, found[0])} if is_own else set()
    same = (i for i in found if tokens[i].dep.startswith("nsubj") and tokens[i].head in above)
    return next(same, found[0])


def _may_be(draft: Draft, index: int, pronoun: int, others: frozenset[int]) -> bool:
    """Whether token `index`, none of the `others`, may be the person that `pronoun` stands for."""
    sentence, token = draft.sentence, draft.sentence.tokens[index]
    word = plain(sentence.tokens[pronoun].text)
    if index in others:
        return False
    in_noun = token.dep == "compound" and sentence.tokens[token.head].upos == "NOUN"
    if in_noun and index < pronoun and is_person_noun_for(word, token):
        return False  # "a refugee camp" is nobody
    if is_person_noun_for(word, token) and token.tag not in PLURAL_NOUNS:
        return index < pronoun or _owns(draft, index, pronoun)
    if index < pronoun and plain(token.lemma) in _ANIMALS:
        return True
    if token.upos != "PROPN" or plain(token.text) in TIME_NOUNS:
        return False
    name = next((n for n in sentence.names if n.start <= token.start < n.end), None)
    if name is None:
        # Not a title ("Sen."), nor what the tagger takes for a name: "the town", "a Mill Fund"
        is_name = token.tag != "NNPS" and not token.text.endswith(".") and token.text[0].isupper()
        articles = (t for t in sentence.tokens[:index] if t.head == index and t.dep == "det")
        return is_name and all(plain(article.text) == "the" for article in articles)
    gender = gender_of_name(sentence, name) if name.type == "PERSON" else None
    return name.type == "PERSON" and gender in {PRONOUN_GENDER[word], None}


def _is_subject(draft: Draft, index: int) -> bool:
    """Whether token `index` is the subject of the main clause."""
    tokens = draft.sentence.tokens
    return tokens[index].dep.startswith("nsubj") and tokens[tokens[index].head].dep == "root"


def _is_own(draft: Draft, pronoun: int) -> bool:
    """True for "his", "their"."""
    return draft.sentence.tokens[pronoun].dep == "nmod:poss"


def _owns(draft: Draft, index: int, pronoun: int) -> bool:
    """True for "mayor" of "in her mill the mayor wept", not for "in Ghent her mayor wept"."""
    is_near = draft.tree.usable and _is_own(draft, pronoun) and _is_subject(draft, index)
    return is_near and index not in _clauses_above(draft.sentence.tokens, pronoun)


def _opens_for_subject(draft: Draft, index: int, subject: int) -> bool:
    """True for "their" in "Filmed in their mill, bakers laugh.", "In their mill Holt and Berg
    laugh."."""
    tokens = draft.sentence.tokens
    if index < subject and tree_of(tokens).child(subject, "conj") is not None:
        return True
    clause = next((i for i in _clauses_above(tokens, index) if tokens[i].dep == "advcl"), index)
    is_participle = tokens[clause].tag in {"VBG", "VBN"} and clause < index
    return is_participle and tokens[subject].tag in PLURAL_NOUNS


@asked_again
def unnamed_things(draft: Draft) -> int | None:
    """The first "them", "they" or object "it" outside quotation marks that nothing before it in the
    draft can be, or the "it" of "it said" where nobody is named who could say it."""
    tokens = draft.sentence.tokens
    pronouns = outside_quotes(draft, _THINGS)
    if not pronouns or not draft.tree.usable:
        return None
    for index in pronouns:
        token, word = tokens[index], plain(tokens[index].text)
        doer = _doer(draft, index) if _is_object(token) else frozenset[int]()
        above = {*_clauses_above(tokens, index)}  # "most of them" are not the others
        before = [i for i in draft.kept if i < index and i not in doer | above]
        says = _is_attribution(tokens, index)
        if says:
            before = _unquoted(draft, before)
        if word != "it":
            own = _is_own(draft, index)
            if own and _DECADE.fullmatch(plain(tokens[token.head].text)):
                continue  # "a miller in his 20s"
            known = any(_may_be_many(tokens, i) for i in before) or any(
                own and _is_subject(draft, i) and _opens_for_subject(draft, index, i)
                for i in draft.kept
                if i not in above
            )
        elif says:
            known = any(_may_say(tokens[i]) for i in before)
        else:
            known = not _is_object(token) or any(_is_thing(tokens[i]) for i in before)
        if not known:
            return index
    return None


def points_out(draft: Draft) -> bool:
    """True for "these sources" or "that case" outside quotation marks, where the draft has neither
    named any before nor says which, and for "Holt believes that is wrong": it points at a text that
    is not there."""
    tokens, kept = draft.sentence.tokens, draft.kept
    for index in outside_quotes(draft, _POINTERS):
        if (tokens[index].upos, tokens[index].tag) == ("PRON", "DT") and _is_unsaid(draft, index):
            return True
        noun = tokens[index].head
        if tokens[index].dep != "det" or noun < index or is_time(plain(tokens[noun].text)):
            continue
        if plain(tokens[index].text) == "those" and tokens[noun].text.endswith("ing"):
            continue  # "those | planning | to leave"
        same = _CLAIMED if plain(tokens[noun].text) in _CLAIMS else {tokens[noun].lemma}
        named = any(tokens[i].lemma in same for i in kept if i < index)
        if tokens[noun].lemma in _PLACES:
            named = named or any(
                name.type == "PLACE" and name.end <= tokens[index].start
                for name in draft.sentence.names
                if any(name.start <= tokens[i].start < name.end for i in kept)
            )
            # "this country" at the head of a report is the paper's own
            own = plain(tokens[index].text) == "this"
            named = named or (own and heads_article(draft.sentence))
        told = any(tokens[i].head == noun and tokens[i].dep in _SAYS_WHICH for i in kept)
        if not named and not told:
            return True
    return False


def _is_unsaid(draft: Draft, index: int) -> bool:
    """True for a "this" or "those" of which nothing says which, behind nothing that it may be."""
    tokens, tree = draft.sentence.tokens, tree_of(draft.sentence.tokens)
    if not tree.usable or tree.child(index, "acl", "nmod", "amod") is not None:
        return False
    following = tokens[index + 1 : index + 2]
    if plain(tokens[index].text) == "those" and any(t.tag in _TELLS_WHICH for t in following):
        return False
    clauses = [index, *_clauses_above(tokens, index)]
    clauses += _clauses_above(tokens, clauses[-1])
    if any(tree.relations[i] in {"conj", "parataxis"} for i in clauses):
        return False
    doers = {i for head in clauses for i in _doer(draft, head) | _doer(draft, index)}
    told = {i for doer in doers for i in tree.subtree(doer)}
    return not any(_is_thing(tokens[i]) for i in draft.kept if i < index and i not in told)


def _is_object(token: Token) -> bool:
    """True for "him" in "saw him", "of them"; not for "her" in "her house"."""
    return token.dep.partition(":")[0] in _OBJECTS and not token.dep.endswith("poss")


def _is_attribution(tokens: Sequence[Token], subject: int) -> bool:
    """True for "it" in "…, it said.": who speaks comes after what is said."""
    verb = tokens[subject].head
    if plain(tokens[verb].text) not in ATTRIBUTION_FORMS or subject == 0:
        return False
    if tokens[subject].dep != "nsubj":
        return False
    return verb in {subject - 1, subject + 1} and tokens[verb].dep in {"root", "parataxis"}


def _may_say(token: Token) -> bool:
    return token.upos == "PROPN" or plain(token.lemma) in SPEAKERS


def _is_thing(token: Token) -> bool:
    return token.upos in NOUNS and plain(token.text) not in TIME_NOUNS


def _may_be_many(tokens: Sequence[Token], index: int) -> bool:
    token, word = tokens[index], plain(tokens[index].text)
    if word in _ANYONE:
        return True
    if token.upos not in NOUNS or word in TIME_NOUNS:
        return False
    many = token.tag in PLURAL_NOUNS or word in GROUPS or token.upos == "PROPN"
    joined = any(t.head == index and t.dep == "conj" for t in tokens[index + 1 :])
    return many or joined or is_person_noun(token)


def _doer(draft: Draft, index: int) -> frozenset[int]:
    """The subject of the clause in which token `index` is an object, without what hangs on it:
    "Anna Holt", but of "the mother of Anna Holt" only the mother; in "Holt asked Berg to help him"
    it is Berg."""
    tokens, tree = draft.sentence.tokens, tree_of(draft.sentence.tokens)
    if not tree.usable or _is_deep(tokens, index):
        return frozenset()
    above = [*_clauses_above(tokens, index)]
    for below, place in pairwise([index, *above]):
        subject, asked = tree.child(place, "nsubj"), tree.child(place, "iobj", "obj")
        if asked is not None and asked not in above and tokens[below].tag == "VB":
            subject = asked
        if subject is None and tokens[place].dep == "acl":
            subject = tokens[place].head
        elif subject is not None and plain(tokens[subject].text) in {"who", "which", "that"}:
            subject = tokens[place].head if tokens[place].dep == "acl:relcl" else subject
        if subject is not None and tree.child(subject, "conj") is None:
            return frozenset({subject, *_same_name(tokens, tree, subject)})
        if subject is not None:
            return frozenset()
    return frozenset()


def _is_deep(tokens: Sequence[Token], index: int) -> bool:
    """True for "him" in "Holt sees a rise of attacks on him" or "… a film about him", who may be
    Holt."""
    head = tokens[index].head
    is_topic = any(plain(token.text) == "about" and token.head == index for token in tokens)
    is_part = tokens[index].dep == "nmod" and (is_topic or tokens[head].dep == "nmod")
    return is_part and plain(tokens[index].text) != "it"


def _joined_to(draft: Draft, pronoun: int) -> frozenset[int]:
    """The names in "he and Holt", "Holt and he"."""
    tokens, tree = draft.sentence.tokens, tree_of(draft.sentence.tokens)
    if not tree.usable:
        return frozenset()
    joined = [c for c in tree.children[pronoun] if tokens[c].dep == "conj"]
    if tokens[pronoun].dep == "conj":
        joined.append(tokens[pronoun].head)
    return frozenset([*joined, *(i for head in joined for i in _same_name(tokens, tree, head))])


def _same_name(tokens: Sequence[Token], tree: Tree, head: int) -> Iterator[int]:
    for child in tree.children[head]:
        in_name = tree.relations[child] in {"flat", "compound", "nmod"}
        if in_name and tokens[child].upos == "PROPN" and tree.child(child, "case") is None:
            yield child


def _clauses_above(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The words above `index`, up to where another clause begins that has its own doer, or a
    description ("Bakers, many of them ill, …")."""
    for _ in tokens:  # no more often: heads may go round in a circle
        if tokens[index].head == index:
            return
        index = tokens[index].head
        yield index
        described = tokens[index].dep in {"amod", "appos"} and tokens[index].head < index
        if described or tokens[index].dep in {"ccomp", "csubj", "acl", "acl:relcl"}:
            return
