"""Makes untrusted strings safe to show: the only place where display escapes anything."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

# C0, C1 and DEL: a terminal obeys them. The direction overrides turn the text after them around.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
# Signs that are markup wherever they stand; "$" is mathematics in notebooks, "@" calls people on
# GitHub.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>~$@])")
_MARKDOWN_ENTITY = re.compile(r"&(?=#?\w+;)")
# Signs that are markup at the head of a line: headings, rules, lists, tables.
_HEAD = re.compile(r"^([#+=|:-])")
_ORDERED_HEAD = re.compile(r"^(\d{1,9})([.)])")
# Bare addresses become links by themselves in many dialects.
_BARE_ADDRESS = re.compile(r"(:)(?=//)|(?<=\bwww)(\.)", re.IGNORECASE)
_SAFE_IN_ADDRESS = ";/?:@&=+$,#!~'*()[]%-._"


def plain(text: str) -> str:
    """`text` on one line, without the characters that a terminal or a browser would obey."""
    text = _SURROGATES.sub("\ufffd", _UNSAFE.sub(" ", text))
    return _SPACES.sub(" ", text).strip()


def visible(text: str) -> str:
    """As `plain`, but with its spaces and line breaks kept: for pieces of running text."""
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub(" ", text))


def escape(text: str) -> str:
    """`text` for HTML, between tags or in a quoted attribute."""
    return html.escape(visible(text), quote=True)


def safe_href(url: str | None) -> str | None:
    """`url` if it is a whole http or https address, percent-encoded where needed; else None.

    The result still has to pass `escape` to stand in an attribute.
    """
    if not url or len(url) > 2048 or any(sign.isspace() or ord(sign) < 33 for sign in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username is not None:
        return None
    try:
        return quote(_SURROGATES.sub("", url), safe=_SAFE_IN_ADDRESS)
    except UnicodeError:
        return None


def escape_markdown(text: str) -> str:
    """`text` on one line of Markdown, shown as it is: no markup, no HTML, no link by itself."""
    line = _MARKDOWN.sub(r"\\\1", _MARKDOWN_ENTITY.sub("&amp;", plain(text)))
    line = _BARE_ADDRESS.sub(lambda found: "\\" + found.group(), line)
    line = _ORDERED_HEAD.sub(r"\1\\\2", line)
    return _HEAD.sub(r"\\\1", line)


def markdown_href(url: str | None) -> str | None:
    """`url` for a Markdown link's destination in angle brackets, or None if it is not safe."""
    href = safe_href(url)
    return (
        None if href is None else href.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    )
