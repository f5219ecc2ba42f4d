"""Says of each block whether it is prose, heading, list item, key point or an aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jl_newslens.model import ParagraphKind
from jl_newslens.reading.blocks import Block, ends_sentence
from jl_newslens.reading.debris import is_debris, is_story_label
from jl_newslens.reading.labels import is_links_label, is_summary_label
from jl_newslens.word_count import count_words

_MAX_HEADING_WORDS = 14
_MAX_TITLE_WORDS = 28
_MAX_KEY_POINTS = 12
# A key point without a bullet sign is one line; longer than this it is prose.
_MAX_POINT_WORDS = 40
# A summary given as one paragraph, not as a list.
_MAX_SUMMARY_WORDS = 80
# It stands in the first third, or among the first blocks of a short text.
_SUMMARY_BY = 6

# A box of facts, a table of results: this many lines of this many words.
_MIN_CELLS = 4
_MAX_CELL_WORDS = 12

_ABBREVIATION_END = re.compile(r"\b(?:(?:[A-Z]\.){2,}|Inc\.|Co\.|Corp\.|Ltd\.|Jr\.|Sr\.|St\.)$")
_INNER_END = re.compile(r"[a-z]{3}[.!?][\"”’)]?\s+[A-Z“\"#]")
_SMALL_WORDS = (
    "a an and as at but by for from in into is it its nor of off on or over per so than that the "
    "to up via vs with after be are was not no if"
)
_FUNCTION_WORDS = frozenset(_SMALL_WORDS.split())


def classify(blocks: Sequence[Block]) -> list[ParagraphKind]:
    """The kind of each block, judged by its own shape and by what stands around it."""
    kinds = [_own_kind(block) for block in blocks]
    if blocks and kinds[0] == "aside" and is_story_label(blocks[0].text):
        kinds[0] = "body"  # above the article it is the title; between its paragraphs, a link
    _mark_headings(blocks, kinds)
    _mark_key_points(blocks, kinds)
    _mark_links(blocks, kinds)
    _mark_tables(blocks, kinds)
    return kinds


def title_position(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> int | None:
    """The index of the block that is the article's title, or None where it begins with prose."""
    headings: list[int] = []
    for position, kind in enumerate(kinds):
        if kind == "heading":
            headings.append(position)
        elif kind != "aside" or is_summary_label(blocks[position].text):
            break
    # A kicker ("World", "Live") stands above many titles.
    for position in headings:
        if count_words(blocks[position].text) >= 3:
            return position
    return headings[0] if headings else None


def looks_like_heading(text: str, *, max_words: int = _MAX_HEADING_WORDS) -> bool:
    """Whether `text` has the shape of a heading: short, and no full sentence."""
    words = text.split()
    if not words or len(words) > max_words or len(text) > 10 * max_words or "\n" in text:
        return False
    first = next((sign for sign in text if sign.isalnum()), "")
    if not first or first.islower():
        return False
    if _INNER_END.search(text):
        return False
    if text.endswith("?"):
        return len(words) <= 14 and text.count("?") == 1 and ". " not in text
    if ends_sentence(text) and not _ABBREVIATION_END.search(text):
        return text.endswith(":") and len(words) <= 6
    if text.endswith((",", "-", "–", "—")):
        return False
    return len(words) <= max_words - 4 or is_title_case(words)


def is_title_case(words: Sequence[str]) -> bool:
    """Whether nearly every word that can be is capitalised."""
    content = [word for word in words if word.lower() not in _FUNCTION_WORDS and word[:1].isalpha()]
    return bool(content) and sum(word[0].isupper() for word in content) >= 0.75 * len(content)


def _own_kind(block: Block) -> ParagraphKind:
    if block.hint == "key_point":
        return "key_point"
    if block.hint == "aside" or is_summary_label(block.text) or is_links_label(block.text):
        return "aside"
    if is_debris(block.text):
        return "aside"
    if block.hint == "heading" or block.marker.startswith("#"):
        return "heading"
    return "list_item" if block.is_item else "body"


def _mark_headings(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """Marks short lines that prose, or a list, follows; backwards, as a heading may precede one."""
    opening = next((i for i, kind in enumerate(kinds) if kind != "aside"), len(kinds))
    run = 0  # headings in a row; more than title, deck and kicker are a table or a poem
    leads_to_prose = False
    for position in range(len(blocks) - 1, -1, -1):
        block = blocks[position]
        if kinds[position] == "aside":
            continue
        if kinds[position] != "body":
            run, leads_to_prose = 0, True
            continue
        text, limit = block.text, _MAX_HEADING_WORDS
        if position == opening:  # a title is long, and wrapped where the text is
            text, limit = " ".join(text.split()), _MAX_TITLE_WORDS
        if block.hint is None and looks_like_heading(text, max_words=limit):
            if leads_to_prose and run < 3:
                kinds[position] = "heading"
                run += 1
                continue
            leads_to_prose = False
            continue
        words = count_words(block.text)
        run, leads_to_prose = 0, words >= 4 and (words >= 15 or ends_sentence(block.text))


def _mark_key_points(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    position = 0
    while position < len(blocks):
        if is_summary_label(blocks[position].text):
            end = _key_points_end(blocks, kinds, position + 1)
            for index in range(position + 1, end):
                if kinds[index] != "aside":
                    kinds[index] = "key_point"
            if end == position + 1 and position + 1 < len(blocks):  # a heading after all
                kinds[position] = "heading"
            position = end
        else:
            position += 1


def _key_points_end(blocks: Sequence[Block], kinds: Sequence[ParagraphKind], start: int) -> int:
    """Where the list that begins at `start` ends; `start` itself where there is no list."""
    if start >= len(blocks):
        return start
    if kinds[start] in ("list_item", "key_point"):
        end = start + 1
        # "Key points: …": only what is joined to it belongs to it.
        inline = kinds[start] == "key_point"
        while end < len(blocks) and kinds[end] in ("list_item", "aside"):
            if inline and blocks[end].gap:
                break
            end += 1
        while kinds[end - 1] == "aside":
            end -= 1
        return end
    if blocks[start].hint == "body":  # markup that knows lists says that this is none
        return start + 1 if _is_prose_summary(blocks, kinds, start) else start
    return _bare_points_end(blocks, kinds, start)


def _bare_points_end(blocks: Sequence[Block], kinds: Sequence[ParagraphKind], start: int) -> int:
    """As `_key_points_end`, for points without a bullet sign.

    The points of one list look alike: all of them end with a full stop, or none; none is much
    longer than those before; blank lines stand between all of them, or none.
    """
    end = start
    longest = 0
    while end < len(blocks) and end - start < _MAX_KEY_POINTS:
        block = blocks[end]
        words = count_words(block.text)
        if kinds[end] == "aside" or words < 3 or words > _MAX_POINT_WORDS:
            break
        if end > start:
            if ends_sentence(block.text) != ends_sentence(blocks[start].text):
                break
            if block.gap != blocks[start + 1].gap or words > max(2 * longest, 20):
                break
        longest = max(longest, words)
        end += 1
    # What stands right above the prose is the first heading of the article, not the last point.
    if end - start >= 3 and kinds[end - 1] == "heading":
        last, first = blocks[end - 1].text.split(), blocks[start].text.split()
        if is_title_case(last) and not is_title_case(first):
            end -= 1
    prose_follows = "body" in kinds[end:]
    if end - start >= 2 and prose_follows:
        return end
    return start + 1 if _is_prose_summary(blocks, kinds, start) else start


def _is_prose_summary(blocks: Sequence[Block], kinds: Sequence[ParagraphKind], start: int) -> bool:
    """Whether one short paragraph near the top is the whole summary: more prose comes after it."""
    if start > max(_SUMMARY_BY, len(blocks) // 3):
        return False
    if kinds[start] != "body" or count_words(blocks[start].text) > _MAX_SUMMARY_WORDS:
        return False
    rest = sum(
        count_words(block.text)
        for block, kind in zip(blocks[start + 1 :], kinds[start + 1 :], strict=True)
        if kind == "body"
    )
    return rest > count_words(blocks[start].text)


def _mark_links(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """Marks the headlines of other stories below "Related stories" and the like."""
    inside = False
    for position, block in enumerate(blocks):
        if is_links_label(block.text) and kinds[position] == "aside":
            inside = True
        elif inside and kinds[position] != "aside":
            is_line = count_words(block.text) <= 20 and not ends_sentence(block.text)
            heads_prose = kinds[position] != "body" and _next_kind(kinds, position) == "body"
            if is_line and (block.is_item or not heads_prose):
                kinds[position] = "aside"
            else:
                inside = False


def _mark_tables(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """Marks runs of short lines without an end ("Born 1928", "Home runs 19") beside real prose."""
    prose = sum(
        kind == "body" and count_words(block.text) > _MAX_CELL_WORDS and ends_sentence(block.text)
        for block, kind in zip(blocks, kinds, strict=True)
    )
    if prose < 2:
        return
    run: list[int] = []
    for position in range(len(blocks) + 1):
        is_line = position < len(blocks) and kinds[position] in ("body", "heading")
        if is_line and _is_cell(blocks[position].text):
            run.append(position)
            continue
        if len(run) >= _MIN_CELLS:  # the last lines of it may have been taken for headings
            for cell in run:
                if kinds[cell] == "body":
                    kinds[cell] = "aside"
        run = []


def _is_cell(text: str) -> bool:
    is_broken_off = text.endswith(("-", "–", "—", ",", "…"))  # as speech in an interview is
    return not is_broken_off and not ends_sentence(text) and count_words(text) <= _MAX_CELL_WORDS


def _next_kind(kinds: Sequence[ParagraphKind], position: int) -> ParagraphKind | None:
    return next((kind for kind in kinds[position + 1 :] if kind != "aside"), None)
