"""What one article says of its things, as far as it helps to know them again in another article: small, and free of the text itself."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsgraph.distances import Point
from newsgraph.identifiers import article_iri
from newsgraph.identity.words import Bag, bag_of, folded
from newsgraph.namespaces import GEO, GEONAMES, NG, RDF_TYPE, SCHEMA

if TYPE_CHECKING:  # whoever puts sketches together needs no annotator
    from newsgraph.claims.claim import Claim
    from newsgraph.ontology import Ontology
    from newsgraph.reading.document import Document

ROOMS = ("person", "organization", "place", "event")
_TRAITS = (SCHEMA + "jobTitle", SCHEMA + "hasOccupation", SCHEMA + "worksFor", SCHEMA + "memberOf", SCHEMA + "affiliation")
_DOERS = frozenset(NG + role for role in ("agent", "authority", "judge", "predecessor"))
"""Roles of those whom an event is not about where it is about others: who appoints appoints many."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One thing of one article.

    `names` are folded, the fullest first; `kinds` the most specific classes (IRIs), `classes` these with those above them; `days` the ISO dates,
    months and years of an event, and `happened` whether it is told as having happened; `places` the folded names and the GeoNames IRIs of
    places, of a place its containers, and `points` where an event's towns are; `link` a place's GeoNames IRI, or the IRI of a body that alone
    bears its name; `people` folded names of the people whom an event is about; `figures` exact figures as "measure value"; `traits` folded
    titles and employers; `words` what is told of an event.
    """

    iri: str
    room: str
    names: tuple[str, ...]
    classes: frozenset[str] = frozenset()
    days: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    link: str = ""
    people: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    genders: frozenset[str] = frozenset()
    words: Bag = ()
    happened: bool = False
    kinds: frozenset[str] = frozenset()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleSketch:
    """The things of one article: `published` an ISO date or None; `company` the folded names of all its named people, organisations and places."""

    article: str
    published: str | None
    company: frozenset[str]
    things: tuple[Sketch, ...]


def sketch_as_bytes(sketch: ArticleSketch) -> bytes:
    """The sketch as lines of JSON, the article's own first, then one a thing; the same bytes for the same sketch."""

    def plain(value: object) -> object:
        return sorted(value) if isinstance(value, frozenset) else value

    rows = [[sketch.article, sketch.published, sorted(sketch.company)], *([plain(getattr(t, name)) for name in _FIELDS] for t in sketch.things)]
    return "\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows).encode()


def sketch_from_bytes(data: bytes) -> ArticleSketch:
    """The sketch that `sketch_as_bytes` wrote; of its first line, the article's without its things."""
    first, *rest = data.split(b"\n")
    article, published, company = json.loads(first)
    return ArticleSketch(article, published, frozenset(company), tuple(map(thing_from_bytes, rest)))


def thing_from_bytes(line: bytes) -> Sketch:
    """The thing of one of the further lines."""
    iri, room, names, classes, days, places, link, people, figures, traits, ages, genders, words, happened, kinds, points = json.loads(line)
    return Sketch(
        iri, room, tuple(names), frozenset(classes), tuple(days), frozenset(places), link, frozenset(people), frozenset(figures), frozenset(traits),
        frozenset(ages), frozenset(genders), tuple(map(tuple, words)), happened, frozenset(kinds), tuple(map(tuple, points)),
    )  # fmt: skip


_FIELDS = tuple(f.name for f in fields(Sketch))


def sketch_of(document: Document, claims: Iterable[Claim], ontology: Ontology, base: str) -> ArticleSketch:
    """The sketch of an article from its claims. Things whose IRI carries the article's id (unnamed people, figures, quotations) have none."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    told: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for claim in claims:
        said[claim.subject][claim.predicate].append(claim.object.text)
        told[claim.subject].add((claim.begin, claim.end))
    things = []
    for iri in sorted(said):
        room = iri.removeprefix(base).split("/", 1)[0]
        facts = said[iri]
        if room in ROOMS and facts[SCHEMA + "name"] and "true" not in facts[NG + "unnamed"]:
            things.append(_sketch(iri, room, said, told[iri], document, ontology))
    company = frozenset(f"{s.room} {s.names[0]}" for s in things if s.room != "event" and s.names[0])
    return ArticleSketch(article_iri(base, document.article.id), document.published, company, tuple(things))


def _sketch(
    iri: str, room: str, said: Mapping[str, Mapping[str, list[str]]], told: Iterable[tuple[int, int]], document: Document, ontology: Ontology
) -> Sketch:
    facts = said[iri]

    def get(*predicates: str) -> list[str]:
        return [value for p in predicates for value in facts.get(p, ())]

    def name(thing: str) -> str:
        return next(iter(said.get(thing, {}).get(SCHEMA + "name", ())), thing)

    def places(predicate: str) -> frozenset[str]:
        linked = (x for p in get(predicate) for x in said.get(p, {}).get(SCHEMA + "sameAs", ()) if x.startswith(GEONAMES))
        return frozenset([*(folded(name(p)) for p in get(predicate)), *linked])

    classes = get(RDF_TYPE)
    names = tuple(dict.fromkeys(folded(n) for n in (*get(SCHEMA + "name"), *sorted(get(SCHEMA + "alternateName")))))
    common = Sketch(iri, room, names, frozenset([*classes, *(c for x in classes for c in ontology.superclasses.get(x, ()))]))
    match room:
        case "event":
            roles = [(p in _DOERS, o) for p, values in facts.items() if p.startswith(NG) for o in values if "/person/" in o]
            named = [(does, folded(name(o))) for does, o in roles if "true" not in said.get(o, {}).get(NG + "unnamed", ())]
            people = frozenset(n for does, n in named if not does) or frozenset(n for _, n in named)
            figures = frozenset(
                f"{said[f][NG + 'measure'][0].rsplit('#', 1)[-1]} {value}" for f in get(NG + "figure") for value in said.get(f, {}).get(SCHEMA + "value", ())
            )
            text = " ".join([document.headline or "", *(document.text[begin:end] for begin, end in sorted(told))])
            days = tuple(sorted({d[:10] for d in get(SCHEMA + "startDate")}))
            happened = not {NG + "Planned", NG + "Cancelled"} & {*get(NG + "status")}
            towns = (said[p] for p in get(SCHEMA + "location") if SCHEMA + "City" in said.get(p, {}).get(RDF_TYPE, ()))
            points = tuple(sorted((float(t[GEO + "lat"][0]), float(t[GEO + "long"][0])) for t in towns if GEO + "lat" in t))
            return replace(
                common, days=days, places=places(SCHEMA + "location"), people=people, figures=figures, words=bag_of(text), happened=happened,
                kinds=frozenset(classes), points=points,
            )  # fmt: skip
        case "person":
            traits = frozenset(folded(name(t)) for t in get(*_TRAITS))
            ages = frozenset(int(a) for a in get(NG + "age"))
            return replace(common, traits=traits, ages=ages, genders=frozenset(get(SCHEMA + "gender")))
        case "place":
            link = next((x for x in sorted(get(SCHEMA + "sameAs")) if x.startswith(GEONAMES)), "")
            return replace(common, places=places(SCHEMA + "containedInPlace"), link=link)
    parents = frozenset(folded(name(t)) for t in get(SCHEMA + "parentOrganization"))
    link = _known_bodies(ontology).get(names[0], "")
    return replace(common, places=places(SCHEMA + "location"), traits=parents, link=link)


@lru_cache(maxsize=2)
def _known_bodies(ontology: Ontology) -> dict[str, str]:
    """By their folded names."""
    return {folded(name): body for name, body in ontology.known_bodies.items()}
