"""The sidebar, its commands and its settings."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .lab import Lab
from .test_live import ask

TEXT = "The bridge was opened on Saturday. It cost 38 million euros."
PREPARE = """import jl_newslens.sidebar, stand_in
lens = stand_in.Lens()
jl_newslens.sidebar.shared_lens = lambda: lens"""


@pytest.fixture(scope="module")
def notebook(lab: Lab) -> Lab:
    """A notebook whose kernel answers the sidebar with the stand-in lens."""
    lab.write("side.ipynb", [PREPARE, TEXT])
    (lab.folder / "story.txt").write_text("First line.\n" + TEXT + "\n", encoding="utf-8")
    (lab.folder / "page.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    lab.open("side.ipynb")
    lab.run_cell(0)
    lab.command("jl-newslens:open-panel")
    lab.page.locator(".jln-Sidebar").wait_for()
    return lab


@pytest.fixture
def sidebar(notebook: Lab) -> Any:
    notebook.open("side.ipynb")
    notebook.command("jl-newslens:open-panel")
    ask(notebook, "lens.asked.clear()")
    return notebook.page.locator(".jln-Sidebar")


def asked(lab: Lab) -> list[Any]:
    """What the kernel was asked for last: the source and the options."""
    lab.open("side.ipynb")
    quoted = ask(
        lab,
        "__import__('json').dumps([lens.asked[-1][0].decode() if "
        "isinstance(lens.asked[-1][0], bytes) else lens.asked[-1][0], lens.asked[-1][1]])",
    )
    answer: list[Any] = json.loads(quoted[1:-1].encode().decode("unicode_escape"))
    return answer


def ready(sidebar: Any) -> Any:
    brief = sidebar.locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for()
    return brief


def test_a_pasted_text_is_read_on_the_kernel_of_the_notebook(sidebar: Any, notebook: Lab) -> None:
    assert "side.ipynb" in sidebar.locator(".jln-Sidebar-kernel").inner_text()
    text = 'Quotes " \' \\ and 🌉\nand a "new" line: {}'
    sidebar.get_by_label("Text or address of an article").fill(text)
    sidebar.get_by_role("button", name="At a glance").click()
    assert ready(sidebar).locator(".jln-Bullet").count() == 4
    source = ask(notebook, f"lens.asked[-1][0] == {text.encode()!r}")
    assert source == "True"
    assert ask(notebook, "'_jln' in globals() or 'answer' in globals()") == "False"


def test_what_was_read_goes_into_the_notebook_as_markdown(sidebar: Any, notebook: Lab) -> None:
    sidebar.get_by_role("button", name="Put into notebook").click()
    cell = notebook.here.locator(".jp-MarkdownCell")
    cell.get_by_role("listitem").filter(has_text="told the crowd on the quay").wait_for()
    assert cell.get_by_role("link", name="Mara Lindqvist").first.get_attribute("href")
    notebook.command("notebook:undo-cell-action")


def test_selected_text_of_a_file(sidebar: Any, notebook: Lab) -> None:
    notebook.open("story.txt", kernel=False)
    notebook.here.locator(".cm-content").click()
    notebook.page.keyboard.press("Control+End")
    notebook.page.keyboard.press("Control+Shift+Home")
    notebook.command("jl-newslens:summarize-selection")
    # A file has no kernel; the notebook that was in front last lends its own.
    ready(sidebar)
    source, _ = asked(notebook)
    assert source.startswith("First line.")
    assert "38 million" in source


def test_selected_text_of_a_cell(sidebar: Any, notebook: Lab) -> None:
    notebook.page.evaluate(
        """() => {
          const notebook = window.jupyterapp.shell.currentWidget.content;
          notebook.activeCellIndex = notebook.widgets.findIndex(
            cell => cell.model.sharedModel.getSource().startsWith('The bridge'));
          notebook.activeCell.editor.setSelection({
            start: { line: 0, column: 0 }, end: { line: 0, column: 34 }
          });
        }"""
    )
    notebook.command("jl-newslens:summarize-selection")
    ready(sidebar)
    assert asked(notebook)[0] == "The bridge was opened on Saturday."


def test_nothing_selected_is_said(sidebar: Any, notebook: Lab) -> None:
    notebook.page.evaluate(
        """() => {
          getSelection().removeAllRanges();
          const { editor } = window.jupyterapp.shell.currentWidget.content.activeCell;
          editor.setSelection({ start: { line: 0, column: 0 }, end: { line: 0, column: 0 } });
        }"""
    )
    notebook.command("jl-newslens:summarize-selection")
    assert "Nothing is selected" in sidebar.get_by_role("alert").inner_text()


def test_the_clipboard(sidebar: Any, notebook: Lab) -> None:
    notebook.page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    notebook.command("jl-newslens:summarize-clipboard")
    ready(sidebar)
    assert asked(notebook)[0] == TEXT


def test_a_file_of_the_file_browser(sidebar: Any, notebook: Lab) -> None:
    page = notebook.page
    page.locator(".jp-DirListing-item", has_text="page.html").click(button="right")
    page.get_by_role("menuitem", name="At a Glance", exact=True).click()
    ready(sidebar)
    assert asked(notebook)[0] == f"<p>{TEXT}</p>"


def test_only_readable_files_offer_it(sidebar: Any, notebook: Lab) -> None:
    page = notebook.page
    page.locator(".jp-DirListing-item", has_text="stand_in.py").click(button="right")
    page.get_by_role("menuitem", name="Rename").wait_for()
    assert not page.get_by_role("menuitem", name="At a Glance", exact=True).is_visible()
    page.keyboard.press("Escape")


def test_a_magic_cell_is_inserted_and_the_magics_loaded_once(sidebar: Any, notebook: Lab) -> None:
    notebook.command("jl-newslens:insert-cell")
    notebook.command("jl-newslens:insert-cell")
    sources = notebook.page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
             cell => cell.model.sharedModel.getSource())"""
    )
    assert sources.count("%load_ext jl_newslens") == 1
    assert sources.count("%%newslens\n") == 2


def test_the_palette_has_the_commands(sidebar: Any, notebook: Lab) -> None:
    page = notebook.page
    notebook.command("apputils:activate-command-palette")
    page.locator(".lm-CommandPalette-input:visible").fill("newslens")
    for name in ("Open NewsLens", "Selection at a Glance", "Clipboard at a Glance"):
        page.locator(".lm-CommandPalette-item", has_text=name).first.wait_for()
    page.keyboard.press("Escape")


def test_a_setting_acts_at_once(sidebar: Any, notebook: Lab) -> None:
    sidebar.get_by_label("Text or address of an article").fill(TEXT)
    sidebar.get_by_role("button", name="At a glance").click()
    assert ready(sidebar).locator(".jln-Bullet").count() == 4
    notebook.setting("bullets", "2")
    sidebar.locator(".jln-Bullet").nth(2).wait_for(state="detached")
    assert sidebar.locator(".jln-Bullet").count() == 2
    notebook.setting("length", "Headline: the core statement")
    notebook.setting("ranker", "lead")
    notebook.setting("language", "de")
    notebook.setting("offline", True)
    notebook.setting("PERSON", "#a00b0b")
    notebook.page.wait_for_function(
        "document.body.style.getPropertyValue('--jln-color-PERSON') === '#a00b0b'"
    )
    ready(sidebar)
    options = asked(notebook)[1]
    assert options == {
        "bullets": 2,
        "length": "headline",
        "ranker": "lead",
        "language": "de",
        "offline": True,
    }
    dot = sidebar.locator(".jln-Chip[data-jln-type=PERSON] .jln-Dot").first
    assert dot.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(160, 11, 11)"


def test_stop_interrupts_the_kernel(sidebar: Any, notebook: Lab) -> None:
    ask(notebook, "lens.may_link.clear()")
    sidebar.get_by_label("Text or address of an article").fill(TEXT)
    sidebar.get_by_role("button", name="At a glance").click()
    sidebar.locator(".jln-Brief[data-jln-status='partial']").wait_for()
    sidebar.get_by_role("button", name="Stop").click()
    assert "was stopped" in sidebar.get_by_role("alert").inner_text()
    ask(notebook, "lens.may_link.set()")


def test_an_error_of_the_lens_is_shown_in_its_own_words(sidebar: Any, notebook: Lab) -> None:
    sidebar.get_by_label("Text or address of an article").fill("https://gone.example/a")
    sidebar.get_by_role("button", name="At a glance").click()
    alert = sidebar.get_by_role("alert")
    alert.wait_for()
    assert "https://gone.example/a answered 404. Check the address." in alert.inner_text()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(sidebar: Any, notebook: Lab, axe_source: str, theme: str) -> None:
    notebook.theme(theme)
    try:
        assert notebook.violations(axe_source, ".jln-Sidebar") == []
    finally:
        notebook.theme("JupyterLab Light")


def test_without_a_notebook_it_starts_a_kernel_when_asked(sidebar: Any, notebook: Lab) -> None:
    page = notebook.page
    notebook.save()
    page.evaluate(
        """() => {
          for (const widget of [...window.jupyterapp.shell.widgets('main')]) widget.close();
        }"""
    )
    sidebar.get_by_role("button", name="Start a kernel").click()
    sidebar.get_by_text("Reads on its own kernel").wait_for()
    sidebar.get_by_role("button", name="Shut down").click()
    sidebar.get_by_role("button", name="Start a kernel").wait_for()


def test_the_open_sidebar_is_restored_with_the_page(notebook: Lab) -> None:
    notebook.command("jl-newslens:open-panel")
    # JupyterLab saves its layout a moment after a change.
    notebook.page.wait_for_timeout(2500)
    notebook.page.goto(f"{notebook.url}/lab")
    notebook.page.wait_for_function("window.jupyterapp?.restored", timeout=60_000)
    notebook.page.locator(".jln-Sidebar").wait_for(timeout=60_000)
