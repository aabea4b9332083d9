"""Signs that a name is a place's: “in X”, “the mayor of X”, “a X woman”."""

from __future__ import annotations

from newsgraph.finding.demonyms import COUNTRIES
from newsgraph.finding.name_standing import Standing, apposed, is_age
from newsgraph.finding.syntax import child
from newsgraph.finding.wordlists import organization_words, place_words, words


def is_country(at: Standing) -> bool:
    """“Sweden beat Norway”, “Lindqvist of Sweden”."""
    return at.name.text in COUNTRIES


def is_apposed_place(at: Standing) -> bool:
    """“Mbalazi, a town on the border”, “the nearest settlement is Mbalazi”."""
    return any(n in ("settlement", "capital") or (n in place_words() and n not in organization_words()) for n in apposed(at))


def is_home(at: Standing) -> bool:
    """“Ann Roe, 54, of Lodi”."""
    return at.before is not None and at.before.lower_ == "of" and is_age(at.doc, at.name.start - 4)


def has_inhabitants(at: Standing) -> bool:
    """“A Leeds woman”, “Leeds police”."""
    after = at.after
    if after is None or at.length > 2:
        return False
    return after.lower_ in ("police", "firefighters") or (after.lower_ in words("inhabitant-nouns") and at.head.head.i == after.i)


def is_settled(at: Standing) -> bool:
    """“The mayor of X”, “residents of X”, “the streets of X”."""
    of = at.before is not None and at.before.lower_ == "of" and at.before.i > 0
    return of and at.before is not None and at.before.nbor(-1).lemma_.lower() in words("nouns-of-towns")


def is_struck(at: Standing) -> bool:
    """“An earthquake shook X”, “the storm that hit X”, “floods swept through X”."""
    verb = at.head.head
    through = at.head.dep_ == "obl" and at.before is not None and at.before.lower_ in ("through", "across")
    if not (through or at.head.dep_ == "obj") or verb.lemma_.lower() not in words("striking-verbs"):
        return False
    what = child(verb, "nsubj")
    what = verb.head if what is None or what.lower_ in ("that", "which") else what
    return what.lemma_.lower() in words("striking-nouns")


def is_where(at: Standing) -> bool:
    """“In X”, “off X”; not “believes in X”, “in X's honour”."""
    before = at.before
    if before is None or at.length > 2 or (at.after is not None and at.after.lower_ in ("'s", "’s")):
        return False
    return before.lower_ in ("in", "off") and before.head.i >= at.name.start and at.head.head.lemma_ not in words("verbs-of-faith")


def has_institutions(at: Standing) -> bool:
    """“Karvelia's parliament”, “the ambassador to Karvelia”."""
    end = at.name.end + 1
    if at.after is not None and at.after.lower_ in ("'s", "’s") and end < len(at.doc) and at.doc[end].lower_ in words("institutions-of-a-state"):
        return True
    return at.before is not None and at.before.lower_ == "to" and at.before.i > 0 and at.before.nbor(-1).lemma_ in ("ambassador", "envoy")


def is_neighbour(at: Standing) -> bool:
    """“In neighbouring Ostrava”."""
    return at.before is not None and at.before.lower_ in ("neighbouring", "neighboring", "northern", "southern", "eastern", "western")
