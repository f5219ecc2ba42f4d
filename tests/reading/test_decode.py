"""Bytes become text in the right encoding, or a clear error."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.errors import NotTextError
from jl_newslens.reading.decode import decode

TEXT = "Café owners in Zürich said “no” – the señor’s cost rose by £5."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_encoding_is_found(encoding: str) -> None:
    assert decode((TEXT + " ").encode(encoding) * 20).lstrip("\ufeff").startswith(TEXT)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент заявил в пятницу, что переговоры в Стамбуле продолжатся. " * 8),
        ("shift_jis", "首相は金曜日に東京で記者会見を開き、新しい計画を発表した。" * 8),
        ("iso8859-7", "Η κυβέρνηση ανακοίνωσε την Παρασκευή νέα μέτρα για την οικονομία. " * 8),
    ],
)
def test_other_scripts_are_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_what_the_transport_declares_is_used() -> None:
    text = "Příliš žluťoučký kůň"
    assert decode(text.encode("iso8859-2"), declared="iso-8859-2") == text


def test_what_the_page_declares_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Příliš žluťoučký</body></html>'
    assert decode(page.encode("iso8859-2")) == page


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode(TEXT.encode(), declared="iso-8859-1") == TEXT


@pytest.mark.parametrize("declared", ["no-such-charset", "rot13", "hex", "idna", "\0", "utf-7"])
def test_a_strange_declaration_does_no_harm(declared: str) -> None:
    assert decode(TEXT.encode("cp1252") * 5, declared=declared).startswith("Caf")


def test_latin1_on_the_web_means_cp1252() -> None:
    assert decode("“yes”".encode("cp1252"), declared="iso-8859-1") == "“yes”"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "office"),
        (b"{\\rtf1 ...", "RTF"),
        (gzip.compress(b"text"), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (bytes(range(256)) * 40, "not text"),
        (b"\0" * 1000, "not text"),
    ],
)
def test_binary_data_is_named_and_refused(data: bytes, what: str) -> None:
    with pytest.raises(NotTextError, match=what):
        decode(data)


def test_the_error_names_the_source_and_what_to_do() -> None:
    with pytest.raises(NotTextError, match=r"report\.pdf is a PDF file\. Give a text") as caught:
        decode(b"%PDF-1.7", source="report.pdf")
    assert caught.value.source == "report.pdf"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_the_error(data: bytes) -> None:
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(data), str)


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])))
def test_utf8_always_comes_back(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF", "PK", "BZh", "GIF8", "{\\rtf")):
        assert decode(text.encode()) == text
