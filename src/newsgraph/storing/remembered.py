"""A store that is asked but once what it says of a thing: for one page, which comes back to the same things again and again."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from newsgraph.rdf.names import Term
from newsgraph.storing.store import Result, Store, Subject, Values


class Remembered:
    """Another store, whose answers about a subject are kept; what else is asked is passed on."""

    def __init__(self, store: Store) -> None:
        """Take a store that does not change meanwhile."""
        self._store = store
        self._known: dict[tuple[Subject, ox.NamedNode | None, Term | None], list[ox.Quad]] = {}

    def quads_for_pattern(self, subject: Subject | None, predicate: ox.NamedNode | None, object: Term | None, graph_name: None = None) -> Iterator[ox.Quad]:
        """The facts that fit, None fitting everything."""
        if subject is None:  # these can be many, and are seldom read to the end
            return self._store.quads_for_pattern(None, predicate, object, None)
        pattern = subject, predicate, object
        known = self._known.get(pattern)
        if known is None:
            whole = self._known.get((subject, None, None))
            known = list(self._store.quads_for_pattern(*pattern, None)) if whole is None else [q for q in whole if _fits(q, predicate, object)]
            self._known[pattern] = known
        return iter(known)

    def query(self, query: str, *, prefixes: dict[str, str] | None = None, substitutions: Values | None = None) -> Result:
        """Answer SPARQL."""
        return self._store.query(query, prefixes=prefixes, substitutions=substitutions)

    def __contains__(self, quad: ox.Quad) -> bool:
        """Whether the store has the fact."""
        return quad in self._store

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every fact."""
        return iter(self._store)

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self._store)


def _fits(quad: ox.Quad, predicate: ox.NamedNode | None, object: Term | None) -> bool:
    return (predicate is None or quad.predicate == predicate) and (object is None or quad.object == object)
