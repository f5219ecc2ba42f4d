"""Join the two trained halves, add the rules, and pack the pipeline that ships."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jl_newslens.language.packing import pack
from jl_newslens.language.pipeline import add_rules
from jl_newslens.language.tokenizer import create_tokenizer
from jl_newslens.language.training.train import register

if TYPE_CHECKING:
    from spacy.language import Language

_META = {
    "name": "newslens",
    "version": "1.0.0",
    "description": "English for news: tags, features, UD trees, lemmas, names. CPU only.",
    "author": "The NewsLens developers",
    "license": "CC BY-SA 4.0",
    "url": "",
    "email": "",
}


def assemble(parser: Path, ner: Path, packed: Path) -> Language:
    """Join the best checkpoints of both halves and write the packed pipeline.

    Args:
        parser: The folder of the parser half's checkpoint.
        ner: The folder of the NER half's checkpoint; its CNN stays its own.
        packed: The file to write.
    """
    import spacy

    register()
    nlp = spacy.load(parser)
    nlp.tokenizer = create_tokenizer(nlp)
    nlp.add_pipe("ner", source=spacy.load(ner))
    add_rules(nlp)
    nlp.meta.update(_META)
    nlp.meta.pop("performance", None)
    # Where the training data lay is no business of those who load the weights.
    plain = spacy.blank("en").config
    for section in ("paths", "corpora", "training", "initialize"):
        nlp.config[section] = plain[section]
    pack(nlp, packed)
    return nlp
