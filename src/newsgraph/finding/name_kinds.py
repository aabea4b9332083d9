"""What a name names, by everything that the text shows of it: one string, one kind in an article.

The annotator's label at each mention is one vote; what the words beside it show (newsgraph.finding.name_signs) counts for more.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from newsgraph.annotation.tree import Doc
from newsgraph.finding.demonyms import COUNTRIES, DEMONYMS
from newsgraph.finding.mention import Kind, Mention
from newsgraph.finding.name_signs import HINTS, SAYS, SHOWS, signs_of
from newsgraph.finding.name_standing import is_acronym
from newsgraph.finding.syntax import word_before
from newsgraph.finding.time_words import ZONES
from newsgraph.finding.wordlists import organization_words, place_words, words
from newsgraph.letters import plain

_LONGEST_NAME = 3  # words of a person's name
_OF_ANYTHING = frozenset(("of", "with", "by", "for", "as", "like", "than", "against", "opposite", "about"))
_KIN = frozenset(("family", "families", "dynasty", "clan"))
_INITIALS = 3  # letters
_MARKED = 3  # paragraphs that begin with a speaker's initials
_ORDERS = frozenset(("Order", "Hero", "Knight", "Medal", "Legion"))
_MEN = frozenset(("Man", "Woman", "Person", "Player", "Footballer", "Sportsman", "Sportswoman"))
_ADJECTIVES = frozenset(d for d in DEMONYMS if d.endswith(("an", "ese", "ish")) and d.capitalize() not in COUNTRIES)


def settle_kinds(doc: Doc, names: list[Mention]) -> list[Mention]:
    """The same names, each with the kind that most speaks for in the whole text; common nouns at the beginning of a sentence left out."""
    parties = {" ".join(m.text.lower().split()[:-1]) for m in names if m.text.lower().endswith(" party")}
    places = {_squeezed(m.text) for m in names if m.kind is Kind.PLACE}
    marks = _speaker_marks(doc, names)
    names = [m for m in names if not _is_common_noun(doc, m) and not _is_demonym(doc, m, places) and not _is_no_name(doc, m, parties, marks)]
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for name in names:
        if name.kind is not None:
            votes[name.text][name.kind] += 1
        for kind, weight in signs_of(doc, name):
            votes[name.text][kind] += weight
    _learn_from_longer(votes, {n.text for n in names if _acts(doc, n)}, {n.text for n in names if _is_placed(doc, n)})
    out: list[Mention] = []
    for name in names:
        count = votes[name.text]
        best = max(count, key=lambda k: (count[k], k is name.kind, k.value), default=name.kind)
        out.append(name if best is name.kind else replace(name, kind=best))
    surnames = {m.text.split()[-1] for m in out if m.kind is Kind.PERSON}
    out = [m for m in out if not (m.kind is Kind.ORGANIZATION and m.text.endswith("s") and m.text[:-1] in surnames)]  # "the Pradhans"
    return _like_neighbours(doc, _like_what_they_stand_for(doc, out))


def _speaker_marks(doc: Doc, names: list[Mention]) -> set[str]:
    """The initials that paragraphs of an interview begin with: “AR: We began in 1990”, “((TW))”, or bare ones, of a person who is named."""
    people = {"".join(w[0] for w in m.text.split()) for m in names if m.kind is Kind.PERSON}
    opening: Counter[str] = Counter()
    for m in names:
        if m.text.isupper() and 1 < len(m.text) <= _INITIALS and _is_line_start(doc, m.start):
            after = doc[m.end].text[0] if m.end < len(doc) else ""
            opening[m.text] += after in ":)" or m.text in people
    return {text for text, times in opening.items() if times >= _MARKED}


def _like_what_they_stand_for(doc: Doc, names: list[Mention]) -> list[Mention]:
    """“Harrow Relief Centre (HRC)”, “shallow bed disease (SBD)”: capitals in brackets, here and further on, are of the kind of what they stand for."""
    known: dict[str, Kind | None] = {}
    ends = {m.end: m for m in names}
    for m in names:
        if not is_acronym(m.text.split()[0]) or m.start < 2 or doc[m.start - 1].text != "(" or m.end >= len(doc) or doc[m.end].text != ")":
            continue
        long, noun = ends.get(m.start - 1), doc[m.start - 2]
        if long is not None and long.kind is Kind.PLACE and doc[long.start - 1].lower_ in ("at", "in") and (body := ends.get(long.start - 1)) is not None:
            long = body  # "the University of Tarn at Bell (UT Bell)"
        if " " in m.text and (long is None or long.kind is not Kind.ORGANIZATION):
            continue
        if long is not None and " " in long.text and long.kind is not Kind.PERSON:
            known[m.text] = long.kind
        elif long is None and noun.text.islower() and noun.pos_ == "NOUN" and noun.lemma_ not in organization_words():
            known[m.text] = Kind.THING
    return [replace(m, kind=known[m.text]) if m.text in known else m for m in names]


def _like_neighbours(doc: Doc, names: list[Mention]) -> list[Mention]:
    """“The towns of Ash, Bell, Corrin and Dunmore”: a word taken for a person's name between places is a place's; and “Ann Roe, Desma Oakes, Al Poe”."""
    out = list(names)
    for k in range(1, len(names)):
        row = names[max(0, k - 2) : k + 2]
        joined = all(doc[a.end : b.start].text.strip() in (",", "and", ", and") for a, b in itertools.pairwise(row))
        others = {m.kind for m in row if m is not names[k]}
        if not joined or len(row) < 3:
            continue
        if others == {Kind.PLACE} and names[k].kind is Kind.PERSON and " " not in names[k].text:
            out[k] = replace(names[k], kind=Kind.PLACE)
        elif others == {Kind.PERSON} and names[k].kind is Kind.PLACE and names[k].text.count(" ") == 1:
            out[k] = replace(names[k], kind=Kind.PERSON)
    return out


def _is_no_name(doc: Doc, name: Mention, parties: set[str], marks: set[str]) -> bool:
    """Gods, "CCTV", a single letter; "Democratic" before "primary" where no "Democratic Party" is named."""
    lower, alone = name.text.lower(), name.end - name.start == 1
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    if name.start > 2 and doc[name.start - 2].lower_ == "of" and doc[name.start - 3].text in _ORDERS:
        return True  # "the Order of the Sun"
    if alone and ((name.text in _ORDERS | _MEN and after == "of") or (name.kind is Kind.PERSON and after in _KIN) or word_before(doc[name.start]) == "ethnic"):
        return True  # "Hero of the Soviet Union", "Man of the Match", "the Pradhan family", "ethnic Ndebele"
    if name.text.isupper() and len(name.text) <= _INITIALS and _is_line_start(doc, name.start) and name.text in marks:
        return True  # "AR: We began in 1990", in an interview with Ann Roe
    if lower in ZONES and name.text.isupper() and _follows_clock(doc, name.start):
        return True  # "8:30 p.m. BST"
    if lower in words("no-names") or len(name.text) == 1 or re.match(r"[RDI]-[A-Z]", name.text) or (name.kind is Kind.PLACE and lower in words("place-kinds")):
        return True  # "County" sheriff Jo Roe
    if name.end - name.start == 2 and doc[name.start].lower_ in words("numbered-nouns") and doc[name.end - 1].is_digit and name.kind is Kind.PLACE:
        return not lower.startswith(("route", "highway", "interstate"))  # "Category 5"
    if lower in words("peoples") and (doc[name.head].dep_ in ("amod", "compound") or doc[name.end - 1].tag_ in ("NNS", "NNPS") or lower.endswith("s")):
        return True  # "Kurdish fighters", "Muslims"
    last = doc[name.end - 1]
    of_party = name.kind is Kind.ORGANIZATION and (last.lower_ in words("party-adjectives") - parties or name.text.lower() in DEMONYMS)
    return of_party and doc[name.head].dep_ in ("amod", "compound") and doc[name.head].head.i > last.i


def _is_line_start(doc: Doc, i: int) -> bool:
    return i == 0 or "\n" in doc[i - 1].text or (doc[i - 1].text[-1:] == "(" and _is_line_start(doc, i - 1))


def _follows_clock(doc: Doc, i: int) -> bool:
    return i > 0 and (doc[i - 1].lower_.replace(".", "") in ("am", "pm") or doc[i - 1].text[-1:].isdecimal())


def _is_demonym(doc: Doc, name: Mention, places: set[str]) -> bool:
    """“Tongan”, “U.S.-Mexican”, “the Middle Eastern nation”: of a place, none itself; “New Yorkers”, where New York is named, “American Samoans”: people."""
    last, words_of = doc[name.end - 1], name.text.lower().split()
    several = words_of[-1].endswith("s") and all(w in DEMONYMS for w in (*words_of[:-1], words_of[-1][:-1]))
    if several or name.kind is not Kind.PLACE:
        return several and name.text not in COUNTRIES and (name.kind is not Kind.PERSON or len(words_of) < 2)
    adjective = (last.pos_ == "ADJ" and last.dep_ == "amod") or (last.dep_ in ("amod", "compound") and last.lower_.endswith("ern"))
    of_it = adjective and last.head.i > last.i and last.head.text.islower()
    people = re.fullmatch(r"(.+?)ers?", _squeezed(name.text))
    return of_it or name.text.lower().split("-")[-1] in _ADJECTIVES or (people is not None and people[1] in places)


def _squeezed(text: str) -> str:
    return "".join(text.lower().split())


def _is_common_noun(doc: Doc, name: Mention) -> bool:
    """“Vigils were held”: one word, capital only because a sentence begins with it."""
    token = doc[name.start]
    if name.kind is Kind.PERSON and name.text.lower() in words("group-nouns", "person-nouns"):
        return True
    if name.text.lower() in words("bodies"):
        return False
    if name.end - name.start == 1 and token.lower_.endswith("ians") and name.kind is not Kind.THING:
        return True  # "Argentinians", "Alabamians"
    if token.tag_ == "NNPS" and name.end - name.start == 1 and name.kind is Kind.PERSON and token.lower_.endswith("ers"):
        return True  # "Londoners"
    if name.end - name.start > 1 or token.pos_ not in ("NOUN", "VERB", "ADV", "PRON") or not token.text[1:].islower():
        return False
    before = token.nbor(-1) if token.i else None
    return token.is_sent_start is True or (before is not None and (before.is_punct or before.is_space))


def _is_no_other(text: str, count: Counter[Kind], people: Mapping[str, set[str]]) -> bool:
    """Whether a name labelled a person's is no part of a person's full name."""
    return count[Kind.PERSON] > 0 and not any(people.get(plain(p).lower(), set()) - {text} for p in text.split())


def _acts(doc: Doc, name: Mention) -> bool:
    """Whether the name is who does something: "Halden agreed to buy", "Halden's shares" and "in Halden" are not."""
    head = doc[name.head]
    return head.dep_ == "nsubj" and head.head.pos_ == "VERB"


def _is_placed(doc: Doc, name: Mention) -> bool:
    """Whether something is in, at or from it."""
    return any(c.dep_ == "case" and c.i < name.start and c.lower_ not in _OF_ANYTHING for c in doc[name.head].children)


def _learn_from_longer(votes: dict[str, Counter[Kind]], acting: set[str], placed: set[str]) -> None:
    """What begins a longer name of an organisation or a thing, or ends a person's, is more likely the same kind; surely, where it can be nothing else."""
    beginnings: dict[str, Counter[Kind]] = defaultdict(Counter)
    companies: set[str] = set()
    bodies = organization_words() | words("local-bodies", "local-body-beginnings")  # "Leeds Police" is in Leeds
    people: dict[str, set[str]] = defaultdict(set)  # word ► the people with it in their names
    for text in list(votes):
        first, _, rest = text.partition(" ")
        if rest in votes and first.lower() in words("storm-nouns"):
            votes[rest][Kind.THING] += SAYS
    for text, count in votes.items():
        if text.upper() != text and votes.get(text.upper(), Counter())[Kind.PLACE]:
            count[Kind.PLACE] += HINTS  # "WASHINGTON (AP)", and later Washington
        parts = text.split()
        if len(parts) > 1 and count:
            kind = max(count, key=lambda k: (count[k], k.value))
            if kind is Kind.PERSON:
                beginnings[plain(parts[-1])][kind] = SHOWS
                for part in (*parts, " ".join(parts[-2:])):
                    people[plain(part).lower()].add(text)
            if kind in (Kind.ORGANIZATION, Kind.THING):
                for k in range(1, len(parts)):
                    beginnings[" ".join(parts[:k])][kind] = HINTS
                    if kind is Kind.ORGANIZATION and not bodies & {p.lower() for p in parts[k:]}:
                        companies.add(" ".join(parts[:k]))
    for text, count in votes.items():
        learnt = beginnings.get(text) or beginnings.get(plain(text), Counter())
        if learnt[Kind.ORGANIZATION] and (_is_no_other(text, count, people) if not count[Kind.PLACE] else text in acting & companies - COUNTRIES):
            count[Kind.ORGANIZATION] += max(SAYS, count.total() + (" " not in text))  # "Halden", where "Halden Semiconductor" and no person is named
        elif " " not in text and count[Kind.PLACE] == 0:
            count.update(learnt)
        elif text not in placed and text not in COUNTRIES and people.get(plain(text).lower(), set()) - {text}:
            sure = text in acting or " " in text  # "Vesk ordered", "Van Vesk", where Ilona van Vesk is named
            count[Kind.PERSON] += count.total() + sure  # "Vesk's coalition"
    ends = {(p[0], p[-1]) for t, c in votes.items() if len(p := t.split()) > 2 and c[Kind.PERSON] > c.total() / 2}
    for text, count in votes.items():
        parts = text.split()
        if len(parts) == 2 and (parts[0], parts[1]) in ends:
            count[Kind.PERSON] += count.total() + 1  # "Ilona Vesk", where Ilona Maria Vesk is named
        if (
            1 < len(parts) <= _LONGEST_NAME
            and not {p.lower() for p in parts} & (bodies | place_words() | words("directions"))
            and not count[Kind.PERSON] + count[Kind.THING]
        ):
            surname = votes.get(parts[-1], Counter())
            if text not in placed and surname[Kind.PERSON] > surname.total() / 2 and parts[-1] not in COUNTRIES:
                count[Kind.PERSON] += count.total() + 1  # "Pavel Adamo", who is "Mayor Adamo" further on
