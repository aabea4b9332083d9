"""Doc ► quotations: what somebody is quoted or reported to have said, and who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.annotation.tree import Doc
from newsgraph.finding.direct_speech import direct_speech
from newsgraph.finding.mention import Mentions
from newsgraph.finding.quotation import MAX_WORDS, Quotation
from newsgraph.finding.reported_speech import reported_speech
from newsgraph.reading.document import Block

__all__ = ["Quotation", "find_quotations"]


def find_quotations(doc: Doc, mentions: Mentions, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """All quotations in order; none longer than some 120 words, and no reported clause that is mostly quoted anyway or begins with a whole quotation."""
    direct = list(direct_speech(doc, mentions, blocks))
    inside = {i for q in direct for i in range(q.start, q.end)}
    whole = {i for q in direct if doc[q.end - 1].text in (".", "!", "?") for i in (q.start - 1, q.start)}
    told = [_before_joined(q, doc, inside) for q in reported_speech(doc, mentions, inside) if q.start not in whole]
    reported = [q for q in told if 2 * sum(t.i in inside for t in doc[q.start : q.end] if t.is_alpha) < sum(t.is_alpha for t in doc[q.start : q.end])]
    found = {(q.start, q.end): q for q in (*reported, *direct) if q.end - q.start <= MAX_WORDS * 1.3}
    return tuple(found[k] for k in sorted(found))


def _before_joined(told: Quotation, doc: Doc, inside: set[int]) -> Quotation:
    """What is reported up to a quotation that goes on from it: “said the road was open, but “the bridge is closed””."""
    quoted = next((i for i in range(told.start, told.end) if i in inside), told.end)
    joined = doc[quoted - 2] if quoted < told.end and quoted - 4 > told.start else None
    if joined is None or joined.pos_ != "CCONJ" or not all(i in inside or doc[i].is_punct for i in range(quoted, told.end)):
        return told
    return replace(told, end=joined.i - doc[joined.i - 1].is_punct)
