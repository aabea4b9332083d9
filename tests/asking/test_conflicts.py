"""Where passages disagree, and where they only tell the same in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsgraph
from newsgraph.asking.conflicts import Conflict, conflicts
from newsgraph.graph import Graph

HEAD = """@prefix ng: <https://w3id.org/newsgraph/ontology#> . @prefix schema: <https://schema.org/> . @prefix : <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
"""
EVENT = ":e a ng:Event, ng:Accident, ng:RailAccident ; schema:name 'Velden derailment' ; "


def graph(turtle: str, folder: Path) -> Graph:
    path = folder / "graph.ttl"
    path.write_text(HEAD + turtle, encoding="utf-8")
    return newsgraph.load(path)


def found(turtle: str, folder: Path) -> list[Conflict]:
    return conflicts(graph(turtle, folder).store)


def figure(name: str, measure: str, bounds: str, passage: str = "") -> str:
    """A figure of the event, its claim, and the passage that it stands in."""
    begin = 100 * (ord(name[-1]) - ord("a"))
    return f"""{EVENT} ng:figure :{name} . :{name} a ng:Figure ; ng:measure ng:{measure} ; {bounds} .
        :c-{name} a ng:Claim ; rdf:subject :e ; rdf:predicate ng:figure ; rdf:object :{name} ; ng:status ng:Occurred ;
            prov:wasDerivedFrom <https://example.org/article/a#char={begin},{begin + 80}> .
        <https://example.org/article/a#char={begin},{begin + 80}> a ng:Passage ; nif:referenceContext <https://example.org/article/a> ;
            nif:beginIndex {begin} ; nif:endIndex {begin + 80} ; nif:anchorOf "{passage}" .
        """


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("schema:value 22", "schema:value 23", True),
        ("schema:value 22", "schema:value 22", False),
        ("schema:minValue 21", "schema:value 22", False),
        ("schema:minValue 501", "schema:value 59", True),
        ("schema:minValue 20 ; schema:maxValue 30", "schema:value 31", True),
        ("schema:maxValue 30", "schema:value 12", False),
        ("schema:value 6 ; ng:includesPerpetrator true", "schema:value 5", True),
        ("schema:value 6 ; ng:includesPerpetrator true", "schema:value 4", True),
    ],
)
def test_figures_conflict_where_their_ranges_do_not_meet(one: str, other: str, apart: bool, tmp_path: Path) -> None:
    said = found(figure("fa", "killed", one) + figure("fb", "killed", other), tmp_path)
    assert [c.kind for c in said] == (["figure"] if apart else [])


def test_figures_of_two_measures_never_conflict(tmp_path: Path) -> None:
    assert found(figure("fa", "killed", "schema:value 3") + figure("fb", "injured", "schema:value 9"), tmp_path) == []


def test_a_figure_that_counts_the_attacker_is_the_likely_reason(tmp_path: Path) -> None:
    turtle = figure("fa", "killed", "schema:value 4") + figure("fb", "killed", "schema:value 6 ; ng:includesPerpetrator true")
    (conflict,) = found(turtle, tmp_path)
    assert conflict.reason.cause == "includes the attacker"


def test_a_toll_that_has_risen_is_a_later_toll(tmp_path: Path) -> None:
    turtle = figure("fa", "killed", "schema:value 9", "Nine people died on Sunday.") + figure(
        "fb", "killed", "schema:value 11", "The death toll has risen to 11, the coastguard said."
    )
    (conflict,) = found(turtle, tmp_path)
    assert conflict.reason.cause == "a later toll"


@pytest.mark.parametrize(
    ("values", "apart"),
    [
        ("'2017-05-22'^^xsd:date, '2017-05'^^xsd:gYearMonth", False),
        ("'2017-05-22'^^xsd:date, '2017-05-23'^^xsd:date", True),
        ("'2017'^^xsd:gYear, '2018-01-02'^^xsd:date", True),
        ("'2017-05-22T22:31:00'^^xsd:dateTime, '2017-05-22'^^xsd:date", False),
    ],
)
def test_dates_conflict_where_no_day_is_common(values: str, apart: bool, tmp_path: Path) -> None:
    assert [c.kind for c in found(f"{EVENT} schema:startDate {values} .", tmp_path)] == (["date"] if apart else [])


def test_a_city_and_its_country_are_no_conflict_and_two_cities_are(tmp_path: Path) -> None:
    places = """:p a schema:Person ; schema:name "Ann Roe" . :york a schema:Place, schema:City ; schema:name "York" ; schema:containedInPlace :uk .
        :uk a schema:Place, schema:Country ; schema:name "UK" .
        :hull a schema:Place, schema:City ; schema:name "Hull" ; schema:containedInPlace :uk . """
    assert found(places + ":p schema:birthPlace :york, :uk .", tmp_path) == []
    assert [c.kind for c in found(places + ":p schema:birthPlace :york, :hull .", tmp_path)] == ["place"]


def test_two_ages_conflict_and_a_denial_stands_against_what_is_said(tmp_path: Path) -> None:
    assert [c.kind for c in found(":p a schema:Person ; schema:name 'Ann Roe' ; ng:age 34, 43 .", tmp_path)] == ["age"]
    denial = """:p a schema:Person ; schema:name 'Ann Roe' . :q a schema:Organization ; schema:name 'Nordal' . :p schema:worksFor :q .
        :c1 a ng:Claim ; rdf:subject :p ; rdf:predicate schema:worksFor ; rdf:object :q ; ng:status ng:Occurred .
        :c2 a ng:Claim ; rdf:subject :p ; rdf:predicate schema:worksFor ; rdf:object :q ; ng:status ng:Denied ."""
    assert [c.kind for c in found(denial, tmp_path)] == ["status"]


def test_nothing_disagrees_in_an_empty_graph_or_one_that_is_not_ours(tmp_path: Path) -> None:
    assert found("", tmp_path) == []
    assert found("[] :p [ :q 1, 2 ] .", tmp_path) == []
