"""Short lines that their own form does not explain: headings, captions or list items, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgraph.reading.bylines import dateline
from newsgraph.reading.parts import LONG, BlockKind, Part

_GALLERY = 3
"""Short lines one after the other that make a gallery, none of which is a heading."""
_TITLE_OPENING = re.compile(r"(?i)(?:timeline|chronology|what|how|why|who|where|when|which|key\b|q\s?&\s?a|background|analysis|at a glance|in pictures)\b")
_DANGLING = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|but|that|which|who|is|are|was|were|has|have|had|as|than))$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s?[^\W\d_a-z]")


def settle_short_lines(parts: Sequence[Part], first: int) -> None:
    """Give every part that has no kind yet the one that its neighbours leave for it; from the end, so that these are known.

    `first` is the index of the article's first sentence.
    """
    runs = _runs(parts)
    follower: Part | None = None
    for i in range(len(parts) - 1, -1, -1):
        part = parts[i]
        if part.kind is None:
            run = runs[i]
            if len(run) >= 2 and run[0] > 0 and parts[run[0] - 1].text[-1] == ":" and run[0] > first:
                part.kind = BlockKind.LIST_ITEM
            else:
                part.kind = _short_line(part, follower, alone=len(parts) == 1, top=i < first, run=len(run))
        if part.kind is not BlockKind.BOILERPLATE:
            follower = part


def _runs(parts: Sequence[Part]) -> dict[int, range]:
    """For each short line the unbroken run of short lines that it stands in."""
    runs: dict[int, range] = {}
    start = 0
    for i in range(len(parts) + 1):
        if i < len(parts) and parts[i].kind is None and parts[i].date is None:
            continue
        for j in range(start, i):
            runs[j] = range(start, i)
        start = i + 1
    return runs


def _short_line(part: Part, follower: Part | None, *, alone: bool, top: bool, run: int) -> BlockKind:
    if alone or part.words >= LONG or part.text[0].islower() or _DANGLING.search(part.text[-8:]):
        return BlockKind.PARAGRAPH
    if part.words >= 6 and dateline(part.text) is not None:
        return BlockKind.PARAGRAPH
    if follower is not None and follower.kind is BlockKind.HEADING and follower.date is not None:
        return BlockKind.HEADING
    if top or follower is None or part.text[0] in "\"“‘'«([" or _ATTRIBUTION.match(part.text):
        return BlockKind.CAPTION
    heads_text = follower.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and run < _GALLERY
    if heads_text and (part.words <= 6 or part.text[-1] in ":?" or (_like_title(part.text) and part.words <= 14)):
        return BlockKind.HEADING
    return BlockKind.CAPTION


def _like_title(line: str) -> bool:
    if _TITLE_OPENING.match(line):
        return True
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
