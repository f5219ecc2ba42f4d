"""Wikitext to plain text: what a reader of the page would see, as far as it is prose.

Templates are not run. The few that stand in the middle of a sentence are shown, the rest is left
out together with the punctuation that it leaves stranded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Final

LEAD_CHARS: Final = 400
_MAX_NESTING: Final = 12
_MAX_LEAD_SOURCE: Final = 3000  # with the captions of pictures
_NO_PROSE: Final = frozenset("*#:;|!=")  # begins the lines of lists, tables and headings

_LINK: Final = re.compile(r"\[\[([^\[\]|]*)\|?([^\[\]]*)\]\]")
_SIMPLE_LINK: Final = re.compile(r"\[\[(?:[^\[\]|:]*\|)?([^\[\]|:#_]+)\]\]")  # most are
_EXTERNAL: Final = re.compile(r"\[(?:https?:)?//[^\s\[\]]*\s*([^\[\]\n]*)\]")
_TEMPLATE: Final = re.compile(r"\{\{[^{}]*\}\}")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_QUOTES: Final = re.compile(r"'{2,}")
_NO_TEXT: Final = ("math", "gallery", "timeline", "score", "nowiki")  # tags, with their contents

# What templates for pronunciation leave behind: "(; 1809–1865)", "(Pashto:, Kabul)", "(ANSI,)".
_SWITCH_OR_BROKEN: Final = re.compile(r"__[A-Z]+__|\[\[|\]\]|\{\{|\}\}")
_STRANDED_FIRST: Final = re.compile(r"\((?:\s|[,;:])+")
_STRANDED: Final = re.compile(r"([,;:])(?:\s*[,;])+")
_STRANDED_LAST: Final = re.compile(r"[\s,;:]+\)")
_EMPTY_BRACKETS: Final = re.compile(r" ?\(\)")
_SPACE_BEFORE_MARK: Final = re.compile(r" (?=[,.;:)])")
# Not a single letter or a capital and one more: "c.", "U.S.", "St.", "Dr." end no sentence.
_LAST_LETTERS: Final = re.compile(r".?[\d)\]\"”'’%]|[^\W\d_A-Z]{2}")

_NAMED: Final = re.compile(r"\s*[A-Za-z_][\w -]*=")
_NUMBERED: Final = re.compile(r"\s*\d\s*=")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_RANGES: Final = frozenset({"to", "-", "–", "and", "or", "by", "x"})


def _names(names: str, show: Callable[[Sequence[str]], str]) -> dict[str, Callable[..., str]]:
    return {name.strip(): show for name in names.split(",")}


def _date(values: Sequence[str]) -> str:
    """ "February 3, 1905" from ("1905", "2", "3"), or as much of it as there is."""
    year, month, day = (*values, "", "")[:3]
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {year}" if day.isdigit() else f"{name} {year}"


def _measure(values: Sequence[str]) -> str:
    return " ".join(values[: 4 if values[1:2] and values[1] in _RANGES else 2])


# By name in lower case; each gets the unnamed values, of which there is at least one.
_SHOWN: Final[dict[str, Callable[..., str]]] = {
    **_names(
        "lang, transl, transliteration, nowrap, nobr, small, smaller, large, larger, big, sc, em, "
        "strong, nq, resize, nastaliq, script, nobold, noitalic, rtl-lang, not a typo, smallcaps",
        lambda values: values[-1],
    ),
    **_names(
        "nihongo, nihongo2, abbr, abbrlink, tooltip, ill, interlanguage link, vanchor, linktext, "
        "visible anchor, angbr, flag, flagu, flag country, keypress, val, nts, number, as written, "
        "okina, avoid wrap, sclass, shy",
        lambda values: values[0],
    ),
    **_names(
        "birth date, birth date and age, death date, start date, end date, dob, bda, film date",
        _date,
    ),
    **_names("death date and age", lambda values: _date(values[:3])),
    **_names("oldstyledate", lambda values: ", ".join(values[:2])),
    **_names("circa, c., ca., ca", lambda values: f"c. {'–'.join(values[:2])}"),
    **_names("as of", lambda values: f"As of {_date(values)}"),
    **_names("convert, cvt", _measure),
    **_names("frac, fraction, sfrac", lambda values: "/".join(values[-2:])),
    **_names("us$, usd", lambda values: f"US${values[0]}"),
    **_names("gbp, £", lambda values: f"£{values[0]}"),
    **_names("euro, eur, €", lambda values: f"€{values[0]}"),
    **_names("ship", lambda values: " ".join(values[:2])),
    **{
        name.lower(): lambda values, name=name: f"{name} {values[0]}"
        for name in ("USS", "HMS", "SS", "RMS", "MS", "MV", "HMAS", "HMCS", "INS", "USNS", "USCGC")
    },
}
_MARKS: Final[dict[str, str]] = {
    "nbsp": " ", "spaces": " ", "space": " ", "ndash": "–", "spaced ndash": " – ", "snd": " – ",
    "spnd": " – ", "en dash": "–", "–": "–", "dash": "–", "mdash": "—", "'": "'", "'s": "'s",
    "okina": "ʻ", "·": " · ", "middot": " · ", "•": " • ", "circa": "c.", "c.": "c.",
}  # fmt: skip


def without_comments(text: str) -> str:
    """`text` without comments, references, formulas and other things that are no wikitext."""
    text = _without(text, "<!--", "-->")
    text = _without(text, "<ref", "</ref>", gap=" ", is_tag=True)
    for tag in _NO_TEXT:
        text = _without(text, f"<{tag}", f"</{tag}>", is_tag=True)
    return text


def without_templates(text: str, *, shown: bool = False) -> str:
    """`text` without its templates and tables.

    Args:
        shown: what those show that stand in the middle of a sentence stays.
    """
    text_of = _template_text if shown else ""
    for _ in range(_MAX_NESTING):
        text, count = _TEMPLATE.subn(text_of, text)
        if not count:
            break
    return _without(text, "\n{|", "\n|}")


def without_links(text: str) -> str:
    """`text` with a line's end for each link, captions of pictures included."""
    for _ in range(3):
        text, count = _LINK.subn("\n", text)
        if not count:
            break
    text = _EXTERNAL.sub(r"\1", text) if "//" in text else text
    text = text.replace("'''", "").replace("''", "")
    return html.unescape(text) if "&" in text else text


def plain(text: str) -> str:
    """`text` without markup, entities read, spaces single."""
    text = _unlinked(text)
    if "''" in text:
        text = _QUOTES.sub("", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def lead_text(head: str) -> str:
    """The first paragraphs as plain text of at most LEAD_CHARS, cut at the end of a sentence.

    Args:
        head: what stands above the first heading, without templates and tables.
    """
    lines = _unlinked(head.lstrip()[:_MAX_LEAD_SOURCE]).split("\n")
    text = plain(" ".join(line for line in lines if line and line.lstrip()[:1] not in _NO_PROSE))
    text = _tidy(text[: 2 * LEAD_CHARS]).strip(" ,;:")
    if len(text) > LEAD_CHARS:
        end = _sentence_end(text[:LEAD_CHARS])
        return text[:end] if end else text[:LEAD_CHARS].rsplit(" ", 1)[0] + " …"
    return (
        text if not text or text.endswith((".", '."', ".”", ".)", "!", "?", "。")) else text + "."
    )


def _sentence_end(text: str) -> int:
    """Where the last sentence ends that ends not too early; 0 for nowhere."""
    end = len(text)
    while (end := text.rfind(". ", LEAD_CHARS // 4, end)) > 0:
        if _LAST_LETTERS.fullmatch(text, end - 2, end):
            return end + 1
    return text.rfind("。") + 1


def _tidy(text: str) -> str:
    if any(mark in text for mark in "_[]{}"):
        text = " ".join(_SWITCH_OR_BROKEN.sub("", text).split())
    text = _STRANDED.sub(r"\1", text)
    if "(" in text:
        text = _STRANDED_FIRST.sub("(", text)
        if any(stranded in text for stranded in (",)", ";)", ":)", " )")):
            text = _STRANDED_LAST.sub(")", text)
        if "()" in text:
            text = _EMPTY_BRACKETS.sub("", text)
    return _SPACE_BEFORE_MARK.sub("", text)


def _without(text: str, start: str, end: str, *, gap: str = "", is_tag: bool = False) -> str:
    """`text` without what stands between `start` and `end`; an unclosed start stays.

    Args:
        gap: stands in its place.
        is_tag: "<start …/>" is closed already.
    """
    at = text.find(start)
    if at < 0:
        return text
    kept = []
    position = 0
    while at >= 0:
        body = at + len(start)
        if is_tag:
            close = text.find(">", body)
            if close < 0:
                break
            if text[close - 1] == "/":
                kept.append(text[position:at])
                position = close + 1
                at = text.find(start, position)
                continue
        stop = text.find(end, body)
        if stop < 0:
            break
        kept.append(text[position:at])
        position = stop + len(end)
        at = text.find(start, position)
    kept.append(text[position:])
    return gap.join(kept)


def _template_text(match: re.Match[str]) -> str:
    """What a template shows, for the few that stand in the middle of a sentence."""
    body = match.group(0)[2:-2]
    name, _, rest = body.partition("|")
    name = name.strip().lower()
    show = _SHOWN.get(name)
    if show is not None and rest:
        parts = _unlinked(rest).split("|")
        values = [_NUMBERED.sub("", part, 1).strip() for part in parts if not _NAMED.match(part)]
        if any(values):
            return show(values)
    return _MARKS.get(name, "")


def _unlinked(text: str) -> str:
    """`text` with what its links show in their place."""
    if "[" not in text:
        return text
    text = _SIMPLE_LINK.sub(r"\1", text)
    for _ in range(3):  # a caption may hold links
        text, count = _LINK.subn(_link_text, text)
        if not count:
            break
    return _EXTERNAL.sub(r"\1", text) if "//" in text else text


def _link_text(match: re.Match[str]) -> str:
    target, shown = match.groups()
    if ":" in target and not target.startswith(":"):
        prefix = target.partition(":")[0].strip()
        # A file's caption, a category, a link to another wiki: no part of the prose.
        if (
            prefix
            and " " not in prefix
            and (len(prefix) < 4 or prefix[0].isupper())
            and ("|" in match.group(0) or prefix.casefold() == "category")
        ):
            return "" if "|" in shown or not shown else shown
    return shown or target.lstrip(":").partition("#")[0].replace("_", " ")
