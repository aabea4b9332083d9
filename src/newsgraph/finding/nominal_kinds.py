"""What stands at a place of the parse: the kind of a nominal, and the name beside a description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.circumstances import Circumstances, place_of
from newsgraph.finding.mentions import Form, Kind, Mentions
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.syntax import children, obliques, preposition, word_before
from newsgraph.finding.wordlists import words
from newsgraph.ontology import Frame, Ontology

BESIDE = 4
"""Tokens between a description and the name or measure that is put beside it."""
_APPOSED = 8  # the same, in apposition
_SUMS = frozenset(("fee", "price", "sum", "total", "deal"))
_NUMBERS = frozenset(("group", "crowd", "number", "majority", "dozen", "hundred", "thousand"))
_DURATIONS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))


@dataclass(slots=True)
class Reading:
    """What the finder needs at every trigger."""

    doc: Doc
    ontology: Ontology
    mentions: Mentions
    quantities: Mapping[int, Quantity]
    measures: Mapping[int, str]
    timed: frozenset[int]
    by_head: Mapping[int, Frame] = field(default_factory=dict)
    circumstances: Circumstances = field(default_factory=lambda: Circumstances({}, {}))


def kinds_at(token: Token, r: Reading) -> frozenset[str]:
    """What the nominal at `token` is: a kind of mention, "money", "duration" or "measure", and word lists that a frame or role asks for."""
    mention = r.mentions.at(token.i)
    if mention is None and (named := by_name(token, r)) is not token:
        return kinds_at(named, r)  # "the snack maker Helm Brothers"
    out: set[str] = set()
    if mention is not None and mention.kind is not None:
        out.add(str(mention.kind.value))
    elif token.i in r.quantities and (token.pos_ == "NUM" or r.quantities[token.i].noun is None or _are_of_people(r.quantities[token.i], r)):
        out.add("group")
    elif token.lower_ in ("one", "another") and token.dep_.split(":")[0] in ("nsubj", "obj", "conj") and word_before(token) != "no":
        out.add("group")  # "one of them died"
    elif is_one_more(token):
        out.add("group")
    elif token.i in r.measures:
        out.add(r.measures[token.i])
    elif mention is None and token.pos_ == "NOUN" and token.lemma_.lower() in _DURATIONS:
        out.add("duration")  # "for several months"
    elif sum_of(token, r) is not token:
        out.add("money")
    if r.ontology.asked_lists:
        span = r.doc[mention.start : mention.end] if mention is not None and mention.form is not Form.PRONOUN else r.doc[token.i : token.i + 1]
        said = {t.lemma_.lower() for t in span} | {t.lemma_.lower() for t in children(token, "nmod:desc", "compound")}
        if token.lower_ in _NUMBERS | r.ontology.lists["uncounted-people"]:
            said |= {c.lemma_.lower() for c in children(token, "nmod") if preposition(c) == "of"}  # "thousands of protesters" are protesters
        out.update(name for name in r.ontology.asked_lists if said & r.ontology.lists[name])
    return frozenset(out)


def _are_of_people(many: Quantity, r: Reading) -> bool:
    """“Dozens of people”."""
    of = r.mentions.at(many.noun) if many.noun is not None else None
    return of is not None and of.kind in (Kind.PERSON, Kind.GROUP)


def is_one_more(token: Token) -> bool:
    """“A fourth was injured”."""
    return token.lower_ in words("other-person-words") and token.dep_ in ("nsubj", "nsubj:pass", "obj") and any(c.lower_ == "a" for c in children(token, "det"))


def measures_of(quantities: Iterable[Quantity]) -> dict[int, str]:
    """The tokens of quantities with a unit: sums of money, durations, other measures."""
    out: dict[int, str] = {}
    for q in quantities:
        if q.unit is not None:
            kind = "money" if q.unit.isupper() else "duration" if q.unit in _DURATIONS else "measure"
            out.update(dict.fromkeys((*range(q.start, q.end), *(() if q.noun is None else (q.noun,))), kind))
    return out


def by_name(nominal: Token, r: Reading) -> Token:
    """A name beside a description that it belongs to: "the daily Magyar Nemzet", "the striker, Ann Roe"."""
    mention = r.mentions.at(nominal.i)
    if mention is None or mention.form is Form.NOMINAL:
        beside = [c for c in children(nominal.head, "obj") if c.i > nominal.i] if nominal.dep_ == "obj" else []
        after = nominal.nbor(1) if mention is None and nominal.i + 1 < len(r.doc) else nominal
        beside += [after] if after.dep_ == nominal.dep_ and after.head == nominal.head else []  # "ringleader Lee Roe was jailed", both read as subjects
        if nominal.lower_ in ("one", "another"):  # "one of his aides, Ann Roe, died"
            beside += [c for case, many in obliques(nominal) if case == "of" for c in children(many, "appos")]
        for c in (*children(nominal, "appos", "flat"), *beside):
            other = r.mentions.at(c.i)
            near = c.i - nominal.i <= (_APPOSED if c.dep_ == "appos" else BESIDE)
            if other is not None and other.form is Form.NAME and (mention is None or _are_alike(mention.kind, other.kind)) and near:
                return c
        if (named := _firm_before(nominal, r) if mention is None else place_of(nominal, r.mentions)) is not None:
            return named
    return nominal


def _firm_before(noun: Token, r: Reading) -> Token | None:
    """“The Crooked Elm chain”: what a noun for a company names by the words before it."""
    before = r.mentions.at(noun.i - 1) if noun.i and noun.lemma_.lower() in r.ontology.lists["company-nouns"] else None
    return r.doc[before.head] if before is not None and before.form is Form.NAME and before.kind is Kind.ORGANIZATION and before.end == noun.i else None


def sum_of(nominal: Token, r: Reading) -> Token:
    """The money of "a fee of £62m" or "a £62m fee"; anything else as it is."""
    if nominal.lemma_.lower() not in _SUMS:
        return nominal
    return next((c for c in children(nominal, "nmod", "compound", "nummod") if r.measures.get(c.i) == "money"), nominal)


def _are_alike(described: Kind | None, named: Kind | None) -> bool:
    """Whether a description of one kind may stand before a name of the other: "holders Castle United", "champions France"."""
    return described is named or (described is Kind.GROUP and named in (Kind.ORGANIZATION, Kind.PLACE))
