"""A corpus: the result depends on the articles alone, whatever the order, the processes, the stops on the way, and what was built before."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import newsgraph
from newsgraph.errors import StoreError, UsageError
from newsgraph.rdf.serialize import in_order, sortable, statement_lines, terms
from newsgraph.reading.article import Article
from newsgraph.running.corpus import Options, Summary, build
from newsgraph.running.journal import Journal
from newsgraph.running.work import Result
from newsgraph.running.workers import Processes
from newsgraph.storing.disk import read_store

TOWNS = ("Leeds", "Derby", "Hull", "York", "Bath", "Ely", "Wells", "Truro", "Ripon", "Exeter", "Lincoln", "Durham")
PEOPLE = ("Anna Berg", "Omar Haddad", "Ruth Calder", "Ian Marsh", "Hanna Oakley", "Tobias Renn")


def story(k: int) -> str:
    town, who = TOWNS[k % len(TOWNS)], PEOPLE[k % len(PEOPLE)]
    return (
        f"Fire in {town}\n\n{k % 27 + 1} May 2024\n\n{k + 2} people died in a fire in {town} on Thursday. "
        f"{who}, {30 + k}, was arrested on Friday, police said.\n"
    )


def write(folder: Path, numbers: range | list[int]) -> list[str]:
    folder.mkdir(exist_ok=True)
    for k in numbers:
        (folder / f"story-{k:02}.txt").write_text(story(k))
    return [str(folder)]


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.built, summary.unchanged, summary.duplicate, summary.failed


def content(output: Path) -> object:
    """What an output holds, to be compared: the bytes of files, the quads of a store."""
    if (output / "CURRENT").exists():
        return sorted(map(str, read_store(output).store))
    if output.is_dir():
        return {p.name: p.read_bytes() for p in sorted(output.iterdir())}
    return output.read_bytes()


OUTPUTS = {
    "a file": ("all.ttl", {}),
    "N-Quads": ("all.nq.gz", {}),
    "a store": ("news.store", {}),
    "a folder": ("folder", {"each": True}),
    "partitions": ("parts", {"partitions": 3}),
}


@pytest.mark.parametrize(("name", "how"), OUTPUTS.values(), ids=OUTPUTS)
def test_an_output_follows_its_articles(name: str, how: dict[str, object], tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    output = tmp_path / name
    inputs = write(articles, range(4))
    assert counts(build(inputs, output, **how)) == (4, 0, 0, 0)
    first = content(output)
    assert counts(build(inputs, output, **how)) == (0, 4, 0, 0)
    assert content(output) == first

    write(articles, [7])
    (articles / "story-01.txt").write_text(story(1).replace("died", "were hurt"))
    (articles / "story-02.txt").unlink()
    assert counts(build(inputs, output, **how)) == (2, 2, 0, 0)
    build(inputs, tmp_path / f"fresh-{name}", **how)
    assert content(output) == content(tmp_path / f"fresh-{name}")
    assert content(output) != first

    (articles / "story-01.txt").write_text(story(1))
    (articles / "story-07.txt").unlink()
    write(articles, [2])
    build(inputs, output, **how)
    assert content(output) == first
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, f".{name}.build", "articles", f"fresh-{name}", f".fresh-{name}.build"])


DEADLY = """
import importlib, os, sys
module, path, when, *arguments = sys.argv[1:]
owner, name = importlib.import_module(module), path
if "." in path:
    owner, name = getattr(owner, path.split(".")[0]), path.split(".")[1]
original = getattr(owner, name)
def deadly(*a, **k):
    if when == "before":
        os.kill(os.getpid(), 9)
    original(*a, **k)
    os.kill(os.getpid(), 9)
setattr(owner, name, deadly)
from newsgraph.cli import app
app(arguments)
"""
MOMENTS = (
    ("newsgraph.running.journal", "Journal.built"), ("newsgraph.running.journal", "Journal.wrote"), ("newsgraph.running.journal", "Journal.end"),
    ("newsgraph.rdf.serialize", "Path.replace"), ("newsgraph.running.outputs", "exchange"), ("newsgraph.storing.disk", "exchange"),
    ("newsgraph.storing.disk", "documents"), ("newsgraph.running.corpus", "_write_merges"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "how"), OUTPUTS.values(), ids=OUTPUTS)
@pytest.mark.slow
def test_death_at_any_moment_leaves_the_old_or_the_new(name: str, how: dict[str, object], tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    inputs = write(articles, range(2))
    build(inputs, tmp_path / "old" / name, **how)
    write(articles, range(5))
    build(inputs, tmp_path / "new" / name, **how)
    old, new = content(tmp_path / "old" / name), content(tmp_path / "new" / name)
    options = [str(x) for k, v in how.items() for x in ([f"--{k}"] if v is True else [f"--{k}", v])]
    died = 0
    for number, (module, function) in enumerate(MOMENTS):
        for when in ("before", "after"):
            place = tmp_path / f"{number}-{when}"
            shutil.copytree(tmp_path / "old", place)
            command = [sys.executable, "-c", DEADLY, module, function, when, "build", *inputs, "-o", str(place / name), *options]
            died += subprocess.run(command, capture_output=True, check=False).returncode == -signal.SIGKILL
            if name != "folder":  # its files change one at a time
                assert content(place / name) in (old, new), (function, when)
            build(inputs, place / name, **how)
            assert content(place / name) == new, (function, when)
            assert not [p for p in place.rglob(".*") if p.name.endswith(".new")]
    assert died >= 8


@pytest.mark.slow
def test_order_and_processes_change_nothing(tmp_path: Path) -> None:
    stories = [story(k) for k in range(12)]
    long = "\n".join(f"The council of {t} met on Monday and spoke of the {k} roads that the flood had closed." for k, t in enumerate(TOWNS))
    texts = [*stories, long, long.upper(), long + "\nMore follows."]
    records = [json.dumps({"id": f"a{k:02}", "text": text, "published": f"2024-06-{k + 1:02}"}) for k, text in enumerate(texts)]
    outputs = []
    for turn, jobs in enumerate((1, 2, 1)):
        random.Random(turn).shuffle(records)
        (tmp_path / f"{turn}.jsonl").write_text("\n".join(records))
        summary = build([str(tmp_path / f"{turn}.jsonl")], tmp_path / f"{turn}.nq", jobs=jobs)
        assert counts(summary)[2:] == (2, 0)
        outputs.append((tmp_path / f"{turn}.nq").read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]
    assert b"article/a12>" in outputs[0]
    assert b"article/a13>" not in outputs[0]
    assert not multiprocessing.active_children()


def test_the_same_article_twice_counts_once(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": story(1)})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n")
    assert counts(build([str(tmp_path / "a.jsonl")], tmp_path / "a.ttl")) == (1, 0, 1, 0)


def test_a_store_has_a_graph_an_article_and_their_merge(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(3))
    build(inputs, tmp_path / "store")
    build(inputs, tmp_path / "all.ttl")
    store = read_store(tmp_path / "store")
    base = "https://w3id.org/newsgraph/id/article/story-0"
    assert [g.value for g in store.graphs()] == [f"{base}{k}" for k in range(3)]
    assert {q.triple for q in store} == set(newsgraph.load(tmp_path / "all.ttl"))
    each = build(inputs, tmp_path / "folder", each=True)
    assert each.outputs == [str(tmp_path / "folder")]
    for k in range(3):
        alone = {q.triple for q in store.store.quads_for_pattern(None, None, None, ox.NamedNode(f"{base}{k}"))}
        assert alone == set(newsgraph.load(tmp_path / "folder" / f"story-0{k}.ttl"))


def test_partitions_divide_the_subjects(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(5))
    build(inputs, tmp_path / "parts", partitions=4)
    build(inputs, tmp_path / "all.nq")
    parts = sorted((tmp_path / "parts").iterdir())
    assert len(parts) == 4
    found = [set(newsgraph.load(p)) for p in parts]
    subjects = [{t.subject.value for t in part} for part in found]
    assert sum(map(len, subjects)) == len(set.union(*subjects))
    assert set.union(*found) == set(newsgraph.load(tmp_path / "all.nq"))
    assert min(map(len, found)) > 0


def test_conclusions_have_a_graph_of_their_own(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(2))
    build(inputs, tmp_path / "store", infer=True)
    store = read_store(tmp_path / "store")
    sem = ox.NamedNode("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    concluded = {q.subject for q in store.quads_for_pattern(None, None, sem) if q.graph_name.value.endswith("/graph/inferred")}
    assert len(concluded) >= 2
    build(inputs, tmp_path / "store")
    assert not list(read_store(tmp_path / "store").quads_for_pattern(None, None, sem))


def test_a_file_that_was_changed_by_others_is_written_again(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(2))
    build(inputs, tmp_path / "folder", each=True)
    good = content(tmp_path / "folder")
    (tmp_path / "folder" / "story-01.ttl").write_text("# mine\n")
    (tmp_path / "folder" / "story-00.ttl").unlink()
    assert build(inputs, tmp_path / "folder", each=True).unchanged == 2
    assert content(tmp_path / "folder") == good


def test_what_changes_what_is_found_is_built_again(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(2))
    build(inputs, tmp_path / "a.ttl")
    assert counts(build(inputs, tmp_path / "a.ttl", options=Options(quotes=False))) == (2, 0, 0, 0)
    assert "anchorOf" not in (tmp_path / "a.ttl").read_text()
    (tmp_path / "a.ttl").unlink()
    assert counts(build(inputs, tmp_path / "a.ttl", options=Options(quotes=False))) == (0, 2, 0, 0)
    assert (tmp_path / "a.ttl").exists()


def test_two_builds_of_one_output_are_kept_apart(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(1))
    with Journal(tmp_path / ".store.build"), pytest.raises(StoreError, match="Another build is writing store"):
        build(inputs, tmp_path / "store")
    build(inputs, tmp_path / "store")
    held = ox.Store(str(tmp_path / "store"))
    write(tmp_path / "articles", range(4))
    with pytest.raises(StoreError, match="Another program writes the store"):
        build(write(tmp_path / "articles", range(2)), tmp_path / "store")
    del held
    assert read_store(tmp_path / "store").graphs()


@pytest.mark.slow
def test_a_process_that_dies_costs_nothing(tmp_path: Path) -> None:
    articles = [Article(f"a{k}", story(k)) for k in range(40)]
    found = []
    with Processes(Options(), 2) as processes:
        for number, results in enumerate(processes.build([[a] for a in articles])):
            found += results
            if number == 3:
                os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert [r.id for r in found if isinstance(r, Result)] == [a.id for a in articles]
    end = time.monotonic() + 10  # the pool's own thread may still be the one that learns of an end
    while multiprocessing.active_children() and time.monotonic() < end:
        time.sleep(0.05)
    assert not multiprocessing.active_children()


@pytest.mark.slow
def test_processes_end_with_the_build_that_is_killed(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(400))
    process = subprocess.Popen([sys.executable, "-m", "newsgraph.cli", "build", *inputs, "-o", str(tmp_path / "a.ttl"), "-j", "2"], stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while time.monotonic() < end and not _kept(tmp_path / ".a.ttl.build"):
        time.sleep(0.1)
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    process.kill()
    process.wait()
    assert len(workers) >= 2
    while time.monotonic() < end and any(map(_runs, workers)):
        time.sleep(0.1)
    assert not any(map(_runs, workers))


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_other_things_are_not_overwritten(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(1))
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.md").write_text("mine")
    for how in ({}, {"partitions": 2}):
        with pytest.raises(UsageError, match="folder"):
            build(inputs, tmp_path / "notes", **how)
    with pytest.raises(StoreError, match="cannot be written"):
        build(inputs, tmp_path / "articles" / "story-00.txt" / "a.ttl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles", "notes"]


def test_what_others_put_into_a_store_stays(tmp_path: Path) -> None:
    mine = ox.Quad(ox.NamedNode("http://example.org/s"), ox.NamedNode("http://example.org/p"), ox.Literal("mine"), ox.NamedNode("http://example.org/g"))
    ox.Store(str(tmp_path / "store")).add(mine)
    inputs = write(tmp_path / "articles", range(2))
    for numbers in (range(2), range(6)):
        build(write(tmp_path / "articles", numbers), tmp_path / "store")
        assert mine in read_store(tmp_path / "store").store
    (tmp_path / ".store.build").unlink()
    build(inputs, tmp_path / "store")
    assert mine in read_store(tmp_path / "store").store
    assert len(read_store(tmp_path / "store").graphs()) >= 7


@pytest.mark.parametrize(("name", "how"), [("store", {}), ("parts", {"partitions": 2})])
def test_an_output_that_changed_before_its_journal_could_say_so(name: str, how: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = write(tmp_path / "articles", range(4))
    build(inputs, tmp_path / name, **how)
    first = content(tmp_path / name)
    (tmp_path / "articles" / "story-01.txt").write_text(story(9))
    real = Journal.wrote

    def stopped(journal: Journal, graphs: dict[str, bytes | None]) -> None:
        if any(graphs.values()):
            raise KeyboardInterrupt
        real(journal, graphs)

    monkeypatch.setattr(Journal, "wrote", stopped)
    with pytest.raises(KeyboardInterrupt):
        build(inputs, tmp_path / name, **how)
    monkeypatch.undo()
    assert content(tmp_path / name) != first
    write(tmp_path / "articles", [1])
    build(inputs, tmp_path / name, **how)
    assert content(tmp_path / name) == first


def test_a_journal_that_is_none_is_said(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(1))
    (tmp_path / ".a.ttl.build").write_bytes(b"not a database, but long enough to be looked at " * 100)
    with pytest.raises(StoreError, match="Remove it"):
        build(inputs, tmp_path / "a.ttl")


def test_a_disk_without_room_is_said_in_a_sentence(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(12))
    done = subprocess.run(
        [sys.executable, "-m", "newsgraph.cli", "build", *inputs, "-o", str(tmp_path / "a.ttl")],
        capture_output=True, text=True, check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr or "full" in done.stderr
    assert not (tmp_path / "a.ttl").exists()


@pytest.mark.slow
def test_ctrl_c_is_met_quietly_and_keeps_what_is_built(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(800))
    process = subprocess.Popen(
        [sys.executable, "-m", "newsgraph.cli", "build", *inputs, "-o", str(tmp_path / "a.ttl"), "-j", "2"],
        stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs are deaf to it, and so are their children
    )  # fmt: skip
    end = time.monotonic() + 60
    while time.monotonic() < end and not _kept(tmp_path / ".a.ttl.build"):
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "goes on from here" in said
    assert build(inputs, tmp_path / "a.ttl").unchanged >= 8


def _kept(journal: Path) -> bool:
    return journal.exists() and journal.stat().st_size > 60_000


def test_the_journal_is_readable_by_others_afterwards(tmp_path: Path) -> None:
    build(write(tmp_path / "articles", range(2)), tmp_path / "a.ttl")
    with sqlite3.connect(tmp_path / ".a.ttl.build") as journal:
        assert journal.execute("SELECT COUNT(*) FROM built").fetchone() == (2,)


def test_the_graph_of_merges_is_sorted_in_files_of_graphs(tmp_path: Path) -> None:
    output = tmp_path / "a.nq"
    build(write(tmp_path / "articles", range(30)), output)
    lines = [line for line in output.read_text().splitlines() if line.endswith("/graph/identity> .")]
    subjects = [line.split(" ", 1)[0] for line in lines]
    assert len(set(subjects)) > 1
    assert subjects == sorted(subjects)


@pytest.mark.slow
def test_a_script_needs_not_ask_whether_it_is_the_main_program(tmp_path: Path) -> None:
    inputs = write(tmp_path / "articles", range(20))
    script = tmp_path / "script.py"
    script.write_text(f"from newsgraph.running.corpus import build\nprint(build({inputs!r}, {str(tmp_path / 'a.nq')!r}, jobs=2).built)\n")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("20\n", "")


def test_a_literal_may_hold_what_unicode_calls_the_end_of_a_line() -> None:
    triples = '<a:a> <a:p> "one\u2028two\u0085three" .\n'.encode()
    assert in_order(terms(triples)) == triples
    assert statement_lines(sortable(triples)) == triples


def test_what_a_killed_writer_left_of_a_file_goes_when_it_is_written(tmp_path: Path) -> None:
    inputs, folder = write(tmp_path / "articles", range(2)), tmp_path / "graphs"
    folder.mkdir()
    for name in (".story-00.ttl.a1b2c3d4.part", ".other.ttl.a1b2c3d4.part"):
        (folder / name).touch()
    build(inputs, folder, each=True)
    assert [p.name for p in folder.glob(".*.part")] == [".other.ttl.a1b2c3d4.part"]
