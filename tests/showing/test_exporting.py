"""A graph in every format: nothing is lost on the way there and back, and readers that are not ours read the same."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsgraph.errors import UsageError
from newsgraph.namespaces import PREFIXES
from newsgraph.rdf.jsonld import framed
from newsgraph.rdf.reifying import REIFIES, reified
from newsgraph.rdf.serialize import read_file
from newsgraph.showing.exporting import export
from newsgraph.storing.files import load
from newsgraph.storing.oxigraph import OxigraphStore

ROOT = Path(__file__).parents[2]
GRAPH = ROOT / "graphs" / "harbour-attack.ttl"
NG, SCHEMA, RDF, XSD = (PREFIXES[p] for p in ("ng", "schema", "rdf", "xsd"))
BASE = "https://w3id.org/newsgraph/id/"

# What XML can hold, which RDF/XML needs; carriage returns are left out because every XML reader makes them line ends.
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=30)
WORD = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True)
THINGS = st.builds(lambda room, w: ox.NamedNode(f"{BASE}{room}/{w}"), st.sampled_from(["person", "event", "claim", "article"]), WORD) | st.sampled_from(
    [ox.NamedNode(f"{BASE}article/a#char=0,12"), ox.NamedNode("https://elsewhere.example/a:b?c=d&e='f'"), ox.NamedNode(BASE), ox.NamedNode("urn:isbn:1")]
)
PROPERTIES = st.sampled_from(
    [ox.NamedNode(iri) for iri in (SCHEMA + "name", NG + "killed", NG + "status", SCHEMA + "status", RDF + "type", RDF + "subject", RDF + "object",
                                   SCHEMA + "startDate", "https://elsewhere.example/vocabulary#name", "https://elsewhere.example/id")]
)  # fmt: skip
LITERALS = st.one_of(
    TEXT.map(ox.Literal),
    st.builds(lambda text, language: ox.Literal(text, language=language), TEXT, st.sampled_from(["en", "de-at", "zh-hans"])),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(XSD + kind)),
        st.sampled_from(["7", "007", "-0", "+5", "2024", "2024-05", "0.90", "1e3", "true", "1", "no number"]),
        st.sampled_from(["integer", "decimal", "double", "date", "gYear", "boolean", "nonNegativeInteger"]),
    ),
)
CLASSES = st.sampled_from(
    [ox.NamedNode(iri) for iri in (NG + "Claim", SCHEMA + "Person", NG + "Person", "https://elsewhere.example/Thing", SCHEMA + "NewsArticle")]
)
GRAPHS = st.lists(st.builds(ox.Triple, THINGS, PROPERTIES, THINGS | LITERALS | CLASSES), max_size=25).map(set)
ENDINGS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf", "ttl.gz", "jsonld.gz")


def read(path: Path) -> set[ox.Triple]:
    return {q.triple for q in read_file(path)}


def unreified(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Each reified triple as a subject, a predicate and an object again."""
    for t in triples:
        if t.predicate == REIFIES and isinstance(t.object, ox.Triple):
            for part, value in (("subject", t.object.subject), ("predicate", t.object.predicate), ("object", t.object.object)):
                yield ox.Triple(t.subject, ox.NamedNode(RDF + part), value)
        else:
            yield t


@settings(deadline=None, max_examples=60)
@given(graph=GRAPHS)
def test_a_round_trip_loses_nothing(graph: set[ox.Triple], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("export")
    store = OxigraphStore()
    store.store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in graph)
    held = {q.triple for q in store}  # Oxigraph keeps numbers by their value: 007 is 7
    for ending in ENDINGS:
        export(lambda: store, folder / f"graph.{ending}")
        assert read(folder / f"graph.{ending}") == held, ending
    export(lambda: store, folder / "twelve.ttl", rdf12=True)
    assert set(unreified(read(folder / "twelve.ttl"))) == held
    assert {q.triple for q in ox.parse(framed(graph), format=ox.RdfFormat.JSON_LD)} == graph


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_real_graph_comes_back_and_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    first, second = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    for path in (first, second):
        export(lambda: load([GRAPH]), path)
    assert read(first) == {q.triple for q in load([GRAPH])}
    assert first.read_bytes() == second.read_bytes()


def test_named_graphs_are_kept_where_a_format_has_them(tmp_path: Path) -> None:
    store, article = OxigraphStore(), ox.NamedNode(BASE + "article/a")
    store.put(article, [ox.Triple(article, ox.NamedNode(SCHEMA + "headline"), ox.Literal("A"))])
    export(lambda: store, tmp_path / "a.nq")
    assert {q.graph_name for q in read_file(tmp_path / "a.nq")} == {article, ox.DefaultGraph()}


def test_json_ld_is_for_people_to_read(tmp_path: Path) -> None:
    document = json.loads(framed(q.triple for q in load([GRAPH])))
    things = {t["id"]: t for t in document["@graph"]}
    calder = things["person/ruth-calder"]
    assert (calder["type"], calder["name"], calder["jobTitle"]) == ("Person", "Ruth Calder", "Mayor")
    claim = next(c for c in calder["claims"] if c["predicate"] == "schema:jobTitle")
    assert claim["object"] == {"@value": "Mayor"}
    passages = [c["wasDerivedFrom"] for t in things.values() for c in t.get("claims", ())]
    assert any(p["anchorOf"].startswith("Mayor Ruth Calder") for p in passages if isinstance(p, dict))
    assert not any(id_.startswith("claim/") for id_ in things)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_same_json_ld() -> None:
    data = framed(q.triple for q in load([GRAPH]))
    theirs = rdflib.Graph().parse(data=data, format="json-ld")
    ours = rdflib.Graph().parse(data=ox.serialize((q.triple for q in load([GRAPH])), format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    assert len(theirs) == len(ours)

    def plain(graph: rdflib.Graph) -> set[tuple[str, str, str]]:
        return {(str(s), str(p), str(o)) for s, p, o in graph}

    assert plain(theirs) == plain(ours)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed: apt-get install raptor2-utils")
@pytest.mark.parametrize(("ending", "parser"), [("ttl", "turtle"), ("nt", "ntriples"), ("rdf", "rdfxml"), ("nq", "nquads"), ("trig", "trig")])
def test_rapper_reads_the_same(ending: str, parser: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{ending}"
    export(lambda: load([GRAPH]), path)
    done = subprocess.run(["rapper", "-q", "-i", parser, "-o", "ntriples", str(path)], capture_output=True, check=True)
    assert {q.triple for q in ox.parse(done.stdout, format=ox.RdfFormat.N_TRIPLES)} == {q.triple for q in load([GRAPH])}


def test_claims_in_rdf_12(tmp_path: Path) -> None:
    store = load([GRAPH])
    export(lambda: store, tmp_path / "a.ttl", rdf12=True)
    twelve = read(tmp_path / "a.ttl")
    claims = [t for t in twelve if t.predicate == REIFIES]
    assert len(claims) > 100
    assert all(isinstance(t.object, ox.Triple) for t in claims)
    assert not any(t.predicate.value == RDF + "subject" for t in twelve)
    assert set(unreified(twelve)) == {q.triple for q in store}


def test_a_claim_that_is_not_whole_stays_as_it_is() -> None:
    s, parts = ox.NamedNode(BASE + "claim/x"), [ox.NamedNode(RDF + p) for p in ("subject", "predicate", "object")]
    half = {ox.Triple(s, parts[0], s), ox.Triple(s, parts[1], parts[1])}
    double = {*half, ox.Triple(s, parts[2], ox.Literal("a")), ox.Triple(s, parts[2], ox.Literal("b"))}
    for claim in (half, double):
        assert set(reified(claim)) == claim


def test_nodes_and_edges_as_csv(tmp_path: Path) -> None:
    export(lambda: load([GRAPH]), tmp_path / "graph.csv")
    nodes, edges = ([*csv.DictReader((tmp_path / f"graph.{what}.csv").read_text("utf-8").splitlines())] for what in ("nodes", "edges"))
    known = {n["Id"]: n for n in nodes}
    assert known[BASE + "person/ruth-calder"]["Label"] == "Ruth Calder"
    assert {e["Source"] for e in edges} | {e["Target"] for e in edges} <= set(known)
    assert any(e["Label"] == "perpetrator" and e["Target"] == BASE + "person/tobias-renn" for e in edges)
    assert not any("/claim/" in i or "#char=" in i for i in known)


def test_graphml_is_valid_xml_with_the_same_nodes(tmp_path: Path) -> None:
    store = OxigraphStore()
    evil = ox.NamedNode(BASE + "person/x")
    store.store.extend([ox.Quad(evil, ox.NamedNode(RDF + "type"), ox.NamedNode(SCHEMA + "Person")),
                        ox.Quad(evil, ox.NamedNode(SCHEMA + "name"), ox.Literal("a <b> & \"c\" \x01\x0b"))])  # fmt: skip
    export(lambda: store, tmp_path / "evil.graphml.gz")
    root = etree.fromstring(gzip.decompress((tmp_path / "evil.graphml.gz").read_bytes()))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert root.xpath("//g:node/g:data[@key='node-label']/text()", namespaces=space) == ['a <b> & "c" ']
    export(lambda: load([GRAPH]), tmp_path / "graph.graphml")
    root = etree.parse(str(tmp_path / "graph.graphml")).getroot()
    ids = set(root.xpath("//g:node/@id", namespaces=space))
    assert set(root.xpath("//g:edge/@source | //g:edge/@target", namespaces=space)) <= ids
    assert len(ids) > 20


@pytest.mark.parametrize(("name", "rdf12"), [("graph.txt", False), ("graph.rdf", True), ("graph.csv", True), ("graph.jsonld", True)])
def test_what_cannot_be_written_is_told_before_anything_is_read(name: str, rdf12: bool, tmp_path: Path) -> None:
    def never() -> OxigraphStore:
        raise AssertionError("the store was opened")

    with pytest.raises(UsageError):
        export(never, tmp_path / name, rdf12=rdf12)
    assert list(tmp_path.iterdir()) == []


def test_what_xml_cannot_hold_is_told(tmp_path: Path) -> None:
    s, store = ox.NamedNode(BASE + "person/x"), OxigraphStore()
    store.store.add(ox.Quad(s, ox.NamedNode(SCHEMA + "name"), ox.Literal("a\x01b")))
    with pytest.raises(UsageError, match="control character"):
        export(lambda: store, tmp_path / "a.rdf")


def test_triples_about_triples_are_no_json_ld() -> None:
    s = ox.NamedNode(BASE + "claim/x")
    with pytest.raises(UsageError, match="triples about triples"):
        framed([ox.Triple(s, REIFIES, ox.Triple(s, s, s))])
