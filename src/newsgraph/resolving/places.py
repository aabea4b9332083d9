"""Place names of one article ► gazetteer entries, decided together: containment, company, distance and population.

Each name's candidates are scored by what the text says ("Paris, Texas"), by the countries and first-level parts that the other names
and demonyms vote for, by nearness to the places already sure, by the country of publication, and by population; the best is taken if
anything at all speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from newsgraph.resolving.gazetteer import Gazetteer, GazetteerEntry, fold

_CANDIDATES = 25
_SURE_POPULATION = 100_000
_TINY = 5_000
_DIRECTIONS = ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "downtown", "upper", "lower", "greater",
               "inner", "northeast", "northwest", "southeast", "southwest")  # fmt: skip
_DOMAINS = {"uk": "GB", "ie": "IE", "au": "AU", "ca": "CA", "nz": "NZ", "in": "IN", "za": "ZA", "de": "DE", "fr": "FR", "es": "ES",
            "it": "IT", "ng": "NG", "ke": "KE", "gh": "GH", "pk": "PK", "ph": "PH", "sg": "SG", "my": "MY"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name of the article: how often, the character where first, the names that the text puts it in, and whether it is a venue."""

    name: str
    count: int
    first: int
    within: tuple[str, ...]
    venue: bool


def home_country(url: str | None, publisher: str | None) -> str | None:
    """The country of publication where the address gives it away ("…​.co.uk" is GB), as ISO 3166-1 alpha-2."""
    match = re.search(r"^(?:[a-z]+://)?[^/?#]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)", (url or publisher or "").lower())
    return _DOMAINS.get(match[1]) if match else None


def link_places(names: Sequence[PlaceName], gazetteer: Gazetteer, *, home: str | None, demonyms: Sequence[str]) -> dict[str, GazetteerEntry]:
    """Name ► entry; a name that nothing decides is absent. Linear in names times candidates."""
    candidates = {n.name: _candidates(n, gazetteer) for n in names}
    votes = _votes(names, candidates, gazetteer, home, demonyms)
    chosen: dict[str, GazetteerEntry] = {}
    for rounds in range(2):  # the second time, the places that the first decided say what is near
        known = list(chosen.values())
        for name in sorted(names, key=lambda n: (n.first, n.name)):
            best = _best(name, candidates, votes, known, gazetteer, final=rounds == 1)
            if best is None:
                chosen.pop(name.name, None)
            else:
                chosen[name.name] = best
    return chosen


def _candidates(name: PlaceName, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    found = gazetteer.find(name.name)
    if not found and not name.venue:
        words = fold(name.name).split()
        if len(words) > 1 and words[0] in _DIRECTIONS:
            found = gazetteer.find(" ".join(words[1:]))
        elif len(words) > 1 and words[-1] in ("city", "state", "province", "region", "county", "island", "township", "borough", "district", "area"):
            found = gazetteer.find(" ".join(words[:-1]))
        elif len(words) > 2 and words[0] in ("city", "state", "town", "province", "county", "village", "county") and words[1] == "of":
            found = gazetteer.find(" ".join(words[2:]))
        elif len(words) > 1 and words[0] == "county":
            found = gazetteer.find(" ".join(words[1:]))
        elif "," in name.name:
            found = gazetteer.find(name.name.split(",")[0])
    return found[:_CANDIDATES]


def _votes(
    names: Sequence[PlaceName], candidates: dict[str, tuple[GazetteerEntry, ...]], gazetteer: Gazetteer, home: str | None, demonyms: Sequence[str]
) -> Counter[str]:
    """How much of the article speaks for each country ("US") and first-level part ("US.TX")."""
    votes: Counter[str] = Counter()
    if home:
        votes[home] += 2
    for word in demonyms:
        country = gazetteer.country_of_demonym(word)
        if country is not None and country.country:
            votes[country.country] += 1
    for name in names:
        found = candidates[name.name]
        if found and found[0].kind in ("country", "admin1") and found[0].country:
            votes[found[0].country] += 2
            if found[0].kind == "admin1" and found[0].admin1:
                votes[found[0].admin1.replace("-", ".")] += 2
        elif found and found[0].population >= _SURE_POPULATION and found[0].country:
            share = found[0].population / max(1, sum(e.population for e in found))
            if share > 0.7:
                votes[found[0].country] += 1
                if found[0].admin1:
                    votes[found[0].admin1] += 1
    return votes


def _best(
    name: PlaceName,
    candidates: dict[str, tuple[GazetteerEntry, ...]],
    votes: Counter[str],
    known: Sequence[GazetteerEntry],
    gazetteer: Gazetteer,
    *,
    final: bool,
) -> GazetteerEntry | None:
    best: tuple[float, int, int] | None = None
    chosen = None
    containers = [e for w in name.within for e in candidates.get(w) or gazetteer.find(w)[:5]]
    for entry in candidates[name.name]:
        value, reasons = _score(entry, containers, votes, known)
        if name.within and containers and not _inside(entry, containers):
            value -= 3.0
        rank = (value, entry.population, -entry.id)
        if best is None or rank > best:
            best, chosen = rank, (entry, reasons)
    if chosen is None or best is None:
        return None
    entry, reasons = chosen
    if final and entry.kind == "city" and entry.population < _TINY and not reasons:
        return None
    if name.venue and entry.kind == "city" and not reasons:
        return None
    return entry


def _score(entry: GazetteerEntry, containers: Sequence[GazetteerEntry], votes: Counter[str], known: Sequence[GazetteerEntry]) -> tuple[float, bool]:
    """(value, whether anything but population speaks for the entry)."""
    value = (
        log10(entry.population + 10) * 0.6
        if entry.kind == "city"
        else {"country": 8.0, "continent": 8.0, "region": 5.0, "admin1": 4.6 if entry.id else 2.4}.get(entry.kind, 0.0)
    )
    reasons = entry.kind != "city"
    if containers and _inside(entry, containers):
        value += 6.0
        reasons = True
    if entry.kind in ("city", "admin1", "region") and entry.country:
        others = votes[entry.country] - (2 if entry.kind == "admin1" else 0)
        if others > 0:
            value += min(1.5, 0.5 * others)
            reasons = True
        if entry.admin1:
            part = votes[entry.admin1.replace("-", ".")] - (2 if entry.kind == "admin1" else 0)
            if part > 0:
                value += min(2.0, 0.9 * part)
                reasons = True
    near = [d for e in known if e.id != entry.id and e.kind in ("city", "admin1") for d in [_km(entry, e)] if d > 1]
    if near and entry.kind == "city" and min(near) < 150:
        value += 1.2 * (1 - min(near) / 150)
        reasons = reasons or min(near) < 80
    return value, reasons


def _inside(entry: GazetteerEntry, containers: Sequence[GazetteerEntry]) -> bool:
    for c in containers:
        if c.kind == "country" and c.country == entry.country and entry.kind != "country":
            return True
        if c.kind == "admin1" and c.country == entry.country and entry.kind == "city" and c.admin1:
            if c.admin1.replace("-", ".") == entry.admin1 or (c.country != "US" and _km(c, entry) < 120):
                return True
        if c.kind == "city" and entry.kind == "city" and c.id != entry.id and c.population > entry.population and _km(c, entry) < 60:
            return True
        if c.kind in ("region", "continent") and _km(c, entry) < 1500:
            return True
    return False


def _km(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """Great-circle distance."""
    la, lb = radians(a.latitude), radians(b.latitude)
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))
