"""No query leaves the machine, however SERVICE is written; a query that only speaks of a service is let through."""

from __future__ import annotations

import pytest

from newsgraph.showing.server.guard import asks_elsewhere

AWAY = "SERVICE <http://x.example/> { ?s ?p ?o }"
REFUSED = {
    "plainly": f"SELECT * {{ {AWAY} }}",
    "in small letters": f"SELECT * {{ {AWAY.lower()} }}",
    "silently": "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
    "with an escape": f"SELECT * {{ {AWAY.replace('S', chr(92) + 'u0053', 1)} }}",
    "with a long escape": f"SELECT * {{ {AWAY.replace('V', chr(92) + 'U00000056', 1)} }}",
    "in a subquery": f"SELECT * {{ {{ SELECT * {{ GRAPH ?g {{ {AWAY} }} }} }} }}",
    "in a filter": f"ASK {{ FILTER NOT EXISTS {{ {AWAY} }} }}",
    "in a construction": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ OPTIONAL {{ {AWAY} }} }}",
    "after a comment that a carriage return ends": f"SELECT * {{ # hush\r {AWAY}\n }}",
    "between two quotation marks in names": f"PREFIX e: <http://e/> SELECT * {{ ?s e:a\\' ?o . {AWAY} ?s e:b\\' ?z }}",
    "in a query that nobody can read": "SELECT * { SERVICE SERVICE SERVICE",
}
HARMLESS = {
    "in a string": "SELECT * { ?s ?p 'the secret service' }",
    "in a comment": "# SERVICE\nSELECT * { ?s ?p ?o }",
    "as a variable": "SELECT ?service { ?service a ?x }",
    "as a prefix": "PREFIX service: <http://s/> SELECT * { ?s service:x ?y }",
    "in an IRI": "ASK { ?s <http://x/SERVICE> ?o }",
    "nowhere": "SELECT * { ?s ?p ?o }",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_what_asks_another_server(query: str) -> None:
    assert asks_elsewhere(query)


@pytest.mark.parametrize("query", HARMLESS.values(), ids=HARMLESS)
def test_what_stays_here(query: str) -> None:
    assert not asks_elsewhere(query)
