"""Doc ► quantities: how many or how much, exactly, at least, at most or about, and of what.

Amounts are read over words (newsgraph.finding.amounts); what is counted is taken from the parse where it joins a number to a noun, and
from the order of words where it does not. What a number only names (dates, scores, addresses, Flight 370) is no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.amounts import OLDEST, Amount, may_begin, read_amount
from newsgraph.finding.comparisons import after_number, before_number
from newsgraph.finding.labels import noun_right
from newsgraph.finding.lexing import Segment, last_token, segments
from newsgraph.finding.times import Expression, Time, find_expressions

_STATES = frozenset(("dead", "injured", "wounded", "missing", "hurt", "killed", "homeless", "hospitalized", "hospitalised", "unaccounted", "shot", "stabbed"))
"""What a number alone is said to be: "40 dead" counts people, not the word."""


_LONGEST_TOKEN = 100
"""A longer token is an address or debris; the many numbers in it are none of the text's."""


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


def find_quantities(doc: Doc, times: Sequence[Time | Expression] | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text in order, not overlapping; `times` (found again when not given) are those spans that are dates instead."""
    spans = find_expressions(doc) if times is None else times
    taken = {i for t in spans for i in range(t.start, t.end)}
    out: list[Quantity] = []
    for words in segments(doc):
        end = 0
        for i in [k for k, word in enumerate(words.words) if may_begin(word)]:
            if i < end or words[i].token in taken or len(doc[words[i].token].text) > _LONGEST_TOKEN:
                continue
            number = read_amount(words, i, doc)
            if number is None:
                continue
            quantity = _quantity(words, number, doc, taken)
            if quantity is not None and out and _continues_ages(words, number, doc, out[-1]):
                quantity = replace(quantity, unit="year", noun=None)
            if quantity is not None and (not out or out[-1].end <= quantity.start):
                out.append(quantity)
            end = number.last
    return tuple(_with_ages_before(doc, out))


def _with_ages_before(doc: Doc, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """A bare number coordinated with an age is an age: "16 and 17 years old"."""
    for q, following in zip_longest(found, found[1:]):
        joined = following is not None and following.unit == "year" and following.start - q.end == 1
        if joined and q.unit is None and q.noun is None and doc[q.end].lower_ in ("and", "or", "to") and (q.value or 999) <= OLDEST:
            yield replace(q, unit="year")
        else:
            yield q


def _continues_ages(words: Segment, number: Amount, doc: Doc, before: Quantity) -> bool:
    """Whether a bare number goes on with a list of ages: "aged 18, 19 and 20"."""
    first = words[number.first]
    if before.unit != "year" or number.unit is not None or number.low > OLDEST or first.token - before.end > 2:
        return False
    after = words[number.last]
    between = [t.lower_ for t in doc[before.end : first.token]]
    return (
        bool(between)
        and all(t in (",", "and", "or", "to", "-", "–", "&") for t in between)
        and not (after.text[0].isalpha() and doc[after.token].pos_ == "NOUN")
    )


# --- from numbers to quantities


def _quantity(words: Segment, number: Amount, doc: Doc, taken: set[int]) -> Quantity | None:
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
    approximate = comparison.approximate or tail.approximate
    next_to = 1 if number.unit is None and not number.round and low == int(low) else 0  # "over 500" people are 501 or more
    value, minimum, maximum = (None, low, high) if number.least or high is not None else (low, None, None)
    match comparison.kind or tail.kind:
        case "over":
            value, minimum, maximum = None, (high or low) + (0 if number.least else next_to), None
        case "least":
            value, minimum = None, low
        case "under":
            value, minimum, maximum = None, None, (high or low) - next_to
        case "most":
            value, minimum, maximum = None, low if high is not None else None, high or low
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
        if not start <= token.head.i < end and token.pos_ in ("NUM", "NOUN", "PRON", "DET", "ADJ", "SYM"):
            return token.i
    return best


def _names_nothing(words: Segment, number: Amount, head: int, doc: Doc) -> bool:
    """A bare number that may be anything: a year, a telephone's, a decimal without a unit."""
    first = words[number.first]
    if first.is_number and number.low != int(number.low):
        return True
    if first.is_number and len(first.text) == 4 and 1500 <= number.low <= 2199:
        return True
    if first.is_number and first.text.isdecimal() and len(first.text) > 4 and number.last == number.first + 1:
        return True
    stands = words[number.first - 2].lower in ("stand", "stands", "stood", "standing", "remain", "remains", "remained")  # "the toll stood at four"
    if words[number.first - 1].lower in ("before", "after", "until", "at") and number.low <= 12 and not stands:
        return doc[words[number.last].token].pos_ not in ("AUX", "VERB")  # "just before six", but "after six were hurt"
    if words[number.first - 1].lower == "of" and words[number.first - 2].is_number and first.is_number:
        return True  # "Image 4 of 8"
    token = doc[head]
    return first.lower == "one" and token.tag_ not in ("CD", "") and token.pos_ != "NUM"


# --- what is counted


def _counted(doc: Doc, head: int, end: int, number: Amount) -> tuple[int | None, bool]:
    """The token of the noun that a number counts, and whether the number is only of a part of it."""
    token = doc[head]
    if end < len(doc) and doc[end].lower_ == "of":
        noun = _of_what(doc, end + 1)
        if noun is not None:
            definite = any(
                t.lower_ in ("the", "those", "these", "his", "her", "their", "its", "our", "my") for t in doc[end + 1 : noun.i]
            ) or noun.pos_ not in ("NOUN", "PROPN")
            return (noun.i if noun.pos_ in ("NOUN", "PROPN") else None), definite or not number.least
        return None, True
    noun = token.head
    counts = (token.dep_ == "nummod" and noun.pos_ in ("NOUN", "PROPN")) or (token.dep_ in ("det", "amod") and noun.pos_ == "NOUN")
    if counts and 0 <= noun.i - end < 8 and all(_inside_nominal(t) for t in doc[end : noun.i]):
        return noun.i, False
    right = noun_right(doc[end - 1], doc)
    return (right.i, False) if right is not None else (None, False)


def _inside_nominal(token: Token) -> bool:
    """Whether a word can stand between a number and its noun: no preposition, no finite verb."""
    return token.pos_ not in ("ADP", "AUX", "SCONJ") and token.tag_ not in ("VBD", "VBZ", "VBP", "VB") and token.lower_ != "others"


def _of_what(doc: Doc, i: int) -> Token | None:
    last = None
    for token in doc[i : i + 7]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif last is None and ((token.lower_ == "those" and token.dep_ != "det") or (token.pos_ == "PRON" and token.tag_ != "PRP$")):
            return token
        elif last is not None or (token.pos_ not in ("DET", "ADJ", "NUM", "ADV", "PRON") and token.tag_ not in ("VBN", "VBG", "PRP$")):
            break
    return last
