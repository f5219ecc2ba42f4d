"""Charts of a corpus, as Altair charts.

Altair's usual renderer loads its script from a public host. To stay offline, and to have charts
that show on static hosts, choose another: `altair.renderers.enable("png")`, or draw with `as_svg`.
"""

from __future__ import annotations

from typing import Any, Final

from jl_newslens.corpus.corpus import Corpus
from jl_newslens.errors import MissingExtraError, OptionError

_TYPE_COLOURS: Final = {
    "PERSON": "#3566c5",
    "ORG": "#8a4fbe",
    "PLACE": "#1f8a5b",
    "EVENT": "#c2571a",
    "WORK": "#a3366f",
    "GROUP": "#7a6a12",
    "OTHER": "#5f6b76",
}

_STEPS: Final = {"day": "D", "week": "W-MON", "month": "MS", "quarter": "QS", "year": "YS"}
_MOST_TICKS: Final = 10
_MOST_ROWS: Final = 5000  # Altair draws no more


def entity_chart(corpus: Corpus, *, limit: int = 20, type: str | None = None) -> Any:
    """Bars: in how many articles each of the most frequent entities stands."""
    alt = _altair()
    frame = corpus.entities(limit=limit, type=type)
    colour = alt.Color(
        "type:N",
        title=None,
        scale=alt.Scale(domain=list(_TYPE_COLOURS), range=list(_TYPE_COLOURS.values())),
        legend=None if type else alt.Legend(),
    )
    return (
        alt.Chart(frame, title="Most named")
        .mark_bar()
        .encode(
            x=alt.X("articles:Q", title="articles", axis=_count_axis(frame["articles"])),
            y=alt.Y("name:N", sort="-x", title=None),
            color=colour,
            tooltip=["name", "type", "articles", "mentions"],
        )
    )


def timeline_chart(corpus: Corpus, *names: str, period: str = "day") -> Any:
    """Lines: how many articles name each of the entities over time.

    Periods in which none does count 0, unless there are more than Altair can draw.
    """
    alt = _altair()
    import pandas as pd

    if not names:
        raise OptionError("timeline_chart needs at least one name.", option="names")
    found = [corpus.timeline(name, period=period).set_index("period") for name in names]
    times = pd.concat(found).index
    if len(times):
        every = pd.date_range(times.min(), times.max(), freq=_STEPS[period])
        if len(every) * len(names) <= _MOST_ROWS:
            found = [one.reindex(every, fill_value=0).rename_axis("period") for one in found]
    frame = pd.concat(
        [one.reset_index().assign(name=name) for name, one in zip(names, found, strict=True)]
    )
    base = alt.Chart(frame).encode(
        x=alt.X("period:T", title=None),
        y=alt.Y("articles:Q", title="articles", axis=_count_axis(frame["articles"])),
        color=alt.Color("name:N", title=None),
        tooltip=["name", alt.Tooltip("period:T"), "articles", "mentions"],
    )
    points = base.mark_point(filled=True).transform_filter("datum.articles > 0")
    return alt.layer(base.mark_line(), points, title="Over time")


def _count_axis(counts: Any) -> Any:
    """An axis without half articles: `tickMinStep` alone draws 0.5 between 0 and 1."""
    most = int(counts.max()) if len(counts) else 0
    return _altair().Axis(tickMinStep=1, tickCount=max(1, min(most, _MOST_TICKS)), format="d")


def pair_chart(corpus: Corpus, *, limit: int = 12) -> Any:
    """A heat map: which of the most frequent entities stand in the same articles."""
    alt = _altair()
    import pandas as pd

    names = list(corpus.entities(limit=limit)["name"])
    pairs = corpus.pairs(limit=None, least=1)
    pairs = pairs[pairs["first"].isin(names) & pairs["second"].isin(names)]
    mirrored = pairs.rename(columns={"first": "second", "second": "first"})
    return (
        alt.Chart(pd.concat([pairs, mirrored]), title="Named together")
        .mark_rect()
        .encode(
            x=alt.X("first:N", sort=names, title=None),
            y=alt.Y("second:N", sort=names, title=None),
            color=alt.Color("articles:Q", title="articles", scale=alt.Scale(scheme="blues")),
            tooltip=["first", "second", "articles", alt.Tooltip("jaccard:Q", format=".2f")],
        )
    )


def as_svg(chart: Any) -> str:
    """A chart drawn here, without script and without network."""
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("Drawing charts offline", "corpus") from error
    svg: str = vl_convert.vegalite_to_svg(chart.to_json())
    return svg


def _altair() -> Any:
    try:
        import altair as alt
    except ImportError as error:
        raise MissingExtraError("Charts", "corpus") from error
    return alt
