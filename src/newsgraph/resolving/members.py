"""Whom a group consists of: "the victims were Ann Roe, 24, and John Doe, 30", "identified the dead as …", "the wounded included …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from newsgraph.finding.identifications import find_identifications
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, is_negated, surface_subject, with_conjuncts
from newsgraph.finding.wordlists import words
from newsgraph.resolving.entities import Entities

_INCLUDING = frozenset(("include", "be", "comprise", "involve"))
_LIST_WORDS = frozenset((",", ";", "(", ")", "-", "–", "year", "years", "month", "months", "old", "aged", "both", "also"))
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


def listed_by_state(doc: Doc, mentions: Mentions, entities: Entities) -> Iterator[tuple[str, Token, int]]:
    """(word of state, its token, person entity): "the wounded included Ann Roe", "the dead were John Doe and Ada Finch", "those killed were …"."""
    for token in doc:
        if token.lower_ not in words("states-of-harm") or not _stands_for_people(token):
            continue
        head = token.head if token.head.lower_ == "those" else token
        verb = head.head
        name = child(verb, "obj") if verb.lemma_.lower() in _INCLUDING and head.dep_.startswith("nsubj") else None
        if name is None and child(verb, "cop") is not None and head.dep_ == "nsubj":
            name = verb
        first = mentions.at(name.i) if name is not None else None
        if first is not None and first.form is Form.NAME and first.kind is Kind.PERSON:
            for one in _list_from(first, doc, mentions):
                if (person := entities.at(one)) is not None:
                    yield token.lower_, token, person.index


def _stands_for_people(token: Token) -> bool:
    return child(token, "det") is not None or token.head.lower_ == "those"


def names_listed_with(one: Mention, doc: Doc, mentions: Mentions) -> tuple[Mention, ...]:
    """The names in one bare list with a name or description: "Ann Roe, 34, John Doe, 32, and Ada Finch"; only ages and commas stand between, and "and"."""
    out: list[Mention] = []
    joined = False
    for step in (-1, 1):
        last, i = one, one.index + step
        while 0 <= i < len(mentions.all):
            other = mentions.all[i]
            first, second = (other, last) if step < 0 else (last, other)
            between = doc[first.end : second.start]
            if other.form is not Form.NAME or other.kind is not Kind.PERSON or not 0 < len(between) <= _WIDEST_GAP or not all(_of_a_list(t) for t in between):
                break
            joined |= any(t.lower_ in ("and", "&") for t in between)
            out.append(other)
            last, i = other, i + step
    return tuple(out) if joined else ()  # "according to Sgt Roe, Doe was shot" is no list


def _of_a_list(token: Token) -> bool:
    return token.pos_ in ("CCONJ", "NUM", "DET") or token.lower_ in _LIST_WORDS


def _pairs(doc: Doc, mentions: Mentions) -> Iterator[tuple[Mention, Mention]]:
    """(group, first name of the list that it consists of)."""
    yield from ((group, name) for group, name in find_identifications(doc, mentions) if group.kind is Kind.GROUP and name.form is Form.NAME)
    for token in doc:
        group = mentions.at(token.i)
        if group is not None and group.head == token.i and group.kind is Kind.GROUP:
            for c in children(token, "appos", "parataxis", "dep"):
                yield from _named(group, c, mentions)
        who: Token | None = None
        name: Token | None = None
        if token.pos_ == "VERB" and token.lemma_.lower() in _INCLUDING:
            who, name = surface_subject(token), child(token, "obj")
        elif token.pos_ in ("NOUN", "PROPN") and child(token, "cop") is not None:
            who, name = child(token, "nsubj"), token
        if who is not None and name is not None and not is_negated(token):
            yield from _either(who, name, mentions)


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
