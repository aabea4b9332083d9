"""Words ► amounts: a number or a range with its currency or unit, before anything is known of what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from newsgraph.annotation.tree import Doc
from newsgraph.finding.labels import DASHES, ends_well, is_label
from newsgraph.finding.lexing import Segment, Word
from newsgraph.finding.numbers import NUMBER_WORDS, cardinal
from newsgraph.finding.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_COUNTRIES,
    DOLLAR_PREFIXES,
    UNIT_WORDS,
)

_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "billions": 2_000_000_000}
"""The least that a bare plural can mean: two of its unit (a score is 20)."""
_TENS_OF = {"tens": 10, "dozens": 12, "hundreds": 100}
_FEW_OF = {"dozen": 24, "hundred": 200, "thousand": 2000, "million": 2_000_000, "billion": 2_000_000_000}
_NO_WHAT = frozenset(
    ("person", "people", "injury", "casualty", "death", "fatality", "victim", "survivor", "passenger", "officer", "child", "student", "civilian", "soldier",
     "resident", "pedestrian", "bystander", "worker", "adult", "employee", "arrest", "suspect", "pupil", "hostage", "vote")
)  # fmt: skip
_FRACTIONS = frozenset(
    ("half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "sixth", "sixths", "tenth", "tenths", "eighth", "eighths")
)  # fmt: skip
_PERSONS = frozenset(
    ("he", "she", "i", "victim", "man", "woman", "boy", "girl", "suspect", "child", "teen", "teenager", "driver", "gunman", "son", "daughter")
)  # fmt: skip
OLDEST = 122
"""No age is above that of the oldest person known, Jeanne Calment."""


@dataclass(slots=True)
class Amount:
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


_OPENINGS = frozenset((*NUMBER_WORDS, *_VAGUE, *DOLLAR_PREFIXES, "a", "an", "no", "nobody", "none", "tens", "several", "few"))
_SIGNS = frozenset((*CURRENCY_SIGNS, *CURRENCY_CODES))


def may_begin(word: Word) -> bool:
    """Whether an amount can begin with a word: most cannot, and are passed over."""
    return word.lower in _OPENINGS or word.is_number or word.text in _SIGNS


# --- reading a number


def read_amount(words: Segment, i: int, doc: Doc) -> Amount | None:
    """The amount that begins at word `i`; None where nothing does that counts or measures."""
    word = words[i].lower
    if word in ("no", "nobody", "none"):
        return _none(words, i, doc)
    if word in _VAGUE or word in ("tens", "several", "few"):
        return _vague(words, i)
    money = _currency_before(words, i)
    if money is not None:
        return _money(words, i, *money)
    if is_label(words, i, doc):
        return None
    found = cardinal(words, i, short_scales=True)
    if found is None:
        return None
    value, end = found
    if words[i].is_number and not ends_well(words, i, end):
        return None
    number = Amount(value, None, i, end, (i, end), round=end > i + 1 and words[i].is_number)
    _upper_end(words, number)
    return _with_unit(words, number, doc)


def _none(words: Segment, i: int, doc: Doc) -> Amount | None:
    word, after = words[i].lower, words[i + 1]
    if word == "no":
        if after.lower == "one":
            return Amount(Decimal(0), None, i, i + 2, (i, i + 2))
        if after.token < 0 or doc[after.token].lemma_.lower() not in _NO_WHAT:
            return None
    elif word == "none" and doc[words[i].token].dep_.split(":")[0] not in ("nsubj", "obj"):
        return None
    return Amount(Decimal(0), None, i, i + 1, (i, i + 1))


def _vague(words: Segment, i: int) -> Amount | None:
    word, after = words[i].lower, words[i + 1].lower
    if word in ("several", "few"):
        if after not in _FEW_OF or (word == "few" and words[i - 1].lower != "a"):
            return None
        return Amount(Decimal(_FEW_OF[after]), None, i, i + 2, (i, i + 2), least=True)
    if word in _TENS_OF and after == "of" and words[i + 2].lower in ("thousands", "millions", "billions"):
        unit = _VAGUE[words[i + 2].lower] // 2
        return Amount(Decimal(2 * _TENS_OF[word] * unit), None, i, i + 3, (i, i + 3), least=True)
    if word == "tens":
        return None
    if word == "scores" and after not in ("of", "dead", "injured", "hurt", "wounded", "killed", "more", "were", "are"):
        return None
    return Amount(Decimal(_VAGUE[word]), None, i, i + 1, (i, i + 1), least=True)


def _currency_before(words: Segment, i: int) -> tuple[str, int] | None:
    """The currency that a sign or code at word `i` tells, and the position of the number after it."""
    word, after = words[i], words[i + 1]
    if word.text in CURRENCY_SIGNS and after.is_number:
        return CURRENCY_SIGNS[word.text], i + 1
    if after.text == "$" and not after.spaced and word.lower in DOLLAR_PREFIXES and words[i + 2].is_number:
        return DOLLAR_PREFIXES[word.lower], i + 2
    if word.text in CURRENCY_CODES and after.is_number:
        return _code(word.text), i + 1
    return None


def _code(text: str) -> str:
    """The ISO 4217 code: "RMB" is a name of the yuan."""
    return "CNY" if text == "RMB" else text


def _money(words: Segment, i: int, currency: str, at: int) -> Amount | None:
    found = cardinal(words, at, short_scales=True)
    if found is None:
        return None
    number = Amount(found[0], None, i, found[1], (at, found[1]), currency)
    _upper_end(words, number)
    return number


def _upper_end(words: Segment, number: Amount) -> None:
    """Complete a range: "12 to 18", "two or three", "between 20 and 30", "$5m-$7m"."""
    at, joiner = number.last, words[number.last].lower
    between = joiner == "and" and words[number.first - 1].lower == "between"
    if not (joiner in ("to", "or") or joiner in DASHES or between):
        return
    start = at + 1
    money = _currency_before(words, start)
    if money is not None:
        start = money[1]
    if words[start].lower in ("a", "an"):
        return
    found = cardinal(words, start, short_scales=True)
    if found is None or (words[start].is_number and not ends_well(words, start, found[1], ranged=joiner in DASHES)):
        return
    high, low = found[0], number.low
    scaled = found[1] > start + 1 and low < 1000 <= high
    if scaled and high / low > 1000:  # "two to three million"
        low *= Decimal(10) ** (3 * ((len(str(int(high))) - 1) // 3))
    if high > low and not (joiner == "or" and high > 10 * low):
        number.low, number.high, number.last = low, high, found[1]
        number.number = (number.number[0], found[1])


# --- units


def _with_unit(words: Segment, number: Amount, doc: Doc) -> Amount | None:
    """The number with the unit behind it; None where what is behind makes it no amount: "22-storey", "two thirds", "one second"."""
    at = number.last
    hyphen = words[at].text in DASHES and not words[at].spaced and not words[at + 1].spaced
    at += hyphen
    word = words[at].lower
    if (word == "second" and not hyphen) or (word in _FRACTIONS and (hyphen or word.endswith("s"))):
        return None
    found = _percent(words, at) or _currency_after(words, at, number.first) or _measure(words, at)
    if found is not None:
        number.unit, number.last = found
        return number
    return None if hyphen and word not in ("plus", "odd") else _magnitude_or_age(words, number, doc)


def _percent(words: Segment, at: int) -> tuple[str, int] | None:
    if words[at].text == "%":
        return "percent", at + 1
    after = words.skip(at, "per", "cent")
    return ("percent", after) if after > at else None


def _currency_after(words: Segment, at: int, first: int) -> tuple[str, int] | None:
    """The currency behind a number that begins at word `first`, and the position after it: "5 euros", "3m€", "20 Canadian dollars"."""
    word = words[at]
    if word.text in "€₽" and not word.spaced:
        return CURRENCY_SIGNS[word.text], at + 1
    if word.lower == "pounds" and (_weighs(words, first) or words[at + 1].lower == "of"):
        return "lb", at + 1
    if word.lower in CURRENCY_WORDS:
        return CURRENCY_WORDS[word.lower], at + 1
    if word.text in CURRENCY_CODES:
        return _code(word.text), at + 1
    if word.lower in DOLLAR_COUNTRIES and words[at + 1].lower in ("dollar", "dollars"):
        return DOLLAR_COUNTRIES[word.lower], at + 2
    return None


def _measure(words: Segment, at: int) -> tuple[str, int] | None:
    """The unit at word `at` and the position after it: "square miles", "km/h", "years old"."""
    word = words[at].lower
    if word == "light" and words[at + 1].text in DASHES and words[at + 2].lower in ("year", "years"):
        return "light-year", at + 3
    if word in ("square", "cubic", "nautical", "metric", "consecutive") and words[at + 1].lower in UNIT_WORDS:
        unit = UNIT_WORDS[words[at + 1].lower]
        return _of_age(words, unit if word in ("metric", "consecutive") else f"{word} {unit}", at + 2)
    if word not in UNIT_WORDS:
        return None
    if words[at + 1].text in ("/", "per") and words[at + 2].lower in ("h", "hour"):
        return f"{UNIT_WORDS[word]}/h", at + 3
    return _of_age(words, UNIT_WORDS[word], at + 1)


def _of_age(words: Segment, unit: str, end: int) -> tuple[str, int]:
    old = end + (words[end].text in DASHES)
    return unit, (old + 1 if unit in ("year", "month", "week", "day") and words[old].lower in ("old", "olds") else end)


def _weighs(words: Segment, i: int) -> bool:
    return any(words[k].lower.startswith("weigh") or words[k].lower in ("lost", "gained", "foot", "feet", "tall") for k in range(i - 7, i))


def _magnitude_or_age(words: Segment, number: Amount, doc: Doc) -> Amount | None:
    i = number.first
    before = words[i - 1]
    richter = number.last + 2 * (words[number.last].lower == "on")  # "5.9 on the Richter scale"
    if "magnitude" in (before.lower, words[i - 2].lower if before.lower in ("of", "-", "at") else "") or words[richter].lower == "richter":
        number.unit = "magnitude"
    elif number.low <= OLDEST and (_announced_age(words, i) or (words[i].is_number and _age_in_apposition(words, number, doc))):
        number.unit = "year"
    return number


def _announced_age(words: Segment, i: int) -> bool:
    before, earlier = words[i - 1].lower, words[i - 2].lower
    if before in ("aged", "age", "ages") or before.startswith("turn"):
        return True
    return (before == "of" and earlier in ("age", "ages")) or (before == "between" and earlier in ("aged", "ages"))


def _age_in_apposition(words: Segment, number: Amount, doc: Doc) -> bool:
    """Whether a number in digits is somebody's age by where it stands: "Jo Smith, 22,", "Jo Smith (22)", "a driver, 22,", "he was 22"."""
    i = number.first
    before, after, named = words[i - 1], words[number.last], words[i - 2]
    if before.text == "(":
        return after.text == ")" and named.is_capitalised
    if before.text == ",":
        if doc[named.token].pos_ == "PROPN" and (named.is_capitalised or named.text == "."):
            return after.text in (",", ".", ";", ")", "”", '"')
        return after.text == "," and doc[named.token].tag_ == "NN"
    token = doc[words[number.last - 1].token]
    who = next((c for c in token.children if c.dep_ == "nsubj"), None)
    copula = any(c.dep_ == "cop" for c in token.children)
    return copula and who is not None and (who.lower_ in _PERSONS or who.ent_type_ == "PERSON")
