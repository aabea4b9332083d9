"""What there is to show of one thing: its names and kind, every fact with its claims, and where others speak of it.

Facts are the claimed ones, so that only the most specific class and role are told; a graph without claims tells its plain triples.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from newsgraph.asking.evidence import FROM, OBJECT, PREDICATE, SUBJECT, Evidence, Node, Passage, claim_of
from newsgraph.asking.figures import COUNTS
from newsgraph.asking.things import label
from newsgraph.namespaces import GEO, NG, NIF, SCHEMA, TYPE
from newsgraph.ontology import load_ontology
from newsgraph.storing.store import Store

NAME, ALSO, START, END, PLACE, WITHIN, CREATOR, TEXT = (
    ox.NamedNode(SCHEMA + name) for name in ("name", "alternateName", "startDate", "endDate", "location", "containedInPlace", "creator", "text")
)
STATUS, FIGURE = ox.NamedNode(NG + "status"), ox.NamedNode(NG + "figure")
# The first that fits names the kind; what is none of these and has a name is a thing.
KINDS = (
    ("article", SCHEMA + "NewsArticle"),
    ("event", NG + "Event"),
    ("statement", NG + "Statement"),
    ("figure", NG + "Figure"),
    ("claim", NG + "Claim"),
    ("passage", NG + "Passage"),
    ("person", SCHEMA + "Person"),
    ("group", NG + "PersonGroup"),
    ("organization", SCHEMA + "Organization"),
    ("place", SCHEMA + "Place"),
)
_LISTED = frozenset((SCHEMA + "mentions", SCHEMA + "subEvent"))  # told the other way round
_BOOKKEEPING = _LISTED | {p.value for p in (SUBJECT, PREDICATE, OBJECT, FROM)} | {NIF + "referenceContext"}
_TOLD_APART = frozenset(
    (
        *(TYPE, NAME, STATUS, FIGURE, START, END, *COUNTS),
        *(ox.NamedNode(NG + name) for name in ("unnamed", "direct")),
        *(ox.NamedNode(GEO + name) for name in ("lat", "long")),
    )
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MANY, _MANY_CLAIMS, _COUNTED = 200, 150, 5000


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of a thing: the property, the value, and the claims behind it (none in a graph without claims)."""

    subject: ox.NamedNode | ox.BlankNode
    predicate: ox.NamedNode
    value: Node
    evidence: tuple[Evidence, ...]

    @property
    def status(self) -> str:
        """Occurred where one passage says so, else what the passages say: Alleged, Denied, Planned …."""
        return "Occurred" if not self.evidence or any(e.status == "Occurred" for e in self.evidence) else self.evidence[0].status


@dataclass(frozen=True, slots=True)
class Profile:
    """One thing. `types` are readable; `elsewhere` are the facts that have it as their value; `more` counts further claims of these, up to 5,000."""

    node: ox.NamedNode
    name: str
    kind: str
    types: tuple[str, ...]
    facts: tuple[Fact, ...]
    elsewhere: tuple[Fact, ...] = ()
    more: int = 0

    def of(self, predicate: ox.NamedNode) -> list[Fact]:
        """The facts with this property."""
        return [f for f in self.facts if f.predicate == predicate]

    @property
    def roles(self) -> list[Fact]:
        """Who takes part in the event, and as what."""
        return [f for f in self.facts if is_role(f.predicate)]

    @property
    def places(self) -> list[Fact]:
        """Where the event was."""
        return self.of(PLACE)

    @property
    def details(self) -> list[Fact]:
        """The facts that say more than name, kind, date, place, roles and figures do."""
        return [f for f in self.facts if f.predicate not in _TOLD_APART and not is_role(f.predicate) and not (self.kind == "event" and f.predicate == PLACE)]

    @property
    def status(self) -> str:
        """What the passages say of the event: Occurred, Planned, Alleged …."""
        said = sorted({f.value.value.rsplit("#", 1)[-1] for f in self.of(STATUS) if isinstance(f.value, ox.NamedNode)})
        return "Occurred" if not said or "Occurred" in said else said[0]


def profile(store: Store, node: ox.NamedNode, *, elsewhere: bool = True, most: int = _MANY, tellers: int = _MANY_CLAIMS) -> Profile:
    """Everything to show of `node`, from at most `most` claims that have it as their value and at most `tellers` of any one fact."""
    types = types_of(store, node)
    found: tuple[Fact, ...] = ()
    more = 0
    if elsewhere:
        quads = store.quads_for_pattern(None, OBJECT, node, None)
        found = tuple(_facts(_claims(store, islice(quads, most), tellers)))
        more = 0 if next(quads, None) is None else min(_COUNTED, _count(store, node) - most)
        if not found:
            found = tuple(
                Fact(q.subject, q.predicate, node, ())
                for q in islice(store.quads_for_pattern(None, None, node, None), most)
                if isinstance(q.subject, ox.NamedNode) and q.predicate.value not in _BOOKKEEPING
            )
    return Profile(node, label(store, node), kind_of(types), type_labels(types), facts_of(store, node, tellers), found, more)


def _count(store: Store, node: ox.NamedNode) -> int:
    """How many claims have a thing as their value, up to some; the store counts faster than it tells."""
    rows = store.query(f"SELECT (COUNT(*) AS ?n) {{ SELECT ?claim {{ ?claim {OBJECT} {node} }} LIMIT {_COUNTED + _MANY} }}")
    assert isinstance(rows, ox.QuerySolutions)
    return int(getattr(next(rows)["n"], "value", 0))


def glance(store: Store, node: ox.NamedNode) -> Profile:
    """What a list shows of `node`: name, kind, and of an event the plain facts of date, place and status."""
    types = types_of(store, node)
    kind = kind_of(types)
    told = (START, END, PLACE, STATUS) if kind == "event" else ()
    facts = (Fact(node, p, q.object, ()) for p in told for q in store.quads_for_pattern(node, p, None, None))
    return Profile(node, label(store, node), kind, type_labels(types), tuple(sorted(facts, key=lambda f: str(f.value))))


def profiles_of(store: Store, claims: Iterable[Evidence]) -> list[Profile]:
    """The things that the claims are about, with the facts of these claims alone, in the order of their IRIs."""
    by_subject: dict[ox.NamedNode, list[Evidence]] = {}
    for e in claims:
        if isinstance(e.subject, ox.NamedNode):
            by_subject.setdefault(e.subject, []).append(e)
    kinds = ((node, types_of(store, node)) for node in sorted(by_subject, key=str))
    return [Profile(node, label(store, node), kind_of(types), type_labels(types), tuple(_facts(by_subject[node]))) for node, types in kinds]


def facts_of(store: Store, node: ox.NamedNode, tellers: int = _MANY_CLAIMS) -> tuple[Fact, ...]:
    """The claimed facts of a thing; of one that nothing is claimed of, its plain triples.

    Of a thing that thousands of claims speak of, such as a country, its plain triples with the first of the claims.
    """
    quads = store.quads_for_pattern(None, SUBJECT, node, None)
    claimed = _facts(_claims(store, islice(quads, _MANY_CLAIMS), tellers))
    if claimed and next(quads, None) is None:
        return tuple(claimed)
    # A property above one that is claimed says nothing new.
    above = load_ontology().superproperties
    known = {(p, f.value) for f in claimed for p in (f.predicate.value, *above.get(f.predicate.value, ()))}
    plain = sorted((q for q in store.quads_for_pattern(node, None, None, None) if q.predicate.value not in _LISTED), key=str)
    return (*claimed, *(Fact(node, q.predicate, q.object, ()) for q in plain if (q.predicate.value, q.object) not in known))


def _claims(store: Store, quads: Iterable[ox.Quad], tellers: int) -> list[Evidence]:
    """The claims that are the subjects of quads, at most `tellers` of one fact, in the order of where they stand."""
    known: dict[Node, Passage | None] = {}
    told: Counter[frozenset[Node]] = Counter()
    said = []
    for claim in (q.subject for q in quads if isinstance(q.subject, ox.NamedNode | ox.BlankNode)):
        fact = frozenset(q.object for q in store.quads_for_pattern(claim, None, None, None) if q.predicate in (SUBJECT, PREDICATE, OBJECT))
        told[fact] += 1
        if told[fact] <= tellers:
            said.append(claim_of(store, claim, known))
    return sorted((e for e in said if e is not None), key=lambda e: (*((p.published or "", p.article, p.begin or 0) for p in e.passages[:1]), e.claim))


def _facts(said: Iterable[Evidence]) -> list[Fact]:
    found: dict[tuple[object, object, object], list[Evidence]] = {}
    for e in said:
        found.setdefault((e.subject, e.predicate, e.object), []).append(e)
    return [Fact(es[0].subject, es[0].predicate, es[0].object, tuple(es)) for es in found.values()]


def kind_of(types: Iterable[str]) -> str:
    """The kind that class IRIs make a thing: article, event, person, group, organization, place, statement … or thing."""
    known = set(types)
    return next((kind for kind, cls in KINDS if cls in known), "thing")


def types_of(store: Store, node: ox.NamedNode | ox.BlankNode) -> list[str]:
    """The class IRIs of a thing."""
    return [q.object.value for q in store.quads_for_pattern(node, TYPE, None, None) if isinstance(q.object, ox.NamedNode)]


def type_labels(types: Iterable[str]) -> tuple[str, ...]:
    """The most specific classes in words; the kind itself ("person", "event") is not worth saying."""
    general = {cls for _, cls in KINDS} | {NG + "Thing", SCHEMA + "Quotation", SCHEMA + "QuantitativeValue"}
    ours = {t for t in types if t.startswith((NG, SCHEMA))}  # what was concluded in other vocabularies says the same again
    return tuple(in_words(t) for t in load_ontology().most_specific((ours or set(types)) - general))


def is_role(predicate: ox.NamedNode) -> bool:
    """Whether a property says who takes part in an event."""
    participant = NG + "participant"
    return predicate.value == participant or participant in load_ontology().superproperties.get(predicate.value, ())


def in_words(iri: str) -> str:
    """A class or property as people say it: the ontology's label, else the end of the IRI in separate words."""
    known = load_ontology().labels.get(iri)
    return known or _CAMEL.sub(" ", iri.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]).lower()
