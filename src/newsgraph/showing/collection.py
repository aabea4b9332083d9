"""Everything that a report shows of some articles, put in the order in which it is shown."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.asking.articles import Told
from newsgraph.asking.conflicts import Conflict
from newsgraph.asking.evidence import one
from newsgraph.asking.figures import Figure, figures_of
from newsgraph.asking.profiles import CREATOR, END, PLACE, START, TEXT, Fact, Profile, in_words, is_role, profile, profiles_of
from newsgraph.asking.ranges import days_of
from newsgraph.namespaces import GEO, SCHEMA
from newsgraph.showing.calendar import period, with_date_in_words, without_date
from newsgraph.showing.map import Map, Spot, draw
from newsgraph.showing.network import Drawing, Link, Node, layout
from newsgraph.storing.store import Store

_LATITUDE, _LONGITUDE = (ox.NamedNode(GEO + name) for name in ("lat", "long"))
_LEFT, _RIGHT = frozenset(("person", "group")), frozenset(("organization", "place"))
_WIDE = frozenset(("country", "continent"))
_LONGEST_LABEL = {0: 28, 1: 38, 2: 27}
_MOST_LINKS = 150


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of the timeline: the date in words, the events then, the articles published then, and how far (in em) it stands from the row before."""

    when: str
    events: tuple[Profile, ...]
    published: tuple[Told, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles with the things that they speak of, by IRI, and the conflicts among them."""

    articles: tuple[Told, ...]
    profiles: Mapping[ox.NamedNode, Profile]
    figures: Mapping[ox.NamedNode, Sequence[Figure]]
    conflicts: tuple[Conflict, ...]

    def of_kind(self, *kinds: str) -> list[Profile]:
        """The things of these kinds, the most told first."""
        return sorted((p for p in self.profiles.values() if p.kind in kinds), key=lambda p: (-_told(p), p.name.casefold(), p.node.value))

    @property
    def events(self) -> list[Profile]:
        """The events by date; those without one last."""
        return sorted((p for p in self.profiles.values() if p.kind == "event"), key=lambda p: (_day(p) is None, _day(p) or dt.date.min, p.node.value))

    def about(self, node: ox.NamedNode) -> list[Conflict]:
        """The conflicts on one thing."""
        return [c for c in self.conflicts if c.subject == node]


def collect(store: Store, articles: Sequence[Told], conflicts: Iterable[Conflict], *, alone: bool = False) -> Collection:
    """What the articles speak of, and all that is known of that; with `alone`, only what these articles themselves say."""
    if alone:
        shown = profiles_of(store, (e for a in articles for e in a.claims))
    else:
        nodes = {n for a in articles for e in a.claims for n in (e.subject, e.object) if isinstance(n, ox.NamedNode)}
        shown = [profile(store, node) for node in sorted(nodes, key=str)]
    profiles = {p.node: p for p in shown if p.facts and p.kind not in ("claim", "passage")}
    figures = {node: stated for node, p in profiles.items() if p.kind == "event" and (stated := figures_of(store, node))}
    return Collection(tuple(articles), profiles, figures, tuple(c for c in conflicts if c.subject in profiles))


def _told(thing: Profile) -> int:
    return len(thing.elsewhere) + thing.more + len(thing.facts) // 3


def when(event: Profile) -> str:
    """The date or dates of an event in words; "" where none is known."""
    starts, ends = _dates(event)
    if len(starts) > 1:
        return " or ".join(period(s, None) for s in starts)
    return period(starts[0] if starts else None, ends[0] if ends else None)


def timeline(events: Iterable[Profile], articles: Iterable[Told] = ()) -> list[Moment]:
    """Dated events and articles in time; rows stand the further apart the more time lies between, on a logarithmic scale."""
    rows: dict[tuple[dt.date, str], tuple[list[Profile], list[Told]]] = {}
    for event in events:
        day = _day(event)
        if day is not None:
            rows.setdefault((day, when(event)), ([], []))[0].append(event)
    for article in articles:
        days = days_of(article.published or "")
        if days is not None:
            rows.setdefault((days[0], period(article.published.partition("T")[0] if article.published else "", None)), ([], []))[1].append(article)
    out: list[Moment] = []
    before: dt.date | None = None
    for (day, words), (then, published) in sorted(rows.items(), key=lambda r: r[0]):
        gap = 0.0 if before is None else round(0.35 * math.log1p((day - before).days), 2)
        out.append(Moment(words, tuple(then), tuple(published), gap))
        before = day
    return out


def statements(collection: Collection) -> list[tuple[ox.NamedNode | None, list[tuple[Profile, Fact]]]]:
    """Who said what: each speaker with statements in the order of the articles, whoever said most first; None for nobody known."""
    found: dict[ox.NamedNode | None, list[tuple[Profile, Fact]]] = {}
    for p in collection.profiles.values():
        texts = p.of(TEXT)
        if p.kind == "statement" and texts:
            by = next((f.value for f in p.of(CREATOR) if isinstance(f.value, ox.NamedNode)), None)
            found.setdefault(by, []).append((p, texts[0]))
    for said in found.values():
        said.sort(key=lambda s: min(((e.article, e.begin or 0) for x in s[1].evidence for e in x.passages), default=("", 0)))
    return sorted(found.items(), key=lambda s: (s[0] is None, -len(s[1]), str(s[0])))


def map_of(store: Store, places: Iterable[Profile], weight: Callable[[Profile], int]) -> Map | None:
    """The map of the places whose coordinates are known, `weight` telling how much happened there; None where there are none."""
    spots = []
    for place in places:
        latitude, longitude = _number(store, place.node, _LATITUDE), _number(store, place.node, _LONGITUDE)
        if latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180:
            wide = any(t in _WIDE for t in place.types)
            spots.append(Spot(place.node.value, place.name, longitude, latitude, weight(place), wide))
    return draw(spots)


def happenings(place: Profile) -> int:
    """How many events are told to have been at a place."""
    return sum(1 for f in place.elsewhere if f.predicate == PLACE)


def network(collection: Collection) -> Drawing | None:
    """Who took part in what and where, and who belongs to whom."""
    nodes: dict[ox.NamedNode, Node] = {}
    links: dict[tuple[str, str], list[str]] = {}
    for event in collection.events:
        for fact in event.facts:
            where = fact.predicate.value == SCHEMA + "location"
            if (is_role(fact.predicate) or where) and isinstance(fact.value, ox.NamedNode):
                other = collection.profiles.get(fact.value)
                if other is not None and _column(other.kind) not in (None, 1):
                    links.setdefault((event.node.value, other.node.value), []).append("there" if where else in_words(fact.predicate.value))
    for thing in collection.of_kind(*_LEFT):
        for fact in thing.facts:
            other = collection.profiles.get(fact.value) if isinstance(fact.value, ox.NamedNode) else None
            if other is not None and other.kind in _RIGHT:
                links.setdefault((thing.node.value, other.node.value), []).append(in_words(fact.predicate.value))
    kept = list(links.items())[:_MOST_LINKS]
    events = {e.node.value for e in collection.events}
    used = {key for pair, _ in kept for key in pair}
    for p in [*collection.events, *collection.of_kind(*_LEFT, *_RIGHT)]:
        column = _column(p.kind)
        if column is not None and p.node.value in used:
            nodes[p.node] = Node(p.node.value, _short(p.name, _LONGEST_LABEL[column]), p.kind, column)
    return layout(list(nodes.values()), [Link(a, b, ", ".join(dict.fromkeys(words)), a not in events) for (a, b), words in kept])


def _column(kind: str) -> int | None:
    return 0 if kind in _LEFT else 1 if kind == "event" else 2 if kind in _RIGHT else None


def _short(name: str, longest: int) -> str:
    dated = with_date_in_words(name, short=True)
    if len(dated) <= longest:
        return dated
    name = without_date(name)
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _dates(event: Profile) -> tuple[list[str], list[str]]:
    starts, ends = (sorted({f.value.value for f in event.of(p) if isinstance(f.value, ox.Literal)}) for p in (START, END))
    return starts, ends


def _day(event: Profile) -> dt.date | None:
    starts, ends = _dates(event)
    return next((days[0] for d in (*starts, *ends) if (days := days_of(d)) is not None), None)


def _number(store: Store, node: ox.NamedNode, predicate: ox.NamedNode) -> float | None:
    value = one(store, node, predicate)
    try:
        return float(value.value) if isinstance(value, ox.Literal) else None
    except ValueError:
        return None
