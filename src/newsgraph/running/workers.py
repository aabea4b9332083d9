"""The processes of this machine that build articles and, when all are built, rewrite them with what became one.

A way of building is a function from batches of articles to their results, one list a batch, in the order of the input and few at a time; the
Dask cluster of running/cluster.py is one more.
"""

from __future__ import annotations

import gc
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
from functools import partial
from itertools import chain, islice
from types import ModuleType, TracebackType
from typing import TypeVar

from newsgraph.reading.article import Article, Unreadable
from newsgraph.running.work import Options, Result, build_batch

Batch = list[Article]
Results = list[Result | Unreadable]
Building = Callable[[Iterable[Batch]], Iterator[Results]]
"""A way of building."""
X = TypeVar("X")
Y = TypeVar("Y")


class Processes:
    """So many processes, from the second batch that there is to build until the block ends; what building takes of memory goes with them.

    Each has two things on the way. Where one dies (the system kills what needs too much memory), the others are replaced with it.
    """

    def __init__(self, options: Options, jobs: int) -> None:
        """Say how to build, and on how many; none is started yet."""
        self._build = partial(build_batch, options=options)
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End them, whatever they do."""
        if self._pool is not None:
            _stop(self._pool)

    def build(self, batches: Iterable[Batch]) -> Iterator[Results]:
        """Build, a single batch in this process, which needs no start.

        What was on the way to a process that died is built again one article at a time, and the article that one dies of is reported.
        """
        source = iter(batches)
        first = list(islice(source, 2))
        if self._pool is None and len(first) > 1:
            self._pool = _pool(self._jobs)
        for batch, result in self._made(self._build, chain(first, source)):
            yield result or [_in_a_process_of_its_own(self._build, article) for article in batch]

    def map(self, function: Callable[[X], Y], items: Iterable[X]) -> Iterator[Y]:
        """What a function that needs little makes of each item, in order; in this process where no others were started."""
        return (function(item) if result is None else result for item, result in self._made(function, items))

    def _made(self, function: Callable[[X], Y], items: Iterable[X]) -> Iterator[tuple[X, Y | None]]:
        """Each item with what was made of it; None where a process died."""
        if self._pool is None:
            yield from ((item, function(item)) for item in items)
            return
        waiting: deque[tuple[X, ProcessPoolExecutor, Future[Y]]] = deque()
        source = iter(items)
        while True:
            waiting.extend((item, *self._submitted(function, item)) for item in islice(source, 2 * self._jobs - len(waiting)))
            if not waiting:
                return
            item, pool, future = waiting.popleft()
            try:
                yield item, future.result()
            except BrokenProcessPool:
                pool.shutdown()  # waits for its other processes to end
                yield item, None

    def _submitted(self, function: Callable[[X], Y], item: X) -> tuple[ProcessPoolExecutor, Future[Y]]:
        assert self._pool is not None
        try:
            return self._pool, _submitted(self._pool, function, item)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = _pool(self._jobs)
            return self._pool, _submitted(self._pool, function, item)


def _submitted(pool: ProcessPoolExecutor, function: Callable[[X], Y], item: X) -> Future[Y]:
    with _apart():
        return pool.submit(function, item)


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


def _in_a_process_of_its_own(build: Callable[[Batch], Results], article: Article) -> Result | Unreadable:
    pool = _pool(1)
    try:
        return _submitted(pool, build, [article]).result()[0]
    except BrokenProcessPool:
        return Unreadable(article.source, article.id, "the process that built it died, probably for want of memory")
    finally:
        _stop(pool)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn: nothing of this process (its threads, its open journal) is carried over.
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    """End when the process that started this one does, also where it is killed."""
    gc.disable()  # until all that building needs is loaded and frozen, which takes a tenth less so
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
