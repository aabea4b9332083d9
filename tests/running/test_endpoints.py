"""Building into running stores, and asking them: the same as from a file."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest

import newsgraph
from newsgraph.errors import StoreError
from newsgraph.running.corpus import build
from newsgraph.storing.endpoint import EndpointStore
from newsgraph.storing.http import Client, Credentials
from newsgraph.storing.lock import locked

pytestmark = pytest.mark.store
STORY = "Fire in {town}\n\n{n} May 2024\n\n{n} people died in a fire in {town} on 1 May. {who}, {n}2, was arrested on {n} May, police said.\n"
WHO = {"Leeds": "Anna Berg", "Derby": "Omar Haddad", "York": "Ruth Calder"}


def write(folder: Path, **towns: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for town, n in towns.items():
        (folder / f"{town}.txt").write_text(STORY.format(town=town, n=n, who=WHO[town]))
    return [str(folder)]


@pytest.fixture(params=["oxigraph", "virtuoso"])
def url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_USER", "dba")
    monkeypatch.setenv("KG_PASSWORD", "dba")
    address = str(request.getfixturevalue(f"{request.param}_url"))
    store = EndpointStore(Client(address))
    for graph in store.graphs():
        store.remove(graph)
    return address


def rows(url: str, query: str) -> list[dict[str, str]]:
    command = [sys.executable, "-m", "newsgraph.cli", "query", "--endpoint", url, "--format", "json", query]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["results"]["bindings"]
    return sorted(({name: cell["value"] for name, cell in row.items()} for row in found), key=str)


DEAD = "SELECT ?name ?n { ?e ng:killed ?n ; schema:location ?p . ?p schema:name ?name }"


def test_a_store_that_runs_follows_its_articles(url: str, tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", Leeds=2, Derby=3)
    assert build(inputs, url).built == 2
    assert rows(url, DEAD) == [{"name": "Derby", "n": "3"}, {"name": "Leeds", "n": "2"}]
    inputs = write(tmp_path / "in", Leeds=2, York=4)
    again = build(inputs, url)
    assert (again.built, again.unchanged) == (1, 1)
    assert rows(url, DEAD) == [{"name": "Leeds", "n": "2"}, {"name": "York", "n": "4"}]
    assert rows(url, "SELECT ?n { ?a a schema:Person ; ng:age ?n }") == [{"n": "22"}, {"n": "42"}]
    build(inputs, "fresh.nt")
    wanted = set(newsgraph.load("fresh.nt"))
    assert set(map(value, EndpointStore(Client(url)))) == set(map(value, wanted))


def value(t: ox.Triple | ox.Quad) -> tuple[object, ...]:
    """A fact with its literal by value: Virtuoso keeps numbers and truths as what they are worth."""
    kind = t.object.datatype.value.rsplit("#", 1)[-1] if isinstance(t.object, ox.Literal) else ""
    text = t.object.value
    return t.subject, t.predicate, float(text) if kind.casefold().endswith(("decimal", "integer")) else text in ("true", "1") if kind == "boolean" else text


def test_commands_ask_a_running_store(url: str, tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", Leeds=2, Derby=3)
    build(inputs, url)
    for arguments, words in (
        (["stats"], "articles"), (["show", "Anna Berg"], "ng:age"), (["why", "Anna Berg", "ng:age"], "22, was arrested"),
        (["validate"], "conforms"), (["conflicts"], ""), (["query", "--name", "everything-about-person", "--param", "person=Anna Berg"], "Anna"),
    ):  # fmt: skip
        done = subprocess.run([sys.executable, "-m", "newsgraph.cli", *arguments, "--endpoint", url], capture_output=True, text=True, check=False)
        assert words in done.stdout, (arguments, done)
        assert done.returncode == 0


def test_what_a_store_refuses_is_said(virtuoso_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inputs = write(tmp_path / "in", Leeds=2)
    with pytest.raises(StoreError, match="KG_USER"):
        build(inputs, virtuoso_url)
    with pytest.raises(StoreError, match="does not accept"):
        EndpointStore(Client(virtuoso_url, Credentials("dba", "wrong"))).graphs()
    with pytest.raises(StoreError, match="cannot be reached"):
        build(inputs, "http://127.0.0.1:9/store")


def test_two_machines_that_write_one_store_are_kept_apart(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = write(tmp_path / "in", Leeds=2)
    with locked(Client(url), "other", "process 7 on annex, in /srv/news"), pytest.raises(StoreError, match=r"process 7 on annex.*--break-lock"):
        build(inputs, url)
    assert rows(url, DEAD) == []
    assert build(inputs, url).unchanged == 1
    assert rows(url, DEAD) == [{"name": "Leeds", "n": "2"}]

    with locked(Client(url), "other", "a build that was taken for dead") as renew:
        build(write(tmp_path / "in", Derby=3), url, break_lock=True)
        monkeypatch.setattr("newsgraph.storing.lock._RENEWED", 0)
        with pytest.raises(StoreError, match="took the lock"):
            renew()
    assert rows(url, DEAD) == [{"name": "Derby", "n": "3"}]
    assert EndpointStore(Client(url)).graphs() == [ox.NamedNode("https://w3id.org/newsgraph/id/article/derby")]


def test_of_two_that_come_at_once_never_both_write(url: str) -> None:
    writing, most = 0, 0
    begin = threading.Barrier(4)

    def write_it(number: int) -> str:
        nonlocal writing, most
        begin.wait()
        try:
            with locked(Client(url), f"w{number}", f"writer {number}"):
                writing += 1
                most = max(most, writing)
                time.sleep(0.2)
                writing -= 1
        except StoreError as error:
            return error.message
        return ""

    with ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            said = list(pool.map(write_it, range(4)))
            assert all("Another build" in words for words in said if words)
    assert most <= 1
    with locked(Client(url), "after", "all of them"):
        pass


def test_a_build_that_was_killed_finds_its_own_lock(oxigraph_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inputs = write(tmp_path / "in", York=4)
    code = "import os, sys\nfrom newsgraph.storing.endpoint import EndpointStore\nEndpointStore.put = lambda *_: os.kill(os.getpid(), 9)\n"
    code += "from newsgraph.running.corpus import build\nbuild(sys.argv[1:2], sys.argv[2])"
    assert subprocess.run([sys.executable, "-c", code, *inputs, oxigraph_url], check=False).returncode == -9
    monkeypatch.chdir(tmp_path / "in")  # from elsewhere it is another's
    with pytest.raises(StoreError, match="heard of"):
        build(inputs, oxigraph_url)
    monkeypatch.chdir(tmp_path)
    assert build(inputs, oxigraph_url).unchanged == 1
    assert rows(oxigraph_url, DEAD) == [{"name": "York", "n": "4"}]
