"""Every option of NewsLens, once: unit, default and reason."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from numbers import Integral, Real
from types import NoneType
from typing import Any, Final

from jl_newslens.errors import OptionError, UnknownNameError
from jl_newslens.model import LENGTHS, Length
from jl_newslens.protocols import Ranker, RankFunction, ReferenceSource

MAX_BULLETS: Final = 50
_LEAST_TIMEOUT_S: Final = 0.001
_MOST_TIMEOUT_S: Final = 86_400.0  # clocks of systems overflow far above
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LensConfig:
    """How a lens reads. Every field is an option of `NewsLens(...)` and of `read(...)`.

    Attributes:
        bullets: how many bullets at most, 1 to 50. Five fit a glance; a short text gives fewer.
        ranker: a name ("newslens", "lead", "lex_rank", …), a `Ranker`, or a function from
            sentences to scores.
        length: "full" (the sentence, cleaned), "brief" (only what is safe to cut is cut) or
            "headline" (the core statement).
        language: code of the articles and of the Wikipedia that is asked, as spaCy writes it: ISO
            639-1 or 639-3, in small letters.
        pipeline: the name of any installed spaCy pipeline. None: the shipped one for English, an
            installed one (the first by name) for another language, which must be there.
        sources: where names are looked up, in order: "starter", "knowledge_base", "wikipedia",
            the path of a reference list (.tsv, .jsonl), knowledge base (.kb) or ZIM file (.zim), or
            a `ReferenceSource`. None: the starter, then your knowledge base if there is one, then
            live Wikipedia.
        kb: path of the knowledge base (made by `newslens kb build`) that the source
            "knowledge_base" is; None: the default place.
        offline: never touch the network. Sources of your own are left out where they say that they
            are `live`.
        contact: your e-mail address or page, sent to Wikipedia in the User-Agent, as its etiquette
            asks. Without one it answers only about ten requests a minute.
        wikipedia_url: the API of another MediaWiki ("https://wiki.example.org/w/api.php").
        proxy: address of an HTTP proxy, for articles and references alike.
        min_score: links below this probability of being right are shown as unknown, in [0, 1].
            None: what was tuned for precision.
        timeout_s: patience with one request, in seconds, at most a day.
        max_chars: longest article read, in characters. 2,000,000 take some two minutes and 6 GB.
        remember: apply (and keep) the links that you corrected with `lens.correct` or in the
            panel; `lens.forget` takes them back.
        strict: raise when a source cannot be asked, rather than adding a notice.
    """

    bullets: int = 5
    ranker: str | Ranker | RankFunction = "newslens"
    length: Length = "brief"
    language: str = "en"
    pipeline: str | None = None
    sources: Sequence[str | os.PathLike[str] | ReferenceSource] | None = None
    kb: str | os.PathLike[str] | None = None
    offline: bool = False
    contact: str | None = None
    wikipedia_url: str | None = None
    proxy: str | None = None
    min_score: float | None = None
    timeout_s: float = 10.0
    max_chars: int = 2_000_000
    remember: bool = True
    strict: bool = False

    def __post_init__(self) -> None:
        self._take_number("bullets", int, 1, MAX_BULLETS)
        self._take_number("max_chars", int, 1)
        self._take_number("timeout_s", float, _LEAST_TIMEOUT_S, _MOST_TIMEOUT_S)
        if self.min_score is not None:
            self._take_number("min_score", float, 0, 1)
        if self.length not in LENGTHS:
            raise UnknownNameError("length", str(self.length), LENGTHS)
        for option in ("offline", "remember", "strict"):
            _check_kind(option, getattr(self, option), bool, "True or False")
        for option in ("pipeline", "contact", "wikipedia_url", "proxy"):
            _check_kind(option, getattr(self, option), (str, NoneType), "a string")
        _check_kind("kb", self.kb, (str, os.PathLike, NoneType), "a path")
        if not isinstance(self.language, str) or not _LANGUAGE.fullmatch(self.language):
            raise OptionError(
                "language must be a code of two or three small letters such as 'en', not "
                f"{self.language!r}.",
                option="language",
                value=self.language,
            )
        if self.sources is not None and not _is_list(self.sources):
            raise OptionError(
                f"sources must be a list, as in sources=[{self.sources!r}].",
                option="sources",
                value=self.sources,
            )

    def _take_number(
        self, option: str, kind: type[int] | type[float], least: float, most: float | None = None
    ) -> None:
        """Checks the option, and makes it a number of Python's own: numpy's are no JSON."""
        value = check_number(option, getattr(self, option), kind, least, most)
        object.__setattr__(self, option, value)

    @classmethod
    def of(cls, config: LensConfig | None, **options: Any) -> LensConfig:
        """`config` (None: the defaults) with some options replaced; raises as `with_options`."""
        if not isinstance(config, (cls, NoneType)):
            raise OptionError(
                f"config must be a LensConfig, not {config!r}. Options are given by name, as in "
                "NewsLens(bullets=3).",
                option="config",
                value=config,
            )
        return (config or cls()).with_options(**options)

    def changes(self) -> str:
        """The options that are not the default, as they are written in a call."""
        return ", ".join(
            f"{field.name}={value!r}"
            for field in fields(self)
            if (value := getattr(self, field.name)) != field.default
        )

    def with_options(self, **options: Any) -> LensConfig:
        """The same options with some replaced.

        Raises:
            UnknownNameError: no such option.
            OptionError: a value that cannot be used.
        """
        known = {field.name for field in fields(self)}
        for name in options:
            if name not in known:
                raise UnknownNameError("option", name, known)
        return replace(self, **options) if options else self


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a command that its user set; the others keep their defaults."""
    return {
        name: value
        for name, value in options.items()
        if value is not None and value is not False and value != ()
    }


def check_number(
    option: str,
    value: object,
    kind: type[int] | type[float],
    least: float,
    most: float | None = None,
) -> Any:
    """The value of an option, of any numeric type, as an int or float.

    Raises:
        OptionError: it is no number from `least` to `most`.
    """
    wanted_type = Integral if kind is int else Real
    if isinstance(value, bool) or not isinstance(value, wanted_type):
        wanted = "an integer" if kind is int else "a number"
    elif least <= float(value) <= (math.inf if most is None else most):
        return int(value) if isinstance(value, Integral) else float(value)
    else:
        wanted = f"at least {least}" if most is None else f"between {least} and {most}"
    raise OptionError(f"{option} must be {wanted}, not {value!r}.", option=option, value=value)


def _check_kind(option: str, value: object, kind: type | tuple[type, ...], wanted: str) -> None:
    if not isinstance(value, kind):
        raise OptionError(f"{option} must be {wanted}, not {value!r}.", option=option, value=value)


def _is_list(value: object) -> bool:
    """Whether it may hold several things; a str would be taken letter by letter."""
    return isinstance(value, Sequence) and not isinstance(value, str)
