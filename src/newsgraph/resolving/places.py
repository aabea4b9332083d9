"""Place names of one article ► gazetteer entries, decided together: containment, company, distance and population.

Each name's candidates are scored by kind and population, by what the text says ("Paris, Texas"), and by the countries, first-level parts
and neighbourhoods that the other names speak for, each with the probability that it has so far; three rounds of that settle an article.
Demonyms and the country of publication have a voice too. The best candidate is taken if it is large or anything speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log2, log10, sqrt

from newsgraph import distances
from newsgraph.finding.wordlists import words
from newsgraph.resolving.gazetteer import Gazetteer, GazetteerEntry, fold

_CANDIDATES, _CONTAINERS = 25, 5
_ROUNDS = 4
_SHARPNESS = 1.5  # of belief: how fast a candidate's share falls with its score
_NEIGHBOURHOOD = 150  # km
_ACROSS_TOWN = 40  # km
_SEAT = 60  # km: a county of a city's name around the city is the city
_LARGE = 10_000  # a place of so many people is taken though nothing else speaks for it
_METROPOLIS = 5_000_000  # "New York" is New York City, "Oklahoma" is not Oklahoma City
_FAMOUS = 150_000  # a place of so many is named far from home without its state
_COUNTRY = 2.2  # the most that a country's other names say for one of its places
_PART = 2.4  # and those of its state or province
_TOLD = 0.6
_REMOTE = 0.6  # of that counts for a small town near which nothing else is named
_BELIEVED, _TOWNS = 0.05, 64  # the least probable town that others may be near, and how many of them
_ABBREVIATED = {"La.": "Louisiana"}  # and not "L.A."
_DOMAINS = {"uk": "GB", "ie": "IE", "au": "AU", "ca": "CA", "nz": "NZ", "in": "IN", "za": "ZA", "de": "DE", "fr": "FR", "es": "ES",
            "it": "IT", "ng": "NG", "ke": "KE", "gh": "GH", "pk": "PK", "ph": "PH", "sg": "SG", "my": "MY"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name of the article, and what the text around it says.

    `venue` is no town by its words, `quarter` a part of one; `weight` says how much it speaks for where the article plays.
    `within` are the names that the text puts it in, `beside` those that it is listed with, `kinds` the kinds of entry that the words around
    it say that it is ("Washington state"), `article` whether it stands with "the", as no town's name does ("the Rio Grande"),
    and `region` whether it is called one ("the Ural region").
    """

    name: str
    within: tuple[str, ...] = ()
    venue: bool = False
    quarter: bool = False
    weight: float = 1.0
    beside: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    article: bool = False
    region: bool = False


def home_country(url: str | None, publisher: str | None) -> str | None:
    """The country of publication where the address gives it away ("…​.co.uk" is GB), as ISO 3166-1 alpha-2."""
    match = re.search(r"^(?:[a-z]+://)?[^/?#]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)", (url or publisher or "").lower())
    return _DOMAINS.get(match[1]) if match else None


def link_places(
    names: Sequence[PlaceName], gazetteer: Gazetteer, *, home: str | None, demonyms: Sequence[str], states: Sequence[GazetteerEntry] = ()
) -> dict[str, GazetteerEntry]:
    """Name ► entry; a name that nothing decides is absent. Linear in names times candidates.

    `states` are those whose bodies the article names: "Ohio State Highway Patrol".
    """
    containers = {n.name: _containers(n, gazetteer) for n in names}
    candidates = {n.name: _candidates(n, containers[n.name], gazetteer) for n in names}
    outside = Counter([home, home] if home else [])
    outside.update(c.country for word in demonyms if (c := gazetteer.country_of_demonym(word)) is not None and c.country)
    outside.update(key for e in states for key in (e.country, e.admin1) if key)
    priors = {n.name: [_prior(n, e) - _homonym(n, e, candidates[n.name]) for e in candidates[n.name]] for n in names}
    scores = {n.name: [p + _containment(e, containers[n.name]) for p, e in zip(priors[n.name], candidates[n.name], strict=True)] for n in names}
    company = _Company((), {}, outside)
    for _ in range(_ROUNDS):
        beliefs = {n: list(zip(candidates[n], _shares(values), strict=True)) for n, values in scores.items()}
        company = _Company(names, beliefs, outside)
        for n in names:
            told = [_containment(e, containers[n.name]) + company.told(n, e) for e in candidates[n.name]]
            scores[n.name] = [p + t for p, t in zip(priors[n.name], told, strict=True)]
    anchored = {n.name for n in names if n.weight > 1 and candidates[n.name]}
    chosen = {n.name: _best(n, candidates[n.name], priors[n.name], scores[n.name], anchored=bool(anchored - {n.name})) for n in names}
    return {name: e for name, e in chosen.items() if e is not None and not _is_elsewhere(e, containers[name]) and not company.is_foreign(name, e)}


def _containers(name: PlaceName, gazetteer: Gazetteer) -> list[GazetteerEntry]:
    """What the text puts a name in; nothing where that is a town and the name that of a greater city: "near San Diego in El Cajon"."""
    told = (*name.within, *(part.strip() for part in name.name.split(",")[1:]))
    found = [e for w in told for e in gazetteer.find(_ABBREVIATED.get(w, w))[:_CONTAINERS]]
    great = next((e for e in gazetteer.find(name.name)[:1] if e.kind == "city" and e.population > _FAMOUS), None)
    return [] if great is not None and all(e.kind == "city" and e.population < great.population for e in found) else found


_Beliefs = dict[str, list[tuple[GazetteerEntry, float]]]


def _shares(values: Sequence[float]) -> list[float]:
    """How probable each candidate is, by the softmax of the scores."""
    top = max(values, default=0.0)
    weights = [exp(_SHARPNESS * (v - top)) for v in values]
    return [w / sum(weights) for w in weights]


def _candidates(name: PlaceName, containers: Sequence[GazetteerEntry], gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """The entries of a name, those in what the text puts it in first."""
    found = tuple(
        e
        for e in gazetteer.find(_ABBREVIATED.get(name.name, name.name))
        if not (name.article and e.kind in ("city", "admin2") and not e.name.startswith("The "))
    )
    if not found and not name.venue and not name.article:
        bare = _bare(fold(name.name))
        if bare:
            isle = "island" in fold(name.name).split()  # "Santa Cruz Island" is no city
            found = tuple(e for e in gazetteer.find(bare) if (e.kind in ("region", "country") if isle else e.kind != "city" or fold(e.name) == bare))
        elif "," in name.name:
            found = gazetteer.find(name.name.split(",")[0])
        found = found or tuple(e for e in gazetteer.find(f"{name.name} county") if e.kind == "admin2")  # "Miami-Dade police"
    if name.region:
        found = tuple(e for e in found if e.kind != "city")
    if "county" in fold(name.name).split():
        return tuple(e for e in found if e.kind == "admin2")[:_CANDIDATES]
    if any(e.kind == "country" for e in found):
        found = tuple(e for e in found if fold(e.name) != f"{fold(name.name)} city")  # "Mexico" is no short name of Mexico City, as "New York" is
    found = tuple(sorted(found, key=lambda e: not inside(e, containers)))
    cities = [e for e in found if e.kind == "city"]
    return tuple(e for e in found if not (e.kind == "admin2" and any(c.admin1 == e.admin1 and kilometres(c, e) < _SEAT for c in cities)))[:_CANDIDATES]


def _bare(name: str) -> str:
    """A folded name without the word for its kind: "hunan province", "state of texas", "county cork"; empty where it has none."""
    kinds, parts = words("kinds-of-place"), name.split()
    if len(parts) > 1 and parts[-1] in kinds:
        return " ".join(parts[:-1])
    if len(parts) > 2 and parts[0] in kinds and parts[1] == "of":
        return " ".join(parts[2:])
    return name.removeprefix("county ") if name.startswith("county ") else ""


def _prior(name: PlaceName, entry: GazetteerEntry) -> float:
    """How likely the name means the entry in any newspaper: by kind and population; less where the name is not its usual one.

    What the words beside the name say of its kind counts too.
    """
    size = log10(entry.population + 10)
    usual = entry.kind != "city" or _is_usual(name, entry)
    value = {
        "continent": 6.0,
        "country": 6.5,
        "region": 4.6,
        "admin1": 0.6 + 0.63 * size,
        "admin2": 0.4 + 0.5 * size,
        "city": 0.6 * size + (1.8 if entry.capital and usual else 0.0),
    }[entry.kind]
    value += 2.5 * (entry.kind in name.kinds)
    return value if usual else value - 1.0


def _is_usual(name: PlaceName, city: GazetteerEntry) -> bool:
    wanted, usual = fold(name.name), fold(city.name)
    return usual in (wanted, wanted.removesuffix(" city")) or (wanted == usual.removesuffix(" city") and city.population > _METROPOLIS)


def _homonym(name: PlaceName, entry: GazetteerEntry, candidates: Sequence[GazetteerEntry]) -> float:
    """What a part of a country loses of a greater city's name, or of its own great city's: "Omsk" and "Manchester" are first the cities, "Quebec" is not."""
    cities = (c.population for c in candidates if c.kind == "city" and _is_usual(name, c) and (c.admin1 == entry.admin1 or c.population > entry.population))
    return 2.0 * (entry.kind in ("admin1", "admin2") and max(cities, default=0) > 0.1 * entry.population)


def _containment(entry: GazetteerEntry, containers: Sequence[GazetteerEntry]) -> float:
    if not containers:
        return 0.0
    return 6.0 if inside(entry, containers) or entry in containers else -3.0  # "Washington, D.C." is D.C.


def _is_elsewhere(entry: GazetteerEntry, containers: Sequence[GazetteerEntry]) -> bool:
    """Whether a small place is another one of its name than that which the text puts in something: a lake, an estate that has no entry."""
    small = entry.kind == "admin2" or (entry.kind == "city" and entry.population < _FAMOUS)
    return bool(containers) and small and not inside(entry, containers)


class _Company:
    """What an article's names speak for, each as far as it is believed: countries, first-level parts, and the towns that may be near."""

    def __init__(self, names: Sequence[PlaceName], beliefs: _Beliefs, outside: Mapping[str, float]) -> None:
        self.beliefs = beliefs
        self.votes: dict[str, float] = defaultdict(float, outside)
        self.own: dict[str, dict[str, float]] = {}
        towns = []
        for name in names:
            own = self.own[name.name] = _votes(name, beliefs[name.name])
            for key, share in own.items():
                self.votes[key] += share
            towns += [(p, name.name, e) for e, p in beliefs[name.name] if p > _BELIEVED and e.kind in ("city", "admin2")]
        self.towns = sorted(towns, key=lambda t: (-t[0], t[1], t[2].id))[:_TOWNS]

    def _around(self, name: PlaceName, part: GazetteerEntry) -> float:
        """What a state of its great city's name gains from a town of it that is far from that city: "New York" beside Rochester."""
        namesakes = [e for e, _ in self.beliefs[name.name] if e.kind == "city" and e.admin1 == part.admin1]
        towns = [(p, e) for p, n, e in self.towns if namesakes and n != name.name and e.admin1 == part.admin1]
        return max((p for p, e in towns if all(kilometres(e, city) > _NEIGHBOURHOOD for city in namesakes)), default=0.0)

    def is_foreign(self, name: str, entry: GazetteerEntry) -> bool:
        """Whether it is a small town of a country that nothing else in the article is of, though it names others: "Whitehall" in a report from London."""
        if entry.kind != "city" or entry.population >= _FAMOUS:
            return False
        others = {key: votes - self.own[name].get(key, 0.0) for key, votes in self.votes.items() if "." not in key}
        return others.get(entry.country or "", 0.0) < _BELIEVED and max(others.values(), default=0.0) >= 1.0

    def told(self, name: PlaceName, entry: GazetteerEntry) -> float:
        """What the other names say for one candidate."""
        value = min(2.0, sum(p for other in name.beside for e, p in self.beliefs.get(other, ()) if e.kind == entry.kind))
        for key, most in ((entry.country, _COUNTRY), (entry.admin1, _PART)):
            if key:
                value += min(most, 0.8 * log2(1 + max(0.0, self.votes[key] - self.own[name.name].get(key, 0.0))))
        if entry.kind == "admin1":
            return value + 1.5 * self._around(name, entry)
        if entry.kind not in ("city", "admin2"):
            return value
        near = [(p, e, distance) for p, n, e in self.towns if n != name.name and e != entry and (distance := kilometres(entry, e)) < _NEIGHBOURHOOD]
        told = entry.kind == "admin2" and self.votes[entry.admin1 or ""] - self.own[name.name].get(entry.admin1 or "", 0.0) >= 1.0  # a county, by its state
        if not near and not told and entry.population < _LARGE:
            value *= _REMOTE
        value += max((1.5 * sqrt(p) * (1 - distance / _NEIGHBOURHOOD) for p, _, distance in near), default=0.0)
        if name.quarter and not any(p > 0.5 and e.population > entry.population and distance < _ACROSS_TOWN for p, e, distance in near):
            value -= 6.0
        return value


def _votes(name: PlaceName, shares: Sequence[tuple[GazetteerEntry, float]]) -> dict[str, float]:
    """How much one name speaks for each country and first-level part; a part's own name for it doubly."""
    out: dict[str, float] = defaultdict(float)
    for entry, probability in shares:
        if entry.country:
            out[entry.country] += probability * name.weight
        if entry.admin1:
            out[entry.admin1] += probability * name.weight * (2 if entry.kind == "admin1" else 1)
    return out


def _best(name: PlaceName, candidates: Sequence[GazetteerEntry], priors: Sequence[float], scores: Sequence[float], *, anchored: bool) -> GazetteerEntry | None:
    """The best candidate, if it is large or the article says enough for it: where the article is at home, more than its country."""
    if not candidates:
        return None
    score, prior, entry = max(zip(scores, priors, candidates, strict=True), key=lambda x: (x[0], x[2].population, -x[2].id))
    told = score - prior  # what the article says for it
    if entry.kind == "city" and not _is_usual(name, entry) and entry.population < _FAMOUS and told < _COUNTRY:
        return None
    if anchored and name.weight <= 1 and entry.kind == "city" and entry.population < _FAMOUS and told < _COUNTRY + 0.1:
        return None
    small = entry.population < _LARGE and not entry.capital
    if entry.kind in ("city", "admin2") and told < _TOLD and (small or name.venue or name.quarter):
        return None
    return entry


def inside(entry: GazetteerEntry, containers: Sequence[GazetteerEntry]) -> bool:
    """Whether an entry lies in one of others, as far as keys and distances tell."""
    for c in containers:
        if c.kind == "country" and c.country == entry.country and entry.kind != "country":
            return True
        if c.kind == "admin1" and entry.kind in ("city", "admin2") and c.admin1 == entry.admin1:
            return True
        if c.kind == "admin2" and entry.kind == "city" and c.admin1 == entry.admin1 and kilometres(c, entry) < 80:
            return True
        if c.kind == "city" and entry.kind == "city" and c.id != entry.id and c.population > entry.population and kilometres(c, entry) < 60:
            return True
        if c.kind in ("region", "continent") and kilometres(c, entry) < 1500:
            return True
    return False


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """Great-circle distance."""
    return distances.kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))
