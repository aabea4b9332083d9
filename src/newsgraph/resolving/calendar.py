"""Time expressions ► dated times: what "on Friday" or a heading "May 22" comes to in an article written on a day known or given away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from newsgraph.annotation.tree import Doc
from newsgraph.finding.moments import Calendar, Clock, Elapsed, Moment
from newsgraph.finding.tense import Tense
from newsgraph.finding.times import Expression, Time
from newsgraph.reading.document import Block, BlockKind, Document
from newsgraph.resolving.anchoring import NOWHERE, Anchored, Reference, anchor, elapsed
from newsgraph.resolving.writing_day import Told, day_of_writing, told_times, years_of_headings

_SENTENCES_BACK = 2
"""How many sentences back "the next day" finds the day that it counts from."""
_DAY = len("2017-05-22")
_LIVE = re.compile(r"\b(?:live|as it happened|updates|minute by minute)\b", re.IGNORECASE)
"""What the headline of a live report says; other entries with times of day may be of the evening before."""
_DAWN = 6
"""The hour before which a night that began the day before goes on."""
_YEARS_BACK = 5
"""How long ago a story lies that goes on over several dates; a birthday that is told beside the news lies further."""
APART = (BlockKind.DATE, BlockKind.BYLINE, BlockKind.BOILERPLATE, BlockKind.DATELINE)
"""Blocks whose dates are not those of what is told."""


def dated(doc: Doc, document: Document) -> tuple[Time, ...]:
    """All time expressions of an article in order, anchored where publication date, headings or the text itself allow it."""
    found = told_times(doc, document)
    reference = day_of_writing(found, document)
    years = years_of_headings(found, document)
    anchored: list[tuple[Time, Told]] = []
    sentences = _sentence_numbers(doc)
    for one in found:
        scope = _scope(reference, years.get(one.block) if one.block is not None else None, one)
        time = _time(one, scope, anchored, sentences)
        if time.value is not None and _comes_back(one, doc):
            told = next((t.value for t, o in reversed(anchored) if t.value and o.expression.first == one.expression.first), None)
            time = replace(time, value=told[:10] if told else time.value)
        anchored.append((replace(time, within=time.within or _night(time, doc)), one))
    above = heading_times(doc, document, [time for time, _ in anchored])
    return tuple(_with_days(anchored, sentences, doc, document, reference, above))


def _night(time: Time, doc: Doc) -> tuple[str, str] | None:
    """“Friday night”, "last night": of what went on then, the day after is told as well."""
    if time.value is None or len(time.value) != _DAY or time.until is not None or not any(t.lower_ == "night" for t in doc[time.start : time.end]):
        return None
    return time.value, (date.fromisoformat(time.value) + timedelta(days=1)).isoformat()


def heading_times(doc: Doc, document: Document, times: Sequence[Time]) -> tuple[Time | None, ...]:
    """For each block of the document, the time that what stands in it is dated by: its heading's, or the label it begins with.

    A heading dates what is under it if a time is (nearly) all that it says: "May 22", "Saturday, 3 June:", "In 2017".
    """
    starts = [doc[t.start].idx for t in times]
    labels = [_label(doc, document.text, block, times, starts) for block in document.blocks]
    out: list[Time | None] = []
    for k, block in enumerate(document.blocks):
        own = labels[k]
        if own is None and block.heading is not None and 0 <= block.heading < len(labels):
            own = labels[block.heading]
        out.append(own)
    return tuple(out)


# --- the parts of the text


def _comes_back(one: Told, doc: Doc) -> bool:
    """Whether a weekday only says which event is meant ("Tuesday's pleas"), so that a Tuesday told before is the same one."""
    moment = one.expression.first
    if not isinstance(moment, Calendar) or moment.weekday is None or moment.day is not None or moment.direction is not None:
        return False
    return doc[one.expression.head].dep_ in ("nmod:poss", "compound") and one.expression.last is None and one.expression.clock is None


def _sentence_numbers(doc: Doc) -> list[int]:
    number, out = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        out.append(number)
    return out


def _label(doc: Doc, text: str, block: Block, times: Sequence[Time], starts: Sequence[int]) -> Time | None:
    """The time that is a heading, or that a paragraph or entry of a list begins with before a colon or dash."""
    if block.kind in APART:
        return None
    first = bisect_right(starts, block.start - 1)
    if first >= len(times) or starts[first] >= block.end:
        return None
    time = times[first]
    last = doc[time.end - 1]
    before, after = text[block.start : starts[first]], text[last.idx + len(last.text) : block.end]
    if sum(c.isalnum() for c in before) > 9:
        return None
    if block.kind is BlockKind.HEADING:
        return time if sum(c.isalnum() for c in after) <= 12 else None
    begins = not any(c.isalnum() for c in before)
    return time if begins and re.match(r"\s*(?::|[–—-]\s)", after) else None


def _scope(reference: Reference | None, year: int | None, one: Told) -> Reference | None:
    """The days to count from: a heading's year stands for the day of writing where a date gives no year."""
    moment = one.expression.first
    if year is None or not isinstance(moment, Calendar) or moment.year is not None or moment.month is None:
        return reference
    if reference is not None and reference.earliest.year <= year <= reference.latest.year:
        return reference
    return Reference(date(year, 12, 31), date(year, 12, 31))


# --- anchoring


def _time(one: Told, reference: Reference | None, before: Sequence[tuple[Time, Told]], sentences: Sequence[int]) -> Time:
    expression = one.expression
    first, last = _completed(expression)
    tense = "past" if expression.bound == "since" else "future" if expression.bound == "until" and one.tense != "past" else one.tense
    start = _anchored(first, reference, tense, expression, before, sentences)
    value, until = start.value, start.until
    approximate = expression.approximate or start.approximate
    if last is not None:
        end = _end_of_range(last, start, reference, tense)
        until = end.until or end.value
        if value is not None and until is not None and until < value[: len(until)]:
            until = None
    value = _with_clock(value, expression.clock)
    if expression.last_clock is not None and value is not None and start.value is not None:
        until = _with_clock(until or start.value, expression.last_clock)
    match expression.bound:
        case "since":
            until = None if last is None else until
        case "until":
            value, until = None, until or value
        case "before" | "after":
            value, until = None, None
        case "by" if tense != "future" and value is not None and len(value) >= _DAY:
            value, until = None, None  # "by Tuesday the storm had dissipated"
    return Time(expression.start, expression.end, value, until, expression.head, approximate, within=start.within if value is not None else None)


def _anchored(
    moment: Moment | None,
    reference: Reference | None,
    tense: Tense | None,
    expression: Expression,
    before: Sequence[tuple[Time, Told]],
    sentences: Sequence[int],
) -> Anchored:
    if moment is None:
        return NOWHERE
    if tense != "future" and (going_on := _year_going_on(moment, expression, reference, before, sentences)) is not None:
        return going_on
    if isinstance(moment, Elapsed):
        told = _told_last(expression, before, sentences, reference.latest if reference is not None and tense != "future" else None)
        return elapsed(moment, told) if told is not None else NOWHERE
    return anchor(moment, reference, tense)


def _year_going_on(
    moment: Moment,
    expression: Expression,
    reference: Reference | None,
    before: Sequence[tuple[Time, Told]],
    sentences: Sequence[int],
) -> Anchored | None:
    """A day without a year in the year that the date before it names: "on November 15, 2017, … on November 21"."""
    if not isinstance(moment, Calendar) or None in (moment.month, moment.day) or reference is None:
        return None
    if (moment.year, moment.weekday, moment.direction, moment.years_on) != (None, None, None, None):
        return None
    for time, one in reversed(before[-4:]):
        told = one.expression.first
        if sentences[expression.start] - sentences[time.start] > 1:
            return None
        if isinstance(told, Calendar) and told.year is not None and told.month is not None and time.value is not None:
            day = date.fromisoformat((time.value + "-01")[:10])
            recent = reference.earliest.year - _YEARS_BACK <= day.year < reference.earliest.year
            return anchor(moment, Reference(day, day), "future") if recent else None
    return None


def _told_last(expression: Expression, before: Sequence[tuple[Time, Told]], sentences: Sequence[int], latest: date | None) -> str | None:
    """The value of the anchored time nearest before an expression, if that is told in its sentence or one of the few before it, and not after `latest`."""
    here = sentences[expression.start]
    for time, one in reversed(before[-6:]):
        if here - sentences[time.start] > _SENTENCES_BACK:
            return None
        if time.value is not None and one.expression.bound is None and (latest is None or time.value[:_DAY] <= latest.isoformat()[: len(time.value)]):
            return time.value
    return None


def _completed(expression: Expression) -> tuple[Moment | None, Moment | None]:
    """The ends of a range with the year that only one of them names."""
    first, last = expression.first, expression.last
    if isinstance(first, Calendar) and isinstance(last, Calendar) and first.month and last.month:
        if first.year is None and last.year is not None:
            return replace(first, year=last.year - (first.month > last.month)), last
        if first.year is not None and last.year is None:
            return first, replace(last, year=first.year + (last.month < first.month))
    return first, last


def _end_of_range(last: Moment, start: Anchored, reference: Reference | None, tense: Tense | None) -> Anchored:
    """The end, which without a year is the first such day, or month, after a beginning that is as fine."""
    if start.value is not None and isinstance(last, Calendar) and last.year is None:
        to_the_month = len(start.value) == len("2017-05") and last.month is not None and last.day is None
        if to_the_month or len(start.value) == _DAY:
            day = date.fromisoformat((start.value + "-01")[:_DAY])
            return anchor(last, Reference(day, day), "future")
    return anchor(last, reference, tense)


def _with_clock(value: str | None, clock: Clock | None) -> str | None:
    if value is None or clock is None or len(value) != 10 or clock.vague:
        return value
    zone = ""
    if clock.offset is not None:
        hours, minutes = divmod(abs(clock.offset), 60)
        zone = "Z" if clock.offset == 0 else f"{'-' if clock.offset < 0 else '+'}{hours:02}:{minutes:02}"
    return f"{value}T{clock.hour:02}:{clock.minute:02}:00{zone}"


def _with_days(
    anchored: Sequence[tuple[Time, Told]],
    sentences: Sequence[int],
    doc: Doc,
    document: Document,
    reference: Reference | None,
    above: Sequence[Time | None],
) -> Iterable[Time]:
    """Times of day alone take the one day that their sentence, their heading or else the nearest sentence before names.

    Early hours that follow a night are of the day after. In a report that names no day at all they are of the day of publication, as
    its readers take them to be.
    """
    days = [(time, one) for time, one in anchored if time.value is not None and len(time.value) >= _DAY and one.expression.first is not None]
    latest = reference.latest.isoformat() if reference is not None else None
    told = _by_sentence(days, sentences, doc)
    past = _by_sentence([(t, o) for t, o in days if o.tense != "future" and (latest is None or str(t.value)[:_DAY] <= latest)], sentences, doc)
    any_day = any(one.block is None or document.blocks[one.block].kind not in APART for _, one in days)
    published = latest if reference is not None and reference.earliest == reference.latest and not any_day else None
    live = reference is not None and reference.earliest == reference.latest and _LIVE.search(document.headline or "") is not None
    for time, one in anchored:
        clock = one.expression.clock
        if one.expression.first is not None or clock is None or one.expression.bound is not None:
            yield time
            continue
        here = sentences[time.start]
        heading = above[one.block] if one.block is not None else None
        is_entry = one.block is not None and document.blocks[one.block].kind is BlockKind.HEADING and (heading is None or heading.value is None)
        if is_entry and live:  # by the time that an entry was written, what it tells had happened
            yield replace(time, value=latest, approximate=True, borrowed=True, assumed=True)
            continue
        if here not in told and heading is not None and heading.value is not None and len(heading.value) == _DAY:
            yield replace(time, value=_with_clock(heading.value, clock))
            continue
        before = told if one.tense == "future" else past
        near = told.get(here) or next((before[k] for k in range(here, here - _SENTENCES_BACK - 1, -1) if k in before), {})
        if len(near) == 1:
            ((day, nights_only),) = near.items()
            if clock.hour < _DAWN and not clock.vague and nights_only:
                day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
            yield replace(time, value=_with_clock(day, clock), borrowed=here not in told)
        elif published is not None and one.tense == "past":
            yield replace(time, value=published, approximate=True, borrowed=True, assumed=True)
        else:
            yield time


def _by_sentence(days: Iterable[tuple[Time, Told]], sentences: Sequence[int], doc: Doc) -> dict[int, dict[str, bool]]:
    """Sentence ► the days that it names, and whether of each it names the night alone."""
    out: dict[int, dict[str, bool]] = {}
    for time, one in days:
        assert time.value is not None
        night = one.expression.clock is None and doc[time.end - 1].lower_ in ("night", "evening", "midnight")
        named = out.setdefault(sentences[time.start], {})
        named[time.value[:_DAY]] = night and named.get(time.value[:_DAY], True)
    return out
