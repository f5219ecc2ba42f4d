"""Every ranker keeps the protocol, on ordinary and on odd articles."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import Any

import pytest

from jl_newslens import registry
from jl_newslens.errors import OptionError
from jl_newslens.model import Sentence
from jl_newslens.protocols import Ranker
from jl_newslens.summarize.rankers.answers import FunctionRanker, checked_ranking
from jl_newslens.summarize.rankers.kl import greedy_order
from jl_newslens.summarize.rankers.terms import term_of, words_of
from tests.summarize.conftest import article_of

NEWS = (
    "The council of Ghent closed three bridges over the river after the flood on Monday.",
    "Engineers found cracks in the piers of the oldest bridge, which was built in 1890.",
    "Anna Holt, who runs a bakery by the river, said her cellar stood under water.",
    "Repairs to the bridges will cost the council about 4.2 million euros.",
    "A festival of brass bands was moved to the market square.",
)

every_ranker = pytest.mark.parametrize("name", sorted(registry.RANKERS))


def make(name: str) -> Ranker:
    ranker: Ranker = registry.ranker_factory(name)()
    return ranker


@every_ranker
def test_one_finite_score_a_sentence_in_their_order(name: str) -> None:
    article, sentences = article_of(*NEWS, title="Flood closes bridges")

    ranking = make(name).rank(article, sentences)

    assert [ranked.sentence for ranked in ranking] == [0, 1, 2, 3, 4]
    assert all(math.isfinite(ranked.score) for ranked in ranking)


@every_ranker
@pytest.mark.parametrize(
    "texts",
    [(), ("One.",), ("!!!", "???"), ("The the the.", "Of and to."), (NEWS[0],) * 4],
    ids=["nothing", "one word", "signs", "stop words", "repeated"],
)
def test_odd_articles_are_ranked_too(name: str, texts: tuple[str, ...]) -> None:
    article, sentences = article_of(*texts)

    ranking = checked_ranking(make(name), article, sentences)

    assert len(ranking) == len(texts)


@every_ranker
def test_the_same_article_gives_the_same_scores(name: str) -> None:
    article, sentences = article_of(*NEWS)

    assert make(name).rank(article, sentences) == make(name).rank(article, sentences)


@pytest.mark.parametrize("name", ["sum_basic", "kl"])
def test_repeated_sentences_are_ranked_apart(name: str) -> None:
    """Both methods take the second of two equal sentences only when nothing new is left."""
    article, sentences = article_of(NEWS[0], *NEWS)

    scores = [ranked.score for ranked in make(name).rank(article, sentences)]

    assert len(set(scores)) == len(scores)


def test_unrelated_sentences_get_equal_lex_rank_scores_not_nan() -> None:
    article, sentences = article_of("Alpha beta.", "Gamma delta.")

    scores = [ranked.score for ranked in make("lex_rank").rank(article, sentences)]

    assert scores[0] == pytest.approx(scores[1])


@pytest.mark.parametrize("name", ["lex_rank", "text_rank", "reduction"])
def test_the_sentence_that_others_resemble_leads_the_central_rankers(name: str) -> None:
    article, sentences = article_of(
        "A festival of brass bands was moved to the market square.",
        "The flood closed the bridges over the river and the harbour road.",
        "The flood came at night.",
        "The bridges stay closed, the mayor said.",
        "The harbour road and the river bank were swept.",
    )

    ranking = make(name).rank(article, sentences)

    assert max(ranking, key=lambda ranked: ranked.score).sentence == 1


def test_numbers_and_abbreviations_are_words() -> None:
    found = words_of("The U.S. paid $4.2 million for COVID-19 tests in 2024.")

    assert {"U.S.", "$4.2", "COVID-19", "2024"} <= set(found)
    assert all(term_of(word) for word in ("U.S.", "2024", "COVID-19"))


def test_kl_takes_first_what_is_most_like_the_whole() -> None:
    whole = [["a", "b", "c"], ["a", "b"], ["a"], ["x"]]

    assert greedy_order([["x"], ["a", "b", "c"], ["a", "b"], ["a"]])[0] != 0
    assert sorted(greedy_order(whole)) == [0, 1, 2, 3]


def test_kl_ranks_400_sentences_in_reasonable_time() -> None:
    """sumy's own computation takes about a minute; ours must stay far below a second a hundred."""
    texts = [
        f"Item {i} of the {i % 7} lists names bridge {i % 13} and road {i % 29}."
        for i in range(400)
    ]
    article, sentences = article_of(*texts)

    begin = time.perf_counter()
    make("kl").rank(article, sentences)

    assert time.perf_counter() - begin < 4.0


def test_the_learned_ranker_says_why() -> None:
    article, sentences = article_of(*NEWS, title="Flood closes bridges")

    ranking = make("newslens").rank(article, sentences)

    assert all(ranked.reasons for ranked in ranking)
    assert max(ranking, key=lambda ranked: ranked.score).sentence == 0


def test_a_function_can_rank() -> None:
    article, sentences = article_of(*NEWS)
    by_length = FunctionRanker(lambda listed: [len(sentence.text) for sentence in listed])

    ranking = checked_ranking(by_length, article, sentences)

    assert max(ranking, key=lambda ranked: ranked.score).sentence == 0


def test_a_function_with_too_few_scores_is_told_so() -> None:
    article, sentences = article_of(*NEWS)

    with pytest.raises(OptionError, match="1 scores for 5 sentences"):
        checked_ranking(FunctionRanker(lambda listed: [1.0]), article, sentences)
    for wrong in (None, ["high"] * len(sentences)):
        with pytest.raises(OptionError, match="one score a sentence"):
            checked_ranking(FunctionRanker(lambda _, scores=wrong: scores), article, sentences)


def test_a_score_that_is_no_number_is_refused() -> None:
    article, sentences = article_of(*NEWS)

    def by_luck(listed: Sequence[Sentence]) -> list[float]:
        return [math.nan for _ in listed]

    broken = FunctionRanker(by_luck)

    with pytest.raises(OptionError, match=r"by_luck gave .* finite"):
        checked_ranking(broken, article, sentences)


@pytest.mark.parametrize("answer", [None, [1.0, 2.0], {"a": 1}, []])
def test_a_ranker_that_does_not_answer_with_ranked_is_named(answer: Any) -> None:
    class Odd:
        def rank(self, article: Any, sentences: Any) -> Any:
            return answer

    article, sentences = article_of("The council met on Monday.", "The mayor left on Tuesday.")

    with pytest.raises(OptionError, match="Odd must answer with one Ranked"):
        checked_ranking(Odd(), article, sentences)
