"""Doc ► names: each name's span without title and article, its kind, and the gender that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from newsgraph.finding.mention import Form, Kind, Mention
from newsgraph.finding.wordlists import organization_words, place_words, words

_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE, "MISC": Kind.THING}
_TITLE_GENDER = {"mr": "male", "sir": "male", "lord": "male", "king": "male", "prince": "male",
                 "mrs": "female", "ms": "female", "miss": "female", "dame": "female", "lady": "female", "queen": "female", "princess": "female"}  # fmt: skip
_ROLE_WORDS = frozenset(["prime", "foreign", "home", "vice", "deputy", "first", "chief", "current", "former", "assistant", "acting", "interim", "new"])


def name_parts(ent: Span) -> Iterator[Span]:
    """A name's span, cut where two are joined: "Joanne Smith and Edward Jones" are two."""
    start = ent.start
    if ent.label_ == "PERSON":
        for token in ent:
            if token.lower_ in ("and", "&", ",") and start < token.i < ent.end - 1:
                yield Span(ent.doc, start, token.i, label=ent.label)
                start = token.i + 1
    yield Span(ent.doc, start, ent.end, label=ent.label)


def name_mention(span: Span) -> Mention | None:
    """A name's mention without article, possessive and title; None where the span is a role or has no letter."""
    doc, start, end = span.doc, span.start, span.end
    kind = _KINDS.get(span.label_)
    honorifics = words("honorifics")
    while end > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or (doc[end - 1].is_punct and doc[end - 1].text not in (".", ")", "!")) or doc[end - 1].is_space
    ):
        end -= 1
    if end - start > 1 and doc[end - 1].text == ")" and "(" not in doc[start:end].text:
        end -= 1
    title = None
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    if kind is Kind.PERSON:
        while end - start > 1 and doc[start].lower_.rstrip(".") in honorifics:
            title = doc[start].text if title is None else f"{title} {doc[start].text}"
            start += 1
        if title is None and start > 0 and doc[start - 1].lower_.rstrip(".") in honorifics and doc[start - 1].text[:1].isupper():
            title = doc[start - 1].text
    if start >= end or not any(c.isalnum() for c in doc[start:end].text):
        return None
    text = " ".join(doc[start:end].text.split())
    head = doc[start:end].root
    if kind in (Kind.PERSON, Kind.THING) and all(t.lower_ in words("occupations") or t.lower_ in _ROLE_WORDS for t in doc[start:end]):
        return None  # "Prime Minister" is a role, not a name
    if (
        kind in (Kind.ORGANIZATION, Kind.THING)
        and doc[start].lemma_.lower() in words("occupations")
        and (end - start == 1 or doc[start + 1].lower_ in ("of", "for"))
    ):
        return None  # "Secretary of Justice" is somebody's role
    kind = _kind_by_words(text, kind, head)
    gender = _TITLE_GENDER.get((title or "").lower().split(" ")[0].rstrip(".")) if title else None
    if kind is Kind.PERSON and gender is None:
        gender = _gender_of_phrase(doc, start)
    return Mention(kind, Form.NAME, start, end, head.i, text, title, gender=gender, definite=True)


def _gender_of_phrase(doc: Doc, start: int) -> str | None:
    """“Spokeswoman Jane Watrel”, “his wife, Ann”: the noun beside a name says who it is."""
    for i in (start - 1, start - 2):
        if i >= doc[start].sent.start and (i == start - 1 or doc[start - 1].text == ","):
            word = doc[i].lemma_.lower()
            if word in words("male-nouns"):
                return "male"
            if word in words("female-nouns"):
                return "female"
    return None


def _kind_by_words(text: str, kind: Kind | None, head: Token) -> Kind | None:
    """A name whose head noun says what it is, is that: "Derbyshire Police" an organisation, "Manchester Arena" a place."""
    last = text.lower().split()
    if len(last) < 2 or kind is Kind.PERSON:
        return kind
    if kind in (Kind.ORGANIZATION, Kind.THING) and last[-1] in place_words() and last[-1] not in organization_words():
        return Kind.PLACE
    if kind in (Kind.PLACE, Kind.THING) and last[-1] in organization_words() and last[-1] not in place_words():
        return Kind.ORGANIZATION
    if kind is Kind.ORGANIZATION and last[-1] in place_words() and _stands_as_place(head):
        return Kind.PLACE
    return kind


def _stands_as_place(head: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in ("at", "in", "near", "outside", "inside", "on", "to") for c in head.children)
