"""The only place where an IRI is minted: readable, stable, the same for the same articles."""

from __future__ import annotations

import hashlib
import re

import pyoxigraph as ox

from newsgraph.errors import UsageError
from newsgraph.letters import plain

BASE = "https://w3id.org/newsgraph/id/"
_MAX_SLUG = 80


def checked_base(base: str) -> str:
    """`base` itself. Raises UsageError where names put after it would make no IRI, or would run into it."""
    try:
        ox.NamedNode(f"{base}article/x#char=0,1")
        reason = "" if base.endswith(("/", ":", "=")) else "names are put right after it, so that it should end in /"
    except ValueError as error:
        reason = str(error)
    if reason:
        raise UsageError(f"{base or 'Nothing'} is no beginning of IRIs ({reason}). One looks like {BASE}.")
    return base


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; a digest stands for what has no ASCII form; never empty."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]s\b|['’]", "", plain(text)).encode("ascii", "ignore").decode().lower())
    out = "-".join(words)
    if len(out) > _MAX_SLUG:
        out = out[:_MAX_SLUG].rsplit("-", 1)[0] + "-" + digest(text, 6)
    return out or "x" + digest(text, 8)


def digest(text: str, length: int = 12) -> str:
    """The first `length` hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def article_iri(base: str, article_id: str) -> str:
    """`{base}article/{id}`."""
    return f"{base}article/{slug(article_id)}"


def passage_iri(article: str, begin: int, end: int) -> str:
    """An RFC 5147 fragment of the article; offsets count Unicode characters of its text, half-open."""
    return f"{article}#char={begin},{end}"


def thing_iri(base: str, room: str, name: str) -> str:
    """`{base}{room}/{slug of name}`; rooms are person, group, organization, place, thing, event, statement and so on."""
    return f"{base}{room}/{slug(name)}"


def apart_iri(iri: str, more: str) -> str:
    """`{iri}-{slug of more}`: what a second thing is called where another has its name already."""
    return f"{iri}-{slug(more)}"


def identification_iri(base: str, *things: str) -> str:
    """`{base}identification/{digest}` of the two things that are one."""
    return f"{base}identification/{digest(chr(31).join(things))}"


def claim_iri(base: str, *parts: str) -> str:
    """`{base}claim/{digest}` of everything that the claim consists of."""
    joined = "\x1f".join(parts)
    return f"{base}claim/{digest(joined)}"
