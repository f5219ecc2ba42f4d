"""One sentence, shorter: by deletion only, in three lengths."""

from __future__ import annotations

from dataclasses import dataclass

from jl_newslens.model import Length, Removal, Sentence, Span
from jl_newslens.summarize.datelines import dateline_length
from jl_newslens.summarize.deletions import safe_deletions
from jl_newslens.summarize.faithful import Problem, problems
from jl_newslens.summarize.pieces import Draft, tidy

_CUT_PROBLEMS: frozenset[Problem] = frozenset(
    {"empty", "guard word", "torn word", "quotation", "fragment", "ending"}
)


@dataclass(frozen=True, slots=True)
class Compression:
    """The shorter text, the stretches of the article it is made of, and what was left out."""

    text: str
    spans: tuple[Span, ...]
    removed: tuple[Removal, ...]


def compress(sentence: Sentence, length: Length) -> Compression:
    """Shorten `sentence`. Every word of the result stands in the sentence, in the same order.

    Args:
        length: "full" only removes a dateline and closes the sentence; "brief" removes what is safe
            to remove; "headline" keeps the core statement. Where the sentence has no parse, or a
            check fails, less is cut, at last nothing.
    """
    return finish(cut(sentence, length))


def cut(sentence: Sentence, length: Length) -> Draft:
    """The draft behind `compress`, for those who cut or check further."""
    whole = tidy(Draft.whole(sentence, dateline_length(sentence.text)))
    if length == "full":
        return whole
    return cut_brief(whole)


def cut_brief(draft: Draft) -> Draft:
    """All safe deletions, each only if the result passes the checks that the draft passed."""
    allowed = _flaws(draft)
    for deletion in safe_deletions(draft.sentence):
        shorter = tidy(draft.without(deletion.indexes, deletion.rule))
        if _flaws(shorter) <= allowed:
            draft = shorter
    return draft


def finish(draft: Draft) -> Compression:
    return Compression(draft.text(), draft.spans(), draft.removed())


def _flaws(draft: Draft) -> set[Problem]:
    return set(problems(draft)) & _CUT_PROBLEMS
