"""What is read from the wikitext of a page."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.knowledge.markup import LEAD_CHARS
from jl_newslens.knowledge.wikitext import (
    Namespaces,
    clean_surface,
    read_wikitext,
    redirect_target,
)

WIKI = Namespaces(frozenset({"file", "image", "category", "template", "wikipedia"}))


def links(text: str) -> list[tuple[str, str]]:
    return list(read_wikitext(text, "T", WIKI).links)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Oslo]]", [("Oslo", "Oslo")]),
        ("[[oslo]]", [("Oslo", "oslo")]),
        ("[[Oslo_city#History|the city]]", [("Oslo city", "the city")]),
        ("[[bus]]es", [("Bus", "buses")]),
        ("[[Oslo]] and [[Oslo]]", [("Oslo", "Oslo")]),
        ("[[:Oslo]]", [("Oslo", "Oslo")]),
        ("[[Tom &amp; Jerry]]", [("Tom & Jerry", "Tom &amp; Jerry")]),
        ("[[File:A.jpg|x [[Oslo]] y]]", [("Oslo", "Oslo")]),
        ("{{box|[[Oslo]]}}", [("Oslo", "Oslo")]),
        ("<ref>[[Oslo]]</ref><!--[[Oslo]]--><nowiki>[[Oslo]]</nowiki>", []),
        ("[[Category:Cities]] [[Wikipedia:About]] [[]] [[|x]] [[#here]]", []),
        ("[[Oslo\n]] [[Os[lo]]", []),
    ],
)
def test_links_are_targets_with_their_surface(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#REDIRECT [[Oslo]]", "Oslo"),
        ("#redirect: [[oslo#Parks]] {{R}}", "Oslo#Parks"),
        ("#WEITERLEITUNG [[Oslo]]", "Oslo"),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Осло]]", "Осло"),
        ("#REDIRECT [[Category:Cities]]", None),
        ("Oslo is #1 [[city]]", None),
    ],
)
def test_redirects_are_read(text: str, expected: str | None) -> None:
    assert redirect_target(text, WIKI) == expected


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("{{disambiguation}}", True),
        ("{{Disambig|geo}}", True),
        ("{{dab}}", True),
        ("{{hndis|Lee, Ann}}", True),
        ("__DISAMBIG__", True),
        ("{{Begriffsklärung}}", True),
        ("{{Place name disambiguation}}", True),
        ("{{human name\ndisambiguation}}", False),
        ("{{School_disambiguation|geo}}", True),
        ("<!-- {{disambiguation}} -->", False),
        ("{{disambiguation needed|date=2020}}", False),
        ("{{Disambiguated}}", False),
        ("A disambiguation page.", False),
    ],
)
def test_disambiguation_pages_are_recognised(text: str, yes: bool) -> None:
    page = read_wikitext(
        f"'''Lee''' is:\n* [[Ann Lee]], x [[y]]\n* the ''[[Lee (film)|Lee]]''\n{text}", "Lee", WIKI
    )
    assert page.is_disambiguation is yes
    assert page.options == (("Ann Lee", "Lee (film)") if yes else ())


def test_description_infobox_and_categories_are_read() -> None:
    page = read_wikitext(
        "{{short description|City in ''Norway''}}{{Infobox settlement\n|a=b}}\n"
        "[[Category:Cities|*]]",
        "Oslo",
        WIKI,
    )
    assert page.description == "City in Norway"
    assert page.infobox == "settlement"
    assert page.categories == ("Cities",)


def test_names_are_those_that_the_page_neither_links_nor_is_about() -> None:
    page = read_wikitext(
        "'''Ann Lee''' met [[Tom Hall]] in Oslo. Lee and Hall spoke to the Bank of England."
        " Later the U.N. heard of Tom Hall's visit, and Oslo's mayor. {{x|Rome}} <ref>Bonn</ref>",
        "Ann Lee",
        WIKI,
    )
    assert page.names == {"Oslo", "Bank of England", "Later", "U.N."}


def test_a_link_ends_a_name() -> None:
    page = read_wikitext(
        "Minister [[Tom Hall]] Ann saw [[File:A.jpg|thumb|The [[Rome|city]] Milan]] Bonn.",
        "T",
        WIKI,
    )
    assert page.names == {"Minister", "Ann", "Bonn"}


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Oslo", "Oslo"),
        ("''Oslo''", "Oslo"),
        ("Oslo's", "Oslo"),
        (" the  city of Oslo,", "the city of Oslo"),
        ("capital city", ""),
        ("", ""),
        ("x" * 90, ""),
        ("2024", "2024"),
        ("東京", "東京"),
        ("iPhone", "iPhone"),
        ("Tom&nbsp;Hall", "Tom Hall"),
    ],
)
def test_surfaces_are_names_without_dress(surface: str, expected: str) -> None:
    assert clean_surface(surface) == expected


@given(st.text(alphabet="[]{}|<>ref!-/='#*:; AaÉ\n&", max_size=400))
def test_no_wikitext_breaks_the_reading(text: str) -> None:
    page = read_wikitext(text, "T", WIKI)
    assert len(page.lead) <= LEAD_CHARS + 2
    assert "\n" not in page.lead
    assert all(target and "|" not in target and "\n" not in target for target, _ in page.links)


@pytest.mark.parametrize(
    "piece",
    [
        "{{",
        "[[",
        "<ref>",
        "<ref",
        "<!--",
        "\n{|",
        "[[a|",
        "{{a|{{",
        "'''",
        "<",
        "&",
        "(",
        "\n==",
        "[[File:",
        "A ",
    ],
)
def test_broken_markup_costs_time_in_proportion(piece: str) -> None:
    """A page that nobody closed must not hold a build up."""
    small, large = (_seconds(piece * count) for count in (20_000, 80_000))
    assert large < 0.1 + small * 8


def test_many_names_and_links_cost_what_their_number_does() -> None:
    small, large = (
        _seconds("".join(f"[[X{i}|Qa{i} Zb{i}]]. Zb{i} Qa{i + 1}. Zb{i} won. " for i in range(n)))
        for n in (3_000, 12_000)
    )
    assert large < 0.1 + small * 8  # 16 times, were each sought in all


def _seconds(text: str) -> float:
    best = 9.0
    for _ in range(3):
        started = time.process_time()
        read_wikitext(text, "T", WIKI)
        best = min(best, time.process_time() - started)
    return best
