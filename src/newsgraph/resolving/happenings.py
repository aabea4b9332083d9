"""Event mentions ► events: one happening, one node, however often the article comes back to it."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.finding.events import EventMention
from newsgraph.finding.mentions import Kind
from newsgraph.finding.status import CANCELLED
from newsgraph.namespaces import NG
from newsgraph.resolving.consequences import attach_consequence
from newsgraph.resolving.matching import are_several, back_reference, match, may_be_called
from newsgraph.resolving.scene import Happening, Scene, absorb, happening_of
from newsgraph.resolving.victims import HARM, HARMERS


def resolve_events(events: Sequence[EventMention], scene: Scene) -> tuple[Happening, ...]:
    """The happenings of an article in the order of first telling."""
    out: list[Happening] = []
    of: dict[int, Happening] = {}
    events = _of_this_article(events, scene)
    for event in events:
        if event.consequence or event.generic:
            continue
        draft = happening_of(event, scene)
        target = match(draft, event, out, scene)
        if target is None:
            out.append(draft)
            of[event.index] = draft
        else:
            absorb(target, draft, scene)
            of[event.index] = target
    for event in events:
        if event.generic and not event.consequence:
            target = back_reference(event, out, scene)
            if target is not None:
                draft = happening_of(event, scene)
                absorb(target, draft, scene)
                of[event.index] = target
            elif event.status == CANCELLED and event.definite:
                off = happening_of(event, scene)  # "the coastguard called off its search", of which nothing else is told
                off.times = []  # when it was called off
                of[event.index] = off
                out.append(off)
    deadly = {e.cause for e in events if e.consequence and e.figures}
    for event in events:
        disaster = scene.ontology.is_any(event.classes, (NG + "NaturalDisaster",))
        if event.generic and disaster and event.index in deadly and event.index not in of:
            of[event.index] = happening_of(event, scene)  # "215 people have died in floods this year"
            out.append(of[event.index])
    told = [happening_of(e, scene) for e in events if e.consequence]
    for event in events:
        if event.consequence:
            attach_consequence(event, of, out, told, scene)
    _join_plurals(out, scene)
    return tuple(sorted(out, key=lambda h: h.first))


def _of_this_article(events: Sequence[EventMention], scene: Scene) -> list[EventMention]:
    """Without those of headlines between the paragraphs that name nobody of whom the paragraphs tell."""
    told = set[int]().union(*(_named_people(e, scene) for e in events if scene.sentence.get(e.head) not in scene.asides))
    return [e for e in events if scene.sentence.get(e.head) not in scene.asides or told & _named_people(e, scene)]


def _named_people(event: EventMention, scene: Scene) -> set[int]:
    found = {x for a in event.arguments if (x := scene.entity(a.token)) is not None}
    return {x for x in found if scene.entities.all[x].named and scene.entities.all[x].kind is Kind.PERSON}


def attackers_apart(known: Sequence[Happening], scene: Scene) -> tuple[Happening, ...]:
    """The happenings, and those in which an attacker himself was shot: where he is named only later, they were taken for his attack."""
    turned = [one for h in known if scene.ontology.is_any(h.classes, (NG + k for k in ("Shooting", "Stabbing"))) for one in _turned(h, scene)]
    return tuple(sorted((*known, *turned), key=lambda h: h.first))


def _turned(h: Happening, scene: Scene) -> list[Happening]:
    """What the tellings say that only tell whom the attacker of `h` was harmed by, taken out of it."""
    attackers = h.filling(HARMERS)
    drafts = [(t, happening_of(t, scene)) for t in h.tellings if not t.consequence and not t.generic]
    turned = [(t, one) for t, one in drafts if one.filling(HARM) and one.filling(HARM) <= attackers and not one.filling(HARM) & one.filling(HARMERS)]
    if not turned or not h.filling(HARM) - attackers:
        return []
    gone = {id(t) for t, _ in turned}
    h.tellings = [t for t in h.tellings if id(t) not in gone]
    h.figures = [(f, t) for f, t in h.figures if id(t) not in gone]
    h.roles = {k: t for k, t in h.roles.items() if id(t) not in gone}
    for t, one in drafts:
        if id(t) not in gone:
            for k in one.roles:
                h.roles.setdefault(k, t)
    first, *others = (one for _, one in turned)
    for other in others:
        absorb(first, other, scene)
    return [first]


def _join_plurals(known: list[Happening], scene: Scene) -> None:
    """Make "the shootings" one with the only recent happening that they can be: reports call one incident so."""
    for plural in [h for h in known if are_several(h, scene)]:
        fitting = [h for h in known if not are_several(h, scene) and may_be_called(plural, h, known, scene)]
        if len(fitting) == 1:
            absorb(fitting[0], plural, scene)
            known.remove(plural)
