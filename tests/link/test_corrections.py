from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.errors import OptionError, ReferenceFormatError
from jl_newslens.link.corrections import CORRECTIONS_PATH_VARIABLE, CorrectionStore
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.model import Candidate, Entity, EntityType, Mention
from tests.link.conftest import build

SPORT = "Otto Brandt scored two goals in the match for the team, said the coach of the club."
COURT = "Otto Brandt was sentenced by the judges for theft of paintings after a long trial."
OTTO = Entity("e1", "Otto Brandt", "PERSON", mentions=(Mention(0, 11, "Otto Brandt"),))
NAMES: list[tuple[str, EntityType | None]] = [("Otto Brandt", "PERSON")]


@pytest.fixture
def store(tmp_path: Path) -> CorrectionStore:
    return CorrectionStore(tmp_path / "new folder" / "corrections.sqlite")


def test_a_correction_is_returned_and_remembered(store: CorrectionStore) -> None:
    corrected = store.correct(OTTO, title="Otto Brandt (footballer)", text=SPORT)
    assert corrected.title == "Otto Brandt (footballer)"
    assert corrected.url == "https://en.wikipedia.org/wiki/Otto_Brandt_%28footballer%29"
    assert corrected.status == "linked"
    [found] = CorrectionStore(store.path).find([("Otto Brandt", "PERSON")], SPORT)
    assert found is not None
    assert found.title == "Otto Brandt (footballer)"


def test_a_candidate_that_is_chosen_keeps_its_own_address(store: CorrectionStore) -> None:
    page = Candidate("Brandt & Co", "https://names.example/brandt", "reference_list")
    otto = replace(OTTO, candidates=(page,))

    assert store.correct(otto, title="Brandt & Co").url == "https://names.example/brandt"


def test_a_title_is_one_of_the_wikipedia_in_the_articles_language(store: CorrectionStore) -> None:
    corrected = store.correct(OTTO, title="Otto Brandt", language="de")

    assert corrected.url == "https://de.wikipedia.org/wiki/Otto_Brandt"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://de.wikipedia.org/wiki/Otto_Brandt_%28Maler%29", "Otto Brandt (Maler)"),
        ("https://museum.example/en/artists/4711", "Otto Brandt"),
        ("https://brandt.example", "Otto Brandt"),
    ],
)
def test_an_address_tells_the_title_only_where_it_is_a_wikis(
    store: CorrectionStore, url: str, title: str
) -> None:
    corrected = store.correct(OTTO, url=url)

    assert (corrected.title, corrected.url) == (title, url)


def test_it_applies_in_its_context_only(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Otto Brandt (footballer)", text=SPORT)
    assert store.find([("Otto Brandt", "PERSON")], COURT) == [None]


def test_each_context_has_its_own_page(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Otto Brandt (footballer)", text=SPORT)
    store.correct(OTTO, title="Otto Brandt (thief)", text=COURT)
    [sport] = store.find([("Otto Brandt", None)], SPORT)
    [court] = store.find([("Otto Brandt", None)], COURT)
    assert sport is not None
    assert court is not None
    assert (sport.title, court.title) == ("Otto Brandt (footballer)", "Otto Brandt (thief)")


def test_a_later_correction_replaces_the_earlier(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Wrong", text=SPORT)
    store.correct(OTTO, text=SPORT)
    [found] = store.find([("Otto Brandt", "PERSON")], SPORT)
    assert found is not None
    assert (found.title, found.url) == (None, None)


def test_without_a_text_it_applies_everywhere(store: CorrectionStore) -> None:
    store.correct(OTTO, url="https://example.org/people/Otto_Brandt")
    [found] = store.find([("Otto Brandt", "PERSON")], COURT)
    assert found is not None
    assert (found.title, found.url) == ("Otto Brandt", "https://example.org/people/Otto_Brandt")


def test_without_a_text_the_full_forms_are_corrected_not_the_surname(
    store: CorrectionStore,
) -> None:
    surfaces = ("Otto Brandt", "Brandt", "Painter Otto Brandt")
    entity = Entity("e1", "Otto", "PERSON", mentions=tuple(Mention(0, 1, s) for s in surfaces))
    store.correct(entity, title="Otto Brandt (painter)")
    found = store.find([(surface, None) for surface in (*surfaces, "Otto")], COURT)
    assert [correction is not None for correction in found] == [True, False, True, True]


def test_a_correction_is_taken_back_with_all_its_names(store: CorrectionStore) -> None:
    otto = replace(OTTO, mentions=(*OTTO.mentions, Mention(0, 6, "Brandt")))
    corrected = store.correct(otto, title="Otto Brandt (footballer)", text=SPORT)

    assert store.forget(corrected, SPORT)

    assert store.find([("Otto Brandt", "PERSON"), ("Brandt", None)], SPORT) == [None, None]
    assert not store.forget(corrected, SPORT)


def test_taking_back_leaves_the_other_contexts_and_names(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Otto Brandt (footballer)", text=SPORT)
    store.correct(OTTO, title="Otto Brandt (thief)", text=COURT)
    store.correct(Entity("e2", "Vigo", "PLACE"), title="Vigo County", text=SPORT)

    store.forget(OTTO, SPORT)

    [otto, vigo] = store.find([("Otto Brandt", None), ("Vigo", None)], SPORT)
    assert otto is None
    assert vigo is not None
    assert store.find(NAMES, COURT) != [None]


def test_a_correction_for_everywhere_is_taken_back_in_any_article(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Otto Brandt (thief)")

    assert store.forget(OTTO, SPORT)

    assert store.find(NAMES, COURT) == [None]


def test_without_a_text_it_is_taken_back_in_every_context(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Otto Brandt (footballer)", text=SPORT)
    store.correct(OTTO, title="Otto Brandt (thief)", text=COURT)

    store.forget(OTTO)

    assert store.find(NAMES, SPORT) == store.find(NAMES, COURT) == [None]


def test_forgetting_all_drops_all(store: CorrectionStore) -> None:
    store.correct(OTTO, title="Wrong")

    assert store.forget_all()

    assert store.find(NAMES, SPORT) == [None]
    assert not store.forget_all()


def test_nothing_to_forget_makes_no_file(store: CorrectionStore) -> None:
    assert not store.forget(OTTO)
    assert not store.forget_all()
    assert not store.path.exists()


def test_the_linker_applies_it_before_every_source(
    store: CorrectionStore, source: StarterSource
) -> None:
    article, sentences = build(SPORT.replace("Otto", "Anna"), names=[("Anna Brandt", "PERSON")])
    linker = Linker([source], corrections=store)
    [before] = [e for e in linker.link(article, sentences).entities if e.type == "PERSON"]
    assert before.title == "Anna Brandt"
    store.correct(before, title="Anna Brandt (footballer)", text=article.text)
    [after] = [e for e in linker.link(article, sentences).entities if e.type == "PERSON"]
    assert (after.title, after.source, after.score) == (
        "Anna Brandt (footballer)", "correction", 1.0,
    )  # fmt: skip
    store.correct(after, text=article.text)
    [none] = [e for e in linker.link(article, sentences).entities if e.type == "PERSON"]
    assert (none.status, none.title) == ("unknown", None)


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CORRECTIONS_PATH_VARIABLE, str(tmp_path / "mine.sqlite"))
    assert CorrectionStore().path == tmp_path / "mine.sqlite"


def test_reading_makes_no_file(store: CorrectionStore) -> None:
    store.find([("Otto Brandt", None)], SPORT)
    assert not store.path.exists()


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corrections.sqlite"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(ReferenceFormatError, match=r"corrections\.sqlite"):
        CorrectionStore(path).find([("Otto Brandt", None)], SPORT)


@pytest.mark.parametrize(
    "options", [{"title": " "}, {"url": "javascript:alert(1)"}, {"title": 5}, {"url": 5}]
)
def test_bad_values_are_told(store: CorrectionStore, options: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        store.correct(OTTO, **options)


def test_only_an_entity_is_corrected(store: CorrectionStore) -> None:
    for wrong in ("Otto Brandt", None):
        with pytest.raises(OptionError, match=r"brief\.entities\[0\]"):
            store.correct(wrong, title="Otto")  # type: ignore[arg-type]
        with pytest.raises(OptionError, match=r"brief\.entities\[0\]"):
            store.forget(wrong)  # type: ignore[arg-type]


WRITER = """
import sys
from jl_newslens.link.corrections import CorrectionStore
from jl_newslens.model import Entity
for i in range(10):
    name = f"Person {sys.argv[2]} {i}"
    CorrectionStore(sys.argv[1]).correct(Entity("e1", name, "PERSON"), title=name)
"""


def test_several_processes_may_write_at_once(store: CorrectionStore) -> None:
    workers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(store.path), str(number)])
        for number in range(3)
    ]
    assert [worker.wait(120) for worker in workers] == [0, 0, 0]
    found = store.find([(f"Person {n} {i}", None) for n in range(3) for i in range(10)], "")
    assert all(correction is not None for correction in found)
