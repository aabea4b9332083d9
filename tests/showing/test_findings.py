"""Findings as people and machines read them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import rdflib

import newsgraph
from newsgraph.graph import Graph
from newsgraph.rdf.validation import Severity, validate
from newsgraph.showing.findings import render_findings

WRONG = """@prefix ng: <https://w3id.org/newsgraph/ontology#> . @prefix schema: <https://schema.org/> . @prefix : <https://example.org/> .
:e a ng:Event, ng:Accident ; schema:name "Velden <derailment> & fire" ; ng:status ng:Occurred ; ng:figure :f .
:f a ng:Figure ; ng:measure ng:killed ; schema:value -3 .
"""


def rendered(kind: str, folder: Path) -> str:
    (folder / "wrong.ttl").write_text(WRONG, encoding="utf-8")
    graph = newsgraph.load(folder / "wrong.ttl")
    return render_findings(graph.validate(), graph.store, Severity.WARNING, kind)


def test_text_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    text = rendered("text", tmp_path)
    assert "A figure cannot be below nought." in text
    assert "Look at the passage." in text
    assert "does not conform" in text


def test_json_has_a_field_for_each_part(tmp_path: Path) -> None:
    found = json.loads(rendered("json", tmp_path))
    (figure,) = [f for f in found if f["shape"] == "FigureValue"]
    assert (figure["severity"], figure["thing"], figure["value"]) == ("violation", "https://example.org/f", "-3")


def test_a_finding_comes_with_the_words_that_it_stands_on(tmp_path: Path) -> None:
    passage = """@prefix prov: <http://www.w3.org/ns/prov#> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    :c a ng:Claim ; rdf:subject :e ; rdf:predicate ng:figure ; rdf:object :f ; prov:wasDerivedFrom :p ; ng:status ng:Occurred ; ng:confidence 7 .
    :p a ng:Passage ; nif:referenceContext :a ; nif:beginIndex 0 ; nif:endIndex 30 ; nif:anchorOf "Three died when the train fell." ."""
    (tmp_path / "wrong.ttl").write_text(WRONG + passage, encoding="utf-8")
    graph = newsgraph.load(tmp_path / "wrong.ttl")
    found = json.loads(render_findings(graph.validate(), graph.store, Severity.WARNING, "json"))
    by_shape = {f["shape"]: f["sentence"] for f in found}
    assert by_shape["FigureValue"] == by_shape["ClaimConfidence"] == "Three died when the train fell."


def test_junit_is_xml_with_one_case_a_shape(tmp_path: Path) -> None:
    suite = ElementTree.fromstring(rendered("junit", tmp_path))
    cases = suite.findall("testcase")
    assert len(cases) == int(suite.get("tests", "0"))
    assert len(suite.findall("testcase/failure")) == int(suite.get("failures", "0")) > 0


def test_turtle_is_a_shacl_report(tmp_path: Path) -> None:
    report = rdflib.Graph().parse(data=rendered("turtle", tmp_path), format="turtle")
    assert len(list(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))) > 0


def test_a_graph_that_no_shape_speaks_of_is_told_from_one_that_conforms(tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert not newsgraph.load(tmp_path / "other.ttl").validate().checked
    assert not validate(Graph()).checked
    (tmp_path / "ours.ttl").write_text(WRONG, encoding="utf-8")
    assert newsgraph.load(tmp_path / "ours.ttl").validate().checked
