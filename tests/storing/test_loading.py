"""kg load against real stores: what is loaded is what is there, triple by triple; what fails says what is there."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from newsgraph.errors import StoreError
from newsgraph.rdf.graphs import INFERRED, MERGED
from newsgraph.storing import loading
from newsgraph.storing.files import load, of_triples
from newsgraph.storing.http import Client, Credentials
from newsgraph.storing.loading import load_into
from newsgraph.storing.oxigraph import OxigraphStore

ROOT = Path(__file__).parents[2]
GRAPH = ROOT / "graphs" / "harbour-attack.ttl"
INTO = ox.NamedNode("https://example.org/graph/harbour")
S, P = ox.NamedNode("https://example.org/s"), ox.NamedNode("https://example.org/p")


@pytest.fixture(params=[pytest.param("oxigraph", marks=pytest.mark.store), pytest.param("virtuoso", marks=pytest.mark.store)])
def client(request: pytest.FixtureRequest) -> Iterator[Client]:
    found = Client(request.getfixturevalue(f"{request.param}_url"), Credentials("dba", "dba") if request.param == "virtuoso" else None)
    yield found
    for graph in (INTO, MERGED, INFERRED, *([None] if found.has_default_graph else [])):
        found.delete(graph)
    found.close()


def by_value(node: object) -> object:
    """A literal as what it means: stores keep numbers and truth in their own way of writing."""
    if isinstance(node, ox.Literal):
        kind = node.datatype.value.rsplit("#", 1)[-1]
        if kind in ("integer", "decimal", "nonNegativeInteger"):
            return Decimal(node.value)
        if kind == "boolean":
            return node.value in ("true", "1")
        return node.value, node.language
    return node


def held(client: Client, graph: ox.NamedNode | None) -> set[object]:
    return {(q.subject, q.predicate, by_value(q.object)) for q in ox.parse(client.get(graph), format=ox.RdfFormat.N_TRIPLES)}


def told(store: ox.Store) -> set[object]:
    return {(q.subject, q.predicate, by_value(q.object)) for q in store}


def test_what_is_loaded_is_there_triple_by_triple(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 500)
    store, progress = load([GRAPH]), list[tuple[int, int]]()
    (done,) = load_into(store, client, INTO, report=lambda sent, of: progress.append((sent, of)))
    assert held(client, INTO) == told(store)
    assert (done.graph, done.sent, done.held) == (INTO, len(store), len(store))
    assert len(progress) > 2
    assert progress[-1] == (len(store), len(store))


def test_adding_keeps_and_replacing_does_not(client: Client) -> None:
    first, second = of_triples([ox.Triple(S, P, ox.Literal("one"))]), of_triples([ox.Triple(S, P, ox.Literal("two"))])
    load_into(first, client, INTO)
    assert load_into(second, client, INTO)[0].held == 2
    load_into(second, client, INTO)
    assert held(client, INTO) == told(first) | told(second)
    load_into(second, client, INTO, replace=True)
    assert held(client, INTO) == told(second)


def test_without_a_graph_it_goes_where_questions_look(client: Client) -> None:
    store = OxigraphStore()
    store.put(ox.NamedNode("https://example.org/article/a"), [ox.Triple(S, P, ox.Literal("said"))])
    store.put(INFERRED, [ox.Triple(S, P, ox.Literal("concluded"))])
    load_into(store, client)
    graph = None if client.has_default_graph else MERGED
    assert {value for _, _, value in held(client, graph)} == {("said", None), ("concluded", None)}  # type: ignore[misc]
    assert {value for _, _, value in held(client, INFERRED)} == {("concluded", None)}  # type: ignore[misc]


def test_updates_do_where_there_is_no_address_for_graphs(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsgraph.storing.addresses import Addresses

    monkeypatch.setattr(loading, "SMALL_BATCH", 50)
    client.__dict__["addresses"] = Addresses(client.addresses.query, client.addresses.update, None)
    store = of_triples(ox.Triple(S, P, ox.Literal(f'“{k}” \\ "{{}}"\n')) for k in range(120))
    load_into(of_triples([ox.Triple(S, P, S)]), client, INTO)
    (done,) = load_into(store, client, INTO, replace=True)
    assert done.held == 120
    client.__dict__.pop("addresses")
    assert held(client, INTO) == told(store)


@pytest.mark.store
def test_the_command_takes_the_password_from_the_environment(virtuoso_url: str, tmp_path: Path) -> None:
    def kg(**environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsgraph.cli", "load", str(GRAPH), "--to", virtuoso_url, "--into", INTO.value, "--replace", "--auth", "digest"]
        clean = {k: v for k, v in os.environ.items() if not k.startswith("KG_")} | {"HOME": str(tmp_path)}
        return subprocess.run(command, capture_output=True, text=True, check=False, env={**clean, **environment}, stdin=subprocess.DEVNULL)

    nobody, wrong, right = kg(), kg(KG_USER="dba", KG_PASSWORD="sesame"), kg(KG_USER="dba", KG_PASSWORD="dba")
    assert (nobody.returncode, wrong.returncode, right.returncode) == (2, 3, 0)
    assert "KG_USER" in nobody.stderr
    assert "sesame" not in wrong.stderr
    assert f"holds {len(load([GRAPH])):,}" in right.stderr


class Brittle(BaseHTTPRequestHandler):
    """A store that takes one batch and refuses the next."""

    taken = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/query"):
            counting = b"COUNT" in body
            result = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"%d"}}]}}' % self.taken
            self.reply(200, result if counting else b'{"head":{},"boolean":true}', "application/sparql-results+json")
        elif Brittle.taken:
            self.reply(507, b"the disk is full")
        else:
            Brittle.taken = body.count(b"\n")
            self.reply(204)

    def reply(self, status: int, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


def test_a_load_that_breaks_off_says_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 10)
    server = HTTPServer(("127.0.0.1", 0), Brittle)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        client = Client(f"http://127.0.0.1:{server.server_port}/store")
        with pytest.raises(StoreError) as caught:
            load_into(of_triples(ox.Triple(S, P, ox.Literal(str(k))) for k in range(25)), client)
        client.close()
    finally:
        server.shutdown()
        server.server_close()
    assert "the disk is full" in caught.value.message
    assert "10 of 25 triples had been taken" in caught.value.message
    assert "The default graph holds 10 triples now" in caught.value.message


def test_blank_nodes_travel_together() -> None:
    blank = ox.BlankNode("b")
    triples = [ox.Triple(blank, P, ox.Literal(str(k))) for k in range(5)] + [ox.Triple(S, P, ox.Literal(str(k))) for k in range(5)]
    first, *rest = loading._batches(triples, 2)
    assert all(t.subject == blank for t in first)
    assert len(first) == 5
    assert [len(b) for b in rest] == [2, 2, 1]
