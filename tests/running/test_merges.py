"""Two articles of our own about one fire and one about another: what becomes one, the file of merges, and what somebody decides there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newsgraph
from newsgraph.running.corpus import build

ARTICLES = {
    "courier": (
        "2021-03-02",
        "A fire destroyed the Quillfeather flour mill in Ottermere on Monday night and killed two millers, police said. "
        "Mayor Edda Brannigan said the town was in mourning. Bo Quillfeather, 61, who owns the mill, was not there.",
    ),
    "herald": (
        "2021-03-02",
        "Two millers died on Monday when a fire swept through the Quillfeather mill in Ottermere. Its owner, Bo Quillfeather, 61, "
        "was abroad. Edda Brannigan, the mayor, visited the scene on Tuesday.",
    ),
    "observer": (
        "2021-09-15",
        "A fire damaged a cinema in Velden on Tuesday. Edda Brannigan, a film critic of 24, was among three people who were hurt.",
    ),
}
FIRES = "SELECT DISTINCT ?e { ?e a ng:Fire ; schema:name ?n }"
MAYORS = "SELECT DISTINCT ?p { ?p a schema:Person ; schema:name 'Edda Brannigan' }"


def corpus(folder: Path, order: int = 1) -> Path:
    rows = [json.dumps({"id": name, "published": day, "text": text}) for name, (day, text) in list(ARTICLES.items())[::order]]
    (folder / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder / "in.jsonl"


def built(folder: Path, order: int = 1) -> newsgraph.Graph:
    build([str(corpus(folder, order))], folder / "all.ttl")
    return newsgraph.load(folder / "all.ttl")


def test_one_fire_in_two_papers_is_one_and_two_women_of_one_name_are_two(tmp_path: Path) -> None:
    graph = built(tmp_path)
    assert len(graph.query(FIRES)) == 2
    assert len(graph.query(MAYORS)) == 2
    assert graph.validate().conforms


def test_the_order_of_articles_changes_no_byte(tmp_path: Path) -> None:
    files = []
    for order in (1, -1):
        (tmp_path / str(order)).mkdir()
        built(tmp_path / str(order), order)
        files.append([(p.name, p.read_bytes()) for p in sorted((tmp_path / str(order)).glob("all.*"))])
    assert files[0] == files[1]


@pytest.mark.parametrize("each", [False, True])
def test_what_is_rejected_stays_two_until_the_line_is_deleted(each: bool, tmp_path: Path) -> None:
    output = tmp_path / ("all" if each else "all.ttl")
    merges = output.with_name(output.name + ".merges.csv")

    def fires() -> int:
        build([str(corpus(tmp_path))], output, each=each)
        return len(newsgraph.load(output).query(FIRES))

    assert fires() == 2
    found = merges.read_text(encoding="utf-8")
    merges.write_text(found.replace("merged,event", "rejected,event"), encoding="utf-8")
    assert fires() == 3
    assert "rejected,event" in merges.read_text(encoding="utf-8")
    merges.write_text("".join(line for line in found.splitlines(keepends=True) if ",event," not in line), encoding="utf-8")
    assert fires() == 2
    assert merges.read_text(encoding="utf-8") == found


def test_kg_why_tells_what_made_them_one(tmp_path: Path) -> None:
    graph = built(tmp_path)
    rows = graph.query("SELECT ?because { ?i a ng:Identification ; ng:identified ?e ; schema:description ?because . ?e a ng:Fire }")
    assert len(rows) == 1
    assert "quillfeather" in str(rows[0]["because"])


def test_a_body_that_the_ontology_knows_is_one_under_both_its_names(tmp_path: Path) -> None:
    texts = {"a": "The mill burned on Monday, Reuters and the Associated Press reported.", "b": "AFP, the agency, and Reuters reported from Velden on Friday."}
    rows = [json.dumps({"id": name, "published": "2021-03-02", "text": text}) for name, text in texts.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    build([str(tmp_path / "in.jsonl")], tmp_path / "all.ttl")
    query = "SELECT DISTINCT ?o { ?o a schema:Organization ; schema:name 'Reuters' }"
    assert len(newsgraph.load(tmp_path / "all.ttl").query(query)) == 1
    assert "a body whose name no other bears" in (tmp_path / "all.ttl.merges.csv").read_text(encoding="utf-8")


def test_the_file_that_tells_what_is_one_validates_alone(tmp_path: Path) -> None:
    build([str(corpus(tmp_path))], tmp_path / "all", each=True)
    assert newsgraph.load(tmp_path / "all" / "identity.ttl").validate().conforms
