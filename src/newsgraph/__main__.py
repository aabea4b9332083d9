"""Where `kg` and `python -m newsgraph` begin: Ctrl-C is met quietly from the first moment, while the command is still being loaded."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from newsgraph.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
