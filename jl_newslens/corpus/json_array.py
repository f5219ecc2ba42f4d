"""The objects of a JSON document one by one, however long it is.

The document is an array of objects; or an object that holds one, beside other things (what news
services answer); or one object alone. Whoever reads it holds one object at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final

from jl_newslens.corpus.packed import MAX_ROW_CHARS, RowLongError, RowsText
from jl_newslens.errors import CorpusError

_CHUNK_CHARS: Final = 256 * 1024
_NO_SPACE: Final = re.compile(r"[^ \t\n\r]")
_LIST_OF_OBJECTS: Final = re.compile(r"\[[ \t\n\r]*\{")
_DECODER: Final = JSONDecoder()

# What a saved brief begins with. The items of its lists are no articles.
SAVED_BRIEF: Final = "wire_version"


def read_objects(text: RowsText, name: str) -> Iterator[dict[str, Any] | CorpusError]:
    """The objects in order; for an item that is none its error.

    Where the document is damaged the last item is an error with the line: what stands behind it
    cannot be told apart any more.

    Args:
        name: of the file, for errors.
    """
    document = _Document(text)
    try:
        sign = document.peek()
        if sign == "[":
            yield from _items(document, name)
        elif sign == "{":
            yield from _members(document, name)
        elif sign:
            raise ValueError("it is no list of objects")
        if document.peek():
            raise ValueError("more stands behind its end")
        if text.damage:
            raise ValueError
    except (ValueError, RecursionError) as error:
        reason = text.damage or f"no JSON, or damaged ({document.reason(error)})"
        yield CorpusError(f"{name}, line {document.line(error)}: {reason}.")


def _members(document: _Document, name: str) -> Iterator[dict[str, Any] | CorpusError]:
    """The items of the one member that is a list of objects; without one the object itself."""
    members: dict[str, Any] = {}
    listed = None
    sign = document.take("{")
    if document.peek() == "}":
        sign = document.take("}")
    while sign != "}":
        key = document.value()
        if not isinstance(key, str):
            raise ValueError("the name of a member is no string")
        document.take(":")
        if SAVED_BRIEF in members or not document.matches(_LIST_OF_OBJECTS):
            members[key] = document.value()
            if listed is None and document.chars > MAX_ROW_CHARS:
                raise RowLongError
        elif listed is None:
            listed = key
            yield from _items(document, name)
        else:
            raise ValueError(f"it has two lists, {listed!r}, which was read, and {key!r}")
        if listed is not None:
            members.clear()
        sign = document.take(",}")
    if listed is None:
        yield members


def _items(document: _Document, name: str) -> Iterator[dict[str, Any] | CorpusError]:
    sign = document.take("[")
    if document.peek() == "]":
        sign = document.take("]")
    number = 0
    while sign != "]":
        number += 1
        value = document.value()
        if isinstance(value, dict):
            yield value
        else:
            yield CorpusError(f"{name}, item {number} of its list: must be a JSON object.")
        sign = document.take(",]")


class _Document:
    """A place in a JSON text, and as much of the text from there on as the next value needs."""

    def __init__(self, text: RowsText) -> None:
        self._text = text
        self._buffer = ""
        self._at = 0  # in the buffer
        self._dropped = 0  # characters before the buffer
        self._lines = 0  # before the buffer

    @property
    def chars(self) -> int:
        """How many characters stand before this place."""
        return self._dropped + self._at

    def peek(self) -> str:
        """The next character that is no space, "" at the end."""
        while (found := _NO_SPACE.search(self._buffer, self._at)) is None:
            self._at = len(self._buffer)
            if not self._read_on():
                return ""
        self._at = found.start()
        return found[0]

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text from the next character that is no space begins so."""
        self.peek()
        if len(self._buffer) - self._at < _CHUNK_CHARS:
            self._read_on()
        return pattern.match(self._buffer, self._at) is not None

    def take(self, signs: str) -> str:
        """Steps over the next character that is no space, which must be one of `signs`."""
        sign = self.peek()
        if not sign or sign not in signs:
            raise ValueError(f"{' or '.join(signs)} is missing")
        self._at += 1
        return sign

    def value(self) -> Any:
        """Steps over the value that stands here.

        Raises:
            ValueError: there is none, or one that is too long.
        """
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except ValueError:
                if len(self._buffer) - self._at > MAX_ROW_CHARS:
                    raise RowLongError from None
                if not self._read_on():
                    raise
            else:
                # Of a number the rest may not be there yet.
                if end < len(self._buffer) or not self._read_on():
                    self._at = end
                    return value

    def line(self, error: BaseException) -> int:
        """The line, from 1, where `error` happened, which was raised here."""
        at = error.pos if isinstance(error, JSONDecodeError) else self._at
        return 1 + self._lines + self._buffer.count("\n", 0, at)

    def reason(self, error: BaseException) -> str:
        """`error` in words, without its place in the buffer."""
        if isinstance(error, RecursionError):
            return "nested too deeply"
        return error.msg if isinstance(error, JSONDecodeError) else str(error)

    def _read_on(self) -> bool:
        """Lets go of what stands before this place and reads more; False at the end.

        As much as there is, so that the pieces of a long value are not looked at again and again.
        """
        more = self._text.read(max(_CHUNK_CHARS, len(self._buffer) - self._at))
        if more:
            self._lines += self._buffer.count("\n", 0, self._at)
            self._dropped += self._at
            self._buffer = self._buffer[self._at :] + more
            self._at = 0
        return bool(more)
