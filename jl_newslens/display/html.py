"""A brief as HTML that stands by itself: semantic, without script, readable without its style too.

GitHub and nbviewer strip styles and classes, mail programs most of them; what is left then is a
heading, a list, links and two boxes that open. JupyterLab, a browser or a saved page show the style
on top, in the colours of the notebook's theme where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from jl_newslens.display._markup import escape, plain, safe_href
from jl_newslens.display.segments import cut_segments
from jl_newslens.display.wording import certainty, count_mentions, grouped, label
from jl_newslens.model import Analysis, Bullet, Entity
from jl_newslens.word_count import measured

# Text takes the colour that the page around it has, and the rest is mixed from that: right in light
# and dark, whatever says which it is. Only links need a colour of their own.
STYLE = """\
.jlnb{--b-soft:color-mix(in srgb,currentColor 68%,transparent);\
--b-line:color-mix(in srgb,currentColor 22%,transparent);\
--b-wash:color-mix(in srgb,currentColor 5%,transparent);\
--b-link:var(--jp-content-link-color,var(--vscode-textLink-foreground,LinkText));\
color:var(--jp-content-font-color1,inherit);\
font:15px/1.5 var(--jp-content-font-family,system-ui,sans-serif);\
max-width:46rem;overflow-wrap:anywhere}
.jlnb *{box-sizing:border-box}
.jlnb .jlnb-title,.jlnb .jlnb-head{font-weight:600}
.jlnb .jlnb-title{font-size:1.3em;line-height:1.25;margin:0 0 .2em}
.jlnb .jlnb-head{font-size:1em;margin:1.2em 0 .4em;padding:0;letter-spacing:.01em}
.jlnb a{color:var(--b-link);text-decoration:underline;text-underline-offset:2px;\
text-decoration-thickness:1px}
.jlnb a:hover{text-decoration-thickness:2px}
.jlnb a:focus-visible,.jlnb summary:focus-visible{\
outline:2px solid var(--b-link);outline-offset:2px}
.jlnb .jlnb-source{color:var(--b-soft);font-size:.87em;margin:0 0 .9em}
.jlnb .jlnb-glance{border-left:3px solid var(--b-link);background:var(--b-wash);\
border-radius:0 6px 6px 0;padding:.8em 1em .8em 1.1em;margin:0}
.jlnb .jlnb-glance .jlnb-head{margin:0 0 .4em;text-transform:uppercase;font-size:.8em;\
letter-spacing:.07em;color:var(--b-soft)}
.jlnb .jlnb-glance ul{margin:0;padding:0 1.1em;list-style:disc}
.jlnb .jlnb-glance li{margin:.35em 0;padding:0}
.jlnb .jlnb-names{columns:2 16rem;column-gap:1.8em;margin-top:1.1em}
.jlnb .jlnb-names div{break-inside:avoid;padding-bottom:.5em}
.jlnb .jlnb-names .jlnb-head{margin-top:0}
.jlnb .jlnb-names ul{margin:0;padding:0;list-style:none}
.jlnb .jlnb-names li{margin:0 0 .45em;padding:0;line-height:1.4}
.jlnb small.jlnb-note{white-space:nowrap}
.jlnb .jlnb-note{color:var(--b-soft);font-size:.9em}
.jlnb details{border-top:1px solid var(--b-line);margin:.9em 0 0;padding:.5em 0 0}
.jlnb details+details{margin-top:.5em}
.jlnb summary{cursor:pointer;color:var(--b-soft);font-size:.93em}
.jlnb details p,.jlnb blockquote{margin:.6em 0}
.jlnb blockquote{border-left:2px solid var(--b-line);padding:0 0 0 .8em;color:inherit}
.jlnb mark{background:color-mix(in srgb,var(--b-link) 16%,transparent);color:inherit;\
border-radius:3px;padding:0 .1em}
.jlnb .jlnb-aside,.jlnb del{color:var(--b-soft)}
"""
_PAGE_STYLE = """\
:root{color-scheme:light dark}
body{margin:0;padding:2rem 1rem;\
background:light-dark(#fff,#14181d);font-family:system-ui,sans-serif}
body{color:light-dark(#1b1f24,#e6e8eb);--jp-content-link-color:light-dark(#0b5cad,#7ab8ff)}
main>*{margin:0 auto}
@media print{:root{color-scheme:light}}
"""
TOP_OF_A_PAGE = 1
TOP_IN_A_NOTEBOOK = 2  # whose own title is the first
# What the article says: it may run from right to left, among words of ours that do not.
_OWN_DIRECTION = ' dir="auto"'
_PARAGRAPH_TAGS = {
    "body": (f"<p{_OWN_DIRECTION}>", "</p>"),
    "heading": (f"<p{_OWN_DIRECTION}><strong>", "</strong></p>"),
    "aside": (f'<p class="jlnb-aside"{_OWN_DIRECTION}><small>', "</small></p>"),
}
_LIST_KINDS = ("list_item", "key_point")


def render_html(analysis: Analysis, *, full_page: bool = False) -> str:
    """The brief as a fragment, or with `full_page` as a whole document."""
    if not full_page:
        return _fragment(analysis, TOP_IN_A_NOTEBOOK)
    return whole_page(analysis, _fragment(analysis, TOP_OF_A_PAGE))


def whole_page(analysis: Analysis, body: str) -> str:
    """A document that holds `body`, in the language and with the title of the article."""
    title = escape(plain(analysis.article.title or "At a Glance"))
    language = escape(language_of(analysis))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="generator" content="NewsLens {version("jl-newslens")}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{_PAGE_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _fragment(analysis: Analysis, top: int) -> str:
    """The brief, its headings from level `top` down; "At a Glance" is its title where none is."""
    segments = cut_segments(analysis)
    entities = {entity.id: entity for entity in analysis.entities}
    below = top + bool(analysis.article.title)
    parts = [
        f"<style>\n{STYLE}</style>\n",
        f'<article class="jlnb" lang="{escape(language_of(analysis))}">\n',
        *title_block(analysis, top),
        *_glance(analysis, segments["bullets"], entities, below),
        *_names(analysis, top + 1),
        *notes(analysis),
        *_sentences(analysis),
        *_whole_article(analysis, segments["paragraphs"], entities),
        "</article>\n",
    ]
    return "".join(parts)


def language_of(analysis: Analysis) -> str:
    """The code of the article's language, "en" where it is none."""
    code = analysis.article.language
    return code if code.replace("-", "").isalnum() and code.isascii() else "en"


def title_block(analysis: Analysis, level: int) -> Iterable[str]:
    """The title of the article as a heading, where it has one, and where and when it appeared."""
    article = analysis.article
    if article.title:
        yield heading(level, article.title, "title")
    facts = []
    href = safe_href(article.url)
    if href:
        facts.append(_link(href, plain(article.url or "").split("://", 1)[-1].split("/", 1)[0]))
    if article.published:
        day = plain(article.published)
        facts.append(f'<time datetime="{escape(day)}">{escape(day[:10])}</time>')
    if facts:
        yield f'<p class="jlnb-source">{" · ".join(facts)}</p>\n'


def heading(level: int, text: str, role: str = "head") -> str:
    """A heading, its text escaped; `role` is "title" for that of the article."""
    direction = _OWN_DIRECTION if role == "title" else ""
    return f'<h{level} class="jlnb-{role}"{direction}>{escape(plain(text))}</h{level}>\n'


def _glance(
    analysis: Analysis,
    pieces: list[list[dict[str, str]]],
    entities: Mapping[str, Entity],
    level: int,
) -> Iterable[str]:
    yield '<section class="jlnb-glance">\n' + heading(level, "At a Glance")
    yield from bullet_list(analysis, pieces, entities)
    yield "</section>\n"


def bullet_list(
    analysis: Analysis,
    pieces: list[list[dict[str, str]]],
    entities: Mapping[str, Entity],
    remarks: Mapping[int, str] = MappingProxyType({}),
) -> Iterable[str]:
    """The bullets, each with the sentence that it comes from as its tooltip.

    Args:
        pieces: of the bullets, as `cut_segments` gives them.
        remarks: what to say behind the bullets of these sentences.
    """
    if not analysis.bullets:
        yield "<p>No sentence of the article could become a bullet.</p>\n"
        return
    yield f"<ul{_OWN_DIRECTION}>\n"
    for bullet, cut in zip(analysis.bullets, pieces, strict=True):
        source = escape(plain(_sentence(analysis, bullet)))
        title = f' title="{source}"' if source and source != escape(plain(bullet.text)) else ""
        remark = _remark(remarks.get(bullet.sentence, ""))
        yield f"<li{title}>{_linked(cut, entities)}{remark}</li>\n"
    yield "</ul>\n"


def _remark(words: str) -> str:
    return f' <small class="jlnb-note">({escape(plain(words))})</small>' if words else ""


def _names(analysis: Analysis, level: int) -> Iterable[str]:
    groups = grouped(analysis)
    if not groups:
        return
    yield '<section class="jlnb-names">\n'
    for name, members in groups:
        yield f"<div>\n{heading(level, name)}<ul{_OWN_DIRECTION}>\n"
        for entity in members:
            yield f"<li>{_name(entity)}</li>\n"
        yield "</ul>\n</div>\n"
    yield "</section>\n"


def _name(entity: Entity) -> str:
    href = safe_href(entity.url)
    name = plain(label(entity))
    shown = _link(href, name) if href else escape(name)
    if entity.status == "linked" and entity.description:
        shown += f": {escape(plain(entity.description))}"
    remarks = [words for words in (certainty(entity),) if words != "sure"]
    if len(entity.mentions) > 1:
        remarks.append(count_mentions(entity))
    return shown + _remark(", ".join(remarks))


def notes(analysis: Analysis) -> Iterable[str]:
    """The notices, each as a paragraph."""
    for notice in analysis.notices:
        yield f'<p class="jlnb-note"><strong>Note:</strong> {escape(plain(notice.message))}</p>\n'


def _sentences(analysis: Analysis) -> Iterable[str]:
    """Each bullet's sentence as the article has it, what was left out struck through."""
    shown = [(bullet, span) for bullet in analysis.bullets if (span := _span(analysis, bullet))]
    if not shown:
        return
    text = analysis.article.text
    yield f"<details>\n<summary>Where each bullet comes from</summary>\n<ol{_OWN_DIRECTION}>\n"
    for bullet, (start, end) in shown:
        cursor, parts = start, []
        for removal in sorted(bullet.removed, key=lambda removal: (removal.start, removal.end)):
            first, last = max(removal.start, cursor), min(removal.end, end)
            if first < last:
                parts += [escape(text[cursor:first]), f"<del>{escape(text[first:last])}</del>"]
                cursor = last
        parts.append(escape(text[cursor:end]))
        yield f"<li>{''.join(parts).strip()}</li>\n"
    yield "</ol>\n</details>\n"


def _whole_article(
    analysis: Analysis, paragraphs: list[dict[str, Any]], entities: Mapping[str, Entity]
) -> Iterable[str]:
    if not analysis.article.text.strip():
        return
    length = measured(analysis.article.text)
    yield '<details class="jlnb-article">\n'
    yield f"<summary>The article with its names linked ({length})</summary>\n"
    in_list = False
    for paragraph in paragraphs:
        kind = paragraph["kind"]
        is_item = kind in _LIST_KINDS
        if is_item != in_list:
            yield f"<ul{_OWN_DIRECTION}>\n" if is_item else "</ul>\n"
            in_list = is_item
        inner = _marked(paragraph["segments"], entities)
        tags = _PARAGRAPH_TAGS.get(kind, _PARAGRAPH_TAGS["body"])
        before, after = ("<li>", "</li>") if is_item else tags
        yield f"{before}{inner}{after}\n"
    if in_list:
        yield "</ul>\n"
    yield "</details>\n"


def _marked(segments: list[dict[str, Any]], entities: Mapping[str, Entity]) -> str:
    """Segments with their links; those of sentences that became bullets are marked."""
    parts = []
    inside = False
    for segment in segments:
        is_bullet = "bullet" in segment
        if is_bullet != inside:
            parts.append("<mark>" if is_bullet else "</mark>")
            inside = is_bullet
        parts.append(_linked([segment], entities))
    if inside:
        parts.append("</mark>")
    return "".join(parts)


def _linked(pieces: Iterable[Mapping[str, Any]], entities: Mapping[str, Entity]) -> str:
    parts = []
    for piece in pieces:
        entity = entities.get(piece.get("entity", ""))
        href = safe_href(entity.url) if entity else None
        parts.append(_link(href, piece["text"], entity) if href else escape(piece["text"]))
    return "".join(parts)


def _link(href: str, text: str, entity: Entity | None = None) -> str:
    about = ""
    if entity is not None:
        words = plain(label(entity) + (f": {entity.description}" if entity.description else ""))
        about = f' title="{escape(words)}"'
    attributes = f'href="{escape(href)}"{about} target="_blank" rel="noopener noreferrer"'
    return f"<a {attributes}>{escape(text)}</a>"


def _sentence(analysis: Analysis, bullet: Bullet) -> str:
    span = _span(analysis, bullet)
    return analysis.article.text[span[0] : span[1]] if span else ""


def _span(analysis: Analysis, bullet: Bullet) -> tuple[int, int] | None:
    if 0 <= bullet.sentence < len(analysis.sentences):
        return analysis.sentences[bullet.sentence]
    return None
