"""Doc ► attributes: what the text says of a person or an organisation outside of events: role, employer, age, home, family.

Each reader is a function Mention ► attributes, by syntax first and by what stands next to the name; precision before recall.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, is_negated, preposition, relative_antecedent, with_conjuncts
from newsgraph.finding.wordlists import words


@dataclass(frozen=True, slots=True)
class Attribute:
    """What the text says of one mention.

    `subject` (index of a mention) has `property` (a CURIE of graph.md) with `value`: a string, a number, or for relations between
    entities another mention's index. `start` to `end` are the tokens that say so, half-open.
    """

    subject: int
    property: str
    value: str | int
    start: int
    end: int


_MEMBER_WORDS = frozenset(
    ("mp", "mps", "senator", "congressman", "congresswoman", "candidate", "member", "leader", "councillor", "lawmaker", "politician", "deputy")
)
_PLAYER_WORDS = frozenset(
    (
        "striker",
        "midfielder",
        "defender",
        "goalkeeper",
        "forward",
        "winger",
        "captain",
        "coach",
        "manager",
        "quarterback",
        "player",
        "pitcher",
        "batsman",
        "bowler",
    )
)
_HOME_WORDS = frozenset(("resident", "native"))
_NATIONAL_WORDS = frozenset(("national", "citizen", "born"))
_FAMILY = {
    "wife": "schema:spouse", "husband": "schema:spouse", "spouse": "schema:spouse", "son": "schema:children", "daughter": "schema:children",
    "child": "schema:children", "father": "schema:parent", "mother": "schema:parent", "brother": "schema:sibling", "sister": "schema:sibling",
}  # fmt: skip
_AGE_MAX = 120
Reader = Callable[[Mention, Doc, Mentions], Iterator[Attribute]]


def find_attributes(doc: Doc, mentions: Mentions) -> tuple[Attribute, ...]:
    """All attributes, in the order of their subjects, without repetition."""
    out: dict[Attribute, None] = {}
    for mention in mentions.all:
        readers: tuple[Reader, ...] = ()
        if mention.kind is Kind.PERSON:
            readers = _PERSON
        elif mention.kind is Kind.ORGANIZATION:
            readers = _ORGANIZATION
        for reader in readers:
            for attribute in reader(mention, doc, mentions):
                out.setdefault(attribute)
    return tuple(out)


def _said(mention: Mention, property_: str, value: str | int, doc: Doc) -> Attribute:
    sentence = doc[mention.head].sent
    return Attribute(mention.index, property_, value, sentence.start, sentence.end)


# --- ages


def _age(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    value = _age_after(mention, doc) or _age_before(mention, doc) or _age_of_predicate(mention, doc)
    if value is not None and 0 <= value <= _AGE_MAX:
        yield _said(mention, "ng:age", value, doc)


def _age_after(mention: Mention, doc: Doc) -> int | None:
    """“Smith, 22,” and “Smith (22)”, “Smith, aged 40”."""
    after = [t for t in doc[mention.end : mention.end + 6] if not t.is_space]
    if len(after) >= 2 and after[0].text in (",", "("):
        number, rest = after[1], after[2:]
        if number.lower_ in ("aged", "age") and rest:
            number, rest = rest[0], rest[1:]
        if (
            number.text.isdigit()
            and int(number.text) <= _AGE_MAX
            and (
                not rest
                or rest[0].text in (",", ")", ".", ";", "and", "-", "–", "—", ":")
                or rest[0].lower_ in ("of", "from", "was", "were", "is", "has", "who")
            )
        ):
            return int(number.text)
    if after and after[0].lower_ in ("aged", "age") and len(after) > 1 and after[1].text.isdigit():
        return int(after[1].text)
    return None


def _age_before(mention: Mention, doc: Doc) -> int | None:
    """“25-year-old Smith”, “the 47-year-old man”: numbers inside or right before the phrase."""
    window = doc[max(doc[mention.head].sent.start, mention.start - 8) : mention.head + 1].text
    found = list(re.finditer(r"(\d{1,3})\s?[-‐–]\s?(year|month|day|week)s?\s?[-‐–]\s?old(s?)|(\d{1,3}) years? old", window, re.IGNORECASE))
    if not found:
        return None
    last = found[-1]
    between = window[last.end() :].split()
    if len(between) > 5 or any(w in (",", "and", "of", "who", "was") for w in between[:-1]) or last[3]:
        return None
    if last[4]:
        return None
    return int(last[1]) if last[2].lower() == "year" else 0


def _age_of_predicate(mention: Mention, doc: Doc) -> int | None:
    """“She was 33”, “who is 19 years old”."""
    token = doc[mention.head]
    if token.dep_ != "nsubj":
        return None
    predicate = token.head
    if child(predicate, "cop") is None:
        return None
    number = predicate if predicate.text.isdigit() else None
    if predicate.lemma_ == "old":
        years = child(predicate, "obl", "obl:unmarked", "nmod:unmarked")
        number = child(years, "nummod") if years is not None and years.lemma_ == "year" else None
    if number is not None and number.text.isdigit() and (predicate.lemma_ == "old" or not any(c.dep_.startswith("nmod") for c in predicate.children)):
        return int(number.text)
    return None


# --- roles and employers


def _role(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    if mention.form is not Form.NAME:
        return
    for start, end, head in _role_phrases(mention, doc, mentions):
        text = " ".join(doc[start:end].text.split())
        if not text or len(text) > 90:
            continue
        yield _said(mention, "schema:jobTitle", text, doc)
        yield from _employer(mention, head, start, doc, mentions)
    yield from _membership(mention, doc, mentions)


def _role_phrases(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[tuple[int, int, Token]]:
    """(start, end, head) of the phrases that say what a person is: before the name, in apposition, or as a predicate."""
    before = _title_before(mention, doc, mentions)
    if before is not None:
        yield before
    token = doc[mention.head]
    candidates = [c for c in children(token, "appos") if c.i > token.i]
    if token.dep_ == "appos":
        candidates.append(token.head)
    if token.dep_ == "nsubj" and child(token.head, "cop") is not None and not is_negated(token.head):
        candidates.append(token.head)
    for relative in children(token, "acl:relcl"):
        if (
            child(relative, "cop") is not None
            and not is_negated(relative)
            and (s := child(relative, "nsubj")) is not None
            and relative_antecedent(s) is not None
        ):
            candidates.append(relative)
    for c in candidates:
        for one in with_conjuncts(c):
            if _is_role(one) and mentions_name(mentions, one) is None:
                yield (*_role_span(one), one)


def mentions_name(mentions: Mentions, token: Token) -> Mention | None:
    """The name that a token heads, if it does."""
    found = mentions.at(token.i)
    return found if found is not None and found.form is Form.NAME else None


def _is_role(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in words("occupations") or token.lower_ in words("occupations"))


def _role_span(head: Token) -> tuple[int, int]:
    """The role as stated: its noun with modifiers and "of", "for", "at" phrases, without the article and without clauses."""
    skip = {
        "det",
        "acl:relcl",
        "appos",
        "punct",
        "cc",
        "conj",
        "cop",
        "nsubj",
        "advmod",
        "parataxis",
        "nmod:poss",
        "acl",
        "aux",
        "advcl",
        "obl",
        "mark",
        "ccomp",
    }
    inside = {head.i}
    for c in head.children:
        if c.dep_ in skip or (c.dep_.startswith("nmod") and (c.i < head.i or preposition(c) not in ("of", "for", "at", "in", "to"))):
            continue
        if c.dep_.startswith("nmod"):
            inside.update(t.i for t in c.subtree if t.dep_ not in ("acl:relcl",) and t.i - head.i < 12)
        elif c.dep_ in ("compound", "amod", "flat", "nummod", "nmod:desc", "fixed"):
            inside.update(t.i for t in c.subtree)
    start = head.i
    while start - 1 in inside:
        start -= 1
    end = head.i + 1
    while end in inside:
        end += 1
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].lower_ in ("then", "former", "ex", "old") or head.doc[start].text.isdigit()):
        start += 1
    return start, end


def _title_before(mention: Mention, doc: Doc, mentions: Mentions) -> tuple[int, int, Token] | None:
    """“Assistant Chief Constable Chris Haward”, “US singer Ariana Grande”, “Prime Minister, Theresa May” (not across a comma)."""
    i = mention.start - 1
    sentence = doc[mention.head].sent
    while i >= sentence.start and doc[i].lower_.rstrip(".") in words("honorifics") and doc[i].lower_.rstrip(".") not in words("occupations"):
        i -= 1
    if i < sentence.start:
        return None
    last = doc[i]
    if not (_is_role(last) or last.lower_.rstrip(".") in words("ranks")):
        return None
    start = i
    while start - 1 >= sentence.start and i - start < 6:
        word = doc[start - 1]
        if word.pos_ in ("DET", "ADP", "VERB", "AUX", "PRON", "CCONJ", "SCONJ", "NUM", "SPACE") or (word.is_punct and word.text not in ("-",)):
            break
        if mentions_name(mentions, word) is not None or word.lower_ in ("'s", "’s") or word.lower_ in ("then", "former", "ex", "old", "late"):
            break
        if word.pos_ == "ADJ" and word.text[:1].isupper() and not _is_role(doc[start]):
            break
        if not (word.head.i >= start and word.head.i <= mention.end) and word.pos_ != "PROPN":
            break
        start -= 1
    return start, i + 1, last


def _employer(mention: Mention, role: Token, start: int, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """The organisation that a role is in: "of the X", "at X", "X's", or a name right before the role."""
    found: list[Mention] = []
    queue = [role]
    for head in queue[:4]:
        for c in head.children:
            if c.dep_.startswith("nmod") and c.dep_ != "nmod:unmarked":
                for one in with_conjuncts(c):
                    name = mentions.at(one.i)
                    if name is not None and name.form is Form.NAME and name.kind is Kind.ORGANIZATION:
                        found.append(name)
                    elif len(queue) < 4:
                        queue.append(one)
            elif c.dep_ in ("compound", "nmod:desc") and (name := mentions.at(c.i)) is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME:
                found.append(name)
    before = mentions.at(start - 1) if start > 0 else None
    if before is None and start > 1 and doc[start - 1].lower_ in ("'s", "’s"):
        before = mentions.at(start - 2)
    if before is not None and before.form is Form.NAME and before.kind is Kind.ORGANIZATION and before.end in (start, start - 1):
        found.append(before)
    word = role.lemma_.lower()
    property_ = "schema:memberOf" if word in _MEMBER_WORDS | _PLAYER_WORDS else "schema:worksFor"
    for name in found:
        yield _said(mention, property_, name.index, doc)


def _membership(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“of X” and “from X” right behind a name, where X is an organisation; “who works for X”."""
    token = doc[mention.head]
    for c in children(token, "nmod"):
        name = mentions.at(c.i)
        if name is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME and preposition(c) in ("of", "from", "with", "at") and c.i > token.i:
            yield _said(mention, "schema:affiliation", name.index, doc)
    for verb in (*children(token, "acl:relcl", "acl"), token.head if token.dep_ == "nsubj" else token):
        if (
            verb.pos_ == "VERB"
            and verb.lemma_ in ("work", "join", "lead", "head", "chair", "run", "found", "manage", "captain", "coach", "represent")
            and not is_negated(verb)
        ):
            for c in (*children(verb, "obj"), *(o for o in children(verb, "obl") if preposition(o) in ("for", "at", "with"))):
                name = mentions.at(c.i)
                if name is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME:
                    yield _said(mention, "schema:worksFor", name.index, doc)


# --- origin, home, family


def _origin(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    token = doc[mention.head]
    start = max(token.sent.start, mention.start - 7)
    for i in range(mention.start - 1, start - 1, -1):
        word = doc[i]
        if (word.is_punct and word.text != "-") or word.pos_ in ("VERB", "AUX", "ADP", "PRON", "CCONJ"):
            break
        if word.text[:1].isupper() and word.pos_ in ("ADJ", "PROPN") and (between := doc[i + 1 : mention.start].text.lower().split()):
            if any(w in words("occupations") or w in _NATIONAL_WORDS or w in words("person-nouns") for w in between):
                yield _said(mention, "schema:nationality", word.text, doc)
        name = mentions.at(i)
        if (
            name is not None
            and name.kind is Kind.PLACE
            and name.form is Form.NAME
            and any(_is_role(t) for t in doc[i + 1 : mention.start])
            and name.end <= mention.start
        ):
            if doc[name.end].lower_ not in ("'s", "’s") and doc[name.end].lower_ not in words("offices"):
                yield _said(mention, "schema:nationality", name.index, doc)
            break
    for c in (*children(token, "appos"), *([token.head] if token.dep_ == "nsubj" and child(token.head, "cop") is not None else [])):
        if c.lemma_.lower() in _NATIONAL_WORDS:
            for m in children(c, "amod", "compound"):
                yield _said(mention, "schema:nationality", m.text, doc)


def _birth_and_home(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
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
                    yield _said(mention, property_, name.index, doc)
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
            yield _said(mention, "schema:homeLocation", name.index, doc)
    after = [t for t in doc[mention.end : mention.end + 7] if not t.is_space]
    numbers = [k for k, t in enumerate(after[:3]) if t.text.isdigit()]
    if mention.form is Form.NAME and numbers and (rest := after[numbers[0] + 1 :]):
        if rest[0].text == ",":
            rest = rest[1:]
        if len(rest) > 1 and rest[0].lower_ in ("of", "from"):
            name = mentions.at(rest[1].i)
            if name is not None and name.kind is Kind.PLACE and name.form is Form.NAME:
                yield _said(mention, "schema:homeLocation", name.index, doc)
    for i in range(max(token.sent.start, mention.start - 4), mention.start):
        if doc[i].lemma_.lower() in _HOME_WORDS and i and (name := mentions.at(i - 1)) is not None and name.kind is Kind.PLACE:
            yield _said(mention, "schema:homeLocation", name.index, doc)


def _family(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
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
            yield _said(found, property_, mention.index, doc)


# --- organisations


def _acronym(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“Health and Safety Executive (HSE)”."""
    if mention.form is not Form.NAME or mention.end + 2 >= len(doc) or doc[mention.end].text != "(":
        return
    inside = doc[mention.end + 1]
    if inside.text.isupper() and 2 <= len(inside.text) <= 8 and doc[mention.end + 2].text == ")" and inside.text[0] == doc[mention.start].text[0].upper():
        yield _said(mention, "schema:alternateName", inside.text, doc)


def _part_of(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“X, a subsidiary of Y”, “the X of Y”, “Y's X”."""
    if mention.form is not Form.NAME:
        return
    token = doc[mention.head]
    for c in children(token, "appos"):
        if c.lemma_.lower() in ("subsidiary", "unit", "division", "arm", "branch", "part", "department", "wing"):
            for n in children(c, "nmod"):
                name = mentions.at(n.i)
                if name is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME:
                    yield _said(mention, "schema:parentOrganization", name.index, doc)
    for c in children(token, "nmod", "nmod:poss"):
        name = mentions.at(c.i)
        if (
            name is not None
            and name.kind is Kind.ORGANIZATION
            and name.form is Form.NAME
            and name.index != mention.index
            and (c.dep_ == "nmod:poss" or preposition(c) == "of")
        ):
            yield _said(mention, "schema:parentOrganization", name.index, doc)


_PERSON = (_age, _role, _origin, _birth_and_home, _family)
_ORGANIZATION = (_acronym, _part_of)
