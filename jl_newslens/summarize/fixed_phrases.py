"""Words that only together say what they say: "has yet to sell", "fell short of", "but for"."""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.tree import VERBS
from jl_newslens.summarize.words import NEGATIONS, plain, word_set

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
_RECIPROCAL: Final = {"other": ("each",), "another": ("one",)}
# Of what, they must say: "a host | of reasons |".
_QUANTITIES: Final = word_set(
    """
    array batch flurry handful host lot multitude plethora raft range series slew spate string
    variety wave wealth
    """
)
_ASKS_FOR: Final = {"far": "from", "guilty": "of", "short": "of"}
_DENIES: Final = word_set("denied denies disputed disputes rejected rejects")
_SIDE_CLAUSES: Final = frozenset({"acl:relcl", "advcl"})
_SCALES: Final = word_set("apart away deep high late long old tall thick wide")
_CHOICES: Final = word_set("alternative choice option")
_WANTS_TO: Final = word_set(
    """
    agree aim attempt decide fail hope intend manage need offer plan pledge prepare promise refuse
    seek swear threaten try vow want wish
    """
)
_SHARED_OUT: Final = frozenset({"each", "apiece"})
_AS_FAR_AS: Final = ["as", "far", "as"]  # "| As far as the police know |, he left alone"
# "for the third month | in a row", what was not meant, or not done in the open, and what only with
# its verb says what it says: "caught drivers | by surprise".
_WHOLE: Final = re.compile(
    r"""in\ (?: a\ row | check | error | jail | mind | prison | secret | vain )
      | by\ (?: accident | force | mistake | storm | surprise )
      | for\ (?: granted | life | nothing )
      | at\ (?: a\ loss | bay | gunpoint | night | risk | sea )
      | to\ (?: an\ end | death | justice | life | light | mind | rest | task )
      | on\ (?: end | hold ) | into\ account | off\ guard | behind\ bars | out\ of\ business""",
    re.VERBOSE,
)
_LONGEST: Final = 3
_COMPARED: Final = frozenset({"advcl", "nmod", "obl"})
_AS_REACH: Final = 4  # words from the first "as" to the second
_SUBJECTS: Final = ("nsubj", "nsubj:pass")
_CONTRAST_REACH: Final = 8  # words from "not" to "but"
_HOPES: Final = word_set("aim expect hope intend mean plan schedule set suppose try want")
_FREES: Final = word_set("acquitted bailed cleared discharged exonerated freed reinstated released")
# With "but", these take back what was said before; rebuffs do, whoever gives them.
_REBUFFS: Final = word_set("declined denied denies dismissed refused refuses rejected rejects")
_AFTERWARDS: Final = NEGATIONS | word_set(
    """
    escaped failed fails freed later recovered released resigned since survived then
    withdrew
    """
)


def is_fixed(scene: Scene, index: int) -> bool:
    """True for a word or phrase that its head cannot lose without saying something else."""
    token, word = scene.sentence.tokens[index], scene.words[index]
    if token.dep == "advmod" and scene.word(index + 1) == _WITH_NEXT.get(word):
        return True
    first, last = scene.tree.phrase(index)
    is_more = token.tag in {"JJR", "RBR"} and token.head < index == first
    if is_more and scene.word(index + 1) == "than":
        return True  # "pays women | less | than men"
    if word == "other" and scene.word(index + 1) == "than":
        return True
    if scene.word(index - 1) in _RECIPROCAL.get(word, ()):
        return True  # "with each | other |"
    if token.dep == "amod" and word in _SOME:
        return True  # "| Several | bakers left"
    if word in _SHARED_OUT and token.head < index:
        return True  # "pays them nine euros | each |"
    if last - first < _LONGEST and _WHOLE.fullmatch(" ".join(scene.words[first : last + 1])):
        return True
    if scene.words[first] == "for" and scene.word(first - 1) == "but":
        return True  # "But | for the flood |, the mill would stand"
    if scene.words[first : first + 3] == _AS_FAR_AS:
        return True
    if word in _DENIES and token.dep in _SIDE_CLAUSES:
        return True  # "They said it fell |, which Holt denied |"
    if token.dep == "obl:unmarked" and index < token.head and scene.words[token.head] in _SCALES:
        return True  # "more than | a day | old"
    if _is_what_is_wanted(scene, index, first):
        return True
    if scene.words[first] == "of" and scene.words[token.head] in _QUANTITIES:
        return True
    if scene.words[first] == _ASKS_FOR.get(scene.words[token.head]):
        return True  # "is far | from certain |"
    if token.dep == "advmod" and scene.word(first - 1) == "than":
        return True  # "more than | ever before |"
    before = scene.words[max(0, first - _AS_REACH) : first]
    if scene.words[first] == "as" and token.dep in _COMPARED and "as" in before:
        return True  # "twice as dear | as it was |"
    if token.dep != "conj":
        excepts = any(_leaves_out(scene, child) for child in scene.tree.children[index])
        return excepts or scene.words[token.head] == "regardless"
    if scene.words[first : first + 2] == ["rather", "than"]:
        return True
    if scene.words[index] in _FREES or scene.words[first : first + 2] == ["but", "not"]:
        return True  # "was arrested | and released |", "works in mice, | but not in people |"
    return _leaves_out(scene, index) or _turns_back(scene, index)


def _is_what_is_wanted(scene: Scene, index: int, first: int) -> bool:
    """True for "promised | to repair it |", which the parser took for a purpose."""
    token = scene.sentence.tokens[index]
    if token.dep != "advcl" or scene.words[first] != "to" or first != token.head + 1:
        return False
    return plain(scene.sentence.tokens[token.head].lemma) in _WANTS_TO


def _leaves_out(scene: Scene, index: int) -> bool:
    """True for "everyone | but the mayor |" and "no choice | but to sell it |"."""
    whole, first = scene.sentence.tokens[index].head, scene.tree.phrase(index)[0]
    if scene.words[first] != "but":
        return False
    return scene.word(first - 1) in _CHOICES or any(
        scene.words[i] in _WHOLES for i in (whole, *scene.tree.children[whole])
    )


def _turns_back(scene: Scene, index: int) -> bool:
    """True for "arrested a baker, | but later released him |", "not guilty of theft, | but of
    fraud |" and "had hoped to sell it, | but nobody came |"."""
    first, last = scene.tree.phrase(index)
    if scene.words[first] != "but":
        return False
    before = scene.words[max(0, first - _CONTRAST_REACH) : first]
    if "not" in before:
        denied = first - len(before) + before.index("not") + 1
        is_phrase = scene.words[denied] == "only" or scene.upos(denied) in {"ADP", "SCONJ"}
        if is_phrase or not _is_clause(scene, index):
            return True
    if _was_hoped(scene, index):
        return True
    if scene.words[scene.sentence.tokens[index].head] in _FREES:
        return True  # "was cleared of theft, | but will stand trial for fraud |"
    if scene.words[index] in _REBUFFS or scene.words[index : index + 2] == ["turned", "down"]:
        return True
    is_verb = scene.upos(index) in VERBS and scene.tree.child(index, *_SUBJECTS) is None
    return is_verb and not _AFTERWARDS.isdisjoint(scene.words[first : last + 1])


def _is_clause(scene: Scene, index: int) -> bool:
    own = scene.tree.child(index, "aux", "aux:pass", "cop", *_SUBJECTS)
    return own is not None or scene.upos(index) in VERBS


def _was_hoped(scene: Scene, index: int) -> bool:
    head = scene.sentence.tokens[index].head
    return plain(scene.sentence.tokens[head].lemma) in _HOPES and any(
        scene.words[c] in {"had", "'d", "was", "were"} for c in scene.tree.children[head]
    )
