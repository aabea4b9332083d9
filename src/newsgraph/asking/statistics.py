"""What is in a graph: how many things of each kind, how many claims, and how much of each article they stand on."""

from __future__ import annotations

import pyoxigraph as ox

from newsgraph.asking.query import ask
from newsgraph.storing.store import Store

_COUNTS = (
    ("articles", "?x a schema:NewsArticle"),
    ("people", "?x a schema:Person FILTER NOT EXISTS { ?x ng:unnamed true }"),
    ("people without a name", "?x a schema:Person ; ng:unnamed true"),
    ("groups", "?x a ng:PersonGroup"),
    ("organisations", "?x a schema:Organization"),
    ("places", "?x a schema:Place"),
    ("places on the map", "?x a schema:Place ; geo:lat ?lat"),
    ("events", "?x a ng:Event"),
    ("statements", "?x a ng:Statement"),
    ("figures", "?x a ng:Figure"),
    ("claims", "?x a ng:Claim"),
    ("passages", "?x a ng:Passage"),
)


def statistics(store: Store) -> list[tuple[str, int]]:
    """(what, how many) pairs, beginning with triples."""
    out = [("triples", len(store))]
    for label, pattern in _COUNTS:
        rows = ask(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
        assert isinstance(rows, ox.QuerySolutions)
        value = next(rows)["n"]
        assert isinstance(value, ox.Literal)
        out.append((label, int(value.value)))
    return out


def event_types(store: Store) -> list[tuple[str, int]]:
    """(most specific event class, how many events), the most frequent first."""
    rows = ask(
        store,
        """SELECT ?type (COUNT(DISTINCT ?e) AS ?n) WHERE {
             ?claim rdf:subject ?e ; rdf:predicate rdf:type ; rdf:object ?type . ?e a ng:Event .
           } GROUP BY ?type ORDER BY DESC(?n) ?type""",
    )
    assert isinstance(rows, ox.QuerySolutions)
    return [(str(r["type"].value).rsplit("#", 1)[-1], int(r["n"].value)) for r in rows]
