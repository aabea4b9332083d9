"""Joins pronouns to whom they stand for, by number, gender, syntax and distance."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.resolving.entities import Cluster, State

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_PRONOUN_REACH = 3  # sentences back


def join_pronouns(state: State) -> None:
    """Join "he" and "she" to the most salient person before them, "I" to the speaker of its quotation."""
    persons = [m for m in state.mentions.all if m.kind in (Kind.PERSON, None)]
    recent: list[Mention] = []
    for mention in persons:
        token = state.doc[mention.head]
        word = token.lower_
        if mention.form is not Form.PRONOUN:
            if mention.index in state.of and not mention.plural:
                recent.append(mention)
            continue
        quotation = state.quoted.get(mention.head)
        if word in _FIRST:
            speaker = quotation.speaker if quotation is not None else None
            if speaker is not None and speaker.index in state.of:
                state.put(mention, state.of[speaker.index])
            continue
        gender = "male" if word in _MASCULINE else "female" if word in _FEMININE else None
        if gender is None or mention.plural:
            continue
        target = _antecedent(token, gender, recent, state)
        if target is not None:
            state.put(mention, target)
            recent.append(mention)


def _antecedent(token: Token, gender: str, recent: Sequence[Mention], state: State) -> Cluster | None:
    here = state.sentence[token.i]
    quote = state.quoted.get(token.i)
    best: tuple[float, int] | None = None
    chosen: Cluster | None = None
    for other in reversed(recent[-30:]):
        back = here - state.sentence[other.head]
        if back > _PRONOUN_REACH + (2 if other.form is Form.NAME else 0):
            break
        cluster = state.of[other.index]
        if cluster.gender not in (None, gender) or cluster.plural:
            continue
        head = state.doc[other.head]
        if state.quoted.get(other.head) is not quote and other.head in state.quoted:
            continue  # someone inside another quotation
        if quote is not None and quote.speaker is not None and state.of.get(quote.speaker.index) is cluster:
            continue  # a speaker says "I" of himself
        if head.head is token.head and {head.dep_, token.dep_} <= {"nsubj", "obj", "iobj", "nsubj:pass"}:
            continue  # "he hit Smith": two people
        subject = head.dep_.startswith("nsubj")
        value = -1.0 * back + (0.9 if subject else 0.0) + (0.3 if cluster.names else 0.0) + (0.4 if cluster.gender == gender else 0.0)
        if other.form is Form.PRONOUN:
            value += 0.3
        rank = (value, other.start)
        if best is None or rank > best:
            best, chosen = rank, cluster
    return chosen
