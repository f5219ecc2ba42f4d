from __future__ import annotations

from jl_newslens.evaluation.linking_baseline import ner_and_prior
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Article, Name, Sentence

SOURCE = StarterSource(
    [
        Row("Zenda (town)", "PLACE", "Town", (("Zenda", 0.3),)),
        Row("Zenda (film)", "WORK", "Film", (("Zenda", 0.6),)),
    ]
)


def test_the_baseline_takes_the_likeliest_page_of_each_ner_name() -> None:
    text = "President Zenda's friend met Odd in Zenda."
    names = (Name(0, 17, "PERSON"), Name(29, 32, "PERSON"))
    sentence = Sentence(0, 0, len(text), text, (), names, 0, "body")
    entities = ner_and_prior(Article(text), [sentence], SOURCE).entities
    assert [(e.title, e.mentions[0].surface) for e in entities] == [("Zenda (film)", "Zenda")]
