"""Turns bytes into text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from jl_newslens.errors import NotTextError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a file of this kind begins with, and what to do with it instead.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,120}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
# The HTML standard reads these names as the wider Windows code pages.
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_SAMPLE_BYTES = 65_536
# Text has next to none; UTF-16 without a mark is nearly half NUL.
_MAX_CONTROL_SHARE = 0.02
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"


def decode(data: bytes, *, declared: str | None = None, source: str = "") -> str:
    """The text in `data`.

    The order: byte order mark; UTF-8 where it is valid, as text that is not UTF-8 hardly ever is,
    whatever it says of itself; what the transport `declared`; what the document says; detection.

    Raises:
        NotTextError: an archive, an image, a program …, or no encoding fits.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _not_text(f"is {kind}", source)
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MAX_CONTROL_SHARE * max(len(sample), 1) + 2:
        raise _not_text("is not text", source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (declared, _own_charset(data)):
        text = _try_decode(data, name)
        if text is not None:
            return text
    return _detect(data, source)


def _own_charset(data: bytes) -> str | None:
    head = data[:4096]
    found = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None


def _try_decode(data: bytes, name: str | None) -> str | None:
    """`data` in the encoding of that name, with a few damaged characters forgiven; None if not."""
    if not name:
        return None
    try:
        encoding = codecs.lookup(name)
        if not encoding._is_text_encoding:
            return None
        text = data.decode(_WEB_NAMES.get(encoding.name, encoding.name), errors="replace")
    except (LookupError, ValueError):
        return None
    damaged = text.count("\ufffd")
    beyond_ascii = sum(not sign.isascii() for sign in text)
    return text if damaged <= max(3, len(text) // 200) and damaged * 2 <= beyond_ascii else None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of western text is NUL."""
    sample = data[:4096]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _detect(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    # Short western text is cp1252 far more often than the code pages that look alike.
    western = _try_decode(data, "cp1252")
    if western is not None and _is_plausible(western):
        return western
    text = _try_decode(data, best.encoding) if best else None
    if text is None:
        raise _not_text("has no encoding that can be recognised", source)
    return text


def _is_plausible(text: str) -> bool:
    """Whether the characters beyond ASCII are those of western text: letters in words, quotes."""
    odd = [sign for sign in text[:_SAMPLE_BYTES] if ord(sign) > 126]
    plain = sum(sign.isascii() and sign.isalpha() for sign in text[:_SAMPLE_BYTES])
    known = sum(sign in "‘’“”–—…•€£©®°«»½¼é è" or sign.isalpha() for sign in odd)
    return len(odd) <= max(2, 0.12 * plain) and known >= 0.8 * len(odd)


def _not_text(what: str, source: str) -> NotTextError:
    return NotTextError(
        f"{source or 'The input'} {what}. Give a text or HTML file, or paste the article's text.",
        source=source,
    )
