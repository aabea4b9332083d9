"""What a figure or a date leaves open, as a range, so that "more than 20" and 22 agree, and so do May and May 22."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

# "About 50" is met by 45 and 55: readers round to the nearest five or ten, and a tenth covers both at every size.
_ABOUT = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included; None is open. `approximate` figures reach a tenth further on either side."""

    low: Decimal | None
    high: Decimal | None
    approximate: bool = False

    def agrees_with(self, other: Range) -> bool:
        """Whether one number can be meant by both."""
        low, high = self._reach()
        other_low, other_high = other._reach()
        return (low is None or other_high is None or low <= other_high) and (high is None or other_low is None or other_low <= high)

    def _reach(self) -> tuple[Decimal | None, Decimal | None]:
        if not self.approximate:
            return self.low, self.high
        return (self.low and self.low * (1 - _ABOUT)), (self.high and self.high * (1 + _ABOUT))

    def without(self, number: int) -> Range:
        """The range with `number` taken off, never below nothing."""
        low, high = (None if n is None else max(n - number, Decimal(0)) for n in (self.low, self.high))
        return Range(low, high, self.approximate)

    def __str__(self) -> str:
        """In words: "22", "about 50", "31 or more", "up to 12", "12 to 18"."""
        low, high = (None if n is None else _written(n) for n in (self.low, self.high))
        if low is None and high is None:
            text = "some"
        elif low == high:
            text = f"{low}"
        elif high is None:
            text = f"{low} or more"
        elif low is None:
            text = f"up to {high}"
        else:
            text = f"{low} to {high}"
        return f"about {text}" if self.approximate else text


def _written(number: Decimal) -> str:
    whole = number.to_integral_value(ROUND_FLOOR)
    return f"{whole:,f}" if number == whole else f"{number.normalize():f}"


def days_of(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a year, month, day or time (XML Schema) can mean; None where it is none of these."""
    parts = text.strip().partition("T")[0].rstrip("Z").split("-")
    try:
        numbers = [int(p) for p in parts[:3]]
        if len(parts) == 1:
            return dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
        if len(parts) == 2:
            return dt.date(numbers[0], numbers[1], 1), dt.date(numbers[0], numbers[1], monthrange(numbers[0], numbers[1])[1])
        day = dt.date(*numbers)
    except (ValueError, TypeError):
        return None
    return day, day
