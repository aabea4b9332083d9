"""On which day something happened that no telling of it dates: what the text around the tellings says.

From the surest to the least sure: that "it happened" then, a time in another clause of a sentence that tells of it, when officers were
called to it; and for what an article is mainly about, the day of what else it tells, or the earliest day that it names, or that of publication.
Less sure ones are only asked where surer ones are silent, and give a day, never a time of day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from newsgraph.annotation.tree import Token
from newsgraph.finding.circumstances import owner_of_time
from newsgraph.finding.events import EventMention
from newsgraph.finding.retellings import Retelling, Way
from newsgraph.finding.status import OCCURRED
from newsgraph.finding.syntax import child, children, preposition
from newsgraph.finding.tense import tense_at
from newsgraph.finding.times import Time
from newsgraph.namespaces import NG
from newsgraph.resolving.antecedents import antecedent, strikes
from newsgraph.resolving.matching import is_another, related, strikes_others
from newsgraph.resolving.scene import HAPPENED, Happening, Scene
from newsgraph.resolving.victims import HARM

_DAY = len("2017-05-22")
_NEWS = timedelta(days=14)
"""How long before its publication lies what an article is mainly about, if the day is not told with it."""
_LEAD = 10  # sentences, in which an article tells first of what it is about
_SLACK = timedelta(days=1)
"""How much later than on its day of publication an article may be written where another day is counted."""
_AFTERMATH = tuple(NG + c for c in ("JusticeEvent", "Announcement", "Funeral", "Investigation", "Meeting", "Visit", "Protest", "Study"))

_COURT = ("Charge", "Plea", "Trial", "Conviction", "Acquittal", "Sentencing", "Lawsuit", "Ruling")

Teller = EventMention | Retelling
Evidence = Iterable[tuple[Time, Teller]]


def date_happenings(
    happenings: Sequence[Happening],
    events: Sequence[EventMention],
    retellings: Sequence[Retelling],
    times: Sequence[Time],
    scene: Scene,
) -> None:
    """Give happenings that have no day the one that the text around their tellings leaves for them.

    `times` are those of the article's own words, without dateline and byline. What lies after the day of writing is planned.
    """
    around = _Surroundings([h for h in happenings if h.status in HAPPENED], events, retellings, times, scene)
    for h in around.happenings:
        _date(h, [around.happened, around.of_consequences, around.in_sentences, around.answered] if around.strikes(h) else [around.happened])
        h.times = _on_told_days(h.times)
        if scene.written is not None and h.status == OCCURRED and _is_after(h, scene.written, scene):
            h.status = NG + "Planned"
    for h in filter(around.strikes, around.happenings):
        if not _has_day(h) and not any(is_another(t, scene) for t in h.tellings):
            _date(h, [around.of_the_news])
    main = max(filter(around.strikes, around.happenings), key=lambda h: (len(h.tellings), -h.first), default=None)
    if main is not None and not _has_day(main):
        _date(main, [around.earliest, around.by_then])
    for h in around.happenings:
        if not h.dates() and scene.ontology.is_any(h.classes, (NG + "Arrest",)):
            _date(h, [around.at_once])


def _has_day(h: Happening) -> bool:
    return any(t.value and len(t.value) >= _DAY for t, _ in h.times)


def _date(h: Happening, ways: Sequence[Callable[[Happening], Evidence]]) -> None:
    """Add the times of the first of `ways` that has any, those with a day of their own before those of a borrowed one."""
    for borrowed in (False, True):
        for way in ways:
            if any(t.value and len(t.value) >= _DAY and t.borrowed <= borrowed for t, _ in h.times):
                return
            h.times.extend((t, by) for t, by in way(h) if t.borrowed == borrowed and _fits(t, h))


def _is_after(h: Happening, written: date, scene: Scene) -> bool:
    """Whether all that is told of its time is after the day of writing."""
    days = h.dates()
    told = (scene.doc[t.head] for t in h.tellings if not t.noun)
    if any(verb.tag_ == "VBD" and verb.lemma_.lower() not in scene.ontology.lists["light-verbs"] for verb in told):
        return False  # "set himself on fire on Wednesday": it happened, whatever the day
    return bool(days) and all(v[:_DAY] > (written + _SLACK).isoformat()[: len(v)] for v in days)


def _fits(time: Time, h: Happening) -> bool:
    """Whether a time is a day, within the week, month or year that is told of the happening if one is."""
    if time.value is None or len(time.value) < _DAY:
        return False
    weeks = (t.within for t, _ in h.times if t.within is not None)
    return all(time.value.startswith(v) for v in h.dates() if len(v) < _DAY) and all(a <= time.value[:_DAY] <= b for a, b in weeks)


def _on_told_days(times: list[tuple[Time, Teller]]) -> list[tuple[Time, Teller]]:
    """Without the times of day that were given the day of something else, where a day is told of the happening itself."""
    told = {t.value[:_DAY] for t, _ in times if t.value and len(t.value) >= _DAY and not t.borrowed}
    return [(t, by) for t, by in times if not told or not t.borrowed or t.value is None or t.value[:_DAY] in told]


def _day(time: Time) -> Time:
    return replace(time, value=time.value[:_DAY] if time.value else None, until=None)


class _Surroundings:
    """What the text says around the tellings of its happenings."""

    def __init__(
        self,
        happenings: Sequence[Happening],
        events: Sequence[EventMention],
        retellings: Sequence[Retelling],
        times: Sequence[Time],
        scene: Scene,
    ) -> None:
        self.happenings, self._scene = happenings, scene
        self._retold = [(r, h) for r in retellings if (h := antecedent(r, happenings, scene, _may_be_then)) is not None]
        self._times = list(self._of_nothing_later(events, times))
        self._told = times
        self._in_court = any(scene.ontology.is_a(c, NG + x) for e in events for c in e.classes for x in _COURT)

    def strikes(self, h: Happening) -> bool:
        """Whether it is of the kind that people are called to."""
        return strikes(h, self._scene.ontology)

    # --- the ways of dating a happening, surest first

    def happened(self, h: Happening) -> Evidence:
        """That it happened then."""
        return ((t, r) for r in self._retellings(h, "happened") for t in r.times)

    def of_consequences(self, h: Happening) -> Evidence:
        """When people were hurt in it or died of it; not how they were doing later, nor who died a day after somebody was called to it."""
        later = self._scene.ontology.lists["aftermath-words"]
        told = ((t, e) for e in h.tellings if e.consequence and self._scene.doc[e.head].lemma_.lower() not in later for t in e.times)
        called = self._called(h)
        return ((t, e) for t, e in told if not t.value or t.value[:_DAY] <= called)

    def in_sentences(self, h: Happening) -> Evidence:
        """The day in a sentence that tells of it, where there is one only."""
        called = self._called(h)
        for telling in sorted(h.tellings, key=lambda t: t.head):
            here = self._scene.sentence[telling.head]
            near = [_day(t) for t, _ in self._times if self._scene.sentence[t.head] == here and (t.value or "")[:_DAY] <= called]
            if len({t.value for t in near}) == 1:
                return [(near[0], telling)]
        return ()

    def answered(self, h: Happening) -> Evidence:
        """When somebody was called to it."""
        return ((_day(t), r) for r in self._retellings(h, "answered") for t in r.times)

    def of_the_news(self, h: Happening) -> Evidence:
        """The day of what else of its kind has struck people lately, where there is one such day: it is one story."""
        others = [o for o in self.happenings if o is not h and self.strikes(o) and self._may_tell_of(h, o)]
        if any(strikes_others(h, o, self._scene) for o in others):
            return ()  # who was shot in some other year
        found = [(_day(t), by) for o in others for t, by in o.times if self._is_news(t)]
        return found[:1] if len({t.value for t, _ in found}) == 1 else ()

    def earliest(self, h: Happening) -> Evidence:
        """The earliest day lately of which the article tells anything: what comes of an incident is told with it, what led to it seldom.

        None where the article comes to it only far below the lead.
        """
        if self._scene.sentence[h.first] > _LEAD:
            return ()
        found = [(_day(t), above) for t, above in self._times if self._is_news(t)]
        return [(t, Retelling(above, "answered", (t,), ())) for t, above in sorted(found, key=lambda x: (x[0].value, x[1]))[:1]]

    def by_then(self, h: Happening) -> Evidence:
        """The day by which it had happened, of fresh news: of publication, or of the first thing that came of it; none where a court has dealt with it."""
        told, written = min(h.tellings, key=lambda t: t.head), self._scene.written
        if written is None or h.dates() or self._in_court or told.status not in HAPPENED or self._scene.sentence[told.head] > 1:
            return ()
        day = min((t.value[:_DAY] for t in self._told if t.value and self._is_news(t)), default=written.isoformat())
        return [(Time(told.start, told.end, min(day, written.isoformat()), None, told.head, approximate=True, borrowed=True, assumed=True), told)]

    def at_once(self, h: Happening) -> Evidence:
        """The day of what had struck people just before somebody was arrested at the scene of it or right after it."""
        for telling in h.tellings:
            if _is_at_once(self._scene.doc[telling.head], self._scene.ontology.lists["at-once-words"]):
                here = self._scene.sentence[telling.head]
                near = [o for o in self.happenings if self.strikes(o) and any(0 <= here - self._scene.sentence[t.head] <= 1 for t in o.tellings)]
                found = [(_day(t), by) for o in near for t, by in o.times if t.value and len(t.value) >= _DAY]
                if len({t.value for t, _ in found}) == 1:
                    return found[:1]
        return ()

    # --- what they stand on

    def _may_tell_of(self, h: Happening, other: Happening) -> bool:
        """Whether another happening is of like kind, or harmed the same people: a shooting, and how somebody was hurt."""
        return related(h.classes, other.classes, self._scene.ontology) or bool(h.filling(HARM) & other.filling(HARM))

    def _called(self, h: Happening) -> str:
        """The first day on which somebody was called to it, after every other day where nobody was."""
        return min((t.value[:_DAY] for t, _ in self.answered(h) if t.value and len(t.value) >= _DAY), default="9999")

    def _retellings(self, h: Happening, way: Way) -> Iterator[Retelling]:
        return (r for r, x in self._retold if x is h and r.way == way)

    def _of_nothing_later(self, events: Sequence[EventMention], times: Sequence[Time]) -> Iterator[tuple[Time, int]]:
        """The days that are told neither of a report nor of an arrest or another thing that comes after; with the head of their clause."""
        doc, ontology = self._scene.doc, self._scene.ontology
        late = {e.head for e in events if ontology.is_any(e.classes, _AFTERMATH)}
        said, late_words, calls = (ontology.lists[x] for x in ("reporting-verbs", "aftermath-words", "answering-verbs"))
        heads = {e.head for e in events}
        for time in times:
            if not time.value or len(time.value) < _DAY:
                continue
            above = doc[owner_of_time(time, doc, heads, ontology.lists["reporting-verbs"])]
            if time.start <= above.i < time.end or above.i in late or above.lemma_.lower() in late_words or above.tag_ == "VB":
                continue
            if above.lemma_.lower() in said - calls and child(above, "compound:prt") is None:
                continue
            if tense_at(doc[time.head]) != "future":
                yield time, above.i

    def _is_news(self, time: Time) -> bool:
        if not time.value or len(time.value) < _DAY:
            return False
        written = self._scene.written
        return written is None or timedelta(days=-1) <= written - date.fromisoformat(time.value[:_DAY]) <= _NEWS


def _is_at_once(verb: Token, words: Collection[str]) -> bool:
    """“Arrested at the scene”, “immediately arrested”, “arrested shortly after the attack”."""
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)  # "soon arrived and detained the man"
    told = (c for v in verbs for c in children(v, "advmod", "obl", "obl:unmarked"))
    around = [c for c in told if c.lemma_.lower() not in ("scene", "spot") or preposition(c) in ("at", "on")]
    return any(w.lower_ in words for c in around for w in (c, *children(c, "advmod", "obl:unmarked")))


def _may_be_then(r: Retelling, h: Happening) -> bool:
    """Whether the retelling gives no day, or one that is within a date that is told of the happening, if any is."""
    days = {t.value[:_DAY] for t in r.times if t.value and len(t.value) >= _DAY}
    told = [v[:_DAY] for v in h.dates()]
    return not days or not told or any(day.startswith(v) for day in days for v in told)
