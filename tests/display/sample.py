"""One hand-made analysis with all that a rendering must cope with."""

from __future__ import annotations

from jl_newslens.model import (
    Analysis,
    Article,
    Bullet,
    Entity,
    Mention,
    Notice,
    Paragraph,
    Removal,
)

EVIL = "<script>alert('x')</script>"
TEXT = (
    "Mark Rutte, who leads NATO, criticised Vladimir Putin on Friday.\n"
    "What next\n"
    "Rutte <b>will</b> speak 😀 in Tirana & elsewhere."
)


def mentions(*surfaces: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(TEXT.index(surface), TEXT.index(surface) + len(surface), surface)
        for surface in surfaces
    )


_AT = TEXT.index("Rutte <b>")
SECOND_RUTTE = (Mention(_AT, _AT + 5, "Rutte"),)


def make_analysis(
    *,
    title: str | None = "Rutte criticises Putin",
    url: str | None = "https://example.org/a?b=1&c=2",
) -> Analysis:
    first, second, third = TEXT.split("\n")
    second_start = len(first) + 1
    third_start = second_start + len(second) + 1
    removed = TEXT.index(", who"), TEXT.index(" criticised")
    return Analysis(
        article=Article(
            TEXT,
            title,
            (
                Paragraph(0, len(first), first),
                Paragraph(second_start, third_start - 1, second, "heading"),
                Paragraph(third_start, len(TEXT), third),
            ),
            url=url,
            published="2025-05-16",
        ),
        sentences=((0, len(first)), (third_start, len(TEXT))),
        bullets=(
            Bullet(
                "Mark Rutte criticised Vladimir Putin on Friday.",
                0,
                ((0, removed[0]), (removed[1], len(first))),
                (Removal(*removed, "relative clause"),),
            ),
        ),
        entities=(
            Entity(
                "e1",
                "Mark Rutte",
                "PERSON",
                "Mark Rutte",
                "https://en.wikipedia.org/wiki/Mark_Rutte",
                description="Secretary General of NATO",
                score=0.97,
                status="linked",
                mentions=mentions("Mark Rutte") + SECOND_RUTTE,
            ),
            Entity(
                "e2",
                "NATO",
                "ORG",
                "NATO",
                "https://en.wikipedia.org/wiki/NATO",
                description="military alliance",
                score=0.8,
                status="linked",
                mentions=mentions("NATO"),
            ),
            Entity(
                "e3",
                "Tirana",
                "PLACE",
                "Tirana",
                "https://en.wikipedia.org/wiki/Tirana",
                description="capital of Albania",
                score=0.4,
                status="linked",
                mentions=mentions("Tirana"),
            ),
            Entity("e4", "Vladimir Putin", "PERSON", mentions=mentions("Vladimir Putin")),
            Entity("e5", "Friday Club", "ORG", status="unavailable"),
        ),
        notices=(Notice("offline", "Wikipedia was not asked."),),
    )


def make_evil_analysis() -> Analysis:
    """Every string of the outside tries to be markup."""
    text = f"{EVIL} [a](javascript:x) *b* \x1b[31m $1 and $2 @all &lt; <img src=x onerror=y>"
    entity = Entity(
        f'e"{EVIL}',
        EVIL,
        "OTHER",
        f'{EVIL}"onclick="x',
        "javascript:alert(1)",
        description=f"{EVIL}](x)",
        score=1.0,
        status="linked",
        mentions=(Mention(0, len(EVIL), EVIL),),
    )
    return Analysis(
        Article(text, EVIL, url=f'https://example.org/"{EVIL}', published=EVIL, language=EVIL),
        ((0, len(text)),),
        (Bullet(text, 0, ((0, len(text)),)),),
        (entity,),
        (Notice("x", EVIL),),
    )
