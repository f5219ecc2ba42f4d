"""Words that only together say what they say: "has yet to sell", "fell short of", "each other"."""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import PLURAL_NOUNS
from jl_newslens.summarize.sentence.words import PRISONS, is_time, word_set

_ASKS_FOR: Final = {
    "far": "from",
    **dict.fromkeys(word_set("brink guilty possession regardless short suspicion verge"), "of"),
}
# An adverb and what must follow it: "has | yet | to sell" would be "has to sell".
_WITH_NEXT: Final = {**_ASKS_FOR, "yet": "to", "nowhere": "near"}
# What, behind which words, is one with them.
_BEHIND: Final = {
    "other": frozenset({"any", "each"}),
    "another": frozenset({"one"}),
    "rather": frozenset({"would", "'d", "’d"}),
    "else": word_set(
        """
        something anything nothing everything somebody someone anybody anyone nobody
        everyone somewhere anywhere nowhere everywhere who what where how
        """
    ),
}
# What, behind which words, opens a phrase that is one with them.
_AFTER: Final = {
    "for": frozenset({"positive"}),
    "that": frozenset({"condition"}),
    "with": frozenset({"along", "do", "together"}),
}
# Of what, they must say: "a host | of reasons |".
_QUANTITIES: Final = word_set(
    """
    array batch convoy flotilla flurry handful herd host lot multitude plethora raft range series
    slew spate string variety wave wealth
    """
)
_SCALES: Final = word_set("ahead apart away deep fewer high late long more old tall thick wide")
_SOME: Final = word_set("several many numerous various countless")
_PARTICLES: Final = word_set(
    "aground ahead amok ashore aside awry away back down off out over through up"
)
_SHARED_OUT: Final = frozenset({"each", "apiece"})
_OLDER: Final = word_set("aged over under")
_WHOEVER: Final = word_set("anybody anyone everybody everyone nobody somebody someone those")
_AS_FAR_AS: Final = ["as", "far", "as"]  # "| As far as the police know |, he left alone"
_THAN_REACH: Final = 10  # words from "more" to "than"
_COMPARED: Final = frozenset({"advcl", "nmod", "obl"})
_AS_REACH: Final = 4  # words from the first "as" to the second
# "for the third month | in a row", what was not meant, or not done in the open, and what only with
# its verb says what it says: "caught drivers | by surprise".
_SET_PHRASE: Final = re.compile(
    r"""in\ (?: a\ row | check | error | jail | mind | prison | secret | vain )
      | in\ straight\ (?:games|sets)
      | by\ (?: accident | force | mistake | storm | surprise )
      | for\ (?: granted | life | nothing )
      | at\ (?: a\ loss | bay | gunpoint | night | risk | sea )
      | to\ (?: an\ end | death | justice | life | light | mind | rest | task )
      | on\ (?: end | hold ) | behind\ closed\ doors | into\ account
      | off\ guard | of\ view | behind\ bars | out\ of\ business""",
    re.VERBOSE,
)
_LONGEST: Final = 3


def is_fixed(scene: Scene, index: int) -> bool:
    """True for a word or phrase that its head cannot lose without saying something else."""
    return (
        _asks_for_next(scene, index)
        or _goes_with_last(scene, index)
        or _goes_with_head(scene, index)
        or _is_set_phrase(scene, index)
    )


def _asks_for_next(scene: Scene, index: int) -> bool:
    """True for "has | yet | to sell", "bakers | other | than Holt", "| more | buzz about it than
    last year"."""
    token, word, after = scene.sentence.tokens[index], scene.words[index], scene.word(index + 1)
    if word == "other" and after == "than":
        return True
    if token.tag in {"JJR", "RBR"} and scene.upos(index - 1) != "NUM":
        is_modifier = token.dep in {"amod", "advmod"}
        return is_modifier and "than" in scene.words[index + 1 : index + _THAN_REACH]
    return token.dep == "advmod" and after == _WITH_NEXT.get(word)


def _goes_with_last(scene: Scene, index: int) -> bool:
    """True for "with each | other |", "But | for the flood |, the mill would stand", "more than |
    ever before |", "would | rather | sleep", "too | much | rye", "anything | else |", "twice as
    dear | as it was |", "a one | in ten chance |", "together | with him |" and "nothing to do |
    with it |"."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    first = scene.tree.phrase(index)[0]
    opener, last = scene.words[first], scene.word(first - 1)
    if (last, opener) == ("one", "in") and scene.upos(first + 1) == "NUM":
        return True
    if opener in _AFTER and last in _AFTER[opener]:
        return True
    if word in _BEHIND and scene.word(index - 1) in _BEHIND[word]:
        return True
    if token.dep in {"amod", "advmod"} and scene.word(index - 1) == "too":
        return True
    if (last, opener) == ("but", "for") or (last == "than" and token.dep == "advmod"):
        return True
    before = scene.words[max(0, first - _AS_REACH) : first]
    return opener == "as" and token.dep in _COMPARED and "as" in before


def _goes_with_head(scene: Scene, index: int) -> bool:
    """True for "| Several | bakers", "a host | of reasons |", "is far | from certain |", "| a day |
    old", "sold less | last year | than before", "face | two years | in jail" and "pays them nine
    euros | each |"."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    head, opener = scene.words[token.head], scene.words[scene.tree.phrase(index)[0]]
    if token.dep == "amod":
        is_few = word == "few" and scene.word(index - 1) == "a"
        return word in _SOME or is_few or _is_set_phrase(scene, token.head)  # "closed | doors"
    if token.dep == "advmod" and index == token.head + 1 and word in _PARTICLES:
        return scene.word(index + 1) != "of"  # "steps | down |", but "left | ahead | of it"
    if token.dep == "obl:unmarked" and index < token.head:
        return head in _SCALES or scene.sentence.tokens[token.head].tag in {"JJR", "RBR"}
    if is_time(word) and token.dep.startswith("obl"):
        link = scene.word(index + 1)
        is_sentence = link in {"in", "behind"} and scene.word(index + 2) in PRISONS
        return link == "than" or is_sentence
    if opener == "of" and head in _QUANTITIES:
        return True
    if word in _SHARED_OUT:
        return token.head < index
    return opener == _ASKS_FOR.get(head) or _is_age(scene, index)


def _is_age(scene: Scene, index: int) -> bool:
    """True for "ten people | over 60 |" and "anyone | under 21 |", whatever it hangs on."""
    first = scene.tree.phrase(index)[0]
    if first == 0 or scene.words[first] not in _OLDER or scene.upos(index) != "NUM":
        return False
    is_plural = scene.sentence.tokens[first - 1].tag in PLURAL_NOUNS
    return is_plural or scene.words[first - 1] in _WHOEVER


def _is_set_phrase(scene: Scene, index: int) -> bool:
    first, last = scene.tree.phrase(index)
    if scene.words[first : first + 3] == _AS_FAR_AS:
        return True
    words = " ".join(scene.words[first : min(last, first + _LONGEST) + 1])
    return _SET_PHRASE.fullmatch(words) is not None
