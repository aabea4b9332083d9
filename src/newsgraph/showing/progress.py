"""How far a long run is: one line that changes on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TextIO

_OFTEN, _SELDOM = 0.2, 30.0
"""Seconds between two looks of the line on a terminal, and between two lines elsewhere."""


class Line:
    """Progress of a run that takes up one article after the other."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to a stream, with its time from `clock` in seconds."""
        self._stream = stream
        self._clock = clock
        self._live = stream.isatty()
        self._begun = self._last = clock()
        self._count = 0
        self._shown = 0

    def done(self, name: str, part: float | None, failure: str | None = None, remarks: Sequence[str] = ()) -> None:
        """One more article is done; `part` of the whole is (0..1, None where that is not known). What is to be said of it stays."""
        self._count += 1
        for words in (*remarks, *([failure] if failure else [])):
            self.clear()
            self._stream.write(f"{name}: {words}\n")
        now = self._clock()
        if now - self._last >= (_OFTEN if self._live else _SELDOM):
            self._last = now
            self._show(self.words(part, now - self._begun))

    def words(self, part: float | None, seconds: float) -> str:
        """What the line says after so many seconds."""
        articles = "article" if self._count == 1 else "articles"
        out = f"{self._count:,} {articles}, {self._count / max(seconds, 1e-9):.1f} a second"
        if part is not None and 0 < part < 1:
            out += f", {part:.0%}, about {_duration(seconds * (1 - part) / part)} left"
        return out

    def clear(self) -> None:
        """Take the line off a terminal."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0

    def _show(self, words: str) -> None:
        if not self._live:
            self._stream.write(words + "\n")
            self._stream.flush()
            return
        self._stream.write("\r" + words.ljust(self._shown))
        self._stream.flush()
        self._shown = len(words)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
