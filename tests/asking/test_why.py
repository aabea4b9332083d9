"""Why a fact is in the graph: its claims with passages, or the axioms and facts that it follows from, down to passages."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from newsgraph.asking.things import find_property, find_thing, find_value
from newsgraph.asking.why import Answer, why
from newsgraph.errors import UsageError
from newsgraph.storing.files import of_triples


@pytest.fixture(scope="module")
def store(example: tuple[ox.Triple, ...]) -> ox.Store:
    return of_triples(example)


def answers(store: ox.Store, thing: str, property_: str | None = None, value: str | None = None) -> list[Answer]:
    node = find_thing(store, thing)
    predicate = find_property(property_) if property_ is not None else None
    return why(store, node, predicate, find_value(store, node, predicate, value) if value is not None else None)


def test_a_figure_shows_the_passage_to_the_character(store: ox.Store) -> None:
    (answer,) = answers(store, "fire on the ferry Island Rose", "ng:killed", "11")
    (evidence,) = answer.evidence
    (passage,) = evidence.passages
    assert passage.words is not None
    assert passage.begin is not None
    assert passage.end is not None
    assert len(passage.words) == passage.end - passage.begin
    assert "11" in passage.words


def test_every_answer_about_a_thing_stands_on_a_passage(store: ox.Store) -> None:
    found = answers(store, "fire on the ferry Island Rose")
    assert len(found) > 5
    assert all(e.passages for a in found for e in a.evidence)


@pytest.mark.parametrize(
    ("property_", "value"),
    [("rdf:type", "foaf:Person"), ("rdf:type", "wd:Q5"), ("rdf:type", "prov:Agent"), ("foaf:name", "Marta Lindqvist")],
)
def test_what_follows_is_proved_down_to_passages(property_: str, value: str, store: ox.Store) -> None:
    (answer,) = answers(store, "Marta Lindqvist", property_, value)
    assert not answer.said
    assert answer.proof is not None
    assert any(leaf.of_ontology for leaf in answer.proof.leaves())
    assert [e.passages for _, said in answer.grounds for e in said]


def test_nothing_is_explained_that_is_not_so(store: ox.Store) -> None:
    assert answers(store, "Marta Lindqvist", "schema:deathDate") == []
    assert answers(store, "Marta Lindqvist", "rdf:type", "foaf:Organization") == []


def test_a_name_that_fits_several_things_lists_them(store: ox.Store) -> None:
    with pytest.raises(UsageError, match=r"fits \d+ things"):
        find_thing(store, "ferry")
    with pytest.raises(UsageError, match="Nothing in the graph is called"):
        find_thing(store, "Nobody Atall")
