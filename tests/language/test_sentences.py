"""From article to sentences: exact offsets, no sentence across a paragraph, whatever the text."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from jl_newslens.errors import PipelineError
from jl_newslens.language import sentences as stage
from jl_newslens.language.pipeline import load_pipeline
from jl_newslens.language.sentences import analyze, analyze_many
from jl_newslens.model import Article, Paragraph


def blank() -> Language:
    """Tokens and sentences by rule, two names by list: what the stage does is all its own."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "GPE", "pattern": "Lima"}, {"label": "DATE", "pattern": "Monday"}]
    )
    return nlp


_NLP = blank()


def article(*paragraphs: str, gap: str = "\n\n") -> Article:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Paragraph(len(text), len(text) + len(paragraph), paragraph))
        text += paragraph + gap
    return Article(text, paragraphs=tuple(blocks))


def test_sentences_are_counted_through_the_article() -> None:
    found = analyze(_NLP, article("One came. Two left.", "Three stayed."))
    assert [(s.index, s.paragraph, s.text) for s in found] == [
        (0, 0, "One came."),
        (1, 0, "Two left."),
        (2, 1, "Three stayed."),
    ]


def test_a_heading_without_a_stop_is_a_sentence_of_its_own() -> None:
    found = analyze(_NLP, article("Talks in Lima", "They began on Monday."))
    assert [s.text for s in found] == ["Talks in Lima", "They began on Monday."]


def test_an_article_without_paragraphs_is_read_line_by_line() -> None:
    found = analyze(_NLP, Article("Talks in Lima\nThey began. They ended."))
    assert [(s.paragraph, s.text) for s in found] == [
        (0, "Talks in Lima"),
        (1, "They began."),
        (1, "They ended."),
    ]


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        ("LIMA (AP) — ", "A mill closed on Monday, officials said."),
        ("(CNN)", "A mill closed on Monday, officials said."),
        ("LIMA, Nov 3 (Reuters) - ", "The mayor of Lima closed the mill"),
    ],
)
def test_a_dateline_does_not_change_how_the_report_is_parsed(dateline: str, told: str) -> None:
    nlp = load_pipeline()
    [alone] = analyze(nlp, article(told))
    [sentence] = analyze(nlp, article(dateline + told))
    first = len(sentence.tokens) - len(alone.tokens)
    assert sentence.text == dateline + told
    assert [(t.dep, t.head - first) for t in sentence.tokens[first:]] == [
        (t.dep, t.head) for t in alone.tokens
    ]
    roots = [i for i, token in enumerate(sentence.tokens) if token.head == i]
    assert len(roots) == 1
    assert roots[0] >= first


def test_names_are_mapped_and_dates_dropped() -> None:
    [sentence] = analyze(_NLP, article("Talks in Lima began Monday."))
    assert [(n.start, n.end, n.type) for n in sentence.names] == [(9, 13, "PLACE")]


def test_kinds_follow_the_paragraph() -> None:
    text = "Talks"
    source = Article(text, paragraphs=(Paragraph(0, 5, text, "heading"),))
    assert analyze(_NLP, source)[0].kind == "heading"


def test_white_space_runs_never_become_tokens() -> None:
    source = article("One   came\tback.  Two\nleft.")
    for sentence in analyze(_NLP, source):
        for token in sentence.tokens:
            assert token.text.strip() == token.text != ""
            assert source.text[token.start : token.end] == token.text


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t"])
def test_nothing_to_read_is_no_sentence(text: str) -> None:
    assert analyze(_NLP, Article(text)) == ()


def test_many_articles_keep_their_order_and_their_empty_ones() -> None:
    texts = ["One.", "", "Two. Three.", "", ""]
    found = list(analyze_many(_NLP, [Article(text) for text in texts]))
    assert [[s.text for s in sentences] for sentences in found] == [
        ["One."],
        [],
        ["Two.", "Three."],
        [],
        [],
    ]
    assert found[2][0].index == 0
    assert list(analyze_many(_NLP, [])) == []


def test_many_articles_read_like_each_alone() -> None:
    articles = [article("One came. Two left.", "Lima waits."), article("Three stayed.")]
    assert list(analyze_many(_NLP, articles)) == [analyze(_NLP, a) for a in articles]


def test_a_long_paragraph_is_cut_after_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "_MAX_CHARS", 40)
    source = article("Alpha came first. " * 10)
    found = analyze(_NLP, source)
    assert [s.text for s in found] == ["Alpha came first."] * 10
    assert {s.paragraph for s in found} == {0}


def test_a_long_paragraph_without_any_space_still_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "_MAX_CHARS", 40)
    source = article("x" * 130)
    assert "".join(t.text for s in analyze(_NLP, source) for t in s.tokens) == "x" * 130


def test_what_spacy_refuses_is_our_error() -> None:
    nlp = blank()

    @Language.component("test_language_refuses")
    def refuses(doc: Any) -> Any:
        raise ValueError("too long")

    nlp.add_pipe("test_language_refuses")
    with pytest.raises(PipelineError, match="cannot read this text"):
        analyze(nlp, Article("One."))


@given(st.lists(st.text(alphabet='Aa. \n\t’“”"!?-U$5é😀\u00a0\u200b', max_size=60), max_size=5))
def test_offsets_hold_for_any_text(paragraphs: list[str]) -> None:
    source = article(*paragraphs)
    last = 0
    for number, sentence in enumerate(analyze(_NLP, source)):
        block = source.paragraphs[sentence.paragraph]
        assert sentence.index == number
        assert last <= sentence.start < sentence.end
        assert block.start <= sentence.start
        assert sentence.end <= block.end
        assert source.text[sentence.start : sentence.end] == sentence.text
        assert sentence.tokens[0].start == sentence.start
        assert sentence.tokens[-1].end == sentence.end
        for token in sentence.tokens:
            assert source.text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
        last = sentence.end
