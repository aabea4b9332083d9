"""Dates and periods as words write them: which rule reads what begins at a word."""

from __future__ import annotations

from collections.abc import Callable

from newsgraph.annotation.tree import Doc
from newsgraph.finding.calendar_dates import (
    TENS,
    Found,
    read_day_month,
    read_decade,
    read_dotted,
    read_iso,
    read_month_first,
    read_named_decade,
    read_ordinal_day,
    read_slashed,
    read_weekday_first,
    read_year,
)
from newsgraph.finding.feasts import SPELLINGS
from newsgraph.finding.lexing import Segment
from newsgraph.finding.numbers import NUMBER_WORDS
from newsgraph.finding.relative_dates import (
    read_bare_units,
    read_counted,
    read_day_before,
    read_directed,
    read_feast,
    read_overnight,
    read_quarter,
    read_season,
    read_told,
    read_weekend,
    read_word_day,
)
from newsgraph.finding.time_words import DECADES, DIRECTIONS, MONTH_ABBREVIATIONS, MONTHS, ORDINALS, SEASONS, VAGUE_COUNTS, WEEKDAY_ABBREVIATIONS, WEEKDAYS


def read_date(words: Segment, i: int, doc: Doc, *, announced: bool = False) -> Found | None:
    """The date or period that begins at word `i`, with the position after it; None where none does.

    `announced` tells that what is before `i` already belongs to a time expression ("the end of …").
    """
    word = words[i]
    if not word.lower:
        return None
    if word.is_number:
        return (
            read_iso(words, i) or read_slashed(words, i) or read_dotted(words, i) or read_day_month(words, i) or read_decade(words, i)
            or read_counted(words, i, doc) or read_year(words, i, doc, announced=announced)
        )  # fmt: skip
    rule = _RULES.get(word.lower)
    if rule is not None:
        found = rule(words, i, doc, announced)
        if found is not None:
            return found
    if word.lower in _COUNTS:
        return read_counted(words, i, doc)
    return None


_RULES: dict[str, Callable[[Segment, int, Doc, bool], Found | None]] = {
    **dict.fromkeys((*ORDINALS, *TENS), read_ordinal_day),
    **dict.fromkeys((spelling[0] for spelling in SPELLINGS), read_feast),
    **dict.fromkeys((*MONTHS, *MONTH_ABBREVIATIONS), read_month_first),
    **dict.fromkeys((*WEEKDAYS, *WEEKDAY_ABBREVIATIONS), read_weekday_first),
    **dict.fromkeys(DIRECTIONS, read_directed),
    **dict.fromkeys(("that", "same", "following"), read_told),
    **dict.fromkeys(SEASONS, read_season),
    **dict.fromkeys(DECADES, read_named_decade),
    **dict.fromkeys(("days", "weeks", "months", "years", "decades", "seconds", "minutes", "hours", "moments", "centuries"), read_bare_units),
    "day": read_day_before,
    "weekend": read_weekend,
    "yesterday": read_word_day(-1),
    "today": read_word_day(0),
    "tonight": read_word_day(0),
    "tomorrow": read_word_day(1),
    "overnight": read_overnight,
    "q": read_quarter,
}
_COUNTS = frozenset((*NUMBER_WORDS, "a", "an", *VAGUE_COUNTS))
DATE_OPENINGS = frozenset((*_RULES, *_COUNTS))
"""Words that a date can begin with, beside numbers."""
