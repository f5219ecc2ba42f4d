"""What linking is measured against: each name that the pipeline marks, to its likeliest page."""

from __future__ import annotations

from collections.abc import Sequence

from jl_newslens.link.names.dressing import undress
from jl_newslens.model import Analysis, Article, Entity, Mention, Sentence
from jl_newslens.protocols import Query, ReferenceSource


def ner_and_prior(
    article: Article, sentences: Sequence[Sentence], source: ReferenceSource
) -> Analysis:
    """Links every NER name, bare of titles and possessives, to the page it most often means.

    Source: the baseline "spaCy NER + prior" of Bast et al., ELEVANT (2022).
    """
    mentions = [
        Mention(start, end, article.text[start:end], sentence.index, name.type, "ner")
        for sentence in sentences
        for name in sentence.names
        for start, end in undress(article.text, name.start, name.end)
    ]
    found = source.find([Query(mention.surface, mention.type) for mention in mentions])
    return Analysis(
        article,
        entities=tuple(
            Entity(
                id=f"e{number}",
                name=mention.surface,
                type=mention.type or "OTHER",
                title=pages[0].title,
                url=pages[0].url,
                score=pages[0].prior,
                status="linked",
                mentions=(mention,),
                candidates=tuple(pages),
            )
            for number, (mention, pages) in enumerate(zip(mentions, found, strict=True), start=1)
            if pages
        ),
    )
