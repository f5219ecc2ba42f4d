"""Bullets in languages that NewsLens has no word lists for, on hand-built sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.bullets import summarize
from jl_newslens.summarize.rankers.lead import LeadRanker
from jl_newslens.summarize.whole_sentences import WholeSentences, opens_leaning
from tests.summarize.conftest import article_of, build


def with_morphs(sentence: Sentence, **morphs: str) -> Sentence:
    """The sentence with features for some of its words."""
    tokens = tuple(replace(t, morph=morphs.get(t.text, t.morph)) for t in sentence.tokens)
    return replace(sentence, tokens=tokens)


def text_of(text: str) -> str | None:
    """The bullet of an untagged sentence."""
    made = WholeSentences().line(build(text))
    return made[0].text if made else None


@pytest.mark.parametrize(
    "text",
    [
        "Plus de trois cents personnes ont quitté Marseille.",  # no English "Plus"
        "Le dossier est suivi de près : Berlin et Rome attendent.",  # the space stays
        "Le maire a parlé d'une « victoire » devant la presse.",
        "„Wir sind bereit“, sagte Merz am Abend in Berlin.",
        "»Wir sind bereit«, sagte Merz am Abend in Berlin.",
        "So sagte Merz am Montag nichts über den Fonds.",
        "He visto a los ministros en el puerto de Cádiz.",
        "”Vi är redo”, sade ministern i Stockholm på måndagen.",
    ],
)
def test_a_whole_sentence_is_printed_as_it_stands(text: str) -> None:
    assert text_of(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "« Nous avons entendu les inquiétudes des salariés.",
        "« Nous avons entendu les inquiétudes des salariés ».",
        "Wird es vor dem Sommer noch eine Einigung geben?",
        "dont les ports ont perdu un dixième du trafic.",
        "(Der Fonds steht ab dem Herbst zur Verfügung.)",
        "Elle a perdu.",
    ],
)
def test_a_piece_a_question_and_a_quotation_by_nobody_are_no_bullets(text: str) -> None:
    assert text_of(text) is None


def test_an_article_reads_like_its_sentences_in_another_language() -> None:
    texts = (
        "BERLIN (dpa) - Der Bund zahlt ab dem Herbst in den Fonds ein.",
        "Plus de trois cents personnes ont quitté Marseille.",
        "Kein Land hat dem Vorhaben bisher widersprochen.",
    )
    article, sentences = article_of(*texts)

    summary = summarize(
        article, sentences, ranker=LeadRanker(), bullets=2, length="headline", language="de"
    )

    assert [bullet.text for bullet in summary.bullets] == [
        "Der Bund zahlt ab dem Herbst in den Fonds ein.",
        texts[1],
    ]
    for bullet in summary.bullets:
        assert " ".join(article.text[a:b] for a, b in bullet.spans) == bullet.text
    assert [removal.rule for removal in summary.bullets[0].removed] == ["dateline"]


def test_nothing_but_flawed_sentences_still_gives_one_bullet() -> None:
    article, sentences = article_of("« Nous avons entendu les inquiétudes ».")

    summary = summarize(
        article, sentences, ranker=LeadRanker(), bullets=5, length="full", language="fr"
    )

    assert [bullet.text for bullet in summary.bullets] == [article.text]


def test_a_sentence_opens_leaning_on_a_pronoun_but_not_on_an_expletive() -> None:
    rows = """
        Il PRON {dep} 2
        faut VERB root 0
        attendre VERB xcomp 2
    """
    for dep, leans in (("nsubj", True), ("expl:subj", False)):
        sentence = build("Il faut attendre", rows.format(dep=dep))
        assert opens_leaning(with_morphs(sentence, Il="Person=3").tokens) is leans


def test_a_possessive_and_a_demonstrative_subject_lean_a_time_does_not() -> None:
    rows = """
        {first} DET det 2
        {noun} NOUN {dep} 3
        stieg VERB root 0
    """
    for first, noun, dep, morph, leans in (
        ("Ihre", "Partei", "nsubj", "Person=3|Poss=Yes", True),
        ("Unsere", "Partei", "nsubj", "Person=1|Poss=Yes", False),
        ("Diese", "Summe", "nsubj", "PronType=Dem", True),
        ("Diese", "Woche", "obl", "PronType=Dem", False),
        ("Die", "Summe", "nsubj", "Definite=Def|PronType=Art", False),
    ):
        text = f"{first} {noun} stieg"
        sentence = with_morphs(
            build(text, rows.format(first=first, noun=noun, dep=dep)), **{first: morph}
        )
        assert opens_leaning(sentence.tokens) is leans, text


def test_a_pronoun_after_a_time_leans_unless_somebody_is_named_before() -> None:
    rows = """
        {first} {upos} obl 3
        elle PRON nsubj 3
        parle VERB root 0
    """
    for first, upos, leans in (("Mardi", "NOUN", True), ("Lyon", "PROPN", False)):
        sentence = build(f"{first} elle parle", rows.format(first=first, upos=upos))
        assert opens_leaning(with_morphs(sentence, elle="Person=3").tokens) is leans
