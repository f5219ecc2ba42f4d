"""A brief as the output of a cell."""

from __future__ import annotations

import pytest

from .lab import Lab

BRIEF = "from stand_in import load\nload()"


@pytest.fixture
def brief(lab: Lab) -> Lab:
    lab.write("output.ipynb", [BRIEF])
    lab.open("output.ipynb")
    lab.run_all()
    lab.page.wait_for_selector(".jln-Brief[data-jln-status='ready']")
    return lab


def test_click_on_a_bullet_lights_its_sentence_and_brings_it_into_view(brief: Lab) -> None:
    page = brief.page
    page.locator(".jln-Bullet").nth(3).get_by_role("button", name="Bullet 4").click()
    lit = page.locator(".jln-Article .jln-Source.jln-mod-lit")
    assert "".join(lit.all_inner_texts()).startswith("The steel came from the Danish yard")
    page.wait_for_function(
        """() => {
          const box = document.querySelector('.jln-Article-text').getBoundingClientRect();
          const lit = document.querySelector('.jln-Source.jln-mod-lit').getBoundingClientRect();
          return lit.top >= box.top - 1 && lit.bottom <= box.bottom + 1;
        }"""
    )
    page.screenshot(path="/tmp/fe/shot.png")
