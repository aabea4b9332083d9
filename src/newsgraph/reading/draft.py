"""What a reader of one format found, before it is checked, cleaned and given an id."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsgraph.reading.article import Article, Unreadable
from newsgraph.reading.dates import iso_date
from newsgraph.reading.document import document_of
from newsgraph.reading.language import language_name, language_of
from newsgraph.reading.names import ArticleIds

LONGEST_TEXT = 2_000_000
"""Characters of the longest article; a newspaper's longest have about 100,000, and a parser needs memory for each."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an article as they were found; `published` in any notation, `language` maybe none at all."""

    id: str | None
    text: str
    source: str
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    remarks: tuple[str, ...] = ()
    fallback_id: str = "article"


def article_of(draft: Draft, ids: ArticleIds, published: str | None) -> Article | Unreadable:
    """Make an article of what was found, or say why it is none.

    Args:
        draft: What a reader found.
        ids: The ids of this run.
        published: ISO date for an article that has none, neither in its metadata nor in its text.
    """
    text = clean(draft.text)
    if not text.strip():
        return Unreadable(draft.source, draft.id, "It has no text.")
    if len(text) > LONGEST_TEXT:
        return Unreadable(
            draft.source,
            draft.id,
            f"It is {len(text):,} characters long; an article may have {LONGEST_TEXT:,}. Split it into its articles.",
        )
    remarks = list(draft.remarks)
    headline = " ".join(clean(draft.headline).split()) if draft.headline else None
    if headline and not _begins_with(text, headline):
        text = f"{headline}\n\n{text}"
    date = iso_date(draft.published) if draft.published else None
    if draft.published and date is None:
        remarks.append(f'its date "{draft.published[:60]}" cannot be read and is left out')
    language = _language(draft.language, text, remarks)
    article = Article(
        id=ids.unique(draft.id or draft.fallback_id, text),
        text=text,
        headline=headline or None,
        published=date,
        url=draft.url,
        authors=draft.authors,
        publisher=draft.publisher,
        language=language,
        source=draft.source,
        remarks=tuple(remarks),
    )
    if date is None and published is not None and document_of(article).published is None:
        article = replace(article, published=published)
    return article


def clean(text: str) -> str:
    """One kind of line end, no byte order mark, and no character that neither XML nor UTF-8 can carry; nothing else changes."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("\ufffd", text.removeprefix("\ufeff"))


def _begins_with(text: str, headline: str) -> bool:
    """Whether the text's first line is the headline, or a site's copy of it with a sign before or its name after."""
    opening = " ".join(text[: 3 * len(headline) + 200].split()).casefold().lstrip("×*|»> ")
    return opening.startswith(headline.casefold())


def _language(declared: str | None, text: str, remarks: list[str]) -> str | None:
    """The declared language where the text bears it out or is too short; pages often declare what their template says."""
    tag = declared.strip().replace("_", "-") if declared and _TAG.fullmatch(declared.strip()) else None
    found = language_of(text)
    if found is not None and found != "en":
        remarks.append(f"it seems to be in {language_name(found)}; what is found rests on English and will be little")
    if tag is None:
        return found
    if found is None or tag.lower().split("-")[0] == found:
        return tag
    remarks.append(f"it says that its language is {tag}, but reads like {language_name(found)}")
    return found
