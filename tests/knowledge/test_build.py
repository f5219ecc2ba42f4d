"""A knowledge base says what its dump says, and a build survives what happens to builds."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.errors import CorpusError, OptionError, SourceNotFoundError
from jl_newslens.knowledge import BuildProgress, aggregate, build, build_knowledge_base, dump
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource
from jl_newslens.link.sources.knowledge_base_file import surface_key
from jl_newslens.model import Candidate
from jl_newslens.protocols import Query
from tests.knowledge.small_dump import WORLD, index_of, write_small_dump

pytest.importorskip("duckdb")


def built(folder: Path, *, packing: str = "xml", **options: Any) -> Path:
    dump_path = folder / "dump"
    if not dump_path.exists():
        write_small_dump(dump_path, packing=packing)
    options = {"min_links": 0, "workers": 1, **options}
    return build_knowledge_base(dump_path, folder / "small.kb", **options).path


def rows(path: Path) -> dict[str, list[Any]]:
    """All that a file holds, for comparing."""
    with closing(sqlite3.connect(path)) as database:
        return {
            table: database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("meta", "alias", "page")
        }


def find(path: Path, name: str) -> tuple[Candidate, ...]:
    return KnowledgeBaseSource(path).find([Query(name)])[0]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("world"))


def test_the_prior_is_the_share_of_pages_that_link_so(world: Path) -> None:
    # "Paris" means the city on France, Ann Lee, Report, Orphan and Paris, Texas, and as its title;
    # the town in Texas once.
    first, second, *rest = find(world, "Paris")
    assert (first.title, second.title) == ("Paris", "Paris, Texas")
    assert first.prior > 0.8 > 0.2 > second.prior > 0.1
    assert {c.title for c in rest} == {"Paris Smith"}  # from the disambiguation page
    assert rest[0].prior < 0.05
    assert first.prior + second.prior + rest[0].prior == pytest.approx(1)


def test_redirects_lead_to_their_page_through_others(world: Path) -> None:
    for name in ("Lee", "President Lee", "Ann's youth"):
        assert [c.title for c in find(world, name)] == ["Ann Lee"], name
    assert find(world, "Loop one") == ()


def test_surfaces_of_links_are_names(world: Path) -> None:
    assert [c.title for c in find(world, "Lone Star State")] == ["Texas"]
    assert [c.title for c in find(world, "The French capital")] == ["Paris"]
    assert find(world, "Nowhere") == ()


def test_a_bracket_is_no_part_of_a_name(world: Path) -> None:
    assert [c.title for c in find(world, "Mercury")] == ["Mercury (planet)"]


def test_a_candidate_has_all_that_the_page_says(world: Path) -> None:
    paris = find(world, "Paris")[0]
    assert paris.url == "https://small.example.org/wiki/Paris"
    assert paris.description == "Capital of France"
    assert paris.lead == "Paris is the capital of France. Ann Lee lives there."
    assert paris.type == "PLACE"
    assert paris.source == "knowledge_base"
    assert paris.popularity == 1.0
    assert find(world, "Texas")[0].url == "https://small.example.org/wiki/Texas"
    assert find(world, "Paris, Texas")[0].url == "https://small.example.org/wiki/Paris,_Texas"
    assert find(world, "Ann Lee")[0].type == "PERSON"


def test_pages_that_link_to_one_another_are_related(world: Path) -> None:
    assert set(find(world, "Ann Lee")[0].related) == {"Paris", "France"}
    assert "Report" not in find(world, "Texas")[0].related


def test_link_probability_counts_pages_that_do_not_link_the_name(world: Path) -> None:
    known = KnowledgeBaseSource(world).known_aliases(
        ["Paris", "Texas", "Lee", "Nowhere", "texas", "Smith"]
    )
    assert known.keys() == {"Paris", "Texas", "Lee"}
    assert all(0 < share <= 1 for share in known.values())
    assert known["Paris"] > known["Lee"]


def test_disambiguation_pages_and_files_are_no_candidates(world: Path) -> None:
    assert not any(c.is_disambiguation for c in find(world, "Paris (disambiguation)"))
    titles = {row[1] for row in rows(world)["page"]}
    assert titles.isdisjoint({"Paris (disambiguation)", "File:Paris.jpg", "Lee"})


@pytest.mark.parametrize("packing", ["bz2", "multistream"])
@pytest.mark.parametrize("workers", [1, 2])
def test_every_packing_and_number_of_workers_gives_the_same(
    tmp_path: Path, world: Path, packing: str, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    monkeypatch.setattr(dump, "_COMPRESSED_PIECE_BYTES", 1)
    path = built(tmp_path, packing=packing, workers=workers)
    assert rows(path) == rows(world)


def test_related_pages_are_the_same_found_few_at_a_time(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aggregate, "_PAGES_A_PART", 2)
    assert rows(built(tmp_path)) == rows(world)


def test_common_surfaces_and_pages_lie_first_and_nothing_else_changes(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aggregate, "COMMON_SURFACES", 1)
    monkeypatch.setattr(aggregate, "_COMMON_PAGES", 2)
    monkeypatch.setattr(aggregate, "_PAGES_A_PART", 2)
    path = built(tmp_path)
    common = {key for key, _, _ in rows(path)["alias"] if key < 0}
    assert common == {-surface_key("Paris")}
    assert [row[0] for row in rows(path)["page"]] == list(range(1, 10))
    assert [row[1] for row in rows(path)["page"]][:2] == ["Paris", "Texas"]
    for name in ("Paris", "Texas", "Lee", "Lone Star State", "Mercury", "Nowhere"):
        assert find(path, name) == find(world, name), name


def test_an_index_gives_the_same(tmp_path: Path, world: Path) -> None:
    write_small_dump(tmp_path / "dump", packing="multistream")
    assert rows(built(tmp_path, index=index_of(tmp_path / "dump"))) == rows(world)


class _Counting(ThreadPoolExecutor):
    submitted = 0

    def submit(self, *args: Any, **options: Any) -> Future[Any]:
        self.submitted += 1
        return super().submit(*args, **options)


class _LikeDask:
    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def get_executor(self) -> Executor:
        return self._executor


def test_a_scheduler_reads_instead(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    with _Counting(2) as pool:
        path = built(tmp_path, scheduler=_LikeDask(pool))
    assert pool.submitted > 3
    assert rows(path) == rows(world)
    with pytest.raises(OptionError, match="Dask"):
        built(tmp_path / "other" if (tmp_path / "other").mkdir() else tmp_path, scheduler="dask")


@pytest.mark.enable_socket  # Dask finds out this machine's address by a socket that sends nothing
def test_a_dask_cluster_reads_instead(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert rows(built(tmp_path, scheduler=client)) == rows(world)


def test_page_props_give_items_descriptions_and_disambiguation(tmp_path: Path) -> None:
    props = tmp_path / "props.sql"
    numbers = {title: n for n, title in enumerate(WORLD, start=1)}
    props.write_text(
        "INSERT INTO `page_props` VALUES "
        f"({numbers['Paris']},'wikibase_item','Q90',NULL),"
        f"({numbers['Texas']},'wikibase-shortdesc','State in the south',NULL),"
        f"({numbers['Report']},'disambiguation','',NULL);"
    )
    path = built(tmp_path, page_props=props)
    assert find(path, "Paris")[0].qid == "Q90"
    assert find(path, "Paris")[0].description == "Capital of France"
    assert find(path, "Texas")[0].description == "State in the south"
    assert find(path, "Report") == ()


def test_pages_that_few_link_to_may_be_left_out(tmp_path: Path) -> None:
    path = built(tmp_path, min_links=3)
    assert {row[1] for row in rows(path)["page"]} == {"Paris", "Texas", "Ann Lee"}
    # Links to pages that were left out still count against those that are in.
    (paris,) = find(path, "Paris")
    assert paris.prior < 0.95


@pytest.mark.parametrize("form", ["file", "iterable"])
def test_only_chosen_titles_may_come_in(tmp_path: Path, form: str) -> None:
    chosen = tmp_path / "titles.txt"
    chosen.write_text("\ufefflee\nParis,_Texas\n\nNo such page\n", encoding="utf-8")
    pages = chosen if form == "file" else ["Lee", "Paris, Texas"]
    path = built(tmp_path, pages=pages)
    assert {row[1] for row in rows(path)["page"]} == {"Ann Lee", "Paris, Texas"}
    (texan,) = find(path, "Paris")
    assert texan.prior < 0.3


def test_a_list_of_titles_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match=r"titles\.txt"):
        built(tmp_path, pages=tmp_path / "titles.txt")

    assert [path.name for path in tmp_path.iterdir()] == ["dump"]


def test_progress_tells_rate_and_time_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    told: list[BuildProgress] = []
    built(tmp_path, progress=told.append)
    reading = [p for p in told if p.stage == "read"]
    assert len(reading) > 3
    assert reading[0].left_s is not None
    assert reading[0].left_s > 0
    assert reading[-1].done == reading[-1].total
    assert reading[-1].left_s == 0
    assert reading[-1].pages_per_s > 0
    assert [p.stage for p in told] == sorted(
        (p.stage for p in told), key=["read", "count", "write"].index
    )
    assert told[-1].done == told[-1].total


def test_a_build_goes_on_where_it_was(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    read: list[int] = []
    extract = build.extract_piece

    def interrupted(*args: Any, **options: Any) -> Any:
        if len(read) == 3:
            raise KeyboardInterrupt
        read.append(1)
        return extract(*args, **options)

    monkeypatch.setattr(build, "extract_piece", interrupted)
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path)
    assert not (tmp_path / "small.kb").exists()
    monkeypatch.setattr(build, "extract_piece", lambda *a, **o: read.append(1) or extract(*a, **o))
    path = built(tmp_path)
    assert len(read) == len(dump.cut(tmp_path / "dump", "xml"))  # none was read twice
    assert rows(path) == rows(world)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dump", "small.kb"]


@pytest.mark.parametrize("removed", [0, 1, 5])
def test_what_a_killed_clean_up_leaves_is_no_unfinished_build(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch, removed: int
) -> None:
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    output = tmp_path / "small.kb"
    remove = os.unlink
    left = removed

    def killed(*args: Any, **options: Any) -> None:
        nonlocal left
        if output.exists():
            if not left:
                raise KeyboardInterrupt
            left -= 1
        remove(*args, **options)

    monkeypatch.setattr(os, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path)
    monkeypatch.setattr(os, "unlink", remove)
    output.unlink()
    assert rows(built(tmp_path)) == rows(world)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dump", "small.kb"]


def test_a_changed_dump_or_resume_false_starts_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "write_file", fails)
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path)
    monkeypatch.undo()
    write_small_dump(tmp_path / "dump", {**WORLD, "New page": "'''New page''' is [[Paris]]."})
    assert [c.title for c in find(built(tmp_path), "New page")] == ["New page"]


def test_an_old_file_stays_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = built(tmp_path)
    before = path.read_bytes()
    open_source = KnowledgeBaseSource(path)

    def fails(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "publish", fails)
    with pytest.raises(CorpusError, match="No space left"):
        built(tmp_path, min_links=2)
    assert path.read_bytes() == before
    monkeypatch.undo()
    built(tmp_path, min_links=2)
    assert path.read_bytes() != before
    assert len(open_source.find([Query("Paris")])[0]) == 3  # the old one, until it is closed


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    folder = tmp_path / "it's [1] of *"
    folder.mkdir()

    [[paris, *_]] = KnowledgeBaseSource(built(folder)).find([Query("Paris")])

    assert paris.title == "Paris"


def test_two_builds_of_one_output_do_not_meet(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    write_small_dump(tmp_path / "dump")
    seen: list[Exception] = []

    def second(_: BuildProgress) -> None:
        if not seen:
            with pytest.raises(CorpusError, match="Another build") as caught:
                built(tmp_path)
            seen.append(caught.value)

    built(tmp_path, progress=second)
    assert seen


def test_a_piece_whose_note_is_broken_is_read_again(
    tmp_path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "PIECE_BYTES", 700)
    write = build.write_file

    def fails(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "write_file", fails)
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path)
    notes = sorted((tmp_path / "small.kb.building").glob("*.done"))
    notes[0].write_bytes(b"")
    notes[1].write_text('{"number": 1}')
    monkeypatch.setattr(build, "write_file", write)
    assert rows(built(tmp_path)) == rows(world)


def test_titles_that_look_like_code_stay_text(tmp_path: Path) -> None:
    odd = {
        "Robert'); DROP TABLE page;--": "'''Bobby''' is a [[Tab\there]].",
        'Quo"te, 50% \\ back': "'''Quote''' is [[Robert'); DROP TABLE page;--|Little Bobby]].",
        "Tab\there": 'A page. [[Quo"te, 50% \\ back]]',
        "😀 Emoji": "'''Emoji''' [[Quo\"te, 50% \\ back|the “Quote”]].",
    }
    write_small_dump(tmp_path / "dump", odd)
    path = built(tmp_path)
    assert [c.title for c in find(path, "Little Bobby")] == ["Robert'); DROP TABLE page;--"]
    assert [c.title for c in find(path, 'Quo"te, 50% \\ back')] == ['Quo"te, 50% \\ back']
    assert find(path, "😀 Emoji")[0].url == "https://small.example.org/wiki/%F0%9F%98%80_Emoji"
