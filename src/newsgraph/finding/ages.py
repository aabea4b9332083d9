"""Doc ► ages of people: “Smith, 22,”, “the 47-year-old man”, “she was 33”, “Smith and Roe, both 19”, “ages 24 and 31 respectively”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.annotation.tree import Doc
from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.numbers import DIGIT_WORDS
from newsgraph.finding.syntax import child, first_of, relative_clauses
from newsgraph.finding.wordlists import words

_AGE_MAX = 120
_PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365}
_WORDS = "|".join(DIGIT_WORDS)
_NUMBER = rf"(?P<number>\d{{1,3}}|(?:{_WORDS})(?:[-‐](?:one|two|three|four|five|six|seven|eight|nine))?)"
_OLD = re.compile(rf"\b{_NUMBER}(?:\s?[-‐–\s]\s?(?P<unit>year|month|week|day)\s?[-‐–\s]\s?old(?!s)|[-‐–\s]?yo)\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"""\s*(?:[,(]\s*)?(?:
        (?:who\ (?:is|was|turned|died|has\ died)\ )?
        (?:aged?\s|age\s)?(?P<plain>\d{{1,3}})(?=\s*(?:[,);:.—–]|$|\s(?:and|of|from|was|were|is|has|who|years\ old)\b))(?![.,]\d)
      | aged?\ (?P<young>\d{{1,2}})\ (?P<part>month|week|day)s\b
      | (?:an?|the)\ {_NUMBER}\s?[-‐–\s]\s?(?P<unit>year|month|week|day)\s?[-‐–\s]\s?old\b
    )""",
    re.VERBOSE,
)
_OF = re.compile(r"\sof\s(?P<number>\d{1,3})(?=\s*(?:[,();:.—–]|$|\s(?:and|from|was|were|is|has|had|who|whose)\b))(?![.,]\d)")
_AT_DEATH = re.compile(r"\b(?:aged|at (?:the )?age(?: of)?|at)\s(?P<number>\d{1,3})(?=[,.;]|$|\s(?:in|on|after|at)\b)")
_FINITE = frozenset(("VBZ", "VBP", "VBD"))
_SCORED = frozenset(("wicket", "innings", "run", "over", "stumps", "chase", "unbeaten"))
_SHARED = re.compile(r"\s*,?\s*(?:(?P<all>all|both)\s(?:aged?\s)?(?P<one>\d{1,3})\b|(?:(?:ages|aged|age)\s)?(?P<each>\d{1,3}(?:(?:,?\sand\s|,\s)\d{1,3})+))")
_WINDOW = 80  # characters
_FARTHEST = 5  # words between "25-year-old" and the noun or name


def age(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """The age in years that stands after the mention, before it, in its predicate, or after a list that it is in."""
    for value in (_shared(mention, doc, mentions), _after(mention, doc), _before(mention, doc), _of_predicate(mention, doc), _at_death(mention, doc)):
        if value is not None and 0 <= value <= _AGE_MAX:
            yield said(mention, "ng:age", value, doc)
            return


def _years(number: str, unit: str | None) -> int:
    """Whole years: a baby of eleven months is nought, one of twenty is 1."""
    value = int(number) if number.isdecimal() else sum(DIGIT_WORDS[w] for w in re.split("[-‐]", number.lower()))
    return value // _PER_YEAR[unit.lower() if unit else "year"]


def _text_after(mention: Mention, doc: Doc) -> str:
    stop = min(doc[mention.head].sent.end, mention.end + _WINDOW)  # a span's text: the whole document's is made anew at every call
    start = mention.end + (mention.end < stop and doc[mention.end - 1].lower_ in ("jr", "sr") and doc[mention.end].text == ".")
    return (doc[start - 1].whitespace_ + doc[start:stop].text)[:_WINDOW] if start < stop else ""


def _after(mention: Mention, doc: Doc) -> int | None:
    """“Smith, 22,”, “Smith (22)”, “Smith, aged 40”, “Smith, a 69 year old”, “Smith Jr. 26,”, “a woman of 61”, but not “Smith, 21-year-old Roe”."""
    text = _text_after(mention, doc)
    grown = mention.form is Form.NOMINAL and doc[mention.head].lemma_.lower() in words("adult-nouns", "boy-nouns")
    if grown and (of := _OF.match(text)) is not None:
        return int(of["number"])
    found = _AFTER.match(text)
    if found and text[:2] == " (" and _SCORED & {t.lemma_.lower() for t in doc[mention.head].sent}:
        return None  # "Fernando (61) was caught": runs
    if found is None:
        return None
    if found["plain"]:
        bare = not text[: found.start("plain")].strip()
        return int(found["plain"]) if not bare or (mention.form is Form.NAME and " " in mention.text) else None
    if found["young"]:
        return _years(found["young"], found["part"])
    return None if _of_next_subject(mention, doc) else _years(found["number"], found["unit"])


def _of_next_subject(mention: Mention, doc: Doc) -> bool:
    """“According to Smith, the 9-year-old boy was shot” is not of Smith."""
    old = next((t for t in doc[mention.end : mention.end + 8] if t.lower_ == "old"), None)
    noun = old.head if old is not None and old.dep_ == "amod" else old
    return noun is not None and noun.dep_.startswith("nsubj") and not doc[mention.head].dep_.startswith("nsubj")


def _before(mention: Mention, doc: Doc) -> int | None:
    """“25-year-old Smith”, “the 47-year-old man”, “48 year old Smith”: inside the phrase or right before it; not “3-year-old shoots his mother”."""
    verb = next((t.i for t in reversed(doc[max(doc[mention.head].sent.start, mention.start - 8) : mention.start]) if t.tag_ in _FINITE), -1)
    window = doc[max(doc[mention.head].sent.start, mention.start - 8, verb + 1) : mention.head + 1].text
    found = list(_OLD.finditer(window))
    if not found:
        return None
    between = window[found[-1].end() :].replace(",", " ,").split()
    if len(between) > 1 and between[1] == "," and between[0] in words("male-nouns", "female-nouns"):
        if doc[mention.head].dep_ == "nmod:poss":
            return None  # "her 6-year-old daughter, Roe's sister"
        between = between[2:]  # "a 20-year-old woman, Jo Roe"
    if len(between) > _FARTHEST or any(w in (",", "and", "of", "who", "was") or w.endswith(",") for w in between[:-1]):
        return None
    return _years(found[-1]["number"], found[-1]["unit"])


def _of_predicate(mention: Mention, doc: Doc) -> int | None:
    """“She was 33”, “who is 19 years old”."""
    token = doc[mention.head]
    if token.dep_ != "nsubj":
        return None
    predicate = token.head
    if child(predicate, "cop") is None:
        return None
    number = predicate if predicate.text.isdecimal() else None
    if predicate.lemma_ == "old":
        years = child(predicate, "obl", "obl:unmarked", "nmod:unmarked")
        number = child(years, "nummod") if years is not None and years.lemma_ == "year" else None
    if number is not None and number.text.isdecimal() and (predicate.lemma_ == "old" or not any(c.dep_.startswith("nmod") for c in predicate.children)):
        return int(number.text)
    return None


def _at_death(mention: Mention, doc: Doc) -> int | None:
    """“Smith, who has died of cancer aged 71”, “she died at the age of 90”."""
    token = first_of(doc[mention.head], "flat")  # "Actor Ann Roe dies at 71"
    verbs = [*([token.head] if token.dep_ == "nsubj" else []), *relative_clauses(token)]
    verb = next((v for v in verbs if v.lemma_.lower() in ("die", "pass")), None)
    found = _AT_DEATH.search(doc[verb.i : verb.sent.end].text[:_WINDOW]) if verb is not None else None
    return int(found["number"]) if found is not None else None


def _shared(mention: Mention, doc: Doc, mentions: Mentions) -> int | None:
    """“A, B and C, all 19 years old”, “A and B, ages 24 and 31”: an age for each of a list of names."""
    if mention.form is not Form.NAME:
        return None
    names = [mention]
    while (before := _neighbour(names[0], doc, mentions, -1)) is not None:
        names.insert(0, before)
    while (after := _neighbour(names[-1], doc, mentions, 1)) is not None:
        names.append(after)
    found = _SHARED.match(_text_after(names[-1], doc)) if len(names) > 1 else None
    if found is None:
        return None
    if found["one"]:
        return int(found["one"])
    ages = re.findall(r"\d+", found["each"])
    return int(ages[names.index(mention)]) if len(ages) == len(names) else None


def _neighbour(mention: Mention, doc: Doc, mentions: Mentions, step: int) -> Mention | None:
    """The next name of a list, over “,” and “and”."""
    i = mention.end if step > 0 else mention.start - 1
    crossed = 0
    while 0 <= i < len(doc) and doc[i].lower_ in (",", "and", "&") and crossed < 2:
        i += step
        crossed += 1
    found = mentions.at(i) if crossed and 0 <= i < len(doc) else None
    if found is None or found.form is not Form.NAME or found.kind is not Kind.PERSON or doc[found.head].sent != doc[mention.head].sent:
        return None
    return found if (found.start == i if step > 0 else found.end == i + 1) else None
