"""A store behind a SPARQL 1.1 endpoint: asked over HTTP, written one article at a time.

Where the store has a default graph, an article is replaced in one update, which Oxigraph, Fuseki and most others carry out as one
transaction. Virtuoso has none and takes only short updates: it gets whole graphs, and the merge as a named graph (MERGED).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import pyoxigraph as ox

from newsgraph.errors import QueryError
from newsgraph.rdf.graphs import INFERRED, LOCK, MERGED
from newsgraph.rdf.names import Term
from newsgraph.storing.http import Client
from newsgraph.storing.sparql import keywords, with_prefixes, with_values
from newsgraph.storing.store import Result, Subject, Values


class EndpointStore:
    """The store that a client speaks to."""

    def __init__(self, client: Client) -> None:
        """Take a client; nothing is sent before it is needed."""
        self.client = client

    @cached_property
    def _merge(self) -> ox.NamedNode | None:
        """The graph that is asked: None for what the endpoint itself takes."""
        found = self.client.query(f"ASK {{ GRAPH {MERGED} {{ ?s ?p ?o }} }}")
        return MERGED if isinstance(found, ox.QueryBoolean) and bool(found) else None

    def query(self, query: str, *, prefixes: dict[str, str] | None = None, substitutions: Values | None = None) -> Result:
        """Answer SPARQL; `prefixes` are our well-known ones in any case."""
        if substitutions:
            query = with_values(query, {variable.value: str(term) for variable, term in substitutions.items()})
        own_dataset = {"FROM", "GRAPH"} & set(keywords(query))
        try:
            return self.client.query(with_prefixes(query), None if own_dataset else self._merge)
        except QueryError:
            ox.Store().query(query, prefixes=dict(prefixes or {}))  # tells the line and column where it is SPARQL that is wrong
            raise

    def quads_for_pattern(self, subject: Subject | None, predicate: ox.NamedNode | None, object: Term | None, graph_name: None = None) -> Iterator[ox.Quad]:
        """The facts that fit; blank nodes have no name beyond the endpoint, so that one as a subject fits nothing."""
        given = [subject, predicate, object]
        if any(isinstance(term, ox.BlankNode | ox.Triple) for term in given):
            return
        pattern = tuple(str(term) if term is not None else variable for term, variable in zip(given, ("?s", "?p", "?o")))
        concluded = set(self._rows(pattern, f"GRAPH {INFERRED} {{ {' '.join(pattern)} }}", None)) if self._has_inferred else ()
        for row in self._rows(pattern, " ".join(pattern), self._merge):
            terms = [next(values) if term is None else term for values in [iter(row)] for term in given]
            yield ox.Quad(*terms, INFERRED if row in concluded else ox.DefaultGraph())  # type: ignore[arg-type,call-arg]

    def _rows(self, names: tuple[str, ...], pattern: str, graph: ox.NamedNode | None) -> Iterator[tuple[object, ...]]:
        """The values of the variables among `names` wherever the pattern fits; one empty row for a pattern without variables that does."""
        variables = [x for x in names if x.startswith("?")]
        rows = self.client.query(f"SELECT DISTINCT {' '.join(variables) or '(1 AS ?one)'} WHERE {{ {pattern} }}", graph)
        assert isinstance(rows, ox.QuerySolutions)
        return (tuple(row[x[1:]] for x in variables) for row in rows)

    @cached_property
    def _has_inferred(self) -> bool:
        found = self.client.query(f"ASK {{ GRAPH {INFERRED} {{ ?s ?p ?o }} }}")
        return isinstance(found, ox.QueryBoolean) and bool(found)

    def __contains__(self, quad: ox.Quad) -> bool:
        """Whether the endpoint has the fact."""
        return any(True for _ in self.quads_for_pattern(quad.subject, quad.predicate, quad.object))

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every fact."""
        if self._merge is None and not self.client.has_default_graph:
            yield from self.quads_for_pattern(None, None, None)
            return
        inferred = set(ox.parse(self.client.get(INFERRED), format=ox.RdfFormat.N_TRIPLES)) if self._has_inferred else set()
        for quad in ox.parse(self.client.get(self._merge), format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, INFERRED) if quad in inferred else quad

    def __len__(self) -> int:
        """How many facts there are, counted over there."""
        return self._count("?s ?p ?o")

    def _count(self, pattern: str) -> int:
        rows = self.client.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}", self._merge)
        assert isinstance(rows, ox.QuerySolutions)
        return int(getattr(next(rows)["n"], "value", 0))

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs that there are, but for the merge, the lock and what a store keeps for itself."""
        rows = self.client.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(rows, ox.QuerySolutions)
        found = {g for row in rows if isinstance(g := row["g"], ox.NamedNode)}
        return sorted((g for g in found if g not in (LOCK, MERGED) and (self.client.has_default_graph or not _is_own(g))), key=str)

    def put(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Replace an article's graph and its part of the merge."""
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        if not data:
            self.remove(graph)
        elif self.client.has_default_graph:
            there = f"INSERT DATA {{ GRAPH {graph} {{ {data.decode()} }} }}"
            merged = f"INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
            steps = [*_away(graph, None), there, merged]
            self.client.update(" ;\n".join(steps))
        else:
            self._steps(graph, put=data)
        self._forget()

    def remove(self, graph: ox.NamedNode) -> None:
        """Take an article's graph away, and from the merge what no other graph says."""
        if self.client.has_default_graph:
            self.client.update(" ;\n".join(_away(graph, None)))
        else:
            self._steps(graph)
        self._forget()

    def _steps(self, graph: ox.NamedNode, put: bytes = b"") -> None:
        # Each step may be done again: a build that is broken off here and resumed comes out the same.
        self.client.update(_away(graph, MERGED)[0])
        if put:
            self.client.put(graph, put)
            self.client.post(MERGED, put)
        else:
            self.client.delete(graph)

    def commit(self) -> None:
        """Nothing to do: every change lasts as soon as it is made."""

    def _forget(self) -> None:
        self.__dict__.pop("_has_inferred", None)
        self.__dict__["_merge"] = None if self.client.has_default_graph else MERGED


def _away(graph: ox.NamedNode, merge: ox.NamedNode | None) -> list[str]:
    """Updates that take a graph's own facts out of the merge, and the graph away."""
    pattern = "?s ?p ?o" if merge is None else f"GRAPH {merge} {{ ?s ?p ?o }}"
    others = f"{graph}, {merge}" if merge is not None else str(graph)
    own = f"DELETE {{ {pattern} }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({others})) }} }}"
    return [own, f"DROP SILENT GRAPH {graph}"]


_VIRTUOSO = ("http://www.openlinksw.com/", "http://localhost:8890/", "http://www.w3.org/ns/ldp#", "http://www.w3.org/2002/07/owl#", "urn:")


def _is_own(graph: ox.NamedNode) -> bool:
    """Whether Virtuoso made the graph for itself."""
    return graph.value.startswith(_VIRTUOSO)


def connect(url: str) -> EndpointStore:
    """The store at an address, with the credentials that the environment or a netrc file holds. Raises StoreError where `url` is no address."""
    return EndpointStore(Client(url))
