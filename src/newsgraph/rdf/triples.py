"""Claims ► triples: the facts, their superclasses and super-properties, the claims, their passages, and the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from newsgraph.claims.claim import OCCURRED, Claim, Value, date, string
from newsgraph.errors import InternalError
from newsgraph.identifiers import article_iri, claim_iri, passage_iri
from newsgraph.namespaces import NG, NIF, PROV, RDF, RDF_TYPE, SCHEMA, XSD
from newsgraph.ontology import Ontology
from newsgraph.rdf.serialize import in_order
from newsgraph.reading.document import Document

_UNASSERTED = frozenset((NG + "Denied", NG + "Alleged", NG + "Cancelled"))
# What is true of a denied or alleged event itself, as a thing that is talked about:
_OF_THE_TELLING = frozenset((RDF_TYPE, SCHEMA + "name", SCHEMA + "alternateName", NG + "status", NG + "suspect", SCHEMA + "startDate", SCHEMA + "location"))
_TYPE, _SUBJECT, _PREDICATE, _OBJECT = f"<{RDF_TYPE}>", f"<{RDF}subject>", f"<{RDF}predicate>", f"<{RDF}object>"
_FROM, _BY, _STATUS, _CONFIDENCE = f"<{PROV}wasDerivedFrom>", f"<{PROV}wasAttributedTo>", f"<{NG}status>", f"<{NG}confidence>"
_CONTEXT, _BEGIN, _END, _WORDS = (f"<{NIF}{name}>" for name in ("referenceContext", "beginIndex", "endIndex", "anchorOf"))
_CLAIM, _PASSAGE, _MENTIONS = f"<{NG}Claim>", f"<{NG}Passage>", f"<{SCHEMA}mentions>"
_DECIMAL, _NUMBER = f"<{XSD}decimal>", f"<{XSD}nonNegativeInteger>"

Terms = tuple[str, str, str]
"""A triple, its terms in N-Triples notation: objects of RDF terms, thousands an article, cost as much as finding all events."""


def triples_of(document: Document, claims: Iterable[Claim], ontology: Ontology, base: str, *, quotes: bool = True) -> bytes:
    """The graph of one article as N-Triples, in the order of files and each once.

    With `quotes` false, passages have offsets and no words. Raises InternalError where a passage is white space only.
    """
    article = article_iri(base, document.article.id)
    node: Callable[[str], str] = cache(lambda iri: str(ox.NamedNode(iri)))
    literal: Callable[[Value], str] = cache(lambda value: str(term(value)))
    me = node(article)
    out: set[Terms] = {(me, node(predicate), literal(value)) for predicate, value in _article(document)}
    passages: set[tuple[int, int]] = set()
    for claim in claims:
        subject, value = node(claim.subject), literal(claim.object)
        out.update(_facts(claim, subject, value, ontology, node))
        out.update(_claim(claim, subject, value, article, base, node))
        passages.add((claim.begin, claim.end))
        if claim.predicate == RDF_TYPE and not claim.object.text.endswith(("#Figure", "#Finding", "#Statement")):
            out.add((me, _MENTIONS, subject))
    for begin, end in passages:
        out.update(_passage(begin, end, article, document.text, quotes, node))
    return in_order(out)


def term(value: Value) -> ox.NamedNode | ox.Literal:
    """The RDF term of a value."""
    if not value.datatype:
        return ox.NamedNode(value.text)
    if value.datatype == XSD + "string":
        return ox.Literal(value.text)
    return ox.Literal(value.text, datatype=ox.NamedNode(value.datatype))


def _facts(claim: Claim, subject: str, value: str, ontology: Ontology, node: Callable[[str], str]) -> Iterator[Terms]:
    """The claim as a plain fact with what our own hierarchies make of it; nothing where it is denied, alleged or cancelled."""
    if claim.status in _UNASSERTED and claim.predicate not in _OF_THE_TELLING:
        return
    yield subject, node(claim.predicate), value
    if claim.predicate == RDF_TYPE:
        for cls in ontology.superclasses.get(claim.object.text, ()):
            yield subject, _TYPE, node(cls)
    else:
        for p in ontology.superproperties.get(claim.predicate, ()):
            yield subject, node(p), value


def _claim(claim: Claim, subject: str, value: str, article: str, base: str, node: Callable[[str], str]) -> Iterator[Terms]:
    passage = passage_iri(article, claim.begin, claim.end)
    me = node(claim_iri(base, claim.subject, claim.predicate, claim.object.text, claim.object.datatype, passage, claim.status, claim.speaker or ""))
    yield me, _TYPE, _CLAIM
    yield me, _SUBJECT, subject
    yield me, _PREDICATE, node(claim.predicate)
    yield me, _OBJECT, value
    yield me, _FROM, node(passage)
    yield me, _CONFIDENCE, f'"{claim.confidence:.2f}"^^{_DECIMAL}'
    yield me, _STATUS, node(claim.status or OCCURRED)
    if claim.speaker is not None:
        yield me, _BY, node(claim.speaker)


def _passage(begin: int, end: int, article: str, text: str, quotes: bool, node: Callable[[str], str]) -> Iterator[Terms]:
    words = text[begin:end]
    if not words.strip():
        raise InternalError(f"The passage {begin} to {end} of {article} is empty. Please report this with the article.")
    me = node(passage_iri(article, begin, end))
    yield me, _TYPE, _PASSAGE
    yield me, _CONTEXT, node(article)
    yield me, _BEGIN, f'"{begin}"^^{_NUMBER}'
    yield me, _END, f'"{end}"^^{_NUMBER}'
    if quotes:
        yield me, _WORDS, str(ox.Literal(words))


def _article(document: Document) -> Iterator[tuple[str, Value]]:
    a = document.article
    yield RDF_TYPE, Value(SCHEMA + "NewsArticle")
    yield SCHEMA + "identifier", string(a.id)
    yield NG + "textDigest", string(document.digest)
    if document.headline:
        yield SCHEMA + "headline", string(document.headline)
    if document.published:
        yield SCHEMA + "datePublished", date(document.published)
    if a.url:
        yield SCHEMA + "url", string(a.url)
    for author in document.authors or a.authors:
        yield SCHEMA + "author", string(author)
    if a.publisher:
        yield SCHEMA + "publisher", string(a.publisher)
    if a.language:
        yield SCHEMA + "inLanguage", string(a.language)


__all__ = ["term", "triples_of"]
