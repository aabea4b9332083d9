"""Tags ► names, of one type over a text: the same string, a person's surname, and the abbreviation in brackets after the full name.

A model sees a window at a time and may read the second "Acme" otherwise than the first. What it says of all places together decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Name = tuple[int, int, str]
TYPES = ("PER", "ORG", "LOC", "MISC")
_SURNAME = 0.05
"""The least share of PER in what the model says of a word that ends a person's name elsewhere, for it to be that person's too."""


def consistent_names(words: Sequence[str], tags: Sequence[str], scores: Floats, alphabet: Sequence[str]) -> list[Name]:
    """Names as (first word, end, type), in order, from BIOES `tags` and log-probabilities [words, tags of `alphabet`] of a whole text."""
    spans = list(tagged(tags))
    if not spans:
        return []
    columns = [[i for i, tag in enumerate(alphabet) if tag.endswith(t)] for t in TYPES]
    of_type = np.stack([np.exp(scores[:, c]).sum(1) for c in columns], 1)
    votes: dict[tuple[str, ...], Floats] = defaultdict(lambda: np.zeros(len(TYPES), dtype=np.float32))
    for a, b, _ in spans:
        votes[tuple(words[a:b])] += of_type[a:b].mean(0)
    for (a, b, _), (c, d, _) in pairwise(spans):
        if c == b + 1 and words[b] == "(" and d == c + 1 and _abbreviates(words[c], words[a:b]):
            votes[words[c],] += votes[tuple(words[a:b])] * len(spans)
    kind = {name: TYPES[int(v.argmax())] for name, v in votes.items()}
    surnames = {words[b - 1] for a, b, _ in spans if b - a > 1 and kind[tuple(words[a:b])] == "PER"}
    for name, v in votes.items():
        if len(name) == 1 and name[0] in surnames and v[TYPES.index("PER")] > _SURNAME * v.sum():
            kind[name] = "PER"
    return [(a, b, kind[tuple(words[a:b])]) for a, b, _ in spans]


def tagged(tags: Sequence[str]) -> Iterator[Name]:
    """The names that a well-formed sequence of BIOES tags marks."""
    start = 0
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES":
            yield start, i + 1, tag[2:]


def _abbreviates(short: str, name: Sequence[str]) -> bool:
    """Whether the capitals of `short` are the first letters of the name's words, those of "of" and "the" aside or not."""
    letters = [c for c in short if c.isupper()]
    return len(letters) > 1 and letters in ([w[0] for w in name if w[:1].isupper()], [w[0].upper() for w in name])
