"""Markdown: front matter to metadata, markup to clean text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsgraph.reading.article import Unreadable
from newsgraph.reading.draft import Draft
from newsgraph.reading.records import draft_of_record

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LONGEST = 20_000
_TAGS = re.compile(r"<[^<>]{0,2000}>")


def markdown_draft(text: str, source: str, stem: str) -> Draft | Unreadable:
    """Read a Markdown article; its title is the front matter's, else its first heading of the first level."""
    record, body = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    headline, plain = _plain(body)
    record.setdefault("title", headline)
    record["text"] = plain
    record.setdefault("id", stem)
    if not plain.strip():
        return Unreadable(source, stem, "There is no text in it.")
    return draft_of_record(record, source, stem)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    """Metadata between lines of "---": `key: value`, `key: [a, b]` and lists of "- a", which is what articles have."""
    found = _FRONT.match(text[:_FRONT_LONGEST])
    if found is None:
        return {}, text
    record: dict[str, object] = {}
    key = ""
    for line in found["yaml"].split("\n"):
        item = line.strip()
        if item.startswith("- ") and key:
            values = record.setdefault(key, [])
            if isinstance(values, list):
                values.append(_scalar(item[2:]))
        elif ":" in line and not line.startswith((" ", "\t", "#")):
            key, _, value = line.partition(":")
            key, value = key.strip(), value.strip()
            if value.startswith("[") and value.endswith("]"):
                record[key] = [_scalar(part) for part in value[1:-1].split(",") if part.strip()]
            elif value:
                record[key] = _scalar(value)
    return record, text[found.end() :]


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #")[0].rstrip()


def _plain(text: str) -> tuple[str | None, str]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    headline: str | None = None
    lines: list[str] = []
    bullet = ""
    for i, token in enumerate(tokens):
        if token.type == "list_item_open":
            bullet = "- "
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip())
        elif token.type == "inline":
            words = _inline(token.children or ()).strip()
            if not words:
                continue
            if headline is None and not lines and tokens[i - 1].type == "heading_open" and tokens[i - 1].tag == "h1":
                headline = words
            lines.append(bullet + words)
            bullet = ""
    return headline, "\n\n".join(lines)


def _inline(tokens: Sequence[Token]) -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline") or token.type == "image":
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
    return _TAGS.sub("", "".join(pieces))
