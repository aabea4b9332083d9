"""What follows from 100,000 triples: our rules against owlrl on the same triples and ontology, asked at least 15 times faster.

    python benchmarks/infer.py [--triples 100000]

Each in a process of its own, CPU seconds of reasoning alone (reading apart); owlrl takes minutes. That both conclude the same is held by
tests/rdf/test_reasoning.py.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

BOTH = """
import sys, time, warnings
sys.path.insert(0, sys.argv[3])
from copies import copies
from newsgraph.rdf.reasoning import infer, read_ontology
data, ontology = list(copies(int(sys.argv[2]))), read_ontology()
"""
OURS = """
begun = time.process_time()
found = list(infer(data, ontology).triples)
print(time.process_time() - begun, len(data), len(found))
"""
OWLRL = """
import owlrl
from newsgraph.rdf.bridge import to_rdflib
warnings.simplefilter("ignore")
graph = to_rdflib([*data, *ontology])
begun = time.process_time()
owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
print(time.process_time() - begun, len(data), len(graph))
"""


def main() -> None:
    """Run both and print the ratio."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--triples", type=int, default=100_000)
    triples = ap.parse_args().triples
    here = str(__file__).rsplit("/", 1)[0] if "/" in __file__ else "."
    found = []
    for code in (OURS, OWLRL):
        done = subprocess.run([sys.executable, "-c", BOTH + code, "", str(triples), here], capture_output=True, text=True, check=True)
        found.append(done.stdout.split())
    (ours, said, ours_found), (theirs, _, closed) = found
    print(f"{int(said):,} triples: {int(ours_found):,} follow by our rules; owlrl's closure of triples and ontology holds {int(closed):,}")
    print(f"our rules {float(ours):.1f} s of CPU, owlrl {float(theirs):.1f} s, {float(theirs) / float(ours):.0f} times as long")


if __name__ == "__main__":
    main()
