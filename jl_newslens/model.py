"""The data that passes between the stages, and its JSON.

Frozen, slotted dataclasses with tuples, standard library only. Offsets are Unicode code points,
half-open [start, end), into `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, get_args

from jl_newslens.errors import WireFormatError

WIRE_VERSION: Final = 1
MIME_TYPE: Final = "application/vnd.newslens.v1+json"

Span: TypeAlias = tuple[int, int]
EntityType: TypeAlias = Literal["PERSON", "ORG", "PLACE", "EVENT", "WORK", "GROUP", "OTHER"]
EntityStatus: TypeAlias = Literal["linked", "unknown", "unavailable"]
ParagraphKind: TypeAlias = Literal["body", "heading", "list_item", "key_point", "aside"]
Length: TypeAlias = Literal["full", "brief", "headline"]

ENTITY_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)
ENTITY_STATUSES: Final[tuple[EntityStatus, ...]] = get_args(EntityStatus)
PARAGRAPH_KINDS: Final[tuple[ParagraphKind, ...]] = get_args(ParagraphKind)
LENGTHS: Final[tuple[Length, ...]] = get_args(Length)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article: `article.text[start:end]`.

    `kind` is "body" (prose), "heading", "list_item", "key_point" (the publisher's own summary list)
    or "aside" (caption, byline, dateline line, "Read more" and other debris). Only "body" and
    "list_item" paragraphs may become bullets.
    """

    start: int
    end: int
    text: str
    kind: ParagraphKind = "body"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Article:
    """A news text. `text` is what was given, with line ends as "\\n"; everything points into it.

    `published` is an ISO 8601 date or date-time as the source stated it; `language` an ISO 639-1
    code.
    """

    text: str
    title: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    key_points: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    language: str = "en"

    def to_dict(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "text": self.text,
            "url": self.url,
            "published": self.published,
            "language": self.language,
            "key_points": list(self.key_points),
            "paragraphs": [[p.start, p.end, p.kind] for p in self.paragraphs],
        }

    @classmethod
    def from_dict(cls, data: Any) -> Article:
        record = _record(data, "article")
        text = _text(record, "text")
        paragraphs = []
        for item in _items(record, "paragraphs"):
            if not isinstance(item, list) or len(item) != 3 or item[2] not in PARAGRAPH_KINDS:
                raise WireFormatError(f"paragraphs must hold [start, end, kind], not {item!r}.")
            start, end = _span(item[:2], len(text), "paragraphs")
            kind: ParagraphKind = item[2]
            paragraphs.append(Paragraph(start, end, text[start:end], kind))
        return cls(
            text=text,
            title=_optional_text(record, "title"),
            paragraphs=tuple(paragraphs),
            key_points=tuple(_strings(record, "key_points")),
            url=_optional_text(record, "url"),
            published=_optional_text(record, "published"),
            language=_optional_text(record, "language") or "en",
        )


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a Sentence, annotated in Universal Dependencies terms.

    `head` is the index, in the same sentence, of the token that this one hangs on; the root's own
    index for the root. `upos` is the universal tag, `tag` the fine-grained one, `morph` the
    features as "Number=Sing|Tense=Past" ("" where the pipeline has none).
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    tag: str
    dep: str
    head: int
    morph: str = ""
    is_stop: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity that the pipeline's NER marked, before any linking."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `article.text[start:end] == text`.

    `index` counts all sentences of the article from 0; `paragraph` is the index into
    `article.paragraphs` and `kind` that paragraph's kind. A sentence never crosses a paragraph.
    """

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    paragraph: int = 0
    kind: ParagraphKind = "body"


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
    """A pronoun replaced by its bracketed antecedent.

    [start, end) is the pronoun in the article, [antecedent_start, antecedent_end) the name that
    stands for it in the bullet, in square brackets.
    """

    start: int
    end: int
    antecedent_start: int
    antecedent_end: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of "At a Glance".

    `sentence` is the index of the source sentence; `spans` are the pieces of `article.text` that
    the bullet is made of, in order. Every word of `text` stands in one of them.
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

    `prior` is p(page | name) in [0, 1] as the source knows it; `score` in [0, 1] is what
    disambiguation made of it (0 before it ran). `related` are titles that often occur with it.
    """

    title: str
    url: str | None
    source: str
    type: EntityType | None = None
    qid: str | None = None
    description: str = ""
    lead: str = ""
    prior: float = 0.0
    score: float = 0.0
    popularity: float = 0.0
    is_disambiguation: bool = False
    redirected_from: str | None = None
    thumbnail: str | None = None
    related: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

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

    `status` is "linked", "unknown" (no page is a good match: `title` and `url` are None) or
    "unavailable" (a source could not be asked). `score` and `salience` are in [0, 1]; `score` is
    the calibrated probability that the link is right. `candidates` holds the best pages considered,
    the chosen one first; `why` says in words what spoke for it.
    """

    id: str
    name: str
    type: EntityType
    title: str | None = None
    url: str | None = None
    qid: str | None = None
    description: str = ""
    lead: str = ""
    score: float = 0.0
    status: EntityStatus = "unknown"
    source: str | None = None
    salience: float = 0.0
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    why: tuple[str, ...] = ()
    thumbnail: str | None = None

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
    """All that NewsLens found in one article: pure data, the same as the JSON on the wire.

    `sentences` are the spans of the sentences that `Bullet.sentence` counts.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    entities: tuple[Entity, ...] = ()
    notices: tuple[Notice, ...] = ()
    ranking: tuple[Ranked, ...] = field(default=(), compare=False)

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
        record = _record(data, "analysis")
        version = record.get("wire_version")
        if version != WIRE_VERSION:
            raise WireFormatError(
                f"This is wire version {version!r}; this NewsLens reads {WIRE_VERSION}. "
                "Make the brief again, or update jl-newslens."
            )
        article = Article.from_dict(record.get("article"))
        size = len(article.text)
        return cls(
            article=article,
            sentences=tuple(_span(s, size, "sentences") for s in _items(record, "sentences")),
            bullets=tuple(_bullet(b, size) for b in _items(record, "bullets")),
            entities=tuple(_entity(e, article.text) for e in _items(record, "entities")),
            notices=tuple(
                Notice(_text(_record(n, "notice"), "code"), _text(n, "message"))
                for n in _items(record, "notices")
            ),
        )


def _record(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WireFormatError(f"{where} must be a JSON object, not {type(value).__name__}.")
    return value


def _items(record: dict[str, Any], key: str) -> list[Any]:
    value = record.get(key, [])
    if not isinstance(value, list):
        raise WireFormatError(f"{key} must be a list, not {type(value).__name__}.")
    return value


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        raise WireFormatError(f"{key} must be a string, not {type(value).__name__}.")
    return value


def _optional_text(record: dict[str, Any], key: str) -> str | None:
    return None if record.get(key) is None else _text(record, key)


def _strings(record: dict[str, Any], key: str) -> list[str]:
    values = _items(record, key)
    if not all(isinstance(value, str) for value in values):
        raise WireFormatError(f"{key} must be a list of strings.")
    return values


def _number(record: dict[str, Any], key: str) -> float:
    value = record.get(key, 0.0)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise WireFormatError(f"{key} must be a number between 0 and 1, not {value!r}.")
    return float(value)


def _span(value: Any, size: int, where: str) -> Span:
    if (
        not isinstance(value, (list, tuple))
        or len(value) != 2
        or not all(isinstance(offset, int) and not isinstance(offset, bool) for offset in value)
    ):
        raise WireFormatError(f"{where} must hold [start, end] pairs, not {value!r}.")
    start, end = value
    if not 0 <= start <= end <= size:
        raise WireFormatError(f"{where} has {value!r}, outside the article's {size} characters.")
    return start, end


def _bullet(data: Any, size: int) -> Bullet:
    record = _record(data, "bullet")
    sentence = record.get("sentence")
    if isinstance(sentence, bool) or not isinstance(sentence, int):
        raise WireFormatError(f"bullet.sentence must be an integer, not {sentence!r}.")
    removed = []
    for item in _items(record, "removed"):
        if not isinstance(item, list) or len(item) != 3:
            raise WireFormatError(f"bullet.removed must hold [start, end, rule], not {item!r}.")
        removed.append(Removal(*_span(item[:2], size, "removed"), str(item[2])))
    substitutions = []
    for item in _items(record, "substitutions"):
        if not isinstance(item, list) or len(item) != 4:
            raise WireFormatError(f"bullet.substitutions must hold 4 offsets, not {item!r}.")
        pronoun = _span(item[:2], size, "substitutions")
        substitutions.append(Substitution(*pronoun, *_span(item[2:], size, "substitutions")))
    return Bullet(
        text=_text(record, "text"),
        sentence=sentence,
        spans=tuple(_span(s, size, "bullet.spans") for s in _items(record, "spans")),
        removed=tuple(removed),
        substitutions=tuple(substitutions),
    )


def _entity_type(value: Any) -> EntityType:
    if value not in ENTITY_TYPES:
        raise WireFormatError(f"{value!r} is no entity type. Known: {', '.join(ENTITY_TYPES)}.")
    known: EntityType = value
    return known


def _candidate(data: Any) -> Candidate:
    record = _record(data, "candidate")
    kind = record.get("type")
    return Candidate(
        title=_text(record, "title"),
        url=_optional_text(record, "url"),
        source=_optional_text(record, "source") or "",
        type=None if kind is None else _entity_type(kind),
        qid=_optional_text(record, "qid"),
        description=_optional_text(record, "description") or "",
        score=_number(record, "score"),
    )


def _entity(data: Any, text: str) -> Entity:
    record = _record(data, "entity")
    status = record.get("status")
    if status not in ENTITY_STATUSES:
        known = ", ".join(ENTITY_STATUSES)
        raise WireFormatError(f"{status!r} is no entity status. Known: {known}.")
    kind = _entity_type(record.get("type"))
    spans = [_span(m, len(text), "entity.mentions") for m in _items(record, "mentions")]
    return Entity(
        id=_text(record, "id"),
        name=_text(record, "name"),
        type=kind,
        title=_optional_text(record, "title"),
        url=_optional_text(record, "url"),
        qid=_optional_text(record, "qid"),
        description=_optional_text(record, "description") or "",
        lead=_optional_text(record, "lead") or "",
        score=_number(record, "score"),
        status=status,
        source=_optional_text(record, "source"),
        salience=_number(record, "salience"),
        mentions=tuple(Mention(start, end, text[start:end], type=kind) for start, end in spans),
        candidates=tuple(_candidate(c) for c in _items(record, "candidates")),
        why=tuple(_strings(record, "why")),
        thumbnail=_optional_text(record, "thumbnail"),
    )
