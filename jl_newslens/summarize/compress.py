"""One sentence, shorter: by deletion only, in three lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jl_newslens.model import Length, Removal, Sentence, Span
from jl_newslens.summarize.brief.brief import leave_out_phrases
from jl_newslens.summarize.brief.deletions import TIE, TIES, safe_deletions
from jl_newslens.summarize.faithful import flaws
from jl_newslens.summarize.names.referents import unnamed_person, unnamed_things
from jl_newslens.summarize.sentence.captions import caption_length
from jl_newslens.summarize.sentence.misread import is_misread
from jl_newslens.summarize.sentence.openers import skipped_dateline
from jl_newslens.summarize.sentence.pieces import Draft, tidy
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.speakers import with_commas_before_speakers
from jl_newslens.summarize.spoken import spoken_deletions

_PHOTO: Final = r"(?:pictured|above|below|(?:far\ |second\ )?(?:left|right)|cent(?:re|er))"
_POINTER: Final = re.compile(rf"\[\d+\]|[(\[]{_PHOTO}[)\]]|,\ {_PHOTO},", re.IGNORECASE)
_CAPTION: Final = "caption"
# What is less safe than a tie or an aside goes only where so many words stay: "Holt, whose maps
# proved that continents move, died at her home" is not "Holt died at her home". On broadcast_dev 8,
# 10 and 12 are alike (.8552, .8555, .8557).
_MIN_WORDS = 10
_TRUSTED = 0.8
_TREELESS = 0.9  # brackets, fillers, connectives: they go whatever the parser took them for


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
    whole = _without_references(Draft.whole(sentence, skipped_dateline(sentence)))
    if caption := caption_length(sentence):
        whole = whole.without(range(caption), _CAPTION)
    return shorten(tidy(whole), length)


def _without_references(draft: Draft) -> Draft:
    """Without what points at a note or a photo: "pitcher and catcher. [15][16]", "the oven (above)
    of the mill", "Anna Holt, pictured, said"."""
    sentence = draft.sentence
    for found in _POINTER.finditer(sentence.text):
        first, last = (sentence.start + offset for offset in found.span())
        inside = [i for i, t in enumerate(sentence.tokens) if first <= t.start and t.end <= last]
        draft = draft.without(inside, "brackets")
    return draft


def shorten(whole: Draft, length: Length) -> Draft:
    """What `cut` makes of a sentence, from its "full" draft."""
    if length == "full" or _is_fixed(whole):
        return whole
    if length == "headline":
        from jl_newslens.summarize.headline.headline import cut_headline

        short = cut_headline(whole)
        if not short.is_whole and _is_as_sound(short, whole):
            return short
    return _cut_brief(whole)


def _is_fixed(whole: Draft) -> bool:
    """Whether there is no parse of the sentence: its caption was parsed with it."""
    return not whole.sentence.tokens or _CAPTION in whole.rules


def _cut_brief(draft: Draft) -> Draft:
    """Without what any text can do without, and without phrases that people drop."""
    return cut_phrases(cut_safely(draft))


def cut_phrases(draft: Draft) -> Draft:
    """Without phrases that people drop, if the checks pass then as they do now."""
    short = with_commas_before_speakers(leave_out_phrases(draft, _scene(draft)))
    return short if _is_as_sound(short, draft) else draft


def cut_ties(draft: Draft) -> Draft:
    """Without "also" and ", however,", which tie to a text that a bullet does not show."""
    return draft if TIES.isdisjoint(draft.words) else cut_safely(draft, frozenset({TIE}))


def cut_safely(draft: Draft, only: frozenset[str] = frozenset()) -> Draft:
    """Without what any text can do without, as far as the checks pass as they do now.

    Args:
        only: by these rules; none for all.
    """
    if _is_fixed(draft):
        return draft
    scene = _scene(draft)
    words = sum(not scene.punctuation[index] for index in draft.kept)
    steps: list[Draft] = []
    shorter = draft
    least = _TREELESS if scene.tree.usable and is_misread(scene.tree) else 0.0
    for deletion in (*spoken_deletions(scene), *safe_deletions(scene)):
        if deletion.trust < least or (only and deletion.rule not in only):
            continue
        fresh = [index for index in deletion.indexes if shorter.keeps(index)]
        left = words - sum(not scene.punctuation[index] for index in fresh)
        if not fresh or (left < _MIN_WORDS and deletion.trust < _TRUSTED):
            continue
        steps.append(shorter)
        shorter, words = tidy(shorter.without(deletion.indexes, deletion.rule)), left
    made = with_commas_before_speakers(shorter)
    while steps and not _is_as_sound(made, draft):
        # The last cut was the least sure one: take it back.
        made = with_commas_before_speakers(steps.pop())
    return made


def _scene(draft: Draft) -> Scene:
    return Scene(draft.sentence, draft.tree if draft.is_whole else None)


def finish(draft: Draft) -> Compression:
    return Compression(draft.text(), draft.spans(), draft.removed())


def _is_as_sound(shorter: Draft, draft: Draft) -> bool:
    """Whether `shorter` has no flaw that `draft` has not."""
    found = flaws(shorter)
    if found and not set(found) <= set(flaws(draft)):
        return False
    return not _is_orphaned(shorter) or _is_orphaned(draft)


def _is_orphaned(draft: Draft) -> bool:
    """Whether a "he" or an "it" stands for what the draft does not name."""
    return unnamed_person(draft) is not None or unnamed_things(draft) is not None
