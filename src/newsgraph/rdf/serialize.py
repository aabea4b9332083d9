"""Triples ► files and back: Turtle, N-Triples, N-Quads, TriG, RDF/XML and JSON-LD, plain or gzipped.

Files appear whole or not at all: they are written beside their place and moved there. The same triples give the same bytes.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import IO, cast

import pyoxigraph as ox

from newsgraph.errors import InputError, StoreError, UsageError, reason
from newsgraph.namespaces import NG, PREFIXES, RDF_TYPE
from newsgraph.nesting import refuse_depth

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
_LINES = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_LEFT = re.compile(r"\.(.+)\.\w+\.part", re.DOTALL)


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
    refuse_depth(path, kind)
    try:
        if path.suffix == ".gz":  # as a stream: a small file can hold very much
            with gzip.open(path) as data:
                yield from ox.parse(cast("IO[bytes]", data), format=kind)
        else:
            yield from ox.parse(path=str(path), format=kind)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} cannot be read: {error}.") from error
    except SyntaxError as error:
        where = f" at line {error.lineno}, column {error.offset}" if error.lineno else ""
        raise InputError(f"{path} is broken{where}: {error.msg}.") from error


def write_file(statements: Iterable[Statement], path: Path) -> None:
    """Write statements, sorted, to `path` in the format of its name; the file is there whole, or as it was before."""
    write_ordered(sorted(statements, key=_order), path)


def write_ordered(statements: Iterable[Statement], path: Path) -> None:
    """Write statements as they come, however many, to `path` in the format of its name; the file is there whole, or as it was before."""
    with _packed(path) as stream:
        _serialize(statements, format_of(path), stream)


def write_lines(pieces: Iterable[bytes], path: Path) -> None:
    """The same for N-Quads in pieces of whole lines, which files of such lines take as they are."""
    if format_of(path) in _LINES:
        with _packed(path) as stream:
            stream.writelines(pieces)
    else:
        quads = (quad for piece in pieces for quad in ox.parse(piece, format=ox.RdfFormat.N_QUADS, lenient=True))  # our own lines
        with _packed(path) as stream:
            _write(quads, format_of(path), stream)


@contextmanager
def _packed(path: Path) -> Iterator[IO[bytes]]:
    format_of(path)
    with placed(path) as stream:
        if path.suffix == ".gz":
            with gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6, mtime=0, filename="") as packing:
                yield cast("IO[bytes]", packing)
        else:
            yield stream


@contextmanager
def placed(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that is at `path` in one step when the block ends well. Raises StoreError, and leaves nothing, where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".part")
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {reason(error)}.") from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {reason(error)}.") from error
    finally:
        Path(name).unlink(missing_ok=True)


def leftovers(folder: Path) -> dict[str, list[Path]]:
    """What writers that were killed have left in a folder, by the first 80 characters of the name of the file that they were writing."""
    found: dict[str, list[Path]] = {}
    for path in folder.glob(".*.part"):
        if of := _LEFT.fullmatch(path.name):
            found.setdefault(of[1], []).append(path)
    return found


def sweep(path: Path) -> None:
    """Remove what writers of `path` that were killed have left beside it. Only for those who keep other writers away."""
    for beside in leftovers(path.parent).get(path.name[:80], ()):
        beside.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step. Raises StoreError, and leaves nothing, where that fails."""
    with placed(path) as stream:
        stream.write(data)


def to_bytes(statements: Iterable[Statement], kind: ox.RdfFormat) -> bytes:
    """Statements in a format, in a stable order: subjects by room (articles, people …, claims last) and IRI."""
    out = io.BytesIO()
    _serialize(sorted(statements, key=_order), kind, out)
    return out.getvalue()


def _serialize(statements: Iterable[Statement], kind: ox.RdfFormat, out: IO[bytes]) -> None:
    if not kind.supports_datasets:
        statements = (s.triple if isinstance(s, ox.Quad) else s for s in statements)
    _write(statements, kind, out)


def _write(statements: Iterable[Statement], kind: ox.RdfFormat, out: IO[bytes]) -> None:
    prefixes = {p: iri for p, iri in PREFIXES.items() if kind not in _LINES}
    ox.serialize(cast("Iterable[ox.Triple]", statements), out, kind, prefixes=prefixes)


_ROOMS = ("/article/", "/person/", "/group/", "/organization/", "/place/", "/event/", "/figure/", "/statement/", "/thing/", "/claim/")
_TYPE = f"<{RDF_TYPE}>"
_A_CLAIM = f"> {_TYPE} <{NG}Claim> .\n".encode()


def _order(statement: Statement) -> tuple[str, ...]:
    """Graph, room, subject, its types first, predicate, object; terms in N-Triples notation."""
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) and statement.graph_name != ox.DefaultGraph() else ""
    subject, predicate = str(statement.subject), str(statement.predicate)
    return graph, _room(subject), subject, "0" if predicate == _TYPE else "1", predicate, str(statement.object)


def _room(subject: str) -> str:
    return f"{len(_ROOMS) + 1:02}" if "#char=" in subject else _room_of_folder(subject[: subject.rfind("/") + 1])


@lru_cache(maxsize=1024)
def _room_of_folder(beginning: str) -> str:
    return f"{next((k for k, r in enumerate(_ROOMS) if r in beginning), len(_ROOMS)):02}"


def in_order(triples: Iterable[tuple[str, str, str]], told: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Different triples, their terms in N-Triples notation, as N-Triples in the order of files.

    `told` are further subjects, with N-Triples that are in order already.
    """
    said: dict[str, list[tuple[bool, str, str]]] = {}
    for subject, predicate, value in triples:
        said.setdefault(subject, []).append((predicate != _TYPE, predicate, value))
    whole = {subject: "".join([f"{subject} {p} {value} .\n" for _, p, value in sorted(of)]) for subject, of in said.items()} | dict(told)
    return "".join([whole[subject] for subject in sorted(whole, key=lambda subject: (_room(subject), subject))]).encode()


def terms(triples: bytes) -> Iterator[tuple[str, str, str]]:
    """The terms of N-Triples, in N-Triples notation."""
    for line in triples.decode().split("\n")[:-1]:  # not splitlines: a literal may hold what Unicode calls a line's end
        subject, predicate, value = line[:-2].split(" ", 2)
        yield subject, predicate, value


def renamed(triples: bytes, names: Mapping[str, str]) -> bytes:
    """An article's N-Triples in the order of files, with other IRIs (old ► new) for some of its things, in the order of files again.

    Nine lines of ten are claims and passages, whose own IRIs stay, and with them the order; only their values are looked at.
    """
    if not names:
        return triples
    found = triples.find(_A_CLAIM)
    at = triples.rfind(b"\n", 0, found) + 1 if found >= 0 else len(triples)
    node = {f"<{old}>": f"<{new}>" for old, new in names.items()}
    things = {(node.get(subject, subject), predicate, node.get(value, value)) for subject, predicate, value in terms(triples[:at])}
    value = {f"{old}> .\n".encode(): f"{new}> .\n".encode() for old, new in names.items()}  # no text has a line's end, so an IRI before one is a value
    return in_order(things) + b"<".join([value.get(part, part) for part in triples[at:].split(b"<")])


def sortable(triples: bytes) -> list[bytes]:
    """N-Triples as lines that sort, as bytes, as statements are sorted in files."""
    return "\n".join(_sortable(*of_line) for of_line in terms(triples)).encode().split(b"\n") if triples else []


def statement_lines(lines: Iterable[bytes]) -> bytes:
    """The N-Triples of such lines."""
    return "".join(map(_statement, b"\n".join(lines).decode().split("\n"))).encode()


def _sortable(subject: str, predicate: str, value: str) -> str:
    # A space sorts before whatever an IRI may hold and what may follow a literal's quotation mark, and "!" before "<".
    return f"{_room(subject)}{subject} {'!' if predicate == _TYPE else ''}{predicate} {value}"


def _statement(line: str) -> str:
    at = line.index(" ") + 1
    return f"{line[2:at]}{line[at + 1 :]} .\n" if line.startswith("!", at) else f"{line[2:]} .\n"
