"""Calendar dates in words and digits: "Friday, December 1", "22nd of May 2017", "5/22/2017", "in 2015", "the 1990s".

Each rule takes the words and where to begin, and returns the date with the position after it, or None.
"""

from __future__ import annotations

from dataclasses import replace

from newsgraph.annotation.tree import Doc
from newsgraph.finding.lexing import Segment, Word
from newsgraph.finding.moments import Calendar, Moment, Slashed, Years
from newsgraph.finding.time_words import (
    AMBIGUOUS_MONTHS,
    ANNOUNCING,
    CERTAIN_ANNOUNCING,
    DASHES,
    DAY_PARTS,
    DECADES,
    HABITS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)

Found = tuple[Moment, int]
"""What a rule makes of the words, and the position after them."""

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
TENS = {"twenty": 20, "thirty": 30}
"""The first words of "twenty-first" and "thirty-first"."""
_PAPERS = frozenset(
    ("times", "mirror", "express", "mail", "telegraph", "herald", "post", "world", "star", "tribune", "independent", "sport", "night",
     "morning")
)  # fmt: skip
"""Capitalised after a weekday: a newspaper's or programme's name."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


# --- in digits


def read_iso(words: Segment, i: int) -> Found | None:
    """Read 2017-05-22."""
    year = words[i].text
    if len(year) != 4 or not year.isdecimal() or words[i + 1].text != "-" or words[i + 1].spaced or words[i + 2].spaced:
        return None
    month = words[i + 2].text
    if len(month) != 2 or not month.isdecimal() or not 1 <= int(month) <= 12:
        return None
    if words[i + 3].text == "-" and not words[i + 3].spaced and not words[i + 4].spaced:
        day = words[i + 4].text
        if len(day) == 2 and day.isdecimal() and 1 <= int(day) <= 31:
            return Calendar(int(year), int(month), int(day)), i + 5
    return None


def read_slashed(words: Segment, i: int) -> Found | None:
    """Read 22/5/2017, and 5/22/17 as well where only one order can be meant."""
    parts = [words[i + k] for k in range(5)]
    if [p.text for p in parts[1::2]] != ["/", "/"] or any(p.spaced for p in parts[1:]):
        return None
    if not all(p.text.isdecimal() and p.text.isascii() for p in parts[::2]):
        return None
    first, second, year = parts[0].text, parts[2].text, parts[4].text
    if len(first) > 2 or len(second) > 2 or len(year) not in (2, 4):
        return None
    return _parts(int(first), int(second), _full_year(year), i + 5)


def read_dotted(words: Segment, i: int) -> Found | None:
    """22.05.2017, which is everywhere the day first."""
    parts = words[i].text.split(".")
    if len(parts) != 3 or not all(p.isdecimal() and len(p) < 5 for p in parts) or len(parts[2]) != 4:
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


def month_at(words: Segment, i: int) -> tuple[int, int] | None:
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
        if (after.is_number and after.text.isdecimal()) or words[i - 1].is_number:
            return MONTH_ABBREVIATIONS[word.lower], i + 1
    return None


def day_at(words: Segment, i: int) -> tuple[int, int] | None:
    """A day of the month in digits, 1 to 31, with or without its ordinal letters."""
    text = words[i].text
    if not (text.isdecimal() and text.isascii() and len(text) <= 2 and 1 <= int(text) <= 31):
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


def year_at(words: Segment, i: int) -> tuple[int, int] | None:
    """A year in four digits at word `i` and the position after it."""
    text = words[i].text
    if len(text) == 4 and text.isdecimal() and text.isascii() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        after = words[i + 1]
        if after.text == "/" and not after.spaced and words[i + 2].text != f"{(int(text) + 1) % 100:02}":
            return None
        if not after.spaced and (after.text == "%" or (after.text[0].isalpha() and after.lower != "s")):
            return None
        if not after.spaced and after.text == ":" and words[i + 2].is_number and not words[i + 2].spaced:
            return None
        if after.lower == "s" and not after.spaced:
            return None
        return int(text), i + 1
    return None


def year_after(words: Segment, at: int) -> tuple[int, int] | None:
    """A year that completes a date: after a space, a comma or "of"."""
    for start in (at, words.skip(at, ","), words.skip(at, "of"), words.skip(at, ",", "in")):
        found = year_at(words, start)
        if found is not None:
            return found
    return None


def read_month_first(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "May 22, 2017", "May the 22nd", "May 2017", "May of last year", "May"."""
    month = month_at(words, i)
    if month is None:
        return None
    number, at = month
    if words[at].text == "-" and words[at + 1].is_number:
        at += 1
    day = day_at(words, words.skip(at, "the"))
    if day is not None and year_at(words, at) is None and not _counts_people(words, i, day[1], doc):
        end = day[1]
        year = year_after(words, end)
        if year is not None and words[end].lower != "of":
            return Calendar(year[0], number, day[0]), year[1]
        return with_counted_year(words, Calendar(None, number, day[0]), end)
    if words[at].lower in ORDINALS and words[at - 1].lower in MONTHS and words[at].is_capitalised:
        return Calendar(None, number, ORDINALS[words[at].lower]), at + 1
    year = year_after(words, at)
    if year is not None and (announced or not is_name(words[i], doc, words, i) or number not in (3, 5)):
        return Calendar(year[0], number), year[1]
    if _bare_month_is_time(words, i, doc, announced=announced):
        return with_counted_year(words, Calendar(None, number), at)
    return None


def with_counted_year(words: Segment, date: Calendar, at: int) -> tuple[Calendar, int]:
    """The date with the year after it if that is counted from the present one: "in June last year", "May 3 of this year"."""
    start = words.skip(at, "of")
    step = {"last": -1, "this": 0, "next": 1}.get(words[start].lower)
    if step is None or words[start + 1].lower != "year":
        return date, at
    return replace(date, years_on=step), start + 2


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
        return not is_name(word, doc, words, i)
    if word.lower not in AMBIGUOUS_MONTHS and word.lower in MONTHS:
        return not is_name(word, doc, words, i)
    if before.lower in CERTAIN_ANNOUNCING or (before.lower == "'s" and words[at - 1].lower == "year"):
        return not (before.lower in ("by", "past") and _is_person(word, doc))
    if before.lower in ("and", "or", "to", "until", "through", "-", "–") and (words[at - 1].lower in MONTHS):
        return True
    if before.lower in ("from", "between") and (words[i + 1].lower in ("to", "and", "until", "through", "onwards") and words[i + 2].lower in MONTHS):
        return True
    return before.lower in ANNOUNCING and not is_name(word, doc, words, i) and word.lower not in ("may", "march")


def _is_person(word: Word, doc: Doc) -> bool:
    return doc[word.token].ent_type_ == "PERSON"


def is_name(word: Word, doc: Doc, words: Segment, i: int) -> bool:
    """Whether a month, weekday or feast is part of a longer name ("Theresa May", "The Sunday Times", "Easter Island")."""
    token = doc[word.token]
    if token.ent_type_ == "PERSON":
        return True
    if not token.ent_type_:
        return False
    left = token.i > 0 and token.ent_iob_ == "I" and doc[token.i - 1].ent_type_ == token.ent_type_ and doc[token.i - 1].text[:1].isupper()
    right = token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I" and doc[token.i + 1].text[:1].isupper()
    return left or right


def read_day_month(words: Segment, i: int) -> Found | None:
    """Read "22 May 2017", "22nd of May", "3-7 May"."""
    day = day_at(words, i)
    if day is None:
        return None
    at = words.skip(day[1], "of")
    if words[at].text == "-":
        at += 1
    month = month_at(words, at)
    if month is None:
        return _days_month(words, i, day)
    year = year_after(words, month[1])
    if year is not None and words[month[1]].lower != "of":
        return Calendar(year[0], month[0], day[0]), year[1]
    if words[at].lower == "may" and words[at + 1].lower in ("be", "have", "not"):
        return None  # "All 22 May be released"
    return with_counted_year(words, Calendar(None, month[0], day[0]), month[1])


def _days_month(words: Segment, i: int, day: tuple[int, int]) -> Found | None:
    """The first day of "3 to 7 May" with the month that follows; the range is completed by newsgraph.finding.times."""
    if words[day[1]].lower not in ("-", "–", "—", "to", "and", "until"):
        return None
    second = day_at(words, day[1] + 1)
    if second is None or second[0] <= day[0]:
        return None
    month = month_at(words, words.skip(second[1], "of"))
    if month is None:
        return None
    year = year_after(words, month[1])
    return Calendar(year[0] if year else None, month[0], day[0]), day[1]


def read_weekday_first(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "Friday", "Friday, December 1", "Friday 1 December", "Fri., Dec. 1"."""
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
    rest = read_month_first(words, after, doc, True) if words[after].is_capitalised and words[after].lower not in WEEKDAYS else None
    if rest is None and words[after].is_number:
        rest = read_day_month(words, after) or read_slashed(words, after)
    if rest is None and words[after].lower in DAY_PARTS:  # "Friday night, December 1"
        further = words.skip(after + 1, ",")
        rest = read_month_first(words, further, doc, True) if words[further].is_capitalised else read_day_month(words, further)
    if rest is not None and isinstance(rest[0], Calendar) and rest[0].day is not None:
        return replace(rest[0], weekday=number), rest[1]
    if words[after].lower in _SUFFIXES or (words[after].is_number and words[after + 1].lower in _SUFFIXES and not words[after + 1].spaced):
        return Calendar(weekday=number), day_at(words, after)[1] if day_at(words, after) else at  # type: ignore[index]
    if short:
        if word.lower in ("sun", "sat", "mon", "wed", "fri") and words[i + 1].text != ".":
            return None
        return (Calendar(weekday=number), at) if at > i + 1 and words[at].is_number is False and words[i - 1].lower in ("on", "last", "next") else None
    if is_name(word, doc, words, i) or words[at].lower in HABITS:
        return None
    if words[at].is_capitalised and words[at].lower in _PAPERS and not word.text.isupper():
        return None
    if words[i - 1].lower in ("every", "each"):
        return None
    return Calendar(weekday=number), at


def read_ordinal_day(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "the first of May", "twenty-second of May", "Fourth of July"."""
    number, at = ORDINALS.get(words[i].lower, 0), i + 1
    if words[i].lower in TENS:
        if words[at].text in DASHES:
            at += 1
        number, at = TENS[words[i].lower] + ORDINALS.get(words[at].lower, 99), at + 1
    if words[at].lower != "of" or number > 31:
        return None
    month = month_at(words, at + 1)
    if month is None:
        return None
    year = year_after(words, month[1])
    return Calendar(year[0] if year else None, month[0], number), year[1] if year else month[1]


# --- years and decades


def read_year(words: Segment, i: int, doc: Doc, *, announced: bool) -> Found | None:
    """Read a year that stands alone, where what is around it says that it is one: "in 2015", "the 2016 election", "(1871)"."""
    found = year_at(words, i)
    if found is None:
        return None
    year, end = found
    if 1000 <= year < 1500 and words[i - 1].lower not in ("in", "since"):
        return None
    before, after = words[i - 1], words[end]
    token = doc[words[i].token]
    if (
        before.text in ("$", "£", "€", "#", "№", "¥")
        or (before.text == "/" and not words[i].spaced)
        or (before.text in (".", ",", "-", "–") and not words[i].spaced and words[i - 2].is_number and not announced)
    ):
        return None
    if any(words[k].lower in ("utc", "gmt") for k in range(end, end + 3)):
        return None  # "(2024 Friday, UTC)" is a time of day
    if after.lower == "block":
        return None  # "the 1700 block of Main Street"
    if after.token >= 0 and not after.text[0].isdecimal() and after.spaced:
        follower = doc[after.token]
        counted = follower.tag_ == "NNS" and (token.head == follower or token.dep_ == "nummod")
        if (
            counted
            or after.lower
            in ("people", "percent", "per", "km", "miles", "metres", "meters", "million", "billion", "feet", "kg", "acres", "hours", "utc", "gmt")
        ) and not (before.lower in ("the", "'s", "his", "her", "its", "their") and year >= 1900):
            return None
    if announced or before.lower in ANNOUNCING or before.lower in ("the", "a", "an", "circa", "'s", "than", "as", "his", "her", "their", "its", "our"):
        return Calendar(year), end
    if before.text in ("(", "[") or (before.text == "," and year >= 1800) or before.lower in MONTHS:
        return Calendar(year), end
    if before.text in ("–", "—", ";", "&", "/") and year >= 1800 and (words[i - 2].is_number or words[i - 1].text in ";"):
        return Calendar(year), end
    if (i == 0 or (i == 1 and words[0].text in ("-", "–", "—", "•", "*"))) and (
        after.text in (":", "-", "–", "—") or not after.lower or (after.is_capitalised and len(words) < 12)
    ):
        return Calendar(year), end
    if not after.spaced and after.text in ("-", "–") and year_at(words, i + 2) and year >= 1800:
        return Calendar(year), end
    return None


def read_decade(words: Segment, i: int) -> Found | None:
    """Read "the 1990s", "1990's", "the '90s", "the 90s"."""
    text = words[i].text
    letter = words[i + 1]
    if not (letter.lower in ("s", "'s", "’s") and not letter.spaced) or not (text.isdecimal() and text.endswith("0")):
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


def read_named_decade(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "the nineties"."""
    if (
        words[i - 1].lower == "the"
        or (words[i - 1].text == "-" and words[i - 3].lower == "the")
        or (words[i - 1].lower in ("early", "late") and words[i - 2].lower == "the")
    ):
        first = 1900 + DECADES[words[i].lower]
        return Years(first, first + 9), i + 1
    return None
