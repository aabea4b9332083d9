"""Signs that a name is a person's: “X, 24,”, “Governor X”, “the poet X”."""

from __future__ import annotations

import re

from newsgraph.finding.demonyms import COUNTRIES
from newsgraph.finding.name_standing import Standing, apposed, is_age, is_body, is_office, people_nouns
from newsgraph.finding.wordlists import is_head_of_name, organization_words, place_words, words

_OF_PEOPLE = frozenset(("mr", "mrs", "ms", "sir", "dame", "dsp", "alhaji", "alhaja", "hajia", "engr"))
_LONGEST = 3  # tokens of a person's name after such a title


def has_title(at: Standing) -> bool:
    """“Mr X”, “Alhaji X”."""
    before = at.before.lower_.rstrip(".") if at.before is not None and at.before.text.istitle() else ""
    return at.name.title is not None or (before in _OF_PEOPLE and at.length <= _LONGEST)


def is_introduced(at: Standing) -> bool:
    """“X, 24,”, “a 20-year-old woman, X”, “the regional governor, X”."""
    if " " not in at.name.text:
        return False
    noun = at.doc[at.name.start - 2] if at.name.start > 2 and at.doc[at.name.start - 1].text == "," else None
    if is_age(at.doc, at.name.end):
        return True
    return noun is not None and noun.tag_ == "NN" and noun.text.islower() and (noun.lemma_ in people_nouns() or noun.lemma_ in words("person-nouns"))


def follows_age(at: Standing) -> bool:
    """“21-year-old X”; not “the 90-year-old Elm Club”."""
    if not 1 < at.length <= 3 or any(is_head_of_name(t.lower_) for t in at.doc[at.name.start : at.name.end]):
        return False
    before = at.doc[max(0, at.name.start - 5) : at.name.start].text.lower()
    return re.fullmatch(r"(?:\d\d?|[a-z]+)-year-old", before) is not None


def is_apposed_person(at: Standing) -> bool:
    """“Mecca Holt, the victim's mother”, “Pavel Adamo, mayor of Torun”."""
    after = at.doc[at.name.end + 1] if at.name.end + 1 < len(at.doc) else None
    if after is not None and at.length > 1 and at.after is not None and at.after.text == "," and after.tag_ == "NN" and after.lower_ in words("offices"):
        return after.lower_ not in organization_words()
    return any(n in people_nouns() and not is_body(n) for n in apposed(at))


def holds_office(at: Standing) -> bool:
    """“The mayor of London, Sadiq Roe, …”."""
    holder = at.head.head
    if at.length < 2 or at.head.dep_ != "appos" or holder.i > at.name.start:
        return False
    if holder.dep_ == "nmod" and any(c.lower_ == "of" for c in holder.children):
        holder = holder.head
    return is_office(holder.lemma_) and at.first.lower_ not in words("directions") | {"new"}  # "the mayor of New York, New York,"


def is_of_a_country(at: Standing) -> bool:
    """“Silver went to Karim Samba of Qatar”: nobody calls a town that without an article."""
    country = at.doc[at.name.end + 1] if at.name.end + 1 < len(at.doc) and at.doc[at.name.end].lower_ == "of" else None
    if country is None or country.text not in COUNTRIES or not 1 < at.length <= 3:
        return False
    known = place_words() | organization_words() | words("place-kinds") | words("directions")
    return (at.before is None or at.before.lower_ != "the") and all(t.text.istitle() and t.lower_ not in known for t in at.doc[at.name.start : at.name.end])


def begins_with_given_name(at: Standing) -> bool:
    """“A Luke Farr corner”, “bands such as Les Farr and the Tins”."""
    given = at.first.text[:1].isupper() and at.first.lower_ in words("male-names", "female-names")
    if not given or not 1 < at.length <= 3 or any(is_head_of_name(t.lower_) for t in at.doc[at.name.start : at.name.end]):
        return False
    return not any(c.dep_ == "case" and c.i < at.name.start for c in at.head.children)


def has_initial(at: Standing) -> bool:
    """“Ada J. Holt”."""
    if at.length != 3 or is_head_of_name(at.last.lower_):
        return False
    middle = at.doc[at.name.start + 1].text
    return len(middle) == 2 and middle[0].isupper() and middle[1] == "." and at.first.text.istitle() and at.last.text.istitle() and len(at.last.text) > 2


def follows_office(at: Standing) -> bool:
    """“Security minister Marwoto”."""
    before = at.before
    return before is not None and before.tag_ == "NN" and before.text.islower() and is_office(before.lower_)
