"""A brief as the output of a cell: the same view from saved data, without a kernel."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from .lab import Lab

BRIEF = "from stand_in import load\nload()"


@pytest.fixture(scope="module")
def notebook(lab: Lab) -> Lab:
    lab.write("output.ipynb", [BRIEF])
    lab.open("output.ipynb")
    lab.run_all()
    lab.here.locator(".jln-Brief[data-jln-status='ready']").wait_for()
    return lab


@pytest.fixture
def brief(notebook: Lab) -> Any:
    """The view, with nothing lit and no card open."""
    notebook.open("output.ipynb")
    view = notebook.here.locator(".jln-Brief").first
    if view.locator(".jln-Card").is_visible():
        view.locator(".jln-Card-title").click()
        notebook.page.keyboard.press("Escape")
    for lit in view.locator(".jln-Bullet-number[aria-pressed=true]").all():
        lit.click()
    return view


def test_a_bullet_lights_its_sentence_and_brings_it_into_view(brief: Any) -> None:
    brief.get_by_role("button", name="Bullet 4").click()
    lit = brief.locator(".jln-Article .jln-Source.jln-mod-lit")
    assert "".join(lit.all_inner_texts()).startswith("The steel came from the Danish yard")
    brief.page.wait_for_function(
        """() => {
          const box = document.querySelector('.jln-Article-text').getBoundingClientRect();
          const lit = document.querySelector('.jln-Source.jln-mod-lit').getBoundingClientRect();
          return lit.top >= box.top - 2 && lit.bottom <= box.bottom + 2;
        }"""
    )


def test_what_was_cut_is_struck_through_on_demand(brief: Any) -> None:
    source = brief.locator(".jln-Bullet").nth(1).locator(".jln-Bullet-source")
    assert not source.is_visible()
    brief.get_by_role("button", name="what was cut").nth(1).click()
    assert source.locator("del").first.inner_text() == ", the mayor,"
    decoration = source.locator("del").first.evaluate(
        "node => getComputedStyle(node).textDecorationLine"
    )
    assert decoration == "line-through"


def test_the_card_is_short_under_the_mouse_and_full_when_clicked(brief: Any) -> None:
    name = brief.locator(".jln-Article .jln-Mention", has_text="Danish")
    name.scroll_into_view_if_needed()
    name.hover()
    brief.get_by_role("tooltip").wait_for()
    name.click()
    card = brief.get_by_role("dialog", name="Danes")
    card.wait_for()
    assert card.get_by_role("link", name="Open on en.wikipedia.org").get_attribute("href") == (
        "https://en.wikipedia.org/wiki/Danes"
    )
    card.get_by_role("button", name="Close").click()
    assert not card.is_visible()


def test_the_card_opens_and_closes_by_keyboard(brief: Any) -> None:
    keyboard = brief.page.keyboard
    chip = brief.get_by_role("button", name="Mara Lindqvist, 2 mentions")
    chip.focus()
    keyboard.press("Enter")
    brief.get_by_role("dialog", name="Mara Lindqvist").wait_for()
    keyboard.press("Escape")
    assert not brief.get_by_role("dialog").is_visible()
    assert chip.evaluate("node => node === document.activeElement")


def test_a_list_of_names_is_one_tab_stop_and_keys_go_along_it(brief: Any) -> None:
    keyboard = brief.page.keyboard
    people = brief.locator(".jln-Entities-chips").first.locator(".jln-Chip")
    hint = brief.locator(".jln-Entities .jln-Keys")
    people.first.focus()
    keyboard.press("ArrowDown")  # and the notebook stays at this cell
    assert people.nth(1).evaluate("node => node === document.activeElement")
    assert hint.is_visible()
    keyboard.press("Home")
    assert people.first.evaluate("node => node === document.activeElement")
    keyboard.press("Tab")
    assert brief.evaluate("node => node.contains(document.activeElement)")
    assert people.evaluate_all("all => !all.includes(document.activeElement)")
    keyboard.press("Shift+Tab")
    assert people.first.evaluate("node => node === document.activeElement")


def test_arrow_keys_go_from_name_to_name_in_the_article(brief: Any) -> None:
    keyboard = brief.page.keyboard
    mentions = brief.locator(".jln-Article .jln-Mention")
    mentions.first.focus()
    keyboard.press("ArrowRight")
    assert mentions.nth(1).evaluate("node => node === document.activeElement")
    keyboard.press("Enter")
    brief.get_by_role("dialog", name="Mara Lindqvist").wait_for()
    keyboard.press("Escape")
    assert mentions.nth(1).evaluate("node => node === document.activeElement")


def test_the_strip_leads_to_the_mention(brief: Any) -> None:
    drawing = brief.locator(".jln-Strip-row", has_text="Dmitri").locator("svg")
    size = drawing.bounding_box()
    drawing.click(position={"x": size["width"] - 2, "y": size["height"] / 2})
    strong = brief.locator(".jln-Article .jln-mod-strong")
    assert strong.all_inner_texts() == ["Dmitri Okafor", "Okafor"]


def test_copy_as_markdown_fills_the_clipboard(brief: Any) -> None:
    brief.get_by_role("button", name="Copy as Markdown").click()
    brief.get_by_role("button", name="Copied").wait_for()
    copied = brief.page.evaluate("navigator.clipboard.readText()")
    assert "38 million euros" in copied
    assert "https://en.wikipedia.org/wiki/Mara_Lindqvist" in copied


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(brief: Any, notebook: Lab, axe_source: str, theme: str) -> None:
    notebook.theme(theme)
    brief.get_by_role("button", name="Bullet 2").click()
    brief.get_by_role("button", name=re.compile("what was cut")).first.click()
    brief.get_by_role("button", name="Dmitri Okafor, 2 mentions").click()
    try:
        assert notebook.violations(axe_source, ".jln-Brief") == []
    finally:
        brief.page.keyboard.press("Escape")
        notebook.theme("JupyterLab Light")


def test_320_pixels_are_enough(brief: Any, notebook: Lab) -> None:
    page = notebook.page
    page.evaluate("() => { document.querySelector('.jln-Output').style.width = '320px'; }")
    try:
        wide = brief.evaluate(
            """node => [...node.querySelectorAll('*')].filter(
                 part => !part.closest('.jln-visuallyHidden, svg') &&
                         part.getBoundingClientRect().right >
                         node.getBoundingClientRect().right + 1
               ).map(part => part.className)"""
        )
        assert wide == []
        brief.get_by_role("button", name="Mara Lindqvist, 2 mentions").click()
        card = brief.get_by_role("dialog").bounding_box()
        box = brief.bounding_box()
        assert card["x"] >= box["x"] - 1
        assert card["x"] + card["width"] <= box["x"] + box["width"] + 1
        page.keyboard.press("Escape")
    finally:
        page.evaluate("() => { document.querySelector('.jln-Output').style.width = ''; }")


def test_hundreds_of_names_scroll_instead_of_stretching_the_output(brief: Any) -> None:
    chips = brief.locator(".jln-Entities-chips").first
    before = chips.evaluate("list => list.innerHTML")
    chips.evaluate("list => { list.innerHTML = list.innerHTML.repeat(200); }")
    try:
        last = chips.locator(".jln-Chip").last
        last.focus()
        assert chips.bounding_box()["height"] < 400
        assert last.bounding_box()["y"] < chips.bounding_box()["y"] + 400
    finally:
        chips.evaluate("(list, before) => { list.innerHTML = before; }", before)


def test_hostile_strings_stay_text(lab: Lab) -> None:
    lab.write("hostile.ipynb", ["from stand_in import hostile\nhostile()"])
    lab.open("hostile.ipynb")
    lab.run_all()
    brief = lab.here.locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for()
    brief.locator(".jln-Chip").first.click()
    brief.get_by_role("dialog").wait_for()
    assert brief.locator("img, script, iframe").count() == 0
    assert brief.locator("a:not([href^='https:'])").count() == 0
    assert lab.page.evaluate("window.broken") is None
    assert "<img src=x onerror=window.broken=1>" in brief.locator(".jln-Brief-title").inner_text()


def test_two_views_of_one_output_do_not_disturb_each_other(brief: Any, notebook: Lab) -> None:
    notebook.command("notebook:create-output-view")
    second = notebook.page.locator(".jp-LinkedOutputView .jln-Brief")
    second.get_by_role("button", name="Bullet 1").click()
    assert second.locator(".jln-Bullet.jln-mod-lit").count() == 1
    assert brief.locator(".jln-Bullet.jln-mod-lit").count() == 0
    notebook.page.evaluate(
        """() => {
          for (const widget of window.jupyterapp.shell.widgets('main')) {
            if (widget.node.querySelector('.jp-LinkedOutputView')) widget.close();
          }
        }"""
    )


def test_an_untrusted_notebook_shows_it_all_the_same(lab: Lab) -> None:
    lab.open("output.ipynb")
    lab.save()
    lab.write_changed("untrusted.ipynb", lab.read("output.ipynb"))
    lab.open("untrusted.ipynb", kernel=False)
    brief = lab.here.locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for()
    trusted = lab.page.evaluate(
        "window.jupyterapp.shell.currentWidget.content.activeCell.model.trusted"
    )
    assert trusted is False
    brief.get_by_role("button", name="Bullet 2").click()
    assert brief.locator(".jln-Article .jln-mod-lit").count() > 0


def test_data_of_another_version_fall_back_to_text(lab: Lab) -> None:
    code = """from stand_in import load
from IPython.display import display
bundle = load()._repr_mimebundle_()
bundle["application/vnd.newslens.v1+json"]["wire_version"] = 2
display(bundle, raw=True)"""
    lab.write("later.ipynb", [code])
    lab.open("later.ipynb")
    lab.run_all()
    output = lab.here.locator(".jln-Output")
    output.get_by_text("cannot draw this output").wait_for()
    assert "38 million euros" in " ".join(output.inner_text().split())


SCROLL = """async box => {
  const frames = [];
  let last = performance.now();
  for (let step = 0; step < 40; step += 1) {
    box.scrollTop += box.scrollHeight / 40;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames.sort((a, b) => a - b)[20];
}"""
PLAIN = """box => {
  const plain = box.cloneNode(false);
  plain.classList.add('plain');
  plain.style.whiteSpace = 'pre-line';
  plain.textContent = box.textContent;
  box.after(plain);
}"""


def test_a_long_article_scrolls_about_as_smoothly_as_plain_text(
    lab: Lab, record_property: Callable[[str, object], None]
) -> None:
    """20,000 words, 2,000 mentions. A ratio, because a busy machine is slow at everything."""
    lab.write("long.ipynb", ["from stand_in import long\nbrief = long()", "brief"])
    lab.open("long.ipynb")
    lab.run_cell(0)
    lab.page.evaluate(
        """() => {
          window.tasks = [];
          new PerformanceObserver(list => {
            window.tasks.push(...list.getEntries().map(entry => entry.duration));
          }).observe({ entryTypes: ['longtask'] });
        }"""
    )
    lab.run_cell(1)
    brief = lab.here.locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for()
    assert brief.locator(".jln-Article .jln-Mention").count() >= 2000
    record_property("longest_task_ms", lab.page.evaluate("Math.round(Math.max(0, ...tasks))"))
    marked = brief.locator(".jln-Article-text")
    marked.evaluate(PLAIN)
    plain = brief.locator(".jln-Article-text.plain")
    plain_ms = plain.evaluate(SCROLL)
    plain.evaluate("node => node.remove()")
    marked_ms = marked.evaluate(SCROLL)
    record_property("median_frame_ms", round(marked_ms))
    record_property("median_frame_of_plain_text_ms", round(plain_ms))
    assert marked_ms < 4 * plain_ms + 50


def test_saved_and_reopened_without_a_kernel_it_is_still_there(notebook: Lab) -> None:
    notebook.open("output.ipynb")
    notebook.save()
    notebook.page.goto("about:blank")
    notebook.stop_kernels()
    notebook.open("output.ipynb", kernel=False, reload=True)
    brief = notebook.here.locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for()
    brief.get_by_role("button", name="Bullet 1").click()
    assert brief.locator(".jln-Article .jln-mod-lit").count() > 0


def test_notebook_7_shows_it_too(notebook: Lab) -> None:
    notebook.open("output.ipynb")
    notebook.save()
    notebook.open_in_notebook("output.ipynb")
    brief = notebook.page.locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for()
    brief.get_by_role("button", name="Bullet 1").click()
    assert brief.locator(".jln-Article .jln-mod-lit").count() > 0
