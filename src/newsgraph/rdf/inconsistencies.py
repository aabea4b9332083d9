"""Contradictions that follow from a graph, each as a sentence with the facts behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.namespaces import RDFS
from newsgraph.rdf.datalog import Atom, Table, solve
from newsgraph.rdf.literals import DATATYPES, at_odds
from newsgraph.rdf.names import readable
from newsgraph.rdf.proofs import prove_numbered
from newsgraph.rdf.reasoner import Reasoner


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A contradiction: the W3C's name of the rule, a sentence, and what was said and the axioms that cannot all be true."""

    rule: str
    message: str
    facts: tuple[ox.Triple, ...]


def inconsistencies(reasoner: Reasoner) -> Iterator[Inconsistency]:
    """All contradictions in what `reasoner` (closed) holds, each once, in the order of the rules."""
    seen: set[frozenset[tuple[int, int, int]]] = set()
    for rule, numbered in reasoner.checks:
        for row in _rows(solve(numbered.body, numbered.unequal, reasoner.closure.facts)):
            facts = [_filled(atom, row) for atom in numbered.body]
            about = frozenset(f for f in facts if not reasoner.is_axiom(*f))
            if about not in seen:
                seen.add(about)
                yield Inconsistency(rule.name, _sentence(rule.words, row, reasoner), _grounds(reasoner, facts))
    yield from _literals_out_of_range(reasoner)


def _literals_out_of_range(reasoner: Reasoner) -> Iterator[Inconsistency]:
    """Rule dt-not-type: a literal among whose properties one has a range of a datatype that it cannot be of."""
    number = reasoner.terms.number
    range_ = number.get(ox.NamedNode(RDFS + "range"))
    if range_ is None:
        return
    for axiom in _rows(solve((("?p", range_, "?d"),), (), reasoner.closure.facts)):
        datatype = reasoner.terms.term[axiom["?d"]]
        if not isinstance(datatype, ox.NamedNode) or datatype.value not in DATATYPES:
            continue
        for row in _rows(solve((("?x", axiom["?p"], "?y"),), (), reasoner.closure.facts)):
            value = reasoner.terms.term[row["?y"]]
            if isinstance(value, ox.Literal) and at_odds(value.value, value.datatype.value, datatype.value):
                said, wanted = readable(value.datatype, {}), readable(datatype, {})
                words = _sentence(f"{{x}} has {{y}} ({said}) as {{p}}, which can only be {wanted}", {**axiom, **row}, reasoner)
                facts = ((axiom["?p"], range_, axiom["?d"]), (row["?x"], axiom["?p"], row["?y"]))
                yield Inconsistency("dt-not-type", words, _grounds(reasoner, facts))


def _grounds(reasoner: Reasoner, facts: Iterable[tuple[int, int, int]]) -> tuple[ox.Triple, ...]:
    """What was said, then the axioms, from which all of `facts` follow."""
    proofs = (proof for fact in facts if (proof := prove_numbered(reasoner, fact)) is not None)
    leaves = [leaf for proof in proofs for leaf in proof.leaves()]
    return tuple(dict.fromkeys(leaf.fact.triple for leaf in sorted(leaves, key=lambda leaf: leaf.of_ontology)))


def _rows(table: Table) -> Iterator[dict[str, int]]:
    """The rows of a table, in the order of its columns' numbers."""
    names = sorted(table)
    for values in sorted({tuple(int(x) for x in row) for row in zip(*(table[name].tolist() for name in names), strict=True)}):
        yield dict(zip(names, values, strict=True))


def _filled(atom: Atom, row: Mapping[str, int]) -> tuple[int, int, int]:
    s, p, o = (row[x] if isinstance(x, str) else x for x in atom)
    return s, p, o


def _sentence(words: str, row: Mapping[str, int], reasoner: Reasoner) -> str:
    """`words` with the readable names of what stands in braces: a variable's value, or a term by its #number."""

    def name(found: re.Match[str]) -> str:
        key = found[1]
        return reasoner.name(int(key[1:]) if key.startswith("#") else row["?" + key])

    return re.sub(r"\{(#?\w+)\}", name, words) + "."
