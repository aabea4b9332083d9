"""The part of a graph that is about one thing: what it says of it, with the claims and passages behind that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from newsgraph.asking.evidence import CONTEXT, FROM, OBJECT, PREDICATE, SUBJECT, Node
from newsgraph.storing.store import Store


def description(store: Store, node: ox.NamedNode, most: int = 20_000) -> list[ox.Triple]:
    """At most so many triples of a thing, its claims and their passages, in the order of their text; of an article, of all that stands on it."""
    return sorted(set(islice(_about(store, node), most)), key=str)


def _about(store: Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    yield from _of(store, node)
    for quad in store.quads_for_pattern(None, SUBJECT, node, None):
        yield from _claim(store, quad.subject)
    for quad in store.quads_for_pattern(None, CONTEXT, node, None):
        yield from _of(store, quad.subject)
        for claim in store.quads_for_pattern(None, FROM, quad.subject, None):
            said = list(_claim(store, claim.subject))
            yield from said
            yield from _fact(store, claim.subject, said)


def _claim(store: Store, claim: Node) -> Iterator[ox.Triple]:
    for triple in _of(store, claim):
        yield triple
        if triple.predicate == FROM:
            yield from _of(store, triple.object)


def _fact(store: Store, claim: Node, said: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """What a claim says, where the graph says it too."""
    parts = {t.predicate: t.object for t in said if t.subject == claim}
    subject, predicate, value = (parts.get(p) for p in (SUBJECT, PREDICATE, OBJECT))
    if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode) and value is not None:
        if any(True for _ in store.quads_for_pattern(subject, predicate, value, None)):
            yield ox.Triple(subject, predicate, value)


def _of(store: Store, node: Node) -> Iterator[ox.Triple]:
    if isinstance(node, ox.NamedNode | ox.BlankNode):
        yield from (q.triple for q in store.quads_for_pattern(node, None, None, None))
