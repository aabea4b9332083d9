"""Whom a group consists of: "the victims were Ann Roe, 24, and John Doe, 30", "identified the dead as …", "the wounded included …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, direct_object, is_negated, is_passive, obliques, surface_subject, with_conjuncts
from newsgraph.finding.wordlists import words
from newsgraph.resolving.entities import Entities

_INCLUDING = frozenset(("include", "be", "comprise", "involve"))
_WIDEST_GAP = 12  # tokens between two names of a list: "Ann Roe, a 24-year-old nurse from York, and John Doe"


def members_of(doc: Doc, mentions: Mentions, entities: Entities) -> Mapping[int, tuple[int, ...]]:
    """Group entity ► the person entities that the text says it consists of, in order."""
    out: dict[int, dict[int, None]] = {}
    for group, first in _pairs(doc, mentions):
        owner = entities.at(group)
        if owner is None:
            continue
        for name in _list_from(first, doc, mentions):
            person = entities.at(name)
            if person is not None and person.kind is Kind.PERSON:
                out.setdefault(owner.index, {})[person.index] = None
    return {g: tuple(people) for g, people in out.items()}


def _pairs(doc: Doc, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    """(group, first name of the list that it consists of)."""
    for token in doc:
        group = mentions.at(token.i)
        if group is not None and group.head == token.i and group.kind is Kind.GROUP:
            for c in children(token, "appos", "parataxis", "dep"):
                yield from _named(group, c, mentions)
        if token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN") or is_negated(token):
            continue
        if token.lemma_.lower() in words("identifying-verbs"):
            who = direct_object(token)
            name = next((n for case, n in obliques(token) if case == "as"), None) or child(token, "xcomp")
            if who is not None and name is not None:
                yield from _either(who, name, mentions)
        elif token.lemma_.lower() in _INCLUDING and token.pos_ == "VERB":
            who, name = surface_subject(token), child(token, "obj")
            if who is not None and name is not None:
                yield from _either(who, name, mentions)
        elif child(token, "cop") is not None and (who := child(token, "nsubj")) is not None:
            yield from _either(who, token, mentions)
        elif is_passive(token) and token.i < (after := surface_subject(token) or token).i:
            yield from _either(token, after, mentions)  # "Killed were Ann Roe and John Doe"


def _either(a: Token, b: Token, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    for one, other in ((a, b), (b, a)):
        group = _group_at(one, mentions)
        if group is not None:
            yield from _named(group, other, mentions)


def _group_at(token: Token, mentions: Mentions) -> Mention | None:
    """The group that a noun or a number speaks of: "two of the three people", "the dead"."""
    for one in (token, *children(token, "nmod")):
        group = mentions.at(one.i)
        if group is not None and group.kind is Kind.GROUP:
            return group
    return None


def _named(group: Mention, token: Token, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    for one in with_conjuncts(token):
        name = mentions.at(one.i) or next((m for c in one.children if (m := mentions.at(c.i)) is not None and m.form is Form.NAME), None)
        if name is not None and name.form is Form.NAME and name.kind is Kind.PERSON:
            yield group, name
            return


def _list_from(first: Mention, doc: Doc, mentions: Mentions) -> Iterator[Mention]:
    """The names of people that are listed with `first`: in its sentence, with no verb in between."""
    last = first
    yield first
    sentence = doc[first.head].sent
    for name in mentions.all:
        if name.start < last.end or name.form is not Form.NAME or name.kind is not Kind.PERSON:
            continue
        between = doc[last.end : name.start]
        if name.start >= sentence.end or len(between) > _WIDEST_GAP or any(t.pos_ in ("VERB", "AUX") and t.lower_ != "aged" for t in between):
            return
        if not any(t.text in (",", ";") or t.lower_ in ("and", "&") for t in between):
            return
        yield name
        last = name
