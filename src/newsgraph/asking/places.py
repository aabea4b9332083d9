"""Which places lie within which, and which two cannot both be where one thing happened."""

from __future__ import annotations

import pyoxigraph as ox

from newsgraph.asking.evidence import Node, one
from newsgraph.distances import kilometres
from newsgraph.namespaces import GEO, SCHEMA, TYPE
from newsgraph.storing.store import Store

_WITHIN = ox.NamedNode(SCHEMA + "containedInPlace")
_COUNTRY, _CITY = ox.NamedNode(SCHEMA + "Country"), ox.NamedNode(SCHEMA + "City")
_LAT, _LONG = ox.NamedNode(GEO + "lat"), ox.NamedNode(GEO + "long")
_NEAR_KM = 50.0  # a city and its suburbs, the two ends of a strait: one happening can be told of both


class Atlas:
    """The places of a store."""

    def __init__(self, store: Store) -> None:
        """Look things up in `store` when asked."""
        self._store = store
        self._around: dict[ox.NamedNode, frozenset[ox.NamedNode]] = {}

    def around(self, place: ox.NamedNode) -> frozenset[ox.NamedNode]:
        """The place and everything that it lies in; a circle of containment ends where it began."""
        found = self._around.get(place)
        if found is None:
            inside, waiting = {place}, [place]
            while waiting:
                for quad in self._store.quads_for_pattern(waiting.pop(), _WITHIN, None, None):
                    if isinstance(quad.object, ox.NamedNode) and quad.object not in inside:
                        inside.add(quad.object)
                        waiting.append(quad.object)
            found = self._around[place] = frozenset(inside)
        return found

    def apart(self, a: Node, b: Node, *, cities: bool) -> bool:
        """Whether two places exclude each other: different countries, or with `cities` different cities that are not near.

        Where too little is known of either, they do not.
        """
        if not isinstance(a, ox.NamedNode) or not isinstance(b, ox.NamedNode) or a in self.around(b) or b in self.around(a):
            return False
        if self._near(a, b):
            return False
        return self._differ(a, b, _COUNTRY) or (cities and self._differ(a, b, _CITY))

    def _differ(self, a: ox.NamedNode, b: ox.NamedNode, kind: ox.NamedNode) -> bool:
        here, there = ({p for p in self.around(x) if self._is(p, kind)} for x in (a, b))
        return bool(here) and bool(there) and not here & there and not any(self._near(x, y) for x in here for y in there)

    def _is(self, place: ox.NamedNode, kind: ox.NamedNode) -> bool:
        return ox.Quad(place, TYPE, kind) in self._store or any(True for _ in self._store.quads_for_pattern(place, TYPE, kind, None))

    def _near(self, a: ox.NamedNode, b: ox.NamedNode) -> bool:
        here, there = self._coordinates(a), self._coordinates(b)
        return here is not None and there is not None and kilometres(here, there) < _NEAR_KM

    def _coordinates(self, place: ox.NamedNode) -> tuple[float, float] | None:
        latitude, longitude = one(self._store, place, _LAT), one(self._store, place, _LONG)
        if not isinstance(latitude, ox.Literal) or not isinstance(longitude, ox.Literal):
            return None
        try:
            return float(latitude.value), float(longitude.value)
        except ValueError:
            return None
