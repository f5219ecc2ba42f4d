from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("IPython")

from IPython.core.completer import provisionalcompleter
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell

import jl_newslens as nl
from jl_newslens.cli.read import read as read_command

TEXT = (
    "The port of Vigo will double its size by 2030, the mayor of Vigo said on Monday. "
    "Work on the new quays starts in the spring and costs 40 million euros."
)


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    shell = InteractiveShell.instance()
    shell.run_line_magic("load_ext", "jl_newslens")
    yield shell
    shell.run_line_magic("unload_ext", "jl_newslens")
    InteractiveShell.clear_instance()


@pytest.mark.model
def test_the_cell_is_the_article(shell: InteractiveShell) -> None:
    brief = shell.run_cell_magic("newslens", "--offline -n 1", TEXT)

    assert isinstance(brief, nl.Brief)
    assert (brief.article.text, len(brief.bullets)) == (TEXT, 1)


@pytest.mark.model
def test_the_brief_can_be_kept_in_a_variable(shell: InteractiveShell) -> None:
    shell.run_cell_magic("newslens", "--offline --to kept", TEXT)

    assert isinstance(shell.user_ns["kept"], nl.Brief)


@pytest.mark.model
def test_a_variable_or_a_file_can_be_read(shell: InteractiveShell, tmp_path: Path) -> None:
    path = tmp_path / "a story.txt"
    path.write_text(TEXT)
    shell.user_ns["story"] = TEXT

    from_variable = shell.run_line_magic("newslens", "--offline story")

    assert shell.run_line_magic("newslens", f"--offline '{path}'") == from_variable


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "SOURCE"),
        ("--bullets many story", "many"),
        ("--ranker lexrank story", "lex_rank"),
        ("--no-such-option story", "--help"),
        ("--to 1x story", "1x"),
        ("--to class story", "class"),
        ("'unclosed", "quot"),
        ("no-such-file.txt", "no-such-file.txt"),
        ("stroy", "no variable and no file 'stroy'"),
        ("page.text", "no variable and no file 'page.text'"),
        ("story.upper()", r"no variable and no file 'story.upper\(\)'.* name of its own"),
        ('f"{story}"', "below %%newslens"),
        ("'Two words'", "below %%newslens"),
        ("ftp://example.org/a", "no http or https address"),
        ("example.org/story", "give https://example.org/story"),
        ("articles", "articles is a folder"),
        ("my story.txt --offline", "between quotation marks"),
        ("The port grows.", "below %%newslens"),
        ("--bulets 3 story", "--bulets .* --help"),
    ],
)
def test_a_mistake_gives_one_friendly_line(
    shell: InteractiveShell, line: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    shell.user_ns["story"] = TEXT

    with pytest.raises(UsageError, match=says) as caught:
        shell.run_line_magic("newslens", line)

    assert "\n" not in str(caught.value)


@pytest.mark.model
@pytest.mark.parametrize(
    "line",
    [
        "stories[0]",
        "page.text",
        "'stories[-1]'",
        'files["a b"]',
        "files['a b']",
        "table.loc[0, 'text']",
        'table["text"][0]',
    ],
)
def test_what_a_variable_holds_can_be_read(shell: InteractiveShell, line: str) -> None:
    shell.user_ns["stories"] = [TEXT]
    shell.user_ns["files"] = {"a b": TEXT}
    shell.user_ns["page"] = nl.Article(TEXT)
    shell.user_ns["table"] = pytest.importorskip("pandas").DataFrame({"text": [TEXT]})

    brief = shell.run_line_magic("newslens", f"--offline {line}")

    assert brief.article.text == TEXT


def test_an_expression_that_fails_is_told(shell: InteractiveShell) -> None:
    shell.user_ns["stories"] = [TEXT]

    with pytest.raises(UsageError, match=r"stories\[7\].*list index out of range"):
        shell.run_line_magic("newslens", "stories[7]")


@pytest.mark.model
def test_a_brief_is_read_again_with_other_options(shell: InteractiveShell) -> None:
    shell.run_cell_magic("newslens", "--offline -n 2 --to kept", TEXT)

    brief = shell.run_line_magic("newslens", "--offline -n 1 kept")

    assert (brief.article.text, len(brief.bullets)) == (TEXT, 1)


@pytest.mark.model
@pytest.mark.parametrize("cell", [None, TEXT])
def test_the_panel_shows_the_article_that_it_is_given(
    shell: InteractiveShell, cell: str | None
) -> None:
    shell.user_ns["story"] = TEXT
    if cell is None:
        panel = shell.run_line_magic("newslens", "--panel --offline story")
    else:
        panel = shell.run_cell_magic("newslens", "--panel --offline", cell)

    assert panel.brief.article.text == TEXT


def test_the_panel_can_be_kept_in_a_variable(shell: InteractiveShell) -> None:
    shell.run_line_magic("newslens", "--panel --to board")

    assert shell.user_ns["board"].brief is None


def test_a_whole_article_on_the_line_gives_a_short_message(shell: InteractiveShell) -> None:
    for line in (TEXT * 10, f"'{TEXT * 10}'", "x" * 5000):
        with pytest.raises(UsageError) as caught:
            shell.run_line_magic("newslens", line)

        assert len(str(caught.value)) < 300


def test_help_is_shown_and_leaves_the_kernel_running(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell.run_line_magic("newslens", "--help") is None
    assert "--ranker" in capsys.readouterr().out


def test_a_cell_and_a_source_are_two_articles(shell: InteractiveShell) -> None:
    with pytest.raises(UsageError, match="two articles"):
        shell.run_cell_magic("newslens", "story", TEXT)


def test_the_magic_takes_what_the_command_takes(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run_line_magic("newslens", "--help")
    told = capsys.readouterr().out

    for option in read_command.params:
        if option.name not in ("source", "format_"):  # a notebook shows all formats at once
            assert all(flag in told for flag in option.opts), option.name


@pytest.mark.model
def test_a_list_of_ones_own_is_asked_with_the_score_that_is_wanted(
    shell: InteractiveShell, tmp_path: Path
) -> None:
    path = tmp_path / "people.tsv"
    path.write_text(
        "name\ttitle\turl\tdescription\ttype\nAnna Holt\tAnna Holt\t"
        "https://example.org/holt\tMiller\tPERSON\n"
    )

    brief = shell.run_cell_magic(
        "newslens",
        f"--source {path} --source starter --offline --min-score 0.1",
        "Anna Holt, who mills in Ghent, said on Monday that she would bake.",
    )

    assert [e.url for e in brief.entities if e.name == "Anna Holt"] == ["https://example.org/holt"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("%newslens --ranker ", "lex_rank"),
        ("%%newslens --length h", "headline"),
        ("%newslens --", "--offline"),
        ("%newslens --min", "--min-score"),
        ("%newslens --length brief ", "--offline"),
    ],
)
def test_tab_completes_options_and_values(shell: InteractiveShell, line: str, offered: str) -> None:
    with provisionalcompleter():
        offers = {offer.text for offer in shell.Completer.completions(line, len(line))}

    assert offered in offers
