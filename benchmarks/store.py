"""`kg query --store` on a million triples against a bare program that opens the same store with pyoxigraph and asks the same.

    python benchmarks/store.py [--runs 15] [--triples 1000000]

Whole processes, in turns; prints the ratio of the medians and of the minima for each question (asked: at most 1.1).
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
from copies import copies
from turns import KG, in_turns, print_ratios

from newsgraph.storing.disk import rewritten

QUERIES = {
    "a lookup": "SELECT ?n { <https://w3id.org/newsgraph/id/person/7-ilse-brandt> schema:name ?n }",
    "a join": "SELECT ?name ?date { ?e a ng:Attack ; schema:name ?name ; schema:startDate ?date } ORDER BY ?date",
    "a count": "SELECT ?type (COUNT(*) AS ?n) { ?e a ?type } GROUP BY ?type ORDER BY DESC(?n)",
}
BARE = """
import sys
import pyoxigraph as ox
import typer

def main(folder: str, query: str) -> None:
    prefixes = {"ng": "https://w3id.org/newsgraph/ontology#", "schema": "https://schema.org/"}
    for row in ox.Store.read_only(folder).query(query, prefixes=prefixes):
        sys.stdout.write("\\t".join(str(x) for x in row) + "\\n")

typer.run(main)
"""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=int, default=15)
    ap.add_argument("--triples", type=int, default=1_000_000)
    given = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with rewritten(folder) as store:
            triples = copies(given.triples)
            graphs = iter(lambda: ox.serialize(itertools.islice(triples, 1500), format=ox.RdfFormat.N_TRIPLES), b"")
            store.fill((ox.NamedNode(f"http://example.org/article/{k}"), graph) for k, graph in enumerate(graphs))
        bare = Path(name) / "bare.py"
        bare.write_text(BARE)
        for label, query in QUERIES.items():
            ours = [KG, "query", "--store", str(folder), "--format", "tsv", query]
            print_ratios(in_turns([sys.executable, str(bare), str(folder), query], ours, given.runs), "kg query", "bare program", f"{label}, ")


if __name__ == "__main__":
    main()
