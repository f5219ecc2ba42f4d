"""The panel and the live widget: a kernel behind the view, and none behind it later."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .lab import Lab

PANEL = """from stand_in import Lens, load
from jl_newslens.display.panel import Panel
lens = Lens()
panel = Panel(lens)
panel"""
OKAFOR = "Dmitri Okafor, 2 mentions"


@pytest.fixture(scope="module")
def notebook(lab: Lab) -> Lab:
    lab.write("panel.ipynb", [PANEL, "lens.may_link.clear()"])
    lab.open("panel.ipynb")
    lab.run_all()
    lab.here.get_by_text("No article yet.").wait_for()
    return lab


def ask(lab: Lab, expression: str) -> str:
    """The kernel's value of an expression."""
    value: str = lab.page.evaluate(
        """async expression => {
          const { kernel } = window.jupyterapp.shell.currentWidget.context.sessionContext.session;
          const future = kernel.requestExecute({
            code: '', silent: true, store_history: false, user_expressions: { value: expression }
          });
          const { content } = await future.done;
          return content.user_expressions.value.data['text/plain'];
        }""",
        expression,
    )
    return value


def until(lab: Lab, expression: str, value: str) -> None:
    """Waits until the kernel has this value of an expression."""
    for _ in range(100):
        if ask(lab, expression) == value:
            return
        lab.page.wait_for_timeout(100)
    raise AssertionError(f"{expression} did not become {value}")


def ready(lab: Lab, status: str = "ready") -> Any:
    brief = lab.here.locator(f".jln-Brief[data-jln-status='{status}']").first
    brief.wait_for()
    return brief


def test_from_paste_to_bullets_to_links_to_correction(notebook: Lab) -> None:
    here = notebook.here
    here.get_by_placeholder("Paste an article here").fill("An article about a bridge 🌉.")
    here.get_by_label("Bullets").fill("3")
    notebook.page.keyboard.press("Tab")
    until(notebook, "panel._controls.bullets.value", "3")  # a busy kernel hears of it late
    here.get_by_role("button", name="At a glance").click()
    brief = ready(notebook, "partial")
    assert brief.locator(".jln-Bullet").count() == 3
    assert brief.locator("a[href*='wikipedia']").count() == 0
    ask(notebook, "lens.may_link.set()")
    brief = ready(notebook)
    brief.get_by_role("button", name=OKAFOR).click()
    brief.get_by_role("button", name="Choose Dmitri Okafor (footballer)").click()
    brief.get_by_role("button", name=OKAFOR).click()
    brief.get_by_role("dialog", name="Dmitri Okafor (footballer)").wait_for()
    notebook.page.keyboard.press("Escape")
    assert ask(notebook, "lens.asked[0][0].decode()") == "'An article about a bridge 🌉.'"
    assert ask(notebook, "lens.corrected[0][1]") == "'Dmitri Okafor (footballer)'"
    assert ask(notebook, "{e.id: e.title for e in panel.brief.entities}['e5']") == (
        "'Dmitri Okafor (footballer)'"
    )


def test_no_page_is_a_correction_too(notebook: Lab) -> None:
    brief = ready(notebook)
    brief.get_by_role("button", name="Night of Lanterns").first.click()
    brief.get_by_text("Correct this link").click()
    brief.get_by_role("button", name="No page is right").click()
    brief.get_by_role("button", name="Night of Lanterns, 1 mention, no page found").wait_for()
    assert ask(notebook, "lens.corrected[-1]") == "('Night of Lanterns', None, None)"


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_the_panel(notebook: Lab, axe_source: str, theme: str) -> None:
    ready(notebook)
    notebook.theme(theme)
    try:
        for tab in ("File", "Address", "Paste"):
            notebook.here.get_by_role("tab", name=tab).click()
            assert notebook.violations(axe_source, ".jln-Panel") == []
    finally:
        notebook.theme("JupyterLab Light")


def test_the_controls_are_whole_in_a_window_of_320_pixels(notebook: Lab) -> None:
    panel = notebook.here.locator(".jln-Panel")
    note = "Paste an article, choose a file or give an address first."
    ask(notebook, f"setattr(panel._controls.note, 'value', {note!r})")
    notebook.here.get_by_text(note).wait_for()
    panel.evaluate("node => { node.style.width = '200px'; }")  # what JupyterLab leaves of them
    try:
        wide = panel.locator(".jln-Panel-row .widget-label, .jln-Panel-row label").evaluate_all(
            """all => all.filter(label => {
                 const end = label.closest('.jln-Panel').getBoundingClientRect().right;
                 const text = document.createRange();
                 text.selectNodeContents(label);
                 return text.getBoundingClientRect().right > end;
               }).map(label => label.textContent)"""
        )
        assert wide == []
    finally:
        panel.evaluate("node => { node.style.width = ''; }")
        ask(notebook, "setattr(panel._controls.note, 'value', '')")


def test_the_enter_key_corrects_with_an_address(notebook: Lab) -> None:
    brief = ready(notebook)
    brief.get_by_role("button", name=re.compile("^Ardenne, ")).click()
    brief.get_by_text("Correct this link").click()
    brief.get_by_label("Address of the right page").fill("https://example.org/ardenne")
    notebook.page.keyboard.press("Enter")
    until(notebook, "lens.corrected[-1]", "('Ardenne', None, 'https://example.org/ardenne')")


def test_a_correction_is_taken_back(notebook: Lab) -> None:
    brief = ready(notebook)
    chip = brief.get_by_role("button", name="Night of Lanterns, 1 mention, no page found")
    if not brief.get_by_role("dialog").count():
        chip.click()
    brief.get_by_role("button", name="Take the correction back").click()
    chip.wait_for(state="detached")
    assert ask(notebook, "lens.forgotten") == "['Night of Lanterns']"


def test_the_selection_goes_to_the_kernel_and_comes_back(notebook: Lab) -> None:
    brief = ready(notebook)
    brief.get_by_role("button", name="Port Salis, 2 mentions").click()
    notebook.page.wait_for_timeout(300)
    assert ask(notebook, "panel.selected") == "'e2'"
    notebook.page.keyboard.press("Escape")
    until(notebook, "panel.selected", "''")  # or it would take back what is selected next
    ask(notebook, "setattr(panel, 'selected', 'e9')")
    strong = brief.locator(".jln-Article .jln-mod-strong")
    strong.first.wait_for()
    assert strong.all_inner_texts() == ["Ardenne", "Ardenne"]


def test_a_source_that_fails_says_why(notebook: Lab) -> None:
    here = notebook.here
    here.get_by_role("tab", name="Address").click()
    here.get_by_placeholder("https://…").fill("https://gone.example/a")
    notebook.page.keyboard.press("Enter")
    alert = here.get_by_role("alert")
    alert.wait_for()
    assert "answered 404" in alert.inner_text()
    here.get_by_role("tab", name="Paste").click()


def test_two_rankers_side_by_side(notebook: Lab) -> None:
    here = notebook.here
    here.get_by_label("Compare with").select_option("lead")
    here.get_by_role("button", name="At a glance").click()
    here.get_by_text("Ranker: lead").wait_for()
    views = here.locator(".jln-Brief[data-jln-status='ready']")
    views.nth(1).wait_for()
    counts = [view.locator(".jln-Bullet").count() for view in views.all()]
    assert counts == [3, 2]
    here.get_by_label("Compare with").select_option("nothing")


def test_stop_gives_the_last_brief_back(notebook: Lab) -> None:
    here = notebook.here
    ask(notebook, "lens.may_link.clear()")
    here.get_by_role("button", name="At a glance").click()
    ready(notebook, "partial")
    here.get_by_role("button", name="Stop").click()
    ready(notebook)
    ask(notebook, "lens.may_link.set()")


def test_a_saved_panel_is_still_there_when_its_kernel_is_gone(lab: Lab) -> None:
    lab.write("saved.ipynb", ["from stand_in import load\nload().panel()"])
    lab.open("saved.ipynb")
    lab.run_all()
    ready(lab)
    lab.save()
    lab.page.goto("about:blank")
    lab.stop_kernels()
    lab.open("saved.ipynb", reload=True)
    brief = ready(lab)
    brief.get_by_role("button", name="Bullet 1").click()
    assert brief.locator(".jln-Article .jln-mod-lit").count() > 0
    assert lab.here.get_by_text("model not found").count() == 0


@pytest.mark.parametrize("used", [True, False])
def test_a_panel_that_was_opened_empty_is_saved_with_what_it_read(lab: Lab, used: bool) -> None:
    name = f"opened-{used}.ipynb"
    lab.write(name, ["from stand_in import Lens", PANEL])
    lab.open(name)
    lab.run_all()
    lab.here.locator(".jupyter-widgets .jln-State-empty").wait_for()
    if used:
        box = lab.here.get_by_placeholder("Paste an article here")
        box.fill("An article about a mill.")
        box.evaluate("node => { node.was_here = true; }")
        lab.here.get_by_role("button", name="At a glance").click()
        ready(lab)
        lab.page.wait_for_timeout(500)  # for what is saved
        assert box.evaluate("node => node.was_here")  # the live panel was not drawn again
    lab.save()
    [output] = lab.read(name).cells[1].outputs
    assert ("38 million euros" if used else "No article yet.") in output.data["text/html"]
    lab.page.goto("about:blank")
    lab.stop_kernels()
    lab.open(name, reload=True)
    if used:
        ready(lab).get_by_role("button", name="Bullet 1").wait_for()
    else:
        lab.here.get_by_text("No article yet.").wait_for()
    assert lab.here.get_by_text("model not found").count() == 0


def test_a_page_that_is_loaded_again_finds_the_live_widget(lab: Lab) -> None:
    lab.write("reload.ipynb", ["from stand_in import load\npanel = load().panel()\npanel"])
    lab.open("reload.ipynb")
    lab.run_all()
    ready(lab)
    lab.save()
    lab.open("reload.ipynb", reload=True)
    lab.here.locator(".jupyter-widgets .jln-Brief[data-jln-status='ready']").wait_for()
    lab.here.get_by_role("button", name="Port Salis, 2 mentions").click()
    lab.page.wait_for_timeout(300)
    assert ask(lab, "panel.selected") == "'e2'"


def test_a_page_that_is_loaded_again_saves_what_is_read_then(lab: Lab) -> None:
    lab.write("again.ipynb", [PANEL])
    lab.open("again.ipynb")
    lab.run_all()
    lab.here.locator(".jupyter-widgets .jln-State-empty").wait_for()
    lab.save()
    lab.open("again.ipynb", reload=True)
    box = lab.here.get_by_placeholder("Paste an article here")
    box.fill("An article about a mill.")
    lab.here.get_by_role("button", name="At a glance").click()
    ready(lab)
    lab.page.wait_for_timeout(500)  # for what is saved
    lab.save()
    [output] = lab.read("again.ipynb").cells[0].outputs
    assert "38 million euros" in output.data["text/html"]
    assert box.is_visible()


def test_a_restarted_kernel_leaves_the_view_usable(lab: Lab) -> None:
    lab.page.evaluate(
        "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()"
    )
    lab.page.wait_for_timeout(500)
    brief = lab.here.locator(".jln-Brief[data-jln-status='ready']").first
    brief.get_by_role("button", name="Bullet 2").click()
    assert brief.locator(".jln-Article .jln-mod-lit").count() > 0
