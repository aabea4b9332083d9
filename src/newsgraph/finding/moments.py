"""What a time expression means before anything anchors it: a date with gaps, a step from today, a season, a feast, a time of day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["last", "this", "next"]
"""What the text itself says of the side: "last May", "this summer", "next Friday"."""

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar as far as it is told; months 1 to 12, Monday is weekday 0.

    `years_on` is how many years after that of writing it is where the text counts them: -1 in "in June last year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: Direction | None = None
    years_on: int | None = None


@dataclass(frozen=True, slots=True)
class Slashed:
    """A date such as 3/4/2017, which two continents read differently."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Step:
    """So many calendar units from the day of writing: yesterday, last week, this year. `ago` counts back exactly: "two weeks ago"."""

    count: int
    unit: Unit
    ago: bool = False


@dataclass(frozen=True, slots=True)
class Elapsed:
    """So many units from the time that the text told last: "the same day", "two weeks later"."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Season:
    """A season of a year, told by its name."""

    name: str
    year: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast day or holiday, by its key in newsgraph.finding.feasts."""

    name: str
    year: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade, from its first year to its last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Recent:
    """A stretch that ends (count below zero) or begins (above) at the day of writing: "over the past three years"."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Unanchored:
    """A time that nothing in the calendar fixes: "years ago", "two days after the vote", "the 19th century"."""


Moment = Calendar | Slashed | Step | Elapsed | Season | Feast | Years | Recent | Unanchored


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `offset` is in minutes east of UTC where the text states the zone.

    `vague` for midnight, which may end a day or begin one, and for "8 o'clock" without a half of the day: they add nothing to a date.
    """

    hour: int
    minute: int = 0
    offset: int | None = None
    vague: bool = False
