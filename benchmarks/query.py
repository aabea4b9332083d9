"""`kg query` over ten graphs against a bare program that imports typer and pyoxigraph, loads the same files and asks the same query.

    python benchmarks/query.py [--runs 30]

Whole processes, in turns, the yardstick first; prints the ratio of the medians and of the minima.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


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
        kg = str(Path(sys.executable).parent / "kg")
        commands = ([sys.executable, str(bare), name, QUERY], [kg, "query", "-g", name, QUERY])
        times: tuple[list[float], list[float]] = ([], [])
        for command in commands:
            seconds(command)
        for _ in range(runs):
            for command, found in zip(commands, times, strict=True):
                found.append(seconds(command))
    for label, of in (("median", statistics.median), ("minimum", min)):
        yardstick, ours = of(times[0]), of(times[1])
        print(f"{label}: kg query {ours * 1000:.0f} ms, bare program {yardstick * 1000:.0f} ms, ratio {ours / yardstick:.2f}")


if __name__ == "__main__":
    main()
