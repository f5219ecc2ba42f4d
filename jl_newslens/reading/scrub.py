"""Makes a page safe to parse: what holds no text goes, and what would take too long is refused.

Parsers and extractors need more than linear time on some input: a tag with 200,000 attributes
takes libxml2 minutes. All that is done here is linear in the size of the page.
"""

from __future__ import annotations

import re

from jl_newslens.errors import ArticleTooLargeError

# Twenty times the tags of the richest of 78 news pages, and eight times the markup of the longest.
# At these numbers the extraction of the most awkward pages we could think of took 7 s.
_MAX_TAGS = 40_000
_MAX_MARKUP_CHARS = 1_500_000
_MAX_LINKED_DATA_CHARS = 300_000
# Longer tags carry data, not structure. Their attributes go.
_LONG_TAG = re.compile(r"<(/?[A-Za-z][\w:-]{0,30})[^<>]{5000,}>")
_TEXTLESS_TAGS = ("script", "style", "svg", "template", "math", "canvas", "object", "iframe")
_TEXTLESS = re.compile(rf"<({'|'.join(_TEXTLESS_TAGS)})\b|<!--", re.IGNORECASE)
_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _TEXTLESS_TAGS}
_COMMENT_END = re.compile(r"-->")
_LINKED_DATA = re.compile(r"[^>]{0,300}application/ld\+json", re.IGNORECASE)
# lxml refuses a str that declares an encoding.
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def scrub(page: str, *, source: str = "") -> str:
    """`page` without scripts (but for linked data), styles, drawings and comments.

    Raises:
        ArticleTooLargeError: what is left has more markup than any article.
    """
    kept: list[str] = []
    cursor = 0
    while found := _TEXTLESS.search(page, cursor):
        name = (found.group(1) or "").lower()
        closing = _CLOSING[name] if name else _COMMENT_END
        end = closing.search(page, found.end())
        stop = end.end() if end else len(page)
        kept.append(page[cursor : found.start()])
        is_data = name == "script" and _LINKED_DATA.match(page, found.end())
        if is_data and end and stop - found.start() <= _MAX_LINKED_DATA_CHARS:
            kept.append(page[found.start() : stop])
        else:
            kept.append(" ")
        cursor = stop
    kept.append(page[cursor:])
    rest = _LONG_TAG.sub(r"<\1>", _XML_DECLARATION.sub("", "".join(kept)).replace("\0", " "))
    tags = rest.count("<")
    if tags > _MAX_TAGS or len(rest) > _MAX_MARKUP_CHARS:
        raise ArticleTooLargeError(
            f"{source or 'The page'} has {tags:,} tags and {len(rest):,} characters of markup; an "
            f"article's page has at most {_MAX_TAGS:,} and {_MAX_MARKUP_CHARS:,}. Copy the text "
            "of the article and give that.",
            source=source,
            chars=len(rest),
            limit=_MAX_MARKUP_CHARS,
        )
    return rest
