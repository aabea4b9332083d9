"""A graph as nodes and edges for programs that know no RDF: GraphML, or two CSV files for Gephi, Neo4j and spreadsheets.

Nodes are people, groups, organisations, places, events, statements, articles and things; edges are the facts between them, each once,
with its status and how many claims make it. What else is known of a node stands in its row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from newsgraph.asking.evidence import one
from newsgraph.asking.profiles import END, START, TEXT, Fact, facts_of, in_words, kind_of, type_labels, types_of
from newsgraph.asking.things import label
from newsgraph.namespaces import GEO, SCHEMA, TYPE
from newsgraph.storing.store import Store

_APART = frozenset(("claim", "passage", "figure"))
_LATITUDE, _LONGITUDE = (ox.NamedNode(GEO + name) for name in ("lat", "long"))
_HEADLINE, _PUBLISHED, _MENTIONS = (ox.NamedNode(SCHEMA + name) for name in ("headline", "datePublished", "mentions"))
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML 1.0 has no way to write."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing; what is not known of it is "". Dates are as precise as the text, coordinates in degrees."""

    id: str
    label: str
    kind: str
    types: str
    start: str
    end: str
    latitude: str
    longitude: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact between two nodes: its property in words and as an IRI, its status, the highest confidence of its claims, and their number."""

    source: str
    target: str
    label: str
    property: str
    status: str
    confidence: str
    weight: int


def nodes_and_edges(store: Store) -> tuple[list[Node], list[Edge]]:
    """All things of a store and the facts between them, in the order of their IRIs."""
    things = sorted({q.subject for q in store.quads_for_pattern(None, TYPE, None, None) if isinstance(q.subject, ox.NamedNode)}, key=str)
    kinds = {node: kind for node in things if (kind := kind_of(types_of(store, node))) not in _APART}
    edges = [edge for node in kinds for fact in _facts(store, node) if (edge := _edge(fact, kinds)) is not None]
    return [_node(store, node, kind) for node, kind in kinds.items()], edges


def _facts(store: Store, node: ox.NamedNode) -> Iterator[Fact]:
    yield from facts_of(store, node)
    yield from (Fact(node, _MENTIONS, q.object, ()) for q in sorted(store.quads_for_pattern(node, _MENTIONS, None, None), key=str))


def _edge(fact: Fact, kinds: dict[ox.NamedNode, str]) -> Edge | None:
    if not isinstance(fact.value, ox.NamedNode) or fact.value not in kinds or fact.predicate == TYPE:
        return None
    sure = max((e.confidence for e in fact.evidence if e.confidence is not None), default=None)
    return Edge(
        fact.subject.value, fact.value.value, in_words(fact.predicate.value), fact.predicate.value,
        fact.status, "" if sure is None else f"{sure:g}", max(1, len(fact.evidence)),
    )  # fmt: skip


def _node(store: Store, node: ox.NamedNode, kind: str) -> Node:
    def text(*predicates: ox.NamedNode) -> str:
        found = (one(store, node, p) for p in predicates)
        return next((f.value for f in found if isinstance(f, ox.Literal)), "")

    name = text(_HEADLINE, TEXT) or label(store, node)
    types = ", ".join(type_labels(types_of(store, node)))
    return Node(node.value, name, kind, types, text(START, _PUBLISHED), text(END), text(_LATITUDE), text(_LONGITUDE))


def csv_of(rows: Sequence[Node] | Sequence[Edge]) -> bytes:
    """Rows as CSV (RFC 4180) with a heading that Gephi takes as it is."""
    out = io.StringIO()
    writer = csv.writer(out)
    nodes = not rows or isinstance(rows[0], Node)
    writer.writerow(
        ("Id", "Label", "Kind", "Types", "Start", "End", "Latitude", "Longitude")
        if nodes
        else ("Source", "Target", "Label", "Property", "Status", "Confidence", "Weight", "Type")
    )
    writer.writerows(astuple(row) if nodes else (*astuple(row), "Directed") for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def graphml_of(nodes: Iterable[Node], edges: Iterable[Edge]) -> bytes:
    """GraphML (http://graphml.graphdrawing.org/specification.html); characters that XML cannot hold are left out."""
    keys = [(name, "node", "string") for name in ("label", "kind", "types", "start", "end")]
    keys += [(name, "node", "double") for name in ("latitude", "longitude")]
    keys += [(name, "edge", "string") for name in ("label", "property", "status")] + [("confidence", "edge", "double"), ("weight", "edge", "int")]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>' for name, of, kind in keys]
    lines.append('<graph edgedefault="directed">')
    for node in nodes:
        lines.append(f"<node id={quoteattr(node.id)}>{_data(node, 'node', [k for k, of, _ in keys if of == 'node'])}</node>")
    for k, edge in enumerate(edges):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        lines.append(f'<edge id="e{k}" {ends}>{_data(edge, "edge", [k for k, of, _ in keys if of == "edge"])}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""]).encode()


def _data(row: Node | Edge, of: str, names: Iterable[str]) -> str:
    values = ((name, str(getattr(row, name))) for name in names)
    return "".join(f'<data key="{of}-{name}">{escape(NOT_XML.sub("", value))}</data>' for name, value in values if value)
