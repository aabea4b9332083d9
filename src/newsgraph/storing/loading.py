r"""A graph into a running triple store, in batches: by the Graph Store Protocol, or by updates where a store has no address for that.

It goes as N-Triples: Virtuoso takes Turtle with `\/` in local names, answers 201 and stores wrong IRIs. A store takes what it has already
without keeping it twice, so that a load that broke off is simply done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.errors import StoreError
from newsgraph.rdf.graphs import INFERRED, MERGED
from newsgraph.storing.http import Client
from newsgraph.storing.store import Store

BATCH, SMALL_BATCH = 20_000, 1_000
"""Triples in one request, and in one update: stores read updates as a query, whose length they limit."""
Report = Callable[[int, int], None]
"""Takes how many triples have gone, and how many there are."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was sent to a graph (None: the default one), and how many triples it holds afterwards."""

    graph: ox.NamedNode | None
    sent: int
    held: int


def load_into(store: Store, client: Client, into: ox.NamedNode | None = None, *, replace: bool = False, report: Report = lambda sent, of: None) -> list[Loaded]:
    """Send all facts of a store to one graph: `into`, else the default one (in a store without one, MERGED).

    What was concluded goes to the graph INFERRED as well, by which it is told from what was said. With `replace`, the graphs are emptied
    first. Raises StoreError, which says what the store holds now, where a batch is not taken.
    """
    graph = into if into is not None or client.has_default_graph else MERGED
    facts = list(store)
    concluded = [q.triple for q in facts if q.graph_name == INFERRED]
    parts: list[tuple[ox.NamedNode | None, Sequence[ox.Triple]]] = [(graph, [q.triple for q in facts])]
    if concluded and into is None:
        parts.append((INFERRED, concluded))
    total = sum(len(triples) for _, triples in parts)
    sent = 0
    done = []
    for name, triples in parts:
        try:
            if replace:
                _empty(client, name)
            for batch in _batches(triples, BATCH if client.addresses.graphs is not None else SMALL_BATCH):
                _send(client, name, batch)
                sent += len(batch)
                report(sent, total)
        except StoreError as error:
            raise StoreError(f"{error.message} {_told(client, name, sent, total)}") from error
        done.append(Loaded(name, len(triples), _held(client, name)))
    return done


def _batches(triples: Iterable[ox.Triple], size: int) -> Iterator[Sequence[ox.Triple]]:
    """Batches, the first with all blank nodes: one that came in two requests would be two nodes over there."""
    ordered = sorted(triples, key=str)
    blank = [t for t in ordered if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode | ox.Triple)]
    named = [t for t in ordered if not (isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode | ox.Triple))]
    if blank:
        yield blank
    yield from (named[k : k + size] for k in range(0, len(named), size))


def _send(client: Client, graph: ox.NamedNode | None, batch: Sequence[ox.Triple]) -> None:
    data = ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b""
    if client.addresses.graphs is not None:
        client.post(graph, data)
    else:
        client.update(f"INSERT DATA {{ {data.decode()} }}" if graph is None else f"INSERT DATA {{ GRAPH {graph} {{ {data.decode()} }} }}")


def _empty(client: Client, graph: ox.NamedNode | None) -> None:
    if client.addresses.graphs is not None:
        client.delete(graph)
    else:
        client.update("DROP SILENT DEFAULT" if graph is None else f"DROP SILENT GRAPH {graph}")


def _held(client: Client, graph: ox.NamedNode | None) -> int:
    pattern = "?s ?p ?o" if graph is None else f"GRAPH {graph} {{ ?s ?p ?o }}"
    rows = client.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    assert isinstance(rows, ox.QuerySolutions)
    return int(getattr(next(rows)["n"], "value", 0))


def _told(client: Client, graph: ox.NamedNode | None, sent: int, total: int) -> str:
    """What is in the store after a load that broke off."""
    name = "The default graph" if graph is None else f"The graph {graph}"
    try:
        held = f"{name} holds {_held(client, graph):,} triples now"
    except StoreError:
        held = f"What {name[0].lower()}{name[1:]} holds now cannot be asked"
    return f"{sent:,} of {total:,} triples had been taken. {held}. Load again: nothing is kept twice."
