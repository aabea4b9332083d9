"""Doc ► event mentions: a trigger with its roles, places, times, figures and status, as this one place of the text tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.arguments import LOCATION, Argument, find_arguments
from newsgraph.finding.circumstances import sort_circumstances
from newsgraph.finding.figures import Figure, find_figures
from newsgraph.finding.mentions import Form, Kind, Mentions
from newsgraph.finding.news import find_news
from newsgraph.finding.nominal_kinds import Reading, kinds_at, measures_of
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.roles import is_role
from newsgraph.finding.scopes import brings_harm, circumstances_of, judged_at, occurs
from newsgraph.finding.status import ALLEGED, CANCELLED, OCCURRED, event_status, is_told_in_court
from newsgraph.finding.syntax import child, children, clause, comes_before, first_of, is_headline, obliques, preposition, subject, surface_subject, word_before
from newsgraph.finding.times import Time
from newsgraph.finding.triggers import SCORE, Trigger, find_triggers
from newsgraph.namespaces import NG
from newsgraph.ontology import Frame, Ontology

_KIND_WORDS = frozenset(("sort", "kind", "type", "form", "style", "threat", "risk", "possibility", "likelihood"))
_REGULAR = (NG + "PoliticalEvent", NG + "CulturalEvent")
_ATTENDING = frozenset(("attend", "host", "hold", "visit", "open", "launch"))
_ANYONE = frozenset(("those", "anyone", "anybody", "everyone"))
_TOLD_OF = frozenset(("they", "them"))  # who was named before, as "he" and "she" were
_AT_RATES = frozenset(("every", "each", "average", "per", "annually", "daily", "yearly", "often", "typically", "usually", "day", "week", "month", "year"))
_LEAVING_HOSPITAL = frozenset(("release", "discharge"))  # some day after what sent somebody there
_LEAD = 100  # tokens from the beginning, within which the simple present may tell news


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event; token offsets into the Doc, `start` to `end` the trigger's words, half-open.

    `status` is an IRI. `cause` is the index of the event mention of which this one is a consequence (a death in an attack).
    `generic` mentions name a kind of event ("terrorist attacks") or come back to one; they found no event alone. `judged` are the times of
    the charge, arrest or sentence that the event is told as the offence of.
    """

    index: int
    classes: tuple[str, ...]
    start: int
    end: int
    head: int
    arguments: tuple[Argument, ...]
    places: tuple[int, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    status: str
    consequence: bool
    definite: bool
    generic: bool
    noun: bool
    name: tuple[int, int] | None
    cause: int | None = None
    judged: tuple[Time, ...] = ()


def find_events(doc: Doc, ontology: Ontology, mentions: Mentions, times: Sequence[Time], quantities: Sequence[Quantity]) -> tuple[EventMention, ...]:
    """All event mentions of a text, in the order of their trigger words."""
    number_at = {i: q for q in quantities for i in (q.head, q.noun) if i is not None and q.unit is None}
    timed = frozenset(i for t in times for i in range(t.start, t.end))
    reading = Reading(doc, ontology, mentions, number_at, measures_of(quantities), timed)
    triggers = find_triggers(doc, ontology, lambda t: kinds_at(t, reading), lambda t: _in_name(t, mentions))
    reading.by_head = {t.head: t.frame for t in triggers}
    reading.circumstances = sort_circumstances(doc, mentions, times, reading.by_head, ontology.lists["reporting-verbs"])
    drafts = [_mention(t, reading) for t in triggers if t.head not in timed]
    kept = _without_mortal_injuries(_without_offences([d for d in drafts if d is not None]))
    news = find_news([d.head for d in kept if not d.generic], reading)
    if news is not None and (found := _mention(news, reading)) is not None:
        kept = sorted([*kept, found], key=lambda d: (d.start, d.head))
    return _with_causes(kept, doc, ontology)


def _is_nobody(token: int, r: Reading) -> bool:
    quantity, mention = r.quantities.get(token), r.mentions.at(token)
    people = mention is not None and mention.kind in (Kind.PERSON, Kind.GROUP)
    none = any(c.lower_ in ("no", "neither") for c in children(first_of(r.doc[token], "conj", alike=True), "det"))
    return (quantity is not None and quantity.value == 0) or (people and none)


def _without_offences(drafts: Sequence[EventMention]) -> list[EventMention]:
    """“Jailed for fraud” tells of no fraud beside the sentence, “charged with the murder of Ann Roe in York” of a murder."""
    offences = {a.token for d in drafts for a in d.arguments if a.role == NG + "offence"}
    return [replace(d, generic=True) if d.head in offences and d.noun and not (d.arguments or d.name or d.figures) else d for d in drafts]


def _without_mortal_injuries(drafts: Sequence[EventMention]) -> list[EventMention]:
    """“Two died of their injuries”: they are not two injured beside two dead."""
    mortal = {a.token for d in drafts if NG + "Death" in d.classes for a in d.arguments if a.role == NG + "cause"}
    return [replace(d, figures=tuple(f for f in d.figures if f.measure != NG + "injured")) if d.head in mortal and d.noun else d for d in drafts]


def _in_name(token: Token, mentions: Mentions) -> bool:
    mention = mentions.at(token.i)
    return (
        mention is not None
        and mention.form is Form.NAME
        and mention.kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE)
        and mention.start <= token.i < mention.end
        and not (mention.kind is Kind.ORGANIZATION and token.i == mention.end - 1 and _is_attended(token))
    )


def _is_attended(name: Token) -> bool:
    """“Attended the Elm Convention”, “spoke at the Party Conference”: what bears the name takes place, whatever body it is of."""
    verb = name.head
    return (name.dep_ in ("obj", "nsubj:pass") and verb.lemma_ in _ATTENDING) or (name.dep_ == "obl" and preposition(name) in ("at", "during"))


def _mention(trigger: Trigger, r: Reading) -> EventMention | None:
    """What the words at a trigger tell; None where they tell of no event."""
    token, frame = r.doc[trigger.head], trigger.frame
    noun = token.pos_ in ("NOUN", "PROPN")
    told = _told(trigger, r)
    off = noun and _is_definite(token) and event_status(token, r.ontology, range(trigger.start, trigger.end)) == CANCELLED
    if told is None and not off:
        return None
    status, arguments, figures = told or (CANCELLED, (), ())
    places, times = circumstances_of(trigger, noun, arguments, r)
    if frame.consequence and noun and "at" in frame.positions:
        times = ()  # "rescuers resumed on Wednesday, raising the death toll to 31": the dead did not die then
    if frame.consequence and any(t.lemma_.lower() in _LEAVING_HOSPITAL for t in r.doc[trigger.start : trigger.end]):
        times = ()
    arguments = tuple(a for a in arguments if a.role != LOCATION)
    if "time" in frame.needs and not times:
        return None
    if token.lemma_ == "become" and NG + "Appointment" in frame.classes and not any(a.role == NG + "result" and is_role(r.doc[a.token]) for a in arguments):
        return None  # "became a skilled rider", "became the first woman to fly"
    if not noun and not times and (_is_habit(token, arguments, frame, r) or (token.dep_ == "amod" and not frame.consequence)):
        return None
    name = _name(trigger, token, r) if noun else None
    if noun and _stands_for_another(token, name, frame):
        return None
    definite = noun and (name is not None or _is_definite(token))
    evidence = bool(times or places or figures or arguments or name)
    if noun and _is_plural(token) and r.mentions.at(token.i) is None:
        name = None
    of = frozenset[str]() if is_harmful(frame.classes, r.ontology) else _TOLD_OF
    strong = times or places or (name is not None and name[1] - name[0] > 1) or figures or _named(arguments, r, of) or _has_cost_lives(token, r)
    weak = frame.weak and not strong
    if weak and not off:
        return None
    if not (noun or evidence or frame.consequence or is_harmful(frame.classes, r.ontology)):
        return None
    found = EventMention(
        index=-1,
        classes=frame.classes,
        start=trigger.start,
        end=trigger.end,
        head=trigger.head,
        arguments=arguments,
        places=places,
        times=times,
        figures=figures,
        status=status,
        consequence=frame.consequence,
        definite=definite,
        generic=False,
        noun=noun,
        name=name,
        judged=judged_at(token, r) if is_harmful(frame.classes, r.ontology) else (),
    )
    back = weak or told is None  # "cancelled the trip": of one that was told before
    generic = noun and (back or _points_back(found, token) or _is_generic(found, token, frame, r, evidence=evidence))
    return replace(found, generic=True) if generic else found


def _has_cost_lives(noun: Token, r: Reading) -> bool:
    """“A border conflict in which 74 soldiers have been killed”, “violence that left nine dead”."""
    told = (r.by_head.get(t.i) for c in children(noun, "acl:relcl") for t in (c, *children(c, "xcomp", "obj")))
    return any(frame is not None and frame.consequence for frame in told)


def _is_asked(token: Token) -> bool:
    """“Which of them have you voted for?”: nobody says that you did."""
    last = next((t for t in reversed(list(token.sent)) if not t.is_space and not t.is_quote), None)
    who = surface_subject(token) if token.pos_ == "VERB" and last is not None and last.text == "?" else None
    return who is not None and who.lower_ == "you"


def _told(trigger: Trigger, r: Reading) -> tuple[str, tuple[Argument, ...], tuple[Figure, ...]] | None:
    """Status, arguments and figures; of what did not happen only that nobody was killed or hurt, if it is said, else None."""
    token, frame = r.doc[trigger.head], trigger.frame
    arguments = find_arguments(trigger, r)
    if arguments is None or _is_asked(token):
        return None
    figures = find_figures(token, frame, arguments, r)
    status = frame.status or event_status(token, r.ontology, range(trigger.start, trigger.end), harmful=is_harmful(frame.classes, r.ontology))
    if status is None and any(SCORE.match(r.doc[a.token : token.sent.end].text) for a in arguments):
        status = OCCURRED  # "came from behind to beat Hull 3-2": what has a score has been played
    if status == OCCURRED and any(a.role == NG + "perpetrator" for a in arguments) and is_told_in_court(token, r.ontology):
        status = ALLEGED
    if status is None:
        zero = tuple(f for f in figures if f.quantity.value == 0 and word_before(token) != "to")  # not "nobody deserves to die"
        return (OCCURRED, (), zero) if zero else None
    return status, tuple(a for a in arguments if not _is_nobody(a.token, r)), figures


def _stands_for_another(noun: Token, name: tuple[int, int] | None, frame: Frame) -> bool:
    """“A World War II plane” tells of the plane, “resigned in protest” of the resignation."""
    if name is not None and noun.dep_ == "nmod" and noun.head.i >= name[0] and preposition(noun) == "of":
        return True  # "the album Wheels of Fire"
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if noun.lower_.endswith("ing") and after.ent_iob_ == "B" and after.ent_type_ == "ORG":
        return True  # "the ruling Civic Party"
    works = any(NG + c in frame.classes for c in ("MilitaryAction", "Rescue", "Search", "Patrol"))  # "the Westpac rescue helicopter"
    if noun.dep_ in ("compound", "nmod:poss") and (name is None or name[1] - name[0] < 2 or works):
        return True
    called = clause(noun).lemma_ in ("call", "dub", "describe", "brand", "label") and clause(noun).i < noun.i
    told = child(noun, "det")
    if called and told is not None and told.lower_ in ("a", "an") and (noun.dep_ in ("xcomp", "obl") or _is_of_nature(frame)):
        return True  # "called the result an earthquake", "called the inquiry a coup"
    if NG + "Flood" in frame.classes or NG + "Landslide" in frame.classes:
        return False  # "died in floods"
    return preposition(noun) in ("in", "by", "at") and not any(c.dep_ not in ("case", "punct", "advmod") for c in noun.children)


def _is_of_nature(frame: Frame) -> bool:
    return any(NG + c in frame.classes for c in ("Earthquake", "Storm", "Flood", "Landslide", "VolcanicEruption", "Wildfire", "Drought"))


def _is_definite(noun: Token) -> bool:
    determiner = child(noun, "det")
    return (determiner is not None and determiner.lower_ in ("the", "this", "that", "these", "those")) or child(noun, "nmod:poss") is not None


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _is_generic(event: EventMention, noun: Token, frame: Frame, r: Reading, *, evidence: bool) -> bool:
    """Whether the noun names what happens at times, rather than a happening; `evidence` is whatever else the text tells of it."""
    if _is_a_kind(noun):
        return True
    if preposition(noun) in ("after", "following") and is_headline(noun.sent) and is_harmful(event.classes, r.ontology):
        return False  # "Market reopens a year after van attack"
    determiner = child(noun, "det")
    if event.name is None:
        bare = determiner is None and not event.definite and child(noun, "nummod", "nmod:poss") is None
        if bare and not (event.times or event.figures or event.places or _named(event.arguments, r)):
            return True
        if _is_plural(noun) and not evidence:
            return True
    tells = any(_tells(c) for c in (clause(noun), *children(noun, "acl:relcl")))  # "closed in an avalanche", "cut off by a landslide that buried the road"
    told = determiner is not None and determiner.lower_ in ("a", "an") and not frame.weak and tells
    cost = noun.tag_ == "NN" and any(c.lower_ in ("fatal", "deadly") for c in children(noun, "amod"))  # "arrested in a fatal shooting"
    return not (evidence or event.definite or told or cost or occurs(noun, r) or brings_harm(noun, r))


def _tells(verb: Token) -> bool:
    """Whether a clause tells what happened: "closed", "was cut off"."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lower_ in ("was", "were") for c in children(verb, "aux:pass")))


def _points_back(event: EventMention, noun: Token) -> bool:
    """“It was the third attack this year” comes back to the one that was told."""
    who = child(noun, "nsubj") if child(noun, "cop") is not None else None
    return who is not None and who.lower_ in ("it", "this", "that") and event.definite


def _is_a_kind(noun: Token) -> bool:
    """“Some sort of planned attack”, “a lone wolf style attack”, “the threat of an attack” name what happens at times, and tell of no happening."""
    of_it = noun.dep_ == "nmod" and preposition(noun) == "of" and noun.head.lemma_.lower() in _KIND_WORDS
    return of_it or any(c.lemma_.lower() in ("style", "type") for c in children(noun, "compound"))


def _is_habit(verb: Token, arguments: Sequence[Argument], frame: Frame, r: Reading) -> bool:
    """Simple present of nobody in particular, outside a headline: "the premier is appointed by the king" tells of no event."""
    if _is_within_habit(verb, r) or _is_of_anyone(verb):
        return True
    joined = verb.head if verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "nsubj:pass", "aux") is None else verb
    finite = child(verb, "aux:pass") or child(joined, "aux:pass") or verb  # "is either elected or replaced"
    if finite.tag_ not in ("VBZ", "VBP") or verb.tag_ == "VBG" or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    if is_headline(verb.sent) or (verb.dep_ != "acl:relcl" and _opens_with_date(verb, r)):
        return False
    harms = finite is not verb and verb.dep_ != "acl:relcl" and (frame.consequence or is_harmful(frame.classes, r.ontology))
    if harms and any(a.token in r.quantities for a in arguments) and not any(t.lower_ in _AT_RATES for t in verb.sent):
        return False  # "one person is dead and four others are injured"
    if finite is verb and NG + "Appointment" in frame.classes and _is_news_of_office(verb, arguments, r):
        return False
    if (finite is verb and (verb.sent.start > _LEAD or verb.dep_ == "acl:relcl")) or (finite is not verb and r.ontology.is_any(frame.classes, _REGULAR)):
        return True  # "is elected every four years", of whomever; "is married"; "the court, which rules on such matters"
    told = [m for a in arguments if (m := r.mentions.at(a.token)) is not None]
    return not any(m.form is Form.NAME or (m.form is Form.PRONOUN and m.gender) or (m.definite and not m.plural and finite is not verb) for m in told)


def _is_news_of_office(verb: Token, arguments: Sequence[Argument], r: Reading) -> bool:
    """“Ann Roe succeeds Theo May”, “May, who becomes ambassador”: of people by name the simple present tells who has just got what."""
    named = {a.role for a in arguments if (m := r.mentions.at(a.token)) is not None and m.form is Form.NAME and m.kind is Kind.PERSON}
    became = verb.lemma_ == "become" and NG + "appointee" in named
    return became or {NG + "appointee", NG + "predecessor"} <= named


def _is_of_anyone(verb: Token) -> bool:
    """“Those who have been hurt”, “every person born there”, “people born in the islands”."""
    who = verb.head
    if verb.dep_ not in ("acl", "acl:relcl"):
        return False
    quantifier = child(who, "det")
    anyone = who.lower_ in ("people", "children", "persons", "citizens") and child(who, "det", "nummod", "nmod:poss", "amod") is None
    born = verb.dep_ == "acl" and anyone and preposition(who) != "of"  # not "left dozens of people wounded"
    return born or who.lower_ in _ANYONE or (quantifier is not None and quantifier.lower_ in ("every", "any", "each"))


def _is_within_habit(verb: Token, r: Reading) -> bool:
    """“Officials are removed from office after being impeached”."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head  # "after being impeached for, and convicted of, treason"
    above = verb.head
    finite, who = child(above, "aux:pass"), child(above, "nsubj:pass")
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBG", "VBN") or finite is None or finite.tag_ not in ("VBZ", "VBP"):
        return False
    mention = r.mentions.at(who.i) if who is not None else None
    return mention is not None and mention.form is Form.NOMINAL and mention.plural and not mention.definite and not is_headline(verb.sent)


def _opens_with_date(token: Token, r: Reading) -> bool:
    """Whether the paragraph begins with a date, as an entry of a timeline does: "12 May 2017 - A man is stabbed in the neck"."""
    i = token.sent.start
    while i > 0 and token.i - i < _LEAD and "\n" not in r.doc[i - 1].text:
        i -= 1
    return any(k in r.timed for k in range(i, min(i + 3, token.i)))


def _named(arguments: Iterable[Argument], r: Reading, of: frozenset[str] = frozenset()) -> bool:
    """Whether an argument is told by a name or description, or belongs to such: "a search of Berg's van"."""
    told = (t for a in arguments for t in (r.doc[a.token], *children(r.doc[a.token], "nmod:poss")))
    return any((m := r.mentions.at(t.i)) is not None and (m.form is not Form.PRONOUN or bool(m.gender) or t.lower_ in of) for t in told)


# --- names


def _name(trigger: Trigger, token: Token, r: Reading) -> tuple[int, int] | None:
    """The span of an event's proper name ("Manchester Arena bombing", "Hurricane Maria"), None for a description."""
    mention = r.mentions.at(token.i)
    if mention is not None and mention.form is Form.NAME and mention.kind is Kind.THING and mention.start <= token.i < mention.end:
        return (mention.start, mention.end)
    after = r.doc[token.i + 1] if token.i + 1 < len(r.doc) else token
    if token.text[:1].isupper() and after.pos_ == "PROPN" and token.lower_ in r.ontology.lists["storm-nouns"]:
        return (trigger.start, token.i + 2)  # "Storm Petra"
    start = trigger.start
    while start > token.sent.start:
        before = r.doc[start - 1]
        if (
            before.head.i == token.i and before.dep_ in ("compound", "nmod:poss", "amod", "nmod") and before.pos_ in ("PROPN", "NUM", "ADJ", "NOUN", "SYM")
        ) or (
            before.pos_ in ("PROPN", "NUM", "SYM", "PUNCT")
            and token.i - before.i < 8
            and any(a.i == token.i for a in before.ancestors)
            and before.text not in (",", "(", "“", '"')
        ):
            start -= 1
        else:
            break
    while start < trigger.start and (r.doc[start].pos_ in ("PUNCT",) or r.doc[start].lower_ in ("the", "'s", "’s")):
        start += 1
    if r.doc[start].lower_ == "category":
        return None  # "became a Category 5 hurricane"
    if start < trigger.start and (inside := r.mentions.at(start)) is not None and inside.form is Form.NAME:
        start = inside.start
    if start < trigger.start and r.doc[start].pos_ == "PROPN" and not any(t.lower_ in ("'s", "’s") for t in r.doc[start : token.i]):
        return (start, trigger.end)
    if token.pos_ == "PROPN" and token.i + 1 < len(r.doc) and r.doc[token.i + 1].dep_ in ("flat", "appos") and r.doc[token.i + 1].pos_ == "PROPN":
        return (trigger.start, token.i + 2)
    return None


# --- consequences

_WIDEST = 200  # tokens between a death and its cause in one sentence
_HARMFUL = tuple(NG + c for c in ("Attack", "Crime", "Accident", "NaturalDisaster", "MilitaryAction", "Protest", "Epidemic", "PoliceOperation"))
_HARMLESS = tuple(NG + c for c in ("Deployment", "Withdrawal", "Patrol", "Search"))
_OF_PROPERTY = tuple(NG + c for c in ("Theft", "Robbery", "Fraud", "DrugOffence"))


def takes_property(classes: Iterable[str], ontology: Ontology) -> bool:
    """Whether the event is against property, so that a death beside it has rather another cause."""
    return all(any(ontology.is_a(c, p) for p in _OF_PROPERTY) for c in classes)


@lru_cache(maxsize=1024)
def is_harmful(classes: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether people are killed or injured in events of such classes."""
    return any(ontology.is_a(c, h) and c not in _HARMLESS for c in classes for h in _HARMFUL)


def _with_causes(drafts: list[EventMention], doc: Doc, ontology: Ontology) -> tuple[EventMention, ...]:
    out = [replace(d, index=k) for k, d in enumerate(drafts)]
    at = {e.head: e for e in out}
    for k, e in enumerate(out):
        if e.consequence:
            cause = _cause(doc[e.head], at, ontology)
            if cause is not None:
                out[k] = replace(e, cause=cause.index)
                opening = any(t.start <= doc[e.head].sent.start + 1 for t in e.times) and not cause.noun
                if e.times and not out[cause.index].times and (opening or preposition(doc[cause.head]) in ("in", "during", "by")):
                    # "In March, four were killed in the attack" dates the attack, "In March, Roe died after being shot" the shot;
                    # "died in March after the attack" does not; "the floods" with a time of their own need not be those told before
                    out[cause.index] = replace(out[cause.index], times=e.times, generic=False)
    return tuple(out)


def _cause(token: Token, at: Mapping[int, EventMention], ontology: Ontology) -> EventMention | None:
    """The harmful event of the same sentence that a death or an injury belongs to."""

    def harmful(t: Token | None) -> EventMention | None:
        e = at.get(t.i) if t is not None else None
        return e if e is not None and not e.consequence and is_harmful(e.classes, ontology) else None

    verb, later = token, set[int]()
    for _ in range(6):
        doers = (subject(verb), surface_subject(verb), *children(verb, "obl:agent"), *(n for _, n in obliques(verb)))
        direct = next((h for n in doers if (h := harmful(n)) is not None), None)
        if direct is not None:
            return direct
        for c in children(verb, "advcl", "conj", "xcomp", "ccomp", "parataxis", "acl"):
            if (h := harmful(c)) is not None:
                return h
            inner = next((h for _, n in obliques(c) if (h := harmful(n)) is not None), None)
            if inner is not None:
                return inner
        if (
            verb.dep_ not in ("advcl", "conj", "xcomp", "acl", "acl:relcl", "ccomp", "amod", "parataxis", "obl", "nmod", "nsubj", "obj", "nsubj:pass")
            or verb.head is verb
        ):
            break
        if comes_before(verb):
            later.add(verb.head.i)
        verb = verb.head
        if verb.i not in later and (h := harmful(verb)) is not None:
            return h
    sentence = range(token.sent.start, token.sent.end)
    around = (i for gap in range(_WIDEST) for i in (token.i - gap, token.i + gap) if i in sentence and i in at and i not in later)
    return next((e for i in around if (e := harmful(token.doc[i])) is not None), None)
