"""When and where, sorted by the clause or event noun that the text says it of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.finding.mentions import Kind, Mentions
from newsgraph.finding.syntax import clause, preposition
from newsgraph.finding.times import Time

LOCATIVE = frozenset(
    ("in", "at", "on", "near", "outside", "inside", "across", "off", "around", "along", "within", "throughout", "into",
     "through", "over", "beside", "behind", "above", "under", "between", "close to", "next to", "to", "from", "towards", "of", "")
)  # fmt: skip
"""Prepositions (and none at all) with which a place can be an event's."""
_STATIC = LOCATIVE - {"to", "from", "towards", "into", "of", "", "over"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Token of a clause's head or of an event noun ► its times, and the tokens of its places."""

    times: Mapping[int, Sequence[Time]]
    places: Mapping[int, Sequence[int]]


def sort_circumstances(doc: Doc, mentions: Mentions, times: Sequence[Time], events: Collection[int]) -> Circumstances:
    """The times and places of a text by what they are a circumstance of; `events` are the tokens that announce an event."""
    times_of: dict[int, list[Time]] = {}
    for time in times:
        times_of.setdefault(owner(doc[time.head], events), []).append(time)
    places_of: dict[int, list[int]] = {}
    told: dict[int, int] = {}
    for mention in mentions.all:
        if mention.kind is not Kind.PLACE:
            continue
        token = doc[mention.head]
        case = preposition(token)
        above = None
        if case is not None and (case in _STATIC or case.split(" ")[0] in _STATIC):
            above = owner(token, events)
        elif token.dep_ in ("appos", "nmod:unmarked", "conj", "nmod", "flat", "obl:unmarked", "dep", "parataxis"):
            above = told.get(_mention_head(token.head, mentions))
        if above is not None:
            told[token.i] = above
            places_of.setdefault(above, []).append(token.i)
    return Circumstances(times_of, places_of)


def owner(token: Token, events: Collection[int]) -> int:
    """The event noun or clause head whose circumstance `token` is: the first one above it."""
    above = token
    for _ in range(16):
        if above.head is above:
            return above.i
        above = above.head
        if above.i in events and above.pos_ in ("NOUN", "PROPN"):
            return above.i
        if above.pos_ in ("VERB", "AUX") or clause(above) is above:
            return above.i
    return above.i


def _mention_head(token: Token, mentions: Mentions) -> int:
    mention = mentions.at(token.i)
    return mention.head if mention is not None else token.i
