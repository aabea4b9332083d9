"""`kg query --store` on a million triples against a bare program that opens the same store with pyoxigraph and asks the same.

    python benchmarks/store.py [--runs 15] [--triples 1000000]

Whole processes, in turns; prints the ratio of the medians and of the minima for each question (asked: at most 1.1).
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from copies import copies

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


def seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


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
        kg = str(Path(sys.executable).parent / "kg")
        for label, query in QUERIES.items():
            commands = ([sys.executable, str(bare), str(folder), query], [kg, "query", "--store", str(folder), "--format", "tsv", query])
            times: tuple[list[float], list[float]] = ([], [])
            for command in commands:
                seconds(command)
            for _ in range(given.runs):
                for command, found in zip(commands, times, strict=True):
                    found.append(seconds(command))
            for what, of in (("median", statistics.median), ("minimum", min)):
                yardstick, ours = of(times[0]), of(times[1])
                print(f"{label}, {what}: kg query {ours * 1000:.0f} ms, bare program {yardstick * 1000:.0f} ms, ratio {ours / yardstick:.2f}")


if __name__ == "__main__":
    main()
