"""How well a pipeline reads, on labelled files: trees in CoNLL-U, names in columns, links in JSONL.

Everything goes the way that an article goes, through `language.sentences`, so that the scores are
of what a user gets: tokenizer, rules, label mapping and all. The pipeline never sees gold tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.evaluation.linking_gold import read_gold
from jl_newslens.language.labels import entity_type
from jl_newslens.language.sentences import analyze_many
from jl_newslens.language.training.columns import LabelledSentence, read_columns
from jl_newslens.language.training.conllu import TreebankSentence, paragraphs, read_sentences
from jl_newslens.model import Article, Paragraph, Sentence

if TYPE_CHECKING:
    from spacy.language import Language

# The types that every entity corpus has. What else a corpus labels is neither right nor wrong.
JUDGED: Final = ("PERSON", "ORG", "PLACE")
_ARTICLE: Final = re.compile(r"(?:[Tt]he|[Aa]) ")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F in percent, with the counts that they come from."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        return 200 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class LanguageScores:
    """A score table: what was measured, in what file, by which pipeline, and how."""

    file: str
    pipeline: str
    mapping: str
    scores: tuple[tuple[str, Score], ...]

    def __getitem__(self, name: str) -> Score:
        return dict(self.scores)[name]

    def __str__(self) -> str:
        lines = [f"{self.file} read by {self.pipeline} ({self.mapping})"]
        lines.append(f"{'':24}{'P':>7}{'R':>7}{'F':>7}{'gold':>8}")
        lines += [
            f"{name:24}{s.precision:7.1f}{s.recall:7.1f}{s.f:7.1f}{s.gold:8d}"
            for name, s in self.scores
        ]
        return "\n".join(lines)


def evaluate_language(
    path: Path, nlp: Language, *, pipeline: str = "", documents: str = ""
) -> LanguageScores:
    """Score a pipeline on one file, or on a folder of column files, by what the file is.

    Args:
        path: `.conllu` (trees), `.iob2`, `.conll`, `.txt`, `.tsv` or a folder of these (names),
            `.jsonl` (linked surfaces).
        nlp: From `load_pipeline`.
        pipeline: Its name, for the table.
        documents: Of a treebank, only documents with this in their id ("news").

    Raises:
        ReferenceFormatError: the file is of no such kind, empty or damaged.
        CorpusError: the same of `.jsonl`.
    """
    try:
        if path.suffix == ".conllu":
            return evaluate_trees(path, nlp, pipeline=pipeline, documents=documents)
        if path.suffix == ".jsonl":
            return evaluate_links(path, nlp, pipeline=pipeline)
        if path.is_dir() or path.suffix in (".iob2", ".conll", ".txt", ".tsv"):
            return evaluate_names(path, nlp, pipeline=pipeline)
    except ReferenceFormatError:
        raise
    except OSError as error:
        raise ReferenceFormatError(
            f"Cannot read {path}: {error.strerror or error}.", path=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise ReferenceFormatError(
            f"Cannot read {path} as UTF-8: {error}.", path=str(path)
        ) from error
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise ReferenceFormatError(
            f"{path} is no labelled file of its kind ({error!r}).", path=str(path)
        ) from error
    raise ReferenceFormatError(
        f"{path} is no labelled file that can be scored: give .conllu, .iob2, .conll, .tsv, .jsonl "
        "or a folder of .tsv files.",
        path=str(path),
    )


def evaluate_trees(
    path: Path, nlp: Language, *, pipeline: str = "", documents: str = ""
) -> LanguageScores:
    """Tokens, sentences, tags, lemmas and attachments, as the CoNLL 2018 shared task counted.

    A word counts where its characters agree with a gold word's; relations are compared without
    their subtypes, and heads by their characters. Punctuation counts.
    """
    keep = [s for s in read_sentences(path) if documents in s.document]
    names = ("tokens", "sentences", "UPOS", "tags", "lemmas", "UAS", "LAS")
    right = dict.fromkeys(names, 0)
    found, gold = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    golds = list(_treebank_articles(keep))
    for (_, gold_words, gold_sentences), sentences in zip(
        golds, analyze_many(nlp, (article for article, _, _ in golds)), strict=True
    ):
        words = _tree_words(sentences)
        spans = {(s.start, s.end) for s in sentences}
        for name in names:
            found[name] += len(spans) if name == "sentences" else len(words)
            gold[name] += len(gold_sentences) if name == "sentences" else len(gold_words)
        right["sentences"] += len(spans & gold_sentences)
        for place, (upos, tag, lemma, head, dep) in words.items():
            expected = gold_words.get(place)
            if expected is None:
                continue
            right["tokens"] += 1
            right["UPOS"] += upos == expected[0]
            right["tags"] += tag == expected[1]
            right["lemmas"] += expected[2] in (lemma, "_")
            right["UAS"] += head == expected[3]
            right["LAS"] += head == expected[3] and dep == expected[4]
    if not golds:
        raise ReferenceFormatError(f"{path} holds no such documents.", path=str(path))
    return LanguageScores(
        path.name + (f" ({documents})" if documents else ""),
        pipeline,
        "relations without subtypes, punctuation counted",
        tuple((name, Score(right[name], found[name], gold[name])) for name in names),
    )


_Place = tuple[int, int]
_TreeWord = tuple[str, str, str, _Place, str]


def _treebank_articles(
    sentences: Iterable[TreebankSentence],
) -> Iterator[tuple[Article, dict[_Place, _TreeWord], set[_Place]]]:
    """One article a paragraph with its gold words and sentence spans, by characters."""
    for paragraph in paragraphs(sentences):
        text, words, spans = "", {}, set()
        for sentence in paragraph:
            places = []
            for word in sentence.words:
                places.append((len(text), len(text) + len(word.form)))
                text += word.form + " " * word.space_after
            for word, place in zip(sentence.words, places, strict=True):
                dep = word.deprel.partition(":")[0]
                words[place] = (word.upos, word.xpos, word.lemma, places[word.head], dep)
            spans.add((places[0][0], places[-1][1]))
        yield Article(text, paragraphs=(Paragraph(0, len(text), text),)), words, spans


def _tree_words(sentences: Sequence[Sentence]) -> dict[_Place, _TreeWord]:
    words = {}
    for sentence in sentences:
        for token in sentence.tokens:
            head = sentence.tokens[token.head]
            words[token.start, token.end] = (
                token.upos,
                token.tag,
                token.lemma,
                (head.start, head.end),
                token.dep.partition(":")[0],
            )
    return words


def evaluate_names(path: Path, nlp: Language, *, pipeline: str = "") -> LanguageScores:
    """Names of PERSON, ORG and PLACE: with their type, by type, and their spans alone.

    Labels are mapped as `language.labels` maps them (GPE, LOC and FAC are PLACE). A name that is
    found where the corpus has a label outside of the three (nationalities, works, "misc") is
    neither right nor wrong; nor is one of another type (GROUP, EVENT, WORK, OTHER) that touches no
    gold name.
    """
    files = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
    golds = [_name_article(group) for file in files for group in _documents(_labelled(file))]
    if not any(names for _, names, _ in golds):
        raise ReferenceFormatError(
            f"{path} holds no labelled names. Give CoNLL-U trees, names as IOB2 or TSV, or JSON "
            "lines with links.",
            path=str(path),
        )
    rows = ("names", "spans alone", *JUDGED)
    right, found, gold = (dict.fromkeys(rows, 0) for _ in range(3))
    articles = (article for article, _, _ in golds)
    for (_, expected, unjudged), sentences in zip(golds, analyze_many(nlp, articles), strict=True):
        for kind in expected.values():
            gold["names"] += 1
            gold["spans alone"] += 1
            gold[kind] += 1
        for sentence in sentences:
            for name in sentence.names:
                place = (name.start, name.end)
                touches = any(s < name.end and name.start < e for s, e in expected)
                if name.type not in JUDGED and not touches:
                    continue
                if not touches and any(s < name.end and name.start < e for s, e in unjudged):
                    continue
                found["spans alone"] += 1
                right["spans alone"] += place in expected
                if name.type in JUDGED:
                    for row in ("names", name.type):
                        found[row] += 1
                        right[row] += expected.get(place) == name.type
    return LanguageScores(
        path.name,
        pipeline,
        "PER, ORG, LOC+GPE+FAC; exact spans; other labels left out",
        tuple((row, Score(right[row], found[row], gold[row])) for row in rows),
    )


def _labelled(path: Path) -> Iterator[LabelledSentence]:
    """Sentences of a column file; its first row tells the columns of token and label."""
    with path.open(encoding="utf-8") as lines:
        first = next((ln for ln in lines if ln.strip() and ln[0] not in "#-"), "")
    cells = first.rstrip("\n").split("\t")
    numbered = len(cells) > 2 and cells[0].isdigit()
    if numbered:
        return read_columns(path, token=1, label=2)
    return read_columns(path, label=1 if len(cells) > 1 else -1)


def _documents(sentences: Iterable[LabelledSentence]) -> Iterator[list[LabelledSentence]]:
    """Sentences by the documents that the file marks; without marks the file is one document."""
    group: list[LabelledSentence] = []
    for sentence in sentences:
        if group and sentence.new_document:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _name_article(
    sentences: Sequence[LabelledSentence],
) -> tuple[Article, dict[_Place, str], list[_Place]]:
    """A file as one article, a paragraph for each of its blocks, with names by characters."""
    text, blocks, names, unjudged = "", [], {}, []
    for sentence in sentences:
        start = len(text)
        places = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + " " * space
        for span in sentence.spans:
            place = (places[span.start][0], places[span.end - 1][1])
            kind = entity_type(span.label)
            if kind in JUDGED:
                names[place] = str(kind)
            elif kind is not None:
                unjudged.append(place)
        blocks.append(Paragraph(start, len(text), text[start:]))
        text += "\n"
    return Article(text, paragraphs=tuple(blocks)), names, unjudged


def evaluate_links(path: Path, nlp: Language, *, pipeline: str = "") -> LanguageScores:
    """Linked surfaces that are names: found as a name with the same ends.

    A surface is a name where each of its longer words is capitalised, an article before it left
    away; whole noun phrases and pronouns are not asked for. Links are partial, so "found" counts
    only the names that touch a link, and precision is over those.
    """
    texts, golds = [], []
    for text, places in _linked_texts(path):
        texts.append(Article(text))
        golds.append(places)
    if not any(golds):
        raise ReferenceFormatError(f"{path} holds no linked names.", path=str(path))
    exact = found = gold = 0
    for places, sentences in zip(golds, analyze_many(nlp, texts), strict=True):
        names = {(name.start, name.end) for s in sentences for name in s.names}
        gold += len(places)
        exact += len(places & names)
        found += sum(any(s < e2 and s2 < e for s2, e2 in places) for s, e in names)
    return LanguageScores(
        path.name,
        pipeline,
        "capitalised surfaces, any type",
        (("found exactly", Score(exact, found, gold)),),
    )


def _linked_texts(path: Path) -> Iterator[tuple[str, set[_Place]]]:
    for document in read_gold(path):
        places = set()
        for link in document.links:
            article = _ARTICLE.match(link.surface)
            start = link.start + (article.end() if article else 0)
            if link.title and is_name(document.text[start : link.end]):
                places.add((start, link.end))
        yield document.text, places


def is_name(surface: str) -> bool:
    """Whether a surface is written as a name: capitals on its first and on all its longer words."""
    words = surface.split()
    return (
        bool(words)
        and surface[:1].isupper()
        and surface
        not in ("I", "He", "She", "It", "We", "They", "His", "Her", "Its", "Our", "Their")
        and all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 3)
    )
