"""Where paragraphs begin and end in plain text: blank lines, one line each, or hard-wrapped lines that belong together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WIDEST = 110
"""Characters of the longest line in text that somebody wrapped by hand or for mail."""
_NARROWEST = 40
_SENTENCE_END = re.compile(r"[.!?…:;。！？।؟]['\"”’»)\]]*$")
_BULLET = re.compile(r"(?:[•·▪▫◦●○■□➤►‣⁃]\s*|\*\s*(?!\*)|[-–]\s+|\(?\d{1,2}[.)]\s+(?!\d))(?=\S)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text between breaks: characters from `start` to `end`, no white space at its ends."""

    start: int
    end: int
    alone: bool
    """Whether blank lines or the text's ends are on both sides of it."""


def ends_sentence(text: str) -> bool:
    """Whether a stretch of text ends like a sentence, closing quotation marks and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def bullet(line: str) -> bool:
    """Whether a line begins like the item of a list."""
    return _BULLET.match(line) is not None


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs, in order, with nothing but white space between them."""
    groups = tuple(_groups(text))
    width = _wrap_width(text, groups)
    found: list[Paragraph] = []
    for group in groups:
        pieces = list(_pieces(text, group, width))
        found += [Paragraph(start, end, alone=len(pieces) == 1) for start, end in pieces]
    return tuple(found)


_Line = tuple[int, int]


def _groups(text: str) -> Iterator[tuple[_Line, ...]]:
    """Lines without white space around them, in groups that blank lines divide."""
    group: list[_Line] = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            group.append((start, start + len(stripped)))
        elif group:
            yield tuple(group)
            group = []
        position += len(line)
    if group:
        yield tuple(group)


def _wrap_width(text: str, groups: Sequence[tuple[_Line, ...]]) -> int | None:
    """The width at which the text was wrapped, None when its lines are paragraphs.

    A line was wrapped when the first word of the next one would not have fitted any more.
    """
    pairs = [(line, following) for group in groups for line, following in itertools.pairwise(group)]
    if len(pairs) < 2:
        return None
    width = max(end - start for group in groups if len(group) > 1 for start, end in group)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(_full(text, line, following, width) for line, following in pairs)
    return width if full >= 0.7 * len(pairs) else None


def _full(text: str, line: _Line, following: _Line, width: int) -> bool:
    first_word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width


def _pieces(text: str, group: Sequence[_Line], width: int | None) -> Iterator[_Line]:
    start, end = group[0]
    for line, following in itertools.pairwise(group):
        if _belongs(text, line, following, width):
            end = following[1]
        else:
            yield start, end
            start, end = following
    yield start, end


def _belongs(text: str, line: _Line, following: _Line, width: int | None) -> bool:
    words, next_words = text[line[0] : line[1]], text[following[0] : following[1]]
    if bullet(next_words):
        return False
    if width is not None and _full(text, line, following, width):
        # An indented first line begins a paragraph.
        return not (_indent(text, following) > _indent(text, line) and ends_sentence(words))
    # A sentence broken in its middle: no stop here, a small letter there.
    return not ends_sentence(words) and next_words[0].islower()


def _indent(text: str, line: _Line) -> int:
    return line[0] - (text.rfind("\n", 0, line[0]) + 1)
