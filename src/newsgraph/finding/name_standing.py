"""A name where it stands, and what its signs ask of the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.mention import Mention
from newsgraph.finding.syntax import child, children, is_negated
from newsgraph.finding.wordlists import organization_words, place_words, words


@dataclass(frozen=True, slots=True)
class Standing:
    """A name where it stands, with its head, first and last tokens and those right before and after it."""

    doc: Doc
    name: Mention
    head: Token
    first: Token
    last: Token
    before: Token | None
    after: Token | None

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return self.name.end - self.name.start


def noun_before_comma(at: Standing) -> str | None:
    """The lemma of the common noun before a name, a comma between them."""
    noun = at.doc[at.name.start - 2] if at.name.start > 2 and at.doc[at.name.start - 1].text == "," else None
    return noun.lemma_ if noun is not None and noun.tag_ == "NN" and noun.text.islower() else None


def apposed(at: Standing) -> Iterator[str]:
    """The lemmas of what is said to be it: after a name and a comma, with a determiner, or in “X is a town”, “the nearest town is X”."""
    subject = child(at.head, "nsubj")
    noun, predicate = (at.head.head, at.head.head) if at.head.dep_ == "nsubj" else (subject or at.head, at.head)
    said = child(predicate, "cop") is not None and not is_negated(predicate)
    if at.length == 1 and noun.tag_ == "NN" and said and child(noun, "det") is not None:
        yield noun.lemma_.lower()
    if at.after is not None and at.after.text == ",":
        for noun in children(at.head, "appos"):
            if noun.left_edge.i in (at.name.end, at.name.end + 1) and child(noun, "det", "nmod:poss") is not None:
                yield noun.lemma_.lower()


def is_body(noun: str) -> bool:
    """Whether a noun is one for an organisation, and no office."""
    body = noun in organization_words() and noun not in place_words() and noun not in words("occupations")
    return body or noun in words("apposed-bodies")


def is_office(noun: str) -> bool:
    """Whether a noun is one for an office, and no organisation."""
    return noun in words("offices") and noun not in organization_words()


def people_nouns() -> frozenset[str]:
    """Nouns for people: "man", "nurse"."""
    return words("male-nouns", "female-nouns", "occupations")


def is_age(doc: Doc, i: int) -> bool:
    """“, 24,” after a name."""
    return 0 <= i < len(doc) - 2 and doc[i].text == "," and doc[i + 1].text.isdecimal() and len(doc[i + 1].text) == 2 and doc[i + 2].text in (",", ".", ";")


def is_acronym(text: str) -> bool:
    """Two to six capitals."""
    return text.isalpha() and text.isupper() and 2 <= len(text) <= 6


def is_model_number(text: str) -> bool:
    """Capitals and digits: “XR40”, “X5”."""
    return text.isalnum() and text[0].isupper() and text[-1].isdecimal() and not text[1:].islower() and len(text) > 1
