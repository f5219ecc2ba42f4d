from __future__ import annotations

from collections.abc import Callable

import pytest

from jl_newslens.link.mentions.mentions import find_mentions
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.model import Mention
from tests.link.conftest import build

Find = Callable[..., list[Mention]]


@pytest.fixture
def find(source: StarterSource) -> Find:
    def find(*paragraphs: str, **options: object) -> list[Mention]:
        article, sentences = build(*paragraphs, **options)  # type: ignore[arg-type]
        return find_mentions(article.text, sentences, source.known_aliases)

    return find


def surfaces(mentions: list[Mention]) -> list[str]:
    return [mention.surface for mention in mentions]
