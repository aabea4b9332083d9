"""Disagreements side by side, as text for people or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence

from newsgraph.asking.conflicts import Conflict, Side
from newsgraph.asking.evidence import Passage
from newsgraph.errors import UsageError
from newsgraph.rdf.names import compact
from newsgraph.showing.tables import width

FORMATS = ("text", "json")
_COLUMN = 46
_SIDE_BY_SIDE = 2  # more columns than two do not fit a terminal


def render_conflicts(conflicts: Sequence[Conflict], kind: str = "text") -> str:
    """The conflicts in the format `kind`; nothing at all where there are none and the format is text. Raises UsageError for another format."""
    if kind == "json":
        return json.dumps([_fields(c) for c in conflicts], indent=2, ensure_ascii=False) + "\n"
    if kind != "text":
        raise UsageError(f"There is no format {kind}. Use one of {', '.join(FORMATS)}.")
    return "\n".join("".join(f"{line}\n" for line in _lines(c)) for c in conflicts)


def _lines(conflict: Conflict) -> Iterator[str]:
    yield f"{conflict.name}: {compact(conflict.predicate)}: {conflict.reason.cause.value}"
    yield f"  {conflict.reason.sentence}"
    blocks = [list(_side(side)) for side in conflict.sides]
    for start in range(0, len(blocks), _SIDE_BY_SIDE):
        row = blocks[start : start + _SIDE_BY_SIDE]
        height = max(len(block) for block in row)
        for i in range(height):
            cells = [block[i] if i < len(block) else "" for block in row]
            yield "  " + " │ ".join(cell + " " * (_COLUMN - width(cell)) for cell in cells).rstrip()


def _side(side: Side) -> Iterator[str]:
    yield side.text
    for passage, status, speaker in _told(side):
        day = f", {passage.published[:10]}" if passage.published else ""
        said = f" ({speaker})" if speaker else ""
        yield from textwrap.wrap(f"— {passage.headline}{day}{said}{'' if status == 'Occurred' else f', {status.lower()}'}", _COLUMN, subsequent_indent="  ")
        if passage.words:
            yield from textwrap.wrap(f"“{' '.join(passage.words.split())}”", _COLUMN - 2, initial_indent="  ", subsequent_indent="  ")
    if not side.evidence:
        yield "(no passage)"


def _told(side: Side) -> list[tuple[Passage, str, str | None]]:
    """Each passage of a side once, with the status and the speaker of the claim."""
    found = {p.iri: (p, e.status, e.speaker) for e in reversed(side.evidence) for p in e.passages}
    return sorted(found.values(), key=lambda t: (t[0].published or "", t[0].article, t[0].begin or 0))


def _fields(conflict: Conflict) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "thing": conflict.subject.value,
        "name": conflict.name,
        "property": conflict.predicate.value,
        "reason": conflict.reason.cause.value,
        "explanation": conflict.reason.sentence,
        "across_articles": conflict.across_articles,
        "sides": [
            {
                "value": side.text,
                "passages": [
                    {
                        "article": p.article,
                        "headline": p.headline,
                        "published": p.published,
                        "begin": p.begin,
                        "end": p.end,
                        "words": p.words,
                        "status": status,
                        "speaker": speaker,
                    }
                    for p, status, speaker in _told(side)
                ],
            }
            for side in conflict.sides
        ],
    }
