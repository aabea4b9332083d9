"""Building on a Dask cluster: the same batches, on whatever workers its scheduler has.

A worker that is lost has its batches built by another; the scheduler sees to that. Results come back to this process, which keeps the journal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsgraph.errors import InputError, StoreError, UsageError
from newsgraph.running.work import Options, build_batch
from newsgraph.running.workers import Batch, Building, Results

if TYPE_CHECKING:
    from distributed import Client


def on_cluster(options: Options, scheduler: str) -> Building:
    """Build on the workers of the scheduler at an address like tcp://host:8786. Raises UsageError where the extra "dask" is missing."""
    try:
        from distributed import Client, Future
    except ImportError as error:
        raise UsageError("--scheduler needs packages more: pip install 'newsgraph[dask]', here and on the workers.") from error

    def building(batches: Iterable[Batch]) -> Iterator[Results]:
        client = _connected(Client, scheduler)
        waiting: deque[Future[Results]] = deque()
        source = iter(batches)
        try:
            while True:
                slots = 2 * max(1, sum(client.nthreads().values()))  # type: ignore[no-untyped-call]
                while len(waiting) < slots and (batch := next(source, None)) is not None:
                    waiting.append(client.submit(build_batch, batch, options, pure=False, retries=3))
                if not waiting:
                    return
                try:
                    yield waiting.popleft().result()
                except (ImportError, AttributeError) as error:
                    raise InputError(f"A worker of {scheduler} has another newsgraph than this ({error}). Install the same version everywhere.") from error
        finally:
            client.cancel(list(waiting))  # type: ignore[no-untyped-call]
            client.close()  # type: ignore[no-untyped-call]

    return building


def _connected(client: type[Client], scheduler: str) -> Client:
    try:
        return client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise StoreError(f"No Dask scheduler answers at {scheduler}: {error}.") from error
