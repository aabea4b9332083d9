"""Which words of an article speak of what: the mentions that claims point to, further mentions by name, figures and event words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.annotation.lemmas import lemma
from newsgraph.asking.articles import Piece, Told
from newsgraph.asking.evidence import Evidence
from newsgraph.asking.figures import Figure
from newsgraph.asking.profiles import ALSO, NAME, Profile
from newsgraph.finding.lexing import words_of
from newsgraph.finding.numbers import cardinal
from newsgraph.namespaces import TYPE
from newsgraph.ontology import Entry, load_ontology

ENTITIES = frozenset(("person", "group", "organization", "place"))
_LONGEST_MENTION = 100
_SHORTEST_NAME = 3
_TAGS = ("NN", "NNS", "VBD", "VBN", "VBZ", "VBG")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `begin` to `end` of the article's text speak of `node`, which is of the kind `kind` (or is a figure of it)."""

    begin: int
    end: int
    kind: str
    node: ox.NamedNode


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are marked or not; `used` says whether a passage covers them, `words` is None for characters that the graph does not hold."""

    begin: int
    end: int
    words: str | None
    used: bool
    passage: str | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of one paragraph, and the events that it tells of."""

    runs: tuple[Run, ...]
    events: tuple[ox.NamedNode, ...]


def marks_of(article: Told, profiles: Mapping[ox.NamedNode, Profile], figures: Mapping[ox.NamedNode, Sequence[Figure]]) -> list[Mark]:
    """The marks of an article's text, none overlapping another: names before numbers before event words, the longer before the shorter."""
    found: list[Mark] = []
    taken: set[int] = set()
    for candidates in (
        [*_claimed(article, profiles), *_named(article, profiles)],
        _figures(article, figures),
        _event_words(article, profiles),
    ):
        for mark in sorted(candidates, key=lambda m: (m.begin - m.end, m.begin, m.node.value)):
            span = range(mark.begin, mark.end)
            if not taken.intersection(span):
                taken.update(span)
                found.append(mark)
    return sorted(found, key=lambda m: m.begin)


def paragraphs_of(article: Told, marks: Sequence[Mark], profiles: Mapping[ox.NamedNode, Profile]) -> list[Paragraph]:
    """The article's text for reading, cut at empty lines, passages and marks."""
    events = _events_by_passage(article.claims, profiles)
    paragraphs: list[list[Run]] = [[]]
    for piece in article.pieces:
        at = piece.begin
        for k, part in enumerate(_PARAGRAPH.split(piece.words) if piece.words is not None else [None]):
            if part is None:
                paragraphs += [[Run(piece.begin, piece.end, None, False, None, None)], []]
                continue
            if k:
                paragraphs.append([])
                at = piece.begin + (piece.words or "").index(part, at - piece.begin)
            paragraphs[-1].extend(_runs(part, at, piece, marks))
            at += len(part)
    kept = [runs for runs in paragraphs if any(r.words is None or r.words.strip() for r in runs)]
    return [Paragraph(tuple(runs), () if runs[0].words is None else _told_in(runs, events)) for runs in kept]


def _runs(words: str, start: int, piece: Piece, marks: Sequence[Mark]) -> Iterator[Run]:
    """One part of a piece, cut at the marks that lie in it; the first run of a passage carries its fragment."""
    passage = f"char={piece.begin},{piece.end}" if piece.used else None
    at, end = start, start + len(words)
    for mark in marks:
        if mark.begin < at or mark.end > end:
            continue
        if mark.begin > at:
            yield Run(at, mark.begin, words[at - start : mark.begin - start], piece.used, passage, None)
            passage = None
        yield Run(mark.begin, mark.end, words[mark.begin - start : mark.end - start], piece.used, passage, mark)
        at, passage = mark.end, None
    if at < end:
        yield Run(at, end, words[at - start :], piece.used, passage, None)


def _events_by_passage(claims: Iterable[Evidence], profiles: Mapping[ox.NamedNode, Profile]) -> list[tuple[int, int, ox.NamedNode]]:
    found: dict[tuple[int, int, ox.NamedNode], None] = {}
    for e in claims:
        known = profiles.get(e.subject) if isinstance(e.subject, ox.NamedNode) else None
        if known is not None and known.kind == "event":
            for p in e.passages:
                if p.begin is not None and p.end is not None:
                    found.setdefault((p.begin, p.end, known.node))
    return sorted(found, key=lambda f: (f[0], f[1], f[2].value))


def _told_in(runs: Sequence[Run], events: Sequence[tuple[int, int, ox.NamedNode]]) -> tuple[ox.NamedNode, ...]:
    begin, end = runs[0].begin, runs[-1].end
    return tuple(dict.fromkeys(node for b, e, node in events if b < end and e > begin))


def _claimed(article: Told, profiles: Mapping[ox.NamedNode, Profile]) -> Iterator[Mark]:
    for e in article.claims:
        known = profiles.get(e.subject) if isinstance(e.subject, ox.NamedNode) else None
        if known is None or known.kind not in ENTITIES or e.predicate not in (TYPE, NAME, ALSO):
            continue
        for p in e.passages:
            if p.begin is not None and p.end is not None and p.end - p.begin <= _LONGEST_MENTION:
                yield Mark(p.begin, p.end, known.kind, known.node)


def _named(article: Told, profiles: Mapping[ox.NamedNode, Profile]) -> Iterator[Mark]:
    """Where a name of a thing stands in the text; a name that several things have is left alone."""
    owners: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for known in profiles.values():
        if known.kind in ENTITIES and known.kind != "group":
            for fact in (*known.of(NAME), *known.of(ALSO)):
                name = fact.value.value if isinstance(fact.value, ox.Literal) else ""
                if len(name) >= _SHORTEST_NAME and name[0].isupper():
                    owners[name].add(known.node)
    names = {name: next(iter(nodes)) for name, nodes in owners.items() if len(nodes) == 1}
    if not names:
        return
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?!\w)")
    for piece in article.pieces:
        for m in pattern.finditer(piece.words or ""):
            node = names[m[0]]
            yield Mark(piece.begin + m.start(), piece.begin + m.end(), profiles[node].kind, node)


def _figures(article: Told, figures: Mapping[ox.NamedNode, Sequence[Figure]]) -> Iterator[Mark]:
    """The numbers, in digits or words, of the figures that an event has in the passages that state them."""
    for event, stated in figures.items():
        for figure in stated:
            # "More than 20" is 21 or more in the graph.
            low, high = figure.range.low, figure.range.high
            wanted = {n for n in (low, high, None if low is None else low - 1, None if high is None else high + 1) if n is not None}
            exact = {n for n in (low, high) if n is not None}
            for passage in {p for e in figure.evidence for p in e.passages if p.article == article.node.value}:
                numbers = list(_numbers(article, passage.begin or 0, passage.end or 0))
                hits = [n for n in numbers if n[2] in exact] or [n for n in numbers if n[2] in wanted]
                yield from (Mark(begin, end, "figure", event) for begin, end, _ in hits)


def _numbers(article: Told, begin: int, end: int) -> Iterator[tuple[int, int, object]]:
    for piece in article.pieces:
        if piece.words is None or piece.end <= begin or piece.begin >= end:
            continue
        words = words_of(piece.words)
        i = 0
        while i < len(words):
            found = cardinal(words, i)
            if found is None or not (words[i].spaced or not words[i - 1].text[0].isalnum()):
                i += 1
                continue
            last = words[found[1] - 1]
            if words[found[1]].spaced or not words[found[1]].text[0].isalnum():  # not the 4 of "4x4"
                yield piece.begin + words[i].start, piece.begin + last.end, found[0]
            i = found[1]


def _event_words(article: Told, profiles: Mapping[ox.NamedNode, Profile]) -> Iterator[Mark]:
    """In the passages of an event, the words that the lexicon has for one of its types; else nothing of it is marked."""
    ontology = load_ontology()
    for e in article.claims:
        known = profiles.get(e.subject) if isinstance(e.subject, ox.NamedNode) else None
        if known is None or known.kind != "event" or e.predicate != TYPE or not isinstance(e.object, ox.NamedNode):
            continue
        for p in e.passages:
            for piece in article.pieces:
                if piece.words is None or p.begin is None or p.end is None or piece.end <= p.begin or piece.begin >= p.end:
                    continue
                for word in words_of(piece.words).words:
                    lemmas = {lemma(word.text, tag) for tag in _TAGS}
                    entries = [x for index in (ontology.verbs, ontology.nouns, ontology.adjectives) for w in lemmas for x in index.get(w, ())]
                    if any(_announces(x, e.object.value) for x in entries):
                        yield Mark(piece.begin + word.start, piece.begin + word.end, "event", known.node)


def _announces(entry: Entry, cls: str) -> bool:
    return load_ontology().is_any(entry.frame.classes, (cls,)) and len(entry.words) == 1
