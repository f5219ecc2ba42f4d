"""A small builder of parsed Sentences, so that the rules are tested without the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from jl_newslens.model import Article, EntityType, Name, Paragraph, ParagraphKind, Sentence, Token
from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.networks.token_network import TokenNetwork
from jl_newslens.summarize.sentence.scene import Scene

Build = Callable[..., Sentence]


def build(
    text: str,
    rows: str = "",
    *,
    index: int = 0,
    start: int = 0,
    paragraph: int = 0,
    kind: ParagraphKind = "body",
    names: Sequence[tuple[str, EntityType]] = (),
) -> Sentence:
    """A Sentence of `text`, parsed as `rows` say.

    Args:
        rows: a line a token: form, UPOS, relation, head (from 1, 0 is the root), then, where they
            matter, tag and lemma. Without rows the tokens are the words, unparsed.
        names: each with its type, as they stand in `text`.
    """
    table = [line.split() for line in rows.splitlines() if line.strip()] or [
        [word, "", "", "0"] for word in _words(text)
    ]
    tokens, place = [], 0
    for number, (form, upos, dep, head, *more) in enumerate(table):
        at = text.index(form, place)
        place = at + len(form)
        tag, lemma = (*more, "_", "_")[:2] if len(more) < 2 else more[:2]
        parsed = bool(dep)
        tokens.append(
            Token(
                text=form,
                start=start + at,
                end=start + place,
                lemma=form.lower() if lemma == "_" else lemma,
                upos=upos,
                tag="" if tag == "_" else tag,
                dep=dep,
                head=int(head) - 1 if parsed and head != "0" else number,
                morph="Tense=Past" if tag == "VBD" else "",
            )
        )
    found = []
    for name, kind_of_name in names:
        at = start + text.index(name)
        found.append(Name(at, at + len(name), kind_of_name))
    return Sentence(
        index=index,
        start=start,
        end=start + len(text),
        text=text,
        tokens=tuple(tokens),
        names=tuple(found),
        paragraph=paragraph,
        kind=kind,
    )


def sentence_of(rows: str) -> Sentence:
    """A Sentence of the words of `rows`, with a space between any two."""
    return build(" ".join(row.split()[0] for row in rows.splitlines() if row.strip()), rows)


def is_kept(rows: str, word: str) -> bool:
    """Whether `word` may never go while its head stays."""
    sentence = sentence_of(rows)
    index = [token.text for token in sentence.tokens].index(word)
    return is_inseparable(Scene(sentence), index)


def _words(text: str) -> list[str]:
    spaced = text
    for sign in ',.;:!?"“”()':
        spaced = spaced.replace(sign, f" {sign} ")
    return spaced.split()


def article_of(*texts: str, title: str | None = None) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of one paragraph a text, and its sentences, one a paragraph, unparsed."""
    body = "\n".join(texts)
    paragraphs, sentences, place = [], [], 0
    for index, text in enumerate(texts):
        paragraphs.append(Paragraph(place, place + len(text), text))
        sentences.append(build(text, index=index, start=place, paragraph=index))
        place += len(text) + 1
    return Article(body, title=title, paragraphs=tuple(paragraphs)), tuple(sentences)


class Fixed(TokenNetwork):
    """A network that always says the same."""

    def __init__(self, odds: np.ndarray) -> None:
        super().__init__({}, {}, {}, {"odds": odds})

    def odds(self, tokens: object) -> np.ndarray:
        return self.matrices["odds"]


FLOOD = build(
    "The council of Ghent did not close the old bridge after the flood on Monday.",
    """
    The DET det 2
    council NOUN nsubj 7
    of ADP case 4
    Ghent PROPN nmod 2
    did AUX aux 7
    not PART advmod 7
    close VERB root 0
    the DET det 10
    old ADJ amod 10
    bridge NOUN obj 7
    after ADP case 13
    the DET det 13
    flood NOUN obl 7
    on ADP case 15
    Monday PROPN obl 7
    . PUNCT punct 7
    """,
)


@pytest.fixture
def sentence() -> Build:
    return build


@pytest.fixture
def article() -> Callable[..., tuple[Article, tuple[Sentence, ...]]]:
    return article_of
