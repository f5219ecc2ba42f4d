"""Column corpora: IOB1 and IOB2, their spans, and the spaces of prose given back."""

from __future__ import annotations

import pytest

from jl_newslens.language.training.columns import Span, iob_spans, parse_columns, spaces_of


def joined(words: str) -> str:
    tokens = words.split()
    spaces = spaces_of(tokens)
    return "".join(w + " " * s for w, s in zip(tokens, spaces, strict=True))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("B-PER I-PER O", (Span(0, 2, "PER"),)),
        ("I-PER I-PER O", (Span(0, 2, "PER"),)),
        ("B-PER B-PER", (Span(0, 1, "PER"), Span(1, 2, "PER"))),
        ("B-PER I-LOC", (Span(0, 1, "PER"), Span(1, 2, "LOC"))),
        ("O B- I-", ()),
        ("", ()),
    ],
)
def test_iob(tags: str, spans: tuple[Span, ...]) -> None:
    assert iob_spans(tags.split()) == spans


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He came , then left .", "He came, then left."),
        ("the firm ( Acme ) 's boss", "the firm (Acme)'s boss"),
        ('" No , " he said .', '"No," he said.'),
        ("India ’ s plan", "India’s plan"),
        ("a 30 - day truce", "a 30-day truce"),
        ("$ 40 million", "$40 million"),
        ("they do n't", "they don't"),
        ("“ No ” she said", "“No” she said"),
    ],
)
def test_spaces_of_prose(words: str, text: str) -> None:
    assert joined(words) == text


def test_documents_sentences_and_short_lines() -> None:
    lines = ["-DOCSTART-\tO", "", "Ann\tB-PER", "left\tO", "", "\tO", "Lima\tB-LOC", "odd"]
    first, second = parse_columns(lines)
    assert (first.words, first.new_document, second.new_document) == (("Ann", "left"), True, False)
    assert second.spans == (Span(0, 1, "LOC"),)
    assert second.words == ("Lima", "odd")


def test_the_text_of_a_comment_decides_the_spaces() -> None:
    lines = ["# text = well-known Ann", "1\twell\tO", "2\t-\tO", "3\tknown\tO", "4\tAnn\tB-PER"]
    [sentence] = parse_columns(lines, token=1, label=2)
    assert sentence.spaces == (False, False, True, False)


def test_a_comment_of_another_text_is_not_believed() -> None:
    lines = ["# text = something else", "1\tAnn\tB-PER", "2\t.\tO"]
    [sentence] = parse_columns(lines, token=1, label=2)
    assert sentence.spaces == (False, False)
