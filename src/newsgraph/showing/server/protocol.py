"""SPARQL 1.1 Protocol: in which format to answer, and the answer to a query (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from newsgraph.asking.query import failures
from newsgraph.namespaces import PREFIXES
from newsgraph.showing.server.workers import Answer
from newsgraph.storing.store import Result

RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class TooBig(Exception):
    """The answer is larger than is allowed."""


class _Bounded(io.BytesIO):
    """A file that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._most:
            raise TooBig
        return written


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header likes best, the first where it likes several alike; None where it takes none."""
    liked: dict[str, float] = {}
    for part in accept.split(",") if accept.strip() else ["*/*"]:
        kind, *parameters = (p.strip() for p in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            liked[kind.lower()] = float(quality)
        except ValueError:
            liked[kind.lower()] = 0.0
    scores = {o: liked.get(o, liked.get(o.partition("/")[0] + "/*", liked.get("*/*", 0.0))) for o in offered}
    best = max(offered, key=lambda o: scores[o])
    return best if scores[best] > 0 else None


def serialized(result: Result, accept: str, most: int) -> Answer:
    """The answer to a query in the format that `accept` likes best. Raises TooBig over `most` bytes, QueryError where the query fails on the way."""
    graph = isinstance(result, ox.QueryTriples)
    offered = list(GRAPHS if graph else RESULTS)
    if isinstance(result, ox.QueryBoolean):
        offered = [o for o in offered if not o.startswith("text/")]
    kind = preferred(accept, offered)
    if kind is None:
        return Answer(406, "text/plain", f"This answer can be had as {', '.join(offered)}.\n".encode())
    out = _Bounded(most)
    with failures():
        if isinstance(result, ox.QueryTriples):
            ox.serialize(result, out, format=GRAPHS[kind], prefixes=PREFIXES)
        else:
            result.serialize(out, format=RESULTS[kind])
    return Answer(200, kind, out.getvalue())


def description(address: str) -> str:
    """What the endpoint is and can, in Turtle (https://www.w3.org/TR/sparql11-service-description/)."""
    names = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD", "RDF_XML")
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
[] a sd:Service ;
    sd:endpoint <{address}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat {", ".join(f"<http://www.w3.org/ns/formats/{f}>" for f in names)} .
"""
