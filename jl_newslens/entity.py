"""What an article names: where it does so, which pages may be meant, and which one is.

Part of `model`, through which all other modules import it. Offsets are Unicode code points,
half-open [start, end), into `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, get_args

from jl_newslens.article import ENTITY_TYPES, EntityType
from jl_newslens.errors import WireFormatError
from jl_newslens.json_values import (
    items_of,
    optional_text_of,
    record_of,
    share_of,
    span_of,
    strings_of,
    text_of,
)

EntityStatus: TypeAlias = Literal["linked", "unknown", "unavailable"]

ENTITY_STATUSES: Final[tuple[EntityStatus, ...]] = get_args(EntityStatus)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a score is what it is: a feature and what it added (may be negative)."""

    feature: str
    value: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the article names something: `article.text[start:end] == surface`.

    `type` is the best guess before linking (None where there is none); `origin` says who found it:
    "ner", "alias", "proper" (a run of proper nouns), "demonym" or "short" (joined to a longer
    name).
    """

    start: int
    end: int
    surface: str
    sentence: int = 0
    type: EntityType | None = None
    origin: str = "ner"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference page that a name may mean.

    A source of your own must give the first three; `prior`, `type` and `description` help most.

    Attributes:
        qid: the Wikidata item, as "Q42".
        description: a few words; `lead` the first sentences. Both are compared with the article.
        prior: p(page | name) in [0, 1] as the source knows it; what the candidates of a name leave
            of 1 counts for "another page".
        popularity: how widely known the page is, in [0, 1].
        related: titles of pages that often occur with it.
        is_disambiguation: the page only lists what the name may mean; it is never linked.
        redirected_from: the title that led to it; None where the name is its own.
        score: the calibrated probability that it is meant, in [0, 1]; like `reasons`, of
            disambiguation's making.
    """

    title: str
    url: str | None
    source: str
    type: EntityType | None = None
    qid: str | None = None
    description: str = ""
    lead: str = field(default="", repr=False)
    prior: float = 0.0
    score: float = 0.0
    popularity: float = 0.0
    is_disambiguation: bool = False
    redirected_from: str | None = None
    thumbnail: str | None = field(default=None, repr=False)
    related: tuple[str, ...] = field(default=(), repr=False)
    reasons: tuple[Reason, ...] = field(default=(), repr=False)

    def to_dict(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "url": self.url,
            "source": self.source,
            "type": self.type,
            "qid": self.qid,
            "description": self.description,
            "score": round(self.score, 4),
        }

    @classmethod
    def from_dict(cls, data: Any) -> Candidate:
        record = record_of(data, "candidate")
        kind = record.get("type")
        return cls(
            title=text_of(record, "title"),
            url=optional_text_of(record, "url"),
            source=optional_text_of(record, "source") or "",
            type=None if kind is None else _entity_type(kind),
            qid=optional_text_of(record, "qid"),
            description=optional_text_of(record, "description") or "",
            score=share_of(record, "score"),
        )


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the article names, with all its mentions and, where one fits, its page.

    Attributes:
        id: "e1", "e2", … within one article, most salient first.
        name: the fullest form that the article uses.
        title: of the page, as `url` (None for one of your own list that has none), `qid`,
            `description` and `lead` (its first sentences).
        status: "linked", "unknown" (no page is a good match: `title` and `url` are None) or
            "unavailable" (a source could not be asked).
        score: the calibrated probability that the link is right, in [0, 1]; of an unknown one, that
            of the best page that was turned down.
        source: the name of the source that knows the page, or "correction".
        salience: how much the article is about it, in [0, 1].
        mentions: in the order of the text.
        candidates: the best pages considered, the chosen one first; `why` says what spoke for it.
        thumbnail: address of a picture, from live Wikipedia. It is for your own use: no view shows
            it, as whoever opens a saved notebook would fetch it.
    """

    id: str
    name: str
    type: EntityType
    title: str | None = None
    url: str | None = None
    qid: str | None = None
    description: str = ""
    lead: str = field(default="", repr=False)
    score: float = 0.0
    status: EntityStatus = "unknown"
    source: str | None = None
    salience: float = 0.0
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    why: tuple[str, ...] = field(default=(), repr=False)
    thumbnail: str | None = field(default=None, repr=False)

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "url": self.url,
            "qid": self.qid,
            "description": self.description,
            "lead": self.lead,
            "score": round(self.score, 4),
            "status": self.status,
            "source": self.source,
            "salience": round(self.salience, 4),
            "mentions": [[m.start, m.end] for m in self.mentions],
            "candidates": [candidate.to_dict() for candidate in self.candidates],
            "why": list(self.why),
            "thumbnail": self.thumbnail,
        }

    @classmethod
    def from_dict(cls, data: Any, text: str) -> Entity:
        """Reads the wire format back; `text` is the article's."""
        record = record_of(data, "entity")
        status = record.get("status")
        if status not in ENTITY_STATUSES:
            known = ", ".join(ENTITY_STATUSES)
            raise WireFormatError(f"{status!r} is no entity status. Known: {known}.")
        kind = _entity_type(record.get("type"))
        spans = [span_of(m, len(text), "entity.mentions") for m in items_of(record, "mentions")]
        return cls(
            id=text_of(record, "id"),
            name=text_of(record, "name"),
            type=kind,
            title=optional_text_of(record, "title"),
            url=optional_text_of(record, "url"),
            qid=optional_text_of(record, "qid"),
            description=optional_text_of(record, "description") or "",
            lead=optional_text_of(record, "lead") or "",
            score=share_of(record, "score"),
            status=status,
            source=optional_text_of(record, "source"),
            salience=share_of(record, "salience"),
            mentions=tuple(Mention(start, end, text[start:end], type=kind) for start, end in spans),
            candidates=tuple(Candidate.from_dict(c) for c in items_of(record, "candidates")),
            why=tuple(strings_of(record, "why")),
            thumbnail=optional_text_of(record, "thumbnail"),
        )


def _entity_type(value: Any) -> EntityType:
    if value not in ENTITY_TYPES:
        raise WireFormatError(f"{value!r} is no entity type. Known: {', '.join(ENTITY_TYPES)}.")
    known: EntityType = value
    return known
