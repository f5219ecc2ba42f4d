"""Values out of JSON that somebody else wrote: of the right type, or a `WireFormatError`."""

from __future__ import annotations

from typing import Any

from jl_newslens.errors import WireFormatError


def _instead(value: Any) -> str:
    return "and is missing" if value is None else f"not {type(value).__name__}"


def record_of(value: Any, where: str) -> dict[str, Any]:
    """The value as a JSON object."""
    if not isinstance(value, dict):
        raise WireFormatError(f"{where} must be a JSON object, {_instead(value)}.")
    return value


def items_of(record: dict[str, Any], key: str) -> list[Any]:
    """The list under `key`; [] where there is none."""
    value = record.get(key, [])
    if not isinstance(value, list):
        raise WireFormatError(f"{key} must be a list, not {type(value).__name__}.")
    return value


def text_of(record: dict[str, Any], key: str) -> str:
    """The string under `key`."""
    value = record.get(key)
    if not isinstance(value, str):
        raise WireFormatError(f"{key} must be a string, {_instead(value)}.")
    return value


def optional_text_of(record: dict[str, Any], key: str) -> str | None:
    """The string under `key`, or None."""
    return None if record.get(key) is None else text_of(record, key)


def strings_of(record: dict[str, Any], key: str) -> list[str]:
    """The list of strings under `key`."""
    values = items_of(record, key)
    if not all(isinstance(value, str) for value in values):
        raise WireFormatError(f"{key} must be a list of strings.")
    return values


def share_of(record: dict[str, Any], key: str) -> float:
    """The number between 0 and 1 under `key`."""
    value = record.get(key, 0.0)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise WireFormatError(f"{key} must be a number between 0 and 1, not {value!r}.")
    return float(value)


def span_of(value: Any, size: int, where: str) -> tuple[int, int]:
    """A [start, end) pair within `size` characters."""
    if (
        not isinstance(value, (list, tuple))
        or len(value) != 2
        or not all(isinstance(offset, int) and not isinstance(offset, bool) for offset in value)
    ):
        raise WireFormatError(f"{where} must hold [start, end] pairs, not {value!r}.")
    start, end = value
    if not 0 <= start <= end <= size:
        raise WireFormatError(f"{where} has {value!r}, outside the article's {size} characters.")
    return start, end
