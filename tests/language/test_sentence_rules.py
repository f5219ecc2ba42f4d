"""Places in a paragraph where no sentence may start."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from jl_newslens.language.sentence_rules import close_false_starts
from jl_newslens.language.tokenizer import create_tokenizer

_NLP = spacy.blank("en")
_NLP.tokenizer = create_tokenizer(_NLP)


def open_places(text: str) -> list[str]:
    """The words, after the first, at which the parser may still start a sentence."""
    doc: Doc = close_false_starts(_NLP.make_doc(text))
    return [token.text for token in doc if token.i and token.is_sent_start is not False]


def test_no_start_in_mid_sentence() -> None:
    assert open_places("The German Chancellor Friedrich Merz met the press.") == []


def test_a_full_stop_opens_the_next_word() -> None:
    assert open_places("Talks began. Nobody left.") == ["Nobody"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("U.S. President Ann Ruiz left.", []),
        ("She went back to the U.S. The court waited.", ["The"]),
        ("Police in the U.S. arrested him.", []),
        ("Mr. Holt and Gen. J. R. Okoye spoke.", []),
        ("They met at 5 p.m. Nobody spoke.", ["Nobody"]),
        ("On Jan. 5 it rained.", []),
    ],
)
def test_abbreviations(text: str, places: list[str]) -> None:
    assert open_places(text) == places


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert open_places("“We are ready.” The envoy left.") == ["The"]
    assert open_places('"We are ready." The envoy left.') == ["The"]
    assert open_places("'We are ready.' The envoy left.") == ["The"]
    assert open_places("“Stop!” he said.") == []
    assert open_places("'Stop!' he said.") == []


def test_a_straight_quote_can_open_a_sentence() -> None:
    assert '"' in open_places('He left. "We are ready."')
    assert "'" in open_places("He left. 'We are ready.'")


def test_a_quotation_that_is_never_closed_does_not_turn_the_next_ones_round() -> None:
    text = '"We bake at night. The mill is old," Holt said. She left. "It rains," he said.'
    torn = f'"Bread is dear. {text}'

    assert open_places(torn) == ['"', "The", "She", '"']


def test_a_quotation_starts_a_sentence_also_where_the_last_stop_is_missing() -> None:
    doc = close_false_starts(_NLP.make_doc("He left. 'We are ready,' she said"))

    assert [token.text for token in doc if token.is_sent_start] == ["He", "'"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("They felt the fury. 'I was wrong,' he said.", ["'"]),
        ("They felt the fury. “I was wrong,” he said.", ["“"]),
        ("They felt the U.S. “war on weeds” in May.", []),
        ("She won in May.' He left.", []),
    ],
)
def test_a_mark_written_to_its_word_starts_a_sentence(text: str, starts: list[str]) -> None:
    doc = close_false_starts(_NLP.make_doc(text))
    assert [token.text for token in doc[1:] if token.is_sent_start] == starts


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Holt queues at the mill The bakers left on Friday.", ["The"]),
        ("Bread is sold in the square After one hour it was gone.", ["After"]),
        ("They read the hobbit and The Hobbit in Ghent.", []),
        ("Bread is sold in the square In 2006, it was not.", ["In"]),
        ("Nobody was at the mill The 31-year-old left it.", ["The"]),
        ("Many suffer from vitamin A deficiency in May.", []),
        ("She had straight As in maths.", []),
        ("They saw the film Her in Ghent.", []),
        ("They met behind The 39 Steps in Ghent.", []),
        ("They bought tickets The 39 Steps in Ghent.", []),
        ("The book that He wrote is lost.", []),
    ],
)
def test_a_sentence_may_start_where_a_full_stop_was_lost(text: str, places: list[str]) -> None:
    assert open_places(text) == places


def test_what_does_not_end_like_prose_is_left_to_the_parser() -> None:
    doc = close_false_starts(_NLP.make_doc("Thanks a lot Best wishes Ann"))
    assert all(token.is_sent_start is not False for token in doc)


@pytest.mark.parametrize(
    "text", ["we left early. it rained.", "Nice place. will go again if i can."]
)
def test_who_is_careless_of_capitals_is_left_to_the_parser(text: str) -> None:
    doc = close_false_starts(_NLP.make_doc(text))
    assert all(token.is_sent_start is not False for token in doc)


def test_an_empty_text_and_one_word_pass() -> None:
    assert open_places("") == []
    assert open_places("Stop!") == []


def places_in(language: str, text: str) -> tuple[list[str], list[str]]:
    """The words at which a sentence may start, and those at which it must."""
    doc: Doc = close_false_starts(spacy.blank(language).make_doc(text))
    inner = [token for token in doc if token.i]
    may = [token.text for token in inner if token.is_sent_start is None]
    return may, [token.text for token in inner if token.is_sent_start]


@pytest.mark.parametrize(
    ("language", "text", "may", "must"),
    [
        ("fr", "La CGT, qui refuse le texte, parle d'un « échec ».", [], []),
        ("fr", "La réforme est lourde. « Nous verrons », a dit Paul.", [], ["«"]),
        ("fr", "« Nous sommes en colère. » Le maire est parti.", [], ["Le"]),
        ("de", "„Wir sind bereit.“ Merz ging am 12. März nach Bonn.", [], ["Merz"]),
        ("de", "Er war lange bereit. »Gut«, sagte sie.", [], ["»"]),
        ("de", "»Wohin?«, fragte sie am Abend.", [], []),
        ("de", "Das war 2019. Der Bund zahlt.", ["Der"], []),
        ("de", "Sie traf Dr. Anna Brandt, z. B. in Bonn.", ["Anna"], []),
        ("cs", "Stávka trvala celý týden. „Je konec,“ řekl. I Brno platí.", ["I"], ["„"]),
        ("es", "Nadie se atreve a decirlo. ¿Habrá acuerdo?", ["¿"], []),
        ("ru", "Забастовка была в Москве. «Да», — сказал он.", [], ["«"]),
        ("zh", "改革推迟。“是的，”他说。", [], ["“"]),
        ("el", "Θα γίνει; Ναι, είπε.", ["Ναι"], []),
        ("hi", "वह आया। वह गया।", ["वह"], []),
    ],
)
def test_other_languages(language: str, text: str, may: list[str], must: list[str]) -> None:
    assert places_in(language, text) == (may, must)


def test_english_words_settle_nothing_in_another_language() -> None:
    # "i" is "and" in Czech and "in" in Danish: no sign of carelessness there.
    assert places_in("da", "Han bor i Aarhus nu her.") == ([], [])
