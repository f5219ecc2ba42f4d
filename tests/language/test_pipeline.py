"""Loading: clear errors without the network, any installed pipeline, and the one that ships."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from jl_newslens.errors import PipelineError, PipelineNotFoundError
from jl_newslens.language.pipeline import SHIPPED, WEIGHTS, installed_pipelines, load_pipeline
from jl_newslens.language.sentences import analyze
from jl_newslens.model import ENTITY_TYPES, Article


def test_an_unknown_pipeline_lists_the_installed_ones() -> None:
    with pytest.raises(PipelineNotFoundError) as caught:
        load_pipeline("xx_no_such_pipeline")
    assert caught.value.available == tuple(sorted(installed_pipelines()))
    assert SHIPPED in str(caught.value)
    assert "pip" in str(caught.value)
    assert "python -m spacy download xx_no_such_pipeline" in str(caught.value)


def test_a_saved_pipeline_without_sentences_gets_a_sentencizer(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "saved")
    nlp = load_pipeline(str(tmp_path / "saved"))
    found = analyze(nlp, Article("Er kam. Sie ging."))
    assert [s.text for s in found] == ["Er kam.", "Sie ging."]


def test_a_saved_pipeline_keeps_a_paragraph_from_false_starts(tmp_path: Path) -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "saved")

    found = analyze(
        load_pipeline(str(tmp_path / "saved")), Article("Gastó 3,5 mill. de euros. Fin.")
    )

    assert [s.text for s in found] == ["Gastó 3,5 mill. de euros.", "Fin."]


def test_a_damaged_pipeline_is_told_from_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = ["nothing"]\n')
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "0.0.1"}')
    with pytest.raises(PipelineError) as caught:
        load_pipeline(str(tmp_path))
    assert not isinstance(caught.value, PipelineNotFoundError)


def test_importing_the_stage_does_not_import_spacy() -> None:
    code = (
        "import sys, jl_newslens.language.sentences, jl_newslens.language.pipeline;"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
class TestShipped:
    """The trained pipeline on sentences of our own."""

    def test_it_is_small_and_loaded_once(self) -> None:
        assert WEIGHTS.stat().st_size <= 12_000_000
        assert load_pipeline() is load_pipeline(SHIPPED)

    def test_every_entity_label_is_one_of_ours(self) -> None:
        labels = load_pipeline().get_pipe("ner").labels  # type: ignore[attr-defined]
        assert set(labels) <= set(ENTITY_TYPES)

    @pytest.mark.parametrize(
        ("text", "sentences"),
        [
            (
                "The U.S. Senate voted on Tuesday. Mr. Holt of the U.S. Treasury left at 5 p.m.",
                2,
            ),
            ("She flew home to the U.S. The court in Lima had ruled against her.", 2),
            ("“We are ready to talk,” the minister said. “Nobody should doubt it.”", 2),
            ("German Chancellor Friedrich Merz met French President Emmanuel Macron in Paris.", 1),
        ],
    )
    def test_sentence_ends(self, text: str, sentences: int) -> None:
        assert len(analyze(load_pipeline(), Article(text))) == sentences

    def test_names_of_a_plain_news_sentence(self) -> None:
        text = "Kenyan President William Ruto met Emmanuel Macron in Paris on Monday."
        [sentence] = analyze(load_pipeline(), Article(text))
        found = {(text[n.start : n.end], n.type) for n in sentence.names}
        assert {
            ("Kenyan", "GROUP"),
            ("Emmanuel Macron", "PERSON"),
            ("Paris", "PLACE"),
        } <= found

    def test_the_tree_of_a_plain_sentence(self) -> None:
        text = "The government rejected the plan in March."
        [sentence] = analyze(load_pipeline(), Article(text))
        by_word = {token.text: token for token in sentence.tokens}
        root = by_word["rejected"]
        assert (root.dep, root.upos, root.lemma) == ("root", "VERB", "reject")
        assert by_word["government"].dep == "nsubj"
        assert by_word["plan"].dep == "obj"
        assert sentence.tokens[by_word["plan"].head] is root

    def test_the_same_text_reads_the_same_alone_and_in_a_crowd(self) -> None:
        from jl_newslens.language.sentences import analyze_many

        first = Article("The ministers met in Lima. They will meet again.")
        second = Article("Shares of Siemens rose 3.4% on Monday.")
        crowd = list(analyze_many(load_pipeline(), [second, first, second]))
        assert crowd[1] == analyze(load_pipeline(), first)
        assert crowd[0] == crowd[2]
