"""Building on a Dask cluster of real processes, one of which is killed in the middle: the same bytes as on one process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from newsgraph.errors import InputError, StoreError
from newsgraph.running.corpus import Options, Progress, build

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    articles = tmp_path / "articles"
    articles.mkdir()
    for k in range(96):
        (articles / f"story-{k:02}.txt").write_text(
            f"Flood in Ely\n\n{k % 27 + 1} May 2024\n\nThe river rose by {k} feet in Ely on Monday. {k + 3} people were hurt, said Ruth Calder, the mayor.\n"
        )
    (tmp_path / "mine.ttl").write_text(
        """@prefix lex: <https://w3id.org/newsgraph/lexicon#> . @prefix ng: <https://w3id.org/newsgraph/ontology#> .
        @prefix my: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        my:Swelling a owl:Class ; rdfs:subClassOf ng:Event ; rdfs:label "swelling"@en .
        my:swell a lex:Frame ; lex:evokes my:Swelling ; lex:verb "rise" ; lex:subject ng:agent .
        """
    )
    options = Options(ontologies=(tmp_path / "mine.ttl",))
    build([str(articles)], tmp_path / "here", partitions=2, options=options)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        killed = []

        def report(done: Progress) -> None:
            if done.number == 20:
                worker = next(iter(cluster.workers.values()))
                os.kill(worker.pid, signal.SIGKILL)
                killed.append(worker.pid)

        summary = build([str(articles)], tmp_path / "there", partitions=2, options=options, scheduler=cluster.scheduler_address, report=report)
        monkeypatch.setattr("newsgraph.running.cluster.settings_of", lambda _: b"of another version")
        with pytest.raises(InputError, match="Install the same everywhere"):
            build([str(articles)], tmp_path / "elsewhere.nq", scheduler=cluster.scheduler_address)
    assert killed
    assert (summary.built, summary.failed) == (96, 0)
    here, there = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("here", "there"))
    assert here == there


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "a.txt").write_text("Fire in Leeds\n\n3 May 2024\n\nTwo people died in a fire in Leeds on Thursday.\n")
    with pytest.raises(StoreError, match="No Dask scheduler answers"):
        build([str(tmp_path / "a.txt")], tmp_path / "a.ttl", scheduler="tcp://127.0.0.1:9")
