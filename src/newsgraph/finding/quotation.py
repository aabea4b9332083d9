"""Words that somebody is quoted or reported to have said."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.finding.mention import Mention

MAX_WORDS = 120


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words said (tokens `start` to `end`, half-open, without marks), their `speaker`, and the reporting verb `cue` (a token) if any."""

    start: int
    end: int
    direct: bool
    speaker: Mention | None
    cue: int | None
