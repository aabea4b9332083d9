"""A process that loads N-Quads from its standard input into a store and ends; the memory that Oxigraph takes for that ends with it.

Run as: python -m newsgraph.storing.loader STORE
"""

from __future__ import annotations

import signal
import sys

import pyoxigraph as ox

_READ = 10_000_000
"""Bytes of N-Quads that are loaded at a time."""


def main() -> None:
    """Load."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    try:
        store = ox.Store(sys.argv[1])
        while data := sys.stdin.buffer.read(_READ) + sys.stdin.buffer.readline():
            store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        store.flush()
    except OSError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
