"""Signs that a name is a ship's, a work's, a storm's or another thing's: “the X telescope”, “Hurricane X”, “the film X”."""

from __future__ import annotations

import re

from newsgraph.finding.name_standing import Standing, is_model_number, noun_before_comma, people_nouns
from newsgraph.finding.wordlists import is_head_of_name, words

_MODEL = re.compile(r"[A-Z]{0,2}\d{3}s?|[A-Z]{1,2}\d+s")


def is_eponym(at: Standing) -> bool:
    """“Parkinson's disease”."""
    end = at.name.end + 1
    return at.after is not None and at.after.lower_ in ("'s", "’s") and end < len(at.doc) and at.doc[end].lower_ in words("eponymous-nouns")


def is_called(at: Standing) -> bool:
    """“The drama The Lemon House”, “his first film, Dust Road (1971)”: the noun before a name says that it is a work."""
    if at.before is None:
        return False
    i = at.before.i - (at.before.text == "The")
    comma = i > 0 and at.doc[i].text == ","
    noun = at.doc[i - comma]
    return i > comma and noun.tag_ == "NN" and noun.lemma_ in words("thing-nouns", "made-things")


def is_work(at: Standing) -> bool:
    """“The talk show Morning Elsie”; not “the show Ann Roe gave”."""
    noun = at.before
    joined = noun is not None and at.head.head.i == noun.i and at.head.dep_ in ("appos", "flat", "compound", "nmod:desc")
    return noun is not None and joined and noun.tag_ == "NN" and noun.lemma_ in words("works")


def is_named(at: Standing) -> bool:
    """“A speedboat named Second Wind”, “the software, called SkyPeel,”, “the boat, Swallow,”."""
    if noun_before_comma(at) in words("vessel-words") and at.head.dep_ == "appos":
        return True
    if at.before is None or at.before.lower_ not in ("named", "called", "dubbed", "titled", "entitled") or not at.before.i:
        return False
    before = at.before.nbor(-1)
    noun = before.nbor(-1) if before.text == "," and before.i else before
    return noun.tag_ == "NN" and noun.lemma_ in words("thing-nouns", "vessel-words", "made-things")


def is_apposed_thing(at: Standing) -> bool:
    """“A smaller world, Tessaly, …”: one word, apposed to what is neither a person nor a body."""
    noun = noun_before_comma(at)
    if noun is None or at.length != 1 or at.head.dep_ != "appos":
        return False
    return not is_head_of_name(noun) and noun not in people_nouns() and noun not in words("person-nouns", "group-nouns", "apposed-bodies")


def is_title_of_a_work(at: Standing) -> bool:
    """“For The Salt Road”: within a sentence only the article of a title is in capitals."""
    return at.before is not None and at.before.text == "The" and not at.before.is_sent_start and at.last.lower_ in words("street-endings")


def is_storm(at: Standing) -> bool:
    """“Hurricane X”, the noun within the name or before it."""
    if at.length > 1:
        return at.first.lower_ in words("storm-nouns")
    return at.before is not None and at.before.text[0].isupper() and at.before.lower_.rstrip(".") in words("storm-nouns")


def is_undertaking(at: Standing) -> bool:
    """“Operation Harrow”."""
    return at.length > 1 and at.first.lower_ in words("undertakings")


def ends_in_model_number(at: Standing) -> bool:
    """“Velda XR40”, “Velda A300s”, “a Velda 737 Max”; not “Club 502”."""
    if at.length < 2 or is_model_number(at.last.text):
        return at.length > 1
    numbered = any(_MODEL.fullmatch(t.text) for t in at.doc[at.name.start + 1 : at.name.end])
    return numbered and not any(is_head_of_name(t.lower_) for t in at.doc[at.name.start : at.name.end])


def begins_with_maker(at: Standing) -> bool:
    """“Boeing 737s”, “a white Chevrolet Malibu”; not “Ford Motor Company”, “Boeing Field”."""
    i = next((k for k in range(at.name.start, at.name.end) if at.doc[k].lower_ in words("vehicle-makers")), at.name.end)
    if i >= at.name.end - 1 or not all(t.text.islower() for t in at.doc[at.name.start : i]):
        return False
    rest = {t.lower_.rstrip(".") for t in at.doc[i + 1 : at.name.end]}
    return rest.isdisjoint(words("company-endings", "maker-divisions")) and not any(is_head_of_name(w) for w in rest)


def precedes_scheme(at: Standing) -> bool:
    """“The Holt–Farr scale”, “the Swahili language”, “the Tambor-class submarine”."""
    end = at.name.end
    if at.after is not None and at.after.text == "-" and end + 1 < len(at.doc) and at.doc[end + 1].lower_ == "class":
        return True
    joined = at.after is not None and at.after.text in ("-", "–") and end + 2 < len(at.doc) and at.doc[end + 1].text[:1].isupper()
    noun = at.doc[end + 2] if joined else at.after
    return noun is not None and noun.lower_ in words("scheme-nouns")


def precedes_thing(at: Standing) -> bool:
    """“The X telescope”."""
    if at.after is None:
        return False
    noun = at.after.head if at.after.dep_ == "compound" and at.after.head.i == at.after.i + 1 else at.after
    return noun.text.islower() and noun.lemma_ in words("thing-nouns") and noun.pos_ == "NOUN"


def is_won(at: Standing) -> bool:
    """“The Booker winner”."""
    return at.length == 1 and at.after is not None and at.after.lower_ in words("prized-words") and at.after.head.i != at.head.i
