"""How likely each of several pages is, and which ones are not to be weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jl_newslens.model import Candidate


def likely_among(pages: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The pages, each once, with their priors among themselves: these add up to 1, or are all 0."""
    distinct = {page.title: page for page in pages}.values()
    total = sum(page.prior for page in distinct)
    return tuple(replace(page, prior=page.prior / total if total else 0.0) for page in distinct)


def are_of_own_list(pages: Sequence[Candidate]) -> bool:
    """Whether the reader's own reference list holds one: they put it there, so all stay."""
    return any(page.source == "reference_list" for page in pages)
