"""Why a graph holds a fact: the claims and passages behind it, or the axioms and facts that it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.asking.evidence import FROM, OBJECT, PREDICATE, SUBJECT, Evidence, Node, claim_of, evidence
from newsgraph.namespaces import SCHEMA, TYPE
from newsgraph.rdf.graphs import INFERRED
from newsgraph.rdf.proofs import Proof, prove
from newsgraph.rdf.reasoner import Reasoner
from newsgraph.rdf.reasoning import read_ontology
from newsgraph.storing.store import Store

_BOOKKEEPING = frozenset((SUBJECT, PREDICATE, OBJECT, FROM, ox.NamedNode(SCHEMA + "mentions")))
_CROWDED = 2000  # a country or a party that so many facts touch leads everywhere; the whole graph is asked instead


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact and why: its claims (`evidence`), or for one that follows its `proof` with the claims of the facts it starts from.

    A fact with neither is `said` by the graph without a claim, or (not `said`) is not there at all.
    """

    fact: ox.Triple
    said: bool
    evidence: tuple[Evidence, ...] = ()
    proof: Proof | None = None
    grounds: tuple[tuple[ox.Triple, tuple[Evidence, ...]], ...] = ()


def why(
    store: Store,
    thing: ox.NamedNode | ox.BlankNode,
    property_: ox.NamedNode | None = None,
    value: Node | None = None,
    ontology: Iterable[ox.Triple] | None = None,
) -> list[Answer]:
    """Why the graph says what it says of `thing`: of everything claimed, of one property, or of one value.

    A claim or a passage as the thing gives what it claims. A property whose facts nobody claims is looked for among what follows by
    `ontology` (ours by default). The answer is empty where there is nothing to explain.
    """
    own = _of_claim_or_passage(store, thing)
    if own:
        return own
    claimed = _by_fact(evidence(store, thing, property_, value))
    if property_ is None:
        return [Answer(fact, True, tuple(said)) for fact, said in claimed.items()]
    facts = {ox.Triple(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(thing, property_, value, None) if q.graph_name != INFERRED}
    answers = [Answer(fact, fact in facts, tuple(said)) for fact, said in claimed.items()]
    axioms = tuple(read_ontology() if ontology is None else ontology)
    for fact in sorted(facts - claimed.keys(), key=str):
        answers.append(_explained(store, fact, axioms) or Answer(fact, True))
    if not answers:
        answers += _followed(store, thing, property_, value, axioms)
    return answers


def _of_claim_or_passage(store: Store, node: ox.NamedNode | ox.BlankNode) -> list[Answer]:
    claims = [node, *sorted((q.subject for q in store.quads_for_pattern(None, FROM, node, None)), key=str)]
    found = [e for claim in claims if isinstance(claim, ox.NamedNode | ox.BlankNode) and (e := claim_of(store, claim)) is not None]
    return [Answer(fact, e[0].asserted, tuple(e)) for fact, e in _by_fact(found).items()]


def _by_fact(said: Iterable[Evidence]) -> dict[ox.Triple, list[Evidence]]:
    out: dict[ox.Triple, list[Evidence]] = {}
    for e in said:
        out.setdefault(ox.Triple(e.subject, e.predicate, e.object), []).append(e)
    return out


def _followed(store: Store, thing: ox.NamedNode | ox.BlankNode, property_: ox.NamedNode, value: Node | None, axioms: tuple[ox.Triple, ...]) -> Iterator[Answer]:
    """The answers for what is not in the graph and follows from it."""
    if value is not None:
        answer = _explained(store, ox.Triple(thing, property_, value), axioms)
        if answer is not None:
            yield answer
        return
    for base in _bases(store, {thing}, None):
        reasoner = Reasoner(axioms, base)
        reasoner.close()
        found = [t for t in reasoner.inferred() if t.subject == thing and t.predicate == property_]
        if found:
            yield from (a for t in found if (a := _explained(store, t, axioms)) is not None)
            return


def _explained(store: Store, fact: ox.Triple, axioms: tuple[ox.Triple, ...]) -> Answer | None:
    """The fact with its shortest proof from claimed facts, else from any others; None where it does not follow from them."""
    ends = {x for x in (fact.subject, fact.object) if isinstance(x, ox.NamedNode | ox.BlankNode) and not (fact.predicate == TYPE and x == fact.object)}
    for base in _bases(store, ends, fact):
        reasoner = Reasoner(axioms, base)
        reasoner.close()
        proof = prove(reasoner, fact)
        if proof is not None:
            said = any(q.graph_name != INFERRED for q in store.quads_for_pattern(fact.subject, fact.predicate, fact.object, None))
            leaves = dict.fromkeys(leaf.fact.triple for leaf in proof.leaves() if not leaf.of_ontology)
            grounds = tuple((t, tuple(evidence(store, t.subject, t.predicate, t.object))) for t in leaves)
            return Answer(fact, said, (), proof, grounds)
    return None


def _bases(store: Store, ends: set[ox.NamedNode | ox.BlankNode], fact: ox.Triple | None) -> Iterator[list[ox.Triple]]:
    """Ever larger parts of the graph to reason over: the neighbourhood of the fact, first what is claimed of it, at last everything."""
    for distance in (1, 2):
        near = [t for t in _neighbourhood(store, ends, distance) if t != fact]
        claimed = [t for t in near if _is_claimed(store, t)]
        if len(claimed) < len(near):
            yield claimed
        yield near
    yield [q.triple for q in store if q.triple != fact and q.graph_name != INFERRED and q.predicate not in _BOOKKEEPING]


def _neighbourhood(store: Store, ends: set[ox.NamedNode | ox.BlankNode], distance: int) -> list[ox.Triple]:
    found: dict[ox.Triple, None] = {}
    reached, border = set(ends), sorted(ends, key=str)
    for _ in range(distance):
        triples = [t for node in border for t in _touching(store, node)]
        found.update(dict.fromkeys(triples))
        beyond = {x for t in triples if t.predicate != TYPE for x in (t.subject, t.object) if isinstance(x, ox.NamedNode | ox.BlankNode)}
        border = sorted(beyond - reached, key=str)
        reached |= beyond
    return list(found)


def _touching(store: Store, node: ox.NamedNode | ox.BlankNode) -> list[ox.Triple]:
    out: list[ox.Triple] = []
    for quads in (store.quads_for_pattern(node, None, None, None), store.quads_for_pattern(None, None, node, None)):
        for q in quads:
            if q.predicate not in _BOOKKEEPING and q.graph_name != INFERRED:
                out.append(q.triple)
            if len(out) > _CROWDED:
                return []
    return out


def _is_claimed(store: Store, triple: ox.Triple) -> bool:
    return bool(evidence(store, triple.subject, triple.predicate, triple.object))
