"""Where something happened that its tellings leave open, or place only at a street or a venue: what the rest of the article says.

Clauses that come back to the event ("It happened in …", "Officers were called to …") place it. The town is that which the article plays in:
its dateline, headline, first sentences and the names of its police speak for towns, each as far as it goes. A street or a venue that lies in
nothing else is taken to lie in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsgraph.annotation.tree import Token
from newsgraph.finding.events import EventMention
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.retellings import Retelling
from newsgraph.finding.syntax import children, preposition
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG, SCHEMA
from newsgraph.reading.document import BlockKind, Document
from newsgraph.resolving.antecedents import antecedent, strikes
from newsgraph.resolving.entities import Entity
from newsgraph.resolving.gazetteer import GazetteerEntry
from newsgraph.resolving.geography import is_of_body
from newsgraph.resolving.places import inside, kilometres
from newsgraph.resolving.scene import HAPPENED, Happening, Scene

Assumed = Mapping[tuple[int, int], int]
"""Place entity and the one that it is taken to lie in ► the token that speaks for it."""
_INCIDENTS = ("Attack", "Crime", "Accident", "Injury")
_WIDE = ("NaturalDisaster", "MilitaryAction", "Epidemic")  # reported from a capital that they spare
# How much a mention speaks for its town as the one where the article plays, by where it stands, and what is enough.
_DATELINE, _HEADLINE, _OPENING, _EARLY, _LATER = 6.0, 2.5, 2.0, 1.0, 0.5
_BODY, _LOCATED, _SAME_SENTENCE, _HOME = 2.5, 1.0, 1.5, 0.5
_ENOUGH = 1.0
_BUREAU = re.compile(r"[^(\n]{0,20}\((?:Reuters|AFP|dpa|EFE|ANSA|Xinhua|TASS)\)")  # agencies that report a country from its capital
_SOON = 12  # sentences
_LEAD = 5  # sentences, in which an article tells first of what it is about
_ACROSS = 40  # km
_LOCATIVE = ("in", "at", "near", "outside", "inside", "outside of")


def locate_happenings(
    happenings: Sequence[Happening], retellings: Sequence[Retelling], linked: Mapping[int, GazetteerEntry], document: Document, scene: Scene
) -> Assumed:
    """Give happenings the places that the text around their tellings leaves for them; returns what is assumed of places on the way.

    `linked` maps a place entity to its gazetteer entry.
    """
    for r in retellings:
        h = antecedent(r, happenings, scene)
        if h is not None:
            for token in r.places:
                entity = scene.entity(token)
                body = entity is not None and scene.entities.all[entity].kind is Kind.ORGANIZATION  # "guilty of the crime at Leeds Crown Court"
                if entity is not None and not body and (r.way == "happened" or entity not in linked):
                    h.places.setdefault(entity, r)
    away = {token for h in happenings if _is_any(h, ("Meeting", "Trial"), scene) for t in h.tellings for token in t.places}
    towns = _Towns(linked, document, scene, frozenset(away))
    assumed: dict[tuple[int, int], int] = {}
    for h in happenings:
        _without_vague(h, scene)
    local = [h for h in happenings if h.status in HAPPENED and strikes(h, scene.ontology)]
    main = max(local, key=lambda h: (len(h.tellings), -h.first), default=None)
    told = {t for h in local for p in h.places if (t := towns.town_of(p)) is not None}
    for h in local:
        known = [t for p in h.places if (t := towns.town_of(p)) is not None]
        town = None if known or any(towns.is_town_of_text(p) for p in h.places) else towns.of(h)
        if town is not None and scene.sentence[h.first] > _LEAD and not (h.places or towns.is_sure(town)):
            town = None  # what is told first far below the lead need not have been there
        if town is not None and (towns.is_beside(town, h) or _plays_there(h, town, told, towns, scene, is_main=h is main)):
            known = [town.entity]
            _put(h, town, [p for p in h.places if p not in linked], assumed, scene)
        whole = towns.whole(known) if known else None
        if whole is not None:
            _put(h, whole, [p for p in h.places if p in known or p not in linked], assumed, scene)
    return assumed


def _put(h: Happening, town: _Town, parts: Sequence[int], assumed: dict[tuple[int, int], int], scene: Scene) -> None:
    """Place a happening in a town, and with it those of its places that are `parts` of that."""
    for p in parts:
        if town.entity not in (p, *scene.within.get(p, ())):
            assumed[p, town.entity] = town.token
    h.places.setdefault(town.entity, Retelling(town.token, "answered", (), (town.token,)))


def _plays_there(h: Happening, town: _Town, told: set[int], towns: _Towns, scene: Scene, *, is_main: bool) -> bool:
    """Whether what no telling places is taken to be where the article plays: its main incident, and others of the same day and kind.

    Not what came long before, nor where the article tells of incidents in other towns: nothing says in which this one was.
    """
    is_own = towns.is_own(town.entity)
    incident = _is_any(h, _INCIDENTS, scene) and not (NG + "Death" in h.classes and all(t.consequence for t in h.tellings))  # "was ill, and died"
    if _is_any(h, _WIDE, scene) or not (incident or (is_main and is_own)):
        return False
    day = scene.written.isoformat() if scene.written else ""
    if day and any(v[:4] < str(int(day[:4]) - 1) or (v[:4] < day[:4] and len(v) == 4) for v in h.dates()):
        return False
    return all(t == town.entity or (is_own and towns.is_part(t, town.entity)) for t in told) or (is_main and is_own)


def _words_of(name: str) -> Iterator[str]:
    """The words of a name and the pairs of them: "medical", "medical center"."""
    words = name.lower().split()
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))


def _is_any(h: Happening, kinds: Sequence[str], scene: Scene) -> bool:
    return scene.ontology.is_any(h.classes, (NG + x for x in kinds))


def _is_spoken_of(telling: EventMention, scene: Scene) -> bool:
    """“The envoy condemned the attack and called for talks in Geneva” tells nothing of where it was."""
    return telling.noun and telling.definite and scene.doc[telling.head].head.lemma_.lower() in words("speech-acts", "reporting-verbs")


def _is_stop(place: Token) -> bool:
    """“Sailing from Tarn to Wexby”: the ends of a journey."""
    other = {"from": "to", "to": "from"}.get(preposition(place) or "")
    beside = (place.head, *children(place.head, "obl", "nmod"), *children(place, "nmod"))
    return other is not None and any(preposition(c) == other for c in beside)


def _without_vague(h: Happening, scene: Scene) -> None:
    """Leave out "the area" and "the 300 block", which say nothing of their own."""
    for p in list(h.places):
        entity = scene.entities.all[p]
        head = scene.doc[scene.mentions.all[entity.mentions[0]].head] if entity.mentions else None
        if head is not None and not entity.named and head.lemma_.lower() in scene.ontology.lists["vague-places"]:
            del h.places[p]


@dataclass(frozen=True, slots=True)
class _Town:
    """A place entity, and the token that speaks most for it."""

    entity: int
    token: int


class _Towns:
    """The towns that an article names, and how much speaks for each as the one where it plays.

    `away` are the tokens of where people meet or sit in court about it: "an inquest at Wells town hall".
    """

    def __init__(self, linked: Mapping[int, GazetteerEntry], document: Document, scene: Scene, away: frozenset[int]) -> None:
        self.linked, self.scene, self.document, self.away = linked, scene, document, away
        self.headline = max((b.end for b in document.blocks if b.kind is BlockKind.HEADLINE), default=0)
        self.first = next((n for i, n in sorted(scene.sentence.items()) if scene.doc[i].idx >= self.headline), 0)
        self.told: dict[int, list[tuple[float, Mention]]] = defaultdict(list)
        for mention in scene.mentions.all:
            entity = scene.entities.at(mention) if mention.kind is Kind.PLACE and mention.form is Form.NAME else None
            if entity is not None and self._may_be_town(entity, mention):
                self.told[entity.index].append((self._weight(mention), mention))

    def _may_be_town(self, entity: Entity, mention: Mention) -> bool:
        if entity.index in self.linked:
            return self.linked[entity.index].kind in ("city", "admin2")
        if self._in_dateline(mention):
            return True
        outer, head = self.scene.mentions.at(mention.start), self.scene.doc[mention.head]
        named = mention.nested and outer is not None and outer.kind is not Kind.PLACE and outer.end > mention.end  # "Wexby Fire Department"
        return named and head.pos_ == "PROPN" and head.lower_ not in self.scene.ontology.lists["vague-places"]

    def _in_dateline(self, mention: Mention) -> bool:
        line = self.document.dateline
        return line is not None and line[0] <= self.scene.doc[mention.start].idx < line[1]

    def _is_of_body(self, mention: Mention) -> bool:
        return is_of_body(self.scene.doc, mention, self.scene.mentions)

    def _weight(self, mention: Mention) -> float:
        outer = self.scene.mentions.at(mention.start) if mention.nested else None
        token = self.scene.doc[(outer or mention).head]
        start = self.scene.doc[mention.start].idx
        if self._in_dateline(mention):
            return _LATER if self.document.dateline and _BUREAU.match(self.document.text, self.document.dateline[1]) else _DATELINE
        if self._in_masthead(start):
            return 0.0
        if _is_stop(token):
            return 0.0
        if self._is_of_hospital(token):
            return _HOME
        if preposition(token) in ("of", "from") and (who := self.scene.mentions.at(token.head.i)) is not None and who.kind in (Kind.PERSON, Kind.GROUP):
            return _HOME
        if start < self.headline:
            return _HEADLINE
        number = self.scene.sentence[mention.start] - self.first
        if self._is_of_body(mention):
            return _BODY if number <= _SOON else _BODY / 2
        if {token.i, token.head.i} & self.away or token.head.lemma_.lower() in self.scene.ontology.lists["leaving-verbs"]:
            return 0.0
        value = _OPENING if number <= 1 else _EARLY if number <= 4 else _LATER
        return value + _LOCATED * (preposition(token) in _LOCATIVE)

    def _is_of_hospital(self, token: Token) -> bool:
        """“Taken to Elm Hospital in York” tells where the hospital is."""
        body = self.scene.mentions.at(token.head.i) if token.dep_ == "nmod" else None
        return body is not None and any(SCHEMA + "Hospital" in self.scene.ontology.name_words.get(w, ()) for w in _words_of(body.text))

    def _in_masthead(self, start: int) -> bool:
        """“Two hurt in crash - WXYZ News 12 Leeds”: what a page's title says of its publisher."""
        line = self.document.text[: self.document.text.find("\n") + 1]
        return start < len(line) and any(mark in line[:start] for mark in (" - ", " | ", " :: ", " – ", " — "))

    def town_of(self, place: int) -> int | None:
        """The town that a place is or lies in."""
        return next((p for p in sorted((place, *self.scene.within.get(place, ()))) if p in self.linked and self.linked[p].kind == "city"), None)

    def is_town_of_text(self, place: int) -> bool:
        """Whether the text puts what no gazetteer knows in a state or a country: “on Route 2 in Randolph, New Hampshire” is in no other town."""
        entity = self.scene.entities.all[place]
        within = {self.linked[w].kind for w in self.scene.within.get(place, ()) if w in self.linked}
        part = entity.name.split()[0].lower() in words("directions")  # "southwest Norland"
        return place not in self.linked and entity.named and not part and "admin1" in within and not within & {"city", "admin2"}

    def whole(self, parts: Sequence[int]) -> _Town | None:
        """The town that these are parts of: larger, around them, and with a dateline, a police or a council where they have none."""
        found = [e for e in sorted(self.told) if self.is_own(e) and all(self.is_part(p, e) for p in parts)]
        best = max(found, key=lambda e: max(w for w, _ in self.told[e]), default=None)
        return self._town(best) if best is not None else None

    def is_own(self, entity: int) -> bool:
        """Whether the article was written there or hears a police or a council of it."""
        return any(w >= _DATELINE or self._is_of_body(m) for w, m in self.told[entity])

    def is_sure(self, town: _Town) -> bool:
        """Whether the headline, a dateline or a police speak for it."""
        return any(w >= _HEADLINE for w, _ in self.told[town.entity])

    def is_part(self, inner: int, outer: int) -> bool:
        if inner == outer or outer not in self.linked or self.linked[outer].kind != "city" or self.is_own(inner):
            return False
        a, b = self.linked[inner], self.linked[outer]
        return a.population < b.population and kilometres(a, b) < _ACROSS

    def of(self, h: Happening) -> _Town | None:
        """The town, or else the county, where a happening most likely was; None where too little speaks for any."""
        around = [self.linked[x] for p in h.places for x in (p, *self.scene.within.get(p, ())) if x in self.linked and self.linked[x].kind != "country"]
        fitting = {e for e in self.told if e not in self.linked or all(inside(self.linked[e], [a]) or kilometres(self.linked[e], a) < _ACROSS for a in around)}
        counties = {e for e in fitting if e in self.linked and self.linked[e].kind == "admin2"}
        for level in (sorted(fitting - counties), sorted(counties)):
            best = max(level, key=lambda e: self._value(e, h), default=None)
            if best is not None and self._value(best, h) >= _ENOUGH:
                return self._town(best) if best not in h.places else None
        return None

    def _town(self, entity: int) -> _Town:
        return _Town(entity, max(self.told[entity], key=lambda x: (x[0], -x[1].start))[1].head)

    def is_beside(self, town: _Town, h: Happening) -> bool:
        """Whether a sentence that tells of an incident names the town as where something is."""
        return _is_any(h, _INCIDENTS, self.scene) and self._near(town.entity, h, _LOCATED)

    def _near(self, entity: int, h: Happening, least: float) -> bool:
        told = {t.head for t in h.tellings if not _is_spoken_of(t, self.scene)} | {by.head for by in h.places.values()}
        sentences = {self.scene.sentence[i] for i in told}
        return any(w > least and not self._is_of_body(m) and self.scene.sentence[m.head] in sentences for w, m in self.told[entity])

    def _value(self, entity: int, h: Happening) -> float:
        weights = sorted((w for w, _ in self.told[entity]), reverse=True)
        return weights[0] + sum(min(w, _EARLY) / 2 for w in weights[1:5]) + _SAME_SENTENCE * self._near(entity, h, 0.0)
