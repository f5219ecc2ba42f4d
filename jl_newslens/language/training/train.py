"""Train one half of the pipeline, from a DocBin, by its configuration file."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jl_newslens.language.products import use_numpy_products
from jl_newslens.language.tokenizer import register_tokenizer
from jl_newslens.language.training.augment import register_augmenter

if TYPE_CHECKING:
    from spacy.language import Language

Half = Literal["parser", "ner"]
logger = logging.getLogger(__name__)


def register() -> None:
    """Make known to spaCy what the two configuration files name."""
    register_tokenizer()
    register_augmenter()


def train(half: Half, work: Path, *, max_steps: int | None = None) -> Path:
    """Train and return the folder of the best checkpoint.

    Args:
        half: "parser" (tags, trees, lemmas) or "ner".
        work: The folder with `<half>_train.spacy` and `<half>_dev.spacy`; checkpoints go into
            `<half>/` in it.
        max_steps: Fewer or more updates than the configuration says.
    """
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as train_loop
    from spacy.util import fix_random_seed, load_config, load_model_from_config

    register()
    overrides: dict[str, object] = {
        "paths.train": str(work / f"{half}_train.spacy"),
        "paths.dev": str(work / f"{half}_dev.spacy"),
    }
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    config = load_config(
        Path(__file__).with_name(f"{half}.cfg"), overrides=overrides, interpolate=False
    )
    (work / half).mkdir(parents=True, exist_ok=True)
    fix_random_seed(config["system"]["seed"])
    # First spaCy's defaults for all that the file leaves out, then the labels from the data.
    filled = load_model_from_config(config, auto_fill=True).config
    nlp: Language = init_nlp(filled)
    use_numpy_products(nlp)
    train_loop(nlp, work / half, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return work / half / "model-best"
