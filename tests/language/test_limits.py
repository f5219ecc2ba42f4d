"""Reading takes a bounded vocabulary, one reader at a time."""

from __future__ import annotations

import threading

import pytest
import spacy
from spacy.language import Language

from jl_newslens.language import limits
from jl_newslens.language.sentences import analyze, analyze_many
from jl_newslens.model import Article


def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def test_a_full_vocabulary_grows_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = blank()
    known = analyze(nlp, Article("Vigo waits."))
    kept = {word.text for word in nlp.vocab}
    monkeypatch.setattr(limits, "MOST_WORDS", 0)

    found = analyze(nlp, Article("Zanzibar waits for Vigo."))

    assert [token.text for token in found[0].tokens] == ["Zanzibar", "waits", "for", "Vigo", "."]
    assert {word.text for word in nlp.vocab} == kept
    assert "Zanzibar" not in nlp.vocab.strings
    assert analyze(nlp, Article("Vigo waits.")) == known


def test_threads_may_read_with_one_pipeline_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = blank()
    monkeypatch.setattr(limits, "MOST_WORDS", 0)
    texts = [f"Word{number} came. Then word{number + 1} left." for number in range(60)]
    found: dict[int, list[str]] = {}

    def work(first: int) -> None:
        articles = [Article(text) for text in texts[first::3]]
        found[first] = [s.text for sentences in analyze_many(nlp, articles) for s in sentences]

    workers = [threading.Thread(target=work, args=(first,)) for first in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(line for lines in found.values() for line in lines) == sorted(
        line for text in texts for line in text.replace(". ", ".\n").split("\n")
    )
