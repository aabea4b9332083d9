"""The graphs that an output should have, from the journal and from what became one: each with a digest, and its N-Triples when asked for."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import pyoxigraph as ox

from newsgraph.identity.identify import Identity
from newsgraph.rdf.graphs import IDENTITY, INFERRED
from newsgraph.rdf.identifications import identifications
from newsgraph.rdf.serialize import in_order, renamed, sortable, statement_lines, terms
from newsgraph.running.journal import Entry, Journal
from newsgraph.running.sorting import SortedLines
from newsgraph.running.work import unpacked
from newsgraph.running.workers import Processes

_TOGETHER = 1 << 16
"""Bytes of packed triples that go to a process at a time; it gives back some fifteen times as many."""
Written = tuple[ox.NamedNode, bytes]
"""A graph, and a piece of it as an output takes it."""
Form = Callable[[bytes, ox.NamedNode], bytes]
"""How an output takes a piece of a graph's N-Triples."""
_Packed = tuple[str, bytes, Mapping[str, str]]


def as_they_are(triples: bytes, graph: ox.NamedNode) -> bytes:
    """N-Triples."""
    return triples


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs of the journal's articles, of why things are one, and (with `infer`) of what follows."""

    journal: Journal
    identity: Identity
    processes: Processes
    base: str
    infer: bool = False

    def digests(self) -> Iterator[tuple[str, bytes]]:
        """Every graph with its digest; that of conclusions depends on all others."""
        everything, why = sha256(), sha256()
        for piece in identifications(self.identity, self.base):
            why.update(piece)
        others = [(IDENTITY.value, why.digest())] if why.digest() != sha256().digest() else []
        for name, digest in chain(((e.article, e.digest) for e in self._entries()), others):
            everything.update(digest)
            yield name, digest
        if self.infer:
            yield INFERRED.value, everything.digest()

    def all(self) -> Iterator[tuple[ox.NamedNode, Callable[[], Iterable[bytes]]]]:
        """Every graph by name, with its N-Triples in pieces when asked for."""
        articles = ((ox.NamedNode(e.article), lambda e=e: [_triples_of(e)]) for e in self._entries())
        return heapq.merge(articles, self._others(), key=_name)

    def pieces(self, form: Form = as_they_are) -> Iterator[Written]:
        """All graphs by name, a piece of each at a time, as the processes write them."""
        articles = chain.from_iterable(self.processes.map(_written, ((form, some) for some in self._together())))
        others = ((graph, form(piece, graph)) for graph, pieces in self._others() for piece in pieces())
        return heapq.merge(articles, others, key=_name)

    def _entries(self) -> Iterator[Entry]:
        return self.journal.entries(self.identity)

    def _together(self) -> Iterator[list[_Packed]]:
        some: list[_Packed] = []
        size = 0
        for entry in self._entries():
            packed = entry.packed()
            some.append((entry.article, packed, entry.nodes))
            size += len(packed)
            if size > _TOGETHER:
                yield some
                some, size = [], 0
        yield some

    def _others(self) -> Iterator[tuple[ox.NamedNode, Callable[[], Iterable[bytes]]]]:
        if next(identifications(self.identity, self.base), None):
            yield IDENTITY, self._why
        if self.infer:
            yield INFERRED, self._conclusions

    def _why(self) -> Iterator[bytes]:
        with tempfile.TemporaryDirectory(prefix="newsgraph-") as room, SortedLines(Path(room) / "why") as lines:
            for piece in identifications(self.identity, self.base):
                lines.add(sortable(piece))
            yield from statements(lines)

    def _conclusions(self) -> Iterator[bytes]:
        from newsgraph.rdf.reasoning import infer

        said = (q for e in self._entries() for q in ox.parse(_triples_of(e), format=ox.RdfFormat.N_TRIPLES))
        yield in_order(set(terms(ox.serialize(infer(said).triples, format=ox.RdfFormat.N_TRIPLES) or b"")))


def _name(graph: tuple[ox.NamedNode, object]) -> str:
    return str(graph[0])


def _triples_of(entry: Entry) -> bytes:
    return renamed(unpacked(entry.packed()), entry.nodes)


def _written(asked: tuple[Form, list[_Packed]]) -> list[Written]:
    form, articles = asked
    graphs = [(ox.NamedNode(article), renamed(unpacked(packed), nodes)) for article, packed, nodes in articles]
    return [(graph, form(triples, graph)) for graph, triples in graphs]


def statements(lines: SortedLines) -> Iterator[bytes]:
    """Lines of `sortable` as N-Triples, in pieces."""
    ordered = iter(lines)
    while some := list(islice(ordered, 4096)):
        yield statement_lines(some)
