"""Doc ► descriptions by their head nouns (“a 47-year-old man”, “the force”), and pronouns."""

from __future__ import annotations

from newsgraph.annotation.tree import Token
from newsgraph.finding.demonyms import DEMONYMS
from newsgraph.finding.mention import Form, Kind, Mention
from newsgraph.finding.syntax import word_before
from newsgraph.finding.wordlists import organization_words, place_words, words

_PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
    "i": None, "me": None, "my": None, "we": None, "us": None, "our": None, "they": None, "them": None, "their": None, "it": None, "its": None,
    "who": None,
}  # fmt: skip
_PLURAL_PRONOUNS = frozenset(("we", "us", "our", "they", "them", "their"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_MAX_DESCRIPTION = 9
_GATHERED = frozenset(("group", "team", "party", "band", "delegation", "number", "handful", "convoy"))
_ANY_GROUP = frozenset(("other", "another", "large", "small", "whole", "second", "first", "rival", "same"))
_OF_MANY = ("ish", "ch", "ese", "ss", "us", ".", "uk")


def pronoun_mention(token: Token) -> Mention | None:
    """A personal or possessive pronoun."""
    if token.pos_ not in ("PRON", "DET") or token.lower_ not in _PRONOUNS or token.lower_ == "who":
        return None
    if token.pos_ == "DET" and token.dep_ != "nmod:poss":
        return None
    gender = _PRONOUNS[token.lower_]
    kind = Kind.PERSON if gender or token.lower_ in ("i", "me", "my") else None
    return Mention(kind, Form.PRONOUN, token.i, token.i + 1, token.i, token.text, plural=token.lower_ in _PLURAL_PRONOUNS, gender=gender, definite=True)


def nominal_mention(token: Token, named: set[int]) -> Mention | None:
    """A noun phrase whose head says that it is a person, a group, an organisation or a place; `named` are tokens of names."""
    if is_of_a_country(token):
        return Mention(Kind.PERSON, Form.NOMINAL, token.i, token.i + 1, token.i, token.text, plural=False, gender=None, definite=True)
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") or token.dep_ in ("compound", "amod", "flat", "fixed", "nmod:unmarked"):
        return None
    kind = _nominal_kind(token)
    if kind is None or any(c.dep_ == "case" and c.lower_ == "per" for c in token.children):
        return None  # "4.5 per 100,000 people" are nobody
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("people", "police")
    if kind is Kind.PERSON and (plural or _number(token)):
        kind, plural = Kind.GROUP, True
    start, end = _description(token, named)
    determiner = next((c for c in token.children if c.dep_ in ("det", "nmod:poss")), None)
    definite = determiner is not None and (determiner.dep_ == "nmod:poss" or determiner.lower_ in _DEFINITE)
    lemma = token.lemma_.lower()
    gender = "male" if lemma in words("male-nouns") else "female" if lemma in words("female-nouns") else None
    text = " ".join(token.doc[start:end].text.split())
    return Mention(kind, Form.NOMINAL, start, end, token.i, text, plural=plural, gender=gender, definite=definite or lemma == "police")


def is_of_a_country(token: Token) -> bool:
    """“The Tunisian”, “the 22-year-old Czech”: one person called by a nationality; "the British" and "the Swiss" are many."""
    alone = token.text[0].isupper() and token.lower_ in DEMONYMS and token.dep_.split(":")[0] in ("nsubj", "obj", "iobj", "obl", "conj")
    if not alone or (token.lower_.endswith(_OF_MANY) and word_before(token) != "old"):
        return False
    return any(c.lower_ == "the" and c.dep_ == "det" and (c.i == token.i - 1 or word_before(token) == "old") for c in token.children)


def _is_of_a_people(token: Token) -> bool:
    """“Kurds”, “American Samoans”, “Swedes”."""
    lower = token.lower_
    return lower.endswith("s") and (lower in words("peoples") or (lower[:-1] in DEMONYMS and token.text[0].isupper() and not lower.endswith("ss")))


def _nominal_kind(token: Token) -> Kind | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("NOUN", "PROPN"):
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        described = {c.lower_ for c in token.children if c.dep_ in ("compound", "amod")}
        if lemma == "party" and (described & words("festive-words") or any(c.lower_ in ("at", "during", "after") for c in token.children if c.dep_ == "case")):
            return None
        if ("best" in described and lemma in words("occupations")) or (lemma == "sea" and token.tag_ == "NNS"):
            return None  # "Best actress went to Ann Roe", "sank in heavy seas"
        if lemma == "head" and _is_of_a_body(token):
            return None
        if lemma in words("ambiguous-occupations") and after.ent_type_ != "PERSON":
            return None
        if lemma == "source" and after.ent_type_ == "ORG":
            return Kind.ORGANIZATION  # "the news source Le Monde"
        if lemma in words("group-nouns") or (lemma in _GATHERED and _is_of_people(token)):
            return Kind.GROUP
        if lemma == "group" and (undefined := _group_kind(token, described)) is not Kind.ORGANIZATION:
            return undefined
        if (
            token.pos_ == "PROPN"
            and token.dep_.split(":")[0] in ("nsubj", "obj", "obl", "nmod", "conj")
            and token.dep_ != "nmod:poss"
            and _is_of_a_people(token)
        ):
            return Kind.GROUP
        if lemma in words("person-nouns", "male-nouns", "female-nouns", "occupations"):
            return Kind.PERSON
        if _is_age(token):
            return Kind.PERSON
        if token.lower_ in words("uncounted-people"):
            of = next((c for c in token.children if c.dep_ == "nmod" and any(x.lower_ == "of" for x in c.children)), None)
            subject = token.dep_ in ("nsubj", "nsubj:pass")
            return Kind.GROUP if subject and (of is None or _nominal_kind(of) in (Kind.PERSON, Kind.GROUP)) else None
        if lemma in organization_words() and lemma not in words("words-of-names-only") and not (lemma == "service" and token.tag_ == "NNS"):
            return Kind.ORGANIZATION
        if lemma in place_words() and token.pos_ == "NOUN":
            return Kind.PLACE
    elif _is_age(token):
        return Kind.PERSON
    return None


def _group_kind(group: Token, described: set[str]) -> Kind | None:
    """“The other group”, “two groups”: people; “a group of motorcycles”: neither they nor a body; “an aid group”, “the group”: a body."""
    if any(c.dep_ == "nmod" and any(x.lower_ == "of" for x in c.children) for c in group.children):
        return None
    counted = _number(group) or not any(c.dep_ in ("det", "nmod:poss") and c.lower_ in _DEFINITE for c in group.children) or described
    return Kind.GROUP if counted and described <= _ANY_GROUP else Kind.ORGANIZATION


def _is_of_a_body(head: Token) -> bool:
    """“Shot in the head”, “his head was grazed”; but "its head", "the agency's head"."""
    owner = next((c for c in head.children if c.dep_ == "nmod:poss"), None)
    owned = owner is not None and (owner.lower_ in ("his", "her", "my", "your") or _is_age(owner) or _nominal_kind(owner) is Kind.PERSON)
    return owned or any(c.dep_ == "case" and c.lower_ in ("in", "to", "on", "through") for c in head.children)


def _is_of_people(token: Token) -> bool:
    """“A group of supporters”."""
    people = words("person-nouns", "occupations", "group-nouns")
    return any(c.dep_ == "nmod" and c.tag_ == "NNS" and (c.lemma_.lower() in people or c.lower_ in people) for c in token.children)


def _is_age(token: Token) -> bool:
    """“The 25-year-old”, “a 9-year-old”: an adjective or number that stands for a person."""
    if token.lemma_.lower() not in ("old", "olds"):
        return False
    before = token.doc[max(0, token.i - 4) : token.i].text.lower()
    return "year" in before and token.dep_ not in ("amod", "acl", "root", "advmod")


def _number(token: Token) -> bool:
    return any(c.dep_ == "nummod" and c.lower_ not in ("one", "1", "yo") for c in token.children)


def _description(token: Token, named: set[int]) -> tuple[int, int]:
    """The noun phrase without determiner, clauses and prepositional phrases."""
    start, first = token.i, token.sent.start
    doc = token.doc
    while start > first and token.i - start < _MAX_DESCRIPTION:
        before = doc[start - 1]
        inside = (
            before.head.i == token.i
            or (before.head.i >= start and before.head.i < token.i)
            or (before.head.i > before.i and before.head.i <= token.i)
            or (before.text in ("-", "–") and not before.whitespace_)
        )
        if (
            not inside
            or before.i in named
            or before.lower_ in ("least", "most", "than", "a.m.", "p.m.", "later", "earlier")
            or before.pos_ in ("DET", "ADP", "VERB", "AUX", "CCONJ", "PRON", "SCONJ", "SPACE", "SYM")
            or before.dep_ in ("det", "case", "nmod:poss", "mark", "cc", "nsubj", "cop", "advmod")
        ):
            break
        if before.is_punct and before.text not in ("-", "–", "'", "’"):
            break
        start -= 1
    while start < token.i and doc[start].is_punct:
        start += 1
    return start, token.i + 1
