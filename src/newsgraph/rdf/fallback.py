"""owlrl itself, for an ontology that says more than the rules of rdf/rules.py know. It takes minutes where they take a second."""

from __future__ import annotations

from collections.abc import Iterable

import owlrl
import pyoxigraph as ox
from rdflib.graph import Graph
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Literal, URIRef

from newsgraph.rdf.bridge import from_rdflib, to_rdflib

_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
_ERRORS = "http://www.daml.org/2002/03/agents/agent-ont#"


def closure_by_owlrl(ontology: Iterable[ox.Triple], data: Iterable[ox.Triple]) -> tuple[list[ox.Triple], list[str]]:
    """What owlrl (with its extensions of OWL 2 RL) concludes from both and not from the ontology alone, and its error messages.

    Leaves out what says nothing: that a thing is the same as itself or a resource, and triples with a literal as subject.
    """
    axioms = list(ontology)
    alone, said = _closed(to_rdflib(axioms)), to_rdflib(data)
    both = to_rdflib(axioms)
    both += said
    closed = _closed(both)
    messages = sorted(str(o) for o in closed.objects(None, _ERROR))
    found = [
        ox.Triple(from_rdflib(s), from_rdflib(p), from_rdflib(o))  # type: ignore[arg-type]
        for s, p, o in closed
        if (s, p, o) not in alone and (s, p, o) not in said and not _says_nothing(s, p, o)
    ]
    return sorted(found, key=str), messages


def _closed(graph: Graph) -> Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Extension).expand(graph)
    return graph


def _says_nothing(s: object, p: object, o: object) -> bool:
    return (
        isinstance(s, Literal)
        or str(p).startswith(_ERRORS)
        or str(o).startswith(_ERRORS)
        or (p == OWL.sameAs and s == o)
        or (p == RDF.type and o == RDFS.Resource)
    )
