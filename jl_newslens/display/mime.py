"""The notebook output of an analysis: one MIME bundle with something good for every front end."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from jl_newslens.display.html import render_html
from jl_newslens.display.markdown import render_markdown
from jl_newslens.display.segments import cut_segments
from jl_newslens.display.text import render_text
from jl_newslens.model import MIME_TYPE, Analysis

_NOTHING: Final = "No article yet."


def view_data(analysis: Analysis) -> dict[str, Any]:
    """What the JavaScript view draws: the wire JSON plus the article already cut in "segments"."""
    return {**analysis.to_dict(), "segments": cut_segments(analysis)}


def mime_bundle(analysis: Analysis | None) -> dict[str, Any]:
    """All the forms of one output, by MIME type; None is a panel that has read nothing yet.

    JupyterLab and Notebook 7 with our extension draw the first; GitHub, nbviewer, nbconvert and
    e-mail show the HTML; chats and terminals the Markdown or the plain text.
    """
    if analysis is None:
        text = dict.fromkeys(("text/markdown", "text/plain"), _NOTHING)
        return {MIME_TYPE: None, "text/html": f"<p>{_NOTHING}</p>", **text}
    return {
        MIME_TYPE: view_data(analysis),
        "text/html": render_html(analysis),
        "text/markdown": render_markdown(analysis),
        "text/plain": render_text(analysis),
    }


def wanted_forms(
    bundle: dict[str, Any], include: Collection[str] | None, exclude: Collection[str] | None
) -> dict[str, Any]:
    """The forms that a front end asked for, as IPython asks: all of them where it said nothing."""
    return {
        mime: data
        for mime, data in bundle.items()
        if (not include or mime in include) and (not exclude or mime not in exclude)
    }
