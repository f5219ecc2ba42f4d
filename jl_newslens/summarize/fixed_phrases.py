"""Words that only together say what they say: "has yet to sell", "fell short of", "but for"."""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.words import word_set

# An adverb and what must follow it: "has | yet | to sell" would be "has to sell".
_WITH_NEXT: Final = {
    "yet": "to",
    "short": "of",
    "far": "from",
    "nowhere": "near",
    "regardless": "of",
}
# Of all, and of nobody: who is left out belongs to it ("all bakers | but one |").
_WHOLES: Final = word_set(
    """
    all any every everyone everybody everything everywhere no nobody nothing none nowhere anyone
    anybody anything
    """
)
_SOME: Final = word_set("several many numerous various countless")
_AS_FAR_AS: Final = ["as", "far", "as"]  # "| As far as the police know |, he left alone"
_STREAKS: Final = (["in", "a", "row"], ["on", "end"])


def is_fixed(scene: Scene, index: int) -> bool:
    """True for a word or phrase that its head cannot lose without saying something else."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    if token.dep == "advmod" and scene.word(index + 1) == _WITH_NEXT.get(word):
        return True
    if token.dep == "amod" and word in _SOME:
        return True  # "| Several | bakers left"
    first, last = scene.tree.phrase(index)
    if scene.words[first : last + 1] in _STREAKS:
        return True  # "for the third month | in a row"
    if scene.words[first] == "for" and scene.word(first - 1) == "but":
        return True  # "But | for the flood |, the mill would stand"
    if scene.words[first : first + 3] == _AS_FAR_AS:
        return True
    if token.dep != "conj":
        return scene.words[token.head] == "regardless"
    if scene.words[first : first + 2] == ["rather", "than"]:
        return True
    return scene.words[first] == "but" and _is_of_all(scene, token.head)


def _is_of_all(scene: Scene, index: int) -> bool:
    return any(scene.words[i] in _WHOLES for i in (index, *scene.tree.children[index]))
