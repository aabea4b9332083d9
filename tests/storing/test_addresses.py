from __future__ import annotations

import pytest

from newsgraph.errors import StoreError
from newsgraph.storing.addresses import Addresses, addresses_by_server, known_addresses, likely_addresses
from newsgraph.storing.http import Client, Credentials
from newsgraph.storing.sparql import form, keywords, with_prefixes, with_values

HOST = "http://localhost:8080"
KNOWN = {
    "Oxigraph": (f"{HOST}/store", f"{HOST}/query", f"{HOST}/update", f"{HOST}/store"),
    "Fuseki": (f"{HOST}/news/data", f"{HOST}/news/query", f"{HOST}/news/update", f"{HOST}/news/data"),
    "GraphDB": (f"{HOST}/repositories/n", f"{HOST}/repositories/n", f"{HOST}/repositories/n/statements", f"{HOST}/repositories/n/rdf-graphs/service"),
    "GraphDB's graphs": (
        f"{HOST}/repositories/n/rdf-graphs/service", f"{HOST}/repositories/n", f"{HOST}/repositories/n/statements", f"{HOST}/repositories/n/rdf-graphs/service",
    ),
    "Virtuoso": (f"{HOST}/sparql-graph-crud-auth", f"{HOST}/sparql-auth", f"{HOST}/sparql-auth", f"{HOST}/sparql-graph-crud-auth"),
    "Neptune": (f"{HOST}/sparql/gsp/?graph=x", f"{HOST}/sparql", f"{HOST}/sparql", f"{HOST}/sparql/gsp/"),
}  # fmt: skip


@pytest.mark.parametrize(("url", "query", "update", "graphs"), KNOWN.values(), ids=KNOWN)
def test_one_address_tells_the_others(url: str, query: str, update: str, graphs: str) -> None:
    assert known_addresses(url) == Addresses(query, update, graphs)


def test_an_address_that_says_nothing_is_asked() -> None:
    assert known_addresses(f"{HOST}/news") is None
    assert likely_addresses(f"{HOST}/news/") == [f"{HOST}/news/query", f"{HOST}/news/sparql", f"{HOST}/news"]
    assert addresses_by_server(f"{HOST}/sparql", "Virtuoso/07.20").graphs == f"{HOST}/sparql-graph-crud-auth"
    assert addresses_by_server(f"{HOST}/news/query", "Apache Jena Fuseki (5.0)").graphs == f"{HOST}/news/data"
    assert addresses_by_server(f"{HOST}/sparql", "QLever").graphs is None


@pytest.mark.parametrize("url", ["localhost:7878", "ftp://localhost/store", "http:///store"])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(StoreError, match="no address of a store"):
        Client(url)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Credentials("anna", "secret"))


@pytest.mark.store
def test_a_server_is_found_from_its_root(oxigraph_url: str, virtuoso_url: str) -> None:
    assert Client(oxigraph_url).addresses == Addresses(f"{oxigraph_url}/query", f"{oxigraph_url}/update", f"{oxigraph_url}/store")
    root = virtuoso_url.rsplit("/", 1)[0]
    assert Client(root).addresses.update == f"{root}/sparql-auth"
    with pytest.raises(StoreError, match="No SPARQL endpoint answers"):
        _ = Client(f"{oxigraph_url}/nowhere").addresses


def test_queries_are_read_as_sparql_reads_them() -> None:
    assert "SERVICE" in keywords("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }")
    assert "SERVICE" not in keywords('SELECT * { ?s ?p "SERVICE" . <http://SERVICE> a ?service } # SERVICE')
    assert form("PREFIX ask: <http://example.org/ask#> # CONSTRUCT\nSELECT ?x { ?x a ask:Ask }") == "SELECT"
    assert with_prefixes("PREFIX schema: <http://schema.org/> SELECT ?x { ?x a schema:Person, ng:Attack, my:Own }").startswith("PREFIX ng: <")


def test_values_are_written_wherever_the_variable_stands() -> None:
    query = 'SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y . FILTER(?x != "?x") { SELECT ?x { ?x ?p ?o } } } GROUP BY ?x ORDER BY DESC(?x) ?x'
    assert with_values(query, {"x": "<http://a>"}) == (
        'SELECT (<http://a> AS ?x) (COUNT(?y) AS ?n) { <http://a> a ?y . FILTER(<http://a> != "?x") { SELECT (<http://a> AS ?x) { <http://a> ?p ?o } } } '
        "GROUP BY (<http://a>) ORDER BY DESC(<http://a>) (<http://a>)"
    )
