"""Joins descriptions: a definite description to the one person or organisation that it fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsgraph.annotation.tree import Token
from newsgraph.finding.attributes import Attribute
from newsgraph.finding.demonyms import DEMONYMS
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.syntax import child, children, preposition
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG, SCHEMA
from newsgraph.resolving.entities import Cluster, State, key

_NOMINAL_REACH = 25  # sentences back
_OPENING = 6  # sentences, dates and bylines among them, within which a report says what its headline said
_FORCES_OF_NO_TOWN = frozenset(("state", "school", "schools", "transit", "transport", "university", "college", "airport", "railway", "housing", "military"))
_OF_ONE_KIND = frozenset(NG + c for c in ("PoliceForce", "PoliticalParty")) | frozenset(
    SCHEMA + c for c in ("SportsTeam", "NewsMediaOrganization", "CollegeOrUniversity", "School", "Hospital", "Corporation")
)
"""Classes of which an article's one member is called by the class's noun."""


def join_descriptions(state: State, attributes: Sequence[Attribute]) -> None:
    """“The governor” to the one person with that role, “the 25-year-old” to the one of that age, “the man” to “a man” before it."""
    told = _told(attributes, state)
    before: dict[tuple[str, bool], list[Mention]] = defaultdict(list)
    for mention in state.mentions.all:
        if mention.form is not Form.NOMINAL or mention.kind is None:
            continue
        alike = before[_lemma(mention, state), mention.plural]
        if mention.index in state.of:
            _name_described(mention, alike, state)
        elif (target := _described(mention, told, alike, state)) is not None and not state.told_apart(target, [mention]):
            state.put(mention, target)
        else:
            state.found(mention)
        alike.append(mention)


@dataclass(frozen=True, slots=True)
class _Told:
    """Who with a name is told to have a role or to be of an age, and whose nationality is told."""

    roles: Mapping[str, set[Cluster]]
    ages: Mapping[int, set[Cluster]]
    countries: Sequence[tuple[str, Cluster]]


def _told(attributes: Sequence[Attribute], state: State) -> _Told:
    roles: dict[str, set[Cluster]] = defaultdict(set)
    ages: dict[int, set[Cluster]] = defaultdict(set)
    for a in attributes:
        cluster = state.of.get(a.subject)
        if cluster is None or not cluster.names:
            continue
        if a.property == "schema:jobTitle" and isinstance(a.value, str):
            if head := re.split(r" (?:of|for|at|in|to|and) |,", a.value.lower())[0].split():
                roles[head[-1]].add(cluster)
                roles[" ".join(head)].add(cluster)
        elif a.property == "ng:age" and isinstance(a.value, int):
            ages[a.value].add(cluster)
    return _Told(roles, ages, _countries(attributes, state))


def _lemma(mention: Mention, state: State) -> str:
    return state.doc[mention.head].lemma_.lower()


def _described(mention: Mention, told: _Told, alike: Sequence[Mention], state: State) -> Cluster | None:
    """Whom or what a description speaks of, by what is told of them or by the descriptions `alike` before it."""
    target = None
    if mention.kind is Kind.PERSON:
        target = _person(mention, told, state)
    elif mention.kind is Kind.ORGANIZATION and mention.definite:
        target = _organization_of_class(mention, state)
    if target is None and mention.definite:
        target = _by_head(mention, alike, state)
    if target is None and not mention.plural and state.sentence[mention.head] <= _OPENING:
        target = _of_headline(mention, alike, state)
    return target


def _person(mention: Mention, told: _Told, state: State) -> Cluster | None:
    token, lemma, age = state.doc[mention.head], _lemma(mention, state), state.ages.get(mention.index)
    if mention.definite and not mention.plural:
        target = _only(told.roles.get(mention.text.lower()) or told.roles.get(lemma))
        if target is None and age is not None:
            aged = told.ages.get(age)
            target = _only(aged) if aged else _aged_before(mention, age, state) or _just_named(mention, token, state) or _subject_before(token, state)
        if target is None and token.lower_ in DEMONYMS:
            target = _of_country(mention, DEMONYMS[token.lower_], told.countries, state)
        return target
    if age is not None and lemma not in words("suspect-nouns"):  # who was named before is no "17-year-old suspect"
        return _only(told.ages.get(age))
    if lemma in words("judge-words") and not mention.plural and _is_brought_up(token):
        return _only(told.roles.get(lemma))  # "a coroner has ruled", who is named further on
    return None


def _name_described(mention: Mention, alike: Sequence[Mention], state: State) -> None:
    """“A suspect …. The suspect, Ann Roe”: a description that is joined to a name takes along the one person of like descriptions before it."""
    named = state.of[mention.index]
    if not mention.definite or mention.kind is not Kind.PERSON or mention.plural or not named.names:
        return
    unnamed = _only({c for m in alike if not (c := state.of[m.index]).names})
    if unnamed is not None and not state.told_apart(named, unnamed.mentions):
        state.merge(named, unnamed)


def _countries(attributes: Sequence[Attribute], state: State) -> list[tuple[str, Cluster]]:
    """Whose nationality the text tells beside the name."""
    out = []
    for a in attributes:
        cluster = state.of.get(a.subject)
        if a.property == "schema:nationality" and cluster is not None:
            country = DEMONYMS.get(a.value.lower(), a.value) if isinstance(a.value, str) else state.mentions.all[int(a.value)].text
            out.append((country, cluster))
    return out


def _of_country(mention: Mention, country: str, countries: Sequence[tuple[str, Cluster]], state: State) -> Cluster | None:
    """“The Tunisian”: the one person of that nationality, else the last one named, here or in the sentence before, whose nationality is not told."""
    if told := {c for name, c in countries if name == country}:
        return _only(told)
    others = {c for _, c in countries}
    here = state.sentence[mention.head]
    for other in reversed(state.mentions.all[: mention.index]):
        if state.sentence[other.head] < here - 1:
            break
        cluster = state.of.get(other.index)
        if other.kind is Kind.PERSON and other.form is Form.NAME and cluster is not None and cluster not in others:
            return cluster
    return None


def _is_brought_up(noun: Token) -> bool:
    """“A coroner has ruled”, a headline's “coroner finds”; not "another judge"."""
    determiner = child(noun, "det")
    return noun.dep_.startswith("nsubj") and (determiner is None or determiner.lower_ in ("a", "an"))


def _names_before(mention: Mention, kind: Kind, state: State) -> Iterator[tuple[Mention, Cluster]]:
    """The names of a kind that stand before a mention, in order, with whom or what they name."""
    for other in state.names[kind]:
        if other.start >= mention.start:
            return
        if (cluster := state.of.get(other.index)) is not None:
            yield other, cluster


def _just_named(mention: Mention, token: Token, state: State) -> Cluster | None:
    """“The 23-year-old carpenter” is the one person named in the sentence before or in its own, if nothing tells of that one's age."""
    determiner = child(token, "det")
    if child(token, "acl:relcl", "appos") is not None or determiner is None or determiner.lower_ != "the":
        return None
    here = state.sentence[mention.head]
    named = [(name, c) for name, c in _names_before(mention, Kind.PERSON, state) if here - state.sentence[name.head] <= 1]
    one = _only({c for _, c in named})
    if any(state.doc[name.head].dep_ == "nsubj" and state.doc[name.head].head.lemma_.lower() in words("reporting-verbs") for name, _ in named):
        return None  # who tells of him
    if one is None or _tells_of(one, token, state):
        return None
    if any(m.index in state.ages for m in one.mentions) or (mention.gender and one.likely_gender not in (None, mention.gender)):
        return None
    return one


def _tells_of(one: Cluster, token: Token, state: State) -> bool:
    """“Chief Roe said the 19-year-old man was shot”, “according to Roe, the boy was hurt”: nobody tells of himself so, and a police officer of others."""
    for m in one.mentions:
        name = state.doc[m.head]
        here = state.sentence[m.head] == state.sentence[token.i]
        officer = m.title is not None and any(w.lower().rstrip(".") in words("officer-words") for w in m.title.split())
        behind = next((t for t in state.doc[m.end : name.sent.end] if t.pos_ in ("VERB", "AUX")), name)
        tells = any(t.lemma_.lower() in words("reporting-verbs") for t in (behind, *([name.head] if name.dep_.startswith("nsubj") else [])))
        if (tells and ((here and name.head.is_ancestor(token)) or officer)) or (here and (preposition(name) or "").startswith("according")):
            return True
    return False


def _subject_before(token: Token, state: State) -> Cluster | None:
    """“The 27-year-old”, where nobody's age was told: who is named as the subject of the sentence before, if that is one and this is a subject, too."""
    start = token.sent.start
    if not token.dep_.startswith("nsubj") or not start:
        return None
    before = state.doc[start - 1].sent
    found = [m for c in before.root.children if c.dep_ in ("nsubj", "nsubj:pass") and (m := state.mentions.at(c.i)) is not None]
    named = {c for m in found if m.kind is Kind.PERSON and (c := state.of.get(m.index)) is not None and c.names}
    one = _only(named) if all(m.kind is Kind.PERSON for m in found) else None
    return one if one is not None and not _tells_of(one, token, state) and not any(m.index in state.ages for m in one.mentions) else None


def _aged_before(mention: Mention, age: int, state: State) -> Cluster | None:
    """“The 18-year-old” is the one person of that age told before, though nobody names him."""
    told = (m for i, years in state.ages.items() if years == age and (m := state.mentions.all[i]).start < mention.start)
    clusters = {c for m in told if (c := state.of.get(m.index)) is not None and not c.plural}
    one = _only(clusters)
    return one if one is not None and (mention.gender is None or one.likely_gender in (None, mention.gender)) else None


def _only(options: Collection[Cluster] | None) -> Cluster | None:
    return next(iter(options)) if options and len(options) == 1 else None


def _of_headline(mention: Mention, alike: Sequence[Mention], state: State) -> Cluster | None:
    """“Former nurse convicted” above “A former hospice nurse was convicted”: the report begins with whom or what its headline tells of."""
    told = [m for m in alike if state.sentence[m.head] == 0]
    determiner = child(state.doc[mention.head], "det")
    if len(told) != 1 or told[0].kind is not mention.kind or determiner is None or determiner.lower_ not in ("a", "an"):
        return None
    bare = child(state.doc[told[0].head], "det", "nmod:poss") is None and told[0].head != mention.head
    mine, theirs = set(key(mention.text)), set(key(told[0].text))
    return state.of.get(told[0].index) if bare and (mine <= theirs or theirs <= mine) and state.sentence[mention.head] > 0 else None


def _by_head(mention: Mention, alike: Sequence[Mention], state: State) -> Cluster | None:
    """“The man” to the nearest “man” before it that no age tells from it, if one of the two says all that the other says."""
    owned = child(state.doc[mention.head], "nmod:poss") is not None
    apart = set()
    for other in reversed(alike[-6:]):
        if state.sentence[mention.head] - state.sentence[other.head] > _NOMINAL_REACH:
            return None
        if owned and state.sentence[mention.head] == state.sentence[other.head]:
            apart.add(state.of.get(other.index))
            continue  # "a brother pointed it at his brother"
        cluster = state.of.get(other.index)
        if cluster is not None and cluster in apart:
            continue
        ages = {state.ages.get(m.index) for m in (mention, other, *(() if cluster is None else cluster.mentions))} - {None}
        mine, others = _said_of(mention, state), _said_of(other, state)
        said_before = mine <= others or (others <= mine and mention.kind is not Kind.ORGANIZATION)
        if len(ages) < 2 and other.kind is mention.kind and said_before:
            return cluster
    return None


def _said_of(mention: Mention, state: State) -> set[str]:
    """The words of a description, with the noun that a person is called after: "the driver of the truck" is no "train driver"."""
    head = state.doc[mention.head]
    of = (c.lemma_.lower() for c in children(head, "nmod") if preposition(c) == "of" and c.pos_ == "NOUN" and mention.kind is Kind.PERSON)
    return {*key(mention.text), *of}


def _organization_of_class(mention: Mention, state: State) -> Cluster | None:
    """“The force” to the one police force named before, “the council” to the one council; “the Cornell team” to Cornell University."""
    lists, classes_of, lemma = state.ontology.lists, state.ontology.name_words, _lemma(mention, state)
    mine = {w for w in key(mention.text) if w != lemma}
    classes = set(classes_of.get(lemma, ())) & _OF_ONE_KIND if lemma not in lists["media-nouns"] else set()
    if lemma == "police" and not mine:
        return _force(mention, state)
    fitting = set()
    for name, cluster in _names_before(mention, Kind.ORGANIZATION, state):
        theirs = key(name.text)
        if mine <= set(theirs) and (lemma in theirs or any(classes & set(classes_of.get(w, ())) for w in theirs)):
            fitting.add(cluster)
    return _only(fitting) if fitting or mine or lemma not in lists["company-nouns"] else _only_company(mention, state)


def _force(mention: Mention, state: State) -> Cluster | None:
    """“Police” to the one police force named before, else to the only one of a town that the article names; of “Tarn police” the name has the place in it."""
    places = [m for i in (mention.head - 1, *(c.i for c in children(state.doc[mention.head], "nmod", "compound"))) if (m := state.mentions.at(i)) is not None]
    beside = {w for m in places if m.kind is Kind.PLACE and m.form is Form.NAME for w in key(m.text)}
    before: set[Cluster] = set()
    anywhere: set[Cluster] = set()
    for name in state.names[Kind.ORGANIZATION]:
        words_of = key(name.text)
        if name.index in state.of and "police" in words_of[-2:] and beside <= set(words_of):
            anywhere |= {state.of[name.index]} if _FORCES_OF_NO_TOWN.isdisjoint(words_of) else set()
            before |= {state.of[name.index]} if name.start < mention.start else set()
    return _only(before or anywhere)


def _only_company(mention: Mention, state: State) -> Cluster | None:
    """“The company” to the one organisation named before it that its name does not show to be something else."""
    classes_of, company = state.ontology.name_words, {SCHEMA + "Corporation", SCHEMA + "Organization"}
    before = _names_before(mention, Kind.ORGANIZATION, state)
    return _only({cluster for name, cluster in before if all(company.issuperset(classes_of.get(w, ())) for w in key(name.text))})


def join_nicknamed(state: State) -> None:
    """“The ACV union” is ACV, “the Cornell team” is of the one organisation with that word in its name."""
    for mention in state.mentions.all:
        if mention.kind is not Kind.ORGANIZATION or mention.form is not Form.NOMINAL or mention.index in state.of:
            continue
        lemma = _lemma(mention, state)
        if lemma in state.ontology.lists["body-nouns"] and (beside := _named_beside(mention, state)) is not None:
            state.put(mention, state.found(beside))
        elif lemma in state.ontology.lists["squad-nouns"] and (target := _named_with(mention, state)) is not None:
            state.put(mention, target)


def _named_beside(mention: Mention, state: State) -> Mention | None:
    """The organisation whose name stands right before the description's noun and hangs on it."""
    name = state.mentions.at(mention.head - 1) if mention.head and mention.definite else None
    if name is None or name.form is not Form.NAME or name.kind is not Kind.ORGANIZATION or name.end != mention.head:
        return None
    return name if state.doc[name.head].head.i == mention.head else None


def _named_with(mention: Mention, state: State) -> Cluster | None:
    """The one organisation in whose name, among other words, is the name that the description begins with."""
    named = [m for c in children(state.doc[mention.head], "compound") if (m := state.mentions.at(c.i)) is not None and m.form is Form.NAME]
    word = set(key(named[0].text)) if named else set()
    names = [m for m in state.mentions.all if word and m.form is Form.NAME and m.kind is Kind.ORGANIZATION and m.index in state.of]
    return _only({state.of[m.index] for m in names if word < set(key(m.text))})
