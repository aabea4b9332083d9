"""A file or a folder of RDF files as one store in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import InputError
from newsgraph.nesting import refuse_depth
from newsgraph.rdf.serialize import FORMATS, read_file

DEFAULT = Path("graphs")


def graph_files(paths: Sequence[Path]) -> list[Path]:
    """The RDF files that `paths` name, folders searched, in order of name. Raises InputError where there are none."""
    out: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if _is_rdf(p) and not p.name.startswith("."))
            if not found:
                raise InputError(f"The folder {path} holds no graphs. Build one with `kg build ARTICLE`.")
            out.extend(found)
        elif path.exists():
            out.append(path)
        elif path == DEFAULT:
            raise InputError("There is no folder graphs/ here. Build a graph with `kg build ARTICLE`, or name one with --graph.")
        else:
            raise InputError(f"There is no file or folder {path}.")
    return out


def _is_rdf(path: Path) -> bool:
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    return suffix.lower() in FORMATS and path.is_file()


def load(paths: Sequence[Path] = ()) -> ox.Store:
    """All triples of the files and folders `paths` (graphs/ where none is named) in one default graph."""
    store = ox.Store()
    for path in graph_files(paths or [DEFAULT]):
        _load_file(store, path)
    return store


def _load_file(store: ox.Store, path: Path) -> None:
    if path.suffix == ".ttl":  # the usual case: never through Python
        refuse_depth(path, ox.RdfFormat.TURTLE)
        try:
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
            return
        except (OSError, SyntaxError):
            pass  # read_file tells what is wrong
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in read_file(path))


def of_triples(triples: Iterable[ox.Triple]) -> ox.Store:
    """A store in memory."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return store
