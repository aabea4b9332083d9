"""Article ► Document: the same text, with its parts told apart: headline, byline, captions, headings, paragraphs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from newsgraph.reading.article import Article
from newsgraph.reading.blocks import Block, blocks_of
from newsgraph.reading.parts import BlockKind

__all__ = ["Block", "BlockKind", "Document", "document_of"]


@dataclass(frozen=True, slots=True)
class Document:
    """An article whose parts are known; all offsets are Unicode characters of `text`, half-open.

    Attributes:
        article: What was read.
        text: The article's text, unchanged.
        blocks: The parts in order, not overlapping, with nothing but white space between them.
        published: ISO 8601 date or dateTime, from the metadata or else from the text.
        authors: From the metadata or else from the byline.
        dateline: Where the dateline's place stands: "LONDON" in "LONDON (Reuters) -".
        headline: From the metadata or else the text's own.
    """

    article: Article
    text: str
    blocks: tuple[Block, ...]
    published: str | None
    authors: tuple[str, ...]
    dateline: tuple[int, int] | None
    headline: str | None

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal: it says which text the offsets count in."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def document_of(article: Article) -> Document:
    """Tell an article's parts apart; never fails, and leaves the text as it is."""
    found = blocks_of(article.text, article.headline)
    headline = article.headline
    if headline is None and found.headline is not None:
        block = found.blocks[found.headline]
        headline = " ".join(article.text[block.start : block.end].split())
    return Document(
        article=article,
        text=article.text,
        blocks=found.blocks,
        published=article.published or found.published,
        authors=article.authors or found.authors,
        dateline=found.dateline,
        headline=headline,
    )
