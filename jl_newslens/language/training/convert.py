"""Corpora to spaCy training data: for the parser, for the names, and the dev parts."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jl_newslens.language.demonyms import is_demonym
from jl_newslens.language.name_rules import TITLES
from jl_newslens.language.tokenizer import create_tokenizer
from jl_newslens.language.training.columns import LabelledSentence, Span, read_columns
from jl_newslens.language.training.conllu import (
    TreebankSentence,
    paragraphs,
    read_sentences,
)
from jl_newslens.language.training.gum_names import is_calendar, is_proper, names_of
from jl_newslens.language.training.silver import SilverText, TypeVotes, read_events
from jl_newslens.language.training.source_types import newslens_type

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

logger = logging.getLogger(__name__)

# Read as plain files: the recipe needs the facts, not the code of another stage.
_STARTER = Path(__file__).parents[2] / "link" / "starter_kb"
_CROSSNER = ("ai", "literature", "music", "politics", "science")
# Sentences of one document are joined up to this many tokens: names repeat, and the model should
# see sentence starts that are not text starts.
_WORDS_A_DOC = 120


def convert(corpora: Path, work: Path) -> None:
    """Write parser_{gold,dev}.spacy and ner_{gold,dev}.spacy into `work`.

    Args:
        corpora: The folder with `parsing/`, `ner/` and `linking/`.
        work: Where the DocBins go; made if missing.
    """
    work.mkdir(parents=True, exist_ok=True)
    parsing, ner = corpora / "parsing", corpora / "ner"
    nlp = blank_pipeline()
    vocab = nlp.vocab
    for part, name in (("train", "gold"), ("dev", "dev")):
        trees = chain.from_iterable(
            _tree_docs(parsing / f"{treebank}_{part}.conllu", vocab) for treebank in ("ewt", "gum")
        )
        write_docs(trees, work / f"parser_{name}.spacy")
    write_docs(_dev_names(ner, vocab), work / "ner_dev.spacy")
    write_docs(_train_names(corpora, nlp), work / "ner_gold.spacy")


def blank_pipeline() -> Language:
    """English with nothing but the tokenizer that ships."""
    import spacy

    nlp: Language = spacy.blank("en")
    nlp.tokenizer = create_tokenizer(nlp)
    return nlp


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Write a DocBin without user data."""
    from spacy.tokens import DocBin

    binary = DocBin(store_user_data=False)
    words = 0
    for doc in docs:
        binary.add(doc)
        words += len(doc)
    binary.to_disk(path)
    logger.info("%s: %d docs, %d tokens", path.name, len(binary), words)


def tree_doc(paragraph: list[TreebankSentence], vocab: Vocab) -> Doc:
    """One paragraph of a treebank as a Doc with tags, features, lemmas and trees."""
    from spacy.tokens import Doc

    words = [word for sentence in paragraph for word in sentence.words]
    heads: list[int] = []
    for sentence in paragraph:
        offset = len(heads)
        heads += [offset + word.head for word in sentence.words]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
    )


def _tree_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    for paragraph in paragraphs(read_sentences(path)):
        yield tree_doc(paragraph, vocab)


def named_doc(
    vocab: Vocab,
    words: Iterable[str],
    spaces: Iterable[bool],
    spans: Iterable[Span],
    doubtful: Iterable[int] = (),
) -> Doc:
    """A Doc with names; tokens in `doubtful` and spans without a type are marked missing."""
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    doc = Doc(vocab, words=list(words), spaces=list(spaces))
    names, missing = [], []
    for span in spans:
        if span.label:
            names.append(DocSpan(doc, span.start, span.end, label=span.label))
        else:
            missing.append(DocSpan(doc, span.start, span.end))
    taken = {i for span in chain(names, missing) for i in range(span.start, span.end)}
    missing += [DocSpan(doc, i, i + 1) for i in doubtful if i not in taken]
    doc.set_ents(names, missing=missing, default="outside")
    return doc


def typed_spans(sentence: LabelledSentence) -> list[Span]:
    """The spans of a corpus sentence in NewsLens types; unknown ones have the empty label."""
    result: list[Span] = []
    taken: set[int] = set()
    for span in sentence.spans:
        surface = _text(
            sentence.words[span.start : span.end], sentence.spaces[span.start : span.end]
        )
        label = newslens_type(span.label, surface)
        if label != "":
            result.append(trimmed(Span(span.start, span.end, label or ""), sentence.words))
            taken.update(range(span.start, span.end))
    for index, word in enumerate(sentence.words):
        if index not in taken and is_demonym(word):
            result.append(Span(index, index + 1, "GROUP"))
    return sorted(result, key=lambda span: span.start)


def trimmed(span: Span, words: Sequence[str]) -> Span:
    """The span without a title before a person, or an article before what is no work.

    Most corpora leave both out; those that do not would teach the model to waver.
    """
    start = span.start
    if span.label == "PERSON":
        while start < span.end - 1 and words[start] in TITLES:
            start += 1
    elif span.label != "WORK" and start < span.end - 1 and words[start] in ("the", "The"):
        start += 1
    return Span(start, span.end, span.label)


def _text(words: Iterable[str], spaces: Iterable[bool]) -> str:
    return "".join(w + " " * s for w, s in zip(words, spaces, strict=True)).strip()


def _column_docs(paths: Iterable[Path], vocab: Vocab) -> Iterator[Doc]:
    """Docs of some sentences each, from corpora that label every name."""
    for path in paths:
        group: list[LabelledSentence] = []
        for sentence in read_columns(path):
            size = sum(len(s.words) for s in group)
            if group and (sentence.new_document or size + len(sentence.words) > _WORDS_A_DOC):
                yield _joined(group, vocab)
                group = []
            group.append(sentence)
        if group:
            yield _joined(group, vocab)


def _joined(group: list[LabelledSentence], vocab: Vocab) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[Span] = []
    for sentence in group:
        offset = len(words)
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        spans += [Span(s.start + offset, s.end + offset, s.label) for s in typed_spans(sentence)]
    return named_doc(vocab, words, spaces, spans)


def _gum_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    for paragraph in paragraphs(read_sentences(path)):
        words: list[str] = []
        spaces: list[bool] = []
        spans: list[Span] = []
        doubtful: list[int] = []
        for sentence in paragraph:
            names, offset = names_of(sentence), len(words)
            words += [word.form for word in sentence.words]
            spaces += [word.space_after for word in sentence.words]
            spans += [Span(s.start + offset, s.end + offset, s.label) for s in names.spans]
            doubtful += [index + offset for index in names.doubtful]
        yield named_doc(vocab, words, spaces, spans, doubtful)


def _uner_docs(names: Path, trees: Path, vocab: Vocab, *, mark_missing: bool) -> Iterator[Doc]:
    """Universal NER's names on EWT: PER, ORG, LOC only, the other proper nouns stay in doubt.

    The treebank gives spaces, paragraphs and proper nouns; both files hold the same sentences, in
    another order.
    """
    labelled = {row.words: row for row in read_columns(names, token=1, label=2)}
    for paragraph in paragraphs(read_sentences(trees)):
        words: list[str] = []
        spaces: list[bool] = []
        spans: list[Span] = []
        doubtful: list[int] = []
        for sentence in paragraph:
            forms, offset = tuple(word.form for word in sentence.words), len(words)
            row = labelled.get(forms)
            if row is None:
                logger.debug("%s lacks sentence %s", names.name, sentence.sent_id)
                continue
            known = [span for span in row.spans if span.label in ("PER", "ORG", "LOC")]
            typed = typed_spans(LabelledSentence(row.words, row.spaces, tuple(known)))
            taken = {i for span in typed for i in range(span.start, span.end)}
            spans += [Span(s.start + offset, s.end + offset, s.label) for s in typed]
            spaces += [word.space_after for word in sentence.words]
            words += forms
            if mark_missing:
                doubtful += [
                    index + offset
                    for index, word in enumerate(sentence.words)
                    if is_proper(word)
                    and not is_calendar(word.form)
                    and word.form not in TITLES
                    and taken.isdisjoint((index - 1, index, index + 1))
                ]
        if words:
            yield named_doc(vocab, words, spaces, spans, doubtful)


def _silver_docs(texts: Iterable[SilverText], votes: TypeVotes, nlp: Language) -> Iterator[Doc]:
    """Docs from typed links; other capitalised words are in doubt, lower case ones are no names."""
    for item in texts:
        doc = nlp.make_doc(item.text)
        spans: list[Span] = []
        doubtful: set[int] = set()
        taken: set[int] = set()
        for start, end, label in item.spans:
            span = doc.char_span(start, end)
            if span is not None and taken.isdisjoint(range(span.start, span.end)):
                words = [token.text for token in doc]
                spans.append(trimmed(Span(span.start, span.end, label), words))
                taken.update(range(span.start, span.end))
        for start, end in item.unknown:
            found = doc.char_span(start, end, alignment_mode="expand")
            if found is not None:
                doubtful.update(range(found.start, found.end))
        for first, last in _capital_runs(doc):
            if not taken.isdisjoint(range(first, last)):
                rest = (i for i in range(first, last) if i not in taken)
                doubtful.update(i for i in rest if doc[i].text not in TITLES)
                continue
            label = votes.type_of(doc[first:last].text) or ""
            if is_demonym(doc[first:last].text):
                label = "GROUP"
            if label and not doubtful.intersection(range(first, last)):
                spans.append(Span(first, last, label))
            else:
                doubtful.update(range(first, last))
        yield named_doc(
            nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], spans, doubtful
        )


def _capital_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words; days, months and words that open a sentence are no run."""
    start = -1
    for index, token in enumerate(doc):
        opens = index == 0 or doc[index - 1].text in (".", "!", "?", ":", "“", '"')
        capital = token.text[:1].isupper() and not is_calendar(token.text)
        if capital and opens and token.is_stop:
            capital = False
        if capital and start < 0:
            start = index
        elif not capital and start >= 0:
            yield start, index
            start = -1
    if start >= 0:
        yield start, len(doc)


def _train_names(corpora: Path, nlp: Language) -> Iterator[Doc]:
    ner, parsing, vocab = corpora / "ner", corpora / "parsing", nlp.vocab
    votes = TypeVotes()
    votes.add_starter_entries(_STARTER)
    crossner = sorted(p for domain in _CROSSNER for p in ner.glob(f"crossner_{domain}_*.txt"))
    columns = [ner / "docred.tsv", ner / "fewnerd_filtered.tsv", ner / "wikigold_train.conll"]
    human = chain(
        _uner_docs(
            ner / "uner_ewt_train.iob2", parsing / "ewt_train.conllu", vocab, mark_missing=True
        ),
        _gum_docs(parsing / "gum_train.conllu", vocab),
        _column_docs([*columns, *crossner], vocab),
    )
    for doc in human:
        for name in doc.ents:
            votes.add(name.text, name.label_)
        yield doc
    events = read_events(corpora / "linking" / "events_train.jsonl", votes)
    yield from _silver_docs(events, votes, nlp)


def _dev_names(ner: Path, vocab: Vocab) -> Iterator[Doc]:
    """For choosing a checkpoint: every third newswire article and a part of UNER's dev set."""
    for path in sorted((ner / "newswire_dev").glob("*.tsv"))[::3]:
        yield newswire_doc(path, vocab)
    trees = ner.parent / "parsing" / "ewt_dev.conllu"
    docs = _uner_docs(ner / "uner_ewt_dev.iob2", trees, vocab, mark_missing=False)
    for index, doc in enumerate(docs):
        if index % 3 == 0:
            yield doc


_NEWSWIRE = {"Person": "PERSON", "Organization": "ORG", "Location": "PLACE", "Facility": "PLACE"}


def newswire_doc(path: Path, vocab: Vocab) -> Doc:
    """One newswire article: its outermost names; what it calls Misc, Product or NORP is missing."""
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[Span] = []
    for sentence in read_columns(path, label=1):
        offset = len(words)
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        for span in sentence.spans:
            if span.label in _NEWSWIRE:
                label = _NEWSWIRE[span.label]
            elif span.label in ("NORP", "Misc", "Product"):
                label = ""
            else:
                continue
            spans.append(Span(span.start + offset, span.end + offset, label))
    return named_doc(vocab, words, spaces, spans)
