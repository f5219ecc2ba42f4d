"""`newslens kb` and `newslens cache`: knowledge bases from dumps, and what Wikipedia answered."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from jl_newslens.cli.group import newslens

if TYPE_CHECKING:
    from jl_newslens.knowledge import BuildProgress

_DAY_S: Final = 86_400
_LINE_EVERY_S: Final = 60.0
_PATH: Final = click.Path(path_type=Path)
_KB: Final = click.option(
    "--kb", "kb_", type=_PATH, help="The file.  [default: where NewsLens looks for it]"
)


@newslens.group(short_help="Build and look into a knowledge base.")
def kb() -> None:
    """Build and look into a knowledge base: thousands to millions of pages, offline."""


@kb.command(short_help="Build a knowledge base from a Wikipedia dump.")
@click.argument("dump", type=_PATH)
@click.option(
    "-o", "--output", type=_PATH, help="File to write.  [default: where NewsLens looks for it]"
)
@click.option(
    "--index", type=_PATH, help="The …-multistream-index.txt.bz2 of the dump; saves a search."
)
@click.option("--page-props", type=_PATH, help="The …-page_props.sql.gz, for Wikidata items.")
@click.option(
    "--min-links",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Leave out pages that fewer other pages link to.",
)
@click.option("--pages", type=_PATH, help="Only the titles in this file, one a line.")
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one a core]")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster that sees the same files.")
@click.option("--restart", is_flag=True, help="Do not go on with an unfinished build.")
@click.option("--force", is_flag=True, help="Replace the knowledge base that is at OUTPUT.")
def build(
    dump: Path,
    output: Path | None,
    pages: Path | None,
    scheduler: str | None,
    restart: bool,
    force: bool,
    **options: Any,
) -> None:
    """Build a knowledge base from a Wikipedia DUMP (…-pages-articles[-multistream].xml.bz2).

    A build that was stopped, or killed, goes on when it is started again.
    """
    from jl_newslens.corpus.cluster import connect
    from jl_newslens.errors import CorpusError
    from jl_newslens.knowledge import build_knowledge_base
    from jl_newslens.link.sources.knowledge_base import default_path
    from jl_newslens.link.sources.knowledge_base_file import is_knowledge_base

    target = output or default_path()
    if not force and target.is_file() and is_knowledge_base(target):
        raise CorpusError(
            f"{target} is a knowledge base already. Replace it with --force, when the new one is "
            "ready; or name another file with -o."
        )
    progress = _Bar() if sys.stderr.isatty() else _Lines()
    try:
        report = build_knowledge_base(
            dump,
            target,
            pages=pages,
            scheduler=None if scheduler is None else connect(scheduler),
            resume=not restart,
            progress=progress.show,
            **options,
        )
    except KeyboardInterrupt:
        click.echo("newslens: the same command goes on where it was", err=True)
        raise
    finally:
        progress.close()
    click.echo(
        f"{report.pages:,} pages and {report.aliases:,} aliases in {report.elapsed_s:,.0f} s, "
        f"{report.size_bytes / 1e6:,.1f} MB: {report.path}",
        err=True,
    )


@kb.command()
@click.argument("path", metavar="[FILE]", required=False, type=_PATH)
@_KB
def info(path: Path | None, kb_: Path | None) -> None:
    """Show what a knowledge base holds."""
    from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource

    if path and kb_:
        raise click.UsageError("Name the FILE once: it is what --kb names, too.")
    facts = KnowledgeBaseSource(path or kb_).info()
    click.echo(f"file\t{facts.path}\npages\t{facts.pages}\naliases\t{facts.aliases}")
    click.echo(f"bytes\t{facts.size_bytes}")
    for key, value in facts.meta:
        click.echo(f"{key}\t{value}")


@kb.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@_KB
def find(names: tuple[str, ...], kb_: Path | None) -> None:
    """Look names up: which pages each may mean, the likeliest first.

    Without a knowledge base of your own, in the starter that comes with NewsLens.
    """
    from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource, default_path
    from jl_newslens.link.sources.starter import StarterSource
    from jl_newslens.protocols import Query

    if kb_ is None and not default_path().exists():
        click.echo(f"newslens: there is no {default_path()}; asking the starter", err=True)
        source: StarterSource | KnowledgeBaseSource = StarterSource()
    else:
        source = KnowledgeBaseSource(kb_)
    for name, candidates in zip(names, source.find([Query(name) for name in names]), strict=True):
        if not candidates:
            click.echo(f"{name}\t–\tno page")
        for candidate in candidates:
            click.echo(f"{name}\t{candidate.prior:.3f}\t{candidate.title}\t{candidate.description}")


@newslens.group()
def cache() -> None:
    """Look into, or clear, the answers that live Wikipedia gave."""


@cache.command("info")
def cache_info_() -> None:
    """Show where the cache is and what it holds."""
    from jl_newslens.link.sources.cache import cache_info

    facts = cache_info()
    click.echo(f"file\t{facts.path}\nanswers\t{facts.entries}\nbytes\t{facts.size_bytes}")
    click.echo(f"no such page\t{facts.negative}")
    if facts.oldest_s is not None:
        click.echo(f"oldest, days\t{facts.oldest_s / _DAY_S:.1f}")
    for site, entries in facts.sites:
        click.echo(f"{site}\t{entries}")


@cache.command("clear")
@click.option(
    "--older-than",
    type=click.FloatRange(0),
    default=0.0,
    metavar="DAYS",
    help="Only older answers.",
)
def cache_clear(older_than: float) -> None:
    """Forget answers; they are asked for again when they are needed."""
    from jl_newslens.link.sources.cache import clear_cache

    click.echo(f"answers forgotten: {clear_cache(older_than_s=older_than * _DAY_S)}", err=True)


class _Bar:
    """A tqdm bar for each stage of a build, with rate and time left."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None

    def show(self, moment: BuildProgress) -> None:
        from tqdm import tqdm

        if moment.stage != self._stage:
            self.close()
            self._stage = moment.stage
            unit = {"read": "B", "count": " steps", "write": " rows"}[moment.stage]
            self._bar = tqdm(
                total=moment.total, desc=moment.stage, unit=unit, unit_scale=unit == "B"
            )
        self._bar.total = moment.total
        self._bar.set_postfix_str(
            f"{moment.pages:,} pages, {moment.pages_per_s:,.0f} a second"
            if moment.stage == "read"
            else moment.step,
            refresh=False,
        )
        self._bar.update(moment.done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


class _Lines:
    """A line a minute, where nobody watches: standard error goes to a file or a pipe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told = clock()

    def show(self, moment: BuildProgress) -> None:
        if self._clock() - self._told < _LINE_EVERY_S:
            return
        self._told = self._clock()
        parts = [f"{moment.step}: {moment.done / max(moment.total, 1):.0%}"]
        if moment.stage == "read":
            parts.append(f"{moment.pages:,} pages, {moment.pages_per_s:,.0f} a second")
        if moment.left_s is not None:
            parts.append(f"{timedelta(seconds=round(moment.left_s))} left")
        click.echo(f"newslens: {', '.join(parts)}", err=True)

    def close(self) -> None:
        """Nothing is left open."""
