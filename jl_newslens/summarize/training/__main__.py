"""`python -m jl_newslens.summarize.training --corpora PATH [ranking] [compression]`

The shipped `headline.json` was learned anew from eight teachers that read with MPNet (`--reader`,
all-mpnet-base-v2), in a quarter of an hour of a large GPU; `brief.json` with MiniLM, from one
teacher's headlines of older trees. Eight teachers of MiniLM take some three hours of one core.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jl_newslens.model import Article, Sentence
from jl_newslens.summarize.networks.brief import WEIGHTS_FILE as BRIEF_FILE
from jl_newslens.summarize.networks.brief import shipped_briefs
from jl_newslens.summarize.networks.headline import WEIGHTS_FILE as HEADLINE_FILE
from jl_newslens.summarize.networks.headline import shipped_headlines
from jl_newslens.summarize.networks.token_network import pack_network
from jl_newslens.summarize.rankers.boosted_trees import pack_trees
from jl_newslens.summarize.rankers.newslens import WEIGHTS_FILE as RANKING_FILE
from jl_newslens.summarize.rankers.salience import PAIR_FEATURES, WORD_FEATURES
from jl_newslens.summarize.rankers.salience import WEIGHTS_FILE as SALIENCE_FILE
from jl_newslens.summarize.training.alignment import kept_flags
from jl_newslens.summarize.training.ranking import (
    estimate_unseen,
    example_of,
    learn_salience,
)
from jl_newslens.summarize.training.sets import learn_sets

_WEIGHTS = Path(__file__).parent.parent / "weights"
_PARTS = ("ranking", "compression")

logger = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m jl_newslens.summarize.training")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the corpora")
    parser.add_argument(
        "--teacher",
        type=Path,
        default=Path("compression-teacher.jsonl.gz"),
        help="what the teachers of the compression networks say; made if it is not there",
    )
    parser.add_argument(
        "--reader",
        type=Path,
        help="folder of an encoder as transformers saves it, for teachers larger than MiniLM; a "
        "GPU is used if there is one (without, one of the size of BERT takes a night)",
    )
    parser.add_argument(
        "--go-on",
        action="store_true",
        help="let the shipped networks get used to the trees of a new pipeline, in one "
        "round, and do not start anew",
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=" ".join(_PARTS))
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parts = options.parts or _PARTS
    if unknown := set(parts) - set(_PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    shortened = list(_read(options.corpora / "compression" / "google_train.jsonl"))
    if "ranking" in parts:
        _train_ranking(options.corpora, [record["text"] for record in shortened])
    if "compression" in parts:
        starts = (shipped_headlines(), shipped_briefs()) if options.go_on else None
        _train_compression(options.corpora, shortened, options.teacher, starts, options.reader)


def _train_compression(
    corpora: Path,
    shortened: list[dict[str, Any]],
    labels: Path,
    starts: Any,
    reader: Path | None,
) -> None:
    # Only this part needs torch.
    course = importlib.import_module("jl_newslens.summarize.training.compression_course")
    spoken = list(_read(corpora / "compression" / "broadcast_dev.jsonl"))
    headlines, briefs = course.learn_compression(
        _aligned(shortened), _aligned(spoken), _unlabelled(corpora), labels, starts, reader
    )
    _write(HEADLINE_FILE, pack_network(headlines))
    _write(BRIEF_FILE, pack_network(briefs))


def _unlabelled(corpora: Path) -> list[Sentence]:
    """The first sentences of short items and all of articles, if of ordinary length."""
    items = _read(corpora / "linking" / "events_train.jsonl")
    articles = _read(corpora / "summaries" / "cnndm_train.jsonl")
    firsts = _parsed([Article(record["text"]) for record in items])
    wholes = _parsed([Article(record["article"]) for record in articles])
    found = [sentence for sentences in firsts for sentence in sentences[:1]]
    found += [sentence for sentences in wholes for sentence in sentences]
    return [sentence for sentence in found if 8 <= len(sentence.tokens) < 70]


def _train_ranking(corpora: Path, other_text: list[str]) -> None:
    records = list(_read(corpora / "summaries" / "cnndm_train.jsonl"))
    articles = [Article(record["article"]) for record in records]
    examples = [
        example_of(article, sentences, record["highlights"])
        for article, sentences, record in zip(articles, _parsed(articles), records, strict=True)
    ]
    model = learn_salience(examples, other_text)
    _write(
        SALIENCE_FILE,
        {
            "words": pack_trees(model.words, WORD_FEATURES),
            "pairs": dict(zip(PAIR_FEATURES, _rounded(model.pairs), strict=True)),
            "rarest": model.rarest,
            "rarity": model.rarity,
        },
    )
    learned = learn_sets(examples, estimate_unseen(examples, other_text))
    _write(RANKING_FILE, {"pairs": learned.pairs, "features": learned.features})


def _aligned(records: list[dict[str, Any]]) -> list[tuple[Sentence, list[list[bool]]]]:
    """Single sentences of ordinary length, with what each editor kept."""
    parsed = _parsed([Article(record["text"]) for record in records])
    return [
        (
            sentences[0],
            [
                kept_flags(sentences[0], shorter)
                for shorter in record.get("summaries") or [record["compression"]]
            ],
        )
        for record, sentences in zip(records, parsed, strict=True)
        if len(sentences) == 1 and len(sentences[0].tokens) < 90
    ]


def _parsed(articles: list[Article]) -> Iterator[tuple[Sentence, ...]]:
    # By name: stages do not import one another, and only this recipe needs both.
    pipeline = importlib.import_module("jl_newslens.language.pipeline").load_pipeline()
    sentences = importlib.import_module("jl_newslens.language.sentences")
    parsed: Iterator[tuple[Sentence, ...]] = sentences.analyze_many(pipeline, articles)
    return parsed


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 3) for value in values]


def _write(name: str, table: dict[str, Any]) -> None:
    path = _WEIGHTS / name
    path.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    logger.info("wrote %s", path.name)


if __name__ == "__main__":
    main()
