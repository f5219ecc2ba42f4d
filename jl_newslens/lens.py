"""The facade: the path of an article from source to Brief, on one screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from jl_newslens.brief import Brief, failed_brief
from jl_newslens.comparison import Comparison
from jl_newslens.config import LensConfig, check_number
from jl_newslens.errors import NewsLensError, OptionError, ReadError
from jl_newslens.model import Analysis, Article, Entity, Length, Notice, Sentence
from jl_newslens.parts import SHIPPED_LANGUAGE, Parts
from jl_newslens.progress import progress_bar
from jl_newslens.protocols import Ranker, RankFunction
from jl_newslens.reading.many import check_many, how_many, unboxed
from jl_newslens.stream import in_batches, map_batches

if TYPE_CHECKING:
    from jl_newslens.display.panel import Panel
    from jl_newslens.link.linker import Linking
    from jl_newslens.summarize.bullets import Summary

Source: TypeAlias = str | os.PathLike[str] | bytes | Article | Brief | Mapping[str, Any]

COMPARED_RANKERS: Final = ("newslens", "lead", "lex_rank")
"""What is compared unless somebody says what: learned, the plainest, and the best known."""


class NewsLens:
    """Reads news articles. Make one and reuse it: the pipeline is loaded once, at the first use.

    Args:
        config: all options as one object.
        options: single options, by the names of `LensConfig`; they win over `config`.

    Raises:
        OptionError: an option has a value that cannot be used.
    """

    def __init__(self, config: LensConfig | None = None, **options: Any) -> None:
        self.config = LensConfig.of(config, **options)
        self._parts = Parts()

    def __repr__(self) -> str:
        return f"NewsLens({self.config.changes()})"

    def read(self, source: Source, **options: Any) -> Brief:
        """Reads one article.

        Args:
            source: the text itself, the path of a text or HTML file, an "https://…" address, bytes,
                an `Article`, a `Brief` (whose article is read again), or a row of a table as a
                dict, with the text under "text", "article", "body" or "content".
            options: as for the constructor, for this call only.

        Returns:
            The brief. What could not be had (a source that does not answer, a language that the
            pipeline does not read) is in `brief.notices`.

        Raises:
            ReadError: nothing could be read from the source.
            OptionError: an option has a value that cannot be used.
            PipelineError: the language pipeline cannot be used.
            SourceUnavailableError: with `strict=True`, a reference source could not be asked.
        """
        config = self._checked(options)
        article, notices = self._article(source, config)
        [sentences] = self._sentences([article], config)
        summary = self._summary(article, sentences, config)
        [linking] = self._parts.linker(config).link_many([(article, sentences)])
        return self._brief(article, sentences, summary, linking, notices, config)

    def read_steps(self, source: Source, **options: Any) -> Iterator[Brief]:
        """Reads one article and yields what there is so far: at once with the bullets and the
        links that need no network, then (where a live source is configured) the whole.

        Arguments and errors as for `read`.
        """
        config = self._checked(options)
        article, notices = self._article(source, config)
        [sentences] = self._sentences([article], config)
        summary = self._summary(article, sentences, config)
        first = self._parts.local_config(config)
        for step in (first, config) if first else (config,):
            [linking] = self._parts.linker(step).link_many([(article, sentences)])
            yield self._brief(article, sentences, summary, linking, notices, step)

    def read_many(
        self,
        sources: Iterable[Source],
        *,
        batch_size: int = 32,
        processes: int = 1,
        progress: bool | None = None,
        **options: Any,
    ) -> Iterator[Brief]:
        """Reads many articles and yields their briefs in order, in bounded memory.

        An article that cannot be read does not stop the run: it gives an empty brief whose only
        notice has the code "failed" (`brief.failed` is True). With `strict=True` it raises.

        Args:
            sources: any iterable of what `read` takes; a column of a pandas, polars, Arrow or Dask
                table is one.
            batch_size: articles a batch, 1 or more; the names of a batch are looked up together.
            processes: worker processes, 1 or more; 1 reads in this one. Each of more runs the main
                script first, so that the call must stand below `if __name__ == "__main__":`.
            progress: a progress bar; None shows it in terminals and notebooks.
            options: as for the constructor.

        Raises:
            CorpusError: a worker process died, or came to this call when it ran the script.
            OptionError: `sources` is one source, or a whole table; or as for `read`.
        """
        check_many(sources)
        check_number("batch_size", batch_size, int, 1)
        check_number("processes", processes, int, 1)
        config = self._checked(options)
        make_work = partial(_batch_reader, config, self if processes == 1 else None)
        results = map_batches(
            in_batches(unboxed(sources), batch_size), make_work, processes=processes
        )

        def briefs() -> Iterator[Brief]:
            with progress_bar(how_many(sources), "Reading", progress) as bar:
                for batch in results:
                    for brief in batch:
                        bar.update()
                        yield brief

        return briefs()  # what is wrong with the options was said before the first is asked for

    def _read_batch(self, sources: Sequence[Source], *, config: LensConfig) -> list[Brief]:
        """Reads a batch; what cannot be read gives a failed brief in its place."""
        read: list[tuple[Article, tuple[Notice, ...]] | NewsLensError] = []
        for source in sources:
            try:
                read.append(self._article(source, config))
            except ReadError as error:
                if config.strict:
                    raise
                read.append(error)
        good = [item for item in read if not isinstance(item, NewsLensError)]
        articles = [article for article, _ in good]
        pairs = list(zip(articles, self._sentences(articles, config), strict=True))
        linkings = self._parts.linker(config).link_many(pairs)
        parts = iter(zip(pairs, good, linkings, strict=True))
        briefs = []
        for item in read:
            if isinstance(item, NewsLensError):
                briefs.append(failed_brief(item))
                continue
            (article, sentences), (_, notices), linking = next(parts)
            summary = self._summary(article, sentences, config)
            briefs.append(self._brief(article, sentences, summary, linking, notices, config))
        return briefs

    def compress(self, sentence: str, length: Length = "brief") -> str:
        """One sentence, shortened by deletion only.

        Args:
            sentence: a sentence of English; of several, each is shortened.
            length: "full", "brief" or "headline".

        Raises:
            OptionError: no text, or the lens reads another language, which nothing can shorten.
        """
        from jl_newslens.summarize.compress import compress

        if not isinstance(sentence, str):
            raise OptionError("compress() takes text.", option="sentence", value=sentence)
        config = self.config.with_options(length=length)
        if config.language != SHIPPED_LANGUAGE:
            why = f"Only English can be shortened, and this lens reads {config.language!r}."
            raise OptionError(why, option="language", value=config.language)
        article = Article(sentence, language=config.language)
        [sentences] = self._sentences([article], config)
        return " ".join(compress(parsed, length).text for parsed in sentences)

    def compare(
        self,
        source: Source,
        rankers: Sequence[str | Ranker | RankFunction] = COMPARED_RANKERS,
        **options: Any,
    ) -> Comparison:
        """The same article as several rankers see it, read and linked only once.

        Args:
            source: as for `read`.
            rankers: a list of what the option `ranker` takes. Without it: the learned one, the
                first sentences, and LexRank.
            options: as for the constructor, for this call only.

        Returns:
            A dict of briefs by ranker: its name, or the name of its class or function; a number
            follows where that was there before. It shows itself as columns of bullets.

        Raises:
            OptionError: one ranker instead of a list, or no such ranker; else as for `read`.
        """
        if isinstance(rankers, str) or not isinstance(rankers, Iterable):
            one = "lead" if rankers is None else rankers
            raise OptionError(
                f"rankers must be a list, as in rankers=[{one!r}].",
                option="rankers",
                value=rankers,
            )
        rankers = list(rankers)
        config = self._checked(options)
        for ranker in rankers:
            self._parts.ranker(config.with_options(ranker=ranker))
        article, notices = self._article(source, config)
        [sentences] = self._sentences([article], config)
        [linking] = self._parts.linker(config).link_many([(article, sentences)])
        briefs = Comparison()
        for ranker in rankers:
            own = config.with_options(ranker=ranker)
            name = _ranker_name(ranker)
            if name in briefs:
                name = f"{name} {len(briefs) + 1}"
            summary = self._summary(article, sentences, own)
            briefs[name] = self._brief(article, sentences, summary, linking, notices, own)
        return briefs

    def correct(
        self,
        entity: Entity,
        *,
        title: str | None = None,
        url: str | None = None,
        article: Article | Brief | None = None,
    ) -> Entity:
        """Says which page an entity means, and (with `remember`) keeps it for the next articles.

        Args:
            entity: from a brief.
            title: of the right page, by default of the lens's Wikipedia; `url` its address. With
                neither, no page is right.
            article: where it stands (the brief, or its article): the correction then holds, also
                for short names, in articles like it. None: for its full name, everywhere.

        Returns:
            The corrected entity.

        Raises:
            OptionError: no entity, no article, an empty title, or no http or https address.
        """
        from jl_newslens.link.corrections import corrected, page_meant

        language, text = self.config.language, _text_of(article)
        if not self.config.remember:
            return corrected(entity, page_meant(entity, title=title, url=url, language=language))
        return self._parts.corrections().correct(
            entity, title=title, url=url, text=text, language=language
        )

    def forget(self, entity: Entity, *, article: Article | Brief | None = None) -> bool:
        """Takes corrections of an entity back: from the next reading on, the sources are asked.

        Args:
            entity: from a brief, corrected or not.
            article: where it stands (as for `correct`): what was said for other articles stays.
                None: whatever was said of its names, in any article.

        Returns:
            Whether there was a correction.
        """
        return self._parts.corrections().forget(entity, _text_of(article))

    def forget_all(self) -> bool:
        """Takes back every correction kept on this machine; whether there was any."""
        return self._parts.corrections().forget_all()

    def panel(self) -> Panel:
        """The interactive panel for a notebook: paste, read, explore, correct."""
        from jl_newslens.display.panel import Panel

        return Panel(self)

    def _checked(self, options: dict[str, Any]) -> LensConfig:
        """The options of one call; a name that nobody knows is found out before any work."""
        config = self.config.with_options(**options)
        self._parts.ranker(config)
        self._parts.sources(config)
        return config

    def _article(self, source: Source, config: LensConfig) -> tuple[Article, tuple[Notice, ...]]:
        from jl_newslens.reading.source import is_address, read_source

        if isinstance(source, Brief):
            source = source.article
        if config.offline and is_address(source):
            raise OptionError(
                f"{source} is an address, and the option offline is set. Save the page and read "
                "the file, or allow the network.",
                option="offline",
                value=True,
            )
        reading = read_source(
            source,
            language=config.language,
            timeout_s=config.timeout_s,
            max_chars=config.max_chars,
            proxy=config.proxy,
        )
        return reading.article, reading.notices

    def _sentences(
        self, articles: Sequence[Article], config: LensConfig
    ) -> Iterator[tuple[Sentence, ...]]:
        from jl_newslens.language.sentences import analyze_many

        return analyze_many(self._parts.pipeline(config), articles)

    def _summary(
        self, article: Article, sentences: tuple[Sentence, ...], config: LensConfig
    ) -> Summary:
        from jl_newslens.summarize.bullets import summarize

        told = config.language != SHIPPED_LANGUAGE
        return summarize(
            article,
            sentences,
            ranker=self._parts.ranker(config),
            bullets=config.bullets,
            length=config.length,
            language=config.language if told else article.language,
        )

    def _brief(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        summary: Summary,
        linking: Linking,
        notices: tuple[Notice, ...],
        config: LensConfig,
    ) -> Brief:
        own = self._parts.notices(config, sentences, linking.entities)
        every = (*notices, *summary.notices, *linking.notices, *own)
        analysis = Analysis(
            article=article,
            sentences=tuple((sentence.start, sentence.end) for sentence in sentences),
            bullets=summary.bullets,
            entities=linking.entities,
            notices=tuple(dict.fromkeys(every)),
            ranking=summary.ranking,
        )
        return Brief(analysis, lens=self)


def _ranker_name(ranker: str | Ranker | RankFunction) -> str:
    if isinstance(ranker, str):
        return ranker
    return getattr(ranker, "__name__", "") or type(ranker).__name__


def _text_of(article: object) -> str:
    article = article.article if isinstance(article, Brief) else article
    if isinstance(article, (Article, NoneType)):
        return article.text if article else ""
    why = f"article must be a brief or its article, not {type(article).__name__}."
    raise OptionError(why, option="article", value=article)


def _batch_reader(
    config: LensConfig, lens: NewsLens | None
) -> Callable[[Sequence[Source]], list[Brief]]:
    """What one process does with a batch; a worker process makes a lens of its own."""
    return partial((lens or NewsLens(config))._read_batch, config=config)
