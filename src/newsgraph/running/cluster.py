"""Building on a Dask cluster: the same batches, on whatever workers its scheduler has.

A worker that is lost has its batches built by another; the scheduler sees to that. Results come back to this process, which keeps the journal.
Files of further words travel with the batches; the program, its packages, the gazetteer and a pipeline must be the same everywhere, which is
looked at.
"""

from __future__ import annotations

import re
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.errors import InputError, StoreError, UsageError
from newsgraph.running.work import Options, build_batch, settings_of
from newsgraph.running.workers import Batch, Building, Results

if TYPE_CHECKING:
    from distributed import Client


def on_cluster(options: Options, scheduler: str) -> Building:
    """Build on the workers of the scheduler at an address like tcp://host:8786. Raises UsageError where the extra "dask" is missing."""
    try:
        from distributed import Client, Future
    except ImportError as error:
        raise UsageError("--scheduler needs packages more: pip install 'newsgraph[dask]', here and on the workers.") from error

    files = tuple((path.name, path.read_bytes()) for path in options.ontologies)
    settings = settings_of(options)

    def building(batches: Iterable[Batch]) -> Iterator[Results]:
        client = _connected(Client, scheduler)
        waiting: deque[Future[Results]] = deque()
        source = iter(batches)
        try:
            while True:
                slots = 2 * max(1, sum(client.nthreads().values()))  # type: ignore[no-untyped-call]
                while len(waiting) < slots and (batch := next(source, None)) is not None:
                    waiting.append(client.submit(_build, batch, options, files, settings, pure=False, retries=3))
                if not waiting:
                    return
                try:
                    yield waiting.popleft().result()
                except (ImportError, AttributeError, _OtherSettings) as error:
                    raise InputError(
                        f"A worker of {scheduler} has another newsgraph, package, gazetteer or pipeline than this machine ({error or type(error).__name__}). "
                        "Install the same everywhere."
                    ) from error
        finally:
            client.cancel(list(waiting))  # type: ignore[no-untyped-call]
            client.close()  # type: ignore[no-untyped-call]

    return building


class _OtherSettings(Exception):
    """What is built on a worker would not be what is built here."""


def _build(batch: Batch, options: Options, files: tuple[tuple[str, bytes], ...], settings: bytes) -> Results:
    """On a worker: build a batch, if that gives what it gives at home."""
    here = _with_files(options, files)
    if _settings(here) != settings:
        raise _OtherSettings
    return build_batch(batch, here)


@lru_cache(maxsize=4)
def _with_files(options: Options, files: tuple[tuple[str, bytes], ...]) -> Options:
    paths = []
    for name, data in files:
        paths.append(Path(tempfile.mkdtemp(prefix="newsgraph-")) / name)
        paths[-1].write_bytes(data)
    return replace(options, ontologies=tuple(paths))


_settings = lru_cache(maxsize=4)(settings_of)


def _connected(client: type[Client], scheduler: str) -> Client:
    if not re.fullmatch(r"\w+://\S+|[^\s/]+:\d+", scheduler):
        raise UsageError(f"{scheduler} is no address of a Dask scheduler; one looks like tcp://localhost:8786.")
    try:
        return client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise StoreError(f"No Dask scheduler answers at {scheduler}: {error}.") from error
