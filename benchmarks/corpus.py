"""How `kg build` does on many articles, from the generator of benchmarks/newsroom.py.

    python benchmarks/corpus.py facts [--articles 200]      the part of the known facts that the graph holds
    python benchmarks/corpus.py jobs [--articles 2000]      articles a second on two processes against one (asked: 1.8 times)
    python benchmarks/corpus.py scale [--articles 1000]     ten times the articles: memory (asked: at most 1.2 times) and time (at most 11)

Whole processes are timed, on a machine with nothing else to do. `scale` writes a store, which is what a corpus is kept in. What one process does
alone counts in `jobs`: the start, a second, and at the end what is one, half a millisecond an article beside twenty for building.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from newsroom import articles
from turns import as_installed

from newsgraph.storing.disk import read_store

NG, SCHEMA = "https://w3id.org/newsgraph/ontology#", "https://schema.org/"
BASE = "https://w3id.org/newsgraph/id/article/"


def corpus(count: int, folder: Path) -> Path:
    path = folder / f"{count}.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in articles(count)))
    return path


def built(source: Path, output: Path, *options: str) -> tuple[float, float]:
    """Seconds and MB (the largest of its processes) of one build from nothing."""
    command = [sys.executable, "-m", "newsgraph.cli", "build", str(source), "-o", str(output), *options]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    said = process.stderr.read().decode() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(said)
    print(said.strip().splitlines()[-1])
    return seconds, used.ru_maxrss / 1024


def facts(count: int, folder: Path) -> None:
    built(corpus(count, folder), folder / "store")
    store = read_store(folder / "store").store
    tally: dict[str, list[int]] = {}
    for article in articles(count):
        graph = ox.NamedNode(f"{BASE}{article['id']}")
        kind, day, town, figures, people = article["facts"]
        event = f"?e a <{NG}{kind}>"
        wanted = {
            "event": event,
            "date": f'{event} ; <{SCHEMA}startDate> ?d FILTER(STR(?d) = "{day}")',
            "town": f'{event} ; <{SCHEMA}location>/<{SCHEMA}containedInPlace>* ?p . ?p <{SCHEMA}name> "{town}"',
            **{name: f"{event} ; <{NG}{name}> {figure}" for name, figure in figures.items()},
            "person": f'?p <{SCHEMA}name> "{people[0][0]}"',
            "age": f'?p <{SCHEMA}name> "{people[0][0]}" ; <{NG}age> {people[0][1]}',
            "title": f'?p <{SCHEMA}name> "{people[1][0]}" ; <{SCHEMA}jobTitle> ?t FILTER(CONTAINS(LCASE(?t), "{people[1][2]}"))',
        }
        for name, pattern in wanted.items():
            held = bool(store.query(f"ASK {{ {pattern} }}", default_graph=[graph]))
            found = tally.setdefault(name, [0, 0])
            found[0] += held
            found[1] += 1
    for name, (held, of) in tally.items():
        print(f"{name}: {held} of {of} ({held / of:.1%})")


def jobs(count: int, folder: Path) -> None:
    source = corpus(count, folder)
    times: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(2):
        for number, found in times.items():
            found.append(built(source, folder / f"{turn}-{number}.nq", "-j", str(number))[0])
    one, two = min(times[1]), min(times[2])
    print(f"one process {count / one:.1f} articles a second, two {count / two:.1f}: {one / two:.2f} times")


def scale(count: int, folder: Path) -> None:
    few, many = (built(corpus(n, folder), folder / f"store-{n}") for n in (count, 10 * count))
    print(f"time {few[0]:.0f} s and {many[0]:.0f} s: {many[0] / few[0]:.2f} times; memory {few[1]:.0f} MB and {many[1]:.0f} MB: {many[1] / few[1]:.2f} times")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("facts", "jobs", "scale"))
    ap.add_argument("--articles", type=int)
    given = ap.parse_args()
    as_installed()
    with tempfile.TemporaryDirectory() as name:
        what, usual = {"facts": (facts, 200), "jobs": (jobs, 2000), "scale": (scale, 1000)}[given.what]
        what(given.articles or usual, Path(name))


if __name__ == "__main__":
    main()
