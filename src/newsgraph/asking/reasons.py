"""Why two passages may disagree, as far as the passages and their articles tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsgraph.asking.evidence import Evidence
from newsgraph.asking.figures import Figure
from newsgraph.asking.ranges import days_of


class Cause(StrEnum):
    """The likely cause of a disagreement."""

    PERPETRATOR = "includes the attacker"
    LATER = "a later toll"
    SCOPE = "another scope"
    SOURCE = "another source"
    NEXT_DAY = "a day apart"
    SPELLING = "two spellings"
    CONTRADICTION = "a plain contradiction"


@dataclass(frozen=True, slots=True)
class Reason:
    """The likely cause, and a sentence that says what speaks for it."""

    cause: Cause
    sentence: str


PLAIN = Reason(Cause.CONTRADICTION, "Nothing in the passages explains it.")

# Words by which a passage says that its figure replaces another, or will be replaced.
_CHANGES = frozenset(
    (
        "risen",
        "rose",
        "rises",
        "rising",
        "climbed",
        "climbs",
        "revised",
        "updated",
        "initially",
        "originally",
        "earlier",
        "previously",
        "later",
        "now",
        "lowered",
    )
)
# Words by which a passage says that its figure counts only some, or more than others do.
_SCOPES = frozenset(
    (
        "seriously", "critically", "severely", "badly", "slightly", "hospital", "hospitalised", "hospitalized", "treated", "instantly",
        "scene", "worldwide", "nationwide", "altogether", "total", "overall", "combined", "children", "civilians", "officers",
        "soldiers", "passengers", "pedestrians", "women", "whom",
    )
)  # fmt: skip

_NEAR = 5  # words on either side of the number
_SMALL = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def reason_for_figures(a: Figure, b: Figure) -> Reason:
    """The likely reason why two figures of one measure exclude each other."""
    if a.with_perpetrator != b.with_perpetrator:
        counted, other = (a, b) if a.with_perpetrator else (b, a)
        rest = counted.range.without(1)
        verdict = "which agrees with" if rest.agrees_with(other.range) else "which still differs from"
        return Reason(Cause.PERPETRATOR, f"{counted.range} includes the attacker; without, it is {rest}, {verdict} {other.range}.")
    lower, higher = sorted((a, b), key=lambda f: (f.range.low or f.range.high or 0, str(f.range)))
    before, after = _dates(lower.evidence), _dates(higher.evidence)
    if before and after and min(after) > max(before):
        return Reason(Cause.LATER, f"{higher.text} was published on {min(after)[:10]}, {lower.text} on {max(before)[:10]}.")
    near_a, near_b = _words_near(a), _words_near(b)
    for word in sorted((near_a ^ near_b) & _CHANGES):
        return Reason(Cause.LATER, f"One passage says “{word}”: the toll has changed.")
    for word in sorted((near_a ^ near_b) & _SCOPES):
        return Reason(Cause.SCOPE, f"Only one passage says “{word}”: it may count others.")
    return reason_by_source(a.evidence, b.evidence)


def reason_for_dates(a: str, b: str, said_a: Sequence[Evidence], said_b: Sequence[Evidence]) -> Reason:
    """The likely reason why two dates exclude each other."""
    first, second = days_of(a), days_of(b)
    if first and second and min(abs((first[0] - second[1]).days), abs((second[0] - first[1]).days)) == 1:
        return Reason(Cause.NEXT_DAY, "They are a day apart: the night between them, a time zone, or the day of the report.")
    return reason_by_source(said_a, said_b)


def reason_by_source(a: Sequence[Evidence], b: Sequence[Evidence]) -> Reason:
    """Different speakers, or nothing that explains it."""
    first, second = ({e.speaker for e in said} for said in (a, b))
    if first != second and not first & second:
        names = sorted({*first, *second} - {None}, key=str)
        others = " and the article itself" if None in first | second else ""
        return Reason(Cause.SOURCE, f"They come from {' and '.join(str(n) for n in names)}{others}.")
    return PLAIN


def _dates(said: Sequence[Evidence]) -> list[str]:
    return [p.published for e in said for p in e.passages if p.published]


def _words_near(figure: Figure) -> set[str]:
    """The words that stand close to the number in the passages of a figure."""
    out: set[str] = set()
    for passage in {p.iri: p for e in figure.evidence for p in e.passages}.values():
        words = re.findall(r"\d[\d,.]*\d|\w+", (passage.words or "").lower())
        at = [i for i, word in enumerate(words) if word.replace(",", "") in _ways_to_write(figure)]
        out.update(w for i in at for w in words[max(0, i - _NEAR) : i + _NEAR + 1])
    return out


def _ways_to_write(figure: Figure) -> set[str]:
    """The number in digits and words; "more than 500" is a range from 501, "fewer than 10" one to 9."""
    bounds = {int(n) for n in (figure.range.low, figure.range.high) if n is not None}
    numbers = {m for n in bounds for m in (n - 1, n, n + 1)} if len(bounds) == 1 and figure.range.low != figure.range.high else bounds
    return {str(n) for n in numbers} | {_SMALL[n] for n in numbers if 0 <= n < len(_SMALL)}
