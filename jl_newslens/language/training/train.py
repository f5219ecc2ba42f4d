"""Train one half of the pipeline, from a DocBin, by its configuration file."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from jl_newslens.language.products import use_numpy_products
from jl_newslens.language.tokenizer import create_tokenizer, register_tokenizer
from jl_newslens.language.training.augment import register_augmenter

if TYPE_CHECKING:
    from spacy.language import Language

Half = Literal["parser", "ner"]
# Updates, and words an update. Without the fall, dev LAS gained 0.3 in the last 400 updates.
ANNEALING: Final[dict[Half, tuple[int, int]]] = {"parser": (1300, 1000), "ner": (2000, 1500)}
INITIAL_RATE: Final[dict[Half, float]] = {"parser": 0.0007, "ner": 0.001}
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


def anneal(half: Half, work: Path) -> Path:
    """Go on from the best checkpoint with a learning rate that falls to nothing; the new best.

    Args:
        half: As for `train`, which must have run.
        work: The same folder; the new checkpoints go into `<half>-annealed/` in it.
    """
    import spacy
    from spacy.training.loop import train as train_loop
    from spacy.util import fix_random_seed

    register()
    nlp: Language = spacy.load(work / half / "model-best")
    nlp.tokenizer = create_tokenizer(nlp)
    use_numpy_products(nlp)
    if "lemmatizer" in nlp.pipe_names:
        # spaCy 3.8 does not restore this on loading, and would teach label 0 for every word.
        lemmatizer = nlp.get_pipe("lemmatizer")
        trees = lemmatizer.cfg["labels"]
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(trees)}
    steps, words = ANNEALING[half]
    training = nlp.config["training"]
    training["max_steps"] = steps
    training["dropout"] = 0.1
    training["batcher"]["size"] = words
    training["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "initial_rate": INITIAL_RATE[half],
        "warmup_steps": 50,
        "total_steps": steps,
    }
    output = work / f"{half}-annealed"
    output.mkdir(parents=True, exist_ok=True)
    fix_random_seed(nlp.config["system"]["seed"])
    train_loop(nlp, output, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"
