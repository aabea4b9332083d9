"""`kg --version`, and a first answer from the Python API, against a bare interpreter that imports typer (asked: at most 1.5 times for the former).

    python benchmarks/start.py [--runs 15]

Whole processes in turns, the yardstick first.
"""

from __future__ import annotations

import argparse
import sys

from turns import KG, in_turns, print_ratios

BARE = [sys.executable, "-c", "import typer"]


def main() -> None:
    """Time in turns and print the ratios."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=int, default=15)
    runs = ap.parse_args().runs
    print_ratios(in_turns(BARE, [KG, "--version"], runs), "kg --version", "python that imports typer")


if __name__ == "__main__":
    main()
