"""Asking the sources: one that cannot answer costs a notice, never the article."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from jl_newslens.errors import ReferenceFormatError, SourceUnavailableError
from jl_newslens.link.candidates import find_candidates, look_up
from jl_newslens.link.choice.nations import is_nation
from jl_newslens.link.coreference.name import Name
from jl_newslens.model import Candidate, Notice
from jl_newslens.protocols import KnowsAliases, Query, ReferenceSource

logger = logging.getLogger(__name__)

# A file may turn out to be damaged only where it is read.
_FAILURES: Final = (SourceUnavailableError, ReferenceFormatError)
_Answer = TypeVar("_Answer")


class Inquiry:
    """All that is asked about an article, or about several at once.

    Args:
        sources: those that are asked offline and fast, as one; a later one adds to an earlier.
        strict: raise the error of a source that cannot answer.

    Attributes:
        notices: which sources could not answer.
    """

    def __init__(self, sources: Sequence[ReferenceSource], *, strict: bool) -> None:
        self.notices: list[Notice] = []
        self._local = [source for source in sources if isinstance(source, KnowsAliases)]
        self._strict = strict

    def known_aliases(self, surfaces: Collection[str]) -> Mapping[str, float]:
        """Those of `surfaces` that a local source knows, each with its best link probability."""
        known: dict[str, float] = {}
        for source in self._local:
            own = self._answer(source, partial(source.known_aliases, surfaces))
            for surface, probability in (own or {}).items():
                known[surface] = max(probability, known.get(surface, 0.0))
        return known

    def pages(self, surfaces: Sequence[str]) -> list[Sequence[tuple[Candidate, ...]]]:
        """The pages of each surface, as each local source has them."""
        queries = [Query(surface) for surface in surfaces]
        found = [self._answer(s, partial(look_up, s, queries)) for s in self._local]
        return [answer for answer in found if answer is not None]

    def is_nation(self, surface: str) -> bool:
        """Whether a local source takes the surface for a nation: "Swiss", "Pakistan"."""
        return any(is_nation(pages) for [pages] in self.pages([surface]))

    def candidates(
        self, source: ReferenceSource, names: Sequence[Name], contexts: Sequence[str]
    ) -> list[tuple[Candidate, ...]] | None:
        """As `find_candidates`; None where the source could not answer."""
        return self._answer(source, partial(find_candidates, source, names, contexts))

    def unanswered(self, source: ReferenceSource) -> frozenset[str]:
        """Names that the source could not ask for though others were answered; see `protocols`."""
        tell = getattr(source, "unanswered", None)
        return frozenset(self._answer(source, tell) or ()) if callable(tell) else frozenset()

    def _answer(self, source: ReferenceSource, question: Callable[[], _Answer]) -> _Answer | None:
        """The one place where sources are asked; None where this one cannot answer."""
        try:
            return question()
        except _FAILURES as error:
            if self._strict:
                raise
            logger.info("source %s is unavailable: %s", source.name, error)
            notice = Notice("source-unavailable", str(error))
            if notice not in self.notices:
                self.notices.append(notice)
            return None
