"""What comparing rankers returns: their briefs by name, which show themselves side by side."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jl_newslens.brief import Brief
from jl_newslens.model import Analysis


class Comparison(dict[str, Brief]):
    """Briefs of one article by ranker: a dict, which shows itself in a notebook as columns.

    A sentence that several rankers chose says so. `print(comparison)` shows the same in a terminal,
    and `html()` is what to save.
    """

    __slots__ = ()

    def html(self, *, full_page: bool = False) -> str:
        """Self-contained HTML without script: a fragment, or with `full_page` a whole document."""
        from jl_newslens.display.comparison import render_comparison_html

        return render_comparison_html(self._analyses(), full_page=full_page)

    def _analyses(self) -> dict[str, Analysis]:
        return {ranker: brief.analysis for ranker, brief in self.items()}

    def __str__(self) -> str:
        from jl_newslens.display.comparison import render_comparison_text

        return render_comparison_text(self._analyses(), width=80)

    def __repr__(self) -> str:
        return str(self).rstrip("\n")

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, Any]:
        from jl_newslens.display.mime import wanted_forms

        bundle = {"text/html": self.html(), "text/plain": str(self)}
        return wanted_forms(bundle, include, exclude)
