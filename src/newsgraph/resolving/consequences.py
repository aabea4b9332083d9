"""Deaths and injuries become victims and figures of the event that caused them."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.finding.events import EventMention, is_harmful, takes_property
from newsgraph.finding.status import OCCURRED
from newsgraph.namespaces import NG
from newsgraph.ontology import Ontology
from newsgraph.resolving.matching import answers, are_several, dates_agree, in_another_entry, is_older, is_one_more, match, places_agree
from newsgraph.resolving.scene import Happening, Scene, absorb, happening_of

_NO_CAUSES = ("MilitaryAction", "Search", "Patrol", "DrugOffence", "Fraud")
_LASTING = ("Epidemic", "MilitaryAction", "Drought")  # no day of a death in them is theirs
_HARMED = tuple(NG + r for r in ("victim", "fatalVictim", "injuredVictim", "person"))


def attach_consequence(event: EventMention, of: dict[int, Happening], known: list[Happening], scene: Scene) -> None:
    """Give a death or an injury to its cause among the happenings; one without a cause is a happening of its own, added to `known` and `of`."""
    cause = of.get(event.cause) if event.cause is not None else None
    if cause is None or takes_property(cause.classes, scene.ontology):
        cause = (None if _over_years(event, scene) else _nearest_cause(event, known, scene)) or cause
    draft = happening_of(event, scene)
    if cause is None:
        if event.generic:
            return
        target = match(draft, event, known, scene) or _of_same_people(draft, event, known, scene)
        if target is None:
            known.append(draft)
        else:
            absorb(target, draft, scene)
        of[event.index] = target or draft
        return
    role = NG + ("fatalVictim" if _means_death(event, scene.ontology) else "injuredVictim")
    for (r, entity), telling in draft.roles.items():
        ours = role if r == NG + "person" else r
        cause.roles.setdefault((ours, entity), telling)
    cause.figures.extend(draft.figures)
    if event.cause is not None:
        for place, by in draft.places.items():
            cause.places.setdefault(place, by)
    if event.cause is not None and not cause.dates() and _dates(event, cause, scene):
        cause.times.extend(draft.times)
    if cause.status == NG + "Alleged" and event.status == OCCURRED:
        cause.status = OCCURRED  # what killed somebody happened, whoever did it
    cause.tellings.append(event)
    of[event.index] = cause


def _over_years(event: EventMention, scene: Scene) -> bool:
    """“More than 26,000 people have died there since 2014”: of no one accident."""
    return any(t.start > 0 and scene.doc[t.start - 1].lower_ == "since" for t in event.times)


def _dates(event: EventMention, cause: Happening, scene: Scene) -> bool:
    """Whether the day of a death or injury is its cause's: not that on which a body was identified, nor a day of a lasting war."""
    lasting = any(scene.ontology.is_a(c, NG + k) for c in cause.classes for k in _LASTING)
    return not lasting and scene.doc[event.head].lemma_.lower() not in scene.ontology.lists["aftermath-words"]


def _of_same_people(draft: Happening, event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The injury of which somebody died, or that one sentence tells with the death, where neither has a known cause."""
    people, here = {x for r, x in draft.roles if r in _HARMED}, scene.sentence.get(event.head)
    for h in known:
        if all(t.consequence for t in h.tellings) and (
            people & {x for r, x in h.roles if r in _HARMED} or any(scene.sentence.get(t.head) == here for t in h.tellings)
        ):
            return h
    return None


def _means_death(event: EventMention, ontology: Ontology) -> bool:
    return any(ontology.is_a(c, NG + x) for c in event.classes for x in ("Death", "Murder"))


def _draws(happening: Happening, scene: Scene) -> bool:
    """Whether a death told elsewhere may belong to it: not to a whole war, which is background to many deaths, nor to a search or smuggling."""
    return is_harmful(happening.classes, scene.ontology) and not {NG + c for c in _NO_CAUSES} & set(happening.classes)


def _nearest_cause(event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The harmful happening told last before this death or injury, unless it has a date, place or victim of its own that disagrees."""
    if not any(NG + x in event.classes for x in ("Death", "Injury", "Disappearance", "Displacement", "Illness")):
        return None
    here = scene.sentence.get(event.head, 0)
    draft = happening_of(event, scene)
    best: tuple[int, int] | None = None
    chosen = None
    for position, h in enumerate(known):
        distances = [here - scene.sentence.get(t.head, 0) for t in h.tellings]
        in_war = NG + "MilitaryAction" in h.classes and any(0 <= d <= 1 for d in distances)
        if (not _draws(h, scene) and not in_war) or in_another_entry(event, h, scene):
            continue
        near = min((abs(d) + (2 if d < 0 else 0) for d in distances), default=99)
        victims = {x for (r, x) in h.roles if "ictim" in r}
        shared = bool(victims & {x for _, x in draft.roles})
        if not shared and (near > 4 or _is_elsewhere(draft, h, scene)):
            continue
        if near > 0 and are_several(h, scene) and is_one_more(draft, event, h, scene):
            continue
        unlikely = takes_property(h.classes, scene.ontology) or answers(h, known)
        rank = (-near + (10 if shared else 0) - (5 if unlikely else 0), position)
        if best is None or rank > best:
            best, chosen = rank, h
    return chosen or _only_story(draft, event, known, scene)


def _only_story(draft: Happening, event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The happening that the article is about, when one harmful happening has more tellings than all others together."""
    harmful = [h for h in known if _draws(h, scene)]
    main = max(harmful, key=lambda h: len(h.tellings), default=None)
    if main is None or in_another_entry(event, main, scene) or 2 * len(main.tellings) <= sum(len(h.tellings) for h in harmful):
        return None
    return None if _is_elsewhere(draft, main, scene) else main


def _is_elsewhere(draft: Happening, h: Happening, scene: Scene) -> bool:
    """Whether date or place tells a death or an injury apart from what a happening did."""
    return dates_agree(draft, h) is False or places_agree(draft, h, scene) is False or is_older(draft, h, scene)
