"""Which openings lean on the text before."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.sentence.openers import connective_length, dangling, label_length
from jl_newslens.summarize.sentence.tree import Tree
from tests.summarize.conftest import build


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("He left the town in May.", "pronoun"),
        ("Their house was sold in May.", "pronoun"),
        ("It was sold in May.", "pronoun"),
        ("But the house was sold.", "connective"),
        ("Separately, the house was sold.", "connective"),
        ("However, the house was sold.", "connective"),
        ("This was the last house.", "demonstrative"),
        ("These efforts failed in May.", "demonstrative"),
        ("The move surprised the town.", "demonstrative"),
        ("The announcement this week surprised the town.", "demonstrative"),
        ("It is no house which was sold.", "pronoun"),
        ("The latter was sold in May.", "demonstrative"),
        ("The following chart shows the prices.", "demonstrative"),
        ("The following day Holt sold the house.", "demonstrative"),
        ("Despite these efforts, the house was sold.", "demonstrative"),
        ("In the same year, the house was sold.", "demonstrative"),
        ("On the same day, Holt left the town.", "demonstrative"),
        ("Here is what the council changed.", "demonstrative"),
        ("With it, five towns hold the certificate.", "demonstrative"),
        ("In addition to that ruling, Holt was fined.", "demonstrative"),
        ("Because of these delays, Holt was fined.", "demonstrative"),
        ("Two days later, Holt was fined.", "demonstrative"),
        ("Decades later, Holt was fined.", "demonstrative"),
        ("Soon after this, Holt was fined.", "demonstrative"),
        ("In return, Holt gave up the house.", "connective"),
        ("There, Holt gave up the house.", "connective"),
        ("First, the house was sold.", "connective"),
        ("So if Holt is ill, the house is sold.", "connective"),
        ("It had been due to end in May.", "pronoun"),
        ("It was sold two months before the flood.", "pronoun"),
        ("Either could be sold in May.", "demonstrative"),
        ("It is said to have been sold.", "pronoun"),
        ("It was a storm that nobody had foreseen.", "pronoun"),
        ("The cause was pneumonia.", "demonstrative"),
        ("So did the house and the mill.", "connective"),
        ("It was that quarrel which sold the house.", "pronoun"),
        ("It is endless, and they know that nobody leaves.", "pronoun"),
        ("It is not that the house was sold.", "pronoun"),
    ],
)
def test_it_dangles(text: str, why: str) -> None:
    assert dangling(build(text).tokens) == why


@pytest.mark.parametrize(
    "text",
    [
        "This week the house was sold.",
        "The decision to sell the house surprised the town.",
        "The announcement this week of another sale surprised the town.",
        "It is no surprise which house was sold.",
        "Anna Holt said she would leave.",
        "So far nobody has left.",
        "So that nobody leaves, the doors are locked.",
        "It is known that the house was sold.",
        "It will be months, or longer, before the house is sold.",
        "It was years since the house had been sold.",
        "Either Holt sold the house or nobody did.",
        "Neither Holt nor the house was seen.",
        "It is a pity that the house was sold.",
        "It was Holt who sold the house.",
        "The cause of the fire is known.",
        "Later, when asked, Holt said no.",
        "Immediately, all of the doors were locked.",
        "On Monday the house was sold.",
    ],
)
def test_it_stands_alone(text: str) -> None:
    assert dangling(build(text).tokens) is None


def test_an_empty_it_stands_alone() -> None:
    tokens = build(
        "It is unclear whether the house was sold.",
        """
        It PRON nsubj 3
        is AUX cop 3
        unclear ADJ root 0
        whether SCONJ mark 8
        the DET det 6
        house NOUN nsubj 8
        was AUX aux:pass 8
        sold VERB csubj 3
        . PUNCT punct 3
        """,
    ).tokens

    assert dangling(tokens) is None


@pytest.mark.parametrize(("second", "why"), [("sides NOUN", None), ("could AUX", "demonstrative")])
def test_both_needs_to_say_of_what(second: str, why: str | None) -> None:
    word = second.split()[0]
    tokens = build(
        f"Both {word} agreed .",
        f"""
        Both DET det 3
        {second} dep 3
        agreed VERB root 0
        . PUNCT punct 3
        """,
    ).tokens

    assert dangling(tokens) == why


def test_a_line_that_opens_by_turning_out_ties_back() -> None:
    assert dangling(build("It turns out that the bridge was never inspected.").tokens) == "pronoun"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("There Mira learned to sail.", "demonstrative"),
        ("The other two boats sank in May.", "demonstrative"),
        ("Other boats reached the coast.", "demonstrative"),
    ],
)
def test_a_place_or_a_rest_that_was_named_before_dangles(text: str, why: str) -> None:
    rows = "\n".join(
        f"{word} {upos} dep 1" if i else f"{word} {upos} root 0"
        for i, (word, upos) in enumerate(
            (word, "PROPN" if word == "Mira" else "X") for word in text.replace(".", " .").split()
        )
    )
    assert dangling(build(text, rows).tokens) == why


def test_it_is_hard_to_stands_alone_but_it_is_urging_people_to_does_not() -> None:
    hard = build(
        "It is hard to leave.",
        """
        It PRON expl 3
        is AUX cop 3
        hard ADJ root 0
        to PART mark 5
        leave VERB csubj 3
        . PUNCT punct 3
        """,
    )
    urging = build(
        "It is urging people to leave.",
        """
        It PRON expl 3
        is AUX aux 3
        urging VERB root 0 VBG
        people NOUN obj 3
        to PART mark 6
        leave VERB xcomp 3
        . PUNCT punct 3
        """,
    )

    assert dangling(hard.tokens) is None
    assert dangling(urging.tokens) == "pronoun"


def test_a_count_says_of_what() -> None:
    """ "Some sang." does not; "Hundreds sang." means people."""
    rows = """
    {} {} nsubj 2 {}
    sang VERB root 0 VBD
    . PUNCT punct 2
    """
    for word, upos in (("Some", "DET"), ("Eighteen", "NUM"), ("Hundreds", "NOUN")):
        tokens = build(f"{word} sang.", rows.format(word, upos, "_")).tokens
        found = dangling(tokens, Tree(tokens))
        assert found == (None if word == "Hundreds" else "demonstrative")


@pytest.mark.parametrize("counted", ["first ADJ", "two NUM", "latest ADJ"])
def test_the_first_of_what(counted: str) -> None:
    rows = f"""
    The DET det 2 DT
    {counted} nsubj 3
    drank VERB root 0 VBD
    tea NOUN obj 3 NN
    . PUNCT punct 3 .
    """
    sentence = build(f"The {counted.split()[0]} drank tea .", rows)
    assert dangling(sentence.tokens, Tree(sentence.tokens)) == "demonstrative"


@pytest.mark.parametrize(("root", "main"), [("parataxis 6", "root 0"), ("root 0", "parataxis 1")])
def test_this_alone_points_back_though_a_noun_stands_before(root: str, main: str) -> None:
    sentence = build(
        "Ground to flour , this feeds prawns .",
        f"""
        Ground VERB {root} VBN
        to ADP case 3 IN
        flour NOUN obl 1 NN
        , PUNCT punct 1 ,
        this PRON nsubj 6 DT
        feeds VERB {main} VBZ
        prawns NOUN obj 6 NNS
        . PUNCT punct 6 .
        """,
    )
    assert dangling(sentence.tokens, Tree(sentence.tokens)) == "demonstrative"


def test_instead_leans_on_the_text_before_without_its_comma_too() -> None:
    rows = """
    Instead ADV advmod 3 RB
    Holt PROPN nsubj 3 NNP
    {verb} VERB root 0 VBD
    tea NOUN obj 3 NN
    . PUNCT punct 3 .
    """
    bare = build("Instead Holt drank tea .", rows.format(verb="drank"))
    of_wine = build("Instead of wine , Holt drank tea .")

    assert dangling(bare.tokens) == "connective"
    assert connective_length(bare.tokens) == 1
    assert dangling(of_wine.tokens) is None


def test_a_connective_before_a_remark_cannot_go() -> None:
    rows = "Still ADV advmod 7\n , PUNCT punct 1\n {word} PRON nsubj 4\n admits VERB {dep} 7"
    rest = "\n , PUNCT punct 4\n mills NOUN nsubj 7\n fell VERB root 0 VBD"
    remark = build("Still , he admits , mills fell", rows.format(word="he", dep="parataxis") + rest)
    assert connective_length(remark.tokens) == 0
    assert dangling(remark.tokens) == "connective"
    rows = "Still ADV advmod 4\n , PUNCT punct 1\n he PRON nsubj 4\n fell VERB root 0 VBD"
    assert connective_length(build("Still , he fell", rows).tokens) == 2


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Feat : Holt swam across the lake in May .", 2),
        ("Accused : Holt swam across the lake in May .", 2),
        ("Update : Holt swam across the lake in May .", 0),
        ("Holt swam : The lake is cold .", 0),
        ("' Cold ' : Holt swam across the lake in May .", 4),
    ],
)
def test_the_label_of_a_photo_may_go(text: str, label: int) -> None:
    tags = {"Feat": "NOUN", "Update": "NOUN", "Accused": "VERB"}
    rows = "\n".join(f"{word} {tags.get(word, 'PROPN')} dep 1" for word in text.split())
    assert label_length(build(text, rows).tokens) == label


@pytest.mark.parametrize(
    "text",
    [
        "It was sold two years before Holt left.",
        "It was a mill before Holt came.",
        "It is all that remains of the mill.",
    ],
)
def test_what_was_sold_before_does_not_stand_alone(text: str) -> None:
    assert dangling(build(text).tokens) == "pronoun"


def test_no_one_is_nobody_told_before() -> None:
    for who, opening in (("no", None), ("each", "demonstrative")):
        sentence = build(
            f"{who} one slept.",
            f"{who} DET det 2\n one NOUN nsubj 3\n slept VERB root 0 VBD\n . PUNCT punct 3",
        )
        assert dangling(sentence.tokens, Tree(sentence.tokens)) == opening


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("3. The mill", 1),
        ("3 . The mill", 2),
        ("3 - The mill", 2),
        ("3 mills - The", 0),
        ("• The mill", 1),
        ("In short • The mill", 3),
    ],
)
def test_the_number_of_a_row_is_a_label(text: str, size: int) -> None:
    tokens = build(text, "\n".join(f"{word} X dep 1" for word in text.split())).tokens
    assert label_length(tokens) == size


@pytest.mark.parametrize(
    ("after", "upos", "head", "size"),
    [("mills", "NOUN", 3, 1), ("came", "VERB", 2, 0), ("mayor", "NOUN", 2, 0)],
    ids=["then mills burned", "then came", "then mayor"],
)
def test_then_goes_where_its_clause_stands_without_it(
    after: str, upos: str, head: int, size: int
) -> None:
    tokens = build(
        f"Then {after} burned in Ghent.",
        f"""
        Then ADV advmod {head}
        {after} {upos} nsubj 3
        burned VERB root 0
        in ADP case 5
        Ghent PROPN obl 3
        . PUNCT punct 3
        """,
    ).tokens
    assert connective_length(tokens) == size


@pytest.mark.parametrize(
    ("verb", "dep", "why"), [("burned", "root", "demonstrative"), ("left", "acl:relcl", None)]
)
def test_most_of_those_points_back_unless_it_says_which(
    verb: str, dep: str, why: str | None
) -> None:
    rows = f"""
        Most ADJ nsubj 4
        of ADP case 3
        those PRON nmod 1
        {verb} VERB {dep} 3
    """

    assert dangling(build(f"Most of those {verb}", rows).tokens) == why


@pytest.mark.parametrize(("dep", "why"), [("acl:relcl", None), ("ccomp", "demonstrative")])
def test_those_who_left_are_known_by_that(dep: str, why: str | None) -> None:
    rows = f"""
        Those PRON nsubj 4
        who PRON nsubj 3
        left VERB {dep} 1
        burned VERB root 0
    """
    tokens = build("Those who left burned", rows).tokens

    assert dangling(tokens, Tree(tokens)) == why


@pytest.mark.parametrize(
    ("noun", "upos", "why"), [("mayor", "NOUN", None), ("was", "AUX", "demonstrative")]
)
def test_the_former_mayor_is_one(noun: str, upos: str, why: str | None) -> None:
    rows = f"The DET det 3\nformer ADJ amod 3\n{noun} {upos} nsubj 4\nill ADJ root 0"

    assert dangling(build(f"The former {noun} ill", rows).tokens) == why
