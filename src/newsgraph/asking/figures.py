"""The figures of an event, as the graph's ng:Figure nodes and plain counts say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from newsgraph.asking.evidence import FROM, OCCURRED, Evidence, Node, evidence, one, passage_of
from newsgraph.asking.ranges import Range
from newsgraph.namespaces import NG, SCHEMA
from newsgraph.storing.store import Store

FIGURE, MEASURE = ox.NamedNode(NG + "figure"), ox.NamedNode(NG + "measure")
COUNTS = tuple(
    ox.NamedNode(NG + name) for name in ("killed", "injured", "victims", "missing", "displaced", "infected", "evacuated", "rescued", "arrested", "attendance")
)
_VALUE, _LOW, _HIGH = (ox.NamedNode(SCHEMA + name) for name in ("value", "minValue", "maxValue"))
_ABOUT, _WITH_ATTACKER = ox.NamedNode(NG + "approximate"), ox.NamedNode(NG + "includesPerpetrator")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its range, whether it counts the attacker in, and the claims that state it (none in a graph that is not ours)."""

    measure: ox.NamedNode
    range: Range
    with_perpetrator: bool
    evidence: tuple[Evidence, ...]

    @property
    def text(self) -> str:
        """As people say it: "22", "31 or more", "6 with the attacker"."""
        return f"{self.range} with the attacker" if self.with_perpetrator else str(self.range)


def events_with_figures(store: Store) -> list[ox.NamedNode | ox.BlankNode]:
    """What has a figure or a count, in the order of IRIs."""
    found = {q.subject for p in (FIGURE, *COUNTS) for q in store.quads_for_pattern(None, p, None, None)}
    return sorted((s for s in found if isinstance(s, ox.NamedNode | ox.BlankNode)), key=str)


def figures_of(store: Store, event: ox.NamedNode | ox.BlankNode) -> list[Figure]:
    """The different figures of an event, each once with all its claims, by measure and in the order in which they are told."""
    found: dict[tuple[ox.NamedNode, Range, bool], list[Evidence]] = {}
    for figure in (*_of_nodes(store, event), *_of_counts(store, event)):
        said = found.setdefault((figure.measure, figure.range, figure.with_perpetrator), [])
        said += [e for e in figure.evidence if e.claim not in {x.claim for x in said}]
    # A count beside a figure of the same number says nothing new, even where only the figure knows who is counted in.
    for measure, range_, _ in [key for key in found if key[2]]:
        found.pop((measure, range_, False), None) if not _told_apart(found, measure, range_) else None
    out = [Figure(measure, range_, attacker, tuple(said)) for (measure, range_, attacker), said in found.items()]
    return sorted(out, key=lambda f: (f.measure.value, _first(f), f.text))


def _told_apart(found: dict[tuple[ox.NamedNode, Range, bool], list[Evidence]], measure: ox.NamedNode, range_: Range) -> bool:
    """Whether the same number is also told, elsewhere, without the attacker."""
    places = [{p.iri for e in found.get((measure, range_, attacker), ()) for p in e.passages} for attacker in (True, False)]
    return bool(places[1] - places[0])


def _first(figure: Figure) -> tuple[str, str, int]:
    passages = [p for e in figure.evidence for p in e.passages]
    return min(((p.published or "", p.article, p.begin or 0) for p in passages), default=("", "", 0))


def _of_nodes(store: Store, event: ox.NamedNode | ox.BlankNode) -> Iterator[Figure]:
    for quad in store.quads_for_pattern(event, FIGURE, None, None):
        node = quad.object
        measure = one(store, node, MEASURE) if isinstance(node, ox.NamedNode | ox.BlankNode) else None
        if not isinstance(measure, ox.NamedNode) or isinstance(node, ox.Literal | ox.Triple):
            continue
        value, low, high = (_number(one(store, node, p)) for p in (_VALUE, _LOW, _HIGH))
        if value is None and low is None and high is None:
            continue
        said = tuple(evidence(store, event, FIGURE, node)) or _without_claim(store, event, node)
        about, attacker = (_true(one(store, node, p)) for p in (_ABOUT, _WITH_ATTACKER))
        yield Figure(measure, Range(low if value is None else value, high if value is None else value, about), attacker, said)


def _of_counts(store: Store, event: ox.NamedNode | ox.BlankNode) -> Iterator[Figure]:
    for measure in COUNTS:
        for quad in store.quads_for_pattern(event, measure, None, None):
            value = _number(quad.object)
            if value is not None:
                yield Figure(measure, Range(value, value), False, tuple(evidence(store, event, measure, quad.object)))


def _without_claim(store: Store, event: ox.NamedNode | ox.BlankNode, node: ox.NamedNode | ox.BlankNode) -> tuple[Evidence, ...]:
    """A figure that points to its passage itself."""
    passages = tuple(p for q in store.quads_for_pattern(node, FROM, None, None) if (p := passage_of(store, q.object)) is not None)
    said = Evidence(node.value, event, FIGURE, node, OCCURRED.value.rsplit("#", 1)[-1], None, None, ())
    return (replace(said, passages=passages),) if passages else ()


def _number(node: Node | None) -> Decimal | None:
    if not isinstance(node, ox.Literal):
        return None
    try:
        number = Decimal(node.value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _true(node: Node | None) -> bool:
    return isinstance(node, ox.Literal) and node.value in ("true", "1")
