"""The ontology's word lists as the finders use them: read once from the same Turtle files as the lexicon."""

from __future__ import annotations

from functools import lru_cache

from newsgraph.namespaces import SCHEMA
from newsgraph.ontology import load_ontology

_PLACE = SCHEMA + "Place"
_ORGANIZATION = SCHEMA + "Organization"


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """The words of the list `name` ("honorifics", "person-nouns" …); empty where there is none."""
    return load_ontology().lists.get(name, frozenset())


@lru_cache(maxsize=1)
def organization_words() -> frozenset[str]:
    """Head nouns that make a name or description an organisation's: "police", "university", "council"."""
    return _of(_ORGANIZATION)


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Head nouns that make a name or description a place's: "bridge", "street", "arena"."""
    return _of(_PLACE)


def _of(top: str) -> frozenset[str]:
    ontology = load_ontology()
    return frozenset(w for w, classes in ontology.name_words.items() if any(ontology.is_a(c, top) for c in classes))
