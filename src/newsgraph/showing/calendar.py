"""Dates as people write them, in the precision that they have."""

from __future__ import annotations

import re

_ISO = re.compile(r",\s+(\d{4}(?:-\d\d(?:-\d\d)?)?)$")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def in_words(date: str) -> str:
    """An XML Schema date in words, "15 June 2023", "June 2023" or "15 June 2023, 18:30"; anything else as it is."""
    day, _, time = date.partition("T")
    parts = day.split("-")
    if not all(p.isdecimal() for p in parts) or len(parts) > 3 or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return date
    words = [parts[0]] if len(parts) == 1 else [_MONTHS[int(parts[1]) - 1], parts[0]]
    if len(parts) == 3:
        words.insert(0, str(int(parts[2])))
    return " ".join(words) + (f", {time[:5]}" if time else "")


def period(start: str | None, end: str | None) -> str:
    """From one date to another; "until" where only the end is known, nothing where neither is."""
    if start and end and start != end:
        return f"{in_words(start)} to {in_words(end)}"
    return in_words(start) if start else f"until {in_words(end)}" if end else ""


def with_date_in_words(name: str, *, short: bool = False) -> str:
    """A name that ends in a date, "Arrest, 2023-06-21", as "Arrest, 21 June 2023", or "Arrest, 21 Jun 2023" where it is to be short."""
    found = _ISO.search(name)
    if found is None or "-" not in found[1]:
        return name
    words = " ".join(w[:3] if short and w.isalpha() else w for w in in_words(found[1]).split())
    return f"{name[: found.start()]}, {words}"


def without_date(name: str) -> str:
    """The name without a date at its end, for where the date stands beside it."""
    return _ISO.sub("", name) or name
