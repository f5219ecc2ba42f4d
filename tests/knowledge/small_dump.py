"""Dumps of a few pages, written for a test."""

from __future__ import annotations

import bz2
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Small</sitename>
    <dbname>smallwiki</dbname>
    <base>https://small.example.org/wiki/Main_Page</base>
    <case>first-letter</case>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="6" case="first-letter">File</namespace>
      <namespace key="10" case="first-letter">Template</namespace>
      <namespace key="14" case="first-letter">Category</namespace>
    </namespaces>
  </siteinfo>
"""

WORLD: dict[str, str] = {
    "Paris": "{{Short description|Capital of France}}\n{{Infobox settlement|name=Paris}}\n"
    "'''Paris''' is the capital of [[France]].<ref>See [[Nowhere]].</ref> [[Ann Lee]] lives there.",
    "Paris, Texas": "'''Paris''' is a city in [[Texas]], not [[Paris]].",
    "Paris Smith": "'''Paris Smith''' (born 1990) is a singer from [[Texas]].",
    "Paris (disambiguation)": "'''Paris''' may mean:\n* [[Paris]], a city\n* [[Paris, Texas]]\n"
    "* [[Paris Smith]]\n* [[Unrelated thing]]\n{{disambiguation}}",
    "France": "'''France''' is a country led from [[Paris]]. Its president is [[Ann Lee]].",
    "Texas": "'''Texas''' is a state. [[Paris, Texas|Paris]] lies in it: [[Paris, Texas]].",
    "Ann Lee": "'''Ann Lee''' is a politician of [[France]] who lives in [[Paris]]. Lee won. "
    "Smith lost to her in Texas.",
    "Lee": "#REDIRECT [[Ann Lee]]",
    "Ann's youth": "#REDIRECT [[Ann Lee#Early life]]",
    "President Lee": "#REDIRECT [[Lee]]",
    "Loop one": "#REDIRECT [[Loop two]]",
    "Loop two": "#REDIRECT [[Loop one]]",
    "Mercury (planet)": "'''Mercury''' is a planet. [[Paris|The French capital]] is far from it. "
    "Paris is not on it.",
    "Report": "The [[Texas|Lone Star State]] and [[texas]] wrote to [[Lee]], [[President Lee|the "
    "President]] and [[ann Lee#Early life|Lee's]] mother in [[Paris]].",
    "File:Paris.jpg": "A picture of [[Paris]].",
    "Orphan": "Nobody links here. [[File:Paris.jpg|thumb|Lights of [[Paris]] by night]]",
}


def page_xml(number: int, title: str, text: str) -> str:
    redirect = ""
    if text.startswith("#REDIRECT"):
        target = text.partition("[[")[2].partition("]]")[0].partition("#")[0]
        redirect = f'\n    <redirect title="{escape(target)}" />'
    namespace = {"File": 6, "Template": 10, "Category": 14}.get(title.partition(":")[0], 0)
    return (
        f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{namespace}</ns>\n"
        f"    <id>{number}</id>{redirect}\n    <revision>\n      <id>{number + 500}</id>\n"
        f'      <text bytes="{len(text)}" xml:space="preserve">{escape(text)}</text>\n'
        "    </revision>\n  </page>\n"
    )


def write_small_dump(
    path: Path, pages: Mapping[str, str] = WORLD, packing: str = "xml", pages_a_stream: int = 4
) -> Path:
    """Writes the pages as "xml", "bz2" or "multistream", whose index lies beside it.

    Page ids count from 1 in the order of `pages`.
    """
    blocks = [page_xml(n, title, text) for n, (title, text) in enumerate(pages.items(), start=1)]
    if packing == "xml":
        path.write_text(HEAD + "".join(blocks) + "</mediawiki>\n", encoding="utf-8")
    elif packing == "bz2":
        path.write_bytes(bz2.compress((HEAD + "".join(blocks) + "</mediawiki>\n").encode()))
    else:
        titles = list(pages)
        index = []
        packed = bz2.compress(HEAD.encode())
        for start in range(0, len(blocks), pages_a_stream):
            for n in range(start, min(start + pages_a_stream, len(blocks))):
                index.append(f"{len(packed)}:{n + 1}:{titles[n]}\n")
            packed += bz2.compress("".join(blocks[start : start + pages_a_stream]).encode())
        path.write_bytes(packed + bz2.compress(b"</mediawiki>\n"))
        index_of(path).write_bytes(bz2.compress("".join(index).encode()))
    return path


def index_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-index.bz2")
