"""Pairs that are surely one ► clusters, the surest first, each cluster with at most one thing of any article."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence


class Clusters:
    """Numbered things, each in a cluster; union-find with what must stay apart."""

    def __init__(self, article_of: Sequence[int], apart: Iterable[tuple[int, int]] = ()) -> None:
        """`article_of` says for each thing which article it is of; the pairs of `apart` never come into one cluster."""
        self._up = array("q", range(len(article_of)))
        self._article_of = article_of
        self._articles: dict[int, set[int]] = {}
        self._apart = list(apart)

    def root(self, thing: int) -> int:
        """The number that stands for the thing's cluster: the least of its things."""
        while self._up[thing] != thing:
            self._up[thing] = self._up[self._up[thing]]
            thing = self._up[thing]
        return thing

    def join(self, a: int, b: int, *, decided: bool = False) -> bool:
        """Make one cluster of two, and say whether that was done; somebody's own decision (`decided`) asks for nothing more.

        It is not where both have a thing of one article, for that article tells them apart, or where a pair must stay apart.
        """
        a, b = sorted((self.root(a), self.root(b)))
        if a == b:
            return False
        first, second = (self._articles.get(x, {self._article_of[x]}) for x in (a, b))
        if not decided and (first & second or any({self.root(x), self.root(y)} == {a, b} for x, y in self._apart)):
            return False
        small, large = sorted((first, second), key=len)
        large |= small
        self._articles.pop(b, None)
        self._articles[a] = large
        self._up[b] = a
        return True

    def members(self) -> Iterator[tuple[int, int]]:
        """(cluster, thing) for every thing whose cluster has another number than itself."""
        return ((root, thing) for thing in range(len(self._up)) if (root := self.root(thing)) != thing)
