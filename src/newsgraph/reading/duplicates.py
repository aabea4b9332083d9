"""Wire copy: which article is the same text as an earlier one, or nearly so, by MinHash over five-word shingles.

Candidates come from locality-sensitive hashing, so that no article is compared with all others, and each candidate's
similarity is estimated from its signature. Broder, "On the resemblance and containment of documents" (1997);
banding after Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING

from newsgraph.reading.article import Article

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
_PRIME = (1 << 31) - 1


class Duplicates:
    """Remembers the articles of a run and says of each new one which earlier article it copies.

    The memory needed is about 1 KB an article, whatever its length. Which of two copies counts as the original depends on
    the order in which they come; feed articles in an order of your own (sorted by id, say) for a result that does not depend
    on how they were read. A copy is not remembered, so that a chain of small changes does not drift away from its origin.
    """

    def __init__(self) -> None:
        """Start with no article known."""
        self._ids: list[str] = []
        self._exact: dict[bytes, int] = {}
        self._signatures = array("I")
        self._bands: list[dict[bytes, array[int]]] = [{} for _ in range(_BANDS)]

    def of(self, article: Article) -> str | None:
        """The id of the earlier article that this one copies, None for one that is new, which is then remembered."""
        words = _words(article.text)
        digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._exact.get(digest)
        if known is not None:
            return self._ids[known]
        signature = _signature(words) if len(words) >= _FEWEST_WORDS else None
        if signature is not None:
            similar = self._most_similar(signature)
            if similar is not None:
                return self._ids[similar]
        self._remember(article.id, digest, signature)
        return None

    def _remember(self, name: str, digest: bytes, signature: NDArray[np.uint32] | None) -> None:
        number = len(self._ids)
        self._ids.append(name)
        self._exact[digest] = number
        if signature is None:
            self._signatures.extend([0] * (_BANDS * _ROWS))
            return
        self._signatures.extend(signature.tolist())
        for band, key in zip(self._bands, _keys(signature), strict=True):
            band.setdefault(key, array("I")).append(number)

    def _most_similar(self, signature: NDArray[np.uint32]) -> int | None:
        import numpy as np

        candidates = {number for band, key in zip(self._bands, _keys(signature), strict=True) for number in band.get(key, ())}
        best: tuple[float, int] | None = None
        length = _BANDS * _ROWS
        for number in sorted(candidates):
            other = np.array(self._signatures[number * length : (number + 1) * length], dtype=np.uint32)
            likeness = float(np.mean(other == signature))
            if likeness >= _SIMILAR and (best is None or likeness > best[0]):
                best = (likeness, number)
        return best[1] if best else None


def _words(text: str) -> list[str]:
    """The words alone: wire copy differs in case, quotation marks, dashes and line breaks from paper to paper."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _keys(signature: NDArray[np.uint32]) -> list[bytes]:
    return [signature[i * _ROWS : (i + 1) * _ROWS].tobytes() for i in range(_BANDS)]


def _signature(words: list[str]) -> NDArray[np.uint32]:
    """The smallest of each of 128 hashes over all shingles; fixed multipliers, so that every process gets the same."""
    import numpy as np

    words = words[:_MOST_WORDS]
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = np.fromiter(
        (int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little") for shingle in shingles),
        dtype=np.uint64,
        count=len(shingles),
    ) % np.uint64(_PRIME)
    multipliers, offsets = _permutations()
    signature = np.full(_BANDS * _ROWS, _PRIME, dtype=np.uint64)
    for start in range(0, len(hashes), 2048):
        part = (multipliers[:, None] * hashes[None, start : start + 2048] + offsets[:, None]) % np.uint64(_PRIME)
        np.minimum(signature, part.min(axis=1), out=signature)
    return signature.astype(np.uint32)


def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    import numpy as np

    raw = [int.from_bytes(blake2b(f"newsgraph {i}".encode(), digest_size=8).digest(), "little") for i in range(2 * _BANDS * _ROWS)]
    numbers = np.array([1 + value % (_PRIME - 1) for value in raw], dtype=np.uint64)
    return numbers[: _BANDS * _ROWS], numbers[_BANDS * _ROWS :]
