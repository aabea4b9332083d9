"""Anything may be handed over: web pages, records, archives, graphs, queries, merges, gazetteers, gold. Each is read, or refused in a sentence.

Some 12,000 broken inputs a run, the same every time. For a long run with others: `FUZZ=2000 pytest tests/robustness/test_any_input.py` (a number of
examples for each kind, of ten inputs each), or, guided by what of the code they reach, `python -m tests.robustness.fuzz KIND` (needs atheris).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.robustness.inputs import KINDS

LONG = int(os.environ.get("FUZZ", "0"))
BATCH = 10
EDITS = ("put in", "take out", "repeat", "replace")


@st.composite
def broken(draw: st.DrawFn, examples: tuple[bytes, ...], words: tuple[bytes, ...]) -> bytes:
    """A good example with a few edits: words of its readers put in, pieces taken out or repeated, bytes replaced; or its words in no order."""
    if draw(st.integers(0, 9)) == 0:
        return b" ".join(draw(st.lists(st.sampled_from(words), max_size=30)))
    data = draw(st.sampled_from(examples))
    for edit, at, length in draw(st.lists(st.tuples(st.sampled_from(EDITS), st.floats(0, 1), st.integers(1, 60)), min_size=1, max_size=5)):
        here = int(at * len(data))
        piece = data[here : here + length]
        match edit:
            case "put in":
                data = data[:here] + draw(st.sampled_from(words)) + data[here:]
            case "take out":
                data = data[:here] + data[here + length :]
            case "repeat":
                data = data[:here] + piece * draw(st.sampled_from((2, 3, 50))) + data[here + length :]
            case _:
                data = data[:here] + draw(st.binary(max_size=4)) + data[here + 1 :]
    return data


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_every_input_is_read_or_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]

    @settings(max_examples=LONG or 65, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=not LONG)
    @given(st.lists(broken(kind.examples, kind.words), min_size=BATCH, max_size=BATCH))
    def run(some: list[bytes]) -> None:
        for data in some:
            kind.survives(data, tmp_path)

    run()
