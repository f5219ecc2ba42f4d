"""Compared rankers in JupyterLab: side by side where there is room, else one below the other."""

from __future__ import annotations

from typing import Any

import pytest

from .lab import Lab

pytestmark = pytest.mark.model

CELL = """import jl_newslens as nl
nl.compare(
    '''The miller of Ghent closed his mill on Friday, after forty years of work.

The baker beside the mill will buy her flour in Bruges from Monday on.''',
    ["lead", "luhn"], offline=True,
)"""


def _boxes(lab: Lab) -> list[Any]:
    columns = lab.cell(0).locator(".jlnb-columns section")
    columns.first.wait_for(timeout=120_000)
    return [column.bounding_box() for column in columns.all()]


def test_rankers_stand_side_by_side_and_in_a_narrow_window_below_each_other(lab: Lab) -> None:
    lab.write("compare.ipynb", [CELL])
    lab.open("compare.ipynb")
    lab.run_cell(0)

    left, right = _boxes(lab)
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]

    lab.page.set_viewport_size({"width": 620, "height": 900})
    above, below = _boxes(lab)
    assert above["x"] == below["x"]
    assert above["y"] + above["height"] < below["y"]
