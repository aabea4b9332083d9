"""HTML pages: metadata from JSON-LD and OpenGraph, the text by trafilatura; nothing is fetched and no script is run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from newsgraph.reading.article import Unreadable
from newsgraph.reading.decoding import decode
from newsgraph.reading.draft import Draft
from newsgraph.reading.records import draft_of_record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 20_000_000
"""Bytes of the largest page; the pages of newspapers have up to about two million."""
_MOST_ELEMENTS = 100_000
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_ARTICLE_TYPES = re.compile(r"(?:News|Reportage|Opinion|Analysis|Background|Review|Sponsored|Blog|LiveBlog|Scholarly|Social)?\w*(?:Article|Posting|Report)$")
_SITE = re.compile(r"\s+(?:[|–—-]|::|»|·)\s+[^|–—»·]{2,60}$")
_ADDRESS = re.compile(r"https?://\S+")
_SCRIPTS_MOST = 50
_SCRIPT_LONGEST = 2_000_000

_HEADLINE_METAS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "headline",
    "sailthru.title",
    "parsely-title",
)
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "originalpublicationdate", "og:pubdate", "timestamp", "article_date_original",
)  # fmt: skip
_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
    "parsely-author",
    "og:author",
)
_PUBLISHER_METAS = (
    "og:site_name",
    "publisher",
    "article:publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "cre",
)
_LANGUAGE_METAS = ("og:locale", "content-language", "language", "dc.language", "inlanguage")


def webpage_draft(data: bytes, source: str, stem: str | None, *, url: str | None = None, declared: str | None = None) -> Draft | Unreadable:
    """Read a page as it came from the web.

    Args:
        data: The page's bytes.
        source: Where it stands, for messages.
        stem: The article's id where there is one (the file's name), else it is made of the address.
        url: The address that it was fetched from, when an archive says so.
        declared: The encoding of the HTTP header.
    """
    if len(data) > LARGEST:
        return Unreadable(source, stem, f"The page has {len(data):,} bytes; at most {LARGEST:,} are read.")
    text, remark = _decoded(data, declared)
    tree = _tree(text)
    if tree is None:
        return Unreadable(source, stem, "No HTML can be found in it.")
    found = _from_json_ld(tree)
    metas = _metas(tree)
    canonical = _canonical(tree, metas)
    headline = _headline(tree, metas, found)
    body = _main_text(tree)
    if not body.strip() and found is not None:
        body = found.text
    if not body.strip():
        return Unreadable(source, stem, "No article text can be found in the page; save the article itself as HTML or text.")
    address = canonical or (found.url if found else None) or url
    return Draft(
        id=stem,
        text=body,
        source=source,
        headline=headline,
        published=(found.published if found else None) or _meta(metas, _DATE_METAS) or _time_element(tree),
        url=address,
        authors=(found.authors if found else ()) or _authors(metas),
        publisher=(found.publisher if found else None) or _name(_meta(metas, _PUBLISHER_METAS)),
        language=(found.language if found else None) or tree.get("lang") or tree.get("xml:lang") or _meta(metas, _LANGUAGE_METAS),
        remarks=(remark,) if remark else (),
        fallback_id=_id_of(address) if address else "page",
    )


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, such as a feed's "content": a paragraph a block element, scripts and styles left out."""
    tree = _tree(f"<div>{markup}</div>")
    return "" if tree is None else _blocks_text(tree)


def _decoded(data: bytes, declared: str | None) -> tuple[str, str | None]:
    named = _CHARSET.search(data[:4096])
    return decode(data, named[1].decode("ascii") if named else declared)


def _tree(text: str) -> HtmlElement | None:
    """Parse as HTML, whatever the page calls itself: an HTML parser reads no DTD, no entity definitions, nothing from elsewhere."""
    from lxml import etree, html

    # An encoding declaration would contradict the decoded text; lxml refuses the two together.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\x00", ""))
    if not text.strip():
        return None
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _from_json_ld(tree: HtmlElement) -> Draft | None:
    """The first article that the page describes in JSON-LD; its "@context" is never looked up."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:_SCRIPTS_MOST]:
        content = (script.text or "").strip()
        if not content or len(content) > _SCRIPT_LONGEST:
            continue
        try:
            value = json.loads(content.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
            for thing in _things(value):
                types = thing.get("@type")
                if any(_ARTICLE_TYPES.match(str(name)) for name in (types if isinstance(types, list) else [types])):
                    record = {key: member for key, member in thing.items() if key not in ("@id", "id", "name")}
                    record.setdefault("articleBody", " - ")
                    draft = draft_of_record(record, "", "")
                    if isinstance(draft, Draft):
                        return draft
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for member in value:
            yield from _things(member)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), list | dict):
                yield from _things(value[key])


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    return metas


def _meta(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _name(value: str | None) -> str | None:
    return None if value is None or _ADDRESS.match(value) or len(value) > 200 else value.lstrip("@")


def _authors(metas: Mapping[str, list[str]]) -> tuple[str, ...]:
    for name in _AUTHOR_METAS:
        names = [re.sub(r"(?i)^by:?\s+", "", value) for value in metas.get(name, ()) if _name(value)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _canonical(tree: HtmlElement, metas: Mapping[str, list[str]]) -> str | None:
    links = [link.get("href", "").strip() for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return next((found for found in [*links, *metas.get("og:url", ())] if _ADDRESS.fullmatch(found)), None)


def _headline(tree: HtmlElement, metas: Mapping[str, list[str]], found: Draft | None) -> str | None:
    if found is not None and found.headline:
        return found.headline
    title = _meta(metas, _HEADLINE_METAS)
    headings = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    for heading in headings:
        if heading and ((title is None and len(headings) == 1) or (title is not None and title.startswith(heading))):
            return heading
    if title is None:
        element = tree.find(".//title")
        title = " ".join(element.text_content().split()) if element is not None else None
    return _SITE.sub("", title) if title else None


def _time_element(tree: HtmlElement) -> str | None:
    for element in tree.xpath("//time[@datetime] | //*[@itemprop='datePublished']"):
        value = element.get("datetime") or element.get("content")
        if value:
            return str(value)
    return None


def _main_text(tree: HtmlElement) -> str:
    """The article's text by trafilatura, a blank line between paragraphs; for pages too odd for it, all of their text."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    if sum(1 for _ in tree.iter()) <= _MOST_ELEMENTS:
        try:
            document = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
        except (RecursionError, ValueError, TypeError, AttributeError):
            document = None
        body = getattr(document, "body", None)
        if body is not None:
            text = _blocks_text(body)
            if text:
                return text
    return _blocks_text(tree)


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "li",
        "item",
        "ul",
        "ol",
        "list",
        "blockquote",
        "quote",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "figure",
        "figcaption",
        "table",
        "tr",
        "row",
        "dl",
        "dt",
        "dd",
        "pre",
        "body",
        "html",
        "td",
        "th",
        "cell",
        "address",
    ]
)
_HIDDEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "title", "nav", "button", "form", "select", "option", "iframe", "object", "graphic"]
)


def _blocks_text(root: HtmlElement) -> str:
    """The text of an element, walked without recursion, a paragraph for every block; items get a bullet."""
    from lxml import etree

    lines: list[str] = []
    current: list[str] = []
    bullet = False

    def flush() -> None:
        nonlocal bullet
        words = " ".join("".join(current).split())
        if words:
            lines.append(f"- {words}" if bullet else words)
            bullet = False
        current.clear()

    html_page = root.tag == "html"
    skipping: object = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        hidden = tag in _HIDDEN and (html_page or tag != "head")
        if event == "start":
            if skipping is None and hidden:
                skipping = element
            if skipping is None:
                if tag in _BLOCKS or tag in ("br", "lb"):
                    flush()
                    bullet = bullet or tag in ("li", "item")
                current.append(element.text or "")
        else:
            if skipping is element:
                skipping = None
            elif skipping is None and (tag in _BLOCKS):
                flush()
            if skipping is None and element is not root:
                current.append(element.tail or "")
    flush()
    return "\n\n".join(lines)


def _id_of(address: str) -> str:
    """A readable id from an address: the last part of its path that says something."""
    parts = [part for part in re.split(r"[/?#]", address.split("://", 1)[-1]) if re.search(r"[A-Za-z]{3}", part)]
    name = re.sub(r"\.\w{2,5}$", "", parts[-1]) if len(parts) > 1 else "-".join(parts) or "page"
    from newsgraph.reading.names import digest_of

    return f"{name[:80]}-{digest_of(address)}"
