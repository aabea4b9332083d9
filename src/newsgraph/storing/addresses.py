"""Where a triple store takes queries, updates and whole graphs, worked out from any one of its addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """URLs for SPARQL queries, for updates and for the Graph Store Protocol; None where the store has none that is known."""

    query: str
    update: str | None
    graphs: str | None


# (the end of the address, what takes its place for queries, updates, graphs)
_PATHS: tuple[tuple[str, str, str, str], ...] = (
    (r"/(?:sparql-graph-crud(?:-auth)?|sparql-auth)", "/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso
    (r"/sparql/gsp/?", "/sparql", "/sparql", "/sparql/gsp/"),  # Neptune
    (r"(?<=/repositories/)([^/]+)(?:/statements|/rdf-graphs/service)?", r"\1", r"\1/statements", r"\1/rdf-graphs/service"),  # GraphDB, RDF4J
    (r"/(?:store|query|update)", "/query", "/update", "/store"),  # Oxigraph
    (r"/(?:data|get|upload)", "/query", "/update", "/data"),  # Fuseki
)


def known_addresses(url: str) -> Addresses | None:
    """The addresses that belong to one with a telling path, None where the path says nothing."""
    url = url.split("?", 1)[0].rstrip("/")
    for path, *places in _PATHS:
        if re.search(f"{path}$", url):
            query, update, graphs = (re.sub(f"{path}$", place, url) for place in places)
            return Addresses(query, update, graphs)
    return None


def likely_addresses(url: str) -> list[str]:
    """Where queries may be taken by a store of which only the address is known: "http://host:7878/", "http://host/dataset"."""
    stem = url.split("?", 1)[0].rstrip("/")
    return [stem] if stem.endswith("/sparql") else [f"{stem}/query", f"{stem}/sparql", stem]


def addresses_by_server(query: str, server: str) -> Addresses:
    """The other addresses of a store that answers queries at `query`, by the name that it gives itself (HTTP's Server)."""
    stem, slash, last = query.rpartition("/")
    name = server.casefold()
    if "virtuoso" in name:
        return Addresses(query, f"{stem}/sparql-auth", f"{stem}/sparql-graph-crud-auth")
    if slash and last == "query":
        return Addresses(query, f"{stem}/update", f"{stem}/{'data' if 'fuseki' in name else 'store'}")
    return Addresses(query, query, None)
