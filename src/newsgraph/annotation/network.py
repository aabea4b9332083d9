"""The embedded network: windows of words ► scores, by onnxruntime.

A window holds whole paragraphs of up to 256 word pieces; a longer paragraph is read in windows that each begin at the last sentence
that the one before saw begin, so that time is linear in length.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

Floats = NDArray[np.float32]
MODEL = Path(__file__).parent / "model"
WINDOW = 256
_MAX_PIECES = 8  # of one word; a longer word is cut
_MAX_WORD = 64  # characters of a word that the tokenizer is shown
_CACHE = 200_000
_BLOCK = 24  # words a matrix product: OpenBLAS does one of this size on this thread; its others would spin from product to product, taking a core


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window's n words; log-probabilities for names, `arcs` [n, 1 + n] with column 0 the root."""

    upos: NDArray[np.intp]
    xpos: NDArray[np.intp]
    starts: Floats
    names: Floats
    arcs: Floats
    label_dep: Floats
    label_head: Floats


class Network:
    """The model of a folder, ready to score; `threads` bounds the processor threads of onnxruntime."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        """Open the files that training/export.py wrote."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"])
        self._folder = folder
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.upos: list[str] = labels["upos"]
        self.xpos: list[str] = labels["xpos"]
        self.names: list[str] = labels["names"]
        self.labels: list[str] = labels["labels"]
        with np.load(folder / "tables.npz") as tables:
            self._words: NDArray[np.int8] = tables["words"]
            self._scale: Floats = tables["scale"].astype(np.float32)
            self._label: Floats = tables["label"].astype(np.float32)
        self._tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self._cls, self._sep, self._unknown = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces: dict[str, list[int]] = {}

    @cached_property
    def version(self) -> str:
        """The first digits of the network file's SHA-256."""
        import hashlib

        return hashlib.sha256((self._folder / "network.onnx").read_bytes()).hexdigest()[:12]

    def pieces(self, word: str) -> list[int]:
        """Piece ids of a word: at least one, at most eight."""
        ids = self._pieces.get(word)
        if ids is None:
            ids = self._tokenizer.encode(word[:_MAX_WORD], add_special_tokens=False).ids[:_MAX_PIECES] or [self._unknown]
            if len(self._pieces) > _CACHE:
                self._pieces.clear()
            self._pieces[word] = ids
        return ids

    def score(self, words: Sequence[str], begins: Sequence[bool]) -> Scores:
        """Scores of one window's words; `begins` says where a paragraph begins.

        Windows go through one at a time: activations are quantised by the range of all that goes through together, so that a batch would
        make an article's annotations depend on its neighbours.
        """
        ids, shapes, first = (np.asarray([row], dtype=np.int64) for row in self._row(words, begins))
        embedded = self._words[ids].astype(np.float32) * self._scale[ids]
        inputs = {"embedded": embedded, "shapes": shapes, "mask": np.ones_like(ids), "first": first}
        upos, xpos, sentence, name, arcs, dep, head = (scores[0] for scores in self._session.run(None, inputs))
        logits = name - name.max(1, keepdims=True)
        names = logits - np.log(np.exp(logits).sum(1, keepdims=True))
        return Scores(upos.argmax(1), xpos.argmax(1), sentence[:, 1] - sentence[:, 0], names, arcs, dep, head)

    def label_of(self, dep: Floats, head: Floats) -> NDArray[np.intp]:
        """The best relation of each (dependent, head) pair of feature rows [n, d]; index into `labels`."""
        blocks = (slice(at, at + _BLOCK) for at in range(0, len(dep), _BLOCK))
        return np.concatenate([np.einsum("lnd,nd->nl", dep[block] @ self._label, head[block]).argmax(1) for block in blocks])

    def _row(self, words: Sequence[str], paragraphs: Sequence[bool]) -> tuple[list[int], list[int], list[int]]:
        first: list[int] = []
        ids, shapes = [self._cls], [0]
        for word, begins in zip(words, paragraphs, strict=True):
            if begins and first:
                ids.append(self._sep)
                shapes.append(0)
            first.append(len(ids))
            part = self.pieces(word)
            ids.extend(part)
            shapes.extend([shape(word)] * len(part))
        ids.append(self._sep)
        shapes.append(0)
        return ids, shapes, first


def shape(word: str) -> int:
    """The look of a word, which uncased pieces do not show: 1 lower, 2 Title, 3 UPPER, 4 mixed, 5 with a digit, 6 other."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4
