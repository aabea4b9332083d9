"""Doc ► quantities: how many or how much, exactly, at least, at most or about, and of what.

Numbers are read over words (newsgraph.finding.numbers); what is counted is taken from the parse where it joins a number to a noun, and from
the order of words where it does not. What a number only names (dates, scores, addresses, Flight 370) is no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from spacy.tokens import Doc, Token

from newsgraph.finding.comparisons import Comparison, after_number, before_number
from newsgraph.finding.lexing import Segment, Word, last_token, segments
from newsgraph.finding.numbers import NUMBER_WORDS, cardinal
from newsgraph.finding.times import Expression, Time, find_expressions
from newsgraph.finding.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_COUNTRIES,
    DOLLAR_PREFIXES,
    SHORT_UNITS,
    UNIT_WORDS,
)

_DASHES = frozenset(("-", "–", "—", "‑"))
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "billions": 2_000_000_000}
"""The least that a bare plural can mean: two of its unit (a score is 20)."""
_TENS_OF = {"tens": 10, "dozens": 12, "hundreds": 100}
_FEW_OF = {"dozen": 24, "hundred": 200, "thousand": 2000, "million": 2_000_000, "billion": 2_000_000_000}
_NOT_PEOPLE_ONE = frozenset(("this", "that", "the", "no", "every", "each", "any", "which", "another", "last", "next", "new", "big", "only", "some", "such", "old", "young"))
_LOOSE_ONE = frozenset(("another", "day", "point", "hand", "time", "way", "thing", "side", "night", "morning", "evening", "step", "reason", "place", "such", "that", "who", "whose", "can", "could", "should", "might", "must", "may", "would"))
_HAPPENS = frozenset(("was", "is", "has", "died", "dead", "injured", "wounded", "killed", "hurt", "hospitalized", "hospitalised", "arrested", "missing"))
_HARMING = frozenset(("killed", "killing", "kills", "injured", "injuring", "injures", "wounded", "wounding", "hurt", "hurting", "leaving", "left", "and"))
_STATES = frozenset(("dead", "injured", "wounded", "missing", "hurt", "killed", "homeless", "hospitalized", "hospitalised", "unaccounted", "shot", "stabbed"))
"""What a number alone is said to be: "40 dead" counts people, not the word."""
_NUMBERED = frozenset(
    ("no", "number", "route", "highway", "interstate", "flight", "chapter", "room", "apartment", "apt", "suite", "category", "level", "phase", "formula", "section",
     "article", "episode", "channel", "district", "ward", "precinct", "grade", "unit", "platform", "gate", "page", "top", "division", "stage", "round", "type", "radio",
     "bbc", "option", "title", "terminal", "junction", "zone", "lane", "building", "lot", "rule", "resolution", "proposition", "amendment", "count", "verse", "day", "week",
     "season", "series", "game", "part", "volume", "box", "code", "version", "generation", "tier", "class", "figure", "table", "line", "bus", "hall", "block", "image", "photo", "slide", "news", "sweet")
)  # fmt: skip
"""Words before a number that it only numbers."""
_STREETS = frozenset(
    ("street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard", "blvd", "court", "ct", "place", "way", "highway", "terrace", "parkway", "block", "circle", "trail", "pike", "close", "crescent")
)  # fmt: skip
_PERSONS = frozenset(("he", "she", "i", "victim", "man", "woman", "boy", "girl", "suspect", "child", "teen", "teenager", "driver", "gunman", "son", "daughter"))
_ROADS = frozenset(("freeway", "highway", "expressway", "turnpike", "motorway"))
_NO_WHAT = frozenset(
    ("person", "people", "injury", "casualty", "death", "fatality", "victim", "survivor", "passenger", "officer", "child", "student", "civilian", "soldier",
     "resident", "pedestrian", "bystander", "worker", "adult", "employee", "arrest", "suspect", "pupil", "hostage", "vote")
)  # fmt: skip
_FRACTIONS = frozenset(("half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "sixth", "sixths", "tenth", "tenths", "eighth", "eighths"))
_OLDEST = 122


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text, tokens `start` to `end` (half-open) with its unit and the words that bound it.

    `head` is the token of the number, `noun` that of what is counted ("people" in "more than 500 people"; None in "59 injured").
    An exact or about-number has a `value`, any other a `minimum`, a `maximum` or both (all inclusive). `unit` is None for counts, "percent",
    an ISO 4217 code, or a measure's name ("km", "magnitude", "year" of ages and sentences). `partial` marks a part of what its noun names
    ("three of the victims").
    """

    start: int
    end: int
    head: int
    noun: int | None
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    approximate: bool
    unit: str | None
    partial: bool = False


@dataclass(slots=True)
class _Number:
    """A number as it is read: the words first to last (half-open) with currency, `digits` first to last those of the number itself."""

    low: Decimal
    high: Decimal | None
    first: int
    last: int
    number: tuple[int, int]
    unit: str | None = None
    round: bool = False
    least: bool = False
    of: bool = False


def find_quantities(doc: Doc, times: Sequence[Time | Expression] | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text in order, not overlapping; `times` (found again when not given) are those spans that are dates instead."""
    spans = find_expressions(doc) if times is None else times
    taken = {i for t in spans for i in range(t.start, t.end)}
    out: list[Quantity] = []
    for words in segments(doc):
        i = 0
        while i < len(words):
            if words[i].token in taken or not _may_begin(words[i]):
                i += 1
                continue
            number = _read(words, i, doc)
            if number is None:
                i += 1
                continue
            quantity = _quantity(words, number, doc, taken)
            if quantity is not None and out and _continues_ages(words, number, doc, out[-1]):
                quantity = replace(quantity, unit="year", noun=None)
            if quantity is not None and (not out or out[-1].end <= quantity.start):
                out.append(quantity)
            i = max(number.last, i + 1)
    return tuple(_with_ages_before(doc, out))


def _with_ages_before(doc: Doc, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """A bare number coordinated with an age is an age: "16 and 17 years old"."""
    for q, following in zip_longest(found, found[1:]):
        joined = following is not None and following.unit == "year" and following.start - q.end == 1
        if joined and q.unit is None and q.noun is None and doc[q.end].lower_ in ("and", "or", "to") and (q.value or 999) <= _OLDEST:
            yield replace(q, unit="year")
        else:
            yield q


def _continues_ages(words: Segment, number: _Number, doc: Doc, before: Quantity) -> bool:
    """Whether a bare number goes on with a list of ages: "aged 18, 19 and 20"."""
    first = words[number.first]
    if before.unit != "year" or number.unit is not None or number.low > _OLDEST or first.token - before.end > 2:
        return False
    after = words[number.last]
    between = [t.lower_ for t in doc[before.end : first.token]]
    return bool(between) and all(t in (",", "and", "or", "to", "-", "–", "&") for t in between) and not (after.text[0].isalpha() and doc[after.token].pos_ == "NOUN")


def _may_begin(word: Word) -> bool:
    return (
        word.is_number
        or word.text in CURRENCY_SIGNS
        or word.lower in NUMBER_WORDS
        or word.lower in _VAGUE
        or word.lower in ("a", "an", "no", "nobody", "none", "tens", "several", "few")
        or word.text in CURRENCY_CODES
        or word.lower in DOLLAR_PREFIXES
    )


# --- reading a number


def _read(words: Segment, i: int, doc: Doc) -> _Number | None:
    word = words[i].lower
    if word in ("no", "nobody", "none"):
        return _none(words, i, doc)
    if word in _VAGUE or word in ("tens", "several", "few"):
        return _vague(words, i)
    money = _currency_before(words, i)
    if money is not None:
        return _money(words, i, *money)
    if _is_label(words, i, doc):
        return None
    found = cardinal(words, i, short_scales=True)
    if found is None:
        return None
    value, end = found
    if words[i].is_number and not _ends_well(words, i, end):
        return None
    number = _Number(value, None, i, end, (i, end), round=end > i + 1 and words[i].is_number)
    _upper_end(words, number)
    return _with_unit(words, number, doc)


def _none(words: Segment, i: int, doc: Doc) -> _Number | None:
    word, after = words[i].lower, words[i + 1]
    if word == "no":
        if after.lower == "one":
            return _Number(Decimal(0), None, i, i + 2, (i, i + 2))
        if after.token < 0 or doc[after.token].lemma_.lower() not in _NO_WHAT:
            return None
    elif word == "none" and doc[words[i].token].dep_.split(":")[0] not in ("nsubj", "obj"):
        return None
    return _Number(Decimal(0), None, i, i + 1, (i, i + 1))


def _vague(words: Segment, i: int) -> _Number | None:
    word, after = words[i].lower, words[i + 1].lower
    if word in ("several", "few"):
        if after not in _FEW_OF or (word == "few" and words[i - 1].lower != "a"):
            return None
        return _Number(Decimal(_FEW_OF[after]), None, i, i + 2, (i, i + 2), least=True)
    if word in _TENS_OF and after == "of" and words[i + 2].lower in ("thousands", "millions", "billions"):
        unit = _VAGUE[words[i + 2].lower] // 2
        return _Number(Decimal(2 * _TENS_OF[word] * unit), None, i, i + 3, (i, i + 3), least=True)
    if word == "tens":
        return None
    if word == "scores" and after not in ("of", "dead", "injured", "hurt", "wounded", "killed", "more", "were", "are"):
        return None
    return _Number(Decimal(_VAGUE[word]), None, i, i + 1, (i, i + 1), least=True)


def _currency_before(words: Segment, i: int) -> tuple[str, int] | None:
    """The currency that a sign or code at word `i` tells, and the position of the number after it."""
    word, after = words[i], words[i + 1]
    if word.text in CURRENCY_SIGNS and after.is_number:
        return CURRENCY_SIGNS[word.text], i + 1
    if after.text == "$" and not after.spaced and word.lower in DOLLAR_PREFIXES and words[i + 2].is_number:
        return DOLLAR_PREFIXES[word.lower], i + 2
    if word.text in CURRENCY_CODES and after.is_number:
        return ("CNY" if word.text == "RMB" else word.text), i + 1
    return None


def _money(words: Segment, i: int, currency: str, at: int) -> _Number | None:
    found = cardinal(words, at, short_scales=True)
    if found is None:
        return None
    number = _Number(found[0], None, i, found[1], (at, found[1]), currency, round=True)
    _upper_end(words, number)
    return number


def _upper_end(words: Segment, number: _Number) -> None:
    """Complete a range: "12 to 18", "two or three", "between 20 and 30", "$5m-$7m"."""
    at, joiner = number.last, words[number.last].lower
    between = joiner == "and" and words[number.first - 1].lower == "between"
    if not (joiner in ("to", "or") or joiner in _DASHES or between):
        return
    start = at + 1
    money = _currency_before(words, start)
    if money is not None:
        start = money[1]
    if words[start].lower in ("a", "an"):
        return
    found = cardinal(words, start, short_scales=True)
    if found is None or (words[start].is_number and not _ends_well(words, start, found[1], ranged=joiner in _DASHES)):
        return
    high, low = found[0], number.low
    scaled = found[1] > start + 1 and low < 1000 <= high
    if scaled and high / low > 1000:  # "two to three million"
        low *= Decimal(10) ** (3 * ((len(str(int(high))) - 1) // 3))
    if high > low and not (joiner == "or" and high > 10 * low):
        number.low, number.high, number.last = low, high, found[1]
        number.number = (number.number[0], found[1])


def _ends_well(words: Segment, i: int, end: int, *, ranged: bool = False) -> bool:
    """Whether digits stand for a number by themselves: not 4x4, 5th, 9/11, 555-1234, 3-2, A380; `ranged` after the dash of a range."""
    before, after = words[i - 1], words[end]
    joined = before.text in _DASHES and not before.spaced and words[i - 2].text[0].isalnum()
    if after.text in _DASHES and not after.spaced and words[end + 1].spaced:
        return False  # "11- and 12-year-olds"
    if after.text == "/" or (after.is_number and words[end + 1].text == "/"):
        return False  # "1 1/2"
    if not words[i].spaced and not ranged and (before.text[0].isalnum() or before.text in "/:#." or joined):
        return False
    if after.spaced or not after.lower:
        return True
    if after.text in "/:":
        return False
    if after.text[0].isalpha():
        return after.lower in SHORT_UNITS or after.lower in ("pc", "pct", "p")
    return not (after.text in ("'", "’") or after.lower in ("'s", "’s"))


def _is_label(words: Segment, i: int, doc: Doc) -> bool:
    """Whether a number only names or numbers something: Flight 370, 900 block, Apollo 11, One Direction."""
    word, before = words[i], words[i - 1]
    token = doc[word.token]
    if word.lower in ("a", "an"):
        return words[i + 1].lower not in ("hundred", "thousand", "million", "billion", "dozen", "trillion")
    if word.lower == "one" and (
        before.lower in _NOT_PEOPLE_ONE
        or words[i + 1].lower in (*_LOOSE_ONE, "of", "'s", "’s")
        or (token.pos_ == "PRON" and words[i + 1].lower not in _HAPPENS and before.lower not in _HARMING)
    ):
        return not (before.lower in ("only", "the") and token.dep_ == "nummod")
    if before.text == "." and words[i - 2].lower == "s" and words[i - 4].lower == "u" and word.is_number and not _noun_right(token, doc):
        return True  # U.S. 41
    if before.text == "(" and words[i + 1].text == ")" and len(word.text) > 3:
        return True
    if word.is_number and (doc[word.token].like_url or _is_telephone(words, i)):
        return True
    if before.lower in ("day", "phase", "episode", "round", "chapter", "class", "number") and not word.is_number and word.lower == "one":
        return True
    if words[i + 1].is_capitalised and (words[i + 1].lower in _ROADS or "news" in (words[i + 1].lower, words[i + 2].lower)) and word.is_number:
        return True
    if before.text == "." and words[i - 2].lower in ("no", "nos", "apt", "rt"):
        return True
    if before.lower in _NUMBERED and word.is_number and not (before.lower in ("no", "part", "count", "line", "block", "hall", "table", "class", "game", "top", "stage", "type") and not before.is_capitalised):
        return True
    if token.ent_type_ and token.i > 0 and token.ent_iob_ == "I" and doc[token.i - 1].text[:1].isupper():
        return True
    if token.ent_type_ and token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I" and doc[token.i + 1].text[:1].isupper() and word.is_capitalised and token.tag_ != "CD":
        return True
    if word.is_number and token.i > 0 and before.is_capitalised and before.end + 1 >= word.start and doc[before.token].pos_ == "PROPN" and token.dep_ != "nummod":
        return doc[before.token].i == token.i - 1 and not _noun_right(token, doc)
    return _is_address(words, i)


def _is_telephone(words: Segment, i: int) -> bool:
    """555-0134, (212) 555-0134, 212-555-0134, and the emergency numbers."""
    text, after = words[i].text, words[i + 1]
    if words[i - 1].text == "(" and after.text == ")" and len(text) == 3 and words[i + 2].is_number:
        return True
    if text in ("911", "999", "112"):
        return words[i + 2].lower not in ("people",) and after.lower not in ("people", "men", "women", "residents", "cases")
    if after.text in _DASHES and not after.spaced and not words[i + 2].spaced and words[i + 2].is_number:
        return len(text) == 3 and len(words[i + 2].text) in (3, 4) and words[i + 2].text.isdigit() and (len(words[i + 2].text) == 4 or words[i + 3].text in _DASHES)
    return False


def _is_address(words: Segment, i: int) -> bool:
    if not words[i].is_number:
        return False
    if words[i + 1].lower == "block":
        return True
    for k in range(1, 7):
        word = words[i + k]
        if k > 1 and word.lower in _STREETS and word.is_capitalised:
            return True
        if not (word.is_capitalised or word.is_number or word.text == "." or (word.lower in ("st", "nd", "rd", "th") and not word.spaced)):
            return False
    return False


# --- units


def _with_unit(words: Segment, number: _Number, doc: Doc) -> _Number | None:
    at = number.last
    hyphen = words[at].text in _DASHES and not words[at].spaced and not words[at + 1].spaced
    unit_at = at + 1 if hyphen else at
    word = words[unit_at]
    if words[at].text == "%":
        number.unit, number.last, number.round = "percent", at + 1, True
        return number
    if word.lower == "per" and words[unit_at + 1].lower == "cent":
        number.unit, number.last, number.round = "percent", unit_at + 2, True
        return number
    if word.lower in _FRACTIONS and (hyphen or word.lower.endswith("s")):
        return None
    if word.text in CURRENCY_SIGNS and not word.spaced and word.text in "€₽":
        number.unit, number.last = CURRENCY_SIGNS[word.text], unit_at + 1
        return number
    if word.lower in CURRENCY_WORDS:
        if word.lower == "pounds" and (_weighs(words, number.first) or words[unit_at + 1].lower == "of"):
            number.unit, number.last = "lb", unit_at + 1
            return number
        number.unit, number.last = CURRENCY_WORDS[word.lower], unit_at + 1
        return number
    if word.text in CURRENCY_CODES:
        number.unit, number.last = ("CNY" if word.text == "RMB" else word.text), unit_at + 1
        return number
    if word.lower in DOLLAR_COUNTRIES and words[unit_at + 1].lower in ("dollar", "dollars"):
        number.unit, number.last = DOLLAR_COUNTRIES[word.lower], unit_at + 2
        return number
    if word.lower == "light" and words[unit_at + 1].text in _DASHES and words[unit_at + 2].lower in ("year", "years"):
        number.unit, number.last = "light-year", unit_at + 3
        return number
    skipped = unit_at + 1 if word.lower in ("square", "cubic", "nautical", "metric", "consecutive", "light") and words[unit_at + 1].lower in UNIT_WORDS else unit_at
    if words[skipped].lower in UNIT_WORDS:
        number.unit, number.last = UNIT_WORDS[words[skipped].lower], skipped + 1
        if words[skipped].lower in ("second",) and not hyphen:
            return None
        if skipped > unit_at and word.lower in ("square", "cubic", "nautical"):
            number.unit = f"{word.lower} {number.unit}"
        elif skipped == unit_at and words[skipped + 1].text in ("/", "per") and words[skipped + 2].lower in ("h", "hour"):
            number.unit, number.last = f"{number.unit}/h", skipped + 3
        old = number.last + (words[number.last].text in _DASHES)
        if number.unit in ("year", "month", "week", "day") and words[old].lower in ("old", "olds"):
            number.last = old + 1
        return number
    if hyphen and word.lower not in ("plus", "odd"):
        return None  # "22-storey", "three-time", "3-2"
    return _magnitude_or_age(words, number, doc)


def _weighs(words: Segment, i: int) -> bool:
    return any(words[k].lower.startswith("weigh") or words[k].lower in ("lost", "gained", "foot", "feet", "tall") for k in range(i - 7, i))


def _magnitude_or_age(words: Segment, number: _Number, doc: Doc) -> _Number | None:
    i = number.first
    before, after = words[i - 1], words[number.last]
    if before.lower == "magnitude" or (before.lower in ("of", "-") and words[i - 2].lower == "magnitude"):
        number.unit = "magnitude"
        return number
    if number.low > _OLDEST:
        return number
    earlier = words[i - 2].lower
    if before.lower in ("aged", "age", "ages") or before.lower.startswith("turn") or (before.lower == "of" and earlier in ("age", "ages")) or (before.lower == "between" and earlier in ("aged", "ages")):
        number.unit = "year"
    elif before.text == "," and words[i].is_number and (words[i - 2].is_capitalised or words[i - 2].text == ".") and doc[words[i - 2].token].pos_ == "PROPN" and after.text in (",", ".", ";", ")", "”", '"'):
        number.unit = "year"
    elif before.text == "," and words[i].is_number and after.text == "," and doc[words[i - 2].token].tag_ == "NN":
        number.unit = "year"
    elif _is_predicate_of_person(doc[words[number.last - 1].token]) and words[i].is_number:
        number.unit = "year"
    elif before.text == "(" and after.text == ")" and words[i - 2].is_capitalised and words[i].is_number:
        number.unit = "year"
    return number


def _is_predicate_of_person(token: Token) -> bool:
    """"He was 86.\""""
    if not any(c.dep_ == "cop" for c in token.children):
        return False
    who = next((c for c in token.children if c.dep_ == "nsubj"), None)
    return who is not None and (who.lower_ in _PERSONS or who.ent_type_ == "PERSON")


# --- from numbers to quantities


def _quantity(words: Segment, number: _Number, doc: Doc, taken: set[int]) -> Quantity | None:
    first, last = number.number
    comparison = before_number(words, number.first)
    tail = after_number(words, number.last)
    start = words[comparison.edge].token
    end = last_token(words[tail.edge - 1 if tail.edge > number.last else number.last - 1], doc) + 1
    lowest = doc[words[first].token]
    if any(i in taken for i in range(start, end)):
        start, end = words[number.first].token, last_token(words[number.last - 1], doc) + 1
        if any(i in taken for i in range(start, end)):
            return None
    head = _head(doc, lowest.i, last_token(words[last - 1], doc) + 1)
    noun, partial = (None, False) if number.unit not in (None, "percent") else _counted(doc, head, end, number)
    partial = partial and number.unit is None
    if noun is not None and doc[noun].lower_ in _STATES and not (doc[noun].lower_ == "shot" and number.low == 1):
        noun = None
    if number.unit is None and noun is None and _names_nothing(words, number, head, doc):
        return None
    low, high = _plain(number.low), _plain(number.high) if number.high is not None else None
    kind = comparison.kind or tail.kind
    approximate = comparison.approximate or tail.approximate
    value: Decimal | None = low
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    if high is not None:
        value, minimum, maximum = None, low, high
    elif number.least:
        value, minimum = None, low
    match kind:
        case "over":
            whole = number.unit is None and not number.round and low == int(low)
            value, minimum, maximum = None, (high or low) + (1 if whole and not number.least else 0), None
        case "least":
            value, minimum = None, low
        case "under":
            whole = number.unit is None and not number.round and low == int(low)
            value, maximum, minimum = None, (high or low) - (1 if whole else 0), None
        case "most":
            value, maximum, minimum = None, high or low, (low if high is not None else None)
        case None:
            pass
    return Quantity(start, end, head, noun, value, minimum, maximum, approximate, number.unit, partial)


def _plain(number: Decimal) -> Decimal:
    """The number without the zeros after its point that "1.20 million" brings along."""
    return Decimal(int(number)) if number == int(number) else number.normalize()


def _head(doc: Doc, start: int, end: int) -> int:
    """The token of a number that the rest of its words depend on: the one that hangs on a token outside."""
    best = end - 1
    for token in doc[start:end]:
        if (token.head is token or not start <= token.head.i < end) and token.pos_ in ("NUM", "NOUN", "PRON", "DET", "ADJ", "SYM"):
            return token.i
    return best


def _names_nothing(words: Segment, number: _Number, head: int, doc: Doc) -> bool:
    """A bare number that may be anything: a year, a telephone's, a decimal without a unit."""
    first = words[number.first]
    if first.is_number and number.low != int(number.low):
        return True
    if first.is_number and len(first.text) == 4 and 1500 <= number.low <= 2199:
        return True
    if first.is_number and first.text.isdigit() and len(first.text) > 4 and number.last == number.first + 1:
        return True
    if words[number.first - 1].lower in ("before", "after", "until", "at") and number.low <= 12:
        return True  # "just before six"
    if words[number.first - 1].lower == "of" and words[number.first - 2].is_number and first.is_number:
        return True  # "Image 4 of 8"
    token = doc[head]
    return first.lower == "one" and token.tag_ not in ("CD", "") and token.pos_ != "NUM"


# --- what is counted


def _counted(doc: Doc, head: int, end: int, number: _Number) -> tuple[int | None, bool]:
    """The token of the noun that a number counts, and whether the number is only of a part of it."""
    token = doc[head]
    if end < len(doc) and doc[end].lower_ == "of":
        noun = _of_what(doc, end + 1)
        if noun is not None:
            definite = any(t.lower_ in ("the", "those", "these", "his", "her", "their", "its", "our", "my") for t in doc[end + 1 : noun.i]) or noun.pos_ not in ("NOUN", "PROPN")
            return (noun.i if noun.pos_ in ("NOUN", "PROPN") else None), definite or not number.least
        return None, True
    noun = token.head
    counts = (token.dep_ == "nummod" and noun.pos_ in ("NOUN", "PROPN")) or (token.dep_ in ("det", "amod") and noun.pos_ == "NOUN")
    if counts and 0 <= noun.i - end < 8 and all(_inside_nominal(t) for t in doc[end : noun.i]):
        return noun.i, False
    right = _noun_right(doc[end - 1], doc)
    return (right.i, False) if right is not None else (None, False)


def _inside_nominal(token: Token) -> bool:
    """Whether a word can stand between a number and its noun: no preposition, no finite verb."""
    return token.pos_ not in ("ADP", "AUX", "SCONJ") and token.tag_ not in ("VBD", "VBZ", "VBP", "VB") and token.lower_ != "others"


def _of_what(doc: Doc, i: int) -> Token | None:
    last = None
    for token in doc[i : i + 7]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif last is None and (token.lower_ == "those" and token.dep_ != "det" or (token.pos_ == "PRON" and token.tag_ != "PRP$")):
            return token
        elif last is not None or token.pos_ not in ("DET", "ADJ", "NUM", "ADV", "PRON") and token.tag_ not in ("VBN", "VBG", "PRP$"):
            break
    return last


def _noun_right(token: Token, doc: Doc) -> Token | None:
    """The plural noun that ends the words right after a number, when the parse does not join them: "48 other wounded children"."""
    last = None
    for follower in doc[token.i + 1 : token.i + 6]:
        if follower.is_sent_start:
            break
        if follower.pos_ in ("NOUN", "PROPN") or follower.lower_ == "others":
            last = follower
        elif last is not None or follower.pos_ not in ("ADJ", "NUM") and follower.lower_ not in ("other", "more"):
            break
    one = token.lower_ in ("one", "1")
    if last is None or (last.tag_ not in ("NNS", "NNPS") and last.lower_ not in ("others", "people") and not one) or (last.dep_ in ("nsubj", "nsubj:pass") and last.head.i < token.i):
        return None
    return last
