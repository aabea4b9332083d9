"""An article's triples ► what it says of each thing that other articles may speak of too (see resolving/identity.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from newsgraph.resolving.identity import Record

_KINDS = ("person", "group", "organization", "place", "event", "thing")


def records_of(article: str, triples: Iterable[ox.Triple], base: str) -> Iterator[Record]:
    """A record for each person, organisation, place, event …, by node; `triples` are sorted by subject."""
    rooms = {f"{base}{kind}/": kind for kind in _KINDS}
    facts: dict[str, list[tuple[str, str]]] = {}
    for t in triples:
        if isinstance(t.subject, ox.NamedNode) and _kind(t.subject.value, rooms):
            facts.setdefault(t.subject.value, []).append((t.predicate.value, getattr(t.object, "value", "")))
    for node in sorted(facts):
        yield Record(article, node, _kind(node, rooms), tuple(sorted(facts[node])))


def _kind(node: str, rooms: dict[str, str]) -> str:
    return next((kind for room, kind in rooms.items() if node.startswith(room)), "")
