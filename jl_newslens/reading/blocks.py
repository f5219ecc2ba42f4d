"""Cuts a text into blocks: what a reader sees as one paragraph, list item or line.

Pasted news comes in two layouts. In one, a line is a paragraph. In the other, an old mail or a
terminal has broken the lines at some width, and only a blank line, or a line that stops well before
that width, ends a paragraph. Which one it is, is decided once for the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from jl_newslens.model import ParagraphKind
from jl_newslens.reading.labels import label_hint, label_length

# A reference mark ("[24]") may follow.
_TERMINAL = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»)\]]*(?:\s*\[\d{1,3}\]){0,4}$")

# A list marker: a bullet sign, or one or two digits or a letter with "." or ")".
_MARKER = re.compile(
    r"(?:[•●▪■◦‣⁃∙·○►▶➤➢✔✓*]\s*|[-–—−]\s+|\(?\d{1,2}[.)]\s+|\(?[a-zA-Z]\)\s+)(?=[^\s*\-–—_])"
)
# Signs that stand before items only; "·" and "*" stand between other things too.
_BULLETS = "•●▪■◦‣⁃►▶➤➢✔✓"
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")

# A full sentence, then the beginning of one that the line leaves open.
_TORN = re.compile(r"[^\W\d_]{3}[.!?][\"'”’»)\]]*\s+[^\W\d_a-z]\S*\s+\S.*[^\W_]$")
# Longer lines than this were broken by nobody: the line is a paragraph. Mailers stop at 72 to 80,
# some editors at 100 to 120.
_MAX_WRAP_WIDTH = 120
# A line this much shorter than the widest could have held the next word: it ends its paragraph.
_WRAP_SLACK = 0.15


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text without its list marker: `text == whole[start:end]`.

    `marker` is the bullet sign, number or "#" that stood before it; `gap` says that a blank line
    precedes; `hint` is the kind that the source's own markup gave it, if any.
    """

    start: int
    end: int
    text: str
    marker: str = ""
    gap: bool = False
    hint: ParagraphKind | None = None

    @property
    def is_item(self) -> bool:
        """Whether it was marked as an item of a list."""
        return self.hint == "list_item" or (self.marker != "" and self.marker[0] != "#")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    gap: bool
    marker: str
    indent: int


def cut_blocks(text: str) -> list[Block]:
    """The blocks of `text`, in order; together they hold all its words.

    Args:
        text: with "\\n" as its only line end.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    first = 0
    for position in range(1, len(lines) + 1):
        if position < len(lines) and _continues(text, lines[position - 1], lines[position], width):
            continue
        blocks.extend(_block(text, lines[first], lines[position - 1].end))
        first = position
    return blocks


def ends_sentence(text: str) -> bool:
    """Whether `text` ends with the punctuation of a full sentence (or of what introduces one)."""
    return _TERMINAL.search(text[-40:]) is not None


def split_marker(line: str) -> tuple[str, str]:
    """The list marker that `line`, without spaces around it, begins with (or ""), and the rest."""
    found = _MARKER.match(line) or _HASHES.match(line)
    return (found.group().strip(), line[found.end() :]) if found else ("", line)


def split_items(line: str) -> list[str]:
    """The items of a list that was written as one line ("• One • Two"), else the line; joined they
    are `line`, which has no spaces around it.
    """
    if not line or line[0] not in _BULLETS:
        return [line]
    return re.split(rf"(?<=\s)(?={line[0]}\s+\w)", line)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    gap = False
    offset = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if not bare:
            gap = True
        else:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            for item in split_items(bare):
                marker, content = split_marker(item.rstrip())
                end = start + len(item.rstrip())
                lines.append(_Line(end - len(content), end, gap, marker, indent))
                start += len(item)
                gap = False
        offset += len(raw) + 1
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width at which the lines of `text` were broken, or 0 where a line is a paragraph.

    The sign of broken lines: many go on what the line before left open, in lower case. Where blank
    lines part the paragraphs, what a line leaves open after a full sentence is such a sign too.
    """
    if any(line.end - line.start > 2 * _MAX_WRAP_WIDTH for line in lines):
        return 0
    has_gaps = any(line.gap for line in lines[1:])
    breaks = continued = 0
    for before, after in pairwise(lines):
        if after.gap or after.marker or before.end - before.start < 30:
            continue
        breaks += 1
        line = text[before.start : before.end]
        if not ends_sentence(line):
            is_torn = has_gaps and _TORN.search(line) is not None
            continued += text[after.start].islower() or is_torn
    if continued < 1 or continued < 0.35 * breaks:
        return 0
    widths = sorted(line.end - line.start for line in lines)
    # The widest few may be addresses that nobody could break.
    return widths[max(0, int(len(widths) * 0.98) - 1)] if len(widths) > 50 else widths[-1]


def _continues(text: str, before: _Line, after: _Line, width: int) -> bool:
    if after.gap or after.marker:
        return False
    opens_lower = text[after.start].islower()
    is_open = not ends_sentence(text[before.start : before.end])
    if width == 0:
        # A list item whose second line is indented below its text.
        return bool(before.marker) and after.indent > before.indent and opens_lower and is_open
    if opens_lower and is_open:
        return True
    first_word = text[after.start : after.end].split(maxsplit=1)[0]
    used = before.end - before.start + 1 + len(first_word)
    return used > width * (1 - _WRAP_SLACK)


def _block(text: str, first: _Line, end: int) -> list[Block]:
    """The block from `first` to `end`; two where a label ("TL;DR:") opens it."""
    start = first.start
    content = text[start:end]
    cut = label_length(content)
    if not cut:
        return [Block(start, end, content, first.marker, first.gap)]
    rest = start + cut
    rest += len(text[rest:end]) - len(text[rest:end].lstrip())
    label_end = start + len(content[:cut].rstrip())
    return [
        Block(start, label_end, text[start:label_end], first.marker, first.gap),
        Block(rest, end, text[rest:end], hint=label_hint(content[:cut])),
    ]
