"""What a name names, by everything that the text shows of it: one string, one kind in an article.

The annotator's label at each mention is one vote. A word beside the name (“the newspaper X”, “X, 24,”, “the X telescope”, “Hurricane X”)
is worth more, because it says what the annotator has to guess.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.finding.demonyms import COUNTRIES, DEMONYMS
from newsgraph.finding.mention import Kind, Mention
from newsgraph.finding.syntax import child
from newsgraph.finding.wordlists import organization_words, place_words, words

_SAYS, _SHOWS, _HINTS = 6, 4, 2
"""What a word beside a name is worth in votes of the annotator: where it says what the name is of, shows it, or makes it likelier."""
_ADJECTIVES = frozenset(d for d in DEMONYMS if d.endswith(("an", "ese", "ish")) and d.capitalize() not in COUNTRIES)
_COMPANY_ENDINGS = frozenset(("inc", "ltd", "plc", "llc", "gmbh", "kft", "fc", "s.a", "s.p.a", "corp"))
_INHABITANTS = frozenset(("man", "woman", "boy", "girl", "teen", "teenager", "resident", "residents", "native"))
_PRIZED = frozenset(("winner", "laureate", "nominee", "shortlist", "longlist", "winning", "medallist", "medalist"))
_DISEASES = frozenset(("disease", "syndrome", "lymphoma", "sarcoma", "palsy", "law", "theorem", "constant"))
_SHIPS = frozenset(("MV", "HMS", "USS", "RMS", "MS", "SS", "HMCS", "HMAS"))


def settle_kinds(doc: Doc, names: list[Mention]) -> list[Mention]:
    """The same names, each with the kind that most speaks for in the whole text; common nouns at the beginning of a sentence left out."""
    names = [m for m in names if not _is_common_noun(doc, m) and not _is_demonym(m)]
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for name in names:
        if name.kind is not None:
            votes[name.text][name.kind] += 1
        for kind, weight in _shown(doc, name):
            votes[name.text][kind] += weight
    _learn_from_longer(votes, {n.text for n in names if _acts(doc, n)})
    out = []
    for name in names:
        count = votes[name.text]
        best = max(count, key=lambda k: (count[k], k is name.kind, k.value), default=name.kind)
        out.append(replace(name, kind=best))
    return out


def _is_demonym(name: Mention) -> bool:
    """“Tongan”, “U.S.-Mexican”: of a country, no place."""
    return name.kind is Kind.PLACE and name.text.lower().split("-")[-1] in _ADJECTIVES


def _is_common_noun(doc: Doc, name: Mention) -> bool:
    """“Vigils were held”: one word, capital only because a sentence begins with it."""
    token = doc[name.start]
    if name.kind is Kind.PERSON and name.text.lower() in words("group-nouns") | words("person-nouns"):
        return True
    if name.text.lower() in words("bodies"):
        return False
    if token.tag_ == "NNPS" and name.end - name.start == 1 and token.lower_.endswith(("ians", "ers" if name.kind is Kind.PERSON else "ians")):
        return True  # "Argentinians"
    if name.end - name.start > 1 or token.pos_ not in ("NOUN", "VERB", "ADV", "PRON") or not token.text[1:].islower():
        return False
    before = token.nbor(-1) if token.i else None
    return token.is_sent_start is True or (before is not None and (before.is_punct or before.is_space))


def _shown(doc: Doc, name: Mention) -> Iterator[tuple[Kind, int]]:
    before = doc[name.start - 1] if name.start else None
    after = doc[name.end] if name.end < len(doc) else None
    if name.title is not None:
        yield Kind.PERSON, _SAYS
    if after is not None and after.lower_ in ("'s", "’s") and name.end + 1 < len(doc) and doc[name.end + 1].lower_ in _DISEASES:
        yield Kind.THING, _SAYS  # "Parkinson's disease"
    if name.kind in (Kind.PLACE, Kind.THING) and name.text.isupper() and name.text.lower() in organization_words() and name.end - name.start == 1:
        yield Kind.ORGANIZATION, _SAYS  # "(DPA)"
    if name.text in COUNTRIES and name.kind in (Kind.ORGANIZATION, Kind.THING):
        yield Kind.PLACE, _SAYS  # "Sweden beat Norway", "Lindqvist of Sweden"
    yield from _by_apposition(doc, name)
    if before is not None:
        lower = before.lower_.rstrip(".")
        if (
            (before.tag_ == "NN" or lower in ("daily", "weekly"))
            and before.text.islower()
            and lower in organization_words() - place_words()
            and before.head.i >= before.i
            and not (lower in words("occupations") and name.kind is Kind.PERSON)
        ):
            yield Kind.ORGANIZATION, 2 * _SAYS if before.head.i in (before.i, doc[name.head].head.i, name.head) else _SHOWS
        if name.kind is not Kind.PERSON and _is_called(doc, name.start):
            yield Kind.THING, _SAYS
        if name.end - name.start == 1 and lower in words("storm-nouns") and before.text[0].isupper():
            yield Kind.THING, _SAYS
    ship = next((t for t in doc[max(0, name.start - 3) : name.start] if t.text in _SHIPS), None)
    if ship is not None and all(t.text[:1].isupper() for t in doc[ship.i : name.start]):
        yield Kind.THING, _SAYS
    if doc[name.start].lower_ in words("storm-nouns") and name.end - name.start > 1:
        yield Kind.THING, _SAYS
    if " " in name.text and (_is_age(doc, name.end) or _introduced(doc, name.start)):
        yield Kind.PERSON, _SHOWS
    if name.kind is Kind.PERSON and name.end - name.start > 1 and before is not None and before.lower_ == "the" and doc[name.head].dep_ != "compound":
        yield Kind.ORGANIZATION, _SHOWS  # "a poll by the Ellery Courier": nobody is called "the Ann Roe"
    if name.kind is Kind.PLACE and 1 < name.end - name.start <= 3 and _is_given_name(doc[name.start]) and doc[name.end - 1].lower_ not in place_words():
        if not any(c.dep_ == "case" and c.i < name.start for c in doc[name.head].children):
            yield Kind.PERSON, _SHOWS  # "a Luke Farr corner"
    if name.kind is Kind.PERSON and name.end - name.start <= 2:
        if after is not None and (after.lower_ in ("police", "firefighters") or (after.lower_ in _INHABITANTS and doc[name.head].head.i == after.i)):
            yield Kind.PLACE, _SHOWS  # "a Leeds woman"
        if before is not None and before.lower_ in ("in", "off") and before.head.i >= name.start and doc[name.head].head.lemma_ not in words("verbs-of-faith"):
            yield Kind.PLACE, _SHOWS
    if after is not None and name.kind is not Kind.PLACE:
        noun = after.head if after.dep_ == "compound" and after.head.i == after.i + 1 else after
        if noun.text.islower() and noun.lemma_ in words("thing-nouns") and noun.pos_ == "NOUN":
            yield Kind.THING, _SHOWS
    if name.kind is Kind.PERSON and name.end - name.start == 1 and doc[name.start].tag_ == "NNPS":
        yield Kind.ORGANIZATION, _HINTS  # "the Houthis"
    if name.kind is Kind.PERSON and after is not None and after.lower_ in _PRIZED and name.end - name.start == 1 and after.head.i != name.head:
        yield Kind.THING, _HINTS  # "the Booker winner"
    if name.kind is Kind.PERSON and _is_acronym(name.text) and not doc[name.start].sent.text.isupper():
        yield Kind.ORGANIZATION, _HINTS
    if name.kind is not Kind.PLACE and before is not None and before.lower_ == "of" and _is_age(doc, name.start - 4):
        yield Kind.PLACE, _SAYS  # "Ann Roe, 54, of Lodi"
    if name.kind is Kind.PERSON and name.end - name.start > 2 and doc[name.end - 1].lower_ in words("court-words"):
        yield Kind.ORGANIZATION, _SAYS  # "Sacramento County Superior Court"
    if name.kind is not Kind.ORGANIZATION and doc[name.end - 1].lower_.rstrip(".") in _COMPANY_ENDINGS and name.end - name.start > 1:
        yield Kind.ORGANIZATION, _SHOWS


def _is_given_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ in words("male-names") | words("female-names")


def _by_apposition(doc: Doc, name: Mention) -> Iterator[tuple[Kind, int]]:
    """“Roscosmos, the Russian space agency”, “Mecca Holt, the victim's mother”."""
    if name.end >= len(doc) or doc[name.end].text != ",":
        return
    for noun in (c for c in doc[name.head].children if c.dep_ == "appos" and child(c, "det", "nmod:poss") is not None):
        if noun.left_edge.i not in (name.end, name.end + 1):
            continue
        lemma = noun.lemma_.lower()
        if lemma in organization_words() - place_words() - words("occupations"):
            yield Kind.ORGANIZATION, _SHOWS
        elif name.kind is not Kind.ORGANIZATION and lemma in words("male-nouns") | words("female-nouns") | words("occupations"):
            yield Kind.PERSON, _SHOWS


def _is_called(doc: Doc, start: int) -> bool:
    """“The drama The Lemon House”, “his first film, Dust Road (1971)”: the noun before a name says that it is a work."""
    i = start - 1 - (doc[start - 1].text == "The")
    comma = i > 0 and doc[i].text == ","
    return i > comma and doc[i - comma].tag_ == "NN" and doc[i - comma].lemma_ in words("thing-nouns")


def _introduced(doc: Doc, start: int) -> bool:
    """“A 20-year-old woman, X”, “the regional governor, X”: who it is, before a comma."""
    noun = doc[start - 2] if start > 2 and doc[start - 1].text == "," else None
    people = words("male-nouns") | words("female-nouns") | words("person-nouns") | words("occupations")
    return noun is not None and noun.tag_ == "NN" and noun.lemma_ in people and noun.text.islower()


def _is_age(doc: Doc, i: int) -> bool:
    """“, 24,” after a name."""
    return i + 2 < len(doc) and doc[i].text == "," and doc[i + 1].text.isdigit() and len(doc[i + 1].text) == 2 and doc[i + 2].text in (",", ".")


def _is_acronym(text: str) -> bool:
    return text.isalpha() and text.isupper() and 2 <= len(text) <= 6


def _is_no_other(text: str, count: Counter[Kind], people: Mapping[str, set[str]]) -> bool:
    """Whether a name labelled a person's is no part of a person's full name."""
    return count[Kind.PERSON] > 0 and not any(people.get(p, set()) - {text} for p in text.split())


def _acts(doc: Doc, name: Mention) -> bool:
    """Whether the name is who does something: "Halden agreed to buy", "Halden's shares" and "in Halden" are not."""
    head = doc[name.head]
    return head.dep_ == "nsubj" and head.head.pos_ == "VERB"


def _learn_from_longer(votes: dict[str, Counter[Kind]], acting: set[str]) -> None:
    """What begins a longer name of an organisation or a thing, or ends a person's, is more likely the same kind; surely, where it can be nothing else."""
    beginnings: dict[str, Counter[Kind]] = defaultdict(Counter)
    companies: set[str] = set()
    bodies = organization_words() | words("local-bodies") | words("local-body-beginnings")  # "Leeds Police" is in Leeds
    people: dict[str, set[str]] = defaultdict(set)  # word ► the people with it in their names
    for text in list(votes):
        first, _, rest = text.partition(" ")
        if rest in votes and first.lower() in words("storm-nouns"):
            votes[rest][Kind.THING] += _SAYS
    for text, count in votes.items():
        if text.upper() != text and votes.get(text.upper(), Counter())[Kind.PLACE]:
            count[Kind.PLACE] += _HINTS  # "WASHINGTON (AP)", and later Washington
        parts = text.split()
        if len(parts) > 1 and count:
            kind = max(count, key=lambda k: (count[k], k.value))
            if kind is Kind.PERSON:
                beginnings[parts[-1]][kind] = _SHOWS
                for part in parts:
                    people[part].add(text)
            if kind in (Kind.ORGANIZATION, Kind.THING):
                for k in range(1, len(parts)):
                    beginnings[" ".join(parts[:k])][kind] = _HINTS
                    if kind is Kind.ORGANIZATION and not bodies & {p.lower() for p in parts[k:]}:
                        companies.add(" ".join(parts[:k]))
    for text, count in votes.items():
        learnt = beginnings.get(text, Counter())
        if learnt[Kind.ORGANIZATION] and (_is_no_other(text, count, people) if not count[Kind.PLACE] else text in acting & companies - COUNTRIES):
            count[Kind.ORGANIZATION] += _SAYS  # "Halden", where "Halden Semiconductor" and no person is named
        elif " " not in text and count[Kind.PLACE] == 0:
            count.update(learnt)
