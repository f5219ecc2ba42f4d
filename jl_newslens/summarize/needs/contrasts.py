"""What sets right what was said before it: "but later freed him", "not rye but oats".

Without it the first half would be told as the whole.
"""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import VERBS
from jl_newslens.summarize.sentence.words import NEGATIONS, plain, word_set

# Of all, and of nobody: who is left out belongs to it ("all bakers | but one |").
_WHOLES: Final = word_set(
    """
    all any every everyone everybody everything everywhere no nobody nothing none nowhere anyone
    anybody anything
    """
)
_OTHERS: Final = frozenset({"else", "others"})
_NOT_ALL: Final = word_set("always immediately initially just merely only simply")
_CHOICES: Final = word_set("alternative choice option")
_DENIES: Final = word_set("denied denies disputed disputes rejected rejects")
_DESCRIBES: Final = frozenset({"amod", "compound"})
_SIDE_CLAUSES: Final = frozenset({"acl:relcl", "advcl"})
_FREES: Final = word_set(
    "acquit acquitted bailed cleared discharged exonerated freed reinstated released"
)
_HOPES: Final = word_set("aim consider expect hope intend mean plan schedule set suppose try want")
_HAD: Final = frozenset({"had", "'d", "was", "were"})
# With "but", these take back what was said before; rebuffs do, whoever gives them.
_REBUFFS: Final = word_set("declined denied denies dismissed refused refuses rejected rejects")
_AFTERWARDS: Final = NEGATIONS | word_set(
    """
    abandoned cancelled dropped escaped eventually failed fails freed later recovered released
    resigned scrapped since survived then ultimately withdrew
    """
)
_REACH: Final = 14  # words from "not" to "but"


def is_contrast(scene: Scene, index: int) -> bool:
    """True for what must stay with its head, or the head would say more than is so."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    first = scene.tree.phrase(index)[0]
    if word == "little" and token.dep in {"obj", "obl"}:
        return True  # "agree | on little | but the tax"
    if _is_of_denied(scene, index) or _is_of_others(scene, index):
        return True
    if token.dep != "conj" and not _opens_with_but(scene, first):
        denies = word in _DENIES and token.dep in _SIDE_CLAUSES  # "…, which Holt denied"
        return denies or any(_leaves_out(scene, child) for child in scene.tree.children[index])
    if word in _FREES:
        return True  # "was arrested | and released |"
    if scene.words[first : first + 2] == ["rather", "than"]:
        return True
    if scene.words[first] != "but":
        return False
    return (
        scene.word(first + 1) == "not"  # "works in mice, | but not in people |"
        or _leaves_out(scene, index)
        or _replaces(scene, index, first)
        or _turns_back(scene, index)
    )


def _opens_with_but(scene: Scene, first: int) -> bool:
    """True for "was not sold to Holt | but to a bank |", where both hang on the verb."""
    return scene.words[first] == "but" and scene.tree.relations[first] == "cc"


def _is_of_denied(scene: Scene, index: int) -> bool:
    """True for "wheat" in "sells rye, not | wheat | bread": it does sell bread."""
    token = scene.sentence.tokens[index]
    opens = scene.tree.phrase(token.head)[0]
    return token.dep in _DESCRIBES and scene.words[opens] == "not"


def _is_of_others(scene: Scene, index: int) -> bool:
    """True for "cut taxes for bakers and raise them | for everyone else |"."""
    last = scene.words[scene.tree.phrase(index)[1]]
    return scene.sentence.tokens[index].dep in {"nmod", "obl"} and last in _OTHERS


def _leaves_out(scene: Scene, index: int) -> bool:
    """True for "everyone | but the mayor |" and "no choice | but to sell it |"."""
    whole, first = scene.sentence.tokens[index].head, scene.tree.phrase(index)[0]
    if scene.words[first] != "but":
        return False
    return scene.word(first - 1) in _CHOICES or any(
        scene.words[i] in _WHOLES for i in (whole, *scene.tree.children[whole])
    )


def _replaces(scene: Scene, index: int, first: int) -> bool:
    """True for "not guilty of theft, | but of fraud |", and for any clause after "not only",
    "not at once" or "not because of"."""
    start = max(0, first - _REACH)
    before = ["not" if word == "n't" else word for word in scene.words[start:first]]
    if "not" not in before:
        return False
    denied = start + before.index("not") + 1
    if scene.words[denied] in _NOT_ALL or scene.upos(denied) in {"ADP", "SCONJ"}:
        return True
    has_own = scene.tree.child(index, "aux", "cop", "nsubj") is not None
    return not has_own and scene.upos(index) not in VERBS


def _turns_back(scene: Scene, index: int) -> bool:
    """True for "arrested a baker, | but later released him |", "had hoped to sell it, | but nobody
    came |" and "was cleared of theft, | but will stand trial |"."""
    tokens, words, tree = scene.sentence.tokens, scene.words, scene.tree
    head = tokens[index].head
    was_hoped = plain(tokens[head].lemma) in _HOPES and any(
        words[child] in _HAD for child in tree.children[head]
    )
    if was_hoped or words[head] in _FREES:
        return True
    if words[index] in _REBUFFS:
        return True
    first, last = tree.phrase(index)
    is_verb = scene.upos(index) in VERBS and tree.child(index, "nsubj") is None
    return is_verb and not _AFTERWARDS.isdisjoint(words[first : last + 1])
