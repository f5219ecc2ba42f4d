"""Names to parts: which rankers and reference sources there are.

The built-in ones stand in the two tables below; those of other packages come from the entry point
groups `jl_newslens.rankers` and `jl_newslens.sources`. A built-in name always wins. Each name leads
to a factory that is imported only when the part is made.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any, Final

from jl_newslens.errors import OptionError, UnknownNameError

RANKERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "newslens": "jl_newslens.summarize.rankers.newslens:NewsLensRanker",
        "lead": "jl_newslens.summarize.rankers.lead:LeadRanker",
        "lex_rank": "jl_newslens.summarize.rankers.lex_rank:LexRankRanker",
        "text_rank": "jl_newslens.summarize.rankers.text_rank:TextRankRanker",
        "luhn": "jl_newslens.summarize.rankers.luhn:LuhnRanker",
        "lsa": "jl_newslens.summarize.rankers.lsa:LsaRanker",
        "sum_basic": "jl_newslens.summarize.rankers.sum_basic:SumBasicRanker",
        "kl": "jl_newslens.summarize.rankers.kl:KLRanker",
        "reduction": "jl_newslens.summarize.rankers.reduction:ReductionRanker",
        "edmundson": "jl_newslens.summarize.rankers.edmundson:EdmundsonRanker",
    }
)
SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "starter": "jl_newslens.link.sources.starter:StarterSource",
        "knowledge_base": "jl_newslens.link.sources.knowledge_base:KnowledgeBaseSource",
        "wikipedia": "jl_newslens.link.sources.wikipedia:WikipediaSource",
        "zim": "jl_newslens.link.sources.zim:ZimSource",
        "reference_list": "jl_newslens.link.sources.reference_list:ReferenceListSource",
    }
)

SOURCE_FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".tsv": "reference_list",
        ".jsonl": "reference_list",
        ".kb": "knowledge_base",
        ".zim": "zim",
    }
)
"""The source that reads a file, by its suffix; its factory takes the path."""

FILE_EXAMPLES: Final[Mapping[str, str]] = MappingProxyType(
    {"reference_list": "names.tsv", "zim": "wikipedia.zim"}
)
"""Sources that cannot be asked for by name alone, each with an example of their file."""


def ranker_names() -> tuple[str, ...]:
    """All rankers that can be asked for by name, the built-in ones first."""
    return _names(RANKERS, "jl_newslens.rankers")


def source_names() -> tuple[str, ...]:
    """All kinds of reference sources, the built-in ones first."""
    return _names(SOURCES, "jl_newslens.sources")


def ranker_factory(name: str) -> Callable[..., Any]:
    """The factory of a ranker.

    Raises:
        UnknownNameError: neither built in nor an entry point.
        OptionError: its package cannot be imported.
    """
    return _factory("ranker", name, RANKERS, "jl_newslens.rankers")


def source_factory(name: str) -> Callable[..., Any]:
    """The factory of a reference source; errors as for `ranker_factory`."""
    return _factory("source", name, SOURCES, "jl_newslens.sources")


def refuse_bare_file_source(name: str) -> None:
    """Raises OptionError where a source needs a path, and only its name was given."""
    if name in FILE_EXAMPLES:
        raise OptionError(
            f"The source {name!r} is a file: give its path instead, such as "
            f"{FILE_EXAMPLES[name]!r}.",
            option="sources",
            value=name,
        )


@cache
def plug_ins(group: str) -> tuple[EntryPoint, ...]:
    """The installed plug-ins; asking every package for them takes tens of milliseconds."""
    return tuple(entry_points(group=group))


def _names(table: Mapping[str, str], group: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*table, *sorted(plugin.name for plugin in plug_ins(group))]))


def _factory(kind: str, name: str, table: Mapping[str, str], group: str) -> Callable[..., Any]:
    if name in table:
        module, _, attribute = table[name].partition(":")
        factory: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
        return factory
    for plugin in plug_ins(group):
        if plugin.name == name:
            return _load(kind, plugin)
    raise UnknownNameError(kind, name, _names(table, group))


def _load(kind: str, plugin: EntryPoint) -> Callable[..., Any]:
    try:
        factory: Callable[..., Any] = plugin.load()
    except (ImportError, AttributeError) as error:
        raise OptionError(
            f"The {kind} {plugin.name!r} comes from {plugin.value!r}, which cannot be loaded "
            f"({error}). Update or remove the package that brings it.",
            option=kind,
            value=plugin.name,
        ) from error
    return factory
