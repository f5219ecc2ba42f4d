"""Several rankers side by side: what each of them made of one article, as HTML and as text.

Columns where there is room, one below the other where there is none, as in the panel. Links,
colours and words are those of a single brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jl_newslens.display._markup import escape, plain
from jl_newslens.display.html import (
    STYLE,
    TOP_IN_A_NOTEBOOK,
    TOP_OF_A_PAGE,
    bullet_list,
    heading,
    language_of,
    notes,
    title_block,
    whole_page,
)
from jl_newslens.display.segments import cut_segments
from jl_newslens.display.text import Line, glance_lines, note_lines, title_lines, wrapped
from jl_newslens.model import Analysis, Article

_STYLE = """\
.jlnb.jlnb-compared{max-width:80rem}
.jlnb .jlnb-columns{display:grid;gap:1em;\
grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.jlnb.jlnb-compared .jlnb-columns .jlnb-head{text-transform:none;letter-spacing:0;font-size:.9em}
.jlnb .jlnb-columns small.jlnb-note{white-space:normal}
.jlnb .jlnb-columns+.jlnb-note{margin:.9em 0 0}
"""
_NOTHING = "No ranker was asked."


def render_comparison_html(analyses: Mapping[str, Analysis], *, full_page: bool = False) -> str:
    """A column for each ranker, as a fragment, or with `full_page` as a whole document.

    Args:
        analyses: of one article, by ranker.
    """
    if not full_page:
        return _fragment(analyses, TOP_IN_A_NOTEBOOK)
    one = _one_of(analyses) or Analysis(Article(""))
    return whole_page(one, _fragment(analyses, TOP_OF_A_PAGE))


def _fragment(analyses: Mapping[str, Analysis], top: int) -> str:
    one = _one_of(analyses)
    if one is None:
        return f"<p>{_NOTHING}</p>\n"
    below = top + bool(one.article.title)
    parts = [
        f"<style>\n{STYLE}{_STYLE}</style>\n",
        f'<article class="jlnb jlnb-compared" lang="{escape(language_of(one))}">\n',
        *title_block(one, top),
        '<div class="jlnb-columns">\n',
    ]
    for ranker, analysis in analyses.items():
        pieces = cut_segments(analysis)["bullets"]
        entities = {entity.id: entity for entity in analysis.entities}
        parts += [
            '<section class="jlnb-glance">\n',
            heading(below, _titled(ranker)),
            *bullet_list(analysis, pieces, entities, _remarks(ranker, analyses)),
            "</section>\n",
        ]
    parts += ["</div>\n", *notes(one), "</article>\n"]
    return "".join(parts)


def render_comparison_text(analyses: Mapping[str, Analysis], *, width: int | None = None) -> str:
    """The rankers one below the other, wrapped as `render_text` wraps."""
    return wrapped(_lines(analyses), width)


def _lines(analyses: Mapping[str, Analysis]) -> Iterator[Line]:
    one = _one_of(analyses)
    if one is None:
        yield Line(pieces=((_NOTHING, "dim"),))
        return
    yield from title_lines(one)
    for number, (ranker, analysis) in enumerate(analyses.items()):
        if number:
            yield Line()
        yield from glance_lines(_titled(ranker), analysis, _remarks(ranker, analyses))
    yield from note_lines(one)


def _one_of(analyses: Mapping[str, Analysis]) -> Analysis | None:
    """The first, with the notices of all; None where there is none."""
    notices = dict.fromkeys(notice for each in analyses.values() for notice in each.notices)
    first = next(iter(analyses.values()), None)
    return None if first is None else replace(first, notices=tuple(notices))


def _titled(ranker: str) -> str:
    return f"Ranker: {plain(ranker)}"


def _remarks(ranker: str, analyses: Mapping[str, Analysis]) -> dict[int, str]:
    """Which other rankers chose the sentences that this one chose, in words."""
    choices = {
        name: {bullet.sentence for bullet in analysis.bullets}
        for name, analysis in analyses.items()
    }
    remarks = {}
    for sentence in choices[ranker]:
        others = [name for name in choices if name != ranker and sentence in choices[name]]
        if others and len(others) == len(choices) - 1:
            remarks[sentence] = "chosen by both" if len(choices) == 2 else "chosen by all"
        elif others:
            remarks[sentence] = f"also chosen by {plain(', '.join(others))}"
    return remarks
