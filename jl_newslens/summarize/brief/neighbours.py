"""What a phrase is to the words beside it: "turned himself | in on Friday |", "| a day | in a row".

The parser often hangs such a phrase, or its neighbour, on a verb far away, so that it looks like a
circumstance which nobody would miss.
"""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import NOUNS, VERBS
from jl_newslens.summarize.sentence.words import (
    BEFORE_OR_AFTER,
    EARLY_OR_LATE,
    NEGATIONS,
    TIME_UNITS,
    is_time,
    plain,
    word_set,
)

_REFLEXIVES: Final = frozenset({"himself", "herself", "themselves"})
_WHERE_TO: Final = frozenset({"to", "into"})
_MOVES: Final = word_set("drag drive fly haul move pull push rush ship steer summon transfer")
_BESIDE: Final = frozenset({"besides", "except"})
_TIMES: Final = frozenset({"time", "moment", "start", "beginning", "end"})
_LOOKS: Final = frozenset({"look", "looks", "looked", "looking"})
_HAS: Final = frozenset({"have", "get", "bring", "want", "welcome"})
_DOER_LINKS: Final = frozenset({"of", "about"})  # "spoke of him | selling bread"
_OPENS_CLAUSE: Final = frozenset({"as", "while", "when", "until"})
_CONTRASTS: Final = frozenset({"but", "rather"})


def needs_neighbour(scene: Scene, index: int, left: int, right: int) -> bool:
    """Whether the phrase [left, right], which hangs at `index`, and a word beside it are one."""
    words, before = scene.words, scene.word(left - 1)
    link = words[left]
    if words[right + 1 : right + 4] == ["in", "a", "row"]:
        return True  # "for a day | in a row"
    if (before, link) in {("close", "to"), ("case", "with")}:
        return True  # "close | to home", "as was the case | with Holt"
    if link in _OPENS_CLAUSE and index < _head(scene, index) and scene.sign(right + 1) != ",":
        return True  # "| As the year of the fair | began, they sang": taken for "as a year"
    if words[right] in TIME_UNITS and scene.word(right + 1) in BEFORE_OR_AFTER:
        return True  # "sold | less than a week | after it opened"
    if scene.word(left - 2) == "same":
        return True  # "in the same month | last year |"
    if before in EARLY_OR_LATE and link == "on":
        return True  # "fell late | on Monday |"
    if link == "into" and before in TIME_UNITS:
        return True  # "ten minutes | into the fair"
    if link == "in" and before in _REFLEXIVES | _LOOKS:
        return True  # "turned himself | in", "looked | in a good mood"
    if link == "back" and plain(scene.sentence.tokens[_head(scene, index)].lemma) in _HAS:
        return True  # "have Holt | back in the mill"
    if before == "once" and words[left : right + 1] == ["in", "a", "while"]:
        return True
    if link in _WHERE_TO and plain(scene.sentence.tokens[_head(scene, index)].lemma) in _MOVES:
        return True  # "dragged Holt | to court |"
    if words[index] in _REFLEXIVES:
        return True  # "turned the gun | on himself |"
    return (
        _does(scene, index, left, right)
        or _may_be_told_of(scene, index, right)
        or _is_all_of_state(scene, index, left)
        or _is_joined(scene, right)
        or _says_of_what(scene, index)
        or _dates_denial(scene, index, left)
        or is_no_report_day(scene, index, left)
    )


def _head(scene: Scene, index: int) -> int:
    return scene.sentence.tokens[index].head


def is_no_report_day(scene: Scene, index: int, left: int) -> bool:
    """True for the programme in "sang | on Today |", and for the day of a source that the parser
    took for a clause: "according to a statement released | Thursday |"."""
    token, verb = scene.sentence.tokens[index], _head(scene, index)
    if index and token.text == "Today":
        return True
    subject = scene.tree.child(verb, "nsubj")
    is_source = subject is not None and scene.tree.child(subject, "case") is not None
    return is_source and left == verb + 1 and is_time(scene.words[index])


def _says_of_what(scene: Scene, index: int) -> bool:
    """True for "bakers familiar | with the mill |", "there is some joy | behind the song |" and
    "Besides her work | on the bridge |, Holt …": nothing else says of what."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, _head(scene, index)
    if index < head:
        return False
    if tokens[head].dep == "amod":
        return tokens[head].head < head
    if tokens[index].dep != "nmod":
        return False
    case = tree.child(head, "case")
    if case is not None and scene.words[case] in _BESIDE:
        return True
    there = tree.child(tokens[head].head, "expl")
    return tokens[head].dep == "nsubj" and there is not None and scene.words[there] == "there"


def _may_be_told_of(scene: Scene, index: int, right: int) -> bool:
    """True for "officers | with a unit | set up in May": which of them was set up?"""
    tokens, after = scene.sentence.tokens, right + 1
    if tokens[index].dep != "nmod" or after == len(tokens) or tokens[after].tag != "VBN":
        return False
    return all(tokens[c].dep != "aux:pass" for c in scene.tree.children[after])


def _is_all_of_state(scene: Scene, index: int, left: int) -> bool:
    """True for "is approached | along a lane |": the mill is not just approached."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, _head(scene, index)
    return left == head + 1 and any(
        tokens[c].dep == "aux:pass" and tokens[c].tag in {"VBZ", "VBP"} for c in tree.children[head]
    )


def _dates_denial(scene: Scene, index: int, left: int) -> bool:
    """True for "did not exist | at the time |"."""
    head = _head(scene, index)
    return (
        index > head
        and scene.words[left] == "at"
        and scene.words[index] in _TIMES
        and any(scene.words[c] in NEGATIONS for c in scene.tree.children[head])
    )


def _does(scene: Scene, index: int, left: int, right: int) -> bool:
    """True for "of him" in "spoke | of him | quickly selling bread"."""
    doing = right + 1 + (scene.upos(right + 1) == "ADV")
    tokens = scene.sentence.tokens
    if doing >= len(tokens) or tokens[doing].tag != "VBG" or tokens[doing].dep != "advcl":
        return False
    return tokens[doing].head == _head(scene, index) and not _DOER_LINKS.isdisjoint(
        scene.words[left : right + 1]
    )


def _is_joined(scene: Scene, right: int) -> bool:
    """True for the phrase before ", but water" or "rather than water", where the parser joined the
    water to a verb."""
    tokens, tree = scene.sentence.tokens, scene.tree
    link = right + 1 + (scene.sign(right + 1) == ",")
    if link >= len(tokens) or tokens[link].dep != "cc" or scene.words[link] not in _CONTRASTS:
        return False
    other = tokens[link].head
    joined = tokens[other].dep == "conj" and tokens[tokens[other].head].upos in VERBS
    return joined and tokens[other].upos in NOUNS and tree.child(other, "cop", "nsubj") is None
