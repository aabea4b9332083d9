"""No query leaves the machine: SERVICE is refused on the parsed query, and a worker can open neither sockets nor files.

FROM and GRAPH name graphs of the store: Oxigraph fetches none. LOAD is an update, which no query can hold.
"""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Iterable, Iterator

from newsgraph.storing.sparql import keywords, unescaped

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # clone(2)


def asks_elsewhere(sparql: str) -> bool:
    """Whether a query has SERVICE, or cannot be shown to have none.

    Without the letters it has none. With them, two readers must agree that they stand in a string, a comment or a name.
    """
    plain = unescaped(sparql).replace("\r", "\n")
    if "service" not in plain.casefold() and "service" not in sparql.casefold():
        return False
    if "SERVICE" in keywords(plain):
        return True
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return any(name == "ServiceGraphPattern" for name in _names(parseQuery(plain)))
    except Exception:  # whatever the parser stumbles over, the query is not shown to be harmless
        return True


def _names(tree: object) -> Iterator[str]:
    """The names of all nodes of rdflib's parse tree."""
    name = getattr(tree, "name", None)
    if isinstance(name, str):
        yield name
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, Iterable) and not isinstance(tree, str):
        for child in tree:
            yield from _names(child)


def leave_network() -> None:
    """Move this process to a network of its own, where nothing can be reached; on systems that do not allow it, nothing happens."""
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is not None:
        unshare(_NEW_NETWORK if os.geteuid() == 0 else _NEW_USER | _NEW_NETWORK)


def open_nothing_more() -> None:
    """From here on this process opens no file and no socket; what is open stays so."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def limit_memory(more: int) -> None:
    """Let this process take `more` bytes beyond what it has; it ends where it asks for still more. Comes before `open_nothing_more`.

    Where the system does not tell how much it has (no /proc), the time limit alone holds.
    """
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            now = int(stream.read().split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
