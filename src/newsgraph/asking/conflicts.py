"""Where passages disagree: figures, dates, ages, places, names and roles, side by side, with the likely reason.

Nothing is decided here: each side keeps its passages. What can be told of one thing in two ways ("more than 20" and 22, May and May 22,
a city and its country) is no conflict, and a graph without conflicts gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, groupby

import pyoxigraph as ox

from newsgraph.asking.evidence import STATUS, Evidence, Node, claim_of, evidence
from newsgraph.asking.figures import Figure, events_with_figures, figures_of
from newsgraph.asking.places import Atlas
from newsgraph.asking.ranges import days_of
from newsgraph.asking.reasons import PLAIN, Cause, Reason, reason_by_source, reason_for_dates, reason_for_figures
from newsgraph.asking.things import label
from newsgraph.namespaces import NG, SCHEMA, TYPE
from newsgraph.storing.store import Store

_PERSON = ox.NamedNode(SCHEMA + "Person")
_SILENT = frozenset(("Denied", "Cancelled"))
_DATES = tuple(ox.NamedNode(SCHEMA + name) for name in ("startDate", "endDate", "birthDate", "deathDate"))
_PLACES = {ox.NamedNode(SCHEMA + "location"): False, ox.NamedNode(SCHEMA + "birthPlace"): True}
# Happenings at one spot: two cities exclude each other. A storm, a strike or an election has many places.
_AT_ONE_SPOT = tuple(ox.NamedNode(NG + name) for name in ("Attack", "Accident", "Death", "Birth", "Arrest", "Match", "Concert", "Murder", "Robbery"))
# Roles that one alone fills, as a rule.
_FOR_ONE = tuple(ox.NamedNode(NG + name) for name in ("winner", "buyer", "predecessor", "perpetrator"))
_EXCLUSIVE = (("winner", "loser"), ("buyer", "seller"), ("plaintiff", "defendant"), ("arrestee", "authority"), ("injuredVictim", "perpetrator"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the answers that passages give: its text, the value, and the claims behind it (none in a graph that has no claims)."""

    text: str
    value: Node | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement: of which kind, about which thing and property, its sides in the order in which they were told, and the likely reason."""

    kind: str
    subject: ox.NamedNode | ox.BlankNode
    name: str
    predicate: ox.NamedNode
    sides: tuple[Side, ...]
    reason: Reason

    @property
    def across_articles(self) -> bool:
        """Whether no single article holds all sides."""
        articles = [{p.article for e in side.evidence for p in e.passages} for side in self.sides]
        return all(articles) and not set.intersection(*articles)


def conflicts(store: Store) -> list[Conflict]:
    """All disagreements of a store, by the name of the thing, kind and property."""
    found = [*_figures(store), *_dates(store), *_ages(store), *_places(store), *_spellings(store), *_roles(store), *_two_roles(store), *_denials(store)]
    return sorted(found, key=lambda c: (c.name.casefold(), c.subject.value, c.kind, c.predicate.value))


def _figures(store: Store) -> Iterator[Conflict]:
    for event in events_with_figures(store):
        for measure, group in groupby(figures_of(store, event), key=lambda f: f.measure):
            figures = [f for f in group if not _is_silenced(f.evidence)]
            apart = [(a, b) for a, b in combinations(figures, 2) if not a.range.agrees_with(b.range) or _only_with_attacker(a, b)]
            if apart:
                sides = [Side(f.text, None, f.evidence) for f in figures if any(f in pair for pair in apart)]
                yield Conflict("figure", event, label(store, event), measure, tuple(sides), _best(reason_for_figures(a, b) for a, b in apart))


def _only_with_attacker(a: Figure, b: Figure) -> bool:
    """Whether two figures have the same number, and one of them counts somebody whom the other leaves out."""
    return a.with_perpetrator != b.with_perpetrator and not a.range.without(a.with_perpetrator).agrees_with(b.range.without(b.with_perpetrator))


def _dates(store: Store) -> Iterator[Conflict]:
    def apart(a: Side, b: Side) -> bool:
        first, second = days_of(a.text), days_of(b.text)
        return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])

    def reason(a: Side, b: Side) -> Reason:
        return reason_for_dates(a.text, b.text, a.evidence, b.evidence)

    for property_ in _DATES:
        yield from _of_property(store, "date", property_, apart, reason)


def _ages(store: Store) -> Iterator[Conflict]:
    def apart(a: Side, b: Side) -> bool:
        if not (a.text.isdecimal() and b.text.isdecimal()):
            return False
        return abs(int(a.text) - int(b.text)) > _birthdays(a, b)

    yield from _of_property(store, "age", ox.NamedNode(NG + "age"), apart, _by_source)


def _birthdays(a: Side, b: Side) -> int:
    """How many birthdays can lie between the articles of two sides."""
    days = [[d[0] for e in side.evidence for p in e.passages if p.published and (d := days_of(p.published))] for side in (a, b)]
    between = [abs((x - y).days) for x in days[0] for y in days[1]]
    return max((-(-gap // 365) for gap in between), default=0)


def _places(store: Store) -> Iterator[Conflict]:
    atlas = Atlas(store)
    for property_, one_spot in _PLACES.items():

        def apart(a: Side, b: Side, one_spot: bool = one_spot) -> bool:
            together = _passages(a) & _passages(b)
            if a.value is None or b.value is None or together:
                return False
            subject = next((e.subject for e in (*a.evidence, *b.evidence)), None)
            spot = one_spot or any(_has_type(store, subject, kind) for kind in _AT_ONE_SPOT)
            return atlas.apart(a.value, b.value, cities=spot)

        yield from _of_property(store, "place", property_, apart, _by_source)


def _spellings(store: Store) -> Iterator[Conflict]:
    def apart(a: Side, b: Side) -> bool:
        words, others = a.text.casefold().split(), b.text.casefold().split()
        odd = [(x, y) for x, y in zip(words, others, strict=False) if x != y]
        if len(words) != len(others) or len(odd) != 1:
            return False
        (x, y), *_ = odd
        short = x.rstrip(".").startswith(y.rstrip(".")) or y.rstrip(".").startswith(x.rstrip("."))
        return not short and SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.75

    def reason(a: Side, b: Side) -> Reason:
        return Reason(Cause.SPELLING, f"{a.text} and {b.text} are one person in the graph.")

    names = ox.NamedNode(SCHEMA + "name"), ox.NamedNode(SCHEMA + "alternateName")
    for subject in _subjects(store, *names):
        if _has_type(store, subject, _PERSON):
            sides = [side for property_ in names for side in _sides(store, subject, property_)]
            yield from _among(store, "name", subject, names[0], sides, apart, reason)


def _roles(store: Store) -> Iterator[Conflict]:
    def apart(a: Side, b: Side) -> bool:
        return not _passages(a) & _passages(b) and bool(_passages(a) and _passages(b)) and not _same_name(a.text, b.text)

    for role in _FOR_ONE:
        for conflict in _of_property(store, "role", role, apart, _by_source):
            # Attackers can be several: only an article that names others altogether disagrees.
            if role.value != NG + "perpetrator" or conflict.across_articles:
                yield conflict


def _two_roles(store: Store) -> Iterator[Conflict]:
    for first, second in _EXCLUSIVE:
        role, other = ox.NamedNode(NG + first), ox.NamedNode(NG + second)
        for subject in _subjects(store, role):
            opposite = {side.value: side for side in _sides(store, subject, other)}
            for side in _sides(store, subject, role):
                against = opposite.get(side.value)
                if against is not None:
                    sides = (Side(f"{side.text}: {first}", side.value, side.evidence), Side(f"{side.text}: {second}", side.value, against.evidence))
                    yield Conflict("role", subject, label(store, subject), role, sides, reason_by_source(side.evidence, against.evidence))


def _denials(store: Store) -> Iterator[Conflict]:
    """Facts that one passage states and another denies."""
    denied = ox.NamedNode(NG + "Denied")
    for claim in sorted({q.subject for q in store.quads_for_pattern(None, STATUS, denied, None)}, key=str):
        denial = claim_of(store, claim) if isinstance(claim, ox.NamedNode | ox.BlankNode) else None
        if denial is None:
            continue
        subject, predicate, object_ = denial.subject, denial.predicate, denial.object
        said = evidence(store, subject, predicate, object_)
        for_it, against = tuple(e for e in said if e.status == "Occurred"), tuple(e for e in said if e.status == "Denied")
        if for_it and against and against[0].claim == denial.claim:
            text = _text(store, object_)
            sides = (Side(f"{text}: so", object_, for_it), Side(f"{text}: denied", object_, against))
            yield Conflict("status", subject, label(store, subject), predicate, sides, reason_by_source(for_it, against))


def _of_property(
    store: Store, kind: str, property_: ox.NamedNode, apart: Callable[[Side, Side], bool], reason: Callable[[Side, Side], Reason]
) -> Iterator[Conflict]:
    for subject in _subjects(store, property_):
        yield from _among(store, kind, subject, property_, _sides(store, subject, property_), apart, reason)


def _among(
    store: Store,
    kind: str,
    subject: ox.NamedNode | ox.BlankNode,
    property_: ox.NamedNode,
    sides: Sequence[Side],
    apart: Callable[[Side, Side], bool],
    reason: Callable[[Side, Side], Reason],
) -> Iterator[Conflict]:
    pairs = [(a, b) for a, b in combinations(sides, 2) if apart(a, b)]
    if pairs:
        involved = tuple(side for side in sides if any(side in pair for pair in pairs))
        yield Conflict(kind, subject, label(store, subject), property_, involved, _best(reason(a, b) for a, b in pairs))


def _sides(store: Store, subject: ox.NamedNode | ox.BlankNode, property_: ox.NamedNode) -> list[Side]:
    """The different values of a property that are not denied, in the order in which they are told."""
    out = []
    for value in sorted({q.object for q in store.quads_for_pattern(subject, property_, None, None)}, key=str):
        said = tuple(evidence(store, subject, property_, value))
        if not _is_silenced(said):
            out.append(Side(_text(store, value), value, said))
    return sorted(out, key=lambda side: min(((p.published or "", p.article, p.begin or 0) for e in side.evidence for p in e.passages), default=("", "", 0)))


def _subjects(store: Store, *properties: ox.NamedNode) -> list[ox.NamedNode | ox.BlankNode]:
    """Who has more than one value of the properties taken together, in the order of IRIs."""
    values: dict[ox.NamedNode | ox.BlankNode, int] = {}
    for property_ in properties:
        for quad in store.quads_for_pattern(None, property_, None, None):
            if isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
                values[quad.subject] = values.get(quad.subject, 0) + 1
    return sorted((s for s, n in values.items() if n > 1), key=str)


def _best(reasons: Iterator[Reason]) -> Reason:
    """The reason that explains most: the first of them in the order of Cause."""
    order = list(Cause)
    return min(reasons, key=lambda r: order.index(r.cause), default=PLAIN)


def _by_source(a: Side, b: Side) -> Reason:
    return reason_by_source(a.evidence, b.evidence)


def _is_silenced(said: Sequence[Evidence]) -> bool:
    return bool(said) and all(e.status in _SILENT for e in said)


def _passages(side: Side) -> set[str]:
    return {p.iri for e in side.evidence for p in e.passages}


def _same_name(a: str, b: str) -> bool:
    """Whether one name is part of the other: "Abedi" and "Salman Abedi"."""
    words, others = set(a.casefold().split()), set(b.casefold().split())
    return words <= others or others <= words


def _has_type(store: Store, subject: Node | None, kind: ox.NamedNode) -> bool:
    return isinstance(subject, ox.NamedNode | ox.BlankNode) and any(True for _ in store.quads_for_pattern(subject, TYPE, kind, None))


def _text(store: Store, value: Node) -> str:
    return str(value) if isinstance(value, ox.Triple) else label(store, value)
