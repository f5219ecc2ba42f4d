"""`newslens evaluate`: the quality of each stage on labelled files of your own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from jl_newslens.cli.group import newslens, progress
from jl_newslens.model import LENGTHS, Length
from jl_newslens.registry import ranker_names

_FILE: Final = click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)


@newslens.group(short_help="Score each stage on labelled files.")
def evaluate() -> None:
    """Measure the pipeline, the bullets and the links on labelled files."""


@evaluate.command(short_help="Score a spaCy pipeline.")
@_FILE
@click.option("--pipeline", metavar="NAME", help="An installed spaCy pipeline.  [default: shipped]")
@click.option("--documents", default="", metavar="TEXT", help="Of a treebank, only ids with TEXT.")
def language(files: tuple[Path, ...], pipeline: str | None, documents: str) -> None:
    """Score a pipeline: CoNLL-U trees, IOB2 or TSV names (or a folder), JSON lines with links."""
    from jl_newslens.evaluation.language import evaluate_language
    from jl_newslens.language.pipeline import load_pipeline

    nlp = load_pipeline(pipeline)
    for path in files:
        with progress(f"Reading {path.name}"):
            scores = evaluate_language(
                path, nlp, pipeline=pipeline or "shipped", documents=documents
            )
        click.echo(f"{scores}\n")


@evaluate.command(short_help="Score links.")
@_FILE
@click.option("--source", "sources", multiple=True, metavar="NAME|FILE", help="As for 'read'.")
@click.option("--pipeline", metavar="NAME", help="An installed spaCy pipeline.  [default: shipped]")
@click.option("--min-score", type=float, metavar="P", help="Links below it count as unknown.")
@click.option("--online", is_flag=True, help="Ask live Wikipedia too.")
@click.option("--baseline", is_flag=True, help="Link each NER name to its likeliest starter page.")
def linking(
    files: tuple[Path, ...],
    sources: tuple[str, ...],
    pipeline: str | None,
    min_score: float | None,
    online: bool,
    baseline: bool,
) -> None:
    """Score links: JSON lines with "text" and "links", "entities" or (ELEVANT's) "labels".

    Old titles that the starter knowledge base knows as other names of a page count as that page.
    """
    from jl_newslens.evaluation.linking import HasEntities, evaluate_linking
    from jl_newslens.evaluation.linking_baseline import ner_and_prior
    from jl_newslens.language.pipeline import load_pipeline
    from jl_newslens.language.sentences import analyze_many
    from jl_newslens.lens import NewsLens
    from jl_newslens.link.sources.starter import StarterSource
    from jl_newslens.model import Article

    lens = NewsLens(
        sources=sources or None,
        pipeline=pipeline,
        min_score=min_score,
        offline=not online,
        remember=False,
        ranker="lead",
        bullets=1,
    )
    starter = StarterSource()

    def read(text: str) -> HasEntities:
        if not baseline:
            return lens.read(Article(text))
        article = Article(text)
        [sentences] = analyze_many(load_pipeline(pipeline), [article])
        return ner_and_prior(article, sentences, starter)

    redirects = starter.redirects()
    for path in files:
        with progress(f"Reading {path.name}"):
            report = evaluate_linking(path, read=read, redirects=redirects)
        _table(path.name, report.rows())


@evaluate.command(short_help="Score bullets.")
@_FILE
@click.option(
    "-n",
    "--bullets",
    type=int,
    default=3,
    show_default=True,
    metavar="N",
    help="At most N bullets an article.",
)
@click.option(
    "--length",
    type=click.Choice(LENGTHS),
    default="brief",
    show_default=True,
    help="As for 'read'.",
)
@click.option(
    "--ranker",
    "rankers",
    multiple=True,
    default=("newslens", "lead"),
    show_default=True,
    metavar="NAME",
    help=f"May be given several times: {', '.join(ranker_names())}.",
)
def bullets(
    files: tuple[Path, ...], bullets: int, length: Length, rankers: tuple[str, ...]
) -> None:
    """Score bullets: JSON lines with "article" and "highlights" (ROUGE, length, faults)."""
    from jl_newslens.evaluation.bullets import evaluate_bullets, read_highlights
    from jl_newslens.lens import NewsLens
    from jl_newslens.model import Analysis, Article

    lens = NewsLens(offline=True, remember=False, sources=(), bullets=bullets, length=length)

    def read(article: Article) -> dict[str, Analysis]:
        return {name: brief.analysis for name, brief in lens.compare(article, rankers).items()}

    for path in files:
        with progress(f"Reading {path.name}"):
            rows = evaluate_bullets(read_highlights(path), read, bullets=bullets)
        _columns(path.name, rows)


@evaluate.command(short_help="Score shortening.")
@_FILE
@click.option(
    "--length",
    "lengths",
    multiple=True,
    type=click.Choice(LENGTHS),
    default=("headline", "brief"),
    show_default=True,
    help="May be given several times.",
)
def compression(files: tuple[Path, ...], lengths: tuple[Length, ...]) -> None:
    """Score shortening: JSON lines with "text" and "compression" or "summaries"."""
    from jl_newslens.evaluation.compression import evaluate_compression, read_shortened
    from jl_newslens.lens import NewsLens

    lens = NewsLens(offline=True, remember=False, sources=())
    methods: dict[str, Callable[[str], str]] = {
        length: partial(lens.compress, length=length) for length in lengths
    }
    for path in files:
        with progress(f"Reading {path.name}"):
            rows = evaluate_compression(read_shortened(path), methods)
        _columns(path.name, rows)


def _table(title: str, rows: list[tuple[str, str]]) -> None:
    width = max(len(measure) for measure, _ in rows)
    click.echo(title)
    for measure, value in rows:
        click.echo(f"  {measure:<{width}}  {value}")
    click.echo()


def _columns(title: str, rows: Sequence[Any]) -> None:
    """Rows of one frozen dataclass as aligned columns, with its field names on top."""
    names = [field.name for field in fields(rows[0])]
    cells = [names]
    for row in rows:
        values = [getattr(row, name) for name in names]
        cells.append([f"{v:.3f}" if isinstance(v, float) else str(v) for v in values])
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    click.echo(title)
    for line in cells:
        padded = [line[0].ljust(widths[0])]
        padded += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        click.echo("  " + "  ".join(padded))
    click.echo()
