"""What a store holds, for the pages that lead to the others: names to search, events in time, places, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from newsgraph.asking.profiles import ALSO, END, NAME, PLACE, START, kind_of
from newsgraph.asking.ranges import days_of
from newsgraph.letters import plain
from newsgraph.namespaces import GEO, SCHEMA, TYPE
from newsgraph.storing.store import Store

_HEADLINE, _PUBLISHED, _ARTICLE = (ox.NamedNode(SCHEMA + name) for name in ("headline", "datePublished", "NewsArticle"))
_LATITUDE = ox.NamedNode(GEO + "lat")
_SHOWN = frozenset(("article", "event", "person", "group", "organization", "place"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that a thing has, as it is written and as it is searched."""

    folded: str
    name: str
    node: ox.NamedNode
    kind: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Names, dated events by their first day (ISO), articles the latest first, located places with how much happened there, the most first, and counts by kind.

    `hosts` are the beginnings of IRIs, "https://w3id.org", whose paths are pages.
    """

    entries: tuple[Entry, ...]
    events: tuple[tuple[str, ox.NamedNode], ...]
    articles: tuple[ox.NamedNode, ...]
    places: tuple[tuple[ox.NamedNode, int], ...]
    counts: dict[str, int]
    hosts: tuple[str, ...]

    def search(self, text: str, most: int = 100) -> list[Entry]:
        """The things whose name has all words of `text`: whole names first, then names that begin so, the shorter before the longer."""
        wanted = _folded(text)
        words = wanted.split()
        if not words:
            return []
        found = [e for e in self.entries if all(w in e.folded for w in words)]
        found.sort(key=lambda e: (e.folded != wanted, not e.folded.startswith(wanted), len(e.folded), e.folded, e.node.value))
        return list({e.node: e for e in reversed(found)}.values())[::-1][:most]


def catalogue(store: Store) -> Catalogue:
    """Read a store once."""
    kinds: dict[ox.NamedNode, set[str]] = {}
    for q in store.quads_for_pattern(None, TYPE, None, None):
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.NamedNode):
            kinds.setdefault(q.subject, set()).add(q.object.value)
    kind = {node: k for node, types in kinds.items() if (k := kind_of(types)) in _SHOWN}
    entries = [
        Entry(_folded(q.object.value), q.object.value, q.subject, kind[q.subject])
        for p in (NAME, ALSO, _HEADLINE)
        for q in store.quads_for_pattern(None, p, None, None)
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.Literal) and q.subject in kind
    ]
    first: dict[ox.NamedNode, str] = {}
    for p in (END, START):
        for node, text in _texts(store, p):
            days = days_of(text)
            if days is not None and kind.get(node) == "event":
                first[node] = min(days[0].isoformat(), first.get(node, "9999")) if p == START else days[0].isoformat()
    published = dict(_texts(store, _PUBLISHED))
    articles = sorted((n for n, k in kind.items() if k == "article"), key=lambda a: (published.get(a, ""), a.value), reverse=True)
    happenings = Counter(q.object for q in store.quads_for_pattern(None, PLACE, None, None))
    places = {q.subject for q in store.quads_for_pattern(None, _LATITUDE, None, None) if isinstance(q.subject, ox.NamedNode)}
    hosts = Counter(f"{parts.scheme}://{parts.netloc}" for n in kind if (parts := urlsplit(n.value)).scheme in ("http", "https"))
    return Catalogue(
        tuple(entries),
        tuple(sorted(((day, node) for node, day in first.items()), key=lambda e: (e[0], e[1].value))),
        tuple(articles),
        tuple(sorted(((p, happenings[p]) for p in places), key=lambda p: (-p[1], p[0].value))),
        dict(Counter(kind.values())),
        tuple(host for host, _ in hosts.most_common()),
    )


def _texts(store: Store, predicate: ox.NamedNode) -> Iterable[tuple[ox.NamedNode, str]]:
    for q in store.quads_for_pattern(None, predicate, None, None):
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.Literal):
            yield q.subject, q.object.value


def _folded(text: str) -> str:
    return " ".join(plain(text).casefold().split())
