"""Documents ► windows of word pieces with gold: several sentences up to a number of pieces, their boundaries moving from epoch to epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from newsgraph.annotation.network import shape
from sentences import TAGS, UPOS, Sentence, Text

_HIDDEN = 0.05
"""The share of words whose pieces a training window hides, so that context and shape must do."""
_CURLY = {'"': "“”", "'": "‘’", "''": "””", "``": "““"}


_Group = list[tuple[Sentence, list[str]]]


@dataclass(slots=True)
class Window:
    """Piece ids, shapes and first pieces of words, with gold of the layers that the corpus has (None for the others)."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    sentence: list[int]
    upos: list[int] | None
    xpos: list[int] | None
    names: list[frozenset[str]] | None
    heads: list[int] | None
    labels: list[int] | None


class Pieces:
    """A cached word-piece tokenizer."""

    def __init__(self, path: str) -> None:
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.no_padding(); self.tokenizer.no_truncation()
        self.cache: dict[str, list[int]] = {}
        self.cls, self.sep = self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")
        self.mask = self.tokenizer.token_to_id("[MASK]")
        self.unknown = self.tokenizer.token_to_id("[UNK]")

    def of(self, word: str) -> list[int]:
        """Piece ids of one word, at least one, at most eight."""
        ids = self.cache.get(word)
        if ids is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [self.unknown]
            self.cache[word] = ids
        return ids


def windows(texts: Sequence[Text], pieces: Pieces, xpos: dict[str, int], labels: dict[str, int], rng: random.Random | None, size: int = 256) -> list[Window]:
    """All windows of `texts`; with `rng`, augmented and cut at moving places."""
    return [_window(g, pieces, xpos, labels, rng) for g in _groups(texts, pieces, rng, size)]


def _groups(texts: Sequence[Text], pieces: Pieces, rng: random.Random | None, size: int = 256) -> list[_Group]:
    """What each window is to hold: sentences and their words; with `rng`, cut at moving places and in three texts of ten with other names."""
    out = []
    stock = _stock(texts) if rng is not None else {}
    for text in texts:
        other = _renamed(text, stock, rng) if rng is not None and rng.random() < 0.3 else {}
        group: _Group = []
        length = 1
        limit = size if rng is None else rng.randint(size // 2, size)
        for s in text.sentences:
            words = _rename(s, other)
            n = sum(len(pieces.of(w)) for w in words) + 1
            if group and length + n > limit:
                out.append(group)
                group, length = [], 1
                limit = size if rng is None else rng.randint(size // 2, size)
            if n < size:
                group.append((s, words)); length += n
        if group:
            out.append(group)
    return out


def _spans(s: Sentence) -> Iterator[tuple[int, int, str]]:
    """Organisations and places of a sentence, made of capitalised words alone: (first word, end, type)."""
    start = 0
    for i, tags in enumerate(s.allowed or []):
        tag = next(iter(tags)) if len(tags) == 1 else "O"
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES" and tag[2:] in ("ORG", "LOC") and all(w.isalpha() and w[0].isupper() for w in s.words[start : i + 1]):
            yield start, i + 1, tag[2:]


def _stock(texts: Sequence[Text]) -> dict[tuple[str, int], list[list[str]]]:
    """The corpora's organisations and places by type and number of words, each once."""
    found: dict[tuple[str, int], dict[str, list[str]]] = {}
    for s in (s for t in texts for s in t.sentences):
        for a, b, kind in _spans(s):
            found.setdefault((kind, b - a), {})[" ".join(s.words[a:b])] = s.words[a:b]
    return {k: list(v.values()) for k, v in found.items()}


def _renamed(text: Text, stock: dict[tuple[str, int], list[list[str]]], rng: random.Random) -> dict[str, list[str]]:
    """Another name of the same type and length for each organisation and place of a text, so that context counts and not the name alone."""
    return {" ".join(s.words[a:b]): rng.choice(stock[kind, b - a]) for s in text.sentences for a, b, kind in _spans(s)}


def _rename(s: Sentence, other: dict[str, list[str]]) -> list[str]:
    words = list(s.words)
    if other:
        for a, b, _ in _spans(s):
            words[a:b] = other[" ".join(s.words[a:b])]
    return words


def _vary(words: list[str], rng: random.Random) -> list[str]:
    draw = rng.random()
    if draw < 0.04:
        words = [w.upper() for w in words]
    elif draw < 0.07:
        words = [w.lower() for w in words]
    elif draw < 0.10:
        words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    if rng.random() < 0.3:
        opened, out = False, []
        for w in words:
            if w in _CURLY:
                w = _CURLY[w][int(opened) if w == '"' else 1 if w in ("'", "''") else 0]
                opened = not opened
            elif "'" in w:
                w = w.replace("'", "’")
            out.append(w)
        words = out
    return words


def _window(group: _Group, pieces: Pieces, xpos: dict[str, int], labels: dict[str, int], rng: random.Random | None) -> Window:
    """One window; with `rng`, in other case and quotes here and there, some words hidden, paragraphs' marks dropped in a quarter."""
    ids, shapes, first, starts = [pieces.cls], [0], [], []
    has = lambda layer: all(getattr(s, layer) is not None for s, _ in group)  # noqa: E731
    trees = has("heads")
    upos, xp, names, heads, labs = ([] if trees else None), ([] if trees else None), [], ([] if trees else None), ([] if trees else None)
    drop = rng is not None and rng.random() < 0.25
    for s, words in group if rng is None else [(s, _vary(words, rng)) for s, words in group]:
        if s.paragraph and not drop and len(ids) > 1:
            ids.append(pieces.sep); shapes.append(0)
        base = len(first)
        for k, w in enumerate(words):
            first.append(len(ids)); starts.append(int(k == 0))
            part = pieces.of(w)
            if rng is not None and rng.random() < _HIDDEN:
                part = [pieces.mask] * len(part)
            ids.extend(part); shapes.extend([shape(w)] * len(part))
        names.extend(s.allowed if s.allowed is not None else [frozenset(TAGS)] * len(words))
        if trees:
            upos.extend(UPOS.index(u) if u in UPOS else UPOS.index("X") for u in s.upos)
            xp.extend(xpos.get(x, 0) for x in s.xpos)
            heads.extend(0 if h == 0 else base + h for h in s.heads)
            labs.extend(labels.get(x, labels.get(x.split(":")[0], 0)) for x in s.labels)
    ids.append(pieces.sep); shapes.append(0)
    return Window(ids, shapes, first, starts, upos, xp, names, heads, labs)
