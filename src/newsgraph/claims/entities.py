"""Claims about people, groups, organisations and places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsgraph.claims.claim import Claim, Value, boolean, integer, iri, string
from newsgraph.claims.names import Namer
from newsgraph.claims.story import Story
from newsgraph.finding.mentions import Form, Kind
from newsgraph.finding.origins import UNSURE_HOME
from newsgraph.identifiers import thing_iri
from newsgraph.namespaces import GEO, GEONAMES, NG, RDF_TYPE, SCHEMA, XSD
from newsgraph.ontology import Ontology
from newsgraph.resolving.entities import Entity, key
from newsgraph.resolving.gazetteer import GazetteerEntry, fold

_CLASSES = {
    Kind.PERSON: SCHEMA + "Person",
    Kind.GROUP: NG + "PersonGroup",
    Kind.ORGANIZATION: SCHEMA + "Organization",
    Kind.PLACE: SCHEMA + "Place",
    Kind.THING: NG + "Thing",
}
_PLACE_KINDS = {
    "country": SCHEMA + "Country",
    "city": SCHEMA + "City",
    "admin1": SCHEMA + "AdministrativeArea",
    "admin2": SCHEMA + "AdministrativeArea",
    "continent": SCHEMA + "Continent",
}
_AFTER_HEAD = r" (?:of|for|on|in|against) |, (?!(?:Inc|Ltd|LLC|plc)\b)"
_LITERALS = {"schema:jobTitle", "schema:alternateName", "schema:honorificPrefix", "schema:birthDate", "schema:deathDate", "schema:gender"}
_COUNTRY_VALUED = {"schema:nationality"}
_ENTITY_VALUED = {
    "schema:worksFor": (Kind.ORGANIZATION, Kind.PLACE, Kind.THING),
    "schema:memberOf": (Kind.ORGANIZATION,),
    "schema:affiliation": (Kind.ORGANIZATION,),
    "schema:parentOrganization": (Kind.ORGANIZATION,),
    "schema:birthPlace": (Kind.PLACE,),
    "schema:homeLocation": (Kind.PLACE,),
    "schema:location": (Kind.PLACE,),
    "schema:spouse": (Kind.PERSON,),
    "schema:parent": (Kind.PERSON,),
    "schema:children": (Kind.PERSON,),
    "schema:sibling": (Kind.PERSON,),
}


def entity_claims(story: Story, namer: Namer, wanted: set[int]) -> Iterator[Claim]:
    """Types, names, links and attributes of the entities `wanted` (indexes)."""
    for entity in story.entities.all:
        if entity.index in wanted:
            yield from _identity(entity, story, namer)
            if entity.kind is Kind.PLACE:
                yield from _position(entity, story, namer, wanted)
    yield from _attributes(story, namer, wanted)


def _first(entity: Entity, story: Story, name: str | None = None) -> tuple[int, int]:
    """The characters of the first mention that bears the name."""
    found = [story.mentions.all[m] for m in entity.mentions]
    chosen = next((m for m in found if m.text == (name or entity.name)), found[0])
    return story.span(chosen.start, chosen.end)


def _identity(entity: Entity, story: Story, namer: Namer) -> Iterator[Claim]:
    me = namer.entities[entity.index]
    begin, end = _first(entity, story)
    sure = 0.95 if entity.named else 0.85
    for cls in entity_classes(entity, story):
        yield Claim(me, RDF_TYPE, iri(cls), begin, end, sure)
    yield Claim(me, SCHEMA + "name", string(entity.name), begin, end, sure)
    if not entity.named and entity.kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE):
        yield Claim(me, NG + "unnamed", boolean(True), begin, end, sure)
    known = {key(entity.name)}
    for alias in entity.aliases:
        if key(alias) not in known:
            known.add(key(alias))
            yield Claim(me, SCHEMA + "alternateName", string(alias), *_first(entity, story, alias), sure)
    if entity.kind is Kind.PERSON:
        for title in entity.titles:
            with_title = next(m for i in entity.mentions if (m := story.mentions.all[i]).title == title)
            yield Claim(me, SCHEMA + "honorificPrefix", string(title), *story.passage(with_title.head), 0.95)
        if entity.gender:
            shows = next(m for i in entity.mentions if (m := story.mentions.all[i]).gender == entity.gender)
            yield Claim(me, SCHEMA + "gender", iri(SCHEMA + entity.gender.capitalize()), *story.passage(shows.head), 0.9)
    if entity.kind is Kind.GROUP:
        yield from _size(entity, me, story)


def entity_classes(entity: Entity, story: Story) -> tuple[str, ...]:
    """The most specific classes of an entity, by its kind, its gazetteer entry, and the words of its name."""
    base = _CLASSES[entity.kind]
    if entity.kind is Kind.PLACE and entity.index in story.linked and story.linked[entity.index].kind in _PLACE_KINDS:
        return (_PLACE_KINDS[story.linked[entity.index].kind],)
    if entity.kind in (Kind.ORGANIZATION, Kind.PLACE):
        for words in _telling_words(entity, story.ontology):
            classes = [c for c in story.ontology.name_words.get(words, ()) if story.ontology.is_a(c, base)]
            if classes and words not in story.ontology.lists["open-name-words" if entity.named else "nouns-of-many-kinds"]:
                return (classes[0],)
    return (base,)


def _telling_words(entity: Entity, ontology: Ontology) -> Iterator[str]:
    """The words of a name that may say what bears it: the whole, the end of its head, the longest first, and its first: "University of X", "Radio X"."""
    whole = key(entity.name)
    head = key(re.sub(r"(?: \d+)+$", "", re.split(_AFTER_HEAD, entity.name, maxsplit=1)[0]))  # "Department of Primary Industries" is no corporation
    yield from (" ".join(whole[k:]) for k in range(len(whole) - 1))  # "House of Commons" ends in no word that tells
    yield from (" ".join(head[k:]) for k in range(len(head)) if head != ("group",))  # "Group of Six" is no corporation
    if len(whole) > 1 and whole[0] in ontology.lists["leading-name-words"]:
        yield whole[0]


def _size(entity: Entity, me: str, story: Story) -> Iterator[Claim]:
    counts = (q for m in entity.mentions for q in story.counts.get(story.mentions.all[m].head, ()))
    exact = [q for q in counts if not q.approximate and q.value is not None and q.value == int(q.value)]
    if exact:
        first = min(exact, key=lambda q: q.start)
        yield Claim(me, NG + "size", integer(int(first.value or 0)), *story.passage(first.head), 0.9)


def _position(entity: Entity, story: Story, namer: Namer, wanted: set[int]) -> Iterator[Claim]:
    me = namer.entities[entity.index]
    entry = story.linked.get(entity.index)
    begin, end = _first(entity, story)
    if entry is not None:
        if fold(entry.name) not in {fold(name) for name in (entity.name, *entity.aliases)}:
            yield Claim(me, SCHEMA + "alternateName", string(entry.name), begin, end, 0.9)  # so that "D.C." is found as Washington
        if entry.id:
            yield Claim(me, SCHEMA + "sameAs", iri(f"{GEONAMES}{entry.id}/"), begin, end, 0.9)
        yield Claim(me, GEO + "lat", _degrees(entry.latitude), begin, end, 0.9)
        yield Claim(me, GEO + "long", _degrees(entry.longitude), begin, end, 0.9)
        code = entry.country if entry.kind == "country" else entry.iso
        if code:
            yield Claim(me, SCHEMA + "identifier", string(code), begin, end, 0.9)
    for container in sorted(story.within.get(entity.index, ())):
        if container in wanted:
            yield Claim(me, SCHEMA + "containedInPlace", iri(namer.entities[container]), begin, end, 0.9)
    for (inner, outer), token in sorted(story.assumed.items()):
        if inner == entity.index:
            for container in sorted({outer, *story.within.get(outer, ())} & wanted):
                yield Claim(me, SCHEMA + "containedInPlace", iri(namer.entities[container]), *story.passage(token), 0.6)


def _degrees(x: float) -> Value:
    return Value(f"{x:.5f}".rstrip("0").rstrip(".") if "." in f"{x:.5f}" else f"{x}", XSD + "decimal")


def _attributes(story: Story, namer: Namer, wanted: set[int]) -> Iterator[Claim]:
    titles = _titles(story)
    for a in story.attributes:
        subject = story.entities.at(story.mentions.all[a.subject])
        if subject is None or subject.index not in wanted:
            continue
        me = namer.entities[subject.index]
        passage = story.span(a.start, a.end)
        prefix, local = a.property.split(":", 1)
        predicate = (NG if prefix == "ng" else SCHEMA) + local
        sure = a.confidence if story.mentions.all[a.subject].form is Form.NAME else min(a.confidence, 0.75)
        value = a.value
        if a.property in _COUNTRY_VALUED:
            country = story.gazetteer.country_of_demonym(str(value)) if isinstance(value, str) else _entry(story, value)
            if country is not None and country.kind == "country":
                where = country_node(country, story, namer)
                yield Claim(me, predicate, iri(where), *passage, sure)
                if where not in namer.entities.values():
                    yield from _country(country, where, passage)
        elif a.property in _ENTITY_VALUED:
            other = story.entities.at(story.mentions.all[value]) if isinstance(value, int) else None
            told = other is not None and (other.named or " " in other.name)  # "the brewery" only where it has a name
            if a.property == "schema:homeLocation" and a.confidence <= UNSURE_HOME and (other is None or other.index not in story.linked):
                continue
            if other is not None and told and other.kind in _ENTITY_VALUED[a.property] and other.index != subject.index and other.index in wanted:
                yield Claim(me, predicate, iri(namer.entities[other.index]), *passage, sure)
        elif a.property == "ng:age" and isinstance(value, int):
            yield Claim(me, predicate, integer(value), *passage, sure)
        elif a.property == "schema:jobTitle" and str(value).lower() in titles[subject.index]:
            yield Claim(me, predicate, string(titles[subject.index][str(value).lower()]), *passage, sure)
        elif isinstance(value, str) and a.property in _LITERALS and a.property != "schema:jobTitle":
            yield Claim(me, predicate, string(value), *passage, sure)


def _titles(story: Story) -> Mapping[int, Mapping[str, str]]:
    """Entity ► its job titles in lower case, each with how it is written where a sentence does not begin with it; none that another says in more words."""
    told: dict[int, dict[str, str]] = defaultdict(dict)
    for a in story.attributes:
        subject = story.entities.at(story.mentions.all[a.subject])
        if a.property == "schema:jobTitle" and subject is not None:
            title = str(a.value)
            known = told[subject.index].setdefault(title.lower(), title)
            if title[:1].islower() and not known[:1].islower():
                told[subject.index][title.lower()] = title
    return {
        who: {k: v for k, v in all_of.items() if not any(f" {k} " in f" {other} ".replace("-", " ") and k != other for other in all_of)}
        for who, all_of in told.items()
    }


def _entry(story: Story, mention: int) -> GazetteerEntry | None:
    entity = story.entities.at(story.mentions.all[mention])
    return story.linked.get(entity.index) if entity is not None else None


def country_node(country: GazetteerEntry, story: Story, namer: Namer) -> str:
    """The IRI of a country: the article's own place of that gazetteer entry, else one named after it."""
    for index, entry in sorted(story.linked.items()):
        if entry.id == country.id and index in namer.entities:
            return namer.entities[index]
    return thing_iri(namer.base, "place", country.name)


def _country(country: GazetteerEntry, where: str, passage: tuple[int, int]) -> Iterator[Claim]:
    cls = _PLACE_KINDS.get(country.kind, SCHEMA + "Place")
    yield Claim(where, RDF_TYPE, iri(cls), *passage, 0.85)
    yield Claim(where, SCHEMA + "name", string(country.name), *passage, 0.85)
    if country.id:
        yield Claim(where, SCHEMA + "sameAs", iri(f"{GEONAMES}{country.id}/"), *passage, 0.85)
