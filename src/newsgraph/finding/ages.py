"""Doc ► ages of people: “Smith, 22,”, “the 47-year-old man”, “she was 33”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.mentions import Mention, Mentions
from newsgraph.finding.syntax import child

_AGE_MAX = 120


def age(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """The age in years that stands after the mention, before it, or in its predicate."""
    value = _age_after(mention, doc) or _age_before(mention, doc) or _age_of_predicate(mention, doc)
    if value is not None and 0 <= value <= _AGE_MAX:
        yield said(mention, "ng:age", value, doc)


def _age_after(mention: Mention, doc: Doc) -> int | None:
    """“Smith, 22,” and “Smith (22)”, “Smith, aged 40”."""
    after = [t for t in doc[mention.end : mention.end + 6] if not t.is_space]
    if len(after) >= 2 and after[0].text in (",", "("):
        number, rest = after[1], after[2:]
        if number.lower_ in ("aged", "age") and rest:
            number, rest = rest[0], rest[1:]
        if (
            number.text.isdigit()
            and int(number.text) <= _AGE_MAX
            and (
                not rest
                or rest[0].text in (",", ")", ".", ";", "and", "-", "–", "—", ":")
                or rest[0].lower_ in ("of", "from", "was", "were", "is", "has", "who")
            )
        ):
            return int(number.text)
    if after and after[0].lower_ in ("aged", "age") and len(after) > 1 and after[1].text.isdigit():
        return int(after[1].text)
    return None


def _age_before(mention: Mention, doc: Doc) -> int | None:
    """“25-year-old Smith”, “the 47-year-old man”: numbers inside or right before the phrase."""
    window = doc[max(doc[mention.head].sent.start, mention.start - 8) : mention.head + 1].text
    found = list(re.finditer(r"(\d{1,3})\s?[-‐–]\s?(year|month|day|week)s?\s?[-‐–]\s?old(s?)|(\d{1,3}) years? old", window, re.IGNORECASE))
    if not found:
        return None
    last = found[-1]
    between = window[last.end() :].split()
    if len(between) > 5 or any(w in (",", "and", "of", "who", "was") for w in between[:-1]) or last[3]:
        return None
    if last[4]:
        return None
    return int(last[1]) if last[2].lower() == "year" else 0


def _age_of_predicate(mention: Mention, doc: Doc) -> int | None:
    """“She was 33”, “who is 19 years old”."""
    token = doc[mention.head]
    if token.dep_ != "nsubj":
        return None
    predicate = token.head
    if child(predicate, "cop") is None:
        return None
    number = predicate if predicate.text.isdigit() else None
    if predicate.lemma_ == "old":
        years = child(predicate, "obl", "obl:unmarked", "nmod:unmarked")
        number = child(years, "nummod") if years is not None and years.lemma_ == "year" else None
    if number is not None and number.text.isdigit() and (predicate.lemma_ == "old" or not any(c.dep_.startswith("nmod") for c in predicate.children)):
        return int(number.text)
    return None
