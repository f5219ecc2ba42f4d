"""The sidebar, its commands and its settings."""

from __future__ import annotations

import pytest

from .lab import Lab

ARTICLE = "The bridge was opened on Saturday. It cost 38 million euros."
PREPARE = """import jl_newslens.sidebar, stand_in
lens = stand_in.Lens()
jl_newslens.sidebar.NewsLens = lambda: lens"""


def test_x(lab: Lab) -> None:
    lab.write("side.ipynb", [PREPARE, ARTICLE])
    lab.page.on("console", lambda m: print("CONSOLE", m.type, m.text[:600]))
    lab.open("side.ipynb")
    lab.run_cell(0)
    lab.command("jl-newslens:open-panel")
    page = lab.page
    page.locator(".jln-Sidebar").wait_for(state="visible")
    page.screenshot(path="/tmp/fe/side0.png")
    page.get_by_label("Text or address of an article").fill(ARTICLE)
    page.locator(".jln-Sidebar").get_by_role("button", name="At a glance").click()
    page.wait_for_selector(".jln-Sidebar .jln-Brief[data-jln-status='ready']")
    page.screenshot(path="/tmp/fe/side1.png")
    page.locator(".jln-Sidebar").get_by_role("button", name="Put into notebook").click()
    page.wait_for_timeout(1500)
    page.screenshot(path="/tmp/fe/side2.png")
    lab.command("jl-newslens:open-settings")
    page.wait_for_timeout(3000)
    page.screenshot(path="/tmp/fe/side3.png")
    lab.theme("JupyterLab Dark")
    lab.command("jl-newslens:insert-cell")
    page.wait_for_timeout(1000)
    page.screenshot(path="/tmp/fe/side4.png")
    print(lab.errors)
