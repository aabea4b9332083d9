"""Doc ► who is said to be whom: "police identified the victim as Ann Roe", "a man later named as John Doe", "police named John Doe as the gunman"."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc, Span, Token
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import is_negated, is_passive, surface_subject
from newsgraph.finding.wordlists import words

_FARTHEST_AS = 30  # tokens from the verb: "identified the man found dead behind a bakery on the night of the storm as …"
_FARTHEST_NAME = 10  # tokens from "as": "as 23-year-old New York native Ann Mary Roe"


def find_identifications(doc: Doc, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    """(description or pronoun, name) of each one, in order; read by the order of words, since the parse gives "as" to whatever stands before it."""
    for verb in doc.of_lemmas(words("identifying-verbs")):
        if verb.pos_ != "VERB" or is_negated(verb):
            continue
        end = verb.sent.end
        at = next((i for i in range(verb.i + 1, min(end, verb.i + _FARTHEST_AS)) if doc[i].lower_ == "as"), None)
        if at is None:
            continue
        before = _first(mentions, doc[verb.i + 1 : at]) if not is_passive(verb) else None
        if before is None and (subject := surface_subject(verb)) is not None and verb.tag_ == "VBN":
            before = mentions.at(subject.i) or _counted(subject, mentions)
        told = doc[at + 1 : min(end, at + _FARTHEST_NAME)]
        after, named = _first(mentions, told), _first(mentions, told, Form.NAME)
        if before is None or after is None or before.index == after.index:
            continue
        if before.form is not Form.NAME and named is not None:
            yield before, named
            yield from _second(named, doc[named.end : end], mentions)
        elif before.form is Form.NAME and after.form is Form.NOMINAL:
            yield after, before


def _second(named: Mention, rest: Span, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    """“… the dead man as Ben Roe, and the injured victim as Al Poe”: what follows in the same verb's care."""
    doc = rest.doc
    at = next((t.i for t in rest if t.lower_ == "as" or (t.pos_ in ("VERB", "AUX") and t.dep_ != "amod")), None)
    if at is None or doc[at].lower_ != "as" or not any(t.lower_ == "and" for t in doc[named.end : at]):
        return
    before = next((m for i in range(at - 1, named.end, -1) if (m := mentions.at(i)) is not None and m.head == i), None)
    name = _first(mentions, doc[at + 1 : min(rest.end, at + _FARTHEST_NAME)], Form.NAME)
    if before is not None and name is not None and before.form is Form.NOMINAL and before.kind in (Kind.PERSON, Kind.GROUP):
        yield before, name


def _first(mentions: Mentions, span: Span, form: Form | None = None) -> Mention | None:
    """The first mention of people whose head stands in the span; not "the shooter" of "the shooter's wife"."""
    for token in span:
        found = mentions.at(token.i)
        if found is not None and found.head == token.i and found.kind in (Kind.PERSON, Kind.GROUP) and form in (None, found.form) and token.dep_ != "nmod:poss":
            of_another = form is Form.NAME and span.doc[found.start - 1].lower_ in ("of", "to", "with")
            return None if of_another else found  # "as a relative of Ann Roe"
    return None


def _counted(token: Token, mentions: Mentions) -> Mention | None:
    """“Two of the three people were identified as”: the people."""
    return next((m for c in token.children if (m := mentions.at(c.i)) is not None and m.kind is Kind.GROUP), None)
