"""The graph that Python users get, as data frame, network and table in a notebook."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import newsgraph as ng
from newsgraph.errors import UsageError

GRAPH = Path(__file__).parent.parent / "graphs" / "harbour-attack.ttl"


@pytest.fixture(scope="module")
def graph() -> ng.Graph:
    return ng.load(GRAPH)


def test_claims_as_a_data_frame(graph: ng.Graph) -> None:
    frame = graph.to_pandas()
    killed = frame[frame["property"].str.endswith("#killed")]
    assert sorted(killed["value"]) == [4, 5]
    assert "Four people died" in " ".join(killed["words"])
    assert (killed["end"] > killed["begin"]).all()


def test_rows_as_a_data_frame(graph: ng.Graph) -> None:
    frame = graph.to_pandas("SELECT ?name ?age { ?p schema:name ?name ; ng:age ?age }", {"name": "Tobias Renn"})
    assert list(frame["age"]) == [34]


def test_facts_as_a_network(graph: ng.Graph) -> None:
    network = graph.to_networkx()
    names = {data["label"]: node for node, data in network.nodes(data=True)}
    edges = [data["label"] for _, to, data in network.out_edges(data=True) if to == names["Tobias Renn"]]
    assert "perpetrator" in edges
    assert set(names) >= {"Port Ellery", "Ellery Police"}
    assert all("kind" in data for _, data in network.nodes(data=True))


@pytest.mark.parametrize("name", ["pandas", "networkx"])
def test_what_is_not_installed_is_told(graph: ng.Graph, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=rf"pip install newsgraph\[{name}\]"):
        getattr(graph, f"to_{name}")()


def test_a_notebook_shows_what_is_in_it(graph: ng.Graph) -> None:
    assert "<td>events</td>" in graph._repr_html_()
