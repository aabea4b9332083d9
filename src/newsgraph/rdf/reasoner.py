"""An ontology and data in numbers, and what follows from them: the rules of rdf/rules.py over the columns of rdf/datalog.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyoxigraph as ox

from newsgraph.namespaces import OWL, RDF, RDF_TYPE, RDFS, SCHEMA, XSD
from newsgraph.rdf import rules as owl
from newsgraph.rdf.datalog import Atom, Closure, Column, Facts, NumberedRule, Relation, Terms, facts_of, solve
from newsgraph.rdf.literals import DATATYPES, supertypes
from newsgraph.rdf.names import Term, readable

_WHOLE = tuple(XSD + kind for kind in ("nonNegativeInteger", "integer", "int", "decimal", "positiveInteger", "short", "unsignedInt", "long"))
# Where a datatype stands in an axiom from which the type of a literal can lead to something else.
_DATATYPE_PLACES = ("someValuesFrom", "onDataRange", "equivalentClass", "disjointWith", "complementOf", "datatypeComplementOf")

# Whatever can make a literal the same as something else.
_MERGING = ("FunctionalProperty", "InverseFunctionalProperty", "maxCardinality", "maxQualifiedCardinality", "hasKey", "sameAs")
_NONE: Column = np.empty(0, dtype=np.int64)
_NAMES = (SCHEMA + "name", RDFS + "label")


class Fact(NamedTuple):
    """Three terms; unlike in a triple, a literal may be the subject: rules speak of literals too."""

    subject: Term
    predicate: Term
    object: Term

    @property
    def triple(self) -> ox.Triple:
        """The fact as a triple. Raises TypeError where its subject is a literal."""
        return ox.Triple(self.subject, self.predicate, self.object)  # type: ignore[arg-type]


class Reasoner:
    """An ontology and data in numbers; after `close`, also what follows from them.

    `terms` numbers RDF terms, `rules` conclude, `checks` are the rules that find inconsistencies, `broken_lists` says which
    lists of the ontology have no end.
    """

    def __init__(self, ontology: Iterable[ox.Triple], data: Iterable[ox.Quad | ox.Triple]) -> None:
        """Number both; nothing is concluded yet."""
        self.terms = Terms()
        self.closure = Closure()
        self.broken_lists: list[str] = []
        number = self.terms
        self.axioms: Facts = facts_of((number(t.subject), number(t.predicate), number(t.object)) for t in ontology)
        self.data: Facts = facts_of((number(t.subject), number(t.predicate), number(t.object)) for t in data)
        self.rules: list[NumberedRule] = []
        self.checks: list[tuple[owl.Rule, NumberedRule]] = []
        self.of_ontology: Facts = {}

    def close(self) -> None:
        """Conclude all that follows, first from the ontology alone."""
        merging = bool(self.mentioned({OWL + name: name for name in _MERGING}))
        for rule in (*owl.rules(self._cardinality), *self._list_rules()):
            numbered = self._numbered(rule)
            if rule.head:
                self.rules.append(numbered)
            else:
                self.checks.append((rule, numbered))
        self.closure.add(self.axioms, self.rules)
        self.of_ontology = dict(self.closure.facts)
        self.closure.add({**self.data, **self._with_types_of_literals(merging)}, self.rules)

    def inferred(self) -> Conclusions:
        """What follows and was not said, sorted by subject, predicate and object; classes without a name are left out."""
        same = self.terms.number.get(ox.NamedNode(owl.SAME_AS))
        columns = []
        for p, relation in self.closure.facts.items():
            pairs = relation.pairs
            for known in (self.data.get(p), self.of_ontology.get(p)):
                if known is not None:
                    pairs = pairs[~known.has(pairs)]
            subjects, objects = pairs >> 32, pairs & 0xFFFFFFFF
            if p == same:
                subjects, objects = subjects[subjects != objects], objects[subjects != objects]
            if isinstance(self.terms.term[p], ox.NamedNode):
                columns.append((subjects, np.full(len(subjects), p, dtype=np.int64), objects))
        s, p_, o = (np.concatenate(column) for column in zip(*columns, strict=True)) if columns else (_NONE, _NONE, _NONE)
        terms = self.terms.term
        sayable = np.array([isinstance(t, ox.NamedNode | ox.BlankNode) for t in terms], dtype=np.bool_)[s]
        sayable &= ~np.isin(o, self._anonymous())
        s, p_, o = s[sayable], p_[sayable], o[sayable]
        place = np.empty(len(terms), dtype=np.int64)
        place[sorted(range(len(terms)), key=lambda i: str(terms[i]))] = np.arange(len(terms))
        order = np.lexsort((place[o], place[p_], place[s]))
        return Conclusions(self, s[order], p_[order], o[order])

    def _anonymous(self) -> list[int]:
        """The blank nodes of the ontology: classes without a name, which nobody can ask for."""
        inside = {pair >> 32 for relation in self.axioms.values() for pair in relation.pairs.tolist()}
        return sorted(n for n in inside if isinstance(self.terms.term[n], ox.BlankNode))

    def triple(self, s: int, p: int, o: int) -> ox.Triple:
        """The triple of three numbers."""
        return self.fact(s, p, o).triple

    def fact(self, s: int, p: int, o: int) -> Fact:
        """The terms of three numbers, which need not make a triple."""
        return Fact(self.terms.term[s], self.terms.term[p], self.terms.term[o])

    def is_given(self, s: int, p: int, o: int) -> bool:
        """Whether the ontology or the data say so in as many words."""
        pair = np.array([s << 32 | o])
        return any(p in facts and bool(facts[p].has(pair)[0]) for facts in (self.axioms, self.data))

    def is_axiom(self, s: int, p: int, o: int) -> bool:
        """Whether the ontology alone says so or lets it follow."""
        return p in self.of_ontology and bool(self.of_ontology[p].has(np.array([s << 32 | o]))[0])

    def name(self, n: int) -> str:
        """What a person calls a term: its schema:name or label where the graph has one, else its prefixed name or literal."""
        term = self.terms.term[n]
        for predicate in _NAMES:
            p = self.terms.number.get(ox.NamedNode(predicate))
            if p is not None and p in self.data and isinstance(term, ox.NamedNode | ox.BlankNode):
                objects = solve(((n, p, "?name"),), (), self.data)["?name"].tolist()
                if objects:
                    return min(readable(self.terms.term[x], {}) for x in objects)
        return readable(term, {})

    def ontology(self) -> Iterator[ox.Triple]:
        """The axioms as triples."""
        return self._triples(self.axioms)

    def said(self) -> Iterator[ox.Triple]:
        """The data as triples."""
        return self._triples(self.data)

    def mentioned(self, vocabulary: dict[str, str]) -> list[str]:
        """The readable names of those IRIs of `vocabulary` that stand in the ontology or the data."""
        return [name for iri, name in vocabulary.items() if ox.NamedNode(iri) in self.terms.number]

    def _triples(self, facts: Facts) -> Iterator[ox.Triple]:
        for p, relation in facts.items():
            for pair in relation.pairs.tolist():
                yield self.triple(pair >> 32, p, pair & 0xFFFFFFFF)

    def _numbered(self, rule: owl.Rule) -> NumberedRule:
        def atom(pattern: owl.Pattern) -> Atom:
            s, p, o = (x if isinstance(x, int) or x.startswith("?") else self.terms(ox.NamedNode(x)) for x in pattern)
            return s, p, o

        return NumberedRule(rule.name, tuple(map(atom, rule.body)), tuple(map(atom, rule.head)), rule.unequal)

    def _cardinality(self, count: int) -> list[int]:
        literals = (ox.Literal(str(count), datatype=ox.NamedNode(kind)) for kind in _WHOLE)
        return [self.terms.number[literal] for literal in literals if literal in self.terms.number]

    def _list_rules(self) -> Iterator[owl.Rule]:
        first, rest = self._objects(RDF + "first"), self._objects(RDF + "rest")
        nil = self.terms(ox.NamedNode(RDF + "nil"))
        for predicate in owl.LIST_PREDICATES:
            for node in sorted({x for xs in self._objects(predicate).values() for x in xs}):
                members = _members(node, first, rest, nil)
                if members is None:
                    name = "owl:" + predicate.removeprefix(OWL)
                    self.broken_lists.append(
                        f"A list of {name} in the ontology is broken (it branches, ends early or turns in a circle): nothing was concluded from it."
                    )
                else:
                    yield from owl.list_rules(predicate, node, members)

    def _objects(self, predicate: str) -> dict[int, list[int]]:
        p = self.terms.number.get(ox.NamedNode(predicate))
        out: dict[int, list[int]] = {}
        for facts in (self.axioms, self.data):
            for pair in facts[p].pairs.tolist() if p is not None and p in facts else ():
                out.setdefault(pair >> 32, []).append(pair & 0xFFFFFFFF)
        return out

    def _with_types_of_literals(self, always: bool) -> Facts:
        """The types of the data with those of literals, where an axiom can make use of them (rule dt-type2)."""
        datatypes = {n for iri in DATATYPES if (n := self.terms.number.get(ox.NamedNode(iri))) is not None}
        lists_and_axioms = (*(OWL + name for name in _DATATYPE_PLACES), RDFS + "subClassOf", RDF + "first")
        used = {x for p in lists_and_axioms for s, xs in self._objects(p).items() for x in (s, *xs)}
        if not always and not datatypes & used:
            return {}
        type_ = self.terms(ox.NamedNode(RDF_TYPE))
        said = self.data.get(type_, Relation(_NONE)).pairs.tolist()
        typed = [(pair >> 32, type_, pair & 0xFFFFFFFF) for pair in said]
        for n, term in enumerate(list(self.terms.term)):
            if isinstance(term, ox.Literal) and term.datatype.value in DATATYPES:
                kinds = (term.datatype.value, *supertypes(term.datatype.value))
                typed += [(n, type_, self.terms(ox.NamedNode(kind))) for kind in kinds]
        return facts_of(typed)


@dataclass(frozen=True, slots=True)
class Conclusions(Sized, Iterable[ox.Triple]):
    """Triples kept as numbers, made one at a time: ten million of them fit where their objects would not."""

    reasoner: Reasoner
    subjects: Column
    predicates: Column
    objects: Column

    def __len__(self) -> int:
        return len(self.subjects)

    def __iter__(self) -> Iterator[ox.Triple]:
        for start in range(0, len(self), 65536):
            part = slice(start, start + 65536)
            rows = zip(self.subjects[part].tolist(), self.predicates[part].tolist(), self.objects[part].tolist(), strict=True)
            yield from (self.reasoner.triple(s, p, o) for s, p, o in rows)


def _members(node: int, first: dict[int, list[int]], rest: dict[int, list[int]], nil: int) -> list[int] | None:
    """The members of a list; None where it is no proper list."""
    out: list[int] = []
    seen: set[int] = set()
    while node != nil:
        if node in seen or len(set(first.get(node, ()))) != 1 or len(set(rest.get(node, ()))) != 1:
            return None
        seen.add(node)
        out.append(first[node][0])
        node = rest[node][0]
    return out
