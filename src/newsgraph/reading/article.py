"""What was read: an article, or the reason why one could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    r"""One article as it was found, before anyone looks for its parts.

    Attributes:
        id: The file's stem or the record's "id", safe as a file name.
        text: The text that all offsets count in (Unicode characters, lines end with "\\n").
        headline: From the metadata, None where there is none (the text may still begin with one).
        published: ISO 8601 date or dateTime from the metadata.
        url: The address that the article was published at.
        authors: Names as the metadata has them, in order.
        publisher: The name of the newspaper, agency or site.
        language: BCP 47 tag, from the metadata or recognised; None when there are too few words to tell.
        source: The path or address that it was read from, "-" for standard input.
        remarks: What was assumed on the way (encoding, language …), sentences for stderr.
    """

    id: str
    text: str
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    source: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that could not be read: it is reported and skipped, and the others go on.

    Attributes:
        source: The path, with the line or record where there are several in it.
        id: The record's id where it has one.
        reason: A sentence that says what is wrong with it and what to do.
    """

    source: str
    id: str | None
    reason: str
