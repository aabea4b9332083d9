"""One thing: found by IRI, prefixed name or name, and everything that the graph says of it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph import terms
from newsgraph.asking.query import term_of
from newsgraph.errors import UsageError
from newsgraph.namespaces import NG, PREFIXES, SCHEMA, TYPE, XSD
from newsgraph.storing.store import Store

_NAME = ox.NamedNode(SCHEMA + "name")
_OTHER = ox.NamedNode(SCHEMA + "alternateName")
_HIDDEN = frozenset((NG + "Claim", NG + "Passage", NG + "Figure"))


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a thing: the property, the value as a term, and whether the thing is the object."""

    property: str
    value: ox.NamedNode | ox.Literal | ox.BlankNode
    inverse: bool


def find_thing(store: Store, text: str) -> ox.NamedNode:
    """The thing that `text` names: an IRI, a prefixed name, or a name in any case.

    Raises UsageError where there is none, or where several things have the name (they are listed).
    """
    node = _as_node(text)
    if node is not None:
        if next(iter(store.quads_for_pattern(node, None, None, None)), None) is None:
            raise UsageError(f"The graph holds nothing about {node.value}.")
        return node
    wanted = " ".join(text.casefold().split())
    found: dict[str, ox.NamedNode] = {}
    partly: dict[str, ox.NamedNode] = {}
    for predicate in (_NAME, _OTHER):
        for quad in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                name = " ".join(quad.object.value.casefold().split())
                if name == wanted:
                    found[quad.subject.value] = quad.subject
                elif wanted in name:
                    partly[quad.subject.value] = quad.subject
    options = found or partly
    if not options:
        raise UsageError(f"Nothing in the graph is called “{text}”. `kg stats` says what there is.")
    if len(options) > 1:
        listed = "\n".join(f"  <{iri}>  {label(store, ox.NamedNode(iri))}" for iri in sorted(options)[:20])
        raise UsageError(f"“{text}” fits {len(options)} things. Name one by its IRI:\n{listed}")
    return next(iter(options.values()))


def find_property(text: str) -> ox.NamedNode:
    """The property that `text` names, an IRI or a prefixed name. Raises UsageError for anything else."""
    node = _as_node(text)
    if node is None:
        hint = f" Did you mean ng:{text}?" if hasattr(terms, text) else ""
        raise UsageError(f"{text} is not a property.{hint} Write one with its prefix, as schema:jobTitle or ng:killed.")
    return node


def graph_name(text: str) -> ox.NamedNode:
    """The name of a graph, an IRI or a prefixed name. Raises UsageError for anything else."""
    node = _as_node(text)
    if node is None:
        raise UsageError(f"{text} is no IRI that can name a graph; one looks like https://example.org/graph.")
    return node


def find_value(store: Store, thing: ox.NamedNode, property_: ox.NamedNode | None, text: str) -> ox.NamedNode | ox.Literal:
    """The value that `text` names: one that `thing` has and that reads so, else an IRI or a literal, else a thing of that name."""
    for predicate in (property_, None):  # what follows under another property is a value that the thing has under one of ours
        for quad in store.quads_for_pattern(thing, predicate, None, None):
            value = quad.object
            if isinstance(value, ox.NamedNode | ox.Literal) and text.casefold() in (value.value.casefold(), label(store, value).casefold()):
                return value
    term = term_of(text)
    if isinstance(term, ox.Literal) and term.datatype.value != XSD + "string":
        return term
    return _as_node(text) or find_thing(store, text)


def _as_node(text: str) -> ox.NamedNode | None:
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    prefix, colon, local = text.partition(":")
    try:
        if colon and prefix in PREFIXES and not local.startswith("//"):
            return ox.NamedNode(PREFIXES[prefix] + local)
        return ox.NamedNode(text) if text.startswith(("http://", "https://", "urn:")) else None
    except ValueError as error:
        raise UsageError(f"{text} is not an IRI: {error}.") from error


def label(store: Store, node: ox.NamedNode | ox.Literal | ox.BlankNode) -> str:
    """The name of a thing, else the end of its IRI."""
    if isinstance(node, ox.Literal):
        return node.value
    names = sorted(str(q.object.value) for q in store.quads_for_pattern(node, _NAME, None, None) if isinstance(q.object, ox.Literal))
    if names:
        return names[0]
    return node.value.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1] if isinstance(node, ox.NamedNode) else str(node)


def facts(store: Store, thing: ox.NamedNode) -> list[Row]:
    """What the graph says of `thing`, then where it stands as the value; claims and passages are left to `kg why`."""
    out = {
        Row(q.predicate.value, q.object, False)
        for q in store.quads_for_pattern(thing, None, None, None)
        if isinstance(q.object, ox.NamedNode | ox.Literal | ox.BlankNode)
    }
    for q in store.quads_for_pattern(None, None, thing, None):
        if isinstance(q.subject, ox.NamedNode):
            types = {t.object.value for t in store.quads_for_pattern(q.subject, TYPE, None, None) if isinstance(t.object, ox.NamedNode)}
            if not types & _HIDDEN:
                out.add(Row(q.predicate.value, q.subject, True))
    return sorted(out, key=lambda r: (r.inverse, r.property != TYPE.value, r.property, str(r.value)))
