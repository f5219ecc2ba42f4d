"""The bracket that introduces a short form, where another bullet uses it."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.names.short_forms import with_short_forms
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import build

OFFICE = Draft.whole(build("The Ghent Mill Office (GMO) sold a mill.")).without(
    range(4, 7), "brackets"
)


@pytest.mark.parametrize(
    ("following", "shown"),
    [
        ("The GMO sold it.", "The Ghent Mill Office (GMO) sold a mill."),
        ("The office sold it.", "The Ghent Mill Office sold a mill."),
    ],
)
def test_a_short_form_is_introduced_where_it_is_used(following: str, shown: str) -> None:
    assert OFFICE.text() == "The Ghent Mill Office sold a mill."

    assert with_short_forms(OFFICE, [Draft.whole(build(following))]).text() == shown


def test_a_bracket_stays_out_where_its_name_is_cut() -> None:
    bare = OFFICE.without([3], "test")

    assert with_short_forms(bare, [Draft.whole(build("The GMO sold it."))]) is bare
