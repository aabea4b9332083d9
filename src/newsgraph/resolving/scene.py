"""A happening: what the tellings of one event say together; and the scene: what deciding about it needs to know of the article."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from newsgraph.annotation.tree import Doc
from newsgraph.finding.arguments import VALUES, Argument
from newsgraph.finding.events import EventMention
from newsgraph.finding.figures import Figure
from newsgraph.finding.mention import Kind
from newsgraph.finding.mentions import Form, Mentions
from newsgraph.finding.retellings import Retelling
from newsgraph.finding.status import OCCURRED
from newsgraph.finding.times import Time
from newsgraph.namespaces import NG
from newsgraph.ontology import Ontology
from newsgraph.resolving.entities import Entities

HAPPENED = (OCCURRED, NG + "Ongoing", NG + "Alleged")
_UNTIL_IT_OCCURS = tuple(NG + s for s in ("Planned", "Ongoing", "Cancelled"))


@dataclass(slots=True)
class Happening:
    """One event of the article, with everything that its tellings say of it.

    `roles` maps (role IRI, entity index) to the mentions that say so; `times` and `figures` keep the telling that they come from.
    """

    classes: tuple[str, ...]
    tellings: list[EventMention] = field(default_factory=list)
    roles: dict[tuple[str, int], EventMention] = field(default_factory=dict)
    phrases: dict[tuple[str, int], EventMention] = field(default_factory=dict)
    times: list[tuple[Time, EventMention | Retelling]] = field(default_factory=list)
    places: dict[int, EventMention | Retelling] = field(default_factory=dict)
    figures: list[tuple[Figure, EventMention]] = field(default_factory=list)
    names: dict[str, EventMention] = field(default_factory=dict)
    status: str = OCCURRED
    part_of: int | None = None

    @property
    def first(self) -> int:
        """The token where it is first told."""
        return min(t.head for t in self.tellings)

    def filling(self, roles: Collection[str]) -> set[int]:
        """The entities, by index, that fill one of the roles (IRIs)."""
        return {x for role, x in self.roles if role in roles}

    def dates(self) -> list[str]:
        """The anchored dates told of it, most precise first; a year or month that holds one of the others is left out.

        A time of day on a day that was told of something else is none of them: it agrees with every date.
        """
        told = {t.value for t, _ in self.times if t.value and not t.borrowed}
        values = {v for v in told if not any(len(v) < min(len(w), 10) and w.startswith(v) for w in told)}
        return sorted(values, key=lambda v: (-min(len(v), 10), v))


@dataclass(frozen=True, slots=True)
class Scene:
    """What merging needs to know of the article beside the event mentions.

    `sentence` maps every token to the number of its sentence, `heading` a sentence to the time of the heading that it stands under,
    `within` a place to the places that it lies in, `ages` a person to the ages told; entities go by their indexes. `written` is the
    day of publication, `asides` are the sentences that are headlines of other articles, `towns` has the latitude and longitude (degrees)
    of the places that are known towns.
    """

    doc: Doc
    mentions: Mentions
    entities: Entities
    ontology: Ontology
    sentence: Mapping[int, int]
    heading: Mapping[int, Time | None]
    within: Mapping[int, frozenset[int]]
    ages: Mapping[int, frozenset[int]]
    written: date | None = None
    asides: frozenset[int] = frozenset()
    towns: Mapping[int, tuple[float, float]] = field(default_factory=dict)

    def time_above(self, token: int) -> Time | None:
        """The time of the heading that the token stands under."""
        return self.heading.get(self.sentence[token])

    def entity(self, token: int) -> int | None:
        """The entity that the nominal at `token` speaks of."""
        found = self.entities.at(self.mentions.at(token))
        return found.index if found is not None else None


def happening_of(event: EventMention, scene: Scene) -> Happening:
    """What one telling says, as a happening of its own."""
    draft = Happening(classes=event.classes, tellings=[event], status=event.status)
    for a in event.arguments:
        _add_role(draft, a.role, a, event, scene)
    for token in event.places:
        entity = scene.entity(token)
        if entity is not None:
            draft.places.setdefault(entity, event)
    times = list(event.times)
    if not any(t.value for t in times):
        under = scene.time_above(event.head)
        if under is not None and event.status == OCCURRED and NG + "Birth" not in event.classes:
            times.append(under)
    draft.times = [(t, event) for t in times]
    draft.figures = [(f, event) for f in event.figures]
    if event.name is not None:
        draft.names[_clean(scene.doc[event.name[0] : event.name[1]].text)] = event
    return draft


def _clean(name: str) -> str:
    return " ".join(name.split()).strip("\"'“”‘’,.;: ")


def _add_role(draft: Happening, role: str, a: Argument, event: EventMention, scene: Scene) -> None:
    entity = scene.entity(a.token) if role not in VALUES else None
    if entity is not None and not _accepts(role, a.token, entity, scene):
        return
    if entity is not None:
        draft.roles.setdefault((role, entity), event)
    elif role in VALUES or (scene.mentions.at(a.token) is None and "thing" in scene.ontology.accepts.get(role, ("thing",))):
        draft.phrases.setdefault((role, a.token), event)


def is_firm(telling: EventMention, scene: Scene) -> bool:
    """Whether the words say what became of the event, as "resigned", "will resign" and "Friday's resignation" do: "his resignation" does not."""
    if telling.status != OCCURRED or (not telling.noun and scene.doc[telling.head].tag_ in ("VBD", "VBN")):
        return True
    return scene.written is not None and any(t.value and t.value[:10] < scene.written.isoformat()[: len(t.value)] for t in telling.times)


def _joint_status(a: Happening, b: Happening, scene: Scene) -> str:
    """What came of an event that is told twice: what is planned, goes on or was called off is so until a telling says that it occurred."""
    if a.status == b.status or OCCURRED not in (a.status, b.status):
        return NG + "Cancelled" if NG + "Cancelled" in (a.status, b.status) else a.status
    occurred, other = (a, b) if a.status == OCCURRED else (b, a)
    goes_on = other.status == NG + "Ongoing"  # "the strike began in May" does not say that it is over
    told = (t for t in occurred.tellings if not t.consequence and not (goes_on and t.noun))
    lasting = other.status in _UNTIL_IT_OCCURS and not any(is_firm(t, scene) for t in told)
    return other.status if lasting else OCCURRED


def _accepts(role: str, token: int, entity: int, scene: Scene) -> bool:
    """Whether what an "it" or "they" speaks of, or what turned out to be a thing, can fill the role; of other mentions the finder knew."""
    mention, kind = scene.mentions.at(token), scene.entities.all[entity].kind
    known = mention is None or (mention.form is not Form.PRONOUN and kind is not Kind.THING)
    return known or kind.value in scene.ontology.accepts.get(role, (kind.value,))


NO_ACCIDENT = (("VehicleAttack", "TrafficCollision"),)
"""Types that may be one: what is told of as an attack is no accident, though its words are an accident's, "hit by a van"."""


def absorb(target: Happening, draft: Happening, scene: Scene) -> None:
    """Add to `target` what `draft`, another telling of it, says."""
    target.status = _joint_status(target, draft, scene)
    target.tellings.extend(draft.tellings)
    told = {*target.classes, *draft.classes}
    target.classes = scene.ontology.most_specific(told - {NG + accident for attack, accident in NO_ACCIDENT if NG + attack in told})
    for mine, theirs in ((target.roles, draft.roles), (target.phrases, draft.phrases)):
        for k, v in theirs.items():
            mine.setdefault(k, v)
    for place, event in draft.places.items():
        target.places.setdefault(place, event)
    for name, event in draft.names.items():
        target.names.setdefault(name, event)
    target.times.extend(draft.times)
    target.figures.extend(draft.figures)
