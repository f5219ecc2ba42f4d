"""Segments: what a view draws without ever counting characters."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.display.segments import cut_segments
from jl_newslens.model import (
    Analysis,
    Article,
    Bullet,
    Entity,
    Mention,
    Paragraph,
    Removal,
    Substitution,
)

DATA = json.loads(
    (Path(__file__).parents[1] / "data" / "analysis.v1.json").read_text(encoding="utf-8")
)


def entity(text: str, identity: str, *surfaces: str) -> Entity:
    mentions = []
    for surface in surfaces:
        start = text.index(surface)
        mentions.append(Mention(start, start + len(surface), surface))
    return Entity(identity, surfaces[0], "PERSON", mentions=tuple(mentions))


def pieces(analysis: Analysis, paragraph: int = 0) -> list[tuple[Any, ...]]:
    segments = cut_segments(analysis)["paragraphs"][paragraph]["segments"]
    return [(s["text"], s.get("entity"), s.get("removed")) for s in segments]


def test_the_shared_file_holds_what_python_makes_of_it() -> None:
    assert cut_segments(Analysis.from_dict(DATA)) == DATA["segments"]


def test_an_emoji_before_a_name_does_not_shift_it() -> None:
    text = "👩🏽‍🚒 e\u0301 Ada spoke."
    analysis = Analysis(Article(text), ((0, len(text)),), (), (entity(text, "e1", "Ada"),))
    assert pieces(analysis) == [
        ("👩🏽‍🚒 e\u0301 ", None, None),
        ("Ada", "e1", None),
        (" spoke.", None, None),
    ]


def test_a_name_is_not_looked_for_inside_a_longer_word() -> None:
    text = "The Mayor said that May would resign."
    bullet = Bullet(text, 0, ((0, len(text)),))
    may = Entity("e1", "May", "PERSON", mentions=(Mention(20, 23, "May"),))
    analysis = Analysis(Article(text), ((0, len(text)),), (bullet,), (may,))

    [cut] = cut_segments(analysis)["bullets"]

    assert cut[0] == {"text": "The Mayor said that "}
    assert cut[1] == {"text": "May", "entity": "e1"}


def test_a_removal_inside_a_mention_cuts_it_in_two() -> None:
    text = "Ada King Lovelace spoke."
    bullet = Bullet("Ada Lovelace spoke.", 0, ((0, 4), (9, 24)), (Removal(4, 9, "middle name"),))
    whole = entity(text, "e1", "Ada King Lovelace")
    analysis = Analysis(Article(text), ((0, len(text)),), (bullet,), (whole,))
    assert pieces(analysis) == [
        ("Ada ", "e1", None),
        ("King ", "e1", "middle name"),
        ("Lovelace", "e1", None),
        (" spoke.", None, None),
    ]


def test_only_the_sentence_of_a_bullet_belongs_to_it() -> None:
    text = "One. Two. Three."
    sentences = ((0, 4), (5, 9), (10, 16))
    analysis = Analysis(Article(text), sentences, (Bullet("Two.", 1, ((5, 9),)),))
    [paragraph] = cut_segments(analysis)["paragraphs"]
    owned = [(s["text"], s.get("bullet")) for s in paragraph["segments"]]
    assert owned == [("One.", None), (" ", None), ("Two.", 0), (" ", None), ("Three.", None)]


def test_the_names_of_a_bullet_are_marked_in_it() -> None:
    text = "Ada, who met Bob, met Ada's friend."
    bullet = Bullet("Ada met Ada's friend.", 0, ((0, 3), (17, 35)))
    ada = Entity("e1", "Ada", "PERSON", mentions=(Mention(0, 3, "Ada"), Mention(22, 25, "Ada")))
    bob = entity(text, "e2", "Bob")
    analysis = Analysis(Article(text), ((0, len(text)),), (bullet,), (ada, bob))
    assert cut_segments(analysis)["bullets"] == [
        [
            {"text": "Ada", "entity": "e1"},
            {"text": " met "},
            {"text": "Ada", "entity": "e1"},
            {"text": "'s friend."},
        ]
    ]


def test_a_role_in_brackets_is_not_taken_for_the_person() -> None:
    text = "BBC analyst Ada spoke. Ada left."
    swap = Substitution(23, 26, 0, 15)
    bullet = Bullet("[BBC analyst Ada] left.", 1, ((0, 15), (26, 32)), (), (swap,))
    named = (entity(text, "e1", "BBC"), entity(text, "e2", "Ada"))
    analysis = Analysis(Article(text), ((0, 22), (23, 32)), (bullet,), named)
    [shown] = cut_segments(analysis)["bullets"]
    assert [(piece["text"], piece.get("entity")) for piece in shown] == [
        ("[", None),
        ("BBC", "e1"),
        (" analyst ", None),
        ("Ada", "e2"),
        ("] left.", None),
    ]


def test_a_name_in_brackets_is_the_entity_that_the_pronoun_meant() -> None:
    text = "Ada spoke. She left."
    swap = Substitution(11, 14, 0, 3)
    bullet = Bullet("[Ada] left.", 1, ((0, 3), (14, 20)), (), (swap,))
    sentences = ((0, 10), (11, 20))
    analysis = Analysis(Article(text), sentences, (bullet,), (entity(text, "e1", "Ada"),))
    cut = cut_segments(analysis)
    assert cut["bullets"][0][1] == {"text": "Ada", "entity": "e1"}
    she = [s for s in cut["paragraphs"][0]["segments"] if s.get("replaced_by")]
    assert she == [{"text": "She", "sentence": 1, "bullet": 0, "replaced_by": "Ada"}]


def test_an_empty_article_has_no_segments() -> None:
    assert cut_segments(Analysis(Article("")))["paragraphs"] == [{"kind": "body", "segments": []}]


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: tuple(sorted(pair)))


@given(
    text=st.text(alphabet="ab 🌉é\n", min_size=60, max_size=60),
    cuts=st.lists(st.integers(0, 60), max_size=4),
    mentions=st.lists(spans, max_size=8),
    removals=st.lists(spans, max_size=4),
)
def test_nothing_is_lost_or_doubled_however_the_spans_lie(
    text: str,
    cuts: list[int],
    mentions: list[tuple[int, int]],
    removals: list[tuple[int, int]],
) -> None:
    edges = sorted({0, *cuts, 60})
    blocks = tuple(pairwise(edges))
    article = Article(text, paragraphs=tuple(Paragraph(a, b, text[a:b]) for a, b in blocks))
    named = tuple(
        Entity(f"e{n}", "x", "ORG", mentions=(Mention(a, b, text[a:b]),))
        for n, (a, b) in enumerate(mentions)
    )
    bullet = Bullet(text, 0, ((0, 60),), tuple(Removal(a, b, "rule") for a, b in removals))
    cut = cut_segments(Analysis(article, blocks, (bullet,), named))
    for (start, end), paragraph in zip(blocks, cut["paragraphs"], strict=True):
        texts = [segment["text"] for segment in paragraph["segments"]]
        assert "".join(texts) == text[start:end]
        assert all(texts)
    assert "".join(piece["text"] for piece in cut["bullets"][0]) == text
