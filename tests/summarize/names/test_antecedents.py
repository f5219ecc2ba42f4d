"""Who an opening pronoun is: only where the text leaves one answer."""

from __future__ import annotations

import pytest

from jl_newslens.model import Article, Bullet, EntityType, Sentence
from jl_newslens.summarize.bullets import summarize
from jl_newslens.summarize.names.antecedents import antecedent
from jl_newslens.summarize.rankers.answers import FunctionRanker
from tests.summarize.conftest import build

Named = tuple[str, list[tuple[str, EntityType]]]


def resolve(*texts: Named, last: Sentence | None = None) -> Bullet | None:
    """The bullet of the last sentence, when it alone is wanted."""
    sentences, place = [], 0
    for index, (text, names) in enumerate(texts):
        sentences.append(build(text, index=index, start=place, names=names))
        place += len(text) + 1
    article = Article(" ".join(text for text, _ in texts))
    wanted = len(texts) - 1
    ranker = FunctionRanker(lambda listed: [float(s.index == wanted) for s in listed])
    summary = summarize(article, sentences, ranker=ranker, bullets=1, length="brief")
    [bullet] = summary.bullets
    return bullet if bullet.sentence == wanted else None


HOLT: Named = ("Anna Holt opened a bakery in Ghent.", [("Anna Holt", "PERSON")])
MERTENS: Named = ("Peter Mertens came to the opening.", [("Peter Mertens", "PERSON")])
CLAES: Named = ("Maria Claes came to the opening.", [("Maria Claes", "PERSON")])


def test_the_only_woman_nearby_is_she() -> None:
    bullet = resolve(HOLT, ("She sold out on the first day.", []))

    assert bullet is not None
    assert bullet.text == "[Anna Holt] sold out on the first day."
    [substitution] = bullet.substitutions
    assert (substitution.antecedent_start, substitution.antecedent_end) == (0, 9)
    assert (substitution.start, substitution.end) == (36, 39)
    assert bullet.spans[0] == (0, 9)


def test_a_man_nearby_does_not_make_she_unclear() -> None:
    bullet = resolve(HOLT, MERTENS, ("She sold out on the first day.", []))

    assert bullet is not None
    assert bullet.text.startswith("[Anna Holt] sold")


def test_two_women_nearby_do() -> None:
    assert resolve(HOLT, CLAES, ("She sold out on the first day.", [])) is None


def test_his_becomes_a_name_with_its_ending() -> None:
    bullet = resolve(MERTENS, ("His bakery sold out on the first day.", []))

    assert bullet is not None
    assert bullet.text == "[Peter Mertens’s] bakery sold out on the first day."


def test_it_and_they_are_never_guessed() -> None:
    assert resolve(HOLT, ("It sold out on the first day.", [])) is None
    assert resolve(HOLT, ("They sold out on the first day.", [])) is None


def test_a_pronoun_that_the_opening_does_not_need_is_not_touched() -> None:
    bullet = resolve(HOLT, ("The bakery sold all she had on the first day.", []))

    assert bullet is not None
    assert "[" not in bullet.text


def test_their_at_the_head_is_not_settled_by_a_later_her() -> None:
    assert resolve(HOLT, ("Their bakery made her known in the town.", [])) is None


def test_a_station_taken_for_a_person_is_not_he() -> None:
    station: Named = ("A trainer told KDVR of the dog.", [("KDVR", "PERSON")])

    bullet = resolve(station, ("His paws suffered from the frost.", []))

    assert bullet is None or "KDVR" not in bullet.text


def test_an_unclear_name_is_no_she_where_a_he_is_near() -> None:
    doctor: Named = ("Doctor Manokwe saw a patient.", [("Manokwe", "PERSON")])

    assert resolve(doctor, ("She said that he had touched her arm.", [])) is None


def test_a_name_of_birth_is_not_what_a_person_is_called() -> None:
    born: Named = ("Born Anna Weiss in Vienna, she came to Ghent.", [("Anna Weiss", "PERSON")])
    bullet = resolve(HOLT, born, ("She sold out on the first day.", []))

    assert bullet is not None
    assert bullet.text == "[Anna Holt] sold out on the first day."


def test_a_name_for_him_does_not_mend_a_we() -> None:
    assert resolve(MERTENS, ("We spoke to him about bread and the price of flour.", [])) is None


def test_a_noun_taken_for_a_person_is_nobody() -> None:
    rows = """
        Bakers NOUN nsubj 2 NNS
        praised VERB root 0 VBD
        the DET det 4 DT
        bread NOUN obj 2 NN
        . PUNCT punct 2 .
    """
    taken = build("Bakers praised the bread .", rows, names=[("Bakers", "PERSON")])
    she = build("She sold out on the first day.", index=1, start=len(taken.text) + 1)

    assert antecedent([taken, she], she, 0) is None


def test_the_last_word_of_a_club_is_nobody() -> None:
    club: Named = ("Zenda Villa lost again on Sunday.", [("Zenda Villa", "ORG")])
    again: Named = ("That leaves Villa at the bottom.", [("Villa", "PERSON")])

    assert resolve(club, again, ("He opened on the first day.", [])) is None


def test_a_founder_is_not_meant_where_only_the_company_is_named() -> None:
    company: Named = ("Mertens Sons opened in Ghent.", [("Mertens Sons", "ORG")])
    again: Named = ("It made Mertens known.", [("Mertens", "PERSON")])
    son: Named = ("Peter Mertens left early.", [("Peter Mertens", "PERSON")])
    he: Named = ("He sold out on the first day.", [])

    assert resolve(company, again, he) is None
    assert resolve(company, son, he) is not None


def test_a_subject_that_no_name_covers_may_be_he() -> None:
    rows = """
        Mr PROPN nmod:desc 2 NNP
        Claes PROPN nsubj 3 NNP
        spoke VERB root 0 VBD
        . PUNCT punct 3 .
    """
    first = build(MERTENS[0], names=MERTENS[1])
    claes = build("Mr Claes spoke .", rows, index=1, start=40)
    known = build("Mr Claes spoke .", rows, index=1, start=40, names=[("Claes", "ORG")])
    he = build("He sold out on the first day.", index=2, start=60)

    assert antecedent([first, claes, he], he, 0) is None
    assert antecedent([first, known, he], he, 0) is not None


def test_a_kind_of_person_is_no_name() -> None:
    rows = """
        {article} DET det 3 {tag}
        good ADJ amod 3 JJ
        Samaritan PROPN nsubj 4 NNP
        came VERB root 0 VBD
        . PUNCT punct 4 .
    """
    he = build("He sold out on the first day.", index=1, start=40)
    for article, known in (("A", False), ("The", True)):
        text = f"{article} good Samaritan came ."
        came = build(text, rows.format(article=article, tag="DT"), names=[("Samaritan", "PERSON")])

        assert (antecedent([came, he], he, 0) is not None) == known


def test_he_is_not_who_he_is_named_beside() -> None:
    """In "He played opposite Mertens" he is somebody else, and so he is afterwards."""
    rows = """
        He PRON nsubj 2
        sang VERB root 0 VBD sing
        with ADP case 4
        Peter PROPN obl 2
        Mertens PROPN flat 4
        . PUNCT punct 2
    """
    beside = build("He sang with Peter Mertens.", rows, names=[("Peter Mertens", "PERSON")])
    award = build("He received an award.", index=1, start=28)

    assert antecedent([beside, award], award, 0) is None

    rows = rows.replace("He PRON", "It PRON")
    beside = build("It sang with Peter Mertens.", rows, names=[("Peter Mertens", "PERSON")])
    assert antecedent([beside, award], award, 0) is not None


def test_god_is_not_he() -> None:
    prayer = build("The mayor of Ghent asked for the help of God.", names=[("God", "PERSON")])
    opening = build("He opened the fair.", index=1, start=50)

    assert antecedent([prayer, opening], opening, 0) is None


def test_he_is_nobody_else_where_a_subject_may_be_meant_that_was_not_read() -> None:
    rows = """
        {} PROPN nsubj 2
        sang VERB root 0 VBD
        when ADV advmod 5
        he PRON nsubj 5
        fell VERB advcl 2
        . PUNCT punct 2
    """
    before = build("Peter Mertens was the first.", names=[("Peter Mertens", "PERSON")])
    for who, kind, known in (("Biyun", "OTHER", False), ("Wikinews", "ORG", True)):
        text = f"{who} sang when he fell."
        sang = build(text, rows.format(who), index=1, start=40, names=[(who, kind)])

        assert (antecedent([before, sang], sang, 3) is not None) == known


@pytest.mark.parametrize(("end", "known"), [("it.", False), ("it.”", True)])
def test_who_is_quoted_speaks_of_somebody_else(end: str, known: bool) -> None:
    """Where the quotation goes on in the next sentence, "he" is not who speaks."""
    said = build(f"Peter Mertens said: “We sold {end}", names=[("Peter Mertens", "PERSON")])
    he = build("He baked bread.", index=1, start=60)

    assert (antecedent([said, he], he, 0) is not None) == known


def test_a_title_alone_is_no_name() -> None:
    pope = build("On Monday the Pope came.", names=[("Pope", "PERSON")])
    he = build("He baked bread.", index=1, start=60)

    assert antecedent([pope, he], he, 0) is None


def test_he_is_not_who_speaks_of_him() -> None:
    for quoted, known in (("He was ill", False), ("It was ill", True)):
        said = build(f"“{quoted},” Peter Mertens said.", names=[("Peter Mertens", "PERSON")])
        he = build("He baked bread.", index=1, start=60)

        assert (antecedent([said, he], he, 0) is not None) == known


def test_a_first_name_of_two_is_neither() -> None:
    text = "Lee Wei Holt met Lee Kuan Berg."
    both = build(text, names=[("Lee Wei Holt", "PERSON"), ("Lee Kuan Berg", "PERSON")])
    died = build("Lee died in May.", index=1, start=40, names=[("Lee", "PERSON")])
    rain = [build("It rained.", index=n, start=50 + 20 * n) for n in (2, 3)]
    he = build("He baked bread.", index=4, start=150)

    found = antecedent([both, died, *rain, he], he, 0)

    assert found is not None
    assert found[1] == "Lee"


def test_he_is_not_who_says_something_of_him_before() -> None:
    """In "He was ill, Mertens said" he is somebody else, in "When he was ill, Mertens said" not."""
    rows = """
        {first} {upos} {relation} 4
        he PRON nsubj 4
        was AUX cop 4
        ill ADJ {clause} 7
        Peter PROPN nsubj 7
        Mertens PROPN flat 5
        said VERB root 0 VBD say
        so ADV advmod 7
        . PUNCT punct 7
    """
    for first, upos, relation, clause, known in (
        ("Now", "ADV", "advmod", "ccomp", False),
        ("When", "SCONJ", "mark", "advcl", True),
    ):
        filled = rows.format(first=first, upos=upos, relation=relation, clause=clause)
        text = f"{first} he was ill Peter Mertens said so."
        said = build(text, filled, names=[("Peter Mertens", "PERSON")])
        he = build("He baked bread.", index=1, start=60)

        assert (antecedent([said, he], he, 0) is not None) == known


def test_a_company_that_shares_its_last_word_is_nobody() -> None:
    works: Named = ("Mertens Works opened in Ghent.", [("Mertens Works", "ORG")])
    for owner, known in (("Dawn Works", True), ("Zenith Works", False)):
        spoke: Named = (f"{owner} was pleased.", [(owner, "PERSON")])
        found = resolve(works, spoke, ("She paid for it.", []))

        assert (found is not None) == known
