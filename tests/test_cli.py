"""The commands as a user runs them: what they print, exit codes, and a sentence instead of a traceback for whatever goes wrong."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import newsgraph

ROOT = Path(__file__).parent.parent
GRAPH = str(ROOT / "graphs" / "harbour-attack.ttl")
ARTICLE = "Fire in Leeds\n\n3 May 2024\n\nTwo people died in a fire in Leeds on Thursday.\n"


def kg(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "newsgraph.cli", *arguments], capture_output=True, text=True, cwd=cwd, input=stdin, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    return done


def test_ctrl_c_stops_a_query_that_runs_away(tmp_path: Path) -> None:
    runaway = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }"
    process = subprocess.Popen([sys.executable, "-m", "newsgraph.cli", "query", "-g", GRAPH, runaway], stderr=subprocess.PIPE, text=True)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(3)
    process.send_signal(signal.SIGINT)
    assert process.wait(5) == -signal.SIGINT
    assert process.communicate()[1] == ""


def test_the_version(tmp_path: Path) -> None:
    assert kg("--version", cwd=tmp_path).stdout.strip() == newsgraph.__version__


def test_the_way_of_a_new_user(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    built = kg("build", "article.txt", cwd=tmp_path)
    assert (built.returncode, built.stdout) == (0, "")
    assert "1 built, 0 failed" in built.stderr
    assert (tmp_path / "graphs" / "article.ttl").exists()
    assert "conforms" in kg("validate", cwd=tmp_path).stdout
    asked = kg("query", "SELECT ?n ?d { ?e ng:killed ?n ; schema:startDate ?d }", "--format", "csv", cwd=tmp_path)
    assert asked.stdout.split() == ["n,d", "2,2024-05-02"]
    assert kg("export", "graphs/article.jsonld", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "graphs" / "article.jsonld").read_text())
    why = kg("why", "Leeds", cwd=tmp_path)
    assert why.returncode == 0
    assert "characters 8 to 13" in why.stdout
    assert kg("infer", "-o", "inferred.ttl", cwd=tmp_path).returncode == 0
    assert "sem:Event" in (tmp_path / "inferred.ttl").read_text()


def test_an_article_from_standard_input(tmp_path: Path) -> None:
    assert kg("build", "-", "-o", "a.ttl", cwd=tmp_path, stdin=ARTICLE).returncode == 0
    assert "ng:killed 2" in (tmp_path / "a.ttl").read_text()


BAD = {
    "empty": (b"", 3, "It is empty"),
    "binary": (bytes(range(256)) * 20, 3, "binary"),
    "a line of 50 MB": (b"word " * 10_000_000, 3, "50,000,0"),
}


@pytest.mark.parametrize(("data", "code", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_an_article(tmp_path: Path, data: bytes, code: int, sentence: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    done = kg("build", "a.txt", cwd=tmp_path)
    assert done.returncode == code
    assert sentence in done.stderr
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.txt"]


ODD = {
    "broken HTML": ("a.html", b"<html><p>Two people died in a fire in Leeds on 3 May 2024.<div><b>The <i>fire", "1 built"),
    "not UTF-8": ("a.txt", "Fire at the Café\n\n3 May 2024\n\nTwo people died at the Café Rouge.\n".encode("cp1252"), "read as cp1252"),
    "German": ("a.txt", b"Brand in Hamburg\n\nBei einem Brand in Hamburg sind am Montag zwei Menschen ums Leben gekommen.\n", "German"),
    "no date": ("a.txt", b"Fire in Leeds\n\nTwo people died in a fire in Leeds on Thursday.\n", "no publication date"),
}


@pytest.mark.parametrize(("name", "data", "sentence"), ODD.values(), ids=ODD)
def test_what_is_odd_is_built_and_said(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = kg("build", name, cwd=tmp_path)
    assert done.returncode == 0
    assert sentence in done.stderr


WRONG = {
    "a missing article": (("build", "nowhere.txt"), 3, "nowhere.txt does not exist"),
    "an unknown format": (("build", "a.txt", "-o", "a.foo"), 2, "no ending that names a format"),
    "an unreadable date": (("build", "a.txt", "--published", "gestern"), 2, "no date that can be read"),
    "a missing pipeline": (("build", "a.txt", "--annotator", "en_nowhere"), 2, "spacy download en_nowhere"),
    "a syntax error": (("query", "-g", GRAPH, "SELECT ?x WHERE { ?x a ng:Attack"), 2, "line 1, column"),
    "an unknown prefix": (("query", "-g", GRAPH, "SELECT ?x { ?x a foo:Bar }"), 2, "prefix foo: is not known"),
    "a missing graph": (("query", "-g", "nowhere", "SELECT ?x { ?x a ng:Attack }"), 3, "There is no file or folder nowhere"),
    "an unknown question": (("query", "-g", GRAPH, "--name", "deadliest"), 2, "deadliest-events"),
    "an unknown thing": (("why", "Nobody At All", "-g", GRAPH), 2, "Nothing in the graph is called"),
    "a graph for an article": (("build", GRAPH), 3, "It is a graph, not an article"),
    "a base that is no IRI": (("build", "a.txt", "--base", "nonsense"), 2, "nonsense is no beginning of IRIs"),
    "a base that names run into": (("build", "a.txt", "--base", "https://example.org/id"), 2, "should end in /"),
    "no scheduler": (("build", "a.txt", "--scheduler", "nowhere"), 2, "no address of a Dask scheduler"),
    "a store out of reach": (("query", "-g", GRAPH, "--allow-service", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 2, "The query failed"),
    "a parameter of nothing": (("query", "-g", GRAPH, "SELECT ?x { ?x a ng:Attack }", "--param", "y=1"), 2, "does not select ?y"),
    "a table of triples": (("query", "-g", GRAPH, "CONSTRUCT WHERE { ?x a ng:Attack }", "--format", "csv"), 2, "A graph has no form csv"),
    "a property without prefix": (("why", "Tobias Renn", "age", "-g", GRAPH), 2, "Did you mean ng:age?"),
    "a graph's name": (("load", GRAPH, "--to", "http://127.0.0.1:9", "--into", "my graph"), 2, "no IRI that can name a graph"),
    "an unknown severity": (("validate", "-g", GRAPH, "--severity", "bad"), 2, "violation, warning or info"),
}


@pytest.mark.parametrize(("arguments", "code", "sentence"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = kg(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert sentence in done.stderr
    assert done.stdout == ""
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.txt"]


def test_a_term_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = kg("query", "-g", GRAPH, "SELECT ?n { ?e ng:kiled ?n ; ng:killed ?m } # ng:nothing", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "ng:kiled is no term of the ontology. Did you mean ng:killed?\n")


def test_who_stops_reading_changes_no_exit_code(tmp_path: Path) -> None:
    for command, code in (("why 'Tobias Renn'", 0), ("conflicts --fail", 1)):
        script = f"{sys.executable} -m newsgraph {command} -g {GRAPH} | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (code, "")


def test_an_answer_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "newsgraph", "stats", "-g", GRAPH], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "kg: The answer cannot be written: No space left on device.\n")


def test_a_broken_graph_is_a_violation(tmp_path: Path) -> None:
    done = kg("validate", str(ROOT / "tests" / "invalid" / "EventStart.ttl"), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("violation: ")


def test_conflicts_stand_side_by_side(tmp_path: Path) -> None:
    done = kg("conflicts", "-g", GRAPH, cwd=tmp_path)
    assert done.returncode == 0
    assert "ng:killed" in done.stdout


def test_a_named_question_takes_names_for_its_parameters(tmp_path: Path) -> None:
    done = kg("query", "--name", "everything-about-person", "--param", "person=Tobias Renn", "-g", GRAPH, "--format", "csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "34" in done.stdout
