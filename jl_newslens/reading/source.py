"""Decides what a source is (text, file, page, address, article) and reads it."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias, TypeGuard

from jl_newslens.errors import (
    ArticleTooLargeError,
    EmptyArticleError,
    FetchError,
    NotTextError,
    ReadError,
    SourceNotFoundError,
)
from jl_newslens.model import Article, Notice
from jl_newslens.reading.decode import decode
from jl_newslens.reading.given import complete
from jl_newslens.reading.inflate import Inflater
from jl_newslens.reading.languages import guess_language, language_name
from jl_newslens.reading.record import TEXT_NAMES, is_missing, read_json, read_record
from jl_newslens.reading.saved_briefs import (
    is_saved_page,
    read_around_briefs,
    read_saved_dict,
    read_saved_json,
    read_saved_page,
    refuse_saved_text,
    shows_brief,
)
from jl_newslens.reading.tags import is_html
from jl_newslens.reading.text import DEFAULT_MAX_CHARS, read_text

Source: TypeAlias = "str | bytes | os.PathLike[str] | Article | Mapping[str, Any]"

DEFAULT_TIMEOUT_S = 10.0
"""For one address, all redirects and the whole body together."""

_MAX_PATH_CHARS = 1024
_ADDRESS = re.compile(r"https?://\S*", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
_PATH_START = re.compile(r"(?:/|~[/\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\]|\\\\)\S")
_BARE_ADDRESS = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/)\S+", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\.(?:txt|text|md|markdown|rst|html?|xhtml|mhtml|xml|json|csv|tsv|pdf|docx?|odt|rtf|eml|log"
    r"|gz|zip|epub)$",
    re.IGNORECASE,
)
_GZIP = b"\x1f\x8b"
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_TEXT_NAMES = " or ".join(map(repr, TEXT_NAMES))
_XML_START = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_JSON_START = re.compile(r"\s*(?:\[\s*)?\{\s*\"")
_TABLE = (
    "a table of articles, not one. Read them all: 'newslens corpus run' on the command line, "
    "read_many with its column of texts in Python."
)
_ARCHIVE = "a web archive. Save the page as HTML instead, or copy the text of the article."
_NO_ARTICLE = {
    **dict.fromkeys((".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"), _TABLE),
    **dict.fromkeys((".mhtml", ".mht", ".webarchive", ".warc"), _ARCHIVE),
    ".eml": "an e-mail. Copy the text of the article.",
    ".ipynb": "a notebook. Copy the text of the article, or save the notebook as HTML.",
}
# UTF-8 takes up to four bytes a character; a page carries far more markup than text.
_BYTES_PER_CHAR = 4
MAX_PAGE_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one source gave: the article, and what its reader should know about it."""

    article: Article
    notices: tuple[Notice, ...] = ()


def read_source(
    source: Source,
    *,
    language: str = "en",
    timeout_s: float = DEFAULT_TIMEOUT_S,
    max_chars: int = DEFAULT_MAX_CHARS,
    proxy: str | None = None,
) -> Reading:
    """The article that `source` holds.

    A str is an address where all of it is one (http or https), else a file where it is the path of
    one, else the text of an article, which JSON may hold as an object. Bytes are decoded. A
    dict is a row of a table. An `Article` stays as it is; one without paragraphs gets them.

    Args:
        language: ISO 639-1 code of the language that the reader works in.
        timeout_s: for an address: redirects and body together.
        max_chars: the longest article to take.
        proxy: address of an HTTP proxy to fetch through.

    Raises:
        ReadError: one of its kinds, each with what to do.
    """
    options = _Options(language, timeout_s, max_chars, proxy)
    if isinstance(source, Article):
        reading = Reading(complete(source, max_chars))
    elif isinstance(source, bytes | bytearray | memoryview):
        reading = _read_bytes(bytes(source), options, "")
    elif isinstance(source, os.PathLike):
        reading = _read_file(Path(source), options)
    elif isinstance(source, Mapping):
        reading = _read_row(source, options)
    elif isinstance(source, str):
        reading = _read_string(source, options)
    else:
        raise _no_source(source)
    return _with_language(reading, language)


def _no_source(given: object) -> ReadError:
    if is_missing(given):
        return EmptyArticleError(
            f"There is no text here, only {given!r}: is the variable, or the cell, empty?"
        )
    if hasattr(given, "read"):
        return ReadError(
            f"This {type(given).__name__} is an open file. Give its .read(), or its path."
        )
    return ReadError(
        f"This {type(given).__name__} is no source. Give text, a path, an address, bytes, an "
        "Article or a Brief; several go to read_many. A row of a table goes in as dict(row)."
    )


def _read_row(row: Mapping[str, Any], options: _Options) -> Reading:
    article = read_saved_dict(row) or read_record(row, options.language)
    if article is None:
        raise ReadError(f"This {type(row).__name__} has no text under {_TEXT_NAMES}.")
    return Reading(complete(article, options.max_chars))


@dataclass(frozen=True, slots=True)
class _Options:
    language: str
    timeout_s: float
    max_chars: int
    proxy: str | None

    @property
    def max_bytes(self) -> int:
        """The longest file to take."""
        return max(self.max_chars * _BYTES_PER_CHAR, MAX_PAGE_BYTES)


def is_address(source: object) -> TypeGuard[str]:
    """Whether `read_source` would fetch this from the network."""
    return isinstance(source, str) and _ADDRESS.fullmatch(source.strip()) is not None


def is_text(source: str) -> bool:
    """Whether `read_source` would take this for the text of an article, not for where it lies."""
    line = source.strip()
    if not _may_be_a_place(line):
        return True
    return not (_ADDRESS.fullmatch(line) or _OTHER_SCHEME.fullmatch(line) or _as_path(line))


def _may_be_a_place(line: str) -> bool:
    return bool(line) and not re.search("[\n\r]", line) and len(line) <= _MAX_PATH_CHARS * 4


def _read_string(source: str, options: _Options) -> Reading:
    line = source.strip()
    if _may_be_a_place(line):
        if _ADDRESS.fullmatch(line):
            return _read_address(line, options)
        if _OTHER_SCHEME.fullmatch(line):
            raise FetchError(
                f"{line} is no http or https address. Give one of these, or the path of a file.",
                url=line,
            )
        path = _as_path(line)
        if path is not None:
            return _read_file(path, options)
    if is_html(source):
        return _read_html(source, options, "")
    return _read_plain(source, options, "")


def _as_path(line: str) -> Path | None:
    """The path that `line` is, whether the file exists or not; None where it is text."""
    if len(line) > _MAX_PATH_CHARS or "\0" in line:
        return None
    try:
        path = Path(line).expanduser()
        is_file = path.exists() and not path.is_dir()
    except (OSError, ValueError, RuntimeError):
        return None
    if is_file or _looks_like_path(line):
        return path
    return None


def _looks_like_path(line: str) -> bool:
    words = line.split()
    if _PATH_START.match(line) and len(words) <= 8 and not line.endswith((".", "!", "?")):
        return True
    if _SUFFIX.search(line) and len(words) <= 6:
        return True
    return len(words) == 1 and ("/" in line or "\\" in line or line.startswith("www."))


def _read_file(path: Path, options: _Options) -> Reading:
    name = str(path)
    other = _NO_ARTICLE.get(_suffix(name))
    if other is not None and path.is_file():
        raise ReadError(f"{name} is {other}", source=name)
    try:
        with path.expanduser().open("rb") as file:
            data = file.read(options.max_bytes + 1)
    except FileNotFoundError as error:
        what_to_do = (
            f"For an address, give https://{name}."
            if _BARE_ADDRESS.fullmatch(name)
            else "Check the path; a text goes in by itself in Python, and through 'newslens read "
            "-' on the command line."
        )
        raise SourceNotFoundError(
            f"There is no file {name!r}. {what_to_do}", source=name
        ) from error
    except IsADirectoryError as error:
        raise ReadError(
            f"{name} is a folder. Give one file of it, or read them all: read_many in Python, "
            "'newslens corpus run' on the command line.",
            source=name,
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"{name} cannot be read: {reason}.", source=name) from error
    if len(data) > options.max_bytes:
        raise _too_many_bytes(name, len(data), options)
    return _read_bytes(data, options, name)


def _suffix(name: str) -> str:
    """The suffix that tells what is in the file: ".html" for "Page.HTML.gz"."""
    return Path(name.lower().removesuffix(".gz")).suffix


def _read_bytes(data: bytes, options: _Options, name: str) -> Reading:
    if data.startswith(_GZIP):
        data = _unpacked(data, options, name)
    text = decode(data, source=name)
    if _suffix(name) in _HTML_SUFFIXES or is_html(text):
        return _read_html(text, options, name)
    return _read_plain(text, options, name)


def _unpacked(data: bytes, options: _Options, name: str) -> bytes:
    """What a gzip archive holds."""
    inflater = Inflater("gzip", options.max_bytes)
    try:
        inflater.feed(data)
        is_damaged = not (inflater.is_full or inflater.is_at_end)
    except zlib.error:
        is_damaged = True
    if is_damaged:
        raise NotTextError(
            f"{name or 'The input'} is a damaged gzip archive. Fetch it again, or give the text "
            "of the article.",
            source=name,
        )
    if inflater.is_full:
        raise _too_many_bytes(name, len(inflater.body), options, ", unpacked,")
    return inflater.body


def _too_many_bytes(
    name: str, found: int, options: _Options, how: str = ""
) -> ArticleTooLargeError:
    return ArticleTooLargeError(
        f"{name or 'The input'}{how} is larger than {options.max_bytes:,} bytes. Give one "
        "article at a time, or raise the option max_chars.",
        source=name,
        chars=found,
        limit=options.max_chars,
    )


def _read_plain(text: str, options: _Options, name: str) -> Reading:
    if _JSON_START.match(text):
        article = read_saved_json(text, source=name) or read_json(text, options.language)
        if article is not None:
            return Reading(complete(article, options.max_chars))
        raise NotTextError(
            f"{name or 'The input'} is JSON, but no object with a text under {_TEXT_NAMES}. Many "
            "articles as JSON are read with 'newslens corpus run'.",
            source=name,
        )
    if _XML_START.match(text):
        raise NotTextError(
            f"{name or 'The input'} is XML, such as a feed, not the text of an article. Give the "
            "address of one article, or its text.",
            source=name,
        )
    refuse_saved_text(text, source=name)
    article = read_text(text, language=options.language, max_chars=options.max_chars, source=name)
    return Reading(article)


def _read_html(page: str, options: _Options, name: str, url: str | None = None) -> Reading:
    from jl_newslens.reading.html import is_cut_short, read_html

    if is_saved_page(page):
        return Reading(read_saved_page(page, language=options.language, source=name))
    read = read_around_briefs if shows_brief(page) else read_html
    article = read(
        page, url=url, language=options.language, max_chars=options.max_chars, source=name
    )
    if not is_cut_short(page, article):
        return Reading(article)
    notice = Notice(
        "cut_short",
        "The page seems to show only the beginning of its article to those who have not "
        "subscribed. Open it in your browser, copy the text and give that.",
    )
    return Reading(article, (notice,))


def _read_address(address: str, options: _Options) -> Reading:
    from jl_newslens.reading.url import fetch

    page = fetch(
        address, timeout_s=options.timeout_s, max_bytes=MAX_PAGE_BYTES, proxy=options.proxy
    )
    if page.is_html or is_html(page.text):
        return _read_html(page.text, options, address, page.url)
    reading = _read_plain(page.text, options, address)
    return Reading(replace(reading.article, url=page.url))


def _with_language(reading: Reading, language: str) -> Reading:
    """Notes the language that the article is clearly in, where it is another than the reader's."""
    article = reading.article
    prose = "\n".join(p.text for p in article.paragraphs if p.kind in ("body", "list_item"))
    found = guess_language(prose or article.text)
    if found is None or found == language.partition("-")[0].lower():
        return reading
    notice = Notice(
        "language",
        f"The text seems to be {language_name(found)}; it was read as {language_name(language)}, "
        f"so its sentences and names may be wrong. For {language_name(found)}, install a spaCy "
        f"pipeline of that language and set the option language to {found!r}.",
    )
    return Reading(replace(article, language=found), (*reading.notices, notice))
