"""A brief as Markdown: for notes, chats, issues and documents."""

from __future__ import annotations

from jl_newslens.display._markup import escape_markdown, markdown_href
from jl_newslens.display.wording import certainty, grouped, label
from jl_newslens.model import Analysis, Entity


def render_markdown(analysis: Analysis) -> str:
    """The brief in CommonMark, ending a line; nothing of the article acts as markup."""
    article = analysis.article
    lines: list[str] = []
    if article.title:
        title = escape_markdown(article.title)
        href = markdown_href(article.url)
        lines += [f"## [{title}](<{href}>)" if href else f"## {title}", ""]
    lines += ["### At a Glance", ""]
    lines += [f"- {escape_markdown(bullet.text)}" for bullet in analysis.bullets]
    if not analysis.bullets:
        lines.append("*No sentence of the article could become a bullet.*")
    if analysis.entities:
        lines += ["", "### Names"]
    for heading, members in grouped(analysis):
        lines += ["", f"**{heading}**", ""]
        lines += [f"- {_entity(entity)}" for entity in members]
    if analysis.notices:
        lines += ["", "### Notes", ""]
        lines += [f"- {escape_markdown(notice.message)}" for notice in analysis.notices]
    return "\n".join(lines) + "\n"


def _entity(entity: Entity) -> str:
    name = escape_markdown(label(entity))
    href = markdown_href(entity.url)
    shown = f"[{name}](<{href}>)" if href else name
    if entity.status == "linked" and entity.description:
        shown += f": {escape_markdown(entity.description)}"
    words = certainty(entity)
    return shown if words == "sure" else f"{shown} ({words})"
