"""The names of the graphs of a store that are no article's."""

from __future__ import annotations

import pyoxigraph as ox

_GRAPH = "https://w3id.org/newsgraph/graph/"

INFERRED = ox.NamedNode(_GRAPH + "inferred")
"""What was concluded."""
IDENTITY = ox.NamedNode(_GRAPH + "identity")
"""Which things of different articles were taken to be one, and why."""
MERGED = ox.NamedNode(_GRAPH + "all")
"""The merge of all, in a store that has no default graph."""
LOCK = ox.NamedNode(_GRAPH + "lock")
"""Who is writing the store, in one behind an endpoint."""
