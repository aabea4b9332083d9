"""Event mentions ► events: one happening, one node, however often the article comes back to it.

Two tellings are one happening when their types are related and nothing that they say of date, place or people disagrees, and
something ties them: a shared name, date, place or participant, a definite noun that comes back to it, or that the article has only
one such event. Deaths and injuries become victims and figures of the event that caused them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from newsgraph.finding.arguments import Argument
from newsgraph.finding.events import EventMention, Figure, is_harmful
from newsgraph.finding.mentions import Kind, Mentions
from newsgraph.finding.syntax import preposition
from newsgraph.finding.times import Time
from newsgraph.ontology import NG, Ontology
from newsgraph.resolving.coreference import Entities, key

_CORE = tuple(NG + r for r in ("victim", "fatalVictim", "injuredVictim", "perpetrator", "suspect", "arrestee", "defendant", "person", "appointee",
                               "buyer", "acquired", "winner", "loser", "target", "performer", "candidate", "recipient", "agent"))  # fmt: skip
_OCCURRED = NG + "Occurred"
_REACH = 12  # sentences back that a bare description may come back over


@dataclass(slots=True)
class Happening:
    """One event of the article, with everything that its tellings say of it.

    `roles` maps (role IRI, entity index) to the mentions that say so; `times` and `figures` keep the telling that they come from.
    """

    classes: tuple[str, ...]
    tellings: list[EventMention] = field(default_factory=list)
    roles: dict[tuple[str, int], EventMention] = field(default_factory=dict)
    phrases: dict[tuple[str, int], EventMention] = field(default_factory=dict)
    times: list[tuple[Time, EventMention]] = field(default_factory=list)
    places: dict[int, EventMention] = field(default_factory=dict)
    figures: list[tuple[Figure, EventMention]] = field(default_factory=list)
    names: dict[str, EventMention] = field(default_factory=dict)
    status: str = _OCCURRED
    part_of: int | None = None

    @property
    def first(self) -> int:
        """The token where it is first told."""
        return min(t.head for t in self.tellings)

    def dates(self) -> list[str]:
        """The anchored dates told of it, most precise first; a year or month that holds one of the others is left out."""
        told = {t.value for t, _ in self.times if t.value}
        values = {v for v in told if not any(len(v) < min(len(w), 10) and w.startswith(v) for w in told)}
        return sorted(values, key=lambda v: (-min(len(v), 10), v))


@dataclass(frozen=True, slots=True)
class Scene:
    """What merging needs to know of the article beside the event mentions."""

    doc: Doc
    mentions: Mentions
    entities: Entities
    ontology: Ontology
    sentence: Mapping[int, int]
    heading: Mapping[int, Time | None]
    within: Mapping[int, frozenset[int]]

    def entity(self, token: int) -> int | None:
        """The entity that the nominal at `token` speaks of."""
        found = self.entities.at(self.mentions.at(token))
        return found.index if found is not None else None


def resolve_events(events: Sequence[EventMention], scene: Scene) -> tuple[Happening, ...]:
    """The happenings of an article in the order of first telling.

    `scene.heading` maps a sentence's number to the time of its heading, `scene.within` a place entity to the places that contain it.
    """
    out: list[Happening] = []
    of: dict[int, Happening] = {}
    for event in events:
        if event.consequence or event.generic:
            continue
        draft = _happening(event, scene)
        target = _match(draft, event, out, scene)
        if target is None:
            out.append(draft)
            of[event.index] = draft
        else:
            _absorb(target, draft, scene)
            of[event.index] = target
    for event in events:
        if event.generic and not event.consequence:
            target = _back_reference(event, out, scene)
            if target is not None:
                draft = _happening(event, scene)
                _absorb(target, draft, scene)
                of[event.index] = target
    for event in events:
        if event.consequence:
            _attach_consequence(event, of, out, scene)
    _settle(out, scene)
    return tuple(sorted(out, key=lambda h: h.first))


def _happening(event: EventMention, scene: Scene) -> Happening:
    draft = Happening(classes=event.classes, tellings=[event], status=event.status)
    for a in event.arguments:
        _add_role(draft, a.role, a, event, scene)
    for token in event.places:
        entity = scene.entity(token)
        if entity is not None:
            draft.places.setdefault(entity, event)
    times = list(event.times)
    if not any(t.value for t in times):
        under = scene.heading.get(scene.sentence.get(event.head, -1))
        if under is not None and event.status == _OCCURRED and NG + "Birth" not in event.classes:
            times.append(under)
    draft.times = [(t, event) for t in times]
    draft.figures = [(f, event) for f in event.figures]
    if event.name is not None:
        draft.names[_clean(scene.doc[event.name[0] : event.name[1]].text)] = event
    return draft


def _clean(name: str) -> str:
    return " ".join(name.split()).strip("\"'“”‘’,.;: ")


def _add_role(draft: Happening, role: str, a: Argument, event: EventMention, scene: Scene) -> None:
    entity = scene.entity(a.token)
    if entity is not None:
        draft.roles.setdefault((role, entity), event)
    elif scene.mentions.at(a.token) is None:
        draft.phrases.setdefault((role, a.token), event)


# --- one happening or two


def _match(draft: Happening, event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    best: tuple[float, int] | None = None
    chosen = None
    for position, other in enumerate(known):
        value = _tie(draft, event, other, scene)
        if value is not None and (best is None or (value, position) >= best):
            best, chosen = (value, position), other
    return chosen


def related(a: Iterable[str], b: Iterable[str], ontology: Ontology) -> bool:
    """Whether two events' types allow that they are one: one type is the other's, or both are of one kind below Event."""
    top = {NG + "Event"}
    for x in a:
        for y in b:
            if ontology.is_a(x, y) or ontology.is_a(y, x):
                return True
            shared = (set(ontology.superclasses.get(x, ())) & set(ontology.superclasses.get(y, ()))) - top
            if NG + "Attack" in shared or NG + "Accident" in shared or NG + "NaturalDisaster" in shared:
                return True
    return bool({NG + "Attack", NG + "Murder"} <= {top for x in (*a, *b) for top in (x, *ontology.superclasses.get(x, ()))})


def _tie(draft: Happening, event: EventMention, other: Happening, scene: Scene) -> float | None:
    if not related(draft.classes, other.classes, scene.ontology):
        return None
    if event.start != event.end and _another(event, scene):
        return None
    same_type = bool(set(draft.classes) & set(other.classes))
    if _shot_the_attacker(draft, other, scene) or _is_plural(event, scene) != all(_is_plural(t, scene) for t in other.tellings):
        return None
    dates = _dates_agree(draft, other)
    places = _places_agree(draft, other, scene)
    people = _people_agree(draft, other, scene)
    if dates is False or places is False or people is False:
        return None
    if (draft.status == NG + "Planned") != (other.status == NG + "Planned") and not (dates or people):
        return None
    names = bool({key(n) for n in draft.names} & {key(n) for n in other.names})
    distance = scene.sentence.get(event.head, 0) - max(scene.sentence.get(t.head, 0) for t in other.tellings)
    value = (
        (2.0 if _to_the_month(draft) and _to_the_month(other) else 0.5) * bool(dates) + 2.0 * bool(places) + 3.0 * bool(people) + 4.0 * names + 0.5 * same_type
    )
    if scene.heading.get(scene.sentence.get(event.head, -1)) and distance <= 3 and _same_heading(event, other, scene):
        value += 1.5
    if event.noun and any(_told_by(event, t, scene) for t in other.tellings):
        value += 3.0
    elif event.noun and event.definite and not event.name and distance <= _REACH:
        value += 2.5 - 0.1 * distance
    elif distance <= 1 and is_harmful(draft.classes, scene.ontology):
        value += 1.6
    elif is_harmful(draft.classes, scene.ontology) and same_type and dates is None and places is None:
        value += 1.6  # the article's own incident told again
    return value if value >= 2.0 else None


def _told_by(noun: EventMention, verb: EventMention, scene: Scene) -> bool:
    """“A van was driven into shoppers in an attack”: the noun names what the verb that it hangs on tells."""
    token = scene.doc[noun.head]
    return token.head.i == verb.head and preposition(token) in ("in", "during")


_HARM = tuple(NG + r for r in ("victim", "fatalVictim", "injuredVictim"))
_HARMERS = tuple(NG + r for r in ("perpetrator", "suspect"))
_ATTACKER_WORDS = frozenset(("attacker", "suspect", "gunman", "bomber", "shooter", "assailant", "terrorist", "perpetrator", "killer", "hijacker"))


def _shot_the_attacker(a: Happening, b: Happening, scene: Scene) -> bool:
    """One event's victim is the other's attacker, or is called so: police shot him, which is another event."""
    for one, other in ((a, b), (b, a)):
        hurt = {x for (r, x) in one.roles if r in _HARM}
        if hurt & {x for (r, x) in other.roles if r in _HARMERS}:
            return True
    hurt = {x for (r, x) in a.roles if r in _HARM}
    return any(key(scene.entities.all[x].name)[-1:] and key(scene.entities.all[x].name)[-1].rstrip("s") in _ATTACKER_WORDS for x in hurt)


def _is_plural(event: EventMention, scene: Scene) -> bool:
    return event.noun and scene.doc[event.head].tag_ in ("NNS", "NNPS")


def _same_heading(event: EventMention, other: Happening, scene: Scene) -> bool:
    mine = scene.heading.get(scene.sentence.get(event.head, -1))
    return any(scene.heading.get(scene.sentence.get(t.head, -1)) is mine for t in other.tellings)


def _another(event: EventMention, scene: Scene) -> bool:
    words = {c.lower_ for c in scene.doc[event.head].children}
    return bool(words & {"another", "second", "third", "separate", "other", "previous", "earlier", "similar", "different", "unrelated"})


def _dates_agree(a: Happening, b: Happening) -> bool | None:
    """True: a date of one is within a date of the other; False: both have dates and none are; None: one has none."""
    left, right = a.dates(), b.dates()
    if not left or not right:
        return None
    days = [{v[:10] for v in side if len(v) >= 10} for side in (left, right)]
    if days[0] and days[1]:
        left, right = sorted(days[0]), sorted(days[1])
    for x in left:
        for y in right:
            short = min(len(x[:10]), len(y[:10]))
            if x[:short] == y[:short]:
                return True
    for time, _ in (*a.times, *b.times):
        if time.value and time.until and any(time.value[:10] <= v[:10] <= time.until[:10] for v in (*left, *right) if v != time.value):
            return True
    return False


def _to_the_month(happening: Happening) -> bool:
    return any(len(v) >= len("2017-05") for v in happening.dates())


def _places_agree(a: Happening, b: Happening, scene: Scene) -> bool | None:
    if not a.places or not b.places:
        return None
    reach = [{p, *scene.within.get(p, frozenset())} for p in a.places]
    other = [{p, *scene.within.get(p, frozenset())} for p in b.places]
    for x, p in zip(reach, a.places, strict=True):
        for y, q in zip(other, b.places, strict=True):
            if p in y or q in x:
                return True
            names = (set(key(scene.entities.all[p].name)), set(key(scene.entities.all[q].name)))
            if names[0] & names[1] - {"street", "road", "the", "north", "south", "east", "west", "county", "city", "park"}:
                return True
    venues = [h for h in (a, b) if all(p not in scene.within for p in h.places)]
    return None if venues else False


def _people_agree(a: Happening, b: Happening, scene: Scene) -> bool | None:
    """True: they share a participant in a like role; False: the same core role has other named people only."""
    clash = False
    for role, x in a.roles:
        for other, y in b.roles:
            if x == y:
                return True
            if role == other and role in _SINGULAR_ROLES and scene.entities.all[x].named and scene.entities.all[y].named:
                clash = True
    return False if clash else None


_SINGULAR_ROLES = tuple(NG + r for r in ("person", "appointee", "acquired", "winner", "arrestee", "defendant", "performer"))


def _absorb(target: Happening, draft: Happening, scene: Scene) -> None:
    target.tellings.extend(draft.tellings)
    target.classes = scene.ontology.most_specific((*target.classes, *draft.classes))
    for mine, theirs in ((target.roles, draft.roles), (target.phrases, draft.phrases)):
        for k, v in theirs.items():
            mine.setdefault(k, v)
    for place, event in draft.places.items():
        target.places.setdefault(place, event)
    for name, event in draft.names.items():
        target.names.setdefault(name, event)
    target.times.extend(draft.times)
    target.figures.extend(draft.figures)
    if target.status != draft.status and _OCCURRED in (target.status, draft.status):
        target.status = _OCCURRED


def _back_reference(event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The happening that a bare description comes back to: the nearest one before it of a related type."""
    if not event.definite:
        return None
    here = scene.sentence.get(event.head, 0)
    fitting = [
        h for h in known if related(event.classes, h.classes, scene.ontology) and any(0 <= here - scene.sentence.get(t.head, 0) <= _REACH for t in h.tellings)
    ]
    return max(fitting, key=lambda h: max(t.head for t in h.tellings), default=None)


# --- deaths and injuries


def _attach_consequence(event: EventMention, of: dict[int, Happening], known: list[Happening], scene: Scene) -> None:
    cause = of.get(event.cause) if event.cause is not None else None
    if cause is None:
        cause = _nearest_cause(event, known, scene)
    draft = _happening(event, scene)
    if cause is None:
        if event.generic:
            return
        target = _match(draft, event, known, scene)
        if target is None:
            known.append(draft)
        else:
            _absorb(target, draft, scene)
        of[event.index] = target or draft
        return
    role = NG + ("fatalVictim" if _means_death(event, scene.ontology) else "injuredVictim")
    for (r, entity), telling in draft.roles.items():
        ours = role if r == NG + "person" else r
        cause.roles.setdefault((ours, entity), telling)
    cause.figures.extend(draft.figures)
    for place, telling in draft.places.items():
        if event.cause is not None:
            cause.places.setdefault(place, telling)
    if event.cause is not None and not cause.dates():
        cause.times.extend(draft.times)
    cause.tellings.append(event)
    of[event.index] = cause


def _means_death(event: EventMention, ontology: Ontology) -> bool:
    return any(ontology.is_a(c, NG + x) for c in event.classes for x in ("Death", "Murder"))


def _nearest_cause(event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The harmful happening told last before this death or injury, unless it has a date, place or victim of its own that disagrees."""
    if not any(NG + x in event.classes for x in ("Death", "Injury")):
        return None
    here = scene.sentence.get(event.head, 0)
    draft = _happening(event, scene)
    best: tuple[int, int] | None = None
    chosen = None
    for position, h in enumerate(known):
        if not is_harmful(h.classes, scene.ontology):
            continue
        distances = [here - scene.sentence.get(t.head, 0) for t in h.tellings]
        near = min((abs(d) + (2 if d < 0 else 0) for d in distances), default=99)
        victims = {x for (r, x) in h.roles if "ictim" in r}
        shared = bool(victims & {x for _, x in draft.roles})
        if not shared and (near > 4 or _dates_agree(draft, h) is False or _places_agree(draft, h, scene) is False):
            continue
        rank = (-near + (10 if shared else 0), position)
        if best is None or rank > best:
            best, chosen = rank, h
    return chosen


# --- what follows from the whole


def _settle(known: Sequence[Happening], scene: Scene) -> None:
    """A plain victim of a shooting or stabbing who is nowhere said to have died was injured; the dead are not also injured."""
    fatal, injured, victim = NG + "fatalVictim", NG + "injuredVictim", NG + "victim"
    hits = tuple(NG + c for c in ("Shooting", "Stabbing"))
    dead = {x for h in known for (r, x) in h.roles if r == fatal}
    dead |= {x for h in known for (r, x) in h.roles if r == NG + "person" and NG + "Death" in h.classes}
    for h in known:
        if not any(scene.ontology.is_a(c, k) for c in h.classes for k in hits):
            continue
        for (role, x), telling in list(h.roles.items()):
            kind = scene.entities.all[x].kind
            if role == victim and kind in (Kind.PERSON, Kind.GROUP) and h.status == _OCCURRED:
                h.roles.setdefault((fatal if x in dead else injured, x), telling)
        for x in dead:
            if (fatal, x) in h.roles:
                h.roles.pop((injured, x), None)
