"""Why something follows: the rule and its premises, each with a proof of its own, down to what was said and to axioms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyoxigraph as ox

from newsgraph.rdf.datalog import Atom, NumberedRule, Table, solve
from newsgraph.rdf.reasoner import Fact, Reasoner


@dataclass(frozen=True, slots=True)
class Proof:
    """One step: a fact, and where it follows, the W3C's name of the rule and the proofs of its premises.

    Without a rule it is an axiom (`of_ontology`) or was said in the data.
    """

    fact: Fact
    rule: str | None = None
    premises: tuple[Proof, ...] = ()
    of_ontology: bool = False

    def leaves(self) -> Iterator[Proof]:
        """The axioms and the facts that all of it stands on, from left to right."""
        if self.rule is None:
            yield self
        for premise in self.premises:
            yield from premise.leaves()


def prove(reasoner: Reasoner, triple: ox.Triple) -> Proof | None:
    """A shortest-first proof of `triple` from a closed reasoner; None where it does not follow.

    Premises are always from earlier rounds of the closure, so a proof never turns in a circle.
    """
    numbers = [reasoner.terms.number.get(t) for t in (triple.subject, triple.predicate, triple.object)]
    if None in numbers:
        return None
    s, p, o = (n for n in numbers if n is not None)
    return prove_numbered(reasoner, (s, p, o))


def prove_numbered(reasoner: Reasoner, fact: tuple[int, int, int]) -> Proof | None:
    """The same of a fact in the reasoner's numbers."""
    return _prove(reasoner, fact, {})


def _prove(reasoner: Reasoner, fact: tuple[int, int, int], done: dict[tuple[int, int, int], Proof]) -> Proof | None:
    if fact in done:
        return done[fact]
    terms = reasoner.fact(*fact)
    if reasoner.is_given(*fact):
        out = Proof(terms, of_ontology=reasoner.is_axiom(*fact))
    else:
        born = int(_rounds(reasoner, [fact])[0])
        if born >= len(reasoner.closure.rounds):
            return None
        # What no rule gives was put in beside the data: the datatype of a literal.
        _, _, rule, premises = min(_steps(reasoner, fact, born), default=(0, 0, "dt-type2", ()))
        proofs = tuple(_prove(reasoner, premise, done) for premise in premises)
        out = Proof(terms, rule, tuple(proof for proof in proofs if proof is not None))
    done[fact] = out
    return out


def _steps(reasoner: Reasoner, fact: tuple[int, int, int], born: int) -> Iterator[tuple[int, int, str, tuple[tuple[int, int, int], ...]]]:
    """The ways in which one rule gives `fact` from facts of earlier rounds: (last round, how many, rule, premises)."""
    for rule in reasoner.rules:
        for head in rule.head:
            bound = _unified(head, fact)
            if bound is None:
                continue
            table = solve(rule.body, (), reasoner.closure.facts, bound)
            best = _earliest(reasoner, rule, table, born)
            if best is not None:
                yield best[0], len(rule.body), rule.name, best[1]


def _earliest(reasoner: Reasoner, rule: NumberedRule, table: Table, born: int) -> tuple[int, tuple[tuple[int, int, int], ...]] | None:
    height = len(next(iter(table.values()))) if table else 0
    if not height:
        return None

    def column(x: int | str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return table[x] if isinstance(x, str) else np.full(height, x, dtype=np.int64)

    atoms = [(column(s), column(p), column(o)) for s, p, o in rule.body]
    last = np.max([reasoner.closure.round_of(*atom) for atom in atoms], axis=0)
    for a, b in rule.unequal:
        last[table[a] == table[b]] = born
    row = int(np.argmin(last))
    if last[row] >= born:
        return None
    return int(last[row]), tuple((int(s[row]), int(p[row]), int(o[row])) for s, p, o in atoms)


def _unified(head: Atom, fact: tuple[int, int, int]) -> dict[str, int] | None:
    bound: dict[str, int] = {}
    for pattern, value in zip(head, fact, strict=True):
        if isinstance(pattern, int):
            if pattern != value:
                return None
        elif bound.setdefault(pattern, value) != value:
            return None
    return bound


def _rounds(reasoner: Reasoner, facts: list[tuple[int, int, int]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    s, p, o = (np.array(column, dtype=np.int64) for column in zip(*facts, strict=True))
    return reasoner.closure.round_of(s, p, o)
