"""The whole way on the example articles: passages are in the text, bytes repeat, the committed graphs are what the code makes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

import newsgraph
from newsgraph.errors import InputError
from newsgraph.namespaces import NIF
from newsgraph.reading.article import Article
from newsgraph.reading.document import document_of
from newsgraph.reading.sources import read_articles
from newsgraph.running.article import build_articles, open_tools
from newsgraph.running.corpus import Options, build
from newsgraph.running.work import Result, unpacked
from newsgraph.running.workers import Processes

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.*"))


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("graphs")
    summary = build([str(ROOT / "examples")], out, each=True)
    assert (summary.built, summary.failed) == (len(EXAMPLES), 0)
    return out


def test_there_are_articles_of_six_kinds() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_the_committed_graph_is_what_the_code_makes(example: Path, graphs: Path) -> None:
    """Nearly: another processor rounds otherwise, and a word's tag may turn. On one machine, bytes repeat (tested below)."""
    made, committed = (set(newsgraph.load(folder / f"{example.stem}.ttl")) for folder in (graphs, ROOT / "graphs"))
    assert len(made & committed) > 0.95 * len(made | committed)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_every_passage_is_in_the_text_to_the_character(example: Path, graphs: Path) -> None:
    (article,) = read_articles([str(example)])
    assert isinstance(article, Article)
    text = document_of(article).text
    store = ox.Store()
    store.load(path=str(graphs / f"{example.stem}.ttl"), format=ox.RdfFormat.TURTLE)
    rows = list(store.query(f"SELECT ?b ?e ?q {{ ?p <{NIF}beginIndex> ?b ; <{NIF}endIndex> ?e ; <{NIF}anchorOf> ?q }}"))
    assert len(rows) > 10
    for row in rows:
        assert text[int(row["b"].value) : int(row["e"].value)] == row["q"].value


@pytest.mark.parametrize("graph", sorted((ROOT / "graphs").glob("*.ttl")), ids=lambda p: p.stem)
def test_committed_graphs_conform(graph: Path) -> None:
    assert newsgraph.load(graph).validate().conforms


def test_two_processes_write_the_same_bytes(graphs: Path, tmp_path: Path) -> None:
    build([str(ROOT / "examples")], tmp_path, each=True, jobs=2)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in graphs.iterdir()}
    assert not multiprocessing.active_children()


def test_without_quotes_no_words_of_the_passages_remain(tmp_path: Path) -> None:
    build([str(EXAMPLES[0])], tmp_path / "a.ttl", options=Options(quotes=False))
    assert "anchorOf" not in (tmp_path / "a.ttl").read_text()


def rows(name: str, sparql: str) -> set[tuple[object, ...]]:
    return {tuple(r.values()) for r in newsgraph.load(ROOT / "graphs" / f"{name}.ttl").query(sparql)}


def test_the_attack_keeps_both_tolls() -> None:
    killed = "SELECT DISTINCT ?n { ?e a ng:Attack ; schema:startDate ?d ; ng:killed ?n . FILTER(STR(?d) = '2023-06-15') }"
    assert rows("harbour-attack", killed) == {(4,), (5,)}
    assert rows("harbour-attack", "SELECT ?a { ?p schema:name 'Tobias Renn' ; ng:age ?a }") <= {(34,)}


def test_more_than_twenty_is_a_minimum() -> None:
    assert (21,) in rows("harbour-attack", "SELECT ?n { ?f schema:minValue ?n }")


def test_python_gives_the_graph_that_the_file_has(graphs: Path) -> None:
    graph = newsgraph.build(EXAMPLES[0])
    assert set(graph) == set(newsgraph.load(graphs / f"{EXAMPLES[0].stem}.ttl"))
    assert len(graph.rdflib()) == len(graph)


def test_a_user_adds_an_event_type_in_turtle(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(
        """@prefix ng: <https://w3id.org/newsgraph/ontology#> . @prefix lex: <https://w3id.org/newsgraph/lexicon#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix my: <https://example.org/> .
        my:Consecration a owl:Class ; rdfs:subClassOf ng:Event ; rdfs:label "consecration"@en .
        my:consecrate a lex:Frame ; lex:evokes my:Consecration ; lex:verb "consecrate" ; lex:noun "consecration" ; lex:subject ng:agent ; lex:object ng:target .
        """
    )
    (tmp_path / "a.txt").write_text("Chapel stands at last\n\n3 May 2024\n\nBishop Ruth Calder consecrated a chapel in Leeds on Thursday.\n")
    build([str(tmp_path / "a.txt")], tmp_path / "a.ttl", options=Options(ontologies=(tmp_path / "mine.ttl",)))
    assert "https://example.org/Consecration" in (tmp_path / "a.ttl").read_text()


WORDS = """@prefix lex: <https://w3id.org/newsgraph/lexicon#> . @prefix schema: <https://schema.org/> . @prefix my: <https://example.org/> .
lex:occupations lex:word "lampwright" . lex:honorifics lex:word "reeve" . lex:reporting-verbs lex:word "aver" .
my:moot a lex:NameWord ; lex:word "moot" ; lex:names schema:GovernmentOrganization .
"""
MOOT = Article(
    "moot",
    "Bridge in Ottermere to be lit\n\nReeve Edda Brannigan averred that the lamps on the old bridge would be lit by June.\n\n"
    "Bo Quillfeather, a lampwright, had asked the Ottermere Moot for money.\n",
)


def read_by_the_words(triples: Iterable[ox.Triple]) -> set[tuple[str, str]]:
    """What the graph says of what only WORDS can tell."""
    told = {(t.predicate.value.rsplit("/", 1)[-1], getattr(t.object, "value", "").rsplit("/", 1)[-1]) for t in triples}
    return told & {("jobTitle", "lampwright"), ("honorificPrefix", "Reeve"), ("creator", "edda-brannigan"), ("22-rdf-syntax-ns#type", "GovernmentOrganization")}


def test_a_users_words_reach_every_rule_and_nobody_elses_articles(tmp_path: Path) -> None:
    (tmp_path / "words.ttl").write_text(WORDS)
    theirs, ours = open_tools(ontologies=[tmp_path / "words.ttl"]), open_tools()
    for read_so, read_plainly in zip(build_articles([MOOT, MOOT], theirs), build_articles([MOOT, MOOT], ours), strict=True):
        assert len(read_by_the_words(read_so.triples)) == 4
        assert read_by_the_words(read_plainly.triples) == set()


def test_a_users_words_reach_the_processes(tmp_path: Path) -> None:
    (tmp_path / "words.ttl").write_text(WORDS)
    with Processes(Options(ontologies=(tmp_path / "words.ttl",)), 1) as processes:
        for [result] in processes.build([[MOOT], [MOOT]]):
            assert isinstance(result, Result)
            triples = (q.triple for q in ox.parse(unpacked(result.triples), format=ox.RdfFormat.N_TRIPLES))
            assert len(read_by_the_words(triples)) == 4


def test_what_cannot_be_read_is_counted_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text("Fire in Leeds\n\n3 May 2024\n\nTwo people died in a fire in Leeds on Thursday.\n")
    summary = build([str(tmp_path / "in")], tmp_path / "out.ttl")
    assert (summary.built, summary.failed) == (1, 1)
    assert newsgraph.load(tmp_path / "out.ttl").query("SELECT ?n { ?e ng:killed ?n }") == [{"n": 2}]


def test_nothing_is_written_where_the_only_article_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match="empty"):
        build([str(tmp_path / "empty.txt")], tmp_path / "out.ttl")
    assert not (tmp_path / "out.ttl").exists()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        newsgraph.build("nowhere.txt")
