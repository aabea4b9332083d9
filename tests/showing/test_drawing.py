"""The drawings of the report: the map, the graph in columns, the timeline's dates."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from newsgraph.showing.calendar import in_words, period, with_date_in_words, without_date
from newsgraph.showing.map import HEIGHT, WIDTH, Spot, draw
from newsgraph.showing.network import ROW, Link, Node, layout

PORT = Spot("port", "Fremantle", 115.74, -32.05, 2)
TOWN = Spot("town", "Perth", 115.86, -31.95, 1)


def inside(x: float, y: float, path: str) -> bool:
    """Whether a point lies in the rings of a path (even-odd)."""
    hits = 0
    for ring in path.split("Z")[:-1]:
        points = [tuple(float(n) for n in p.split(",")) for p in ring[1:].split("L")]
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                hits += 1
    return hits % 2 == 1


def test_a_town_lies_on_its_land_and_the_sea_is_empty() -> None:
    drawn = draw([PORT, TOWN, Spot("a", "Kalgoorlie", 121.47, -30.75, 1), Spot("sea", "a ship", 112.0, -30.0, 1)])
    assert drawn is not None
    on_land = {d.spot.name for d in drawn.dots if any(inside(d.x, d.y, c) for c in drawn.countries)}
    assert on_land == {"Perth", "Kalgoorlie"} | ({"Fremantle"} & on_land)
    numbers = [float(n) for c in drawn.countries for n in re.findall(r"-?[\d.]+", c)]
    assert min(numbers) >= -10.1
    assert max(numbers) <= WIDTH + 10.1


def test_the_map_shows_where_things_happen_and_names_what_lies_beyond() -> None:
    drawn = draw([PORT, TOWN, Spot("home", "Norway", 8.5, 61.0, 0, True)])
    assert drawn is not None
    assert [s.name for s in drawn.outside] == ["Norway"]
    assert all(0 <= d.x <= WIDTH and 0 <= d.y <= HEIGHT for d in drawn.dots)


def test_labels_do_not_cover_each_other() -> None:
    drawn = draw([Spot(str(k), f"Quarter {k}", 24.9 + k / 500, 60.17, 1) for k in range(12)])
    assert drawn is not None
    assert sum(d.label is not None for d in drawn.dots) < 12


def test_land_across_the_date_line_draws_no_line_around_the_world() -> None:
    drawn = draw([Spot("suva", "Suva", 178.44, -18.14, 1), Spot("anadyr", "Anadyr", 177.5, 64.73, 1)])
    assert drawn is not None
    for ring in (r for c in drawn.countries for r in c.split("Z")[:-1]):
        points = [tuple(float(n) for n in p.split(",")) for p in ring[1:].split("L")]
        level = [abs(a[0] - b[0]) for a, b in pairwise(points) if abs(a[1] - b[1]) < 0.2 and 0 < a[1] < HEIGHT]
        assert max(level, default=0) < WIDTH / 2


def test_no_places_no_map() -> None:
    assert draw([]) is None


def test_nodes_keep_a_row_apart_and_what_is_not_linked_stays_out() -> None:
    people = [Node(f"p{k}", f"Person {k}", "person", 0) for k in range(9)]
    events = [Node(f"e{k}", f"Event {k}", "event", 1) for k in range(3)]
    drawing = layout([*people, *events, Node("alone", "Alone", "place", 2)], [Link(f"e{k % 3}", f"p{k}", "agent") for k in range(9)])
    assert drawing is not None
    assert {n.key for n, _, _ in drawing.nodes} == {n.key for n in (*people, *events)}
    left = sorted(y for n, _, y in drawing.nodes if n.column == 0)
    assert all(b - a >= ROW - 0.01 for a, b in pairwise(left))
    assert all(0 < y < drawing.height for _, _, y in drawing.nodes)
    # Each person stands with the others of the same event: no line crosses another.
    order = [n.key for n, _, y in sorted(drawing.nodes, key=lambda t: t[2]) if n.column == 0]
    assert [int(k[1:]) % 3 for k in order] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("date", "words"),
    [("2023-06-15", "15 June 2023"), ("2023-06", "June 2023"), ("2023", "2023"), ("2023-06-15T18:30:00", "15 June 2023, 18:30"), ("soon", "soon")],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert in_words(date) == words


def test_periods_and_names_with_dates() -> None:
    assert period("2023-06-15", "2023-07") == "15 June 2023 to July 2023"
    assert period(None, "2023") == "until 2023"
    assert with_date_in_words("Arrest, 2023-06-21", short=True) == "Arrest, 21 Jun 2023"
    assert with_date_in_words("Olympic Games 2012") == without_date("Olympic Games 2012") == "Olympic Games 2012"
    assert without_date("Fire in Velden, 2024-05") == "Fire in Velden"


def test_countries_are_named_where_there_is_room() -> None:
    drawn = draw([Spot("kabul", "Kabul", 69.17, 34.53, 3), Spot("herat", "Herat", 62.2, 34.34, 1)])
    assert drawn is not None
    names = {name for name, _, _ in drawn.names}
    assert "Afghanistan" in names
    assert "Portugal" not in names
    for name, x, y in drawn.names:
        assert 0 < x < WIDTH, name
        assert 0 < y < HEIGHT, name
