"""`kg validate` on 100,000 triples against bare pyshacl with the same shapes: asked at most 1.3 times.

    python benchmarks/validate.py [--triples 100000] [--runs 3]

Whole processes in turns, the yardstick first: both load the same Turtle file and check it; prints the ratio of the medians and of the minima.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
from copies import copies
from turns import KG, in_turns, print_ratios

SHAPES = Path(__file__).parents[1] / "shapes"
BARE = """
import sys
from pathlib import Path
import pyshacl
from rdflib import Graph

shapes = Graph()
for path in sorted(Path(sys.argv[2]).glob("*.ttl")):
    shapes.parse(path)
conforms, _, text = pyshacl.validate(Graph().parse(sys.argv[1]), shacl_graph=shapes, inplace=True)
print(text)
"""


def main() -> None:
    """Time both in turns and print the ratios."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--triples", type=int, default=100_000)
    ap.add_argument("--runs", type=int, default=3)
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        graph = Path(name) / "graph.ttl"
        triples = list(copies(a.triples))
        ox.serialize(triples, str(graph), format=ox.RdfFormat.TURTLE)
        bare = Path(name) / "bare.py"
        bare.write_text(BARE)
        pyshacl = [sys.executable, str(bare), str(graph), str(SHAPES)]
        times = in_turns(pyshacl, [KG, "validate", str(graph)], a.runs, fine=(0, 1), warm=False)
    print(f"{len(triples):,} triples")
    print_ratios(times, "kg validate", "bare pyshacl")


if __name__ == "__main__":
    main()
