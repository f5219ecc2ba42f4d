"""The length `brief`: which of the phrases that may go do."""

from __future__ import annotations

import numpy as np

from tests.summarize.briefs import barest, shown, wanting
from tests.summarize.conftest import build


def test_the_words_of_a_phrase_are_weighed_together() -> None:
    sentence = build(
        "The mayor opened the bridge in the old town .",
        """
        The DET det 2
        mayor NOUN nsubj 3
        opened VERB root 0 VBD open
        the DET det 5
        bridge NOUN obj 3
        in ADP case 9
        the DET det 9
        old ADJ amod 9
        town NOUN obl 3
        . PUNCT punct 3
        """,
    )
    odds = np.full((len(sentence.tokens), 2), 2.0)
    odds[5:9] = -1.0

    assert shown(sentence, odds) == "The mayor opened the bridge."

    odds[6:9] = 3.0

    assert shown(sentence, odds) == "The mayor opened the bridge in the old town."


SHORT = """
    Holt PROPN nsubj 2
    slept VERB root 0 VBD
    while SCONJ mark 6
    the DET det 5
    mill NOUN nsubj 6
    burned VERB advcl 2 VBD
    . PUNCT punct 2
"""
LONG = """
    Holt PROPN nsubj 2
    slept VERB root 0 VBD
    in ADP case 6
    a DET det 6
    stone NOUN compound 6
    house NOUN obl 2
    beside ADP case 9
    the DET det 9
    lock NOUN obl 2
    of ADP case 11
    Ghent PROPN nmod 9
    while SCONJ mark 15
    the DET det 14
    mill NOUN nsubj 15
    burned VERB advcl 2 VBD
    . PUNCT punct 2
"""


def test_a_clause_goes_only_where_enough_is_said_without_it() -> None:
    """Ten words must stay."""
    short = build("Holt slept while the mill burned .", SHORT)
    text = "Holt slept in a stone house beside the lock of Ghent while the mill burned ."
    long = build(text, LONG)

    assert "burned" in barest(short)
    assert "burned" not in shown(long, wanting(long, text.partition(" while")[0]))
