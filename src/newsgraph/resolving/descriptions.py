"""Joins descriptions: appositions, predicates, “identified as”, and definite descriptions that fit one person or organisation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from newsgraph.finding.attributes import Attribute
from newsgraph.finding.demonyms import DEMONYMS
from newsgraph.finding.identifications import find_identifications
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.roles import title_before
from newsgraph.finding.syntax import child, children, is_apposed, is_negated
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG, SCHEMA
from newsgraph.resolving.entities import Cluster, State, key

_NOMINAL_REACH = 25  # sentences back
_OPENING = 6  # sentences, dates and bylines among them, within which a report says what its headline said

# --- appositions and predicates


def join_predicates(state: State) -> None:
    """“The bomber, Salman Abedi”: apposition; “Abedi was a student”: predicate; “suspect John Smith”: a noun before its name."""
    people = [m for m in state.mentions.all if m.form is Form.NAME and m.kind is Kind.PERSON]
    titles = {title[2].i: m for m in people if (title := title_before(m, state.doc, state.mentions)) is not None}
    for mention in state.mentions.all:
        if mention.form is not Form.NOMINAL or mention.kind is None:
            continue
        titled = titles.get(mention.head)
        for other in (*(() if titled is None else (titled,)), *_same_as(state.doc[mention.head], mention, state)):
            if other.index == mention.index or not _compatible(mention, other):
                continue
            target, mine = state.found(other), state.of.get(mention.index)
            if mine is None:
                if not state.told_apart(target, [mention]):
                    state.put(mention, target)
            elif not (target.names and mine.names) and not state.told_apart(target, mine.mentions):
                state.merge(target if target.names else mine, mine if target.names else target)


def _same_as(token: Token, mention: Mention, state: State) -> Iterator[Mention]:
    """The mentions that a description is said to be the same person or thing as, the surest first."""
    apposed = _apposed(token, mention, state) or _between_commas(token, mention, state)
    if apposed is not None:
        yield apposed
    copular = token.head if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head) else None
    if copular is not None and child(copular, "aux") is None and copular.pos_ == "PROPN" and (named := state.mentions.at(copular.i)) is not None:
        yield named  # "the victim was Ann Roe"
    if child(token, "cop") is not None and not is_negated(token) and child(token, "aux") is None:
        subject = child(token, "nsubj")
        if subject is not None and (found := state.mentions.at(subject.i)) is not None:
            yield found


def _apposed(token: Token, mention: Mention, state: State) -> Mention | None:
    at = state.mentions.at
    after = at(mention_end(token, state.doc))
    if after is not None and after.form is Form.NAME and after.kind is Kind.PERSON and state.doc[after.head].dep_ == "appos" and token.i < after.start:
        above = state.doc[after.head].head
        for _ in range(4):  # "the head of the UK's police, Neil Basu": the name stands beside the whole phrase
            if above.i == token.i:
                return after
            if not above.dep_.startswith("nmod"):
                break
            above = above.head
    if token.dep_ == "appos":
        joined = [c for c in children(token.head, "conj") if c.i < token.i and not mention.plural]
        return at((joined[-1] if joined else token.head).i)  # "the victim and another teen, a 15-year-old boy": the one before the comma
    for c in token.head.children:
        if is_apposed(token, c):
            return at(c.i)
    for c in children(token, "appos", "flat", "nmod:desc"):
        found = at(c.i)
        if found is not None and found.form is Form.NAME:
            return found
    if child(token, "cop") is not None:
        return None
    following = at(token.i + 1) if token.i + 1 < len(state.doc) else None
    if (
        following is not None
        and following.start == token.i + 1
        and following.form is Form.NAME
        and (following.kind is Kind.PERSON or (following.kind is mention.kind is Kind.ORGANIZATION and token.tag_ == "NN"))
        and token.i + 1 == mention.end
    ):
        return following
    if token.dep_ in ("compound", "flat", "nmod:desc") and token.head.i != token.i:
        found = at(token.head.i)
        return found if found is not None and found.form is Form.NAME and found.kind is Kind.PERSON else None
    return None


def _between_commas(token: Token, mention: Mention, state: State) -> Mention | None:
    """“Said the union's secretary, Tove Lindahl.”: a name between commas after a definite description, which no other verb has for its subject."""
    doc, i = state.doc, mention.end
    if not mention.definite or mention.plural or i + 1 >= len(doc) or doc[i].text != ",":
        return None
    name = state.mentions.at(i + 1 + (doc[i + 1].lower_.rstrip(".") in words("honorifics")))
    if name is None or name.form is not Form.NAME or name.kind is not Kind.PERSON or name.start > i + 2 or mention.kind is not Kind.PERSON:
        return None
    head, closed = doc[name.head], name.end >= len(doc) or doc[name.end].text in (",", ".", ";", ")", "—")
    of_another = head.dep_.startswith("nsubj") and head.head.i > head.i and head.head.i not in (token.head.i, token.i)
    return name if closed and not of_another else None


def mention_end(token: Token, doc: Doc) -> int:
    """The token after the comma that ends a noun phrase: where an apposition would begin."""
    last = max((t.i for c in token.children if c.dep_.startswith("nmod") for t in c.subtree if t.dep_ != "appos"), default=token.i)
    for i in range(token.i + 1, min(last + 3, len(doc) - 1)):
        if doc[i].text == "," and doc[i + 1].pos_ == "PROPN":
            titled = i + 2 < len(doc) and doc[i + 1].lower_.rstrip(".") in words("honorifics")
            return i + 2 if titled else i + 1  # "the cabinet member for schools, Cllr Jo Roe"
    return token.i


def _compatible(a: Mention, b: Mention) -> bool:
    kinds = {a.kind, b.kind}
    if None in kinds:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    return len(kinds) == 1 and a.plural == b.plural


def join_identified(state: State, *, pronouns: bool) -> None:
    """“Police identified the victim as Ann Roe”, “a man later named as John Doe”; once pronouns are joined, “named him as John Doe”."""
    for found, name in find_identifications(state.doc, state.mentions):
        if found.kind is not Kind.PERSON or name.kind is not Kind.PERSON or found.plural or (found.form is Form.PRONOUN) != pronouns:
            continue
        if not found.gender or not name.gender or found.gender == name.gender:
            target, other = state.found(name), state.of.get(found.index)
            if other is None:
                state.put(found, target)
            elif not other.names and not state.told_apart(target, other.mentions):
                state.merge(target, other)


# --- descriptions


def join_descriptions(state: State, attributes: Sequence[Attribute]) -> None:
    """“The governor” to the one person with that role, “the 25-year-old” to the one of that age, “the man” to “a man” before it."""
    roles: dict[str, dict[int, Cluster]] = defaultdict(dict)
    ages: dict[int, dict[int, Cluster]] = defaultdict(dict)
    age_of: dict[int, int] = {}
    countries = _countries(attributes, state)
    for a in attributes:
        cluster = state.of.get(a.subject)
        if a.property == "ng:age" and isinstance(a.value, int):
            age_of[a.subject] = a.value
        if cluster is None or not cluster.names:
            continue
        if a.property == "schema:jobTitle" and isinstance(a.value, str):
            head = re.split(r" (?:of|for|at|in|to|and) |,", a.value.lower())[0].split()
            if head:
                roles[head[-1]][id(cluster)] = cluster
                roles[" ".join(head)][id(cluster)] = cluster
        elif a.property == "ng:age" and isinstance(a.value, int):
            ages[a.value][id(cluster)] = cluster
    last_with_head: dict[tuple[str, bool], list[Mention]] = defaultdict(list)
    for mention in state.mentions.all:
        if mention.form is not Form.NOMINAL or mention.kind is None:
            continue
        token = state.doc[mention.head]
        lemma = token.lemma_.lower()
        if mention.index not in state.of:
            target = None
            if mention.definite and mention.kind is Kind.PERSON and not mention.plural:
                target = _only(roles.get(mention.text.lower()) or roles.get(lemma)) or None
                if target is None and mention.index in age_of:
                    told = ages.get(age_of[mention.index])
                    target = _only(told) if told else _just_named(mention, token, set(age_of), state) or _subject_before(mention, token, state)
                if target is None and token.lower_ in DEMONYMS:
                    target = _of_country(mention, DEMONYMS[token.lower_], countries, state)
            elif mention.index in age_of and mention.kind is Kind.PERSON:
                target = _only(ages.get(age_of[mention.index]))
            elif lemma in words("judge-words") and mention.kind is Kind.PERSON and not mention.plural and _is_brought_up(token):
                target = _only(roles.get(lemma))  # "a coroner has ruled", who is named further on
            if mention.definite and mention.kind is Kind.ORGANIZATION:
                target = _organization_of_class(mention, lemma, state)
            if target is None and mention.definite:
                target = _by_head(mention, lemma, last_with_head, age_of, state)
            if target is None and not mention.plural and state.sentence[mention.head] <= _OPENING:
                target = _of_headline(mention, lemma, last_with_head, state)
            if target is not None and not state.told_apart(target, [mention]):
                state.put(mention, target)
            else:
                state.found(mention)
        elif mention.definite and mention.kind is Kind.PERSON and not mention.plural and (named := state.of[mention.index]).names:
            unnamed = [c for m in last_with_head[lemma, False] if not (c := state.of[m.index]).names]  # "a suspect …. The suspect, Ann Roe"
            if unnamed and all(c is unnamed[0] for c in unnamed) and not state.told_apart(named, unnamed[0].mentions):
                state.merge(named, unnamed[0])
        last_with_head[lemma, mention.plural].append(mention)


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
    told = {id(c): c for name, c in countries if name == country}
    if told:
        return _only(told)
    others = [c for _, c in countries]
    here = state.sentence[mention.head]
    for other in reversed(state.mentions.all[: mention.index]):
        if state.sentence[other.head] < here - 1:
            break
        cluster = state.of.get(other.index)
        if other.kind is Kind.PERSON and other.form is Form.NAME and cluster is not None and not any(cluster is c for c in others):
            return cluster
    return None


def _is_brought_up(noun: Token) -> bool:
    """“A coroner has ruled”, a headline's “coroner finds”; not "another judge"."""
    determiner = child(noun, "det")
    return noun.dep_.startswith("nsubj") and (determiner is None or determiner.lower_ in ("a", "an"))


def _just_named(mention: Mention, token: Token, aged: set[int], state: State) -> Cluster | None:
    """“The 23-year-old carpenter” is the one person named in the sentence before or in its own, if nothing tells of that one's age."""
    if child(token, "acl:relcl", "appos") is not None or child(token, "det") is None or child(token, "det").lower_ != "the":  # type: ignore[union-attr]
        return None
    here = state.sentence[mention.head]
    named: dict[int, Cluster] = {}
    for other in state.mentions.all:
        if other.start >= mention.start:
            break
        cluster = state.of.get(other.index)
        if other.form is Form.NAME and other.kind is Kind.PERSON and cluster is not None and here - state.sentence[other.head] <= 1:
            named[id(cluster)] = cluster
    one = _only(named)
    if one is None or any(m.index in aged for m in one.mentions) or (mention.gender and one.likely_gender not in (None, mention.gender)):
        return None
    return one


def _subject_before(mention: Mention, token: Token, state: State) -> Cluster | None:
    """“The 27-year-old”, where nobody's age was told: who is named as the subject of the sentence before, if that is one and this is a subject, too."""
    start = token.sent.start
    if not token.dep_.startswith("nsubj") or not start:
        return None
    before = state.doc[start - 1].sent
    found = [m for c in before.root.children if c.dep_ in ("nsubj", "nsubj:pass") and (m := state.mentions.at(c.i)) is not None]
    named = {id(c): c for m in found if m.kind is Kind.PERSON and (c := state.of.get(m.index)) is not None and c.names}
    return _only(named) if all(m.kind is Kind.PERSON for m in found) else None


def _only(options: Mapping[int, Cluster] | None) -> Cluster | None:
    return next(iter(options.values())) if options and len(options) == 1 else None


def _of_headline(mention: Mention, lemma: str, before: Mapping[tuple[str, bool], list[Mention]], state: State) -> Cluster | None:
    """“Former nurse convicted” above “A former hospice nurse was convicted”: the report begins with whom or what its headline tells of."""
    told = [m for m in before.get((lemma, False), ()) if state.sentence[m.head] == 0]
    determiner = child(state.doc[mention.head], "det")
    if len(told) != 1 or told[0].kind is not mention.kind or determiner is None or determiner.lower_ not in ("a", "an"):
        return None
    bare = child(state.doc[told[0].head], "det", "nmod:poss") is None and told[0].head != mention.head
    mine, theirs = set(key(mention.text)), set(key(told[0].text))
    return state.of.get(told[0].index) if bare and (mine <= theirs or theirs <= mine) and state.sentence[mention.head] > 0 else None


def _by_head(
    mention: Mention,
    lemma: str,
    before: Mapping[tuple[str, bool], list[Mention]],
    age_of: Mapping[int, int],
    state: State,
) -> Cluster | None:
    for other in reversed(before.get((lemma, mention.plural), ())[-6:]):
        if state.sentence[mention.head] - state.sentence[other.head] > _NOMINAL_REACH:
            return None
        ages = {age_of.get(mention.index), age_of.get(other.index)} - {None}
        mine, others = set(key(mention.text)), set(key(other.text))
        said_before = mine <= others or (others <= mine and mention.kind is not Kind.ORGANIZATION)
        if len(ages) < 2 and other.kind is mention.kind and said_before:
            return state.of.get(other.index)
    return None


_OF_ONE_KIND = frozenset(NG + c for c in ("PoliceForce", "PoliticalParty")) | frozenset(
    SCHEMA + c for c in ("SportsTeam", "NewsMediaOrganization", "CollegeOrUniversity", "School", "Hospital", "Corporation")
)


_IN_GENERAL = frozenset(("press", "media", "news", "television", "tv", "radio"))


def _organization_of_class(mention: Mention, lemma: str, state: State) -> Cluster | None:
    """“The force” to the one police force named before, “the council” to the one council; “the Cornell team” to Cornell University."""
    mine = [w for w in key(mention.text) if w != lemma]
    classes = set(state.ontology.name_words.get(lemma, ())) & _OF_ONE_KIND if lemma not in _IN_GENERAL else set()
    fitting: dict[int, Cluster] = {}
    for other in state.mentions.all:
        if other.start >= mention.start:
            break
        if other.form is Form.NAME and other.kind is Kind.ORGANIZATION and other.index in state.of:
            words = key(other.text)
            same_class = any(set(state.ontology.name_words.get(w, ())) & classes for w in words)
            if set(mine) <= set(words) and (lemma in words or same_class):
                cluster = state.of[other.index]
                fitting[id(cluster)] = cluster
    return _only(fitting) if fitting or mine or lemma not in _COMPANIES else _only_company(mention, state)


_COMPANIES = frozenset(("company", "firm", "carmaker", "airline", "retailer", "lender", "insurer", "manufacturer", "operator", "brewer", "chain"))


def _only_company(mention: Mention, state: State) -> Cluster | None:
    """“The company” to the one organisation named before it that its name does not show to be something else."""
    fitting: dict[int, Cluster] = {}
    for other in state.mentions.all:
        if other.start >= mention.start:
            break
        shown = {c for w in key(other.text) for c in state.ontology.name_words.get(w, ())} - {SCHEMA + "Corporation", SCHEMA + "Organization"}
        if other.form is Form.NAME and other.kind is Kind.ORGANIZATION and other.index in state.of and not shown:
            fitting[id(state.of[other.index])] = state.of[other.index]
    return _only(fitting)


_SAME = frozenset(("union", "party", "company", "firm", "charity", "newspaper", "airline", "agency", "magazine", "foundation", "militia", "movement"))
_TEAMS = frozenset(("team", "group", "side", "club", "squad"))


def join_nicknamed(state: State) -> None:
    """“The ACV union” is ACV, “the Cornell team” is of the one organisation with that word in its name."""
    for mention in state.mentions.all:
        token = state.doc[mention.head]
        if mention.kind is not Kind.ORGANIZATION or mention.form is not Form.NOMINAL or token.lemma_.lower() not in _TEAMS | _SAME:
            continue
        beside = state.mentions.at(token.i - 1) if token.i else None
        if mention.definite and beside is not None and beside.form is Form.NAME and beside.kind is Kind.ORGANIZATION and beside.end == token.i:
            if token.lemma_.lower() in _SAME and state.doc[beside.head].head.i == token.i and mention.index not in state.of:
                state.put(mention, state.found(beside))
                continue
        if token.lemma_.lower() not in _TEAMS:
            continue
        named = [m for c in children(token, "compound") if (m := state.mentions.at(c.i)) is not None and m.form is Form.NAME]
        word = set(key(named[0].text)) if named else set()
        fitting: dict[int, Cluster] = {}
        for m in state.mentions.all if word else ():
            if m.form is Form.NAME and m.kind is Kind.ORGANIZATION and word < set(key(m.text)) and m.index in state.of:
                fitting[id(state.of[m.index])] = state.of[m.index]
        target = _only(fitting)
        if target is not None and mention.index not in state.of:
            state.put(mention, target)
