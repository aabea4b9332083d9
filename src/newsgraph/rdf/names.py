"""Terms for people to read: a prefixed name, a literal's words, the name that the graph gives a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from newsgraph.namespaces import PREFIXES, RDF

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_LOCAL = re.compile(r"[A-Za-z_][\w-]*")


def compact(term: Term) -> str:
    """A prefixed name where a well-known prefix fits, else the IRI in brackets; of a literal its lexical form."""
    if isinstance(term, ox.Literal):
        return term.value
    if isinstance(term, ox.Triple):
        return f"<<( {compact(term.subject)} {compact(term.predicate)} {compact(term.object)} )>>"
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if term.value == RDF + "type":
        return "a"
    for prefix, namespace in PREFIXES.items():
        local = term.value.removeprefix(namespace)
        if local != term.value and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return f"<{term.value}>"


def readable(term: Term, names: Mapping[Term, str]) -> str:
    """The name of a thing where `names` has one, else as `compact` writes it."""
    return names.get(term) or compact(term)
