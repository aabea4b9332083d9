"""What each paragraph of an article is: told by its own form first, then by what stands around it.

Three passes, each linear: every paragraph's own form (boilerplate, date, byline, list item, captioned, sentence or short
line); the places of the whole (the top before the first sentence, the links at the end, lines that come back); and the
short lines that are left, which are headings or captions by what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsgraph.reading.boilerplate import announces_links, site_name
from newsgraph.reading.bylines import byline, dateline, signature
from newsgraph.reading.dates import clock_at_start, date_at_end
from newsgraph.reading.paragraphs import bullet, ends_sentence, paragraphs
from newsgraph.reading.parts import BlockKind, Part, date_apart, is_sentence, own_form
from newsgraph.reading.short_lines import settle_short_lines


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


_HEADLINE_WORDS = 30
_SIGNATURE_WORDS = 15
_ENTRIES = 3
"""Paragraphs that begin with a time of day which make a live report."""
_FRAME_WORDS = 12
"""Words from which a paragraph that comes back word for word is taken to be the page's frame."""
_TIMELINE = re.compile(r"(?i)\b(?:timeline|chronology|at a glance|day by day|how .{1,40} unfolded|key (?:dates|events))\b")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.(?:[A-Z]\.)+|\b(?:Jr|Sr|Inc|Ltd|Co|St|Ave|Rd|[A-Z][a-z]{1,4}))\.$|(?:[A-Z]\.){2,}$")
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
    parts = [own_form(text, piece) for paragraph in cut for piece in date_apart(text, paragraph, live=live)]
    if not any(ends_sentence(part.text) for part in parts if part.words >= 7):
        _without_full_stops(parts)
    first = next((i for i, part in enumerate(parts) if is_sentence(part)), len(parts))
    _lone_dashes(parts)
    _repeated(parts, first)
    _links_at_end(parts)
    title = _headline(parts, first, headline)
    authors = _bylines(parts, first)
    published = _dates(parts, first)
    settle_short_lines(parts, first)
    return _assemble(parts, first, title, authors, published)


def _without_full_stops(parts: Sequence[Part]) -> None:
    """In text that has no full stops at all, lacking one means nothing."""
    for part in parts[1:] if len(parts) > 1 else parts:
        if part.kind is None and part.date is None and part.words >= 7:
            part.kind = BlockKind.PARAGRAPH


def _same(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ×*|»>").casefold()


def _repeated(parts: Sequence[Part], first: int) -> None:
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


def _links_at_end(parts: Sequence[Part]) -> None:
    """After "Related stories", nothing but short lines to the end: links."""
    start = len(parts)
    for i in range(len(parts) - 1, -1, -1):
        if announces_links(parts[i].text):
            start = i
        elif parts[i].kind is BlockKind.PARAGRAPH:
            break
    for link in parts[start:]:
        link.kind, link.date = BlockKind.BOILERPLATE, None


def _headline(parts: Sequence[Part], first: int, given: str | None) -> int | None:
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


def _like_headline(part: Part, *, last: bool) -> bool:
    if last or part.kind not in (None, BlockKind.PARAGRAPH) or not 2 <= part.words <= _HEADLINE_WORDS or part.text[0].islower():
        return False
    if part.kind is None:
        return not (part.text[-1] == ":" and _TIMELINE.search(part.text) is None)
    # "Two die in Washington D.C." and "Is this the end?" end like sentences and are none.
    closing = part.text[-1] in "?!" and part.words <= 16 and part.text[0] not in "\"“‘'"
    return part.paragraph.alone and part.words <= 16 and (closing or _ABBREVIATED.search(part.text) is not None)


def _bylines(parts: Sequence[Part], first: int) -> tuple[str, ...]:
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


def _lone_dashes(parts: Sequence[Part]) -> None:
    """A dash makes a list only beside another item; alone it is what is left of a dateline, or an attribution."""
    for i, part in enumerate(parts):
        if part.kind is not BlockKind.LIST_ITEM or part.text[0] not in "-–":
            continue
        beside = [parts[j] for j in (i - 1, i + 1) if 0 <= j < len(parts)]
        if not any(bullet(other.text) for other in beside):
            part.kind = BlockKind.PARAGRAPH if ends_sentence(part.text) else None


def _dates(parts: Sequence[Part], first: int) -> str | None:
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


def _dated_at_ends(part: Part, *, top: bool, end: bool) -> Iterator[tuple[int, str]]:
    """The date of a dateline or byline at the article's top, or of a signature at its end, with how much it is worth beside others."""
    if part.date is not None or part.kind in (BlockKind.HEADLINE, BlockKind.BOILERPLATE):
        return
    if top and (head := dateline(part.text)) is not None and head.date:
        yield 2, head.date
    elif (top or end) and not is_sentence(part) and part.words <= _SIGNATURE_WORDS and (found := date_at_end(part.text)):
        yield (2 if top else 5), found[1]


def _labelled(part: Part) -> bool:
    return part.date is not None and part.date.label is not None


def _followed(parts: Sequence[Part], i: int) -> bool:
    """Whether text comes right after a line of date, so that it can be its heading."""
    for part in parts[i + 1 : i + 4]:
        if part.kind is BlockKind.BOILERPLATE:
            continue
        return part.date is None or part.date.clock_only
    return False


def _opens_timeline(parts: Sequence[Part], i: int, body: Sequence[int]) -> bool:
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


_DATELINES_TRIED = 3
"""Paragraphs from the first that may open with a dateline; captions and teasers stand before it."""
_LEVELS = 3
"""A heading that is a title governs dates, and a date governs times of day."""


def _assemble(parts: Sequence[Part], first: int, title: int | None, authors: tuple[str, ...], published: str | None) -> Blocks:
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
