"""Times of day as words write them: 7.30pm, 19:00 local time (1800 UTC), noon, 9 to 11 a.m."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsgraph.finding.lexing import Segment
from newsgraph.finding.moments import Clock
from newsgraph.finding.time_words import VAGUE_ZONES, ZONES

_NOON = ("noon", "midday")
CLOCK_OPENINGS = frozenset((*_NOON, "midnight"))
"""Words that a time of day can begin with, beside numbers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A time of day, or a range of them, that ends before word `end`."""

    clock: Clock
    end: int
    last: Clock | None = None


@dataclass(frozen=True, slots=True)
class _Digits:
    hour: int
    minute: int
    end: int
    colon: bool
    four: bool
    padded: bool = False

    @property
    def half_unknown(self) -> bool:
        """Whether it may be before noon or after it: 7:30, but not 07:30 or 19:30."""
        return 0 < self.hour <= 12 and not self.padded


def read_clock(words: Segment, i: int, *, announced: bool) -> Reading | None:
    """The time of day at word `i`; `announced` tells that a word such as "at" is before it, which makes 19:00 one."""
    word = words[i]
    if word.lower in _NOON and words[i + 1].lower != "prayers":
        return Reading(*_zoned(words, i + 1, Clock(12)))
    if word.lower == "midnight":
        return Reading(Clock(0, vague=True), _zoned(words, i + 1, Clock(0))[1])
    if not word.is_number:
        return None
    found = _digits(words, i)
    if found is None:
        return None
    first = _with_half(words, found)
    if first is not None:
        clock, end = _zoned(words, first[1], first[0])
        until = _range_end(words, end, clock)
        return until or Reading(clock, end)
    until = _bare_range(words, i, found)
    if until is not None:
        return until
    if words[found.end].lower in ("'clock", "’clock") or (words[found.end].lower == "o" and words[found.end + 1].lower in ("'clock", "’clock")):
        return None if found.colon else Reading(Clock(found.hour, vague=True), found.end + 2)
    clock = Clock(found.hour, found.minute)
    zoned, end = _zoned(words, found.end, clock)
    if end > found.end and (found.colon or found.four):
        return Reading(zoned, end)
    if found.four and words[found.end].lower in ("hours", "hrs") and announced:
        return Reading(clock, found.end + 1)
    if announced and (found.colon or (len(words) == 1 and "." in word.text)):
        clock = replace(clock, vague=found.half_unknown)
        return _range_end(words, found.end, clock) or Reading(clock, found.end)
    return None


def _digits(words: Segment, i: int) -> _Digits | None:
    text = words[i].text
    if not text.replace(".", "").isdecimal() or len(text) > 5:
        return None
    if "." in text:
        hour, _, minute = text.partition(".")
        if len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
            return None
        return _Digits(int(hour), int(minute), i + 1, colon=False, four=False)
    if len(text) == 4:
        hour, minute = text[:2], text[2:]
        return _Digits(int(hour), int(minute), i + 1, colon=False, four=True) if int(hour) < 24 and int(minute) < 60 else None
    if len(text) > 2 or int(text) > 23:
        return None
    after = words[i + 2]
    if words[i + 1].text == ":" and not words[i + 1].spaced and not after.spaced and after.text.isdecimal() and len(after.text) == 2:
        if words[i + 3].text == ":" and not words[i + 3].spaced and words[i + 4].is_number and words[i + 4].text != "00":
            return None  # 1:59:40 is how long something took
        end = i + 5 if words[i + 3].text == ":" and words[i + 4].text == "00" else i + 3
        return _Digits(int(text), int(after.text), end, colon=True, four=False, padded=text[0] == "0") if int(after.text) < 60 else None
    return _Digits(int(text), 0, i + 1, colon=False, four=False)


def _with_half(words: Segment, found: _Digits) -> tuple[Clock, int] | None:
    """The clock that an am or pm after the digits makes of them, and the position after it."""
    at = found.end
    if found.hour > 12 and not words[at].lower.startswith("p"):
        return None
    letter = words[at].lower
    if letter in ("am", "pm"):
        if letter == "am" and words[at].spaced and words[at].text == "am" and not found.colon and words[at - 2].lower == "i":
            return None
        half, end = letter[0], at + 1
    elif letter in ("a", "p") and words[at + 1].text == "." and words[at + 2].lower == "m":
        half, end = letter, at + 3
        if words[end].text == "." and not words[end].spaced:
            end += 1
    else:
        return None
    if found.hour > 12:
        return Clock(found.hour, found.minute), end
    hour = found.hour % 12 + (12 if half == "p" else 0)
    return Clock(hour, found.minute), end


def after_noon(clock: Clock, part: str) -> Clock:
    """A time whose half of the day is not told, on the "morning" or "night" that is told with it."""
    if not clock.vague or clock.hour == 0 or part not in ("morning", "afternoon", "evening", "night"):
        return clock
    later = part in ("afternoon", "evening") or (part == "night" and 5 < clock.hour < 12)
    hour = clock.hour % 12 + 12 if later else clock.hour % 12
    return replace(clock, hour=hour, vague=False)


def _range_end(words: Segment, at: int, first: Clock) -> Reading | None:
    """A second time after "to", "and" or a dash: "9 a.m. to 5 p.m."."""
    if words[at].lower not in ("to", "and", "until", "till", "-", "–", "—"):
        return None
    if not words[at + 1].is_number:
        return None
    found = _digits(words, at + 1)
    second = _with_half(words, found) if found is not None else None
    if second is None:
        if found is None or not found.colon or words[at].lower == "and":
            return None
        second = (Clock(found.hour, found.minute), found.end)
    clock, end = _zoned(words, second[1], second[0])
    return Reading(replace(first, offset=clock.offset if first.offset is None else first.offset), end, clock)


def _bare_range(words: Segment, i: int, found: _Digits) -> Reading | None:
    """A range whose am or pm stands once at its end: "between 9 and 10 p.m."."""
    if words[found.end].lower not in ("to", "and", "-", "–", "—") or not words[found.end + 1].is_number or found.four:
        return None
    then = _digits(words, found.end + 1)
    second = _with_half(words, then) if then is not None else None
    if second is None or found.hour > 12:
        return None
    last, end = _zoned(words, second[1], second[0])
    half = 12 if last.hour >= 12 and found.hour % 12 <= last.hour % 12 else 0
    return Reading(Clock(found.hour % 12 + half, found.minute, last.offset), end, last)


def _zoned(words: Segment, at: int, clock: Clock) -> tuple[Clock, int]:
    """`clock` with the zone after it, and where that ends; a time in UTC in brackets gives local time its offset."""
    end = words.skip(at, "local", "time")
    if end == at and words[at].lower == "local" and words[at + 1].lower == "hour":
        end = at + 2
    offset = clock.offset
    at_zone = end + 1 if words[end].text in ("(", "{") else end
    letters = words[at_zone]
    if letters.lower in ZONES and letters.text.isupper() and (letters.text != "Z" or not letters.spaced):
        offset, end = ZONES[letters.lower], at_zone + 1
        if words[end].text in "+-" and words[end + 1].is_number and words[end + 1].text.isdecimal() and len(words[end + 1].text) <= 2:
            hours = int(words[end + 1].text)
            if hours <= 14:
                offset, end = offset + (60 if words[end].text == "+" else -60) * hours, end + 2
    elif letters.lower in VAGUE_ZONES and letters.text.isupper():
        end = at_zone + 1
    elif letters.lower in ("eastern", "central", "pacific", "mountain") and letters.is_capitalised:
        end = at_zone + 1
        end = words.skip(end, "standard")
        end = words.skip(end, "daylight")
        end = words.skip(end, "time")
    if at_zone > at and words[at_zone - 1].text in ("(", "{") and end > at_zone:
        return replace(clock, offset=offset), words.skip(end, ")" if words[at_zone - 1].text == "(" else "}")
    return _in_brackets(words, end, replace(clock, offset=offset))


def _in_brackets(words: Segment, at: int, clock: Clock) -> tuple[Clock, int]:
    """Pass over "(1800 UTC)" after a local time, which gives a time without an offset its own."""
    if words[at].text not in ("(", "{", ",", "/") or not words[at + 1].is_number:
        return clock, at
    found = _digits(words, at + 1)
    if found is None or not (found.four or found.colon):
        half = _with_half(words, found) if found is not None else None
        if half is None:
            return clock, at
        found = _Digits(half[0].hour, half[0].minute, half[1], colon=True, four=False)
    zone = words[found.end]
    if zone.lower not in ("utc", "gmt"):
        return clock, at
    end = found.end + 1
    if words[at].text in ("(", "{"):
        closing = end
        while words[closing].text not in (")", "}", "") and closing - end < 4:
            closing += 1
        if words[closing].text in (")", "}"):
            end = closing + 1
    if clock.offset is not None:
        return clock, end
    minutes = (clock.hour * 60 + clock.minute) - (found.hour * 60 + found.minute)
    minutes = (minutes + 600) % 1440 - 600  # from Hawaii to the Line Islands
    return (replace(clock, offset=minutes) if minutes % 15 == 0 else clock), end
