"""Many articles: run them with progress and resume, then look at what they say."""

from jl_newslens.corpus.corpus import Corpus
from jl_newslens.corpus.records import Input, open_input
from jl_newslens.corpus.run import RunReport, run_corpus

__all__ = ["Corpus", "Input", "RunReport", "open_input", "run_corpus"]
