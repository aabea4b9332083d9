"""What the text says of one mention outside of events, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsgraph.annotation.tree import Doc
from newsgraph.finding.mentions import Mention, Mentions


@dataclass(frozen=True, slots=True)
class Attribute:
    """What the text says of one mention.

    `subject` (index of a mention) has `property` (a CURIE of graph.md) with `value`: a string, a number, or for relations between
    entities another mention's index. `start` to `end` are the tokens that say so, half-open; `confidence` is 0 to 1.
    """

    subject: int
    property: str
    value: str | int
    start: int
    end: int
    confidence: float = 0.9


Reader = Callable[[Mention, Doc, Mentions], Iterator[Attribute]]


def said(mention: Mention, property_: str, value: str | int, doc: Doc) -> Attribute:
    """The attribute with the mention's sentence as its passage."""
    sentence = doc[mention.head].sent
    return Attribute(mention.index, property_, value, sentence.start, sentence.end)
