from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest

from newsgraph.errors import InputError
from newsgraph.namespaces import PREFIXES
from newsgraph.rdf.bridge import from_rdflib, to_rdflib
from newsgraph.rdf.literals import DATATYPES
from newsgraph.rdf.proofs import Proof, prove
from newsgraph.rdf.reasoner import Fact, Reasoner
from newsgraph.rdf.reasoning import INFERRED, infer, read_ontology
from newsgraph.storing.files import of_triples
from tests.rdf.ontologies import CONSTRUCTS, random_ontology, term

SAME_AS = term("owl:sameAs")
LISTS = {term("rdf:first"), term("rdf:rest")}


def turtle(text: str) -> list[ox.Triple]:
    prefixes = "".join(f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES.items()) + "@prefix : <http://example.org/> ."
    return [q.triple for q in ox.parse((prefixes + text).encode(), format=ox.RdfFormat.TURTLE)]


def by_owlrl(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    graph = to_rdflib(triples)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {ox.Triple(*map(from_rdflib, t)) for t in graph if isinstance(from_rdflib(t[0]), ox.NamedNode | ox.BlankNode)}  # type: ignore[arg-type]


def reference(ontology: list[ox.Triple], data: list[ox.Triple]) -> set[ox.Triple]:
    """What owlrl concludes from both and not from the ontology alone, without its error reports and what says nothing."""

    def says_something(t: ox.Triple) -> bool:
        error = "http://www.daml.org/2002/03/agents/agent-ont#"
        datatype = isinstance(t.subject, ox.NamedNode) and t.subject.value in DATATYPES
        return not (t.predicate == SAME_AS and t.subject == t.object) and error not in f"{t.predicate}{t.object}" and not datatype

    anonymous = {t.subject for t in ontology if isinstance(t.subject, ox.BlankNode)}
    found = by_owlrl(ontology + data) - by_owlrl(ontology) - set(data)
    return {t for t in found if says_something(t) and t.object not in anonymous and isinstance(t.predicate, ox.NamedNode)}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_equal_to_owlrl_on_random_ontologies(construct: str) -> None:
    for seed in range(3):
        ontology, data = random_ontology(1000 * CONSTRUCTS.index(construct) + seed, construct)
        assert set(infer(data, ontology).triples) == reference(ontology, data), f"seed {seed}"


def test_equal_to_owlrl_on_the_example(example: tuple[ox.Triple, ...]) -> None:
    # Claims and passages are 2,000 more triples that owlrl would take minutes for; they are of the same few properties.
    claims = {t.subject for t in example if t.predicate.value.endswith("#type") and t.object.value.endswith(("#Claim", "#Passage"))}  # type: ignore[union-attr]
    few = set(sorted(claims, key=str)[:4])
    data = [t for t in example if t.subject not in claims or t.subject in few]
    ontology = [t for t in read_ontology() if not isinstance(t.object, ox.Literal)]
    assert set(infer(data, ontology).triples) == reference(ontology, data)


def test_what_was_said_is_not_concluded_and_nothing_is_said_twice(example: tuple[ox.Triple, ...]) -> None:
    found = list(infer(example).triples)
    assert len(found) == len(set(found))
    assert not set(found) & set(example)
    assert found == sorted(found, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def test_the_same_whatever_the_order(example: tuple[ox.Triple, ...]) -> None:
    assert list(infer(example).triples) == list(infer(reversed(example)).triples)


def test_two_figures_never_become_one(example: tuple[ox.Triple, ...]) -> None:
    found = infer(example)
    assert not [t for t in found.triples if t.predicate == SAME_AS]
    assert found.inconsistencies == ()


def test_no_property_of_ours_is_functional_and_nothing_is_declared_the_same() -> None:
    merging = ("FunctionalProperty", "InverseFunctionalProperty", "maxCardinality", "maxQualifiedCardinality", "hasKey", "sameAs")
    terms = {x.value for t in read_ontology() for x in (t.subject, t.predicate, t.object) if isinstance(x, ox.NamedNode)}
    assert not terms & {PREFIXES["owl"] + name for name in merging}


def test_earlier_conclusions_are_not_taken_for_said() -> None:
    ontology = turtle(":A rdfs:subClassOf :B .")
    store = of_triples(turtle(":x a :A ."))
    store.extend(ox.Quad(t.subject, t.predicate, t.object, INFERRED) for t in infer(store, ontology).triples)
    assert set(infer(store, ontology).triples) == set(turtle(":x a :B ."))


def test_an_empty_graph_and_one_that_is_not_ours_are_no_trouble() -> None:
    assert list(infer([]).triples) == []
    odd = turtle('[] :p [ :q "x"@en , 5 ] . :y :r ( 1 2 ) . :y :p :y .')
    assert infer(odd).inconsistencies == ()
    assert list(infer(odd, []).triples) == []


@pytest.mark.parametrize(
    ("ontology", "data", "rule", "words"),
    [
        (":A owl:disjointWith :B .", ":x a :A, :B ; schema:name 'Anna' .", "cax-dw", "Anna is a <http://example.org/A> and a <http://example.org/B>"),
        ("[] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) .", ":x a :A, :C .", "cax-adc", "nothing can be at once"),
        (":A owl:complementOf :B .", ":x a :A, :B .", "cls-com", "exclude each other"),
        (":p a owl:IrreflexiveProperty .", ":x :p :x .", "prp-irp", "has itself"),
        (":p a owl:AsymmetricProperty .", ":x :p :y . :y :p :x .", "prp-asyp", "each the other's"),
        (":p owl:propertyDisjointWith :q .", ":x :p :y ; :q :y .", "prp-pdw", "is both"),
        ("[] a owl:AllDisjointProperties ; owl:members ( :p :q ) .", ":x :p :y ; :q :y .", "prp-adp", "is both"),
        (":x owl:differentFrom :y .", ":x owl:sameAs :y .", "eq-diff1", "different"),
        ("[] a owl:AllDifferent ; owl:distinctMembers ( :x :y ) .", ":x owl:sameAs :y .", "eq-diff2", "different"),
        ("[] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y .", ":x :p :y .", "prp-npa1", "said not to have"),
        (":A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality 0 ] .", ":x a :A ; :p :y .", "cls-maxc1", "may have no"),
        (":A rdfs:subClassOf owl:Nothing .", ":x a :A .", "cls-nothing2", "nothing can be of"),
        (":age rdfs:range xsd:integer .", ":x :age 'old' .", "dt-not-type", "which can only be xsd:integer"),
        (":age rdfs:range xsd:nonNegativeInteger .", ":x :age -3 .", "dt-not-type", "which can only be xsd:nonNegativeInteger"),
    ],
)
def test_inconsistencies_are_told_with_the_facts_behind_them(ontology: str, data: str, rule: str, words: str) -> None:
    found = infer(turtle(data), turtle(ontology)).inconsistencies
    assert [i.rule for i in found][:1] == [rule]
    assert words in found[0].message
    assert set(found[0].facts) & set(turtle(data))


def test_what_fits_is_no_inconsistency() -> None:
    ontology = turtle(":age rdfs:range xsd:integer . :when rdfs:range xsd:dateTime . :A owl:disjointWith :B .")
    data = turtle(":x :age 3 , '4'^^xsd:int ; a :A . :y a :B .")
    assert infer(data, ontology).inconsistencies == ()


def test_an_ontology_beyond_the_rules_goes_to_owlrl_and_says_so() -> None:
    ontology = turtle(
        ":Narcissist owl:equivalentClass [ a owl:Restriction ; owl:onProperty :loves ; owl:hasSelf true ] . :Narcissist rdfs:subClassOf :Person ."
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = infer(turtle(":x :loves :x ."), ontology)
    assert set(turtle(":x a :Narcissist, :Person .")) <= set(found.triples)
    assert "owl:hasSelf" in found.remarks[0]
    assert "owlrl" in found.remarks[0]


def test_what_lies_outside_owl_rl_is_remarked_on() -> None:
    found = infer(turtle(":x a :A ."), turtle(":A rdfs:subClassOf [ owl:onProperty :p ; owl:minCardinality 1 ] ."))
    assert "owl:minCardinality" in found.remarks[0]


def test_a_list_without_an_end_is_remarked_on() -> None:
    circle = turtle(":A owl:unionOf :l . :l rdf:first :B ; rdf:rest :l .")
    assert "turns in a circle" in infer(turtle(":x a :B ."), circle).remarks[0]


def test_a_broken_ontology_file_is_named_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("@prefix : <http://example.org/> .\n:A a :B ;\n.. \n")
    with pytest.raises(InputError, match=r"mine\.ttl is not valid Turtle: .*line 3 column \d"):
        read_ontology([path])


def test_a_key_looks_at_all_its_properties() -> None:
    ontology = turtle(":Person owl:hasKey ( :name :born ) .")
    same = turtle(":x a :Person ; :name 'A' ; :born 1 . :y a :Person ; :name 'A' ; :born 1 .")
    other = turtle(":x a :Person ; :name 'A' ; :born 1 . :y a :Person ; :name 'A' ; :born 2 .")
    assert set(turtle(":x owl:sameAs :y .")) <= set(infer(same, ontology).triples)
    assert not [t for t in infer(other, ontology).triples if t.predicate == SAME_AS]


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_everything_that_follows_has_a_proof_from_what_was_said(construct: str) -> None:
    ontology, data = random_ontology(7000 + CONSTRUCTS.index(construct), construct)
    reasoner = Reasoner(ontology, data)
    reasoner.close()
    for triple in list(reasoner.inferred())[:40]:
        proof = prove(reasoner, triple)
        assert proof is not None
        assert proof.fact.triple == triple
        assert_sound(proof, set(ontology), set(data))


def assert_sound(proof: Proof, ontology: set[ox.Triple], data: set[ox.Triple], above: tuple[Fact, ...] = ()) -> None:
    assert proof.fact not in above, "a proof never turns in a circle"
    for premise in proof.premises:
        assert_sound(premise, ontology, data, (*above, proof.fact))
    if proof.rule is None:
        assert proof.fact.triple in (ontology if proof.of_ontology else data)
    elif proof.rule != "dt-type2":
        # The premises alone, as plain data, must give the conclusion again. (Of a literal no graph can speak.)
        facts = [premise.fact for premise in proof.premises]
        if not any(isinstance(f.subject, ox.Literal) for f in (*facts, proof.fact)):
            reasoner = Reasoner((), [f.triple for f in facts] + [t for t in ontology if t.predicate in LISTS])
            reasoner.close()
            assert prove(reasoner, proof.fact.triple) is not None, proof


def test_what_does_not_follow_has_no_proof(example: tuple[ox.Triple, ...]) -> None:
    reasoner = Reasoner(read_ontology(), example)
    reasoner.close()
    assert prove(reasoner, turtle(":x :p :y .")[0]) is None
    fire = next(t.subject for t in example if "ferry-fire" in str(t.subject) and "/event/" in str(t.subject))
    assert prove(reasoner, ox.Triple(fire, term("rdf:type"), term("owl:Nothing"))) is None
