"""Why things of different articles are one: the identifications of a thing, read from a store."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.asking.evidence import CONFIDENCE, FROM, HEADLINE, IDENTIFIER, one
from newsgraph.rdf.identifications import DESCRIPTION, IDENTIFIED
from newsgraph.storing.store import Store


@dataclass(frozen=True, slots=True)
class Identification:
    """The judgement that two articles speak of one thing: their headlines (or ids), how sure it is (0 to 1, None where not said), and why."""

    articles: tuple[str, ...]
    confidence: float | None
    because: str


def identifications(store: Store, thing: ox.NamedNode) -> list[Identification]:
    """The judgements by which `thing` is one in several articles, the surest first."""
    found = []
    for quad in store.quads_for_pattern(None, IDENTIFIED, thing, None):
        me = quad.subject
        if not isinstance(me, ox.NamedNode):
            continue
        articles = sorted((q.object for q in store.quads_for_pattern(me, FROM, None, None)), key=str)
        sure, why = one(store, me, CONFIDENCE), one(store, me, DESCRIPTION)
        names = tuple(_name(store, a) for a in articles if isinstance(a, ox.NamedNode))
        found.append(Identification(names, float(sure.value) if isinstance(sure, ox.Literal) else None, why.value if isinstance(why, ox.Literal) else ""))
    return sorted(found, key=lambda i: (-(i.confidence or 0), i.articles))


def _name(store: Store, article: ox.NamedNode) -> str:
    said = one(store, article, HEADLINE) or one(store, article, IDENTIFIER)
    return said.value if isinstance(said, ox.Literal) else article.value
