"""The large model behind the networks that shorten: any encoder in a folder will do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jl_newslens.summarize.training.compression_lessons import lesson
from tests.summarize.conftest import build

RAIN = build("Rain fell.", "Rain NOUN nsubj 2\nfell VERB root 0 VBD fall\n. PUNCT punct 2")


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """An encoder that knows three words, its special pieces at other places than MiniLM's."""
    pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    pieces = ["rain", "fell", ".", "[PAD]", "[SEP]", "[CLS]", "[UNK]", "[MASK]"]
    (tmp_path / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    transformers.BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        pad_token_id=3,
    )
    transformers.BertModel(config).save_pretrained(tmp_path)
    return tmp_path


def test_teachers_learn_with_the_encoder_of_a_folder(encoder: Path) -> None:
    from jl_newslens.summarize.training.compression_teacher import CompressionTeacher

    teacher = CompressionTeacher([RAIN], reader=encoder)
    before = teacher.odds([RAIN])[0]
    teacher.train([lesson(RAIN, [[True, True, False]], "headline")] * 64, "headline", epochs=30)
    after = teacher.odds([RAIN])[0]
    assert before.shape == after.shape == (3, 2)
    assert after[1, 1] > before[1, 1]
    assert np.isfinite(after).all()
