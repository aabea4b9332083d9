"""`kg eval`: a graph against facts that a reader wrote down, on our own examples and on small graphs."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsgraph
from newsgraph.asking.gold import read_gold, wanted
from newsgraph.asking.scores import Score, add_scores, score
from newsgraph.errors import InputError
from newsgraph.ontology import load_ontology
from newsgraph.showing.scores import render_scores

ROOT = Path(__file__).parents[2]
GOLD = """
people: [{name: Anna Roe, also: [Roe], title: mayor, age: 41}, {name: Bo Lind}, {name: Dana Whitlock, optional: true}]
places: [{name: Selby}]
events: [{type: [Flood], date: "2024-02-04", place: [Selby], killed: [3, ">=5"], roles: {agent: [Roe]}}, {type: [Fire]}]
statements: [{speaker: Anna Roe, contains: not afraid}]
"""
GRAPH = """@prefix ng: <https://w3id.org/newsgraph/ontology#> . @prefix schema: <https://schema.org/> . @prefix : <https://example.org/> .
:roe a schema:Person ; schema:name "Anna Roe" ; schema:jobTitle "Mayor of Selby" ; ng:age 42 .
:stray a schema:Person ; schema:name "Stray Person" . :selby a schema:Place ; schema:name "Selby" .
:flood a ng:Flood, ng:NaturalDisaster, ng:Event ; schema:name "flood" ; schema:startDate "2024-02-04T21:00:00" ; schema:location :selby ; ng:agent :roe ;
    ng:figure :a, :b . :a a ng:Figure ; ng:measure ng:killed ; schema:value 3 . :b a ng:Figure ; ng:measure ng:killed ; schema:minValue 6 .
:said a ng:Statement ; schema:text "We are not afraid." ; schema:creator :stray .
"""


def scored(tmp_path: Path) -> dict[str, Score]:
    (tmp_path / "a.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "a.ttl").write_text(GRAPH, encoding="utf-8")
    (gold,) = read_gold(tmp_path / "a.yaml")
    return score(gold, newsgraph.load(tmp_path / "a.ttl").store, load_ontology())


def test_right_said_and_wanted_are_counted_by_kind(tmp_path: Path) -> None:
    found = {kind: (s.right, s.said, s.wanted) for kind, s in scored(tmp_path).items()}
    assert found == {
        "people": (1, 2, 2),
        "person title": (1, 1, 1),
        "person age": (0, 1, 1),
        "organisations": (0, 0, 0),
        "places": (1, 1, 1),
        "event": (1, 1, 2),
        "event type": (1, 1, 2),
        "event date": (1, 1, 1),
        "event place": (1, 1, 1),
        "event figure": (1, 2, 2),
        "event role": (1, 1, 1),
        "statement": (0, 1, 1),
    }


def test_what_is_missed_and_wrong_is_told(tmp_path: Path) -> None:
    text = render_scores(scored(tmp_path), show=True)
    assert "missed people: a: Bo Lind" in text
    assert "wrong people: a: stray person" in text
    assert "missed event figure: a: Flood 2024-02-04: figure killed >=5" in text


def test_our_own_examples_are_read_well() -> None:
    total: dict[str, Score] = {}
    for gold in read_gold(ROOT / "examples" / "gold"):
        add_scores(total, score(gold, newsgraph.load(ROOT / "graphs" / f"{gold.article}.ttl").store, load_ontology()))
    every = Score(*(sum(getattr(s, part) for s in total.values()) for part in ("right", "said", "wanted")))
    assert every.wanted > 200
    assert every.f1 > 0.85


@pytest.mark.parametrize(
    ("text", "bounds"), [("3", (3, 3, False)), (">500", (501, None, False)), (">=20", (20, None, False)), ("<5", (None, 4, False)), ("~20", (20, 20, True))]
)
def test_figures_have_bounds(text: str, bounds: tuple[int | None, int | None, bool]) -> None:
    found = wanted(text)
    assert found is not None
    assert (found.least, found.most, found.about) == bounds
    assert wanted("many") is None


@pytest.mark.parametrize("text", ["people: [", "folk: [{name: A}]", "people: [{nom: A}]", "events: [{type: [Fire], killed: [many]}]"])
def test_facts_that_cannot_be_read_are_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yaml"):
        read_gold(tmp_path / "a.yaml")
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.yaml")
