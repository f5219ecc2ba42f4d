"""`newslens read`: one article, shown."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from jl_newslens.cli.group import newslens, progress
from jl_newslens.config import LensConfig, given
from jl_newslens.model import LENGTHS
from jl_newslens.registry import ranker_names

if TYPE_CHECKING:
    from jl_newslens.brief import Brief

FORMATS: Final = ("text", "markdown", "html", "json")
_DEFAULT: Final = LensConfig()


@newslens.command(short_help="Read one article.")
@click.argument("source", metavar="SOURCE", nargs=-1, required=True)
@click.option(
    "-n",
    "--bullets",
    type=int,
    metavar="N",
    help=f"At most N bullets.  [default: {_DEFAULT.bullets}]",
)
@click.option(
    "--ranker",
    metavar="NAME",
    help=f"One of {', '.join(ranker_names())}.  [default: {_DEFAULT.ranker}]",
)
@click.option(
    "--length",
    type=click.Choice(LENGTHS),
    help=f"How short bullets are; only deletes, never rewrites.  [default: {_DEFAULT.length}]",
)
@click.option("--offline", is_flag=True, help="Never touch the network.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to show it. html is a whole page, json the wire format.",
)
@click.option(
    "--language",
    metavar="CODE",
    help="Language of the article; any but en needs a spaCy pipeline."
    f"  [default: {_DEFAULT.language}]",
)
@click.option(
    "--pipeline", metavar="NAME", help="An installed spaCy pipeline, not the shipped one."
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME|FILE",
    help="Where to look names up; may be given several times. Names: starter, knowledge_base, "
    "wikipedia. Files: your own list (.tsv, .jsonl), a knowledge base (.kb), a ZIM file (.zim).",
)
@click.option("--kb", metavar="FILE", help="A knowledge base from 'newslens kb build'.")
@click.option(
    "--contact", metavar="ADDRESS", help="Your e-mail or page, for Wikipedia's operators."
)
@click.option(
    "--min-score", type=float, metavar="P", help="Show links below this probability as unknown."
)
@click.option(
    "--timeout-s",
    type=float,
    metavar="S",
    help=f"Seconds a request.  [default: {_DEFAULT.timeout_s:g}]",
)
@click.option(
    "--max-chars",
    type=int,
    metavar="N",
    help=f"Longest article to read.  [default: {_DEFAULT.max_chars}]",
)
@click.option("--strict", is_flag=True, help="Fail when a reference source does not answer.")
def read(source: tuple[str, ...], format_: str, sources: tuple[str, ...], **options: Any) -> None:
    """Read one article: a FILE (text, Markdown, HTML), an https:// ADDRESS, or - for standard
    input.

    \b
    newslens read article.txt
    newslens read https://example.org/story --format markdown
    pbpaste | newslens read - --bullets 3 --offline
    """
    from jl_newslens.lens import NewsLens

    if len(source) > 1:
        raise click.UsageError(
            "One SOURCE at a time. Many articles: newslens corpus run FOLDER -o OUTPUT."
        )
    lens = NewsLens(**given({**options, "sources": sources or None}))
    with progress("Reading"):
        brief = lens.read(source_of(source[0]))
    _show(brief, format_)


def source_of(argument: str) -> Any:
    """What the user named: bytes of standard input, an address, or a path (never text)."""
    if not argument:
        raise click.UsageError("SOURCE is empty.")
    if argument == "-":
        return sys.stdin.buffer.read()
    if re.fullmatch(r"[a-z]+://\S*", argument, re.IGNORECASE):
        return argument
    return Path(argument)


def _show(brief: Brief, format_: str) -> None:
    if format_ == "json":
        click.echo(json.dumps(brief.to_dict(), ensure_ascii=False, indent=2))
    elif format_ == "markdown":
        click.echo(brief.markdown(), nl=False)
    elif format_ == "html":
        click.echo(brief.html(full_page=True), nl=False)
    elif sys.stdout.isatty():
        from rich.console import Console

        from jl_newslens.display.text import print_brief

        print_brief(brief.analysis, Console())
    else:
        click.echo(brief.text(), nl=False)
