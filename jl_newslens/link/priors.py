"""How likely each of several pages is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jl_newslens.model import Candidate


def likely_among(pages: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The pages, each once, with their priors among themselves: these add up to 1, or are all 0."""
    distinct = {page.title: page for page in pages}.values()
    total = sum(page.prior for page in distinct)
    return tuple(replace(page, prior=page.prior / total if total else 0.0) for page in distinct)
