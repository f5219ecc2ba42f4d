"""What reading an article returns: the analysis, and the ways to show it."""

from __future__ import annotations

import copyreg
from collections.abc import Collection
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jl_newslens.config import check_number
from jl_newslens.errors import MissingExtraError, NewsLensError
from jl_newslens.model import (
    Analysis,
    Article,
    Bullet,
    Candidate,
    Entity,
    Mention,
    Notice,
    Paragraph,
    Ranked,
    Reason,
    Removal,
    Substitution,
)

if TYPE_CHECKING:
    import pandas as pd

    from jl_newslens.display.panel import Panel

_FAILED: Final = "failed"
_RECORDS: Final = (
    *(Analysis, Article, Paragraph, Bullet, Removal, Substitution, Ranked, Reason),
    *(Entity, Mention, Candidate, Notice),
)


class Brief:
    """An article at a glance. Shows itself in a notebook; `print(brief)` shows it in a terminal.

    Two briefs are equal when they are written the same way: so is one that was written and read
    back, and so are two whose scores differ in the fifth digit.

    Args:
        analysis: the data.
        lens: what made it, for the panel's "read again" and corrections; None for a saved brief.
    """

    __slots__ = ("_lens", "analysis")

    def __init__(self, analysis: Analysis, *, lens: Any = None) -> None:
        self.analysis = analysis
        self._lens = lens

    @property
    def article(self) -> Article:
        """The article as it was read; all offsets point into `article.text`."""
        return self.analysis.article

    @property
    def bullets(self) -> tuple[Bullet, ...]:
        """At a Glance, in the order in which they should be read."""
        return self.analysis.bullets

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What the article names, most salient first."""
        return self.analysis.entities

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was left out or could not be reached, in words."""
        return self.analysis.notices

    @property
    def ranking(self) -> tuple[Ranked, ...]:
        """Every sentence that could have been a bullet, with its score and the reasons for it."""
        return self.analysis.ranking

    @property
    def failed(self) -> bool:
        """True where `read_many` could not read the article; the notice says why."""
        return any(notice.code == _FAILED for notice in self.notices)

    def text(self, *, width: int | None = None) -> str:
        """Plain text, wrapped at `width` columns: 24 to 100, which the nearest of these stands for.

        Args:
            width: None: not wrapped.

        Raises:
            OptionError: it is no number of columns.
        """
        from jl_newslens.display.text import render_text

        if width is not None:
            width = check_number("width", width, int, 1)
        return render_text(self.analysis, width=width)

    def markdown(self) -> str:
        """Markdown: the bullets, and the entities as links."""
        from jl_newslens.display.markdown import render_markdown

        return render_markdown(self.analysis)

    def html(self, *, full_page: bool = False) -> str:
        """Self-contained HTML without script: a fragment, or with `full_page` a whole document."""
        from jl_newslens.display.html import render_html

        return render_html(self.analysis, full_page=full_page)

    def to_dict(self) -> dict[str, Any]:
        """The wire format, ready for `json.dumps`."""
        return self.analysis.to_dict()

    @classmethod
    def from_dict(cls, data: Any) -> Brief:
        """A brief from its wire format.

        Raises:
            WireFormatError: not an analysis, or of a version that we do not know.
        """
        return cls(Analysis.from_dict(data))

    def to_pandas(self) -> pd.DataFrame:
        """One row per entity: name, type, title, url, qid, description, score, status, source,
        salience, mentions (how many), first (offset of the first mention).

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtraError("brief.to_pandas()", "corpus") from error
        columns = ["name", "type", "title", "url", "qid", "description", "score", "status"]
        columns += ["source", "salience"]
        rows = [
            {column: getattr(entity, column) for column in columns}
            | {
                "mentions": len(entity.mentions),
                "first": min((m.start for m in entity.mentions), default=None),
            }
            for entity in self.entities
        ]
        frame: pd.DataFrame = pd.DataFrame(rows, columns=[*columns, "mentions", "first"])
        return frame

    def panel(self) -> Panel:
        """The interactive panel, showing this brief."""
        from jl_newslens.display.panel import Panel

        return Panel(self._lens, brief=self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Brief) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash(self.article)

    def __reduce__(self) -> tuple[type[Brief], tuple[Analysis]]:
        return Brief, (self.analysis,)

    def __str__(self) -> str:
        return self.text(width=80)

    def __repr__(self) -> str:
        if self.failed:
            return f"<Brief failed: {self.notices[0].message}>"
        bullets = "1 bullet" if len(self.bullets) == 1 else f"{len(self.bullets)} bullets"
        entities = "1 entity" if len(self.entities) == 1 else f"{len(self.entities)} entities"
        return f"<Brief {self.article.label!r}: {bullets}, {entities}>"

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, Any]:
        from jl_newslens.display.mime import mime_bundle, wanted_forms

        return wanted_forms(mime_bundle(self.analysis), include, exclude)


def failed_brief(error: NewsLensError) -> Brief:
    """What stands in a row of briefs for an article that could not be read."""
    return Brief(Analysis(Article(""), notices=(Notice(_FAILED, str(error)),)))


def _pickle_by_values() -> None:
    """Let briefs travel between processes as the calls that make their records, in half the time.

    Dataclasses that are frozen and slotted set each field of a copy by a loop in Python.
    """
    for record in _RECORDS:
        names = tuple(field.name for field in fields(record))
        copyreg.pickle(record, partial(_call_of, names))


def _call_of(names: tuple[str, ...], record: Any) -> tuple[type[Any], tuple[Any, ...]]:
    return type(record), tuple([getattr(record, name) for name in names])


_pickle_by_values()
