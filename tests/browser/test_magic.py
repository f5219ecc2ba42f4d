"""From the magic to the output, with the real lens."""

from __future__ import annotations

import pytest

from .lab import Lab

pytestmark = pytest.mark.model

CELL = """%%newslens --bullets 2 --offline --to brief
Mark Rutte met Ursula von der Leyen in Brussels on Monday 🌉 to speak about Ukraine.

Rutte, who leads NATO, said that the alliance would send more help before the winter. The European
Union will lend the money."""


def test_a_magic_cell_shows_the_brief_and_keeps_it(lab: Lab) -> None:
    lab.write(
        "magic.ipynb",
        [
            "%load_ext jl_newslens",
            CELL,
            "print([e.name for e in brief.entities])",
            "%newslens no.txt",
        ],
    )
    lab.open("magic.ipynb")
    for index in range(3):
        lab.run_cell(index)
    brief = lab.cell(1).locator(".jln-Brief[data-jln-status='ready']")
    brief.wait_for(timeout=120_000)
    brief.locator(".jln-Chip", has_text="Mark Rutte").click()
    card = brief.get_by_role("dialog", name="Mark Rutte")
    href = card.get_by_role("link", name="Open on en.wikipedia.org").get_attribute("href")
    assert href == "https://en.wikipedia.org/wiki/Mark_Rutte"
    assert "'Ursula von der Leyen'" in lab.output_text(2)


def test_an_error_is_one_friendly_line(lab: Lab) -> None:
    lab.run_cell(3)
    output = lab.cell(3).locator(".jp-OutputArea-output")
    output.wait_for()
    text = output.inner_text().strip()
    assert "no.txt" in text
    assert "Traceback" not in text
    assert len(text.splitlines()) == 1
