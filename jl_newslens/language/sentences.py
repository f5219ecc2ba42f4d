"""From an Article to its Sentences: one spaCy Doc a paragraph, so that none crosses a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jl_newslens.errors import PipelineError
from jl_newslens.language.agreement import make_names_agree
from jl_newslens.language.labels import entity_type
from jl_newslens.language.limits import reading_limits
from jl_newslens.language.sentence_rules import opens_after_dateline
from jl_newslens.language.tokens import Columns, Strings, columns_of, tokens_of
from jl_newslens.model import Article, Name, ParagraphKind, Sentence
from jl_newslens.stream import in_batches

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Parsing needs memory in proportion to the longest Doc; longer paragraphs are cut after a stop.
_MAX_CHARS: Final = 20_000
_STOP: Final = re.compile(r"[.!?][\"”’)]*\s")
# The pipeline's numbers for a batch of 2,000 tokens still fit a processor's cache, and malloc keeps
# their memory: batches of 500 and of 8,000 tokens took a quarter longer.
_BATCH_TOKENS: Final = 2_000
_BATCH_ARTICLES: Final = 64
# spaCy's parser and NER cut what they are given into batches of a quarter of `batch_size`, and the
# smaller ones cost an article of 450 words 14 ms more.
_SPACY_CUTS_IN: Final = 4


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of one paragraph that becomes one Doc."""

    article: int
    paragraph: int
    kind: ParagraphKind
    start: int
    text: str


def analyze(nlp: Language, article: Article) -> tuple[Sentence, ...]:
    """The sentences of one article, in order; empty where there is nothing but white space."""
    [sentences] = analyze_many(nlp, [article])
    return sentences


def analyze_many(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each article, in order, batched through `nlp.pipe`.

    Args:
        nlp: From `load_pipeline`.
        articles: Read as they are needed; an article without paragraphs is read line by line.

    Raises:
        PipelineError: the pipeline cannot read the text.
    """
    for batch in in_batches(articles, _BATCH_ARTICLES):
        with reading_limits(nlp):
            read = list(_analyze_batch(nlp, batch))
        yield from read


def _analyze_batch(nlp: Language, articles: Sequence[Article]) -> Iterator[tuple[Sentence, ...]]:
    blocks = (block for number, one in enumerate(articles) for block in _blocks(number, one))
    strings = Strings(nlp.vocab.strings)
    done: list[Sentence] = []
    current = 0
    for doc, offsets, block in _parsed(nlp, blocks):
        while current < block.article:
            yield make_names_agree(done)
            done, current = [], current + 1
        done.extend(_sentences(doc, offsets, block, len(done), strings))
    for _ in range(current, len(articles)):
        yield make_names_agree(done)
        done = []


def _blocks(number: int, article: Article) -> Iterator[_Block]:
    if article.paragraphs:
        for index, paragraph in enumerate(article.paragraphs):
            for start, end in _pieces(article.text, paragraph.start, paragraph.end):
                yield _Block(number, index, paragraph.kind, start, article.text[start:end])
        return
    for index, line in enumerate(re.finditer(r"[^\r\n]+", article.text)):
        for start, end in _pieces(article.text, line.start(), line.end()):
            yield _Block(number, index, "body", start, article.text[start:end])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) cut into pieces that can be parsed, after a sentence where that can be."""
    while end - start > _MAX_CHARS:
        cut = start + _MAX_CHARS
        stops = [match.end() for match in _STOP.finditer(text, start + _MAX_CHARS // 2, cut)]
        if stops:
            cut = stops[-1]
        elif (space := text.rfind(" ", start + 1, cut)) > 0:
            cut = space + 1
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _parsed(
    nlp: Language, blocks: Iterable[_Block]
) -> Iterator[tuple[Doc, tuple[int, ...], _Block]]:
    """Each block parsed, with the place of each token in the article."""
    try:
        for batch in _token_batches(nlp, blocks):
            docs = nlp.pipe([doc for doc, _, _ in batch], batch_size=_SPACY_CUTS_IN * len(batch))
            for doc, (_, offsets, block) in zip(docs, batch, strict=True):
                yield doc, offsets, block
    except (ValueError, RuntimeError) as error:
        name = f"{nlp.lang}_{nlp.meta.get('name', 'pipeline')}"
        raise PipelineError(
            f"The pipeline {name} cannot read this text: {error}", pipeline=name
        ) from error


def _token_batches(
    nlp: Language, blocks: Iterable[_Block]
) -> Iterator[list[tuple[Doc, tuple[int, ...], _Block]]]:
    """The blocks as Docs, as many at a time as have about `_BATCH_TOKENS` tokens together."""
    batch: list[tuple[Doc, tuple[int, ...], _Block]] = []
    tokens = 0
    for block in blocks:
        doc, offsets = _make_doc(nlp, block)
        if batch and tokens + len(doc) > _BATCH_TOKENS:
            yield batch
            batch, tokens = [], 0
        batch.append((doc, offsets, block))
        tokens += len(doc)
    if batch:
        yield batch


def _make_doc(nlp: Language, block: _Block) -> tuple[Doc, tuple[int, ...]]:
    """Tokens of a block without those of white space, which no treebank has."""
    from spacy.attrs import IDX, IS_SPACE
    from spacy.tokens import Doc

    doc = nlp.make_doc(block.text)
    places, is_space = doc.to_array([IDX, IS_SPACE]).astype("int64").reshape(-1, 2).T
    offsets = tuple((places[is_space == 0] + block.start).tolist())
    if len(offsets) == len(doc):
        return doc, offsets
    words = [token for token in doc if not token.is_space]
    spaces = [after.idx > word.idx + len(word) for word, after in pairwise(words)]
    clean = Doc(
        doc.vocab, words=[word.text for word in words], spaces=[*spaces, False][: len(words)]
    )
    return clean, offsets


def _sentences(
    doc: Doc, offsets: Sequence[int], block: _Block, index: int, strings: Strings
) -> Iterator[Sentence]:
    columns = columns_of(doc, strings)
    names = _names(doc, columns.texts, offsets)
    spans = [(span.start, span.end) for span in doc.sents]
    if len(spans) > 1 and opens_after_dateline(doc, spans[1][0]):
        spans[:2] = [_joined(columns, *spans[:2])]
    for first, last in spans:
        tokens = tokens_of(columns, offsets, first, last)
        start, end = tokens[0].start, tokens[-1].end
        yield Sentence(
            index=index,
            start=start,
            end=end,
            text=block.text[start - block.start : end - block.start],
            tokens=tokens,
            names=tuple(name for name in names if start <= name.start and name.end <= end),
            paragraph=block.paragraph,
            kind=block.kind,
        )
        index += 1


def _joined(columns: Columns, dateline: tuple[int, int], told: tuple[int, int]) -> tuple[int, int]:
    """One sentence of a dateline and what is reported, on whose root the dateline hangs."""
    roots = [
        [place for place in range(*span) if columns.heads[place] == place]
        for span in (dateline, told)
    ]
    for place in roots[0]:
        columns.heads[place] = roots[1][-1]
        columns.deps[place] = "dep"
    return dateline[0], told[1]


def _names(doc: Doc, texts: Sequence[str], offsets: Sequence[int]) -> list[Name]:
    names = []
    for name in doc.ents:
        kind = entity_type(name.label_)
        if kind is not None:
            last = name.end - 1
            names.append(Name(offsets[name.start], offsets[last] + len(texts[last]), kind))
    return names
