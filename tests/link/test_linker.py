from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest

from jl_newslens.errors import (
    NewsLensError,
    OptionError,
    ReferenceFormatError,
    SourceUnavailableError,
)
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Candidate, Entity
from jl_newslens.protocols import Query
from tests.link.conftest import build


class Recording:
    """A source that knows one page and remembers what it was asked."""

    name = "recording"

    def __init__(self, title: str = "", *, lead: str = "", down: bool = False) -> None:
        self.title = title
        self.lead = lead
        self.down = down
        self.asked: list[list[str]] = []

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        self.asked.append([query.name for query in queries])
        if self.down:
            raise SourceUnavailableError("recording does not answer.", source=self.name)
        page = Candidate(
            self.title,
            f"https://example.org/{self.title}",
            self.name,
            "PERSON",
            description="Conductor of the royal opera orchestra",
            lead=self.lead,
            prior=1.0,
        )
        return [(page,) if query.name == self.title else () for query in queries]


TEXT = (
    "Anna Brandt of Ruritania met Carl Odd. The conductor left the orchestra of the opera. "
    "Ruritanian papers praised Brandt."
)
LETTERS = [letter * 3 for letter in "bcdfghjklmnpqrtvw"]
NAMES = [("Anna Brandt", "PERSON"), ("Carl Odd", "PERSON"), ("Brandt", "PERSON")]


def by_title(entities: Sequence[Entity]) -> dict[str | None, Entity]:
    return {entity.title: entity for entity in entities}


def test_names_link_and_short_mentions_join(source: StarterSource) -> None:
    entities = by_title(Linker([source]).link(*build(TEXT, names=NAMES)).entities)
    brandt = entities["Anna Brandt"]
    assert [m.surface for m in brandt.mentions] == ["Anna Brandt", "Brandt"]
    assert brandt.status == "linked"
    assert brandt.url == "https://en.wikipedia.org/wiki/Anna_Brandt"
    assert brandt.source == "starter"
    assert brandt.why


def test_a_demonym_joins_its_state(source: StarterSource) -> None:
    entities = by_title(Linker([source]).link(*build(TEXT, names=NAMES)).entities)
    ruritania = entities["Ruritania"]
    assert [m.surface for m in ruritania.mentions] == ["Ruritania", "Ruritanian"]
    assert ruritania.type == "PLACE"
    assert ruritania.name == "Ruritania"


def test_a_heading_may_name_in_short_whom_the_text_names_in_full(source: StarterSource) -> None:
    names = [("Brandt", "PERSON"), ("Anna Brandt", "PERSON")]
    linker = Linker([source])
    headed = build("Then Anna Brandt resigned.", heading="Brandt leaves", names=names)
    assert [name.form for name in linker.names_of(*headed)[0]] == ["Anna Brandt"]
    told = build("So Brandt left. Then Anna Brandt resigned.", names=names)
    assert [name.form for name in linker.names_of(*told)[0]] == ["Brandt", "Anna Brandt"]


def test_a_state_known_by_its_demonym_only_is_called_by_its_title(source: StarterSource) -> None:
    [entity] = Linker([source]).link(*build("They met Ruritanian police.")).entities
    assert (entity.name, entity.title) == ("Ruritania", "Ruritania")


def test_what_only_tells_an_origin_is_no_mention_of_the_state(source: StarterSource) -> None:
    assert Linker([source]).link(*build("They ate Ruritanian bread.")).entities == ()
    assert Linker([source]).link(*build("Then Miss Ruritania won.")).entities == ()


def test_a_name_without_a_page_is_unknown(source: StarterSource) -> None:
    entities = Linker([source]).link(*build(TEXT, names=NAMES)).entities
    [odd] = [e for e in entities if e.name == "Carl Odd"]
    assert (odd.status, odd.title, odd.url) == ("unknown", None, None)


def test_a_full_name_is_not_linked_by_its_surname(source: StarterSource) -> None:
    [entity] = (
        Linker([source])
        .link(*build("A baker, Otto Brandt, came.", names=[("Otto Brandt", "PERSON")]))
        .entities
    )
    assert entity.title is None


def test_a_later_source_is_asked_once_and_only_for_what_is_open(source: StarterSource) -> None:
    later = Recording("Carl Odd")
    first = build(TEXT, names=NAMES)
    second = build(
        "Carl Odd returned to the opera as conductor of the orchestra.",
        names=[("Carl Odd", "PERSON")],
    )
    results = Linker([source, later]).link_many([first, second])
    assert later.asked == [["Carl Odd"]]
    assert all("Carl Odd" in by_title(result.entities) for result in results)


def test_a_namesake_of_whom_the_article_says_nothing_is_not_linked(source: StarterSource) -> None:
    article = build("A plumber, Carl Odd, fell off a ladder.", names=[("Carl Odd", "PERSON")])
    [entity] = Linker([source, Recording("Carl Odd")]).link(*article).entities
    assert entity.status == "unknown"
    assert [candidate.title for candidate in entity.candidates] == ["Carl Odd"]


@pytest.mark.parametrize("told", ["Anna Brandt, 34,", "A neighbour, Anna Brandt,"])
def test_a_private_person_is_not_who_is_known_by_that_name(
    source: StarterSource, told: str
) -> None:
    names = [("Anna Brandt", "PERSON")]
    statuses = []
    for what in ("saw the fire", "is president of Ruritania"):
        article = build(f"{told} {what}, she said.", names=names)
        [anna] = [e for e in Linker([source]).link(*article).entities if "Anna" in e.name]
        statuses.append(anna.status)
    assert statuses == ["unknown", "linked"]


def test_long_articles_share_a_word_or_two_with_any_page(source: StarterSource) -> None:
    """Why: the longer the article, the less one shared word says for a namesake."""
    lead = (
        "Carl Odd led choirs in Lisbon, Vienna and Geneva, wrote chamber music, taught harmony, "
        "won prizes, married twice, raised horses and drew cartoons for a daily newspaper."
    )
    short = "A neighbour, Carl Odd, taught harmony and wrote music."
    long = short.replace(", taught harmony and wrote", " told police, heard") + " ".join(
        f" The {a}{b} was {b}{a} by {a}s." for a in LETTERS for b in LETTERS[:10]
    )
    linked = {}
    for text in (short, long):
        article = build(text, names=[("Carl Odd", "PERSON")])
        [odd] = Linker([source, Recording("Carl Odd", lead=lead)]).link(*article).entities
        linked[text] = odd.status
    assert linked == {short: "linked", long: "unknown"}


def test_nothing_open_means_no_request(source: StarterSource) -> None:
    later = Recording()
    Linker([source, later]).link(*build("Anna Brandt came.", names=[("Anna Brandt", "PERSON")]))
    assert later.asked == []


def test_a_failing_source_costs_only_what_it_would_have_settled(source: StarterSource) -> None:
    linking = Linker([source, Recording(down=True)]).link(*build(TEXT, names=NAMES))
    statuses = {entity.name: entity.status for entity in linking.entities}
    assert statuses["Anna Brandt"] == "linked"
    assert statuses["Carl Odd"] == "unavailable"
    assert [notice.code for notice in linking.notices] == ["source-unavailable"]


def test_a_source_after_the_failing_one_may_still_link(source: StarterSource) -> None:
    sources = [Recording(down=True), source]
    linking = Linker(sources).link(*build(TEXT, names=NAMES))
    assert by_title(linking.entities)["Anna Brandt"].status == "linked"


def test_strict_raises(source: StarterSource) -> None:
    with pytest.raises(SourceUnavailableError):
        Linker([source, Recording(down=True)], strict=True).link(*build(TEXT, names=NAMES))


class Failing:
    """A local source that fails from one question on, counted over all that it is asked."""

    name = "failing"

    def __init__(self, source: StarterSource, error: NewsLensError, first: int) -> None:
        self.asked = 0
        self.answers = 0
        self._source = source
        self._error = error
        self._first = first

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        self._count()
        return self._source.find(queries)

    def known_aliases(self, surfaces: Collection[str]) -> Mapping[str, float]:
        self._count()
        return self._source.known_aliases(surfaces)

    def unanswered(self) -> frozenset[str]:
        self._count()
        return frozenset()

    def _count(self) -> None:
        self.asked += 1
        if self.asked >= self._first:
            raise self._error
        self.answers += 1


DOWN = SourceUnavailableError("The disk does not answer.", source="failing")
DAMAGED = ReferenceFormatError("The file is damaged.")
NATION_NAMES = [*NAMES, ("Ruritanian Supreme Court", "ORG")]
NATION_TEXT = f"{TEXT} Later the Ruritanian Supreme Court heard both sides."


@pytest.mark.parametrize("error", [DOWN, DAMAGED])
def test_a_local_source_may_fail_at_any_question(
    source: StarterSource, error: NewsLensError
) -> None:
    article = build(NATION_TEXT, names=NATION_NAMES)
    sound = Failing(source, error, first=1_000)
    Linker([sound]).link(*article)
    questions = sound.answers
    assert questions >= 6  # the aliases twice, a nation, the types, the pages, what is unanswered
    for first in range(1, questions + 1):
        linking = Linker([Failing(source, error, first), source]).link(*article)
        assert by_title(linking.entities)["Anna Brandt"].status == "linked"
        assert [(n.code, n.message) for n in linking.notices] == [
            ("source-unavailable", str(error))
        ]
        with pytest.raises(type(error)):
            Linker([Failing(source, error, first)], strict=True).link(*article)


def test_a_local_source_that_answers_nonsense_is_told_apart(source: StarterSource) -> None:
    class Odd:
        name = "odd"

        def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
            return [()]

        known_aliases = source.known_aliases

    with pytest.raises(OptionError, match="odd"):
        Linker([Odd()]).link(*build(TEXT, names=NAMES))


def test_the_most_salient_entity_comes_first(source: StarterSource) -> None:
    entities = (
        Linker([source])
        .link(
            *build(
                "Anna Brandt resigned. Brandt said so.",
                "Brandt had led for years.",
                "Strelsau was calm.",
                names=[("Anna Brandt", "PERSON"), ("Brandt", "PERSON")],
            )
        )
        .entities
    )
    assert [e.title for e in entities] == ["Anna Brandt", "Strelsau"]
    assert [e.id for e in entities] == ["e1", "e2"]
    assert 1 >= entities[0].salience > entities[1].salience > 0


def test_no_text_no_entities(source: StarterSource) -> None:
    assert Linker([source]).link_many([]) == []
    assert Linker([source]).link(*build("nothing here")).entities == ()


def test_the_same_input_gives_the_same_entities(source: StarterSource) -> None:
    first, second = (Linker([source]).link(*build(TEXT, names=NAMES)) for _ in range(2))
    assert first == second


def test_a_minimum_of_one_links_nothing(source: StarterSource) -> None:
    linking = Linker([source], min_score=1.0).link(*build(TEXT, names=NAMES))
    assert all(entity.status == "unknown" for entity in linking.entities)


def test_a_nations_adjective_that_only_describes_is_no_mention(source: StarterSource) -> None:
    text = "Ruritania denied it. She left her Ruritanian house. Ruritania had said so."
    article, sentences = build(text, names=[("Ruritanian", "GROUP")])
    described = replace(
        sentences[1],
        tokens=tuple(
            replace(token, upos="ADJ") if token.text == "Ruritanian" else token
            for token in sentences[1].tokens
        ),
    )
    [entity] = Linker([source]).link(article, (sentences[0], described, sentences[2])).entities
    assert [m.surface for m in entity.mentions] == ["Ruritania", "Ruritania"]


@pytest.mark.parametrize("name", ["Attorney General", "Crown Prince", "Jan. 6"])
def test_a_bare_title_is_nobody_nor_is_a_day(name: str) -> None:
    article, sentences = build(f"So the {name} left.", names=[(name, "PERSON")])
    assert Linker([Recording("Carl Odd")]).link(article, sentences).entities == ()


def test_a_short_form_beside_the_full_one_needs_less() -> None:
    row = Row("Ruritanian Air Force", "ORG", "Air arm", (("Air Force", 0.55),), (), (), 2)
    names = [("Ruritanian Air Force", "ORG"), ("Air Force", "ORG")]
    linker = Linker([StarterSource([row])])
    (alone,) = linker.link(*build("So said Air Force.", names=names)).entities
    (both,) = linker.link(
        *build("So said Air Force. Ruritanian Air Force left.", names=names)
    ).entities
    assert (alone.title, both.title) == (None, row.title)
    assert len(both.mentions) == 2


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ('So said Anna "The Baker" Brandt.', 'Anna "The Baker" Brandt'),
        ("So said Anna 'Sunny' Brandt.", "Anna 'Sunny' Brandt"),
        ('To Anna "no" Brandt said.', "Brandt"),
    ],
)
def test_a_nickname_in_quotes_parts_no_name(source: StarterSource, text: str, surface: str) -> None:
    names = [("Anna", "PERSON"), ("Brandt", "PERSON")]
    found = by_title(Linker([source]).link(*build(text, names=names)).entities)
    assert [m.surface for m in found["Anna Brandt"].mentions] == [surface]


def test_a_numbered_channel_is_another_than_its_network(source: StarterSource) -> None:
    network = StarterSource([Row("Odd Television", "ORG", "News channel", (("OTV", 0.9),))])
    text = "So OTV reported. So did OTV 5 then."
    found = by_title(Linker([source, network]).link(*build(text)).entities)
    assert [m.start for m in found["Odd Television"].mentions] == [3]
    text = "So OTV reported. In Ruritania 24 people heard it."
    assert "Ruritania" in by_title(Linker([source, network]).link(*build(text)).entities)
