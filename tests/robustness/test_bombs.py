"""Inputs that are made to hurt: entity bombs, regex bombs, brackets in brackets. Each costs milliseconds, and no more stack than there is.

The yardstick is an honest input of the same kind, of about 400 kB, read in the same run: none of these, of twenty thousand repetitions each, may cost
thirty times that. What takes the square of its length, or a power of its depth, costs hundreds of times that.
"""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

import pytest
from tests.robustness.inputs import KINDS, TEXT

from newsgraph.asking.query import ask
from newsgraph.errors import InputError, QueryError
from newsgraph.storing.files import load, of_triples

pytestmark = pytest.mark.slow
N = 20_000
SIZE = 400_000
XML = '<?xml version="1.0"?>\n'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">{}</rdf:RDF>'
NAMED = "<rdf:Description rdf:about='https://e.org/{}'><s:name>{}</s:name></rdf:Description>"
BODY = "<p>Two people died in a fire in Leeds on 3 May 2024, police said.</p>"
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
HONEST = {
    "HTML": "<html><body>" + BODY * (SIZE // len(BODY)) + "</body></html>",
    "Markdown": (TEXT + "\n\n") * (SIZE // len(TEXT)),
    "JSON": '{"text": "' + "Two people died in Leeds. " * (SIZE // 26) + '"}',
    "Turtle": "".join(f"<https://e.org/{k}> <https://e.org/p> 'x' .\n" for k in range(SIZE // 45)),
    "RDF/XML": XML + RDF.format("".join(NAMED.format(k, "x") for k in range(SIZE // 80))),
    "JSON-LD": "[" + ",".join(f'{{"@id": "https://e.org/{k}", "https://e.org/p": "x"}}' for k in range(SIZE // 50)) + "]",
    "SPARQL": "SELECT * { VALUES ?x {" + " 'abc'" * (SIZE // 6) + "} }",
}
BOMBS = {
    "HTML": {
        "divs": "<div>" * N + BODY, "bold": "<p>" + "<b>" * N + "x", "angles": "<" * N * 5 + BODY, "ampersands": BODY + "&" * N * 5, "tables": "<table><tr><td>" * N + BODY,
        "comments": "<!--" * N + BODY, "attributes": "<p " + "a='" * N + ">" + BODY, "billion laughs": LAUGHS + BODY + "<p>&a9;</p>", "lists": "<ul><li>" * N + BODY,
        "JSON-LD": "<script type='application/ld+json'>" + "[" * N + "</script>" + BODY, "a long entity": BODY + "&#x" + "1" * N + ";", "links": "<a href=x>" * N + BODY,
    },
    "Markdown": {
        "quotes": ">" * N + " x", "brackets": "[" * N, "links": "[x](" * N, "stars": "*a " * N, "bold": "a**b" * N, "ticks": "".join("`" * k + " " for k in range(200)),
        "pictures": "![" * N, "lists": "- " * N + "x", "tables": "|a" * N + "\n" + "|-" * N + "\n", "angles": "<a " * N, "front matter": "---\n" + "a: [" * N + "\n---\nx",
    },
    "JSON": {"lists": "[" * N, "objects": '{"a":' * N, "closed": "[" * 900 + "]" * 900, "texts": '{"text":' * 900 + '"x"' + "}" * 900, "HTML": '{"text":"<p>' + "<b>" * N + 'x"}'},
    "Turtle": {
        "blank nodes": "<a:a> <a:b> " + "[<a:c> " * N + "1" + "]" * N + " .", "collections": "<a:a> <a:b> " + "(" * N + ")" * N + " .", "open": "<a:a> <a:b> " + "(" * N,
        "triple terms": "<a:a> <a:b> " + "<<( <a:a> <a:b> " * 3 * N + "<a:c>" + ")>>" * 3 * N + " .", "reified": "<< <a:a> <a:b> " * N + "<a:c>" + ">>" * N + " <a:b> <a:c> .",
        "annotations": "<a:a> <a:b> <a:c> " + "{| <a:b> <a:c> " * N + "|}" * N + " .",
    },
    "RDF/XML": {
        "elements": XML + RDF.format("<rdf:Description><s:p>" * N + "</s:p></rdf:Description>" * N), "open": XML + "<a>" * N, "attributes": XML + "<a " + "b='c' " * N + "/>",
        "billion laughs": XML + LAUGHS + RDF.format(NAMED.format("x", "&a9;")), "literal": XML + RDF.format("<rdf:Description><s:p rdf:parseType='Literal'>" + "<b>" * N),
        "quadratic": f"{XML}<!DOCTYPE x [<!ENTITY a '{'h' * N}'>]>" + RDF.format(NAMED.format("x", "&a;" * N)),
    },
    "JSON-LD": {"objects": '{"a:b":' * N + "1" + "}" * N, "lists": '{"a:b":' + '{"@list":[' * N + "]}" * N + "}", "graphs": '{"@graph":' * N + "1" + "}" * N, "contexts": '{"@context":' * N},
    "SPARQL": {
        "parentheses": "SELECT * { FILTER(" + "(" * N + "1" + ")" * N + ") }", "groups": "SELECT * " + "{" * N + "}" * N, "not": "SELECT * { FILTER(" + "!" * N + "true) }",
        "open": "SELECT * " + "{" * N, "blank nodes": "SELECT * { ?s ?p " + "[?p " * N + "1" + "]" * N + " }", "collections": "SELECT * { ?s ?p " + "(" * N + ")" * N + " }",
        "subqueries": "SELECT * {" + "{ SELECT * " * N + "{}" + "}" * N + "}", "exists": "SELECT * { " + "FILTER EXISTS { " * N + "}" * N + "}",
        "sum": "SELECT (1" + "+1" * N + " AS ?x) {}", "or": "SELECT (true" + "||true" * N + " AS ?x) {}", "union": "SELECT * { {}" + " UNION {}" * N + "}",
        "if": "SELECT (" + "IF(true," * N + "1" + ",2)" * N + " AS ?x) {}", "regex": "SELECT (REGEX('" + "a" * N + "!','^(a+)+$') AS ?x) {}",
        "a deep regex": "SELECT (REGEX('a','" + "(" * N + "a" + ")" * N + "') AS ?x) {}", "a wide regex": "SELECT (REGEX('aaa','((a{100}){100}){100}') AS ?x) {}",
        "the word service": "SELECT * { ?s ?p 'service' . FILTER(" + "(" * N + "1" + ")" * N + ") }", "path": "SELECT * { ?s <a:a>" + "/<a:a>" * N + " ?o }",
    },
}  # fmt: skip
CASES = [pytest.param(kind, bomb, id=f"{kind}: {name}") for kind, bombs in BOMBS.items() for name, bomb in bombs.items()]


def cost(kind: str, data: str, folder: Path) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    KINDS[kind].survives(data.encode(), folder)
    return time.process_time() - begun


@pytest.fixture(scope="module")
def yardstick(tmp_path_factory: pytest.TempPathFactory) -> object:
    folder = tmp_path_factory.mktemp("honest")

    @lru_cache
    def measured(kind: str) -> float:
        return min(cost(kind, HONEST[kind], folder) for _ in range(3))

    return measured


@pytest.mark.parametrize(("kind", "bomb"), CASES)
def test_what_is_made_to_hurt_costs_milliseconds(kind: str, bomb: str, yardstick: object, tmp_path: Path) -> None:
    assert cost(kind, bomb, tmp_path) < 30 * yardstick(kind)  # type: ignore[operator]


@pytest.mark.parametrize("name", ["g.ttl", "g.nt", "g.rdf", "g.jsonld", "g.ttl.gz"])
def test_depth_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    import gzip

    kind = {".rdf": "RDF/XML", ".jsonld": "JSON-LD"}.get(Path(name).suffix, "Turtle")
    deep = BOMBS[kind]["elements" if kind == "RDF/XML" else "objects" if kind == "JSON-LD" else "triple terms"].encode()
    (tmp_path / name).write_bytes(gzip.compress(deep) if name.endswith(".gz") else deep)
    with pytest.raises(InputError, match="more than 500 levels deep"):
        load([tmp_path / name])


def test_depth_of_a_query_is_refused_and_long_lists_are_not() -> None:
    store = of_triples([])
    with pytest.raises(QueryError, match="nested more than 200 levels deep"):
        ask(store, BOMBS["SPARQL"]["if"])
    assert sum(1 for _ in ask(store, HONEST["SPARQL"])) == SIZE // 6
    assert sum(1 for _ in ask(store, "SELECT * " + "{" * 150 + "}" * 150 + " # " + "(" * 2000)) == 1
