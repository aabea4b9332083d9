"""Doc ► nationality, birthplace, home and family of people."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.roles import is_role
from newsgraph.finding.syntax import child, children, is_negated, preposition, with_conjuncts
from newsgraph.finding.wordlists import words

_HOME_WORDS = frozenset(("resident", "native"))
_NATIONAL_WORDS = frozenset(("national", "citizen", "born"))
_FAMILY = {
    "wife": "schema:spouse", "husband": "schema:spouse", "spouse": "schema:spouse", "son": "schema:children", "daughter": "schema:children",
    "child": "schema:children", "father": "schema:parent", "mother": "schema:parent", "brother": "schema:sibling", "sister": "schema:sibling",
}  # fmt: skip


def nationality(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“US singer Ariana Grande”, “a French national”: a demonym or a country, looked up later."""
    token = doc[mention.head]
    start = max(token.sent.start, mention.start - 7)
    for i in range(mention.start - 1, start - 1, -1):
        word = doc[i]
        if (word.is_punct and word.text != "-") or word.pos_ in ("VERB", "AUX", "ADP", "PRON", "CCONJ"):
            break
        if word.text[:1].isupper() and word.pos_ in ("ADJ", "PROPN") and (between := doc[i + 1 : mention.start].text.lower().split()):
            if any(w in words("occupations") or w in _NATIONAL_WORDS or w in words("person-nouns") for w in between):
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
    for c in (*children(token, "appos"), *([token.head] if token.dep_ == "nsubj" and child(token.head, "cop") is not None else [])):
        if c.lemma_.lower() in _NATIONAL_WORDS:
            for m in children(c, "amod", "compound"):
                yield said(mention, "schema:nationality", m.text, doc)


def birth_and_home(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“born in”, “lives in”, “Smith, 22, of Derby”."""
    token = doc[mention.head]
    verbs = [*children(token, "acl", "acl:relcl")]
    if token.dep_ in ("nsubj", "nsubj:pass"):
        verbs.append(token.head)
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
    for c in children(token, "nmod"):
        name = mentions.at(c.i)
        if (
            name is not None
            and name.kind is Kind.PLACE
            and name.form is Form.NAME
            and c.i > token.i
            and preposition(c) in ("of", "from")
            and mention.form is Form.NAME
        ):
            yield said(mention, "schema:homeLocation", name.index, doc)
            yield said(mention, "schema:nationality", name.index, doc)  # where it is a country
    after = [t for t in doc[mention.end : mention.end + 7] if not t.is_space]
    numbers = [k for k, t in enumerate(after[:3]) if t.text.isdigit()]
    if mention.form is Form.NAME and numbers and (rest := after[numbers[0] + 1 :]):
        if rest[0].text == ",":
            rest = rest[1:]
        if len(rest) > 1 and rest[0].lower_ in ("of", "from"):
            name = mentions.at(rest[1].i)
            if name is not None and name.kind is Kind.PLACE and name.form is Form.NAME:
                yield said(mention, "schema:homeLocation", name.index, doc)
    for i in range(max(token.sent.start, mention.start - 4), mention.start):
        if doc[i].lemma_.lower() in _HOME_WORDS and i and (name := mentions.at(i - 1)) is not None and name.kind is Kind.PLACE:
            yield said(mention, "schema:homeLocation", name.index, doc)


def family(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“His wife, Ann Smith”: the relation noun's possessor has the named person in that relation."""
    token = doc[mention.head]
    if mention.form is not Form.NAME:
        return
    nouns = [token.head] if token.dep_ in ("appos", "flat", "compound") else []
    nouns += children(token, "appos", "compound", "nmod:desc")
    for noun in nouns:
        property_ = _FAMILY.get(noun.lemma_.lower())
        if property_ is None:
            continue
        owner = child(noun, "nmod:poss") or next((c for c in children(noun, "nmod") if preposition(c) == "of"), None) or child(token, "nmod:poss")
        found = mentions.at(owner.i) if owner is not None else None
        if found is not None and found.kind is Kind.PERSON and found.index != mention.index:
            yield said(found, property_, mention.index, doc)
