"""Lines of an article's graph under other names: the order and the texts stay what they are."""

from __future__ import annotations

from newsgraph.namespaces import NG, NIF, RDF, RDF_TYPE, SCHEMA
from newsgraph.rdf.serialize import in_order, renamed, terms

BASE = "https://example.org/id/"
ANN, BEN, YORK = f"{BASE}person/ann", f"{BASE}person/ben", f"{BASE}place/york"


def triples(*claims: tuple[str, str, str], words: str = "") -> bytes:
    """An article's graph: each fact with a claim, and a passage of some words."""
    passage = f"<{BASE}article/a#char=0,9>"
    rows = {
        (f"<{BASE}article/a>", f"<{SCHEMA}mentions>", f"<{ANN}>"),
        (passage, f"<{RDF_TYPE}>", f"<{NG}Passage>"),
        (passage, f"<{NIF}anchorOf>", f'"{words}"'),
    }
    for k, (subject, predicate, value) in enumerate(claims):
        claim = f"<{BASE}claim/{k}>"
        rows.add((f"<{subject}>", f"<{predicate}>", f"<{value}>"))
        rows.add((claim, f"<{RDF_TYPE}>", f"<{NG}Claim>"))
        rows |= {(claim, f"<{RDF}{part}>", f"<{term}>") for part, term in (("subject", subject), ("predicate", predicate), ("object", value))}
    return in_order(rows)


def test_names_change_places_and_lines_stay_in_the_order_of_files() -> None:
    claims = ((ANN, SCHEMA + "knows", BEN), (BEN, SCHEMA + "knows", ANN), (ANN, SCHEMA + "birthPlace", YORK))
    names = {ANN: BEN, BEN: f"{BASE}person/zoe", YORK: f"{BASE}place/york-2633352"}
    wanted = tuple((names[s], p, names[o]) for s, p, o in claims)
    found = renamed(triples(*claims), names)
    assert found == in_order(set(terms(triples(*wanted).replace(f"mentions> <{ANN}>".encode(), f"mentions> <{BEN}>".encode()))))
    assert renamed(triples(*claims), {}) == triples(*claims)


def test_two_things_that_become_one_say_a_fact_once() -> None:
    found = renamed(triples((ANN, SCHEMA + "birthPlace", YORK), (BEN, SCHEMA + "birthPlace", YORK)), {BEN: ANN})
    assert found.count(f"<{ANN}> <{SCHEMA}birthPlace> <{YORK}> .".encode()) == 1


def test_what_a_text_says_of_a_name_is_left_alone() -> None:
    words = f"<{ANN}> <{ANN}> ."
    assert words.encode() in renamed(triples((ANN, SCHEMA + "knows", BEN), words=words), {ANN: BEN})


def test_a_graph_without_claims_has_its_names_changed_too() -> None:
    assert renamed(triples(), {ANN: BEN}) == triples().replace(ANN.encode(), BEN.encode())
