"""Several subjects of one verb: each stays where the verb or a title says that they are several."""

from __future__ import annotations

import pytest

from .test_inseparable import is_kept


@pytest.mark.parametrize(("verb", "kept"), [("were", True), ("slept", False)])
def test_a_list_of_subjects_taken_for_a_description_stays_with_its_verb(
    verb: str, kept: bool
) -> None:
    rows = f"""
        One NUM nummod 2 CD
        miller NOUN nsubj 9 NN
        , PUNCT punct 5 ,
        one NUM nummod 5 CD
        baker NOUN appos 2 NN
        and CCONJ cc 7 CC
        cooks NOUN conj 5 NNS
        {verb} AUX aux 9 VBD
        hurt VERB root 0 VBN
        . PUNCT punct 9 .
        """
    assert is_kept(rows, "baker") == is_kept(rows, "cooks") == kept


@pytest.mark.parametrize(
    ("title", "tag", "kept"), [("Bakers", "NNS", True), ("Baker", "NN", False)]
)
def test_a_title_of_several_keeps_them(title: str, tag: str, kept: bool) -> None:
    rows = f"""
        {title} NOUN nsubj 5 {tag}
        Holt PROPN appos 1 NNP
        and CCONJ cc 4 CC
        Mertens PROPN conj 2 NNP
        slept VERB root 0 VBD
        . PUNCT punct 5 .
        """
    assert is_kept(rows, "Mertens") is kept
