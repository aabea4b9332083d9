"""The earlier event that a report sets the news beside: "the worst flood since 2013, when 27 people drowned"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.circumstances import happened_when
from newsgraph.finding.events import EventMention, is_harmful
from newsgraph.finding.status import OCCURRED
from newsgraph.finding.syntax import word_before
from newsgraph.finding.times import Time
from newsgraph.ontology import Ontology


def with_earlier(events: Sequence[EventMention], doc: Doc, times: Sequence[Time], ontology: Ontology) -> tuple[EventMention, ...]:
    """The events, and after them one of the same kind for every time since which there was none, as the cause of what was suffered then."""
    out = list(events)
    for time in times:
        verbs = {v.i for v in happened_when(time, doc)}
        like = _compared(doc[time.head], out) if verbs and word_before(doc[time.start]) == "since" else None
        if like is None or not is_harmful(like.classes, ontology) or any(e.head in verbs and not e.consequence for e in out):
            continue
        suffered = [k for k, e in enumerate(out) if e.consequence and e.head in verbs]
        if suffered:
            new = EventMention(
                len(out), like.classes, time.start, time.end, time.head, (), (), (time,), (), OCCURRED,
                consequence=False, definite=False, generic=False, noun=False, name=None,
            )  # fmt: skip
            out.append(new)
            for k in suffered:
                out[k] = replace(out[k], cause=new.index)
    return tuple(out)


def _compared(time: Token, events: Sequence[EventMention]) -> EventMention | None:
    """The noun's event that a time hangs on."""
    above = {t.i for t in time.ancestors}
    found = [e for e in events if e.noun and not e.consequence and e.head in above]
    return max(found, key=lambda e: e.head, default=None)
