"""Every shape is seen to fail on a small file of its name, and nothing that we build fails."""

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from newsgraph.graph import load
from newsgraph.rdf.validation import Severity, validate
from newsgraph.resources import folder

HERE = Path(__file__).parent
INVALID = sorted((HERE.parent / "invalid").glob("*.ttl"))
SH = Namespace("http://www.w3.org/ns/shacl#")


def shapes() -> Graph:
    graph = Graph()
    for path in sorted(folder("shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def local(node: object) -> str:
    return str(node).rsplit("#", 1)[-1]


def test_every_shape_with_a_message_has_a_file_that_breaks_it() -> None:
    wanted = {local(s) for s in shapes().subjects(SH.message) if isinstance(s, URIRef)}
    wanted |= {local(s) for s in shapes().subjects(RDF.type, SH.NodeShape) if not list(shapes().objects(s, SH.property))}
    assert wanted - {p.stem for p in INVALID} == set()
    assert len(INVALID) > 40


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_shape_is_seen_to_fail(path: Path) -> None:
    found = {f.shape.rsplit("#", 1)[-1] for f in validate(load(path).store).findings}
    assert path.stem in found


@pytest.mark.parametrize("path", sorted((HERE.parents[1] / "graphs").glob("*.ttl")), ids=lambda p: p.stem)
def test_committed_graphs_conform(path: Path) -> None:
    bad = [f for f in validate(load(path).store).findings if f.severity is Severity.VIOLATION]
    assert bad == []


def test_messages_are_sentences() -> None:
    for message in shapes().objects(None, SH.message):
        assert str(message)[0].isupper()
        assert str(message).endswith(".")
