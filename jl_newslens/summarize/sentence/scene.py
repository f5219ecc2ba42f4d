"""A sentence as the rules that shorten it see it."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from jl_newslens.model import Sentence, Token
from jl_newslens.summarize.sentence.guards import find_guards
from jl_newslens.summarize.sentence.misread import says_nothing
from jl_newslens.summarize.sentence.quotes import quoted_tokens
from jl_newslens.summarize.sentence.tree import Tree, tree_of
from jl_newslens.summarize.sentence.words import plain


class Scene:
    """A sentence with all that the rules ask of it again and again.

    `quoted`, `guards` and `glued` have one flag a token: inside quotation marks, a word whose loss
    turns the statement, written together with the token after it ("30-day", "Putin's").
    """

    def __init__(self, sentence: Sentence, tree: Tree | None = None) -> None:
        tokens, base = sentence.tokens, sentence.start
        self.sentence = sentence
        self.tree = tree or tree_of(tokens)
        self.punctuation = self.tree.punctuation
        self.words = [plain(token.text) for token in tokens]
        self.quoted = quoted_tokens(sentence.text, [(t.start - base, t.end - base) for t in tokens])
        self.guards = find_guards(tokens)
        self.glued = [are_glued(left, right) for left, right in pairwise(tokens)] + [False]
        self.names = [
            {i for i, t in enumerate(tokens) if name.start < t.end and t.start < name.end}
            for name in sentence.names
        ]

    @cached_property
    def is_understood(self) -> bool:
        """Whether the parse is there, and nothing in it tells that it is wrong."""
        return self.tree.usable and not says_nothing(self.tree)

    def sign(self, index: int) -> str:
        tokens = self.sentence.tokens
        return tokens[index].text if 0 <= index < len(tokens) else ""

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def upos(self, index: int) -> str:
        tokens = self.sentence.tokens
        return tokens[index].upos if 0 <= index < len(tokens) else ""

    def is_of_person(self, index: int) -> bool:
        """Whether the token begins in the name of a person."""
        start = self.sentence.tokens[index].start
        return any(
            name.type == "PERSON" and name.start <= start < name.end for name in self.sentence.names
        )

    def ends_at(self, index: int) -> bool:
        """True when nothing but closing signs stands from `index` on."""
        return all(self.punctuation[index:])


def are_glued(left: Token, right: Token) -> bool:
    """True when two neighbours are written together as one word ("30-day", "Putin's")."""
    if left.end != right.start or not left.text or not right.text:
        return False
    joined = left.text[-1].isalnum() and (right.text[0].isalnum() or right.text[0] in "'’")
    hyphen = "-" in (left.text, right.text) or "/" in (left.text, right.text)
    return joined or hyphen or (right.text[0] in "'’" and len(right.text) > 1)
