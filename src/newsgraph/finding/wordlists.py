"""The ontology's word lists as the rules use them: those of the ontology that the article is read by, the user's own words among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

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


def words(name: str, *others: str) -> frozenset[str]:
    """The words of the list `name` ("honorifics", "person-nouns" …) and of `others`. Raises KeyError where there is none."""
    ontology = _ontology.get() or load_ontology()
    return _united(ontology, (name, *others)) if others else ontology.lists[name]


@lru_cache(maxsize=256)
def _united(ontology: Ontology, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(ontology.lists[n] for n in names))


def is_head_of_name(word: str) -> bool:
    """Whether a head noun makes a name or description an organisation's or a place's."""
    return word in organization_words() or word in place_words()


def organization_words() -> frozenset[str]:
    """Head nouns that make a name or description an organisation's: "police", "university", "council"."""
    return (_ontology.get() or load_ontology()).organization_words


def place_words() -> frozenset[str]:
    """Head nouns that make a name or description a place's: "bridge", "street", "arena"."""
    return (_ontology.get() or load_ontology()).place_words
