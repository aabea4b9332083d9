"""Doc ► words for the small grammars of numbers and times, which must not depend on how a pipeline's tokenizer cuts "7.30pm" or "$5m"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsgraph.annotation.tree import Doc

_WORD = re.compile(
    r"""
      \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?   # 2,280 or 1,250.50
    | \d+(?:\.\d+)*                        # 22 or 7.30 or 22.05.2017
    | ['’][^\W\d_]+                        # 's, 'clock
    | [^\W\d_]+                            # letters
    | \S
    """,
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n\s*\n")


class Word(NamedTuple):
    """A run of letters, a number or a sign of the text; a tuple, because a text has thousands.

    `start` and `end` are characters, `token` is the index of the Doc's token that holds its first character, `spaced` says whether
    white space (or the segment's start) is before it.
    """

    text: str
    lower: str
    start: int
    end: int
    token: int
    spaced: bool

    @property
    def is_number(self) -> bool:
        """Whether the word is written with digits."""
        return "0" <= self.text[0] <= "9"

    @property
    def is_capitalised(self) -> bool:
        """Whether its first letter is upper case."""
        return self.text[0].isupper()


NOTHING = Word(text=" ", lower="", start=-1, end=-1, token=-1, spaced=True)


class Segment:
    """The words of a stretch of text that no expression reaches beyond (a paragraph); reading past its ends gives NOTHING."""

    __slots__ = ("words",)

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    def __getitem__(self, i: int) -> Word:
        return self.words[i] if 0 <= i < len(self.words) else NOTHING

    def __len__(self) -> int:
        return len(self.words)

    def skip(self, i: int, *texts: str) -> int:
        """The position after `texts` where the words at `i` are these (in lower case), else `i`."""
        if all(self[i + k].lower == text for k, text in enumerate(texts)):
            return i + len(texts)
        return i


def segments(doc: Doc, breaks: Iterable[int] = ()) -> list[Segment]:
    """The words of a text, cut at blank lines and at the characters `breaks` (such as the starts of blocks)."""
    text = doc.text
    cuts = sorted({*(m.end() for m in _BLANK_LINE.finditer(text)), *breaks}, reverse=True)
    out: list[Segment] = []
    words: list[Word] = []
    token, last, previous_end = 0, len(doc) - 1, -1
    ends = [t.idx + len(t.text) for t in doc]
    for match in _WORD.finditer(text):
        start, end = match.span()
        while token < last and ends[token] <= start:
            token += 1
        if cuts and start >= cuts[-1]:
            while cuts and start >= cuts[-1]:
                cuts.pop()
            if words:
                out.append(Segment(words))
            words, previous_end = [], -1
        piece = match.group()
        words.append(Word(piece, piece.lower(), start, end, token, start != previous_end))
        previous_end = end
    if words:
        out.append(Segment(words))
    return out


def words_of(text: str) -> Segment:
    """The words of a text that no Doc stands behind; their `token` is -1."""
    found = list(_WORD.finditer(text))
    return Segment([Word(m[0], m[0].lower(), m.start(), m.end(), -1, k == 0 or found[k - 1].end() != m.start()) for k, m in enumerate(found)])


def last_token(word: Word, doc: Doc) -> int:
    """The index of the Doc's token that holds the last character of `word`."""
    i = word.token
    while i + 1 < len(doc) and doc[i + 1].idx < word.end:
        i += 1
    return i
