"""Oxigraph, in memory or on disk: named graphs, and their merge as the default graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from newsgraph.rdf.graphs import INFERRED

if TYPE_CHECKING:
    from newsgraph.rdf.names import Term
    from newsgraph.storing.store import Result, Store, Subject, Values

_DEFAULT = ox.DefaultGraph()
BULK = 4_000_000
"""Bytes of N-Triples that are loaded at a time; with both copies and Oxigraph's own buffers twenty times that is held."""


class OxigraphStore:
    """A `pyoxigraph.Store` in which every fact of a named graph is in the default graph too."""

    def __init__(self, store: ox.Store | None = None) -> None:
        """Take a store, which may be read-only as long as nothing is put; a new one in memory by default."""
        self.store = store if store is not None else ox.Store()
        self._concluded = self.store.contains_named_graph(INFERRED)
        # A store that others filled may have named graphs only: then their union is what can be asked, repetitions and all.
        self._union = next(self.store.quads_for_pattern(None, None, None, _DEFAULT), None) is None and len(self.store) > 0

    def query(self, query: str, *, prefixes: dict[str, str] | None = None, substitutions: Values | None = None) -> Result:
        """Answer SPARQL."""
        return self.store.query(query, prefixes=dict(prefixes or {}), substitutions=dict(substitutions or {}), use_default_graph_as_union=self._union)

    def quads_for_pattern(self, subject: Subject | None, predicate: ox.NamedNode | None, object: Term | None, graph_name: None = None) -> Iterator[ox.Quad]:
        """The facts that fit, each once; in the graph INFERRED those that were concluded, in none the others."""
        if self._union:
            return iter(dict.fromkeys(map(self._told, self.store.quads_for_pattern(subject, predicate, object, None))))
        facts = self.store.quads_for_pattern(subject, predicate, object, _DEFAULT)
        return map(self._told, facts) if self._concluded else facts

    def _told(self, quad: ox.Quad) -> ox.Quad:
        concluded = ox.Quad(quad.subject, quad.predicate, quad.object, INFERRED)
        return concluded if self._concluded and concluded in self.store else ox.Quad(quad.subject, quad.predicate, quad.object)

    def __contains__(self, quad: ox.Quad) -> bool:
        """Whether the merge has the fact."""
        return any(True for _ in self.quads_for_pattern(quad.subject, quad.predicate, quad.object))

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every fact."""
        return self.quads_for_pattern(None, None, None)

    def __len__(self) -> int:
        """How many facts there are, each counted once."""
        if self._union:
            return sum(1 for _ in self)
        rows = self.store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert isinstance(rows, ox.QuerySolutions)
        return int(getattr(next(rows)["n"], "value", 0))

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs, sorted."""
        return sorted((g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)), key=str)

    def put(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Replace a graph and its part of the merge."""
        new = set(triples)
        old = {q.triple for q in self.store.quads_for_pattern(None, None, None, graph)}
        self._take_out(graph, old - new)
        self.store.extend(_both(graph, new - old))
        self._concluded |= graph == INFERRED and bool(new)
        self._union = False

    def fill(self, graphs: Iterable[tuple[ox.NamedNode, bytes]]) -> None:
        """Put many graphs, in pieces of N-Triples, that are not there yet: by Oxigraph's bulk loader, which is fast, and no transaction."""
        for document in documents(graphs):
            self.store.bulk_load(document, format=ox.RdfFormat.N_QUADS)
        self._concluded = self.store.contains_named_graph(INFERRED)
        self._union = False

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph away, and from the merge what no other graph says."""
        self._take_out(graph, {q.triple for q in self.store.quads_for_pattern(None, None, None, graph)})
        self.store.remove_graph(graph)
        self._concluded &= graph != INFERRED

    def _take_out(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        for t in triples:
            self.store.remove(ox.Quad(t.subject, t.predicate, t.object, graph))
            if all(q.graph_name == _DEFAULT for q in self.store.quads_for_pattern(t.subject, t.predicate, t.object, None)):
                self.store.remove(ox.Quad(t.subject, t.predicate, t.object))

    def commit(self) -> None:
        """Write to disk what is still on its way there."""
        self.store.flush()


def documents(graphs: Iterable[tuple[ox.NamedNode, bytes]]) -> Iterator[bytes]:
    """Graphs, in pieces of N-Triples, and their merge as N-Quads, as much at a time as Oxigraph should load at a time."""
    waiting: list[bytes] = []
    size = 0
    for graph, triples in graphs:
        for some in _pieces(triples):
            waiting += (some, in_graph(some, graph))
            size += len(some)
            if size > BULK:
                yield b"".join(waiting)
                waiting, size = [], 0
    yield b"".join(waiting)


def in_graph(triples: bytes, graph: ox.NamedNode) -> bytes:
    """N-Triples as N-Quads of a graph."""
    return f" {graph} .\n".encode().join(triples.split(b" .\n"))  # a line ends so, and what is within a literal has no line end of its own


def _pieces(triples: bytes) -> Iterator[bytes]:
    """N-Triples in pieces of whole lines, each about as long as what is loaded at a time."""
    begin = 0
    while begin < len(triples):
        end = triples.find(b"\n", begin + BULK) + 1 or len(triples)
        yield triples[begin:end]
        begin = end


def _both(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for t in triples:
        yield ox.Quad(t.subject, t.predicate, t.object, graph)
        yield ox.Quad(t.subject, t.predicate, t.object)


def copy_of(store: Store) -> OxigraphStore:
    """Every fact of a store, in memory; what was concluded stays marked as that."""
    copy = ox.Store()
    copy.bulk_extend(quad for q in store for quad in ([q] if q.graph_name == _DEFAULT else [q, ox.Quad(q.subject, q.predicate, q.object)]))
    return OxigraphStore(copy)
