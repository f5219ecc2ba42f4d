"""Other pipelines' labels become ours: hand-built trees in ClearNLP's scheme and in UD."""

from __future__ import annotations

import pytest

from jl_newslens.language.labels import Node, entity_type, is_clearnlp, universal_tree
from jl_newslens.model import ENTITY_TYPES


def tree(rows: str) -> dict[str, tuple[str, str]]:
    """ "word head dep UPOS" a line -> word: (its head, its relation) after the mapping."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words = [cell[0] for cell in cells]
    nodes = [
        Node(words.index(head), dep, upos, {"is": "be", "was": "be"}.get(word, word))
        for word, head, dep, upos in cells
    ]
    heads, deps = universal_tree(nodes)
    return {w: (words[h], d) for w, h, d in zip(words, heads, deps, strict=True)}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("GPE", "PLACE"),
        ("LOC", "PLACE"),
        ("FAC", "PLACE"),
        ("NORP", "GROUP"),
        ("PER", "PERSON"),
        ("Person", "PERSON"),
        ("MISC", "OTHER"),
        ("WORK_OF_ART", "WORK"),
        ("LAW", "WORK"),
        ("PRODUCT", "OTHER"),
        ("Organization", "ORG"),
        ("LC", "PLACE"),
        ("OG", "ORG"),
        ("PS", "PERSON"),
        ("EVN", "EVENT"),
        ("DERIV_PER", "PERSON"),
        ("NAT_REL_POL", "GROUP"),
        ("DATE", None),
        ("CARDINAL", None),
        ("", None),
    ],
)
def test_entity_labels(label: str, kind: str | None) -> None:
    assert entity_type(label) == kind


def test_our_own_types_map_to_themselves() -> None:
    assert [entity_type(kind) for kind in ENTITY_TYPES] == list(ENTITY_TYPES)


def test_a_universal_tree_keeps_its_shape() -> None:
    nodes = [Node(1, "nsubj"), Node(1, "ROOT"), Node(3, "case"), Node(1, "obl")]
    assert universal_tree(nodes) == ([1, 1, 3, 1], ["nsubj", "root", "case", "obl"])
    assert not is_clearnlp([node.dep for node in nodes])


def test_a_noun_rises_above_its_preposition() -> None:
    found = tree("""
        They spoke nsubj PRON
        spoke spoke ROOT VERB
        in spoke prep ADP
        Lima in pobj PROPN
    """)
    assert found["Lima"] == ("spoke", "obl")
    assert found["in"] == ("Lima", "case")


def test_a_preposition_under_a_noun_makes_a_nominal_modifier() -> None:
    found = tree("""
        talks ended nsubj NOUN
        on talks prep ADP
        trade on pobj NOUN
        ended ended ROOT VERB
        quickly ended prep ADV
    """)
    assert found["trade"] == ("talks", "nmod")


def test_nested_prepositions_are_all_turned() -> None:
    found = tree("""
        spoke spoke ROOT VERB
        about spoke prep ADP
        talks about pobj NOUN
        on talks prep ADP
        trade on pobj NOUN
    """)
    assert found["talks"] == ("spoke", "obl")
    assert found["trade"] == ("talks", "nmod")
    assert found["on"] == ("trade", "case")


def test_the_agent_of_a_passive() -> None:
    found = tree("""
        plan rejected nsubjpass NOUN
        was rejected auxpass AUX
        rejected rejected ROOT VERB
        by rejected agent ADP
        Kenya by pobj PROPN
    """)
    assert found["plan"] == ("rejected", "nsubj:pass")
    assert found["was"] == ("rejected", "aux:pass")
    assert found["Kenya"] == ("rejected", "obl:agent")


def test_a_predicate_rises_above_be() -> None:
    found = tree("""
        She is nsubj PRON
        is is ROOT AUX
        minister is attr NOUN
        . is punct PUNCT
    """)
    assert found["minister"] == ("minister", "root")
    assert found["is"] == ("minister", "cop")
    assert found["She"] == ("minister", "nsubj")


def test_coordination_hangs_on_its_first_member() -> None:
    found = tree("""
        saw saw ROOT VERB
        Ann saw dobj PROPN
        Ben Ann conj PROPN
        and Ben cc CCONJ
        Cid Ben conj PROPN
    """)
    assert found["Ann"] == ("saw", "obj")
    assert found["Ben"] == ("Ann", "conj")
    assert found["Cid"] == ("Ann", "conj")
    assert found["and"] == ("Cid", "cc")


def test_a_clause_under_a_preposition() -> None:
    found = tree("""
        praised praised ROOT VERB
        for praised prep ADP
        breaking for pcomp VERB
        deadlock breaking dobj NOUN
    """)
    assert found["breaking"] == ("praised", "advcl")
    assert found["for"] == ("breaking", "mark")


def test_no_mapping_leaves_a_cycle_or_a_second_root() -> None:
    nodes = [
        Node(1, "prep", "ADP"),
        Node(1, "ROOT", "AUX", "be"),
        Node(1, "attr", "NOUN"),
        Node(0, "pobj", "NOUN"),
    ]
    heads, deps = universal_tree(nodes)
    assert deps.count("root") == 1
    for start in range(len(heads)):
        place = start
        for _ in heads:
            place = heads[place]
        assert heads[place] == place


def test_german_relations_of_the_tiger_treebank_get_their_universal_names() -> None:
    found = tree("""
        Merz hat sb PROPN
        hat hat ROOT AUX
        den Fonds nk DET
        Fonds gelobt oa NOUN
        gelobt hat oc VERB
        und hat cd CCONJ
        ging und cj VERB
    """)
    assert found["Merz"] == ("hat", "nsubj")
    assert found["Fonds"] == ("gelobt", "obj")
    assert (found["und"][1], found["ging"][1]) == ("cc", "conj")


def test_a_relation_that_two_schemes_share_keeps_its_universal_meaning() -> None:
    nodes = [Node(1, "nsubj"), Node(1, "ROOT"), Node(3, "cc"), Node(1, "conj")]
    assert universal_tree(nodes)[1] == ["nsubj", "root", "cc", "conj"]
