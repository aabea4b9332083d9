"""Doc ► who is whose wife, parent, child, brother: “his wife, Ann Roe”, “the son of Al Poe”, “she married Jo Doe”, “survived by their sons”."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, is_negated, is_passive, obliques, preposition, surface_subject, with_conjuncts, word_after

_RELATIONS = {
    "wife": "schema:spouse", "husband": "schema:spouse", "spouse": "schema:spouse", "widow": "schema:spouse", "widower": "schema:spouse",
    "son": "schema:children", "daughter": "schema:children", "child": "schema:children",
    "father": "schema:parent", "mother": "schema:parent", "parent": "schema:parent",
    "brother": "schema:sibling", "sister": "schema:sibling", "sibling": "schema:sibling",
}  # fmt: skip
_MARRYING = frozenset(("marry", "wed"))


def family(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """Spouses, parents, children, brothers and sisters of people."""
    token = doc[mention.head]
    for owner, property_ in _relations(token, mentions) if mention.form is Form.NAME else ():
        if owner.index != mention.index:
            yield said(owner, property_, mention.index, doc)
    wed = token.head.lemma_ in _MARRYING or token.head.lower_ == "married"  # an adjective, in "is married to"
    if token.dep_ in ("nsubj", "nsubj:pass") and wed and not is_negated(token.head):
        for c in (*children(token.head, "obj"), *(n for case, n in obliques(token.head) if "to" in (case, *map(preposition, children(n, "nmod:desc"))))):
            for one in (c, *children(c, "appos", "flat", "nmod:desc")):  # "married the painter Jo Roe"
                if (other := _person(one, mentions)) is not None and other.form is Form.NAME:
                    yield said(mention, "schema:spouse", other.index, doc)


def _relations(token: Token, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
    """(whose, property) for the relation nouns that a name stands beside."""
    if (leaving := _leaving(token)) is not None:
        owner, noun = _person(surface_subject(leaving), mentions), _told_before(token, leaving)
        if noun is not None and owner is not None and (property_ := _RELATIONS.get(noun.lemma_.lower())):
            yield owner, property_
        return
    first = token
    nearest: Token | None = None
    while first.dep_ == "conj" and first.head.pos_ == "PROPN" and nearest is None:
        between = (t for t in reversed(token.doc[first.head.i : first.i]) if t.lemma_.lower() in _RELATIONS)
        nearest = next(between, None)  # "his wife Ann, and their daughters, Jo and Eve"
        first = first.head  # "their daughters, Ann and Jo"
    nouns = [nearest] if nearest is not None else [first.head] if first.dep_ in ("appos", "flat", "compound") else []
    nouns += children(token, "appos", "compound", "nmod:desc")
    for noun in nouns:
        by_marriage = word_after(noun) == "-"  # "his son-in-law"
        property_ = _RELATIONS.get(noun.lemma_.lower()) if not by_marriage else None
        owner = _owner(noun, mentions) or (_person(child(token, "nmod:poss"), mentions)) if property_ else None
        if property_ and owner is not None:
            yield owner, property_


def _leaving(name: Token) -> Token | None:
    """The verb of “is survived by her husband, Paul Berg, and their sons, Leo and Max”, “leaves a wife, Ann”, with the name after it."""
    for verb in (t for t in reversed(name.doc[name.sent.start : name.i]) if t.lemma_ in ("survive", "leave")):
        kin = (t.lemma_.lower() in _RELATIONS for t in name.doc[verb.i : name.i])
        if is_passive(verb) if verb.lemma_ == "survive" else (child(verb, "obj") is not None and any(kin)):
            return verb
    return None


def _told_before(name: Token, verb: Token) -> Token | None:
    """The last noun between a verb and a name, over the names of a list: its parse is seldom right."""
    before = (t for t in reversed(name.doc[verb.i + 1 : name.i]) if t.pos_ not in ("PROPN", "PUNCT", "CCONJ"))
    return next(before, None)


def _owner(noun: Token, mentions: Mentions) -> Mention | None:
    """Whose relation it is: a possessor, an "of" phrase, who is survived by them."""
    while True:
        survived = noun.head if noun.dep_ in ("obl:agent", "obl") and noun.head.lemma_ == "survive" and is_passive(noun.head) else None
        whose = child(noun, "nmod:poss") or next((c for c in children(noun, "nmod") if preposition(c) == "of"), None)
        if survived is not None:
            return _person(surface_subject(survived), mentions)
        if (owner := _person(whose, mentions)) is not None:
            return owner
        if noun.dep_ != "conj":
            return None
        noun = noun.head


def _person(token: Token | None, mentions: Mentions) -> Mention | None:
    found = mentions.at(token.i) if token is not None else None
    return found if found is not None and found.kind is Kind.PERSON else None


def parents(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“Roe was the second of four children of Al Poe and his wife, Jo”, “Ann Roe, daughter of Al Poe”."""
    token = doc[mention.head]
    said_to_be = [token.head] if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head) else []
    for noun in (*said_to_be, *children(token, "appos")):
        inner = next((n for case, n in obliques(noun) if case == "of"), None)
        if inner is not None and inner.lemma_ == "child" and noun.lemma_ != "child":
            noun = inner
        if _RELATIONS.get(noun.lemma_.lower()) != "schema:children":
            continue
        for case, one in obliques(noun):
            for parent in with_conjuncts(one) if case == "of" else ():
                named = [mentions.at(t.i) for t in (parent, *children(parent, "appos"))]
                for name in named:
                    if name is not None and name.kind is Kind.PERSON and name.form is Form.NAME and name.index != mention.index:
                        yield said(mention, "schema:parent", name.index, doc)
