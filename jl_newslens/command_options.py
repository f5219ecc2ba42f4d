"""The options of `LensConfig` as words of a command: what `newslens` and `%newslens` both take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jl_newslens.config import LensConfig
from jl_newslens.model import LENGTHS
from jl_newslens.registry import ranker_names

_DEFAULT: Final = LensConfig()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOption:
    """One option: `name` is its field of `LensConfig`, `flags` how it is written.

    A switch has no `metavar`; what `is_list` may be given several times.
    """

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str | None = None
    type: type[str] | type[int] | type[float] = str
    choices: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def explained(self) -> str:
        """Its help, with the default where that is worth a word."""
        default = getattr(_DEFAULT, self.name)
        if default is None or isinstance(default, bool):
            return self.help
        shown = f"{default:g}" if isinstance(default, float) else str(default)
        return f"{self.help}  [default: {shown}]"

    @property
    def is_switch(self) -> bool:
        """Whether it stands without a value."""
        return self.metavar is None and not self.choices


COMMAND_OPTIONS: Final = (
    CommandOption(
        name="bullets",
        flags=("-n", "--bullets"),
        metavar="N",
        type=int,
        help="At most N bullets.",
    ),
    CommandOption(
        name="ranker",
        flags=("--ranker",),
        metavar="NAME",
        help=f"One of {', '.join(ranker_names())}.",
    ),
    CommandOption(
        name="length",
        flags=("--length",),
        choices=LENGTHS,
        help="How short bullets are; only deletes, never rewrites.",
    ),
    CommandOption(name="offline", flags=("--offline",), help="Never touch the network."),
    CommandOption(
        name="language",
        flags=("--language",),
        metavar="CODE",
        help="Language of the article; any but en needs a spaCy pipeline.",
    ),
    CommandOption(
        name="pipeline",
        flags=("--pipeline",),
        metavar="NAME",
        help="An installed spaCy pipeline, not the shipped one.",
    ),
    CommandOption(
        name="sources",
        flags=("--source",),
        metavar="NAME|FILE",
        is_list=True,
        help="Where to look names up; may be given several times. Names: starter, knowledge_base, "
        "wikipedia. Files: your own list (.tsv, .jsonl), a knowledge base (.kb), a ZIM file "
        "(.zim).",
    ),
    CommandOption(
        name="kb",
        flags=("--kb",),
        metavar="FILE",
        help="A knowledge base from 'newslens kb build'.",
    ),
    CommandOption(
        name="contact",
        flags=("--contact",),
        metavar="ADDRESS",
        help="Your e-mail or page, for Wikipedia's operators.",
    ),
    CommandOption(
        name="min_score",
        flags=("--min-score",),
        metavar="P",
        type=float,
        help="Show links below this probability as unknown.",
    ),
    CommandOption(
        name="timeout_s",
        flags=("--timeout-s",),
        metavar="S",
        type=float,
        help="Seconds a request.",
    ),
    CommandOption(
        name="max_chars",
        flags=("--max-chars",),
        metavar="N",
        type=int,
        help="Longest article to read.",
    ),
    CommandOption(
        name="strict",
        flags=("--strict",),
        help="Fail when a reference source does not answer.",
    ),
)
