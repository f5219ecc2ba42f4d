"""From the wikitext of one page to what a knowledge base needs of it.

Not a parser of wikitext: only links, the lead and a few templates are wanted, of some twenty
million pages, from text that anybody may have written. Every step is linear in the text, however
broken it is.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

LEAD_CHARS: Final = 400
MAX_SURFACE_CHARS: Final = 80
MAX_LEAD_LINKS: Final = 12
_MAX_NESTING: Final = 12
_MAX_LEAD_SOURCE: Final = 6000
_NO_PROSE: Final = frozenset("*#:;|!=")  # begins the lines of lists, tables and headings
_MAX_KNOWN: Final = 50_000  # titles that are remembered: most links lead to few pages

_LINK: Final = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{0,400}))?\]\]([a-z]{0,20})")
_OWN_TEXT_LINK: Final = re.compile(r"\[\[([^\[\]|]*)\|?([^\[\]]*)\]\]")
_EXTERNAL: Final = re.compile(r"\[(?:https?:)?//[^\s\[\]]*\s*([^\[\]\n]*)\]")
_TEMPLATE: Final = re.compile(r"\{\{[^{}]*\}\}")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_QUOTES: Final = re.compile(r"'{2,}")
_REDIRECT: Final = re.compile(r"\s*#[^\s\[\]:]{3,30}\s*:?\s*\[\[([^\[\]|\n]{1,300})")
_SHORT_DESCRIPTION: Final = re.compile(
    r"\{\{\s*short[ _]description\s*\|\s*(?:1\s*=\s*)?([^{}|]*)", re.I
)
_INFOBOX: Final = re.compile(r"\{\{\s*(?:infobox|taxobox|geobox)[ _]?([^|{}\n<]{0,60})", re.I)
_OPTION: Final = re.compile(r"^\*+[^\[\n]{0,60}\[\[([^\[\]|\n]{1,300})", re.M)
# English first, then the largest other editions. `page_props` knows better, where it is given.
_DISAMBIGUATION: Final = re.compile(
    r"\{\{\s*(?:(?:[\w ()/-]{0,40}[ _-])?disambig(?:uation|ua)?(?:[ _]page)?|dab|hndis|geodis|"
    r"human name disambiguation|begriffsklärung|homonymie|desambiguación|desambiguação|"
    r"ujednoznacznienie|неоднозначность|曖昧さ回避|dp|aimai|surname)\s*(?:\||\}\})|__DISAMBIG__",
    re.I,
)
_DISAMBIGUATION_HINTS: Final = (
    "disambig", "{{dab", "{{hndis", "begriffsklärung", "{{homonymie", "{{desambiguaci",
    "{{desambiguaçã", "{{ujednoznacznienie", "{{неоднозначность", "{{曖昧さ回避", "{{dp",
    "{{aimai", "{{surname",
)  # fmt: skip
# What templates for pronunciation leave behind: "(; 1809–1865)", "( )".
_EMPTY_START: Final = re.compile(r"\((?:\s|[,;:])+")
_EMPTY_BRACKETS: Final = re.compile(r"\s*\(\s*\)|__[A-Z]+__")


_DASHES: Final = frozenset({"ndash", "spaced ndash", "snd", "en dash", "–", "dash"})
_SHOWS_LAST: Final = frozenset({"lang", "nowrap", "nobr", "transl", "transliteration", "small"})


def _uppercase() -> str:
    """All capital letters, as the inside of a character class."""
    letters = [chr(c) for c in range(min(sys.maxunicode, 0xFFFF)) if chr(c).isupper()]
    return "".join(letters)


# A pattern that begins with a plain class of characters lets `re` skip fast to where it may match.
# Hence "not after a letter" stands behind the first capital and looks back over it.
_CAPITAL: Final = f"[{_uppercase()}]"
_REST: Final = rf"(?:\.(?:{_CAPITAL}\.){{1,4}}|\w*(?:[-'’&]\w+)*)"
_RUN: Final = re.compile(
    rf"{_CAPITAL}(?<!\w.){_REST}"
    r"(?:(?: (?:of|of the|de|de la|del|du|von|van|van der|bin|al|for|&))? "
    rf"{_CAPITAL}{_REST}){{0,4}}"
)


@dataclass(frozen=True, slots=True)
class WikiPage:
    """What one page says. Links are (target, surface) in their order; options are those that a
    disambiguation page lists; names are runs of capitalised words of the prose that are no link."""

    description: str = ""
    lead: str = ""
    infobox: str = ""
    categories: tuple[str, ...] = ()
    is_disambiguation: bool = False
    links: tuple[tuple[str, str], ...] = ()
    lead_links: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The prefixes of a wiki that are no articles, in lower case, and how its titles begin."""

    prefixes: frozenset[str] = frozenset()
    category: str = "category"
    first_letter: bool = True
    _known: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    def title(self, target: str) -> str | None:
        """The title that a link points at, in its normal form; None for another namespace."""
        try:
            return self._known[target]
        except KeyError:
            if len(self._known) > _MAX_KNOWN:
                self._known.clear()
            title = self._known[target] = self._read(target)
            return title

    def _read(self, target: str) -> str | None:
        title = target.partition("#")[0]
        if "&" in title:
            title = html.unescape(title)
        title = " ".join(title.replace("_", " ").split())
        if title.startswith(":"):
            title = title[1:].lstrip()
        prefix, colon, _ = title.partition(":")
        if not title or (colon and prefix.strip().casefold() in self.prefixes):
            return None
        if not title.isascii():
            title = unicodedata.normalize("NFC", title)
        return title[0].upper() + title[1:] if self.first_letter else title


def redirect_target(text: str, namespaces: Namespaces) -> str | None:
    """The title that a redirect leads to, with its "#section"; None where it is no redirect."""
    match = _REDIRECT.match(text)
    if not match:
        return None
    title = namespaces.title(match.group(1))
    section = match.group(1).partition("#")[2].strip()
    return None if title is None else (f"{title}#{section}" if section else title)


def read_wikitext(text: str, title: str, namespaces: Namespaces) -> WikiPage:
    """What `text`, the wikitext of the page `title`, says."""
    folded = text.casefold()
    hinted = any(hint in folded for hint in _DISAMBIGUATION_HINTS)
    is_disambiguation = hinted and bool(_DISAMBIGUATION.search(text))
    if is_disambiguation:
        found = (namespaces.title(m.group(1)) for m in _OPTION.finditer(text))
        options = tuple(dict.fromkeys(option for option in found if option))
        return WikiPage(is_disambiguation=True, options=options)
    description = _SHORT_DESCRIPTION.search(text)
    infobox = _INFOBOX.search(text)
    text = "\n" + text  # so that a heading or table in the first line begins after a line's end
    text = _without(_without(text, "<!--", "-->"), "<ref", "</ref>", "/>")
    text = _without(text, "<math", "</math>", "/>")
    links, categories = _links(text, namespaces)
    heading = text.find("\n==")
    body = "" if heading < 0 else text[heading:]
    head = _without_tables(_without_templates(text[:heading] if body else text, _template_text))
    prose = f"{head}\n{_without_tables(_without_templates(body, ''))}"
    lead_links, _ = _links(head, namespaces)
    lead = _lead(head)
    return WikiPage(
        description=_plain(description.group(1))[:200] if description else "",
        lead=lead,
        infobox=infobox.group(1).strip() if infobox else "",
        categories=categories,
        links=links,
        lead_links=tuple(dict.fromkeys(target for target, _ in lead_links))[:MAX_LEAD_LINKS],
        names=_names(prose, title, links),
    )


def clean_surface(surface: str) -> str:
    """A link's text as a name: no markup, no possessive; "" where it can be no name.

    A name has a capital letter or a digit, or is in a script without capitals.
    """
    if "'" in surface or "<" in surface or "&" in surface or "{" in surface:
        surface = _plain(surface)
        if surface.endswith(("'s", "’s")):
            surface = surface[:-2]
    surface = " ".join(surface.split()).strip(' ,;:"“”')
    if not surface.isascii():
        surface = unicodedata.normalize("NFC", surface)
    if not 0 < len(surface) <= MAX_SURFACE_CHARS or "\t" in surface:
        return ""
    return surface if surface != surface.lower() or surface == surface.upper() else ""


def _links(
    text: str, namespaces: Namespaces
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """All links of the text as (target, surface), and the names of its categories."""
    links = []
    categories = []
    for target, shown, trail in _LINK.findall(text):
        title = namespaces.title(target)
        if title is not None:
            surface = shown if shown.strip() else _bar_trick(target, shown) or target
            links.append((title, surface + trail))
        elif target.partition(":")[0].strip().casefold() in (namespaces.category, "category"):
            categories.append(" ".join(target.partition(":")[2].replace("_", " ").split()))
    return tuple(links), tuple(categories)


def _bar_trick(target: str, shown: str) -> str:
    return target.partition("#")[0].replace("_", " ").lstrip(":") if not shown else ""


def _without(text: str, start: str, end: str, empty_end: str = "") -> str:
    """`text` without what stands between `start` and `end`; an unclosed start stays."""
    at = text.find(start)
    if at < 0:
        return text
    kept = []
    position = 0
    while at >= 0:
        body = at + len(start)
        if empty_end:
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
    return " ".join(kept) if start == "<ref" else "".join(kept)


def _without_templates(text: str, text_of: str | Callable[[re.Match[str]], str]) -> str:
    for _ in range(_MAX_NESTING):
        text, count = _TEMPLATE.subn(text_of, text)
        if not count:
            break
    return text


def _without_tables(text: str) -> str:
    return _without(text, "\n{|", "\n|}")


def _template_text(match: re.Match[str]) -> str:
    """What a template shows, for the few that stand in the middle of a sentence."""
    name, *values = match.group(0)[2:-2].split("|")
    name = name.strip().casefold()
    if name in _DASHES:
        return "–"
    if not values:
        return " " if name in ("nbsp", "spaces") else ""
    if name == "convert":
        return " ".join(value.strip() for value in values[:2])
    return values[-1].strip() if name in _SHOWS_LAST and "=" not in values[-1] else ""


def _shown(match: re.Match[str]) -> str:
    target, shown = match.group(1), match.group(2)
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


def _unlinked(text: str) -> str:
    for _ in range(3):  # a caption may hold links
        text, count = _OWN_TEXT_LINK.subn(_shown, text)
        if not count:
            break
    return _EXTERNAL.sub(r"\1", text) if "//" in text else text


def _plain(text: str) -> str:
    """`text` without markup, entities read, spaces single."""
    text = _TAG.sub("", _QUOTES.sub("", _unlinked(text)))
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _lead(head: str) -> str:
    """The first paragraphs as plain text, cut at the end of a sentence."""
    lines = _unlinked(head[:_MAX_LEAD_SOURCE]).split("\n")
    text = _plain(" ".join(line for line in lines if line.lstrip()[:1] not in _NO_PROSE))
    if "(" in text or "__" in text:
        text = _EMPTY_BRACKETS.sub("", _EMPTY_START.sub("(", text))
    for mark in ",.;:)":
        text = text.replace(f" {mark}", mark)
    text = text.strip(" .")
    if not text:
        return ""
    if len(text) <= LEAD_CHARS:
        return text + "."
    cut = text[:LEAD_CHARS]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > LEAD_CHARS // 4 else cut.rsplit(" ", 1)[0] + " …"


def _names(prose: str, title: str, links: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Runs of capitalised words that the page neither links nor is about."""
    text = html.unescape(_unlinked(prose).replace("'''", "").replace("''", ""))
    text = text.replace("\u00a0", " ").replace("\t", " ")
    known = "\n".join([title, *(surface for _, surface in links)])
    return frozenset(name for name in _runs(text) if name not in known)


def _runs(text: str) -> Iterator[str]:
    seen = set()
    for run in _RUN.findall(text):
        name = run[:-2] if run.endswith(("'s", "’s")) else run
        if name not in seen and len(name) <= MAX_SURFACE_CHARS:
            seen.add(name)
            yield name
