"""More lines than memory holds, sorted and each once: sorted runs on disk, merged when they are read."""

from __future__ import annotations

import heapq
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

_RUN = 16 << 20
"""Bytes of lines that are sorted in memory at a time; with Python's objects about three times that."""
_MERGED = 64
"""Runs that are merged at a time, each with a file open."""


class SortedLines:
    """Collects lines (bytes, without line ends) and gives them back in order. Its files lie in `room`, a folder that goes when the block ends."""

    def __init__(self, room: Path, run: int = _RUN) -> None:
        """Sort in a folder that is nobody else's, on the disk that has the space, so many bytes in memory at a time."""
        self._room = room
        self._run = run
        self._lines: set[bytes] = set()
        self._size = 0
        self._runs: list[Path] = []
        self._made = 0

    def __enter__(self) -> SortedLines:
        """Nothing is written before there is more than one run; what a sorting that was killed has left goes."""
        shutil.rmtree(self._room, ignore_errors=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Remove the runs."""
        shutil.rmtree(self._room, ignore_errors=True)

    def add(self, lines: Iterable[bytes]) -> None:
        """Take more lines."""
        for line in lines:
            if line not in self._lines:
                self._lines.add(line)
                self._size += len(line)
        if self._size > self._run:
            self._spill(sorted(self._lines))
            self._lines, self._size = set(), 0

    def __iter__(self) -> Iterator[bytes]:
        """All lines, in order, each once."""
        while len(self._runs) > _MERGED:
            some, self._runs = self._runs[:_MERGED], self._runs[_MERGED:]
            self._spill(_once(heapq.merge(*map(_read, some))))
            for path in some:
                path.unlink()
        return _once(heapq.merge(*map(_read, self._runs), sorted(self._lines)))

    def _spill(self, lines: Iterable[bytes]) -> None:
        self._room.mkdir(parents=True, exist_ok=True)
        self._made += 1
        path = self._room / str(self._made)
        with path.open("wb") as stream:
            stream.writelines(line + b"\n" for line in lines)
        self._runs.append(path)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        for line in stream:
            yield line[:-1]


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line
