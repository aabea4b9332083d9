"""Building on a Dask cluster of real processes, one of which is killed in the middle: the same bytes as on one process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from newsgraph.errors import StoreError
from newsgraph.running.corpus import Progress, build

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    articles = tmp_path / "articles"
    articles.mkdir()
    for k in range(96):
        (articles / f"story-{k:02}.txt").write_text(
            f"Flood in Ely\n\n{k % 27 + 1} May 2024\n\nThe river rose by {k} feet in Ely on Monday. {k + 3} people were hurt, said Ruth Calder, the mayor.\n"
        )
    build([str(articles)], tmp_path / "here", partitions=2)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        killed = []

        def report(done: Progress) -> None:
            if done.number == 20:
                worker = next(iter(cluster.workers.values()))
                os.kill(worker.pid, signal.SIGKILL)
                killed.append(worker.pid)

        summary = build([str(articles)], tmp_path / "there", partitions=2, scheduler=cluster.scheduler_address, report=report)
    assert killed
    assert (summary.built, summary.failed) == (96, 0)
    here, there = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("here", "there"))
    assert here == there


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "a.txt").write_text("Fire in Leeds\n\n3 May 2024\n\nTwo people died in a fire in Leeds on Thursday.\n")
    with pytest.raises(StoreError, match="No Dask scheduler answers"):
        build([str(tmp_path / "a.txt")], tmp_path / "a.ttl", scheduler="tcp://127.0.0.1:9")
