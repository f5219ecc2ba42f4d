from jl_newslens.link.salience import headlines, salience, saliences
from jl_newslens.model import Mention
from tests.link.conftest import build

_, SENTENCES = build("One. Two. Three.", "Four. Five. Six.", heading="A headline")


def at(*sentences: int) -> list[Mention]:
    return [Mention(s, s + 1, "x", sentence=s) for s in sentences]


def value(mentions: list[Mention], most: int) -> float:
    return salience(mentions, headlines=headlines(SENTENCES), sentences=len(SENTENCES), most=most)


def test_what_is_named_more_is_more_salient() -> None:
    assert value(at(2, 3, 4), most=3) > value(at(2), most=3)


def test_what_is_named_earlier_is_more_salient() -> None:
    assert value(at(1), most=1) > value(at(5), most=1)


def test_a_headline_lifts() -> None:
    assert headlines(SENTENCES) == {0}
    assert value(at(0), most=1) > value(at(1), most=1)


def test_it_stays_within_bounds() -> None:
    assert 0 < value(at(6), most=50) < value(at(*range(7)), most=7) <= 1


def test_a_dateline_is_not_what_an_article_is_about() -> None:
    article, sentences = build("STRELSAU (CNN) - Bakers left Zenda for Strelsau.", "CNN saw it.")
    mentions = [
        Mention(article.text.index(surface), 0, surface, sentence=number)
        for surface, number in (("STRELSAU", 0), ("CNN", 0), ("Zenda", 0), ("CNN saw", 1))
    ]
    *datelined, zenda, seen = saliences([[mention] for mention in mentions], sentences)
    assert max(datelined) < min(zenda, seen)
    assert value([], most=1) < value(at(5), most=1)
