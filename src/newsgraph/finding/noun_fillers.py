"""Who stands around an event's noun, or around the verb that only carries it: "the bombing of the mill by rebels", "carried out a raid on the mill"."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.annotation.tree import Token
from newsgraph.finding.mentions import Form, Kind
from newsgraph.finding.nominal_kinds import Reading, by_name
from newsgraph.finding.small_clauses import bearer_of
from newsgraph.finding.status import is_called, is_scheduled
from newsgraph.finding.syntax import (
    child,
    children,
    direct_object,
    first_of,
    is_passive,
    leader_of,
    obliques,
    preposition,
    subject,
    surface_subject,
    with_conjuncts,
    word_after,
    word_before,
)
from newsgraph.namespaces import NG
from newsgraph.ontology import Frame

_OF_A_GAME = ((NG + "winner",), (NG + "loser",))
_NOUN_CASES = frozenset(("by", "between", "against", "of", "with", "over"))
_REACHING = frozenset(("rise", "climb", "stand", "reach", "pass", "increase", "jump", "hit", "exceed", "grow", "be"))
TOTALS = frozenset(("number", "total", "toll", "tally", "count"))
REVISING = frozenset(("bring", "raise", "take", "push", "put", "revise", "lower", "update", "correct", "increase", "cut", "reduce"))
"""“Bringing the death toll to 12”, "the number was later raised to five"."""
_COSTING = frozenset(("value", "cost", "worth", "price", "estimate"))
_TO_A_BODY = ("BusinessEvent", "Accident", "Award", "Lawsuit", "Sanction")
"""What befalls a body as often as it does it: "the Fitbit acquisition"."""


def predicate_fillers(noun: Token) -> Iterable[tuple[str, Token]]:
    """“She was the winner”: who it is said of; and what is said. “It was the third attack” says it of nobody."""
    who = surface_subject(noun)
    if who is not None and who.lower_ not in ("it", "this", "that"):
        yield "object" if preposition(noun) == "under" else "subject", who  # "the town is under attack"
    yield "itself", noun


def _right_behind(noun: Token) -> Iterable[tuple[str, Token]]:
    """Phrases that the parse gave to the verb, though they follow the noun at once: "opens with a concert by the Elm Quartet"."""
    if noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB":
        for c in children(noun.head, "obl"):
            case = preposition(c)
            if case in _NOUN_CASES and c.left_edge.i == noun.i + 1 and not (case == "by" and is_passive(noun.head)):
                yield case, c


def noun_fillers(noun: Token, frame: Frame, r: Reading) -> Iterable[tuple[str, Token]]:
    """(position, token) of what fills the places of a frame around its noun; a position may be told more than once."""
    positions = frame.positions
    for case, nominal in (*obliques(noun), *_right_behind(noun)):
        if case in positions:
            yield case, nominal
        elif case == "of" and "object" in positions:
            yield "object", nominal
        elif case == "by":
            yield "subject", nominal
    for c in children(noun, "nmod:poss"):
        yield "possessor" if "possessor" in positions else "subject", c
    for c in children(noun, "compound", "amod", "nmod:desc"):
        if "subject" in positions and _does_it(c, frame, r):
            yield "subject", c
        elif "compound" in positions and (c.dep_ != "amod" or r.mentions.at(c.i) is not None):
            tool = c.lemma_.lower() in r.ontology.lists["instrument-words"]
            if tool or NG + "instrument" not in positions["compound"] or (len(positions["compound"]) > 1 and r.mentions.at(c.i) is not None):
                yield "compound", c
    if (leader := leader_of(noun)) is not None:
        yield "subject", leader
    if positions.get("possessor", ())[:1] in _OF_A_GAME and (side := _side_of_result(noun, r)) is not None:
        yield "possessor", side
    if is_called(noun, r.ontology) and (caller := subject(noun.head)) is not None:
        yield "subject", caller
    if noun.dep_ == "obl" and preposition(noun) in ("at", "in", "during") and NG + "speaker" in positions.get("subject", ()):
        if noun.head.lemma_.lower() in r.ontology.lists["reporting-verbs"] and (speaker := subject(noun.head)) is not None:
            yield "subject", speaker  # "said at a news conference"
    if "itself" in positions and (child(noun, "compound", "amod", "nummod", "nmod:desc") is not None or by_name(noun, r) is not noun):
        yield "itself", noun
    for c in children(noun, "acl"):
        if c.lemma_ in ("involve", "target", "include"):
            what = child(c, "obj")
            if what is not None:
                yield "with", what
    brings = noun.dep_ == "nsubj" and (noun.head.lemma_ in ("involve", "feature") or (noun.head.lemma_ == "bring" and word_after(noun.head) == "together"))
    if brings and (what := child(noun.head, "obj")) is not None:
        yield "with", what  # "the concert featured Ann Roe"
    if "bearer" in positions and (bearer := bearer_of(noun)) is not None:
        yield "bearer", bearer
    total = noun.head if noun.dep_ == "nmod" and noun.head.lemma_.lower() in TOTALS else noun  # "the number of deaths"
    if "reached" in positions and total.head.lemma_.lower() in (_REACHING if total.dep_ == "nsubj" else REVISING):
        for case, nominal in (*obliques(total.head), *(("", n) for n in children(total.head, "obj"))):
            if nominal.i != total.i and case != "on":  # "took its toll on the family"
                yield "reached", nominal
    if "struck" in positions:
        yield from (("struck", what) for what in _struck(noun, r))
    if "worth" in positions and noun.dep_ in ("nsubj", "nsubj:pass") and noun.head.lemma_.lower() in _COSTING:
        for of in (*children(noun.head, "obj"), *(n for case, n in obliques(noun.head) if case in ("at", "about", ""))):
            yield "worth", of
    yield from _light_verb_fillers(noun, frame, r)


def _side_of_result(noun: Token, r: Reading) -> Token | None:
    """Who won or lost by what the clause tells of them: "went top with a 2-0 win over Hull", "slumped to a defeat by Hull", "sealed a win"."""
    verb = noun.head
    got = noun.dep_ == "obj" and verb.lemma_.lower() in r.ontology.lists["scoring-verbs"]
    came = noun.dep_ == "obl" and preposition(noun) in ("with", "to", "after", "by")
    return surface_subject(verb) if (got or came) and child(noun, "nmod:poss") is None and not is_passive(verb) else None


def _does_it(name: Token, frame: Frame, r: Reading) -> bool:
    """“A Supreme Court ruling”, “an AU summit”: the body before the noun does it; of what does harm only a body that is known to, and never of a purchase."""
    mention = r.mentions.at(name.i)
    if mention is None or mention.form is not Form.NAME or mention.kind is not Kind.ORGANIZATION:
        return False
    if NG + "perpetrator" in frame.positions["subject"]:
        return any(t.lower_ in r.ontology.lists["armed-bodies"] for t in r.doc[mention.start : mention.end])
    return "compound" not in frame.positions and not r.ontology.is_any(frame.classes, (NG + k for k in _TO_A_BODY))


def _struck(noun: Token, r: Reading) -> Iterable[Token]:
    """“The storm passed Cuba and hit Tampa”, “Tampa was hit by the storm”, “a storm that hit Tampa”: what it struck."""
    first = first_of(noun, "conj", alike=True)
    verb = first.head
    does = first.dep_ == "nsubj" or (preposition(first) == "by" and is_passive(verb))
    clauses = [c for c in children(noun, "acl:relcl", "acl") if c.tag_ != "VBN" and subject(c) in (None, noun)]
    for one in (*(with_conjuncts(verb) if does else ()), *(two for c in clauses for two in with_conjuncts(c))):
        same = one is verb or one in clauses or child(one, "nsubj", "nsubj:pass") is None
        if not same or one.lemma_.lower() not in r.ontology.lists["striking-verbs"]:
            continue
        struck = direct_object(one) or next((n for case, n in obliques(one) if case in ("through", "across", "into")), None)
        if struck is not None:
            yield struck


def _light_verb_fillers(noun: Token, frame: Frame, r: Reading) -> Iterable[tuple[str, Token]]:
    """What stands around a verb that only carries the noun: "launched an attack on", "was given a sentence by", "an inquiry was opened by"."""
    if is_scheduled(noun, r.ontology):
        if (planned := direct_object(noun.head) or surface_subject(noun.head)) is not None:
            yield "object", planned  # "NASA's telescope, scheduled for launch in 2021"
            yield from (("subject", owner) for owner in children(planned, "nmod:poss"))
        return
    befalls = "possessor" if "possessor" in frame.positions else "object"
    if NG + "recipient" in frame.positions.get("to", ()):
        befalls = "to"  # whose donation it is gives it
    carrying, receiving = r.ontology.lists["light-verbs"], r.ontology.lists["receiving-verbs"]
    trigger, noun = noun, first_of(noun, "conj", alike=True)
    if noun.dep_ == "nmod" and preposition(noun) == "of" and noun.head.lemma_ in r.ontology.lists["stage-nouns"]:
        noun = noun.head
    after = [c for c in children(noun, "acl:relcl", "acl") if c.i > trigger.i]  # not "a petition signed by 40 people and a protest"
    verb = (
        noun.head
        if noun.dep_ in ("obj", "nsubj:pass")
        else next((c for c in (*after, *_set_off(noun)) if child(c, "obj") is None and not _is_of_nearer(c, noun)), None)
    )
    if verb is None or verb.lemma_.lower() not in carrying | receiving:
        return
    if verb.lemma_.lower() in ("attend", "flee", "escape"):
        return  # who attends a concert does not give it, nor does who flees a war wage it
    if verb.lemma_.lower() == "face" and any(NG + "victim" in r.ontology.superproperties.get(x, ()) for x in frame.positions.get("object", ())):
        return  # who faces murder is charged with it
    if is_passive(verb) and noun.dep_ == "obj" and (receiver := surface_subject(verb)) is not None:
        yield befalls, receiver
    if (who := subject(verb)) is not None and who.i != noun.i:
        yield befalls if verb.lemma_.lower() in receiving and not is_passive(verb) else "subject", who
    if (second := child(verb, "iobj")) is not None:
        yield befalls, second
    for case, nominal in obliques(verb):
        if case in frame.positions:
            yield case, nominal
    yield from (("with", tool) for tool in tools_of(verb, frame))


def tools_of(verb: Token, frame: Frame) -> Iterable[Token]:
    """“Carried out the attack using ten drones”."""
    if "with" in frame.positions:
        for c in (*children(verb, "advcl", "xcomp", "acl"), *(children(verb.head, "advcl") if verb.dep_ == "conj" else ())):
            if c.lemma_ in ("use", "wield", "brandish") and (tool := child(c, "obj")) is not None:
                yield tool


def _set_off(noun: Token) -> list[Token]:
    """“Two died in the attack, reportedly carried out by rebels”: a participle right behind the noun, which the parse gave to the verb."""
    return [c for c in children(noun.head, "advcl", "parataxis") if c.tag_ == "VBN" and c.left_edge.i in (noun.i + 1, noun.i + 2) and word_after(noun) == ","]


def _is_of_nearer(participle: Token, noun: Token) -> bool:
    """“The war between the army, led by Roe, and the rebels”: whom he leads is what stands before the comma."""
    return word_before(participle) == "," and noun.i < participle.i - 2
