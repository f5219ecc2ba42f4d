"""The data that passes between the stages, and its JSON.

Frozen, slotted dataclasses with tuples, standard library only. Offsets are Unicode code points,
half-open [start, end), into `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, get_args

from jl_newslens.article import (
    ENTITY_TYPES,
    PARAGRAPH_KINDS,
    Article,
    EntityType,
    Name,
    Paragraph,
    ParagraphKind,
    Sentence,
    Token,
)
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

__all__ = [
    "ENTITY_STATUSES",
    "ENTITY_TYPES",
    "LENGTHS",
    "MIME_TYPE",
    "PARAGRAPH_KINDS",
    "WIRE_VERSION",
    "Analysis",
    "Article",
    "Bullet",
    "Candidate",
    "Entity",
    "EntityStatus",
    "EntityType",
    "Length",
    "Mention",
    "Name",
    "Notice",
    "Paragraph",
    "ParagraphKind",
    "Ranked",
    "Reason",
    "Removal",
    "Sentence",
    "Span",
    "Substitution",
    "Token",
]

WIRE_VERSION: Final = 1
MIME_TYPE: Final = "application/vnd.newslens.v1+json"

Span: TypeAlias = tuple[int, int]
EntityStatus: TypeAlias = Literal["linked", "unknown", "unavailable"]
Length: TypeAlias = Literal["full", "brief", "headline"]

ENTITY_STATUSES: Final[tuple[EntityStatus, ...]] = get_args(EntityStatus)
LENGTHS: Final[tuple[Length, ...]] = get_args(Length)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a score is what it is: a feature and what it added (may be negative)."""

    feature: str
    value: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a ranker says of one sentence: higher is better, on a scale of its own."""

    sentence: int
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the sentence that a bullet left out, and the rule that allowed it."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """A pronoun, or a surname that no bullet introduced, replaced by a full name in brackets.

    [start, end) is what it replaces in the article, [antecedent_start, antecedent_end) the name
    that stands for it in the bullet, with the role beside it where the article has a short one.
    """

    start: int
    end: int
    antecedent_start: int
    antecedent_end: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of "At a Glance".

    `sentence` is the index of the source sentence; `spans` are the pieces of `article.text` that
    the bullet is made of, in order. Every word of `text` stands in one of them. `removed` is what
    was cut between them, `substitutions` the pronouns that a name in square brackets stands for.
    """

    text: str
    sentence: int
    spans: tuple[Span, ...]
    removed: tuple[Removal, ...] = ()
    substitutions: tuple[Substitution, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "sentence": self.sentence,
            "spans": [list(span) for span in self.spans],
            "removed": [[r.start, r.end, r.rule] for r in self.removed],
            "substitutions": [
                [s.start, s.end, s.antecedent_start, s.antecedent_end] for s in self.substitutions
            ],
        }


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


@dataclass(frozen=True, slots=True)
class Notice:
    """Something left out, or not reached: `code` for programs, `message` for people."""

    code: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that NewsLens found in one article: pure data.

    `sentences` are the spans that `Bullet.sentence` counts. The wire has scores to four digits, and
    leaves out `ranking`, where mentions come from and what candidates were compared by.
    """

    article: Article
    sentences: tuple[Span, ...] = field(default=(), repr=False)
    bullets: tuple[Bullet, ...] = ()
    entities: tuple[Entity, ...] = ()
    notices: tuple[Notice, ...] = ()
    ranking: tuple[Ranked, ...] = field(default=(), compare=False, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The wire format: plain dicts, lists, strings and numbers, ready for JSON."""
        return {
            "wire_version": WIRE_VERSION,
            "article": self.article.to_dict(),
            "sentences": [list(span) for span in self.sentences],
            "bullets": [bullet.to_dict() for bullet in self.bullets],
            "entities": [entity.to_dict() for entity in self.entities],
            "notices": [notice.to_dict() for notice in self.notices],
        }

    @classmethod
    def from_dict(cls, data: Any) -> Analysis:
        """Reads the wire format back. Keys that it does not know are ignored.

        Raises:
            WireFormatError: not an analysis, another version, or offsets outside the article.
        """
        record = record_of(data, "analysis")
        if "wire_version" not in record:
            raise WireFormatError(
                "This is no saved brief: it has no 'wire_version'. Give, whole, what "
                "brief.to_dict() or 'newslens read --format json' wrote."
            )
        version = record["wire_version"]
        if version != WIRE_VERSION:
            raise WireFormatError(
                f"This is wire version {version!r}; this NewsLens reads {WIRE_VERSION}. "
                "Make the brief again, or update jl-newslens."
            )
        article = Article.from_dict(record.get("article"))
        size = len(article.text)
        return cls(
            article=article,
            sentences=tuple(span_of(s, size, "sentences") for s in items_of(record, "sentences")),
            bullets=tuple(_bullet(b, size) for b in items_of(record, "bullets")),
            entities=tuple(_entity(e, article.text) for e in items_of(record, "entities")),
            notices=tuple(
                Notice(text_of(record_of(n, "notice"), "code"), text_of(n, "message"))
                for n in items_of(record, "notices")
            ),
        )


def _bullet(data: Any, size: int) -> Bullet:
    record = record_of(data, "bullet")
    sentence = record.get("sentence")
    if isinstance(sentence, bool) or not isinstance(sentence, int):
        raise WireFormatError(f"bullet.sentence must be an integer, not {sentence!r}.")
    removed = []
    for item in items_of(record, "removed"):
        if not isinstance(item, list) or len(item) != 3:
            raise WireFormatError(f"bullet.removed must hold [start, end, rule], not {item!r}.")
        removed.append(Removal(*span_of(item[:2], size, "removed"), str(item[2])))
    substitutions = []
    for item in items_of(record, "substitutions"):
        if not isinstance(item, list) or len(item) != 4:
            raise WireFormatError(f"bullet.substitutions must hold 4 offsets, not {item!r}.")
        pronoun = span_of(item[:2], size, "substitutions")
        substitutions.append(Substitution(*pronoun, *span_of(item[2:], size, "substitutions")))
    return Bullet(
        text=text_of(record, "text"),
        sentence=sentence,
        spans=tuple(span_of(s, size, "bullet.spans") for s in items_of(record, "spans")),
        removed=tuple(removed),
        substitutions=tuple(substitutions),
    )


def _entity_type(value: Any) -> EntityType:
    if value not in ENTITY_TYPES:
        raise WireFormatError(f"{value!r} is no entity type. Known: {', '.join(ENTITY_TYPES)}.")
    known: EntityType = value
    return known


def _candidate(data: Any) -> Candidate:
    record = record_of(data, "candidate")
    kind = record.get("type")
    return Candidate(
        title=text_of(record, "title"),
        url=optional_text_of(record, "url"),
        source=optional_text_of(record, "source") or "",
        type=None if kind is None else _entity_type(kind),
        qid=optional_text_of(record, "qid"),
        description=optional_text_of(record, "description") or "",
        score=share_of(record, "score"),
    )


def _entity(data: Any, text: str) -> Entity:
    record = record_of(data, "entity")
    status = record.get("status")
    if status not in ENTITY_STATUSES:
        known = ", ".join(ENTITY_STATUSES)
        raise WireFormatError(f"{status!r} is no entity status. Known: {known}.")
    kind = _entity_type(record.get("type"))
    spans = [span_of(m, len(text), "entity.mentions") for m in items_of(record, "mentions")]
    return Entity(
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
        candidates=tuple(_candidate(c) for c in items_of(record, "candidates")),
        why=tuple(strings_of(record, "why")),
        thumbnail=optional_text_of(record, "thumbnail"),
    )
