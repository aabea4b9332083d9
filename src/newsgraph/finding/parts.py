"""Whose part in an event other words than the event's own tell: "the speakers at the rally", "took part in the race", "blamed rebels for the attack"."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.annotation.tree import Token
from newsgraph.finding.mentions import Form, Kind
from newsgraph.finding.nominal_kinds import Reading
from newsgraph.finding.status import DENIED, OCCURRED, ONGOING, PLANNED, event_status
from newsgraph.finding.syntax import child, children, direct_object, first_of, is_negated, obliques, preposition, subject, surface_subject
from newsgraph.namespaces import NG
from newsgraph.ontology import Frame

_ASCRIBING = ("ascrib", "attribut", "blam", "pinned", "link")  # beginnings of words
_TOLD_AS_SO = frozenset((OCCURRED, ONGOING, PLANNED))


def parts_by_verb(event: Token, frame: Frame, r: Reading) -> Iterable[tuple[str, Token]]:
    """(role IRI, who) of the verb that the event hangs on: "spoke at the rally", "was involved in the crash", "blamed rebels for the attack"."""
    if event.pos_ not in ("NOUN", "PROPN"):
        return
    first = first_of(event, "conj", alike=True)
    governor = first.head
    verb, phrase = _verb_phrase(first)
    if first.dep_ == "obl" and verb.lemma_.lower() in r.ontology.lists["speaking-verbs"]:
        phrase = f"say {preposition(first)}"
    if (parts := r.ontology.part_verbs.get(phrase)) is not None and event_status(verb, r.ontology) in _TOLD_AS_SO:
        does = first.dep_ in ("obj", "iobj", "nsubj:pass") or phrase.startswith("say ")  # "he was told at the meeting by Ann Roe"
        who = subject(verb) if does else surface_subject(verb)
        asks = NG + "speaker" in (role for role, _ in parts) and any(preposition(c) in ("to", "with") for c in children(verb, "obl"))
        if who is not None and who != first and not asks:  # not "the paper spoke to her at the rally"
            yield from ((role, who) for role, within in parts if not within or r.ontology.is_any(frame.classes, within))
    if NG + "perpetrator" in frame.positions.get("subject", ()):
        if (claimant := _claimant(first)) is not None:
            yield NG + "perpetrator", claimant
        if event_status(governor, r.ontology) not in (None, DENIED):
            yield from ((NG + "suspect", who) for who in _blamed(first))


def _verb_phrase(event: Token) -> tuple[Token, str]:
    """The verb that an event hangs on, and with which words: "take part in", "address"."""
    verb, case, words = event.head, preposition(event), []
    if event.dep_ == "nmod" and verb.dep_ == "obj":
        words.append(verb.lemma_.lower())  # "played no part in the race", where the parse hangs the race on the noun
        verb = verb.head
    elif event.dep_ == "obl" and (part := child(verb, "obj")) is not None and part.i + 2 >= event.left_edge.i:
        words.append(part.lemma_.lower())
    elif event.dep_ not in ("obl", "obj", "iobj", "nsubj:pass", "nmod"):
        return verb, ""
    return verb, " ".join([verb.lemma_.lower(), *words, *([case] if case else [])])


def _claimant(event: Token) -> Token | None:
    """Who "claimed responsibility for the attack", "claimed the attack"; whether the parse hung the attack on the noun or on the verb."""
    verb = event.head
    if event.dep_ in ("obj", "nsubj:pass"):
        return subject(verb) if verb.lemma_ == "claim" and not is_negated(verb) and child(verb, "ccomp", "xcomp") is None else None
    noun = verb if verb.lemma_ != "claim" else child(verb, "obj")
    claims = preposition(event) == "for" and noun is not None and noun.lemma_.lower() == "responsibility" and noun.head.lemma_ == "claim"
    return subject(noun.head) if claims and noun is not None else None


def _blamed(event: Token) -> Iterable[Token]:
    """Whom somebody holds to have done it: "attributed the attack to rebels", "an attack blamed on rebels", "blamed rebels for it"."""
    verbs = [event.head] if event.dep_ in ("obj", "nsubj:pass") else children(event, "acl")
    for verb in verbs:
        if verb.lower_.startswith(_ASCRIBING):
            yield from (who for case, who in obliques(verb) if case in ("to", "on"))
    above, case = event.head, preposition(event)
    if case == "of" and above.lemma_ in ("accuse", "suspect") and (who := direct_object(above)) is not None:
        yield who
    if case != "for":
        return
    if above.lemma_ == "responsible":
        who = surface_subject(above) if above.dep_ != "amod" else above.head
        yield from () if who is None else (who,)
    verb = above if above.pos_ == "VERB" else above.head
    if verb.lemma_ == "blame" and (who := direct_object(verb)) is not None:
        yield who


def parts_by_noun(event: Token, r: Reading) -> Iterable[tuple[str, Token]]:
    """(role IRI, who) of the noun that the event hangs on, where it calls somebody after his part: "the speakers at the rally, including Ann Roe"."""
    noun = event.head
    if event.dep_ != "nmod" or event.pos_ not in ("NOUN", "PROPN") or noun.pos_ != "NOUN" or preposition(event) not in ("of", "at", "in", "behind", "for"):
        return
    role = r.ontology.part_nouns.get(noun.lemma_.lower())
    if role is None or any(c.lower_ in r.ontology.lists["unreal-words"] for c in children(noun, "amod")):
        return  # "the intended victim of the attack"
    who = surface_subject(noun) if child(noun, "cop") is not None else None
    if noun.dep_ == "appos" and (named := r.mentions.at(noun.head.i)) is not None and named.form is Form.NAME:
        who = noun.head  # "Ann Roe, the winner of the race, is from York"
    if r.mentions.at(noun.i) is not None or (who is None and "thing" not in r.ontology.accepts.get(role, ("thing",))):
        yield role, noun
    if who is not None:
        yield role, who
    for case, one in obliques(noun):
        if case == "including":
            yield role, one
    for one in (*children(noun, "appos"), *(n for case, n in obliques(noun) if not case)):
        if (m := r.mentions.at(one.i)) is not None and m.form is Form.NAME and m.kind is Kind.PERSON:
            yield role, one
