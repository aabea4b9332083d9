"""The ontology as the finder reads it: hierarchies, roles, and the words that announce each event type.

Read from Turtle once a process; a user's own files (`kg build --ontology mine.ttl`) are read beside ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import InputError
from newsgraph.namespaces import NG, RDF_TYPE, RDFS
from newsgraph.nesting import refuse_depth
from newsgraph.resources import folder

LEX = "https://w3id.org/newsgraph/lexicon#"


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
    asked_lists: frozenset[str] = frozenset()
    part_nouns: Mapping[str, str] = field(default_factory=dict)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether `cls` is `ancestor` or below it."""
        return cls == ancestor or ancestor in self.superclasses.get(cls, ())

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


def _parse(path: Path) -> list[tuple[str, str, ox.NamedNode | ox.BlankNode | ox.Literal]]:
    refuse_depth(path, ox.RdfFormat.TURTLE)
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except OSError as error:
        raise InputError(f"The ontology file {path} cannot be read: {error.strerror or error}.") from error
    except SyntaxError as error:
        raise InputError(f"The ontology file {path} is not valid Turtle: {error.msg}.") from error
    return [(q.subject.value, q.predicate.value, q.object) for q in quads if not isinstance(q.subject, ox.Triple) and not isinstance(q.object, ox.Triple)]


def compile_ontology(triples: Iterable[tuple[str, str, ox.NamedNode | ox.BlankNode | ox.Literal]]) -> Ontology:
    """Indexes from (subject IRI, predicate IRI, object) triples."""
    about: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in triples:
        about[s][p].append(o)
    direct_classes = {s: _iris(d[RDFS + "subClassOf"]) for s, d in about.items() if RDFS + "subClassOf" in d}
    direct_props = {s: _iris(d[RDFS + "subPropertyOf"]) for s, d in about.items() if RDFS + "subPropertyOf" in d}
    verbs: dict[str, list[Entry]] = defaultdict(list)
    nouns: dict[str, list[Entry]] = defaultdict(list)
    adjectives: dict[str, list[Entry]] = defaultdict(list)
    predicates: dict[str, list[Entry]] = defaultdict(list)
    lists: dict[str, frozenset[str]] = {}
    asked: set[str] = set()
    part_nouns: dict[str, str] = {}
    name_words: dict[str, list[str]] = defaultdict(list)
    for s in sorted(about):
        d = about[s]
        kinds = set(_iris(d[RDF_TYPE]))
        words = [v.lower() for v in _texts(d[LEX + "word"])]
        if LEX + "WordList" in kinds:
            lists[s.removeprefix(LEX)] = frozenset(words)
        if LEX + "NameWord" in kinds:
            for w in words:
                name_words[w].extend(_iris(d[LEX + "names"]))
        if LEX + "PartNoun" in kinds:
            part_nouns.update((w, role) for w in words for role in _iris(d[LEX + "role"]))
        if LEX + "Frame" in kinds:
            frame = _frame(s, d)
            asked |= frame.subject_kinds | frame.object_kinds
            for property_, index in (("verb", verbs), ("noun", nouns), ("adjective", adjectives), ("predicate", predicates)):
                for phrase in filter(str.strip, _texts(d[LEX + property_])):
                    lemmas = tuple(phrase.lower().replace("-", " - ").split())
                    head = 0 if property_ == "verb" else _head(lemmas)
                    index[lemmas[head]].append(Entry(lemmas, head, frame))
    accepts = {s: frozenset(_texts(d[LEX + "accepts"])) for s, d in about.items() if LEX + "accepts" in d}
    asked |= {w for words in accepts.values() for w in words}
    return Ontology(
        superclasses={c: _closure(c, direct_classes) for c in sorted(direct_classes)},
        superproperties={p: _closure(p, direct_props) for p in sorted(direct_props)},
        accepts=accepts,
        counted_by={s: named[0] for s, d in about.items() if (named := _iris(d.get(NG + "countedBy", ())))},
        labels={s: told[0] for s, d in about.items() if (told := _texts(d.get(RDFS + "label", ())))},
        verbs=_longest_first(verbs),
        nouns=_longest_first(nouns),
        adjectives=_longest_first(adjectives),
        predicates=_longest_first(predicates),
        lists=lists,
        name_words={w: tuple(c) for w, c in name_words.items()},
        asked_lists=frozenset(asked & lists.keys()),
        part_nouns=part_nouns,
    )


def _frame(iri: str, d: Mapping[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]) -> Frame:
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


def _head(words: tuple[str, ...]) -> int:
    """The place of a phrase's head: the last word, or the one before "of" or "in" ("state of emergency")."""
    return next((i - 1 for i, w in enumerate(words) if i and w in ("of", "in", "for", "to", "on")), len(words) - 1)


def _longest_first(index: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {key: tuple(sorted(entries, key=lambda e: (-len(e.words), e.words, e.frame.name))) for key, entries in index.items()}


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


def _iris(values: Iterable[ox.NamedNode | ox.BlankNode | ox.Literal]) -> list[str]:
    return sorted(v.value for v in values if isinstance(v, ox.NamedNode))


def _texts(values: Iterable[ox.NamedNode | ox.BlankNode | ox.Literal]) -> list[str]:
    return sorted(v.value for v in values if isinstance(v, ox.Literal))
