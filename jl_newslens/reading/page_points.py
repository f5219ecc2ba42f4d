"""Finds the publisher's own key points in a page that marks them as such."""

from __future__ import annotations

import re
from typing import Any

from jl_newslens.reading.debris import is_debris
from jl_newslens.reading.labels import is_summary_label
from jl_newslens.reading.text import clean_text
from jl_newslens.word_count import count_words

# Class names, ids and test ids that newsrooms give to the box with their own bullets.
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:key[-_]?(?:points?|takeaways?|facts?)|keypoints|takeaways?|(?:story"
    r"|article)[-_]?highlights?"
    r"|at[-_]?a[-_]?glance|tl-?dr|summary[-_]?(?:list|points|bullets)|(?:bullet"
    r"|article)[-_]?summary)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_MIN_POINTS = 2
_MAX_POINTS = 12
_MIN_MEAN_WORDS = 6
_MAX_POINT_CHARS = 400
_MAX_LISTS = 400
# From a list up to the box that may be marked, and back from it to the line above.
_MAX_STEPS = 3


def find_page_points(markup: str) -> tuple[str, ...]:
    """The items of the first list that stands in a box, or below a line, of key points; or ()."""
    from trafilatura.utils import load_html

    tree: Any = load_html(markup)
    if tree is None:
        return ()
    for number, element in enumerate(tree.iter("ul", "ol")):
        if number >= _MAX_LISTS:
            break
        if _is_marked(element) or _is_labelled(element):
            points = _items(element)
            if points:
                return points
    return ()


def _items(element: Any) -> tuple[str, ...]:
    items = []
    for item in element.iterchildren("li"):
        text = _SPACES.sub(" ", clean_text("".join(item.itertext()))).strip(" •-–—*·\t")
        if text and not is_debris(text):
            items.append(text)
    fits = _MIN_POINTS <= len(items) <= _MAX_POINTS
    # Items of menus, and headlines of other stories, are shorter.
    is_prose = fits and sum(map(count_words, items)) >= _MIN_MEAN_WORDS * len(items)
    return tuple(items) if is_prose and max(map(len, items)) <= _MAX_POINT_CHARS else ()


def _is_marked(element: Any) -> bool:
    box = element
    for _ in range(_MAX_STEPS):
        if box is None or box.tag in ("body", "html", "article", "main"):
            return False
        names = (box.get("class"), box.get("id"), box.get("data-testid"), box.get("data-component"))
        if any(name and _MARKED.search(name[:300]) for name in names):
            return True
        box = box.getparent()
    return False


def _is_labelled(element: Any) -> bool:
    box = element
    for _ in range(_MAX_STEPS):
        before = box.getprevious()
        while before is not None and not isinstance(before.tag, str):
            before = before.getprevious()
        if before is not None:
            line = _SPACES.sub(" ", "".join(before.itertext()))[:200].strip()
            return is_summary_label(line)
        box = box.getparent()
        if box is None or box.tag in ("body", "html"):
            return False
    return False
