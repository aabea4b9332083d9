"""When a thing can have been: what its article says of that as a span of days, so that days, months, years and nothing at all compare alike."""

from __future__ import annotations

import sys
from datetime import date
from functools import lru_cache

from newsgraph.identity.sketches import Sketch

DAYS_APART = 3
"""Days within which two reports may place one event: the night before and the morning after, or the day of the report."""
Span = tuple[int, int]
"""The first day and the last, as ordinals of the calendar."""
ALWAYS: Span = (0, sys.maxsize)


def span_of(thing: Sketch, published: str | None) -> Span:
    """The days that its dates leave open; what has happened did so before the article was published, or on the day after where clocks differ."""
    days = [_days(d) for d in thing.days]
    first, last = (min(d[0] for d in days), max(d[1] for d in days)) if days else ALWAYS
    if thing.happened and published and first < last:
        last = max(first, min(last, day_of(published) + 1))
    return first, last


def apart(a: Span, b: Span) -> int:
    """How many days lie between two spans at least: 0 where they have a day in common."""
    return max(0, a[0] - b[1], b[0] - a[1])


def day_of(date_or_time: str) -> int:
    """The day of an ISO date or time."""
    return _days(date_or_time[:10])[1]


@lru_cache(maxsize=65536)
def _days(text: str) -> Span:
    """Of an ISO date, month or year."""
    year, month, day = (*map(int, text[:10].split("-")), 0, 0)[:3]
    if day:
        return (date(year, month, day).toordinal(),) * 2
    return date(year, month or 1, 1).toordinal(), date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1).toordinal() - 1
