"""When and where, as the words around an event's trigger tell it: its own, its clause's, those of the clauses that say that it occurred."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsgraph.annotation.tree import Token
from newsgraph.finding.arguments import LOCATION, Argument
from newsgraph.finding.circumstances import LOCATIVE
from newsgraph.finding.mentions import Kind
from newsgraph.finding.nominal_kinds import Reading
from newsgraph.finding.status import is_called, is_scheduled
from newsgraph.finding.syntax import child, children, first_of, leader_of, preposition, subject, surface_subject, word_before
from newsgraph.finding.times import Time
from newsgraph.finding.triggers import Trigger
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG

_OFFICE = 12  # tokens
_OFFENCE_DEPTH = 5  # steps up from an offence to who is charged with it: "arraigned on charges of murder in the shooting of"
_CONFINEMENT = frozenset(("prison", "jail", "custody", "detention"))
_ATTENDED = {**dict.fromkeys(("meet", "gather", "convene", "assemble", "arrive"), ("for", "at", "during")), "go": ("to", "on")}
"""Verbs whose time and place are those of what people come to: “met in Oslo for talks”, “went to the polls on Sunday”."""
_ENDING = frozenset(("end", "conclude", "finish", "halt", "abandon"))
_SPEAKING = frozenset(("speak", "talk", "write", "appear", "testify"))
_LASTING = frozenset(("last", "begin", "start"))
_STANDING = frozenset(NG + x for x in ("target", "cause", "instrument"))
_OF_A_STATE = ("Legislation", "EmergencyDeclaration", "Referendum", "Election")
_OF_A_PEOPLE = ("Strike", "Election")
_TAKING_PART = frozenset(NG + x for x in ("agent", "winner", "loser", "candidate", "participant", "organizer"))
_JUDGING = frozenset(NG + x for x in ("court", "judge"))
_RULING = frozenset(NG + x for x in ("agent", "authority"))
_COUNTING = frozenset(("report", "record", "register", "confirm", "log"))
_CARRYING = frozenset(("carry", "conduct", "stage", "organise", "organize", "launch", "mount", "undertake", "perform"))
_SHORT = tuple(NG + c for c in ("PoliceOperation", "Ceremony", "Match", "Concert", "Demonstration", "Vote", "Visit"))
_SPANS = frozenset(("minute", "hour", "day", "week", "month", "year"))


def circumstances_of(trigger: Trigger, noun: bool, arguments: Sequence[Argument], r: Reading) -> tuple[tuple[int, ...], tuple[Time, ...]]:
    """The places and times that the text tells of it, by what stands nearest to the trigger."""
    token = _named_after(r.doc[trigger.head])
    struck = tuple(a.token for a in arguments if a.role == LOCATION)
    places = tuple(dict.fromkeys((*struck, *_places(token, noun, r))))
    if not places and r.ontology.is_any(trigger.frame.classes, (NG + "PoliticalEvent",)):
        places = tuple(_of_offices(token, r))
    if not places and any(NG + c in trigger.frame.classes for c in _OF_A_STATE):
        places = tuple(dict.fromkeys(p for a in arguments if a.role in _RULING for p in _of_state(r.doc[a.token], r)))
    if not places and any(NG + c in trigger.frame.classes for c in _OF_A_PEOPLE):
        places = tuple(dict.fromkeys(p for a in arguments if a.role in _TAKING_PART for p in _of_people(r.doc[a.token], r)))
    if not places and not noun:
        places = tuple(dict.fromkeys(p for a in arguments if a.role in _STANDING for p in _of_thing(r.doc[a.token], r)))
    if r.ontology.is_any(trigger.frame.classes, (NG + "JusticeEvent",)):
        places = tuple(i for i in places if r.doc[i].lemma_ not in _CONFINEMENT)  # "sentenced to life in prison"
        places = places or tuple(a.token for a in arguments if a.role == NG + "court" and preposition(r.doc[a.token]) in ("at", "in"))
        places = places or tuple(dict.fromkeys(_of_court(token, arguments, r)))
    elif _judging(token, r) is not None:
        places = tuple(i for i in places if r.doc[i].lemma_.lower() not in r.ontology.lists["court-words"])  # "guilty of murder at Leeds Crown Court"
    times = _times(token, noun, r)
    if trigger.noun is not None:
        inner = r.doc[trigger.noun]
        places, times = places or _places(inner, True, r), times or _times(inner, True, r)
    if not noun and not times:
        times = tuple(t for i in range(token.i + 1, trigger.end) for t in r.circumstances.times.get(i, ()))
    return places, times


def _of_court(token: Token, arguments: Sequence[Argument], r: Reading) -> Iterator[int]:
    """“After a trial in York, he was found guilty”, “a York court jailed him”: where the trial was, else where the court sits."""
    for c in children(token, "obl"):
        if c.i in r.by_head and NG + "Trial" in r.by_head[c.i].classes:
            yield from r.circumstances.places.get(c.i, ())
    for a in arguments:
        if a.role in _JUDGING and r.doc[a.token].pos_ == "NOUN":
            yield from _of_state(r.doc[a.token], r)


def _of_state(ruler: Token, r: Reading) -> Iterator[int]:
    """“Norland outlawed it”, “the Parliament of Norland passed a bill”, “Norland governor Ann Roe declared an emergency”: where that holds."""
    if _is_place(ruler, r):
        yield ruler.i
        return
    office = (c for c in children(ruler, "appos", "nmod:desc") if c.lemma_.lower() in words("offices"))
    for noun in (ruler, *office):
        yield from (c.i for c in children(noun, "nmod", "nmod:poss", "compound") if preposition(c) in (None, "of") and _is_place(c, r))


def _of_people(who: Token, r: Reading) -> Iterator[int]:
    """“Nigeria's lecturers went on strike”, “Norland's Social Union came first in the election”: where it was."""
    yield from (c.i for c in children(who, "nmod:poss", "compound") if _is_place(c, r))


def _named_after(noun: Token) -> Token:
    """“Storm Petra flooded streets in York”: what stands where the storm does in the clause is its name."""
    named = noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("compound", "nmod:desc") and noun.head.i == noun.i + 1 and noun.head.pos_ == "PROPN"
    return noun.head if named else noun


def _of_thing(noun: Token, r: Reading) -> Iterator[int]:
    """“A hotel in York burned down”, “hit by a car driving along Elm Road”: where what it befell stands, and what struck it was."""
    for c in children(noun, "acl"):
        if c.dep_ == "acl" and c.tag_ == "VBG":
            yield from r.circumstances.places.get(c.i, ())
    yield from (c.i for c in children(noun, "nmod") if preposition(c) in ("in", "on", "at", "near", "off", "outside") and _is_place(c, r))


def occurs(noun: Token, r: Reading) -> bool:
    """Whether what the noun's clause says of time and place holds of the event itself: "the attack happened in York"."""
    head = noun.head
    return (
        noun.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "root", "obl:agent")
        and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
        and (noun.dep_ == "root" or _is_watched(noun) or head.lemma_.lower() in words("occurrence-verbs", "light-verbs") or head.i in r.by_head)
    ) or (noun.dep_ == "obl" and preposition(noun) in _ATTENDED.get(head.lemma_, ()))


def _is_watched(noun: Token) -> bool:
    """“The match was watched by 20,000 at Elm Road”."""
    return noun.dep_ == "nsubj:pass" and noun.head.lemma_ in ("watch", "attend")


def brings_harm(noun: Token, r: Reading) -> bool:
    """Whether something is told to have come of it: "two were hurt in a crash"; not "shot hours after the parade", "arrested in a shooting"."""
    case = child(noun, "case")
    if case is None or case.lower_ in ("before", "since", "until", "for", "with", "of", "over") or (case.i and case.nbor(-1).lemma_.lower() in _SPANS):
        return False
    told = r.by_head.get(noun.head.i)
    if told is None or r.ontology.is_any(told.classes, (NG + "JusticeEvent",)):
        return False
    if case.lower_ in ("after", "following") and not told.consequence:
        return False  # "following the ruling she was sworn in at noon"
    return noun.dep_ == "obl" and noun.head.pos_ in ("VERB", "ADJ") and noun.tag_ == "NN"


def judged_at(token: Token, r: Reading) -> tuple[Time, ...]:
    """The times of the charge, arrest or sentence that the words make it the offence of: "in 2011 he was charged with shooting a teacher"."""
    verb = _judging(token, r)
    return tuple(r.circumstances.times.get(verb.i, ())) if verb is not None else ()


def _judging(offence: Token, r: Reading) -> Token | None:
    """The verb that charges somebody with an offence, or sentences him for it."""
    return next((t for t in itertools.islice(offence.ancestors, _OFFENCE_DEPTH) if t.lemma_.lower() in r.ontology.lists["judging-verbs"]), None)


def _scopes(token: Token, noun: bool, r: Reading) -> list[Token]:
    """The tokens whose modifiers say when and where, nearest first."""
    out = [token]
    if noun:
        out += _telling_clauses(token, r)
        first = first_of(token, "conj", alike=True)  # "held a rally and a concert on Friday"
        along = is_scheduled(first, r.ontology) or is_called(first, r.ontology) or brings_harm(first, r) or _goes_along(first, r)
        if along or (occurs(first, r) and first.head is not first):
            out.append(first.head)  # "killed in a crash near York on Friday"
        elif (due := _is_due(first, r)) is not None:
            out.append(due)
        elif _is_of_part(token, r):
            out += (token.head, token.head.head)
    verb = out[-1]
    for _ in range(3):
        if (
            verb.dep_ == "xcomp"
            or _tells_of(verb, r)
            or (verb.dep_ == "advcl" and verb.head.lemma_ in ("vote", "agree", "decide", "appear"))
            or _is_scene(verb, r)
            or (verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.head.pos_ == "VERB" and child(verb, "nsubj", "nsubj:pass") is None)
        ):
            if {verb.tag_ in ("VBZ", "VBP"), verb.head.tag_ == "VBD"} == {True}:
                break  # "sent troops in 2013 and plans to withdraw them"
            verb = verb.head
            out.append(verb)
        else:
            break
    if not noun:
        out += [c for c in children(token, "advcl") if c.tag_ == "VBG" and c.i < token.i and c.lemma_ in _SPEAKING]  # "Speaking in York, she resigned"
        out += [c for c in children(token, "obl") if preposition(c) in ("at", "during") and c.i in r.by_head and c.pos_ in ("NOUN", "PROPN")]
    return out


def _goes_along(noun: Token, r: Reading) -> bool:
    """“Recovered the silver in March during a raid”: what went on meanwhile was then and there, if it does not last."""
    classes = r.by_head[noun.i].classes if noun.i in r.by_head else ()
    return noun.dep_ == "obl" and preposition(noun) == "during" and r.ontology.is_any(classes, _SHORT)


def _is_due(noun: Token, r: Reading) -> Token | None:
    """The verb of “the work is due to start in May”, “a hearing is expected to take place on Friday”."""
    above = noun.head
    if not noun.dep_.startswith("nsubj") or above.lemma_.lower() not in r.ontology.lists["planning-words"]:
        return None
    occurring = r.ontology.lists["occurrence-verbs"]
    return next((c for c in children(above, "xcomp") if c.tag_ == "VB" and c.lemma_.lower() in occurring), None)


def _is_at_once(participle: Token, r: Reading) -> bool:
    """“Tested the rocket by launching a car”, “began to help them, providing airstrikes”: what a participle tells is of the time of its clause."""
    mark = next((m.lower_ for m in participle.children if m.dep_ in ("mark", "case")), None)
    behind = participle.i > participle.head.i and mark is None and word_before(participle) == ","
    later = participle.lemma_.lower() in r.ontology.lists["causing-verbs"]
    return participle.tag_ == "VBG" and not later and child(participle, "aux", "nsubj") is None and (mark == "by" or behind)


def _is_scene(noun: Token, r: Reading) -> bool:
    """“In 2006 the town was the target of an attack”: what is said of the target's clause holds of the attack."""
    return noun.dep_ == "nmod" and preposition(noun) == "of" and noun.head.lemma_.lower() in r.ontology.part_nouns and child(noun.head, "cop") is not None


def _is_of_part(noun: Token, r: Reading) -> bool:
    """“Led the second part of the mission in 1975”: what is told of the part is told of the mission."""
    above = noun.head
    if noun.dep_ != "nmod" or preposition(noun) != "of" or above.lemma_ not in r.ontology.lists["stage-nouns"]:
        return False
    return above.dep_ in ("obj", "nsubj") and above.head.lemma_.lower() in words("occurrence-verbs", "light-verbs")


def _tells_of(verb: Token, r: Reading) -> bool:
    """“A November 2003 incident in which a boy was shot”."""
    incident = verb.dep_ == "acl:relcl" and verb.head.lemma_.lower() in r.ontology.lists["happening-nouns"]
    return incident and any(t.lower_ in ("which", "where", "when") for t in verb.doc[verb.head.i + 1 : verb.i])


def _telling_clauses(noun: Token, r: Reading) -> Iterator[Token]:
    """“The killing of a boy that occurred in York”, “talks held in Oslo”: clauses that tell when and where; no boy occurs, whatever the parse says."""
    occurring = r.ontology.lists["occurrence-verbs"]
    for clause in children(noun, "acl:relcl", "acl"):
        planned = clause.tag_ == "VBN" and clause.lemma_.lower() in r.ontology.lists["scheduling-verbs"]
        lasting = clause.tag_ == "VBG" and clause.lemma_ in _LASTING  # "a shutdown lasting three weeks in May"
        if (
            clause.lemma_ == "hold"
            or (clause.dep_ == "acl" and clause.tag_ in ("VBN", "VBD") and clause.lemma_ in _CARRYING)  # "a check carried out there in May"
            or planned
            or lasting
            or (clause.dep_ == "acl:relcl" and clause.lemma_.lower() in occurring and surface_subject(clause) == noun)
        ):
            yield clause
    yield from (c for n in children(noun, "nmod") for c in children(n, "acl:relcl") if c.lemma_ in ("happen", "occur"))


def _places(token: Token, noun: bool, r: Reading) -> tuple[int, ...]:
    out: dict[int, None] = {}
    if noun:
        for c in children(token, "compound", "nmod:poss", "amod", "nmod"):
            if c != leader_of(token) and _is_place(c, r) and (preposition(c) is None or preposition(c) in LOCATIVE):
                out.setdefault(c.i)
        if token.dep_ == "obj" and token.head.lemma_ in _COUNTING and (teller := subject(token.head)) is not None and _is_place(teller, r):
            out.setdefault(teller.i)  # "Zimbabwe has reported 294 deaths"
    for scope in _scopes(token, noun, r):
        for place in r.circumstances.places.get(scope.i, ()):
            out.setdefault(place)
        if out and not noun:
            break
    if not out and (where := next((c for c in token.children if c.lower_ == "where" and c.i < token.i), None)) is not None:
        antecedent = where.i - (2 if where.i > 1 and word_before(where) == "," else 1)
        before = r.mentions.at(antecedent) if where.i else None
        if before is not None and before.kind is Kind.PLACE:
            return (before.head,)  # "outside the Grand Hotel, where the leaders met"
        if antecedent >= 0 and antecedent in r.by_head and r.doc[antecedent].pos_ == "NOUN":
            return _places(r.doc[antecedent], True, r)  # "met in Oslo for a summit where they signed"
    return tuple(out)


def _of_offices(token: Token, r: Reading) -> Iterator[int]:
    """“Elected mayor of Turin”: the place that an office told with the trigger is of; not “elected Ann Roe, a former mayor of Turin”."""
    beside = {t.i for c in token.subtree if c.dep_ == "appos" for t in c.subtree}
    for office in token.subtree:
        if token.i < office.i < token.i + _OFFICE and office.i not in beside and office.lemma_.lower() in r.ontology.lists["offices"]:
            yield from (c.i for c in children(office, "nmod") if preposition(c) == "of" and _is_place(c, r))


def _is_place(token: Token, r: Reading) -> bool:
    mention = r.mentions.at(token.i)
    return mention is not None and mention.kind is Kind.PLACE and token.lemma_.lower() not in r.ontology.lists["body-parts"]


def _times(token: Token, noun: bool, r: Reading) -> tuple[Time, ...]:
    for scope in _scopes(token, noun, r):
        found = r.circumstances.times.get(scope.i, [])
        if noun:
            found = [t for t in found if t.start == 0 or r.doc[t.start - 1].lower_ != "since"]  # "the first attack there since 1958"
        if scope.pos_ == "VERB" and scope.lemma_ in _ENDING:
            found = [replace(t, value=None, until=t.until or t.value) for t in found]  # "ended his campaign yesterday"
        if found:
            return tuple(sorted(found, key=lambda t: (t.value is None, t.start)))
    first = first_of(token, "conj", alike=True)  # "flew there on Friday, meeting troops and visiting a school"
    if not noun and first.dep_ == "advcl" and token.tag_ == "VBG" and _is_at_once(first, r):
        return tuple(t for t in r.circumstances.times.get(first.head.i, ()) if t.value and not t.until)
    return () if noun else _times_of_when(token, r)


def _times_of_when(verb: Token, r: Reading) -> tuple[Time, ...]:
    """“When she took office in 1987, she also became head of the navy”, "was held on Friday when she landed": both happened then."""
    if verb.tag_ not in ("VBD", "VBN"):
        return ()
    beside = [c for c in children(verb, "advcl") if _is_when(c)] + ([verb.head] if _is_when(verb) and verb.head.pos_ == "VERB" else [])
    told = (r.circumstances.times.get(v.i, ()) for v in beside if v.tag_ in ("VBD", "VBN") and v.lemma_.lower() not in r.ontology.lists["reporting-verbs"])
    return tuple(next((times for times in told if times), ()))


def _is_when(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.lower_ == "when" and c.i < verb.i for c in children(verb, "mark", "advmod"))
