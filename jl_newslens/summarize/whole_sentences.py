"""Bullets in a language whose words NewsLens has no lists for: sentences as they stand.

What word lists tell of English is read off the tags and features of Universal Dependencies here,
which most pipelines share. Nothing is cut but a dateline, and nothing is put in but a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jl_newslens.model import Bullet, Removal, Sentence, Token
from jl_newslens.summarize.sentence.openers import skipped_dateline
from jl_newslens.summarize.sentence.tree import is_punctuation

# Fewer than for English: Finnish says in five words what English says in eight.
_MIN_WORDS = 5
_MAX_WORDS = 60
_MARKS = '"“”„«»「」『』'
_BRACKETS = (("(", ")"), ("[", "]"))
_TERMINALS = frozenset(".!?…。！？؟۔।")
_QUESTIONS = frozenset("?？؟")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WholeSentence:
    """A sentence and the text of its bullet, which begins `skip` characters into the sentence."""

    sentence: Sentence
    text: str
    skip: int = 0


class WholeSentences:
    """Makes the bullet of a sentence; each method gives None where it cannot stand as one.

    Beside the line comes the text that it is compared by: without the words that every text has,
    as the pipeline knows them, since the lists of the rankers are English.
    """

    def line(self, sentence: Sentence) -> tuple[WholeSentence, str] | None:
        """The bullet, if it can stand alone and is neither long nor short."""
        words = sum(not is_punctuation(token) for token in sentence.tokens)
        return self.odd_line(sentence) if _MIN_WORDS <= words <= _MAX_WORDS else None

    news = second = line

    def odd_line(self, sentence: Sentence) -> tuple[WholeSentence, str] | None:
        """The bullet, however long, if it can stand alone."""
        made = self.any_line(sentence)
        return None if made is None or _leans(made[0]) else made

    def any_line(self, sentence: Sentence) -> tuple[WholeSentence, str] | None:
        """The bullet, whatever its flaws."""
        skip = skipped_dateline(sentence)
        text = _closed(_SPACES.sub(" ", sentence.text[skip:]).strip())
        if not any(character.isalnum() for character in text):
            return None
        content = [token.text for token in sentence.tokens if not token.is_stop]
        return WholeSentence(sentence, text, skip), " ".join(content)

    def leans(self, line: WholeSentence, before: Sequence[WholeSentence]) -> bool:
        """Never: what is an article and what names a thing is known of English only."""
        return False

    def bullet(
        self, line: WholeSentence, shown: Sequence[str], following: Sequence[WholeSentence]
    ) -> Bullet:
        sentence, start = line.sentence, line.sentence.start + line.skip
        removed = (Removal(sentence.start, start, "dateline"),) if line.skip else ()
        return Bullet(line.text, sentence.index, ((start, sentence.end),), removed)


def _closed(text: str) -> str:
    """With a full stop where it ends in a letter or digit of a script that uses that sign."""
    last = text[-1:]
    return text + "." if last.isdigit() or last.lower() != last.upper() else text


def _leans(line: WholeSentence) -> bool:
    """Whether the sentence needs the text around it, or is only a piece of one."""
    text, sentence = line.text, line.sentence
    tokens = [token for token in sentence.tokens if not is_punctuation(token)]
    if text.startswith("(") or _is_open(text) or _is_only_quotation(text):
        return True
    if tokens and tokens[0].text[:1].islower() and sentence.kind != "list_item":
        return True
    if text.rstrip(_MARKS + " )]")[-1:] in _QUESTIONS:
        return True
    if sentence.kind != "list_item" and not _has_verb(tokens):
        return True
    return opens_leaning(sentence.tokens)


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket begins or ends outside of the text."""
    # Marks are counted, not paired: „so“, »so«, «so» and ”so” all come in twos.
    odd_marks = sum(text.count(mark) for mark in _MARKS) % 2
    return bool(odd_marks) or any(text.count(one) != text.count(two) for one, two in _BRACKETS)


def _is_only_quotation(text: str) -> bool:
    bare = text.rstrip("".join(_TERMINALS) + " ")
    return (
        bare[:1] in _MARKS
        and bare[-1:] in _MARKS
        and sum(text.count(mark) for mark in _MARKS) == 2  # two: where it opens and where it closes
    )


def _has_verb(tokens: Sequence[Token]) -> bool:
    """True also where nobody tagged the tokens."""
    tags = {token.upos for token in tokens}
    return tags <= {"", "X"} or not tags.isdisjoint(("VERB", "AUX"))


def opens_leaning(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with a word for something told before: "Il …", "Seine …", "Dies …".

    Also where such a pronoun is the subject and nothing is named before it ("Mardi, elle …").
    """
    words = [index for index, token in enumerate(tokens) if not is_punctuation(token)]
    if not words:
        return False
    first = tokens[words[0]]
    if first.upos == "CCONJ" or _points_back(first):
        return True
    if first.upos in ("DET", "PRON", "ADJ") and "Poss=Yes" in first.morph:
        return "Person=1" not in first.morph
    if first.upos == "DET" and "PronType=Dem" in first.morph:
        return tokens[first.head].dep.startswith("nsubj")  # "Cette semaine" is a time
    for index in words:
        token = tokens[index]
        if token.upos == "PROPN":
            return False
        if token.dep.startswith("nsubj") and tokens[token.head].dep == "root":
            return _points_back(token)
    return False


def _points_back(token: Token) -> bool:
    """Whether a token is a pronoun for something named before, not the "il" of "il pleut"."""
    if token.upos != "PRON" or token.dep.startswith("expl") or "Reflex=Yes" in token.morph:
        return False
    return "Person=3" in token.morph or "PronType=Dem" in token.morph
