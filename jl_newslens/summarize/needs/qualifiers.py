"""What makes its word another one, or dates it: a "former" minister, "last" Friday."""

from __future__ import annotations

import re

from jl_newslens.summarize.needs.completions import COUNTS
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import (
    MONTHS,
    NEGATIONS,
    ORDINALS,
    is_time,
    plain,
    word_set,
)

# Without these the thing is another: an "attempted murder", a "former minister", the "prime
# minister", the "last four points".
_TURNING = word_set(
    """
    former ex deputy vice acting interim prime attempted proposed planned draft would-be mock fake
    failed future aborted prospective outgoing incoming aspiring retired late assistant associate
    partial preliminary provisional unofficial temporary honorary appointed
    confessed described proclaimed styled abandoned
    averted banned bogus botched canceled cancelled certain convicted counterfeit disputed false
    fictional fictitious foiled forged fraudulent hypothetical imaginary imagined kidnapped mild
    missing moderate murdered postponed rejected simulated slain staged stolen stray symbolic
    threatened unborn unproven unsuccessful wrong
    """
)
_OFFICES = word_set(
    """
    minister secretary officer executive adviser advisor attorney justice prosecutor editor
    commissioner ministry marshal whip
    """
)
_HALVES = frozenset({"lower", "upper"})
_CHAMBERS = frozenset({"chamber", "house"})
RANKED = frozenset({"first", "only", "sole"})
COUNTED = ORDINALS | word_set(
    "last next final additional more other further previous extra remaining"
)
EARLIER = frozenset({"last", "previous", "earlier", "past"})
_WHICH_ONE = frozenset({"last", "next", "this"})
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_MEASURES = word_set(
    "amount number quantity volume level rate share proportion portion percentage degree extent"
)
_SO_FAR = frozenset({"known", "recorded", "reported", "confirmed", "surviving"})
_PUNISHMENTS = word_set("ban sentence suspension term")
_NAMES_LENGTH = frozenset({"amod", "compound", "nmod"})
_TIMES = frozenset({"twice", "once", "thrice"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
# What is done so is not done wholly, or no more, or not always.
_NOT_WHOLLY = word_set(
    """
    almost approximately briefly conditionally effectively generally initially largely mainly mostly
    narrowly nearly normally occasionally often originally partially partly practically
    provisionally roughly sometimes symbolically temporarily traditionally typically usually
    virtually
    """
)
_UNITS = word_set("barrel gallon head hour kilo litre liter minute person pound share tonne unit")
# What is done so was not meant, or not allowed.
_AMISS = word_set(
    """
    accidentally badly deliberately erroneously falsely fatally illegally improperly inadequately
    inadvertently mistakenly poorly properly
    secretly unintentionally unlawfully wrongfully wrongly
    """
)


def is_qualifier(scene: Scene, index: int) -> bool:
    """True for a word without which its noun is something else, its verb is done less, or its day
    is another."""
    return _dates(scene, index) or _qualifies(scene, index)


def is_moment(word: str) -> bool:
    return is_time(word) or word == "hours"  # "the early hours"


def _dates(scene: Scene, index: int) -> bool:
    """True for what makes a date or a rate: "until | Saturday | morning", "on 1 | December",
    "on | December | 1st", "early | hours", "four tonnes | a year"."""
    tokens, words = scene.sentence.tokens, scene.words
    token = tokens[index]
    if token.dep in {"amod", "compound", "nummod"} and is_moment(words[token.head]):
        return True
    if not is_moment(words[index]) and words[index] not in _UNITS:
        return False
    first = scene.tree.phrase(index)[0]
    if words[first] in _WHICH_ONE and is_time(scene.word(first - 1)):
        return True  # "on Friday | last week", "in May | next year"
    if words[index] in MONTHS and any(
        (tokens[i].upos == "NUM" or _ORDINAL.fullmatch(tokens[i].text))
        and token.head in (i, tokens[i].head)
        for i in (index - 1, index + 1)
        if 0 <= i < len(tokens)
    ):
        return True
    before = scene.tree.phrase(index)[0] - 1
    if words[before + 1] not in {"a", "an", "per"} or before < 0:
        return False
    counted = words[before] in COUNTS | _TIMES  # "once | a year"
    return counted or scene.tree.child(before, "nummod") is not None


def _qualifies(scene: Scene, index: int) -> bool:
    """True for a word without which its noun is something else, or its verb is done less."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    if token.dep in {"amod", "compound"} and word in _TURNING:
        return True
    if scene.words[token.head] in _PUNISHMENTS and token.dep in _NAMES_LENGTH:
        # "a | two-year | ban", "a sentence | of two years |"
        return any(scene.upos(i) == "NUM" for i in scene.tree.subtree(index))
    if word == "first" and scene.word(index - 1) == "at":
        return True  # "said at first that …"
    if token.dep == "advmod" and scene.word(index - 1) in _NOT_WHOLLY | {"but"}:
        return True  # "almost | certainly"; "but | later": there the contrast lies
    if token.dep == "advmod" and _is_denied(scene, index):
        return True
    if token.dep == "nmod:desc" and any(
        scene.words[c] in _TURNING for c in scene.tree.children[token.head] if c < index
    ):
        return True  # "former | Governor | Ann Holt"
    if token.dep == "amod" and (_is_office(scene, index) or _is_within_noun(scene, index)):
        return True
    if word == "then" and scene.upos(index + 1) in _NOMINAL:
        return True  # "then | Foreign Secretary Holt"
    if token.dep == "advmod" and scene.word(index - 2) == "what":
        return scene.sentence.tokens[index - 1].upos == "AUX"  # "what is now Ghana"
    if token.dep in {"amod", "nmod:desc"} and _is_description(scene, index):
        return True
    if token.dep == "advmod" and (word in _TIMES | _NOT_WHOLLY | _AMISS or token.tag == "RBS"):
        return True
    if token.dep == "amod" and (word in RANKED | EARLIER or _is_superlative(scene, index)):
        return True
    if token.dep == "amod" and plain(scene.sentence.tokens[token.head].lemma) in _MEASURES:
        return True  # "| large | amounts of water"
    if token.dep == "amod" and word in _SO_FAR and index and _is_superlative(scene, index - 1):
        return True  # "the largest | known | mill"
    return (
        token.dep == "amod"
        and word in COUNTED
        and scene.tree.child(token.head, "nummod", "acl") is not None  # "the last baker to …"
    )


def _is_denied(scene: Scene, index: int) -> bool:
    """True for "not | immediately | available", "does not | always | help"."""
    children = scene.tree.children[scene.sentence.tokens[index].head]
    before = [*(c for c in children if c < index), index - 1]  # "n't" may hang on its "was"
    return any(scene.word(place) in NEGATIONS for place in before)


def _is_office(scene: Scene, index: int) -> bool:
    """True for "foreign minister", "chief executive", "lower house"."""
    if scene.words[index] in _HALVES:
        return scene.words[scene.sentence.tokens[index].head] in _CHAMBERS
    return scene.words[scene.sentence.tokens[index].head].removesuffix("s") in _OFFICES


def _is_within_noun(scene: Scene, index: int) -> bool:
    """True for "general" in "an inspector general report"."""
    before, head = scene.sentence.tokens[index - 1], scene.sentence.tokens[index].head
    return index > 0 and before.dep == "compound" and before.head == head > index


def _is_description(scene: Scene, index: int) -> bool:
    """True for what "the" before a person or a title stands for: "the | 57-year-old | Holt", "the
    | acclaimed | “Mill Lane”"."""
    head = scene.sentence.tokens[index].head
    if scene.quoted[head] and not scene.quoted[index]:
        return scene.tree.child(head, "det") == index - 1
    return scene.tree.child(head, "det") is not None and scene.is_of_person(head)


def _is_superlative(scene: Scene, index: int) -> bool:
    tokens = scene.sentence.tokens
    return tokens[index].tag == "JJS" or any(
        tokens[below].tag == "RBS" for below in scene.tree.subtree(index)
    )
