"""The dependency tree of one Sentence, as the compression rules walk it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from jl_newslens.model import Token
from jl_newslens.summarize.sentence.words import is_time, plain

_WORD_SIGNS = frozenset("$%€£¥&+#°§")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
PLURAL_NOUNS = frozenset({"NNS", "NNPS"})  # tags
_OPENS_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"})
ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})  # tags of "who", "where", "whose"
WITH_TENSE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTES = frozenset({'"', "'", "“", "‘"})
INVERTED = frozenset({"had", "should", "were"})  # "Had Holt paid, the mill would stand."
_MOST_KEPT = 512  # trees of sentences, of which an article of 5,000 words has half as many
_WANTS_MORE = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX"})


class Tree:
    """Heads, children and extents of one sentence, each found out when it is first asked for.

    `usable` is False where there is no parse, more than one root, or a cycle: then nothing may be
    concluded from the tree, and a sentence is best left as it is.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)

    @cached_property
    def relations(self) -> list[str]:
        """The relation of each token without its subtype."""
        return [token.dep.partition(":")[0] for token in self.tokens]

    @cached_property
    def punctuation(self) -> list[bool]:
        return [is_punctuation(token) for token in self.tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        size = len(self.tokens)
        children: list[list[int]] = [[] for _ in range(size)]
        for index, token in enumerate(self.tokens):
            if token.head != index and 0 <= token.head < size and token.dep:
                children[token.head].append(index)
        return children

    @cached_property
    def root(self) -> int:
        """The last token that hangs on nothing; -1 where there is none."""
        roots = [index for index, token in enumerate(self.tokens) if token.head == index]
        return roots[-1] if roots else -1

    @property
    def usable(self) -> bool:
        return bool(self._extents)

    @cached_property
    def _extents(self) -> list[tuple[int, int, int]]:
        """Left end, right end and size of each subtree; [] where the tree is not usable."""
        size = len(self.tokens)
        if self.root < 0 or not all(token.dep for token in self.tokens):
            return []
        order = [self.root]
        for index in order:
            order.extend(self.children[index])
        if len(order) != size:  # another root, a head elsewhere or a cycle
            return []
        left, right, sizes = [*range(size)], [*range(size)], [1] * size
        for index in reversed(order[1:]):
            head = self.tokens[index].head
            sizes[head] += sizes[index]
            if left[index] < left[head]:
                left[head] = left[index]
            if right[index] > right[head]:
                right[head] = right[index]
        return list(zip(left, right, sizes, strict=True))

    def extent(self, index: int) -> tuple[int, int]:
        """First and last token (inclusive) of what hangs on `index`; of a tree that is not usable,
        the word alone."""
        left, right, _ = self._extents[index] if self._extents else (index, index, 1)
        return left, right

    def is_contiguous(self, index: int) -> bool:
        left, right, size = self._extents[index] if self._extents else (index, index, 1)
        return right - left + 1 == size

    def subtree(self, index: int) -> Iterator[int]:
        """All tokens that hang on `index`, itself first."""
        pending = [index]
        while pending:
            current = pending.pop()
            yield current
            pending.extend(self.children[current])

    def child(self, index: int, *relations: str) -> int | None:
        """The first child with one of `relations` ("nsubj" also means "nsubj:pass")."""
        for child in self.children[index]:
            if self.relations[child] in relations:
                return child
        return None

    def phrase(self, index: int) -> tuple[int, int]:
        """The extent of `index` without punctuation at its ends."""
        left, right = self.extent(index)
        while left < index and self.punctuation[left]:
            left += 1
        while right > index and self.punctuation[right]:
            right -= 1
        return left, right

    def is_closed(self, left: int, right: int) -> bool:
        """True when only one token of [left, right] hangs on something outside, and nothing
        outside hangs on anything inside: such a stretch can go without tearing the tree."""
        heads_outside = 0
        for index, token in enumerate(self.tokens):
            inside = left <= index <= right
            head_inside = left <= token.head <= right
            if index == token.head:
                if inside:
                    return False
            elif inside and not head_inside:
                if not self.punctuation[index]:
                    heads_outside += 1
            elif head_inside and not inside and not self.punctuation[index]:
                return False
        return heads_outside == 1


_kept: dict[int, Tree] = {}


def tree_of(tokens: tuple[Token, ...]) -> Tree:
    """The tree of these very tokens: many rules in a row ask for that of a sentence."""
    tree = _kept.get(id(tokens))
    if tree is None or tree.tokens is not tokens:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        tree = _kept[id(tokens)] = Tree(tokens)
    return tree


def finite_verbs(tree: Tree, index: int) -> list[int]:
    """The verb at `index` and its auxiliaries, as far as they have a tense."""
    verbs = [index, *(c for c in tree.children[index] if tree.relations[c] in {"aux", "cop"})]
    return [verb for verb in verbs if tree.tokens[verb].tag in WITH_TENSE]


def is_inverted(tree: Tree, index: int) -> bool:
    """True for a condition without a link: "| Had they paid |, the mill might stand"."""
    first, subject = tree.phrase(index)[0], tree.child(index, "nsubj")
    return subject is not None and first < subject and plain(tree.tokens[first].text) in INVERTED


def is_punctuation(token: Token) -> bool:
    """True for tokens without letter or digit (signs such as "$" and "%" are not punctuation)."""
    return _is_sign(token.text)


def is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """True for the sign in "Holt-Berg", not for one between spaces."""
    return index > 0 and tokens[index].text == "-" and tokens[index - 1].end == tokens[index].start


def first_word(tokens: Iterable[Token]) -> Token | None:
    """The first of `tokens` that is no punctuation; of reversed ones the last."""
    return next((token for token in tokens if not is_punctuation(token)), None)


@lru_cache(maxsize=65_536)
def _is_sign(text: str) -> bool:
    return not any(character.isalnum() for character in text) and text not in _WORD_SIGNS


def _leaves_hanging(tree: Tree, first: int, last: int) -> bool:
    """Whether the word before [first, last] waits for it, and no other follows: "on | May 2 |,"."""
    ends = last + 1 >= len(tree.tokens) or tree.punctuation[last + 1]
    return first > 0 and tree.tokens[first - 1].upos in _WANTS_MORE and ends


def joins_well(tree: Tree, first: int, last: int) -> bool:
    """True when the words around [first, last] can stand side by side.

    A noun that would meet the next noun phrase, or a preposition left without its noun, tells of an
    error of the parser more often than of English; so does a "which", "arguing" or description that
    would be tied to another word than the one before it.
    """
    tokens = tree.tokens
    if last + 1 < len(tokens) and tokens[last + 1].text.lower() == "of":
        return False  # it belongs to the word before
    if first == 0 or last + 1 >= len(tokens):
        return not _leaves_hanging(tree, first, last)
    before, after = tokens[first - 1], tokens[last + 1]
    if _is_tied(tokens, last + 1) or (after.text == "," and _is_relative(tokens, last + 2)):
        return False
    if _may_describe(tree, first, last) or _may_join(tree, first, last):
        return False
    if _ends_in_date(tree, last):
        return False  # "the May 2, 2001, | attacks"
    if after.text in _QUOTES and after.start > tokens[last].end and before.upos in _NOMINAL:
        return False  # "an interview | with the paper | 'Zenda Today'"
    if tree.punctuation[first - 1] or tree.punctuation[last + 1]:
        return not _leaves_hanging(tree, first, last)
    if before.upos in _WANTS_MORE:
        return first == last and after.upos in {"VERB", "AUX", "ADJ", "ADV"}
    return not (before.upos in _NOMINAL and after.upos in _OPENS_NOMINAL)


def _may_join(tree: Tree, first: int, last: int) -> bool:
    """True for "the games | in Ghent | and Bruges" and "promised help | after trains were late |
    and stood still": as likely the "and" joins what follows to what would go."""
    tokens = tree.tokens
    if tokens[last + 1].upos != "CCONJ":
        return False
    joined = tokens[last + 1].head
    if {tokens[last].upos, tokens[joined].upos} <= _NOMINAL:
        return True
    is_clause = any(tokens[i].tag in WITH_TENSE for i in range(first, last + 1))
    return is_clause and tokens[joined].upos == "VERB" and tree.child(joined, "nsubj") is None


def _ends_in_date(tree: Tree, last: int) -> bool:
    while last and tree.punctuation[last]:
        last -= 1
    texts = [token.text for token in tree.tokens[max(0, last - 2) : last + 1]]
    return texts[1:2] == [","] and texts[0].isdigit() and texts[-1].isdigit()


def _may_describe(tree: Tree, first: int, last: int) -> bool:
    """True for "by the mill | with his sister |, painter Ann Holt": who is the painter?"""
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != "," or tokens[last].upos not in NOUNS:
        return False
    whole = range(first, last + 1)
    if all(is_time(plain(tokens[i].text)) for i in whole if tokens[i].head not in whole):
        return False  # nothing describes a Thursday
    top = last + 2
    while last + 2 <= tokens[top].head < len(tokens) and tokens[top].head != top:
        top = tokens[top].head
    relation = tree.relations[top]
    loose = relation in {"parataxis", "list", "dep"} or (
        (relation == "appos" and tokens[top].head != first - 1)
        or (relation == "obl" and not is_time(plain(tokens[top].text)))
    )
    return loose and tokens[top].upos in NOUNS and tree.child(top, "case", "cop", "nsubj") is None


def _is_tied(tokens: Sequence[Token], index: int) -> bool:
    """True for "that was …", "in which …", "arguing …", "accused of …", which belong to the word
    before them."""
    token = tokens[index]
    that = token.tag == "IN" and token.text.lower() == "that"
    described = token.tag == "VBN" and token.dep == "acl"
    participle = (token.tag == "VBG" and token.upos == "VERB") or described
    return that or participle or _is_relative(tokens, index)


def _is_relative(tokens: Sequence[Token], index: int) -> bool:
    """True for "who …", "which …", "during which …"."""
    if index >= len(tokens):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    if tokens[index].upos == "ADP" and following.tag in {"WDT", "WP", "WP$"}:
        return True
    return tokens[index].tag in ASKING
