"""One label set out of many corpora: what is known, what is no name, and what stays in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from jl_newslens.language.training.columns import LabelledSentence, Span
from jl_newslens.language.training.conllu import parse_sentences
from jl_newslens.language.training.convert import named_doc, trimmed, typed_spans
from jl_newslens.language.training.gum_names import names_of
from jl_newslens.language.training.silver import TypeVotes, silver_text, type_of_link
from jl_newslens.language.training.source_types import newslens_type


@pytest.mark.parametrize(
    ("label", "surface", "kind"),
    [
        ("PER", "Ann Ruiz", "PERSON"),
        ("LOC", "German", "GROUP"),
        ("MISC", "2012 Lima Marathon", "EVENT"),
        ("MISC", "Treaty of Lima", "WORK"),
        ("MISC", "Boxer 900", "OTHER"),
        ("TIME", "March 1963", ""),
        ("building-hospital", "Lima General", "PLACE"),
        ("other-livingthing", "oak", ""),
        ("product-game", "Chess Master", "WORK"),
        ("algorithm", "support vector machine", ""),
        ("election", "2001 Lima election", "EVENT"),
        ("theory", "Relativity", None),
    ],
)
def test_source_labels(label: str, surface: str, kind: str | None) -> None:
    assert newslens_type(label, surface) == kind


def test_titles_and_articles_are_trimmed() -> None:
    words = ("Dr.", "Ann", "Ruiz", "of", "the", "Times")
    assert trimmed(Span(0, 3, "PERSON"), words) == Span(1, 3, "PERSON")
    assert trimmed(Span(4, 6, "ORG"), words) == Span(5, 6, "ORG")
    assert trimmed(Span(4, 6, "WORK"), words) == Span(4, 6, "WORK")


def test_demonyms_without_a_label_are_found() -> None:
    sentence = LabelledSentence(("a", "Kenyan", "court"), (True, True, False), ())
    assert typed_spans(sentence) == [Span(1, 2, "GROUP")]


def test_doubt_is_missing_not_outside() -> None:
    words = ["Ann", "met", "Acme", "Corp", "there"]
    doc = named_doc(
        spacy.blank("en").vocab, words, [True] * 5, [Span(0, 1, "PERSON"), Span(2, 3, "")], [3, 0]
    )
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", "", "O"]


_GUM = """\
# newdoc id = GUM_test
1\tFormer\tformer\tADJ\tJJ\t_\t3\tamod\t_\tEntity=(1-person-new-x-x-1-coref-Ann_Ruiz
2\tPresident\tPresident\tPROPN\tNNP\t_\t3\tcompound\t_\t_
3\tAnn\tAnn\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
4\tRuiz\tRuiz\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=1)
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
6\tthe\tthe\tDET\tDT\t_\t7\tdet\t_\tEntity=(2-organization-new-x-x-1-sgl-University_of_Lima
7\tUniversity\tUniversity\tPROPN\tNNP\t_\t5\tobj\t_\t_
8\tof\tof\tADP\tIN\t_\t9\tcase\t_\t_
9\tLima\tLima\tPROPN\tNNP\t_\t7\tnmod\t_\tEntity=(3-place-new-x-x-1-sgl-Lima)2)
10\twith\twith\tADP\tIN\t_\t12\tcase\t_\t_
11\ta\ta\tDET\tDT\t_\t12\tdet\t_\tEntity=(4-person-new-x-x-1-sgl
12\tfriend\tfriend\tNOUN\tNN\t_\t5\tobl\t_\tEntity=4)
13\tVostok\tVostok\tPROPN\tNNP\t_\t12\tflat\t_\t_
"""


def test_gum_phrases_are_cut_to_their_names() -> None:
    [sentence] = parse_sentences(_GUM.splitlines())
    names = names_of(sentence)
    assert names.spans == (Span(2, 4, "PERSON"), Span(6, 9, "ORG"))
    assert names.doubtful == (12,)


def votes() -> TypeVotes:
    known = TypeVotes()
    for surface, kind in [("Lima", "PLACE"), ("Ann Ruiz", "PERSON"), ("Ann Holt", "PERSON")]:
        known.add(surface, kind)
        known.add(surface, kind)
    known.by_title["Acme"] = "ORG"
    return known


@pytest.mark.parametrize(
    ("surface", "title", "kind"),
    [
        ("Kenyan", "Kenya", "GROUP"),
        ("the firm", "Acme", "ORG"),
        ("Lima", "Lima", "PLACE"),
        ("March vote", "2026 Peruvian general election", None),
        ("General election", "2026 Peruvian general election", "EVENT"),
        ("Arequipa", "Arequipa, Peru", "PLACE"),
        ("Health Ministry", "Ministry of Health (Peru)", "ORG"),
        ("Ann Okoye", "Ann Okoye", "PERSON"),
        ("Vostok", "Vostok", None),
    ],
)
def test_link_types(surface: str, title: str, kind: str | None) -> None:
    if surface == "March vote":
        surface = "march vote"
    assert type_of_link(surface, title, votes()) == kind


def test_untyped_links_stay_in_doubt_and_common_nouns_are_left_out() -> None:
    text = "Ann Okoye reached Vostok after the flood."
    links = [(0, 9, "Ann Okoye"), (18, 24, "Vostok"), (35, 40, "Flood")]
    item = silver_text(text, links, votes())
    assert item.spans == ((0, 9, "PERSON"),)
    assert item.unknown == ((18, 24),)


def test_starter_entries_give_types_by_title_and_alias(tmp_path: Path) -> None:
    table = "title\ttype\tdescription\taliases\nAcme\tORG\tA firm\tAcme Corp | AC=0.4\n"
    (tmp_path / "companies.tsv").write_text(table, encoding="utf-8")
    known = TypeVotes()
    known.add_starter_entries(tmp_path)
    assert known.by_title == {"Acme": "ORG"}
    assert known.type_of("Acme Corp") == "ORG"
    assert known.type_of("AC") is None
