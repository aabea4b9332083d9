"""Places on a map: land and borders from Natural Earth (public domain), drawn as SVG paths in one projection; no tiles, no network.

The outlines are countries-50m.json of the package world-atlas 2.0.2 (ISC, in countries-50m.LICENSE), which repackages Natural Earth as TopoJSON:
https://github.com/topojson/topojson-specification.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Point = tuple[float, float]
Ring = tuple[Point, ...]
_Box = tuple[float, float, float, float]

WIDTH, HEIGHT = 760, 430
_OUTLINES = Path(__file__).parent / "countries-50m.json.gz"
_LEAST_SPAN = 5.0  # degrees of latitude: a town is shown with the country around it
_MARGIN = 0.18
_FINEST = 0.9  # units of the drawing; what is nearer to the point before it is left out
_BLEED = 10  # so that no edge of a cut shows
_LETTER, _LINE = 6.6, 15.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw: longitude and latitude in degrees, its name, how much happens there (0 and more), and whether it is a whole country or more."""

    key: str
    name: str
    longitude: float
    latitude: float
    weight: int = 0
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn spot: the centre and radius of its dot, and where its label begins; no label where there is no room for one."""

    spot: Spot
    x: float
    y: float
    radius: float
    label: tuple[float, float, str] | None


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing of WIDTH by HEIGHT: one SVG path a country, the dots, and names of countries with the middle of each where there is room.

    `outside` are the spots too far away to be on it.
    """

    countries: tuple[str, ...]
    dots: tuple[Dot, ...]
    names: tuple[tuple[str, float, float], ...]
    outside: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """An equirectangular projection true at the middle latitude, cut to the drawing."""

    longitude: float
    latitude: float
    scale: float

    def __call__(self, longitude: float, latitude: float) -> Point:
        stretch = math.cos(math.radians(self.latitude))
        return WIDTH / 2 + (longitude - self.longitude) * stretch * self.scale, HEIGHT / 2 - (latitude - self.latitude) * self.scale


def draw(spots: Sequence[Spot]) -> Map | None:
    """The map of where things happen, with whatever else lies there; None where there are no spots."""
    if not spots:
        return None
    window = _window([s for s in spots if s.weight and not s.wide] or [s for s in spots if s.weight] or spots)
    inside = [s for s in spots if all(0 <= at <= size for at, size in zip(window(s.longitude, s.latitude), (WIDTH, HEIGHT), strict=True))]
    shapes = _shapes(window)
    taken: list[_Box] = []
    dots = tuple(_dots(inside, window, taken))
    return Map(tuple(s.path for s in shapes), dots, tuple(_names(shapes, taken)), tuple(s for s in spots if s not in inside))


def _window(spots: Sequence[Spot]) -> _Window:
    longitudes, latitudes = [s.longitude for s in spots], [s.latitude for s in spots]
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    middle = min(60.0, max(-60.0, (south + north) / 2))
    stretch = math.cos(math.radians(middle))
    high = max((north - south) * (1 + 2 * _MARGIN), _LEAST_SPAN)
    wide = max((east - west) * (1 + 2 * _MARGIN) * stretch, high * WIDTH / HEIGHT)
    return _Window((west + east) / 2, (south + north) / 2, WIDTH / wide)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A country as it is drawn, with the middle and the width of its largest part that is to be seen."""

    name: str
    path: str
    middle: Point
    width: float


@lru_cache(maxsize=64)
def _shapes(window: _Window) -> tuple[_Shape, ...]:
    found = []
    for name, outlines in _outlines():
        rings = [ring for outline in outlines for turn in (-360, 0, 360) if (ring := _ring(outline, turn, window))]
        if rings:
            path = "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings)
            largest = max(rings, key=lambda ring: abs(_moments(ring)[0]))
            area, x, y = _moments(largest)
            middle = (x / (6 * area), y / (6 * area)) if area else largest[0]
            found.append(_Shape(name, path, middle, max(p[0] for p in largest) - min(p[0] for p in largest)))
    return tuple(found)


def _moments(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Area, and the sums that give the centroid when divided by six times the area."""
    area = x = y = 0.0
    for k, (x2, y2) in enumerate(ring):
        x1, y1 = ring[k - 1]
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return area, x, y


def _names(shapes: Sequence[_Shape], taken: list[_Box]) -> Iterator[tuple[str, float, float]]:
    """Names of countries where they fit within the country and cover nothing, the widest first."""
    for shape in sorted(shapes, key=lambda s: -s.width):
        wide, (x, y) = len(shape.name) * _LETTER * 1.1, shape.middle
        if wide < shape.width * 0.8 and _take(taken, (x - wide / 2, y - _LINE / 2, x + wide / 2, y + _LINE / 2)):
            yield shape.name, x, y + _LINE * 0.26


def _take(taken: list[_Box], box: _Box) -> bool:
    """Keep a box for a label, where it lies within the drawing and covers nothing."""
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT
    if not inside or any(box[0] < c and a < box[2] and box[1] < d and b < box[3] for a, b, c, d in taken):
        return False
    taken.append(box)
    return True


def _ring(outline: _Outline, turn: int, window: _Window) -> list[Point]:
    """An outline, turned by whole turns of the globe, as it is drawn; empty where it lies outside the drawing or is too small to be seen."""
    left, bottom = window(outline.west + turn, outline.south)
    right, top = window(outline.east + turn, outline.north)
    if right < -_BLEED or left > WIDTH + _BLEED or bottom < -_BLEED or top > HEIGHT + _BLEED or max(right - left, bottom - top) < _FINEST:
        return []
    points = [window(longitude + turn, latitude) for longitude, latitude in outline.ring]
    for axis, limit, above, cuts in (
        (0, -_BLEED, True, left < -_BLEED),
        (0, WIDTH + _BLEED, False, right > WIDTH + _BLEED),
        (1, -_BLEED, True, top < -_BLEED),
        (1, HEIGHT + _BLEED, False, bottom > HEIGHT + _BLEED),
    ):
        if cuts:
            points = _clipped(points, axis, limit, above)
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > _FINEST:
            kept.append((x, y))
    return kept if len(kept) > 2 else []


def _clipped(points: Sequence[Point], axis: int, limit: float, above: bool) -> list[Point]:
    """The part of a closed polygon on one side of a line (Sutherland and Hodgman, 1974)."""
    out: list[Point] = []
    for k, end in enumerate(points):
        start = points[k - 1]
        inside, was_inside = (p[axis] >= limit if above else p[axis] <= limit for p in (end, start))
        if inside != was_inside:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            out.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        if inside:
            out.append(end)
    return out


def _dots(spots: Sequence[Spot], window: _Window, taken: list[_Box]) -> Iterator[Dot]:
    """The dots, the weightiest first; each label right, left, above or below its dot, wherever it covers nothing."""
    ordered = sorted(spots, key=lambda s: (-s.weight, s.name))
    centres = [window(s.longitude, s.latitude) for s in ordered]
    taken += [(x - 5, y - 5, x + 5, y + 5) for x, y in centres]
    for spot, (x, y) in zip(ordered, centres, strict=True):
        radius = 4 + min(6.0, 1.6 * math.sqrt(spot.weight))
        wide, gap = len(spot.name) * _LETTER, radius + 4
        label = None
        for left, top, anchor, at in (
            (x + gap, y - _LINE / 2, "start", x + gap),
            (x - gap - wide, y - _LINE / 2, "end", x - gap),
            (x - wide / 2, y - gap - _LINE, "middle", x),
            (x - wide / 2, y + gap, "middle", x),
        ):
            if _take(taken, (left, top, left + wide, top + _LINE)):
                label = (at, top + _LINE * 0.76, anchor)
                break
        yield Dot(spot, x, y, radius, label)


@dataclass(frozen=True, slots=True)
class _Outline:
    """A closed line in degrees, and the box that it lies in."""

    ring: Ring
    west: float
    east: float
    south: float
    north: float


@lru_cache(maxsize=1)
def _outlines() -> tuple[tuple[str, tuple[_Outline, ...]], ...]:
    """Every country's name and outlines."""
    world = json.loads(gzip.decompress(_OUTLINES.read_bytes()))
    (sx, sy), (dx, dy) = world["transform"]["scale"], world["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * sx + dx, y * sy + dy))
        arcs.append(points)

    def outline(numbers: Sequence[int]) -> _Outline:
        out: list[Point] = []
        for number in numbers:
            points = arcs[number] if number >= 0 else arcs[~number][::-1]
            out.extend(points[1:] if out else points)
        ring = _unrolled(out)
        longitudes, latitudes = [p[0] for p in ring], [p[1] for p in ring]
        return _Outline(ring, min(longitudes), max(longitudes), min(latitudes), max(latitudes))

    countries = []
    for shape in world["objects"]["countries"]["geometries"]:
        polygons = shape.get("arcs", []) if shape.get("type") == "MultiPolygon" else [shape.get("arcs", [])]
        countries.append((shape["properties"]["name"], tuple(outline(numbers) for polygon in polygons for numbers in polygon)))
    return tuple(countries)


def _unrolled(points: Sequence[Point]) -> Ring:
    """A ring that crosses the 180th meridian without its jump there; one around a pole is closed along the pole."""
    out: list[Point] = []
    turn = 0
    for k, (longitude, latitude) in enumerate(points):
        step = longitude - points[k - 1][0] if k else 0.0
        turn += -360 if step > 180 else 360 if step < -180 else 0
        out.append((longitude + turn, latitude))
    if turn:
        pole = 90.0 if out[0][1] > 0 else -90.0
        out += [(out[-1][0], pole), (out[0][0], pole)]
    return tuple(out)
