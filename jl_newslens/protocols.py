"""All that the author of a plug-in implements, besides the data of `jl_newslens.model`.

    >>> from jl_newslens import Candidate, Query, Ranked     # what a source or a ranker needs

Register a ranker under the entry point group `jl_newslens.rankers` and a reference source under
`jl_newslens.sources`; each entry point names a factory that takes no positional arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from jl_newslens.model import Article, Candidate, EntityType, Ranked, Sentence


@runtime_checkable
class Ranker(Protocol):
    """Scores every sentence of an article; selection is done elsewhere."""

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> Sequence[Ranked]:
        """One `Ranked` per sentence, in the same order. Must be deterministic, with finite scores.

        Args:
            sentences: those that may become bullets; may be empty.
        """


RankFunction: TypeAlias = Callable[[Sequence[Sentence]], Sequence[float]]
"""The shortest ranker: sentences in, one finite score each out, higher is better."""


@dataclass(frozen=True, slots=True)
class Query:
    """A name to look up. `type` is a guess (or None); `context` some words around it, or ""."""

    name: str
    type: EntityType | None = None
    context: str = ""


@runtime_checkable
class ReferenceSource(Protocol):
    """Somewhere to look names up: asked for all names of an article at once.

    `name` is what `Entity.source` will say ("starter", "wikipedia", …).

    A source is taken to hold namesakes of nearly anybody: the words of the article must speak for
    a person's page, too. Where yours holds only names that you chose, give its candidates
    `popularity=1.0`, and the name will do.

    A source that asks over a network says so with the attribute `live = True`: `offline=True` then
    leaves it out, and the panel shows the links of the other sources while it is asked. As an
    attribute of its class (or factory), the source is not even made offline.

    A source may also have `notices() -> tuple[Notice, ...]`, what its user should know after the
    last `find`, and `unanswered() -> frozenset[str]`, the names of the last `find` that it could
    not ask for (they become "unavailable", not "unknown").
    """

    @property
    def name(self) -> str: ...

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """Candidates for each query, in the order of the queries; () where there is none.

        Raises:
            SourceUnavailableError: the source could not be asked at all. "No such page" is ().
        """


@runtime_checkable
class KnowsAliases(Protocol):
    """A source that can say, offline and fast, which surfaces of a text it knows as names."""

    def known_aliases(self, surfaces: Collection[str]) -> Mapping[str, float]:
        """Those of `surfaces` that are aliases, each with the probability in (0, 1] that
        text with this surface, capitalised like this, names something (link probability)."""
