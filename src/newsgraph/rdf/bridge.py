"""pyoxigraph terms ◄► rdflib terms, for the two libraries that only read rdflib (pyshacl, owlrl)."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib
from rdflib.graph import Graph
from rdflib.term import BNode, IdentifiedNode, Literal, URIRef

from newsgraph.namespaces import XSD

_STRING = XSD + "string"


def to_rdflib(statements: Iterable[ox.Quad | ox.Triple]) -> Graph:
    """An in-memory rdflib graph of all statements, whichever graph they are in; triples about triples are left out."""
    # bind_namespaces: rdflib's own thirty prefixes cost more than a small graph.
    graph = Graph(bind_namespaces="none")
    nodes: dict[ox.NamedNode | ox.BlankNode | ox.Literal, URIRef | BNode | Literal] = {}
    add = graph.store.add
    for t in statements:
        if isinstance(t.subject, ox.Triple) or isinstance(t.object, ox.Triple):
            continue
        row = []
        for term in (t.subject, t.predicate, t.object):
            node = nodes.get(term)
            if node is None:
                node = nodes[term] = _to_rdflib(term)
            row.append(node)
        add((row[0], row[1], row[2]), graph)
    return graph


def _to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> URIRef | BNode | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def from_rdflib(node: rdflib.term.Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The pyoxigraph term of an rdflib node."""
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
    assert isinstance(node, IdentifiedNode)
    return ox.BlankNode(str(node))
