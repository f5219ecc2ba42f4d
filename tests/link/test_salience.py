from jl_newslens.link.salience import salience
from jl_newslens.model import Mention

from .conftest import build

_, SENTENCES = build("One. Two. Three.", "Four. Five. Six.", heading="A headline")


def at(*sentences: int) -> list[Mention]:
    return [Mention(s, s + 1, "x", sentence=s) for s in sentences]


def test_what_is_named_more_is_more_salient() -> None:
    assert salience(at(2, 3, 4), SENTENCES, most=3) > salience(at(2), SENTENCES, most=3)


def test_what_is_named_earlier_is_more_salient() -> None:
    assert salience(at(1), SENTENCES, most=1) > salience(at(5), SENTENCES, most=1)


def test_a_headline_lifts() -> None:
    assert salience(at(0), SENTENCES, most=1) > salience(at(1), SENTENCES, most=1)


def test_it_stays_within_bounds() -> None:
    assert 0 < salience(at(6), SENTENCES, most=50) < salience(at(*range(7)), SENTENCES, most=7) <= 1
