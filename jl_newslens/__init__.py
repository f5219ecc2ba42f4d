"""NewsLens: "At a Glance" bullets and linked entities for any news article.

    >>> import jl_newslens as nl
    >>> brief = nl.read("article.txt", offline=True)
    >>> [bullet.text for bullet in brief.bullets]
    >>> {entity.name: entity.url for entity in brief.entities}

Importing this is light: spaCy and the rest are loaded at the first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jl_newslens.brief import Brief
    from jl_newslens.comparison import Comparison
    from jl_newslens.config import LensConfig
    from jl_newslens.errors import NewsLensError, SourceUnavailableError
    from jl_newslens.lens import NewsLens
    from jl_newslens.magics import load_ipython_extension
    from jl_newslens.model import (
        MIME_TYPE,
        WIRE_VERSION,
        Analysis,
        Article,
        Bullet,
        Candidate,
        Entity,
        Mention,
        Notice,
        Ranked,
        Sentence,
        Token,
    )
    from jl_newslens.protocols import Query, Ranker, ReferenceSource
    from jl_newslens.shared import compare, read

_HOME = {
    "Analysis": "model",
    "Article": "model",
    "Brief": "brief",
    "Bullet": "model",
    "Candidate": "model",
    "Comparison": "comparison",
    "Entity": "model",
    "LensConfig": "config",
    "MIME_TYPE": "model",
    "Mention": "model",
    "NewsLens": "lens",
    "NewsLensError": "errors",
    "Notice": "model",
    "Query": "protocols",
    "Ranked": "model",
    "Ranker": "protocols",
    "ReferenceSource": "protocols",
    "Sentence": "model",
    "SourceUnavailableError": "errors",
    "Token": "model",
    "WIRE_VERSION": "model",
    "compare": "shared",
    "load_ipython_extension": "magics",
    "read": "shared",
}

__all__ = [
    "MIME_TYPE",
    "WIRE_VERSION",
    "Analysis",
    "Article",
    "Brief",
    "Bullet",
    "Candidate",
    "Comparison",
    "Entity",
    "LensConfig",
    "Mention",
    "NewsLens",
    "NewsLensError",
    "Notice",
    "Query",
    "Ranked",
    "Ranker",
    "ReferenceSource",
    "Sentence",
    "SourceUnavailableError",
    "Token",
    "compare",
    "load_ipython_extension",
    "read",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("jl-newslens")
    if name in _HOME:
        value = getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jl-newslens"}]
