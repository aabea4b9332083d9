"""What every store does alike: in memory, a folder of Turtle, Oxigraph on disk, a real Oxigraph server, a real Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from newsgraph.errors import QueryError
from newsgraph.namespaces import PREFIXES, XSD
from newsgraph.rdf.graphs import INFERRED
from newsgraph.storing.disk import rewritten
from newsgraph.storing.endpoint import EndpointStore
from newsgraph.storing.folder import FolderStore
from newsgraph.storing.http import Client, Credentials
from newsgraph.storing.oxigraph import OxigraphStore
from newsgraph.storing.store import WritableStore

BASE = "https://w3id.org/newsgraph/id/"
A, B = ox.NamedNode(BASE + "article/flood"), ox.NamedNode(BASE + "article/fire")
ANNA, LEEDS = ox.NamedNode(BASE + "person/anna-berg"), ox.NamedNode(BASE + "place/leeds")


def iri(name: str) -> ox.NamedNode:
    prefix, local = name.split(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def article(me: ox.NamedNode, *facts: ox.Triple) -> list[ox.Triple]:
    name = me.value.rsplit("/", 1)[-1]
    return [ox.Triple(me, iri("rdf:type"), iri("schema:NewsArticle")), ox.Triple(me, iri("schema:identifier"), ox.Literal(name)), *facts]


PERSON = ox.Triple(ANNA, iri("rdf:type"), iri("schema:Person"))
NAME = ox.Triple(ANNA, iri("schema:name"), ox.Literal("Anna Berg"))
AGE = ox.Triple(ANNA, iri("ng:age"), ox.Literal("52", datatype=ox.NamedNode(XSD + "integer")))
HOME = ox.Triple(ANNA, iri("schema:homeLocation"), LEEDS)


@pytest.fixture(
    params=["memory", "folder", "disk", pytest.param("oxigraph", marks=pytest.mark.store), pytest.param("virtuoso", marks=pytest.mark.store)],
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableStore]:
    with ExitStack() as stack:
        if request.param == "memory":
            yield OxigraphStore()
        elif request.param == "folder":
            yield FolderStore(tmp_path / "graphs")
        elif request.param == "disk":
            yield stack.enter_context(rewritten(tmp_path / "store"))
        else:
            credentials = Credentials("dba", "dba") if request.param == "virtuoso" else None
            remote = EndpointStore(Client(request.getfixturevalue(f"{request.param}_url"), credentials))
            for graph in remote.graphs():
                remote.remove(graph)
            stack.callback(remote.client.close)
            yield remote


def asked(store: WritableStore, query: str, **values: ox.NamedNode | ox.Literal) -> list[tuple[str, ...]]:
    result = store.query(query, prefixes=dict(PREFIXES), substitutions={ox.Variable(k): v for k, v in values.items()})
    assert isinstance(result, ox.QuerySolutions)
    return sorted(tuple(x.value for x in row if x is not None) for row in result)  # type: ignore[union-attr]


def test_a_store_begins_empty(store: WritableStore) -> None:
    assert store.graphs() == []
    assert asked(store, "SELECT ?p { ?p a schema:Person }") == []


def test_what_two_articles_say_is_told_once(store: WritableStore) -> None:
    store.put(A, article(A, PERSON, NAME))
    store.put(B, article(B, PERSON, NAME, AGE))
    assert store.graphs() == [B, A]
    assert asked(store, "SELECT ?n ?t { ?p a schema:Person ; schema:name ?n ; a ?t }") == [("Anna Berg", PREFIXES["schema"] + "Person")]
    assert asked(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [("7",)]
    assert len(store) == 7
    assert sorted(map(str, (q.triple for q in store))) == sorted({str(t) for t in (*article(A, PERSON, NAME), *article(B, AGE))})
    assert [q.object for q in store.quads_for_pattern(ANNA, iri("schema:name"), None)] == [ox.Literal("Anna Berg")]
    assert ox.Quad(AGE.subject, AGE.predicate, AGE.object) in store
    assert ox.Quad(HOME.subject, HOME.predicate, HOME.object) not in store


def test_a_graph_that_is_put_again_takes_its_own_place(store: WritableStore) -> None:
    store.put(A, article(A, PERSON, NAME, AGE))
    store.put(B, article(B, PERSON, NAME))
    store.put(A, article(A, PERSON, HOME))
    assert asked(store, f"SELECT ?x {{ ?s ?p ?x . FILTER(?s = <{ANNA.value}>) }}") == sorted([(PREFIXES["schema"] + "Person",), ("Anna Berg",), (LEEDS.value,)])
    assert asked(store, f"SELECT ?o {{ GRAPH <{A.value}> {{ <{ANNA.value}> ng:age ?o }} }}") == []
    store.put(A, article(A, PERSON, HOME))
    assert len(store) == 7


def test_what_is_removed_takes_its_facts_out_and_no_other(store: WritableStore) -> None:
    store.put(A, article(A, PERSON, NAME, AGE))
    store.put(B, article(B, PERSON, NAME))
    store.remove(A)
    assert store.graphs() == [B]
    assert {q.triple for q in store} == set(article(B, PERSON, NAME))
    store.remove(A)
    store.remove(B)
    assert list(store) == []


AWKWARD = ["Zoë said: “It’s\t‘fine’”\n\nend\\", "A \"quoted\" 'word'", "日本 🎉", " blanks ", "x" * 9000, "{ } ?s ; . <a> # not a comment"]


def test_every_literal_comes_back_as_it_was(store: WritableStore) -> None:
    facts = [ox.Triple(ox.NamedNode(f"{BASE}thing/{k}"), iri("schema:text"), ox.Literal(text)) for k, text in enumerate(AWKWARD)]
    kinds = (("2024-05-03", "date"), ("2024-05", "gYearMonth"), ("2024", "gYear"), ("0.95", "decimal"), ("true", "boolean"), ("7", "nonNegativeInteger"))
    facts += [ox.Triple(ANNA, iri("ng:" + kind), ox.Literal(text, datatype=ox.NamedNode(XSD + kind))) for text, kind in kinds]
    facts.append(ox.Triple(ANNA, iri("schema:name"), ox.Literal("Аня", language="ru")))
    facts.append(ox.Triple(ox.NamedNode(BASE + "article/flood#char=5,11"), iri("schema:url"), ox.NamedNode("https://example.org/a%20b?x=1&y=(2)")))
    store.put(A, article(A, *facts))
    found = {t.subject.value + t.predicate.value: t.object for q in store if (t := q.triple)}
    for fact in facts:
        back = found[fact.subject.value + fact.predicate.value]
        assert back.value == fact.object.value or (fact.object.value, back.value) == ("true", "1")  # Virtuoso keeps booleans as numbers
    assert asked(store, "SELECT ?s ?text { ?s schema:text ?text }", text=ox.Literal(AWKWARD[0])) == [(f"{BASE}thing/0", AWKWARD[0])]


def test_parameters_are_bound_wherever_they_stand(store: WritableStore) -> None:
    store.put(A, article(A, PERSON, NAME, AGE, HOME))
    query = """SELECT DISTINCT ?who ?name WHERE { ?who a schema:Person OPTIONAL { ?x schema:name ?name FILTER(?x = ?who) } } ORDER BY ?who"""
    assert asked(store, query, who=ANNA) == [(ANNA.value, "Anna Berg")]
    assert asked(store, query, who=LEEDS) == []


def test_conclusions_are_told_from_what_was_said(store: WritableStore) -> None:
    store.put(A, article(A, PERSON))
    store.put(INFERRED, [HOME])
    assert [q.graph_name for q in store.quads_for_pattern(ANNA, HOME.predicate, None)] == [INFERRED]
    assert {q.triple for q in store if q.graph_name == INFERRED} == {HOME}
    assert [q.graph_name for q in store.quads_for_pattern(ANNA, PERSON.predicate, None)] == [ox.DefaultGraph()]


def test_asking_and_building_graphs(store: WritableStore) -> None:
    store.put(A, article(A, PERSON, NAME))
    yes, no = (store.query(f"ASK {{ ?p a schema:{kind} }}", prefixes=dict(PREFIXES)) for kind in ("Person", "Place"))
    assert (bool(yes), bool(no)) == (True, False)
    made = store.query("CONSTRUCT { ?p schema:alternateName ?n } WHERE { ?p schema:name ?n }", prefixes=dict(PREFIXES))
    assert [t.object.value for t in made] == ["Anna Berg"]  # type: ignore[union-attr]
    with pytest.raises((QueryError, SyntaxError)):
        store.query("SELECT ?p WHERE { ?p a", prefixes=dict(PREFIXES))


def test_a_graph_longer_than_what_is_loaded_at_a_time_is_filled_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("newsgraph.storing.oxigraph.BULK", 150)
    said = {A: [*article(A), PERSON, NAME, AGE, HOME], B: [*article(B), NAME]}
    with rewritten(tmp_path / "store") as store:
        store.fill((graph, ox.serialize(facts, format=ox.RdfFormat.N_TRIPLES) or b"") for graph, facts in said.items())
        held = {graph: {q.triple for q in store.store.quads_for_pattern(None, None, None, graph)} for graph in said}
        assert held == {graph: set(facts) for graph, facts in said.items()}
        assert {q.triple for q in store} == {t for facts in said.values() for t in facts}
