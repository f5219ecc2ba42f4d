"""Fits the weights of the linker: `python -m jl_newslens.evaluation.linking_training FILE`.

FILE is a labelled file (see `linking_gold`) of which only some names need be labelled. For every
label on exactly a name's span the candidates compete with each other and with "no page": a
conditional logit. So that "no page" is learned although the knowledge base was written with such
texts in view, titles are withheld from it at random, rare ones more often. The scores are then
calibrated on a part of the texts that the weights have not seen.

Source: McFadden, Conditional logit analysis of qualitative choice behavior (1974); Platt,
Probabilistic outputs for support vector machines (1999).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jl_newslens.evaluation.linking import even_redirects, same_page
from jl_newslens.evaluation.linking_gold import GoldDocument, read_gold
from jl_newslens.evaluation.linking_negatives import TypedText, is_wrong, read_typed
from jl_newslens.link.candidates import find_candidates
from jl_newslens.link.choice.disambiguate import candidate_values
from jl_newslens.link.choice.features import FEATURES
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.model import Article, Candidate, Sentence

_PENALTY: Final = 2.0
_STEPS: Final = 400
# How often a title is withheld, by how many labels name it: at most 2, at most 10, more.
_WITHHELD: Final = ((2, 0.5), (10, 0.25), (10**9, 0.06))


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled name: the features of its candidates, and which is right (None: no page)."""

    document: int
    features: tuple[tuple[float, ...], ...]
    right: int | None


def make_examples(
    documents: Sequence[GoldDocument],
    analysed: Iterable[tuple[Article, tuple[Sentence, ...]]],
    source: StarterSource,
) -> Iterator[Example]:
    """The examples of labelled documents.

    Args:
        analysed: the documents as articles with their sentences, in the same order.
    """
    linker = Linker([source])
    redirects = even_redirects(source.redirects())
    counts = Counter(gold.title for document in documents for gold in document.links)
    chance = random.Random(0)  # a fixed seed: the same weights for the same files
    for number, (document, (article, sentences)) in enumerate(
        zip(documents, analysed, strict=True)
    ):
        names, context = linker.names_of(article, sentences)
        withheld = {
            title
            for title in sorted({gold.title for gold in document.links if gold.title})
            if chance.random() < next(p for most, p in _WITHHELD if counts[title] <= most)
        }
        found = [
            tuple(c for c in candidates if c.title not in withheld)
            for candidates in find_candidates(source, names, [""] * len(names))
        ]
        values = candidate_values(names, found, context)
        gold_titles = {(g.start, g.end): g.title for g in document.links if g.is_name}
        for name, candidates, rows in zip(names, found, values, strict=True):
            titles = {
                gold_titles[m.start, m.end]
                for m in name.mentions
                if (m.start, m.end) in gold_titles
            }
            if len(titles) != 1 or not candidates:
                continue
            right = _right(titles.pop(), candidates, redirects)
            if right is None and any(row.get("demonym") for row in rows):
                # "Israeli" [soldiers] linked to the army says nothing against the state.
                continue
            features = tuple(tuple(row.get(f, 0.0) for f in FEATURES) for row in rows)
            yield Example(number, features, right)


def make_negatives(
    texts: Sequence[TypedText],
    analysed: Iterable[tuple[Article, tuple[Sentence, ...]]],
    source: StarterSource,
) -> Iterator[Example]:
    """Examples for "no page": names of typed texts all of whose candidates are excluded."""
    linker = Linker([source])
    for number, (text, (article, sentences)) in enumerate(zip(texts, analysed, strict=True)):
        names, context = linker.names_of(article, sentences)
        found = find_candidates(source, names, [""] * len(names))
        values = candidate_values(names, found, context)
        for name, candidates, rows in zip(names, found, values, strict=True):
            spans = [(m.start, m.end) for m in name.mentions]
            if candidates and all(
                is_wrong(candidate, span, text) for candidate in candidates for span in spans
            ):
                features = tuple(tuple(row.get(f, 0.0) for f in FEATURES) for row in rows)
                yield Example(number, features, None)


def _right(
    title: str | None, candidates: Sequence[Candidate], redirects: Mapping[str, str]
) -> int | None:
    if title is None:
        return None
    for position, candidate in enumerate(candidates):
        if same_page(title, candidate.title, redirects):
            return position
    return None


def fit(examples: Sequence[Example]) -> NDArray[np.float64]:
    """The weights, in the order of `FEATURES`, by penalized maximum likelihood (Adam)."""
    features, mask, target = _arrays(examples)
    weights = np.zeros(len(FEATURES))
    first = np.zeros_like(weights)
    second = np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        chances = _chances(features @ weights, mask)
        gradient = np.einsum("nc,ncf->f", chances[:, :-1] - target, features)
        gradient = (gradient + _PENALTY * weights) / len(examples)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        pace = 0.1 * min(1.0, 2 * (1 - step / (_STEPS + 1)))
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        weights = weights - pace * move
    return weights


def calibrate(examples: Sequence[Example], weights: NDArray[np.float64]) -> tuple[float, float]:
    """Intercept and slope that make the best candidate's logit a probability of being right."""
    features, mask, target = _arrays(examples)
    chances = _chances(features @ weights, mask)[:, :-1]
    best = chances.argmax(axis=1)
    index = np.arange(len(examples))
    top = np.clip(chances[index, best], 1e-6, 1 - 1e-6)
    logits = np.log(top / (1 - top))
    right = target[index, best]
    intercept, slope = 0.0, 1.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(intercept + slope * logits)))
        spread = p * (1 - p) + 1e-9
        design = np.stack([np.ones_like(logits), logits], axis=1)
        # Held gently at "as it is", so that a few or uniform examples cannot tear it away.
        pull = np.array([intercept, slope - 1.0])
        hessian = design.T @ (design * spread[:, None]) + np.eye(2)
        move = np.linalg.solve(hessian, design.T @ (right - p) - pull)
        move *= min(1.0, 0.5 / float(np.abs(move).max() + 1e-12))
        intercept, slope = intercept + float(move[0]), slope + float(move[1])
    return intercept, slope


def _chances(scores: NDArray[np.float64], mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Softmax over the candidates and, last, "no page" with the score 0."""
    scores = np.where(mask, scores, -np.inf)
    scores = np.concatenate([scores, np.zeros((len(scores), 1))], axis=1)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: NDArray[np.float64] = scores / scores.sum(axis=1, keepdims=True)
    return result


def _arrays(
    examples: Sequence[Example],
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    width = max(len(example.features) for example in examples)
    features = np.zeros((len(examples), width, len(FEATURES)))
    mask = np.zeros((len(examples), width), dtype=bool)
    target = np.zeros((len(examples), width))
    for number, example in enumerate(examples):
        count = len(example.features)
        features[number, :count] = example.features
        mask[number, :count] = True
        if example.right is not None:
            target[number, example.right] = 1.0
    return features, mask, target


def train(examples: Sequence[Example], *, note: str) -> dict[str, object]:
    """The content of `weights.json`: fitted on four fifths of the texts, calibrated on the rest."""
    fitted = [example for example in examples if example.document % 5]
    held_out = [example for example in examples if not example.document % 5]
    weights = fit(fitted)
    intercept, slope = calibrate(held_out, weights)
    return {
        "trained_on": note,
        "examples": len(examples),
        "features": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "confidence": [round(intercept, 4), round(slope, 4)],
    }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m jl_newslens.evaluation.linking_training")
    parser.add_argument("file", type=Path, help="labelled texts, JSON lines")
    parser.add_argument("--negatives", type=Path, help="typed texts, word and BIO label a line")
    parser.add_argument("--out", type=Path, help="where to write; default: the package's own file")
    options = parser.parse_args(arguments)
    from jl_newslens.language.pipeline import load_pipeline
    from jl_newslens.language.sentences import analyze_many

    documents = read_gold(options.file)
    articles = [Article(document.text) for document in documents]
    analysed = zip(articles, analyze_many(load_pipeline(), articles), strict=True)
    examples = list(make_examples(documents, analysed, StarterSource()))
    note = f"{options.file.name}, {len(documents)} texts"
    if options.negatives is not None:
        typed = list(read_typed(options.negatives))
        articles = [Article(text.text) for text in typed]
        analysed = zip(articles, analyze_many(load_pipeline(), articles), strict=True)
        examples += make_negatives(typed, analysed, StarterSource())
        note += f"; {options.negatives.name}, {len(typed)} texts"
    result = train(examples, note=note)
    target = options.out or Path(str(resources.files("jl_newslens.link") / "weights.json"))
    target.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(examples)} examples, weights in {target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
