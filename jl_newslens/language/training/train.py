"""Train one half of the pipeline, from a DocBin, by its configuration file."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from jl_newslens.language.products import use_numpy_products
from jl_newslens.language.tokenizer import create_tokenizer, register_tokenizer
from jl_newslens.language.training.augment import register_augmenter
from jl_newslens.language.training.phases import once
from jl_newslens.language.word_vectors import LETTERS_FILE, VECTORS_NAME, register_vectors

if TYPE_CHECKING:
    from spacy.language import Language

Half = Literal["parser", "ner"]


@dataclass(frozen=True, slots=True)
class Annealing:
    """More training of a checkpoint with a learning rate that falls to nothing in a line.

    `data` is the part of the training data: `<half>_<data>.spacy`.
    """

    data: str
    steps: int
    words: int
    initial_rate: float
    dropout: float


# Silver trees teach the most, and the end is on gold ones, half of them web text; at the end silver
# names have a larger part.
ANNEALINGS: Final[dict[Half, tuple[Annealing, ...]]] = {
    "parser": (
        Annealing("train", 2500, 1000, 0.0008, 0.12),
        Annealing("gold", 900, 1000, 0.0005, 0.15),
    ),
    "ner": (
        Annealing("train", 2500, 1500, 0.001, 0.1),
        Annealing("mixed", 1000, 1500, 0.0005, 0.1),
    ),
}
_LAST: Final = "model-last"  # as spaCy names it


def register() -> None:
    """Make known to spaCy what the two configuration files name."""
    register_tokenizer()
    register_vectors()
    register_augmenter()


def make(half: Half, work: Path, max_steps: int | None = None) -> Path:
    """Train and anneal, from where an earlier run stopped; the folder of the finished half.

    Args:
        half: As for `train`.
        work: As for `train`.
        max_steps: At most so many updates in each phase, to try the recipe.
    """
    once(f"{half}, training", work, partial(train, half, work, max_steps=max_steps))
    last = work / half / _LAST
    if half == "parser":
        last = spell(last, work, work / "parser-spelled")
    before = last
    for number, plan in enumerate(ANNEALINGS[half]):
        if max_steps is not None:
            plan = replace(plan, steps=min(plan.steps, max_steps))
        output = work / f"{half}-annealed-{number}"
        once(f"{half}, annealing {number}", work, partial(anneal, half, work, plan, last, output))
        before, last = last, output / _LAST
    # The gold trees teach trees, and cost some of what the silver ones taught of tags.
    return mean_of(before, last, work / "parser-mean") if half == "parser" else last


def train(half: Half, work: Path, *, max_steps: int | None = None) -> None:
    """Train a half for the first time.

    Args:
        half: "parser" (tags, trees, lemmas) or "ner".
        work: The folder with `<half>_train.spacy`, `<half>_dev.spacy` and `vectors/`; checkpoints
            go into `<half>/` in it.
        max_steps: Fewer or more updates than the configuration says.
    """
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as train_loop
    from spacy.util import fix_random_seed, load_config, load_model_from_config

    register()
    overrides: dict[str, object] = {
        "paths.train": str(work / f"{half}_train.spacy"),
        "paths.dev": str(work / f"{half}_dev.spacy"),
        "paths.vectors": str(work / "vectors"),
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


def spell(source: Path, work: Path, output: Path) -> Path:
    """Give a checkpoint the vectors of n-grams for the words that are in no table.

    The parser first learns without them what the shape of a word and its neighbours tell: then it
    finds more parts of speech than one that spelled from the start (EWT 95.5, not 95.3).

    Args:
        source: The checkpoint, trained on the table of words alone.
        work: The folder with `vectors/`.
        output: The folder to write.
    """
    import spacy

    register()
    shutil.copytree(source, output, dirs_exist_ok=True)
    shutil.copy(work / "vectors" / "vocab" / LETTERS_FILE, output / "vocab")
    # spaCy reads the vectors by the class that the configuration names, this one with its n-grams.
    nlp = spacy.load(output, config={"nlp": {"vectors": {"@vectors": VECTORS_NAME}}})
    nlp.to_disk(output)
    return output


def mean_of(one: Path, other: Path, output: Path) -> Path:
    """The mean of the weights of two checkpoints, of which one went on from the other.

    As in Izmailov et al. 2018 (https://arxiv.org/abs/1803.05407).
    """
    import spacy

    register()
    nlp, later = spacy.load(one), spacy.load(other)
    for name, pipe in nlp.pipeline:
        for node, its in zip(pipe.model.walk(), later.get_pipe(name).model.walk(), strict=True):
            for key in node.param_names:
                if node.has_param(key):
                    node.set_param(key, (node.get_param(key) + its.get_param(key)) / 2)
    nlp.to_disk(output)
    return output


def anneal(half: Half, work: Path, plan: Annealing, source: Path, output: Path) -> None:
    """Go on from a checkpoint by a plan; the last checkpoint has the lowest rate.

    Args:
        half: As for `train`, which must have run in the same folder.
        work: That folder.
        plan: How long, and from which rate.
        source: The checkpoint to start from.
        output: Where the new checkpoints go.
    """
    import spacy
    from spacy.training.loop import train as train_loop
    from spacy.util import fix_random_seed

    register()
    nlp: Language = spacy.load(source)
    nlp.tokenizer = create_tokenizer(nlp)
    use_numpy_products(nlp)
    if "lemmatizer" in nlp.pipe_names:
        # spaCy 3.8 does not restore this on loading, and would teach label 0 for every word.
        lemmatizer = nlp.get_pipe("lemmatizer")
        trees = lemmatizer.cfg["labels"]
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(trees)}
    nlp.config["paths"]["train"] = str(work / f"{half}_{plan.data}.spacy")
    nlp.config["paths"]["dev"] = str(work / f"{half}_dev.spacy")
    training = nlp.config["training"]
    training["max_steps"] = plan.steps
    training["dropout"] = plan.dropout
    training["batcher"]["size"] = plan.words
    training["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "initial_rate": plan.initial_rate,
        "warmup_steps": 50,
        "total_steps": plan.steps,
    }
    output.mkdir(parents=True, exist_ok=True)
    fix_random_seed(nlp.config["system"]["seed"])
    train_loop(nlp, output, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
