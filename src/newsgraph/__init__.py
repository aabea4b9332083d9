"""News articles to knowledge graphs that people can query, check and trust.

>>> import newsgraph as ng
>>> graph = ng.build("article.txt")            # doctest: +SKIP
>>> for row in graph.query("SELECT ?name { ?p a schema:Person ; schema:name ?name }"):  # doctest: +SKIP
...     print(row["name"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgraph.graph import Graph as Graph
    from newsgraph.graph import build as build
    from newsgraph.graph import load as load

__version__ = "0.1.0"
__all__ = ["Graph", "build", "load"]


def __getattr__(name: str) -> object:
    """Import the API when it is first used: `import newsgraph` costs nothing."""
    if name in __all__:
        from newsgraph import graph

        return getattr(graph, name)
    raise AttributeError(f"module 'newsgraph' has no attribute {name!r}")
