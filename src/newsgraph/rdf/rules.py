"""The OWL 2 RL rules as data, in the words of the W3C's tables (OWL 2 Profiles, section 4.3).

A rule reads `premise . premise -> conclusion . conclusion`; `-> false "words"` is an inconsistency, its words with {variables};
`[?x != ?y]` asks for two different things. Premises stand from the fewest to the most: axioms before facts. Rules over
lists (chains, keys, intersections …) are written out for every list by `list_rules`.

Left out on purpose: eq-ref (everything is the same as itself), the axioms of the annotation properties and datatypes, and dt-eq
(two literals of one value): they say nothing about a thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from newsgraph.namespaces import OWL, RDF, RDF_TYPE, RDFS

SAME_AS = OWL + "sameAs"

Pattern = tuple[str | int, str | int, str | int]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a string with "?" before it is a variable, any other string an IRI, a number a term that the caller numbered.

    Without a `head` it is an inconsistency, and `words` says it with {variables} and {#numbers}.
    """

    name: str
    body: tuple[Pattern, ...]
    head: tuple[Pattern, ...] = ()
    unequal: tuple[tuple[str, str], ...] = ()
    words: str = ""


_TABLE = """
eq-sym      ?x owl:sameAs ?y -> ?y owl:sameAs ?x [?x != ?y]
eq-trans    ?x owl:sameAs ?y . ?y owl:sameAs ?z -> ?x owl:sameAs ?z [?x != ?y] [?y != ?z] [?x != ?z]
eq-rep-s    ?x owl:sameAs ?y . ?x ?p ?o -> ?y ?p ?o [?x != ?y]
eq-rep-p    ?p owl:sameAs ?q . ?x ?p ?y -> ?x ?q ?y [?p != ?q]
eq-rep-o    ?x owl:sameAs ?y . ?s ?p ?x -> ?s ?p ?y [?x != ?y]
eq-diff1    ?x owl:differentFrom ?y . ?x owl:sameAs ?y -> false "{x} and {y} are said to be different and follow to be the same"

prp-dom     ?p rdfs:domain ?c . ?x ?p ?y -> ?x a ?c
prp-rng     ?p rdfs:range ?c . ?x ?p ?y -> ?y a ?c
prp-fp      ?p a owl:FunctionalProperty . ?x ?p ?y . ?x ?p ?z -> ?y owl:sameAs ?z [?y != ?z]
prp-ifp     ?p a owl:InverseFunctionalProperty . ?x ?p ?z . ?y ?p ?z -> ?x owl:sameAs ?y [?x != ?y]
prp-irp     ?p a owl:IrreflexiveProperty . ?x ?p ?x -> false "{x} has itself as {p}"
prp-symp    ?p a owl:SymmetricProperty . ?x ?p ?y -> ?y ?p ?x
prp-asyp    ?p a owl:AsymmetricProperty . ?x ?p ?y . ?y ?p ?x -> false "{x} and {y} are each the other's {p}"
prp-trp     ?p a owl:TransitiveProperty . ?x ?p ?y . ?y ?p ?z -> ?x ?p ?z
prp-spo1    ?p rdfs:subPropertyOf ?q . ?x ?p ?y -> ?x ?q ?y [?p != ?q]
prp-eqp1    ?p owl:equivalentProperty ?q . ?x ?p ?y -> ?x ?q ?y [?p != ?q]
prp-eqp2    ?p owl:equivalentProperty ?q . ?x ?q ?y -> ?x ?p ?y [?p != ?q]
prp-pdw     ?p owl:propertyDisjointWith ?q . ?x ?p ?y . ?x ?q ?y -> false "{y} is both {p} and {q} of {x}, which cannot be"
prp-inv1    ?p owl:inverseOf ?q . ?x ?p ?y -> ?y ?q ?x
prp-inv2    ?p owl:inverseOf ?q . ?x ?q ?y -> ?y ?p ?x
prp-npa1    ?n owl:sourceIndividual ?x . ?n owl:assertionProperty ?p . ?n owl:targetIndividual ?y . ?x ?p ?y -> false "{x} is said not to have {y} as {p}"
prp-npa2    ?n owl:sourceIndividual ?x . ?n owl:assertionProperty ?p . ?n owl:targetValue ?y . ?x ?p ?y -> false "{x} is said not to have {y} as {p}"

cls-nothing2 ?x a owl:Nothing -> false "{x} follows to be of a class that nothing can be of"
cls-com ?c owl:complementOf ?d . ?x a ?c . ?x a ?d -> false "{x} is a {c} and a {d}, which exclude each other"
cls-svf1 ?c owl:someValuesFrom ?d . ?c owl:onProperty ?p . ?x ?p ?y . ?y a ?d -> ?x a ?c
cls-svf2 ?c owl:someValuesFrom owl:Thing . ?c owl:onProperty ?p . ?x ?p ?y -> ?x a ?c
cls-avf ?c owl:allValuesFrom ?d . ?c owl:onProperty ?p . ?x a ?c . ?x ?p ?y -> ?y a ?d
cls-hv1 ?c owl:hasValue ?y . ?c owl:onProperty ?p . ?x a ?c -> ?x ?p ?y
cls-hv2 ?c owl:hasValue ?y . ?c owl:onProperty ?p . ?x ?p ?y -> ?x a ?c
cls-maxc1 ?c owl:maxCardinality {0} . ?c owl:onProperty ?p . ?x a ?c . ?x ?p ?y -> false "{x} may have no {p} and has {y}"
cls-maxc2 ?c owl:maxCardinality {1} . ?c owl:onProperty ?p . ?x a ?c . ?x ?p ?y . ?x ?p ?z -> ?y owl:sameAs ?z [?y != ?z]
cls-maxqc1 ?c owl:maxQualifiedCardinality {0} . ?c owl:onProperty ?p . ?c owl:onClass ?d . ?x a ?c . ?x ?p ?y . ?y a ?d \
    -> false "{x} may have no {d} as {p} and has {y}"
cls-maxqc2 ?c owl:maxQualifiedCardinality {0} . ?c owl:onProperty ?p . ?c owl:onClass owl:Thing . ?x a ?c . ?x ?p ?y -> false "{x} may have no {p} and has {y}"
cls-maxqc3 ?c owl:maxQualifiedCardinality {1} . ?c owl:onProperty ?p . ?c owl:onClass ?d . ?x a ?c . ?x ?p ?y . ?y a ?d . ?x ?p ?z . ?z a ?d \
    -> ?y owl:sameAs ?z [?y != ?z]
cls-maxqc4 ?c owl:maxQualifiedCardinality {1} . ?c owl:onProperty ?p . ?c owl:onClass owl:Thing . ?x a ?c . ?x ?p ?y . ?x ?p ?z -> ?y owl:sameAs ?z [?y != ?z]

cax-sco     ?c rdfs:subClassOf ?d . ?x a ?c -> ?x a ?d [?c != ?d]
cax-eqc1    ?c owl:equivalentClass ?d . ?x a ?c -> ?x a ?d [?c != ?d]
cax-eqc2    ?c owl:equivalentClass ?d . ?x a ?d -> ?x a ?c [?c != ?d]
cax-dw      ?c owl:disjointWith ?d . ?x a ?c . ?x a ?d -> false "{x} is a {c} and a {d}, which nothing can be at once"

scm-cls ?c a owl:Class -> ?c rdfs:subClassOf ?c . ?c owl:equivalentClass ?c . ?c rdfs:subClassOf owl:Thing . owl:Nothing rdfs:subClassOf ?c
scm-sco ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?e -> ?c rdfs:subClassOf ?e [?c != ?d] [?d != ?e] [?c != ?e]
scm-eqc1 ?c owl:equivalentClass ?d -> ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?c [?c != ?d]
scm-eqc2 ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?c -> ?c owl:equivalentClass ?d
scm-op ?p a owl:ObjectProperty -> ?p rdfs:subPropertyOf ?p . ?p owl:equivalentProperty ?p
scm-dp ?p a owl:DatatypeProperty -> ?p rdfs:subPropertyOf ?p . ?p owl:equivalentProperty ?p
scm-p ?p a rdf:Property -> ?p rdfs:subPropertyOf ?p . ?p owl:equivalentProperty ?p
scm-spo ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?r -> ?p rdfs:subPropertyOf ?r [?p != ?q] [?q != ?r] [?p != ?r]
scm-eqp1 ?p owl:equivalentProperty ?q -> ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?p [?p != ?q]
scm-eqp2 ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?p -> ?p owl:equivalentProperty ?q [?p != ?q]
scm-dom1 ?p rdfs:domain ?c . ?c rdfs:subClassOf ?d -> ?p rdfs:domain ?d [?c != ?d]
scm-dom2 ?p rdfs:domain ?c . ?q rdfs:subPropertyOf ?p -> ?q rdfs:domain ?c [?p != ?q]
scm-rng1 ?p rdfs:range ?c . ?c rdfs:subClassOf ?d -> ?p rdfs:range ?d [?c != ?d]
scm-rng2 ?p rdfs:range ?c . ?q rdfs:subPropertyOf ?p -> ?q rdfs:range ?c [?p != ?q]
scm-hv ?c owl:hasValue ?i . ?c owl:onProperty ?p . ?p rdfs:subPropertyOf ?q . ?d owl:onProperty ?q . ?d owl:hasValue ?i -> ?c rdfs:subClassOf ?d
scm-svf1 ?c owl:someValuesFrom ?y . ?c owl:onProperty ?p . ?d owl:onProperty ?p . ?d owl:someValuesFrom ?z . ?y rdfs:subClassOf ?z -> ?c rdfs:subClassOf ?d
scm-svf2 ?c owl:someValuesFrom ?y . ?c owl:onProperty ?p . ?p rdfs:subPropertyOf ?q . ?d owl:onProperty ?q . ?d owl:someValuesFrom ?y -> ?c rdfs:subClassOf ?d
scm-avf1 ?c owl:allValuesFrom ?y . ?c owl:onProperty ?p . ?d owl:onProperty ?p . ?d owl:allValuesFrom ?z . ?y rdfs:subClassOf ?z -> ?c rdfs:subClassOf ?d
scm-avf2 ?c owl:allValuesFrom ?y . ?c owl:onProperty ?p . ?p rdfs:subPropertyOf ?q . ?d owl:onProperty ?q . ?d owl:allValuesFrom ?y -> ?d rdfs:subClassOf ?c
"""

_PREFIXES = {"rdf:": RDF, "rdfs:": RDFS, "owl:": OWL}
_RULE = re.compile(r'^(?P<name>\S+)\s+(?P<body>.*?) -> (?:false "(?P<words>[^"]*)"|(?P<head>[^\[]*))\s*(?P<unequal>(?:\[[^\]]*\]\s*)*)$')

# What a user's ontology may say beyond OWL 2 RL: owlrl's extension knows these, the rules above do not.
UNCOVERED = {
    OWL + "hasSelf": "owl:hasSelf",
    OWL + "onDatatype": "owl:onDatatype",
    OWL + "withRestrictions": "owl:withRestrictions",
}
# … and these say something that no OWL 2 RL reasoner draws a conclusion from.
BEYOND = {
    OWL + "disjointUnionOf": "owl:disjointUnionOf",
    OWL + "minCardinality": "owl:minCardinality",
    OWL + "minQualifiedCardinality": "owl:minQualifiedCardinality",
    OWL + "cardinality": "owl:cardinality",
    OWL + "qualifiedCardinality": "owl:qualifiedCardinality",
}


def rules(cardinality: Callable[[int], Iterable[int]]) -> tuple[Rule, ...]:
    """The rules of the table that need no list.

    `cardinality` gives the numbered terms of the graph that stand for 0 or 1 ("0"^^xsd:nonNegativeInteger and its kin).
    """
    out: list[Rule] = []
    for line in filter(None, _TABLE.splitlines()):
        rule = _read(line)
        marked = next((i for i in (0, 1) if f"{{{i}}}" in line), None)
        out += [rule] if marked is None else [_filled(rule, f"{{{marked}}}", n) for n in cardinality(marked)]
    return tuple(out)


def _filled(rule: Rule, marker: str, number: int) -> Rule:
    return replace(rule, body=tuple((s, p, number if o == marker else o) for s, p, o in rule.body))


def _read(line: str) -> Rule:
    found = _RULE.match(line)
    if found is None:
        raise ValueError(f"not a rule: {line}")
    pairs = (pair.split(" != ") for pair in re.findall(r"\[([^\]]*)\]", found["unequal"]))
    head = _patterns(found["head"]) if found["head"] else ()
    return Rule(found["name"], _patterns(found["body"]), head, tuple((a, b) for a, b in pairs), found["words"] or "")


def _patterns(text: str) -> tuple[Pattern, ...]:
    out = []
    for part in text.split(" . "):
        s, p, o = (_term(word) for word in part.split())
        out.append((s, p, o))
    return tuple(out)


def _term(word: str) -> str:
    if word == "a":
        return RDF_TYPE
    for prefix, namespace in _PREFIXES.items():
        if word.startswith(prefix):
            return namespace + word.removeprefix(prefix)
    return word


def list_rules(predicate: str, node: int, members: Sequence[int]) -> Iterator[Rule]:
    """The rules of whatever points to the list at `node` by `predicate`."""
    said: tuple[Pattern, ...] = (("?c", predicate, node),)
    match predicate.removeprefix(OWL):
        case "propertyChainAxiom" if members:
            steps = tuple((f"?x{i}", p, f"?x{i + 1}") for i, p in enumerate(members))
            yield Rule("prp-spo2", said + steps, (("?x0", "?c", f"?x{len(members)}"),))
        case "intersectionOf" if members:
            yield Rule("cls-int1", said + tuple(("?x", RDF_TYPE, c) for c in members), (("?x", RDF_TYPE, "?c"),))
            yield Rule("cls-int2", (*said, ("?x", RDF_TYPE, "?c")), tuple(("?x", RDF_TYPE, c) for c in members))
            yield Rule("scm-int", said, tuple(("?c", RDFS + "subClassOf", c) for c in members))
        case "unionOf" if members:
            for c in members:
                yield Rule("cls-uni", (*said, ("?x", RDF_TYPE, c)), (("?x", RDF_TYPE, "?c"),))
            yield Rule("scm-uni", said, tuple((c, RDFS + "subClassOf", "?c") for c in members))
        case "oneOf" if members:
            yield Rule("cls-oo", said, tuple((x, RDF_TYPE, "?c") for x in members))
        case "hasKey" if members:
            keys = [pattern for i, p in enumerate(members) for pattern in (("?x", p, f"?z{i}"), ("?y", p, f"?z{i}"))]
            body = (*said, ("?x", RDF_TYPE, "?c"), *keys, ("?y", RDF_TYPE, "?c"))
            yield Rule("prp-key", body, (("?x", SAME_AS, "?y"),), (("?x", "?y"),))
        case "members" | "distinctMembers":
            for a, b in combinations(members, 2):
                yield from _exclusions(said, a, b)


def _exclusions(said: tuple[Pattern, ...], a: int, b: int) -> Iterator[Rule]:
    classes, properties, things = (("?c", RDF_TYPE, OWL + kind) for kind in ("AllDisjointClasses", "AllDisjointProperties", "AllDifferent"))
    in_both = f"{{x}} is a {{#{a}}} and a {{#{b}}}, which nothing can be at once"
    yield Rule("cax-adc", (*said, classes, ("?x", RDF_TYPE, a), ("?x", RDF_TYPE, b)), words=in_both)
    by_both = f"{{y}} is both {{#{a}}} and {{#{b}}} of {{x}}, which cannot be"
    yield Rule("prp-adp", (*said, properties, ("?x", a, "?y"), ("?x", b, "?y")), words=by_both)
    same = f"{{#{a}}} and {{#{b}}} are said to be different and follow to be the same"
    yield Rule("eq-diff2", (*said, things, (a, SAME_AS, b)), words=same)


LIST_PREDICATES = tuple(OWL + name for name in ("propertyChainAxiom", "intersectionOf", "unionOf", "oneOf", "hasKey", "members", "distinctMembers"))
