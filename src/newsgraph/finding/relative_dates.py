"""Dates told from today or from another: yesterday, last summer, three weeks ago, the same day, over Christmas.

Each rule takes the words and where to begin, and returns the moment with the position after it, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsgraph.annotation.tree import Doc
from newsgraph.finding.calendar_dates import Found, day_at, month_at, read_weekday_first, year_after
from newsgraph.finding.feasts import FEASTS, LONG_FEASTS, SPELLINGS
from newsgraph.finding.lexing import Segment
from newsgraph.finding.moments import Calendar, Elapsed, Feast, Recent, Season, Step, Unanchored, Unit
from newsgraph.finding.numbers import small_integer
from newsgraph.finding.time_words import DAY_PARTS, DIRECTIONS, HABITS, MONTHS, SEASONS, SHORT_UNITS, UNITS, VAGUE_COUNTS, WEEKDAYS

_PERIOD_WORDS = frozenset(("period", "holiday", "holidays", "season", "break", "weekend", "week", "day", "morning", "night", "celebrations", "vacation"))


_AUXILIARIES = frozenset(("to", "will", "would", "can", "could", "may", "might", "should", "not"))  # "to last six weeks"
_STAYING = frozenset(("stay", "remain", "keep", "hold", "sleep", "camp", "leave", "park", "be", "last"))


# --- today and its neighbours


def read_word_day(count: int) -> Callable[[Segment, int, Doc, bool], Found | None]:
    """Make the rule for a word that is so many days from today."""

    def rule(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
        if words[i + 1].lower in ("show", "programme", "newspaper") and words[i].is_capitalised:
            return None
        return Step(count, "day"), i + 1

    return rule


def read_directed(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "last May", "this week", "next Friday", "this past weekend", "the past three years", "last night"."""
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
        full = read_weekday_first(words, at, doc, True)
        if full is not None and isinstance(full[0], Calendar):
            return replace(full[0], direction=direction), full[1]
    month = month_at(words, at)
    if month is not None and words[i].lower != "current":
        day = day_at(words, month[1])
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
    """Read "the last three years", "the next few days"."""
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
    if words[end].lower not in UNITS or number == 0 or direction == "this" or words[at - 2].lower in _AUXILIARIES:
        return None
    unit = UNITS[words[end].lower]
    return Recent(-number if direction == "last" else number, unit), end + 1


def read_told(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "that day", "the same year", "the following month"."""
    word, unit = words[i].lower, words[i + 1].lower
    if unit in DAY_PARTS and word in ("that", "same", "following"):
        return Elapsed(1 if word == "following" else 0, "day"), i + 2
    if unit in WEEKDAYS and word in ("that", "following", "same"):
        return Calendar(weekday=WEEKDAYS[unit]), i + 2
    if unit not in UNITS or unit.endswith("s"):
        return None
    return Elapsed(1 if word == "following" else 0, UNITS[unit]), i + 2


def read_day_before(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "the day before yesterday", "the day after tomorrow", "the day before"."""
    if words[i - 1].lower != "the" or words[i + 1].lower not in ("before", "after"):
        return None
    sign = -1 if words[i + 1].lower == "before" else 1
    if words[i + 2].lower in ("yesterday", "tomorrow"):
        return Step(2 * sign, "day"), i + 3
    after = words[i + 2]
    if not after.lower or (not after.text[0].isalnum()):
        return Elapsed(sign, "day"), i + 2
    return Unanchored(), i + 2


def read_weekend(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "over the weekend"."""
    if words[i - 1].lower == "the" and words[i - 2].lower in ("over", "during", "at", "for", "on", "before", "until", "in", "after", "of", "through"):
        return Step(0, "weekend"), i + 1
    return None


# --- so long ago


def read_counted(words: Segment, i: int, doc: Doc) -> Found | None:
    """Read "three days ago", "a year and a half ago", "two weeks later", "some years ago"."""
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


def read_bare_units(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "years ago", "hours later"."""
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


def read_season(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "summer 2016", "the summer of 2016", "in the spring", "early autumn"."""
    word = words[i].lower
    year = year_after(words, i + 1)
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
    """The key of the feast that is named at word `i`, and the position after its name."""
    if not words[i].is_capitalised:
        return None
    for length in (5, 4, 3, 2, 1):
        name = SPELLINGS.get(tuple(words[i + k].lower.replace("’", "'") for k in range(length)))
        if name is not None:
            return name, i + length
    return None


def read_feast(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "Christmas Eve", "over the Christmas period", "Easter Sunday 2016"; not Easter Island."""
    found = _feast_at(words, i)
    if found is None:
        return None
    name, at = found
    after = words[at]
    if after.text == "-" and not after.spaced:
        return None  # Halloween-themed
    if name == "new year" and after.lower in ("'s", "’s"):
        return None
    if after.lower in _PERIOD_WORDS and not after.is_capitalised:
        at += 1
    elif (
        name not in FEASTS
        and after.token >= 0
        and after.text[0].isalpha()
        and after.spaced
        and (after.is_capitalised or doc[after.token].pos_ in ("NOUN", "PROPN"))
    ):
        return None  # Easter Island, Christmas market
    elif name in FEASTS and after.is_capitalised and after.lower in ("agreement", "accords", "parade", "proclamation"):
        return None
    year = year_after(words, at)
    if name not in FEASTS and name not in LONG_FEASTS:
        return Unanchored(), at
    return (Feast(name, year[0]), year[1]) if year is not None else (Feast(name), at)


def read_overnight(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "overnight", said of what happened: the night that ends on the day of writing; not "an overnight stay"."""
    if words[i + 1].lower in WEEKDAYS:
        return read_weekday_first(words, i + 1, doc, True)
    if words[i - 1].lower in ("a", "an", "the") or doc[words[i].token].pos_ in ("ADJ", "NOUN"):
        return None
    stays = doc[words[i].token].head.lemma_ in _STAYING
    return (Unanchored() if stays else Step(0, "day")), i + 1


def read_quarter(words: Segment, i: int, doc: Doc, announced: bool) -> Found | None:
    """Read "Q3 2016", whose months depend on the company: the year is what is sure."""
    if words[i + 1].text in ("1", "2", "3", "4") and not words[i + 1].spaced:
        year = year_after(words, i + 2)
        return (Calendar(year[0]), year[1]) if year is not None else (Unanchored(), i + 2)
    return None
