"""Cardinal numbers as English writes them: 2,280, twenty-two, a hundred and five, 1.2 million, two and a half, a dozen."""

from __future__ import annotations

from decimal import Decimal

from newsgraph.finding.lexing import Segment

_SMALL = {w: n for n, w in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
))}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_MAX_DIGITS = 18
_COLLECTIVES = {"hundred": 100, "dozen": 12}
_MAX_GROUPS = 4

DIGIT_WORDS = {**_SMALL, **_TENS}
"""Number words that are one word, with their values."""
NUMBER_WORDS = frozenset((*_SMALL, *_TENS, *_COLLECTIVES, *_SCALES))


def cardinal(words: Segment, i: int, *, short_scales: bool = False) -> tuple[Decimal, int] | None:
    """The number that begins at word `i` and the position after it; None where none does.

    `short_scales` also reads the letters of "5m" and "3bn" as million and billion: only a context of money or people allows that.
    """
    if words[i].is_number:
        return _in_digits(words, i, short_scales=short_scales)
    return _in_words(words, i)


def digits(text: str) -> Decimal | None:
    """The value of a number in digits, with thousands separators; None for 7.30.12 or more digits than any figure has."""
    plain = text.replace(",", "")
    if len(plain) > _MAX_DIGITS or plain.count(".") > 1 or not plain.isascii():
        return None
    return Decimal(plain)


def small_integer(words: Segment, i: int) -> tuple[int, int] | None:
    """A whole number below 10,000 at word `i`, "a" and "an" counting as one, and the position after it."""
    if words[i].lower in ("a", "an"):
        if words[i + 1].lower == "couple":
            return 2, words.skip(i + 2, "of")
        if words[i + 1].lower != "dozen":
            return 1, i + 1
    found = cardinal(words, i)
    if found is None or found[0] != int(found[0]) or found[0] >= 10_000:
        return None
    return int(found[0]), found[1]


def _in_digits(words: Segment, i: int, *, short_scales: bool) -> tuple[Decimal, int] | None:
    value = digits(words[i].text)
    if value is None:
        return None
    after = words[i + 1]
    hyphen = after.text == "-" and words[i + 2].lower in _SCALES
    scale_at = i + 2 if hyphen else i + 1
    word = words[scale_at].lower
    if word in _SCALES and value < 10**6:
        return value * _SCALES[word], scale_at + 1
    if word in _COLLECTIVES and value < 100:
        return value * _COLLECTIVES[word], scale_at + 1
    if short_scales and word in _SHORT_SCALES and not hyphen and (not after.spaced or word in ("bn", "mn", "mln", "tn", "trn")):
        return value * _SHORT_SCALES[word], i + 2
    return value, i + 1


def _in_words(words: Segment, i: int) -> tuple[Decimal, int] | None:
    """Groups below a thousand, each with its scale: "two million three hundred thousand and five"."""
    article = words[i].lower in ("a", "an")
    if article and words[i + 1].lower not in (*_COLLECTIVES, *_SCALES):
        return None
    if words[i + article].lower == "dozen":
        half = "half" in (words[i - 1].lower, words[i - 2].lower if not article else "")
        return Decimal(6 if half else 12), i + article + 1
    total, at = 0, i
    group = _multiplied(words, (1, i + 1) if article else _below_hundred(words, i))
    for _ in range(_MAX_GROUPS):
        if group is None:
            break
        value, at = group
        scale = _SCALES.get(words[at].lower) if value else None
        total += value * (scale or 1)
        if scale is None:
            break
        at += 1
        group = _multiplied(words, _below_hundred(words, words.skip(at, "and")))
    if at == i:
        return None
    end = words.skip(at, "and", "a", "half")
    return Decimal(total) + (Decimal("0.5") if end > at else 0), end


def _multiplied(words: Segment, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """A number below a hundred with what it multiplies behind it: "three hundred and five", "twelve hundred", "two dozen"."""
    if found is None or not found[0] or words[found[1]].lower not in _COLLECTIVES:
        return found
    value, at = found[0] * _COLLECTIVES[words[found[1]].lower], found[1] + 1
    rest = _below_hundred(words, words.skip(at, "and"))
    return (value + rest[0], rest[1]) if rest is not None else (value, at)


def _below_hundred(words: Segment, at: int) -> tuple[int, int] | None:
    word = words[at].lower
    if word in _TENS:
        after = words.skip(at + 1, "-")
        ones = _SMALL.get(words[after].lower, 0)
        return (_TENS[word] + ones, after + 1) if 0 < ones < 10 else (_TENS[word], at + 1)
    return (_SMALL[word], at + 1) if word in _SMALL else None
