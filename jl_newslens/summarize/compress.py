"""One sentence, shorter: by deletion only, in three lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jl_newslens.model import Length, Removal, Sentence, Span
from jl_newslens.summarize.captions import caption_length
from jl_newslens.summarize.datelines import dateline_length
from jl_newslens.summarize.deletions import Deletion, Scene, is_safe, safe_deletions
from jl_newslens.summarize.faithful import flaws
from jl_newslens.summarize.phrases import phrases, probability
from jl_newslens.summarize.pieces import Draft, tidy
from jl_newslens.summarize.spoken import spoken_deletions

# A phrase goes when people drop this share of its words and the sentence has more words than this.
# In five folds of broadcast_dev (shares 0.2 to 0.6, lengths 8 to 28), the most that can be cut with
# a token F1 still near that of the whole sentence: .854 at .93; at .90 it is .844. More does not
# pay: a cut gains where people keep under some .43 of its words, and of what is left no kind of
# phrase is kept less than .53 (clauses about .7); the odds of the headline network as a second
# opinion (below .08 to .3, in halves) lose .1 to .8 points too.
_LIMITS = ((0.4, 10), (0.25, 20))
_PHOTO: Final = r"(?:pictured|above|below|left|right)"
_POINTER: Final = re.compile(rf"\[\d+\]|[(\[]{_PHOTO}[)\]]|,\ {_PHOTO},", re.IGNORECASE)
CAPTION: Final = "caption"
_ADVERB_LIMITS = ((0.5, 4),)
# What is less safe than a tie or an aside goes only where so many words stay: "Holt, whose maps
# proved that continents move, died at her home" is not "Holt died at her home". On broadcast_dev 8,
# 10 and 12 are alike (.8552, .8555, .8557).
_MIN_WORDS = 10
_TRUSTED = 0.8


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
    whole = _without_references(Draft.whole(sentence, dateline_length(sentence.text)))
    if caption := caption_length(sentence):
        whole = whole.without(range(caption), CAPTION)
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
    if length == "full" or not whole.sentence.tokens or CAPTION in whole.rules:
        return whole  # caption and sentence were parsed as one
    if length == "headline":
        from jl_newslens.summarize.headline import cut_headline

        short = cut_headline(whole)
        if not short.is_whole and _is_as_sound(short, whole):
            return short
    return cut_brief(whole)


def cut_brief(draft: Draft) -> Draft:
    """All safe deletions, then phrases as the length asks, each only if the checks still pass."""
    scene = Scene(draft.sentence, draft.tree if draft.is_whole else None)
    proposals = [(deletion, 0) for deletion in (*spoken_deletions(scene), *safe_deletions(scene))]
    if scene.is_understood:
        proposals += _ranked_phrases(scene)
    words = _words_left(draft, scene)
    steps: list[tuple[Deletion, Draft]] = []
    shorter = draft
    for deletion, above in proposals:
        fresh = [index for index in deletion.indexes if shorter.keeps(index)]
        if words <= above or not fresh:
            continue
        left = words - sum(not scene.punctuation[index] for index in fresh)
        if left < _MIN_WORDS and deletion.trust < _TRUSTED:
            continue
        steps.append((deletion, shorter))
        shorter, words = tidy(shorter.without(deletion.indexes, deletion.rule)), left
    while steps and not _is_as_sound(shorter, draft):
        # The last cut was the least sure one: take it back.
        shorter = steps.pop()[1]
    return shorter


def _ranked_phrases(scene: Scene) -> list[tuple[Deletion, int]]:
    """Phrases that may go, likeliest first, each with the number of words above which it does."""
    found = []
    for phrase in phrases(scene.sentence, scene.tree):
        chance = probability(phrase)
        limits = _ADVERB_LIMITS if phrase.rule == "adverb" else _LIMITS
        above = next((limit for least, limit in limits if chance >= least), None)
        deletion = Deletion(phrase.indexes, phrase.rule, chance)
        if above is not None and is_safe(deletion, scene):
            found.append((deletion, above))
    return sorted(found, key=lambda item: (-item[0].trust, item[0].indexes))


def _words_left(draft: Draft, scene: Scene) -> int:
    return sum(not scene.punctuation[index] for index in draft.kept)


def finish(draft: Draft) -> Compression:
    return Compression(draft.text(), draft.spans(), draft.removed())


def _is_as_sound(shorter: Draft, draft: Draft) -> bool:
    """Whether `shorter` has no flaw that `draft` has not."""
    found = flaws(shorter)
    return not found or set(found) <= set(flaws(draft))
