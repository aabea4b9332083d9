"""Contradictions that follow from a graph, each as a sentence with the facts behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyoxigraph as ox

from newsgraph.rdf.datalog import Atom, Table, solve
from newsgraph.rdf.literals import DATATYPES, at_odds
from newsgraph.rdf.names import name_of
from newsgraph.rdf.reasoner import Reasoner
from newsgraph.rdf.rules import RDFS, TYPE


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A contradiction: the W3C's name of the rule, a sentence, and the facts and axioms that cannot all be true."""

    rule: str
    message: str
    facts: tuple[ox.Triple, ...]


def inconsistencies(reasoner: Reasoner) -> Iterator[Inconsistency]:
    """All contradictions in what `reasoner` (closed) holds, each pair of things once, in the order of the rules."""
    seen: set[tuple[str, frozenset[ox.Triple]]] = set()
    for rule, numbered in reasoner.checks:
        table = solve(numbered.body, numbered.unequal, reasoner.closure.facts)
        for row in _rows(table):
            facts = _facts(reasoner, numbered.body, row)
            key = (rule.name, frozenset(t for t in facts if t.predicate.value.startswith(RDFS) is False))
            if key not in seen:
                seen.add(key)
                yield Inconsistency(rule.name, _sentence(rule.words, row, reasoner), facts)
    yield from _literals_out_of_range(reasoner)


def _literals_out_of_range(reasoner: Reasoner) -> Iterator[Inconsistency]:
    """Rule dt-not-type: a literal that a property's range makes of a datatype whose values it cannot be one of."""
    terms, number = reasoner.terms.term, reasoner.terms.number
    range_ = number.get(ox.NamedNode(RDFS + "range"))
    if range_ is None:
        return
    for p, wanted in _rows(solve((("?p", range_, "?d"),), (), reasoner.closure.facts)):
        ...
