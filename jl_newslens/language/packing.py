"""The shipped weights as one small file: short numbers, only the strings that are needed.

spaCy's own format holds each weight in four bytes, and every word seen in training. One byte for a
number of an embedding table (with a scale for each row) and two for any other weight change the
scores of the names by .3 at most; they are widened again on loading, since arithmetic in short
numbers is slow on a CPU.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.language import Language

    from jl_newslens.language.word_vectors import SpelledVectors

FORMAT: Final = 3
_TABLE: Final = "E"  # thinc's name for the rows of an embedding


def pack(nlp: Language, path: Path) -> None:
    """Write `nlp`, whose pipes are trained and whose vectors are spelled, to `path`."""
    import srsly

    pipes = {}
    for name, pipe in nlp.pipeline:
        if not hasattr(pipe, "to_bytes"):
            continue
        parts = srsly.msgpack_loads(pipe.to_bytes(exclude=["vocab"]))
        if "model" in parts:
            parts["model"] = _each_param(parts["model"], _shorten)
        pipes[name] = parts
    vectors: SpelledVectors = nlp.vocab.vectors
    data = {
        "format": FORMAT,
        "config": nlp.config.to_str(),
        "meta": nlp.meta,
        "strings": sorted(_needed_strings(nlp)),
        "pipes": pipes,
        "vectors": {
            "words": vectors.known.find(rows=range(len(vectors))),
            "table": _shorten(_TABLE, vectors.known.data),
            "letters": _shorten(_TABLE, vectors.letters),
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(srsly.msgpack_dumps(data))


def unpack(path: Path) -> Language:
    """Read what `pack` wrote. What its configuration names must be registered.

    Raises:
        ValueError: the file is of another format.
    """
    import srsly
    from spacy.util import load_model_from_config
    from thinc.api import Config

    from jl_newslens.language.word_vectors import table_of

    data = srsly.msgpack_loads(path.read_bytes())
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"{path.name} is not a packed pipeline of format {FORMAT}.")
    config = Config().from_str(data["config"])
    nlp: Language = load_model_from_config(config, meta=data["meta"])
    for string in data["strings"]:
        nlp.vocab.strings.add(string)
    packed = data["vectors"]
    table, letters = (_widen(_TABLE, packed[name]) for name in ("table", "letters"))
    nlp.vocab.vectors.fill(table_of(packed["words"], table), letters)
    for name, parts in data["pipes"].items():
        if "model" in parts:
            parts["model"] = _each_param(parts["model"], _widen)
        nlp.get_pipe(name).from_bytes(srsly.msgpack_dumps(parts), exclude=["vocab"])
    return nlp


def _each_param(model: bytes, change: Callable[[str, Any], Any]) -> bytes:
    """A serialized thinc model with each of its parameters changed."""
    import srsly

    message = srsly.msgpack_loads(model)
    for node in message["params"]:
        for name, value in node.items():
            node[name] = change(name, value)
    packed: bytes = srsly.msgpack_dumps(message)
    return packed


def _shorten(name: str, value: Any) -> Any:
    """A parameter in fewer bytes: a table as whole numbers and a scale for each of its rows."""
    import numpy

    if value is None or value.dtype != numpy.float32:
        return value
    if name != _TABLE:
        return value.astype(numpy.float16)
    scale = numpy.abs(value).max(axis=1, initial=1e-6, keepdims=True) / 127
    return {"rows": numpy.rint(value / scale).astype(numpy.int8), "scale": scale}


def _widen(name: str, value: Any) -> Any:
    """What `_shorten` was given."""
    import numpy

    if isinstance(value, dict):
        return value["rows"] * value["scale"].astype(numpy.float32)
    return value.astype(numpy.float32) if getattr(value, "dtype", None) == numpy.float16 else value


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
