"""Times that are of what is said and not of what happened: “today” in a quotation, “according to police on Thursday”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.annotation.tree import Doc
from newsgraph.finding.quotation import Quotation
from newsgraph.finding.times import Time
from newsgraph.finding.wordlists import words


def times_told(doc: Doc, times: Sequence[Time], quotations: Sequence[Quotation]) -> tuple[Time, ...]:
    """The times without those of named sources; days that a quoted speaker counts from his own are marked as borrowed: nobody knows when he spoke."""
    spoken = {i for q in quotations if q.direct for i in range(q.start, q.end)}
    sources = {q.speaker.end for q in quotations if q.speaker is not None and q.cue is not None and doc[q.cue].lower_ == "according"}
    told = (t for t in times if t.start not in sources and not (t.start - 1 in sources and doc[t.start - 1].lower_ == "on"))
    return tuple(replace(t, borrowed=True) if t.start in spoken and doc[t.start].lower_ in words("days-of-the-speaker") else t for t in told)
