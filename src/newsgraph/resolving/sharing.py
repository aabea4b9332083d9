"""Where people were rescued, searched for or brought to safety, where no telling says it: at what had befallen them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newsgraph.finding.status import CANCELLED
from newsgraph.namespaces import NG
from newsgraph.resolving.scene import HAPPENED, Happening, Scene

_AID = tuple(NG + c for c in ("Rescue", "Evacuation", "Search"))
_NEED = tuple(NG + c for c in ("Accident", "NaturalDisaster", "Bombing", "Airstrike", "Stampede"))
_NEAR = 6
"""Sentences after the telling of a disaster within which people are taken to be rescued from it."""
_SOON = timedelta(days=14)


def share_places(happenings: Sequence[Happening], scene: Scene) -> None:
    """“A ferry sank off Tarn. Nine people were rescued”: give the rescue the places of the disaster, where it can be of one only."""
    disasters = [h for h in happenings if h.places and h.status in HAPPENED and scene.ontology.is_any(h.classes, _NEED)]
    for h in happenings:
        if h.places or h.status not in (*HAPPENED, CANCELLED) or not scene.ontology.is_any(h.classes, _AID):
            continue
        near = [d for d in disasters if _gap(h, d, scene) <= _NEAR and _may_be_of(h, d)]
        if near and all(d.places.keys() == near[0].places.keys() for d in near):
            h.places = dict(near[0].places)


def _gap(h: Happening, disaster: Happening, scene: Scene) -> int:
    """How many sentences before the first telling of `h` the disaster was told last, more than there are where it was not."""
    here = scene.sentence[h.first]
    return min((here - n for t in disaster.tellings if (n := scene.sentence[t.head]) <= here), default=len(scene.doc))


def _may_be_of(h: Happening, disaster: Happening) -> bool:
    """Whether the days that are told of both, if any, are near each other."""
    days = [[date.fromisoformat(v[:10]) for v in x.dates() if len(v) >= len("2017-05-22")] for x in (h, disaster)]
    return not all(days) or any(abs(a - b) <= _SOON for a in days[0] for b in days[1])
