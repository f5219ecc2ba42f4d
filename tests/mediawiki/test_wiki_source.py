"""WikipediaSource against a real MediaWiki: what is found, and what it costs."""

from __future__ import annotations

from pathlib import Path

import pytest
import wikipediaapi

from jl_newslens.errors import SourceUnavailableError
from jl_newslens.link.sources.cache import PageCache
from jl_newslens.link.sources.wikipedia import WikipediaSource
from jl_newslens.model import Candidate
from jl_newslens.protocols import Query

from .pages import PAGES
from .wiki import TestWiki

pytestmark = pytest.mark.mediawiki

CONTACT = "tests@example.org"
TWELVE = (
    "Paris", "UN", "Merkel", "Emmanuel Macron", "Beyonce", "NATO", "Reuters", "France", "Berlin",
    "Texas", "London", "Freddie Mercury",
)  # fmt: skip


@pytest.fixture
def source(wiki: TestWiki) -> WikipediaSource:
    return WikipediaSource(base_url=wiki.api, contact=CONTACT)


def find(source: WikipediaSource, *names: str, context: str = "") -> list[tuple[Candidate, ...]]:
    return list(source.find([Query(name, context=context) for name in names]))


def test_twelve_names_cost_one_request_and_the_naive_way_thirty(
    wiki: TestWiki, source: WikipediaSource
) -> None:
    before = wiki.requests()
    found = find(source, *TWELVE)
    batched = wiki.requests() - before

    class Naive(wikipediaapi.Wikipedia):  # type: ignore[misc]
        def _build_url(self, language: str) -> str:
            return wiki.api

    naive = Naive(user_agent=f"naive ({CONTACT})", language="en")
    before = wiki.requests()
    for name in TWELVE:
        page = naive.page(name)
        if page.exists():
            assert page.summary
            _ = page.categories
    one_by_one = wiki.requests() - before

    assert all(candidates and candidates[0].lead for candidates in found)
    assert batched == 1 == source.requests
    assert one_by_one >= 30


def test_fifty_names_cost_at_most_four_requests(source: WikipediaSource) -> None:
    others = ("Mercury", "Paris (disambiguation)", "Loop one", "Loop two", "Bare page")
    names = [p.title for p in PAGES if ":" not in p.title and p.title not in others]
    names += [name[0].lower() + name[1:] for name in names]
    names = names[:50]
    assert len(names) == len(set(names)) == 50
    found = find(source, *names)
    assert all(candidates and candidates[0].lead for candidates in found)
    assert source.requests <= 4


def test_a_page_comes_with_all_that_a_card_shows(wiki: TestWiki, source: WikipediaSource) -> None:
    ((paris,),) = find(source, "Paris")
    assert paris.title == "Paris"
    assert paris.url == wiki.api.replace("/w/api.php", "/wiki/Paris")
    assert paris.qid == "Q90"
    assert paris.description == "Capital of France"
    assert paris.lead.startswith("Paris is the capital city of France.")
    assert "reference" not in paris.lead
    assert paris.type == "PLACE"
    assert paris.source == "wikipedia"


def test_a_redirect_leads_to_its_page_and_is_named(source: WikipediaSource) -> None:
    ((merkel,),) = find(source, "Merkel")
    assert (merkel.title, merkel.redirected_from) == ("Angela Merkel", "Merkel")


def test_a_redirect_to_a_section_keeps_the_section(source: WikipediaSource) -> None:
    ((organs,),) = find(source, "UN organs")
    assert organs.title == "United Nations"
    assert organs.url is not None
    assert organs.url.endswith("/wiki/United_Nations#Organs")
    ((page,),) = find(source, "United Nations")
    assert organs.prior < page.prior


def test_a_redirect_loop_is_no_page(source: WikipediaSource) -> None:
    assert find(source, "Loop one") == [()]


def test_a_name_with_a_bar_is_not_another_page(source: WikipediaSource) -> None:
    assert find(source, "Nobody|Paris", "", "<b>", "x" * 300) == [(), (), (), ()]


def test_a_name_with_a_hash_is_not_the_page_before_it(source: WikipediaSource) -> None:
    ((c,),) = find(source, "C")
    assert c.title == "C (language)"
    (sharp,) = find(source, "C#")
    assert all(candidate.title != "C (language)" or candidate.prior < 0.5 for candidate in sharp)


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("a probe reached the planet that is nearest to the sun", "Mercury (planet)"),
        ("fish with traces of the toxic chemical element", "Mercury (element)"),
        ("the British singer on stage", "Freddie Mercury"),
    ],
)
def test_a_disambiguation_page_is_resolved_by_the_context(
    source: WikipediaSource, context: str, expected: str
) -> None:
    (candidates,) = find(source, "Mercury", context=context)
    assert candidates[0].title == expected
    assert candidates[0].lead
    assert len(candidates) == 3
    assert not any(candidate.is_disambiguation for candidate in candidates)
    assert 0 < sum(candidate.prior for candidate in candidates) <= 1


def test_a_name_of_another_type_brings_its_other_meanings(source: WikipediaSource) -> None:
    (candidates,) = source.find([Query("Paris", "PERSON", "the American media personality")])
    assert {c.title for c in candidates} >= {"Paris", "Paris Hilton"}
    assert max(candidates, key=lambda c: c.prior).title == "Paris Hilton"


def test_a_name_without_a_page_is_searched_for(source: WikipediaSource) -> None:
    (candidates,) = find(source, "Mr Emmanuel Macron")
    assert candidates == () or candidates[0].title == "Emmanuel Macron"
    (candidates,) = find(source, "Hilton Paris")
    assert candidates[0].title == "Paris Hilton"
    assert candidates[0].prior <= 0.5


def test_nothing_is_found_for_a_name_that_nobody_has(source: WikipediaSource) -> None:
    assert find(source, "Zqxvw Blorptag") == [()]
    assert source.unanswered() == frozenset()


def test_a_genuine_maxlag_error_is_unavailable_not_nothing(
    wiki: TestWiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jl_newslens.link.sources import mediawiki_client

    monkeypatch.setattr(mediawiki_client, "MAX_WAIT_S", 0.0)
    source = WikipediaSource(base_url=wiki.api, contact=CONTACT, maxlag_s=-2)
    source._wiki._circuit.close()
    with pytest.raises(SourceUnavailableError, match="maxlag"):
        find(source, "Paris")
    source._wiki._circuit.close()


def test_what_is_in_the_cache_is_not_asked_again(wiki: TestWiki, tmp_path: Path) -> None:
    names = (*TWELVE, "Mercury", "Zqxvw Blorptag")
    first = WikipediaSource(base_url=wiki.api, contact=CONTACT, cache=PageCache(tmp_path))
    fresh = find(first, *names)
    assert first.requests > 1
    second = WikipediaSource(base_url=wiki.api, contact=CONTACT, cache=PageCache(tmp_path))
    assert find(second, *names) == fresh
    assert second.requests == 0
