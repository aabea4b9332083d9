"""One happening or two: whether a telling comes back to an event that was told before.

Two tellings are one happening when their types are related and nothing that they say of date, place or people disagrees, and
something ties them: a shared name, date, place or participant, a definite noun that comes back to it, or that the article has only
one such event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from newsgraph.finding.events import EventMention, is_harmful
from newsgraph.finding.syntax import child, children, preposition, word_after, word_before
from newsgraph.finding.time_words import SEASONS
from newsgraph.namespaces import NG
from newsgraph.ontology import Ontology
from newsgraph.resolving.agreement import dates_agree, figures_agree, is_to_the_month, people_agree, places_agree, share_the_subject, values_agree
from newsgraph.resolving.entities import key
from newsgraph.resolving.scene import NO_ACCIDENT, Happening, Scene, is_firm
from newsgraph.resolving.victims import BEFALLEN, HARM, HARMERS, may_be_one

_NEXT = 2  # sentences on, in which a report names whom it began with
_LEAD = 3  # sentences of headline and lead
REACH = 12  # sentences back that a bare description may come back over
_ENOUGH = 2.0  # what makes two tellings one: a shared place or month alone, a shared day with the type and a little more


def match(draft: Happening, event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The known happening that `event`, drafted alone as `draft`, tells again; None where it is a new one."""
    chosen, most = None, 0.0
    attackers = _harmed_attackers(draft, known)
    harmful = is_harmful(draft.classes, scene.ontology)
    one_more = (harmful and _tells_several(event, known, scene)) or _brings_up(event, scene)
    judged = max((t.value[:10] for t in event.judged if t.value), default=None)
    for other in known:
        if judged and _was_later(other, judged, scene):
            continue  # "in 2003 he was charged with shooting a girl": none of the shootings since
        if attackers and not attackers & other.filling(HARM):
            continue  # whom police shot was shot in another event than those whom he attacked
        tie = _tie(draft, event, other, scene, _ENOUGH - _retells_the_headline(event, other, known, scene))
        if tie is None or (one_more and is_one_more(draft, event, other, scene) and not _is_one_storm(draft, other, scene)):
            continue
        if answers(other, known) and not draft.filling(HARM) & other.filling(HARM):
            tie -= 1.0
        if is_older(other, draft, scene) and any(h is not other and _last(h, scene) == _last(other, scene) and _tie(draft, event, h, scene) for h in known):
            tie -= 0.4  # "a shooting a block from where five were hurt in December": what is told next is of the news
        if tie >= most:  # of equals the one told last
            chosen, most = other, tie
    return chosen


def _last(happening: Happening, scene: Scene) -> int:
    return max(scene.sentence[t.head] for t in happening.tellings)


def _was_later(happening: Happening, day: str, scene: Scene) -> bool:
    """Whether it is told to have been after a day, month or year, or is the news of today, long after."""
    dates = happening.dates()
    if dates or scene.written is None or _looks_back(scene):
        return bool(dates) and all(v[: len(day)] > day[: len(v)] for v in dates)
    return day < (scene.written - _RECENT).isoformat()[: len(day)]


def _harmed_attackers(draft: Happening, known: Sequence[Happening]) -> set[int]:
    """The victims of the telling that are attackers elsewhere, and not of themselves."""
    harmed = draft.filling(HARM) - draft.filling(HARMERS)
    return {x for h in known for x in h.filling(HARMERS) & harmed} if harmed else set()


def _brings_up(event: EventMention, scene: Scene) -> bool:
    """Whether a plural below the lead speaks for the first time of what has its own time or place: "recent attacks in York"."""
    new = _is_plural(event, scene) and not event.definite and is_harmful(event.classes, scene.ontology)
    return new and bool(event.times or event.places) and scene.sentence[event.head] >= _LEAD


def _tells_several(event: EventMention, known: Sequence[Happening], scene: Scene) -> bool:
    """Whether headline or lead, which `event` does not stand in as a plural itself, tell of several incidents: "two shootings", "weekend attacks"."""
    if _is_plural(event, scene) and scene.sentence[event.head] <= _LEAD:
        return False
    first = ((t, h) for h in known for t in h.tellings if scene.sentence[t.head] <= _LEAD and not t.definite and _is_plural(t, scene))
    return any(is_harmful(h.classes, scene.ontology) and not is_another(t, scene) for t, h in first)


def is_one_more(draft: Happening, event: EventMention, other: Happening, scene: Scene) -> bool:
    """Whether the telling is new, far on or has its own time or place, and shares nothing with `other`: in a report of several incidents, the next one."""
    far = not event.definite and scene.sentence[event.head] - max(scene.sentence[t.head] for t in other.tellings) > _LEAD
    new = event.noun and (article := child(scene.doc[event.head], "det")) is not None and article.lower_ in ("a", "an")
    shared = draft.places.keys() & other.places.keys() or draft.roles.keys() & other.roles.keys()
    return (new or far or bool(event.times or event.places)) and not shared


def are_several(happening: Happening, scene: Scene) -> bool:
    """Whether it stands for several incidents: nothing but plural nouns tells of it, besides who was harmed."""
    own = [t for t in happening.tellings if not t.consequence]
    return bool(own) and all(_is_plural(t, scene) for t in own)


def may_be_called(plural: Happening, one: Happening, known: Sequence[Happening], scene: Scene) -> bool:
    """Whether plural nouns, "the shootings" or a headline's, may stand for `one`: of its type, neither elsewhere, nor long ago, nor the answer to it."""
    alike = bool(set(plural.classes) & set(one.classes)) or _is_killing(plural.classes, one.classes, scene.ontology)
    if not alike or one.status != plural.status or not is_harmful(plural.classes, scene.ontology) or answers(one, known):
        return False
    for t in plural.tellings:
        new = child(scene.doc[t.head], "det", "nmod:poss") is None and scene.sentence[t.head] >= _LEAD
        if not t.consequence and (new or is_another(t, scene) or child(scene.doc[t.head], "nummod") is not None):
            return False
    apart = False in (dates_agree(plural, one), places_agree(plural, one, scene))
    apart |= bool(plural.dates()) and not one.dates() and scene.ontology.is_any(one.classes, (NG + "Protest",))  # "last week's protests"
    return not (apart or is_older(one, plural, scene) or is_older(plural, one, scene))


def answers(happening: Happening, known: Sequence[Happening]) -> bool:
    """Whether all whom it harmed are attackers: police shot the gunman, or he himself."""
    hurt = happening.filling(HARM)
    return bool(hurt) and hurt <= {x for h in known for x in h.filling(HARMERS)}


@lru_cache(maxsize=65536)
def related(a: tuple[str, ...], b: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether two events' types allow that they are one: one type is the other's, or both are of one kind below Event."""
    top = {NG + "Event"}
    for x in a:
        for y in b:
            if x == y or (ontology.is_a(x, y) and y not in _BROAD) or (ontology.is_a(y, x) and x not in _BROAD):
                return True
            shared = (set(ontology.superclasses.get(x, ())) & set(ontology.superclasses.get(y, ()))) - top
            if NG + "Attack" in shared or NG + "Accident" in shared or (NG + "NaturalDisaster" in shared and not {x, y} & _OF_THE_EARTH):
                return True
    return any(_are(a, b, one, other, ontology) for one, other in _ALSO_ONE)


def _is_killing(a: tuple[str, ...], b: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether one is a murder and the other an attack: the murder may be how the attack ended."""
    return _are(a, b, "Attack", "Murder", ontology)


def _are(a: tuple[str, ...], b: tuple[str, ...], one: str, other: str, ontology: Ontology) -> bool:
    """Whether one of two events is of the first kind and the other of the second."""
    kinds = [{top for x in side for top in (x, *ontology.superclasses.get(x, ()))} for side in (a, b)]
    return any(NG + one in x and NG + other in y for x, y in (kinds, reversed(kinds)))


_ALSO_ONE = (("Fire", "Wildfire"), ("Attack", "Airstrike"), ("Attack", "Murder"), ("Visit", "Journey"), *NO_ACCIDENT)
_OF_THE_EARTH = frozenset((NG + "Earthquake", NG + "VolcanicEruption"))
"""Disasters that no other kind of disaster is another word for, as a flood is for a storm."""

_NAMED = ("NaturalDisaster", "MilitaryAction", "SpaceMission", "CulturalEvent", "SportsEvent")
"""Types whose events are known by names."""

_BROAD = frozenset(NG + c for c in ("Event", "BusinessEvent", "PoliticalEvent", "JusticeEvent", "SportsEvent", "CulturalEvent"))
"""Types too wide for two events to be one because the other's type is below it."""


def _tie(draft: Happening, event: EventMention, other: Happening, scene: Scene, enough: float = _ENOUGH) -> float | None:
    """How much ties the telling to `other`, at least `enough`; None where they are two happenings, or less ties them."""
    if not related(draft.classes, other.classes, scene.ontology) or _are_told_apart(draft, event, other, scene):
        return None
    dates = dates_agree(draft, other)
    places = None if _heads(other, event, scene) else places_agree(draft, other, scene)
    people = people_agree(draft, other, scene)
    values = values_agree(draft, other, scene)
    one_storm = _is_one_storm(draft, other, scene)
    if one_storm:
        dates, places = dates or None, places or None  # it lasts for days, and moves on
    if False in (dates, places, people, values) or (not dates and _one_is_to_come(draft, other, scene)):
        return None
    same_type = _are_of_one_type(draft, event, other, scene)
    tie = 0.0
    if dates:
        tie += 2.2 if is_to_the_month(draft) and is_to_the_month(other) else 0.5
    if places:
        tie += 2.0
    if one_storm or {key(n) for n in draft.names} & {key(n) for n in other.names}:
        tie += 4.0
    if people:
        same = is_harmful(draft.classes, scene.ontology) or share_the_subject(draft, other) or _rules_on(draft, event, other, scene)
        tie += 3.0 if same else 1.0
    if values:
        tie += 1.0
    alike = same_type or _is_broad(draft)
    if alike:
        tie += 0.5
    if same_type:
        tie += 1.5 if figures_agree(draft, other) else 0.0
        tie += 1.0 if people and _in_headline(other, scene) else 0.0
    tie += _comes_back(draft, event, other, scene, same_type=same_type, untold=alike and dates is None and places is None)
    return tie if tie >= enough else None


def _are_told_apart(draft: Happening, event: EventMention, other: Happening, scene: Scene) -> bool:
    """Whether the words make two happenings of them, whatever their dates, places and people."""
    if (event.start != event.end and is_another(event, scene)) or _bear_other_names(draft, other, scene):
        return True
    if _is_the_news(other, draft, scene) or _is_the_news(draft, other, scene):
        return True
    if not is_harmful(draft.classes, scene.ontology):
        return _are_counted(event, scene) and not any(_is_plural(t, scene) for t in other.tellings)
    return _shot_the_attacker(draft, other, scene) or _is_plural(event, scene) != all(_is_plural(t, scene) for t in other.tellings)


def _is_the_news(told: Happening, background: Happening, scene: Scene) -> bool:
    """Whether one is told without a date in headline or lead, and the other was more than a year before: she was elected speaker again."""
    lead = any(scene.sentence[t.head] <= 1 for t in told.tellings)
    return lead and is_older(background, told, scene, _LONG_AGO)


def _are_counted(event: EventMention, scene: Scene) -> bool:
    """“Several concerts” are not the one that was told."""
    counted = any(c.dep_ == "nummod" or c.lower_ in ("several", "many", "some", "numerous") for c in scene.doc[event.head].children)
    return counted and _is_plural(event, scene)


def _are_of_one_type(draft: Happening, event: EventMention, other: Happening, scene: Scene) -> bool:
    """Whether they share a type, are a killing and the attack that it was, or two accidents in one sentence, of which one led to the other."""
    if set(draft.classes) & set(other.classes) or _is_killing(draft.classes, other.classes, scene.ontology):
        return True
    accidents = all(scene.ontology.is_any(h.classes, (NG + "Accident",)) for h in (draft, other))
    return accidents and scene.sentence[event.head] in {scene.sentence[t.head] for t in other.tellings}


def _is_broad(draft: Happening) -> bool:
    """Whether its words fit every attack: "a man attacked shoppers" tells of the stabbing again."""
    return set(draft.classes) == {NG + "Attack"}


def _in_headline(happening: Happening, scene: Scene) -> bool:
    return any(scene.sentence[t.head] == 0 for t in happening.tellings)


def _comes_back(draft: Happening, event: EventMention, other: Happening, scene: Scene, *, same_type: bool, untold: bool) -> float:
    """How much speaks for one event by where and in which words it is told; `untold`: of like type, and nothing told of date or place to compare."""
    distance = scene.sentence[event.head] - max(scene.sentence[t.head] for t in other.tellings)
    value = 0.0
    if (
        same_type
        and distance <= (REACH / 2 if _in_headline(other, scene) else _NEXT)
        and any(may_be_one(draft, other, roles, scene) for roles in (BEFALLEN, HARM))
    ):
        value += 2.0  # "A nurse was convicted. Jurors found Ann Roe, 51, guilty"
    if scene.time_above(event.head) and distance <= 3 and _same_heading(event, other, scene):
        value += 1.5
    if any(_told_by(event, t, scene) for t in other.tellings):
        return value + 3.0
    earlier = is_older(draft, other, scene) and other.status != NG + "Ongoing"
    near = distance <= (_NEXT if is_older(other, draft, scene) else REACH)
    if event.noun and event.definite and not event.name and near and not earlier:
        return value + 2.5 - 0.1 * distance + 0.3 * _is_called_so(event, other, scene) + 1.0 * _is_called_after(event, other, scene)
    if in_another_entry(event, other, scene):
        return value
    once = draft.status == other.status and bool(set(draft.classes) & set(other.classes) & scene.ontology.once_a_day)
    again = (untold or once) and not _is_of_others(draft, other, scene) and not is_older(other, draft, scene)  # the article's own incident told again
    single = once or (is_harmful(draft.classes, scene.ontology) and not _brings_up_a_war(draft, other))
    return value + 1.6 * ((distance <= 1 or again) and single and not is_older(draft, other, scene))


_RECENT = timedelta(days=14)
_LONG_AGO = timedelta(days=365)
_LEAD_TOKENS = 120


def is_older(background: Happening, other: Happening, scene: Scene, span: timedelta = _RECENT) -> bool:
    """Whether only the first has dates, all long before the article: what the other tells needs no date, being its news."""
    told = background.dates() or [j.value for t in background.tellings for j in t.judged if j.value]  # "in 2003 he was charged with shooting a girl"
    if scene.written is None or other.dates() or not told:
        return False
    recent = (scene.written - span).isoformat()
    return all(value[:10] < recent[: len(value[:10])] for value in told) and not _looks_back(scene)


def _looks_back(scene: Scene) -> bool:
    """Whether the article is of something long ago, by its lead: an anniversary, a trial, "a year after the attack"."""
    lead = [t for t in scene.doc[:_LEAD_TOKENS] if scene.sentence[t.i] <= _LEAD]
    long_after = any(t.lemma_.lower() in ("year", "month") and word_after(t) in ("after", "since", "on", "ago") for t in lead)
    long_after |= any(t.lower_ in SEASONS and word_before(t) == "last" for t in lead)
    return long_after or any(t.lemma_.lower() in scene.ontology.lists["looking-back-words"] for t in lead)


def _heads(other: Happening, event: EventMention, scene: Scene) -> bool:
    """Whether the headline alone told of `other`, and `event` is told right below it: the place may be nearer or farther."""
    return scene.sentence[event.head] <= _LEAD and all(scene.sentence[t.head] == 0 for t in other.tellings)


_HEADLINE = 1.6
"""What it is worth to be the first of its type below a headline that tells of one."""


def _retells_the_headline(event: EventMention, other: Happening, known: Sequence[Happening], scene: Scene) -> float:
    """How much speaks for one event because the lead tells what the headline did: "Bank sues tycoon", then "On Monday the bank filed a lawsuit"."""
    types = (set(event.classes) & set(other.classes)) - _BROAD
    goes_on = NG + "Ongoing" in (event.status, other.status)  # "Police investigate", "are investigating"
    if not types or is_harmful(event.classes, scene.ontology) or not (goes_on or event.status == other.status):
        return 0.0
    if not _heads(other, event, scene) or scene.sentence[event.head] == 0 or _is_background(event, scene):
        return 0.0
    return _HEADLINE * all(h is other or not types & set(h.classes) for h in known)


def _is_background(event: EventMention, scene: Scene) -> bool:
    """Whether a lead tells it as what was before: "a week after two were arrested", "who had been convicted"."""
    token = scene.doc[event.head]
    had = any(c.lower_ == "had" for c in children(token, "aux"))
    return had or any(t.dep_ in ("advcl", "acl:relcl") for t in (token, *token.ancestors) if t.sent == token.sent and t.pos_ != "AUX")


def _is_of_others(draft: Happening, other: Happening, scene: Scene) -> bool:
    """Whether a dated telling names a victim of its own, and the other one: "In May, Ann Roe was killed there"."""
    return bool(draft.dates()) and strikes_others(draft, other, scene)


def strikes_others(a: Happening, b: Happening, scene: Scene) -> bool:
    """Whether both have victims with names, and not the same."""
    mine, theirs = ({x for x in h.filling(HARM) if scene.entities.all[x].named} for h in (a, b))
    return bool(mine and theirs and not mine & theirs)


def _bear_other_names(a: Happening, b: Happening, scene: Scene) -> bool:
    """Whether each bears a name of its own, and they share no word but what such events are called: two storms, wars or missions."""
    mine, theirs = (_own_words(h, scene) for h in (a, b))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _rules_on(draft: Happening, event: EventMention, other: Happening, scene: Scene) -> bool:
    """“The court ruled on Monday … The court found it void”: what a court or judge decides from one sentence to the next is one ruling."""
    last = max(scene.sentence[t.head] for t in other.tellings)
    return NG + "Ruling" in draft.classes and NG + "Ruling" in other.classes and 0 < scene.sentence[event.head] - last <= _NEXT


def _is_one_storm(a: Happening, b: Happening, scene: Scene) -> bool:
    """“Hurricane Petra formed on Monday”, “Petra made landfall on Friday”."""
    if NG + "Storm" not in a.classes or NG + "Storm" not in b.classes:
        return False
    mine, theirs = (_own_words(h, scene) | {w for x in h.filling((NG + "cause",)) for w in key(scene.entities.all[x].name)} for h in (a, b))
    return bool(mine & theirs - scene.ontology.lists["storm-nouns"])


def _own_words(h: Happening, scene: Scene) -> set[str]:
    """The words of its names, or of the prize that it was of, beside those that announce it; none of an attack or accident, which goes by many names."""
    if NG + "Award" in h.classes:
        prizes = {w for x in h.filling((NG + "award",)) for w in key(scene.entities.all[x].name)}
        return prizes - scene.ontology.lists["award-nouns"]
    if not scene.ontology.is_any(h.classes, (NG + n for n in _NAMED)):
        return set()
    called = {scene.doc[i].lower_ for t in h.tellings for i in range(t.start, t.end)}
    return {w for n in h.names for w in key(n)} - called - scene.ontology.lists["storm-nouns"]


def _brings_up_a_war(draft: Happening, other: Happening) -> bool:
    """“The army's offensive … the Norland Civil War”: a war is called by its name from the first."""
    return NG + "MilitaryAction" in draft.classes and bool(draft.names) and not other.names


def _one_is_to_come(a: Happening, b: Happening, scene: Scene) -> bool:
    """Whether one is planned and the other is said to have occurred: the same person resigns twice."""
    planned, other = (a, b) if a.status == NG + "Planned" else (b, a)
    return planned.status == NG + "Planned" != other.status and any(is_firm(t, scene) for t in other.tellings if not t.consequence)


def _told_by(event: EventMention, other: EventMention, scene: Scene) -> bool:
    """“A van was driven into shoppers in an attack”, “settled a lawsuit filed by Roe”, “a third mission will be launched”: one tells what the other names."""
    token = scene.doc[event.head]
    named = scene.doc[other.head]
    if (other.noun and named.dep_ in ("nsubj", "nsubj:pass") and named.head == token) or (token.dep_ == "appos" and token.head == named):
        return set(event.classes) == set(other.classes)
    if event.noun:
        return token.head.i == other.head and preposition(token) in ("in", "during")
    if token.dep_ == "advcl" and token.head.i == other.head and any(c.lower_ in ("when", "as") for c in children(token, "mark", "advmod")):
        return is_harmful(event.classes, scene.ontology)  # "walkers were hit when a van was driven at them"
    return token.dep_.startswith("acl") and token.head.dep_ in ("obj", "nsubj:pass") and token.head.head.i == other.head


def _is_called_so(noun: EventMention, other: Happening, scene: Scene) -> bool:
    """“This storm” where the other was called a storm."""
    return any(scene.doc[t.head].lemma_.lower() == scene.doc[noun.head].lemma_.lower() for t in other.tellings)


def _is_called_after(noun: EventMention, other: Happening, scene: Scene) -> bool:
    """“The market attack” after “a strike on a market”: the word before the noun is of what the other was told with."""
    words = {c.lemma_.lower() for c in scene.doc[noun.head].children if c.dep_ == "compound"}
    return any(scene.doc[i].lemma_.lower() in words for t in other.tellings for i in (*(a.token for a in t.arguments), *t.places))


def _shot_the_attacker(a: Happening, b: Happening, scene: Scene) -> bool:
    """One event's victim is the other's attacker, or is called so: police shot him, which is another event; if he shot himself, it is not."""
    hurt = [h.filling(HARM) - h.filling(HARMERS) for h in (a, b)]
    if hurt[0] & b.filling(HARMERS) or hurt[1] & a.filling(HARMERS):
        return True
    called = (key(scene.entities.all[x].name)[-1:] for x in hurt[0])
    return any(word.rstrip("s") in scene.ontology.lists["attacker-nouns"] for last in called for word in last)


def _is_plural(event: EventMention, scene: Scene) -> bool:
    return event.noun and scene.doc[event.head].tag_ in ("NNS", "NNPS")


def _same_heading(event: EventMention, other: Happening, scene: Scene) -> bool:
    mine = scene.time_above(event.head)
    return any(scene.time_above(t.head) is mine for t in other.tellings)


def in_another_entry(event: EventMention, other: Happening, scene: Scene) -> bool:
    """Whether a list tells of the event under a year long before the report, under which it tells nothing of the other: “Deadliest disasters: - 1974 …”."""
    entry = scene.time_above(event.head)
    if entry is None or not entry.value or scene.written is None or int(entry.value[:4]) >= scene.written.year - 1:
        return False
    return not _same_heading(event, other, scene)


def is_another(event: EventMention, scene: Scene) -> bool:
    """Whether the words themselves tell it from the others: "another shooting", "was once shot"; not "once he was shot, she fled"."""
    return any(c.lower_ in scene.ontology.lists["distinguishing-words"] and c.dep_ != "mark" for c in scene.doc[event.head].children)


def back_reference(event: EventMention, known: Sequence[Happening], scene: Scene) -> Happening | None:
    """The happening that a bare description comes back to: the nearest one before it of a related type."""
    if not event.definite:
        return None
    here = scene.sentence[event.head]
    fitting = [h for h in known if related(event.classes, h.classes, scene.ontology) and any(0 <= here - scene.sentence[t.head] <= REACH for t in h.tellings)]
    return max(fitting, key=lambda h: max(t.head for t in h.tellings), default=None)
