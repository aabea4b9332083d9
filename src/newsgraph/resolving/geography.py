"""Place mentions ► gazetteer entries and containment: "Reading, Berkshire, UK" says where Reading is."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsgraph.annotation.tree import Doc
from newsgraph.finding.demonyms import COUNTRIES
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.wordlists import words
from newsgraph.reading.document import Document
from newsgraph.resolving.entities import Entities, Entity, key
from newsgraph.resolving.gazetteer import Gazetteer, GazetteerEntry
from newsgraph.resolving.places import PlaceName, home_country, inside, link_places

_OF_PARTS = frozenset(("UK", "U.K.", "United Kingdom", "Britain", "Great Britain", "US", "U.S.", "USA", "United States", "China", "Spain", "Russia", "Denmark"))
"""Countries that others in the list of demonyms lie in: “Scotland, UK”, “Georgia, US”."""
_STATE_BODIES = frozenset(("bureau", "department", "patrol", "police", "supreme", "legislature", "division", "attorney", "troopers", "commission"))
_STATE = 300_000  # people, below which a part of a country is hardly known by its name: "Toledo" is a district of Belize
_JOINERS = frozenset((",", "in", "the", "(", "of"))
_LONGEST_ADDRESS = 3
_GREAT = 100_000  # inhabitants
_WIDEST_LINK = 3  # tokens between two places that belong together


def locate(doc: Doc, mentions: Mentions, gazetteer: Gazetteer, document: Document) -> dict[str, GazetteerEntry]:
    """The gazetteer entries of the article's place names, by name; a name that cannot be told is absent."""
    inside_of = text_containment(doc, mentions)
    beside = listed_places(doc, mentions)
    told: dict[str, list[Mention]] = defaultdict(list)
    alone = {m.text for m in mentions.all if m.kind is Kind.PLACE and not m.nested}
    for mention in mentions.all:
        if (
            mention.kind is Kind.PLACE
            and mention.form is Form.NAME
            and mention.text.lower() not in words("directions")  # "at North and Mill avenues"
            and (mention.text.lower() not in words("heavenly-bodies") or mention.index in inside_of)
            and not _within_known(doc, mention, mentions, gazetteer)
            and (mention.text in alone or not _is_airport(mentions.at(mention.start)) or _is_great(mention.text, gazetteer))
        ):
            told[mention.text].append(mention)
    quarters = [f" {name}" for name, found in told.items() if any(_is_quarter(doc, m) for m in found)]
    names = [
        PlaceName(
            name,
            tuple(dict.fromkeys(mentions.all[inside_of[m.index]].text for m in found if m.index in inside_of)),
            venue=_is_venue(name),
            quarter=any(q.endswith(f" {name}") for q in quarters),  # "Hale" of the "West Side Hale neighborhood", too
            weight=max(_weight(doc, m, mentions, document) for m in found),
            beside=tuple(sorted(beside.get(name, ()))),
            kinds=frozenset(k for m in found for k in _said_kinds(doc, m)),
            article=any(_has_article(doc, m) for m in found),
            region=any(_is_region(doc, m) for m in found),
        )
        for name, found in told.items()
        if not all(_is_street(doc, m) or _is_shop(doc, m) for m in found)
    ]
    demonyms: dict[str, None] = {}
    for token in doc:
        if (
            token.pos_ in ("ADJ", "PROPN", "NOUN")
            and token.text[:1].isupper()
            and token.text not in told
            and gazetteer.country_of_demonym(token.text) is not None
        ):
            demonyms.setdefault(token.text)
    if _is_american(doc):
        demonyms.setdefault("American")
    home = home_country(document.article.url, document.article.publisher)
    return link_places(names, gazetteer, home=home, demonyms=tuple(demonyms), states=tuple(_states_of_bodies(doc, mentions, gazetteer)))


def is_of_body(doc: Doc, mention: Mention, mentions: Mentions) -> bool:
    """Whether a place name stands in the name of a police, a council or the like, or before a word for one: "Leeds police"."""
    outer = mentions.at(mention.start) if mention.nested else None
    after = doc[mention.end].lower_ if mention.end < len(doc) else ""
    return (outer is not None and outer.kind is not Kind.PLACE) or after in words("local-bodies")


def _is_american(doc: Doc) -> bool:
    """Whether an article is spelt the American way."""
    tokens = {t.lower_ for t in doc}
    return len(tokens & words("american-english")) > len(tokens & words("british-english"))


def _states_of_bodies(doc: Doc, mentions: Mentions, gazetteer: Gazetteer) -> Iterator[GazetteerEntry]:
    """The states with whose names bodies of theirs begin: “Mississippi Bureau of Investigation”, “North Dakota Highway Patrol”."""
    for name in dict.fromkeys(m.text for m in mentions.all if m.kind is Kind.ORGANIZATION and m.form is Form.NAME):
        first, *rest = name.split()
        if _STATE_BODIES.isdisjoint(w.lower() for w in rest):
            continue
        for state in (first, f"{first} {rest[0]}"):
            found = gazetteer.find(state)
            if found and found[0].kind == "admin1" and found[0].name == state and found[0].population > _STATE:
                yield found[0]


def _within_known(doc: Doc, mention: Mention, mentions: Mentions, gazetteer: Gazetteer) -> bool:
    """“Carolina” in “North Carolina”: no name of its own, because the gazetteer knows the whole; nor one in a street's name."""
    outer = mentions.at(mention.start) if mention.nested else None
    return (
        outer is not None
        and outer.kind is Kind.PLACE
        and outer.start < mention.start
        and (bool(gazetteer.find(outer.text)) or _is_street(doc, outer) or _is_venue(outer.text))
    )


def _is_great(name: str, gazetteer: Gazetteer) -> bool:
    """Whether an airport may be called after it: “Lima Airport”, while “Bradley” of “Bradley Airport” may be nobody's town."""
    return any(e.kind == "city" and e.population > _GREAT for e in gazetteer.find(name))


def _is_airport(mention: Mention | None) -> bool:
    return mention is not None and key(mention.text)[-1:] in (("airport",), ("airfield",), ("airstrip",))


def _is_street(doc: Doc, mention: Mention) -> bool:
    """“The 300 block of Tennessee”, “1200 Broadway”, “on Broadway”: a street, whatever else bears its name."""
    before = [t.lower_ for t in doc[max(0, mention.start - 3) : mention.start]]
    if not before:
        return False
    if before[-1] == "near" and mention.end < len(doc) and doc[mention.end].lower_ in ("and", "&"):
        return any(t.lower_ in ("block", "blocks") for t in doc[doc[mention.start].sent.start : mention.start])  # "the 300 block of Elm, near Kelly and Dale"
    return (
        before[-1].isdigit() or before[-1] in ("on", "along") or (before[-1] == "of" and before[-2:-1] in (["block"], ["blocks"], ["corner"], ["intersection"]))
    )


def _is_shop(doc: Doc, mention: Mention) -> bool:
    """“At Macy's”: whose name owns nothing is no town's."""
    return mention.end < len(doc) and doc[mention.end].lower_ in ("'s", "’s") and doc[mention.head].dep_ != "nmod:poss"


def _is_quarter(doc: Doc, mention: Mention) -> bool:
    """“The Fernhill neighborhood”."""
    side = mention.text.lower().replace(" ", "") in words("sides-of-town")
    return side or (mention.end < len(doc) and doc[mention.end].lower_ in words("quarter-nouns"))


def _has_article(doc: Doc, mention: Mention) -> bool:
    """“The Rio Grande”, but not “the Leeds police”."""
    return mention.start > 0 and doc[mention.start - 1].lower_ == "the" and doc[mention.start - 1].head.i == mention.head


def _is_region(doc: Doc, mention: Mention) -> bool:
    """“The Ural region”, “Tarn province”: no town of that name."""
    return mention.end < len(doc) and doc[mention.end].lower_ in words("kinds-of-place") and _KIND_WORDS.get(doc[mention.end].lower_) in ("admin1", "admin2")


def _weight(doc: Doc, mention: Mention, mentions: Mentions, document: Document) -> float:
    """A dateline and the names of local bodies say more of where an article plays than what it mentions."""
    line = document.dateline
    if _is_street(doc, mention) or _is_venue(mention.text):
        return 0.0
    return 3.0 if line is not None and line[0] <= doc[mention.start].idx < line[1] else 2.0 if is_of_body(doc, mention, mentions) else 1.0


_KIND_WORDS = {
    **dict.fromkeys(("state", "province", "region", "prefecture", "governorate", "oblast", "territory"), "admin1"),
    **dict.fromkeys(("county", "district", "regency", "department", "municipality"), "admin2"),
    **dict.fromkeys(("city", "town", "village", "suburb", "resort", "port"), "city"),
}


def _said_kinds(doc: Doc, mention: Mention) -> frozenset[str]:
    """“Washington state”, “the town of Ely”: what kind of place the words right beside a name say that it is."""
    after = doc[mention.end].lower_ if mention.end < len(doc) else ""
    before = doc[mention.start - 2].lower_ if mention.start > 1 and doc[mention.start - 1].lower_ == "of" else ""
    said = {_KIND_WORDS[w] for w in (after, before) if w in _KIND_WORDS}
    if after == "gubernatorial" or (mention.start > 1 and doc[mention.start - 1].lower_ == "from" and doc[mention.start - 2].lower_ in ("senator", "senators")):
        said.add("admin1")  # "the junior senator from New York"
    if mention.start > 1 and doc[mention.start - 1].lower_ == "of" and doc[mention.start - 2].ent_type_ == "PERSON":
        sentence = doc[mention.start].sent
        if any(t.lower_ in words("state-offices") for t in doc[sentence.start : mention.start]):
            said.add("admin1")  # "Senator Ann Roe of Georgia"
    return frozenset(said)


def _is_venue(name: str) -> bool:
    parts = key(name)
    return len(parts) > 1 and not words("venue-nouns").isdisjoint((parts[0], parts[-1]))


def listed_places(doc: Doc, mentions: Mentions) -> dict[str, set[str]]:
    """Place name ► the names next to it in an enumeration: "Oregon, Washington and Idaho"."""
    out: dict[str, set[str]] = defaultdict(set)
    places = [m for m in mentions.all if m.kind is Kind.PLACE and m.form is Form.NAME]
    inside = text_containment(doc, mentions)
    for a, b in itertools.pairwise(places):
        between = {t.lower_ for t in doc[a.end : b.start]}
        if between and between <= {",", "and", "or", "&", ";"} and a.index not in inside:
            out[a.text].add(b.text)
            out[b.text].add(a.text)
    return out


def text_containment(doc: Doc, mentions: Mentions) -> dict[int, int]:
    """Place mention ► the place mention that the text puts it in: "Paris, Texas", "Forbury Gardens in Reading", "Leeds's Holbeck neighbourhood"."""
    places = [m for m in mentions.all if m.kind is Kind.PLACE and m.form is Form.NAME]
    listed = _listed(doc, places)
    out: dict[int, int] = {}
    for a, b in itertools.pairwise(places):
        if not 0 < b.start - a.end <= _WIDEST_LINK:
            continue
        between = doc[a.end : b.start]
        if len(between) == 1 and between[0].lower_ in ("'s", "’s") and _is_quarter(doc, b):
            out[b.index] = a.index
        if doc[a.start].sent != doc[b.start].sent or set(key(a.text)) <= set(key(b.text)) or {"district", "of"} <= {t.lower_ for t in doc[a.start : a.end]}:
            continue  # "the court of the Western District of Norland in Lund"
        told = [t.lower_ for t in between]
        part = told[0] in words("quarter-nouns") or told[0] in ("area", "district")  # "the Holbeck area of Leeds"
        joined = told[part:]
        if joined and set(joined) <= _JOINERS and joined[0] != "the" and (joined[0] != "of" or part or _is_part(a)):
            if joined in ([","], [",", "the"]) and (a.index in listed or (a.text in COUNTRIES and b.text in COUNTRIES - _OF_PARTS)):
                continue  # "Benin, Nigeria join the bloc"
            out[a.index] = b.index
    return out


def _is_part(mention: Mention) -> bool:
    return key(mention.text)[-1:] != () and key(mention.text)[-1] in ("city", "district", "suburb", "centre", "center", "coast", "area")


def _listed(doc: Doc, places: Sequence[Mention]) -> set[int]:
    """The mentions of enumerations: “France, Germany and Spain” and whatever goes on beyond “Paris, Texas, US”."""
    out: set[int] = set()
    run: list[Mention] = []
    for mention in places:
        if not (run and mention.start - run[-1].end <= _WIDEST_LINK and doc[run[-1].end : mention.start].text.strip() in (",", ", the")):
            run = []
        run.append(mention)
        after = [doc[i].lower_ for i in range(mention.end, min(mention.end + 2, len(doc)))]
        joined = after[:1] in (["and"], ["or"], ["&"]) or after in ([",", "and"], [",", "or"])
        if len(run) > _LONGEST_ADDRESS or (joined and len(run) > 1) or (run[0].start and doc[run[0].start - 1].lower_ == "between"):
            out.update(m.index for m in run)
    return out


def place_containers(doc: Doc, mentions: Mentions, entities: Entities, linked: Mapping[int, GazetteerEntry], gazetteer: Gazetteer) -> dict[int, frozenset[int]]:
    """Place entity ► all place entities of the article that contain it, by the text or by the gazetteer; no cycles."""
    direct: dict[int, set[int]] = defaultdict(set)
    for a, b in text_containment(doc, mentions).items():
        inner, outer = entities.at(mentions.all[a]), entities.at(mentions.all[b])
        if inner is not None and outer is not None and inner.index != outer.index and _may_hold(linked.get(outer.index), linked.get(inner.index)):
            direct[inner.index].add(outer.index)
    for mention in mentions.all:
        if mention.nested:
            inner, outer = entities.at(mentions.at(mention.start)), entities.at(mention)
            if inner is None or outer is None or not _is_known(outer, mentions, linked):
                continue
            if inner.kind is Kind.PLACE and inner.index != outer.index and inner.index not in linked:
                direct[inner.index].add(outer.index)
    by_entry = {entry.id: index for index, entry in sorted(linked.items(), reverse=True) if entry.id}
    for index, entry in linked.items():
        for parent in gazetteer.parents(entry):
            outer_index = by_entry.get(parent.id)
            if outer_index is not None and outer_index != index:
                direct[index].add(outer_index)
    _by_name([e for e in entities.all if e.kind is Kind.PLACE and e.named and _is_known(e, mentions, linked)], direct, linked)
    closed: dict[int, frozenset[int]] = {}
    for index in sorted(direct):
        seen: dict[int, None] = {}
        queue = sorted(direct[index])
        while queue:
            one = queue.pop(0)
            if one != index and one not in seen:
                seen[one] = None
                queue.extend(sorted(direct.get(one, ())))
        closed[index] = frozenset(p for p in seen if index not in closed.get(p, ()))
    return closed


def _is_known(place: Entity, mentions: Mentions, linked: Mapping[int, GazetteerEntry]) -> bool:
    """Whether the gazetteer has it or the text names it by itself: "Ada Holt" of "Ada Holt Airport" may be no place."""
    return place.index in linked or not all(mentions.all[m].nested for m in place.mentions)


def _may_hold(outer: GazetteerEntry | None, inner: GazetteerEntry | None) -> bool:
    """Whether nothing that the gazetteer knows speaks against one place's lying in another."""
    return outer is None or inner is None or inside(inner, [outer])


def _by_name(places: Sequence[Entity], direct: dict[int, set[int]], linked: Mapping[int, GazetteerEntry]) -> None:
    """“Manchester Arena” lies in Manchester, “Derby city centre” in Derby, "SE Leeds" in Leeds: a longer name that begins or ends with a shorter one."""
    by_key = {key(e.name): e for e in places}
    for entity in places:
        own = key(entity.name)
        whole = by_key.get(own[1:]) if own[:1] and own[0] in words("directions") and entity.index not in linked else None
        if whole is not None:
            direct[entity.index].add(whole.index)
        if len(own) > 1 and (own[-1] in words("venue-nouns") or own[-1] in ("city", "suburb")):
            for n in range(len(own) - 1, 0, -1):
                outer = by_key.get(own[:n])
                if outer is not None and outer.index != entity.index:
                    direct[entity.index].add(outer.index)
                    break
