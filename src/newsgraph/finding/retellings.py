"""Clauses that say when or where an event was without naming it: "It happened at noon", "The incident …", "Officers were called to …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.circumstances import sort_circumstances
from newsgraph.finding.events import EventMention
from newsgraph.finding.mentions import Kind, Mentions
from newsgraph.finding.syntax import children, direct_object, is_negated, is_passive, surface_subject
from newsgraph.finding.times import Time
from newsgraph.ontology import Ontology

Way = Literal["happened", "answered"]
"""That it happened, or that somebody was called to it, answered or came upon it: the day is the same, the minute is not."""

_PRONOUNS = frozenset(("it", "this", "that", "all", "everything"))


@dataclass(frozen=True, slots=True)
class Retelling:
    """A clause, by the token `head`, with the times and the tokens of the places that it gives an event named elsewhere."""

    head: int
    way: Way
    times: tuple[Time, ...]
    places: tuple[int, ...]


def find_retellings(doc: Doc, ontology: Ontology, mentions: Mentions, times: Sequence[Time], events: Sequence[EventMention]) -> tuple[Retelling, ...]:
    """The retellings of a text that name a time or a place, in order."""
    nouns = ontology.lists["happening-nouns"]
    heads = {e.head for e in events} | {t.i for t in doc.of_lemmas(nouns) if t.pos_ == "NOUN"}
    circumstances = sort_circumstances(doc, mentions, times, heads, ontology.lists["reporting-verbs"])
    out = []
    for i in sorted({*circumstances.times, *circumstances.places}):
        way = _way(doc[i], ontology, mentions)
        if way is not None:
            out.append(Retelling(i, way, tuple(circumstances.times.get(i, ())), tuple(circumstances.places.get(i, ()))))
    return tuple(out)


def _way(token: Token, ontology: Ontology, mentions: Mentions) -> Way | None:
    lemma = token.lemma_.lower()
    happenings = ontology.lists["happening-nouns"]
    if token.pos_ == "NOUN":
        return "happened" if lemma in happenings and not _another(token) else None
    if token.pos_ not in ("VERB", "AUX") or token.tag_ in ("VBZ", "VBP") or is_negated(token):
        return None
    who = surface_subject(token)
    if lemma in ontology.lists["happening-verbs"] and who is not None:
        named = who.lemma_.lower() in happenings and not _another(who)
        return "happened" if named or (who.lower_ in _PRONOUNS and token.dep_ != "acl:relcl") else None
    if lemma in ontology.lists["answering-verbs"]:
        return "answered" if _answers(token, lemma, who, ontology, mentions) else None
    return None


def _another(noun: Token) -> bool:
    return any(c.lower_ in ("a", "an", "another", "any", "other", "previous", "earlier", "similar", "separate", "second") for c in noun.children)


def _answers(verb: Token, lemma: str, who: Token | None, ontology: Ontology, mentions: Mentions) -> bool:
    responders = ontology.lists["responders"]
    if lemma in ("find", "discover"):
        what = direct_object(verb)
        return what is not None and (_is_person(what, mentions) or what.lemma_.lower() in ("body", "victim", "remains"))
    if lemma == "call" and not is_passive(verb):
        what = direct_object(verb)
        return what is not None and what.lemma_.lower() in ontology.lists["alarms"]
    if lemma in ("receive", "get", "come", "hear", "report"):
        said = (direct_object(verb) or who) if lemma != "come" else who
        return said is not None and said.lemma_.lower() in ontology.lists["alarms"]
    if who is None:
        return False
    if who.lower_ in ("they", "we"):
        return True
    mention = mentions.at(who.i)
    organisation = mention is not None and mention.kind is Kind.ORGANIZATION
    return organisation or any({t.lemma_.lower(), t.lower_.removesuffix("s")} & responders for t in (who, *children(who, "compound", "conj")))


def _is_person(token: Token, mentions: Mentions) -> bool:
    mention = mentions.at(token.i)
    return mention is not None and mention.kind in (Kind.PERSON, Kind.GROUP)
