"""Oxigraph on disk: read without a copy, written beside its place and put there in one step.

A writer works on a copy whose files are hard links (Oxigraph's `backup`), so that a copy costs next to nothing, readers are not
disturbed, and whoever kills the writer finds the store as it was.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import StoreError, reason
from newsgraph.storing.oxigraph import OxigraphStore, documents


def is_store(path: Path) -> bool:
    """Whether a folder is an Oxigraph store (a RocksDB database)."""
    return (path / "CURRENT").is_file()


def read_store(path: Path) -> OxigraphStore:
    """Open a store for questions, beside other readers and a writer. Raises StoreError where there is none or it cannot be opened."""
    if not is_store(path):
        said = "is no Oxigraph store" if path.exists() else "does not exist"
        raise StoreError(f"The store {path} {said}. Build one with `kg build ARTICLES -o {path}`.")
    try:
        return OxigraphStore(ox.Store.read_only(str(path)))
    except (OSError, ValueError) as error:
        raise StoreError(f"The store {path} cannot be opened: {error}.") from error


@contextmanager
def rewritten(path: Path) -> Iterator[OxigraphStore]:
    """The store at `path`, or an empty one, to be changed: it takes its place when the block ends well, and nothing happens otherwise.

    Whoever calls this keeps other writers away. Raises StoreError where the disk does not allow it.
    """
    with _replaced(path, copied=True) as draft:
        store = OxigraphStore(ox.Store(str(draft)))
        yield store
        store.commit()
        del store.store


def write_anew(path: Path, graphs: Iterable[tuple[ox.NamedNode, bytes]]) -> None:
    """Let the store at `path` be these graphs, in pieces of N-Triples. Another process loads them, whose memory goes when it is done.

    Raises StoreError as `rewritten` does.
    """
    import subprocess  # heavy for those who only read

    with _replaced(path) as draft:
        command = [sys.executable, "-m", "newsgraph.storing.loader", str(draft)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as loader:
            assert loader.stdin is not None
            assert loader.stderr is not None
            try:
                loader.stdin.writelines(documents(graphs))
                loader.stdin.close()
            except BrokenPipeError:
                pass  # it says why
            except BaseException:
                loader.kill()
                raise
            said = loader.stderr.read().decode(errors="replace").strip()
        if loader.returncode:
            raise StoreError(f"The store {path} cannot be written: {said.splitlines()[-1] if said else 'the process that loads it was killed'}.")


@contextmanager
def _replaced(path: Path, *, copied: bool = False) -> Iterator[Path]:
    """Where to write a store that takes its place at `path` when the block ends well; with `copied`, what is at `path` is there already."""
    import shutil
    import tempfile

    left = re.compile(rf"\.{re.escape(path.name[:80])}\.\w{{8}}\.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for beside in path.parent.glob(".*.new"):  # of writers that were killed
            if left.fullmatch(beside.name):
                shutil.rmtree(beside, ignore_errors=True)
        # A folder of its own each time: the loader of a writer that was killed may not have noticed yet.
        with tempfile.TemporaryDirectory(prefix=f".{path.name[:80]}.", suffix=".new", dir=path.parent, ignore_cleanup_errors=True) as room:
            draft = Path(room) / "store"
            held = _held(path) if is_store(path) else None
            if held is None and path.exists() and (not path.is_dir() or any(path.iterdir())):
                raise StoreError(f"{path} holds something else than an Oxigraph store. Name another folder, or use --each for a folder of Turtle files.")
            if held is not None and copied:
                held.backup(str(draft))
            yield draft
            del held
            exchange(draft, path)
    except OSError as error:
        raise StoreError(f"The store {path} cannot be written: {reason(error)}.") from error


def _held(path: Path) -> ox.Store:
    """The store at `path`, which no other program can write as long as it is open here."""
    try:
        return ox.Store(str(path))
    except OSError as error:
        if "lock" in str(error).casefold():
            raise StoreError(f"Another program writes the store {path}. Wait for it, or stop it.") from error
        raise


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places in one step; what was at `old` is at `new` afterwards, if it was anywhere."""
    if not old.exists() or not any(old.iterdir()):
        new.replace(old)  # POSIX: an empty folder gives way
        return
    import ctypes  # heavy for those who only read
    import shutil

    at_fdcwd, exchange = -100, 2
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None or renameat2(at_fdcwd, os.fsencode(new), at_fdcwd, os.fsencode(old), exchange) != 0:
        # Systems without it: for a moment there is no store, never half of one.
        aside = old.with_name(f".{old.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        old.replace(aside)
        new.replace(old)
        aside.replace(new)
