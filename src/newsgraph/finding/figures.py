"""How many people an event killed, injured, took: the numbers beside its trigger, by the parse where it joins them, else by the order of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.arguments import Argument
from newsgraph.finding.mentions import Kind
from newsgraph.finding.nominal_kinds import Reading, is_one_more
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.syntax import child, children, is_passive, preposition, subject
from newsgraph.namespaces import NG
from newsgraph.ontology import Frame, Ontology

_MULTIPLES = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_COMPANIES = {"couple": 2, "pair": 2, "duo": 2, "twins": 2, "trio": 3, "triplets": 3}
_ATTENDED = ("CulturalEvent", "SportsEvent", "Protest", "Meeting", "PoliticalEvent")
_ATTENDING = frozenset(("attend", "watch", "witness"))
_MARCHING = frozenset(("march", "rally", "protest", "demonstrate"))
_DEMONSTRATING = (NG + "agent", NG + "participant")
_ATTACKERS = ("attacker", "bomber", "gunman", "shooter", "suspect", "driver", "perpetrator", "assailant", "killer")
_ANYBODY = frozenset(("people", "person", "injury", "casualty", "death", "fatality", "victim"))
_BETWEEN = frozenset(("others", "other", "more", "people", "persons", "who", "victims"))
_BESIDES = frozenset(("else", "other", "others", "further", "more", "additional"))
_GRAVELY = frozenset(("seriously", "critically", "badly", "gravely", "severely", "fatally"))
_WIDEST_GAP = 5  # tokens between a number and its participle: "three others who were critically injured"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something (`measure`, an IRI such as ng:killed) told with an event."""

    measure: str
    quantity: Quantity
    includes_perpetrator: bool = False
    derived: bool = False


def find_figures(token: Token, frame: Frame, arguments: Sequence[Argument], r: Reading) -> tuple[Figure, ...]:
    """The figures told with the event that `token` announces: sizes of its arguments, a number beside it, "double" of a noun."""
    arguments = [a for a in arguments if not a.included]
    out: dict[tuple[str, int], Figure] = {}
    for role in dict.fromkeys(a.role for a in arguments):
        measure = measure_of(role, r.ontology)
        quantity = _size([r.doc[a.token] for a in arguments if a.role == role], r) if measure else None
        if measure and quantity is not None:
            out[measure, quantity.head] = Figure(measure, quantity, _includes_perpetrator(r.doc, quantity))
    attendance = _attendance(token, r)
    if attendance is None and r.ontology.is_any(frame.classes, (NG + "Demonstration",)):
        attendance = _size([r.doc[a.token] for a in arguments if a.role in _DEMONSTRATING], r)  # "300 cyclists staged a sit-in"
    if attendance is not None and r.ontology.is_any(frame.classes, (NG + k for k in _ATTENDED)):
        out[NG + "attendance", attendance.head] = Figure(NG + "attendance", attendance)
    measures = [m for roles in frame.positions.values() for x in roles if (m := measure_of(x, r.ontology))]
    if measures:
        quantity = _adjacent(token, r)
        if quantity is not None and not {quantity.head, quantity.noun} & {a.token for a in arguments}:
            out.clear()  # "22 dead and 59 injured": what the parse shares between the two is the first one's
            out[measures[0], quantity.head] = Figure(measures[0], quantity, _includes_perpetrator(r.doc, quantity))
        counted = next((q for c in token.children if c.dep_ == "nummod" and (q := r.quantities.get(c.i)) is not None), None)
        if (
            counted is not None
            and token.lemma_.lower() != "wound"
            and (frame.consequence or r.ontology.is_any(frame.classes, (NG + k for k in ("Murder", "Arrest"))))
        ):
            out[measures[0], counted.head] = Figure(measures[0], counted)  # "eight murders", "three deaths"
        lives = next((q for c in children(token, "obj") if c.lemma_ == "life" and (q := r.quantities.get(c.i)) is not None), None)
        if lives is not None and frame.consequence:
            out[measures[0], lives.head] = Figure(measures[0], lives)  # "claimed four lives"
        multiple = next((c for c in token.children if c.lower_ in _MULTIPLES and c.i < token.i), None)
        if multiple is not None:
            number = Quantity(multiple.i, multiple.i + 1, multiple.i, None, Decimal(_MULTIPLES[multiple.lower_]), None, None, False, None)
            out[measures[0], multiple.i] = Figure(measures[0], number)
        if NG + "victims" in measures:
            out.update({(f.measure, f.quantity.head): f for f in _fatally(token, r)})
    gravely = any(c.lemma_.lower() in _GRAVELY for c in children(token, "advmod"))
    return tuple(f for f in out.values() if not _nobody_of_a_kind(f.quantity, r.doc, gravely=gravely))


def _fatally(token: Token, r: Reading) -> Iterator[Figure]:
    """“Four people were shot, two of them fatally”: how many died of it."""
    for adverb in token.doc[token.i + 1 : token.sent.end]:
        if adverb.lower_ != "fatally":
            continue
        i = adverb.i - 1
        while i > token.i and token.doc[i].lower_ in ("of", "them", "those", "whom"):
            i -= 1
        quantity = r.quantities.get(i) or _small(token.doc[i])
        if quantity is not None and i > token.i:
            yield Figure(NG + "killed", quantity)


def _attendance(noun: Token, r: Reading) -> Quantity | None:
    """“4,000 people attended the concert”, "the rally drew 5,000 people", "a match watched by a crowd of 900", "beat Hull before 9,000 fans"."""
    verb = noun.head if noun.dep_ != "acl" else noun
    watching = r.ontology.lists["watching-nouns"]
    told = [c for v in (noun, noun.head) for c in children(v, "obl", "nmod") if c.i > noun.i]
    told = [n for c in told for n in (children(c, "nmod") if c.lemma_ == "front" else [c] if preposition(c) in ("in front of", "before", "in front") else [])]
    before = [c for c in told if c.lemma_.lower() in watching]
    if before:
        who: Token | None = before[0]
    elif noun.pos_ == "VERB" and noun.lemma_.lower() in _MARCHING:
        who = subject(noun)
    elif noun.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in _ATTENDING:
        who = subject(verb)
    elif noun.dep_ == "nsubj" and verb.lemma_.lower() in ("draw", "attract"):
        who = child(verb, "obj")
    else:
        by = next((c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() in _ATTENDING), None)
        who = subject(by) if by is not None else None
    of = child(who, "nmod") if who is not None and who.lemma_.lower() in ("crowd", "audience") else None
    quantity = next((q for t in (who, of) if t is not None and (q := r.quantities.get(t.i)) is not None), None)
    return quantity if quantity is not None and quantity.unit is None else None


def _nobody_of_a_kind(quantity: Quantity, doc: Doc, *, gravely: bool) -> bool:
    """“No officers were hurt” says nothing of others, "no one else was hurt" and "nobody was badly hurt" that some were."""
    if quantity.value != 0:
        return False
    if gravely or (quantity.partial and quantity.noun is not None and doc[quantity.noun].lemma_.lower() == "victim"):
        return True  # "none of the victims had to stay in hospital after being shot"
    besides = any(t.lower_ in _BESIDES for t in doc[quantity.start : max(quantity.end, quantity.noun or 0) + 1])
    return besides or (quantity.noun is not None and doc[quantity.noun].lemma_.lower() not in _ANYBODY)


def _size(people: Sequence[Token], r: Reading) -> Quantity | None:
    """The number of the people of one role: of "a mother and her two children" three, with the words from the first number to the last."""
    told = list({q.head: q for t in people if (q := r.quantities.get(t.i) or _small(t)) is not None}.values())
    if not told:
        return None
    many = r.doc[told[0].head if told[0].noun is None else told[0].noun]
    if preposition(many) == "among":
        return told[0]  # "Ann Roe was among eleven who died"
    if len(people) == 1 or any(q.value is None or q.approximate or q.noun is None for q in told):
        return told[0]  # of "120 dead, 800 injured" the parse may make one list
    single = [t for t in people if t.i not in r.quantities and _small(t) is None]
    if any((m := r.mentions.at(t.i)) is None or m.kind is not Kind.PERSON for t in single):
        return told[0]
    value = sum((q.value for q in told if q.value is not None), Decimal(len(single)))
    if len(people) > 2 and people[0].i in (told[0].head, told[0].noun) and value == 2 * (told[0].value or 0):
        return told[0]  # "eight other victims, five men and three women": these are the eight
    return replace(told[0], end=max(q.end for q in told), value=value)


def _small(token: Token) -> Quantity | None:
    """“One of them died”, "killed another person", "a fourth was hurt", "both men", "a couple": numbers that count nothing where nobody is harmed."""
    determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "det:predet")), "")
    if (
        token.lower_ == "one"
        or (token.lower_ == "another" and token.dep_.startswith("nsubj"))
        or (token.lower_ == "person" and determiner == "another")
        or is_one_more(token)
    ):
        number = 1
    elif determiner == "both" or token.lower_ == "both":
        number = 2
    elif token.lower_ in _COMPANIES and token.dep_ != "compound":
        number = _COMPANIES[token.lower_]
    else:
        return None
    return Quantity(token.i, token.i + 1, token.i, None, Decimal(number), None, None, False, None, partial=number == 1)


def _adjacent(token: Token, r: Reading) -> Quantity | None:
    """A number beside a participle that the parse did not join to it: "22 dead and 59 injured", "three others were hurt", "killed seven"."""
    if token.tag_ not in ("VBN", "JJ", "VBD", "VBG"):
        return None
    after = next((q for q in r.quantities.values() if q.start == token.i + 1 and q.noun is None and q.unit is None), None)
    if after is not None:
        return after
    if child(token, "obj") is not None:
        return None  # "two gunmen opened fire"
    if token.tag_ == "VBD" and not is_passive(token):
        alone = r.quantities.get(token.i - 1)  # "left 22 dead and 59 injured", read as a verb of its own; "two gunmen fired" is one
        return alone if alone is not None and alone.noun is None and alone.unit is None else None
    i = token.i - 1
    while i >= token.sent.start and token.i - i <= _WIDEST_GAP:
        before = r.doc[i]
        quantity = r.quantities.get(i)
        if quantity is not None and quantity.unit is None and i in (quantity.end - 1, quantity.noun) and not _counts_things(quantity, r):
            return quantity if preposition(before) is None else None  # not "half of the 150 passengers were hurt"
        if before.pos_ not in ("ADV", "AUX") and before.lower_ not in _BETWEEN:
            return None
        i -= 1
    return None


def _counts_things(quantity: Quantity, r: Reading) -> bool:
    """“A dozen rounds were fired”."""
    mention = r.mentions.at(quantity.noun) if quantity.noun is not None else None
    return quantity.noun is not None and r.doc[quantity.noun].lower_ not in _BETWEEN and (mention is None or mention.kind not in (Kind.PERSON, Kind.GROUP))


def _includes_perpetrator(doc: Doc, quantity: Quantity) -> bool:
    window = doc[quantity.start : min(quantity.end + 7, len(doc))].text.lower()
    return "including the" in window and any(w in window for w in _ATTACKERS)


def measure_of(role: str, ontology: Ontology) -> str | None:
    """The figure that counts the people in a role, an IRI: its own, else that of the nearest role above it."""
    for one in (role, *ontology.superproperties.get(role, ())):
        if one in ontology.counted_by:
            return ontology.counted_by[one]
    return None
