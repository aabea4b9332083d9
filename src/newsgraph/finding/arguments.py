"""Who fills which role of an event: the places of a frame (subject, object, "against" …) found in the parse around its trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newsgraph.annotation.tree import Token
from newsgraph.finding.demonyms import COUNTRIES
from newsgraph.finding.mentions import Form, Kind
from newsgraph.finding.nominal_kinds import BESIDE, Reading, by_name, kinds_at, sum_of
from newsgraph.finding.noun_fillers import TOTALS, noun_fillers, predicate_fillers, tools_of
from newsgraph.finding.parts import parts_by_noun, parts_by_verb
from newsgraph.finding.small_clauses import people_before, taken_subject
from newsgraph.finding.syntax import (
    child,
    children,
    direct_object,
    first_of,
    is_passive,
    obliques,
    preposition,
    shared_object,
    subject,
    surface_subject,
    with_conjuncts,
    word_before,
)
from newsgraph.finding.triggers import SCORE, Trigger
from newsgraph.namespaces import NG, SCHEMA

VALUES = frozenset(NG + v for v in ("offence", "sentence", "price", "magnitude", "result", "purpose"))
"""Roles whose fillers are words of the text, not things: an office, a score, a sum."""

LOCATION = SCHEMA + "location"
"""As a role: the filler is where the event is, besides what else it may be to it ("patrol the centre", "the storm hit Tampa")."""

_OFFENCE = NG + "offence"
_LOOSE_CASES = frozenset(("to", "with", "for", "as", "from", "over", "against", "into", "on"))
_NESTED_CASES = frozenset(("at", "before", "for", "against", "from", "under"))
_ACCUSED = frozenset(NG + x for x in ("defendant", "arrestee", "suspect"))
_OF_AN_OFFICE = frozenset(NG + x for x in ("appointee", "predecessor"))
_REFLEXIVE = frozenset(("self", "himself", "herself", "themselves", "itself"))
_TELLERS = frozenset(NG + r for r in ("speaker", "court"))
_FEW = frozenset(("pair", "duo", "couple", "trio", "quartet", "team"))
_COMITATIVE = frozenset(("along with", "together with", "alongside", "as well as"))
_INCLUDING = frozenset(("including", "such as"))
_OWN = frozenset(("life", "body", "corpse", "remains", "remain"))


@dataclass(frozen=True, slots=True)
class Argument:
    """A role (IRI) and the token that heads its filler; `included` where another argument's group has it among them: "killed three, including a nurse"."""

    role: str
    token: int
    included: bool = False


def find_arguments(trigger: Trigger, r: Reading) -> tuple[Argument, ...] | None:
    """The roles of the trigger's frame that are filled around it; None where no place that the frame needs is."""
    token, frame = r.doc[trigger.head], trigger.frame
    if token.pos_ not in ("NOUN", "PROPN"):
        fillers = list(_verb_fillers(token, trigger, r))
    elif child(token, "cop") is not None and child(token, "nsubj") is not None:
        fillers = [*predicate_fillers(token), *noun_fillers(token, frame, r)]
    else:
        fillers = list(noun_fillers(token, frame, r))
    fillers.extend(parts_by_verb(token if trigger.noun is None else r.doc[trigger.noun], frame, r))
    if "score" in frame.positions and (score := _score(trigger, r)) is not None:
        fillers.append(("score", score))
    if "measure" in frame.positions:
        near = [i for i in r.measures if r.measures[i] == "measure" and abs(i - trigger.head) <= BESIDE and i not in range(trigger.start, trigger.end)]
        fillers.extend(("measure", r.doc[i]) for i in near[:1])
    out: dict[tuple[str, int], Argument] = {}
    filled: set[str] = set()
    for position, filler in fillers:
        roles = (position,) if position.startswith(NG) else frame.positions.get(position, ())
        fillable = tuple(x for x in roles if x != LOCATION)
        if position not in ("itself", "compound", "in", "at") and trigger.start <= filler.i < trigger.end:
            continue  # "silence" in "minute of silence"
        if trigger.noun is not None and r.doc[trigger.noun].head == filler and filler != token:
            continue  # "round" in "impose a round of sanctions"
        if position == "subject" and _in_brackets(filler, token):
            continue  # "Norland 266-7 (Roe 3-49) beat Hull"
        if position == "with" and any(c.tag_ == "VBG" and c.lemma_.lower() in r.ontology.lists["reporting-verbs"] for c in children(filler, "acl")):
            continue  # "an assault in May, with officials reporting nine dead"
        joined = [filler] if position == "score" else _joined(_part_of_total(_honoured(filler, r), position), token, r)
        if any(r.doc[i].dep_ == "amod" and r.doc[i].head == filler for i in (token.i, *range(trigger.start, trigger.end))):
            joined = [one for one in joined if one == filler or child(one, "amod", "nummod", "det") is None]  # "three dead men and two survivors"
        if position != "itself" and roles == (_OFFENCE,):
            joined = [inner for one in joined if (inner := _inner_offence(one, r)) is not None]
        bodies = () if VALUES.intersection(roles) else [x for one in joined for x in (*_affiliations(one, r), *_one_of(one))]
        included = [x for one in joined for x in _included(one, r)]
        joined += [x for one in joined if position in ("subject", "object", "alone") for x in _along_with(one, r)]
        for nominal in (*joined, *bodies, *included):
            one = sum_of(by_name(nominal, r), r)
            if position == "as" and (m := r.mentions.at(one.i)) is not None and m.form is Form.NAME and m.kind is Kind.PERSON:
                return None  # "they named the dead man as Ann Roe": she is called so, not appointed
            if LOCATION in roles and "place" in kinds_at(one, r) and (one.pos_ == "PROPN" or one.tag_ != "NNS"):
                out.setdefault((LOCATION, one.i), Argument(LOCATION, one.i))
            role = _role(fillable, one, r, itself=position == "itself", struck=position == "object")
            if role is not None and "place" in kinds_at(one, r) and _is_but_where(position, role, one, trigger, r):
                continue
            if role is None and position == "object" and one.lower_ == "it" and fillable and token.pos_ == "VERB":
                return None  # "it was shot in Naples": a film
            own = position == "itself" and role not in _OF_AN_OFFICE
            if role is not None and (one.i != token.i or own) and (one.lower_, role) != ("winner", NG + "winner"):
                out.setdefault((role, one.i), Argument(role, one.i, nominal in included))
                filled.add(position)
    event = token if trigger.noun is None else r.doc[trigger.noun]
    causes = ((NG + "cause", what) for what in _causes(first_of(event, "conj", alike=True), r))
    for role, called in (*causes, *parts_by_noun(event, r)):
        for one in _joined(called, token, r):
            out.setdefault((role, one.i), Argument(role, one.i))
            if role == NG + "target" and "place" in kinds_at(one, r):
                out.setdefault((LOCATION, one.i), Argument(LOCATION, one.i))  # "York was the target of an attack"
    places = frame.needs - {"time"}
    return tuple(out.values()) if not places or places & filled or any(p.startswith(NG) for p in filled) else None


def _is_but_where(position: str, role: str, place: Token, trigger: Trigger, r: Reading) -> bool:
    """Whether a place fills no role there: "voted in Leeds", "the Leeds raids", "crashed between Leeds and York", "the Paris press conference"."""
    protests = r.ontology.is_any(trigger.frame.classes, (NG + "Protest",))
    if position == "compound":
        return role == NG + "speaker" or (role in (NG + "agent", NG + "participant") and (protests or place.text not in COUNTRIES))
    if role == NG + "speaker":
        return position != "subject"  # a country may announce something
    return (position == "in" and role == NG + "agent") or (position == "between" and trigger.noun is None and r.doc[trigger.head].pos_ == "VERB")


def _in_brackets(word: Token, before: Token) -> bool:
    """Whether brackets close between a word and what comes after it, that were open at the word."""
    depth = 0
    for t in word.doc[word.i + 1 : before.i]:
        depth += (t.text == "(") - (t.text.endswith(")") and "(" not in t.text)
        if depth < 0:
            return True
    return False


def _inner_offence(filler: Token, r: Reading) -> Token | None:
    """What a charge, count or suspicion is of: "on suspicion of murder" murder, "conspiracy charges" those, "the charges" nothing."""
    if filler.lemma_.lower() not in r.ontology.lists["accusing-nouns"]:
        return filler
    inner = next((n for case, n in obliques(filler) if case == "of"), None)
    return inner or (filler if child(filler, "compound", "amod") is not None else None)


def _part_of_total(filler: Token, position: str) -> Token:
    """“Jailed for a total of 62 years”: 62 years."""
    if position in ("subject", "object") or filler.lemma_.lower() not in TOTALS:
        return filler
    return next((n for case, n in obliques(filler) if case == "of"), filler)


def _honoured(filler: Token, r: Reading) -> Token:
    """Whom "in her honour" and "in memory of Ann Roe" speak of."""
    if filler.lemma_.lower() not in r.ontology.lists["honour-nouns"]:
        return filler
    return child(filler, "nmod:poss") or next((n for case, n in obliques(filler) if case == "of"), filler)


def _affiliations(nominal: Token, r: Reading) -> Iterable[Token]:
    """The named bodies that people without a name act for: "a team of scientists from the University of Kiel"."""
    mention = r.mentions.at(nominal.i)
    if nominal.pos_ != "NOUN" or (mention is not None and mention.kind is Kind.THING):
        return
    if nominal.lemma_ == "team":
        yield from (owner for owner in children(nominal, "nmod:poss") if r.mentions.is_named(owner.i))  # "Ann Roe's team"
    if nominal.lemma_ in r.ontology.lists["acting-nouns"] and nominal.tag_ == "NNS":
        bodies = ((c, r.mentions.at(c.i)) for c in children(nominal, "compound", "amod"))
        yield from (c for c, body in bodies if body is not None and body.form is Form.NAME and body.kind is Kind.ORGANIZATION)  # "Unity Party members"
    for led in children(nominal, "acl"):
        leader = child(led, "obl:agent") if led.lemma_ in ("lead", "head") else None
        if leader is not None and (found := r.mentions.at(leader.i)) is not None and found.kind is Kind.PERSON and found.form is Form.NAME:
            yield leader  # "a team led by Ann Roe"
    for case, first in obliques(nominal):
        for one in with_conjuncts(first) if case in ("from", "at", "of") else ():
            other = r.mentions.at(one.i)
            if other is None:
                continue
            if case == "of" and other.kind is Kind.PERSON and other.form is Form.NAME and nominal.lemma_ in _FEW:
                yield one  # "the pair of Ann Roe and Ida Moe"
            if case == "of" and other.kind is Kind.PLACE and other.form is Form.NAME and nominal.lemma_ == "government":
                yield one  # "the governments of Sudan and Chad"
            if other.kind is Kind.ORGANIZATION and other.form is Form.NAME:
                yield one
            elif case == "of" and other.kind is Kind.ORGANIZATION and other.form is Form.NOMINAL and (owner := child(one, "nmod:poss")) is not None:
                if (of := r.mentions.at(owner.i)) is not None and of.kind is Kind.ORGANIZATION and of.form is Form.NAME:
                    yield owner  # "members of York Council's cabinet"
            elif case == "of" and other.kind is Kind.GROUP:
                yield from _affiliations(one, r)


def _one_of(many: Token) -> Iterable[Token]:
    """“Ann Roe was among the members who voted against it”, "one of five who": she did."""
    one = many.head if many.dep_ == "nmod" and many.head.lower_ == "one" else many
    among = one is not many or preposition(many) in ("among", "amongst")
    if among and child(one, "cop") is not None and child(many, "acl:relcl") is not None and (who := surface_subject(one)) is not None:
        yield from with_conjuncts(who)


def _is_many_between(many: Token, included: Token) -> bool:
    """“Shootings that hurt two others, including a boy”: he is one of those named last."""
    return any(t.tag_ in ("NNS", "NNPS") for t in many.doc[many.i + 1 : included.left_edge.i])


def _along_with(one: Token, r: Reading) -> Iterable[Token]:
    """“Ann Roe, along with Ida Moe and Al Poe, announced”: who does so with the one named before."""
    mention = r.mentions.at(one.i)
    for case, other in obliques(one.head) if mention is not None else ():
        together = case in _COMITATIVE or (case == "with" and any(c.lower_ == "together" for c in children(other, "advmod")))
        if together and mention is not None and mention.end <= other.left_edge.i <= mention.end + 1:
            yield from with_conjuncts(other)


def _included(many: Token, r: Reading) -> Iterable[Token]:
    """Who is named or described as one of several: "killed three, including Ann Roe and a nurse", "around ten more, including Ann Roe, were hurt"."""
    group = r.mentions.at(many.i)
    if many.tag_ in ("NN", "NNP") and not (group is not None and group.kind is Kind.GROUP):
        return
    told = (n for holder in (many, many.head) for case, n in obliques(holder) if case in _INCLUDING and n.i > many.i)  # the parse may give it to the verb
    among = (t.nbor() for t in r.doc[many.i + 1 : many.sent.end - 1] if t.lower_ == "them" and word_before(t) == "among")  # "among them Ann Roe"
    for first in dict.fromkeys(n for n in (*told, *among) if not _is_many_between(many, n)):
        for one in with_conjuncts(first):
            mention = r.mentions.at(one.i)
            if mention is not None and (mention.form is Form.NAME or (mention.kind is Kind.PERSON and not mention.plural)) and one.i not in r.quantities:
                yield one


def _causes(event: Token, r: Reading) -> Iterable[Token]:
    """“The attacks triggered fires”, “a fire sparked by a heater”: what brought it about."""
    verbs = [event.head] if event.dep_ in ("obj", "nsubj:pass") else children(event, "acl", "acl:relcl")
    for verb in verbs:
        what = subject(verb) if event.pos_ in ("NOUN", "PROPN") and verb.lemma_ in r.ontology.lists["causing-verbs"] else None
        if what is not None and what != event and _role((NG + "cause",), what, r) is not None:
            yield what


def _score(trigger: Trigger, r: Reading) -> Token | None:
    """The first number of the score that stands nearest: "beat Rovers 2-1"."""
    sentence = r.doc[trigger.head].sent
    spans = [r.doc.char_span(sentence.start_char + m.start(), sentence.start_char + m.end()) for m in SCORE.finditer(sentence.text)]
    starts = [s.start for s in spans if s is not None]
    return r.doc[min(starts, key=lambda i: abs(i - trigger.head))] if starts else None


def _joined(filler: Token, trigger: Token, r: Reading) -> list[Token]:
    """The filler and what is coordinated with it on the same side of every verb: "killed 23 and more than 500 were injured" are two."""
    out = [filler]
    for one in with_conjuncts(filler)[1:]:
        between = range(min(filler.i, one.i), max(filler.i, one.i))
        if not any(r.doc[i].pos_ in ("VERB", "ADJ") and i in r.by_head for i in between) and (filler.i < trigger.i) == (one.i < trigger.i):
            out.append(one)
    return out


def _verb_fillers(verb: Token, trigger: Trigger, r: Reading) -> Iterable[tuple[str, Token]]:
    own = people_before(verb, r.by_head) or taken_subject(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "amod":
        yield "subject", verb.head  # "protesting teachers"
    elif own is not None:
        yield "object", own
    elif verb.pos_ == "ADJ" or (verb.tag_ == "VBN" and verb.dep_ == "amod"):
        target = verb.head if verb.dep_ in ("amod", "acl") else surface_subject(verb)
        if target is not None:
            yield "object" if verb.pos_ == "VERB" else "subject", target
    else:
        yield from _core_fillers(verb, trigger, r)
    words = [r.doc[i] for i in range(trigger.start, trigger.end) if i != verb.i]
    found = [c for c in children(verb, "xcomp") if c.pos_ == "ADJ"]  # "found Ann Roe, 51, guilty of"
    holders = dict.fromkeys([verb, *found, *(t for t in words if t.pos_ in ("ADJ", "NOUN")), *([] if trigger.noun is None else [r.doc[trigger.noun]])])
    for holder in holders:
        for case, nominal in obliques(holder):
            if case == "by" and holder.i == trigger.noun and NG + "Vote" in trigger.frame.classes and not is_passive(verb):
                continue  # "rejected the application by Helm Homes"
            if case in trigger.frame.positions and (nominal.i != trigger.noun or (case in ("in", "at") and r.mentions.is_named(nominal.i))):
                yield case, nominal  # "appeared in court" is in no certain one, "appeared in York Crown Court" is
    for held in (c for holder in holders for c in children(holder, "obj", "obl") if c.i != trigger.noun):
        for case, nominal in obliques(held):  # "charged two men with theft": the parse may give the phrase to the men
            if case in trigger.frame.positions and case in (_LOOSE_CASES if held.dep_ == "obj" else _NESTED_CASES):
                yield case, nominal
    if trigger.noun is not None:
        if r.doc[trigger.noun].dep_ in ("obj", "nsubj:pass", "obl:unmarked"):
            yield "itself", r.doc[trigger.noun]
        owners = trigger.frame.positions.get("possessor", ())
        if NG + "predecessor" in owners or (NG + "author" in owners and subject(verb) is None):
            yield from (("possessor", owner) for owner in children(r.doc[trigger.noun], "nmod:poss"))
    if trigger.noun is not None and (tells := _source_of(r.doc[trigger.noun])) is not None and subject(verb) is None:
        if (who := subject(tells)) is not None:
            yield "subject", who
        if (what := child(tells, "obj") or next((t for c in children(tells, "ccomp") if (t := _own_topic(c, r)) is not None), None)) is not None:
            yield "object", what
    yield from (("with", tool) for tool in tools_of(verb, trigger.frame))
    for c in children(verb, "advcl", "xcomp", "acl"):
        if c.lemma_ in ("succeed", "replace") and c.tag_ == "VB" and (former := child(c, "obj")) is not None:
            yield "succeeding", former  # "named Ann Roe to succeed him"
    for c in children(verb, "advcl"):
        mark = next((m.lower_ for m in children(c, "mark")), None)
        if mark is not None and mark != "to" and mark in trigger.frame.positions:
            yield mark, c


def _core_fillers(verb: Token, trigger: Trigger, r: Reading) -> Iterable[tuple[str, Token]]:
    """Subject, objects and complement, deep ones."""
    parts = r.ontology.lists["body-parts"]
    positions = trigger.frame.positions
    who = subject(verb)
    what = direct_object(verb) or (None if "alone" in positions or positions.get("subject") == positions.get("object") else shared_object(verb))
    befallen = surface_subject(verb) if is_passive(verb) else None
    objects = children(verb, "obj")
    tells = NG + "subject" in positions.get("object", ()) and bool(_TELLERS.intersection(positions.get("subject", ())))
    topic = child(verb, "ccomp") if tells else None
    if topic is not None and (about := _own_topic(topic, r)) is not None:
        yield "object", about
    if "complement" in positions and len(objects) > 1 and _is_office(objects[1], r):
        yield "complement", objects[1]  # "appointed him foreign secretary"
    if what is not None and "complement" in positions and what.i != trigger.noun and (who or befallen) not in (None, what) and _is_office(what, r):
        yield "complement", what  # "Ann Roe was elected leader"; a headline's "Ann Roe elected leader"
        yield "object", befallen or who  # type: ignore[misc]
    else:
        if who is not None or (who := _name_before(verb, r)) is not None:
            yield "alone" if "alone" in positions and what is None else "subject", who
        if what is not None and (what.i != trigger.noun or _whose(what, parts) is not what or by_name(what, r) is not what):  # "bought the firm Elm & Co"
            yield "object", who if who is not None and what.lower_ in _REFLEXIVE else _whose(what, parts)
        if befallen is not None and befallen != what and befallen.i != trigger.noun:
            yield "iobj" if "iobj" in positions else "object", befallen  # "she was awarded the prize"
    if (second := child(verb, "iobj")) is not None:
        yield "iobj", second
    if (complement := child(verb, "xcomp", "ccomp")) is not None:
        yield "complement", complement


def _own_topic(told: Token, r: Reading) -> Token | None:
    """“Announced that Benin would join”, “ruled that the draft violates the constitution”: of whom or what it is told, if by name or as a thing."""
    about = surface_subject(told)
    mention = r.mentions.at(about.i) if about is not None else None
    if about is None or about.pos_ not in ("NOUN", "PROPN") or about.i in r.timed:
        return None
    return about if mention is None or mention.form is Form.NAME or mention.kind in (Kind.THING, Kind.ORGANIZATION, None) else None


def _name_before(verb: Token, r: Reading) -> Token | None:
    """The name whose verb the parse hung elsewhere, or on it: "as Sri Lanka beat South Africa", "Ann Roe, cellist; died 22 October"."""
    if verb.dep_ == "parataxis" and verb.tag_ == "VBD" and (above := r.mentions.at(verb.head.i)) is not None and above.form is Form.NAME:
        return verb.head
    found = r.mentions.at(verb.i - 1) if verb.i and verb.tag_ in ("VBD", "VBZ", "VBP") and not is_passive(verb) else None
    lost = found is not None and found.form is Form.NAME and found.end == verb.i and r.doc[found.head].head.i > verb.i
    return r.doc[found.head] if found is not None and lost else None


def _is_office(noun: Token, r: Reading) -> bool:
    """A bare description of somebody's office, which no object of an active verb is: "chief executive"."""
    mention = r.mentions.at(noun.i)
    return mention is not None and mention.kind is Kind.PERSON and mention.form is Form.NOMINAL and child(noun, "det", "nmod:poss", "nummod") is None


def _whose(what: Token, body_parts: Collection[str]) -> Token:
    """“Claimed the lives of three”, “found the body of a man”, “took her life”, "hit his head": whose life or body it is."""
    if what.lemma_.lower() in body_parts:
        return child(what, "nmod:poss") or what
    if what.lemma_.lower() not in _OWN:
        return what
    of = next((n for case, n in obliques(what) if case == "of"), None)
    return of or child(what, "nmod:poss") or what


def _source_of(noun: Token) -> Token | None:
    """“In findings published on Monday, researchers from Leeds reported”: what is told in it, and by whom."""
    tells = noun.head
    return tells if noun.dep_ == "obl" and preposition(noun) == "in" and noun.i < tells.i and tells.pos_ == "VERB" and not is_passive(tells) else None


def _role(roles: Sequence[str], filler: Token, r: Reading, *, itself: bool = False, struck: bool = False) -> str | None:
    if not roles or filler.i in r.timed:
        return None
    if filler.i in r.by_head and not itself and r.mentions.at(filler.i) is None:
        kinds = frozenset(("event",))
    else:
        kinds = kinds_at(filler, r)
    if not kinds and filler.pos_ == "PRON":
        if filler.lower_ in ("this", "that", "there", "which", "what"):
            return None
        kinds = frozenset(("organization", "place", "thing") if filler.lower_ in ("it", "its") else ("person", "group", "organization"))
    wanted = kinds if kinds - r.ontology.asked_lists else kinds | {"thing"}  # a ferry is a vessel, and so a thing
    if "person" in wanted:
        wanted -= {"court-words"}  # "District Court Judge Ann Roe"
    elif "court-words" in wanted:
        roles = [x for x in roles if x not in _ACCUSED]  # "Roe appeared in court, charged with theft"
    if "judge-words" in kinds and NG + "judge" in roles:
        roles = [x for x in roles if x not in _ACCUSED]  # "Judge Ann Roe has scheduled a hearing"
    fitting = [x for x in roles if wanted & r.ontology.accepts.get(x, wanted)]
    if fitting:
        victim = NG + "victim" if struck and wanted <= {"person", "group"} else None  # who is seized is a victim, at whom one shoots a target
        return min(fitting, key=lambda x: (-len(r.ontology.superproperties.get(x, ())), x != victim, x))
    return None
