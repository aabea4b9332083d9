"""What a page asks twice is asked of the store once, with the same answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from newsgraph.storing.remembered import Remembered
from newsgraph.storing.store import Store

A, B, P, Q = (ox.NamedNode(f"https://example.org/{name}") for name in "abpq")


class Counting:
    """A store that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: Counter[tuple[Any, ...]] = Counter()
        self.store: Store = ox.Store()
        self.store.extend([ox.Quad(A, P, B), ox.Quad(A, P, A), ox.Quad(A, Q, B), ox.Quad(B, P, A)])

    def quads_for_pattern(self, *pattern: Any) -> Iterator[ox.Quad]:
        self.asked[pattern] += 1
        return self.store.quads_for_pattern(*pattern)


def test_the_same_answers_and_each_subject_asked_once() -> None:
    counting = Counting()
    remembered = Remembered(counting)  # type: ignore[arg-type]
    patterns = [(s, p, o, None) for s in (A, B, None) for p in (P, Q, None) for o in (A, B, None)]
    for pattern in patterns * 2:
        assert set(remembered.quads_for_pattern(*pattern)) == set(counting.store.quads_for_pattern(*pattern))
    assert {n for pattern, n in counting.asked.items() if pattern[0] is not None} == {1}
