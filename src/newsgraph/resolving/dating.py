"""On which day something happened that no telling of it dates: what the text around the tellings says.

From the surest to the least sure: that "it happened" then, a time in another clause of a sentence that tells of it, when officers were
called to it, and for an article's main event the first day that it names. Less sure ones are only asked where surer ones are silent, and
give a day, never a time of day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from newsgraph.finding.circumstances import owner
from newsgraph.finding.events import EventMention, is_harmful
from newsgraph.finding.retellings import Retelling
from newsgraph.finding.tense import tense_at
from newsgraph.finding.times import Time
from newsgraph.ontology import NG
from newsgraph.resolving.scene import Happening, Scene

_DAY = len("2017-05-22")
_NEAR = 6
"""Sentences between an event's telling and a call for help that is taken to be for it."""
_HAPPENED = (NG + "Occurred", NG + "Ongoing", NG + "Alleged")
_AFTERMATH = tuple(NG + c for c in ("JusticeEvent", "Announcement", "Funeral", "Investigation", "Meeting", "Visit", "Protest", "Study"))

Evidence = Iterable[tuple[Time, EventMention | Retelling]]


def date_happenings(
    happenings: Sequence[Happening], events: Sequence[EventMention], retellings: Sequence[Retelling], times: Sequence[Time], scene: Scene
) -> None:
    """Give happenings that have no day the one that the text around their tellings leaves for them.

    `times` are those of the article's own words, without dateline and byline.
    """
    of = [(r, h) for r in retellings if (h := _retold(r, happenings, scene)) is not None]
    elsewhere = _Elsewhere(events, times, scene)
    for h in happenings:
        if h.status not in _HAPPENED:
            continue
        ways: list[Callable[[Happening], Evidence]] = [lambda h: ((t, r) for r, x in of if x is h and r.way == "happened" for t in r.times)]
        if _strikes(h, scene):
            ways += [_of_consequences, elsewhere.in_sentences, lambda h: ((_day(t), r) for r, x in of if x is h and r.way == "answered" for t in r.times)]
        for way in ways:
            if _has_day(h):
                break
            h.times.extend((t, by) for t, by in way(h) if t.value and _fits(t, h))
    main = max((h for h in happenings if _strikes(h, scene)), key=lambda h: (len(h.tellings), -h.first), default=None)
    if main is not None and main.status in _HAPPENED and not _has_day(main):
        main.times.extend((_day(t), by) for t, by in elsewhere.first(main) if _fits(t, main))


def _has_day(h: Happening) -> bool:
    return any(len(v) >= _DAY for v in h.dates())


def _fits(time: Time, h: Happening) -> bool:
    """Whether a day lies within the month or year that is told of the happening, if one is."""
    assert time.value is not None
    return len(time.value) >= _DAY and all(time.value.startswith(v) for v in h.dates() if len(v) < _DAY)


def _day(time: Time) -> Time:
    return replace(time, value=time.value[:_DAY] if time.value else None, until=None)


def _strikes(h: Happening, scene: Scene) -> bool:
    """Whether it is of the kind that people are called to."""
    return is_harmful(h.classes, scene.ontology) or any(scene.ontology.is_a(c, NG + x) for c in h.classes for x in ("Death", "Injury", "Accident"))


def _retold(r: Retelling, happenings: Sequence[Happening], scene: Scene) -> Happening | None:
    """Which happening "it" was: of those that can be, the one told last before; for a call for help, the one told nearest."""
    here = scene.sentence.get(r.head, 0)
    best: tuple[int, int] | None = None
    chosen = None
    for k, h in enumerate(happenings):
        if not _strikes(h, scene) or h.status not in _HAPPENED:
            continue
        gaps = [here - scene.sentence.get(t.head, 0) for t in h.tellings]
        gap = min((g if g >= 0 else 2 - g for g in gaps), default=99)
        if r.way == "answered" and gap > _NEAR:
            continue
        if best is None or (gap, k) < best:
            best, chosen = (gap, k), h
    return chosen


def _of_consequences(h: Happening) -> Evidence:
    return ((t, e) for e in h.tellings if e.consequence for t in e.times)


class _Elsewhere:
    """The times that are neither of an event's own clause nor of a report, an arrest or another thing that comes after."""

    def __init__(self, events: Sequence[EventMention], times: Sequence[Time], scene: Scene) -> None:
        self.scene = scene
        heads = {e.head: e for e in events}
        late = {i for i, e in heads.items() if any(scene.ontology.is_a(c, x) for c in e.classes for x in _AFTERMATH)}
        verbs = scene.ontology.lists["reporting-verbs"] | scene.ontology.lists["aftermath-verbs"]
        self.times = []
        for time in times:
            if not time.value or len(time.value) < _DAY:
                continue
            above = scene.doc[owner(scene.doc[time.head], heads)]
            if time.start <= above.i < time.end or above.i in late or above.lemma_.lower() in verbs or tense_at(scene.doc[time.head]) == "future":
                continue
            self.times.append((time, above.i))

    def in_sentences(self, h: Happening) -> Iterator[tuple[Time, EventMention]]:
        """The day in a sentence that tells of the happening, where there is one only."""
        for telling in sorted(h.tellings, key=lambda t: t.head):
            here = self.scene.sentence.get(telling.head)
            near = [_day(t) for t, _ in self.times if self.scene.sentence.get(t.head) == here]
            if len({t.value for t in near}) == 1:
                yield near[0], telling
                return

    def first(self, h: Happening) -> Iterator[tuple[Time, Retelling]]:
        """The first day that the article tells anything of."""
        for time, above in self.times:
            yield time, Retelling(above, "answered", (time,), ())
            return
