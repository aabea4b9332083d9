"""Every competency question gives, on the example graph, the answer that stands beside it: in Oxigraph and in rdflib."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from newsgraph.asking.query import ask, term_of
from newsgraph.asking.questions import Question, bound, question, questions
from newsgraph.errors import UsageError
from newsgraph.namespaces import PREFIXES
from newsgraph.rdf.bridge import to_rdflib
from newsgraph.resources import folder
from newsgraph.storing.files import load

EXAMPLE = Path(__file__).parents[1] / "data" / "example.ttl"
OURS = questions(Path("no such folder"))

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load([EXAMPLE])


@pytest.fixture(scope="module")
def graph(store: ox.Store) -> rdflib.Graph:
    return to_rdflib(store)


def cell(text: str) -> str:
    """Engines write 0.9 and 0.90: numbers are compared as numbers."""
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return text


def answer_of(asked: Question) -> tuple[list[str], Rows]:
    header, *rows = csv.reader(io.StringIO((folder("questions") / f"{asked.name}.csv").read_text(encoding="utf-8"), newline=""))
    return header, [tuple(cell(c) for c in row) for row in rows]


def test_there_are_at_least_25_questions_and_no_stray_answers() -> None:
    files = folder("questions")
    assert len(OURS) >= 25
    assert {p.stem for p in files.glob("*.csv")} == {q.name for q in OURS}


@pytest.mark.parametrize("asked", OURS, ids=lambda q: q.name)
def test_answer_in_oxigraph(asked: Question, store: ox.Store) -> None:
    header, expected = answer_of(asked)
    result = ask(store, asked.sparql, bound(store, asked, asked.examples()))
    assert isinstance(result, ox.QuerySolutions)
    data = result.serialize(format=ox.QueryResultsFormat.CSV)
    found, *rows = csv.reader(io.StringIO((data or b"").decode(), newline=""))
    assert found == header
    assert [tuple(cell(c) for c in row) for row in rows] == expected
    assert expected, "an answer without rows proves nothing"


@pytest.mark.parametrize("asked", OURS, ids=lambda q: q.name)
def test_answer_in_rdflib(asked: Question, graph: rdflib.Graph) -> None:
    header, expected = answer_of(asked)
    binding = {name: rdflib.util.from_n3(str(term_of(value))) for name, value in asked.examples().items()}
    result = graph.query(asked.sparql, initBindings=binding)
    assert [str(v) for v in result.vars or ()] == header
    rows = [tuple("" if value is None else cell(str(value)) for value in row) for row in result]  # type: ignore[union-attr]
    assert sorted(rows) == sorted(expected)


@pytest.mark.parametrize("asked", OURS, ids=lambda q: q.name)
def test_without_its_parameters_a_question_is_about_everything(asked: Question, store: ox.Store) -> None:
    bound_rows = ask(store, asked.sparql, bound(store, asked, asked.examples()))
    free_rows = ask(store, asked.sparql)
    assert isinstance(bound_rows, ox.QuerySolutions)
    assert isinstance(free_rows, ox.QuerySolutions)
    assert len(list(free_rows)) >= len(list(bound_rows)) > 0


@pytest.mark.parametrize("asked", OURS, ids=lambda q: q.name)
def test_questions_tell_what_they_ask(asked: Question) -> None:
    assert asked.title.endswith(".")
    assert all(p.meaning and p.example for p in asked.parameters)
    columns = asked.sparql.split("SELECT", 1)[1].split("WHERE", 1)[0]
    assert all(f"?{p.name}" in columns for p in asked.parameters), "Oxigraph binds only what is selected"


def test_questions_run_without_declared_prefixes_elsewhere(graph: rdflib.Graph) -> None:
    bare = rdflib.Graph(bind_namespaces="none")
    for asked in OURS:
        used = {p for p in PREFIXES if f" {p}:" in asked.sparql}
        assert all(f"PREFIX {p}: <{PREFIXES[p]}>" in asked.sparql for p in used), asked.name
        bare.query(asked.sparql)


def test_a_name_stands_for_a_thing(store: ox.Store) -> None:
    asked = question("timeline-of-person", Path("none"))
    assert bound(store, asked, {"person": "anton feld"}) == {"person": "<https://w3id.org/newsgraph/id/person/anton-feld>"}
    assert bound(store, asked, {"?person": "<http://x.example/y>"}) == {"person": "<http://x.example/y>"}


def test_unknown_questions_and_parameters_are_named(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="Did you mean timeline-of-person"):
        question("timeline-of-persons", Path("none"))
    with pytest.raises(UsageError, match="no parameter place"):
        bound(store, question("timeline-of-person", Path("none")), {"place": "Derby"})


def test_own_questions_stand_beside_ours_and_come_first(tmp_path: Path, store: ox.Store) -> None:
    own = tmp_path / "questions"
    own.mkdir()
    (own / "ferries.rq").write_text(
        '# Which ferries are there?\n# ?name: the name, for example "Island Rose"\nSELECT ?name { ?x a ng:Thing ; schema:name ?name }'
    )
    (own / "acquisitions.rq").write_text("SELECT ?x { ?x a ng:Acquisition }")
    found = {q.name: q for q in questions(own)}
    assert len(found) == len(OURS) + 1
    assert found["ferries"].own
    assert found["ferries"].title == "Which ferries are there?"
    assert found["ferries"].examples() == {"name": '"Island Rose"'}
    assert found["acquisitions"].own
    assert found["acquisitions"].title == "acquisitions"
    rows = ask(store, found["ferries"].sparql, bound(store, found["ferries"], {"name": "Island Rose"}))
    assert isinstance(rows, ox.QuerySolutions)
    assert len(list(rows)) == 1
