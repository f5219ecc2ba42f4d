"""Takes the signs of Markdown out of a text, and reads the front matter above it.

Web clippers, note apps and chat programs save articles as Markdown: "**The bank** cut
[its rate](https://…)". What a reader sees of it is the text; list signs and "#" stay, as `blocks`
reads them.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FRONT_MATTER: Final = re.compile(
    r"\s*---[ \t]*\n((?:[\w -]{1,40}:[^\n]*\n|[ \t#-][^\n]*\n)+)---[ \t]*\n"
)
_FRONT_LINE: Final = re.compile(
    r"^(?P<key>title|date|published)[ \t]*:(?P<value>[^\n]+)$", re.M | re.I
)
# What no other text has: a link, a strong word, a heading, or front matter.
_SIGNS: Final = re.compile(
    r"\]\(\s*<?(?:https?:|/|#)|(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*\*(?!\w)|^#{1,6} +\S",
    re.MULTILINE,
)
# Whole lines that are no text: definitions of links and notes, rules, rows of tables, fences.
_LINES: Final = re.compile(
    r"^(?: {0,3}\[[^\]\n]{1,99}\]:[^\n]*| {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})"
    r"|=+[ \t]*|[ \t]*\|[^\n]*\|[ \t]*| {0,3}(?:```|~~~)[^\n]*)$",
    re.MULTILINE,
)
_QUOTE: Final = re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE)
_DESTINATION: Final = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)"
_IMAGE: Final = re.compile(rf"!\[[^\[\]]{{0,500}}\](?:{_DESTINATION}|\[[^\[\]\n]{{0,99}}\])")
_LINK: Final = re.compile(
    rf"\[([^\[\]^][^\[\]]{{0,499}})\](?:{_DESTINATION}|\[[^\[\]\n]{{0,99}}\])"
)
_NOTE: Final = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_ADDRESS: Final = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_CODE: Final = re.compile(r"(?<!`)`([^`\n]{1,200})`(?!`)")
# The outer signs go first: "**_both_**".
_EMPHASES: Final = tuple(
    re.compile(
        rf"(?<![\w\\{sign[0]}]){re.escape(sign)}(?=[^\s{sign[0]}])"
        rf"((?:(?!{re.escape(sign)})[^\n]|\n(?![ \t]*\n)){{1,500}})(?<=\S){re.escape(sign)}"
        rf"(?![\w{sign[0]}])"
    )
    for sign in ("***", "**", "__", "*", "_", "~~")
)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_REFERENCES: Final = (
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", '"'),
    ("&amp;", "&"),
)
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


class Unmarked(NamedTuple):
    """A text without its Markdown, and what its front matter says; None where it says nothing."""

    text: str
    title: str | None = None
    published: str | None = None


def unmark(text: str) -> Unmarked:
    """The text as its reader sees it; one that is no Markdown stays as it is.

    Args:
        text: with "\\n" as its only line end.
    """
    front = _FRONT_MATTER.match(text)
    if front is None and _SIGNS.search(text) is None:
        return Unmarked(text)
    facts: dict[str, str] = {}
    if front is not None:
        for line in _FRONT_LINE.finditer(front[1]):
            facts.setdefault(line["key"].lower(), line["value"].strip().strip("\"'").strip())
        text = text[front.end() :]
    text = _QUOTE.sub("", _LINES.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _CODE.sub(r"\1", _ADDRESS.sub(r"\1", _NOTE.sub("", text)))
    for emphasis in _EMPHASES:
        text = emphasis.sub(r"\1", text)
    text = _TAG.sub("", text)
    for reference, sign in _REFERENCES:
        text = text.replace(reference, sign)
    text = _ESCAPE.sub(r"\1", text)
    return Unmarked(text, facts.get("title") or None, facts.get("published") or facts.get("date"))
