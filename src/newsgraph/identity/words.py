"""Words as evidence: names folded for comparison, bags of words, and how much a word tells by how rare it is."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from newsgraph.letters import plain

Bag = tuple[tuple[str, int], ...]
_OF = re.compile(r"['’]s\b")
_INITIALS = re.compile(r"\b(?:[^\W\d_] )+[^\W\d_]\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def folded(name: str) -> str:
    """Lower-case words without accents, marks or possessive s, so that "Müller’s" is "muller"; initials as one word, so that "U.S. Army" is "us army"."""
    words = " ".join(_WORD.findall(plain(_OF.sub("", name)).casefold()))
    return _INITIALS.sub(lambda found: found[0].replace(" ", ""), words)


def bag_of(text: str) -> Bag:
    """The words of three letters and more, and all numbers, with how often each stands there; sorted."""
    return tuple(sorted(Counter(w for w in folded(text).split() if len(w) > 2 or w.isdigit()).items()))


@lru_cache(maxsize=1)
def _background() -> tuple[int, Mapping[str, int]]:
    """How many documents our table counts, and in how many of them each common word stands (training/frequencies.py)."""
    table = json.loads((Path(__file__).parent / "frequencies.json").read_text(encoding="utf-8"))
    return table["documents"], table["words"]


class Rarity:
    """How much a word tells: the logarithm of how many documents there are for one that has it, in the corpus and in our table together."""

    def __init__(self, documents: int = 0, counts: Mapping[str, int] | None = None) -> None:
        """A corpus of so many documents, in `counts` of which each word stands; without, the table alone."""
        self._more, self._table = _background()
        self._documents, self._counts = documents, counts or {}
        self.of = lru_cache(maxsize=1 << 16)(self._of)

    def _of(self, word: str) -> float:
        """0 for a word of every document; 7 for one of a thousand."""
        seen = self._counts.get(word, 0) + self._table.get(word, 0)
        return self.among(seen)

    def among(self, documents: int) -> float:
        """What something tells that stands in so many documents of the corpus."""
        return math.log((self._documents + self._more) / max(1, documents))

    def rarest(self, words: Iterable[str]) -> float:
        """What the rarest of some words tells."""
        return max(map(self.of, words), default=0.0)

    def weights(self, bag: Bag) -> dict[str, float]:
        """The bag as a vector of length 1: tf-idf with logarithmic counts (Salton & Buckley 1988)."""
        raw = {word: (1 + math.log(n)) * self.of(word) for word, n in bag}
        length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
        return {word: x / length for word, x in raw.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The likeness of two vectors of length 1, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[word] for word, x in a.items() if word in b)
