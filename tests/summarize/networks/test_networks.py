"""The networks behind `headline` and `brief`, and how they learn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from jl_newslens.summarize.networks.brief import shipped_briefs
from jl_newslens.summarize.networks.headline import HeadlineNetwork, shipped_headlines
from jl_newslens.summarize.networks.token_features import NUMBERS, token_features
from jl_newslens.summarize.networks.token_network import (
    chances,
    expected_f1,
    logistic,
    pack_network,
    unpack_network,
)
from jl_newslens.summarize.training.alignment import kept_flags
from tests.summarize.conftest import FLOOD, build


def model_of(task: str) -> Any:
    pytest.importorskip("torch")
    from jl_newslens.summarize.training.brief_model import BriefModel
    from jl_newslens.summarize.training.headline_model import HeadlineModel

    return {"headline": HeadlineModel, "brief": BriefModel}[task]


SHORT = build("Rain fell.", "Rain NOUN nsubj 2\nfell VERB root 0 VBD fall\n. PUNCT punct 2")
SHORTER = "The council did not close the bridge."


def test_chances_follow_the_tree() -> None:
    """The second hangs on the first: 0.5 * 0.8 + 0.5 * 0.2."""
    stays = np.array([[0.9, 0.5], [0.8, 0.2]])

    assert chances(stays, np.array([0, 0])) == pytest.approx([0.5, 0.5])


def test_the_best_f1_to_expect_is_that_of_the_likeliest_words() -> None:
    assert expected_f1(np.array([1.0, 0.0])) == pytest.approx(1.0)
    assert expected_f1(np.array([0.5, 0.5])) == pytest.approx(2 / 3)
    assert expected_f1(np.array([])) == 0.0


def test_eight_bits_keep_the_network_nearly_as_it_was() -> None:
    matrix = np.linspace(-2, 2, 24, dtype=np.float32).reshape(2, 3, 4)
    network = HeadlineNetwork({"<num>": 0}, {}, {}, {"M": matrix})

    again = unpack_network(HeadlineNetwork, pack_network(network))

    assert again.words == {"<num>": 0}
    assert np.abs(again.matrices["M"] - matrix).max() <= 2 / 127


def test_there_is_a_row_of_numbers_for_each_token() -> None:
    tokens = token_features(FLOOD)

    assert tokens.numbers.shape == (len(FLOOD.tokens), NUMBERS)
    assert tokens.words[1] == ("council", "close", "<0>", "<0>")


def test_unknown_words_and_a_single_token_get_odds_too() -> None:
    sentence = build("Zyzzyvax!", "Zyzzyvax PROPN root 0\n! PUNCT punct 1")
    one = replace(sentence, tokens=sentence.tokens[:1])

    for network in (shipped_headlines(), shipped_briefs()):
        for each in (sentence, one):
            odds = network.odds(token_features(each))

            assert odds.shape == (len(each.tokens), 2)
            assert np.isfinite(odds).all()


def test_a_headline_keeps_less_than_a_brief() -> None:
    tokens = token_features(FLOOD)

    headline, brief = (
        chances(logistic(network.odds(tokens)), tokens.heads).mean()
        for network in (shipped_headlines(), shipped_briefs())
    )

    assert headline < brief


@pytest.mark.parametrize("task", ["headline", "brief"])
def test_training_learns_what_its_examples_show(task: Any) -> None:
    """Many times the same sentence: what was kept must score above what was not."""
    kind = model_of(task)
    from jl_newslens.summarize.training.compression_lessons import lesson
    from jl_newslens.summarize.training.trainer import Trainer

    kept = kept_flags(FLOOD, SHORTER)
    trainer = Trainer(kind, [lesson(FLOOD, [kept], task)] * 4)

    trainer.train(epochs=40)

    odds = trainer.network.odds(token_features(FLOOD))[:, 0]
    flags = np.array(kept)
    assert odds[flags].mean() > odds[~flags].mean() + 1.0


@pytest.mark.parametrize("task", ["headline", "brief"])
def test_numpy_says_what_torch_has_learned(task: Any) -> None:
    """Also of a sentence that is padded in its batch."""
    kind = model_of(task)
    import torch

    from jl_newslens.summarize.training.compression_lessons import lesson
    from jl_newslens.summarize.training.trainer import Trainer, padded

    lessons = [lesson(s, [[True] * len(s.tokens)], task) for s in (FLOOD, SHORT)]
    trainer = Trainer(kind, lessons, seed=1)
    *inputs, _, _, there = padded(trainer._items)
    with torch.inference_mode():
        said = trainer._model.eval()(*inputs, there).numpy()

    for row, sentence in zip(said, (FLOOD, SHORT), strict=True):
        odds = trainer.network.odds(token_features(sentence))
        assert np.allclose(odds, row[: len(odds), -2:], atol=1e-5)


@pytest.mark.parametrize("task", ["headline", "brief"])
def test_training_goes_on_from_what_was_learned(task: Any) -> None:
    kind = model_of(task)
    from jl_newslens.summarize.training.compression_lessons import lesson
    from jl_newslens.summarize.training.trainer import Trainer

    lessons = [lesson(FLOOD, [kept_flags(FLOOD, SHORTER)], task)]
    before = Trainer(kind, lessons, seed=1).network

    after = Trainer(kind, lessons, seed=2, start=before).network

    tokens = token_features(FLOOD)
    assert np.allclose(after.odds(tokens), before.odds(tokens), atol=1e-5)


def test_the_mean_of_networks_is_between_them() -> None:
    kind = model_of("brief")
    from jl_newslens.summarize.training.compression_course import mean_of
    from jl_newslens.summarize.training.compression_lessons import lesson
    from jl_newslens.summarize.training.trainer import Trainer

    lessons = [lesson(FLOOD, [kept_flags(FLOOD, SHORTER)], "headline")]
    one, other = (Trainer(kind, lessons, seed=seed).network for seed in (1, 2))

    mean = mean_of([one, other])

    assert np.allclose(mean.matrices["O2"] * 2, one.matrices["O2"] + other.matrices["O2"])
    assert mean.words == one.words


def test_a_lesson_of_several_editors_counts_by_what_becomes_of_the_head() -> None:
    """Of three editors two keep "close"; of these one keeps "flood", and nobody keeps it alone."""
    from jl_newslens.summarize.training.compression_lessons import lesson

    kept = [[True] * 16, [True] * 10 + [False] * 6, [False] * 16]

    learned = lesson(FLOOD, kept, "brief")

    assert learned.targets[12, 2:] == pytest.approx([0.5, 0.0])
    assert learned.weights[12, 2:] == pytest.approx([2 / 3, 1 / 3])
    assert not learned.weights[:, :2].any()


def test_editors_and_teachers_count_alike_where_both_speak() -> None:
    pytest.importorskip("torch")
    from jl_newslens.summarize.training.compression_lessons import lesson, lesson_of_teacher

    of_editor = lesson(SHORT, [[True, True, False]], "headline")
    odds = np.full((len(SHORT.tokens), 2), -20.0)
    blended = of_editor.blended(lesson_of_teacher(SHORT, odds, "headline"))

    # The editor speaks of "Rain" where "fell" stays, the teacher where it goes, both of the root.
    assert blended.targets[:2, :2] == pytest.approx(np.array([[1.0, 0.0], [0.0, 0.5]]), abs=1e-6)
    assert blended.weights[:2, :2] == pytest.approx(np.array([[0.5, 0.5], [0.0, 1.0]]), abs=1e-6)
    assert not blended.weights[:, 2:].any()


def test_a_sentence_is_labelled_by_teachers_who_did_not_see_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("torch")
    from jl_newslens.summarize.training import compression_course as course
    from jl_newslens.summarize.training.compression_lessons import lesson

    class Teacher:
        """Says 1 of what it has seen for the task, and else 0."""

        def __init__(self, shown: Any, seed: int, reader: Any) -> None:
            self.seen: set[str] = set()

        def train(self, lessons: Any, task: str, epochs: int) -> None:
            self.seen = {one.sentence.text for one in lessons}

        def odds(self, sentences: Any) -> list[Any]:
            return [np.full((len(s.tokens), 2), float(s.text in self.seen)) for s in sentences]

    monkeypatch.setattr(course, "CompressionTeacher", Teacher)
    shown = [replace(SHORT, text=f"Rain fell {number}.") for number in range(8)]
    editors = {
        "headline": [lesson(s, [[True, True, False]], "headline") for s in shown[:6]],
        "brief": [lesson(s, [[True, True, False]], "brief") for s in shown[6:]],
    }
    records = course._said(editors, shown, [SHORT], None)

    assert [record["text"] for record in records] == [*(s.text for s in shown[:6]), SHORT.text]
    assert not any(value for record in records for row in record["headline"] for value in row)


def test_a_tenth_of_the_sentences_is_held_out_whatever_their_place() -> None:
    pytest.importorskip("torch")
    from jl_newslens.summarize.training.compression_course import is_held_out

    out = [is_held_out(replace(SHORT, text=f"Rain fell {number}.")) for number in range(2000)]
    assert 0.08 < np.mean(out) < 0.12
    assert is_held_out(SHORT) == is_held_out(replace(SHORT, index=7))
