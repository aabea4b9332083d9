"""kg serve over a store of a million triples: how long pages take beside the shortest answer there is, whether a hundred questions at once are all answered.

`python benchmarks/serve.py [TRIPLES]`
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from copies import copies

PORT = 7999
AGAIN = 5
ADDRESS = f"http://127.0.0.1:{PORT}"


def fetch(path: str, accept: str = "text/html") -> tuple[float, bytes]:
    start = time.perf_counter()
    with urllib.request.urlopen(urllib.request.Request(ADDRESS + path, headers={"Accept": accept}), timeout=120) as answer:
        body = answer.read()
    return time.perf_counter() - start, body


def best(path: str, accept: str = "text/html") -> float:
    """Seconds for an answer, the best of five, so that what else the machine does counts little."""
    return min(fetch(path, accept)[0] for _ in range(AGAIN))


def processor(session: int) -> float:
    """Seconds of processor time that the server and its workers have had."""
    ticks = 0
    for told in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = told.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        store = ox.Store(f"{folder}/store")
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in copies(wanted))
        store.flush()
        print(f"{len(store):,} triples")
        things = {}
        for kind in ("schema:Person", "ng:Event", "schema:Organization", "schema:Place", "schema:NewsArticle"):
            rows = store.query(f"PREFIX schema: <https://schema.org/> PREFIX ng: <https://w3id.org/newsgraph/ontology#> SELECT ?x {{ ?x a {kind} }} LIMIT 2000")
            found = sorted({row["x"].value for row in rows})
            things[kind] = found[:: max(1, len(found) // 20)][:20]
        del store
        for arguments in (["--store", f"{folder}/store"],):
            begun = time.perf_counter()
            process = subprocess.Popen([sys.executable, "-m", "newsgraph.cli", "serve", "--port", str(PORT), *arguments], start_new_session=True)
            try:
                while True:
                    try:
                        fetch("/sparql?query=ASK%20%7B%7D", "*/*")
                        break
                    except OSError:
                        time.sleep(0.2)
                print(f"ready after {time.perf_counter() - begun:.1f} s")
                best("/sparql?query=ASK%20%7B%7D", "*/*")
                least = best("/sparql?query=ASK%20%7B%7D", "*/*")
                print(f"an answer to ASK {{}} {1000 * least:.1f} ms")
                for kind, iris in things.items():
                    before = processor(process.pid)
                    times = [best(iri.partition("w3id.org")[2]) for iri in iris]
                    busy = (processor(process.pid) - before) / (AGAIN * len(iris))
                    middle, most = statistics.median(times), max(times)
                    told = f"median {1000 * middle:.1f} ms, slowest {1000 * most:.1f} ms of {len(times)}, {1000 * busy:.1f} ms of processor time"
                    print(f"{kind}: {told} (asked: 50 ms), ratio {middle / least:.1f}")
                for path in ("/", "/search?q=station", "/timeline", "/map"):
                    fetch(path)
                    print(f"{path:24} {1000 * min(fetch(path)[0] for _ in range(3)):6.1f} ms")
                query = quote("SELECT ?n { ?p a schema:Person ; schema:name ?n } LIMIT 5")
                start = time.perf_counter()
                with ThreadPoolExecutor(100) as pool:
                    answers = list(pool.map(lambda path: fetch(path, "text/csv")[1], [f"/sparql?query={query}"] * 100))
                print(f"100 at once: {sum(len(a.splitlines()) == 6 for a in answers)} answered in {time.perf_counter() - start:.2f} s")
            finally:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
