"""The articles' own texts, found again by their digest, to show a passage within its paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsgraph.asking.evidence import Passage

Texts = Mapping[str, str]
"""The texts of articles by the SHA-256 of their UTF-8 (`ng:textDigest`)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage and what stands around it in its paragraph; `before` and `after` are empty where only the passage is known."""

    before: str
    passage: str
    after: str


def read_texts(sources: Sequence[str]) -> dict[str, str]:
    """The texts of article files and folders, by digest, as a build reads them. What cannot be read is left out."""
    from newsgraph.reading.article import Article
    from newsgraph.reading.document import document_of
    from newsgraph.reading.sources import read_articles

    documents = (document_of(a) for a in read_articles(list(sources)) if isinstance(a, Article))
    return {d.digest: d.text for d in documents}


def quoted(passage: Passage, texts: Texts) -> Quotation | None:
    """The passage in its paragraph; its quote alone where the text is not known or is another version; None where neither is there."""
    text = texts.get(passage.digest or "")
    if text is not None and passage.begin is not None and passage.end is not None and 0 <= passage.begin < passage.end <= len(text):
        start = text.rfind("\n\n", 0, passage.begin) + 2 if "\n\n" in text[: passage.begin] else 0
        stop = text.find("\n\n", passage.end)
        stop = len(text) if stop < 0 else stop
        return Quotation(text[start : passage.begin], text[passage.begin : passage.end], text[passage.end : stop])
    return Quotation("", passage.words, "") if passage.words else None


def unknown(passages: Iterable[Passage], texts: Texts) -> list[str]:
    """The articles of these passages whose text is not among `texts`, by headline."""
    return sorted({p.headline for p in passages if (p.digest or "") not in texts})
