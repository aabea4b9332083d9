"""What can go wrong, for a person to act on.

    KgError
    ├── UsageError      exit 2   a wrong option, an unknown name
    │   └── QueryError  exit 2   a query that cannot be read: line, column, caret
    ├── InputError      exit 3   a file that is missing, broken or not what it should be
    ├── StoreError      exit 3   a store that cannot be opened, reached or written
    └── InternalError   exit 3   a promise of ours that does not hold: a passage that is not in the text

Each message is a sentence that says what happened, where, and what to do next.
"""

from __future__ import annotations


class KgError(Exception):
    """Anything that `kg` reports in one sentence instead of a traceback."""

    exit_code = 3

    def __init__(self, message: str) -> None:
        """Take the sentence that the user reads."""
        super().__init__(message)
        self.message = message


class UsageError(KgError):
    """The command or call was wrong."""

    exit_code = 2


class QueryError(UsageError):
    """A SPARQL query that cannot be read; `line` and `column` count from 1, None where unknown."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """Take the sentence and the place in the query."""
        super().__init__(message)
        self.line = line
        self.column = column


class InputError(KgError):
    """An input that cannot be used."""


class StoreError(KgError):
    """A store that cannot be opened, reached or written."""


class InternalError(KgError):
    """A promise of the program that does not hold; never expected, always reported."""


def reason(error: Exception) -> str:
    """Why a file or port cannot be used, for the end of a sentence that names it: the system's words without the number and the path."""
    return "it is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else getattr(error, "strerror", None) or str(error)
