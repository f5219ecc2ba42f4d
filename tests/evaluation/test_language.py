"""The scores: counted on pipelines whose mistakes are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from jl_newslens.errors import CorpusError, ReferenceFormatError
from jl_newslens.evaluation.language import Score, evaluate_language, is_name

_TREES = """\
# newdoc id = web_one
# newpar
# sent_id = 1
1\tAnn\tAnn\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = news_two
# newpar
# sent_id = 2
1\tBen\tBen\tPROPN\tNNP\t_\t2\tnsubj:pass\t_\t_
2\tstayed\tstay\tVERB\tVBD\t_\t0\troot\t_\t_

"""
_NAMES = "Ann\tB-PER\nmet\tO\nKenyan\tB-NORP\nmen\tO\nin\tO\nLima\tB-LOC\nCity\tI-LOC\n"


@Language.component("test_evaluation_first_word_is_subject")
def _first_word_is_subject(doc: Any) -> Any:
    for token in doc:
        token.head, token.dep_ = doc[min(1, len(doc) - 1)], "punct"
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text
    doc[0].dep_ = "nsubj"
    if len(doc) > 1:
        doc[1].dep_ = "ROOT"
    return doc


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_evaluation_first_word_is_subject")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PER", "pattern": "Ann"},
            {"label": "ORG", "pattern": "Kenyan"},
            {"label": "ORG", "pattern": "Lima City"},
            {"label": "EVENT", "pattern": "met"},
        ]
    )
    return nlp


def test_score_arithmetic() -> None:
    assert (Score(1, 2, 4).precision, Score(1, 2, 4).recall) == (50.0, 25.0)
    assert Score(1, 2, 4).f == pytest.approx(100 / 3)
    assert Score(0, 0, 0).f == 0.0


def test_trees(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "t.conllu").write_text(_TREES)
    table = evaluate_language(tmp_path / "t.conllu", nlp)
    assert table["tokens"].f == table["sentences"].f == table["UAS"].f == table["LAS"].f == 100
    assert table["UPOS"].right == 2
    assert table["lemmas"].right == 3


def test_trees_of_some_documents(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "t.conllu").write_text(_TREES)
    assert evaluate_language(tmp_path / "t.conllu", nlp, documents="news")["tokens"].gold == 2
    with pytest.raises(ReferenceFormatError, match=r"^\S+ holds no such documents\.$"):
        evaluate_language(tmp_path / "t.conllu", nlp, documents="court")


def test_names_typed_and_spans_alone(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "n.tsv").write_text(_NAMES)
    table = evaluate_language(tmp_path / "n.tsv", nlp)
    # "Kenyan" is labelled, but not of a judged type; "met" touches no name: both are left out.
    assert table["names"] == Score(right=1, found=2, gold=2)
    assert table["spans alone"] == Score(right=2, found=2, gold=2)
    assert table["PLACE"] == Score(right=0, found=0, gold=1)


def test_a_folder_of_articles_is_one_table(nlp: Language, tmp_path: Path) -> None:
    for name in ("a.tsv", "b.tsv"):
        (tmp_path / name).write_text(_NAMES)
    assert evaluate_language(tmp_path, nlp)["names"].gold == 4


def test_numbered_columns_are_told(nlp: Language, tmp_path: Path) -> None:
    rows = "# text = Ann met Ben\n1\tAnn\tB-PER\t-\n2\tmet\tO\t-\n3\tBen\tB-PER\t-\n"
    (tmp_path / "n.iob2").write_text(rows)
    assert evaluate_language(tmp_path / "n.iob2", nlp)["PERSON"] == Score(1, 1, 2)


def test_links(nlp: Language, tmp_path: Path) -> None:
    text = "Ann met the Lima City Council again"
    links = [
        {"start": 0, "end": 3, "title": "Ann"},
        {"start": 8, "end": 29, "title": "Council"},
        {"start": 30, "end": 35, "title": "Again"},
    ]
    (tmp_path / "l.jsonl").write_text(json.dumps({"text": text, "links": links}))
    table = evaluate_language(tmp_path / "l.jsonl", nlp)
    assert table["found exactly"] == Score(right=1, found=2, gold=2)


@pytest.mark.parametrize(("surface", "answer"), [("Ann Ruiz", True), ("University of Lima", True)])
def test_names_by_their_capitals(surface: str, answer: bool) -> None:
    assert is_name(surface) is answer
    for other in ("rubble", "Israeli airstrikes", "It", "", "the Times"):
        assert not is_name(other)


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.csv", "a"), ("x.conllu", ""), ("x.tsv", "a\tO\n"), ("x.jsonl", "{"), ("x.jsonl", "{}")],
)
def test_what_cannot_be_scored_is_our_error(
    nlp: Language, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises((ReferenceFormatError, CorpusError)):
        evaluate_language(tmp_path / name, nlp)
