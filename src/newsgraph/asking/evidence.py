"""Claims and the passages that they stand on, read from a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.asking.things import label
from newsgraph.rdf.namespaces import PREFIXES
from newsgraph.storing.store import Store

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def _iri(prefix: str, local: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES[prefix] + local)


SUBJECT, PREDICATE, OBJECT = (_iri("rdf", name) for name in ("subject", "predicate", "object"))
FROM, BY = _iri("prov", "wasDerivedFrom"), _iri("prov", "wasAttributedTo")
STATUS, CONFIDENCE = _iri("ng", "status"), _iri("ng", "confidence")
CONTEXT, BEGIN, END, WORDS = (_iri("nif", name) for name in ("referenceContext", "beginIndex", "endIndex", "anchorOf"))
IDENTIFIER, HEADLINE, PUBLISHED = (_iri("schema", name) for name in ("identifier", "headline", "datePublished"))
DIGEST = _iri("ng", "textDigest")
OCCURRED = _iri("ng", "Occurred")
UNASSERTED = frozenset(PREFIXES["ng"] + name for name in ("Denied", "Alleged", "Cancelled"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article: `begin` and `end` are Unicode characters of its text, half-open; `words` what stands there, where the graph has it.

    `article` is the article's IRI, `headline` its headline or else its id, `published` the ISO date or None, `digest` the SHA-256 of its text.
    """

    iri: str
    article: str
    headline: str
    published: str | None
    begin: int | None
    end: int | None
    words: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: what it says, with which status and confidence (0..1), who says so (name or None), and where."""

    claim: str
    subject: ox.NamedNode | ox.BlankNode
    predicate: ox.NamedNode
    object: Node
    status: str
    confidence: float | None
    speaker: str | None
    passages: tuple[Passage, ...]

    @property
    def asserted(self) -> bool:
        """Whether the article says that it is so (or will be), rather than denies or alleges it."""
        return PREFIXES["ng"] + self.status not in UNASSERTED


def evidence(store: Store, subject: Node | None = None, predicate: ox.NamedNode | None = None, object_: Node | None = None) -> list[Evidence]:
    """The claims of what is given, by article and place in it; None stands for anything, but subject or object must be given."""
    if isinstance(subject, ox.Literal | ox.Triple):
        return []
    found = [
        claim
        for claim in _subjects(store, SUBJECT, subject, OBJECT, object_)
        if predicate is None or any(True for _ in store.quads_for_pattern(claim, PREDICATE, predicate, None))
    ]
    return sorted((e for claim in found if (e := claim_of(store, claim)) is not None), key=_place)


def claim_of(store: Store, claim: ox.NamedNode | ox.BlankNode) -> Evidence | None:
    """What a claim says and where; None where its subject, predicate or object is missing."""
    subject, predicate, object_ = (one(store, claim, p) for p in (SUBJECT, PREDICATE, OBJECT))
    if not isinstance(subject, ox.NamedNode | ox.BlankNode) or object_ is None or not isinstance(predicate, ox.NamedNode):
        return None
    status, confidence, speaker = (one(store, claim, p) for p in (STATUS, CONFIDENCE, BY))
    passages = (passage_of(store, q.object) for q in store.quads_for_pattern(claim, FROM, None, None))
    return Evidence(
        claim.value,
        subject,
        predicate,
        object_,
        status.value.rsplit("#", 1)[-1] if isinstance(status, ox.NamedNode) else "Occurred",
        _number(confidence),
        label(store, speaker) if speaker is not None and not isinstance(speaker, ox.Triple) else None,
        tuple(sorted((p for p in passages if p is not None), key=lambda p: (p.published or "", p.article, p.begin or 0, p.iri))),
    )


def passage_of(store: Store, node: Node) -> Passage | None:
    """The passage that a node is; None where it is no node."""
    if not isinstance(node, ox.NamedNode | ox.BlankNode):
        return None
    article = one(store, node, CONTEXT)
    begin, end, words = (one(store, node, p) for p in (BEGIN, END, WORDS))
    about = {p: one(store, article, p) for p in (HEADLINE, IDENTIFIER, PUBLISHED, DIGEST)} if isinstance(article, ox.NamedNode | ox.BlankNode) else {}
    text = {p: node.value for p, node in about.items() if isinstance(node, ox.Literal)}
    where = article.value if isinstance(article, ox.NamedNode | ox.BlankNode) else node.value.partition("#")[0]
    return Passage(
        node.value,
        where,
        text.get(HEADLINE) or text.get(IDENTIFIER) or where.rsplit("/", 1)[-1],
        text.get(PUBLISHED),
        _whole(begin),
        _whole(end),
        words.value if isinstance(words, ox.Literal) else None,
        text.get(DIGEST),
    )


def one(store: Store, subject: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode) -> Node | None:
    """The first object in the order of their text, so that the same graph always gives the same; None where there is none."""
    return min((q.object for q in store.quads_for_pattern(subject, predicate, None, None)), key=str, default=None)


def _subjects(store: Store, *pairs: object) -> Iterator[ox.NamedNode | ox.BlankNode]:
    """The claims that fit (predicate, object) pairs whose object is not None, each once, in the order of their IRIs."""
    fitting: set[ox.NamedNode | ox.BlankNode] | None = None
    for predicate, value in zip(pairs[::2], pairs[1::2], strict=True):
        if value is not None:
            nodes = {q.subject for q in store.quads_for_pattern(None, predicate, value, None)}  # type: ignore[arg-type]
            kept = {n for n in nodes if isinstance(n, ox.NamedNode | ox.BlankNode)}
            fitting = kept if fitting is None else fitting & kept
    return iter(sorted(fitting or (), key=str))


def _place(e: Evidence) -> tuple[str, str, int, str, str]:
    first = e.passages[0] if e.passages else None
    when, where, begin = (first.published or "", first.article, first.begin or 0) if first else ("", "", 0)
    return when, where, begin, e.predicate.value, e.claim


def _number(node: Node | None) -> float | None:
    try:
        return float(node.value) if isinstance(node, ox.Literal) else None
    except ValueError:
        return None


def _whole(node: Node | None) -> int | None:
    number = _number(node)
    return int(number) if number is not None and number == int(number) else None
