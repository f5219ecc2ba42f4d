"""A comparison is a dict of briefs that shows itself."""

from __future__ import annotations

import json
import pickle

from jl_newslens.brief import Brief
from jl_newslens.comparison import Comparison
from jl_newslens.model import Analysis, Article, Bullet

BRIEFS = {
    name: Brief(Analysis(Article("Bakers bake."), ((0, 12),), (Bullet("Bakers bake.", 0, ()),)))
    for name in ("lead", "luhn")
}
COMPARISON = Comparison(BRIEFS)


def test_it_is_the_dict_that_it_was() -> None:
    assert COMPARISON == BRIEFS
    assert list(COMPARISON) == ["lead", "luhn"]
    assert COMPARISON["lead"].bullets[0].text == "Bakers bake."
    assert pickle.loads(pickle.dumps(COMPARISON)) == BRIEFS


def test_a_notebook_gets_columns_and_text() -> None:
    bundle = COMPARISON._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert json.loads(json.dumps(bundle))["text/html"].count("<section") == 2
    assert set(COMPARISON._repr_mimebundle_(include={"text/plain"})) == {"text/plain"}


def test_it_can_be_saved_as_a_notebook_shows_it() -> None:
    assert COMPARISON.html() == COMPARISON._repr_mimebundle_()["text/html"]
    assert COMPARISON.html(full_page=True).startswith("<!doctype html>")


def test_a_terminal_gets_every_bullet() -> None:
    assert str(COMPARISON).count("• Bakers bake. (chosen by both)\n") == 2
    assert repr(COMPARISON) == str(COMPARISON).rstrip("\n")
