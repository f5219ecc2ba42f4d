"""The lens of this process, for who has no reason to keep an own one: `nl.read`, `nl.compare`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from jl_newslens.brief import Brief
from jl_newslens.comparison import Comparison
from jl_newslens.lens import COMPARED_RANKERS, NewsLens, Source
from jl_newslens.protocols import Ranker, RankFunction


@cache
def shared_lens() -> NewsLens:
    """The lens with default options, made once."""
    return NewsLens()


def read(source: Source, **options: Any) -> Brief:
    """Reads one article, with a lens that is kept for the next call.

    Args:
        source: the text itself, the path of a text or HTML file, an "https://…" address, bytes, an
            `Article`, a `Brief`, or a row of a table as a dict.
        options: those of `LensConfig`, as in bullets=3, length="headline", offline=True.

    Returns:
        The brief, which shows itself in a notebook; `print(brief)` shows it in a terminal.

    Raises:
        NewsLensError: as `NewsLens.read`.
    """
    return shared_lens().read(source, **options)


def compare(
    source: Source,
    rankers: Sequence[str | Ranker | RankFunction] = COMPARED_RANKERS,
    **options: Any,
) -> Comparison:
    """The same article as several rankers see it: a dict of briefs by ranker, which shows itself
    in a notebook as columns of bullets, with a lens that is kept for the next call.

    Args:
        source, options: as for `read`.
        rankers: a list of names ("newslens", "lead", "lex_rank", …), rankers or functions.
    """
    return shared_lens().compare(source, rankers, **options)
