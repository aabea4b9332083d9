"""Pairs that are surely one ► clusters, the surest first, each cluster with at most one thing of any article, and of one time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from newsgraph.identity.likeness import DAYS_APART


class Clusters:
    """Numbered things, each in a cluster; union-find with what must stay apart."""

    def __init__(self) -> None:
        """No things yet."""
        self._up, self._article_of = array("q"), array("q")
        self._first, self._last = array("i"), array("i")
        self._articles: dict[int, set[int]] = {}
        self._apart: list[tuple[int, int]] = []

    def add(self, article: int, days: Sequence[int] = ()) -> int:
        """Take in the next thing, of an article and of some days (ordinals); its number, from 0."""
        number = len(self._up)
        self._up.append(number)
        self._article_of.append(article)
        self._first.append(min(days, default=0))
        self._last.append(max(days, default=0))
        return number

    def keep_apart(self, a: int, b: int) -> None:
        """Never let these two come into one cluster."""
        self._apart.append((a, b))

    def root(self, thing: int) -> int:
        """The number that stands for the thing's cluster: the least of its things."""
        while self._up[thing] != thing:
            self._up[thing] = self._up[self._up[thing]]
            thing = self._up[thing]
        return thing

    def join(self, a: int, b: int, *, decided: bool = False) -> bool:
        """Make one cluster of two, and say whether that was done; somebody's own decision (`decided`) asks for nothing more.

        It is not where both have a thing of one article, for that article tells them apart, where a pair must stay apart, or where their days are
        far apart: what has no day makes no one of what happened in May and in December.
        """
        a, b = sorted((self.root(a), self.root(b)))
        if a == b:
            return False
        first, second = (self._articles.get(x, {self._article_of[x]}) for x in (a, b))
        dated = self._first[a] and self._first[b]
        if not decided and (
            first & second
            or (dated and max(self._first[a], self._first[b]) > min(self._last[a], self._last[b]) + DAYS_APART)
            or any({self.root(x), self.root(y)} == {a, b} for x, y in self._apart)
        ):
            return False
        self._first[a] = min(self._first[a], self._first[b]) if dated else self._first[a] or self._first[b]
        self._last[a] = max(self._last[a], self._last[b])
        small, large = sorted((first, second), key=len)
        large |= small
        self._articles.pop(b, None)
        self._articles[a] = large
        self._up[b] = a
        return True

    def members(self) -> Iterator[tuple[int, int]]:
        """(cluster, thing) for every thing whose cluster has another number than itself."""
        return ((root, thing) for thing in range(len(self._up)) if (root := self.root(thing)) != thing)
