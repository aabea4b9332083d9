"""Figures that a text puts right: "four people were hurt; that number was later raised to five"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.events import EventMention
from newsgraph.finding.figures import Figure
from newsgraph.finding.noun_fillers import REVISING
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.syntax import child, obliques

_COUNTS = frozenset(("number", "figure", "count", "tally", "total"))
_NEAR = 40  # tokens back to what the number is of


def with_revisions(events: Sequence[EventMention], doc: Doc, quantities: Sequence[Quantity]) -> tuple[EventMention, ...]:
    """The events, and after them one for every figure that later words put in the place of an event's own, as its consequence; both figures stay."""
    out = list(events)
    for noun, quantity in _revisions(doc, {q.head: q for q in quantities if q.unit is None}):
        event = max((e for e in events if 0 < noun.i - e.head <= _NEAR and e.figures), key=lambda e: e.head, default=None)
        if event is not None:
            again = replace(event, index=len(out), start=noun.i, end=noun.i + 1, head=noun.i, arguments=(), places=(), times=(), name=None)
            out.append(replace(again, figures=(Figure(event.figures[-1].measure, quantity),), consequence=True, cause=event.index))
    return tuple(out)


def _revisions(doc: Doc, quantities: Mapping[int, Quantity]) -> Iterator[tuple[Token, Quantity]]:
    for noun in doc.of_lemmas(_COUNTS):
        if noun.dep_ in ("nsubj:pass", "obj") and noun.head.lemma_.lower() in REVISING:
            determiner = child(noun, "det")
            if determiner is not None and determiner.lower_ in ("that", "this", "the", "those") and child(noun, "nmod") is None:
                reached = (quantities.get(n.i) for case, n in obliques(noun.head) if case in ("to", "at"))
                yield from ((noun, q) for q in reached if q is not None)
