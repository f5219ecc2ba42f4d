"""What the JupyterLab sidebar calls in a kernel: one request in, the steps of the answer out.

The sidebar runs `answer("…")` silently and reads the published outputs; errors reach it as the
reply's own error, so their messages are what a person reads.
"""

from __future__ import annotations

import json
from typing import Any

from IPython.display import publish_display_data

from jl_newslens.errors import OptionError
from jl_newslens.reading.source import is_address
from jl_newslens.shared import shared_lens

_OPTIONS = frozenset({"bullets", "length", "ranker", "language", "offline"})


def answer(request: str) -> None:
    """Reads an article and publishes each step: first what needs no network, then the whole.

    Args:
        request: JSON with "text" (plain or HTML, never taken for a path) or "url", and "options".

    Raises:
        NewsLensError: as `NewsLens.read`.
    """
    source, options = _parse(request)
    for brief in shared_lens().read_steps(source, **options):
        publish_display_data(brief._repr_mimebundle_())


def _parse(request: str) -> tuple[str | bytes, dict[str, Any]]:
    data = json.loads(request)
    text, url = data.get("text"), data.get("url")
    options = {key: value for key, value in data.get("options", {}).items() if key in _OPTIONS}
    if is_address(url):
        return url, options
    if isinstance(text, str):
        # As bytes: a text that looks like a path or an address stays a text.
        return text.encode(errors="replace"), options
    raise OptionError("The request has neither a text nor an address.", option="text")
