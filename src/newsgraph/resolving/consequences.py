"""Deaths and injuries become victims and figures of the event that caused them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgraph.finding.events import EventMention, is_harmful, takes_property
from newsgraph.finding.mentions import Form, Kind
from newsgraph.finding.status import OCCURRED
from newsgraph.finding.syntax import children, comes_before, obliques, word_before
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG
from newsgraph.ontology import Ontology
from newsgraph.resolving.agreement import dates_agree, places_agree
from newsgraph.resolving.matching import answers, are_several, in_another_entry, is_older, is_one_more, match
from newsgraph.resolving.scene import Happening, Scene, absorb, happening_of
from newsgraph.resolving.victims import ACCUSED, HARM, HURT

_NO_CAUSES = ("MilitaryAction", "Demonstration", "Strike", "Search", "Patrol", "DrugOffence", "Fraud")
_AMID = ("MilitaryAction", "Demonstration", "Strike")  # a death told right after them may be theirs
_LASTING = ("Epidemic", "MilitaryAction", "Drought")  # no day of a death in them is theirs
_OF_AGE = re.compile(r"\baged \d|\bat (?:the )?age\b|\bat \d{2,3}(?=[,.;]|$)")
_AGE_AFTER = 9  # tokens from "died": "died on Monday at the age of 86"
_LEAD = 3  # sentences of headline and lead
_LATE = 6  # sentences after a death, by which what it was of is told


def attach_consequence(event: EventMention, of: dict[int, Happening], known: list[Happening], told: Sequence[Happening], scene: Scene) -> None:
    """Give a death or an injury to its cause among the happenings; one without a cause is a happening of its own, added to `known` and `of`.

    `told` are all deaths and injuries of the article, each as its own telling has it.
    """
    if event.status == NG + "Planned":
        return  # "he is going to die": nobody did
    cause = of.get(event.cause) if event.cause is not None else None
    if cause is None or takes_property(cause.classes, scene.ontology):
        cause = (None if _over_years(event, scene) or _in_another_way(event, scene) else _nearest_cause(event, known, told, scene)) or cause
    draft = happening_of(event, scene)
    if cause is not None and _is_of_an_earlier_one(draft, cause):
        if event.cause is not None:
            draft.classes = cause.classes
        cause = None
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
    _mean_the_victim(draft, cause, known, scene)
    role = NG + ("fatalVictim" if _means_death(event, scene.ontology) else "injuredVictim")
    for (r, entity), telling in draft.roles.items():
        ours = role if r == NG + "person" else r
        if r == NG + "perpetrator" and scene.entities.all[entity].kind is Kind.PLACE:
            continue  # "the tower collapsed, killing two": it did nothing
        cause.roles.setdefault((ours, entity), telling)
    cause.figures.extend(draft.figures)
    if event.cause is not None:
        for place, by in draft.places.items():
            if scene.entities.all[place].kind is Kind.PLACE:  # who dies at Elm Hospital was not shot there
                cause.places.setdefault(place, by)
    if event.cause is not None and not cause.dates() and _dates(event, cause, scene):
        cause.times.extend(draft.times)
    if cause.status == NG + "Alleged" and event.status == OCCURRED:
        cause.status = OCCURRED  # what killed somebody happened, whoever did it
    cause.tellings.append(event)
    of[event.index] = cause
    if _is_a_later_death(draft, cause, scene):
        known.append(draft)  # "He was stabbed on Sunday and died on Monday"


def _mean_the_victim(draft: Happening, cause: Happening, known: Sequence[Happening], scene: Scene) -> None:
    """“A man was held after Ann Roe was stabbed. She died”: a pronoun of who died means the one whom the cause harmed, not who was held for it."""
    harmed = [x for x in cause.filling(HARM) if scene.entities.all[x].named]
    if len(harmed) != 1:
        return
    accused = {x for h in known for x in h.filling(ACCUSED)} - cause.filling(HARM)
    for (role, entity), telling in list(draft.roles.items()):
        mention = next((scene.mentions.at(a.token) for a in telling.arguments if a.role == role), None)
        if role in HURT and entity in accused and mention is not None and mention.form is Form.PRONOUN:
            del draft.roles[role, entity]
            draft.roles[role, harmed[0]] = telling


def _is_of_an_earlier_one(draft: Happening, cause: Happening) -> bool:
    """“It is the largest outbreak since 2013, when 27 people were infected”: all years of the one are before all of the other's."""
    years, later = ([value[:4] for value in h.dates()] for h in (draft, cause))
    return bool(years and later) and max(years) < min(later)


def _in_another_way(event: EventMention, scene: Scene) -> bool:
    """“Eight students were injured in a fight at another school”, "two were killed in separate shootings": below the lead that is not what was told."""
    lists = scene.ontology.lists
    nouns = [n for case, n in obliques(scene.doc[event.head]) if case in ("in", "during")]
    brawl = any(n.lemma_.lower() in lists["happening-nouns"] and any(c.lower_ in ("a", "an") for c in children(n, "det")) for n in nouns)
    others = (n for n in nouns if n.lemma_.lower() in lists["happening-nouns"] or n.lemma_.lower() in scene.ontology.nouns)
    new = brawl or any(c.lower_ in lists["distinguishing-words"] for n in others for c in children(n, "amod", "det"))
    return new and scene.sentence[event.head] > _LEAD


def _over_years(event: EventMention, scene: Scene) -> bool:
    """“More than 26,000 people have died there since 2014”, "eight have died this winter": of no one accident."""
    perfect = any(c.lemma_ == "have" for c in children(scene.doc[event.head], "aux"))
    first = [scene.doc[t.start] for t in event.times]
    return any(word_before(t) == "since" or (perfect and t.lower_ == "this") for t in first)


def _dates(event: EventMention, cause: Happening, scene: Scene) -> bool:
    """Whether the day of a death or injury is its cause's: not that on which a body was identified, nor a day of a lasting war."""
    lasting = scene.ontology.is_any(cause.classes, (NG + k for k in _LASTING))
    return not lasting and scene.doc[event.head].lemma_.lower() not in scene.ontology.lists["aftermath-words"]


def _of_same_people(draft: Happening, event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The injury of which somebody died, or that one sentence tells with the death, where neither has a known cause."""
    people, here = draft.filling(HURT), scene.sentence[event.head]
    for h in known:
        if all(t.consequence for t in h.tellings) and (people & h.filling(HURT) or any(scene.sentence[t.head] == here for t in h.tellings)):
            return h
    return None


def _means_death(event: EventMention, ontology: Ontology) -> bool:
    return ontology.is_any(event.classes, (NG + x for x in ("Death", "Murder")))


def _draws(happening: Happening, scene: Scene) -> bool:
    """Whether a death told elsewhere may belong to it: not to a whole war, which is background to many deaths, nor to a search or smuggling."""
    return is_harmful(happening.classes, scene.ontology) and not {NG + c for c in _NO_CAUSES} & set(happening.classes)


def _nearest_cause(event: EventMention, known: Sequence[Happening], told: Sequence[Happening], scene: Scene) -> Happening | None:
    """The harmful happening told last before this death or injury, unless it has a date, place or victim of its own that disagrees."""
    if not any(NG + x in event.classes for x in ("Death", "Injury", "Disappearance", "Displacement", "Illness")):
        return None
    here = scene.sentence[event.head]
    draft = happening_of(event, scene)
    elsewhere = _told_elsewhere(event, told, scene)
    if _is_natural(elsewhere, scene):
        return None
    best: tuple[int, int] | None = None
    chosen = None
    for position, h in enumerate(known):
        distances = [here - scene.sentence[t.head] for t in h.tellings]
        amid = any(NG + x in h.classes for x in _AMID) and any(0 <= d <= 1 for d in distances)
        if (not _draws(h, scene) and not amid) or in_another_entry(event, h, scene) or _was_before(event, h, scene):
            continue
        near = min((abs(d) + (2 if d < 0 else 0) for d in distances), default=99)
        victims = {x for (r, x) in h.roles if "ictim" in r}
        shared = bool(victims & {x for _, x in draft.roles})
        if _is_of_another_time(elsewhere, h):
            continue
        if not shared and (near > 4 or _is_elsewhere(draft, h, scene)):
            continue
        if near > 0 and are_several(h, scene) and is_one_more(draft, event, h, scene):
            continue
        unlikely = takes_property(h.classes, scene.ontology) or answers(h, known)
        latest = position if any(d >= 0 for d in distances) else -position  # of those told only later, the first
        rank = (-near + (10 if shared else 0) - (5 if unlikely else 0), latest)
        if best is None or rank > best:
            best, chosen = rank, h
    return chosen or _only_story(draft, event, known, scene)


def _told_elsewhere(event: EventMention, told: Sequence[Happening], scene: Scene) -> Happening:
    """A death or an injury with what other sentences say of the same named person's: when and where, and of what."""
    draft = happening_of(event, scene)
    who = {x for x in draft.filling(HURT) if scene.entities.all[x].named}
    for other in told:
        if other.tellings[0] is not event and other.classes == draft.classes and who & other.filling(HURT):
            draft.times.extend(other.times)
            draft.places.update({p: t for p, t in other.places.items() if p not in draft.places})
            draft.phrases.update(other.phrases)
            draft.tellings.extend(other.tellings)
    return draft


def _is_a_later_death(death: Happening, cause: Happening, scene: Scene) -> bool:
    """Whether somebody named died on a day of his own."""
    named = any(scene.entities.all[x].named for x in death.filling(HURT))
    days = [{v[:10] for v in h.dates() if len(v) >= len("2017-05-22")} for h in (death, cause)]
    return named and NG + "Death" in death.classes and all(days) and min(days[0]) > max(days[1])


def _is_of_another_time(death: Happening, cause: Happening) -> bool:
    """Whether it was dated before the cause, or in another year: who dies in 2019 was not killed in a riot of 2006."""
    died, struck = [v[:10] for v in death.dates()], [v[:10] for v in cause.dates()]
    if not died or not struck:
        return False
    short = min(len(v) for v in (*died, *struck))
    return max(died)[:short] < min(struck)[:short] or min(died)[:4] > max(struck)[:4]


def _is_natural(draft: Happening, scene: Scene) -> bool:
    """“Died of pneumonia”, “dies aged 82”, “died at 95”: nobody else had a part in it."""
    if any(role == NG + "cause" and scene.doc[token].lemma_.lower() in words("illnesses") for role, token in draft.phrases):
        return True
    return any(
        _OF_AGE.search(scene.doc[t.head : min(t.head + _AGE_AFTER, scene.doc[t.head].sent.end)].text.strip())
        for t in draft.tellings
        if scene.doc[t.head].lemma_ == "die"
    )


def _only_story(draft: Happening, event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The happening that the article is about, when one harmful happening has more tellings than all others together."""
    harmful = [h for h in known if _draws(h, scene) and not is_older(h, draft, scene)]
    main = max(harmful, key=lambda h: len(h.tellings), default=None)
    if main is None or in_another_entry(event, main, scene) or _was_before(event, main, scene):
        return None
    if 2 * len(main.tellings) <= sum(len(h.tellings) for h in harmful):
        return None
    dead = any(NG + "Death" in h.classes and scene.sentence[h.first] < _LEAD for h in known)
    if dead and scene.sentence[main.first] > _LEAD:
        return None  # an obituary tells of an accident long ago
    if scene.sentence[main.first] > scene.sentence[event.head] + _LATE:
        return None  # an obituary's last paragraph tells of another's death
    return None if _is_elsewhere(draft, main, scene) else main


def _was_before(event: EventMention, h: Happening, scene: Scene) -> bool:
    """“They rallied following the death of a student”: who died did not die of what came after."""
    heads = {t.head for t in h.tellings if not t.consequence}
    above = (scene.doc[event.head], *scene.doc[event.head].ancestors)
    return any(comes_before(t) and t.head.i in heads for t in above)


def _is_elsewhere(draft: Happening, h: Happening, scene: Scene) -> bool:
    """Whether date or place tells a death or an injury apart from what a happening did."""
    return dates_agree(draft, h) is False or places_agree(draft, h, scene) is False or is_older(draft, h, scene)
