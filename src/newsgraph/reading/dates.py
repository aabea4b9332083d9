"""Dates as newspapers print them: in metadata, on a line of their own, at the head of a timeline's entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)\b"
_CLOCK = (
    r"(?:(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
    r"|(?P<hour2>1[0-2]|0?[1-9])\s?(?P<half2>[ap])\.?\s?m\b\.?|(?:12\s)?noon\b|(?:12\s)?midnight\b)"
)
_ZONE = r"(?:\(?(?P<zone>GMT|UTC|BST|CES?T|EE?S?T|[ECMP][SD]T|[ECMP]T|A[EC][SD]T|IST|JST|SGT|HKT|Z|[+-]\d\d:?\d\d)\)?)"
_TIME = rf"(?:(?:at\s+)?{_CLOCK}(?:\s*{_ZONE}(?![a-z]))?)"
_SPACE = r"(?:\s*[,|•·@–—-]\s*|\s+)"
_DATES = (
    rf"{_MONTH}\s*{_DAY}(?:{_SPACE}{_YEAR})?",
    rf"(?:the\s+)?{_DAY}(?:\s+of)?\s*[ -]?{_MONTH}(?:(?:{_SPACE}){_YEAR})?",
    rf"{_MONTH}{_SPACE}{_YEAR}",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
    r"(?P<first>\d{1,2})[/.](?P<second_>\d{1,2})[/.](?P<year>\d{4})",
)
_LABEL = re.compile(
    r"(?P<label>(?:first |originally |last )?(?:published|posted|updated|modified|created|released|date|dated|issued|"
    r"aired|filed|revised)(?: on| at)?)\b\s*[:.|–—-]?\s*",
    re.IGNORECASE,
)
_LABEL_WITHIN = re.compile(r"\b(?:(?:first |last )?published|posted|(?:last )?updated)\b(?: on)?\s*[:|]", re.IGNORECASE)
_LINES = tuple(
    re.compile(
        rf"(?:on\s+)?(?:{_TIME}{_SPACE}(?:on\s+)?)?(?:{_WEEKDAY}{_SPACE})?{form}(?:{_SPACE}{later})?\s*[:;,.–—-]*\s*",
        re.IGNORECASE,
    )
    for form in _DATES
    # The clock's groups cannot be named twice in one pattern: one line has the time before the date or after it.
    for later in (_TIME.replace("(?P<", "(?P<after_"),)
)
_ISO = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d{1,9})?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?")
_TIME_LINE = re.compile(rf"{_TIME}\s*[:;,.–—-]*\s*", re.IGNORECASE)
_RANGE = r"\s?(?:[-–—&]|to|and)\s?"
_DAYS_LINE = re.compile(
    rf"(?:{_MONTH}\s\d{{1,2}}{_RANGE}\d{{1,2}}|\d{{1,2}}{_RANGE}\d{{1,2}}\s{_MONTH})(?:{_SPACE}{_YEAR})?\s*[:;,.–—-]*\s*".replace("(?P<month>", "(?:"),
    re.IGNORECASE,
)
_DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_LABELLED_REST = re.compile(
    rf"(?:\d+|an?|one)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago|{_TIME}(?:{_SPACE}(?:on\s+)?{_DAY_NAME})?|"
    rf"{_DAY_NAME}(?:{_SPACE}{_TIME.replace('(?P<', '(?P<after_')})?|today|yesterday|just now",
    re.IGNORECASE,
)
_WEEKDAY_LINE = re.compile(
    rf"(?:on\s+)?{_DAY_NAME}(?:{_SPACE}(?:{_TIME}|morning|afternoon|evening|night))?\s*[:;,.–—-]*\s*|"
    rf"{_TIME.replace('(?P<', '(?P<after_')}{_SPACE}(?:on\s+)?{_DAY_NAME}\s*[:;,.–—-]*\s*",
    re.IGNORECASE,
)
_YEAR_LINE = re.compile(rf"(?:in\s+)?{_YEAR}\s*[:;.–—-]*\s*", re.IGNORECASE)
_OFFSETS = {
    "Z": "Z", "GMT": "Z", "UTC": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
    "PDT": "-07:00", "JST": "+09:00", "SGT": "+08:00", "HKT": "+08:00",
}  # fmt: skip
_ENTRY = re.compile(r"(?P<time>(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]\.?m\.?)?)\s*(?:[:–—-]\s*)?(?<=\s)(?=[A-ZÀ-Þ“‘\"'])")
_BEFORE_DATE = re.compile(r"(?<=\S)(?:\s*[,|•·(]|\s[@–—-])\s*(?=\w)")
_LONGEST = 120
"""No line that is only a date is longer; longer lines are not tried."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is only a date, a time or both.

    Attributes:
        value: ISO date, or dateTime when the line has a clock time with it; None when year or day are not given.
        label: "published", "updated" … in lower case where the line says it, else None.
        clock_only: Whether the line is a time of day without a date ("10.15am").
    """

    value: str | None
    label: str | None
    clock_only: bool


def iso_date(value: str) -> str | None:
    """Turn the date of a piece of metadata into an ISO 8601 date or dateTime.

    Takes ISO 8601, RFC 5322 ("Thu, 07 Nov 2019 10:32:00 GMT") and what newspapers print ("7 November 2019",
    "Nov. 7, 2019 10:32 a.m."). Returns None for anything else, and for 03/04/2019, which two continents read differently.
    """
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    if len(value) == 8 and value.isascii() and value.isdecimal():
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    found = _ISO.fullmatch(value)
    if found:
        return _iso_parts(found["date"], found["time"], found["second"], found["zone"])
    line = date_line(value)
    if line is not None and line.value is not None:
        return line.value
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.isoformat().replace("+00:00", "Z")


def date_line(line: str) -> DateLine | None:
    """Read a line that is only a date ("Published: Thursday, November 7, 2019", "10.15am", "March 22"), else None."""
    line = line.strip().strip("()[]|*").strip()
    if not line or len(line) > _LONGEST or not any(character.isalnum() for character in line):
        return None
    label = None
    labelled = _LABEL.match(line)
    if labelled:
        label = labelled["label"].lower()
        line = line[labelled.end() :]
        # "Posted: Oct 29, 2015 2:43 PM EDT Updated: Oct 30, 2015": the first of two stands for the line.
        second = _LABEL.search(line)
        if second:
            line = line[: second.start()].rstrip(" |•·-–—")
    iso = _ISO.fullmatch(line)
    if iso:
        value = _iso_parts(iso["date"], iso["time"], iso["second"], iso["zone"])
        return DateLine(value, label, clock_only=False) if value else None
    for pattern in _LINES:
        found = pattern.fullmatch(line)
        if found:
            return _from_match(found, label)
    if label is not None:
        return DateLine(None, label, clock_only=False) if _LABELLED_REST.fullmatch(line.rstrip(" .")) else None
    if _TIME_LINE.fullmatch(line):
        return DateLine(None, None, clock_only=True)
    if _WEEKDAY_LINE.fullmatch(line) or _DAYS_LINE.fullmatch(line) or _YEAR_LINE.fullmatch(line):
        return DateLine(None, None, clock_only=False)
    return None


def _from_match(found: re.Match[str], label: str | None) -> DateLine | None:
    parts = found.groupdict()
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second_"])
        if (first > 12) == (second > 12) and first != second:
            return DateLine(None, label, clock_only=False) if first <= 12 else None
        day, month = (str(first), str(second)) if first > 12 else (str(second), str(first))
    number = _MONTHS.get(month.lower()) if month and not month.isdecimal() else int(month or 0)
    if year is None or day is None or not number:
        plausible = day is None or 1 <= int(day) <= 31
        return DateLine(None, label, clock_only=False) if plausible else None
    try:
        value = date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
    return DateLine(value + _clock(parts), label, clock_only=False)


def _clock(parts: dict[str, str | None]) -> str:
    """The time of day as the rest of a dateTime; empty where there is none or no zone, since a date is then all we know."""
    for prefix in ("", "after_"):
        hour, minute = parts.get(prefix + "hour"), parts.get(prefix + "minute")
        half = parts.get(prefix + "half") or parts.get(prefix + "half2")
        hour = hour or parts.get(prefix + "hour2")
        zone = _OFFSETS.get((parts.get(prefix + "zone") or "").upper())
        if hour is None or zone is None:
            continue
        hours = int(hour)
        if half:
            hours = hours % 12 + (12 if half.lower() == "p" else 0)
        if hours < 24:
            return f"T{hours:02}:{minute or '00'}:{parts.get(prefix + 'second') or '00'}{zone}"
    return ""


def _iso_parts(day: str, clock: str | None, second: str | None, zone: str | None) -> str | None:
    zone = zone or ""
    if len(zone) == 5:
        zone = zone[:3] + ":" + zone[3:]
    value = day if clock is None else f"{day}T{clock}{second or ':00'}{zone}"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def labelled_at(line: str) -> int | None:
    """Where in a longer line "Posted: …" or "Updated: …" begins, when nothing but dates follows to its end; None if not."""
    for found in _LABEL_WITHIN.finditer(line):
        read = date_line(line[found.start() :]) if found.start() else None
        if read is not None and read.value:
            return found.start()
    return None


def date_at_end(line: str) -> tuple[int, str] | None:
    """Where in a line that begins with something else its full date begins, and the date in ISO 8601: "Brussels, 20 June 2025, 02:10"."""
    for found in _BEFORE_DATE.finditer(line[:_LONGEST]):
        read = date_line(line[found.end() :])
        if read is not None and read.label is None and read.value:
            return found.end(), read.value
    return None


def clock_at_start(line: str) -> int | None:
    """How many characters of a live report's entry are its time of day: "20.32 A goal for Hull …"; None of a line without."""
    found = _ENTRY.match(line)
    return found.end("time") if found else None
