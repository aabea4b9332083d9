"""Words a second of the embedded annotator on one thread, its load time and peak memory, and what `kg build` makes of that speed.

    python benchmarks/annotate.py [FILE…] [--times 5] [--runs 3]

FILE: articles in text files; by default those of examples/, each taken --times over. The annotator alone and the whole build take turns
over the same articles in one process, in the batches that `kg build` makes and without loading; processor time counts, and each side's
best run, so that a busy machine tells the same. Prints the ratio of build to annotator (at least 0.5 is asked). Load and memory are those
of a fresh process.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newsgraph.rdf.serialize import write_lines
from newsgraph.reading.document import document_of
from newsgraph.reading.sources import read_articles
from newsgraph.running.article import open_tools
from newsgraph.running.work import Options, batches, build_batch, unpacked

EXAMPLES = sorted(p for p in (Path(__file__).parent.parent / "examples").iterdir() if p.suffix in (".txt", ".md"))
FRESH = """
import resource, sys, time
from newsgraph.annotation import load_annotator
import newsgraph.annotation.embedded
begun = time.perf_counter()
annotator = load_annotator()
loaded = time.perf_counter() - begun
list(annotator.annotate([sys.stdin.read()]))
print(f"loaded in {loaded:.2f} s (imports apart), peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
"""


def seconds(work: Callable[[], None]) -> float:
    """Of this process's processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="*", type=Path)
    ap.add_argument("--times", type=int, default=5)
    ap.add_argument("--runs", type=int, default=3)
    a = ap.parse_args()
    articles = list(read_articles([str(p) for p in a.files or EXAMPLES])) * a.times
    texts = [document_of(article).text for article in articles]
    tools = open_tools()
    words = sum(not token.is_space for doc in tools.annotator.annotate(texts) for token in doc)

    def annotate() -> None:
        for batch in batches(iter(texts)):
            for _ in tools.annotator.annotate(batch):
                pass

    def build() -> None:
        with tempfile.TemporaryDirectory() as folder:
            for batch in batches(iter(articles)):
                for result in build_batch(batch, Options()):
                    write_lines([unpacked(result.triples)], Path(folder) / "graph.ttl")

    build()
    times = [(seconds(annotate), seconds(build)) for _ in range(a.runs)]
    alone, whole = (words / min(row) for row in zip(*times, strict=True))
    fresh = subprocess.run([sys.executable, "-c", FRESH], input="\n\n".join(texts), text=True, check=True, capture_output=True).stdout.strip()
    print(f"annotator alone {alone:,.0f} words a second on one thread, kg build {whole:,.0f}, ratio {whole / alone:.2f}")
    print(f"{words:,} words of {len(articles)} articles; {fresh}")


if __name__ == "__main__":
    main()
