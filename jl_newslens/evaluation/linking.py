"""How often links are right: strong match, names only, on gold spans, with calibration.

Source: the measures are those of Usbeck et al., GERBIL (2015), and Bast et al., ELEVANT (2022): a
prediction counts where its span is exactly that of a label, both up to the ends of their words,
and its page the label's. A label without a page leaves recall, but a link there is an error.
Redirects are followed as far as `redirects` knows them; a file that names pages by Wikidata labels
is matched by name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

from jl_newslens.evaluation.bootstrap import ratio_interval
from jl_newslens.evaluation.linking_gold import GoldDocument, GoldLink, read_gold
from jl_newslens.link.names.forms import fold, without_bracket
from jl_newslens.model import Entity, Mention

_BINS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class HasEntities(Protocol):
    """What a reader gives back: a Brief, an Analysis, or anything else with entities."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...


@dataclass(frozen=True, slots=True)
class Interval:
    """A share in [0, 1] with its 95 % bootstrap interval over documents."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1%} ({self.low:.1%} to {self.high:.1%})"


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Links with a score in [low, high): how many, and what share of them is right."""

    low: float
    high: float
    links: int
    right: float


@dataclass(frozen=True, slots=True)
class LinkingReport:
    """What was measured. Shares are None where nothing could be counted.

    Attributes:
        documents: how many texts.
        labels: labelled names that have a page.
        accuracy: of these, the share linked, on exactly that span, to the right page.
        accuracy_overlapping: the same, the span need only overlap.
        right_of_linked: of the labelled names that were linked at all, the share that is right.
        unknown: of the labelled names with a page, the share left without a link.
        candidate_recall: of the labelled names, the share with the right page among the candidates.
        precision, recall, f1: strong match; only for files where every name is labelled.
        calibration: of the links on labelled spans, by score.
    """

    documents: int
    labels: int
    accuracy: Interval | None
    accuracy_overlapping: float | None
    right_of_linked: Interval | None
    unknown: float | None
    candidate_recall: float | None
    precision: Interval | None
    recall: Interval | None
    f1: float | None
    calibration: tuple[CalibrationBin, ...]

    def rows(self) -> list[tuple[str, str]]:
        """The report as (measure, value), for printing."""

        def shown(value: Interval | float | None) -> str:
            if value is None:
                return "–"
            return str(value) if isinstance(value, Interval) else f"{value:.1%}"

        table = [
            ("documents", str(self.documents)),
            ("labelled names", str(self.labels)),
            ("right page", shown(self.accuracy)),
            ("right page, overlapping span", shown(self.accuracy_overlapping)),
            ("right, of those linked", shown(self.right_of_linked)),
            ("left unknown", shown(self.unknown)),
            ("candidate recall", shown(self.candidate_recall)),
            ("precision", shown(self.precision)),
            ("recall", shown(self.recall)),
            ("F1", shown(self.f1)),
        ]
        table += [
            (f"score {b.low:.2f} to {b.high:.2f}", f"{b.right:.1%} right of {b.links}")
            for b in self.calibration
        ]
        return table


@dataclass(slots=True)
class _Counts:
    """One document's counts."""

    labels: int = 0
    right: int = 0
    right_overlapping: int = 0
    linked: int = 0
    in_candidates: int = 0
    predicted: int = 0


def evaluate_linking(
    path: str | os.PathLike[str],
    *,
    read: Callable[[str], HasEntities],
    names_only: bool = True,
    redirects: Mapping[str, str] | None = None,
) -> LinkingReport:
    """Reads every text of a labelled file and compares.

    Args:
        path: JSON lines; see `linking_gold` for the formats.
        read: from a text to its entities, whose offsets must point into that text.
        names_only: leave out labels without a capital letter.
        redirects: old title → title, for both sides.

    Raises:
        CorpusError: the file is none of the known formats.
    """
    documents = read_gold(path)
    evened = even_redirects(redirects or {})
    counts = []
    scores: list[tuple[float, bool]] = []
    for document in documents:
        entities = read(document.text).entities if document.text.strip() else ()
        counts.append(_compare(document, entities, names_only, evened, scores))
    complete = bool(documents) and all(d.complete for d in documents)
    precision = _share(counts, lambda c: c.right, lambda c: c.predicted) if complete else None
    recall = _share(counts, lambda c: c.right, lambda c: c.labels) if complete else None
    return LinkingReport(
        documents=len(documents),
        labels=sum(c.labels for c in counts),
        accuracy=_share(counts, lambda c: c.right, lambda c: c.labels),
        accuracy_overlapping=_ratio(counts, lambda c: c.right_overlapping, lambda c: c.labels),
        right_of_linked=_share(counts, lambda c: c.right, lambda c: c.linked),
        unknown=_ratio(counts, lambda c: c.labels - c.linked, lambda c: c.labels),
        candidate_recall=_ratio(counts, lambda c: c.in_candidates, lambda c: c.labels),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        calibration=_calibration(scores),
    )


def even_redirects(redirects: Mapping[str, str]) -> dict[str, str]:
    """Redirects for `same_page`: "U.S. army" finds what is said of "US Army"."""
    folded = {fold(title): page for title, page in redirects.items() if " " in title}
    return {**folded, **redirects}


def same_page(gold: str, title: str, redirects: Mapping[str, str]) -> bool:
    """Whether two titles name one page.

    Case of the first letter, underscores and redirects (see `even_redirects`) are evened out; so
    is a qualifier ("Georgia (country)", "Phoenix, Arizona") that only one of the two has, and the
    number of a people, whom Wikidata calls "Hindu" and Wikipedia "Hindus".
    """
    first, second = _normal(gold, redirects), _normal(title, redirects)
    if first == second:
        return True
    if _is_qualified(first) and _is_qualified(second):
        return False
    bare, other = fold(_bare(first)), fold(_bare(second))
    return other in (bare, f"{bare}s") or bare == f"{other}s"


def _is_qualified(title: str) -> bool:
    return title.endswith(")") or ", " in title


def _bare(title: str) -> str:
    return without_bracket(title).partition(", ")[0]


def _normal(title: str, redirects: Mapping[str, str]) -> str:
    plain = " ".join(title.replace("_", " ").split())
    plain = plain[:1].upper() + plain[1:]
    return redirects.get(plain) or (" " in plain and redirects.get(fold(plain))) or plain


def _compare(
    document: GoldDocument,
    entities: Sequence[Entity],
    names_only: bool,
    redirects: Mapping[str, str],
    scores: list[tuple[float, bool]],
) -> _Counts:
    counts = _Counts()
    exact: dict[tuple[int, int], Entity] = {}
    mentions: list[tuple[Mention, Entity]] = []
    for entity in entities:
        for mention in entity.mentions:
            exact[_whole_words(document.text, mention.start, mention.end)] = entity
            mentions.append((mention, entity))
    skipped = set()
    for gold in document.links:
        if (names_only and not gold.is_name) or not document.start <= gold.start < document.end:
            skipped.add(_whole_words(document.text, gold.start, gold.end))
            continue
        if gold.title is None:
            continue
        counts.labels += 1
        found = exact.get(_whole_words(document.text, gold.start, gold.end))
        if found is not None and found.title is not None:
            right = same_page(gold.title, found.title, redirects)
            counts.linked += 1
            counts.right += right
            scores.append((found.score, right))
        if found is not None:
            counts.in_candidates += any(
                same_page(gold.title, candidate.title, redirects) for candidate in found.candidates
            )
        counts.right_overlapping += _overlapping(gold, mentions, redirects)
    counts.predicted = sum(
        entity.title is not None
        and document.start <= mention.start < document.end
        and _whole_words(document.text, mention.start, mention.end) not in skipped
        for mention, entity in mentions
    )
    return counts


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span up to the ends of its words, as ELEVANT has it: some labels stop inside a word."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _overlapping(
    gold: GoldLink, mentions: Sequence[tuple[Mention, Entity]], redirects: Mapping[str, str]
) -> bool:
    return any(
        mention.start < gold.end
        and gold.start < mention.end
        and entity.title is not None
        and gold.title is not None
        and same_page(gold.title, entity.title, redirects)
        for mention, entity in mentions
    )


def _ratio(
    counts: Sequence[_Counts], top: Callable[[_Counts], int], bottom: Callable[[_Counts], int]
) -> float | None:
    whole = sum(map(bottom, counts))
    return sum(map(top, counts)) / whole if whole else None


def _share(
    counts: Sequence[_Counts], top: Callable[[_Counts], int], bottom: Callable[[_Counts], int]
) -> Interval | None:
    value = _ratio(counts, top, bottom)
    if value is None:
        return None
    low, high = ratio_interval([(top(c), bottom(c)) for c in counts])
    return Interval(value, low, high)


def _f1(precision: Interval | None, recall: Interval | None) -> float | None:
    if precision is None or recall is None or not precision.value + recall.value:
        return None
    return 2 * precision.value * recall.value / (precision.value + recall.value)


def _calibration(scores: Sequence[tuple[float, bool]]) -> tuple[CalibrationBin, ...]:
    bins = []
    for low, high in pairwise(_BINS):
        inside = [right for score, right in scores if low <= score < high or (score == high == 1.0)]
        if inside:
            bins.append(CalibrationBin(low, high, len(inside), sum(inside) / len(inside)))
    return tuple(bins)
