"""Where quotations begin and end."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.quotes import is_balanced, quoted_spans


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
    ],
)
def test_open_quotations_and_brackets_are_not(text: str) -> None:
    assert not is_balanced(text)


def test_an_apostrophe_ends_no_quotation() -> None:
    text = "‘The mayor’s bill is paid,’ she said."

    assert quoted_spans(text) == (((0, 27),), True)
