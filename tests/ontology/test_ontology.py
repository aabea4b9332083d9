"""The ontology's own rules: one query a rule, each seen to fail; what it says is OWL 2 RL, consistent, asked for and checked."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import newsgraph.terms
from newsgraph.asking.query import ask
from newsgraph.namespaces import NG, PREFIXES, TYPE
from newsgraph.rdf.reasoning import infer, read_ontology
from newsgraph.rdf.rules import BEYOND, UNCOVERED
from newsgraph.resources import folder
from newsgraph.storing.files import load, of_triples

HERE = Path(__file__).parent
RULES = sorted((HERE / "rules").glob("*.rq"))
SUB = tuple(ox.NamedNode(PREFIXES["rdfs"] + name) for name in ("subClassOf", "subPropertyOf"))


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    return load([folder("ontology") / "newsgraph.ttl"])


def broken_by(rule: Path, store: ox.Store) -> list[str]:
    return [str(row["term"]) for row in store.query(rule.read_text(encoding="utf-8"))]  # type: ignore[union-attr]


@pytest.mark.parametrize("rule", RULES, ids=lambda p: p.stem)
def test_the_ontology_keeps_the_rule(rule: Path, ontology: ox.Store) -> None:
    assert broken_by(rule, ontology) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda p: p.stem)
def test_the_rule_is_seen_to_fail(rule: Path) -> None:
    assert broken_by(rule, load([HERE / "broken" / f"{rule.stem}.ttl"])) != []


def test_it_stays_within_owl_2_rl_and_our_rules_cover_it() -> None:
    said = {str(x.value) for t in read_ontology() for x in (t.subject, t.predicate, t.object) if isinstance(x, ox.NamedNode)}
    assert said & (BEYOND.keys() | UNCOVERED.keys()) == set()


def test_it_is_consistent_with_one_thing_of_every_class() -> None:
    things = [
        ox.Triple(ox.NamedNode(f"https://example.org/{k}"), TYPE, t.subject)
        for k, t in enumerate(read_ontology())
        if t.predicate == TYPE and t.object == ox.NamedNode(PREFIXES["owl"] + "Class") and isinstance(t.subject, ox.NamedNode)
    ]
    assert len(things) > 100
    assert infer(things).inconsistencies == ()


def terms(ontology: ox.Store) -> dict[str, set[str]]:
    """Each of our classes and properties with itself and everything above it."""
    kinds = [ox.NamedNode(PREFIXES["owl"] + name) for name in ("Class", "ObjectProperty", "DatatypeProperty")]
    ours = {q.subject for kind in kinds for q in ontology.quads_for_pattern(None, TYPE, kind, None) if str(q.subject).startswith(f"<{NG}")}
    out = {}
    for term in ours:
        seen, border = {term}, [term]
        while border:
            node = border.pop()
            above = {q.object for p in SUB for q in ontology.quads_for_pattern(node, p, None, None)} - seen  # type: ignore[arg-type]
            seen |= above  # type: ignore[arg-type]
            border += above  # type: ignore[arg-type]
        out[term.value] = {x.value for x in seen if isinstance(x, ox.NamedNode)}  # type: ignore[union-attr]
    return out


def named_in(kind: str, ontology: ox.Store) -> set[str]:
    """IRIs of the prefixed names in the files of a folder, and the classes of the individuals among them (ng:Denied is an ng:Status)."""
    texts = [p.read_text(encoding="utf-8") for p in folder(kind).iterdir() if p.suffix in (".rq", ".ttl")]
    found = {PREFIXES[prefix] + local for text in texts for prefix, local in re.findall(r"\b(ng|schema|prov):(\w+)", text)}
    return found | {str(q.object.value) for iri in found for q in ontology.quads_for_pattern(ox.NamedNode(iri), TYPE, None, None)}  # type: ignore[union-attr]


def test_every_term_is_used_by_a_question(ontology: ox.Store) -> None:
    asked = named_in("questions", ontology)
    assert sorted(term for term, above in terms(ontology).items() if not above & asked) == []


def test_every_class_is_checked_by_a_shape(ontology: ox.Store) -> None:
    checked = named_in("shapes", ontology)
    classes = {q.subject.value for q in ontology.quads_for_pattern(None, TYPE, ox.NamedNode(PREFIXES["owl"] + "Class"), None)}  # type: ignore[union-attr]
    assert sorted(term for term, above in terms(ontology).items() if term in classes and not above & checked) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("?x a schema:Person ; schema:name ?y", "?x a foaf:Person ; foaf:name ?y"),
        ("?x ng:participant ?y", "?x sem:hasActor ?y"),
        ("?x a ng:Event ; schema:location ?y", "?x a sem:Event ; sem:hasPlace ?y"),
        ("?x a ng:Event ; schema:startDate ?y", "?x a sem:Event ; sem:hasBeginTimeStamp ?y"),
        ("?x a ng:Event ; schema:name ?y", "?x a schema:Event ; schema:name ?y"),
        ("?x a ng:Claim ; prov:wasDerivedFrom ?y", "?x a prov:Entity ; prov:wasDerivedFrom ?y . ?y a prov:Entity"),
        ("?x a ng:Statement ; schema:creator ?y", "?x a ng:Statement ; prov:wasAttributedTo ?y"),
        ("?x a schema:Person ; schema:name ?y", "?x a wd:Q5 ; schema:name ?y"),
        ("?x a ng:Explosion ; schema:name ?y", "?x a wd:Q179057 ; schema:name ?y"),
    ],
)
def test_other_vocabularies_find_what_ours_find(ours: str, theirs: str, example: tuple[ox.Triple, ...]) -> None:
    both = of_triples([*example, *infer(example).triples])

    def rows(pattern: str) -> set[tuple[str, str]]:
        return {(str(r["x"]), str(r["y"])) for r in ask(both, f"SELECT ?x ?y {{ {pattern} }}")}  # type: ignore[union-attr]

    assert rows(ours) <= rows(theirs)
    assert rows(ours), "nothing found proves nothing"


def test_the_program_names_only_terms_of_the_ontology() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in Path(newsgraph.terms.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'\bNG \+ "(\w+)"', source))
    for listed in re.findall(r"\bNG \+ \w+\)? for \w+ in \(([^()]*)\)", source):
        named |= set(re.findall(r'"(\w+)"', listed))
    assert len(named) > 100
    assert named - vars(newsgraph.terms).keys() == set()
