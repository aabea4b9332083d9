"""The store that a command asks: files and folders in memory, an Oxigraph store on disk, or an endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.errors import UsageError

if TYPE_CHECKING:
    from newsgraph.storing.store import Store


def open_store(graphs: Sequence[Path] = (), store: Path | None = None, endpoint: str | None = None, *, whole: bool = False) -> Store:
    """One of the three, graphs/ in this folder where none is given.

    With `whole`, an endpoint's facts are fetched at once: for what looks at every one of them. Raises UsageError where several are given,
    InputError and StoreError where one cannot be read.
    """
    if sum(map(bool, (graphs, store, endpoint))) > 1:
        raise UsageError("Give graph files, --store or --endpoint: one of them.")
    if endpoint is not None:
        from newsgraph.storing.endpoint import connect
        from newsgraph.storing.oxigraph import copy_of

        remote = connect(endpoint)
        return copy_of(remote) if whole else remote
    if store is None and len(graphs) == 1:
        from newsgraph.storing.disk import is_store

        store = graphs[0] if is_store(graphs[0]) else None
    if store is not None:
        from newsgraph.storing.disk import read_store

        return read_store(store)
    from newsgraph.storing.files import load

    return load(graphs)
