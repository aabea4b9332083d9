"""A folder with a Turtle file a graph, written one file at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import StoreError, reason
from newsgraph.identifiers import slug
from newsgraph.namespaces import SCHEMA, TYPE
from newsgraph.rdf.graphs import IDENTITY, INFERRED
from newsgraph.rdf.names import Term
from newsgraph.rdf.serialize import leftovers, read_file, to_bytes, write_whole
from newsgraph.storing.oxigraph import OxigraphStore
from newsgraph.storing.store import Result, Subject, Values

_ARTICLE = ox.NamedNode(SCHEMA + "NewsArticle")
_IDENTIFIER = ox.NamedNode(SCHEMA + "identifier")
_NAMES = {IDENTITY: "identity.ttl", INFERRED: "inferred.ttl"}


class FolderStore:
    """The Turtle files of a folder; a file's graph is named after the article that it holds."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which is made when the first graph is put."""
        self.folder = folder

    def query(self, query: str, *, prefixes: dict[str, str] | None = None, substitutions: Values | None = None) -> Result:
        """Answer SPARQL."""
        return self._loaded.query(query, prefixes=prefixes, substitutions=substitutions)

    def quads_for_pattern(self, subject: Subject | None, predicate: ox.NamedNode | None, object: Term | None, graph_name: None = None) -> Iterator[ox.Quad]:
        """The facts that fit."""
        return self._loaded.quads_for_pattern(subject, predicate, object)

    def __contains__(self, quad: ox.Quad) -> bool:
        """Whether a file has the fact."""
        return quad in self._loaded

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every fact."""
        return iter(self._loaded)

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self._loaded)

    def graphs(self) -> list[ox.NamedNode]:
        """The graphs of all files."""
        return sorted(self._files, key=str)

    def put(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Write a graph's file; one that is as it should be is not touched."""
        triples = list(triples)
        path = self.folder / (_NAMES.get(graph) or file_name(graph, triples))
        data = to_bytes(triples, ox.RdfFormat.TURTLE)
        if not path.is_file() or path.read_bytes() != data:
            for left in self._left.pop(path.name[:80], ()):
                left.unlink(missing_ok=True)
            write_whole(path, data)
        self._files[graph] = path
        self.__dict__.pop("_loaded", None)

    def path_of(self, graph: ox.NamedNode) -> Path | None:
        """The file of a graph, None where there is none."""
        return self._files.get(graph)

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph's file away."""
        path = self._files.pop(graph, None)
        if path is not None:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(f"{path} cannot be removed: {reason(error)}.") from error
            self.__dict__.pop("_loaded", None)

    def commit(self) -> None:
        """Nothing to do: a file that is written lasts."""

    @cached_property
    def _loaded(self) -> OxigraphStore:
        store = OxigraphStore()
        store.fill((graph, ox.serialize((q.triple for q in read_file(path)), format=ox.RdfFormat.N_TRIPLES) or b"") for graph, path in self._files.items())
        return store

    @cached_property
    def _left(self) -> dict[str, list[Path]]:
        return leftovers(self.folder)

    @cached_property
    def _files(self) -> dict[ox.NamedNode, Path]:
        known = {name: graph for graph, name in _NAMES.items()}
        files = sorted(p for p in self.folder.glob("*.ttl") if not p.name.startswith("."))
        return {known.get(p.name) or _graph_of(p): p for p in files}


def file_name(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> str:
    """The id of the article that the graph is named after, where it is safe as a file name, else its slug; with .ttl."""
    found = (t.object.value for t in triples if t.subject == graph and t.predicate == _IDENTIFIER and isinstance(t.object, ox.Literal))
    name = next(found, None) or graph.value.rstrip("/").rsplit("/", 1)[-1]
    safe = all(c.isalnum() or c in "-_. " for c in name) and not name.startswith(".") and len(name) < 150
    return f"{name if safe else slug(name)}.ttl"


def _graph_of(path: Path) -> ox.NamedNode:
    """The article of a file, which comes first in it as we write it."""
    for quad in read_file(path):
        if quad.predicate == TYPE and quad.object == _ARTICLE and isinstance(quad.subject, ox.NamedNode):
            return quad.subject
    return ox.NamedNode(path.resolve().as_uri())
