"""Triples ► files and back: Turtle, N-Triples, N-Quads, TriG, RDF/XML and JSON-LD, plain or gzipped.

Files appear whole or not at all: they are written beside their place and moved there. The same triples give the same bytes.
"""

from __future__ import annotations

import gzip
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from newsgraph.errors import InputError, StoreError, UsageError
from newsgraph.rdf.namespaces import PREFIXES

Statement = ox.Triple | ox.Quad

FORMATS: Mapping[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
"""File name endings and their formats; each may be followed by .gz."""


def format_of(path: Path) -> ox.RdfFormat:
    """The RDF format that a file's name says. Raises UsageError for a name that says none."""
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    found = FORMATS.get(suffix.lower())
    if found is None:
        raise UsageError(f"{path} has no ending that names a format. Use one of {' '.join(sorted(FORMATS))}, also with .gz.")
    return found


def read_file(path: Path) -> Iterator[ox.Quad]:
    """The quads of an RDF file. Raises InputError with line and column where it is broken, or where it is missing."""
    kind = format_of(path)
    try:
        data: bytes | None = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else None
        found = ox.parse(data, format=kind) if data is not None else ox.parse(path=str(path), format=kind)
        yield from found
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.") from error
    except (OSError, EOFError) as error:
        raise InputError(f"{path} cannot be read: {error}.") from error
    except SyntaxError as error:
        where = f" at line {error.lineno}, column {error.offset}" if error.lineno else ""
        raise InputError(f"{path} is broken{where}: {error.msg}.") from error


def write_file(statements: Iterable[Statement], path: Path) -> None:
    """Write sorted statements to `path` in the format of its name; the file is there whole, or as it was before."""
    data = to_bytes(statements, format_of(path))
    if path.suffix == ".gz":
        packed = io.BytesIO()
        with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as stream:
            stream.write(data)
        data = packed.getvalue()
    write_whole(path, data)


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step. Raises StoreError, and leaves nothing, where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".part")
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}.") from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written: {error.strerror or error}.") from error


def to_bytes(statements: Iterable[Statement], kind: ox.RdfFormat) -> bytes:
    """Statements in a format, in a stable order: subjects by room (articles, people …, claims last) and IRI."""
    ordered = sorted(statements, key=_order)
    if not kind.supports_datasets:
        ordered = [s.triple if isinstance(s, ox.Quad) else s for s in ordered]
    prefixes = {p: iri for p, iri in PREFIXES.items() if kind not in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)}
    data = ox.serialize(cast("list[ox.Triple]", ordered), format=kind, prefixes=prefixes)
    assert data is not None
    return data


_ROOMS = ("/article/", "/person/", "/group/", "/organization/", "/place/", "/event/", "/figure/", "/statement/", "/thing/", "/claim/")
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def _order(statement: Statement) -> tuple[str, int, str, bool, str, str]:
    subject, predicate = str(statement.subject), str(statement.predicate)
    room = next((k for k, r in enumerate(_ROOMS) if r in subject), len(_ROOMS))
    if "#char=" in subject:
        room = len(_ROOMS) + 1
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    return graph, room, subject, predicate != _TYPE, predicate, str(statement.object)
