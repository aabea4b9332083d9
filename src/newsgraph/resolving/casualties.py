"""Who was harmed in each happening, and how many: victims made one where they are one, members of groups, the dead and the injured told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsgraph.finding.mentions import Kind
from newsgraph.ontology import NG
from newsgraph.resolving.entities import Entities
from newsgraph.resolving.members import members_of
from newsgraph.resolving.scene import OCCURRED, Happening, Scene
from newsgraph.resolving.victims import FATAL, HARM, INJURED, VICTIM, same_victims

_HITS = tuple(NG + c for c in ("Shooting", "Stabbing"))


def settle_casualties(known: Sequence[Happening], scene: Scene) -> Entities:
    """Complete the victims of the happenings in place; the entities, with those made one that are one person."""
    _give_to_members(known, members_of(scene.doc, scene.mentions, scene.entities))
    _tell_dead(known, scene)
    pairs = [group for h in known for group in same_victims(h, scene)]
    entities, became = scene.entities.merged(pairs, scene.mentions)
    for h in known:
        for table in (h.roles,):
            for (role, x), telling in list(table.items()):
                if became.get(x, x) != x:
                    del table[role, x]
                    table.setdefault((role, became[x]), telling)
    _tell_dead(known, replace(scene, entities=entities))
    return entities


def _give_to_members(known: Sequence[Happening], members: Mapping[int, tuple[int, ...]]) -> None:
    """What is told of the victims of a group is told of those whom it consists of."""
    for h in known:
        for (role, x), telling in list(h.roles.items()):
            for person in members.get(x, ()) if role in HARM else ():
                h.roles.setdefault((role, person), telling)


def _tell_dead(known: Sequence[Happening], scene: Scene) -> None:
    """A plain victim of a shooting or stabbing who is nowhere said to have died was injured; the dead are not also injured."""
    dead = {x for h in known for (r, x) in h.roles if r == FATAL}
    dead |= {x for h in known for (r, x) in h.roles if r == NG + "person" and NG + "Death" in h.classes}
    for h in known:
        if any(scene.ontology.is_a(c, k) for c in h.classes for k in _HITS):
            for (role, x), telling in list(h.roles.items()):
                kind = scene.entities.all[x].kind
                if role == VICTIM and kind in (Kind.PERSON, Kind.GROUP) and h.status == OCCURRED:
                    h.roles.setdefault((FATAL if x in dead else INJURED, x), telling)
        for x in dead:
            if (FATAL, x) in h.roles:
                h.roles.pop((INJURED, x), None)
