"""Two programs in turns, each a whole process, so that whatever else the machine does meets both."""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import newsgraph

KG = str(Path(sys.executable).parent / "kg")
Times = tuple[list[float], list[float]]
"""Seconds of each run: the yardstick's, ours."""


def seconds(command: Sequence[str], fine: Sequence[int] = (0,)) -> float:
    """How long the command takes; it must end with one of the exit codes that are fine."""
    begun = time.perf_counter()
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode not in fine:
        raise SystemExit(f"{' '.join(command[:3])} failed")
    return time.perf_counter() - begun


def as_installed() -> None:
    """Compile the package to bytecode, as pip does: where Python may write none (PYTHONDONTWRITEBYTECODE), every start would compile it again."""
    compileall.compile_dir(Path(newsgraph.__file__).parent, quiet=1)


def in_turns(yardstick: Sequence[str], ours: Sequence[str], runs: int, *, fine: Sequence[int] = (0,), warm: bool = True) -> Times:
    """Run both `runs` times, the yardstick first; with `warm` each once before that, uncounted."""
    as_installed()
    times: Times = ([], [])
    if warm:
        seconds(yardstick, fine)
        seconds(ours, fine)
    for _ in range(runs):
        for command, found in zip((yardstick, ours), times, strict=True):
            found.append(seconds(command, fine))
    return times


def print_ratios(times: Times, what: str, against: str, label: str = "") -> None:
    """One line each for the medians and the minima."""
    for name, of in (("median", statistics.median), ("minimum", min)):
        yardstick, ours = of(times[0]), of(times[1])
        print(f"{label}{name}: {what} {ours:.3g} s, {against} {yardstick:.3g} s, ratio {ours / yardstick:.2f}")
