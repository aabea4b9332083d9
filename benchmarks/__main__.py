"""Every benchmark in turn, the ratios to benchmarks/results.json: `python -m benchmarks [NAME…]`, the named ones alone where names are given.

`python scripts/docs.py reference` makes docs/reference/benchmarks.md of the results. Sizes are such that all takes about half an hour on two cores; each
program takes larger ones. A ratio of two sides that were timed in turns says the same on a busy machine; `jobs` and `scale` want a quiet one.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
PACKAGES = ("pyoxigraph", "rdflib", "pyshacl", "owlrl", "spacy", "onnxruntime")


@dataclass(frozen=True)
class Benchmark:
    """A program with its arguments; what is measured, against what; the ratio that is asked; where its output has it (the first group)."""

    command: str
    what: str
    yardstick: str
    asked: str
    ratio: str


BENCHMARKS = {
    "start": Benchmark("start.py", "`kg --version`", "a Python that imports typer", "", r"^median: .* ratio ([\d.]+)"),
    "query": Benchmark("query.py --runs 20", "`kg query` over ten graphs", "a bare program with typer and pyoxigraph that does the same", "≤ 1.15", r"^median: .* ratio ([\d.]+)"),
    "store": Benchmark("store.py --runs 10", "`kg query --store`, a million triples", "a bare program with pyoxigraph that does the same", "≤ 1.1", r"median: .* ratio ([\d.]+)"),
    "validate": Benchmark("validate.py --triples 30000", "`kg validate`, 30,000 triples", "bare pyshacl with the same shapes", "≤ 1.3", r"^median: .* ratio ([\d.]+)"),
    "infer": Benchmark("infer.py --triples 20000", "owlrl's closure of 20,000 triples", "our rules on the same (CPU time)", "≥ 15", r"([\d.]+) times as long"),
    "build": Benchmark("annotate.py", "words a second of `kg build`", "the annotator alone on the same articles", "≥ 0.5", r"ratio ([\d.]+)"),
    "serve": Benchmark("serve.py", "an article's page of `kg serve`, a million triples", "an answer to `ASK {}` from the same server", "", r"NewsArticle: .* ratio ([\d.]+)"),
    "jobs": Benchmark("corpus.py jobs --articles 2000", "articles a second on two processes", "on one", "≥ 1.8", r"([\d.]+) times"),
    "time": Benchmark("corpus.py scale --articles 100", "time for a thousand articles", "for a hundred", "≤ 11", r"time .*?: ([\d.]+) times"),
    "memory": Benchmark("corpus.py scale --articles 100", "memory for a thousand articles", "for a hundred", "≤ 1.2", r"memory .*: ([\d.]+) times"),
}  # fmt: skip


def machine() -> dict[str, object]:
    """What the results were measured on."""
    told = Path("/proc/cpuinfo")
    names = re.findall(r"^model name\s*: (.+)$", told.read_text(), re.MULTILINE) if told.exists() else []
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 1e9),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def measured(benchmark: Benchmark, done: dict[str, str]) -> dict[str, object]:
    """One benchmark's result; programs that were run for another are not run again."""
    if benchmark.command not in done:
        program, *arguments = benchmark.command.split()
        done[benchmark.command] = subprocess.run([sys.executable, str(HERE / program), *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout
        print(f"$ python benchmarks/{benchmark.command}\n{done[benchmark.command]}", flush=True)
    output = done[benchmark.command]
    found = re.search(benchmark.ratio, output, re.MULTILINE)
    if found is None:
        raise SystemExit(f"benchmarks/{benchmark.command} printed no ratio.")
    line = next(line for line in output.splitlines() if found[0] in line or found[0].startswith(line))
    return {
        "what": benchmark.what, "yardstick": benchmark.yardstick, "asked": benchmark.asked, "ratio": float(found[1]), "told": line.strip(),
        "command": f"python benchmarks/{benchmark.command}", "date": dt.date.today().isoformat(), "load": round(os.getloadavg()[1], 1),
    }  # fmt: skip


def main() -> None:
    """Run, and write the results down after each."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {"results": {}}
    done: dict[str, str] = {}
    for name in sys.argv[1:] or BENCHMARKS:
        kept["machine"] = machine()
        kept["results"][name] = measured(BENCHMARKS[name], done)
        kept["results"] = {k: kept["results"][k] for k in BENCHMARKS if k in kept["results"]}
        RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
