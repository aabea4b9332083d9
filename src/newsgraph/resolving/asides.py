"""Headlines of other articles that stand between the paragraphs of one: "Man held over bar shooting", "RELATED: Bond set in girl's death"."""

from __future__ import annotations

from bisect import bisect_right

from newsgraph.annotation.tree import Doc
from newsgraph.reading.document import Block, BlockKind, Document
from newsgraph.reading.paragraphs import ends_sentence

_SHORTEST = 4  # words; a heading of fewer is the article's own
_SENTENCE_WORDS = frozenset(("a", "an", "the", "was", "were", "is", "are", "has", "have", "had"))
"""What headlines leave out: a line with one of them may be a caption or an item of a list."""


def asides(doc: Doc, document: Document, timed: frozenset[int]) -> frozenset[int]:
    """The numbers of the sentences that stand in such lines; `timed` are the tokens of dates, which begin the entries of a timeline."""
    starts = [b.start for b in document.blocks]
    headlines = set()
    told = False
    for k, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        if told and not ends_sentence(text) and _is_headline(block, text):
            headlines.add(k)
        told |= block.kind is BlockKind.PARAGRAPH
    inside = ((k, s) for k, s in enumerate(doc.sents) if bisect_right(starts, s.start_char) - 1 in headlines)
    return frozenset(k for k, sentence in inside if not any(t.i in timed for t in sentence))


def _is_headline(block: Block, text: str) -> bool:
    if block.kind is BlockKind.BOILERPLATE:
        return True
    words = text.split()
    return len(words) >= _SHORTEST and _SENTENCE_WORDS.isdisjoint(w.lower() for w in words)
