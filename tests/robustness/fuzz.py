"""Fuzzing that is guided by what of the code an input reaches, by atheris (`pip install atheris`): `python -m tests.robustness.fuzz KIND [libFuzzer options]`.

KIND is one of inputs.KINDS ("HTML", "SPARQL" …). It goes on until an input ends in something else than a KgError, which is then kept beside it, or
until `-max_total_time=SECONDS` or `-runs=N`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newsgraph"]):
    from tests.robustness.inputs import KINDS


def main() -> None:
    """Seed a corpus with the good examples and the words, and fuzz."""
    kind = KINDS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus").mkdir()
        for number, example in enumerate(kind.examples):
            (folder / "corpus" / str(number)).write_bytes(example)
        (folder / "words").write_text("".join('"' + "".join(f"\\x{b:02x}" for b in word[:60]) + '"\n' for word in kind.words))
        options = [sys.argv[0], str(folder / "corpus"), f"-dict={folder / 'words'}", "-max_len=20000", *sys.argv[2:]]
        atheris.Setup(options, lambda data: kind.survives(data, folder))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
