"""Doc ► who is said to be whom: "police identified the victim as Ann Roe", "a man later named as John Doe", "police named John Doe as the gunman"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import is_negated, is_passive, surface_subject
from newsgraph.finding.wordlists import words

_FARTHEST_AS = 30  # tokens from the verb: "identified the man found dead behind a bakery on the night of the storm as …"
_FARTHEST_NAME = 8  # tokens from "as": "as 23-year-old New York native Ann Roe"


def find_identifications(doc: Doc, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    """(description or pronoun, name) of each one, in order; read by the order of words, since the parse gives "as" to whatever stands before it."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in words("identifying-verbs") or is_negated(verb):
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
        elif before.form is Form.NAME and after.form is Form.NOMINAL:
            yield after, before


def _first(mentions: Mentions, span: Span, form: Form | None = None) -> Mention | None:
    """The first mention of people whose head stands in the span; not "the shooter" of "the shooter's wife"."""
    for token in span:
        found = mentions.at(token.i)
        if found is not None and found.head == token.i and found.kind in (Kind.PERSON, Kind.GROUP) and form in (None, found.form) and token.dep_ != "nmod:poss":
            return found
    return None


def _counted(token: Token, mentions: Mentions) -> Mention | None:
    """“Two of the three people were identified as”: the people."""
    return next((m for c in token.children if (m := mentions.at(c.i)) is not None and m.kind is Kind.GROUP), None)
