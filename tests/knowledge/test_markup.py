"""The lead of a page as a reader would see it."""

from __future__ import annotations

import pytest

from jl_newslens.knowledge.markup import LEAD_CHARS
from jl_newslens.knowledge.wikitext import Namespaces, read_wikitext

WIKI = Namespaces(frozenset({"file", "image", "category"}))


def lead(text: str) -> str:
    return read_wikitext(text, "T", WIKI).lead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'''Oslo''' is the ''capital'' of [[Norway]].", "Oslo is the capital of Norway."),
        ("Ann [[Lee (name)|Lee]] won.<ref>A [[source]].</ref> Again.", "Ann Lee won. Again."),
        ('A<ref name=a /> b.<ref name="x">y</ref>', "A b."),
        ("{{Infobox a|b={{c|d}}}}\n'''Oslo''' is a city.", "Oslo is a city."),
        ("[[File:A.jpg|thumb|A [[link]] in it]]\nOslo is a city.", "Oslo is a city."),
        ("Ann Lee ({{IPA|x}}; 1900{{ndash}}1950) was a spy.", "Ann Lee (1900–1950) was a spy."),
        ("It is {{convert|5|km|mi}} long &amp; {{lang|fr|belle}}.", "It is 5 km long & belle."),
        ("<!-- a [[comment]] -->Oslo is a city.\n\n== History ==\nOld.", "Oslo is a city."),
        ("{| class=x\n| a\n|}\n{|\n| b\n|}\nOslo is a city.", "Oslo is a city."),
        ("* list\n: indented\nOslo is a city.", "Oslo is a city."),
        ("See [https://example.org the site] or [https://example.org].", "See the site or."),
        ("<span style='x'>Oslo</span> is<br/> a city.", "Oslo is a city."),
        ("", ""),
        ("== Only sections ==\nText.", ""),
    ],
)
def test_a_lead_is_the_first_paragraphs_as_plain_text(text: str, expected: str) -> None:
    assert lead(text) == expected


def test_a_long_lead_ends_with_a_sentence() -> None:
    found = lead("The first sentence is here. " * 40)
    assert len(found) <= LEAD_CHARS
    assert found.endswith("here.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo ({{IPA|x}}) is a city.", "Oslo is a city."),
        ("Oslo ( ; {{IPA|x}}, or Kristiania) is a city.", "Oslo (or Kristiania) is a city."),
        ("The bank (BNO, {{IPA|x}}) failed.", "The bank (BNO) failed."),
        ("Ann (Greek: {{x}}, ''Anna''; {{y}}; 1900) won.", "Ann (Greek: Anna; 1900) won."),
        ("C++ (std::vector) is fast.", "C++ (std::vector) is fast."),
        ("An aside follows. (It ends here.)", "An aside follows. (It ends here.)"),
        ("__NOTOC__Oslo is [[a city.", "Oslo is a city."),
        ("Oslo is a }} city]] {{x|", "Oslo is a city x|."),
    ],
)  # fmt: skip
def test_nothing_is_left_stranded_where_markup_was(text: str, expected: str) -> None:
    assert lead(text) == expected


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{nihongo|'''Tokyo'''|東京|Tōkyō}}", "Tokyo"),
        ("{{ill|Ann Lee|de|Ann Lee (Autorin)}}", "Ann Lee"),
        ("{{small|[[Genitive|GEN]]}}", "GEN"), ("{{nowrap|1=5 km}}", "5 km"),
        ("{{birth date|1905|2|3|df=yes}}", "February 3, 1905"),
        ("{{start date|2001|5}}", "May 2001"),
        ("{{death date and age|2001|5|6|1950|1|1}}", "May 6, 2001"), ("{{circa|1905}}", "c. 1905"),
        ("{{convert|5|to|6|km}}", "5 to 6 km"), ("{{cvt|5|km|mi|0}}", "5 km"),
        ("{{frac|1|2}}", "1/2"), ("{{US$|5 million}}", "US$5 million"), ("Ann{{'s}}", "Ann's"),
        ("{{USS|Oslo|CV-1}}", "USS Oslo"), ("{{as of|2020|3}}", "As of March 2020"),
        ("{{lang|fr|{{nowrap|le [[chat]]}}}}", "le chat"), ("{{lang|fr}}", "fr"), ("{{lang|}}", ""),
        ("{{citation needed|date=May 2020}}", ""), ("{{start date|soon}}", "soon"),
    ],
)  # fmt: skip
def test_templates_in_the_middle_of_a_sentence_are_shown(template: str, shown: str) -> None:
    assert lead(f"It is {template} here.") == " ".join(f"It is {shown} here.".split())


def test_a_long_lead_does_not_end_after_an_abbreviation() -> None:
    text = "The first sentence is as long as this one, and even a little longer than that one was. "
    found = lead(text * 3 + "It came from the U.S. with Dr. " + "Lee and others " * 20)
    assert found.endswith("that one was.")


@pytest.mark.parametrize("tag", ["math", "gallery", "timeline", "score", "nowiki"])
def test_what_is_no_prose_is_left_out(tag: str) -> None:
    assert lead(f"Oslo <{tag} a=b>File:x.jpg|y\n z</{tag}>is a city.") == "Oslo is a city."
