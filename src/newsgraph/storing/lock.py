"""One writer at a time for a store behind an endpoint: a lock that lies in the store itself, in a graph of its own.

A writer notes its name and the store's time where nobody else's is, in one update, looks who stands there, and withdraws where another does.
Of two that come at once, the later one to look sees both, so that never two of them write. The time is renewed while it writes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

import pyoxigraph as ox

from newsgraph.errors import StoreError
from newsgraph.namespaces import SCHEMA
from newsgraph.rdf.graphs import LOCK
from newsgraph.storing.http import Client

_WHO, _WHEN = f"<{SCHEMA}creator>", f"<{SCHEMA}dateModified>"
_RENEWED = 20.0
"""Seconds between two renewals."""
_DEAD = 10 * 60
"""Seconds without one after which a writer is probably dead."""


@contextmanager
def locked(client: Client, name: str, words: str, *, broken: bool = False) -> Iterator[Callable[[], None]]:
    """Hold the store's lock. What is given is to be called often; it renews the lock when it is time.

    Args:
        client: The store.
        name: The writer's, which no other has; one that was killed and comes again under its name finds the lock its own.
        words: What others are told of it.
        broken: Take the lock away from whoever has it.

    Raises:
        StoreError: Where another writer has the lock, or has taken it away.
    """
    me = f"<{LOCK.value}#{name}>"
    mine_away = f"DELETE WHERE {{ GRAPH {LOCK} {{ {me} ?p ?o }} }}"
    client.update(f"DROP SILENT GRAPH {LOCK}" if broken else mine_away)
    client.update(
        f"INSERT {{ GRAPH {LOCK} {{ {me} {_WHO} {ox.Literal(words)} ; {_WHEN} ?now }} }}"
        f" WHERE {{ BIND(NOW() AS ?now) FILTER NOT EXISTS {{ GRAPH {LOCK} {{ ?other {_WHO} ?words }} }} }}"
    )
    holders = _holders(client)
    others = {holder: told for holder, told in holders.items() if holder != me}
    if others or me not in holders:
        client.update(mine_away)
        raise StoreError(_said(client.url, *next(iter(others.values()), ("a writer that has just begun or ended", 0.0))))
    last = time.monotonic()

    def renew() -> None:
        nonlocal last
        if time.monotonic() - last < _RENEWED:
            return
        client.update(
            f"DELETE {{ GRAPH {LOCK} {{ {me} {_WHEN} ?then }} }} INSERT {{ GRAPH {LOCK} {{ {me} {_WHEN} ?now }} }}"
            f" WHERE {{ GRAPH {LOCK} {{ {me} {_WHEN} ?then }} BIND(NOW() AS ?now) }}"
        )
        if me not in _holders(client):
            raise StoreError(f"Somebody took the lock of {client.url} away from this build, which stops here. The same command goes on.")
        last = time.monotonic()

    try:
        yield renew
    finally:
        with suppress(StoreError):  # what went wrong before says more
            client.update(mine_away)


def _holders(client: Client) -> dict[str, tuple[str, float]]:
    """Who has the lock: each one's words, and the seconds since it was heard of last, by the store's clock."""
    rows = client.query(f"SELECT ?who ?words ?then (NOW() AS ?now) {{ GRAPH {LOCK} {{ ?who {_WHO} ?words ; {_WHEN} ?then }} }}")
    assert isinstance(rows, ox.QuerySolutions)
    return {str(row["who"]): (row["words"].value, _seconds(row["then"].value, row["now"].value)) for row in rows}


def _seconds(then: str, now: str) -> float:
    begun, ended = (datetime.fromisoformat(time).replace(tzinfo=None) for time in (then, now))  # both of one clock
    return (ended - begun).total_seconds()


def _said(url: str, words: str, seconds: float) -> str:
    if seconds < _DEAD:
        return f"Another build is writing {url}: {words}, heard of {seconds:.0f} seconds ago. Wait until it has ended. If it is dead, add --break-lock."
    return f"Another build was writing {url}: {words}. It has not been heard of for {seconds / 60:.0f} minutes. If it is dead, add --break-lock."
