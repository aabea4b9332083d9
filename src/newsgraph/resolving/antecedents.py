"""Which happening a clause means that names none: "It happened …", "Officers were called to …"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsgraph.finding.events import is_harmful
from newsgraph.finding.retellings import Retelling
from newsgraph.finding.syntax import direct_object
from newsgraph.namespaces import NG
from newsgraph.ontology import Ontology
from newsgraph.resolving.scene import Happening, Scene
from newsgraph.resolving.victims import ACCUSED, HURT

_NEAR = 6
"""Sentences between an event's telling and a call for help that is taken to be for it."""


def strikes(h: Happening, ontology: Ontology) -> bool:
    """Whether it is of the kind that people are called to."""
    if NG + "MilitaryAction" in h.classes:
        return False  # a war lasts
    return is_harmful(h.classes, ontology) or ontology.is_any(h.classes, (NG + x for x in ("Death", "Injury", "Accident")))


def antecedent(
    r: Retelling, happenings: Sequence[Happening], scene: Scene, fits: Callable[[Retelling, Happening], bool] = lambda r, h: True
) -> Happening | None:
    """Which happening "it" was: of those that strike and fit, the one told last before; for a call for help, the one told nearest."""
    if _is_hunt(r, happenings, scene):
        return None
    here = scene.sentence[r.head]
    chosen, nearest = None, 0
    for h in happenings:
        if not strikes(h, scene.ontology):
            continue
        gaps = [here - scene.sentence[t.head] for t in h.tellings]
        gap = min(g if g >= 0 else 2 - g for g in gaps)
        if (r.way == "answered" and gap > _NEAR) or not fits(r, h):
            continue
        if chosen is None or gap < nearest:
            chosen, nearest = h, gap
    return chosen


def _is_hunt(r: Retelling, happenings: Sequence[Happening], scene: Scene) -> bool:
    """“Officers found the suspect in York”: where and when somebody was caught says nothing of what he did."""
    what = direct_object(scene.doc[r.head])
    entity = scene.entity(what.i) if what is not None else None
    roles = {role for h in happenings for role, x in h.roles if x == entity} if entity is not None else set()
    return not roles.isdisjoint(ACCUSED) and roles.isdisjoint(HURT)
