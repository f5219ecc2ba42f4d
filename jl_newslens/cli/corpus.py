"""`newslens corpus`: many articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from jl_newslens.cli.group import newslens
from jl_newslens.cli.options import lens_options

_KINDS: Final = 5  # of files that are passed over, in one line


@newslens.group()
def corpus() -> None:
    """Read many articles, and look at what they say."""


@corpus.command(short_help="Read a folder or a table of articles.")
@click.argument("source", metavar="IN", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder to write."
)
@click.option("--resume", is_flag=True, help="Go on with the run that OUTPUT holds.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster, such as tcp://host:8786.")
@click.option(
    "--text-column",
    metavar="NAME",
    help="Column with the text.  [default: text, article, body or content]",
)
@click.option(
    "--id-column",
    metavar="NAME",
    help="Column with the id.  [default: id, article_id, doc_id or uid, else the row's number]",
)
@click.option(
    "--online/--offline",
    default=False,
    help="Ask live Wikipedia too; slow for many articles.  [default: offline]",
)
@click.option("--strict", is_flag=True, help="Stop at the first article that cannot be read.")
@lens_options("offline", "strict")
def run(
    source: tuple[Path, ...],
    output: Path,
    resume: bool,
    workers: int,
    scheduler: str | None,
    text_column: str | None,
    id_column: str | None,
    online: bool,
    **options: Any,
) -> None:
    """Read every article of IN: a folder of .txt, .md, .html and .json files, a .parquet file, or
    a .jsonl, .json, .csv or .tsv file, which may be packed (.gz, .bz2, .zst).

    A .json file holds an object, a list of objects, an object with one such list, or an object a
    line. In a folder, one without a text is passed over, and so are a saved brief and the HTML of
    a notebook that shows one.

    A row that cannot be read costs a line in the output (its "error" says why), not the run. A run
    that was stopped, or killed, goes on with --resume.

    Below OUTPUT, in parts of 100 articles:

    \b
    briefs/*.parquet    id, title, url, published, language, bullets, words, error
    entities/*.parquet  id, entity, name, type, title, url, qid, description, score,
                        status, source, salience, mentions
    mentions/*.parquet  id, entity, start, end, surface
    wire/*.jsonl        each brief whole

    \b
    id is the path in the folder, or the id of the row, or its number from 0; one that
    was there before gets "#" and the row's number (in a folder its file's path and that).
    (id, entity) names an entity; start and end are offsets into the article's text.

    \b
    newslens corpus run articles/ -o run1 --workers 4
    newslens corpus run crawl.parquet -o run2 --scheduler tcp://cluster:8786
    """
    from jl_newslens.config import LensConfig, given
    from jl_newslens.corpus import open_input, run_corpus
    from jl_newslens.errors import OptionError

    if len(source) > 1:
        raise click.UsageError(
            "One IN at a time. Of several files, name the folder that holds them."
        )
    [path] = source
    if str(path) == "-":  # a run that goes on after a kill reads its input once more
        raise OptionError(
            "A run reads no standard input, which --resume could not read again. Save it first, "
            "as with 'cat > articles.jsonl'. One article: newslens read -",
            option="IN",
            value="-",
        )
    articles = open_input(path, text_column=text_column, id_column=id_column)
    left = articles.passed_over()  # now: the output may lie in the same folder
    try:
        report = run_corpus(
            articles,
            output,
            LensConfig(offline=not online, **given(options)),
            workers=workers,
            scheduler=scheduler,
            resume=resume,
        )
    except KeyboardInterrupt:
        click.echo(f"What is done stays in {output}; --resume goes on from there.", err=True)
        raise
    good = report.read - report.failed
    before = f", {report.resumed:,} before" if report.resumed else ""
    failed = f", {report.failed:,} could not be" if report.failed else ""
    noun = "article" if good == 1 else "articles"
    click.echo(f"{good:,} {noun} read{failed}{before}: {output}", err=True)
    if report.failed:
        click.echo(f"Why: newslens corpus show {output} --failed", err=True)
    if left:
        kinds = [f"{n:,} {suffix or 'without a suffix'}" for suffix, n in left.most_common(_KINDS)]
        more = ", …" if len(left) > _KINDS else ""
        click.echo(f"Passed over: {', '.join(kinds)}{more}. Tables are given one by one.", err=True)


@corpus.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="At most N rows."
)
@click.option("--pairs", is_flag=True, help="Pairs of entities that stand in the same articles.")
@click.option("--timeline", metavar="NAME", help="How often NAME is named over time.")
@click.option("--failed", is_flag=True, help="Articles that could not be read, and why.")
@click.option(
    "--period",
    metavar="NAME",
    help="Step of --timeline: day, week, month, quarter or year.  [default: day]",
)
def show(
    folder: Path, limit: int, pairs: bool, timeline: str | None, failed: bool, period: str | None
) -> None:
    """Show who FOLDER (from 'corpus run') is about. Prints tab-separated columns when piped."""
    import sys

    from jl_newslens.corpus import Corpus

    questions = {"--pairs": pairs, "--timeline": timeline is not None, "--failed": failed}
    asked = [name for name, is_asked in questions.items() if is_asked]
    if len(asked) > 1:
        raise click.UsageError(f"{' and '.join(asked)} are two questions. Ask one at a time.")
    if period is not None and timeline is None:
        raise click.UsageError("--period is the step of --timeline. Say whose: --timeline NAME.")
    corpus = Corpus.open(folder)
    if timeline is not None:
        frame = corpus.timeline(timeline, period=period or "day")
        none = f"no article that names {timeline} has a date"
    elif pairs:
        frame = corpus.pairs(limit=limit)
        none = "no two entities stand together in two articles"
    elif failed:
        frame = corpus.failed(limit=limit)
        none = "every article could be read"
    else:
        frame = corpus.entities(limit=limit).drop(columns="url")
        none = "no article names anything"
    if frame.empty:
        click.echo(f"newslens: {none}", err=True)
    if sys.stdout.isatty():
        click.echo(frame.to_string(index=False, float_format="{:.2f}".format))
    else:
        click.echo(frame.to_csv(index=False, sep="\t", float_format="%.4g"), nl=False)
