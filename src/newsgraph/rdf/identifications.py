"""Why things of different articles are one, as triples for the graph IDENTITY."""

from __future__ import annotations

from io import BytesIO

import pyoxigraph as ox

from newsgraph.identifiers import identification_iri
from newsgraph.identity.decisions import REJECTED
from newsgraph.identity.identify import Identity
from newsgraph.namespaces import NG, PROV, SCHEMA, TYPE, XSD

IDENTIFICATION, IDENTIFIED, CONFIDENCE = (ox.NamedNode(NG + name) for name in ("Identification", "identified", "confidence"))
FROM = ox.NamedNode(PROV + "wasDerivedFrom")
DESCRIPTION = ox.NamedNode(SCHEMA + "description")
_DECIMAL = ox.NamedNode(XSD + "decimal")


def identifications(identity: Identity, base: str) -> bytes:
    """N-Triples in the order of the merges: one ng:Identification a merge, with the thing, the two articles, how sure it is, and why."""
    out = BytesIO()  # sorted strings would be held several times over
    for merge in identity.merges():
        if merge.decision == REJECTED:
            continue
        thing = identity.of(merge.article).get(merge.thing, merge.thing)
        me = ox.NamedNode(identification_iri(base, merge.article, merge.thing, merge.other_article, merge.other_thing))
        said = (
            (TYPE, IDENTIFICATION),
            (IDENTIFIED, ox.NamedNode(thing)),
            (FROM, ox.NamedNode(merge.article)),
            (FROM, ox.NamedNode(merge.other_article)),
            (CONFIDENCE, ox.Literal(f"{merge.confidence:.2f}", datatype=_DECIMAL)),
            (DESCRIPTION, ox.Literal(merge.because or merge.decision)),
        )
        out.writelines(f"{ox.Triple(me, predicate, value)} .\n".encode() for predicate, value in said)
    return out.getvalue()
