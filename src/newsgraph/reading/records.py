"""JSON: one article a record, whatever its maker called the fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from newsgraph.reading.article import Unreadable
from newsgraph.reading.draft import Draft
from newsgraph.reading.names import digest_of

_IDS = ("id", "_id", "@id", "identifier", "guid", "uuid", "uid", "article_id", "articleId", "slug")
_HEADLINES = ("headline", "title", "name", "heading")
_TEXTS = (
    "text", "body", "content", "articleBody", "article_text", "articleText", "maintext", "main_text", "fulltext", "full_text",
    "bodyText", "article", "story", "paragraphs", "description", "summary", "abstract",
)  # fmt: skip
_DATES = (
    "published", "datePublished", "date", "publishedAt", "published_at", "date_published", "published_date", "publish_date",
    "publication_date", "publicationDate", "pubDate", "pubdate", "date_publish", "webPublicationDate", "dateCreated", "created_at",
    "created", "timestamp", "time", "dateModified", "updated",
)  # fmt: skip
_URLS = (
    "url",
    "canonical_url",
    "canonicalUrl",
    "link",
    "permalink",
    "webUrl",
    "web_url",
    "uri",
    "mainEntityOfPage",
)
_AUTHORS = ("authors", "author", "byline", "creator", "by")
_PUBLISHERS = (
    "publisher",
    "source",
    "publication",
    "site_name",
    "sitename",
    "source_name",
    "newspaper",
    "outlet",
    "provider",
)
_LANGUAGES = ("language", "inLanguage", "lang", "languageCode")
_LISTS = (
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "documents",
    "records",
    "entries",
    "@graph",
    "stories",
    "news",
)
_MARKUP = re.compile(r"</?(?:p|br|div|span|a|em|strong|h[1-6]|li|ul|blockquote|figure)\b[^<>]{0,500}>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")


def records_of(value: object) -> Iterator[object]:
    """The articles in a JSON document: itself, the members of a list, or those of a list that it carries."""
    if isinstance(value, list):
        for member in value:
            if isinstance(member, list):
                yield from records_of(member)
            else:
                yield member
        return
    if isinstance(value, dict) and not any(_text(value.get(key)) for key in _TEXTS):
        for key in _LISTS:
            members = value.get(key)
            if isinstance(members, list) and members:
                yield from members
                return
    yield value


def draft_of_record(record: object, source: str, stem: str, *, alone: bool = True) -> Draft | Unreadable:
    """Make a draft of one JSON record.

    Args:
        record: What the JSON parser gave.
        source: Where it stands, for messages.
        stem: The name of its file, from which an id is made where the record has none.
        alone: Whether it is the file's only one, so that the file's name is its id.
    """
    if isinstance(record, str):
        record = {"text": record}
    if not isinstance(record, Mapping):
        return Unreadable(source, None, f"A JSON object is needed for an article; this is {_json_type(record)}.")
    given = _first(record, _IDS)
    text = _text_of(record)
    if not text.strip():
        keys = ", ".join(str(key) for key in list(record)[:8]) or "none"
        return Unreadable(source, given, f'It has no text: "text", "body" or "content" is needed, and its keys are {keys}.')
    fallback = stem if alone else f"{stem}-{digest_of(text)}"
    headline = _first(record, _HEADLINES)
    url = _first(record, _URLS)
    return Draft(
        id=given,
        text=text,
        source=source,
        headline=_without_markup(headline) if headline else None,
        published=_date(record),
        url=url if url and _ADDRESS.fullmatch(url) else None,
        authors=_names(record, _AUTHORS),
        publisher=next((name for name in _names(record, _PUBLISHERS) if not _ADDRESS.match(name)), None),
        language=_first(record, _LANGUAGES),
        fallback_id=fallback,
    )


def _text_of(record: Mapping[object, object]) -> str:
    for key in _TEXTS:
        text = _text(record.get(key))
        if text.strip():
            return _without_markup(text)
    return ""


def _text(value: object) -> str:
    """A text that is a string, a list of paragraphs, or an object that holds one ("rendered", "text")."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(part for part in (_text(member) for member in value) if part.strip())
    if isinstance(value, Mapping):
        for key in ("rendered", "text", "value", "content", "body", "@value", "html", "plain"):
            if key in value and value[key] is not value:
                return _text(value[key])
    return ""


def _without_markup(text: str) -> str:
    if not _MARKUP.search(text):
        return text
    from newsgraph.reading.webpage import fragment_text

    return fragment_text(text)


def _first(record: Mapping[object, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        text = _text(value) if not isinstance(value, Mapping) or "@id" not in value else str(value["@id"])
        if text.strip():
            return text.strip()
    return None


def _date(record: Mapping[object, object]) -> str | None:
    for key in _DATES:
        value = record.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _moment(float(value))
        if isinstance(value, Mapping):
            value = value.get("$date") or value.get("@value") or value.get("value")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _moment(number: float) -> str | None:
    """Seconds or milliseconds since 1970, which is what numbers in date fields are, or a date written 20191107."""
    if 19000101 <= number <= 21001231 and number == int(number):
        digits = str(int(number))
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    seconds = number / 1000 if number > 1e11 else number
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (OverflowError, ValueError, OSError):
        return None


def _names(record: Mapping[object, object], keys: tuple[str, ...]) -> tuple[str, ...]:
    for key in keys:
        names = tuple(dict.fromkeys(_each_name(record.get(key))))
        if names:
            return names
    return ()


def _each_name(value: object) -> Iterator[str]:
    if isinstance(value, str):
        name = re.sub(r"^by:?\s+", "", " ".join(value.split()), flags=re.IGNORECASE)
        if 0 < len(name) <= 200:
            yield name
    elif isinstance(value, list):
        for member in value:
            if not isinstance(member, list):
                yield from _each_name(member)
    elif isinstance(value, Mapping):
        for key in ("name", "title", "label", "displayName", "full_name"):
            if isinstance(value.get(key), str):
                yield from _each_name(value[key])
                return


def _json_type(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, int | float) else "a list"
