"""The ontology's word lists as the rules use them: those of the ontology that the article is read by, the user's own words among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from newsgraph.ontology import Ontology, load_ontology

_ontology: ContextVar[Ontology | None] = ContextVar("the ontology that an article is read by", default=None)


@contextmanager
def words_of(ontology: Ontology) -> Iterator[None]:
    """Inside, the lists are those of `ontology`, in this thread alone; outside they are our own."""
    token = _ontology.set(ontology)
    try:
        yield
    finally:
        _ontology.reset(token)


def words(name: str) -> frozenset[str]:
    """The words of the list `name` ("honorifics", "person-nouns" …). Raises KeyError where there is none."""
    return (_ontology.get() or load_ontology()).lists[name]


def organization_words() -> frozenset[str]:
    """Head nouns that make a name or description an organisation's: "police", "university", "council"."""
    return (_ontology.get() or load_ontology()).organization_words


def place_words() -> frozenset[str]:
    """Head nouns that make a name or description a place's: "bridge", "street", "arena"."""
    return (_ontology.get() or load_ontology()).place_words
