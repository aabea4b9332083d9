"""Joins what the grammar says to be one: appositions, “the bomber, Salman Abedi”; predicates, “Abedi was a student”; “identified as”."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.identifications import find_identifications
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.roles import titles_before
from newsgraph.finding.syntax import child, children, first_of, is_apposed, is_headline, is_negated
from newsgraph.finding.wordlists import words
from newsgraph.resolving.entities import State


def join_predicates(state: State) -> None:
    """“The bomber, Salman Abedi”: apposition; “Abedi was a student”: predicate; “suspect John Smith”: a noun before its name."""
    titles = {head.i: m for m in state.mentions.all if _names_person(m) for _, _, head in titles_before(m, state.doc, state.mentions)}
    for mention in state.mentions.all:
        if mention.form is not Form.NOMINAL or mention.kind is None:
            continue
        titled = titles.get(mention.head)
        for other in (*(() if titled is None else (titled,)), *_same_as(state.doc[mention.head], mention, state)):
            if other.index == mention.index or not _compatible(mention, other):
                continue
            target, mine = state.found(other), state.of.get(mention.index)
            if mine is None:
                if not state.told_apart(target, [mention]):
                    state.put(mention, target)
            elif not (target.names and mine.names) and not state.told_apart(target, mine.mentions):
                state.merge(target if target.names else mine, mine if target.names else target)


def _same_as(token: Token, mention: Mention, state: State) -> Iterator[Mention]:
    """The mentions that a description is said to be the same person or thing as, the surest first."""
    apposed = _apposed(token, mention, state) or _between_commas(token, mention, state)
    if apposed is not None:
        yield apposed
    if token.dep_ == "appos" and (following := _named_next(token, mention, state)) is not None:
        yield following  # "the woman, Roe's niece Lucia Hart"
    for called in (c for verb in children(token, "acl") if verb.lower_ in ("named", "called") for c in children(verb, "xcomp")):
        if (named := state.mentions.at(called.i)) is not None and _names_person(named):
            yield named  # "a student named Ann Roe"
    if (owner := _owner_of_several(token, state)) is not None:
        yield owner
    copular = token.head if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head) else None
    if copular is not None and child(copular, "aux") is None and copular.pos_ == "PROPN" and (named := state.mentions.at(copular.i)) is not None:
        yield named  # "the victim was Ann Roe"
    if child(token, "cop") is not None and not is_negated(token) and child(token, "aux") is None:
        subject = child(token, "nsubj")
        if subject is not None and (found := state.mentions.at(subject.i)) is not None:
            yield found


def _owner_of_several(noun: Token, state: State) -> Mention | None:
    """“Roe, a minister and former colonel,”, “heiress, designer and author Jo Vane”: whose other roles are told beside a bare one; "father and son" are two."""
    kin = words("male-nouns", "female-nouns")
    joined, whose = noun.dep_ == "conj", child(noun, "det", "nmod:poss", "nummod")
    if noun.tag_ not in ("NN", "NNP") or (not joined and noun.lemma_.lower() in kin) or not (whose is None or (not joined and whose.lower_ == "the")):
        return None
    first = first_of(noun, "conj")
    name = state.mentions.at(first.i)
    if joined and name is not None and _names_person(name) and any(name.end <= c.i < noun.i for c in children(first, "appos")):
        return name
    for other in (t for t in (first, *children(first, "conj"), *children(noun, "conj")) if t.i > noun.i):
        for t in (other, *children(other, "flat", "nmod:desc", "appos")):
            name = state.mentions.at(t.i)
            if name is not None and _names_person(name) and name.start > noun.i + 1 and all(_is_in_row(x) for x in state.doc[noun.i + 1 : name.start]):
                return name
    return None


def _is_in_row(token: Token) -> bool:
    return token.text in (",", "and", "&") or (token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.ent_type_ and child(token, "det") is None)


def _apposed(token: Token, mention: Mention, state: State) -> Mention | None:
    at = state.mentions.at
    if (named := _named_after_comma(token, state)) is not None:
        return named
    if token.dep_ == "appos" and is_headline(token.sent) and any(c.tag_ == "VBN" and c.i < token.i for c in children(token.head, "acl")):
        return None  # "Suspect arrested in York shooting, girl still in hospital": two headlines in one
    if token.dep_ == "appos":
        joined = [c for c in children(token.head, "conj") if c.i < token.i and not mention.plural]
        return at((joined[-1] if joined else token.head).i)  # "the victim and another teen, a 15-year-old boy": the one before the comma
    for c in token.head.children:
        if is_apposed(token, c):
            return at(c.i)
    for c in children(token, "appos", "flat", "nmod:desc"):
        found = at(c.i)
        if found is not None and found.form is Form.NAME:
            return found
    return _named_next(token, mention, state) if child(token, "cop") is None else None


def _named_after_comma(token: Token, state: State) -> Mention | None:
    """“The head of the UK's police, Neil Basu”: the name stands beside the whole phrase, though it hangs on the phrase's last noun."""
    name = state.mentions.at(_after_phrase(token, state.doc))
    if name is None or not _names_person(name) or state.doc[name.head].dep_ != "appos" or token.i >= name.start:
        return None
    above = state.doc[name.head].head
    for _ in range(4):
        if above.i == token.i:
            return name
        if not above.dep_.startswith("nmod"):
            break
        above = above.head
    return None


def _named_next(token: Token, mention: Mention, state: State) -> Mention | None:
    """“Suspect John Smith”, “mayor Ann Roe”: the name that the description stands right before, or is part of."""
    name = state.mentions.at(token.i + 1) if token.i + 1 < len(state.doc) else None
    if name is not None and name.form is Form.NAME and name.start == token.i + 1 == mention.end:
        if name.kind is Kind.PERSON or (name.kind is mention.kind is Kind.ORGANIZATION and token.tag_ == "NN"):
            return name
    if token.dep_ in ("compound", "flat", "nmod:desc") and token.head.i != token.i:
        found = state.mentions.at(token.head.i)
        return found if found is not None and _names_person(found) else None
    return None


def _names_person(mention: Mention) -> bool:
    return mention.form is Form.NAME and mention.kind is Kind.PERSON


def _between_commas(token: Token, mention: Mention, state: State) -> Mention | None:
    """“Said the union's secretary, Tove Lindahl.”: a name between commas after a definite description, which no other verb has for its subject."""
    doc, i = state.doc, mention.end
    if not mention.definite or mention.plural or i + 1 >= len(doc) or doc[i].text != ",":
        return None
    name = state.mentions.at(i + 1 + (doc[i + 1].lower_.rstrip(".") in words("honorifics")))
    if name is None or not _names_person(name) or name.start > i + 2 or mention.kind is not Kind.PERSON:
        return None
    head, closed = doc[name.head], name.end >= len(doc) or doc[name.end].text in (",", ".", ";", ")", "—")
    of_another = head.dep_.startswith("nsubj") and head.head.i > head.i and head.head.i not in (token.head.i, token.i)
    of_another |= head.dep_ == "appos" and token.dep_ == "nmod" and head.head.i == token.head.i  # "the mother of the child, Ann Roe"
    return name if closed and not of_another else None


def _after_phrase(token: Token, doc: Doc) -> int:
    """The token after the comma that ends a noun phrase: where an apposition would begin."""
    last = max((t.i for c in token.children if c.dep_.startswith("nmod") for t in c.subtree if t.dep_ != "appos"), default=token.i)
    for i in range(token.i + 1, min(last + 3, len(doc) - 1)):
        if doc[i].text == "," and doc[i + 1].pos_ == "PROPN":
            titled = i + 2 < len(doc) and doc[i + 1].lower_.rstrip(".") in words("honorifics")
            return i + 2 if titled else i + 1  # "the cabinet member for schools, Cllr Jo Roe"
    return token.i


def _compatible(a: Mention, b: Mention) -> bool:
    """Whether kind, number and gender allow that two mentions are of one."""
    return a.kind is b.kind is not None and a.plural == b.plural and not (a.gender and b.gender and a.gender != b.gender)


def join_identified(state: State, *, pronouns: bool) -> None:
    """“Police identified the victim as Ann Roe”, “a man later named as John Doe”; once pronouns are joined, “named him as John Doe”."""
    for found, name in find_identifications(state.doc, state.mentions):
        if found.kind is not Kind.PERSON or name.kind is not Kind.PERSON or found.plural or (found.form is Form.PRONOUN) != pronouns:
            continue
        if not found.gender or not name.gender or found.gender == name.gender:
            target, other = state.found(name), state.of.get(found.index)
            if other is None:
                state.put(found, target)
            elif not other.names and not state.told_apart(target, other.mentions):
                state.merge(target, other)
