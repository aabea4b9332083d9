"""What a store is: named graphs, one an article, one for what was merged, one for what was inferred, and their merge, which is asked.

The merge is the default graph. SPARQL's other way, a default graph that is put together from the named ones when a query is answered,
gives a fact once for every article that tells it, in Oxigraph and Virtuoso alike: joins multiply and counts are wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyoxigraph as ox

from newsgraph.rdf.names import Term

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Values = dict[ox.Variable, Term]


class Store(Protocol):
    """What can be asked: the merge of all graphs, each fact once. A `pyoxigraph.Store` is one."""

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        substitutions: Values | None = None,
    ) -> Result:
        """Answer SPARQL. Raises SyntaxError for a query that cannot be read, StoreError where the store fails."""
        ...

    def quads_for_pattern(self, subject: Subject | None, predicate: ox.NamedNode | None, object: Term | None, graph_name: None = None) -> Iterator[ox.Quad]:
        """The facts that fit, None fitting everything; the graph of a quad is told only where it was inferred."""
        ...

    def __contains__(self, quad: ox.Quad) -> bool:
        """Whether the merge has the fact."""
        ...

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every fact."""
        ...

    def __len__(self) -> int:
        """How many facts there are."""
        ...


class WritableStore(Store, Protocol):
    """A store whose graphs can be replaced. What is put or removed is there for others at the latest after `commit`."""

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs that there are, sorted."""
        ...

    def put(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Let the named graph be these triples, whatever it was before; the merge follows. Whole or not at all."""
        ...

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a named graph away; of the merge, what no other graph says. A graph that is not there is no error."""
        ...

    def commit(self) -> None:
        """Make lasting what was put and removed."""
        ...
