"""The parts that a text is cut into, and what each shows by its own form: boilerplate, date, list item, caption or sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from newsgraph.reading.boilerplate import is_boilerplate
from newsgraph.reading.dates import DateLine, clock_at_start, date_line, labelled_at
from newsgraph.reading.paragraphs import Paragraph, bullet, ends_sentence


class BlockKind(StrEnum):
    """What a block of text is to the reader of a newspaper."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    CAPTION = "caption"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    BOILERPLATE = "boilerplate"


@dataclass(slots=True)
class Part:
    """A paragraph on its way to becoming a block; `kind` stays None for a short line that its neighbours must explain."""

    paragraph: Paragraph
    text: str
    words: int
    kind: BlockKind | None = None
    date: DateLine | None = None
    authors: tuple[str, ...] | None = None


LONG = 30
"""Words from which a line without a full stop is a paragraph that lost it, not a heading or caption."""
_DATED_LONGEST = 400
_CREDIT = re.compile(
    r"\(?(?:file\s+|stock\s+)?(?:photos?|images?|pictures?|pics?|photographs?|photography|video|credit|illustration|graphic|caption|map)"
    r"(?:\s+(?:credit|courtesy|source|caption))?\s*(?::|\bby\b|\bcourtesy\b|\bfrom\b|/).{1,300}",
    re.IGNORECASE | re.DOTALL,
)
_CREDITED = re.compile(
    r"(?:[(\[]|[.|–—-]\s*|\s)(?:(?:photo|image|picture|pic|credit|video)s?\s*(?::|\bby\b)[^.]{1,60}\.?|"
    r"(?:photo|image|getty(?: images)?|reuters|afp|shutterstock|ap photo|file photo|press association|pa|epa|alamy|"
    r"[\w.’' ]{2,40}, staff|[\w.’' ]{2,40}/[\w.’' ]{2,40})\s*)[)\]]?\.?\s*",
    re.IGNORECASE,
)
_TWEET = re.compile(r"\bpic\.twitter\.com/|\(@\w{1,30}\)\s+\w{3,9}\.?\s\d{1,2},\s\d{4}$")


def own_form(text: str, paragraph: Paragraph) -> Part:
    """Tell what a paragraph of `text` is by itself; its kind stays None where that is not to be told."""
    own = text[paragraph.start : paragraph.end]
    part = Part(paragraph, own, len(own.split()))
    part.date = date_line(own)
    if part.date is not None:
        return part
    if is_boilerplate(own):
        part.kind = BlockKind.BOILERPLATE
    elif _TWEET.search(own):
        part.kind = BlockKind.PARAGRAPH
    elif bullet(own):
        part.kind = BlockKind.LIST_ITEM
    elif part.words < 60 and (_CREDIT.fullmatch(own) or _credited(own)):
        part.kind = BlockKind.CAPTION
    elif is_sentence(part):
        part.kind = BlockKind.PARAGRAPH
    return part


def date_apart(text: str, paragraph: Paragraph, *, live: bool) -> Iterator[Paragraph]:
    """Set apart the date that a page runs on after a headline or byline: "… identified Posted: Oct 29, 2015 2:43 PM", and the times of a live report."""
    own = text[paragraph.start : paragraph.end]
    if live and (clock := clock_at_start(own)):
        yield replace(paragraph, end=paragraph.start + clock)
        yield replace(paragraph, start=paragraph.start + len(own) - len(own[clock:].lstrip(" :–—-\t")))
        return
    at = labelled_at(own) if len(own) < _DATED_LONGEST else None
    if not at:
        yield paragraph
        return
    before = len(own[:at].rstrip(" |•·-–—\n\t"))
    if before:
        yield replace(paragraph, end=paragraph.start + before)
    yield replace(paragraph, start=paragraph.start + at)


def _credited(own: str) -> bool:
    """Whether a line ends with who took the picture: "EU flags. Image: C. Suthorn." or "(Leah Masuda, Staff)"."""
    tail = own[-90:]
    return any(_CREDITED.fullmatch(tail, found.start()) for found in re.finditer(r"[(\[.|–—-]", tail))


def is_sentence(part: Part) -> bool:
    """Whether it is prose: long, or ending like a sentence."""
    if part.date is not None or part.kind not in (None, BlockKind.PARAGRAPH):
        return False
    if part.words >= LONG:
        return True
    if part.text[-1] == ":" and part.words <= 6:
        return False
    if part.words <= 14 and part.text.endswith(("...", "…")) and part.text[0] not in "\"“‘'":
        return False
    if part.text[-1] == "?" and part.words <= 10 and part.text[0] not in "\"“‘'":
        return False
    return ends_sentence(part.text)
