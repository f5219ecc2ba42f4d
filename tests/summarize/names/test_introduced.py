"""Subjects that a sentence introduced which is not shown."""

from __future__ import annotations

import numpy as np
import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.names.introduced import leans_on_unshown
from jl_newslens.summarize.rankers.answers import FunctionRanker
from jl_newslens.summarize.select import choose_together
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import build


def told(determiner: str, noun: str, more: str = "", *, index: int = 5, name: str = "") -> Draft:
    """ "The sale of Ghent came" and the like."""
    text = " ".join(filter(None, [determiner, noun, more, "came ."]))
    verb = 3 + len(more.split())
    rows = f"{determiner} DET det 2\n{noun} NOUN nsubj {verb} NN\n"
    if more:
        rows += "of ADP case 4\nGhent PROPN nmod 2\n"
    rows += f"came VERB root 0 VBD\n. PUNCT punct {verb}"
    names = [(name, "PERSON")] if name else []
    return Draft.whole(build(text, rows, index=index, names=names))


def test_a_subject_that_nobody_introduced_leans() -> None:
    assert leans_on_unshown(told("The", "sale"), [])
    assert leans_on_unshown(told("The", "sale"), [told("A", "flood", index=2)])


@pytest.mark.parametrize(
    "draft",
    [
        told("A", "sale"),
        told("The", "sale", "of Ghent"),
        told("The", "government"),
        told("The", "sale", index=0),
    ],
    ids=["a", "of what", "there is one", "first"],
)
def test_what_needs_no_introduction_does_not(draft: Draft) -> None:
    assert not leans_on_unshown(draft, [])


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("Bakers sell such loaves", True),
        ("Bakers like that kind", True),
        ("Loaves like such loaves", False),
        ("Bakers want no such loaves", False),
        ("Bakers want things such as loaves", False),
    ],
)
def test_such_things_are_told_before(words: str, leans: bool) -> None:
    subject, verb, *more, thing = words.split()
    rows = [f"{subject} NOUN nsubj 2 NNS", f"{verb} VERB root 0 VBP"]
    rows += [f"{word} ADJ amod {3 + len(more)} JJ" for word in more]
    rows += [f"{thing} NOUN obj 2 NNS", ". PUNCT punct 2"]
    draft = Draft.whole(build(f"{words} .", "\n".join(rows), index=5))

    assert leans_on_unshown(draft, []) == leans
    assert not leans_on_unshown(draft, [told("A", "sale", index=4)])


def test_both_sides_are_told_before() -> None:
    assert leans_on_unshown(told("Both", "sides"), [told("A", "sale", index=1)])
    assert not leans_on_unshown(told("Both", "sides", "of Ghent"), [told("A", "sale", index=1)])


def test_a_subject_that_a_bullet_before_names_does_not() -> None:
    sale = told("The", "sale")

    assert not leans_on_unshown(sale, [told("A", "sale", index=1)])
    assert not leans_on_unshown(sale, [told("A", "flood", index=4)])


def test_who_sings_may_be_who_is_named() -> None:
    singer = told("The", "singer")

    assert leans_on_unshown(singer, [told("A", "mayor", index=1)])
    assert not leans_on_unshown(singer, [told("A", "mayor", "of Ghent", index=1, name="Ghent")])


class Best:
    """Takes the first places."""

    def best_set(
        self, places: list[int], words: object, apart: np.ndarray, count: int, first: int
    ) -> list[int]:
        assert first == places[0]
        return places[:count]


@pytest.mark.parametrize(
    ("leaning", "chosen"),
    [({0}, [0, 1]), ({1}, [0, 2]), ({1, 2}, [0, 1])],
    ids=["the news stays", "another is there", "no other is there"],
)
def test_what_leans_gives_way_to_another(leaning: set[int], chosen: list[int]) -> None:
    sentences = [build(f"Mill {n} was sold in Ghent.", index=n) for n in range(3)]
    ranking = FunctionRanker(lambda listed: [-s.index for s in listed]).rank(None, sentences)

    def line(sentence: Sentence) -> tuple[int, str]:
        return sentence.index, sentence.text

    def leans(place: int, before: object) -> bool:
        return place in leaning

    assert choose_together(sentences, ranking, Best(), 2, line, leans) == chosen


def test_the_second_best_is_the_news_where_the_best_is_no_bullet() -> None:
    sentences = [build(f"Mill {n} was sold in Ghent.", index=n) for n in range(4)]
    ranking = FunctionRanker(lambda listed: [-s.index for s in listed]).rank(None, sentences)

    def line(sentence: Sentence) -> tuple[int, str] | None:
        return (sentence.index, sentence.text) if sentence.index else None

    def leans(place: int, before: object) -> bool:
        return place in {1, 2}

    assert choose_together(sentences, ranking, Best(), 2, line, leans) == [1, 3]


@pytest.mark.parametrize(("scores", "news"), [((2, 3, 1), 0), ((1, 3, 2), 1)])
def test_the_first_sentence_is_the_news_where_it_is_one_of_the_two_best(
    scores: tuple[float, ...], news: int
) -> None:
    class Asked:
        def best_set(
            self, places: list[int], words: object, apart: np.ndarray, count: int, first: int
        ) -> list[int]:
            return [first]

    sentences = [build(f"Mill {n} was sold in Ghent.", index=n) for n in range(3)]
    ranking = FunctionRanker(lambda listed: list(scores)).rank(None, sentences)

    chosen = choose_together(
        sentences, ranking, Asked(), 1, lambda s: (s.index, s.text), lambda *_: False
    )
    assert chosen == [news]


@pytest.mark.parametrize(
    ("owner", "leans"), [("The DET det 2|aide NOUN", True), ("Ann PROPN flat 2|Holt PROPN", False)]
)
def test_whose_subject_it_is_must_be_known(owner: str, leans: bool) -> None:
    first, name = owner.split("|")
    rows = f"""
        {first}
        {name} nmod:poss 4
        's PART case 2
        call NOUN nsubj 5
        came VERB root 0 VBD
        . PUNCT punct 5
        """
    text = f"{first.split()[0]} {name.split()[0]}'s call came."

    assert leans_on_unshown(Draft.whole(build(text, rows, index=5)), []) == leans


@pytest.mark.parametrize(("comma", "leans"), [(",", True), ("", False)])
def test_what_is_told_by_the_way_does_not_say_which(comma: str, leans: bool) -> None:
    shift = len(comma)
    sign = f", PUNCT punct {4 + shift}\n" if comma else ""
    rows = f"""
        The DET det 2
        sale NOUN nsubj {6 + 2 * shift} NN
        {sign}
        which PRON nsubj {4 + shift} WDT
        failed VERB acl:relcl 2 VBD
        twice ADV advmod {4 + shift}
        {", PUNCT punct 5" if comma else ""}
        came VERB root 0 VBD
        . PUNCT punct {6 + 2 * shift}
        """
    draft = Draft.whole(build(f"The sale{comma} which failed twice{comma} came.", rows, index=5))

    assert leans_on_unshown(draft, []) == leans


def test_the_news_is_the_sentence_that_introduces_it() -> None:
    class Asked:
        def best_set(
            self, places: list[int], words: object, apart: np.ndarray, count: int, first: int
        ) -> list[int]:
            return [first]

    sentences = [build(f"Mill {n} was sold in Ghent.", index=n) for n in range(3)]
    for scores, news in (([1, 3, 2], 0), ([1, 2, 3], 2)):
        ranking = FunctionRanker(lambda listed, s=scores: list(s)).rank(None, sentences)
        chosen = choose_together(
            sentences,
            ranking,
            Asked(),
            1,
            lambda s: (s.index, s.text),
            lambda line, before: line == 1 and not before,
        )
        assert chosen == [news]
