"""The words beside a number that make it a bound or an estimate: "more than", "up to", "some", "or more"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsgraph.finding.lexing import Segment

Kind = Literal["over", "least", "under", "most"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the words beside a number say of it, and the outermost of them (`edge`, a word's position)."""

    kind: Kind | None
    approximate: bool
    edge: int


_BEFORE: dict[tuple[str, ...], Kind | None] = {
    ("more", "than"): "over", ("over",): "over", ("above",): "over", ("exceeding",): "over", ("exceeded",): "over",
    ("exceeds",): "over", ("surpassed",): "over", ("topped",): "over", ("in", "excess", "of"): "over", ("greater", "than"): "over",
    ("higher", "than"): "over",
    ("no", "more", "than"): "most", ("not", "more", "than"): "most", ("well", "over"): "over", ("just", "over"): "over", ("longer", "than"): "over",
    ("upwards", "of"): "least",
    ("upward", "of"): "least", ("at", "least"): "least", ("a", "minimum", "of"): "least", ("no", "fewer", "than"): "least",
    ("no", "less", "than"): "least", ("not", "less", "than"): "least",
    ("at", "the", "very", "least"): "least", ("minimum",): "least", ("fewer", "than"): "under", ("less", "than"): "under", ("under",): "under",
    ("below",): "under", ("just", "under"): "under",
    ("up", "to"): "most", ("at", "most"): "most", ("as", "many", "as"): "most", ("as", "much", "as"): "most", ("a", "maximum", "of"): "most",
    ("maximum",): "most",
    ("about",): None, ("around",): None, ("approximately",): None, ("approx",): None, ("roughly",): None, ("some",): None, ("nearly",): None,
    ("almost",): None, ("close", "to"): None,
    ("an", "estimated"): None, ("estimated",): None, ("circa",): None, ("near",): None, ("or", "so"): None, ("perhaps",): None, ("probably",): None,
    ("maybe",): None,
}  # fmt: skip
_AFTER: dict[tuple[str, ...], Kind | None] = {
    ("or", "more"): "least", ("or", "fewer"): "most", ("or", "less"): "most", ("or", "so"): None, ("+",): "least", ("-", "plus"): "least",
    ("plus",): "least", ("-", "odd"): None,
    ("at", "least"): "least", ("and", "counting"): "least", ("and", "over"): "least", ("or", "over"): "least",
}  # fmt: skip
_BETWEEN = frozenset(("another", "the", "a", "an", "further", "additional", "other", "only", "its", "all", "total", "of"))
_PREPOSITIONS = frozenset(("under", "over", "above", "below", "near", "around", "about"))
_LONGEST = 4


def before_number(words: Segment, i: int) -> Comparison:
    """The bound or estimate that the words before position `i` put on the number there."""
    kind: Kind | None = None
    approximate, edge, at = False, i, i
    for _ in range(3):
        found = _longest(words, at)
        if found is None and at == i and words[at - 1].lower in _BETWEEN:
            skipped = at - 1
            if words[skipped - 1].lower in _BETWEEN:
                skipped -= 1
            found = _longest(words, skipped)
            if found is not None and found[0] == 1 and words[skipped - 1].lower in _PREPOSITIONS:
                found = None  # "under a $500 bond"
            at = skipped if found is not None else at
        if found is None:
            break
        length, what = found
        at -= length
        edge = at
        approximate |= what is None
        kind = kind or what
    return Comparison(kind, approximate and kind is None, edge)


def _longest(words: Segment, at: int) -> tuple[int, Kind | None] | None:
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(words[k].lower for k in range(at - length, at))
        if phrase in _BEFORE:
            return length, _BEFORE[phrase]
    return None


def after_number(words: Segment, i: int) -> Comparison:
    """The bound or estimate that the words from position `i` on put on the number before it."""
    for length in (2, 1):
        phrase = tuple(words[k].lower for k in range(i, i + length))
        if phrase in _AFTER and not (phrase == ("plus",) and words[i].spaced):
            kind = _AFTER[phrase]
            return Comparison(kind, kind is None, i + length)
    return Comparison(None, approximate=False, edge=i)
