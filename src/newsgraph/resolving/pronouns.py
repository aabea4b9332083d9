"""Joins pronouns to whom they stand for, by number, gender, syntax and distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsgraph.annotation.tree import Token
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.syntax import children, clause, surface_subject, word_before
from newsgraph.finding.wordlists import words
from newsgraph.resolving.entities import Cluster, State, key

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_THEY = frozenset({"they", "them", "their"})
_IT = frozenset({"it", "its"})
_ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "nsubj:pass"))
_REFLEXIVE = frozenset({"himself", "herself"})
_HEIGHT = 5  # heads above a pronoun, among which its clause's verbs are
_PRONOUN_REACH = 3  # sentences back
_OFTEN = 6  # mentions of whom the article is about
_SALIENCE = {
    "subject": 0.9,
    "named": 0.3,
    "pronoun": 0.3,
    "gender known": 0.4,
    "hero": 0.7,
    "parallel": 0.2,
    "subject of its clause": 0.5,
    "owner of its clause": 1.2,
    "says so itself": 1.0,
    "listed before": 2.5,
    "teller again": 0.5,
    "teller before": -0.7,
    "paragraph before": -0.7,
}
"""How much each sign weighs; a sentence in between weighs -1. Tuned on the third-person pronouns of GUM's biographies, interviews and news."""
_TOPIC = 3.0
"""What being the topic weighs where a paragraph begins."""


def join_pronouns(state: State) -> None:
    """Join "he" and "she" to the most salient person before them, "I" to the speaker of its quotation."""
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
        if word in _THEY or word in _IT:
            meant = _body_above(token, state) or _subject_before(token, state)
            if meant is not None:
                state.put(mention, meant)
            continue
        gender = "male" if word in _MASCULINE else "female" if word in _FEMININE else None
        if gender is None or mention.plural:
            continue
        target = _own_subject(token, state) if word in _REFLEXIVE else _of_kin(token, gender, recent, state) or _antecedent(token, gender, recent, state)
        if target is not None:
            state.put(mention, target)
            recent.append(mention)


def _of_kin(token: Token, gender: str, recent: Sequence[Mention], state: State) -> Cluster | None:
    """“His mother, Deb Ferris” is the mother of the one Ferris named before."""
    kin = token.head if token.dep_ == "nmod:poss" else token
    name = next((m for c in kin.children if c.dep_ in ("appos", "flat") and (m := state.mentions.at(c.i)) is not None and m.form is Form.NAME), None)
    if name is None or kin.lemma_.lower() not in words("male-nouns", "female-nouns"):
        return None
    surname = key(name.text)[-1:]
    named = {id(c): c for m in recent if m.form is Form.NAME and key(m.text)[-1:] == surname and len(key(m.text)) > 1 for c in (state.of[m.index],)}
    fitting = [c for c in named.values() if c.likely_gender in (None, gender) and c is not state.of.get(name.index)]
    return fitting[0] if len(fitting) == 1 else None


def _own_subject(token: Token, state: State) -> Cluster | None:
    """“Himself” is the subject of its clause."""
    verb = token.head if token.head.pos_ in ("VERB", "AUX") else token.head.head
    who = surface_subject(verb)
    mention = state.mentions.at(who.i) if who is not None else None
    return state.of.get(mention.index) if mention is not None else None


def _antecedent(token: Token, gender: str, recent: Sequence[Mention], state: State) -> Cluster | None:
    """The most salient of the people spoken of before."""
    topic = _topic(token, gender, recent, state)
    best, chosen = (float("-inf"), 0), None
    for other in _candidates(token, gender, recent, state):
        cluster = state.of[other.index]
        salience = sum(_SALIENCE[sign] for sign in _signs(token, gender, other, state)) - _back(token, other, state) + (_TOPIC if cluster is topic else 0.0)
        if (salience, other.start) > best:
            best, chosen = (salience, other.start), cluster
    return chosen


def _back(token: Token, other: Mention, state: State) -> int:
    """Sentences between a mention and the pronoun."""
    return state.sentence[token.i] - state.sentence[other.head]


def _candidates(token: Token, gender: str, recent: Sequence[Mention], state: State) -> Iterator[Mention]:
    """Mentions before the pronoun that it may stand for, nearest first."""
    quote = state.quoted.get(token.i)
    beside = set() if token.lower_.endswith("self") else {id(state.of.get(m.index)) for m in _coarguments(token, state)}
    if token.dep_ == "nmod:poss" and word_before(token) == "as" and (whom := state.mentions.at(token.i - 2)) is not None:
        beside.add(id(state.of.get(whom.index)))  # "Penry stars with Ida Keane as his daughter": not Keane's
    for other in reversed(recent[-30:]):
        cluster = state.of[other.index]
        if _back(token, other, state) > _PRONOUN_REACH + (2 if other.form is Form.NAME else 0):
            break
        if cluster.likely_gender not in (None, gender) or cluster.plural or id(cluster) in beside:
            continue  # "he hit Smith": two people
        if state.quoted.get(other.head) is not quote and other.head in state.quoted:
            continue  # someone inside another quotation
        if quote is not None and quote.speaker is not None and state.of.get(quote.speaker.index) is cluster:
            continue  # a speaker says "I" of himself
        yield other


def _signs(token: Token, gender: str, other: Mention, state: State) -> Iterator[str]:
    """What speaks for or against a mention as what the pronoun stands for: keys of `_SALIENCE`."""
    head, cluster, back = state.doc[other.head], state.of[other.index], _back(token, other, state)
    subject = head.dep_.startswith("nsubj")
    if subject:
        yield "subject"
        said = (token.head, *children(token.head, "xcomp"))  # "he went on to say"
        tells = token.dep_ == "nsubj" and any(verb.lemma_.lower() in words("reporting-verbs") for verb in said)
        if back and head.head.lemma_.lower() in words("reporting-verbs"):
            yield "teller again" if tells else "teller before"
        if token.dep_.startswith("nsubj"):
            yield "parallel"
    if state.paragraph[other.head] < state.paragraph[token.i] == state.paragraph[max(0, token.sent.start - 2)]:
        yield "paragraph before"
    if cluster.names:
        yield "named"
    if other.form is Form.PRONOUN:
        yield "pronoun"
    if cluster.likely_gender == gender:
        yield "gender known"
    if len(cluster.names) == state.most_named:
        yield "hero"
    if back == 0 and token.dep_ == "nmod:poss" and token.head.dep_ == "conj" and token.head.head.i == head.i:
        yield "listed before"
    inner = clause(token)
    if back == 0 and subject and inner.dep_ == "ccomp" and inner.head == head.head and head.head.lemma_.lower() in words("reporting-verbs"):
        yield "says so itself"  # "while Roe wrote that he had ordered it"
    if back == 0 and (own := surface_subject(inner)) is not None and state.mentions.at(own.i) is other:
        yield "owner of its clause" if token.dep_ == "nmod:poss" else "subject of its clause"


def _topic(token: Token, gender: str, recent: Sequence[Mention], state: State) -> Cluster | None:
    """Whom the article is about, for a subject that begins a paragraph: one spoken of far more than all others; who goes on speaking is the speaker."""
    begins = token.is_sent_start and (token.i == 0 or "\n" in token.doc[token.i - 1].text)
    if not begins or not token.dep_.startswith("nsubj") or token.head.lemma_ in state.ontology.lists["reporting-verbs"]:
        return None
    told: dict[int, int] = {}
    clusters = {}
    for m in recent:
        cluster = state.of[m.index]
        clusters[id(cluster)] = cluster
        told[id(cluster)] = told.get(id(cluster), 0) + 1
    ranked = sorted(told.items(), key=lambda x: -x[1])
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 3 * ranked[1][1]):
        return None
    topic = clusters[ranked[0][0]]
    return topic if topic.likely_gender in (None, gender) else None


def _coarguments(token: Token, state: State) -> Iterator[Mention]:
    """Whoever stands beside a pronoun as subject or object of its verb."""
    if token.dep_ not in _ARGUMENTS and token.dep_ != "obl":
        return
    subject = surface_subject(token.head) if not token.dep_.startswith("nsubj") else None
    for other in (*token.head.children, *([subject] if subject is not None else [])):
        found = state.mentions.at(other.i) if other.i != token.i and (other is subject or other.dep_ in _ARGUMENTS) else None
        if found is not None and found.index in state.of:
            yield found


def _body_above(token: Token, state: State) -> Cluster | None:
    """“Nordal said it would cut jobs”, “the union called off its strike”: the organisation that is the subject of a clause above."""
    if token.i in state.quoted or (token.dep_ not in ("nmod:poss", "nsubj", "nsubj:pass")):
        return None
    verb = token.head if token.dep_ == "nmod:poss" else token.head.head if token.head.dep_ in ("ccomp", "xcomp", "advcl") else None
    for _ in range(_HEIGHT):
        if verb is None:
            return None
        who = surface_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
        if who is not None and who.i != token.i and token.i not in {t.i for t in who.subtree}:
            found = state.mentions.at(who.i)
            if who.pos_ == "PRON" and who.lower_ not in _IT | _THEY and found is None:
                return None
            fits = found is not None and (found.kind is Kind.ORGANIZATION or (found.kind is Kind.GROUP and token.lower_ in _THEY))
            if found is None or found.form is not Form.PRONOUN:
                return state.of.get(found.index) if found is not None and fits and found.head == who.i else None
        verb = verb.head if verb.head.i != verb.i else None
    return None


def _subject_before(token: Token, state: State) -> Cluster | None:
    """“Derbyshire Police will …. They said …”: the organisation or group that is the subject of the sentence before, for a subject."""
    sentence = token.sent
    tells = token.head.head.lemma_ in words("reporting-verbs")
    own = token.head if token.dep_ == "nmod:poss" and (token.is_sent_start or tells) else token  # "Its leader said", "“No,” its leader said"
    if own.dep_ != "nsubj" or own.head.dep_ != "root" or sentence.start == 0 or token.i in state.quoted:
        return None
    before = state.doc[sentence.start - 1].sent
    if "\n" in before.text.strip() or before.start in state.quoted:
        return None
    subjects = [c for c in before.root.children if c.dep_ in ("nsubj", "nsubj:pass")]
    found = state.mentions.at(subjects[0].i) if subjects else None
    if found is None or found.index not in state.of or found.head != subjects[0].i:
        return None
    fits = found.kind is Kind.ORGANIZATION or (found.kind is Kind.GROUP and token.lower_ in _THEY)
    return state.of[found.index] if fits else None
