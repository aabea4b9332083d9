"""The server as the network sees it: the protocol, the limits, the pages, and nothing that writes or leaves."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
import runpy
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
PERSON = "/newsgraph/id/person/ruth-calder"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY STR(?c) STR(?f)"


def test_a_query_by_get_and_by_post(server: Any) -> None:
    query = "SELECT ?n { ?p a schema:Person ; schema:name ?n FILTER(STRSTARTS(?n, 'Ruth')) }"
    assert server.ask(query).text.split() == ["n", "Ruth", "Calder"]
    direct = server.get("/sparql", "application/sparql-results+json", "POST", query, **{"Content-Type": "application/sparql-query"})
    assert json.loads(direct.text)["results"]["bindings"][0]["n"]["value"] == "Ruth Calder"
    got = server.get("/sparql?query=ASK%20%7B%20%3Fs%20a%20schema%3APerson%20%7D", "application/sparql-results+xml")
    assert "<boolean>true</boolean>" in got.text


@pytest.mark.parametrize("kind", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_a_graph_in_each_format(server: Any, kind: str) -> None:
    reply = server.ask("CONSTRUCT WHERE { ?p a schema:Person ; schema:name ?n }", kind)
    assert reply.headers["content-type"].startswith(kind)
    format_ = ox.RdfFormat.from_media_type(kind)
    assert format_ is not None
    assert len(list(ox.parse(reply.text.encode(), format=format_))) > 10


def test_what_cannot_be_had(server: Any) -> None:
    assert server.ask("SELECT * { ?s ?p ?o } LIMIT 1", "image/png").status == 406
    broken = server.ask("SELECT * { ?s ?p")
    assert broken.status == 400
    assert "line 1" in broken.text
    assert server.get("/sparql", method="POST", body="query=ASK{}", **{"Content-Type": "text/plain"}).status == 415
    assert server.get("/sparql", method="POST", body="", **{"Content-Type": "application/x-www-form-urlencoded"}).status == 400
    assert server.ask("ASK {} #" + "x" * 1_100_000).status == 413


def test_it_describes_itself(server: Any) -> None:
    reply = server.get("/sparql", "text/turtle")
    assert any("supportedLanguage" in q.predicate.value for q in ox.parse(reply.text.encode(), format=ox.RdfFormat.TURTLE))


def test_nothing_is_written(server: Any) -> None:
    update = "DELETE WHERE { ?s ?p ?o }"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert server.get("/sparql", method="POST", body=f"update={update}", **form).status == 403
    assert server.get("/sparql", method="POST", body=update, **{"Content-Type": "application/sparql-update"}).status == 403
    assert server.ask(update).status == 400
    assert server.ask("LOAD <file:///etc/passwd>").status == 400
    assert server.get(PERSON, method="DELETE").status == 405
    assert "true" in server.ask("ASK { ?s ?p ?o }", "application/json").text


def test_nothing_leaves(server: Any) -> None:
    assert server.ask(f"SELECT * {{ SERVICE <{server.url}/sparql> {{ ?s ?p ?o }} }}").status == 403
    assert server.ask(f"SELECT * {{ \\u0053ERVICE <{server.url}/sparql> {{ ?s ?p ?o }} }}").status == 403
    assert "false" in server.ask(f"ASK FROM <{server.url}{PERSON}> {{ ?s ?p ?o }}", "application/json").text
    assert "false" in server.ask("ASK FROM <file:///etc/hostname> { ?s ?p ?o }", "application/json").text


def test_a_worker_reaches_nothing_even_where_the_query_is_let_through(running: Callable[..., Any], tmp_path: Path) -> None:
    """The second wall: with the check of the query taken away, the worker still has no network."""
    from newsgraph.showing.server.guard import leave_network, open_nothing_more

    code = "import sys; from newsgraph.showing.server.guard import *; import pyoxigraph as ox; s = ox.Store(); {}; list(s.query(sys.argv[1]))"
    import subprocess
    import sys

    other = running("-g", str(ROOT / "graphs" / "harbour-attack.ttl"))
    query = f"SELECT * {{ SERVICE <{other.url}/sparql> {{ ?s ?p ?o }} }}"
    walls = {"": 0, f"{open_nothing_more.__name__}()": 1}
    if subprocess.run([sys.executable, "-c", "import os; os.geteuid() and sys.exit(1)"], check=False).returncode == 0:
        walls[f"{leave_network.__name__}()"] = 1
    for wall, code_ in walls.items():
        done = subprocess.run([sys.executable, "-c", code.format(wall or "pass"), query], capture_output=True, text=True, check=False)
        assert done.returncode == code_, (wall, done.stderr)


def test_a_runaway_is_stopped_while_others_are_answered(server: Any) -> None:
    with ThreadPoolExecutor(8) as pool:
        start = time.monotonic()
        runaway = pool.submit(server.ask, RUNAWAY)
        time.sleep(0.5)
        quick = [pool.submit(server.ask, "ASK { ?s ?p ?o }", "application/json") for _ in range(10)]
        assert all("true" in q.result().text for q in quick)
        assert not runaway.done()
        stopped = runaway.result()
    assert stopped.status == 503
    assert "stopped after 4 seconds" in stopped.text
    assert time.monotonic() - start < 15


def test_a_greedy_query_is_stopped(running: Callable[..., Any]) -> None:
    server = running("-g", str(ROOT / "graphs"), "--memory", "60")
    reply = server.ask(GREEDY)
    assert reply.status == 503
    assert "more than 60 MB" in reply.text
    assert server.ask("ASK {}", "application/json").status == 200


def test_an_endless_answer_is_cut_off(server: Any) -> None:
    reply = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert reply.status in (413, 503)


def test_a_hundred_at_once_lose_none(server: Any) -> None:
    with ThreadPoolExecutor(100) as pool:
        replies = list(pool.map(lambda k: server.ask(f"SELECT ({k} AS ?n) {{ ?p a schema:Person }} LIMIT 1"), range(100)))
    assert [r.text.split() for r in replies] == [["n", str(k)] for k in range(100)]


def test_a_page_and_its_data(server: Any) -> None:
    page = server.get(PERSON)
    assert "<h1>Ruth Calder</h1>" in page.text
    assert "We are not afraid of this place" in page.text
    turtle = server.get(PERSON, "text/turtle")
    assert {q.predicate.value for q in ox.parse(turtle.text.encode(), format=ox.RdfFormat.TURTLE)} >= {
        "https://schema.org/name",
        "http://www.w3.org/ns/prov#wasDerivedFrom",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf",
    }
    assert server.get(f"{PERSON}?format=jsonld").headers["content-type"] == "application/ld+json"
    assert server.get("/newsgraph/id/person/nobody").status == 404
    assert server.get(f"/about?iri=https://w3id.org{PERSON}").text == page.text
    assert server.get("/about?iri=not%20an%20iri").status == 404


def test_the_pages_that_lead_to_the_others(server: Any) -> None:
    assert "Harbour market reopens" in server.get("/").text
    assert PERSON in server.get("/search?q=calder").text
    assert "Nothing in this graph is called" in server.get("/search?q=%3Cscript%3E").text
    assert "<script>" not in server.get("/search?q=%3Cscript%3E").text.replace('<script src="/-/page.js" defer></script>', "")
    assert "15 June 2023" in server.get("/timeline?year=2023").text
    assert server.get("/timeline?start=99999999999999").status == 200
    assert "<svg" in server.get("/map").text
    assert server.get("/-/../../etc/passwd").status == 404


def test_the_editor_is_the_one_that_was_published(server: Any) -> None:
    files = runpy.run_path(str(ROOT / "scripts" / "yasgui.py"))["FILES"]
    for name, (_, digest) in files.items():
        plain, packed = (server.get(f"/-/{name}", **{"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
        assert hashlib.sha256(plain.body).hexdigest() == digest
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body


def test_a_passage_leads_to_its_place_in_the_article(server: Any) -> None:
    page = server.get("/newsgraph/id/article/harbour-attack").text
    assert 'id="char=252,337"' in page
    assert '<a class="m person" href="/newsgraph/id/person/ruth-calder"' in page


def test_a_passage_and_a_claim_have_addresses_too(server: Any) -> None:
    passage = server.get("/newsgraph/id/article/harbour-attack%23char=252,337")
    assert (passage.status, passage.headers["location"]) == (303, "/newsgraph/id/article/harbour-attack#char=252,337")
    rows = server.ask(f"SELECT ?c {{ ?c rdf:subject <https://w3id.org{PERSON}> ; rdf:predicate schema:jobTitle }}").text.split()
    page = server.get(rows[1].removeprefix("https://w3id.org")).text
    assert "job title" in page
    assert f'href="{PERSON}"' in page


def test_headers_keep_pages_to_themselves(server: Any) -> None:
    headers = server.get(PERSON, Origin="https://evil.example").headers
    assert "access-control-allow-origin" not in headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert server.get("/", Host="evil.example").status == 400


def test_a_store_on_disk_and_other_origins(running: Callable[..., Any], tmp_path: Path) -> None:
    from newsgraph.rdf.serialize import read_file

    store = ox.Store(str(tmp_path / "store"))
    store.extend(read_file(ROOT / "graphs" / "harbour-attack.ttl"))
    store.flush()
    del store
    server = running("--store", str(tmp_path / "store"), "--cors", "https://newsroom.example")
    assert "<h1>Ruth Calder</h1>" in server.get(PERSON).text
    reply = server.ask("ASK { ?s a schema:Person }", "application/json", Origin="https://newsroom.example")
    assert reply.headers["access-control-allow-origin"] == "https://newsroom.example"
    assert "true" in reply.text


def test_what_cannot_be_served_is_told(tmp_path: Path, server: Any) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "newsgraph.cli", "serve"]
    missing = subprocess.run([*command, "-g", str(tmp_path / "nothing")], capture_output=True, text=True, check=False, timeout=60)
    assert missing.returncode == 3
    assert missing.stderr.count("\n") == 1
    assert "There is no file or folder" in missing.stderr
    taken = subprocess.run([*command, "-g", str(ROOT / "graphs"), "--port", str(server.port)], capture_output=True, text=True, check=False, timeout=60)
    assert taken.returncode == 3
    assert "Choose another with --port" in taken.stderr
    assert "Traceback" not in missing.stderr + taken.stderr


def test_ctrl_c_ends_it_quietly_and_leaves_nothing(tmp_path: Path) -> None:
    import signal
    import socket
    import subprocess
    import sys

    from tests.conftest import free_port
    from tests.showing.server.conftest import Running

    port = free_port()
    command = [sys.executable, "-m", "newsgraph.cli", "serve", "-g", str(ROOT / "graphs" / "harbour-attack.ttl"), "--port", str(port)]
    with (tmp_path / "told").open("w") as told:
        server = Running(port, subprocess.Popen(command, stderr=told, text=True))
        for _ in range(200):
            try:
                assert server.get("/").status == 200
                break
            except OSError:
                time.sleep(0.1)
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(20) in (0, 130)
    assert (tmp_path / "told").read_text().count("\n") == 1
    socket.create_server(("127.0.0.1", port)).close()


@pytest.mark.store
def test_pages_of_a_store_behind_an_endpoint(running: Callable[..., Any], oxigraph_url: str) -> None:
    from newsgraph.storing.files import load
    from newsgraph.storing.http import Client
    from newsgraph.storing.loading import load_into

    client = Client(oxigraph_url)
    load_into(load([ROOT / "graphs" / "harbour-attack.ttl"]), client)
    try:
        server = running("--endpoint", oxigraph_url)
        assert "<h1>Ruth Calder</h1>" in server.get(PERSON).text
        assert server.get("/newsgraph/id/article/harbour-attack").status == 200
        assert server.ask("SELECT ?n { ?p schema:name ?n FILTER(?n = 'Ruth Calder') }").text.split() == ["n", "Ruth", "Calder"]
        assert server.ask(f"SELECT * {{ SERVICE <{server.url}/sparql> {{ ?s ?p ?o }} }}").status == 403
    finally:
        client.delete(None)
        client.close()


def test_a_kept_connection_does_not_wait_for_acknowledgements(server: Any) -> None:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    seconds = []
    for _ in range(8):
        begun = time.perf_counter()
        line.request("GET", "/sparql?query=ASK%20%7B%7D")
        line.getresponse().read()
        seconds.append(time.perf_counter() - begun)
    line.close()
    assert min(seconds[1:]) < 0.03
