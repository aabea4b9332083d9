"""Who took part in what, where: people on the left, events in the middle by date, organisations and places on the right.

Columns instead of a tangle: every line runs from a thing to an event, and nodes stand near what they are linked to, so that few lines
cross (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROW, WIDTH = 30.0, 1000.0
_LEFT, _MIDDLE, _RIGHT = 220.0, 500.0, 780.0
_HALF = 140.0  # half the width of an event's box
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: key, name, kind (see asking.profiles) and column 0, 1 or 2."""

    key: str
    name: str
    kind: str
    column: int


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two nodes, with what it says ("perpetrator"); `aside` where no event is at either end."""

    source: str
    target: str
    words: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes with the place of their middle line (x is the side that lines leave from), links with their path data; all in a box of WIDTH by `height`."""

    height: float
    nodes: tuple[tuple[Node, float, float], ...]
    links: tuple[tuple[Link, str, tuple[float, float]], ...]


def layout(nodes: Sequence[Node], links: Sequence[Link]) -> Drawing | None:
    """Place the nodes that are linked; events keep their order. None where nothing is linked to anything."""
    linked = {key for link in links for key in (link.source, link.target)}
    columns = [[n for n in nodes if n.column == k and n.key in linked] for k in range(3)]
    if not any(columns):
        return None
    near: dict[str, list[str]] = defaultdict(list)
    for link in links:
        near[link.source].append(link.target)
        near[link.target].append(link.source)
    height = ROW * max(len(c) for c in columns)
    y = {n.key: (k + 0.5) * height / len(column) for column in columns for k, n in enumerate(column)}
    for _ in range(_SWEEPS):
        for column in (columns[0], columns[2]):
            wanted = {n.key: sum(y[m] for m in near[n.key]) / len(near[n.key]) for n in column}
            column.sort(key=lambda n: (wanted[n.key], n.name))
            y.update(_apart([(n.key, wanted[n.key]) for n in column], height))
    sides = {0: _LEFT, 1: _MIDDLE, 2: _RIGHT}
    placed = tuple((n, sides[n.column], y[n.key]) for column in columns for n in column)
    column_of = {n.key: n.column for column in columns for n in column}
    drawn = tuple((link, *_curve(link, column_of, y)) for link in links if link.source in column_of and link.target in column_of)
    return Drawing(height, placed, drawn)


def _apart(wanted: Sequence[tuple[str, float]], height: float) -> dict[str, float]:
    """Places at least a row apart, as near to the wanted ones as the order and the height allow."""
    out: list[float] = []
    for k, (_, at) in enumerate(wanted):
        lowest = out[-1] + ROW if out else ROW / 2
        highest = height - ROW / 2 - (len(wanted) - 1 - k) * ROW
        out.append(min(max(at, lowest), highest))
    return {key: at for (key, _), at in zip(wanted, out, strict=True)}


def _curve(link: Link, columns: Mapping[str, int], y: Mapping[str, float]) -> tuple[str, tuple[float, float]]:
    """Path data between the facing sides of two nodes, and the middle of the line."""
    a, b = sorted((link.source, link.target), key=lambda k: (columns[k], k))
    xa = {0: _LEFT, 1: _MIDDLE + _HALF, 2: _RIGHT}[columns[a]]
    xb = {0: _LEFT, 1: _MIDDLE - _HALF, 2: _RIGHT}[columns[b]]
    if columns[a] == columns[b]:
        xa = xb = {0: _LEFT, 1: _MIDDLE + _HALF, 2: _RIGHT}[columns[a]]
        bow = xa + (-46 if columns[a] == 2 else 46)
        return f"M{xa:.0f},{y[a]:.1f}C{bow:.0f},{y[a]:.1f} {bow:.0f},{y[b]:.1f} {xb:.0f},{y[b]:.1f}", (bow, (y[a] + y[b]) / 2)
    middle = (xa + xb) / 2
    return f"M{xa:.0f},{y[a]:.1f}C{middle:.0f},{y[a]:.1f} {middle:.0f},{y[b]:.1f} {xb:.0f},{y[b]:.1f}", (middle, (y[a] + y[b]) / 2)
