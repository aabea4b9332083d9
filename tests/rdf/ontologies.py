"""Random ontologies of every construct of OWL 2 RL, with random data, for the comparison with owlrl."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pyoxigraph as ox

NAMESPACES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CONSTRUCTS = (
    "subclasses", "subproperties", "same class", "same property", "domain", "range", "inverse", "symmetric", "transitive", "chain",
    "some", "some thing", "some integer", "all", "value", "intersection", "union", "enumeration", "key", "functional",
    "inverse functional", "at most one", "at most one of a class", "at most one thing", "same individual", "disjoint",
    "classes that are the same", "properties that are the same",
)  # fmt: skip


def term(text: str) -> ox.NamedNode:
    prefix, _, local = text.partition(":")
    return ox.NamedNode(NAMESPACES[prefix] + local if prefix in NAMESPACES else f"http://example.org/{text}")


ONE = ox.Literal("1", datatype=term("xsd:nonNegativeInteger"))


@dataclass
class Writer:
    """Writes random axioms of a few classes, properties and individuals."""

    random: random.Random
    individuals: int
    triples: list[ox.Triple] = field(default_factory=list)
    nodes: int = 0

    def add(self, s: ox.NamedNode, p: str | ox.NamedNode, o: ox.NamedNode | ox.Literal) -> None:
        self.triples.append(ox.Triple(s, term(p) if isinstance(p, str) else p, o))

    def a_class(self) -> ox.NamedNode:
        return term(f"C{self.random.randrange(6)}")

    def a_property(self) -> ox.NamedNode:
        return term(f"p{self.random.randrange(6)}")

    def an_individual(self) -> ox.NamedNode:
        return term(f"i{self.random.randrange(self.individuals)}")

    def a_list(self, members: list[ox.NamedNode]) -> ox.NamedNode:
        self.nodes += 1
        nodes = [term(f"list{self.nodes}-{k}") for k in range(len(members))]
        for node, member, after in zip(nodes, members, [*nodes[1:], term("rdf:nil")], strict=True):
            self.add(node, "rdf:first", member)
            self.add(node, "rdf:rest", after)
        return nodes[0]

    def a_restriction(self, predicate: str, filler: ox.NamedNode | ox.Literal) -> ox.NamedNode:
        self.nodes += 1
        node = term(f"R{self.nodes}")
        self.add(node, "rdf:type", term("owl:Restriction"))
        self.add(node, "owl:onProperty", self.a_property())
        self.add(node, predicate, filler)
        kind = self.random.randrange(3)
        if kind == 0:
            self.add(node, "rdfs:subClassOf", self.a_class())
        else:
            self.add(self.a_class(), "rdfs:subClassOf" if kind == 1 else "owl:equivalentClass", node)
        return node

    def write(self, construct: str) -> None:
        cls, prop, ind = self.a_class, self.a_property, self.an_individual
        match construct:
            case "subclasses":
                for _ in range(3):
                    self.add(cls(), "rdfs:subClassOf", cls())
            case "subproperties":
                for _ in range(2):
                    self.add(prop(), "rdfs:subPropertyOf", prop())
            case "same class":
                self.add(cls(), "owl:equivalentClass", cls())
            case "same property":
                self.add(prop(), "owl:equivalentProperty", prop())
            case "domain" | "range":
                self.add(prop(), f"rdfs:{construct}", cls())
            case "inverse":
                self.add(prop(), "owl:inverseOf", prop())
            case "symmetric" | "transitive" | "functional" | "inverse functional":
                self.add(prop(), "rdf:type", term(f"owl:{construct.title().replace(' ', '')}Property"))
            case "chain":
                self.add(prop(), "owl:propertyChainAxiom", self.a_list([prop() for _ in range(self.random.randint(1, 3))]))
            case "some" | "some thing" | "some integer":
                for _ in range(2):
                    self.a_restriction("owl:someValuesFrom", {"some thing": term("owl:Thing"), "some integer": term("xsd:integer")}.get(construct, cls()))
            case "all":
                for _ in range(2):
                    self.a_restriction("owl:allValuesFrom", cls())
            case "value":
                for _ in range(2):
                    self.a_restriction("owl:hasValue", ind())
            case "intersection" | "union":
                self.add(cls(), f"owl:{construct}Of", self.a_list([cls(), cls()]))
            case "enumeration":
                self.add(cls(), "owl:oneOf", self.a_list([ind(), ind()]))
            case "key":
                # owlrl does not look at the last property of a key (its loop ends one early): said twice, it makes no difference.
                last = prop()
                self.add(cls(), "owl:hasKey", self.a_list([prop(), last, last]))
            case "at most one":
                self.a_restriction("owl:maxCardinality", ONE)
            case "at most one of a class" | "at most one thing":
                node = self.a_restriction("owl:maxQualifiedCardinality", ONE)
                self.add(node, "owl:onClass", cls() if construct == "at most one of a class" else term("owl:Thing"))
            case "same individual":
                self.add(ind(), "owl:sameAs", ind())
            case "disjoint":
                self.add(cls(), "owl:disjointWith", cls())
            case "classes that are the same":
                self.add(cls(), "owl:sameAs", cls())
            case "properties that are the same":
                self.add(prop(), "owl:sameAs", prop())
            case _:
                raise AssertionError(construct)


def random_ontology(seed: int, must_have: str) -> tuple[list[ox.Triple], list[ox.Triple]]:
    """An ontology with `must_have` and some other constructs, and data that uses its terms."""
    rng = random.Random(seed)
    size = rng.randint(3, 6)
    writer = Writer(rng, size)
    for k in range(6):
        if rng.random() < 0.8:
            writer.add(term(f"C{k}"), "rdf:type", term("owl:Class"))
        if rng.random() < 0.8:
            writer.add(term(f"p{k}"), "rdf:type", term(rng.choice(("owl:ObjectProperty", "owl:DatatypeProperty", "rdf:Property"))))
    for construct in (must_have, *rng.sample(CONSTRUCTS, rng.randint(2, 8))):
        writer.write(construct)
    ontology, writer.triples = writer.triples, []
    for _ in range(size * 3):
        writer.add(writer.an_individual(), writer.a_property(), writer.an_individual())
    for _ in range(size):
        writer.add(writer.an_individual(), "rdf:type", writer.a_class())
    for _ in range(2):
        writer.add(writer.an_individual(), writer.a_property(), ox.Literal(str(rng.randint(1, 3)), datatype=term("xsd:integer")))
    return ontology, writer.triples
