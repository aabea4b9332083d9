"""Dates as words write them: "Friday, December 1", "22nd of May 2017", "last summer", "three weeks ago", "the same day", "the 1990s"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from newsgraph.finding.feasts import FEASTS, LONG_FEASTS, SPELLINGS
from newsgraph.finding.lexing import Segment, Word
from newsgraph.finding.moments import Calendar, Elapsed, Feast, Moment, Recent, Season, Slashed, Step, Unanchored, Unit, Years
from newsgraph.finding.numbers import NUMBER_WORDS, small_integer
from newsgraph.finding.time_words import (
    AMBIGUOUS_MONTHS,
    ANNOUNCING,
    CERTAIN_ANNOUNCING,
    DAY_PARTS,
    DECADES,
    DIRECTIONS,
    HABITS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    SEASONS,
    SHORT_UNITS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)

Found = tuple[Moment, int]

_DASHES = frozenset(("-", "–", "—"))
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_TENS = {"twenty": 20, "thirty": 30}
_PAPERS = frozenset(("times", "mirror", "express", "mail", "telegraph", "herald", "post", "world", "star", "tribune", "independent", "sport", "night", "morning"))
"""Capitalised after a weekday: a newspaper's or programme's name."""
_PERIOD_WORDS = frozenset(("period", "holiday", "holidays", "season", "break", "weekend", "week", "day", "morning", "night", "celebrations", "vacation"))
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def read_date(words: Segment, i: int, doc: Doc, *, announced: bool = False) -> Found | None:
    """The date or period that begins at word `i`, with the position after it; None where none does.

    `announced` tells that what is before `i` already belongs to a time expression ("the end of …").
    """
    word = words[i]
    if not word.lower:
        return None
    if word.is_number:
        return (
            _iso(words, i) or _slashed(words, i) or _dotted(words, i) or _day_month(words, i) or _decade(words, i)
            or _counted(words, i, doc) or _year(words, i, doc, announced=announced)
        )  # fmt: skip
    rule = _RULES.get(word.lower)
    if rule is not None:
        found = rule(words, i, doc, announced)
        if found is not None:
            return found
    if word.lower in NUMBER_WORDS or word.lower in ("a", "an", *VAGUE_COUNTS):
        return _counted(words, i, doc)
    return None


# --- in digits


def _iso(words: Segment, i: int) -> Found | None:
    year = words[i].text
    if len(year) != 4 or not year.isdigit() or words[i + 1].text != "-" or words[i + 1].spaced or words[i + 2].spaced:
        return None
    month = words[i + 2].text
    if len(month) != 2 or not month.isdigit() or not 1 <= int(month) <= 12:
        return None
    if words[i + 3].text == "-" and not words[i + 3].spaced and not words[i + 4].spaced:
        day = words[i + 4].text
        if len(day) == 2 and day.isdigit() and 1 <= int(day) <= 31:
            return Calendar(int(year), int(month), int(day)), i + 5
    return None


def _slashed(words: Segment, i: int) -> Found | None:
    parts = [words[i + k] for k in range(5)]
    if [p.text for p in parts[1::2]] != ["/", "/"] or any(p.spaced for p in parts[1:]):
        return None
    if not all(p.text.isdigit() and p.text.isascii() for p in parts[::2]):
        return None
    first, second, year = parts[0].text, parts[2].text, parts[4].text
    if len(first) > 2 or len(second) > 2 or len(year) not in (2, 4):
        return None
    return _parts(int(first), int(second), _full_year(year), i + 5)


def _dotted(words: Segment, i: int) -> Found | None:
    """22.05.2017, which is everywhere the day first."""
    parts = words[i].text.split(".")
    if len(parts) != 3 or not all(p.isdigit() and len(p) < 5 for p in parts) or len(parts[2]) != 4:
        return None
    day, month, year = (int(p) for p in parts)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Calendar(year, month, day), i + 1


def _full_year(text: str) -> int:
    """A year of two digits is of the century from 1970 on."""
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 70 else 1900)


def _parts(first: int, second: int, year: int, end: int) -> Found | None:
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or first == second:
        return Calendar(year, second, first), end
    if second > 12:
        return Calendar(year, first, second), end
    return Slashed(first, second, year), end


# --- months, days of the month, weekdays


def _month_at(words: Segment, i: int) -> tuple[int, int] | None:
    """A month's name (capitalised) at word `i`: its number and the position after it and its full stop."""
    word = words[i]
    if not word.is_capitalised:
        return None
    if word.lower in MONTHS:
        return MONTHS[word.lower], i + 1
    if word.lower in MONTH_ABBREVIATIONS:
        if words[i + 1].text == "." and not words[i + 1].spaced:
            return MONTH_ABBREVIATIONS[word.lower], i + 2
        after = words[i + 1]
        if (after.is_number and after.text.isdigit()) or words[i - 1].is_number:
            return MONTH_ABBREVIATIONS[word.lower], i + 1
    return None


def _day_at(words: Segment, i: int) -> tuple[int, int] | None:
    """A day of the month in digits, 1 to 31, with or without its ordinal letters."""
    text = words[i].text
    if not (text.isdigit() and text.isascii() and len(text) <= 2 and 1 <= int(text) <= 31):
        return None
    end = i + 1
    after = words[end]
    if after.lower in _SUFFIXES and not after.spaced:
        return int(text), end + 1
    if not after.spaced and (after.text in ("%", "/", "$", "€", "£") or (after.text == ":" and words[end + 1].is_number and not words[end + 1].spaced)):
        return None
    if not after.spaced and after.text[0].isalpha():
        return None
    return int(text), end


def _year_at(words: Segment, i: int) -> tuple[int, int] | None:
    text = words[i].text
    if len(text) == 4 and text.isdigit() and text.isascii() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        after = words[i + 1]
        if after.text == "/" and not after.spaced and words[i + 2].text != f"{(int(text) + 1) % 100:02}":
            return None
        if not after.spaced and (after.text in ("%", ":") or (after.text[0].isalpha() and after.lower != "s")):
            return None
        if after.lower == "s" and not after.spaced:
            return None
        return int(text), i + 1
    return None


def _year_after(words: Segment, at: int) -> tuple[int, int] | None:
    """A year that completes a date: after a space, a comma or "of"."""
    for start in (at, words.skip(at, ","), words.skip(at, "of"), words.skip(at, ",", "in")):
        found = _year_at(words, start)
        if found is not None:
            return found
    return None


def _month_first(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"May 22, 2017", "May the 22nd", "May 2017", "May"."""
    month = _month_at(words, i)
    if month is None:
        return None
    number, at = month
    if words[at].text == "-" and words[at + 1].is_number:
        at += 1
    day = _day_at(words, words.skip(at, "the"))
    if day is not None and _year_at(words, at) is None and not _counts_people(words, i, day[1], doc):
        end = day[1]
        year = _year_after(words, end)
        if year is not None and not (words[end].lower == "of"):
            return Calendar(year[0], number, day[0]), year[1]
        return Calendar(None, number, day[0]), end
    if words[at].lower in ORDINALS and words[at - 1].lower in MONTHS and words[at].is_capitalised:
        return Calendar(None, number, ORDINALS[words[at].lower]), at + 1
    year = _year_after(words, at)
    if year is not None and (announced or not _is_name(words[i], doc, words, i) or number not in (3, 5)):
        return Calendar(year[0], number), year[1]
    if _bare_month_is_time(words, i, doc, announced=announced):
        return Calendar(None, number), at
    return None


def _counts_people(words: Segment, i: int, after_day: int, doc: Doc) -> bool:
    """Whether the number after a month counts what follows: "in May 22 people died"."""
    word = words[after_day]
    if words[i - 1].lower != "in" or word.token < 0:
        return False
    token = doc[word.token]
    return token.tag_ == "NNS" or word.lower == "people" or word.lower in ("million", "billion", "per", "percent")


def _bare_month_is_time(words: Segment, i: int, doc: Doc, *, announced: bool) -> bool:
    word, before = words[i], words[i - 1]
    at = i - 1
    if before.text == "-":
        at -= 1
        before = words[at]
    if announced:
        return not _is_name(word, doc, words, i)
    if word.lower not in AMBIGUOUS_MONTHS and word.lower in MONTHS:
        return not _is_name(word, doc, words, i)
    if before.lower in CERTAIN_ANNOUNCING or (before.lower == "'s" and words[at - 1].lower == "year"):
        return not (before.lower in ("by", "past") and _is_person(word, doc))
    if before.lower in ("and", "or", "to", "until", "through", "-", "–") and (words[at - 1].lower in MONTHS):
        return True
    if before.lower in ("from", "between") and (words[i + 1].lower in ("to", "and", "until", "through", "onwards") and words[i + 2].lower in MONTHS):
        return True
    return before.lower in ANNOUNCING and not _is_name(word, doc, words, i) and word.lower not in ("may", "march")


def _is_person(word: Word, doc: Doc) -> bool:
    return doc[word.token].ent_type_ == "PERSON"


def _is_name(word: Word, doc: Doc, words: Segment, i: int) -> bool:
    """Whether a month, weekday or feast is part of a longer name ("Theresa May", "The Sunday Times", "Easter Island")."""
    token = doc[word.token]
    if token.ent_type_ == "PERSON":
        return True
    if not token.ent_type_:
        return False
    left = token.i > 0 and token.ent_iob_ == "I" and doc[token.i - 1].ent_type_ == token.ent_type_ and doc[token.i - 1].text[:1].isupper()
    right = token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I" and doc[token.i + 1].text[:1].isupper()
    return left or right


def _day_month(words: Segment, i: int) -> Found | None:
    """"22 May 2017", "22nd of May", "3-7 May"."""
    day = _day_at(words, i)
    if day is None:
        return None
    at = words.skip(day[1], "of")
    if words[at].text == "-":
        at += 1
    month = _month_at(words, at)
    if month is None:
        return _days_month(words, i, day)
    year = _year_after(words, month[1])
    if year is not None and words[month[1]].lower != "of":
        return Calendar(year[0], month[0], day[0]), year[1]
    if words[at].lower == "may" and words[at + 1].lower in ("be", "have", "not"):
        return None  # "All 22 May be released"
    return Calendar(None, month[0], day[0]), month[1]


def _days_month(words: Segment, i: int, day: tuple[int, int]) -> Found | None:
    """The first day of "3 to 7 May" with the month that follows; the range is completed by newsgraph.finding.times."""
    if words[day[1]].lower not in ("-", "–", "—", "to", "and", "until"):
        return None
    second = _day_at(words, day[1] + 1)
    if second is None or second[0] <= day[0]:
        return None
    month = _month_at(words, words.skip(second[1], "of"))
    if month is None:
        return None
    year = _year_after(words, month[1])
    return Calendar(year[0] if year else None, month[0], day[0]), day[1]


def _weekday_first(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"Friday", "Friday, December 1", "Friday 1 December", "Fri., Dec. 1"."""
    word = words[i]
    if not word.is_capitalised:
        return None
    short = word.lower in WEEKDAY_ABBREVIATIONS
    number = WEEKDAY_ABBREVIATIONS[word.lower] if short else WEEKDAYS[word.lower]
    at = i + 1
    if short and words[at].text == "." and not words[at].spaced:
        at += 1
    after = words.skip(at, ",")
    after = words.skip(after, "the")
    rest = _month_first(words, after, doc, True) if words[after].is_capitalised and words[after].lower not in WEEKDAYS else None
    if rest is None and words[after].is_number:
        rest = _day_month(words, after) or _slashed(words, after)
    if rest is None and words[after].lower in DAY_PARTS:  # "Friday night, December 1"
        further = words.skip(after + 1, ",")
        rest = _month_first(words, further, doc, True) if words[further].is_capitalised else _day_month(words, further)
    if rest is not None and isinstance(rest[0], Calendar) and rest[0].day is not None:
        return replace(rest[0], weekday=number), rest[1]
    if words[after].lower in _SUFFIXES or (words[after].is_number and words[after + 1].lower in _SUFFIXES and not words[after + 1].spaced):
        return Calendar(weekday=number), _day_at(words, after)[1] if _day_at(words, after) else at  # type: ignore[index]
    if short:
        if word.lower in ("sun", "sat", "mon", "wed", "fri") and words[i + 1].text != ".":
            return None
        return (Calendar(weekday=number), at) if at > i + 1 and words[at].is_number is False and words[i - 1].lower in ("on", "last", "next") else None
    if _is_name(word, doc, words, i) or words[at].lower in HABITS:
        return None
    if words[at].is_capitalised and words[at].lower in _PAPERS and not word.text.isupper():
        return None
    if words[i - 1].lower in ("every", "each"):
        return None
    return Calendar(weekday=number), at


def _ordinal_day(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"the first of May", "twenty-second of May", "Fourth of July"."""
    number, at = ORDINALS.get(words[i].lower, 0), i + 1
    if words[i].lower in _TENS:
        if words[at].text in _DASHES:
            at += 1
        number, at = _TENS[words[i].lower] + ORDINALS.get(words[at].lower, 99), at + 1
    if words[at].lower != "of" or number > 31:
        return None
    month = _month_at(words, at + 1)
    if month is None:
        return None
    year = _year_after(words, month[1])
    return Calendar(year[0] if year else None, month[0], number), year[1] if year else month[1]


# --- years and decades


def _year(words: Segment, i: int, doc: Doc, *, announced: bool) -> Found | None:
    found = _year_at(words, i)
    if found is None:
        return None
    year, end = found
    if 1000 <= year < 1500 and words[i - 1].lower not in ("in", "since"):
        return None
    before, after = words[i - 1], words[end]
    token = doc[words[i].token]
    if before.text in ("$", "£", "€", "#", "№", "¥") or (before.text == "/" and not words[i].spaced) or (before.text in (".", ",", "-", "–") and not words[i].spaced and words[i - 2].is_number and not announced):
        return None
    if after.lower == "block":
        return None  # "the 1700 block of Main Street"
    if after.token >= 0 and not after.text[0].isdigit() and after.spaced:
        follower = doc[after.token]
        counted = follower.tag_ == "NNS" and (token.head == follower or token.dep_ == "nummod")
        if (counted or after.lower in ("people", "percent", "per", "km", "miles", "metres", "meters", "million", "billion", "feet", "kg", "acres", "hours", "utc", "gmt")) and not (
            before.lower in ("the", "'s", "his", "her", "its", "their") and year >= 1900
        ):
            return None
    if announced or before.lower in ANNOUNCING or before.lower in ("the", "a", "an", "circa", "'s", "than", "as", "his", "her", "their", "its", "our"):
        return Calendar(year), end
    if before.text in ("(", "[") or (before.text == "," and 1800 <= year) or before.lower in MONTHS:
        return Calendar(year), end
    if before.text in ("–", "—", ";", "&", "/") and 1800 <= year and (words[i - 2].is_number or words[i - 1].text in ";"):
        return Calendar(year), end
    if i == 0 and (after.text in (":", "-", "–", "—") or not after.lower or (after.is_capitalised and len(words) < 12)):
        return Calendar(year), end
    if not after.spaced and after.text in ("-", "–") and _year_at(words, i + 2) and 1800 <= year:
        return Calendar(year), end
    return None


def _decade(words: Segment, i: int) -> Found | None:
    """"the 1990s", "1990's", "the '90s", "the 90s"."""
    text = words[i].text
    letter = words[i + 1]
    if not (letter.lower in ("s", "'s", "’s") and not letter.spaced) or not (text.isdigit() and text.endswith("0")):
        return None
    if len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        first = int(text)
        if first % 100 == 0 and first < 2000:
            return Years(first, first + 99), i + 2
        return Years(first, first + 9), i + 2
    if len(text) == 2 and (words[i - 1].text in ("'", "’", "‘") or words[i - 1].lower in ("the", "early", "late", "mid", "-")):
        if any(words[k].lower in ("his", "her", "their", "my") for k in range(i - 4, i)):
            return None  # "in her early 60s" is an age
        return Years(1900 + int(text), 1909 + int(text)) if text != "00" else Years(2000, 2009), i + 2
    return None


def _named_decade(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    if words[i - 1].lower == "the" or (words[i - 1].text == "-" and words[i - 3].lower == "the") or (words[i - 1].lower in ("early", "late") and words[i - 2].lower == "the"):
        first = 1900 + DECADES[words[i].lower]
        return Years(first, first + 9), i + 1
    return None


# --- today and its neighbours


def _word_day(count: int) -> Callable[[Segment, int, Doc, bool], Found | None]:
    def rule(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
        if words[i + 1].lower in ("show", "programme", "newspaper") and words[i].is_capitalised:
            return None
        return Step(count, "day"), i + 1

    return rule


def _directed(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"last May", "this week", "next Friday", "this past weekend", "the past three years", "last night"."""
    direction, at = DIRECTIONS[words[i].lower], i + 1
    article = words[i - 1].lower in ("the", "these")
    if words[i].lower == "this" and words[at].lower in ("past", "last", "coming"):
        direction, at = DIRECTIONS[words[at].lower], at + 1
    if words[at].lower in ("early", "late") and words[at + 1].lower in (*DAY_PARTS, *SEASONS, *MONTHS):
        at += 1
    word = words[at]
    if word.lower in UNITS:
        return _directed_unit(words, i, at, article)
    if word.lower in DAY_PARTS and word.lower != "noon":
        if direction == "last" and words[i].lower == "last" and word.lower in ("night", "evening"):
            return Step(-1, "day"), at + 1
        return (Step(0, "day"), at + 1) if direction == "this" else None
    if word.lower in SEASONS and not (word.lower == "fall" and words[at + 1].lower == "of"):
        return Season(word.lower, None, direction), at + 1
    feast = _feast_at(words, at)
    if feast is not None:
        return Feast(feast[0], None, direction), feast[1]
    if word.lower in WEEKDAYS and word.is_capitalised and words[at + 1].lower not in HABITS:
        full = _weekday_first(words, at, doc, True)
        if full is not None and isinstance(full[0], Calendar):
            return replace(full[0], direction=direction), full[1]
    month = _month_at(words, at)
    if month is not None and words[i].lower != "current":
        day = _day_at(words, month[1])
        if day is not None:
            return Calendar(None, month[0], day[0], None, direction), day[1]
        return Calendar(None, month[0], None, None, direction), month[1]
    return _directed_stretch(words, i, at, direction)


def _directed_unit(words: Segment, i: int, at: int, article: bool) -> Found | None:
    unit, name = UNITS[words[at].lower], words[i].lower
    if words[at].lower.endswith("s"):
        return None
    if words[at + 1].lower == "'s" and words[at + 2].lower in ("time",):
        return Step(1, unit), at + 3
    if name == "last" and article and words[at + 1].lower in ("of", "in"):
        return None
    if name in ("previous",) or (name == "next" and article and unit == "day") or (name == "next" and unit == "day"):
        return Elapsed(-1 if name == "previous" else 1, unit), at + 1
    if name in ("past", "coming") and unit != "weekend" and words[i - 1].lower != "this":
        return Recent(-1 if name == "past" else 1, unit), at + 1
    if name == "last" and unit == "day":
        return None
    step = {"last": -1, "this": 0, "next": 1}[DIRECTIONS[words[at - 1].lower]]
    return Step(step, unit), at + 1


def _directed_stretch(words: Segment, i: int, at: int, direction: str) -> Found | None:
    """"the last three years", "the next few days"."""
    if words[at].lower in ("few", "several", "couple", "many"):
        end = words.skip(at + 1, "of")
        return (Unanchored(), end + 1) if words[end].lower in UNITS or words[end].lower in SHORT_UNITS else None
    counted = small_integer(words, at)
    if counted is None:
        return None
    number, end = counted
    if words[end].lower in ("to", "or", "-", "–"):
        second = small_integer(words, end + 1)
        if second is not None and words[second[1]].lower in UNITS:
            return Unanchored(), second[1] + 1
    if words[end].lower not in UNITS or number == 0 or direction == "this":
        return None
    unit = UNITS[words[end].lower]
    return Recent(-number if direction == "last" else number, unit), end + 1


def _told(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"that day", "the same year", "the following month"."""
    word, unit = words[i].lower, words[i + 1].lower
    if unit in DAY_PARTS and word in ("that", "same", "following"):
        return Elapsed(1 if word == "following" else 0, "day"), i + 2
    if unit in WEEKDAYS and word in ("that", "following", "same"):
        return Calendar(weekday=WEEKDAYS[unit]), i + 2
    if unit not in UNITS or unit.endswith("s"):
        return None
    return Elapsed(1 if word == "following" else 0, UNITS[unit]), i + 2


def _day_before(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"the day before yesterday", "the day after tomorrow", "the day before"."""
    if words[i - 1].lower != "the" or words[i + 1].lower not in ("before", "after"):
        return None
    sign = -1 if words[i + 1].lower == "before" else 1
    if words[i + 2].lower in ("yesterday", "tomorrow"):
        return Step(2 * sign, "day"), i + 3
    after = words[i + 2]
    if not after.lower or (not after.text[0].isalnum()):
        return Elapsed(sign, "day"), i + 2
    return Unanchored(), i + 2


def _weekend(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"over the weekend"."""
    if words[i - 1].lower == "the" and words[i - 2].lower in ("over", "during", "at", "for", "on", "before", "until", "in", "after", "of", "through"):
        return Step(0, "weekend"), i + 1
    return None


# --- so long ago


def _counted(words: Segment, i: int, doc: Doc) -> Found | None:
    """"three days ago", "a year and a half ago", "two weeks later", "some years ago"."""
    if words[i].lower in VAGUE_COUNTS or (words[i].lower == "a" and words[i + 1].lower in ("few", "couple")):
        at = i + 1 if words[i].lower != "a" else i + 2
        at = words.skip(at, "of")
        number: int | None = None
        if words[at - 1].lower == "of" or words[at - 1].lower == "couple":
            number = 2
    else:
        found = small_integer(words, i)
        if found is None:
            return None
        number, at = found
        if words[at].lower in ("to", "or") and small_integer(words, at + 1) is not None:
            number, at = None, small_integer(words, at + 1)[1]  # type: ignore[index]
    at = words.skip(at, "full")
    unit_word = words[at].lower
    if unit_word not in UNITS and unit_word not in SHORT_UNITS:
        return None
    vague = number is None or unit_word in SHORT_UNITS
    if unit_word.startswith("fortnight") and number is not None:
        number *= 2
    return _ago(words, at + 1, None if vague else number, UNITS.get(unit_word, "day"))


def _bare_units(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"years ago", "hours later"."""
    return _ago(words, i + 1, None, "year")


def _ago(words: Segment, at: int, number: int | None, unit: Unit) -> Found | None:
    if words[at].lower == "and" and words[at + 1].lower == "a" and words[at + 2].lower == "half":
        number, at = None, at + 3
    word = words[at].lower
    if word == "ago":
        return (Step(-number, unit, ago=True) if number else Unanchored()), at + 1
    if word in ("later", "afterwards", "afterward", "earlier", "previously", "beforehand"):
        if words[at + 1].lower == "than":
            return None
        sign = -1 if word in ("earlier", "previously", "beforehand") else 1
        return (Elapsed(sign * number, unit) if number else Unanchored()), at + 1
    if word in ("before", "after", "prior", "following", "into"):
        if word == "into":
            return None
        return Unanchored(), at + 1
    if word == "from" and words[at + 1].lower in ("now", "today"):
        return (Step(number, unit, ago=True) if number else Unanchored()), at + 2
    if word in ("'", "’") and words[at + 1].lower == "time":
        return (Step(number, unit, ago=True) if number else Unanchored()), at + 2
    return None


# --- seasons and feasts


def _season(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"summer 2016", "the summer of 2016", "in the spring", "early autumn"."""
    word = words[i].lower
    year = _year_after(words, i + 1)
    if year is not None and (word != "fall" or words[i + 1].lower == "of" or words[i - 1].lower in ("in", "the", "last")):
        return Season(word, year[0]), year[1]
    before = words[i - 1].lower
    if words[i].is_capitalised or words[i + 1].lower in ("of", "camp", "games", "olympics", "school", "paralympics", "break", "palace"):
        return None
    if before == "the":
        if word == "fall":
            return None
        before = words[i - 2].lower
        return (Season(word), i + 1) if before in ("in", "during", "over", "throughout", "by", "until", "since", "for", "of") else None
    if word != "fall" and (before in ("in", "during", "by", "early", "late", "mid", "since", "until") or announced):
        return Season(word), i + 1
    return None


def _feast_at(words: Segment, i: int) -> tuple[str, int] | None:
    if not words[i].is_capitalised:
        return None
    for length in (5, 4, 3, 2, 1):
        name = SPELLINGS.get(tuple(words[i + k].lower.replace("’", "'") for k in range(length)))
        if name is not None:
            return name, i + length
    return None


def _feast(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    found = _feast_at(words, i)
    if found is None:
        return None
    name, at = found
    after = words[at]
    if name == "new year" and after.lower in ("'s", "’s"):
        return None
    if after.lower in _PERIOD_WORDS and not after.is_capitalised:
        at += 1
    elif name not in FEASTS and after.token >= 0 and after.text[0].isalpha() and after.spaced and (after.is_capitalised or doc[after.token].pos_ in ("NOUN", "PROPN")):
        return None  # Easter Island, Christmas market
    elif name in FEASTS and after.is_capitalised and after.lower in ("agreement", "accords", "parade", "proclamation"):
        return None
    year = _year_after(words, at)
    if name not in FEASTS and name not in LONG_FEASTS:
        return Unanchored(), at
    return (Feast(name, year[0]), year[1]) if year is not None else (Feast(name), at)


def _overnight(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"overnight", said of what happened: the night that ends on the day of writing; not "an overnight stay"."""
    if words[i + 1].lower in WEEKDAYS:
        return _weekday_first(words, i + 1, doc, True)
    if words[i - 1].lower in ("a", "an", "the") or doc[words[i].token].pos_ in ("ADJ", "NOUN"):
        return None
    return Step(0, "day"), i + 1


def _quarter(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """"Q3 2016", whose months depend on the company: the year is what is sure."""
    if words[i + 1].text in ("1", "2", "3", "4") and not words[i + 1].spaced:
        year = _year_after(words, i + 2)
        return (Calendar(year[0]), year[1]) if year is not None else (Unanchored(), i + 2)
    return None


_RULES: dict[str, Callable[[Segment, int, Doc, bool], Found | None]] = {
    **dict.fromkeys((*ORDINALS, *_TENS), _ordinal_day),
    **dict.fromkeys((spelling[0] for spelling in SPELLINGS), _feast),
    **dict.fromkeys((*MONTHS, *MONTH_ABBREVIATIONS), _month_first),
    **dict.fromkeys((*WEEKDAYS, *WEEKDAY_ABBREVIATIONS), _weekday_first),
    **dict.fromkeys(DIRECTIONS, _directed),
    **dict.fromkeys(("that", "same", "following"), _told),
    **dict.fromkeys(SEASONS, _season),
    **dict.fromkeys(DECADES, _named_decade),
    **dict.fromkeys(("days", "weeks", "months", "years", "decades", "seconds", "minutes", "hours", "moments", "centuries"), _bare_units),
    "day": _day_before,
    "weekend": _weekend,
    "yesterday": _word_day(-1),
    "today": _word_day(0),
    "tonight": _word_day(0),
    "tomorrow": _word_day(1),
    "overnight": _overnight,
    "q": _quarter,
}
