"""Who is arrested, charged or convicted for a happening that the article tells is its suspect, or its perpetrator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsgraph.finding.events import EventMention
from newsgraph.finding.status import ALLEGED, OCCURRED, ONGOING, PLANNED
from newsgraph.finding.syntax import obliques, with_conjuncts
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG
from newsgraph.resolving.scene import Happening, Scene
from newsgraph.resolving.victims import HARM, HARMERS

_ACCUSED = tuple(NG + r for r in ("defendant", "arrestee"))
_ACCUSING = tuple(NG + c for c in ("Arrest", "Charge", "Trial"))
_JUDGING = tuple(NG + c for c in ("Conviction", "Sentencing", "Plea"))
_OFFENCES = tuple(NG + c for c in ("Attack", "Crime", "Accident", "Riot", "Death"))
_OF_THE_OFFENCE = frozenset(("in", "over", "for", "with", "of", "to", "on", "in connection with", "in relation to"))
_DEPTH = 4  # "charged with murder in connection with the shooting"
PERPETRATOR, SUSPECT = NG + "perpetrator", NG + "suspect"


def name_accused(known: Sequence[Happening], scene: Scene) -> None:
    """Give the accused and convicted their part in the happenings that they are accused or convicted of, in place."""
    offences = {t.head: h for h in known if scene.ontology.is_any(h.classes, _OFFENCES) for t in h.tellings}
    for h in known:
        for telling in h.tellings if scene.ontology.is_any(h.classes, (*_ACCUSING, *_JUDGING)) else ():
            if telling.status not in (OCCURRED, ONGOING, PLANNED, ALLEGED):
                continue
            who = {x for a in telling.arguments if a.role in _ACCUSED and (x := scene.entity(a.token)) is not None}
            role = PERPETRATOR if _finds_guilty(telling, scene) else SUSPECT
            for offence in {id(o): o for o in _offences_of(telling, offences, scene) if o is not h}.values():
                for x in who - offence.filling(HARM) - offence.filling(HARMERS):
                    offence.roles.setdefault((role, x), telling)


def _finds_guilty(telling: EventMention, scene: Scene) -> bool:
    """Whether it says that they did it, as a plea of guilty, a conviction or a sentence does."""
    said = {t.lower_ for t in scene.doc[telling.start : telling.end]}
    return telling.status == OCCURRED and scene.ontology.is_any(telling.classes, _JUDGING) and not said & {"not", "no"}


def _offences_of(telling: EventMention, offences: Mapping[int, Happening], scene: Scene) -> Iterator[Happening]:
    """The happenings told as what somebody is judged for: "charged over the attack", "jailed for his role in it", "on charges of murder in the shooting of"."""
    level = [scene.doc[telling.head]]
    told = [scene.doc[a.token] for a in telling.arguments if a.role == NG + "offence"]
    for _ in range(_DEPTH):
        below = [(case, n) for t in level for case, first in obliques(t) if case in _OF_THE_OFFENCE for n in with_conjuncts(first)]
        yield from (offences[n.i] for n in (*told, *(n for _, n in below)) if n.i in offences)
        level, told = [*told, *(n for case, n in below if n.lemma_.lower() in words("accusing-nouns"))], []
