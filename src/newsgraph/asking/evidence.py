"""Claims and the passages that they stand on, read from a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.asking.things import label
from newsgraph.namespaces import NG, PREFIXES
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
UNASSERTED = frozenset(NG + name for name in ("Denied", "Alleged", "Cancelled"))


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
        return NG + self.status not in UNASSERTED


def evidence(store: Store, subject: Node | None = None, predicate: ox.NamedNode | None = None, object_: Node | None = None) -> list[Evidence]:
    """The claims of what is given, by article and place in it; None stands for anything, but subject or object must be given."""
    if isinstance(subject, ox.Literal | ox.Triple):
        return []
    # From the rarer end: many claims have the number 5 as their object, few speak of one event.
    ends = [(SUBJECT, subject), (PREDICATE, predicate), (OBJECT, object_)]
    start = next((p, node) for p, node in (ends[0], ends[2]) if node is not None)
    rest = [(p, node) for p, node in ends if node is not None and p != start[0]]
    found = {q.subject for q in store.quads_for_pattern(None, *start, None) if isinstance(q.subject, ox.NamedNode | ox.BlankNode)}
    fitting = (claim for claim in found if all(any(True for _ in store.quads_for_pattern(claim, p, node, None)) for p, node in rest))
    return sorted((e for claim in fitting if (e := claim_of(store, claim)) is not None), key=_place)


def claim_of(store: Store, claim: ox.NamedNode | ox.BlankNode, known: dict[Node, Passage | None] | None = None) -> Evidence | None:
    """What a claim says and where; None where its subject, predicate or object is missing.

    Whoever reads many claims gives a dictionary in `known`, so that each passage is read once.
    """
    said = _values(store, claim)
    subject, predicate, object_, status, confidence, speaker = (_first(said, p) for p in (SUBJECT, PREDICATE, OBJECT, STATUS, CONFIDENCE, BY))
    if not isinstance(subject, ox.NamedNode | ox.BlankNode) or object_ is None or not isinstance(predicate, ox.NamedNode):
        return None
    known = {} if known is None else known
    for node in said.get(FROM, ()):
        if node not in known:
            known[node] = passage_of(store, node)
    passages = (known[node] for node in said.get(FROM, ()))
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
    here = _values(store, node)
    article, begin, end, words = (_first(here, p) for p in (CONTEXT, BEGIN, END, WORDS))
    text: dict[ox.NamedNode, str] = {}
    if isinstance(article, ox.NamedNode | ox.BlankNode):
        # What names the article where it has no headline is not asked for where it has one: a page asks for hundreds of passages.
        for p in (HEADLINE, PUBLISHED, DIGEST, IDENTIFIER):
            if not (p == IDENTIFIER and HEADLINE in text) and isinstance(value := one(store, article, p), ox.Literal):
                text[p] = value.value
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


def _values(store: Store, subject: ox.NamedNode | ox.BlankNode) -> dict[ox.NamedNode, list[Node]]:
    """All objects by predicate, fetched at once: a store is asked less often than for each of them."""
    found: dict[ox.NamedNode, list[Node]] = {}
    for q in store.quads_for_pattern(subject, None, None, None):
        found.setdefault(q.predicate, []).append(q.object)
    return found


def _first(values: Mapping[ox.NamedNode, list[Node]], predicate: ox.NamedNode) -> Node | None:
    return min(values.get(predicate, ()), key=str, default=None)


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
