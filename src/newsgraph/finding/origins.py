"""Doc ► nationality, birthplace and home of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.demonyms import COUNTRIES, DEMONYMS
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.nominals import is_of_a_country
from newsgraph.finding.roles import is_role, title_before
from newsgraph.finding.syntax import child, children, first_of, is_negated, preposition, with_conjuncts, word_after
from newsgraph.finding.wordlists import organization_words, words

UNSURE_HOME = 0.7
"""How sure a home is that only “Smith of Derby” tells: claimed where the gazetteer knows the place."""
_HOME_WORDS = frozenset(("resident", "native"))
_OF_THE_STATE = frozenset(("judge", "justice", "attorney", "attorneys", "marshal", "magistrate"))  # a "U.S. judge" may be of any nation
_NATIONAL_WORDS = frozenset(("national", "international", "citizen", "born"))


def nationality(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“US singer Ariana Grande”, “a French national”: a demonym or a country, looked up later."""
    token = doc[mention.head]
    if mention.form is Form.NOMINAL and is_of_a_country(token):
        yield said(mention, "schema:nationality", token.text, doc)
    before = _first_of_list(mention, doc, mentions).start - 1
    if mention.form is Form.NAME and before >= token.sent.start:
        if doc[before].lower_ in DEMONYMS and doc[before].text[:1].isupper():
            yield said(mention, "schema:nationality", doc[before].text, doc)  # "Italian Matteo Fabbri"
        country = mentions.at(before - 1) if doc[before].lower_ in ("'s", "’s") else None
        if country is not None and country.text in COUNTRIES:
            yield said(mention, "schema:nationality", country.index, doc)  # "Spain's Javier Ruiz"
    pair = doc[_first_of_list(mention, doc, mentions).head]
    if pair.dep_ == "nmod" and preposition(pair) == "of" and pair.head.lemma_.lower() in words("company-nouns"):
        for m in children(pair.head, "amod", "compound"):
            if m.lower_ in DEMONYMS:
                yield said(mention, "schema:nationality", m.text, doc)  # "the American pair of Ann Roe and Ida Moe"
    start = max(token.sent.start, mention.start - 7)
    for i in range(mention.start - 1, start - 1, -1):
        word = doc[i]
        if (word.is_punct and word.text != "-") or word.pos_ in ("VERB", "AUX", "ADP", "PRON", "CCONJ", "SCONJ") or word.lower_ in _OF_THE_STATE:
            break
        if word.text[:1].isupper() and _is_of_a_body(word, mentions):
            break  # "the Samoa Observer's editor", "a French Academy fellow"
        if (other := mentions.at(i)) is not None and other.form is Form.NAME and other.kind is Kind.PERSON:
            break  # "Danish winger Kasper Brandt, Liam Deakin"
        if word.text[:1].isupper() and word.lower_ in DEMONYMS and (between := doc[i + 1 : mention.start].text.lower().split()):
            described = doc[mention.start - 1].tag_ == "NN" and all(w.islower() for w in doc[i + 1 : mention.start].text.split())
            if described or any(w in words("occupations") or w in _NATIONAL_WORDS or w in words("person-nouns") for w in between):
                yield said(mention, "schema:nationality", word.text, doc)
        name = mentions.at(i)
        if (
            name is not None
            and name.kind is Kind.PLACE
            and name.form is Form.NAME
            and any(is_role(t) for t in doc[i + 1 : mention.start])
            and name.end <= mention.start
        ):
            if doc[name.end].lower_ not in ("'s", "’s") and doc[name.end].lower_ not in words("offices"):
                yield said(mention, "schema:nationality", name.index, doc)
            break
    for role in _joined_titles(mention, doc, mentions):
        for m in children(role, "amod", "compound", "nmod:desc"):
            country = mentions.at(m.i)
            if m.lower_ in DEMONYMS and m.text[:1].isupper():
                yield said(mention, "schema:nationality", m.text, doc)
            elif country is not None and country.text in COUNTRIES:
                yield said(mention, "schema:nationality", country.index, doc)
    for c in (*children(token, "appos"), *([token.head] if token.dep_ == "nsubj" and child(token.head, "cop") is not None else [])):
        if c.lower_ in DEMONYMS and c.text[0].isupper() and child(c, "det") is not None:
            yield said(mention, "schema:nationality", c.text, doc)  # "Solheim, a Norwegian"
        if c.lemma_.lower() in _NATIONAL_WORDS or c.lemma_.lower() in words("person-nouns") or (is_role(c) and c.lower_ not in _OF_THE_STATE):
            for m in children(c, "amod", "compound"):
                if m.lower_ in DEMONYMS:
                    yield said(mention, "schema:nationality", m.text, doc)


def _joined_titles(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Token]:
    """“US singer, actor and campaigner Ann Roe”: the titles before the last; an office is of the state, whoever holds it."""
    title = title_before(mention, doc, mentions) if mention.form is Form.NAME else None
    first = first_of(title[2], "conj") if title is not None else None
    if title is None or first is None or first.i == title[2].i:
        return
    yield from (t for t in with_conjuncts(first) if t.i < title[2].i and t.lower_ not in _OF_THE_STATE and t.lower_ not in words("offices"))


def _first_of_list(mention: Mention, doc: Doc, mentions: Mentions) -> Mention:
    """The name that the names of a list hang on: Ann Roe for Ida Moe in “Spain's Ann Roe and Ida Moe”; else the mention itself."""
    token = doc[mention.head]
    first = mentions.at(token.head.i) if token.dep_ == "conj" and mention.form is Form.NAME else None
    if first is None or first.kind is not Kind.PERSON or first.form is not Form.NAME:
        return mention
    return first if all(t.lower_ in ("and", ",") for t in doc[first.end : mention.start]) else mention


def _is_of_a_body(word: Token, mentions: Mentions) -> bool:
    """Whether a word is part of an organisation's name, or stands before a noun for one: "Chinese University"."""
    found = mentions.at(word.i)
    return (found is not None and found.kind is Kind.ORGANIZATION) or word_after(word) in organization_words() - words("occupations")


def birth_and_home(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“born in”, “lives in”, “Smith, 22, of Derby”."""
    token = doc[mention.head]
    verbs = [*children(token, "acl", "acl:relcl")]
    if token.dep_ in ("nsubj", "nsubj:pass"):
        verbs.append(token.head)
        verbs += [c for c in children(token.head, "advcl") if c.lower_ == "born" and child(c, "nsubj", "nsubj:pass") is None]  # "Born in York, she sang"
    for verb in verbs:
        lemma = verb.lemma_.lower()
        property_ = "schema:birthPlace" if lemma in ("bear", "born") else "schema:homeLocation" if lemma in ("live", "reside") else None
        if property_ is None or is_negated(verb):
            continue
        for c in children(verb, "obl"):
            for one in with_conjuncts(c)[:1]:
                name = mentions.at(one.i)
                if name is not None and name.kind is Kind.PLACE and name.form is Form.NAME and preposition(c) in ("in", "at", "near", "on"):
                    yield said(mention, property_, name.index, doc)
    for name in _places_after(mention, doc, mentions) if mention.form is Form.NAME else ():
        if name.text not in COUNTRIES:
            aged = any(t.is_digit for t in doc[mention.end : name.start])  # "Mark Ellery of Ellery Stone" may be of a firm
            yield replace(said(mention, "schema:homeLocation", name.index, doc), confidence=0.9 if aged else UNSURE_HOME)
        yield said(mention, "schema:nationality", name.index, doc)  # where it is a country
    for i in range(max(token.sent.start, mention.start - 4), mention.start):
        if doc[i].lemma_.lower() in _HOME_WORDS and i and (name := mentions.at(i - 1)) is not None and name.kind is Kind.PLACE:
            yield said(mention, "schema:homeLocation", name.index, doc)


def birth_name(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“Roe was born Ada Garrel”."""
    token = doc[mention.head]
    verbs = [token.head] if token.dep_ == "nsubj:pass" else children(token, "acl")
    for verb in verbs:
        name = next((e for e in verb.sent.ents if e.start == verb.i + 1 and e.label_ == "PERSON"), None) if verb.lower_ == "born" else None
        if name is not None:
            yield said(mention, "schema:alternateName", name.text, doc)


def _places_after(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Mention]:
    """“Smith of Derby”, “Smith, 22, from Derby”: by the parse, and by the order of words where that hangs the place on "champion Smith"."""
    places = [c.i for c in children(doc[mention.head], "nmod") if c.i > mention.head and preposition(c) in ("of", "from")]
    after = [t for t in doc[mention.end : mention.end + 7] if not t.is_space]
    age = next((k for k, t in enumerate(after[:3]) if t.text.isdecimal()), None)
    rest = after if age is None else after[age + 1 :]
    rest = rest[1:] if age is not None and rest and rest[0].text == "," else rest
    if len(rest) > 1 and rest[0].lower_ in ("of", "from"):
        places.append(rest[1].i)
    for name in dict.fromkeys(mentions.at(i) for i in places):
        owner = name is not None and name.end < len(doc) and doc[name.end].lower_ in ("'s", "’s")  # "Ann Roe of Derby's museum"
        if name is not None and name.kind is Kind.PLACE and name.form is Form.NAME and not owner and name.text.lower() not in words("vague-places"):
            yield name
