"""Mentions ► entities of one article: who is who. Precision first: a wrong merge is worse than two nodes.

The sieves run from sure to less sure, each joining what the one before left: names, appositions and predicates, definite
descriptions that repeat a head or fit a stated role, pronouns. A join needs one candidate; where several fit, nothing is joined,
except that a pronoun takes the most salient.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from newsgraph.finding.attributes import Attribute
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.quotations import Quotation
from newsgraph.finding.syntax import child, children, direct_object, is_negated, obliques
from newsgraph.ontology import Ontology

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_PRONOUN_REACH = 3  # sentences back
_NOMINAL_REACH = 25  # sentences back


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, group, organisation, place or thing of the article.

    `name` is the fullest form (a description where there is no name), `aliases` the other full forms, `mentions` indexes into Mentions.all.
    """

    index: int
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    named: bool
    gender: str | None
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of an article, and whose each mention is."""

    all: tuple[Entity, ...]
    of: Mapping[int, int]

    def at(self, mention: Mention | None) -> Entity | None:
        """The entity of a mention, None where it was not resolved."""
        return self.all[self.of[mention.index]] if mention is not None and mention.index in self.of else None


@dataclass(slots=True)
class _Cluster:
    kind: Kind
    mentions: list[Mention] = field(default_factory=list)

    @property
    def names(self) -> list[Mention]:
        return [m for m in self.mentions if m.form is Form.NAME]

    @property
    def gender(self) -> str | None:
        return next((m.gender for m in self.mentions if m.gender), None)

    @property
    def plural(self) -> bool:
        return all(m.plural for m in self.mentions)


def resolve_entities(
    doc: Doc,
    mentions: Mentions,
    attributes: Sequence[Attribute],
    quotations: Sequence[Quotation],
    ontology: Ontology,
    same_place: Mapping[str, int],
) -> Entities:
    """Entities of one article. `same_place` maps place names to gazetteer ids, so that "UK" and "United Kingdom" are one."""
    state = _State(doc, mentions, ontology, quotations)
    _join_names(state, same_place)
    _join_acronyms(state, attributes)
    _join_predicates(state)
    _join_identified(state)
    _join_descriptions(state, attributes)
    _join_pronouns(state)
    return state.entities()


class _State:
    """Clusters under construction; `of` maps a mention's index to its cluster."""

    def __init__(self, doc: Doc, mentions: Mentions, ontology: Ontology, quotations: Sequence[Quotation]) -> None:
        self.doc, self.mentions, self.ontology = doc, mentions, ontology
        self.of: dict[int, _Cluster] = {}
        self.sentence: dict[int, int] = {}
        self.quoted = {i: q for q in quotations if q.direct for i in range(q.start, q.end)}
        number = 0
        for sentence in doc.sents:  # sentences within a quotation do not count: "he" outside looks over them
            number += sentence.start not in self.quoted or sentence.start - 1 not in self.quoted
            for token in sentence:
                self.sentence[token.i] = number

    def put(self, mention: Mention, cluster: _Cluster) -> None:
        cluster.mentions.append(mention)
        self.of[mention.index] = cluster

    def found(self, mention: Mention) -> _Cluster:
        cluster = self.of.get(mention.index)
        if cluster is None:
            cluster = _Cluster(mention.kind or Kind.THING)
            self.put(mention, cluster)
        return cluster

    def merge(self, into: _Cluster, other: _Cluster) -> None:
        if into is other:
            return
        for mention in other.mentions:
            self.put(mention, into)
        other.mentions = []

    def entities(self) -> Entities:
        clusters: list[_Cluster] = []
        for mention in self.mentions.all:
            cluster = self.of.get(mention.index)
            if cluster is not None and all(cluster is not c for c in clusters[-50:]) and cluster.mentions[0] is mention:
                clusters.append(cluster)
        out = [_entity(k, c) for k, c in enumerate(clusters)]
        return Entities(tuple(out), {m: e.index for e in out for m in e.mentions})


def _entity(index: int, cluster: _Cluster) -> Entity:
    ordered = sorted(cluster.mentions, key=lambda m: m.start)
    names = [m for m in ordered if m.form is Form.NAME]
    described = [m for m in ordered if m.form is Form.NOMINAL]
    best = max(names, key=lambda m: (len(m.text.split()), m.text[:1].isupper() and not m.text.isupper(), len(m.text), -m.start), default=None)
    name = (best or (described or ordered)[0]).text
    forms = dict.fromkeys(m.text for m in names if m.text != name)
    return Entity(
        index=index,
        kind=cluster.kind,
        name=name,
        aliases=tuple(forms),
        mentions=tuple(m.index for m in ordered),
        named=bool(names),
        gender=cluster.gender,
        titles=tuple(dict.fromkeys(m.title for m in ordered if m.title)),
    )


# --- names


def key(name: str) -> tuple[str, ...]:
    """A name's words for comparison: lower case, no article, no possessive, no full stops."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b|[.'’]", "", name.lower()))
    return tuple(w for k, w in enumerate(words) if not (k == 0 and w == "the" and len(words) > 1))


def _join_names(state: _State, same_place: Mapping[str, int]) -> None:
    by_kind: dict[Kind, list[Mention]] = defaultdict(list)
    for mention in state.mentions.all:
        if mention.form is Form.NAME and mention.kind is not None and key(mention.text):
            by_kind[mention.kind].append(mention)
    for kind, found in by_kind.items():
        known: dict[object, _Cluster] = {}
        full = _person_words if kind is Kind.PERSON else key
        shorter: list[Mention] = []
        for mention in found:
            words = full(mention.text)
            if kind is Kind.PERSON and len(words) == 1:
                shorter.append(mention)
                continue
            place = same_place.get(mention.text) if kind is Kind.PLACE else None
            identity: object = ("geonames", place) if place else words
            cluster = known.get(identity)
            if cluster is None:
                cluster = known[identity] = _Cluster(kind)
            state.put(mention, cluster)
        if kind is Kind.PERSON:
            _join_part_names(state, known, shorter)
        elif kind is Kind.ORGANIZATION:
            _join_short_organizations(known, state)


def _person_words(name: str) -> tuple[str, ...]:
    return tuple(w for w in key(name) if w not in _SUFFIXES) or key(name)


def _join_part_names(state: _State, known: dict[object, _Cluster], shorter: Sequence[Mention]) -> None:
    """“Salman Abedi” and “Abedi” to “Salman Ramadan Abedi”; a surname that two people bear goes to the nearest before it."""
    fulls = [(words, c) for words, c in known.items() if isinstance(words, tuple)]
    fulls.sort(key=lambda f: -len(f[0]))
    for k, (words, cluster) in enumerate(fulls):
        longer = [c for w, c in fulls[:k] if c.mentions and len(w) > len(words) and _is_part(words, w)]
        if len(longer) == 1 and cluster.mentions:
            state.merge(longer[0], cluster)
    by_word: dict[str, list[tuple[tuple[str, ...], _Cluster]]] = defaultdict(list)
    for words, cluster in fulls:
        if cluster.mentions:
            for w in dict.fromkeys((words[0], words[-1], *words[1:])):
                by_word[w].append((words, cluster))
    alone: dict[str, _Cluster] = {}
    for mention in shorter:
        (word,) = _person_words(mention.text)
        options = [(w, c) for w, c in by_word.get(word, ()) if _genders_agree(c, mention)]
        surnames = [(w, c) for w, c in options if w[-1] == word]
        chosen = surnames if surnames and (mention.title or len(surnames) == 1) else options
        before = [c for _, c in chosen if c.mentions and c.mentions[0].start <= mention.start]
        if len(chosen) == 1:
            state.put(mention, chosen[0][1])
        elif before:
            state.put(mention, max(before, key=lambda c: max(m.start for m in c.mentions if m.start <= mention.start)))
        else:
            cluster = alone.setdefault(word, _Cluster(Kind.PERSON))
            state.put(mention, cluster)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Same first and last word with the middle left out, or the last words of the long name ("Vázquez Garced")."""
    if len(short) < 2:
        return False
    return (short[0] == long[0] and short[-1] in long[1:]) or long[-len(short) :] == short


def _genders_agree(cluster: _Cluster, mention: Mention) -> bool:
    return cluster.gender is None or mention.gender is None or cluster.gender == mention.gender


def _join_short_organizations(known: dict[object, _Cluster], state: _State) -> None:
    """“Hirtenberger” to “Hirtenberger Defence Group”, “NASA” to the name that it abbreviates; only where one fits."""
    fulls = [(w, c) for w, c in known.items() if isinstance(w, tuple)]
    by_first: dict[str, list[tuple[tuple[str, ...], _Cluster]]] = defaultdict(list)
    by_initials: dict[str, list[tuple[tuple[str, ...], _Cluster]]] = defaultdict(list)
    for words, cluster in fulls:
        if len(words) > 1:
            by_first[words[0]].append((words, cluster))
            by_first[words[-1]].append((words, cluster))
            content = [w for w in words if w not in ("of", "the", "and", "for", "in", "on")]
            by_initials["".join(w[0] for w in content)].append((words, cluster))
            by_initials["".join(w[0] for w in words)].append((words, cluster))
    for words, cluster in fulls:
        if len(words) == 1 and cluster.mentions:
            text = cluster.mentions[0].text
            options = by_initials.get(words[0], []) if text.isupper() and len(words[0]) > 1 else []
            options = options or [o for o in by_first.get(words[0], []) if o[0][0] == words[0] or "the" in text.lower()]
            distinct = list({id(c): c for _, c in options}.values())
            if len(distinct) == 1 and distinct[0].mentions:
                state.merge(distinct[0], cluster)


def _join_acronyms(state: _State, attributes: Sequence[Attribute]) -> None:
    for a in attributes:
        if a.property == "schema:alternateName" and isinstance(a.value, str):
            owner = state.of.get(a.subject)
            words = key(a.value)
            for mention in state.mentions.all if owner is not None else ():
                if mention.form is Form.NAME and mention.kind is owner.kind and key(mention.text) == words:  # type: ignore[union-attr]
                    state.merge(owner, state.found(mention))  # type: ignore[arg-type]


# --- appositions and predicates


def _join_predicates(state: _State) -> None:
    """“The bomber, Salman Abedi”: apposition; “Abedi was a student”: predicate; “suspect John Smith”: a noun before its name."""
    for mention in state.mentions.all:
        if mention.form is not Form.NOMINAL or mention.kind is None:
            continue
        token = state.doc[mention.head]
        other = _same_as(token, mention, state)
        if other is not None and other.index != mention.index and _compatible(mention, other):
            target = state.found(other)
            if mention.index in state.of:
                state.merge(target, state.of[mention.index])
            else:
                state.put(mention, target)


def _same_as(token: Token, mention: Mention, state: _State) -> Mention | None:
    at = state.mentions.at
    if token.dep_ == "appos":
        return at(token.head.i)
    after = at(mention_end(token, state.doc))
    if after is not None and after.form is Form.NAME and after.kind is Kind.PERSON and state.doc[after.head].dep_ == "appos" and token.i < after.start:
        above = state.doc[after.head].head
        for _ in range(4):  # "the head of the UK's police, Neil Basu": the name stands beside the whole phrase
            if above.i == token.i:
                return after
            if not above.dep_.startswith("nmod"):
                break
            above = above.head
    for c in children(token, "appos", "flat", "nmod:desc"):
        found = at(c.i)
        if found is not None and found.form is Form.NAME:
            return found
    if child(token, "cop") is not None and not is_negated(token):
        subject = child(token, "nsubj")
        return at(subject.i) if subject is not None and child(token, "aux") is None else None
    following = at(token.i + 1) if token.i + 1 < len(state.doc) else None
    if (
        following is not None
        and following.start == token.i + 1
        and following.form is Form.NAME
        and following.kind is Kind.PERSON
        and token.i + 1 == mention.end
    ):
        return following
    if token.dep_ in ("compound", "flat", "nmod:desc") and token.head.i != token.i:
        found = at(token.head.i)
        return found if found is not None and found.form is Form.NAME and found.kind is Kind.PERSON else None
    return None


def mention_end(token: Token, doc: Doc) -> int:
    """The token after the comma that ends a noun phrase: where an apposition would begin."""
    last = max((t.i for c in token.children if c.dep_.startswith("nmod") for t in c.subtree if t.dep_ != "appos"), default=token.i)
    for i in range(token.i + 1, min(last + 3, len(doc) - 1)):
        if doc[i].text == "," and doc[i + 1].pos_ == "PROPN":
            return i + 1
    return token.i


def _compatible(a: Mention, b: Mention) -> bool:
    kinds = {a.kind, b.kind}
    if None in kinds:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    return len(kinds) == 1 and a.plural == b.plural


_IDENTIFYING = frozenset(("identify", "name", "recognise", "recognize", "know"))


def _join_identified(state: _State) -> None:
    """“Police identified the victim as Ann Roe”, “a man later named as John Doe”."""
    for token in state.doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in _IDENTIFYING or is_negated(token):
            continue
        who = direct_object(token)
        found = state.mentions.at(who.i) if who is not None else None
        if found is None or found.kind not in (Kind.PERSON, Kind.GROUP, None) or found.plural:
            continue
        for case, nominal in obliques(token):
            name = state.mentions.at(nominal.i) if case == "as" else None
            if name is None and case == "as":
                name = next((m for c in nominal.subtree if (m := state.mentions.at(c.i)) is not None and m.form is Form.NAME and m.kind is Kind.PERSON), None)
            if (
                name is not None
                and name.form is Form.NAME
                and name.kind is Kind.PERSON
                and found.kind is Kind.PERSON
                and (not found.gender or not name.gender or found.gender == name.gender)
            ):
                target, other = state.found(name), state.of.get(found.index)
                if other is None:
                    state.put(found, target)
                elif not other.names:
                    state.merge(target, other)


# --- descriptions


def _join_descriptions(state: _State, attributes: Sequence[Attribute]) -> None:
    """“The governor” to the one person with that role, “the 25-year-old” to the one of that age, “the man” to “a man” before it."""
    roles: dict[str, dict[int, _Cluster]] = defaultdict(dict)
    ages: dict[int, dict[int, _Cluster]] = defaultdict(dict)
    age_of: dict[int, int] = {}
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
                    target = _only(ages.get(age_of[mention.index]))
            elif mention.index in age_of and mention.kind is Kind.PERSON:
                target = _only(ages.get(age_of[mention.index]))
            if target is None and mention.definite:
                target = _by_head(mention, lemma, last_with_head, age_of, state)
            if target is None and mention.definite and mention.kind is Kind.ORGANIZATION:
                target = _organization_of_class(mention, lemma, state)
            if target is not None and (target.gender is None or mention.gender is None or target.gender == mention.gender):
                state.put(mention, target)
            else:
                state.found(mention)
        last_with_head[lemma, mention.plural].append(mention)


def _only(options: Mapping[int, _Cluster] | None) -> _Cluster | None:
    return next(iter(options.values())) if options and len(options) == 1 else None


def _by_head(
    mention: Mention,
    lemma: str,
    before: Mapping[tuple[str, bool], list[Mention]],
    age_of: Mapping[int, int],
    state: _State,
) -> _Cluster | None:
    for other in reversed(before.get((lemma, mention.plural), ())[-6:]):
        if state.sentence[mention.head] - state.sentence[other.head] > _NOMINAL_REACH:
            return None
        ages = {age_of.get(mention.index), age_of.get(other.index)} - {None}
        mine, others = set(key(mention.text)), set(key(other.text))
        if len(ages) < 2 and other.kind is mention.kind and (mine <= others or others <= mine):
            return state.of.get(other.index)
    return None


def _organization_of_class(mention: Mention, lemma: str, state: _State) -> _Cluster | None:
    """“The force” to the one police force named, “the club” to the one team."""
    classes = set(state.ontology.name_words.get(lemma, ()))
    if not classes or lemma in ("organisation", "organization", "group", "agency"):
        return None
    fitting: dict[int, _Cluster] = {}
    for other in state.mentions.all:
        if other.start >= mention.start:
            break
        if other.form is Form.NAME and other.kind is Kind.ORGANIZATION and other.index in state.of:
            words = key(other.text)
            if any(set(state.ontology.name_words.get(w, ())) & classes for w in words):
                cluster = state.of[other.index]
                fitting[id(cluster)] = cluster
    return _only(fitting)


# --- pronouns


def _join_pronouns(state: _State) -> None:
    persons = [m for m in state.mentions.all if m.kind in (Kind.PERSON, None)]
    recent: list[Mention] = []
    for mention in persons:
        token = state.doc[mention.head]
        word = token.lower_
        if mention.form is not Form.PRONOUN:
            if mention.index in state.of and not mention.plural:
                recent.append(mention)
            continue
        quotation = state.quoted.get(mention.head)
        if word in _FIRST:
            speaker = quotation.speaker if quotation is not None else None
            if speaker is not None and speaker.index in state.of:
                state.put(mention, state.of[speaker.index])
            continue
        gender = "male" if word in _MASCULINE else "female" if word in _FEMININE else None
        if gender is None or mention.plural:
            continue
        target = _antecedent(token, gender, recent, state)
        if target is not None:
            state.put(mention, target)
            recent.append(mention)


def _antecedent(token: Token, gender: str, recent: Sequence[Mention], state: _State) -> _Cluster | None:
    here = state.sentence[token.i]
    quote = state.quoted.get(token.i)
    best: tuple[float, int] | None = None
    chosen: _Cluster | None = None
    for other in reversed(recent[-30:]):
        back = here - state.sentence[other.head]
        if back > _PRONOUN_REACH + (2 if other.form is Form.NAME else 0):
            break
        cluster = state.of[other.index]
        if cluster.gender not in (None, gender) or cluster.plural:
            continue
        head = state.doc[other.head]
        if state.quoted.get(other.head) is not quote and other.head in state.quoted:
            continue  # someone inside another quotation
        if quote is not None and quote.speaker is not None and state.of.get(quote.speaker.index) is cluster:
            continue  # a speaker says "I" of himself
        if head.head is token.head and {head.dep_, token.dep_} <= {"nsubj", "obj", "iobj", "nsubj:pass"}:
            continue  # "he hit Smith": two people
        subject = head.dep_.startswith("nsubj")
        value = -1.0 * back + (0.9 if subject else 0.0) + (0.3 if cluster.names else 0.0) + (0.4 if cluster.gender == gender else 0.0)
        if other.form is Form.PRONOUN:
            value += 0.3
        rank = (value, other.start)
        if best is None or rank > best:
            best, chosen = rank, cluster
    return chosen
