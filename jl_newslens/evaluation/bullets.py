"""How good bullets are, against an editor's highlights and on their own.

Beside ROUGE stand the things that ROUGE does not see: length, words that the source does not have,
guard words (not, may, alleged …) that were lost, and openings that point at a text that is not
there. A longer summary scores higher almost by itself, so length is in every row.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jl_newslens.errors import CorpusError
from jl_newslens.evaluation.bootstrap import ratio_interval
from jl_newslens.evaluation.rouge import Rouge, RougeScorer
from jl_newslens.json_lines import read_records
from jl_newslens.model import Analysis, Article, Bullet
from jl_newslens.summarize.rankers.terms import words_of
from jl_newslens.summarize.sentence.words import (
    CONJUNCTIONS,
    CONNECTIVES,
    DEMONSTRATIVES,
    GUARDS,
    GUARDS_IN_NAMES,
    PERSONAL_PRONOUNS,
    SOME_FEW,
    TIME_NOUNS,
    plain,
)

_LEAD_NAME: Final = "first sentences"

ReadWithRankers = Callable[[Article], Mapping[str, Analysis]]
"""An article in, its analysis by ranker name out: `lens.compare` with the options bound."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """An article and the lines that an editor wrote of it."""

    id: str
    article: Article
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulletsRow:
    """Means over the articles for one ranker; ROUGE as F1 in [0, 1].

    Attributes:
        interval: half the width of the 95 % bootstrap interval of `rouge1`, over articles.
        bullets: how many an article.
        words_per_bullet: as a reader counts them.
        invented_words: words in all bullets that their sentences do not have, in order.
        lost_guards: words like "not", "may", "alleged" that a bullet dropped from its sentence.
        dangling: bullets that open with a pronoun, a connective or "this".
    """

    ranker: str
    articles: int
    rouge1: float
    rouge2: float
    rouge_lsum: float
    interval: float
    bullets: float
    words_per_bullet: float
    invented_words: int
    lost_guards: int
    dangling: int


def read_highlights(path: str | os.PathLike[str]) -> tuple[Highlights, ...]:
    """Read JSON lines with "article" (or "text") and "highlights" (or "summary"), "title" if known.

    Raises:
        CorpusError: the file cannot be read, or a line is none of that.
    """
    found = []
    for number, record in read_records(path):
        text = record.get("article", record.get("text"))
        lines = record.get("highlights", record.get("summary"))
        if isinstance(lines, str):
            lines = lines.splitlines()
        if not isinstance(text, str) or not isinstance(lines, list) or not lines:
            raise CorpusError(
                f"{os.fspath(path)}, line {number}: needs a text under 'article' and its lines "
                "under 'highlights'."
            )
        title = record.get("title")
        article = Article(text=text, title=title if isinstance(title, str) else None)
        found.append(
            Highlights(str(record.get("id", number)), article, tuple(str(line) for line in lines))
        )
    return tuple(found)


def evaluate_bullets(
    examples: Iterable[Highlights], read: ReadWithRankers, *, bullets: int = 3
) -> tuple[BulletsRow, ...]:
    """One row a ranker, and one for simply taking the first `bullets` sentences.

    Args:
        read: gives the analysis of an article by ranker name; asked once an article.

    Returns:
        The rows in the order in which `read` names the rankers, the first sentences last.
    """
    scorer = RougeScorer()
    tallies: dict[str, _Tally] = {}
    for example in examples:
        lead: tuple[str, ...] = ()
        for name, analysis in read(example.article).items():
            text = analysis.article.text
            lead = lead or tuple(text[a:b] for a, b in analysis.sentences[:bullets])
            tally = tallies.setdefault(name, _Tally(name))
            lines = [bullet.text for bullet in analysis.bullets]
            tally.add(scorer.score(example.lines, lines), lines)
            tally.inspect(text, analysis.sentences, analysis.bullets)
        baseline = tallies.setdefault(_LEAD_NAME, _Tally(_LEAD_NAME))
        baseline.add(scorer.score(example.lines, lead), lead)
    rows = [tally.row() for name, tally in tallies.items() if name != _LEAD_NAME]
    return (*rows, *(tallies[name].row() for name in tallies if name == _LEAD_NAME))


class _Tally:
    """Sums for one row."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._scores: list[Rouge] = []
        self._bullets = self._words = self._invented = self._lost = self._dangling = 0

    def add(self, score: Rouge, lines: Sequence[str]) -> None:
        self._scores.append(score)
        self._bullets += len(lines)
        self._words += sum(len(line.split()) for line in lines)
        self._dangling += sum(opens_dangling(line) for line in lines)

    def inspect(
        self, text: str, sentences: Sequence[tuple[int, int]], bullets: Sequence[Bullet]
    ) -> None:
        for bullet in bullets:
            start, end = sentences[bullet.sentence]
            self._invented += len(invented_words(text, bullet))
            self._lost += len(lost_guards(text[start:end], bullet.text))

    def row(self) -> BulletsRow:
        count = max(1, len(self._scores))
        ones = [score.rouge1 for score in self._scores]
        low, high = ratio_interval([(one, 1.0) for one in ones])
        return BulletsRow(
            ranker=self._name,
            articles=len(self._scores),
            rouge1=math.fsum(ones) / count,
            rouge2=math.fsum(score.rouge2 for score in self._scores) / count,
            rouge_lsum=math.fsum(score.rouge_lsum for score in self._scores) / count,
            interval=(high - low) / 2,
            bullets=self._bullets / count,
            words_per_bullet=self._words / max(1, self._bullets),
            invented_words=self._invented,
            lost_guards=self._lost,
            dangling=self._dangling,
        )


def invented_words(text: str, bullet: Bullet) -> list[str]:
    """Words of the bullet that do not stand, in this order, in the spans it was cut from."""
    source = [plain(word) for start, end in bullet.spans for word in words_of(text[start:end])]
    shown = words_of(bullet.text.replace("’s]", "]").replace("'s]", "]"))
    return missing_words(source, [plain(word) for word in shown])


def missing_words(source: Sequence[str], words: Sequence[str]) -> list[str]:
    """Those of `words` that `source` does not have, in this order."""
    missing, place = [], 0
    for word in words:
        try:
            place = source.index(word, place) + 1
        except ValueError:
            missing.append(word)
    return missing


def lost_guards(sentence: str, bullet: str) -> list[str]:
    """Words that turn or weaken a statement, in the sentence but not in its bullet."""
    left = [plain(word) for word in words_of(bullet)]
    lost = []
    before = ""
    for place, word in enumerate(words_of(sentence)):
        low = plain(word)
        is_named = place > 0 and word in GUARDS_IN_NAMES
        is_number = low == "few" and before in SOME_FEW
        before = low
        if not (is_named or is_number) and (low in GUARDS or low.endswith("n't")):
            if low in left:
                left.remove(low)
            else:
                lost.append(word)
    return lost


def opens_dangling(line: str) -> bool:
    """True when the line opens with a pronoun, a connective or "this", outside square brackets."""
    words = [plain(word) for word in line.split()[:3]]
    if not words or words[0].startswith("["):
        return False
    first = words[0].strip("\"“”'‘’(,")
    if (
        first == "it"
        and len(words) > 1
        and words[1] in {"is", "was", "took", "has", "will", "seems"}
    ):
        return False  # usually "It is unclear whether …"
    if first in DEMONSTRATIVES:
        return not any(word.strip(",.") in TIME_NOUNS for word in words[1:])
    if first in CONJUNCTIONS - {"so"}:
        return True
    return first in PERSONAL_PRONOUNS or (first in CONNECTIVES and words[0].endswith(","))
