"""Why things of different articles are one, as triples for the graph IDENTITY."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from newsgraph.identifiers import identification_iri
from newsgraph.identity.decisions import REJECTED
from newsgraph.identity.identify import Identity
from newsgraph.namespaces import NG, PROV, SCHEMA, TYPE, XSD

IDENTIFICATION, IDENTIFIED, CONFIDENCE = (ox.NamedNode(NG + name) for name in ("Identification", "identified", "confidence"))
FROM = ox.NamedNode(PROV + "wasDerivedFrom")
DESCRIPTION = ox.NamedNode(SCHEMA + "description")
_DECIMAL = ox.NamedNode(XSD + "decimal")


def identifications(identity: Identity, base: str) -> Iterator[bytes]:
    """N-Triples, a piece a merge: an ng:Identification with the thing, the two articles, how sure it is, and why."""
    for merge in identity.merges():
        if merge.decision == REJECTED:
            continue
        me = ox.NamedNode(identification_iri(base, merge.article, merge.thing, merge.other_article, merge.other_thing))
        said = (
            (TYPE, IDENTIFICATION),
            (CONFIDENCE, ox.Literal(f"{merge.confidence:.2f}", datatype=_DECIMAL)),
            (IDENTIFIED, ox.NamedNode(identity.iri_of(merge.article, merge.thing))),
            (DESCRIPTION, ox.Literal(merge.because or merge.decision)),
            *((FROM, ox.NamedNode(article)) for article in sorted((merge.article, merge.other_article))),
        )
        yield "".join(f"{me} {predicate} {value} .\n" for predicate, value in said).encode()
