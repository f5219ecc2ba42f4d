"""Where quotations begin and end."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.sentence.quotes import inside_quotation, is_balanced, quoted_spans


@pytest.mark.parametrize(
    "text",
    [
        "“We paid,” she said.",
        'He said "we paid".',
        "The ‘old’ bridge (of 1890) stood.",
        "The workers' bridge didn't stand.",
        "Rock ’n’ roll of the ‘90s is back.",
        "'We paid,' she said.",
        "The 'old and dear' bridge stood 'til May.",
        "Nobody paid in the '90s.",
        "It is the bakers' own.",
        "They had nothin' to sell.",
        "She called it ''a mill'' of her own.",
    ],
)
def test_whole_quotations_and_brackets_are_balanced(text: str) -> None:
    assert is_balanced(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We paid, she said.",
        "We paid,” she said.",
        'He said "we paid.',
        "The (old bridge stood.",
        "'We paid, she said.",
        "The town called it 'a bridge.",
        "We paid for what they build.'",
        "We paid for it,' she said.",
        "She said she was perplexed'.",
    ],
)
def test_open_quotations_and_brackets_are_not(text: str) -> None:
    assert not is_balanced(text)


def test_an_apostrophe_ends_no_quotation() -> None:
    text = "‘The mayor’s bill is paid,’ she said."

    assert quoted_spans(text) == (((0, 27),), True)


@pytest.mark.parametrize(
    "paragraph",
    [
        'Holt agreed. | "The bridge is old. |* It is none. |* It must go. | Close it," he said.',
        "Holt agreed. | “The bridge is old. |* It is no bridge. | Close it.” | So it goes.",
        "'The bridge is old. |* The town isn't. |* It's the clerk's. | Close it,' he said.",
        '"Close it." | Holt agreed. | "It is old," he said. | The town paid.',
        '"The bridge is old. | Holt agreed. | "It is old," he said. | The town paid.',
        'The bridge is old," he said. | The town paid. | The "old" one stays.',
        "The clerks' bridge is old. | The town's isn't. | The workers' one is.",
        "'90s music is back. | The town likes it. | It's 'til May.",
        '"The bridge is old. | It is no bridge.',
    ],
)
def test_a_sentence_in_the_midst_of_a_quotation_is_told(paragraph: str) -> None:
    """`*` marks those that are."""
    marked = paragraph.split(" |")
    sentences = [sentence.removeprefix("*").strip() for sentence in marked]

    assert inside_quotation(sentences) == [sentence.startswith("*") for sentence in marked]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    sentences = ["“The bridge is old.", "It is no bridge."]

    assert inside_quotation(sentences, goes_on=True) == [False, True]
