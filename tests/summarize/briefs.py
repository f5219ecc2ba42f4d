"""What a brief leaves of a sentence where the network wants this or that."""

from __future__ import annotations

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.brief.brief import leave_out_phrases
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import Tree
from tests.summarize.conftest import Fixed


def shown(sentence: Sentence, odds: np.ndarray) -> str:
    return leave_out_phrases(Draft.whole(sentence), Scene(sentence), Fixed(odds)).text()


def wanting(sentence: Sentence, words: str) -> np.ndarray:
    """The odds of a network that would keep the root and `words`, and nothing else."""
    wanted = {Tree(sentence.tokens).root}
    wanted |= {i for i, token in enumerate(sentence.tokens) if token.text in words.split()}
    odds = np.full((len(sentence.tokens), 2), -3.0)
    odds[sorted(wanted)] = 6.0
    return odds


def barest(sentence: Sentence) -> str:
    """What is left where the network would keep nothing but the root."""
    return shown(sentence, wanting(sentence, ""))
