"""How much of what a reader wrote down a graph says, and how much of what it says is right: precision and recall by kind of fact.

People, organisations and places are compared by their names, each once; events by what they share with the reader's, the most first.
Precision of what is told of a thing counts what the graph says in answer to what the reader wrote, for a reader need not write everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from newsgraph.asking.gold import MEASURES, Gold, Wanted, listed, wanted
from newsgraph.identity.words import folded
from newsgraph.namespaces import NG, SCHEMA, TYPE
from newsgraph.ontology import Ontology
from newsgraph.storing.store import Store

_KINDS = {"people": "Person", "organisations": "Organization", "places": "Place"}
_TOLD = {
    "title": ("jobTitle", "hasOccupation"),
    "organisation": ("worksFor", "memberOf", "affiliation"),
    "nationality": ("nationality",),
    "birthplace": ("birthPlace",),
}
Node = ox.NamedNode | ox.BlankNode


@dataclass(slots=True)
class Score:
    """Facts of one kind: `right` of those that the graph `said`, and that were `wanted`; what was missed and what was wrong, in words."""

    right: int = 0
    said: int = 0
    wanted: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right of said, 0 to 1."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Right of wanted, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.said + self.wanted) if self.said + self.wanted else 0.0


def add_scores(total: dict[str, Score], more: Mapping[str, Score]) -> None:
    """Add the scores of one article to those of many."""
    for kind, s in more.items():
        t = total.setdefault(kind, Score())
        t.right, t.said, t.wanted = t.right + s.right, t.said + s.said, t.wanted + s.wanted
        t.missed += s.missed
        t.wrong += s.wrong


def score(gold: Gold, store: Store, ontology: Ontology) -> dict[str, Score]:
    """The scores of one article's graph by kind of fact."""
    return _Scoring(gold, store, ontology).run()


class _Scoring:
    def __init__(self, gold: Gold, store: Store, ontology: Ontology) -> None:
        self._gold, self._store, self._ontology = gold, store, ontology
        self._scores: dict[str, Score] = {}
        self._forms = {
            folded(form): {folded(f) for f in (e["name"], *listed(e.get("also")))}
            for kind in _KINDS
            for e in getattr(gold, kind)
            for form in (e["name"], *listed(e.get("also")))
        }

    def run(self) -> dict[str, Score]:
        for kind, cls in _KINDS.items():
            self._entities(kind, cls)
        self._events()
        self._statements()
        return self._scores

    # --- people, organisations, places

    def _entities(self, kind: str, cls: str) -> None:
        entries = getattr(self._gold, kind)
        nodes = {n: self._names(n) for n in self._of_class(SCHEMA + cls) if not self._is(n, "unnamed")}
        found: dict[int, Node] = {}
        for full in (True, False):
            for k, entry in enumerate(entries):
                forms = {folded(entry["name"])} if full else self._expanded(entry["name"])
                node = next((n for n, names in nodes.items() if k not in found and n not in found.values() and names & forms), None)
                if node is not None:
                    found[k] = node
        asked = [k for k, e in enumerate(entries) if not e.get("optional")]
        # What a reader has under another kind, and the countries of nationalities, are no mistakes of this one.
        spare = {n for n, names in nodes.items() if n not in found.values() and not any(name in self._forms for name in names) and not self._is_nation(n)}
        right = sum(k in found for k in asked)
        self._count(kind, right, right + len(spare), len(asked))
        self._note(kind, [entries[k]["name"] for k in asked if k not in found], [min(nodes[n]) for n in spare])
        for k in asked:
            self._told(entries[k], found.get(k))

    def _told(self, entry: Mapping[str, Any], node: Node | None) -> None:
        """What is told of one person or place."""
        for key, properties in _TOLD.items():
            for value in listed(entry.get(key)):
                said = [self._names_of(o) for p in properties for o in self._objects(node, SCHEMA + p)]
                forms = self._expanded(value)
                hit = any(names & forms or (key == "title" and any(folded(value) in n for n in names)) for names in said)
                self._fact(f"person {key}", hit, bool(said), f"{entry['name']}: {value}")
        if "age" in entry:
            ages = {getattr(o, "value", "") for o in self._objects(node, NG + "age")}
            self._fact("person age", str(entry["age"]) in ages, bool(ages), f"{entry['name']}: {entry['age']}")
        if "geonames" in entry:
            links = {getattr(o, "value", "").rstrip("/").rsplit("/", 1)[-1] for o in self._objects(node, SCHEMA + "sameAs")}
            self._fact("place link", str(entry["geonames"]) in links, bool(links), f"{entry['name']}: {entry['geonames']}")

    # --- events

    def _events(self) -> None:
        nodes = self._of_class(NG + "Event")
        slots = [[dict(self._slots(entry, n)) for n in nodes] for entry in self._gold.events]
        grades = [[self._grade(entry, n) for n in nodes] for entry in self._gold.events]
        ranked = sorted(
            (-sum(hit for hit, _ in slots[i][j].values()) - 0.4 * grades[i][j], i, str(nodes[j]), j)
            for i, entry in enumerate(self._gold.events)
            for j in range(len(nodes))
            if grades[i][j] and (any(hit for hit, _ in slots[i][j].values()) or not slots[i][j])
        )
        match: dict[int, int] = {}
        for _, i, _, j in ranked:
            if i not in match and j not in match.values():
                match[i] = j
        for i, entry in enumerate(self._gold.events):
            told = f"{'/'.join(listed(entry['type']))} {entry.get('name') or ' '.join(map(str, listed(entry.get('date'))))}".strip()
            found = match.get(i)
            self._fact("event", found is not None, found is not None, told)
            self._fact("event type", found is not None and grades[i][found] == 2, found is not None, told)
            for slot, (hit, said) in (slots[i][found] if found is not None else dict(self._slots(entry, None))).items():
                self._fact(f"event {slot[0]}", hit, said, f"{told}: {' '.join(map(str, slot))}")

    def _slots(self, entry: Mapping[str, Any], node: Node | None) -> Iterator[tuple[tuple[object, ...], tuple[bool, bool]]]:
        """(kind, what is wanted) ► whether the graph says so, and whether it says anything there."""
        if "date" in entry:
            said = [o.value for p in ("startDate", "endDate") for o in self._objects(node, SCHEMA + p) if isinstance(o, ox.Literal)]
            yield ("date", *listed(entry["date"])), (any(s.startswith(str(d)) for d in listed(entry["date"]) for s in said), bool(said))
        if "place" in entry:
            names = [self._names_of(o) for o in self._objects(node, SCHEMA + "location")]
            yield ("place", listed(entry["place"])[0]), (any(n & self._expanded(p) for p in listed(entry["place"]) for n in names), bool(names))
        if "status" in entry:
            status = [getattr(o, "value", "").rsplit("#", 1)[-1].lower() for o in self._objects(node, NG + "status")]
            yield ("status", entry["status"]), (entry["status"] in status, bool(status))
        for measure in MEASURES:
            figures = list(self._figures(node, measure))
            for value in listed(entry.get(measure)):
                yield ("figure", measure, value), (any(f == wanted(value) for f in figures), bool(figures))
        for role, fillers in (entry.get("roles") or {}).items():
            names = [self._names_of(o) for o in self._objects(node, NG + role)]
            for filler in listed(fillers):
                yield ("role", role, filler), (any(n & self._expanded(filler) for n in names), bool(names))

    def _grade(self, entry: Mapping[str, Any], node: Node) -> int:
        """2: of a type that the reader accepts, or finer than the first; 1: of a related one; 0: of none."""
        types = {o.value for o in self._objects(node, TYPE.value) if isinstance(o, ox.NamedNode)}
        accepted = [NG + t for t in listed(entry["type"])]
        fine = self._ontology.most_specific(types & (self._ontology.superclasses.keys() | {NG + "Event"}))
        if any(t in accepted or self._ontology.is_a(t, accepted[0]) for t in fine):
            return 2
        above = {c for t in accepted for c in (t, *self._ontology.superclasses.get(t, ()))} - {NG + "Event"}
        return int(bool(types & above))

    def _figures(self, node: Node | None, measure: str) -> Iterator[Wanted]:
        for figure in self._objects(node, NG + "figure"):
            if isinstance(figure, ox.NamedNode) and any(o == ox.NamedNode(NG + measure) for o in self._objects(figure, NG + "measure")):
                value, least, most = (self._number(figure, p) for p in ("value", "minValue", "maxValue"))
                about = any(getattr(o, "value", "") == "true" for o in self._objects(figure, NG + "approximate"))
                yield Wanted(value, value, about) if value is not None else Wanted(least, most, about)

    def _number(self, figure: Node, local: str) -> Decimal | None:
        return next((w.least for o in self._objects(figure, SCHEMA + local) if isinstance(o, ox.Literal) and (w := wanted(o.value))), None)

    # --- statements

    def _statements(self) -> None:
        said = [
            (
                " ".join(folded(o.value) for o in self._objects(n, SCHEMA + "text") if isinstance(o, ox.Literal)),
                {name for o in self._objects(n, SCHEMA + "creator") for name in self._names_of(o)},
            )
            for n in self._of_class(NG + "Statement")
        ]
        for entry in self._gold.statements:
            telling = [who for text, who in said if folded(entry["contains"]) in text]
            hit = any(who & self._expanded(entry["speaker"]) for who in telling)
            self._fact("statement", hit, bool(telling), f"{entry['speaker']}: {entry['contains']}")

    # --- reading the graph

    def _of_class(self, cls: str) -> list[Node]:
        found = {q.subject for q in self._store.quads_for_pattern(None, TYPE, ox.NamedNode(cls), None)}
        return sorted((n for n in found if isinstance(n, ox.NamedNode | ox.BlankNode)), key=str)

    def _objects(self, node: Node | None, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        return [q.object for q in self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, None)] if node is not None else []

    def _names(self, node: Node) -> set[str]:
        return {folded(o.value) for p in ("name", "alternateName") for o in self._objects(node, SCHEMA + p) if isinstance(o, ox.Literal)} - {""}

    def _names_of(self, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> set[str]:
        if isinstance(value, ox.Literal):
            return {folded(value.value)}
        return self._names(value) if isinstance(value, ox.NamedNode | ox.BlankNode) else set()

    def _is(self, node: Node, flag: str) -> bool:
        return any(getattr(o, "value", "") == "true" for o in self._objects(node, NG + flag))

    def _is_nation(self, node: Node) -> bool:
        return any(True for _ in self._store.quads_for_pattern(None, ox.NamedNode(SCHEMA + "nationality"), node, None))

    def _expanded(self, name: object) -> set[str]:
        return self._forms.get(folded(str(name)), set()) | {folded(str(name))}

    # --- counting

    def _fact(self, kind: str, hit: bool, said: bool, told: str) -> None:
        self._count(kind, int(hit), int(hit or said), 1)
        if not hit:
            self._note(kind, [told], [])

    def _count(self, kind: str, right: int, said: int, asked: int) -> None:
        s = self._scores.setdefault(kind, Score())
        s.right, s.said, s.wanted = s.right + right, s.said + said, s.wanted + asked

    def _note(self, kind: str, missed: list[str], wrong: list[str]) -> None:
        self._scores[kind].missed += [f"{self._gold.article}: {m}" for m in missed]
        self._scores[kind].wrong += [f"{self._gold.article}: {w}" for w in sorted(wrong)]
