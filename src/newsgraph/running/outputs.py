"""Where the graphs of a build go: one file, files by entity, a folder with a file an article, a store on disk, an endpoint.

Every output is told the same: the graphs that there should be, each with a digest of all that it depends on. It writes what differs from what
it has, and leaves what is as it should be.
"""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from newsgraph.errors import StoreError, UsageError, reason
from newsgraph.identifiers import slug
from newsgraph.rdf.serialize import format_of, sortable, sweep, write_lines
from newsgraph.running.graphs import Graphs, statements
from newsgraph.running.sorting import SortedLines
from newsgraph.storing.disk import exchange, is_store, read_store, rewritten, write_anew
from newsgraph.storing.oxigraph import in_graph
from newsgraph.storing.store import WritableStore

_DIVIDED = 16 << 20
"""Bytes of N-Triples that are divided into parts at a time."""


class Output(Protocol):
    """One place that graphs go to: `name` is what people call it, `journal` and `merges` the files of its journal and of merges to look over."""

    name: str
    journal: Path
    merges: Path

    def write(self, graphs: Graphs) -> None:
        """Let the output be these graphs."""
        ...


class FileOutput:
    """One file. Formats with named graphs (.nq, .trig) have an article's facts in its graph, the others each fact once."""

    def __init__(self, path: Path) -> None:
        """Take a path whose ending says the format. Raises UsageError for another."""
        self._kind = format_of(path)
        self._path, self.name = path, str(path)
        self.journal, self.merges = _beside(path)

    def write(self, graphs: Graphs) -> None:
        """Write the graphs one after the other, or sort what all of them say, on disk where memory does not do; the file appears in one step."""
        wanted = _digest(graphs)
        if graphs.journal.written() == {self.name: wanted + _state(self._path)}:
            return
        sweep(self._path)
        if self._kind.supports_datasets:
            write_lines((piece for _, piece in graphs.pieces(in_graph)), self._path)
        else:
            with SortedLines(self._path.with_name(f".{self._path.name}.sorting")) as lines:
                for _, piece in graphs.pieces():
                    lines.add(sortable(piece))
                write_lines(statements(lines), self._path)
        graphs.journal.wrote({self.name: wanted + _state(self._path)})


class PartitionsOutput:
    """A folder of gzipped N-Quads files, each with the facts of some subjects: one can be loaded or worked on without the others."""

    def __init__(self, folder: Path, number: int) -> None:
        """Take a folder of its own and the number of files."""
        if folder.exists() and any(not p.name.startswith("part-") for p in folder.iterdir()):
            raise UsageError(f"{folder} holds other things than partitions. Name a folder of its own.")
        self._folder, self._number, self.name = folder, number, str(folder)
        self.journal, self.merges = _beside(folder)

    def write(self, graphs: Graphs) -> None:
        """Divide the graphs, one after the other, and put the folder there in one step."""
        wanted = _digest(graphs) + bytes([self._number % 256, self._number // 256])
        if graphs.journal.written() == {self.name: wanted} and self._folder.exists():
            return
        draft = self._folder.with_name(f".{self._folder.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        try:
            draft.mkdir(parents=True)
            parts = [draft / f"part-{number:04}.nq.gz" for number in range(self._number)]
            waiting: dict[Path, list[bytes]] = {part: [] for part in parts}
            size = 0
            for _, piece in graphs.pieces(in_graph):
                for line in piece.splitlines(keepends=True):
                    waiting[parts[_number_of(line, self._number)]].append(line)
                size += len(piece)
                if size > _DIVIDED:
                    _append(waiting)
                    size = 0
            _append(waiting)
            graphs.journal.unsure([self.name])
            exchange(draft, self._folder)
        except OSError as error:
            raise StoreError(f"{self._folder} cannot be written: {reason(error)}.") from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        graphs.journal.wrote({self.name: wanted})


def _number_of(line: bytes, parts: int) -> int:
    """The number of the part that a line goes to, by its subject; passages go with their article."""
    return zlib.crc32(line.split(b" ", 1)[0].partition(b"#char=")[0].rstrip(b">")) % parts


def _append(waiting: Mapping[Path, list[bytes]]) -> None:
    """Let each file have its lines too, as one more member of it as a gzip file."""
    for path, lines in waiting.items():
        with path.open("ab") as stream:
            stream.write(gzip.compress(b"".join(lines), 6, mtime=0))
        lines.clear()


class FolderOutput:
    """A Turtle file an article, and one each for what is one and what follows."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which may hold other things too."""
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is no folder, and --each writes several files.")
        self._folder, self.name = folder, str(folder)
        self.journal, self.merges = _beside(folder)

    def write(self, graphs: Graphs) -> None:
        """Write the files that differ, and remove those whose article is gone."""
        from newsgraph.storing.folder import FolderStore

        store = FolderStore(self._folder)
        _replace(store, graphs, lambda graph: _state(store.path_of(graph)))


class StoreOutput:
    """An Oxigraph store on disk."""

    def __init__(self, path: Path) -> None:
        """Take a store, or the place for one. Raises UsageError where there is something else."""
        if path.exists() and not is_store(path) and (not path.is_dir() or any(path.iterdir())):
            raise UsageError(f"{path} holds something else than a store. Name another folder, a file ending such as .ttl, or --each for Turtle files.")
        self._path, self.name = path, str(path)
        self.journal, self.merges = _beside(path)

    def write(self, graphs: Graphs) -> None:
        """Change a copy of the store, or load a new one in bulk where most of it changes, and put it there in one step."""
        had = graphs.journal.written() if is_store(self._path) else {}
        wanted = dict(graphs.digests())
        changes = _changes(had, wanted)
        if not changes and is_store(self._path):
            return
        others = {g.value for g in read_store(self._path).graphs()} - had.keys() if is_store(self._path) else set()
        anew = 2 * len(changes) > len(wanted) and not others and (bool(had) or not is_store(self._path))
        graphs.journal.unsure(changes)
        if anew:
            write_anew(self._path, graphs.pieces())
        else:
            with rewritten(self._path) as store:
                for name in changes.keys() - wanted.keys():
                    store.remove(ox.NamedNode(name))
                for graph, triples in graphs.all():
                    if graph.value in changes:
                        store.put(graph, _parsed(triples()))
        graphs.journal.wrote({**dict.fromkeys(had), **wanted})


class EndpointOutput:
    """A store behind a SPARQL endpoint, which one build writes at a time."""

    def __init__(self, url: str, *, break_lock: bool = False) -> None:
        """Take the address; the journal lies in graphs/ of this folder. With `break_lock`, whoever seems to be writing is taken for dead."""
        self.name = url
        self._break_lock = break_lock
        self.journal, self.merges = _beside(Path("graphs") / slug(url))

    def write(self, graphs: Graphs) -> None:
        """Put the graphs that differ, one after the other."""
        from newsgraph.storing.endpoint import connect
        from newsgraph.storing.lock import locked

        store = connect(self.name)
        who = f"process {os.getpid()} on {platform.node() or 'a machine without a name'}, in {Path.cwd()}"
        with locked(store.client, graphs.journal.name(), who, broken=self._break_lock) as renew:
            _replace(store, graphs, renew=renew)


def output_for(output: str | None, first: str, *, each: bool = False, partitions: int | None = None, break_lock: bool = False) -> Output:
    """The output that `-o` names; `first` is the id of the first article, which names the file where `-o` is not given."""
    if each and partitions is not None:
        raise UsageError("Give --each or --partitions, not both.")
    if output is not None and output.startswith(("http://", "https://")):
        if each or partitions is not None:
            raise UsageError("An endpoint takes neither --each nor --partitions.")
        return EndpointOutput(output, break_lock=break_lock)
    if break_lock:
        raise UsageError("--break-lock is for the store behind an endpoint, -o URL.")
    path = Path(output) if output is not None else None
    if each:
        return FolderOutput(path or Path("graphs"))
    if partitions is not None:
        if not 0 < partitions < 10_000:
            raise UsageError("--partitions takes a number of files, 1 to 9999.")
        return PartitionsOutput(path or Path("graphs") / slug(first), partitions)
    if path is None:
        return FileOutput(Path("graphs") / f"{slug(first)}.ttl")
    return StoreOutput(path) if path.is_dir() or path.suffix in ("", ".store") else FileOutput(path)


def _replace(store: WritableStore, graphs: Graphs, state: Callable[[ox.NamedNode], bytes] = lambda _: b"", renew: Callable[[], None] = lambda: None) -> None:
    """Put the graphs that differ from what is there, one by one; `state` shows whether a graph is as we left it, `renew` is called before each."""
    present = {g.value for g in store.graphs()}
    told = graphs.journal.written()
    wanted = dict(graphs.digests())
    had = {name: digest.removesuffix(state(ox.NamedNode(name))) for name, digest in told.items() if name in present}
    changes = _changes(had, wanted)
    graphs.journal.unsure(changes)
    for name in changes.keys() - wanted.keys():
        renew()
        store.remove(ox.NamedNode(name))
        graphs.journal.wrote({name: None})
    for graph, triples in graphs.all():
        if graph.value in changes:
            renew()
            store.put(graph, _parsed(triples()))
            graphs.journal.wrote({graph.value: wanted[graph.value] + state(graph)})
    store.commit()


def _changes(had: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> dict[str, bytes | None]:
    return {name: wanted.get(name) for name in had.keys() | wanted.keys() if had.get(name) != wanted.get(name)}


def _digest(graphs: Graphs) -> bytes:
    found = sha256()
    for name, digest in graphs.digests():
        found.update(name.encode() + b"\n" + digest)
    return found.digest()


def _state(path: Path | None) -> bytes:
    """What shows that a file is as we left it."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return b""
    return f"{found.st_size} {found.st_mtime_ns}".encode() if found is not None else b""


def _beside(path: Path) -> tuple[Path, Path]:
    """Where the journal of an output lies, and its file of merges."""
    return path.with_name(f".{path.name}.build"), path.with_name(f"{path.name}.merges.csv")


def _parsed(pieces: Iterable[bytes]) -> Iterator[ox.Triple]:
    return (q.triple for piece in pieces for q in ox.parse(piece, format=ox.RdfFormat.N_TRIPLES))
