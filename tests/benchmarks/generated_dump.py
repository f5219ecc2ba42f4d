"""A Wikipedia dump made up on the spot: links that fall off like a real wiki's, at any size.

Page k is linked about as often as 1/k; surfaces are the title, its last word, or a redirect; a
page links to pages near it and to the well-known ones, so that pages link to one another. Each page
has an infobox, references, a table, and paragraphs with names that are no link.

By hand: python tests/benchmarks/generated_dump.py 200000 dump.xml.bz2
"""

from __future__ import annotations

import bz2
import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from xml.sax.saxutils import escape

_PAGES_A_STREAM = 100
_SYLLABLES = tuple(consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeiou")
_WORDS = tuple(
    "".join(random.Random(number).choices(_SYLLABLES, k=1 + number % 4)) for number in range(20_000)
)
_WEIGHTS = tuple(accumulate(1 / (rank + 5) for rank in range(len(_WORDS))))
_KINDS = (
    ("politician", "officeholder"),
    ("city in the north", "settlement"),
    ("company", "company"),
    ("film", "film"),
    ("river", "river"),
    ("football club", "football club"),
)


def title(number: int) -> str:
    """The title of page `number`: two words, the second shared by some fifty pages."""
    first = "".join(_SYLLABLES[(number * 7919 // 75**k) % 75] for k in range(3)).capitalize()
    family = number // 50
    last = "".join(_SYLLABLES[(family * 31 // 75**k) % 75] for k in range(3)).capitalize()
    name = f"{first} {last}"
    return name if number % 10 else f"{name} ({number})"


def page_text(number: int, pages: int) -> str:
    """The wikitext of page `number` of so many."""
    dice = random.Random(number)
    kind, infobox = _KINDS[number % len(_KINDS)]
    own = title(number)
    parts = [
        f"{{{{Short description|{kind.capitalize()} number {number}}}}}\n"
        f"{{{{Infobox {infobox}\n| name = {own}\n| leader = [[{title(number // 2)}]]\n"
        f"| founded = {{{{start date|19{number % 90 + 10}}}}}\n}}}}\n'''{own}''' is a {kind}."
    ]
    for paragraph in range(dice.randint(2, 9)):
        if paragraph == 2:
            parts.append('\n\n== History ==\n{| class="wikitable"\n! Year\n|-\n| 1950\n|}\n')
        for _ in range(3):
            words = dice.choices(_WORDS, cum_weights=_WEIGHTS, k=14)
            parts.append(f"{' '.join(words).capitalize()}. ")
        for _ in range(dice.randint(1, 6)):
            near = dice.random() < 0.5
            target = (
                (number + dice.randint(-20, 20)) % pages
                if near
                else min(int(pages ** dice.random()), pages - 1)
            )
            name = title(target)
            shown = name.split(" ")[1] if dice.random() < 0.3 else name
            link = f"[[{name}]]" if shown == name else f"[[{name}|{shown}]]"
            parts.append(
                f"In {1900 + dice.randint(0, 120)} {link} met {title(dice.randint(0, pages - 1))}."
                f"<ref>{{{{cite web |url=https://example.org/{number} |title=A report}}}}</ref> "
            )
    parts.append("\n[[Category:Things]]\n")
    return "".join(parts)


def _page(number: int, pages: int) -> str:
    if number % 3 == 0:  # a third of a real dump's articles and redirects are redirects, or more
        target = title(number + 1)
        name, text = f"{target.split(' ')[0]} R{number}", f"#REDIRECT [[{target}]]"
        head = f'<redirect title="{escape(target)}" />'
    else:
        name, text, head = title(number), page_text(number, pages), ""
    return (
        f"  <page>\n    <title>{escape(name)}</title>\n    <ns>0</ns>\n    <id>{number + 1}</id>\n"
        f"    {head}<revision>\n      <id>{number + 9}</id>\n"
        f'      <text bytes="{len(text)}" xml:space="preserve">{escape(text)}</text>\n'
        "    </revision>\n  </page>\n"
    )


def streams(pages: int) -> Iterator[str]:
    """The XML in the parts that a multistream dump packs by themselves."""
    yield (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">\n'
        "  <siteinfo>\n    <sitename>Made up</sitename>\n    <dbname>madeup</dbname>\n"
        "    <base>https://wiki.example.org/wiki/Main_Page</base>\n    <case>first-letter</case>\n"
        '    <namespaces>\n      <namespace key="14" case="first-letter">Category</namespace>\n'
        "    </namespaces>\n  </siteinfo>\n"
    )
    for start in range(0, pages, _PAGES_A_STREAM):
        yield "".join(_page(i, pages) for i in range(start, min(start + _PAGES_A_STREAM, pages)))
    yield "</mediawiki>\n"


def write_dump(path: Path, pages: int, packing: str = "multistream") -> Path:
    """Writes a dump of `pages` articles and redirects as "multistream", "bz2" or "xml".

    A multistream dump gets its index beside it, named like the dump with ".index.bz2".
    """
    if packing == "xml":
        path.write_text("".join(streams(pages)), encoding="utf-8")
    elif packing == "bz2":
        with bz2.open(path, "wt", encoding="utf-8", compresslevel=9) as file:
            file.writelines(streams(pages))
    else:
        index = []
        with path.open("wb") as packed:
            for number, stream in enumerate(streams(pages)):
                if 0 < number <= -(-pages // _PAGES_A_STREAM):
                    index.append(f"{packed.tell()}:{number}:{title(number)}\n")
                packed.write(bz2.compress(stream.encode()))
        index_of(path).write_bytes(bz2.compress("".join(index).encode()))
    return path


def index_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.index.bz2")


if __name__ == "__main__":
    write_dump(Path(sys.argv[2]), int(sys.argv[1]))
