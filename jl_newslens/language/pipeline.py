"""Load a spaCy pipeline once: the English one that ships, or any that is installed."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jl_newslens.errors import PipelineError, PipelineNotFoundError
from jl_newslens.language.name_rules import NAME_RULES, register_name_rules
from jl_newslens.language.packing import unpack
from jl_newslens.language.products import use_numpy_products
from jl_newslens.language.sentence_rules import SENTENCE_RULES, register_sentence_rules
from jl_newslens.language.tokenizer import register_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED: Final = "newslens_en"
WEIGHTS: Final = Path(__file__).parent / "en" / "pipeline.msgpack"
# The languages that spaCy trains pipelines for beside English, as of version 3.8.
SPACY_LANGUAGES: Final = "ca da de el es fi fr hr it ja ko lt mk nb nl pl pt ro ru sl sv uk zh"
_SENTENCE_SETTERS: Final = ("parser", "senter", "sentencizer")

logger = logging.getLogger(__name__)


def load_pipeline(name: str | None = None) -> Language:
    """A pipeline, ready to read; each is loaded once in a process.

    Args:
        name: None or "newslens_en" for the shipped English pipeline; else an installed spaCy
            pipeline's name ("de_core_news_sm") or the path of a saved one. Nothing is downloaded.

    Raises:
        PipelineNotFoundError: no such pipeline is installed.
        PipelineError: it is there, but cannot be loaded.
    """
    return _load(None if name in (None, SHIPPED) else str(name))


def installed_pipelines() -> tuple[str, ...]:
    """The names that `load_pipeline` knows: the shipped pipeline and the installed ones."""
    from spacy.util import get_installed_models

    return (SHIPPED, *sorted(get_installed_models()))


def spacy_pipeline(language: str) -> str | None:
    """The name of the smallest pipeline that spaCy has for one of `SPACY_LANGUAGES`, else None."""
    if language not in SPACY_LANGUAGES.split():
        return None
    return f"{language}_core_{'web' if language == 'zh' else 'news'}_sm"


@cache
def _load(name: str | None) -> Language:
    return load_weights(WEIGHTS) if name is None else _load_installed(name)


def load_weights(path: Path) -> Language:
    """The English pipeline from a packed file; see `load_pipeline` for the shipped one.

    Raises:
        PipelineError: the file is missing or damaged.
    """
    register_components()
    try:
        nlp = unpack(path)
    except FileNotFoundError as error:
        raise PipelineError(
            f"The English weights are missing: {path}. Install jl-newslens again, or train them: "
            "python -m jl_newslens.language.training --corpora FOLDER.",
            pipeline=SHIPPED,
        ) from error
    except (ValueError, KeyError, TypeError, EOFError, OSError) as error:
        raise PipelineError(
            f"The English weights at {path} cannot be read ({error}). Install jl-newslens again.",
            pipeline=SHIPPED,
        ) from error
    use_numpy_products(nlp)
    return nlp


def register_components() -> None:
    """Make known to spaCy the tokenizer, vectors and rules that the shipped configuration names."""
    from jl_newslens.language.word_vectors import register_vectors

    register_tokenizer()
    register_vectors()
    register_sentence_rules()
    register_name_rules()


def add_rules(nlp: Language) -> None:
    """Put the sentence rules before the parser of `nlp` and the name rules after its names."""
    register_components()
    nlp.add_pipe(SENTENCE_RULES, before="parser")
    nlp.add_pipe(NAME_RULES, last=True)


def _load_installed(name: str) -> Language:
    import spacy

    try:
        nlp: Language = spacy.load(name)
    except OSError as error:
        available = installed_pipelines()
        if name in available or Path(name).exists():
            raise PipelineError(
                f"The pipeline {name!r} is installed but cannot be loaded: {error}", pipeline=name
            ) from error
        raise PipelineNotFoundError(
            f"No spaCy pipeline {name!r} is installed. Installed: {', '.join(available)}. Install "
            f"its package with pip (one of spaCy's: python -m spacy download {name}), or leave the "
            "option out for the English pipeline that ships with NewsLens.",
            pipeline=name,
            available=available,
        ) from error
    except (ValueError, ImportError, KeyError) as error:
        raise PipelineError(
            f"The pipeline {name!r} cannot be loaded with spaCy {spacy.__version__}: {error}",
            pipeline=name,
        ) from error
    use_numpy_products(nlp)
    _add_sentence_rules(nlp, name)
    return nlp


def _add_sentence_rules(nlp: Language, name: str) -> None:
    """Put our rules before whatever finds the sentences; a sentencizer where nothing does."""
    if SENTENCE_RULES in nlp.pipe_names:
        return
    setters = [pipe for pipe in nlp.pipe_names if pipe in _SENTENCE_SETTERS]
    if not setters:
        logger.info("%s sets no sentences; a sentencizer is added", name)
        nlp.add_pipe("sentencizer")
        setters = ["sentencizer"]
    register_sentence_rules()
    nlp.add_pipe(SENTENCE_RULES, before=setters[0])
