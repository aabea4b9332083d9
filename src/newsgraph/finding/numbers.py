"""Cardinal numbers as English writes them: 2,280, twenty-two, a hundred and five, 1.2 million, two and a half, a dozen."""

from __future__ import annotations

from decimal import Decimal

from newsgraph.finding.lexing import Segment

_SMALL = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_MAX_DIGITS = 18
_MAX_WORDS = 12

DIGIT_WORDS = {**_SMALL, **_TENS}
"""Number words that are one word, with their values."""
NUMBER_WORDS = frozenset((*_SMALL, *_TENS, "hundred", "dozen", *_SCALES))


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
    if word in ("hundred", "dozen") and value < 100:
        return value * (100 if word == "hundred" else 12), scale_at + 1
    if short_scales and word in _SHORT_SCALES and not hyphen and (not after.spaced or word in ("bn", "mn", "mln", "tn", "trn")):
        return value * _SHORT_SCALES[word], i + 2
    return value, i + 1


def _in_words(words: Segment, i: int) -> tuple[Decimal, int] | None:
    total, current, seen, at = 0, 0, False, i
    if words[i].lower in ("a", "an"):
        if words[i + 1].lower not in ("hundred", "dozen", *_SCALES):
            return None
        if words[i + 1].lower == "dozen" and words[i - 1].lower == "half":
            return Decimal(6), i + 2
        current, seen, at = 1, True, i + 1
    last = ""
    while at - i < _MAX_WORDS:
        word = words[at].lower
        if word == "-" and seen and words[at + 1].lower in _SMALL and last == "tens":
            at += 1
            continue
        if word == "and" and last in ("hundred", "scale") and (words[at + 1].lower in _SMALL or words[at + 1].lower in _TENS):
            at += 1
            continue
        if word in _SMALL and last not in ("small", "teen") and not (last == "tens" and not 0 < _SMALL[word] < 10):
            current += _SMALL[word]
            last = "small" if _SMALL[word] < 10 else "teen"
        elif word in _TENS and last in ("", "hundred", "scale"):
            current += _TENS[word]
            last = "tens"
        elif word == "hundred" and seen and 0 < current < 100 and last != "hundred":
            current *= 100
            last = "hundred"
        elif word == "dozen" and seen and 0 < current < 100:
            current *= 12
            last = "scale"
        elif word in _SCALES and seen and current:
            total, current, last = total + current * _SCALES[word], 0, "scale"
        elif word in ("dozen",) and not seen and at == i:
            return Decimal(6 if "half" in (words[i - 1].lower, words[i - 2].lower) else 12), i + 1
        else:
            break
        seen = True
        at += 1
    if not seen:
        return None
    value = Decimal(total + current)
    if words[at].lower == "and" and words[at + 1].lower == "a" and words[at + 2].lower == "half":
        return value + Decimal("0.5"), at + 3
    return value, at
