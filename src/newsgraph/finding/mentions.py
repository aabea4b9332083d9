"""Doc ► mentions: each span that speaks of a person, a group, an organisation, a place or a thing, by name, description or pronoun."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from newsgraph.finding.wordlists import organization_words, place_words, words


class Kind(StrEnum):
    """What a mention speaks of."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    PLACE = "place"
    THING = "thing"


class Form(StrEnum):
    """How a mention speaks of it."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of tokens, `start` to `end` half-open, with its syntactic `head`.

    `text` is the name without title, or the description without article and clauses. `kind` is None for "it" and "they".
    """

    index: int
    kind: Kind | None
    form: Form
    start: int
    end: int
    head: int
    text: str
    title: str | None
    plural: bool
    gender: str | None
    definite: bool


class Mentions:
    """All mentions of a text in order, and the one that a token belongs to."""

    def __init__(self, found: tuple[Mention, ...]) -> None:
        """Index the mentions by head and by token; a head counts before a span."""
        self.all = found
        self._at: dict[int, Mention] = {}
        for mention in found:
            for i in range(mention.start, mention.end):
                self._at.setdefault(i, mention)
        for mention in found:
            self._at[mention.head] = mention

    def at(self, token: int) -> Mention | None:
        """The mention whose head is `token`, else one whose span contains it."""
        return self._at.get(token)


_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE, "MISC": Kind.THING}
_PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
    "i": None, "me": None, "my": None, "we": None, "us": None, "our": None, "they": None, "them": None, "their": None, "it": None, "its": None,
    "who": None,
}  # fmt: skip
_PLURAL_PRONOUNS = frozenset(("we", "us", "our", "they", "them", "their"))
_TITLE_GENDER = {"mr": "male", "sir": "male", "lord": "male", "king": "male", "prince": "male",
                 "mrs": "female", "ms": "female", "miss": "female", "dame": "female", "lady": "female", "queen": "female", "princess": "female"}  # fmt: skip
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_ROLE_WORDS = frozenset(["prime", "foreign", "home", "vice", "deputy", "first", "chief", "current", "former", "assistant", "acting", "interim", "new"])
_MAX_DESCRIPTION = 9


def find_mentions(doc: Doc) -> Mentions:
    """Names from `doc.ents`, descriptions by their head nouns, pronouns; in order of their first token, never two with one head."""
    drafts: list[tuple[Kind | None, Form, int, int, int, str, str | None, bool, str | None, bool]] = []
    named: set[int] = set()
    for ent in doc.ents:
        for span in _parts(ent):
            draft = _name(span)
            if draft is not None:
                drafts.append(draft)
                named.update(range(draft[2], draft[3]))
    for token in doc:
        if token.i in named or token.is_space:
            continue
        draft = _pronoun(token) or _nominal(token, named)
        if draft is not None:
            drafts.append(draft)
    drafts.sort(key=lambda d: (d[2], -d[3]))
    _share_surnames(doc, drafts)
    return Mentions(tuple(Mention(k, *d) for k, d in enumerate(drafts)))


def _share_surnames(doc: Doc, drafts: list[tuple[Kind | None, Form, int, int, int, str, str | None, bool, str | None, bool]]) -> None:
    """“Joanne and Edward Corr” are Joanne Corr and Edward Corr."""
    names = [k for k, d in enumerate(drafts) if d[0] is Kind.PERSON and d[1] is Form.NAME]
    for a, b in itertools.pairwise(names):
        first, second = drafts[a], drafts[b]
        words_of_second = second[5].split()
        if " " not in first[5] and len(words_of_second) == 2 and doc[first[3] : second[2]].text.strip().lower() in ("and", "&") and first[6] is None:
            drafts[a] = (*first[:5], f"{first[5]} {words_of_second[-1]}", *first[6:])


# --- names


def _parts(ent: Span) -> Iterator[Span]:
    """A name's span, cut where two are joined: "Joanne Smith and Edward Jones" are two."""
    start = ent.start
    if ent.label_ == "PERSON":
        for token in ent:
            if token.lower_ in ("and", "&", ",") and start < token.i < ent.end - 1:
                yield Span(ent.doc, start, token.i, label=ent.label)
                start = token.i + 1
    yield Span(ent.doc, start, ent.end, label=ent.label)


def _name(span: Span) -> tuple[Kind | None, Form, int, int, int, str, str | None, bool, str | None, bool] | None:
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
    return kind, Form.NAME, start, end, head.i, text, title, False, gender, True


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


# --- descriptions and pronouns


def _pronoun(token: Token) -> tuple[Kind | None, Form, int, int, int, str, str | None, bool, str | None, bool] | None:
    if token.pos_ not in ("PRON", "DET") or token.lower_ not in _PRONOUNS or token.lower_ == "who":
        return None
    if token.pos_ == "DET" and token.dep_ != "nmod:poss":
        return None
    gender = _PRONOUNS[token.lower_]
    kind = Kind.PERSON if gender or token.lower_ in ("i", "me", "my") else None
    return kind, Form.PRONOUN, token.i, token.i + 1, token.i, token.text, None, token.lower_ in _PLURAL_PRONOUNS, gender, True


def _nominal(token: Token, named: set[int]) -> tuple[Kind | None, Form, int, int, int, str, str | None, bool, str | None, bool] | None:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") or token.dep_ in ("compound", "amod", "flat", "fixed", "nmod:unmarked"):
        return None
    kind = _nominal_kind(token)
    if kind is None:
        return None
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("people", "police")
    if kind is Kind.PERSON and (plural or _number(token)):
        kind, plural = Kind.GROUP, True
    start, end = _description(token, named)
    determiner = next((c for c in token.children if c.dep_ in ("det", "nmod:poss")), None)
    definite = determiner is not None and (determiner.dep_ == "nmod:poss" or determiner.lower_ in _DEFINITE)
    lemma = token.lemma_.lower()
    gender = "male" if lemma in words("male-nouns") else "female" if lemma in words("female-nouns") else None
    text = " ".join(token.doc[start:end].text.split())
    return kind, Form.NOMINAL, start, end, token.i, text, None, plural, gender, definite or lemma == "police"


def _nominal_kind(token: Token) -> Kind | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("NOUN", "PROPN"):
        if lemma in words("group-nouns"):
            return Kind.GROUP
        if lemma in words("person-nouns") or lemma in words("male-nouns") or lemma in words("female-nouns") or lemma in words("occupations"):
            return Kind.PERSON
        if _is_age(token):
            return Kind.PERSON
        if lemma in organization_words():
            return Kind.ORGANIZATION
        if lemma in place_words() and token.pos_ == "NOUN":
            return Kind.PLACE
    elif _is_age(token):
        return Kind.PERSON
    return None


def _is_age(token: Token) -> bool:
    """“The 25-year-old”, “a 9-year-old”: an adjective or number that stands for a person."""
    if token.lemma_.lower() not in ("old", "olds"):
        return False
    before = token.doc[max(0, token.i - 4) : token.i].text.lower()
    return "year" in before and token.dep_ not in ("amod", "acl", "root", "advmod")


def _number(token: Token) -> bool:
    return any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.children)


def _description(token: Token, named: set[int]) -> tuple[int, int]:
    """The noun phrase without determiner, clauses and prepositional phrases."""
    start = token.i
    doc = token.doc
    while start > token.sent.start and token.i - start < _MAX_DESCRIPTION:
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
            or before.pos_ in ("DET", "ADP", "VERB", "AUX", "CCONJ", "PRON", "SCONJ", "SPACE")
            or before.dep_ in ("det", "case", "nmod:poss", "mark", "cc", "nsubj", "cop", "advmod")
        ):
            break
        if before.is_punct and before.text not in ("-", "–", "'", "’"):
            break
        start -= 1
    while start < token.i and doc[start].is_punct:
        start += 1
    return start, token.i + 1
