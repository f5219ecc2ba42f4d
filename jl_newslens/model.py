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
from jl_newslens.entity import (
    ENTITY_STATUSES,
    Candidate,
    Entity,
    EntityStatus,
    Mention,
    Reason,
)
from jl_newslens.errors import WireFormatError
from jl_newslens.json_values import items_of, record_of, span_of, text_of

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
Length: TypeAlias = Literal["full", "brief", "headline"]

LENGTHS: Final[tuple[Length, ...]] = get_args(Length)


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

    @classmethod
    def from_dict(cls, data: Any, size: int) -> Bullet:
        """Reads the wire format back; `size` is how long the article's text is."""
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
        return cls(
            text=text_of(record, "text"),
            sentence=sentence,
            spans=tuple(span_of(s, size, "bullet.spans") for s in items_of(record, "spans")),
            removed=tuple(removed),
            substitutions=tuple(substitutions),
        )


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
        if isinstance(data, str | bytes):
            raise WireFormatError(
                f"A brief comes from a dict, not {type(data).__name__}. For JSON, give "
                "json.loads(…)."
            )
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
            bullets=tuple(Bullet.from_dict(b, size) for b in items_of(record, "bullets")),
            entities=tuple(Entity.from_dict(e, article.text) for e in items_of(record, "entities")),
            notices=tuple(
                Notice(text_of(record_of(n, "notice"), "code"), text_of(n, "message"))
                for n in items_of(record, "notices")
            ),
        )
