"""Everything that NewsLens raises on purpose.

NewsLensError
├── ReadError                     a source could not become an Article
│   ├── SourceNotFoundError       no such file (FileNotFoundError)
│   ├── EmptyArticleError         nothing to read in it (ValueError)
│   ├── NotTextError              binary, or no known encoding (ValueError)
│   ├── NoArticleError            a page without an article (ValueError)
│   ├── ArticleTooLargeError      more text than `max_chars` (ValueError)
│   └── FetchError                an address did not answer well (ConnectionError)
├── OptionError                   an option has a value that cannot be used (ValueError)
│   └── UnknownNameError          no ranker, source … of that name (LookupError)
├── PipelineError                 the spaCy pipeline cannot be used (RuntimeError)
│   └── PipelineNotFoundError     not installed (OSError)
├── SourceUnavailableError        a reference source could not be asked (ConnectionError)
├── ReferenceFormatError          a reference list, knowledge base or dump is damaged (ValueError)
├── WireFormatError               JSON that is not a NewsLens analysis (ValueError)
├── MissingExtraError             an optional library is not installed (ImportError)
└── CorpusError                   a run over many articles cannot start or go on (RuntimeError)

Each message says what happened, with the value, then what to do.
"""

from __future__ import annotations

from collections.abc import Iterable


class NewsLensError(Exception):
    """Base of every error that NewsLens raises on purpose."""


class ReadError(NewsLensError):
    """A source could not be turned into an article."""

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.source = source


class SourceNotFoundError(ReadError, FileNotFoundError):
    """The path given does not exist."""


class EmptyArticleError(ReadError, ValueError):
    """The source holds no words."""


class NotTextError(ReadError, ValueError):
    """The bytes are not text in any encoding that we can detect."""


class NoArticleError(ReadError, ValueError):
    """The page has no article in it."""


class ArticleTooLargeError(ReadError, ValueError):
    """The text is longer than the limit."""

    def __init__(self, message: str, *, source: str = "", chars: int = 0, limit: int = 0) -> None:
        super().__init__(message, source=source)
        self.chars = chars
        self.limit = limit


class FetchError(ReadError, ConnectionError):
    """An address could not be fetched.

    `status` is the HTTP status, or None where no answer came.
    """

    def __init__(self, message: str, *, url: str, status: int | None = None) -> None:
        super().__init__(message, source=url)
        self.url = url
        self.status = status


class OptionError(NewsLensError, ValueError):
    """An option has a value that cannot be used."""

    def __init__(self, message: str, *, option: str = "", value: object = None) -> None:
        super().__init__(message)
        self.option = option
        self.value = value


class UnknownNameError(OptionError, LookupError):
    """A name that the registry does not know; `available` lists those that it does."""

    def __init__(self, kind: str, name: str, available: Iterable[str]) -> None:
        self.available = tuple(sorted(available))
        super().__init__(
            f"No {kind} is called {name!r}. Known: {', '.join(self.available)}.",
            option=kind,
            value=name,
        )


class PipelineError(NewsLensError, RuntimeError):
    """The language pipeline cannot be used."""

    def __init__(self, message: str, *, pipeline: str = "") -> None:
        super().__init__(message)
        self.pipeline = pipeline


class PipelineNotFoundError(PipelineError, OSError):
    """No pipeline of that name is installed; `available` lists those that are."""

    def __init__(self, message: str, *, pipeline: str = "", available: Iterable[str] = ()) -> None:
        super().__init__(message, pipeline=pipeline)
        self.available = tuple(sorted(available))


class SourceUnavailableError(NewsLensError, ConnectionError):
    """A reference source could not be asked. Never raised for "no such page"."""

    def __init__(
        self, message: str, *, source: str, url: str | None = None, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.source = source
        self.url = url
        self.status = status


class ReferenceFormatError(NewsLensError, ValueError):
    """A reference list, knowledge base, ZIM file or dump cannot be read."""

    def __init__(self, message: str, *, path: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


class WireFormatError(NewsLensError, ValueError):
    """JSON that is not a NewsLens analysis, or of a version that we do not know."""


class MissingExtraError(NewsLensError, ImportError):
    """An optional library is needed for what was asked."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs the extra {extra!r}: pip install 'jl-newslens[{extra}]'."
        )
        self.extra = extra


class CorpusError(NewsLensError, RuntimeError):
    """A run over many articles cannot start, or cannot go on."""
