"""Wire copy: which article is the same text as an earlier one, or nearly so, by MinHash over five-word shingles.

Candidates come from locality-sensitive hashing, so that no article is compared with all others, and each candidate's
similarity is estimated from its signature. Likeness alone is not enough: bulletins of one form ("a magnitude 5.1 earthquake
struck …") tell of different events in the same words, so that one text must also hold the other's figures and names.
Broder, "On the resemblance and containment of documents" (1997); banding after Leskovec, Rajaraman and Ullman, "Mining of
Massive Datasets", chapter 3.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_BANDS, _ROWS = 32, 4
"""128 hashes: two texts that share 0.7 of their shingles meet in a band with a probability of 0.9998, at 0.3 with 0.23."""
_SIMILAR = 0.7
_FEWEST_WORDS = 30
"""Below this many words chance likeness is too easy, and only exact copies count."""
_MOST_WORDS = 20_000
_OTHER_NAMES = 2
"""Words with a capital that each of two copies may have for itself: the agency's name, the first word of another headline."""
_NUMBERS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens"))
_PRIME = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of a text, in a few hundred bytes whatever its length; the same in every process.

    `exact` is the same for texts of the same words; `signature` is its MinHash, empty where it is too short for one; `figures` and `names`
    are hashes of its numbers and of its words with a capital, four bytes each.
    """

    exact: bytes
    signature: bytes = b""
    figures: bytes = b""
    names: bytes = b""


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of an article's text."""
    plain = unicodedata.normalize("NFKC", text)
    written = _WORD.findall(plain)
    # The words alone: wire copy differs in case, quotation marks, dashes and line breaks from paper to paper.
    words = [w.casefold() for w in written]
    exact = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    if len(words) < _FEWEST_WORDS:
        return Fingerprint(exact)
    figures = Counter(w for w in words if w in _NUMBERS or (not w.isalpha() and any(c.isdecimal() for c in w)))
    names = {w.casefold() for w in written if w[0].isupper()} - figures.keys()
    return Fingerprint(exact, _signature(words).tobytes(), _hashes(f"{w} {k}" for w, n in figures.items() for k in range(n)), _hashes(names))


class Duplicates:
    """Remembers the articles that it is shown and says of each new one which earlier article it copies.

    What it remembers lies in a temporary file, so that the memory needed does not grow. Which of two copies counts as the original
    depends on the order in which they come: feed articles in an order of their own (by date and id, say) for a result that does not
    depend on how they were read. A copy is not remembered, so that a chain of small changes does not drift away from its origin.
    """

    def __init__(self) -> None:
        """Start with no article known."""
        self._known = sqlite3.connect("", isolation_level=None)
        self._known.executescript(
            """PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE article (number INTEGER PRIMARY KEY, name TEXT, exact BLOB UNIQUE, signature BLOB, figures BLOB, names BLOB);
            CREATE TABLE band (key BLOB, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
            BEGIN"""
        )

    def of(self, name: str, mark: Fingerprint) -> str | None:
        """The name of the earlier article that this one copies, None for one that is new, which is then remembered."""
        same = self._known.execute("SELECT name FROM article WHERE exact = ?", (mark.exact,)).fetchone()
        if same is None and mark.signature:
            same = self._most_similar(mark)
        if same is not None:
            return str(same[0])
        row = (name, mark.exact, mark.signature, mark.figures, mark.names)
        number = self._known.execute("INSERT INTO article (name, exact, signature, figures, names) VALUES (?, ?, ?, ?, ?)", row).lastrowid
        if mark.signature:
            self._known.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", ((key, number) for key in _keys(mark.signature)))
        return None

    def close(self) -> None:
        """Forget everything."""
        self._known.close()

    def _most_similar(self, mark: Fingerprint) -> tuple[str] | None:
        import numpy as np

        keys = _keys(mark.signature)
        rows = self._known.execute(
            f"""SELECT name, signature, figures, names FROM article
            WHERE number IN (SELECT number FROM band WHERE key IN ({",".join("?" * len(keys))})) ORDER BY number""",
            keys,
        )
        mine = np.frombuffer(mark.signature, dtype=np.uint32)
        best: tuple[float, str] | None = None
        for name, signature, figures, names in rows:
            likeness = float(np.mean(np.frombuffer(signature, dtype=np.uint32) == mine))
            if likeness >= _SIMILAR and (best is None or likeness > best[0]) and _holds(mark.figures, figures, 0) and _holds(mark.names, names, _OTHER_NAMES):
                best = (likeness, name)
        return (best[1],) if best else None


def _holds(a: bytes, b: bytes, but: int) -> bool:
    """Whether one of two sets of hashes holds the other, but for so many."""
    first, second = ({x[i : i + 4] for i in range(0, len(x), 4)} for x in (a, b))
    return min(len(first - second), len(second - first)) <= but


def _hashes(words: Iterable[str]) -> bytes:
    return b"".join(sorted(_hash(w).to_bytes(4) for w in words))


def _hash(text: str) -> int:
    """32 bits, by the fastest that there is: every shingle of a corpus is hashed, and likeness is an estimate anyway."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _keys(signature: bytes) -> list[bytes]:
    width = 4 * _ROWS
    return [bytes([i]) + signature[i * width : (i + 1) * width] for i in range(_BANDS)]


def _signature(words: list[str]) -> NDArray[np.uint32]:
    """The smallest of each of 128 hashes over all shingles; fixed multipliers, so that every process gets the same."""
    import numpy as np

    words = words[:_MOST_WORDS]
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = np.fromiter(map(_hash, shingles), dtype=np.uint64, count=len(shingles)) % np.uint64(_PRIME)
    multipliers, offsets = _permutations()
    signature = np.full(_BANDS * _ROWS, _PRIME, dtype=np.uint64)
    for start in range(0, len(hashes), 2048):
        part = (multipliers[:, None] * hashes[None, start : start + 2048] + offsets[:, None]) % np.uint64(_PRIME)
        np.minimum(signature, part.min(axis=1), out=signature)
    return signature.astype(np.uint32)


@lru_cache(maxsize=1)
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    import numpy as np

    raw = [int.from_bytes(blake2b(f"newsgraph {i}".encode(), digest_size=8).digest(), "little") for i in range(2 * _BANDS * _ROWS)]
    numbers = np.array([1 + value % (_PRIME - 1) for value in raw], dtype=np.uint64)
    return numbers[: _BANDS * _ROWS], numbers[_BANDS * _ROWS :]
