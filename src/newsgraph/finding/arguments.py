"""Who fills which role of an event: the places of a frame (subject, object, "against" …) found in the parse around its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.finding.circumstances import Circumstances
from newsgraph.finding.mentions import Mentions
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.syntax import child, children, direct_object, is_passive, obliques, subject, surface_subject, with_conjuncts
from newsgraph.ontology import Frame, Ontology


@dataclass(frozen=True, slots=True)
class Argument:
    """A role (IRI) and the token that heads its filler."""

    role: str
    token: int


@dataclass(slots=True)
class Reading:
    """What the finder needs at every trigger."""

    doc: Doc
    ontology: Ontology
    mentions: Mentions
    quantities: Mapping[int, Quantity]
    by_head: Mapping[int, int]
    circumstances: Circumstances


def kind_at(token: Token, mentions: Mentions, number_at: Mapping[int, Quantity]) -> str | None:
    """What the nominal at `token` speaks of ("person" …); a bare number, people; None where it is no mention."""
    mention = mentions.at(token.i)
    if mention is not None and mention.kind is not None:
        return str(mention.kind.value)
    if token.i in number_at and (token.pos_ == "NUM" or number_at[token.i].noun is None):
        return "group"
    if token.lower_ == "one" and token.dep_.split(":")[0] in ("nsubj", "obj", "conj") and not (token.i and token.nbor(-1).lower_ == "no"):
        return "group"  # "one of them died"
    return None


def find_arguments(token: Token, frame: Frame, noun: bool, r: Reading) -> tuple[Argument, ...]:
    """The roles of `frame` that are filled around its trigger `token`, a noun or a verb or adjective."""
    fillers = list(_noun_fillers(token, frame, r) if noun else _verb_fillers(token, frame))
    out: dict[tuple[str, int], Argument] = {}
    for position, filler in fillers:
        roles = frame.positions.get(position, ())
        for one in _joined(filler, token, r):
            role = _role(roles, one, r)
            if role is not None and one.i != token.i:
                out.setdefault((role, one.i), Argument(role, one.i))
    return tuple(out.values())


def _joined(filler: Token, trigger: Token, r: Reading) -> list[Token]:
    """The filler and what is coordinated with it on the same side of every verb: "killed 23 and more than 500 were injured" are two."""
    out = [filler]
    for one in with_conjuncts(filler)[1:]:
        between = range(min(filler.i, one.i), max(filler.i, one.i))
        if not any(r.doc[i].pos_ == "VERB" and i in r.by_head for i in between) and (filler.i < trigger.i) == (one.i < trigger.i):
            out.append(one)
    return out


def _verb_fillers(verb: Token, frame: Frame) -> Iterable[tuple[str, Token]]:
    own = _number_before(verb)
    if own is not None:
        yield "object", own
    elif verb.pos_ == "ADJ" or (verb.tag_ == "VBN" and verb.dep_ == "amod"):
        target = verb.head if verb.dep_ in ("amod", "acl") else surface_subject(verb)
        if target is not None:
            yield "object" if verb.pos_ == "VERB" else "subject", target
    else:
        if (who := subject(verb)) is not None:
            yield "subject", who
        if (what := direct_object(verb)) is not None:
            yield "object", what
        if (second := child(verb, "iobj")) is not None:
            yield "iobj", second
        if (complement := child(verb, "xcomp", "ccomp")) is not None:
            yield "complement", complement
    for case, nominal in obliques(verb):
        if case in frame.positions:
            yield case, nominal
        elif case == "by" and "by" not in frame.positions and is_passive(verb):
            continue
    for c in children(verb, "advcl"):
        mark = next((m.lower_ for m in children(c, "mark")), None)
        if mark is not None and mark in frame.positions:
            yield mark, c


def _number_before(verb: Token) -> Token | None:
    """The subject that a coordinated passive has beside it though the parse gave it to the verb before: "and 500 were injured"."""
    if verb.dep_ != "conj" or child(verb, "nsubj", "nsubj:pass") is not None or child(verb, "aux:pass") is None:
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in ("AUX", "ADV"):
        i -= 1
    before = verb.doc[i]
    return before if before.dep_ == "conj" and before.pos_ in ("NUM", "NOUN", "PROPN") and i > verb.head.i else None


def _noun_fillers(noun: Token, frame: Frame, r: Reading) -> Iterable[tuple[str, Token]]:
    positions = frame.positions
    for case, nominal in obliques(noun):
        if case in positions:
            yield case, nominal
        elif case == "of" and "object" in positions:
            yield "object", nominal
        elif case == "by":
            yield "subject", nominal
    for c in children(noun, "nmod:poss"):
        if c.pos_ == "PRON" and c.lower_ in ("its", "their", "our") and "possessor" not in positions:
            continue
        yield "possessor" if "possessor" in positions else "subject", c
    for c in children(noun, "compound", "amod"):
        if "compound" in positions:
            yield "compound", c
    for c in children(noun, "acl"):
        if c.lemma_ in ("involve", "target", "include"):
            what = child(c, "obj")
            if what is not None:
                yield "with", what
    head = noun.head
    if noun.dep_ in ("obj", "nsubj:pass") and head.pos_ == "VERB" and head.lemma_.lower() in r.ontology.lists["light-verbs"]:
        who = subject(head)
        if who is not None:
            yield "subject", who
        for case, nominal in obliques(head):
            if case in positions:
                yield case, nominal


def _role(roles: Sequence[str], filler: Token, r: Reading) -> str | None:
    if not roles:
        return None
    if filler.i in r.by_head and r.mentions.at(filler.i) is None:
        kind: str | None = "event"
    else:
        kind = kind_at(filler, r.mentions, r.quantities)
    if kind is None and filler.pos_ == "PRON":
        return roles[0] if filler.lower_ not in ("it", "this", "that", "there", "which", "what") else None
    wanted = kind or "thing"
    fitting = [x for x in roles if wanted in r.ontology.accepts.get(x, frozenset((wanted,)))]
    if fitting:
        return min(fitting, key=lambda x: (-len(r.ontology.superproperties.get(x, ())), x))
    return None
