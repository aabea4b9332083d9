"""Where articles are built: in this process, on several of this machine. Results come in the order of the input, few at a time.

A way of building is a function from batches of articles to their results, one list a batch; the Dask cluster of running/cluster.py is one more.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from types import ModuleType

from newsgraph.reading.article import Article, Unreadable
from newsgraph.running.work import Options, Result, build_batch

Batch = list[Article]
Results = list[Result | Unreadable]
Building = Callable[[Iterable[Batch]], Iterator[Results]]
"""A way of building."""


def here(options: Options) -> Building:
    """Build in this process."""

    def building(batches: Iterable[Batch]) -> Iterator[Results]:
        return (build_batch(batch, options) for batch in batches)

    return building


def on_processes(options: Options, jobs: int) -> Building:
    """Build on `jobs` processes, with two batches for each on the way; a single batch is built here, which needs no start.

    Where a process dies (the system kills what needs too much memory), the batches on the way are built again one article at a time, and the
    article that it dies of is reported. What building takes of memory goes with the processes.
    """
    started = False

    def building(batches: Iterable[Batch]) -> Iterator[Results]:
        nonlocal started
        source = iter(batches)
        first = list(islice(source, 2))
        started = started or len(first) > 1
        return (there if started else here(options))(chain(first, source))

    def there(source: Iterator[Batch]) -> Iterator[Results]:
        waiting: deque[tuple[Batch, Future[Results]]] = deque()
        pool = _pool(jobs)
        try:
            while True:
                while len(waiting) < 2 * jobs and (batch := next(source, None)) is not None:
                    waiting.append((batch, _submitted(pool, batch, options)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    yield future.result()
                except BrokenProcessPool:
                    pool.shutdown()  # waits for its other processes to end
                    lost = [batch, *(b for b, _ in waiting)]
                    waiting.clear()
                    for each in lost:
                        yield [_in_a_process_of_its_own(article, options) for article in each]
                    pool = _pool(jobs)
        finally:
            _stop(pool)

    return building


def _submitted(pool: ProcessPoolExecutor, batch: Batch, options: Options) -> Future[Results]:
    try:
        with _apart():
            return pool.submit(build_batch, batch, options)
    except BrokenProcessPool as error:
        broken: Future[Results] = Future()
        broken.set_exception(error)
        return broken


@contextmanager
def _apart() -> Iterator[None]:
    """Let processes, which start when something is submitted, do without two things of this one.

    The caller's script would build again in each if it asks no `__name__`; Ctrl-C is for this process alone, from their first moment on.
    """
    script, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
        sys.modules["__main__"] = script


def _in_a_process_of_its_own(article: Article, options: Options) -> Result | Unreadable:
    pool = _pool(1)
    try:
        return _submitted(pool, [article], options).result()[0]
    except BrokenProcessPool:
        return Unreadable(article.source, article.id, "the process that built it died, probably for want of memory")
    finally:
        _stop(pool)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn: nothing of this process (its threads, its open journal) is carried over.
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    """End when the process that started this one does, also where it is killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())  # nothing public ends a batch that is being built
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
