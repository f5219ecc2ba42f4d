"""Sentences as the pipeline reads them: which can be a bullet, and which lean on what is not there.

A sentence that is refused for nothing costs an article its main news.
"""

from __future__ import annotations

import pytest

import jl_newslens as nl
from jl_newslens.language.sentences import analyze
from jl_newslens.summarize.faithful import Problem, problems
from jl_newslens.summarize.sentence.openers import label_length
from jl_newslens.summarize.sentence.pieces import Draft

pytestmark = pytest.mark.model


def read(text: str, lens: nl.NewsLens) -> nl.Sentence:
    [sentence] = analyze(lens._parts.pipeline(lens.config), nl.Article(text))
    return sentence


def wrong(text: str, lens: nl.NewsLens) -> tuple[Problem, ...]:
    return problems(Draft.whole(read(text, lens)))


@pytest.mark.parametrize(
    "text",
    [
        "The Mennonites, many of them from Ghent or Bruges, have founded ten new villages.",
        "Flemish bakers find baking difficult in the face of the abuse toward them by millers.",
        'Holt was featured this spring in "The Oven," a documentary about him.',
        "The police charged the country's former minister of bread with taking bribes, making him "
        "the highest official ever to face trial.",
        "A Flemish woman is facing charges after being accused of kicking a deputy in the mill "
        "before offering him bread in exchange for her keys.",
        "As bakers mourned those killed last week in one of the worst fires in the country, "
        "citizens of Ghent collected money.",
        "As part of her campaign to get bakers out of their shops, the first lady is asking "
        "schools to plant gardens.",
        "Filmed in their front room, the two bakers can be seen chasing one another.",
        "A couple in their 20s were driving under a bridge in Zenda.",
        "In their photos, both Anna Holt and Karl Berg have scratches on their faces.",
        "The works at the station will affect those planning to travel on the coast line.",
        "By Sunday, the rebels said their fighters were inside the mill, but officials denied that "
        "claim.",
        "The black dog was filmed as he took a rope out to the dam in Springfield on Saturday.",
        "A teacher who saved the life of an ill pupil by giving her one of his kidneys is to be "
        "honoured.",
    ],
)
def test_a_pronoun_may_mean_what_the_sentence_names(text: str, lens: nl.NewsLens) -> None:
    assert wrong(text, lens) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The woman said he had taken the bread from the bakery in Ghent.", "pronoun"),
        ("In the darkness of the early morning, his mother opened the gate.", "pronoun"),
        ("When he failed to answer, the woman used her own key to open the door.", "pronoun"),
        ("In the darkness of early Saturday, their jets increased the hail of bombs.", "thing"),
        ("In Ghent their bakers and millers have laughed for a week.", "thing"),
        ("As their alliance took the city, Zenda sent soldiers to the border.", "thing"),
        ("The ministry issued a warning to bakers about it in 2009.", "thing"),
    ],
)
def test_a_pronoun_may_mean_nobody_there(text: str, problem: Problem, lens: nl.NewsLens) -> None:
    assert problem in wrong(text, lens)


@pytest.mark.parametrize(
    "text",
    [
        "Since the revolution in Zenda in 1979, women have been barred from most matches.",
        "A couple, who led a bakery, and their baby boy were driving under a bridge in Zenda when "
        "other drivers heard a loud noise.",
        "The jets bombed near ISIS' de facto capital of Zenda, the ministry said Wednesday.",
    ],
)
def test_it_is_a_whole_sentence(text: str, lens: nl.NewsLens) -> None:
    assert wrong(text, lens) == ()


def test_the_number_of_a_name_is_no_label(lens: nl.NewsLens) -> None:
    sentence = read("7-Oven is hosting the first bread festival at its shops on Saturday.", lens)
    assert label_length(sentence.tokens) == 0
