"""A graph of any size for the benchmarks: the example graph of the tests, again and again under other names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

EXAMPLE = Path(__file__).parent.parent / "tests" / "data" / "example.ttl"
_BASE = "https://w3id.org/newsgraph/id/"


def copies(triples: int) -> Iterator[ox.Triple]:
    """At least `triples` triples: whole copies of the example; places are shared by all, as they are in a corpus."""
    example = list(ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE))
    for number in range(-(-triples // len(example))):
        renamed: dict[object, object] = {}

        def name(term, renamed=renamed, number=number):
            if not isinstance(term, ox.NamedNode) or not term.value.startswith(_BASE) or "/place/" in term.value:
                return term
            if term not in renamed:
                room, rest = term.value.removeprefix(_BASE).split("/", 1)
                renamed[term] = ox.NamedNode(f"{_BASE}{room}/{number}-{rest}")
            return renamed[term]

        for q in example:
            yield ox.Triple(name(q.subject), q.predicate, name(q.object))
