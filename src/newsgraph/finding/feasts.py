"""On which dates holidays fall: fixed ones, those counted in weekdays of a month, and those that hang on Easter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday (Monday is 0) of a month; n of -1 is the last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _counted(month: int, weekday: int, n: int, plus: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, n) + timedelta(days=plus)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


FEASTS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "martin luther king day": _counted(1, 0, 3),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _counted(2, 0, 3),
    "st patrick's day": _fixed(3, 17),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "whit monday": _from_easter(50),
    "april fools' day": _fixed(4, 1),
    "st george's day": _fixed(4, 23),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "memorial day": _counted(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    "labor day": _counted(9, 0, 1),
    "columbus day": _counted(10, 0, 2),
    "halloween": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "remembrance sunday": _counted(11, 6, 2),
    "thanksgiving": _counted(11, 3, 4),
    "black friday": _counted(11, 3, 4, 1),
    "cyber monday": _counted(11, 3, 4, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "st stephen's day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
}

LUNAR = "of another calendar"
"""Feasts that other calendars fix: a time, but not one that is reckoned here."""

SPELLINGS: dict[tuple[str, ...], str] = {
    ("new", "year", "'s", "day"): "new year's day",
    ("new", "year", "'s", "eve"): "new year's eve",
    ("new", "years", "day"): "new year's day",
    ("new", "years", "eve"): "new year's eve",
    ("hogmanay",): "new year's eve",
    ("mlk", "day"): "martin luther king day",
    ("valentine", "'s", "day"): "valentine's day",
    ("valentines", "day"): "valentine's day",
    ("presidents", "day"): "presidents' day",
    ("presidents", "'", "day"): "presidents' day",
    ("st", "patrick", "'s", "day"): "st patrick's day",
    ("st", ".", "patrick", "'s", "day"): "st patrick's day",
    ("april", "fools", "day"): "april fools' day",
    ("april", "fools", "'", "day"): "april fools' day",
    ("april", "fool", "'s", "day"): "april fools' day",
    ("st", "george", "'s", "day"): "st george's day",
    ("st", "stephen", "'s", "day"): "st stephen's day",
    ("veterans", "'", "day"): "veterans day",
    ("guy", "fawkes", "night"): "bonfire night",
    ("thanksgiving", "day"): "thanksgiving",
    ("christmas",): "christmas",
    ("xmas",): "christmas",
    ("easter",): "easter",
    ("new", "year"): "new year",
    ("ramadan",): LUNAR,
    ("eid", "al", "-", "fitr"): LUNAR,
    ("eid", "al", "-", "adha"): LUNAR,
    ("diwali",): LUNAR,
    ("hanukkah",): LUNAR,
    ("passover",): LUNAR,
} | {tuple(name.replace("'", " '").split()): name for name in FEASTS if "'" not in name}
"""Spellings, as words in lower case, of the keys of FEASTS and of the longer feasts below."""

LONG_FEASTS: dict[str, tuple[Callable[[int], date], Callable[[int], date]]] = {
    "christmas": (_fixed(12, 24), _fixed(12, 26)),
    "easter": (_from_easter(-2), _from_easter(1)),
    "new year": (_fixed(1, 1), _fixed(1, 2)),
}
"""Feasts of several days, from which to which: as precise as "over Christmas" is the month that they lie in, if it is one."""
