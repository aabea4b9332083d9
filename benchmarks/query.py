"""`kg query` over ten graphs against a bare program that imports typer and pyoxigraph, loads the same files and asks the same query.

    python benchmarks/query.py [--runs 30]

Whole processes, in turns, the yardstick first; prints the ratio of the medians and of the minima.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from turns import KG, in_turns, print_ratios

GRAPHS = sorted((Path(__file__).parent.parent / "graphs").glob("*.ttl"))
QUERY = "SELECT ?name ?date WHERE { ?e a ng:Attack ; schema:name ?name ; schema:startDate ?date } ORDER BY ?date"
BARE = """
import sys
from pathlib import Path
import pyoxigraph as ox
import typer

def main(folder: Path, query: str) -> None:
    store = ox.Store()
    for path in sorted(folder.glob("*.ttl")):
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    prefixes = {"ng": "https://w3id.org/newsgraph/ontology#", "schema": "https://schema.org/"}
    for row in store.query(query, prefixes=prefixes):
        sys.stdout.write("\\t".join(str(x) for x in row) + "\\n")

typer.run(main)
"""


def main() -> None:
    """Time both in turns and print the ratios."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=int, default=30)
    runs = ap.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for k in range(10):
            shutil.copy(GRAPHS[k % len(GRAPHS)], folder / f"{k}.ttl")
        bare = folder / "bare.py"
        bare.write_text(BARE)
        times = in_turns([sys.executable, str(bare), name, QUERY], [KG, "query", "-g", name, QUERY], runs)
    print_ratios(times, "kg query", "bare program")


if __name__ == "__main__":
    main()
