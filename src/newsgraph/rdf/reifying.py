"""Claims in RDF 1.2: a claim reifies the triple that it makes, instead of naming its subject, predicate and object one by one.

    <claim> rdf:reifies <<( <subject> <predicate> <object> )>> .

https://www.w3.org/TR/rdf12-concepts/#section-reification
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from newsgraph.namespaces import RDF

_PARTS = SUBJECT, PREDICATE, OBJECT = tuple(ox.NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
REIFIES = ox.NamedNode(RDF + "reifies")


def reified(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples with each claim that has one subject, predicate and object in the way of RDF 1.2; others stay as they are."""
    parts: dict[object, dict[ox.NamedNode, list[ox.Triple]]] = {}
    for t in triples:
        if t.predicate in _PARTS:
            parts.setdefault(t.subject, {}).setdefault(t.predicate, []).append(t)
        else:
            yield t
    for found in parts.values():
        told = [t for p in _PARTS for t in found.get(p, ())]
        if len(told) == 3 and len(found) == 3:
            subject, predicate, value = (t.object for t in told)
            if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode):
                yield ox.Triple(told[0].subject, REIFIES, ox.Triple(subject, predicate, value))
                continue
        yield from told
