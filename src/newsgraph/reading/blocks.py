"""What each paragraph of an article is: told by its own form first, then by what stands around it.

Three passes, each linear: every paragraph's own form (boilerplate, date, byline, list item, captioned, sentence or short
line); the places of the whole (the top before the first sentence, the links at the end, lines that come back); and the
short lines that are left, which are headings or captions by what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsgraph.reading.boilerplate import announces_links, is_boilerplate, site_name
from newsgraph.reading.bylines import byline, dateline, signature
from newsgraph.reading.dates import DateLine, clock_at_start, date_at_end, date_line, labelled_at
from newsgraph.reading.paragraphs import Paragraph, bullet, ends_sentence, paragraphs


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


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text, half-open in Unicode characters, without white space at its ends.

    `heading` is the index of the HEADING block that governs it: the section it stands in, and for the date of a timeline
    the timeline's title.
    """

    kind: BlockKind
    start: int
    end: int
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a text and what they give away."""

    blocks: tuple[Block, ...]
    published: str | None
    authors: tuple[str, ...]
    dateline: tuple[int, int] | None
    headline: int | None


@dataclass(slots=True)
class _Part:
    """A paragraph on its way to becoming a block; `kind` stays None for a short line that its neighbours must explain."""

    paragraph: Paragraph
    text: str
    words: int
    kind: BlockKind | None = None
    date: DateLine | None = None
    authors: tuple[str, ...] | None = None


_LONG = 30
"""Words from which a line without a full stop is a paragraph that lost it, not a heading or caption."""
_HEADLINE_WORDS = 30
_DATED_LONGEST = 400
_SIGNATURE_WORDS = 15
_ENTRIES = 3
"""Paragraphs that begin with a time of day which make a live report."""
_FRAME_WORDS = 12
"""Words from which a paragraph that comes back word for word is taken to be the page's frame."""
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
_TITLE_OPENING = re.compile(r"(?i)(?:timeline|chronology|what|how|why|who|where|when|which|key\b|q\s?&\s?a|background|analysis|at a glance|in pictures)\b")
_TIMELINE = re.compile(r"(?i)\b(?:timeline|chronology|at a glance|day by day|how .{1,40} unfolded|key (?:dates|events))\b")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.(?:[A-Z]\.)+|\b(?:Jr|Sr|Inc|Ltd|Co|St|Ave|Rd|[A-Z][a-z]{1,4}))\.$|(?:[A-Z]\.){2,}$")
_TWEET = re.compile(r"\bpic\.twitter\.com/|\(@\w{1,30}\)\s+\w{3,9}\.?\s\d{1,2},\s\d{4}$")
_DANGLING = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|for|from|by|with|and|or|but|that|which|who|is|are|was|were|has|have|had|as|than))$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s?[^\W\d_a-z]")
_SPACES = re.compile(r"\s+")


def blocks_of(text: str, headline: str | None = None) -> Blocks:
    """Tell the parts of a text apart.

    Args:
        text: Any text; it is only looked at.
        headline: The headline that the metadata gives, so that the text's own copy of it is recognised.

    Returns:
        Blocks in order that cover everything but white space, and what they say about date, authors and place.
    """
    cut = paragraphs(text)
    live = sum(clock_at_start(text[p.start : p.end]) is not None for p in cut) >= _ENTRIES
    parts = [_own_form(text, piece) for paragraph in cut for piece in _date_apart(text, paragraph, live=live)]
    if not any(ends_sentence(part.text) for part in parts if part.words >= 7):
        _without_full_stops(parts)
    first = next((i for i, part in enumerate(parts) if _is_sentence(part)), len(parts))
    _lone_dashes(parts)
    _repeated(parts, first)
    _links_at_end(parts)
    title = _headline(parts, first, headline)
    authors = _bylines(parts, first)
    published = _dates(parts, first)
    _short_lines(parts, first)
    return _assemble(parts, first, title, authors, published)


def _own_form(text: str, paragraph: Paragraph) -> _Part:
    own = text[paragraph.start : paragraph.end]
    part = _Part(paragraph, own, len(own.split()))
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
    elif _is_sentence(part):
        part.kind = BlockKind.PARAGRAPH
    return part


def _date_apart(text: str, paragraph: Paragraph, *, live: bool) -> Iterator[Paragraph]:
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


def _is_sentence(part: _Part) -> bool:
    if part.date is not None or part.kind not in (None, BlockKind.PARAGRAPH):
        return False
    if part.words >= _LONG:
        return True
    if part.text[-1] == ":" and part.words <= 6:
        return False
    if part.words <= 14 and part.text.endswith(("...", "…")) and part.text[0] not in "\"“‘'":
        return False
    if part.text[-1] == "?" and part.words <= 10 and part.text[0] not in "\"“‘'":
        return False
    return ends_sentence(part.text)


def _without_full_stops(parts: Sequence[_Part]) -> None:
    """In text that has no full stops at all, lacking one means nothing."""
    for part in parts[1:] if len(parts) > 1 else parts:
        if part.kind is None and part.date is None and part.words >= 7:
            part.kind = BlockKind.PARAGRAPH


def _same(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ×*|»>").casefold()


def _repeated(parts: Sequence[_Part], first: int) -> None:
    """What comes back word for word is the page's frame: the first stays, its copies go.

    Short lines may well say the same of two victims, so only a headline's copies and long paragraphs count.
    """
    seen: set[str] = set()
    for i, part in enumerate(parts):
        if part.date is not None or part.words < (_FRAME_WORDS if i > first else 3):
            continue
        key = _same(part.text)
        if key in seen:
            part.kind = BlockKind.BOILERPLATE
        seen.add(key)


def _links_at_end(parts: Sequence[_Part]) -> None:
    """After "Related stories", nothing but short lines to the end: links."""
    start = len(parts)
    for i in range(len(parts) - 1, -1, -1):
        if announces_links(parts[i].text):
            start = i
        elif parts[i].kind is BlockKind.PARAGRAPH:
            break
    for link in parts[start:]:
        link.kind, link.date = BlockKind.BOILERPLATE, None


def _headline(parts: Sequence[_Part], first: int, given: str | None) -> int | None:
    if given is not None:
        wanted = _same(given)
        for i, part in enumerate(parts[:6]):
            if _same(part.text) == wanted and len(parts) > 1:
                part.kind, part.date = BlockKind.HEADLINE, None
                return i
    if len(parts) < 2:
        return None
    for i, part in enumerate(parts[: first + 1]):
        if part.date is not None or part.kind is BlockKind.BOILERPLATE or byline(part.text) is not None:
            continue
        if _like_headline(part, last=i == len(parts) - 1):
            part.kind = BlockKind.HEADLINE
            return i
        return None
    return None


def _like_headline(part: _Part, *, last: bool) -> bool:
    if last or part.kind not in (None, BlockKind.PARAGRAPH) or not 2 <= part.words <= _HEADLINE_WORDS or part.text[0].islower():
        return False
    if part.kind is None:
        return not (part.text[-1] == ":" and _TIMELINE.search(part.text) is None)
    # "Two die in Washington D.C." and "Is this the end?" end like sentences and are none.
    closing = part.text[-1] in "?!" and part.words <= 16 and part.text[0] not in "\"“‘'"
    return part.paragraph.alone and part.words <= 16 and (closing or _ABBREVIATED.search(part.text) is not None)


def _bylines(parts: Sequence[_Part], first: int) -> tuple[str, ...]:
    """Find who wrote it; between top and end only a line that begins with "By" is believed."""
    authors: list[str] = []
    for i, part in enumerate(parts):
        if part.kind not in (None, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or part.date is not None:
            continue
        within = first + 2 < i < len(parts) - 4
        if within and not (part.text[:3].lower() == "by " and part.words <= 8):
            continue
        names = byline(part.text) if i < len(parts) - 2 or part.text[0] not in "-–—" else signature(part.text)
        if names is not None:
            part.kind = BlockKind.BYLINE
            authors += [name for name in names if name not in authors]
    return tuple(authors)


def _lone_dashes(parts: Sequence[_Part]) -> None:
    """A dash makes a list only beside another item; alone it is what is left of a dateline, or an attribution."""
    for i, part in enumerate(parts):
        if part.kind is not BlockKind.LIST_ITEM or part.text[0] not in "-–":
            continue
        beside = [parts[j] for j in (i - 1, i + 1) if 0 <= j < len(parts)]
        if not any(bullet(other.text) for other in beside):
            part.kind = BlockKind.PARAGRAPH if ends_sentence(part.text) else None


def _dates(parts: Sequence[_Part], first: int) -> str | None:
    """Settle which lines of date are the article's and which are headings; return the publication date."""
    dated = [i for i, part in enumerate(parts) if part.date is not None]
    body = [i for i in dated if not _labelled(parts[i]) and _followed(parts, i)]
    published = [(k, value) for i, part in enumerate(parts) for k, value in _dated_at_ends(part, top=i <= first, end=i >= len(parts) - 2)]
    for i in dated:
        part, date = parts[i], parts[i].date
        assert date is not None
        if date.label is not None:
            part.kind = BlockKind.DATE
            if date.value:
                published.append((3 if date.label.startswith(("updat", "modif", "last", "revis")) else 0, date.value))
        elif i < first and not _opens_timeline(parts, i, body):
            part.kind = BlockKind.DATE
            if date.value:
                published.append((1, date.value))
        elif _followed(parts, i):
            part.kind = BlockKind.HEADING
        else:
            part.kind = BlockKind.DATE
            if date.value and i >= len(parts) - 3:
                published.append((4, date.value))
    return min(published, key=lambda found: found[0])[1] if published else None


def _dated_at_ends(part: _Part, *, top: bool, end: bool) -> Iterator[tuple[int, str]]:
    """The date of a dateline or byline at the article's top, or of a signature at its end, with how much it is worth beside others."""
    if part.date is not None or part.kind in (BlockKind.HEADLINE, BlockKind.BOILERPLATE):
        return
    if top and (head := dateline(part.text)) is not None and head.date:
        yield 2, head.date
    elif (top or end) and not _is_sentence(part) and part.words <= _SIGNATURE_WORDS and (found := date_at_end(part.text)):
        yield (2 if top else 5), found[1]


def _labelled(part: _Part) -> bool:
    return part.date is not None and part.date.label is not None


def _followed(parts: Sequence[_Part], i: int) -> bool:
    """Whether text comes right after a line of date, so that it can be its heading."""
    for part in parts[i + 1 : i + 4]:
        if part.kind is BlockKind.BOILERPLATE:
            continue
        return part.date is None or part.date.clock_only
    return False


def _opens_timeline(parts: Sequence[_Part], i: int, body: Sequence[int]) -> bool:
    """Whether a date before the first sentence heads the first entry of a timeline instead of dating the article.

    A publication date is not before the dates of what the article reports.
    """
    date = parts[i].date
    assert date is not None
    later = [j for j in body if j > i]
    if not later or not _followed(parts, i):
        return False
    if date.value is None or date.clock_only:
        return True
    values = [other.value for j in later if (other := parts[j].date) is not None and other.value]
    return bool(values) and len(values) == len(later) and date.value[:10] < max(values)[:10]


def _short_lines(parts: Sequence[_Part], first: int) -> None:
    """The short lines that are left are headings, captions or items, by their neighbours; from the end, so that these are known."""
    runs = _runs(parts)
    follower: _Part | None = None
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


def _runs(parts: Sequence[_Part]) -> dict[int, range]:
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


def _short_line(part: _Part, follower: _Part | None, *, alone: bool, top: bool, run: int) -> BlockKind:
    if alone or part.words >= _LONG or part.text[0].islower() or _DANGLING.search(part.text[-8:]):
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


_DATELINES_TRIED = 3
"""Paragraphs from the first that may open with a dateline; captions and teasers stand before it."""
_GALLERY = 3
"""Short lines one after the other that make a gallery, none of which is a heading."""
_LEVELS = 3
"""A heading that is a title governs dates, and a date governs times of day."""


def _assemble(parts: Sequence[_Part], first: int, title: int | None, authors: tuple[str, ...], published: str | None) -> Blocks:
    blocks: list[Block] = []
    place: tuple[int, int] | None = None
    headline: int | None = None
    governing: list[int | None] = [None] * _LEVELS
    tried = 0
    for i, part in enumerate(parts):
        kind = part.kind or BlockKind.PARAGRAPH
        start, end = part.paragraph.start, part.paragraph.end
        if kind is BlockKind.HEADING:
            level = 0 if part.date is None else 2 if part.date.clock_only else 1
            above = next((found for found in reversed(governing[:level]) if found is not None), None)
            governing[level:] = [len(blocks)] + [None] * (_LEVELS - level - 1)
            blocks.append(Block(kind, start, end, above))
            continue
        under = next((found for found in reversed(governing) if found is not None), None)
        if kind in (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATE, BlockKind.BOILERPLATE):
            under = None
        if i == title:
            headline = len(blocks)
        if kind is BlockKind.HEADLINE and (suffix := site_name(part.text)) is not None:
            name_start, name_end = start + len(part.text[:suffix].rstrip()), start + suffix
            blocks.append(Block(kind, start, name_start, None))
            kind, start = BlockKind.BOILERPLATE, name_end
        if kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION) and place is None and tried < _DATELINES_TRIED:
            tried += kind is BlockKind.PARAGRAPH
            head = dateline(part.text)
            if head is not None and (kind is BlockKind.PARAGRAPH or head.end == len(part.text)):
                place = (start, start + head.place_end)
                blocks.append(Block(BlockKind.DATELINE, start, start + head.end, under))
                start += head.end
                start += len(part.text[head.end :]) - len(part.text[head.end :].lstrip())
        if start < end:
            blocks.append(Block(kind, start, end, under))
    return Blocks(tuple(blocks), published, authors, place, headline)
