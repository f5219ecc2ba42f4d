"""Tells HTML from text, and takes out of a text the tags and entities that feeds and tables leave.

A page goes through `html.py`, which finds the article in it; a text with tags in it is one.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import Final

_REST: Final = r"(?:\s[^<>]{0,2000})?/?>"
_BLOCKS: Final = (
    r"p|div|section|article|header|footer|h[1-6]|ul|ol|blockquote|figure|figcaption|table|tbody"
    r"|thead|tr|td|th|hr|pre"
)
_INLINES: Final = (
    r"a|abbr|b|big|br|cite|em|font|i|img|li|mark|s|small|span|strong|sub|sup|time|u|wbr"
)
_TAG: Final = rf"</?(?:{_BLOCKS}|{_INLINES}){_REST}"
# A text that speaks of a tag has it as a word by itself: "the <p> tag".
_MARKED: Final = re.compile(rf"(?<=[\w.,;:!?)]){_TAG}|{_TAG}(?=[\w(])", re.IGNORECASE)
_BREAK: Final = re.compile(rf"<br{_REST}", re.IGNORECASE)
_ITEM: Final = re.compile(rf"<li{_REST}", re.IGNORECASE)
_BLOCK: Final = re.compile(rf"</?(?:{_BLOCKS}){_REST}", re.IGNORECASE)
_INLINE: Final = re.compile(rf"</?(?:{_INLINES}){_REST}", re.IGNORECASE)
_GAP: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_HEAD_CHARS: Final = 4096
_PAGE_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED_BLOCK: Final = re.compile(r"</(?:p|div|article|section|body)\s*>", re.IGNORECASE)


def untagged(text: str) -> str:
    """`text` with paragraphs for the tags that make some, and signs for entities.

    What looks like a tag and is none of HTML's for texts, as "<3" and "<name>", stays, and so does
    every tag of a text that only speaks of them.
    """
    if "<" in text and _MARKED.search(text):
        for tag, sign in ((_BREAK, "\n"), (_ITEM, "\n- "), (_BLOCK, "\n\n"), (_INLINE, "")):
            text = tag.sub(sign, text)
        text = _GAP.sub("\n\n", text).strip("\n")
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(entity: re.Match[str]) -> str:
    written = entity.group()
    # By name only whole: `unescape` would make "©right;" of "&copyright;".
    return unescape(written) if written[1] == "#" else html5.get(written[1:], written)


def is_page(text: str) -> bool:
    """Whether it begins as a page does."""
    return _PAGE_START.match(text[:_HEAD_CHARS].lstrip("\ufeff")) is not None


def is_html(text: str) -> bool:
    """Whether it is a page, or a piece copied out of a page's source."""
    if is_page(text):
        return True
    head = text[:_HEAD_CHARS].lstrip("\ufeff")
    return head.lstrip().startswith("<") and len(_CLOSED_BLOCK.findall(text[:200_000])) >= 2
