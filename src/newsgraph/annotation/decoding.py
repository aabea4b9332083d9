"""Scores ► trees and names: the best single-rooted tree of a sentence, and the best well-formed sequence of BIOES tags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_FORBIDDEN = np.float32(-1e9)


def best_tree(scores: Floats) -> list[int]:
    """Heads of a sentence's words from arc scores [n, 1 + n] (column 0 the root): word indices from 0, the root's head itself.

    Greedy where that is a tree; else Chu-Liu and Edmonds' maximum spanning tree with one root (the best root word is fixed first).
    """
    n = scores.shape[0]
    if n == 1:
        return [0]
    arcs = scores[:, 1:].copy()
    np.fill_diagonal(arcs, _FORBIDDEN)
    root = int(np.argmax(scores[:, 0] - arcs.max(1)))
    heads = arcs.argmax(1)
    heads[root] = root
    if not _cycle(heads):
        return [int(h) for h in heads]
    return _spanning_tree(arcs, root)


def _cycle(heads: NDArray[np.intp]) -> list[int]:
    """The members of one cycle of the head function, empty where there is none; the root points at itself."""
    colour = [0] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while not colour[i]:
            colour[i] = start + 1
            path.append(i)
            if heads[i] == i:
                break
            i = int(heads[i])
        else:
            if colour[i] == start + 1 and heads[i] != i:
                return path[path.index(i) :]
    return []


def _spanning_tree(arcs: Floats, root: int) -> list[int]:
    """Chu-Liu and Edmonds over a dense matrix [dependent, head]; at most one contraction a cycle."""
    heads = arcs.argmax(1)
    heads[root] = root
    cycle = _cycle(heads)
    if not cycle:
        return [int(h) for h in heads]
    members = np.array(cycle)
    rest = np.array([i for i in range(len(heads)) if i not in set(cycle)])
    inside = arcs[members, heads[members]]
    entering = arcs[np.ix_(members, rest)] - inside[:, None]
    enter_at = entering.argmax(0)
    leaving = arcs[np.ix_(rest, members)]
    leave_from = leaving.argmax(1)
    k = len(rest)
    small = np.full((k + 1, k + 1), _FORBIDDEN, dtype=np.float32)
    small[:k, :k] = arcs[np.ix_(rest, rest)]
    small[k, :k] = entering.max(0)
    small[:k, k] = leaving.max(1)
    solved = _spanning_tree(small, int(np.flatnonzero(rest == root)[0]))
    out = [int(h) for h in heads]
    for i in range(k):
        out[int(rest[i])] = int(rest[solved[i]]) if solved[i] < k else int(members[leave_from[i]])
    entry = int(members[enter_at[solved[k]]])
    out[entry] = int(rest[solved[k]])
    out[root] = root
    return out


def transitions(tags: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """(allowed from tag to tag, allowed at the start, allowed at the end) as additive scores of 0 or a large negative number."""
    n = len(tags)
    step = np.full((n, n), _FORBIDDEN, dtype=np.float32)
    for i, a in enumerate(tags):
        for j, b in enumerate(tags):
            inside = a[:2] in ("B-", "I-")
            if inside == (b[:2] in ("I-", "E-")) and (not inside or a[2:] == b[2:]):
                step[i, j] = 0.0
    first = np.array([0.0 if t[:2] in ("O", "B-", "S-") else _FORBIDDEN for t in tags], dtype=np.float32)
    last = np.array([0.0 if t[:2] in ("O", "E-", "S-") else _FORBIDDEN for t in tags], dtype=np.float32)
    return step, first, last


def best_tags(scores: Floats, rules: tuple[Floats, Floats, Floats]) -> list[int]:
    """Viterbi: the best allowed tag sequence of one sentence from log-probabilities [n, tags]."""
    step, first, last = rules
    n = scores.shape[0]
    greedy = scores.argmax(1)
    if not greedy.any():
        return [0] * n
    back = np.empty((n, scores.shape[1]), dtype=np.intp)
    total = scores[0] + first
    for i in range(1, n):
        paths = total[:, None] + step
        back[i] = paths.argmax(0)
        total = paths[back[i], np.arange(paths.shape[1])] + scores[i]
    tag = int((total + last).argmax())
    out = [tag]
    for i in range(n - 1, 0, -1):
        tag = int(back[i, tag])
        out.append(tag)
    return out[::-1]
