"""The brief as text: whole in a pipe, wrapped in a terminal, harmless in both."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from jl_newslens.brief import Brief
from jl_newslens.display.text import print_brief, render_text
from jl_newslens.errors import OptionError
from jl_newslens.model import Analysis, Article, Bullet

from .sample import make_analysis, make_evil_analysis


def test_the_whole_text() -> None:
    assert render_text(make_analysis()) == (
        "Rutte criticises Putin\n"
        "\n"
        "At a Glance\n"
        "  • Mark Rutte criticised Vladimir Putin on Friday.\n"
        "\n"
        "People\n"
        "  Mark Rutte: Secretary General of NATO (sure)\n"
        "      https://en.wikipedia.org/wiki/Mark_Rutte\n"
        "  Vladimir Putin (no page found)\n"
        "\n"
        "Organizations\n"
        "  NATO: military alliance (likely)\n"
        "      https://en.wikipedia.org/wiki/NATO\n"
        "  Friday Club (not looked up)\n"
        "\n"
        "Places\n"
        "  Tirana: capital of Albania (unsure)\n"
        "      https://en.wikipedia.org/wiki/Tirana\n"
        "\n"
        "Notes\n"
        "  - Wikipedia was not asked.\n"
    )


@pytest.mark.parametrize("width", [30, 60, 100])
def test_lines_keep_to_the_width_but_for_addresses(width: int) -> None:
    lines = render_text(make_analysis(), width=width).splitlines()
    assert all(len(line) <= width or "https://" in line for line in lines)


def test_no_width_is_too_small() -> None:
    assert "Rutte" in render_text(make_analysis(), width=1)


def test_an_article_without_anything_says_so() -> None:
    text = render_text(Analysis(Article("Flood")))
    assert text == "At a Glance\n  (no sentence of the article could become a bullet)\n"


def test_color_is_escape_codes_around_the_same_words() -> None:
    colored = "\n".join(printed(80, color=True))

    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored).split() == "\n".join(printed(80)).split()


def test_no_escape_code_of_the_article_comes_through() -> None:
    assert "\x1b" not in render_text(make_evil_analysis())
    out = io.StringIO()
    print_brief(make_evil_analysis(), Console(file=out, width=80))
    assert "\x1b" not in out.getvalue()


def test_an_unsafe_address_is_not_shown() -> None:
    assert "javascript:alert" not in render_text(make_evil_analysis())


def printed(width: int, *, color: bool = False) -> list[str]:
    out = io.StringIO()
    system = "standard" if color else None
    console = Console(file=out, width=width, force_terminal=color, color_system=system)
    print_brief(make_analysis(), console)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_a_wide_terminal_shows_the_lines_of_a_pipe() -> None:
    assert printed(100) == render_text(make_analysis()).splitlines()


def test_a_narrow_terminal_indents_what_it_wraps() -> None:
    lines = printed(34)

    place = lines.index("  Mark Rutte: Secretary")
    assert lines[place + 1] == "      General of NATO (sure)"
    assert all(len(line) <= 34 or "https://" in line for line in lines)


def test_a_terminal_can_open_every_address_however_narrow_it_is() -> None:
    assert "      https://en.wikipedia.org/wiki/Mark_Rutte" in printed(30)


def test_lines_stay_readable_however_wide_the_terminal_is() -> None:
    text = "The port of Vigo grows every year, officials said on Monday, and ships wait. " * 4
    out = io.StringIO()
    bullet = Bullet(text, 0, ((0, len(text)),))
    print_brief(Analysis(Article(text), bullets=(bullet,)), Console(file=out, width=300))

    assert max(map(len, out.getvalue().splitlines())) <= 100


def test_brackets_are_not_markup_for_rich() -> None:
    article = Article("x", "[bold]Title[/bold] [/] [link=x]y")
    out = io.StringIO()
    print_brief(Analysis(article), Console(file=out, width=80))
    assert "[bold]Title[/bold] [/] [link=x]y" in out.getvalue()


def test_a_console_that_is_no_terminal_gets_no_colors() -> None:
    out = io.StringIO()
    print_brief(make_analysis(), Console(file=out, width=80))
    assert "\x1b" not in out.getvalue()
    assert "Mark Rutte criticised" in out.getvalue()


@pytest.mark.parametrize("width", ["x", 0, -1, True])
def test_a_width_that_makes_no_sense_is_told(width: int) -> None:
    with pytest.raises(OptionError, match="width must be"):
        Brief(make_analysis()).text(width=width)
