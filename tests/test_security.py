"""The promises of SECURITY.md: nothing is fetched, entity bombs are met at once, no file outside of the output folder, no secret shown."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GRAPH = str(ROOT / "graphs" / "harbour-attack.ttl")
BODY = "<p>Two people died in a fire in Leeds on 3 May 2024, police said.</p><p>Nobody else was hurt, the fire brigade told reporters.</p>"
XML = '<?xml version="1.0"?>\n'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">{}</rdf:RDF>'
NAMED = RDF.format('<rdf:Description rdf:about="https://example.org/a"><s:name>{}</s:name></rdf:Description>')
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"


class Listener:
    """A server on loopback that counts who connects, and answers nothing."""

    def __init__(self) -> None:
        self.heard = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.heard += 1
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


def kg(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsgraph.cli", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False, env={**os.environ, **(env or {})})
    assert "Traceback" not in done.stderr
    return done


def test_the_listener_hears_who_calls(listener: Listener) -> None:
    """What the tests below rely on."""
    socket.create_connection(("127.0.0.1", int(listener.url.rsplit(":", 1)[1]))).close()
    time.sleep(0.1)
    assert listener.heard == 1


ARTICLES = {
    "a web page": ("a.html", "<html><head><base href='U/'><link rel=stylesheet href='U/s'><script src='U/j'></script>"
                   f"<meta http-equiv=refresh content='0;url=U/'></head><body><img src='U/i'><iframe src='U/f'></iframe><object data='U/o'></object>"
                   f"{BODY}</body></html>"),
    "XHTML with external entities": ("a.html", f"{XML}<!DOCTYPE html SYSTEM 'U/d' [<!ENTITY e SYSTEM 'U/e'><!ENTITY % p SYSTEM 'U/p'> %p;]>"
                                     f"<html xmlns:xi='http://www.w3.org/2001/XInclude'><body>{BODY}<p>&e;</p><xi:include href='U/x'/></body></html>"),
    "Markdown": ("a.md", "# Fire\n\n![](U/i)\n\n<img src='U/j'>\n\nTwo people died in a fire in Leeds on 3 May 2024.\n"),
    "JSON": ("a.json", '{"id": "a", "url": "U/a", "image": "U/i", "@context": "U/c", "text": "Two people died in a fire in Leeds on 3 May 2024."}'),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), ARTICLES.values(), ids=ARTICLES)
def test_reading_an_article_fetches_nothing(tmp_path: Path, listener: Listener, name: str, text: str) -> None:
    (tmp_path / name).write_text(text.replace("U/", listener.url + "/"))
    assert kg("build", name, "-o", "g.ttl", cwd=tmp_path).returncode == 0
    assert "ng:killed 2" in (tmp_path / "g.ttl").read_text()
    assert kg("report", "-g", "g.ttl", "-o", "r.html", "--article", name, cwd=tmp_path).returncode == 0
    assert listener.heard == 0


def test_html_in_an_article_does_not_run(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    (tmp_path / "a.txt").write_text(f"Fire {hostile}\n\nMayor Ann {hostile} Roe said that two people died in a fire in Leeds on 3 May 2024.\n")
    assert kg("build", "a.txt", "-o", "g.ttl", cwd=tmp_path).returncode == 0
    assert kg("report", "-g", "g.ttl", "-o", "r.html", "--article", "a.txt", cwd=tmp_path).returncode == 0
    page = (tmp_path / "r.html").read_text()
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "<img" not in page


GRAPHS = {
    "an external entity": ("g.rdf", f"{XML}<!DOCTYPE r [<!ENTITY e SYSTEM 'U/e'>]>" + NAMED.format("&e;")),
    "an external DTD": ("g.rdf", f"{XML}<!DOCTYPE r SYSTEM 'U/d'>" + NAMED.format("a")),
    "a remote context": ("g.jsonld", '{"@context": "U/c", "@id": "https://example.org/a", "name": "a"}'),
    "imports": ("g.ttl", "<https://example.org/o> a <http://www.w3.org/2002/07/owl#Ontology> ; <http://www.w3.org/2002/07/owl#imports> <U/o> ."),
}


@pytest.mark.parametrize(("name", "text"), GRAPHS.values(), ids=GRAPHS)
def test_reading_a_graph_fetches_nothing(tmp_path: Path, listener: Listener, name: str, text: str) -> None:
    (tmp_path / name).write_text(text.replace("U/", listener.url + "/"))
    (tmp_path / "a.txt").write_text("Two people died in a fire in Leeds on 3 May 2024.\n")
    for command in (("query", "SELECT * { ?s ?p ?o }"), ("validate",), ("infer", "-o", "i.ttl"), ("export", "e.nt")):
        assert kg(*command, "-g", name, cwd=tmp_path).returncode in (0, 3)
    kg("build", "a.txt", "-o", "b.ttl", "--ontology", name, cwd=tmp_path)
    kg("infer", "-g", GRAPH, "-o", "i.ttl", "--ontology", name, cwd=tmp_path)
    kg("validate", "-g", GRAPH, "--shapes", name, cwd=tmp_path)
    assert listener.heard == 0


QUERIES = {
    "FROM": "SELECT * FROM <U/g> { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED <U/g> { GRAPH ?g { ?s ?p ?o } }",
    "SERVICE": "SELECT * { SERVICE SILENT <U/s> { ?s ?p ?o } }",
    "LOAD": "LOAD <U/g>",
    "GRAPH": "SELECT * { GRAPH <U/g> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_asking_fetches_nothing(tmp_path: Path, listener: Listener, query: str) -> None:
    done = kg("query", query.replace("U/", listener.url + "/"), "-g", GRAPH, "--format", "csv", cwd=tmp_path)
    assert done.returncode in (0, 2)
    assert len(done.stdout.splitlines()) < 2
    assert listener.heard == 0


SHAPES = {
    "SERVICE": "SELECT $this { $this a ?c . SERVICE <U/s> { ?s ?p ?o } }",
    "SERVICE in disguise": r"SELECT $this { $this a ?c . S\\u0045RVICE <U/s> { ?s ?p ?o } }",
    "FROM": "SELECT $this FROM <U/g> { $this a ?c }",
}


@pytest.mark.parametrize("query", SHAPES.values(), ids=SHAPES)
def test_the_query_of_a_shape_fetches_nothing(tmp_path: Path, listener: Listener, query: str) -> None:
    (tmp_path / "s.ttl").write_text(
        "PREFIX sh: <http://www.w3.org/ns/shacl#>\n<https://example.org/S> a sh:NodeShape ; sh:targetClass <https://schema.org/Person> ;"
        f' sh:sparql [ sh:message "x" ; sh:select "{query.replace("U/", listener.url + "/")}" ] .'
    )
    assert kg("validate", "-g", GRAPH, "--shapes", "s.ttl", cwd=tmp_path).returncode in (1, 3)
    assert listener.heard == 0


BOMBS = {
    "in an article": ("a.html", f"{XML}{LAUGHS}<html><body>{BODY}<p>&a9;</p></body></html>", ("build", "a.html", "-o", "g.ttl")),
    "in RDF/XML": ("g.rdf", XML + LAUGHS + NAMED.format("&a9;"), ("query", "SELECT * { ?s ?p ?o }", "-g", "g.rdf")),
}


@pytest.mark.parametrize(("name", "text", "command"), BOMBS.values(), ids=BOMBS)
def test_a_billion_laughs_stay_small(tmp_path: Path, name: str, text: str, command: tuple[str, ...]) -> None:
    (tmp_path / name).write_text(text)
    start = time.monotonic()
    done = kg(*command, cwd=tmp_path)
    assert time.monotonic() - start < 20
    assert done.returncode in (0, 3)
    assert len(done.stdout) < 10_000


IDS = ["../../x", "/etc/x", "..", ".", "a/../../../x", "\\..\\x", "~/x", "a\u0000b", "con\n/x", "." * 300, "x" * 300]


def test_ids_name_no_file_outside_the_output_folder(tmp_path: Path) -> None:
    inside = tmp_path / "work" / "out"
    inside.parent.mkdir()
    lines = [json.dumps({"id": i, "title": f"Fire number {n}", "text": f"{n + 2} people died in a fire in Leeds on 3 May 2024."}) for n, i in enumerate(IDS)]
    (tmp_path / "work" / "feed.jsonl").write_text("\n".join(lines))
    done = kg("build", "--each", "feed.jsonl", "-o", "out", cwd=inside.parent)
    assert done.returncode == 0, done.stderr
    assert len([p for p in inside.iterdir() if p.suffix == ".ttl" and p.name != "identity.ttl"]) == len(IDS)
    assert [p for p in inside.rglob("*") if p.is_dir()] == []
    assert {p.name for p in inside.parent.iterdir()} == {"feed.jsonl", "out", "out.merges.csv", ".out.build"}
    assert list(tmp_path.iterdir()) == [inside.parent]


def test_a_secret_is_in_no_message_and_no_process_list(tmp_path: Path, listener: Listener) -> None:
    secrets = {"KG_USER": "u", "KG_PASSWORD": "hush-hush-7"}
    for arguments in (("load", GRAPH, "--to", listener.url, "--auth", "basic"), ("query", "ASK {}", "--endpoint", listener.url)):
        done = kg(*arguments, cwd=tmp_path, env=secrets)
        assert done.returncode == 3
        assert "hush" not in done.stdout + done.stderr
    done = kg("query", "ASK {}", "--endpoint", listener.url.replace("//", "//u:hush-hush-7@"), cwd=tmp_path)
    assert done.returncode == 2
    assert "hush" not in done.stdout + done.stderr
