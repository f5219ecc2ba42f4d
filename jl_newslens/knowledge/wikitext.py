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
from dataclasses import dataclass, field
from typing import Final

from jl_newslens.knowledge.markup import (
    lead_text,
    plain,
    without_comments,
    without_links,
    without_templates,
)

MAX_SURFACE_CHARS: Final = 80
MAX_LEAD_LINKS: Final = 12
_MAX_KNOWN: Final = 50_000  # titles that are remembered: most links lead to few pages
_MAX_SEARCHED_CHARS: Final = 30_000  # of the links of a page, in which each name is searched for

_LINK: Final = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{0,400}))?\]\]([a-z]{0,20})")
_REDIRECT: Final = re.compile(r"\s*#[^\s\[\]:]{3,30}\s*:?\s*\[\[([^\[\]|\n]{1,300})")
_SHORT_DESCRIPTION: Final = re.compile(
    r"\{\{\s*short[ _]description\s*\|\s*(?:1\s*=\s*)?([^{}|]*)", re.I
)
_INFOBOX: Final = re.compile(r"\{\{\s*(?:infobox|taxobox|geobox)[ _]?([^|{}\n<]{0,60})", re.I)
_OPTION: Final = re.compile(r"^\*+[^\[\n]{0,60}\[\[([^\[\]|\n]{1,300})", re.M)
_TEMPLATE_NAME: Final = re.compile(r"\{\{[ \n]*([^|{}<>\n]{1,60})")
# English first, then the largest other editions. `page_props` knows better, where it is given.
_DISAMBIGUATION: Final = re.compile(
    r"(?:.*[ -])?disambig(?:uation|ua)?(?:[ -](?:page|cleanup))?|dab|hndis|geodis|begriffsklärung|"
    r"homonymie|desambiguación|desambiguação|ujednoznacznienie|неоднозначность|曖昧さ回避|dp|aimai|"
    r"surname"
)


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
    text = without_comments("\n" + text)  # a table in the first line begins after a line's end
    if _is_disambiguation(text):
        found = (namespaces.title(m.group(1)) for m in _OPTION.finditer(text))
        options = tuple(dict.fromkeys(option for option in found if option))
        return WikiPage(is_disambiguation=True, options=options)
    description = _SHORT_DESCRIPTION.search(text)
    infobox = _INFOBOX.search(text)
    links, categories = _links(text, namespaces)
    heading = text.find("\n==")
    body = "" if heading < 0 else text[heading:]
    head = without_templates(text[:heading] if body else text, shown=True)
    lead_links, _ = _links(head, namespaces)
    return WikiPage(
        description=plain(description.group(1))[:200] if description else "",
        lead=lead_text(head),
        infobox=infobox.group(1).strip() if infobox else "",
        categories=categories,
        links=links,
        lead_links=tuple(dict.fromkeys(target for target, _ in lead_links))[:MAX_LEAD_LINKS],
        names=_names(f"{head}\n{without_templates(body)}", title, links),
    )


def _is_disambiguation(text: str) -> bool:
    names = {name.replace("_", " ").strip().lower() for name in _TEMPLATE_NAME.findall(text)}
    return any(map(_DISAMBIGUATION.fullmatch, names)) or "__DISAMBIG__" in text


def clean_surface(surface: str) -> str:
    """A link's text as a name: no markup, no possessive; "" where it can be no name.

    A name has a capital letter or a digit, or is in a script without capitals.
    """
    if "'" in surface or "<" in surface or "&" in surface or "{" in surface:
        surface = plain(surface)
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
    """The links of the text as (target, surface), each once, and the names of its categories."""
    links = []
    categories = []
    for target, shown, trail in dict.fromkeys(_LINK.findall(text)):
        title = namespaces.title(target)
        if title is not None:
            links.append((title, (shown if shown.strip() else _bare(target)) + trail))
        elif target.partition(":")[0].strip().casefold() in (namespaces.category, "category"):
            categories.append(" ".join(target.partition(":")[2].replace("_", " ").split()))
    return tuple(dict.fromkeys(links)), tuple(categories)


def _bare(target: str) -> str:
    """What a link shows that has no text of its own."""
    return target.partition("#")[0].replace("_", " ").lstrip(":")


def _names(prose: str, title: str, links: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Runs of capitalised words that the page neither links nor is about."""
    text = without_links(prose).replace("\u00a0", " ").replace("\t", " ")
    runs = {
        run[:-2] if run.endswith(("'s", "’s")) else run
        for run in set(_RUN.findall(text))
        if len(run) <= MAX_SURFACE_CHARS
    }
    known = " | ".join([title, *(surface for _, surface in links)])
    words = set(known.split())  # spares the long search for most
    known = known[:_MAX_SEARCHED_CHARS]
    return frozenset(run for run in runs if not (words.issuperset(run.split()) and run in known))
