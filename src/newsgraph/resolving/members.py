"""Whom a group consists of: "the victims were Ann Roe, 24, and John Doe, 30", "identified the dead as …", "the wounded included …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.identifications import find_identifications
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, is_negated, preposition, surface_subject, with_conjuncts
from newsgraph.finding.wordlists import words
from newsgraph.resolving.entities import Entities

_LIST_WORDS = frozenset((",", ";", "(", ")", "-", "–", "year", "years", "month", "months", "old", "aged", "both", "also"))
_NEAR_COLON = 6
_JUST_BEFORE, _JUST_AFTER = 40, 10  # tokens about "them"
_WIDEST_GAP = 12  # tokens between two names of a list: "Ann Roe, a 24-year-old nurse from York, and John Doe"


@dataclass(frozen=True, slots=True)
class Members:
    """The person entities of a group in the order of telling; `all` unless the text says only that it includes them."""

    people: tuple[int, ...]
    all: bool


def members_of(doc: Doc, mentions: Mentions, entities: Entities) -> Mapping[int, Members]:
    """Group entity ► whom the text says it consists of."""
    out: dict[int, Members] = {}
    for group, first, whole in _pairs(doc, mentions):
        owner = entities.at(group)
        listed = (entities.at(name) for name in _list_from(first, doc, mentions))
        people = [p.index for p in listed if p is not None and p.kind is Kind.PERSON]
        if owner is not None and people:
            known = out.get(owner.index, Members((), all=False))
            out[owner.index] = Members(tuple(dict.fromkeys((*known.people, *people))), known.all or whole)
    return out


def listed_by_state(doc: Doc, mentions: Mentions, entities: Entities) -> Iterator[tuple[str, Token, int]]:
    """(word of state, its token, person entity): "the wounded included Ann Roe", "the dead were John Doe and Ada Finch", "those killed were …"."""
    states = words("states-of-harm")
    for token in doc:
        if token.lower_ not in states or not _stands_for_people(token):
            continue
        head = token.head if token.head.lower_ == "those" else token
        verb = head.head
        name = child(verb, "obj") if verb.lemma_.lower() in words("member-verbs") and head.dep_.startswith("nsubj") else None
        if name is None and child(verb, "cop") is not None and head.dep_ == "nsubj":
            name = verb
        for one in _among(head, mentions):
            if (person := entities.at(one)) is not None and person.kind is Kind.PERSON:
                yield token.lower_, token, person.index
        first = mentions.at(name.i) if name is not None else _identified_as(verb, head, mentions)
        if first is not None and first.form is Form.NAME and first.kind is Kind.PERSON:
            for one in _list_from(first, doc, mentions):
                if (person := entities.at(one)) is not None:
                    yield token.lower_, token, person.index
    for described, identified in find_identifications(doc, mentions):
        for state in children(doc[described.head], "amod"):
            if state.lower_ in states and (person := entities.at(identified)) is not None and person.kind is Kind.PERSON:
                yield state.lower_, state, person.index  # "identified the slain man as Ann Roe"


def _among(people: Token, mentions: Mentions) -> Iterator[Mention]:
    """“Among the dead were a nurse and the pilot, Ann Roe”, “Ann Roe was among those killed”: who is said to be."""
    verb = people.head
    if preposition(people) not in ("among", "amongst") or child(verb, "cop") is None or is_negated(verb):
        return
    for one in with_conjuncts(child(verb, "nsubj") or verb):
        told = [m for t in (one, *children(one, "appos")) if (m := mentions.at(t.i)) is not None and m.kind is Kind.PERSON]
        yield from told[-1:]


def _identified_as(verb: Token, people: Token, mentions: Mentions) -> Mention | None:
    """“Those killed were identified as Ann Roe, 24, …”, “named the dead as …”."""
    if verb.lemma_.lower() not in words("identifying-verbs") or people.dep_ not in ("nsubj:pass", "obj") or is_negated(verb):
        return None
    told = verb.doc[max(verb.i, people.i) + 1 : verb.sent.end]
    at = next((t.i for t in told if t.lower_ == "as"), None)
    return next((m for t in told if at is not None and at < t.i <= at + _NEAR_COLON and (m := mentions.at(t.i)) is not None and m.form is Form.NAME), None)


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


def _pairs(doc: Doc, mentions: Mentions) -> Iterator[tuple[Mention, Mention, bool]]:
    """(group, first name of the list that it consists of, whether these are all)."""
    for some, name in find_identifications(doc, mentions):
        if some.kind is Kind.GROUP and name.form is Form.NAME:
            yield some, name, preposition(doc[some.head]) != "of"  # "one of the gunmen"
    verbs = words("member-verbs")
    for token in doc:
        if token.lower_ == "them" and token.head.lemma_.lower() in words("identifying-verbs") and (found := _identified_them(token, mentions)) is not None:
            yield (*found, True)
        group = mentions.at(token.i)
        if group is not None and group.head == token.i and group.kind is Kind.GROUP:
            for c in children(token, "appos", "parataxis", "dep"):
                yield from ((group, name, True) for name in _first_name(c, mentions))
        if token.text == ":" and (listed := _list_after(token, mentions)) is not None:
            yield (*listed, True)
        one: Token | None = None
        other: Token | None = None
        if token.pos_ == "VERB" and token.lemma_.lower() in verbs:
            one, other = surface_subject(token), child(token, "obj")
        elif token.pos_ in ("NOUN", "PROPN") and child(token, "cop") is not None:
            one, other = child(token, "nsubj"), token
        if one is None or other is None or is_negated(token):
            continue
        for side, names in ((one, other), (other, one)):
            if (group := _group_at(side, mentions)) is not None:
                yield from ((group, name, token.lemma_.lower() not in words("including-verbs")) for name in _first_name(names, mentions))


def _identified_them(them: Token, mentions: Mentions) -> tuple[Mention, Mention] | None:
    """“The four victims were found. The coroner identified them as Ann Roe and John Doe”: the group told last, and the name after "as"."""
    doc, end = them.doc, them.sent.end
    named = next((m for t in doc[them.i + 1 : min(end, them.i + _JUST_AFTER)] if (m := mentions.at(t.i)) is not None and m.form is Form.NAME), None)
    if them.i + 1 >= end or doc[them.i + 1].lower_ != "as" or named is None or named.kind is not Kind.PERSON:
        return None
    before = [m for m in mentions.all if m.head < them.i < m.head + _JUST_BEFORE and m.kind is Kind.GROUP and m.form is Form.NOMINAL]
    return (before[-1], named) if before else None


def _list_after(colon: Token, mentions: Mentions) -> tuple[Mention, Mention] | None:
    """“Two of the four men killed there: Ann Roe, 57, and John Doe”: the group told last before a colon and the name right after it."""
    doc, sentence = colon.doc, colon.sent
    after = next((m for t in doc[colon.i + 1 : min(sentence.end, colon.i + _NEAR_COLON)] if (m := mentions.at(t.i)) is not None), None)
    if after is None or after.form is not Form.NAME or after.kind is not Kind.PERSON:
        return None
    groups = [m for t in doc[sentence.start : colon.i] if (m := mentions.at(t.i)) is not None and m.kind is Kind.GROUP and m.head == t.i]
    return (groups[-1], after) if groups else None


def _group_at(token: Token, mentions: Mentions) -> Mention | None:
    """The group that a noun or a number speaks of: "two of the three people", "the dead"."""
    for one in (token, *children(token, "nmod")):
        group = mentions.at(one.i)
        if group is not None and group.kind is Kind.GROUP:
            return group
    return None


def _first_name(token: Token, mentions: Mentions) -> Iterator[Mention]:
    """The first person's name among what is coordinated with the token, none or one."""
    for one in with_conjuncts(token):
        name = mentions.at(one.i) or next((m for c in one.children if (m := mentions.at(c.i)) is not None and m.form is Form.NAME), None)
        if name is not None and name.form is Form.NAME and name.kind is Kind.PERSON:
            yield name
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
