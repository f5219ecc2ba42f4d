"""Where a claim holds: in a film, in an experiment, under a plan, for people over 65.

Without its frame a claim says more than its sentence: "The mayor kills his wife" is not "In the
film, the mayor kills his wife".
"""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import is_time, plain, word_set

_CIRCUMSTANCES: Final = frozenset({"obl", "obl:unmarked", "advcl", "nmod"})
_WITHIN: Final = word_set("in on during at")
# What is told there has not happened, or not so.
_UNREAL: Final = word_set(
    """
    advert book cartoon clip comedy commercial dream drama drawing drill episode exercise
    experiment fantasy fiction film joke movie musical novel painting parody play poem
    rehearsal satire scenario scene script sequel series show simulation sitcom sketch skit song
    story test trailer trial version video world
    """
)
# What is told under them is not yet so, or only if they hold.
_PLANNED: Final = word_set(
    """
    agreement bill budget clause condition contract deal draft offer pact plan proposal scenario
    scheme settlement treaty
    """
)
_CONDITIONS: Final = word_set("assuming barring depending except pending provided")
# At the head of the sentence only: "| For most families |, bread is dear", "| For Holt |, …".
_FOR_WHOM: Final = word_set("among for to")
_AMONG: Final = word_set("among for in on")
_SOME_OF_THEM: Final = word_set("certain few half many most some")
_BEYOND: Final = word_set("beyond outside")
_AGAIN: Final = frozenset({"each", "every"})  # "| Every year |, the mill sells bread"
_IN_THE_PAST: Final = ["in", "the", "past"]
_VIEWS: Final = word_set("eye mind opinion view word")  # "in the words of the mayor"


def sets_frame(scene: Scene, index: int) -> bool:
    """True for what says where, or for whom, the claim of its head holds."""
    token = scene.sentence.tokens[index]
    if token.dep not in _CIRCUMSTANCES:
        return False
    first = scene.tree.phrase(index)[0]
    opener, lemma = scene.words[first], plain(token.lemma)
    if opener in _CONDITIONS or (opener == "in" and lemma == "absence"):
        return True
    if opener == "in" and lemma in _VIEWS and scene.tree.child(index, "nmod") is not None:
        return True
    if scene.word(first + 1) in _SOME_OF_THEM and first + 2 <= index:
        return opener in _AMONG and not is_time(lemma)  # "failed | in most patients |"
    if opener in {"under", "on"} and lemma in _PLANNED:
        return True  # "under | the plan", "on | the terms of a deal"
    if first > token.head or not token.dep.startswith("obl"):
        return False
    if is_time(lemma):
        return opener in _AGAIN
    if scene.words[first : first + 3] == _IN_THE_PAST:
        return True
    for_whom = opener in _FOR_WHOM and (token.tag in {"NNS", "NNPS"} or scene.is_of_person(index))
    return for_whom or opener in _BEYOND or (opener in _WITHIN and lemma in _UNREAL)
