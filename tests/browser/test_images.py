"""The pictures of the README, made from the real thing.

Written to notebooks/images only where NEWSLENS_IMAGES is set, so that a test run changes no file.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .lab import Lab

IMAGES = Path(__file__).resolve().parents[2] / "notebooks" / "images"
ARTICLES = IMAGES.parent / "articles"
MOST_BYTES = 150_000
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def desk(lab: Lab) -> Lab:
    """JupyterLab with nothing beside the notebook."""
    for path in ARTICLES.glob("*.txt"):
        (lab.folder / path.name).write_bytes(path.read_bytes())
    lab.page.set_viewport_size({"width": 1040, "height": 700})
    lab.write(
        "talks.ipynb",
        [
            'import jl_newslens as nl\n\nnl.read("istanbul-talks.txt", offline=True)',
        ],
    )
    lab.open("talks.ipynb")
    lab.command("application:toggle-left-area")
    lab.run_all()
    lab.here.locator(".jln-Brief[data-jln-status='ready']").wait_for(timeout=120_000)
    return lab


def save(lab: Lab, name: str, folder: Path) -> None:
    lab.page.wait_for_timeout(400)
    path = folder / f"{name}.png"
    lab.page.screenshot(path=path, animations="disabled", caret="hide")
    assert path.stat().st_size <= MOST_BYTES
    if os.environ.get("NEWSLENS_IMAGES"):
        IMAGES.mkdir(exist_ok=True)
        (IMAGES / path.name).write_bytes(path.read_bytes())


@pytest.mark.parametrize("theme", THEMES)
def test_picture_of_an_output(desk: Lab, theme: str, tmp_path: Path) -> None:
    desk.open("talks.ipynb")
    desk.theme(THEMES[theme])
    brief = desk.here.locator(".jln-Brief")
    if brief.locator(".jln-Bullet.jln-mod-lit").count() == 0:
        brief.get_by_role("button", name="Bullet 1").click()
        brief.get_by_role("button", name="what was cut").first.click()
    brief.locator(".jln-Chip", has_text="Mark Rutte").click()
    desk.here.locator(".jp-WindowedPanel-outer").evaluate("node => { node.scrollTop = 0; }")
    try:
        save(desk, f"output-{theme}", tmp_path)
    finally:
        desk.page.keyboard.press("Escape")
        desk.theme(THEMES["light"])


@pytest.mark.parametrize("theme", THEMES)
def test_picture_of_the_panel(desk: Lab, theme: str, tmp_path: Path) -> None:
    if not (desk.folder / "panel.ipynb").exists():
        code = "panel = nl.NewsLens(offline=True, bullets=3).panel()\npanel"
        desk.write("panel.ipynb", ["import jl_newslens as nl", code])
        desk.open("panel.ipynb")
        desk.run_all()
        text = (ARTICLES / "black-hole.txt").read_text(encoding="utf-8")
        desk.here.get_by_placeholder("Paste an article here").fill(text)
        desk.here.get_by_label("Compare with").select_option("lead")
        desk.here.get_by_role("button", name="At a glance").click()
        views = desk.here.locator(".jln-Brief[data-jln-status='ready']")
        views.nth(1).wait_for(timeout=120_000)
    desk.open("panel.ipynb")
    desk.page.set_viewport_size({"width": 1040, "height": 900})
    desk.here.locator("textarea").first.evaluate("node => { node.scrollTop = 0; }")
    desk.theme(THEMES[theme])
    try:
        save(desk, f"panel-{theme}", tmp_path)
    finally:
        desk.theme(THEMES["light"])


def test_picture_of_the_sidebar(desk: Lab, tmp_path: Path) -> None:
    desk.page.set_viewport_size({"width": 940, "height": 680})
    desk.open("katherine-johnson.txt", kernel=False)
    desk.page.wait_for_timeout(300)
    desk.here.locator(".cm-content").click()
    desk.page.keyboard.press("Control+a")
    desk.command("jl-newslens:open-panel")
    desk.here.locator(".cm-content").click()
    desk.page.keyboard.press("Control+a")
    desk.command("jl-newslens:summarize-selection")
    desk.page.locator(".jln-Sidebar .jln-Brief[data-jln-status='ready']").wait_for(timeout=120_000)
    save(desk, "sidebar", tmp_path)
