"""Which words announce an event, and with which frame: lexicon entries matched against the parse, word sense by context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsgraph.annotation.tree import Doc, Span, Token
from newsgraph.finding.syntax import child, children, direct_object, is_headline, is_passive, preposition, subject, with_conjuncts
from newsgraph.finding.time_words import MONTHS, WEEKDAYS
from newsgraph.ontology import Entry, Frame, Ontology

KindsOf = Callable[[Token], frozenset[str]]

_SCORE = r"(?<![\d.,–-])\d{1,3} ?[-–] ?\d{1,3}(?![\d.,]*\d|[-–])"
SCORE = re.compile(rf"{_SCORE}(?: ?\(\d+(?:[-–]\d+)?\))?(?:, {_SCORE}(?: ?\(\d+(?:[-–]\d+)?\))?)*")
"""A score, or those of sets, games and frames with their tie-breaks: "2-1", "6-4, 6-7 (5), 7-5"."""
_ROAD = re.compile(r"\b(?:[AM]\d{1,3}|(?:I|US|SR|Interstate|Route|Highway)[- ]\d{1,4})\b")
_MONEY = frozenset(("$", "£", "€", "¥", "dollar", "euro", "pound", "yen", "usd", "eur", "gbp"))
_PEOPLE = frozenset(("person", "group"))
_KINDS = frozenset(("person", "group", "organization", "place"))
_NOMINALS = _KINDS | {"thing", "money", "duration", "measure"}
_IMPERSONAL = frozenset(("it", "this", "that", "which", "what"))
_TIMES = frozenset((*WEEKDAYS, *MONTHS, "morning", "afternoon", "evening", "night", "yesterday", "today"))
_BUNDLES = frozenset(("round", "series", "package", "set", "wave", "raft", "string"))
_TOPIC_WORDS = 2  # of a frame's lex:near that the article must hold where the sentence has none; for a verb, one more


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or words (tokens `start` to `end`, half-open; `head` the governing one) that evoke `frame`.

    `noun` is the noun that a verb's entry holds, wherever it stands ("election" in "the election that she won").
    """

    start: int
    end: int
    head: int
    frame: Frame
    noun: int | None = None


def find_triggers(doc: Doc, ontology: Ontology, kinds_of: KindsOf, in_name: Callable[[Token], bool]) -> tuple[Trigger, ...]:
    """All triggers of a text in order, at most one a head token.

    `kinds_of` gives what a nominal is (`arguments.kinds_at`); `in_name` says that a token is part of the name of a
    person, organisation or place and so announces nothing.
    """
    out: list[Trigger] = []
    topic = frozenset(t.lemma_.lower() for t in doc)
    heads = _heads(ontology)
    for sentence in doc.sents:
        able = [t for t in sentence if t.lower_ in heads or t.lemma_.lower() in heads]
        if not able:
            continue
        lemmas = _lemmas(sentence)
        covered: set[int] = set()
        able.sort(key=lambda t: t.pos_ not in ("VERB", "AUX"))
        for token in able:  # a verb with its noun ("win the election") before the noun alone
            if token.i in covered:
                continue
            trigger = _trigger(token, ontology, kinds_of, in_name, lemmas, topic)
            if trigger is not None:
                covered.update(range(trigger.start, trigger.end))
                covered.update(() if trigger.noun is None else (trigger.noun,))
                out.append(trigger)
    return tuple(sorted(_without_carriers(out, doc, ontology), key=lambda t: (t.start, t.head)))


def _without_carriers(triggers: Sequence[Trigger], doc: Doc, ontology: Ontology) -> Iterator[Trigger]:
    """Not the "launched" of "launched an offensive": the noun tells the event, the verb only carries it."""
    heads = {t.head for t in triggers}
    for t in triggers:
        carried = child(doc[t.head], "obj") if t.end == t.start + 1 and doc[t.head].lemma_.lower() in ontology.lists["carrying-verbs"] else None
        if carried is None or carried.i not in heads:
            yield t


def _forms(token: Token) -> tuple[str, ...]:
    """A word's lemma and form, and of a plural that is its own lemma the singular: "troops" goes with "withdraw troop", "three Emmys" with "win Emmy"."""
    own = token.tag_ in ("NNS", "NNPS") and token.lemma_.lower() == token.lower_ and token.lower_.endswith("s")
    return (token.lemma_.lower(), token.lower_, *([token.lower_[:-1]] if own else []))


def _lemmas(sentence: Span) -> frozenset[str]:
    """The sentence's words and lemmas, with "#score", "#money" and "#road" (the number of one) where it has such."""
    out = {w for t in sentence for w in _forms(t)}
    if SCORE.search(sentence.text):
        out.add("#score")
    if out & _MONEY:
        out.add("#money")
    if _ROAD.search(sentence.text):
        out.add("#road")
    return frozenset(out)


@lru_cache(maxsize=4)
def _heads(ontology: Ontology) -> frozenset[str]:
    return frozenset().union(ontology.verbs, ontology.nouns, ontology.predicates, ontology.adjectives)


def _trigger(
    token: Token, ontology: Ontology, kinds_of: KindsOf, in_name: Callable[[Token], bool], lemmas: frozenset[str], topic: frozenset[str]
) -> Trigger | None:
    found: list[tuple[int, Trigger]] = []
    for matcher in (_as_verb, _as_noun, _as_adjective, _as_predicate):
        for entry, start, end, noun in matcher(token, ontology):
            fit = _sense(entry, token, kinds_of, lemmas, topic)
            if fit is not None:
                head = token.i if token.pos_ == "VERB" else token.doc[start:end].root.i  # a name's head may be its first word
                found.append((fit + 4 * len(entry.words), Trigger(start, end, head, entry.frame, noun)))
    if not found or (in_name(token) and token.pos_ != "VERB"):
        return None
    return max(found, key=lambda f: (f[0], f[1].frame.name))[1]


_Match = tuple[Entry, int, int, int | None]


def _as_verb(token: Token, ontology: Ontology) -> Iterator[_Match]:
    if token.pos_ != "VERB" or token.dep_ in ("compound", "case", "mark"):
        return
    entries = ontology.verbs.get(token.lemma_.lower(), ())
    particles = {p.lower_ for p in children(token, "compound:prt")} if entries else set()
    near = _near(token) if any(len(entry.words) > 1 for entry in entries) else {}
    for entry in entries:
        if len(entry.words) == 1:
            if not particles:
                yield entry, token.i, token.i + 1, None
        elif particles <= set(entry.words) and (found := _satellites(token, entry.words[1:], near)) is not None:
            last, noun = found
            yield entry, token.i, max(token.i, last) + 1, noun


def _near(verb: Token) -> dict[str, Token]:
    """The words and lemmas below a verb, or right below what is, by which a phrase may go on."""
    near: dict[str, Token] = {}
    below = [c for c in verb.children if c.i > verb.i or c.dep_ in ("obj", "nsubj:pass", "advmod")]
    below = [
        c for c in below if c.dep_ not in ("ccomp", "advcl", "conj", "parataxis", "acl") or _needs_no_other(c)
    ]  # "found two men stabbed, both of whom were dead", "Four shot, one dead"
    if verb.dep_ in ("acl:relcl", "acl") and not any(c.dep_ == "obj" for c in below):
        below.append(verb.head)  # "the election that she won", "a study published on Monday"
    for c in below:  # "received the Grand Star, the highest honour of the state", "received the Legion of Honour"
        inner = children(c, "appos") if c.dep_ == "obj" else []
        inner += [n for n in children(c, "nmod") if c.pos_ == n.pos_ == "PROPN" and preposition(n) == "of"]
        near.update({form: c for n in inner for form in _forms(n)})
    for c in (c for c in below if c.lower_ not in _TIMES):  # "was fired on Monday"
        for w in (c, *(g for g in c.children if _goes_with(g, c))):
            if (w.dep_ == "advmod" and w.i > verb.i + 1 and w.lower_ != "not") or (w.dep_ == "amod" and w.lower_ != "own"):
                continue  # "four people were shot, one fatally"; "found three dead men and a survivor"
            for form in _forms(w):
                near.setdefault(form, w)
    return near


def _needs_no_other(clause: Token) -> bool:
    """Whether a clause tells of the verb's own people: "found them dead", "found two men, all of them dead"."""
    who = child(clause, "nsubj")
    if who is None:
        return clause.dep_ != "parataxis"
    return who.lower_ in ("all", "both") or (clause.dep_ == "ccomp" and clause.pos_ == "ADJ")


def _goes_with(word: Token, above: Token) -> bool:
    """Whether a word belongs to the phrase of the one above it: "a further round of sanctions" are sanctions."""
    if word.dep_ == "nmod":
        return above.lemma_.lower() in _BUNDLES
    if word.dep_ == "advmod":
        return word.lower_ == "not" and above.pos_ == "ADJ"  # "found him not guilty"
    return word.dep_ in ("case", "mark", "fixed", "compound", "amod") and not word.lower_.endswith("ly")


def _satellites(verb: Token, words: tuple[str, ...], near: Mapping[str, Token]) -> tuple[int, int | None] | None:
    """The last of `words` that follow the verb without a gap or are `near` it, and the noun among them; None if one is neither."""
    position = verb.i
    noun: int | None = None
    for word in words:
        following = verb.doc[position + 1] if position + 1 < len(verb.doc) else None
        if following is not None and word in (following.lower_, following.lemma_.lower()):
            position += 1
            found = following
        elif word in near:
            found = near[word]
        else:
            return None
        if found.pos_ in ("NOUN", "PROPN"):
            noun = found.i
    return position, noun


def _as_noun(token: Token, ontology: Ontology) -> Iterator[_Match]:
    if token.pos_ in ("NOUN", "PROPN"):
        for key in dict.fromkeys((token.lower_, token.lemma_.lower())):  # "talks" is no plural of "talk"
            yield from _phrases(token, ontology.nouns.get(key, ()))


def _as_predicate(token: Token, ontology: Ontology) -> Iterator[_Match]:
    if token.pos_ in ("NOUN", "PROPN") and child(token, "cop") is not None and child(token, "nsubj") is not None:
        yield from _phrases(token, ontology.predicates.get(token.lemma_.lower(), ()))


def _as_adjective(token: Token, ontology: Ontology) -> Iterator[_Match]:
    if token.text.istitle() and token.i and token.nbor(-1).text.istitle() and token.nbor(-1).pos_ in ("ADJ", "PROPN") and not is_headline(token.sent):
        return  # "the Grateful Dead"
    if token.pos_ in ("ADJ", "VERB", "ADV") and (token.pos_ != "VERB" or token.tag_ in ("VBN", "JJ")):
        for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
            yield from _phrases(token, ontology.adjectives.get(key, ()))


def _phrases(token: Token, entries: tuple[Entry, ...]) -> Iterator[_Match]:
    """The entries whose words stand side by side around their head `token`."""
    doc = token.doc
    for entry in entries:
        start = token.i - entry.head
        end = start + len(entry.words)
        fits = start >= 0 and end <= len(doc) and all(w in (doc[start + k].lower_, doc[start + k].lemma_.lower()) for k, w in enumerate(entry.words))
        if fits and (end - start == 1 or doc[start].sent == doc[end - 1].sent):
            yield entry, start, end, None


def _sense(entry: Entry, token: Token, kinds_of: KindsOf, lemmas: frozenset[str], topic: frozenset[str]) -> int | None:
    """How well the frame fits its sentence, else the whole text; None where it does not."""
    frame, fit = entry.frame, 0
    if frame.near:
        if frame.near & lemmas:
            fit += 3
        elif not frame.weak and len((frame.near - set(entry.words)) & topic) >= _TOPIC_WORDS + (token.pos_ != "NOUN"):
            fit -= 1
        else:
            return None
    if frame.not_near & lemmas:
        return None
    for wanted, find in ((frame.object_kinds, _object), (frame.subject_kinds, _subject)):
        if not wanted:
            continue
        argument = find(token)
        told = () if argument is None else (k for one in with_conjuncts(argument) if (k := kinds_of(one) & (wanted | _NOMINALS)))
        kinds = next(iter(told), frozenset[str]())  # "bought mortar and shell maker Orr Ltd", with mortar for the object
        if argument is None or (not kinds and (argument.pos_ != "PRON" or (wanted <= _PEOPLE and argument.lower_ in _IMPERSONAL) or not wanted & _KINDS)):
            if token.pos_ == "VERB" or (argument is not None and argument.pos_ == "NOUN"):
                return None
        elif kinds and not kinds & wanted:
            return None
        else:
            fit += 2
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
