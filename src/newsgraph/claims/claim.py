"""What the article says of its people, organisations, places and events: each fact with its passage, status and speaker.

A claim's subject, predicate and object are what the graph will hold; its passage is a half-open range of Unicode characters of the
article's text, checked against the text when the claim is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newsgraph.namespaces import NG, XSD

OCCURRED = NG + "Occurred"


class Value(NamedTuple):
    """An object of a claim: an IRI where `datatype` is empty, else a literal of that datatype IRI (or "@en" language).

    A tuple, because an article's thousands of values are hashed and sorted.
    """

    text: str
    datatype: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """One thing that the article says. `begin` and `end` are characters of its text; `speaker` an IRI or None; `confidence` 0..1."""

    subject: str
    predicate: str
    object: Value
    begin: int
    end: int
    confidence: float
    status: str = OCCURRED
    speaker: str | None = None


def iri(text: str) -> Value:
    """A thing as the object of a claim."""
    return Value(text)


def string(text: str) -> Value:
    """A plain string."""
    return Value(text, XSD + "string")


def integer(number: int) -> Value:
    """A whole number."""
    return Value(str(number), XSD + "integer")


def decimal(number: object) -> Value:
    """A whole or decimal number in its canonical form."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Value(text, XSD + ("decimal" if "." in text else "integer"))


def boolean(flag: bool) -> Value:
    """True or false."""
    return Value("true" if flag else "false", XSD + "boolean")


def date(text: str) -> Value:
    """A date of the precision that its lexical form has: year, month, day, or day and time."""
    kind = "dateTime" if "T" in text else {4: "gYear", 7: "gYearMonth"}.get(len(text), "date")
    return Value(text, XSD + kind)
