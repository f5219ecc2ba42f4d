"""Against what people put together themselves: the same pipeline, sumy, one page a name."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import wikipediaapi
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lex_rank import LexRankSummarizer

import jl_newslens as nl
from jl_newslens.language.limits import reading_limits
from jl_newslens.language.pipeline import load_pipeline
from tests.benchmarks.generated_news import article
from tests.mediawiki.conftest import wiki
from tests.mediawiki.wiki import TestWiki

__all__ = ["wiki"]  # a fixture
pytestmark = [pytest.mark.model, pytest.mark.mediawiki]

Report = Callable[[str, str], None]
_CONTACT = "tests@example.org"
_PLACES = ("Berlin", "Rome", "Madrid", "Vienna", "Warsaw", "Oslo", "Paris", "London", "Texas")


class Words:
    """What sumy asks of a tokenizer; its own needs data from the network."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(sentence.split())


class ByHand:
    """A notebook's three cells: parse, summarize, look every name up."""

    def __init__(self, api: str) -> None:
        class Local(wikipediaapi.Wikipedia):  # type: ignore[misc]
            def _build_url(self, language: str) -> str:
                return api

        self._nlp = load_pipeline()
        self._wikipedia = Local(user_agent=f"by hand ({_CONTACT})", language="en")
        self._summarizer = LexRankSummarizer()

    def read(self, text: str) -> tuple[list[str], dict[str, str]]:
        with reading_limits(self._nlp):
            doc = self._nlp(text)
            sentences = [SumySentence(span.text, Words()) for span in doc.sents]
            names = sorted({entity.text for entity in doc.ents})
        bullets = self._summarizer(ObjectDocumentModel([Paragraph(sentences)]), 5)
        links = {}
        for name in names:
            page = self._wikipedia.page(name)
            if page.exists():
                links[name] = f"{page.fullurl} {page.summary}"
        return [str(bullet) for bullet in bullets], links


def seconds_of(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_times_faster_than_by_hand(wiki: TestWiki, report: Report, full: bool) -> None:
    many = 20 if full else 2
    texts = [article(number, 200, _PLACES) for number in range(many)]
    lens = nl.NewsLens(
        sources=["wikipedia"], wikipedia_url=wiki.api, contact=_CONTACT, remember=False
    )
    hand = ByHand(wiki.api)
    lens.read(texts[0], offline=True)
    hand.read("It rained.")
    linked: set[str] = set()

    before = wiki.requests()
    slow = seconds_of(lambda: [hand.read(text) for text in texts])
    asked = wiki.requests() - before
    fast = seconds_of(
        lambda: linked.update(
            str(entity.title)
            for brief in lens.read_many(texts, progress=False)
            for entity in brief.entities
            if entity.status == "linked"
        )
    )
    own = wiki.requests() - before - asked

    assert linked & set(_PLACES)
    assert own < asked
    report(
        f"{many} articles of 200 words on a real MediaWiki",
        f"{fast / many * 1000:.0f} ms an article, {own} requests in all; by hand (pipeline, sumy, "
        f"a page a name) {slow / many * 1000:.0f} ms, {asked} requests; {slow / fast:.1f} times "
        "faster",
    )
