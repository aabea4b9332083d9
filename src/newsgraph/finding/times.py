"""Doc ► time expressions: where the text speaks of a date or time, and what it says of it, not yet anchored in the calendar.

A recursive descent over words (newsgraph.finding.lexing): every rule looks at a bounded number of words from where it starts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from newsgraph.annotation.tree import Doc
from newsgraph.finding.calendar_dates import with_counted_year, year_at
from newsgraph.finding.clocks import CLOCK_OPENINGS, after_noon, read_clock
from newsgraph.finding.dates import DATE_OPENINGS, read_date
from newsgraph.finding.lexing import Segment, last_token, segments
from newsgraph.finding.moments import Calendar, Clock, Elapsed, Feast, Moment, Slashed, Step, Unanchored
from newsgraph.finding.time_words import DASHES, DAY_PARTS, HABITS, MONTHS, ORDINALS, WEEKDAYS

Bound = Literal["since", "until", "before", "after", "by"]

_BOUNDS: dict[str, Bound] = {"since": "since", "until": "until", "till": "until", "through": "until", "before": "before", "after": "after", "by": "by"}
_APPROXIMATE = frozenset(("about", "around", "approximately", "roughly", "circa", "near", "nearly", "almost"))
_UP_TO = frozenset(("to", "until", "till", "through", "thru", "into"))
_PARTS = frozenset(
    ("end", "start", "beginning", "middle", "close", "night", "morning", "afternoon", "evening", "hours", "week", "weekend", "eve", "half", "rest")
)  # fmt: skip
_BEFORE_CLOCKS = frozenset(("at", "around", "about", "by", "until", "from", "before", "after", "since", "approximately", "near"))
_CLOCK_WORDS = 3
_EDGES = frozenset(("early", "late", "earlier", "later", "mid", "middle", "very"))
_OPENINGS = frozenset((*DATE_OPENINGS, *CLOCK_OPENINGS, *_EDGES, *_PARTS, *ORDINALS, "last", "final"))
"""Words that an expression can begin with, beside numbers: most words are none, and are passed over."""
_COARSE = frozenset(("week", "weekend"))
_PLURALS = frozenset(("NNS", "NNPS"))


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, tokens `start` to `end` (half-open), with the token `head` that joins it to the rest of its sentence.

    `value` is an XSD lexical form of the precision that the text gives (2017, 2017-05, 2017-05-22, 2017-05-22T14:00:00Z), None when
    nothing anchors it; `until` is the end of a range or of a lasting period, or alone the time up to which something lasted.
    `approximate` says that the text or its unit ("around noon", "two months ago", "in the 1990s") leaves room on both sides; `borrowed`,
    that it is a time of day on a day that was told elsewhere; `assumed`, that it is the day of publication for want of any other.
    `within` are the first and last day of a week, which has no lexical form, or of a night.
    """

    start: int
    end: int
    value: str | None
    until: str | None
    head: int
    approximate: bool
    borrowed: bool = False
    assumed: bool = False
    within: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """What one time expression says; tokens `start` to `end`, half-open.

    `first` (with `clock`) is its moment, `last` (with `last_clock`) the end of a range. `bound` is a preposition that makes the moment
    a limit. A time of day alone has no `first`.
    """

    start: int
    end: int
    head: int
    first: Moment | None
    last: Moment | None = None
    clock: Clock | None = None
    last_clock: Clock | None = None
    bound: Bound | None = None
    approximate: bool = False


@dataclass(slots=True)
class _Draft:
    first: Moment | None
    end: int
    last: Moment | None = None
    clock: Clock | None = None
    last_clock: Clock | None = None
    approximate: bool = False
    coarse: bool = False


def find_expressions(doc: Doc, breaks: Iterable[int] = ()) -> tuple[Expression, ...]:
    """The time expressions of a text in order, not overlapping; none reaches over one of the characters `breaks`."""
    out: list[Expression] = []
    for words in segments(doc, breaks):
        end = 0
        for i in [k for k, word in enumerate(words.words) if word.lower in _OPENINGS or word.is_number]:
            draft = _read(words, i, doc) if i >= end else None
            if draft is None:
                continue
            expression = _expression(doc, words, i, draft)
            if expression is not None and (not out or out[-1].end <= expression.start):
                out.append(expression)
            end = draft.end
    return tuple(out)


def _expression(doc: Doc, words: Segment, i: int, draft: _Draft) -> Expression | None:
    start, end = words[i].token, last_token(words[draft.end - 1], doc) + 1
    before = words[i - 1].lower
    if before == "the" or (before in ("a", "an") and words[i].lower != "few"):
        before = words[i - 2].lower if draft.coarse or words[i].lower in _PARTS else ""
    bound = _BOUNDS.get(before) if words[draft.end].lower not in ("'s", "’s") else None
    approximate = draft.approximate or before in _APPROXIMATE
    if before == "of" and words[i - 2].lower == "as":
        bound = "by"  # "as of Thursday"
    if draft.clock is not None and bound in ("before", "after"):
        bound, approximate = None, True  # "shortly after 2 a.m. on Sunday" is still that Sunday
    first = draft.first
    if draft.coarse and isinstance(first, Calendar) and first.month is not None:
        first = Calendar(first.year, first.month)
    return Expression(
        start, end, _head(doc, start, end), first, draft.last, draft.clock, draft.last_clock, bound, approximate
    )  # fmt: skip


def _head(doc: Doc, start: int, end: int) -> int:
    """The token of the span that hangs on a token outside it; the first noun of them if there are several."""
    outer = [t for t in doc[start:end] if not start <= t.head.i < end]
    for kinds in (("NOUN", "PROPN"), ("NUM", "ADV", "X"), ("ADJ", "VERB", "PRON")):
        for token in outer:
            if token.pos_ in kinds:
                return token.i
    return outer[-1].i if outer else start


def _read(words: Segment, i: int, doc: Doc) -> _Draft | None:
    draft = _with_prefix(words, i, doc)
    if draft is None:
        draft = _day_then_clock(words, i, doc) or _clock_then_day(words, i, doc)
    if draft is None:
        return None
    return _with_range(words, i, draft, doc)


# --- what may stand before a date: "the night of", "late on", "the first week of"


def _with_prefix(words: Segment, i: int, doc: Doc) -> _Draft | None:
    at = i
    while words[at].lower in _EDGES and at - i < 3:
        at += 1
        if words[at].text == "-":
            at += 1
    coarse = False
    if words[at].lower in ORDINALS or words[at].lower in ("last", "final"):
        of = at + 2
        if (words[at + 1].lower in _PARTS or words[at + 1].lower in WEEKDAYS or words[at + 1].lower in ("day", "quarter", "days")) and words[of].lower in (
            "of",
            "in",
        ):
            inner = _inner(words, of + 1, doc)
            if inner is not None:
                inner.coarse = True
                return inner
    if words[at].lower in _PARTS and words[at + 1].lower in ("of", "on"):
        coarse = words[at].lower in _COARSE
        of = at + 2
        if words[at].lower in ("night", "morning", "afternoon", "evening") and words[of].lower == "the":
            of += 1
        inner = _inner(words, of, doc)
        if inner is not None:
            inner.coarse = coarse
            return inner
        return None
    if at == i:
        return None
    if words[at].lower in ("on", "in") and words[at - 1].lower in ("early", "late", "earlier", "later"):
        at += 1
    return _inner(words, at, doc)


def _inner(words: Segment, at: int, doc: Doc) -> _Draft | None:
    at = words.skip(at, "the")
    return _day_then_clock(words, at, doc, announced=True)


# --- a date and a time of day, in either order


def _day_then_clock(words: Segment, i: int, doc: Doc, *, announced: bool = False) -> _Draft | None:
    found = read_date(words, i, doc, announced=announced)
    if found is None:
        return None
    moment, at = found
    at, plural = _day_part(words, at)
    if plural:
        return None
    draft = _Draft(moment, at, approximate=words[i].lower == "overnight")
    if _can_have_clock(moment):
        after = words.skip(at, ",")
        if words[at].text == "T" and not words[at].spaced:  # 2017-05-22T14:00:00Z
            after = at + 1
        while words[after].lower in ("at", "just", "shortly", "around", "about", "approximately", "before", "after", "from") and after - at < 4:
            after += 1
        hour = read_clock(words, after, announced=after > at)
        if hour is not None:
            draft.clock, draft.last_clock, draft.end = after_noon(hour.clock, words[at - 1].lower), hour.last, hour.end
            draft.approximate = any(words[k].lower in _APPROXIMATE or words[k].lower in ("before", "after") for k in range(at, after))
    return draft


def _can_have_clock(moment: Moment) -> bool:
    match moment:
        case Calendar():
            return moment.day is not None or moment.weekday is not None
        case Step() | Elapsed():
            return moment.unit == "day"
        case Feast() | Slashed():
            return True
        case _:
            return False


def _day_part(words: Segment, at: int) -> tuple[int, bool]:
    """The position after "morning", "late evening" …; True for the plural of a habit ("Friday nights")."""
    after = at
    if words[after].lower in ("early", "late") and words[after + 1].lower in DAY_PARTS:
        after += 1
    if words[after].lower in HABITS:
        return at, True
    if words[after].lower in DAY_PARTS and words[after].spaced:
        return after + 1, False
    return at, False


def _clock_then_day(words: Segment, i: int, doc: Doc) -> _Draft | None:
    before = words[i - 1].lower
    alone = i == 0 and len(words) <= _CLOCK_WORDS  # the heading of a live report's entry
    hour = read_clock(words, i, announced=alone or before in _BEFORE_CLOCKS)
    if hour is None:
        return None
    vague = before in _APPROXIMATE or before in ("before", "after") or hour.clock.vague
    draft = _Draft(None, hour.end, clock=hour.clock, last_clock=hour.last, approximate=vague)
    at = words.skip(hour.end, ",")
    while words[at].lower in ("on", "of", "in", "the", "early", "late", "this", "that", "that", "morning", "local", "time") and at - hour.end < 5:
        if words[at].lower == "this" and words[at + 1].lower in DAY_PARTS:
            break
        at += 1
    found = read_date(words, at, doc, announced=at > hour.end)
    if found is not None and _can_have_clock(found[0]) and words[found[1]].lower not in HABITS:
        draft.first, draft.end = found[0], _day_part(words, found[1])[0]
        draft.clock = after_noon(hour.clock, words[draft.end - 1].lower)
        again = read_clock(words, draft.end, announced=False)  # "8 p.m. Friday (0000 UTC)"
        if again is not None and draft.clock is not None and draft.clock.offset is None and again.clock.offset is not None:
            draft.end = again.end
    return draft


# --- ranges


_Range = tuple[Moment, Moment, int]
"""The first and last moment of a range, and the position after its words."""


def _with_range(words: Segment, i: int, draft: _Draft, doc: Doc) -> _Draft:
    """The same draft, with the end of a range where the words behind it tell one."""
    if draft.last is not None or draft.first is None:
        return draft
    at = words.skip(draft.end, ",") if words[i - 1].lower == "from" else draft.end
    joiner = words[at].lower
    between = joiner == "and" and words[i - 1].lower == "between"
    if joiner in _UP_TO or joiner in DASHES or joiner == "/" or between:
        first, after = draft.first, words[at + 1]
        found: _Range | None = None
        if isinstance(first, Calendar) and first.year is not None and first.month is None and after.text.isdecimal() and len(after.text) < 4:
            found = _to_short_year(words, at, first.year)  # but "pleaded guilty in 2020 to 84 counts"
        else:
            found = (_to_day(words, at, first, doc) if isinstance(first, Calendar) else None) or _to_date(words, at, first, doc)
        if found is not None:
            draft.first, draft.last, draft.end = found
    return draft


def _to_short_year(words: Segment, at: int, year: int) -> _Range | None:
    """“2016-19”, “2016/17”."""
    after = words[at + 1]
    last = year // 100 * 100 + int(after.text)
    if len(after.text) == 2 and not after.spaced and (words[at].text in DASHES or (words[at].text == "/" and last == year + 1)) and last > year:
        return Calendar(year), Calendar(last), at + 2
    return None


def _to_day(words: Segment, at: int, first: Calendar, doc: Doc) -> _Range | None:
    """“July 13 to 17(, 2016)”, “July 13 to 17 of last year”; not “July 13 to 17 people” nor “July 13 to 2 August”."""
    text = words[at + 1].text
    if first.day is None or first.month is None or first.year is not None or not text.isdecimal() or not first.day < int(text) <= 31:
        return None
    end = at + 2
    if words[end].lower in MONTHS:
        return None
    if words[end].lower in ("st", "nd", "rd", "th") and not words[end].spaced:
        end += 1
    found = year_at(words, words.skip(end, ","))
    if found is None and words[end].token >= 0 and doc[words[end].token].tag_ in _PLURALS:
        return None
    year, end = found if found is not None else (None, end)
    start, end = with_counted_year(words, Calendar(year, first.month, first.day), end)
    return start, Calendar(year, first.month, int(text)), end


def _to_date(words: Segment, at: int, first: Moment, doc: Doc) -> _Range | None:
    """“Monday to Friday”, “June 2016 – early July 2017”."""
    joiner, start = words[at].lower, at + 1
    if joiner == "/":
        return None
    while words[start].lower in ("the", "early", "late", "mid", "on") and start - at < 4:
        start += 1
    found = read_date(words, start, doc, announced=True)
    if found is None or isinstance(found[0], Unanchored) or (joiner in DASHES and not _alike(first, found[0])):
        return None
    end, plural = _day_part(words, found[1])
    return None if plural else (first, found[0], end)


def _alike(first: Moment, last: Moment) -> bool:
    """Whether two moments beside a dash can be the ends of a range: both days, both months or both years."""
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        return (first.day is None, first.month is None, first.weekday is None) == (last.day is None, last.month is None, last.weekday is None)
    return type(first) is type(last)
