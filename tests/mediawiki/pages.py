"""The pages of the test wiki, and the export file that MediaWiki imports them from.

Few on purpose: setting the wiki up must stay under a minute. The wikitext looks like Wikipedia's,
so that the wiki's own dump exercises the builder of knowledge bases.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Page:
    title: str
    text: str


def _article(title: str, item: str, description: str, body: str) -> Page:
    head = f"{{{{Short description|{description}}}}}{{{{#testitem:{item}}}}}\n"
    return Page(title, head + body)


def _redirect(title: str, target: str) -> Page:
    return Page(title, f"#REDIRECT [[{target}]]")


def _disambiguation(title: str, item: str, *lines: str) -> Page:
    listed = "\n".join(f"* {line}" for line in lines)
    body = f"'''{title}''' may refer to:\n{listed}\n{{{{disambiguation}}}}{{{{#testitem:{item}}}}}"
    return Page(title, body)


_CITIES = (
    ("Berlin", "Q64", "Capital of Germany", "Germany"),
    ("Rome", "Q220", "Capital of Italy", "Italy"),
    ("Madrid", "Q2807", "Capital of Spain", "Spain"),
    ("Vienna", "Q1741", "Capital of Austria", "Austria"),
    ("Warsaw", "Q270", "Capital of Poland", "Poland"),
    ("Oslo", "Q585", "Capital of Norway", "Norway"),
)
_COUNTRIES = (
    ("Germany", "Q183"),
    ("Italy", "Q38"),
    ("Spain", "Q29"),
    ("Austria", "Q40"),
    ("Poland", "Q36"),
    ("Norway", "Q20"),
)

PAGES: tuple[Page, ...] = (
    Page("Template:Short description", "<includeonly>{{#testdescription:{{{1}}}}}</includeonly>"),
    Page("Template:Disambiguation", "<includeonly>__DISAMBIG__</includeonly>"),
    Page("Template:Infobox settlement", "<includeonly></includeonly>"),
    Page("Category:Test pages", "Pages of the test wiki."),
    _article(
        "Paris", "Q90", "Capital of France",
        "{{Infobox settlement|name=Paris|country=[[France]]}}\n'''Paris''' is the [[capital city]] "
        "of [[France]].<ref>A reference with a [[Link in a reference]].</ref> The [[Seine]] runs "
        "through it.\n\n== History ==\n[[Charles de Gaulle]] walked down its avenues in 1944.\n"
        "[[Category:Test pages]]",
    ),
    _article("Paris, Texas", "Q830149", "City in Texas, United States",
             "'''Paris''' is a city in [[Texas]], named after [[Paris]] in [[France]]."),
    _article("Paris Hilton", "Q47899", "American media personality",
             "'''Paris Hilton''' (born 1981) is an American media personality."),
    _disambiguation("Paris (disambiguation)", "Q233340", "[[Paris]], the capital of [[France]]",
                    "[[Paris, Texas]]", "[[Paris Hilton]], a personality"),
    _disambiguation("Mercury", "Q191", "[[Mercury (planet)]]", "[[Mercury (element)]]",
                    "[[Freddie Mercury]], a singer"),
    _article("Mercury (planet)", "Q308", "First planet from the Sun",
             "'''Mercury''' is the planet that is nearest to the Sun."),
    _article("Mercury (element)", "Q925", "Chemical element with symbol Hg",
             "'''Mercury''' is a metal that is liquid at room temperature."),
    _article("Freddie Mercury", "Q15869", "British singer (1946–1991)",
             "'''Freddie Mercury''' was the singer of the band [[Queen (band)|Queen]]."),
    _article("Queen (band)", "Q15862", "British rock band",
             "'''Queen''' are a rock band formed in [[London]] with [[Freddie Mercury]]."),
    _article("London", "Q84", "Capital of the United Kingdom",
             "'''London''' is the capital of the United Kingdom. It hosts [[Reuters]]."),
    _article("United Nations", "Q1065", "Intergovernmental organization",
             "The '''United Nations''' ('''UN''') is an organization of states."
             "\n\n== History ==\nFounded after the war.\n\n== Organs ==\nThere are six."),
    _redirect("UN", "United Nations"),
    _redirect("U.N.", "United Nations"),
    _redirect("UN organs", "United Nations#Organs"),
    _redirect("Organs of the UN", "UN organs"),
    _article("Angela Merkel", "Q567", "Chancellor of Germany from 2005 to 2021",
             "'''Angela Merkel''' is a politician who led [[Germany]] from [[Berlin]]."),
    _redirect("Merkel", "Angela Merkel"),
    _article("Emmanuel Macron", "Q3052772", "President of France since 2017",
             "'''Emmanuel Macron''' presides over [[France]]. He met [[Angela Merkel|Merkel]]."),
    _article("Charles de Gaulle", "Q2042", "French general and statesman (1890–1970)",
             "'''Charles de Gaulle''' led [[France]]."),
    _article("Beyoncé", "Q36153", "American singer", "'''Beyoncé''' is an American singer."),
    _redirect("Beyonce", "Beyoncé"),
    _article("Reuters", "Q130879", "International news agency",
             "'''Reuters''' is a news agency in [[London]]."),
    _article("NATO", "Q7184", "Intergovernmental military alliance",
             "'''NATO''' is an alliance of [[United States|American]] and European states."),
    _article("United States", "Q30", "Country in North America",
             "The '''United States''' is a country. [[Texas]] is one of its states."),
    _article("Texas", "Q1439", "State of the United States",
             "'''Texas''' is a state of the [[United States]]."),
    _article("France", "Q142", "Country in Western Europe",
             "'''France''' is a country led by [[Emmanuel Macron]] from [[Paris]]."),
    _article("Seine", "Q1471", "River in France", "The '''Seine''' is a river in [[France]]."),
    _article("C (language)", "Q15777", "Programming language", "'''C''' is a language."),
    _redirect("C", "C (language)"),
    _redirect("Loop one", "Loop two"),
    _redirect("Loop two", "Loop one"),
    _article("Bare page", "Q1", "Page without an introduction", "== Only a section ==\nText."),
    *(
        _article(city, item, description,
                 f"'''{city}''' is the [[capital city]] of [[{country}]].\n[[Category:Test pages]]")
        for city, item, description, country in _CITIES
    ),
    *(
        _article(country, item, "Country in Europe",
                 f"'''{country}''' is a country and a member of the [[United Nations|UN]].")
        for country, item in _COUNTRIES
    ),
)  # fmt: skip


def export_xml() -> str:
    """All pages as importDump.php reads them."""
    parts = [
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    ]
    for page in PAGES:
        prefix = page.title.partition(":")[0]
        namespace = {"Template": 10, "Category": 14}.get(prefix, 0)
        parts.append(
            f"<page><title>{escape(page.title)}</title><ns>{namespace}</ns><revision>"
            "<timestamp>2026-01-01T00:00:00Z</timestamp>"
            "<contributor><username>Test</username></contributor>"
            "<model>wikitext</model><format>text/x-wiki</format>"
            f'<text xml:space="preserve">{escape(page.text)}</text></revision></page>'
        )
    return "\n".join([*parts, "</mediawiki>"])
