"""Claims ► triples: the facts, their superclasses and super-properties, the claims, their passages, and the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def triples_of(document: Document, claims: Iterable[Claim], ontology: Ontology, base: str, *, quotes: bool = True) -> bytes:
    """The graph of one article as N-Triples, in the order of files and each once.

    With `quotes` false, passages have offsets and no words. Raises InternalError where a passage is white space only.
    """
    article = article_iri(base, document.article.id)
    out: set[tuple[str, str, Value]] = set(_article(document, article))
    passages: set[tuple[int, int]] = set()
    for claim in claims:
        out.update(_facts(claim, ontology))
        out.update(_claim(claim, article, base))
        passages.add((claim.begin, claim.end))
        if claim.predicate == RDF_TYPE and not claim.object.text.endswith(("#Figure", "#Finding", "#Statement")):
            out.add((article, SCHEMA + "mentions", Value(claim.subject)))
    for begin, end in passages:
        out.update(_passage(begin, end, article, document.text, quotes))
    # As lines at once: objects of RDF terms, thousands an article, cost as much as finding all events.
    node, value = cache(lambda iri: str(ox.NamedNode(iri))), cache(lambda value: str(term(value)))
    return in_order((node(s), node(p), value(o)) for s, p, o in out)


def term(value: Value) -> ox.NamedNode | ox.Literal:
    """The RDF term of a value."""
    if not value.datatype:
        return ox.NamedNode(value.text)
    if value.datatype == XSD + "string":
        return ox.Literal(value.text)
    return ox.Literal(value.text, datatype=ox.NamedNode(value.datatype))


def _facts(claim: Claim, ontology: Ontology) -> Iterator[tuple[str, str, Value]]:
    """The claim as a plain fact with what our own hierarchies make of it; nothing where it is denied, alleged or cancelled."""
    if claim.status in _UNASSERTED and claim.predicate not in _OF_THE_TELLING:
        return
    yield claim.subject, claim.predicate, claim.object
    if claim.predicate == RDF_TYPE:
        for cls in ontology.superclasses.get(claim.object.text, ()):
            yield claim.subject, RDF_TYPE, Value(cls)
    else:
        for p in ontology.superproperties.get(claim.predicate, ()):
            yield claim.subject, p, claim.object


def _claim(claim: Claim, article: str, base: str) -> Iterator[tuple[str, str, Value]]:
    passage = passage_iri(article, claim.begin, claim.end)
    me = claim_iri(base, claim.subject, claim.predicate, claim.object.text, claim.object.datatype, passage, claim.status, claim.speaker or "")
    yield me, RDF_TYPE, Value(NG + "Claim")
    yield me, RDF + "subject", Value(claim.subject)
    yield me, RDF + "predicate", Value(claim.predicate)
    yield me, RDF + "object", claim.object
    yield me, PROV + "wasDerivedFrom", Value(passage)
    yield me, NG + "confidence", Value(f"{claim.confidence:.2f}", XSD + "decimal")
    yield me, NG + "status", Value(claim.status or OCCURRED)
    if claim.speaker is not None:
        yield me, PROV + "wasAttributedTo", Value(claim.speaker)


def _passage(begin: int, end: int, article: str, text: str, quotes: bool) -> Iterator[tuple[str, str, Value]]:
    words = text[begin:end]
    if not words.strip():
        raise InternalError(f"The passage {begin} to {end} of {article} is empty. Please report this with the article.")
    me = passage_iri(article, begin, end)
    yield me, RDF_TYPE, Value(NG + "Passage")
    yield me, NIF + "referenceContext", Value(article)
    yield me, NIF + "beginIndex", Value(str(begin), XSD + "nonNegativeInteger")
    yield me, NIF + "endIndex", Value(str(end), XSD + "nonNegativeInteger")
    if quotes:
        yield me, NIF + "anchorOf", string(words)


def _article(document: Document, me: str) -> Iterator[tuple[str, str, Value]]:
    a = document.article
    yield me, RDF_TYPE, Value(SCHEMA + "NewsArticle")
    yield me, SCHEMA + "identifier", string(a.id)
    yield me, NG + "textDigest", string(document.digest)
    if document.headline:
        yield me, SCHEMA + "headline", string(document.headline)
    if document.published:
        yield me, SCHEMA + "datePublished", date(document.published)
    if a.url:
        yield me, SCHEMA + "url", string(a.url)
    for author in document.authors or a.authors:
        yield me, SCHEMA + "author", string(author)
    if a.publisher:
        yield me, SCHEMA + "publisher", string(a.publisher)
    if a.language:
        yield me, SCHEMA + "inLanguage", string(a.language)


__all__ = ["term", "triples_of"]
