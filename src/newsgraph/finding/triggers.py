"""Which words announce an event, and with which frame: lexicon entries matched against the parse, word sense by context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.finding.syntax import child, children, direct_object, is_passive, preposition, subject
from newsgraph.ontology import Entry, Frame, Ontology

KindOf = Callable[[Token], str | None]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or words (tokens `start` to `end`, half-open; `head` the governing one) that evoke `frame`."""

    start: int
    end: int
    head: int
    frame: Frame


def find_triggers(doc: Doc, ontology: Ontology, kind_of: KindOf, in_name: Callable[[Token], bool]) -> tuple[Trigger, ...]:
    """All triggers of a text in order, at most one a head token.

    `kind_of` gives a token's mention kind ("person" …) or None; `in_name` says that a token is part of the name of a
    person, organisation or place and so announces nothing.
    """
    out: list[Trigger] = []
    topic = frozenset(t.lemma_.lower() for t in doc)
    for sentence in doc.sents:
        lemmas = frozenset(w for t in sentence for w in (t.lemma_.lower(), t.lower_))
        covered: set[int] = set()
        for token in sentence:
            if token.is_space or token.i in covered:
                continue
            trigger = _trigger(token, ontology, kind_of, in_name, lemmas, topic)
            if trigger is not None:
                covered.update(range(trigger.start, trigger.end))
                out.append(trigger)
    return tuple(out)


def _trigger(
    token: Token, ontology: Ontology, kind_of: KindOf, in_name: Callable[[Token], bool], lemmas: frozenset[str], topic: frozenset[str]
) -> Trigger | None:
    found: list[tuple[int, Trigger]] = []
    for matcher in (_as_verb, _as_noun, _as_adjective):
        for entry, start, end in matcher(token, ontology):
            fit = _sense(entry.frame, token, kind_of, lemmas, topic)
            if fit is not None:
                found.append((fit + 4 * len(entry.words), Trigger(start, end, token.i, entry.frame)))
    if not found or (in_name(token) and token.pos_ != "VERB"):
        return None
    return max(found, key=lambda f: (f[0], f[1].frame.name))[1]


def _as_verb(token: Token, ontology: Ontology) -> Iterator[tuple[Entry, int, int]]:
    if token.pos_ != "VERB" or token.dep_ in ("compound", "case", "mark"):
        return
    particles = {p.lower_ for p in children(token, "compound:prt")}
    for entry in ontology.verbs.get(token.lemma_.lower(), ()):
        if len(entry.words) == 1:
            if not particles:
                yield entry, token.i, token.i + 1
        elif particles <= set(entry.words) and (last := _satellites(token, entry.words[1:])) is not None:
            yield entry, token.i, max(token.i, last) + 1


def _satellites(verb: Token, words: tuple[str, ...]) -> int | None:
    """The index of the last of `words` next to or below the verb (contiguous ones end the trigger), None if one is missing."""
    position = verb.i
    near: dict[str, int] = {}
    for c in verb.children:
        if c.i > verb.i or c.dep_ in ("obj", "nsubj:pass"):
            for w in (c, *(g for g in c.children if g.dep_ in ("case", "mark", "fixed", "compound", "amod"))):
                near.setdefault(w.lemma_.lower(), w.i)
                near.setdefault(w.lower_, w.i)
    for word in words:
        following = verb.doc[position + 1] if position + 1 < len(verb.doc) else None
        if following is not None and word in (following.lower_, following.lemma_.lower()):
            position += 1
        elif word not in near:
            return None
    return position


def _as_noun(token: Token, ontology: Ontology) -> Iterator[tuple[Entry, int, int]]:
    if token.pos_ not in ("NOUN", "PROPN"):
        return
    doc = token.doc
    for entry in ontology.nouns.get(token.lemma_.lower(), ()):
        start = token.i - len(entry.words) + 1
        if start >= token.sent.start and all(w in (doc[start + k].lower_, doc[start + k].lemma_.lower()) for k, w in enumerate(entry.words[:-1])):
            yield entry, start, token.i + 1


def _as_adjective(token: Token, ontology: Ontology) -> Iterator[tuple[Entry, int, int]]:
    if token.pos_ not in ("ADJ", "VERB", "ADV") or (token.pos_ == "VERB" and token.tag_ != "VBN"):
        return
    for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for entry in ontology.adjectives.get(key, ()):
            start = token.i - len(entry.words) + 1
            if start >= token.sent.start and all(w == token.doc[start + k].lower_ for k, w in enumerate(entry.words[:-1])):
                yield entry, start, token.i + 1


def _sense(frame: Frame, token: Token, kind_of: KindOf, lemmas: frozenset[str], topic: frozenset[str]) -> int | None:
    """How well the frame fits its sentence, a strong noun also the whole text; None where it does not."""
    fit = 0
    if frame.near:
        if frame.near & lemmas:
            fit += 2
        elif token.pos_ != "NOUN" or frame.weak or len(frame.near & topic) < 2:
            return None
    if frame.not_near & lemmas:
        return None
    for wanted, find in ((frame.object_kinds, _object), (frame.subject_kinds, _subject)):
        if not wanted:
            continue
        argument = find(token)
        kind = kind_of(argument) if argument is not None else None
        if argument is None or (kind is None and argument.pos_ != "PRON"):
            if token.pos_ == "VERB":
                return None
        elif kind is not None and kind not in wanted:
            return None
        else:
            fit += 3
    return fit


def _object(token: Token) -> Token | None:
    if token.pos_ == "VERB":
        return direct_object(token)
    return next((c for c in children(token, "nmod") if preposition(c) == "of"), None)


def _subject(token: Token) -> Token | None:
    if token.pos_ == "VERB":
        return subject(token)
    if token.pos_ == "ADJ" or is_passive(token):
        return child(token, "nsubj") or (token.head if token.dep_ in ("amod", "acl") else None)
    return child(token, "nmod:poss")
