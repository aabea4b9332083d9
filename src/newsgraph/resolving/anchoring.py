"""A moment and the day of writing ► its dates: the arithmetic of the calendar, never finer than what the text says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from newsgraph.finding.feasts import FEASTS, LONG_FEASTS
from newsgraph.finding.moments import Calendar, Elapsed, Feast, Moment, Recent, Season, Slashed, Step, Unit, Years
from newsgraph.finding.tense import Tense

_SLACK = timedelta(days=2)
"""How far after the day of writing a past date without a year may lie: papers are dated a day early, clocks differ."""
_FAR, _NEAR = timedelta(days=290), timedelta(days=75)
"""What is most of a year away, and what is a few weeks away."""
_REACH = 8
"""Years on either side in which a weekday with day and month is looked for."""
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
YEARS = range(1000, 3000)
"""The years of which news is taken to speak."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What a moment comes to: XSD date, gYearMonth or gYear, the end of a lasting one, and whether it is only about then.

    `within` are the first and last day of what has no lexical form of its own, a week.
    """

    value: str | None = None
    until: str | None = None
    approximate: bool = False
    within: tuple[str, str] | None = None


NOWHERE = Anchored()


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of writing, as far as it is known: between `earliest` and `latest`, both included."""

    earliest: date
    latest: date


def anchor(moment: Moment, reference: Reference | None, tense: Tense | None) -> Anchored:
    """The dates of a moment, for a text written on some day of `reference`: what is the same whichever day it was."""
    if reference is None:
        return _without_reference(moment)
    first = _anchor(moment, reference.earliest, tense)
    if reference.earliest == reference.latest:
        return first
    last = _anchor(moment, reference.latest, tense)
    value = _shared(first.value, last.value)
    until = _shared(first.until, last.until)
    if value is None or (first.until is not None and until is None):
        return NOWHERE
    return Anchored(value, until if until != value else None, first.approximate)


def _without_reference(moment: Moment) -> Anchored:
    match moment:
        case Calendar(year=int()) | Years() | Season(year=int()) | Feast(year=int()) | Slashed():
            return _anchor(moment, date(2000, 6, 15), None)
        case _:
            return NOWHERE


def _shared(a: str | None, b: str | None) -> str | None:
    """The finest date that two dates are both within."""
    if a is None or b is None:
        return None
    for length in (10, 7, 4):
        if len(a) >= length and len(b) >= length and a[:length] == b[:length]:
            return a[:length]
    return None


def _anchor(moment: Moment, today: date, tense: Tense | None) -> Anchored:
    match moment:
        case Calendar():
            return Anchored(_calendar(moment, today, tense))
        case Slashed(first, second, year):
            return Anchored(_slashed(first, second, year, today))
        case Step(count, unit, ago):
            return _ago(count, unit, today) if ago else _step(count, unit, today, tense)
        case Season():
            return Anchored(_season(moment, today, tense))
        case Feast():
            return Anchored(_feast(moment, today, tense))
        case Years(first, last):
            return Anchored(f"{first:04}", f"{last:04}", approximate=True)
        case Recent(count, unit):
            return _recent(count, unit, today)
        case _:
            return NOWHERE


# --- dates with gaps


def _calendar(moment: Calendar, today: date, tense: Tense | None) -> str | None:
    year, month, day = moment.year, moment.month, moment.day
    if moment.years_on is not None:
        year = today.year + moment.years_on
    if year is not None and (month is None or year not in YEARS):
        return _year(year)
    if year is not None and month is not None:
        if day is None or _date(year, month, day) is None:
            return f"{year:04}-{month:02}"
        return f"{year:04}-{month:02}-{day:02}"
    if month is not None and day is not None:
        return _day_of_some_year(month, day, moment, today, tense)
    if month is not None:
        return _month(month, moment, today, tense)
    if moment.weekday is not None:
        return _iso(_weekday(moment, today, tense))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None and day.year in YEARS else None


def _year(year: int) -> str | None:
    return f"{year:04}" if year in YEARS else None


def _day_of_some_year(month: int, day: int, moment: Calendar, today: date, tense: Tense | None) -> str | None:
    reach = 1 if moment.weekday is None else _REACH
    days = [d for y in range(today.year - reach, today.year + reach + 1) if (d := _date(y, month, day)) is not None]
    if not days:
        return f"{today.year:04}-{month:02}" if month == 2 else None
    if moment.weekday is not None:
        days = [d for d in days if d.weekday() == moment.weekday]
        return _iso(min(days, key=lambda d: (abs(d - today), d), default=None))
    return _iso(_nearest(days, today, moment, tense))


def _nearest(days: Iterable[date], today: date, moment: Calendar | Feast, tense: Tense | None) -> date | None:
    days = sorted(days)
    match moment.direction:
        case "last":
            days = [d for d in days if d < today]
        case "next":
            days = [d for d in days if d > today]
        case "this":
            days = [d for d in days if d.year == today.year]
        case None if tense == "past":
            return _likely([d for d in days if d <= today + _SLACK], days, today)
        case None if tense == "future":
            return _likely([d for d in days if d >= today], days, today)
    return min(days, key=lambda d: (abs(d - today), d), default=None)


def _likely(fitting: Iterable[date], days: Iterable[date], today: date) -> date | None:
    """The nearest of the days that fit the tense, but not one most of a year away in another year when one on the other side is near.

    News leaves the year out of dates of its own year: of so distant a day it would be said, and tense is misread more often.
    """
    best = min(fitting, key=lambda d: (abs(d - today), d), default=None)
    near = min(days, key=lambda d: (abs(d - today), d), default=None)
    if best is None or near is None or best.year == today.year:
        return best
    return near if abs(best - today) > _FAR and abs(near - today) < _NEAR else best


def _month(month: int, moment: Calendar, today: date, tense: Tense | None) -> str:
    year = today.year
    match moment.direction:
        case "last":
            year -= month >= today.month
        case "next":
            year += month <= today.month
        case "this":
            pass
        case None if tense == "past":
            year -= month > today.month
        case None if tense == "future":
            year += month < today.month
        case None:
            ahead = (month - today.month) % 12
            if ahead > 6:
                year -= month > today.month
            else:
                year += month < today.month
    return f"{year:04}-{month:02}"


def _weekday(moment: Calendar, today: date, tense: Tense | None) -> date:
    assert moment.weekday is not None
    back = (today.weekday() - moment.weekday) % 7
    ahead = (moment.weekday - today.weekday()) % 7
    match moment.direction:
        case "last":
            return today - timedelta(days=back or 7)
        case "next":
            return today + timedelta(days=ahead or 7)
        case _ if tense == "future" or (moment.direction == "this" and tense is None):
            return today + timedelta(days=ahead)
        case _:
            return today - timedelta(days=back)


def _slashed(first: int, second: int, year: int, today: date) -> str:
    """One of the two readings only if it is near the day of writing and the other is not; else the year."""
    american, british = _date(year, first, second), _date(year, second, first)
    near = [d for d in (american, british) if d is not None and abs(d - today) <= timedelta(days=10)]
    return near[0].isoformat() if len(near) == 1 else f"{year:04}"


# --- steps from today


def _step(count: int, unit: Unit, today: date, tense: Tense | None) -> Anchored:
    match unit:
        case "day":
            return Anchored(_iso(_plus_days(today, count)))
        case "week":
            monday, sunday = _week(_plus_days(today, 7 * count))
            ended = _plus_days(today, -1) if count == -1 and today == _week(today)[1] else sunday  # on a Sunday the week that has just ended, too
            return Anchored(_of_days(monday, ended), within=(monday.isoformat(), ended.isoformat()))
        case "weekend":
            saturday = _weekend(count, today, tense)
            return Anchored(_iso(saturday), _iso(_plus_days(saturday, 1)), approximate=True)
        case "month":
            return Anchored(_of_month(today, count))
        case "year":
            return Anchored(f"{today.year + count:04}")
        case "quarter" if count == 0:
            return Anchored(f"{today.year:04}")
        case _:
            return NOWHERE


def _plus_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _week(day: date) -> tuple[date, date]:
    monday = _plus_days(day, -day.weekday())
    return monday, _plus_days(monday, 6)


def _of_days(first: date, last: date) -> str | None:
    """The month, or else the year, that all days from `first` to `last` are in: a week has no lexical form of its own."""
    return _shared(first.isoformat()[:7], last.isoformat()[:7]) if first.year in YEARS and last.year in YEARS else None


def _weekend(count: int, today: date, tense: Tense | None) -> date:
    """The Saturday of the weekend meant."""
    since = (today.weekday() - 5) % 7
    if count < 0:
        return _plus_days(today, -(since if since > 1 else since + 7))
    coming = _plus_days(today, (5 - today.weekday()) % 7 if since > 1 else -since)
    if count > 0:
        return coming if since > 1 else _plus_days(coming, 7)
    return coming if tense == "future" else _plus_days(today, -since)


def _of_month(today: date, count: int) -> str:
    months = today.year * 12 + today.month - 1 + count
    return f"{max(months // 12, 1):04}-{months % 12 + 1:02}"


def _ago(count: int, unit: Unit, today: date) -> Anchored:
    """A counted distance: days are exact, anything else only about so long ago."""
    match unit:
        case "day" if abs(count) <= 31:
            return Anchored(_iso(_plus_days(today, count)))
        case "day":
            day = _plus_days(today, count)
            return Anchored(_of_days(day, day), approximate=True)
        case "week":
            around = _plus_days(today, 7 * count)
            return Anchored(_of_days(_plus_days(around, -3), _plus_days(around, 3)), approximate=True)
        case "month":
            return Anchored(_of_month(today, count), approximate=True)
        case "year" | "decade":
            year = _year(today.year + count * (10 if unit == "decade" else 1))
            return Anchored(year, approximate=True) if year is not None else NOWHERE
        case _:
            return NOWHERE


def _recent(count: int, unit: Unit, today: date) -> Anchored:
    """From so long ago until now, or from now on so long: to the day, the month or the year, as the unit is fine."""
    far: str | None
    match unit:
        case "day":
            far, near = _iso(_plus_days(today, count)), today.isoformat()
        case "week":
            day = _plus_days(today, 7 * count)
            far, near = _of_days(day, day), _of_month(today, 0)
        case "month":
            far, near = _of_month(today, count), _of_month(today, 0)
        case "year" | "decade":
            far, near = _year(today.year + count * (10 if unit == "decade" else 1)), f"{today.year:04}"
        case _:
            return NOWHERE
    if far is None:
        return NOWHERE
    return Anchored(far, near, approximate=True) if count < 0 else Anchored(near, far, approximate=True)


# --- seasons and feasts


def _season(moment: Season, today: date, tense: Tense | None) -> str | None:
    """The year of a season; a winter lies in two years, so that only one named with its year has one."""
    if moment.year is not None:
        return f"{moment.year:04}"
    first, last = _SEASON_MONTHS[moment.name]
    if first > last:
        return None
    year = today.year
    if moment.direction == "last" or (moment.direction is None and tense == "past"):
        begun = today.month >= first if moment.direction is None else today.month > last
        year -= not begun
    elif moment.direction == "next" or (moment.direction is None and tense == "future"):
        over = today.month > last if moment.direction is None else today.month >= first
        year += over
    return f"{year:04}"


def _feast(moment: Feast, today: date, tense: Tense | None) -> str | None:
    years = (moment.year,) if moment.year is not None else range(today.year - 1, today.year + 2)
    if moment.name in FEASTS:
        return _iso(_nearest([FEASTS[moment.name](y) for y in years], today, moment, tense))
    if moment.name not in LONG_FEASTS:
        return None
    start, end = LONG_FEASTS[moment.name]
    middle = _nearest([start(y) for y in years], today, moment, tense)
    if middle is None:
        return None
    return _of_days(middle, end(middle.year))


# --- from the time told last


def elapsed(moment: Elapsed, value: str) -> Anchored:
    """The time so many units after the date `value`, as fine as both allow."""
    count, unit = moment.count, moment.unit
    if unit == "day" and len(value) >= 10:
        return Anchored(_iso(_plus_days(date.fromisoformat(value[:10]), count)))
    if unit == "week" and len(value) >= 10:
        day = date.fromisoformat(value[:10])
        if count == 0:
            return Anchored(_of_days(*_week(day)))
        around = _plus_days(day, 7 * count)
        return Anchored(_of_days(_plus_days(around, -3), _plus_days(around, 3)), approximate=True)
    if unit == "month" and len(value) >= 7:
        return Anchored(_of_month(date(int(value[:4]), int(value[5:7]), 1), count), approximate=abs(count) > 1)
    if unit == "year":
        year = _year(int(value[:4]) + count)
        return Anchored(year, approximate=abs(count) > 1) if year is not None else NOWHERE
    return NOWHERE
