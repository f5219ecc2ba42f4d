"""Makes the parts that a `LensConfig` names: pipeline, ranker, sources, linker.

Making a part is slow (weights, files, connections), using it is fast, so `Parts` keeps what it
made. One `Parts` serves all the calls of a lens, also those with other options.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from jl_newslens import registry
from jl_newslens.config import LensConfig
from jl_newslens.errors import (
    OptionError,
    ReferenceFormatError,
    SourceUnavailableError,
    UnknownNameError,
)
from jl_newslens.model import Entity, Notice, Sentence
from jl_newslens.protocols import Ranker, ReferenceSource
from jl_newslens.word_count import count_words, measured

if TYPE_CHECKING:
    from jl_newslens.link.corrections import CorrectionStore
    from jl_newslens.link.linker import Linker

Part = TypeVar("Part")
SHIPPED_LANGUAGE: Final = "en"
_FEW_WORDS: Final = 20
_ANY_LANGUAGE: Final = "xx"  # spaCy's code of pipelines for many languages


class Parts:
    """Parts by the options that they depend on, each made once."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def pipeline(self, config: LensConfig) -> Any:
        """The spaCy pipeline (`spacy.Language`): the one named, else an installed one for the
        language, the first by name.

        Raises:
            OptionError: another language than English, and no pipeline is installed for it.
            PipelineNotFoundError: not installed.
        """
        from jl_newslens.language.pipeline import load_pipeline

        def make() -> Any:
            is_shipped = config.language == SHIPPED_LANGUAGE
            return load_pipeline(
                config.pipeline if config.pipeline or is_shipped else _installed(config.language)
            )

        return self._once(("pipeline", config.pipeline, config.language), make)

    def ranker(self, config: LensConfig) -> Ranker:
        """The ranker that the option names, is, or computes."""
        if isinstance(config.ranker, str):
            name = config.ranker
            ranker: Ranker = self._once(("ranker", name), lambda: registry.ranker_factory(name)())
            return ranker
        if isinstance(config.ranker, Ranker):
            return config.ranker
        if callable(config.ranker):
            from jl_newslens.summarize.rankers.answers import FunctionRanker

            return FunctionRanker(config.ranker)
        raise OptionError(
            f"ranker must be a name, a Ranker or a function, not {config.ranker!r}.",
            option="ranker",
            value=config.ranker,
        )

    def sources(self, config: LensConfig) -> tuple[ReferenceSource, ...]:
        """The reference sources, in the order in which they are asked; no live one when offline.

        A live source that tells so by its class is not even made.
        """
        specs = _default_sources(config) if config.sources is None else list(config.sources)
        if config.kb is not None and "knowledge_base" not in specs:
            raise OptionError(
                f"The sources leave out the knowledge base {os.fspath(config.kb)}. Add "
                "'knowledge_base' to them, or leave sources out.",
                option="kb",
                value=config.kb,
            )
        if not config.offline:
            return tuple(self._source(spec, config) for spec in specs)
        local = (self._source(spec, config) for spec in specs if not _is_live(_factory(spec)))
        return tuple(source for source in local if not _is_live(source))

    def local_config(self, config: LensConfig) -> LensConfig | None:
        """The same options without the live sources, or None where there are none."""
        sources = self.sources(config)
        local = [source for source in sources if not _is_live(source)]
        return None if len(local) == len(sources) else config.with_options(sources=local, kb=None)

    def corrections(self) -> CorrectionStore:
        """The links that this user corrected."""

        def make() -> CorrectionStore:
            from jl_newslens.link.corrections import CorrectionStore

            return CorrectionStore()

        store: CorrectionStore = self._once("corrections", make)
        return store

    def linker(self, config: LensConfig) -> Linker:
        """The linker over the configured sources."""
        from jl_newslens.link.linker import Linker

        return Linker(
            self.sources(config),
            min_score=config.min_score,
            corrections=self.corrections() if config.remember else None,
            strict=config.strict,
        )

    def notices(
        self, config: LensConfig, sentences: Sequence[Sentence], entities: Sequence[Entity]
    ) -> tuple[Notice, ...]:
        """What a reader should know of the language, of the sources and of what they were given."""
        notices: list[Notice] = []
        if config.language != SHIPPED_LANGUAGE:
            notices.append(
                Notice(
                    "language",
                    f"Shortening and the starter knowledge base are English only: for "
                    f"{config.language!r} bullets are full sentences, and links come from the "
                    "other sources.",
                )
            )
        reads = self.pipeline(config).lang
        if reads not in (config.language, _ANY_LANGUAGE):
            notices.append(
                Notice(
                    "language",
                    f"The pipeline {config.pipeline} reads {reads!r}, and the article was taken "
                    f"for {config.language!r}. If it is not, set the option language to {reads!r}.",
                )
            )
        for source in self.sources(config):
            notices.extend(_notices_of(source))
        notices.extend(_short_notice(sentences))
        notices.extend(_offline_notice(entities, config))
        return tuple(notices)

    def _source(
        self, spec: str | os.PathLike[str] | ReferenceSource, config: LensConfig
    ) -> ReferenceSource:
        if not isinstance(spec, (str, os.PathLike)):
            if isinstance(spec, ReferenceSource):
                return spec
            raise OptionError(
                f"A source is a name, a file or an object with name and find(), not {spec!r}.",
                option="sources",
                value=spec,
            )
        name = os.fspath(spec)
        if name in registry.source_names():
            key, make = _by_name(name, config)
        else:
            key, make = _by_file(Path(name))
        source: ReferenceSource = self._once(("source", *key), make)
        return source

    def _once(self, key: Hashable, make: Callable[[], Part]) -> Part:
        if key not in self._made:
            self._made[key] = make()
        part: Part = self._made[key]
        return part


def _installed(language: str) -> str:
    """The name of the first installed pipeline for a language.

    Raises:
        OptionError: there is none.
    """
    from jl_newslens.language.pipeline import SPACY_LANGUAGES, installed_pipelines, spacy_pipeline

    names = [name for name in installed_pipelines() if name.startswith(f"{language}_")]
    if not names:
        name = spacy_pipeline(language)
        what_to_do = (
            f"Install a spaCy pipeline for it: python -m spacy download {name}."
            if name
            else f"spaCy has ready ones for {SPACY_LANGUAGES}; another is named, or its "
            "folder, with the option pipeline."
        )
        raise OptionError(
            f"The pipeline that NewsLens ships reads English, and none is installed for "
            f"{language!r}. {what_to_do}",
            option="language",
            value=language,
        )
    return names[0]


def _notices_of(source: ReferenceSource) -> tuple[Notice, ...]:
    """What a source tells of itself; where it fails, that it did."""
    own = getattr(source, "notices", None)
    if not callable(own):
        return ()
    try:
        return tuple(own())
    except (SourceUnavailableError, ReferenceFormatError) as error:
        return (Notice("source-unavailable", str(error)),)


def _short_notice(sentences: Sequence[Sentence]) -> tuple[Notice, ...]:
    text = " ".join(sentence.text for sentence in sentences)
    if count_words(text) >= _FEW_WORDS:
        return ()
    return (Notice("short", f"The text has only {measured(text)}: there is little to summarize."),)


def _offline_notice(entities: Sequence[Entity], config: LensConfig) -> tuple[Notice, ...]:
    """Says what the network would add, where the user did without it."""
    unknown = sum(entity.status == "unknown" for entity in entities)
    if not config.offline or config.sources is not None or not unknown:
        return ()
    names = "1 name is" if unknown == 1 else f"{unknown} names are"
    return (Notice("offline", f"{names} not linked offline; online, Wikipedia is asked too."),)


def _default_sources(config: LensConfig) -> list[str | os.PathLike[str] | ReferenceSource]:
    specs: list[str | os.PathLike[str] | ReferenceSource] = []
    if config.language == SHIPPED_LANGUAGE:
        specs.append("starter")
    if _knowledge_base(config).is_file() or config.kb is not None:
        specs.append("knowledge_base")
    return [*specs, "wikipedia"]


def _knowledge_base(config: LensConfig) -> Path:
    from jl_newslens.link.sources.knowledge_base import default_path

    return default_path() if config.kb is None else Path(config.kb)


def _is_live(source: object) -> bool:
    """Whether a source, or what makes it, says that it asks over a network; see `protocols`."""
    return bool(getattr(source, "live", False))


def _factory(spec: object) -> object:
    """What makes the source of that name; other specs as they are."""
    if isinstance(spec, str) and spec in registry.source_names():
        return registry.source_factory(spec)
    return spec


def _by_name(name: str, config: LensConfig) -> tuple[tuple[Hashable, ...], Callable[[], Any]]:
    factory = registry.source_factory(name)
    if name == "wikipedia":
        options = {
            "language": config.language,
            "contact": config.contact,
            "base_url": config.wikipedia_url,
            "proxy": config.proxy,
            "timeout_s": config.timeout_s,
        }
        return (name, *options.values()), lambda: _live(factory, options)
    if name == "knowledge_base":
        path = _knowledge_base(config)
        return (name, path, *_state(path)), lambda: factory(path)
    registry.refuse_bare_file_source(name)
    return (name,), factory


def _live(factory: Callable[..., Any], options: dict[str, Any]) -> Any:
    from jl_newslens.link.sources.cache import PageCache

    return factory(**options, cache=PageCache())


def _by_file(path: Path) -> tuple[tuple[Hashable, ...], Callable[[], Any]]:
    kind = registry.SOURCE_FILES.get(path.suffix.lower())
    if kind is None:
        names = [name for name in registry.source_names() if name not in registry.FILE_EXAMPLES]
        raise UnknownNameError(
            "source", str(path), [*names, *(f"FILE{s}" for s in registry.SOURCE_FILES)]
        )
    factory = registry.source_factory(kind)
    return (kind, path.resolve(), *_state(path)), lambda: factory(path)


def _state(path: Path) -> tuple[int, int]:
    """Changes with the file, so that a list is read again once it was edited."""
    try:
        facts = path.stat()
    except OSError:  # the source will say what is wrong with it
        return (0, 0)
    return facts.st_mtime_ns, facts.st_size
