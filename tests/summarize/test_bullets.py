"""From sentences to the bullets of an article."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.model import Ranked
from jl_newslens.summarize.bullets import summarize
from jl_newslens.summarize.rankers.answers import FunctionRanker
from jl_newslens.summarize.rankers.lead import LeadRanker
from jl_newslens.summarize.rankers.newslens import NewsLensRanker
from jl_newslens.summarize.select import says_the_same, sensible_count, terms_of
from tests.summarize.conftest import article_of, build

NEWS = (
    "The council of Ghent closed three bridges over the river after the flood on Monday.",
    "He said the piers were cracked.",
    "However, Anna Holt kept her bakery by the river open through the night.",
    "This was a surprise to the police.",
    "Repairs to the bridges will cost the council about 4.2 million euros.",
    "“We never slept,” Holt told a newspaper on the next morning.",
    "A festival of brass bands was moved to the market square.",
    "But the mayor wants the festival back on the quay by June.",
)


def lines(*texts: str, bullets: int = 5, ranker: object = None) -> list[str]:
    article, sentences = article_of(*texts)
    summary = summarize(
        article,
        sentences,
        ranker=ranker or LeadRanker(),  # type: ignore[arg-type]  # a test double may stand in
        bullets=bullets,
        length="brief",
    )
    return [bullet.text for bullet in summary.bullets]


def test_a_sentence_that_leans_on_another_is_left_out() -> None:
    shown = lines(*NEWS)

    assert not any(line.startswith(("He ", "This ", "However", "But ")) for line in shown)
    assert "Anna Holt kept her bakery by the river open through the night." in shown


def test_bullets_come_in_the_order_of_the_article() -> None:
    article, sentences = article_of(*NEWS)
    last_first = FunctionRanker(lambda listed: [float(s.index) for s in listed])

    summary = summarize(article, sentences, ranker=last_first, bullets=3, length="brief")

    places = [bullet.sentence for bullet in summary.bullets]
    assert places == sorted(places)
    assert summary.ranking[0] == Ranked(7, 7.0)


def test_a_short_item_gets_few_bullets() -> None:
    assert [sensible_count(5, n) for n in (1, 2, 3, 4, 10, 40)] == [1, 1, 2, 2, 5, 5]
    assert len(lines("The council closed the bridge.")) == 1


def test_an_item_that_only_leans_still_gets_one_bullet() -> None:
    assert lines("He left the town in the night.") == ["He left the town in the night."]


def test_no_sentences_give_a_notice_and_no_bullets() -> None:
    article, _ = article_of()

    summary = summarize(article, (), ranker=LeadRanker(), bullets=5, length="brief")

    assert summary.bullets == ()
    assert [notice.code for notice in summary.notices] == ["no_sentences"]


def test_a_text_that_is_one_endless_sentence_gives_a_notice() -> None:
    article, sentences = article_of("The council met and " + "the mayor spoke and " * 60 + "left.")

    summary = summarize(article, sentences, ranker=LeadRanker(), bullets=5, length="brief")

    assert "long_bullet" in [notice.code for notice in summary.notices]


def test_fewer_bullets_than_asked_give_a_notice() -> None:
    article, sentences = article_of(
        NEWS[0], "He slept at the mill.", "This was the end of it.", "It was late by then."
    )

    summary = summarize(article, sentences, ranker=LeadRanker(), bullets=5, length="brief")

    assert [notice.code for notice in summary.notices] == ["fewer_bullets"]


@pytest.mark.parametrize("kind", ["heading", "key_point", "aside"])
def test_headings_key_points_and_asides_never_become_bullets(kind: str) -> None:
    article, sentences = article_of(NEWS[0])
    aside = build("The editors of this paper chose three points.", index=1, start=100, kind=kind)

    summary = summarize(
        article, (*sentences, aside), ranker=LeadRanker(), bullets=5, length="brief"
    )

    assert [bullet.sentence for bullet in summary.bullets] == [0]


@pytest.mark.parametrize(
    "debris",
    [
        "Watch a report: the flood as our reporters saw it",
        "Read more about the flood and the bridges here",
        "By Anna Holt, staff writer in Ghent",
        "Photo: the bridge after the flood on Monday",
        "Scroll down for video of the flood by night",
        "Sign up for our letter on floods and bridges",
        "Sorry, we are no longer accepting comments on this flood",
        "Anna Holt (@annaholt) May 19, 2021.",
    ],
)
def test_captions_bylines_and_calls_to_click_never_become_bullets(debris: str) -> None:
    assert lines(debris, NEWS[0], NEWS[4], NEWS[6]) == [NEWS[0], NEWS[4]]


def test_two_bullets_never_say_the_same() -> None:
    again = "Three bridges over the river were closed by the council of Ghent after the flood."

    shown = lines(NEWS[0], again, NEWS[4], NEWS[6], NEWS[2], NEWS[7])

    assert (NEWS[0] in shown) != (again in shown)
    for index, one in enumerate(shown):
        for other in shown[index + 1 :]:
            assert not says_the_same(terms_of(one), terms_of(other))


def test_two_bullets_that_share_little_but_a_long_name_say_the_same() -> None:
    """Each is true, but side by side the second adds a feeling only."""
    one = (
        "Water Minister Anna Maria Holt has sharply criticized the council of Ghent for its delay."
    )
    other = "Water Minister Anna Maria Holt expressed frustration over the delay."

    shown = lines(one, other, NEWS[4], NEWS[6], NEWS[2], NEWS[7])

    assert (one in shown) != (other in shown)


def test_a_sentence_of_a_few_words_gives_way_to_one_that_says_more() -> None:
    assert "A flood has changed the plans." not in lines("A flood has changed the plans.", *NEWS)


@pytest.mark.parametrize(
    "text",
    [
        "As an engineer of bridges in Ghent, I want the council to act.",
        "Engineers in Ghent have read my letter about the bridges.",
    ],
)
def test_a_bullet_never_speaks_for_a_writer_whom_it_does_not_name(text: str) -> None:
    assert text not in lines(text, *NEWS)


def test_a_first_person_in_quotation_marks_has_its_speaker() -> None:
    said = "Anna Holt told the council of Ghent that “I never slept by the river again”."

    assert said in lines(said, *NEWS)


def closing(bridges: int) -> str:
    """A sentence of 3 words and 5 for each of the bridges."""
    return f"The council closed {', '.join(f'bridge {n} of the river' for n in range(bridges))}."


def test_a_long_sentence_gives_way_to_another() -> None:
    assert closing(12) not in lines(closing(12), *NEWS, bullets=3)
    assert closing(8) not in lines(NEWS[0], closing(8), *NEWS[1:], bullets=3)


def test_the_sentence_ranked_first_may_be_longer() -> None:
    assert closing(8) in lines(closing(8), *NEWS, bullets=3)


@pytest.mark.parametrize(("place", "may"), [(0, True), (2, False)])
def test_so_may_the_first_of_the_article_if_it_is_ranked_second(place: int, may: bool) -> None:
    texts = [*NEWS[1:4], *NEWS[5:]]
    texts.insert(place, closing(6))
    scores = {NEWS[6]: 3.0, closing(6): 2.0}
    ranker = FunctionRanker(lambda listed: [scores.get(s.text, 0.0) for s in listed])

    assert (closing(6) in lines(*texts, bullets=3, ranker=ranker)) is may


PARTS = tuple(
    word
    for line in (
        "However , the The council of Ghent paid “ ” ( ) ( and bridge - — He Monday not may",
        ". ? ! But 4.2 U.S. ’s word “Quote” end. and",
    )
    for word in line.split()
)
WORDS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_word_of_a_bullet_stands_in_its_sentence_in_order(texts: list[str]) -> None:
    article, sentences = article_of(*texts)

    summary = summarize(article, sentences, ranker=NewsLensRanker(), bullets=5, length="brief")

    for bullet in summary.bullets:
        source = re.findall(r"\w+", sentences[bullet.sentence].text.lower())
        place = 0
        for word in re.findall(r"\w+", bullet.text.lower()):
            place = source.index(word, place) + 1
        for start, end in bullet.spans:
            assert article.text[start:end].strip()


ALSO = """
    The DET det 2
    mayor NOUN nsubj 4
    {} ADV advmod 4
    sold VERB root 0 VBD
    the DET det 7
    old ADJ amod 7
    mill NOUN obj 4
    in ADP case 9
    Ghent PROPN nmod 7
    . PUNCT punct 4
"""


@pytest.mark.parametrize(("word", "stays"), [("also", False), ("never", True)])
def test_a_short_bullet_loses_its_also(word: str, stays: bool) -> None:
    text = f"The mayor {word} sold the old mill in Ghent."
    article, _ = article_of(text)
    sentences = [build(text, ALSO.format(word))]

    summary = summarize(article, sentences, ranker=LeadRanker(), bullets=1, length="brief")

    assert (word in summary.bullets[0].text) == stays


def test_nobody_knows_who_one_of_us_is() -> None:
    ours = "One of us has written to the mayor of Ghent about the old mill."

    assert ours not in lines(ours, *NEWS)
