"""What was found and resolved in one article: the input of everything that makes claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsgraph.annotation.tree import Doc
from newsgraph.finding.attributes import Attribute
from newsgraph.finding.mentions import Mentions
from newsgraph.finding.polls import Poll
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.quotations import Quotation
from newsgraph.finding.times import Time
from newsgraph.ontology import Ontology
from newsgraph.reading.document import Document
from newsgraph.resolving.entities import Entities
from newsgraph.resolving.gazetteer import Gazetteer, GazetteerEntry
from newsgraph.resolving.locating import Assumed
from newsgraph.resolving.scene import Happening


@dataclass(frozen=True)
class Story:
    """One article, read.

    `linked` maps a place entity's index to its gazetteer entry, `within` to the entities that contain it; `assumed` has what it is only
    taken to lie in.
    """

    document: Document
    doc: Doc
    ontology: Ontology
    gazetteer: Gazetteer
    mentions: Mentions
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    quotations: Sequence[Quotation]
    attributes: Sequence[Attribute]
    entities: Entities
    linked: Mapping[int, GazetteerEntry]
    within: Mapping[int, frozenset[int]]
    happenings: Sequence[Happening]
    polls: Poll
    assumed: Assumed

    def passage(self, token: int) -> tuple[int, int]:
        """The characters of the sentence that a token stands in, half-open, without white space at the ends."""
        return self._sentences[bisect_right(self._starts, token) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens `start` to `end`, half-open, without white space at the ends."""
        text = self.doc.text
        begin, stop = self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1].text)
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        return begin, stop

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.doc.sents]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return [self.span(start, end) for start, end in pairwise([*self._starts, len(self.doc)])]

    @cached_property
    def counts(self) -> Mapping[int, Sequence[Quantity]]:
        """Noun token ► the numbers that count it: not the "no" of "no casualties", nor those of a rate ("seven per 100,000 people")."""
        out: dict[int, list[Quantity]] = {}
        for q in self.quantities:
            beside = (*self.doc[max(0, q.start - 1) : q.start], *self.doc[q.end : q.end + 1])
            rate = any(t.lower_ in ("per", "every") for t in beside)
            if q.noun is not None and q.value is not None and q.value > 0 and q.unit is None and not rate:
                out.setdefault(q.noun, []).append(q)
        return out

    @cached_property
    def said_by(self) -> Mapping[int, int]:
        """Token ► entity of the speaker whose quotation or reported words it stands in."""
        out: dict[int, int] = {}
        for q in self.quotations:
            speaker = self.entities.at(q.speaker)
            if speaker is not None:
                for i in range(q.start, q.end):
                    out[i] = speaker.index
        return out
