"""Faults that are made to happen: a hundred kills at any moment, a full disk, a folder that may not be written, a store that goes away, a clock that jumps."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.conftest import free_port, wait_for

from newsgraph.errors import StoreError
from newsgraph.running.corpus import build
from newsgraph.storing import loading
from newsgraph.storing.disk import read_store
from newsgraph.storing.files import of_triples
from newsgraph.storing.http import Client

ROOT = Path(__file__).parents[2]
KILLS = 100


def story(k: int, town: str = "Leeds") -> str:
    return f"Fire in {town}\n\n{k + 1} May 2024\n\n{k + 2} people died in a fire in {town} on Monday. Anna Berg, {30 + k}, was arrested.\n"


def write(folder: Path, stories: dict[str, str]) -> list[str]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in stories.items():
        (folder / f"{name}.txt").write_text(text)
    return [str(folder)]


def content(output: Path) -> object:
    if (output / "CURRENT").exists():
        return sorted(map(str, read_store(output).store))
    return output.read_bytes() if output.is_file() else {p.name: p.read_bytes() for p in sorted(output.iterdir())}


def kg(*arguments: str | Path, cwd: Path, limit: Callable[[], None] | None = None, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsgraph.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, timeout=300, preexec_fn=limit, env=os.environ | (env or {}))
    assert "Traceback" not in done.stderr
    return done


# Everything is loaded once; each build is a fork of that, so that what is killed is the build and not the loading. RocksDB, which has threads,
# is opened in forks alone.
KILLER = """
import hashlib, os, random, shutil, signal, sys, time
from pathlib import Path
from newsgraph.running import work
from newsgraph.running.corpus import Options, build
from tests.robustness.test_faults import content, write, story
output, folder, kills = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
sets = [{f"s{k}": story(k) for k in range(5)}, {f"s{k}": story(k, "Derby" if k > 2 else "Leeds") for k in range(1, 7)}]
whole, rolls, killed, usual = [], random.Random(7), 0, 9.0
work._tools(Options())
def forked(act, *arguments):
    if (pid := os.fork()) == 0:
        try:
            act(*arguments)
        finally:
            os._exit(0)
    return pid
def seen(where):
    told = output.parent / "seen"
    os.waitpid(forked(lambda: told.write_text(hashlib.sha256(repr(content(where)).encode()).hexdigest())), 0)
    digest = told.read_text()
    told.unlink()
    return digest
for number, stories in enumerate(sets):
    begun = time.monotonic()
    where = output.parent / f"whole{number}" / output.name
    os.waitpid(forked(build, write(folder, stories), where), 0)
    usual = min(usual, time.monotonic() - begun)
    whole.append(seen(where))
shutil.copytree(output.parent / "whole0", output.parent / "killed")
output = output.parent / "killed" / output.name
assert whole[0] != whole[1]
turn = 0
while killed < kills:
    turn += 1
    pid = forked(build, write(folder, sets[turn % 2]), output)
    time.sleep(rolls.uniform(0, usual))
    os.kill(pid, signal.SIGKILL)
    killed += os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    assert seen(output) in whole, turn
    assert turn < 20 * kills
for number, stories in enumerate(sets):
    os.waitpid(forked(build, write(folder, stories), output), 0)
    assert seen(output) == whole[number]
assert not [p for p in output.parent.rglob(".*") if p.name.endswith((".part", ".new"))]
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["all.ttl", "news.store"])
def test_a_hundred_kills_lose_nothing_and_leave_nothing_half(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLER, str(tmp_path / name), str(tmp_path / "articles"), str(KILLS // 2)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=400, env=os.environ | {"OMP_NUM_THREADS": "1"})
    assert done.returncode == 0, done.stderr[-2000:]


OUTPUTS = {"a file": ("all.ttl", ()), "a store": ("news.store", ()), "a folder": ("folder", ("--each",)), "partitions": ("parts", ("--partitions", "2"))}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "how"), OUTPUTS.values(), ids=OUTPUTS)
def test_a_full_disk_leaves_what_was_there(name: str, how: tuple[str, ...], tmp_path: Path) -> None:
    """Files that may not grow stand for a disk without room: writing fails in the same place, though with another word."""
    [inputs] = write(tmp_path / "articles", {"a": story(0)})
    assert kg("build", inputs, "-o", name, *how, cwd=tmp_path).returncode == 0
    before = content(tmp_path / name)
    write(tmp_path / "articles", {f"s{k}": story(k) for k in range(12)})
    full = kg("build", inputs, "-o", name, *how, cwd=tmp_path, limit=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)))
    assert full.returncode == 3, full.stderr
    assert content(tmp_path / name) == before
    assert kg("build", inputs, "-o", name, *how, cwd=tmp_path).returncode == 0
    assert content(tmp_path / name) != before


def without_privilege() -> None:
    """Let root, too, be held to the permissions of files (CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH leave the bounding set)."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):
        libc.prctl(24, capability, 0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "build articles -o locked/all.ttl",
        "build articles -o locked/news.store",
        "build articles --each -o locked",
        "infer -g g.ttl -o locked/i.ttl",
        "export -g g.ttl locked/g.nt",
        "report -g g.ttl -o locked/r.html",
    ],
)
def test_a_folder_that_may_not_be_written_is_said_in_a_sentence(command: str, tmp_path: Path) -> None:
    write(tmp_path / "articles", {"a": story(0)})
    shutil.copy(ROOT / "graphs" / "harbour-attack.ttl", tmp_path / "g.ttl")
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked").chmod(0o555)
    done = kg(*command.split(), cwd=tmp_path, limit=without_privilege)
    assert done.returncode == 3, done.stderr
    assert "locked" in done.stderr
    assert "ermission denied" in done.stderr
    assert not list((tmp_path / "locked").iterdir())


@pytest.mark.store
def test_a_store_that_goes_away_in_the_middle_of_a_load_loses_nothing_that_it_took(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 100)
    subject, predicate = ox.NamedNode("https://example.org/s"), ox.NamedNode("https://example.org/p")
    graph = of_triples(ox.Triple(subject, predicate, ox.Literal(str(k))) for k in range(2_000))
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--location", str(tmp_path), "--bind", f"127.0.0.1:{port}"]

    def started() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(process, f"http://127.0.0.1:{port}/query")
        return process

    server = started()
    try:

        def dies(sent: int, total: int) -> None:
            if sent >= 700 and server.poll() is None:
                server.kill()
                server.wait()

        client = Client(f"http://127.0.0.1:{port}")
        with pytest.raises(StoreError, match=r"700 of 2,000 triples had been taken.*cannot be asked.*Load again"):
            loading.load_into(graph, client, report=dies)
        server = started()
        [loaded] = loading.load_into(graph, client)
        assert loaded.held == 2_000
        client.close()
    finally:
        server.kill()
        server.wait()


@pytest.mark.store
def test_a_build_into_a_store_that_is_not_there_is_said_and_done_again(tmp_path: Path) -> None:
    [inputs] = write(tmp_path / "articles", {f"s{k}": story(k) for k in range(6)})
    port = free_port()
    gone = kg("build", inputs, "-o", f"http://127.0.0.1:{port}", cwd=tmp_path)
    assert gone.returncode == 3
    assert f"127.0.0.1:{port}" in gone.stderr
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--location", str(tmp_path / "db"), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(server, f"http://127.0.0.1:{port}/query")
        assert kg("build", inputs, "-o", f"http://127.0.0.1:{port}", cwd=tmp_path).returncode == 0
        rows = kg("query", "SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }", "--endpoint", f"http://127.0.0.1:{port}", cwd=tmp_path)
        assert rows.stdout.split()[-1] == "6"
    finally:
        server.kill()
        server.wait()


FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed: apt-get install faketime")
def test_a_clock_that_jumps_changes_nothing(tmp_path: Path) -> None:
    [inputs] = write(tmp_path / "articles", {f"s{k}": story(k) for k in range(6)})
    build([inputs], tmp_path / "whole.ttl")
    jump = tmp_path / "clock"
    jump.write_text("+0")
    fake = {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(jump), "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    command = [sys.executable, "-m", "newsgraph.cli", "build", inputs, "-o", str(tmp_path / "all.ttl")]
    process = subprocess.Popen(command, env=os.environ | fake, stderr=subprocess.PIPE, text=True)
    turn = 0
    while process.poll() is None:
        jump.write_text(("-9000d", "+9000d", "+0", "-1h")[turn % 4])
        turn += 1
        time.sleep(0.05)
    assert process.communicate()[1].count("Traceback") == 0
    assert process.returncode == 0
    assert turn > 10
    assert (tmp_path / "all.ttl").read_bytes() == (tmp_path / "whole.ttl").read_bytes()
    jump.write_text("@1969-12-31 23:59:58")
    past = kg("report", "-g", "all.ttl", "-o", "r.html", cwd=tmp_path, env=fake)
    assert past.returncode == 0, past.stderr
