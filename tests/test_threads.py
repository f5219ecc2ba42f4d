"""Reading takes one processor, and gives the others back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.language import Language
from threadpoolctl import threadpool_info, threadpool_limits

import jl_newslens as nl
from jl_newslens import threads
from jl_newslens.language.sentences import analyze
from jl_newslens.summarize.networks.brief import BriefNetwork
from jl_newslens.summarize.networks.headline import HeadlineNetwork
from jl_newslens.threads import ONE_THREAD


def counts() -> list[int]:
    """How many threads each library for matrix products may use now."""
    return [entry["num_threads"] for entry in threadpool_info() if entry["user_api"] == "blas"]


@pytest.fixture(autouse=True)
def two_threads() -> Iterator[None]:
    """More than one, on a machine with one processor too."""
    threads._blas.cache_clear()  # another test may have loaded one that reading does not use
    with threadpool_limits(limits=2, user_api="blas"):
        yield


def test_the_last_reader_gives_the_threads_back() -> None:
    ONE_THREAD.__enter__()
    ONE_THREAD.__enter__()
    ONE_THREAD.__exit__()
    while_one_reads = counts()
    ONE_THREAD.__exit__()

    assert set(while_one_reads) == {1}
    assert set(counts()) == {2}


def test_the_pipeline_multiplies_in_one_thread() -> None:
    seen: list[int] = []

    @Language.component("test_threads_look")
    def look(doc: Any) -> Any:
        seen.extend(counts())
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("test_threads_look")
    analyze(nlp, nl.Article("One came."))

    assert set(seen) == {1}
    assert set(counts()) == {2}


@pytest.mark.parametrize(
    ("network", "length"), [(BriefNetwork, "brief"), (HeadlineNetwork, "headline")]
)
def test_the_networks_multiply_in_one_thread(
    network: Any, length: nl.Length, lens: nl.NewsLens, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    inner = network.inputs

    def look(self: Any, tokens: Any) -> Any:
        seen.extend(counts())
        return inner(self, tokens)

    monkeypatch.setattr(network, "inputs", look)
    lens.compress("The bakers of Ghent, who had met on Monday, closed their shops.", length)

    assert set(seen) == {1}
    assert set(counts()) == {2}
