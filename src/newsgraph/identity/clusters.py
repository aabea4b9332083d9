"""Pairs that are surely one ► clusters, the surest first, each cluster with at most one thing of any article, and of one time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from newsgraph.identity.spans import ALWAYS, DAYS_APART, Span


class Clusters:
    """Numbered things, each in a cluster; union-find with what must stay apart."""

    def __init__(self) -> None:
        """No things yet."""
        self._up, self._article_of = array("q"), array("q")
        self._first, self._last = array("q"), array("q")
        self._articles: dict[int, set[int]] = {}
        self._apart: list[tuple[int, int]] = []

    def add(self, article: int, span: Span = ALWAYS) -> int:
        """Take in the next thing, of an article and of some time; its number, from 0."""
        number = len(self._up)
        self._up.append(number)
        self._article_of.append(article)
        self._first.append(span[0])
        self._last.append(span[1])
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

        It is not where both have a thing of one article, for that article tells them apart, where a pair must stay apart, or where no time is left
        that is near to what all of their things say: what has no day makes no one of what happened in May and in December.
        """
        a, b = sorted((self.root(a), self.root(b)))
        if a == b:
            return False
        articles, others = (self._articles.get(x, {self._article_of[x]}) for x in (a, b))
        first, last = max(self._first[a], self._first[b]), min(self._last[a], self._last[b])
        if not decided and (articles & others or first > last + DAYS_APART or any({self.root(x), self.root(y)} == {a, b} for x, y in self._apart)):
            return False
        self._first[a], self._last[a] = first, last
        small, large = sorted((articles, others), key=len)
        large |= small
        self._articles.pop(b, None)
        self._articles[a] = large
        self._up[b] = a
        return True

    def members(self) -> Iterator[tuple[int, int]]:
        """(cluster, thing) for every thing whose cluster has another number than itself."""
        return ((root, thing) for thing in range(len(self._up)) if (root := self.root(thing)) != thing)
