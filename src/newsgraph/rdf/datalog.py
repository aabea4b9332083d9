"""Rules to their fixpoint over columns of numbers: terms are numbered, a relation is one sorted array of (subject, object) pairs.

Semi-naive: a round joins every rule's premises so that at least one of them is news of the round before. Each round's news is kept,
so that a fact's round orders every proof: its premises are from earlier rounds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from newsgraph.rdf.names import Term

Column = NDArray[np.int64]
Table = dict[str, Column]
Atom = tuple[int | str, int | str, int | str]
_LOW = np.int64(0xFFFFFFFF)
_EMPTY: Column = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class NumberedRule:
    """A rule with numbers for its constants; variables stay strings. Without a head it only finds."""

    name: str
    body: tuple[Atom, ...]
    head: tuple[Atom, ...]
    unequal: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Relation:
    """The pairs of one predicate, packed as subject << 32 | object, sorted and unique; `backward` is the same by object."""

    pairs: Column
    _backward: Column | None = None

    @property
    def backward(self) -> Column:
        """The pairs as object << 32 | subject, sorted."""
        if self._backward is None:
            self._backward = np.sort(_turned(self.pairs))
        return self._backward

    def has(self, pairs: Column) -> NDArray[np.bool_]:
        """Which of these packed pairs are in the relation."""
        if not len(self.pairs):
            return np.zeros(len(pairs), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        return cast("NDArray[np.bool_]", self.pairs[at] == pairs)

    def plus(self, news: Column) -> Relation:
        """This relation with sorted news that it does not hold yet."""
        if not len(self.pairs):
            return Relation(news)
        return Relation(np.insert(self.pairs, np.searchsorted(self.pairs, news), news))


Facts = dict[int, Relation]


@dataclass(slots=True)
class Terms:
    """Terms numbered in the order of their first appearance."""

    number: dict[Term, int] = field(default_factory=dict)
    term: list[Term] = field(default_factory=list)

    def __call__(self, term: Term) -> int:
        """The number of `term`, a new one where it is new."""
        found = self.number.get(term)
        if found is None:
            found = self.number[term] = len(self.term)
            self.term.append(term)
        return found


def facts_of(triples: Iterable[tuple[int, int, int]]) -> Facts:
    """Relations of numbered triples; what appears twice is kept once."""
    columns: dict[int, array[int]] = {}
    for s, p, o in triples:
        column = columns.get(p)
        if column is None:
            column = columns[p] = array("q")
        column.append(s << 32 | o)
    return {p: Relation(np.unique(np.frombuffer(column, dtype=np.int64))) for p, column in columns.items()}


class Closure:
    """Facts and what follows from them: `facts` all of it, `rounds` what each round added (round 0 was given)."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.facts: Facts = {}
        self.rounds: list[Facts] = []

    def add(self, given: Facts, rules: Sequence[NumberedRule]) -> None:
        """Take in `given` and all that follows from it together with what is there."""
        news = self._take({p: [r.pairs] for p, r in given.items()})
        while news:
            found: dict[int, list[Column]] = {}
            for rule in rules:
                for table in _news_of(rule, self.facts, news):
                    for atom in rule.head:
                        _emit(atom, table, found)
            news = self._take(found)

    def _take(self, found: Mapping[int, Sequence[Column]]) -> Facts:
        news: Facts = {}
        for p in sorted(found):
            pairs = np.unique(np.concatenate(found[p]))
            known = self.facts.get(p)
            if known is not None:
                pairs = pairs[~known.has(pairs)]
            if len(pairs):
                news[p] = Relation(pairs)
                self.facts[p] = known.plus(pairs) if known is not None else news[p]
        if news:
            self.rounds.append(news)
        return news

    def round_of(self, s: Column, p: Column, o: Column) -> Column:
        """The round in which each of these facts came in; a number beyond the last round where it never did."""
        out = np.full(len(s), len(self.rounds), dtype=np.int64)
        pairs = s << np.int64(32) | o
        for predicate in np.unique(p):
            rows = np.flatnonzero(p == predicate)
            for i in range(len(self.rounds) - 1, -1, -1):
                relation = self.rounds[i].get(int(predicate))
                if relation is not None:
                    out[rows[relation.has(pairs[rows])]] = i
        return out


def solve(body: Sequence[Atom], unequal: Sequence[tuple[str, str]], facts: Facts, bound: Mapping[str, int] | None = None) -> Table:
    """All ways to read `body` in `facts`, one column a variable, given the variables in `bound`."""
    table: Table = {v: np.array([n], dtype=np.int64) for v, n in (bound or {}).items()}
    sources = [facts] * len(body)
    return _distinct(_joined(body, table, sources), unequal)


def _news_of(rule: NumberedRule, facts: Facts, news: Facts) -> Iterator[Table]:
    everything_is_new = all(facts.get(p) is news.get(p) for p in facts)
    for i, atom in enumerate(rule.body):
        if isinstance(atom[1], int) and atom[1] not in news:
            continue
        sources = [facts] * len(rule.body)
        sources[i] = news
        table = _distinct(_joined(rule.body, {}, sources), rule.unequal)
        if _height(table):
            yield table
        if everything_is_new:
            return


def _joined(body: Sequence[Atom], table: Table, sources: Sequence[Facts]) -> Table:
    for atom, facts in zip(body, sources, strict=True):
        table = _join(table, atom, facts)
        if not _height(table):
            return dict.fromkeys({*table, *(x for a in body for x in a if isinstance(x, str))}, _EMPTY)
    return table


def _distinct(table: Table, unequal: Sequence[tuple[str, str]]) -> Table:
    for a, b in unequal:
        table = _rows(table, table[a] != table[b])
    return table


def _join(table: Table, atom: Atom, facts: Facts) -> Table:
    s, p, o = atom
    if isinstance(p, int):
        relation = facts.get(p)
        return _join_relation(table, s, o, relation) if relation is not None else _nothing(table, atom)
    parts = []
    if p in table:
        order = np.argsort(table[p], kind="stable")
        predicates, starts = np.unique(table[p][order], return_index=True)
        for predicate, rows in zip(predicates.tolist(), np.split(order, starts[1:]), strict=True):
            if predicate in facts:
                parts.append(_join_relation(_rows(table, rows), s, o, facts[predicate]))
    else:
        for predicate in sorted(facts):
            part = _join_relation(table, s, o, facts[predicate])
            parts.append({**part, p: np.full(_height(part), predicate, dtype=np.int64)})
    parts = [part for part in parts if _height(part)]
    if not parts:
        return _nothing(table, atom)
    return {v: np.concatenate([part[v] for part in parts]) for v in parts[0]}


def _join_relation(table: Table, s: int | str, o: int | str, relation: Relation) -> Table:
    height = _height(table) if table else 1
    left, right = _known(table, s, height), _known(table, o, height)
    if left is not None and right is not None:
        return _rows(table, relation.has(left << np.int64(32) | right)) if table else _truth(relation, left, right)
    if left is None and right is None:
        pairs = relation.pairs
        rows = np.repeat(np.arange(height), len(pairs))
        subjects, objects = np.tile(pairs >> np.int64(32), height), np.tile(pairs & _LOW, height)
        out = _rows(table, rows)
        if s == o:
            same = subjects == objects
            return {**_rows(out, same), str(s): subjects[same]}
        return {**out, str(s): subjects, str(o): objects}
    keys, pairs, free = (left, relation.pairs, o) if left is not None else (right, relation.backward, s)
    assert keys is not None  # one of the two is known here
    lows = np.searchsorted(pairs, keys << np.int64(32))
    counts = np.searchsorted(pairs, (keys + np.int64(1)) << np.int64(32)) - lows
    rows = np.repeat(np.arange(height), counts)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return {**_rows(table, rows), str(free): pairs[np.repeat(lows, counts) + offsets] & _LOW}


def _truth(relation: Relation, left: Column, right: Column) -> Table:
    # A premise without variables: a table of one row (or none) whose only column no rule can name.
    return {"": np.flatnonzero(relation.has(left << np.int64(32) | right))}


def _known(table: Table, term: int | str, height: int) -> Column | None:
    if isinstance(term, int):
        return np.full(height, term, dtype=np.int64)
    return table.get(term)


def _emit(atom: Atom, table: Table, found: dict[int, list[Column]]) -> None:
    height = _height(table)
    s, p, o = (table[x] if isinstance(x, str) else np.full(height, x, dtype=np.int64) for x in atom)
    pairs = s << np.int64(32) | o
    if isinstance(atom[1], int):
        found.setdefault(atom[1], []).append(np.unique(pairs))
        return
    order = np.argsort(p, kind="stable")
    predicates, starts = np.unique(p[order], return_index=True)
    for predicate, rows in zip(predicates.tolist(), np.split(order, starts[1:]), strict=True):
        found.setdefault(predicate, []).append(np.unique(pairs[rows]))


def _height(table: Table) -> int:
    return len(next(iter(table.values()))) if table else 0


def _rows(table: Table, rows: Column | NDArray[np.bool_]) -> Table:
    return {v: column[rows] for v, column in table.items()}


def _nothing(table: Table, atom: Atom) -> Table:
    return dict.fromkeys({*table, *(x for x in atom if isinstance(x, str))}, _EMPTY)


def _turned(pairs: Column) -> Column:
    return cast("Column", (pairs & _LOW) << np.int64(32) | pairs >> np.int64(32))
