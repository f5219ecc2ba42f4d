"""Builds a knowledge base from a Wikipedia dump; `link.sources.knowledge_base` reads the result."""

from jl_newslens.knowledge.build import BuildReport, build_knowledge_base
from jl_newslens.knowledge.progress import BuildProgress

__all__ = ["BuildProgress", "BuildReport", "build_knowledge_base"]
