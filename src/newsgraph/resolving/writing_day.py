"""When an article was written: on its day of publication, or between which days, as far as its text gives that away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsgraph.annotation.tree import Doc
from newsgraph.finding.moments import Calendar, Step
from newsgraph.finding.tense import Tense, tense_at
from newsgraph.finding.times import Expression, find_expressions
from newsgraph.reading.document import BlockKind, Document
from newsgraph.resolving.anchoring import YEARS, Reference, anchor

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD = timedelta(days=31)
"""How long before a day that it announces by weekday and date, or after one that it tells so, an article is taken to be written."""


@dataclass(frozen=True, slots=True)
class Told:
    """An expression with the tense of its clause and the block that it stands in (None outside all)."""

    expression: Expression
    tense: Tense | None
    block: int | None


def told_times(doc: Doc, document: Document) -> list[Told]:
    """The time expressions of an article in order; a heading and a line that is a date speak of the past."""
    starts = [b.start for b in document.blocks]
    out = []
    for expression in find_expressions(doc, starts):
        position = doc[expression.start].idx
        k = bisect_right(starts, position) - 1
        block = k if k >= 0 and position < document.blocks[k].end else None
        kind = document.blocks[block].kind if block is not None else None
        above: Tense | None = "past" if kind in (BlockKind.HEADING, BlockKind.HEADLINE, BlockKind.DATE) else None
        out.append(Told(expression, tense_at(doc[expression.head]) or above, block))
    return out


def day_of_writing(found: Iterable[Told], document: Document) -> Reference | None:
    """The day of publication, or else the days between which the text shows that it was written; None when nothing shows."""
    day = day_of_publication(document)
    return Reference(day, day) if day is not None else _given_away(found, document)


def day_of_publication(document: Document) -> date | None:
    """The day that the article says it was published on, None where it says none or no day that there is."""
    if document.published is None or not _ISO_DAY.match(document.published):
        return None
    try:
        return date.fromisoformat(document.published[:10])
    except ValueError:
        return None


def _given_away(found: Iterable[Told], document: Document) -> Reference | None:
    """The days between which a text without a date was written: by its weekdays, else by its newest date, else by its latest year."""
    found = list(found)
    parts = [part for one in found if one.tense != "future" for part in (one.expression.first, one.expression.last)]
    dates = [part for part in parts if isinstance(part, Calendar) and part.year in YEARS]
    years = [part.year for part in dates if part.year is not None]
    if not years:
        return None
    newest = max(years)
    return _by_weekdays(found, years) or _by_date(dates, newest) or _by_year(found, newest, document)


def _by_weekdays(found: Iterable[Told], years: Sequence[int]) -> Reference | None:
    """A weekday with day and month is in one of the years that the text names, or soon after; of days that disagree the first told counts."""
    near: Reference | None = None
    for one in found:
        moment = one.expression.first
        if not isinstance(moment, Calendar) or None in (moment.weekday, moment.month, moment.day) or moment.year is not None:
            continue
        if (day := _year_of(moment, years)) is None:
            continue
        first, last = (day if one.tense == "past" else day - _AHEAD, day if one.tense == "future" else day + _AHEAD)
        if near is None:
            near = Reference(first, last)
        elif first <= near.latest and near.earliest <= last:
            near = Reference(max(first, near.earliest), min(last, near.latest))
    return near


def _by_date(dates: Iterable[Calendar], newest: int) -> Reference | None:
    """The latest date of the newest year is taken to be recent: the text was written between it and the end of the year."""
    latest = max((d for d in dates if d.year == newest and d.month is not None), key=lambda d: (d.month or 0, d.day or 0), default=None)
    if latest is None:
        return None
    start = anchor(latest, None, None).value or f"{newest:04}"
    return Reference(date.fromisoformat((start + "-01-01")[:10]), date(newest, 12, 31))


def _by_year(found: Sequence[Told], newest: int, document: Document) -> Reference | None:
    """The latest year, where the text says "this year" or a heading names one."""
    moments = [one.expression.first for one in found]
    this_year = any(isinstance(m, Step) and m.unit == "year" and not m.ago for m in moments)
    return Reference(date(newest, 1, 1), date(newest, 12, 31)) if this_year or _headed_by_year(found, document) else None


def _headed_by_year(found: Iterable[Told], document: Document) -> bool:
    return any(
        one.block is not None
        and document.blocks[one.block].kind in (BlockKind.HEADING, BlockKind.HEADLINE)
        and isinstance(one.expression.first, Calendar)
        and one.expression.first.year is not None
        for one in found
    )


def _year_of(moment: Calendar, years: Sequence[int]) -> date | None:
    """The day that a weekday, day and month are in the latest year named by the text, or in the first one after all of them that fits."""
    assert moment.month is not None
    assert moment.day is not None
    newest = max(years)
    for year in (*sorted({y for y in years if newest - y <= 1}, reverse=True), *range(newest + 1, min(newest + 4, 3000))):
        try:
            day = date(year, moment.month, moment.day)
        except ValueError:
            continue
        if day.weekday() == moment.weekday and year > 1583:
            return day
    return None


def years_of_headings(found: Iterable[Told], document: Document) -> dict[int, int]:
    """For each block, the year that the last heading with one puts what follows in ("Timeline of attacks in 2017")."""
    of_block: dict[int, int] = {}
    for one in found:
        moment = one.expression.first
        if one.block is not None and document.blocks[one.block].kind is BlockKind.HEADING and isinstance(moment, Calendar) and moment.year is not None:
            of_block[one.block] = moment.year
    out: dict[int, int] = {}
    year: int | None = None
    for k, block in enumerate(document.blocks):
        year = of_block.get(k, year)
        if (year is not None and block.kind is BlockKind.HEADING) or (
            year is not None and block.heading is not None and (block.heading in of_block or block.heading in out)
        ):
            out[k] = year
    return out
