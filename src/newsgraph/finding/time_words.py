"""The closed vocabulary of English time expressions."""

from __future__ import annotations

from newsgraph.finding.moments import Direction, Unit

_MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
MONTH_ABBREVIATIONS = {name[:3]: n for name, n in MONTHS.items() if name != "may"} | {"sept": 9}
AMBIGUOUS_MONTHS = frozenset(("march", "april", "may", "june", "august"))
"""Months that are also verbs or people's names: alone they need a word before them that announces a time."""

_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: n for n, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAY_ABBREVIATIONS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

DAY_PARTS = frozenset(("morning", "afternoon", "evening", "night", "lunchtime", "dawn", "dusk", "midday", "noon", "daytime"))
HABITS = frozenset(("mornings", "afternoons", "evenings", "nights"))

SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))

UNITS: dict[str, Unit] = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "weekend": "weekend", "weekends": "weekend", "month": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "fortnight": "week", "fortnights": "week",
}  # fmt: skip
SHORT_UNITS = frozenset(("second", "seconds", "minute", "minutes", "hour", "hours", "moment", "moments", "century", "centuries"))

DIRECTIONS: dict[str, Direction] = {
    "last": "last", "past": "last", "previous": "last", "this": "this", "current": "this", "next": "next", "coming": "next", "upcoming": "next",
}  # fmt: skip

VAGUE_COUNTS = frozenset(("few", "several", "some", "many", "couple"))

ORDINALS = {w: n for n, w in enumerate((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
), 1)}  # fmt: skip

DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}

ANNOUNCING = frozenset(
    ("in", "since", "until", "till", "by", "during", "last", "next", "this", "early", "late", "mid", "earlier", "throughout", "before", "around",
     "about", "every", "previous", "past", "coming", "from", "between", "through", "after", "to", "and", "or", "of", "till", "for")
)  # fmt: skip
"""Words that can stand before a bare month or year."""

CERTAIN_ANNOUNCING = frozenset(
    ("in", "since", "until", "till", "by", "during", "last", "next", "this", "early", "late", "mid", "throughout", "previous", "past", "coming")
)  # fmt: skip
"""Those of them that do not often stand before a person, too."""

ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "wet": 0, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "jst": 540, "kst": 540, "sgt": 480,
    "hkt": 480, "awst": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "sast": 120, "pkt": 300, "wib": 420,
}  # fmt: skip
"""Zone letters of one meaning in news English, minutes east of UTC."""

VAGUE_ZONES = frozenset(("et", "ct", "mt", "pt", "cst", "ist"))
"""Zone letters that stand for several offsets (by season, or by country)."""

DASHES = frozenset(("-", "–", "—"))
"""What may stand between the two ends of a range, or within a date."""
