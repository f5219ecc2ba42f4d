"""The shipped weights as one small file: half-precision numbers, only the strings that are needed.

spaCy's own format holds each weight in four bytes, and every word seen in training. Two bytes a
weight lose nothing that a score can show; they are widened again on loading, since arithmetic in
half precision is slow on a CPU.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.language import Language

FORMAT: Final = 1


def pack(nlp: Language, path: Path) -> None:
    """Write `nlp` to `path`. Its pipes must be trained; the vocabulary's vectors are not kept."""
    import numpy
    import srsly

    pipes = {}
    for name, pipe in nlp.pipeline:
        if not hasattr(pipe, "to_bytes"):
            continue
        parts = srsly.msgpack_loads(pipe.to_bytes(exclude=["vocab"]))
        if "model" in parts:
            parts["model"] = _cast_params(parts["model"], numpy.float32, numpy.float16)
        pipes[name] = parts
    data = {
        "format": FORMAT,
        "config": nlp.config.to_str(),
        "meta": nlp.meta,
        "strings": sorted(_needed_strings(nlp)),
        "pipes": pipes,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(srsly.msgpack_dumps(data))


def unpack(path: Path) -> Language:
    """Read what `pack` wrote. What its configuration names must be registered.

    Raises:
        ValueError: the file is of another format.
    """
    import numpy
    import srsly
    from spacy.util import load_model_from_config
    from thinc.api import Config

    data = srsly.msgpack_loads(path.read_bytes())
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"{path.name} is not a packed pipeline of format {FORMAT}.")
    config = Config().from_str(data["config"])
    nlp: Language = load_model_from_config(config, meta=data["meta"])
    for string in data["strings"]:
        nlp.vocab.strings.add(string)
    for name, parts in data["pipes"].items():
        if "model" in parts:
            parts["model"] = _cast_params(parts["model"], numpy.float16, numpy.float32)
        nlp.get_pipe(name).from_bytes(srsly.msgpack_dumps(parts), exclude=["vocab"])
    return nlp


def _cast_params(model: bytes, old: Any, new: Any) -> bytes:
    """A serialized thinc model with its parameters in another precision."""
    import srsly

    message = srsly.msgpack_loads(model)
    for node in message["params"]:
        for name, value in node.items():
            if value is not None and value.dtype == old:
                node[name] = value.astype(new)
    packed: bytes = srsly.msgpack_dumps(message)
    return packed


def _needed_strings(nlp: Language) -> set[str]:
    """Labels, features and the letters that lemmas are made of."""
    needed: set[str] = set()
    for name, pipe in nlp.pipeline:
        for label in getattr(pipe, "labels", ()):
            text = str(label)
            needed.add(text)
            for feature in text.split("|"):
                needed.add(feature)
                needed.update(feature.split("=", 1))
        trees = getattr(pipe, "trees", None)
        if trees is not None:
            needed.update(_tree_strings(trees, name, nlp))
    needed.discard("")
    return needed


def _tree_strings(trees: Any, name: str, nlp: Language) -> Iterable[str]:
    """The strings that the lemmatizer's edit trees put in place of others."""
    import srsly

    message = srsly.msgpack_loads(trees.to_bytes())
    lookup: Callable[[int], str] = nlp.vocab.strings.__getitem__
    for tree in message["trees"]:
        for key in ("orig", "subst"):
            if tree.get(key):
                yield lookup(tree[key])
