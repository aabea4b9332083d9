"""Who is left or found in which state: "leaving Ann Roe dead and two others wounded", a headline's "two adults, six children dead".

Parsers make of such a series what they like. But the people always stand right before their state, and only people, states and
conjunctions stand between "leave" or "find" and the last state.
"""

from __future__ import annotations

from collections.abc import Container

from newsgraph.annotation.tree import Token
from newsgraph.finding.syntax import CONJUNCTIONS, child, direct_object, is_headline, preposition, surface_subject

_LEAVING = frozenset(("leave", "find", "discover"))
_TELLING = frozenset(("report", "confirm"))
_NOMINAL = ("NOUN", "PROPN", "NUM")
_WITHIN = ("flat", "compound", "nummod", "appos", "nmod")


def people_before(state: Token, states: Container[int]) -> Token | None:
    """The head of the nominals right before a bare `state` of a small clause; `states` holds the tokens of all states and other triggers."""
    if state.tag_ not in ("JJ", "VBN", "VBD") or state.dep_ == "amod" or child(state, "aux", "cop", "obj") is not None:
        return None
    i = state.i - 1
    while i > state.sent.start and state.doc[i].pos_ == "ADV":
        i -= 1
    people = state.doc[i]
    if people.pos_ not in _NOMINAL or i < state.sent.start:
        return None
    while people.dep_.split(":")[0] in _WITHIN and people.head.pos_ in _NOMINAL and people.head.i < state.i:
        if state.head is people and (article := child(people.head, "det")) is not None and article.lower_ == "the":
            break  # "confirmed the names of the four soldiers killed"
        people = people.head
    first = _governor(people, states, stands=state.tag_ != "VBD")
    if first is None and not (state.dep_ == "parataxis" and child(state, "nsubj") is None and is_headline(state.sent)):
        return None
    start = first.i if first is not None else state.sent.start - 1
    while people.dep_ == "conj" and start < people.head.i < people.i and not any(k in states for k in range(people.head.i, people.i)):
        people = people.head
    return people


def taken_subject(verb: Token) -> Token | None:
    """The subject that a coordinated passive has beside it though the parse gave it to the verb before: "left one dead and 500 (were) injured"."""
    if verb.dep_ != "conj" or child(verb, "nsubj", "nsubj:pass") is not None or child(verb, "aux:pass") is None:
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in ("AUX", "ADV"):
        i -= 1
    before = verb.doc[i]
    if before.dep_ == "conj" and before.head.dep_ == "obl" and before.head.i > verb.head.i and preposition(before.head) in CONJUNCTIONS:
        return before.head  # "investigate after three adults and a toddler were hurt"
    return before if before.dep_ == "conj" and before.pos_ in ("NUM", "NOUN", "PROPN") and i > verb.head.i else None


def bearer_of(noun: Token) -> Token | None:
    """Who has the wound or is in the condition: "a man with a wound", "they found him with a wound", "she is in critical condition"."""
    head, case = noun.head, preposition(noun)
    if child(noun, "cop") is not None:
        return child(noun, "nsubj")
    if (beside := _right_before(noun)) is not None:
        return beside
    if case in ("with", "from", "in") and head.pos_ in ("NOUN", "PROPN") and noun.dep_.split(":")[0] == "nmod":
        return _first_with(head)
    if case in ("with", "from", "in", "for") and head.pos_ in ("VERB", "ADJ"):
        return direct_object(head) or surface_subject(head)
    return None


def _right_before(noun: Token) -> Token | None:
    """“Suspect held, girl still in critical condition”: in a headline who stands right before the words."""
    i = noun.left_edge.i - 1
    while i > noun.sent.start and noun.doc[i].pos_ == "ADV":
        i -= 1
    who = noun.doc[i] if i >= noun.sent.start else noun
    bare = preposition(noun) == "in" and is_headline(noun.sent) and who.pos_ in ("NOUN", "PROPN")
    while bare and who.dep_ == "flat":
        who = who.head
    return who if bare and who.dep_ in ("parataxis", "conj", "appos", "root") else None


def _first_with(bearer: Token) -> Token:
    """Where a series of people is left or found with something, the first of them: the parse gives what is said of all to the last."""
    first = bearer
    while first.dep_ == "conj" and first.head.pos_ in _NOMINAL:
        first = first.head
    return first if first.dep_ == "obj" and first.head.lemma_.lower() in _LEAVING else bearer


def _governor(people: Token, states: Container[int], *, stands: bool) -> Token | None:
    """The "leave" or "find" before the series that `people` stands in, or the "is" of its first member: "one man is dead and three people wounded".

    Where the state `stands` without a tense of its own, it may be one that is reported: "confirmed one dead", not "confirmed that two died".
    """
    for i in range(people.i - 1, people.sent.start - 1, -1):
        token = people.doc[i]
        if token.pos_ == "VERB" and (token.lemma_.lower() in _LEAVING or (stands and token.lemma_.lower() in _TELLING)):
            return token
        if token.lemma_.lower() == "be" and any(k in states for k in range(i + 1, people.i)):
            return token
        opens = token.tag_ in ("WRB", "WP", "WDT") or token.dep_ == "mark" or token.text in (";", ":", '"')
        if opens or (token.pos_ in ("VERB", "AUX") and i not in states):
            return None
    return None
