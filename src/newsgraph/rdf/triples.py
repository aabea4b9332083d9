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
_OF_THE_TELLING = frozenset((RDF_TYPE, SCHEMA + "name", SCHEMA + "alternateName", NG + "status", NG + "suspect", SCHEMA + "startDate", SCHEMA + "location"))
"""What is true of a denied or alleged event itself, as a thing that is talked about."""
_OF_A_FIGURE = frozenset((NG + "measure", SCHEMA + "value", SCHEMA + "minValue", SCHEMA + "maxValue", NG + "approximate", NG + "includesPerpetrator"))
"""What a figure is: that the event has it is what is denied or alleged."""
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
    told: dict[str, str] = {}
    for claim in claims:
        subject, predicate, value = node(claim.subject), node(claim.predicate), literal(claim.object)
        out.update(_facts(claim, subject, predicate, value, ontology, node))
        passage = f"<{passage_iri(article, claim.begin, claim.end)}>"
        if passage not in told:
            told[passage] = _passage(passage, claim.begin, claim.end, me, document.text, quotes=quotes)
        iri = claim_iri(base, claim.subject, claim.predicate, *claim.object, passage[1:-1], claim.status, claim.speaker or "")
        by = f"<{iri}> {_BY} {node(claim.speaker)} .\n" if claim.speaker is not None else ""
        told[f"<{iri}>"] = _claim(f"<{iri}>", subject, predicate, value, passage, f"{claim.confidence:.2f}", node(claim.status or OCCURRED), by)
        if claim.predicate == RDF_TYPE and not claim.object.text.endswith(("#Figure", "#Finding", "#Statement")):
            out.add((me, _MENTIONS, subject))
    return in_order(out, told)


def term(value: Value) -> ox.NamedNode | ox.Literal:
    """The RDF term of a value."""
    if not value.datatype:
        return ox.NamedNode(value.text)
    if value.datatype == XSD + "string":
        return ox.Literal(value.text)
    return ox.Literal(value.text, datatype=ox.NamedNode(value.datatype))


def _facts(claim: Claim, subject: str, predicate: str, value: str, ontology: Ontology, node: Callable[[str], str]) -> Iterator[Terms]:
    """The claim as a plain fact with what our own hierarchies make of it; nothing where it is denied, alleged or cancelled."""
    if claim.status in _UNASSERTED and claim.predicate not in _OF_THE_TELLING | _OF_A_FIGURE:
        return
    yield subject, predicate, value
    if claim.predicate == RDF_TYPE:
        for cls in ontology.superclasses.get(claim.object.text, ()):
            yield subject, _TYPE, node(cls)
    else:
        for p in ontology.superproperties.get(claim.predicate, ()):
            yield subject, node(p), value


def _claim(me: str, subject: str, predicate: str, value: str, passage: str, confidence: str, status: str, by: str) -> str:
    """The statements of a claim as they are sorted; `by` is that of its speaker, empty where it has none."""
    return (
        f"{me} {_TYPE} {_CLAIM} .\n{me} {_OBJECT} {value} .\n{me} {_PREDICATE} {predicate} .\n{me} {_SUBJECT} {subject} .\n"
        f'{by}{me} {_FROM} {passage} .\n{me} {_CONFIDENCE} "{confidence}"^^{_DECIMAL} .\n{me} {_STATUS} {status} .\n'
    )


def _passage(me: str, begin: int, end: int, article: str, text: str, *, quotes: bool) -> str:
    """The statements of a passage as they are sorted."""
    words = text[begin:end]
    if not words.strip():
        raise InternalError(f"The passage {begin} to {end} of {article} is empty. Please report this with the article.")
    said = f"{me} {_WORDS} {ox.Literal(words)} .\n" if quotes else ""
    return f'{me} {_TYPE} {_PASSAGE} .\n{said}{me} {_BEGIN} "{begin}"^^{_NUMBER} .\n{me} {_END} "{end}"^^{_NUMBER} .\n{me} {_CONTEXT} {article} .\n'


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
