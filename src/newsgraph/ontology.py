"""The ontology as the finder reads it: hierarchies, roles, and the words that announce each event type.

Read from Turtle once a process; a user's own files (`kg build --ontology mine.ttl`) are read beside ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import InputError, reason
from newsgraph.namespaces import NG, RDF_TYPE, RDFS, SCHEMA
from newsgraph.nesting import refuse_depth
from newsgraph.resources import folder

LEX = "https://w3id.org/newsgraph/lexicon#"
_Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that announce one event type with the same roles (the format is told in ontology/lexicon/README.md).

    `positions` maps a grammatical position ("subject", "object", "compound", or a preposition) to role IRIs.
    """

    name: str
    classes: tuple[str, ...]
    positions: Mapping[str, tuple[str, ...]]
    consequence: bool = False
    weak: bool = False
    status: str | None = None
    subject_kinds: frozenset[str] = frozenset()
    object_kinds: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexical entry: lemmas and its frame; `head` is the place of the verb or the noun that governs the others."""

    words: tuple[str, ...]
    head: int
    frame: Frame


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """Hierarchies, roles and lexicon; every key and value is a full IRI, words are lower-case lemmas."""

    superclasses: Mapping[str, tuple[str, ...]]
    superproperties: Mapping[str, tuple[str, ...]]
    accepts: Mapping[str, frozenset[str]]
    counted_by: Mapping[str, str]
    labels: Mapping[str, str]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    predicates: Mapping[str, tuple[Entry, ...]]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    name_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organization_words: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    asked_lists: frozenset[str] = frozenset()
    part_nouns: Mapping[str, str] = field(default_factory=dict)
    part_verbs: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    once_a_day: frozenset[str] = frozenset()
    known_bodies: Mapping[str, str] = field(default_factory=dict)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether `cls` is `ancestor` or below it."""
        return cls == ancestor or ancestor in self.superclasses.get(cls, ())

    def is_any(self, classes: Collection[str], ancestors: Iterable[str]) -> bool:
        """Whether one of `classes` is one of `ancestors` or below it."""
        return any(self.is_a(c, a) for a in ancestors for c in classes)

    def most_specific(self, classes: Iterable[str]) -> tuple[str, ...]:
        """`classes` without those that another one of them implies, sorted."""
        all_of = set(classes)
        return tuple(sorted(c for c in all_of if not any(c in self.superclasses.get(d, ()) for d in all_of if d != c)))


def load_ontology(extra: Sequence[Path] = ()) -> Ontology:
    """Our ontology and lexicon, with the user's `extra` Turtle files. Raises InputError on a file that is no Turtle."""
    return _load(tuple(Path(p) for p in extra))


@lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Ontology:
    ours = folder("ontology")
    files = sorted([*ours.glob("*.ttl"), *ours.glob("lexicon/*.ttl")]) + list(extra)
    triples = [t for f in files for t in _parse(f)]
    return compile_ontology(triples)


def _parse(path: Path) -> list[tuple[str, str, _Term]]:
    refuse_depth(path, ox.RdfFormat.TURTLE)
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except OSError as error:
        raise InputError(f"The ontology file {path} cannot be read: {reason(error)}.") from error
    except SyntaxError as error:
        raise InputError(f"The ontology file {path} is not valid Turtle: {error.msg}.") from error
    return [(q.subject.value, q.predicate.value, q.object) for q in quads if not isinstance(q.subject, ox.Triple) and not isinstance(q.object, ox.Triple)]


def compile_ontology(triples: Iterable[tuple[str, str, _Term]]) -> Ontology:
    """Indexes from (subject IRI, predicate IRI, object) triples."""
    about: dict[str, dict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in triples:
        about[s][p].append(o)
    of_kind: dict[str, list[str]] = defaultdict(list)
    for s in sorted(about):
        for kind in _iris(about[s][RDF_TYPE]):
            of_kind[kind].append(s)
    frames = [(_frame(s, about[s]), about[s]) for s in of_kind[LEX + "Frame"]]
    lists = {s.removeprefix(LEX): frozenset(_words(about[s])) for s in of_kind[LEX + "WordList"]}
    name_words: dict[str, tuple[str, ...]] = {}
    for s in of_kind[LEX + "NameWord"]:
        for w in _words(about[s]):
            name_words[w] = (*name_words.get(w, ()), *_iris(about[s][LEX + "names"]))
    known_bodies = {w: s for s in of_kind[LEX + "KnownBody"] for w in _words(about[s])}
    superclasses = _ancestors(RDFS + "subClassOf", about)
    accepts = {s: frozenset(_texts(d[LEX + "accepts"])) for s, d in about.items() if LEX + "accepts" in d}
    asked = frozenset().union(*accepts.values(), *(f.subject_kinds | f.object_kinds for f, _ in frames))
    part_verbs: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for s in of_kind[LEX + "PartVerb"]:
        for w in _words(about[s]):
            part_verbs[w] = (*part_verbs.get(w, ()), *((role, tuple(_iris(about[s][LEX + "within"]))) for role in _iris(about[s][LEX + "role"])))
    return Ontology(
        superclasses=superclasses,
        superproperties=_ancestors(RDFS + "subPropertyOf", about),
        accepts=accepts,
        counted_by={s: named[0] for s, d in about.items() if (named := _iris(d.get(NG + "countedBy", ())))},
        labels={s: told[0] for s, d in about.items() if (told := _texts(d.get(RDFS + "label", ())))},
        verbs=_entries("verb", frames),
        nouns=_entries("noun", frames),
        adjectives=_entries("adjective", frames),
        predicates=_entries("predicate", frames),
        lists=lists | {"known-bodies": frozenset(known_bodies)},
        name_words=name_words,
        organization_words=_naming(SCHEMA + "Organization", name_words, superclasses),
        place_words=_naming(SCHEMA + "Place", name_words, superclasses),
        asked_lists=asked & lists.keys(),
        part_nouns={w: role for s in of_kind[LEX + "PartNoun"] for w in _words(about[s]) for role in _iris(about[s][LEX + "role"])},
        part_verbs=part_verbs,
        known_bodies=known_bodies,
        once_a_day=frozenset(s for s, d in about.items() if "true" in _texts(d[LEX + "onceADay"])),
    )


def _frame(iri: str, d: Mapping[str, list[_Term]]) -> Frame:
    positions = {
        p.removeprefix(LEX).replace("-", " "): tuple(sorted(_iris(values)))
        for p, values in d.items()
        if p.startswith(LEX) and p not in (LEX + "evokes", LEX + "status") and _iris(values)
    }
    return Frame(
        name=iri,
        classes=tuple(sorted(_iris(d.get(LEX + "evokes", [])))),
        positions=positions,
        consequence="true" in _texts(d.get(LEX + "consequence", [])),
        weak="true" in _texts(d.get(LEX + "weak", [])),
        status=next(iter(_iris(d.get(LEX + "status", []))), None),
        subject_kinds=frozenset(_texts(d.get(LEX + "subjectKind", []))),
        object_kinds=frozenset(_texts(d.get(LEX + "objectKind", []))),
        needs=frozenset(_texts(d.get(LEX + "needs", []))),
        near=frozenset(w.lower() for w in _texts(d.get(LEX + "near", []))),
        not_near=frozenset(w.lower() for w in _texts(d.get(LEX + "notNear", []))),
    )


def _naming(top: str, name_words: Mapping[str, tuple[str, ...]], superclasses: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The words that make a name one of `top` or of a class below it."""
    return frozenset(w for w, classes in name_words.items() if any(top in (c, *superclasses.get(c, ())) for c in classes))


def _head(words: tuple[str, ...]) -> int:
    """The place of a phrase's head: the last word, or the one before "of" or "in" ("state of emergency")."""
    return next((i - 1 for i, w in enumerate(words) if i and w in ("of", "in", "for", "to", "on")), len(words) - 1)


def _entries(kind: str, frames: Iterable[tuple[Frame, Mapping[str, list[_Term]]]]) -> dict[str, tuple[Entry, ...]]:
    """Head lemma ► the entries with it, the longest first; `kind` is "verb", "noun", "adjective" or "predicate"."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for frame, told in frames:
        for phrase in filter(str.strip, _texts(told.get(LEX + kind, ()))):
            for told_as in dict.fromkeys((phrase, phrase.replace("-", " - "))):  # tokenizers cut "by-election", not "re-elected"
                lemmas = tuple(told_as.lower().split())
                head = 0 if kind == "verb" else _head(lemmas)
                index[lemmas[head]].append(Entry(lemmas, head, frame))
    return {lemma: tuple(sorted(entries, key=lambda e: (-len(e.words), e.words, e.frame.name))) for lemma, entries in index.items()}


def _ancestors(relation: str, about: Mapping[str, Mapping[str, list[_Term]]]) -> dict[str, tuple[str, ...]]:
    direct = {s: _iris(d[relation]) for s, d in sorted(about.items()) if relation in d}
    return {term: _closure(term, direct) for term in direct}


def _closure(term: str, direct: Mapping[str, list[str]]) -> tuple[str, ...]:
    """All ancestors of `term`, nearest first; a cycle ends where it began."""
    out: list[str] = []
    queue = list(direct.get(term, ()))
    while queue:
        parent = queue.pop(0)
        if parent not in out and parent != term:
            out.append(parent)
            queue.extend(direct.get(parent, ()))
    return tuple(out)


def _iris(values: Iterable[_Term]) -> list[str]:
    return sorted(v.value for v in values if isinstance(v, ox.NamedNode))


def _texts(values: Iterable[_Term]) -> list[str]:
    return sorted(v.value for v in values if isinstance(v, ox.Literal))


def _words(told: Mapping[str, list[_Term]]) -> list[str]:
    return [v.lower() for v in _texts(told.get(LEX + "word", ()))]
