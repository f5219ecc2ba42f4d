"""How long a text is: in words, or in characters where no spaces part the words."""

from __future__ import annotations

import re
from typing import Final

_CHINESE_JAPANESE: Final = (
    "\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
_THAI_AND_NEAR: Final = "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd"  # Lao …
# By characters in a word of news, about.
_UNSPACED: Final = (
    (2, re.compile(f"[{_CHINESE_JAPANESE}]")),
    (5, re.compile(f"[{_THAI_AND_NEAR}]")),
)
_ANY: Final = re.compile(f"[{_CHINESE_JAPANESE}{_THAI_AND_NEAR}]")
_RUN: Final = re.compile(f"[{_CHINESE_JAPANESE}{_THAI_AND_NEAR}\u3000-\u303f\uff00-\uff65]+")


def count_words(text: str) -> int:
    """What stands between spaces; where there are none, about as many words as the letters make."""
    if text.isascii() or not _ANY.search(text):
        return len(text.split())
    unspaced = sum(len(script.findall(text)) / size for size, script in _UNSPACED)
    return len(_RUN.sub(" ", text).split()) + max(1, round(unspaced))


def count_characters(text: str) -> int | None:
    """The characters of a text most of which is written without spaces; None for any other."""
    unspaced = 0 if text.isascii() else len(_ANY.findall(text))
    if unspaced == 0 or 2 * unspaced < sum(map(str.isalnum, text)):
        return None
    return sum(not character.isspace() for character in text)


def measured(text: str) -> str:
    """ "1 word", "2,345 words", "140 characters": whichever a reader of `text` would count."""
    characters = count_characters(text)
    number, unit = (count_words(text), "word") if characters is None else (characters, "character")
    return f"1 {unit}" if number == 1 else f"{number:,} {unit}s"
