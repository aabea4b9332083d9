"""Doc ► names: each name's span without title and article, its kind, and the gender that stands beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from newsgraph.annotation.tree import Doc, Span, Token
from newsgraph.finding.demonyms import COUNTRIES, DEMONYMS
from newsgraph.finding.mention import Form, Kind, Mention
from newsgraph.finding.name_joins import GENERATIONS, ROLE_WORDS, joined
from newsgraph.finding.name_kinds import settle_kinds
from newsgraph.finding.name_runs import organization_runs
from newsgraph.finding.name_standing import is_acronym, is_model_number
from newsgraph.finding.nominals import is_of_a_country
from newsgraph.finding.syntax import word_after, word_before
from newsgraph.finding.time_words import MONTHS, WEEKDAYS
from newsgraph.finding.wordlists import is_head_of_name, organization_words, place_words, words

_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE, "MISC": Kind.THING}
_TITLE_GENDER = {"mr": "male", "sir": "male", "lord": "male", "king": "male", "prince": "male",
                 "mrs": "female", "ms": "female", "miss": "female", "dame": "female", "lady": "female", "queen": "female", "princess": "female"}  # fmt: skip
_LAWS = frozenset(("constitution", "act", "amendment", "treaty", "agreement", "accord", "accords", "protocol", "conventions", "declaration", "pact"))
_OF_TITLES = frozenset(("prime", "foreign", "home", "vice", "deputy", "first", "chief", "assistant", "lord", "crown"))


def find_names(doc: Doc) -> list[Mention]:
    """Names in order of their first token: the annotator's, and organisations' that their words give away."""
    runs = list(organization_runs(doc))
    covered = {i for run in runs for i in range(run.start, run.end)}
    spans = [*runs, *(part for ent in joined(doc) if ent.start not in covered for part in _parts(ent))]
    found = sorted((m for span in spans if (m := _mention(span)) is not None), key=lambda m: m.start)
    _share_surnames(doc, found)
    repeated = list(_repeated(doc, found))
    within = {i for m in repeated for i in range(m.start, m.end)}
    found = sorted([*repeated, *(m for m in found if m.start not in within)], key=lambda m: m.start)
    return settle_kinds(doc, found)


def _repeated(doc: Doc, found: list[Mention]) -> Iterator[Mention]:
    """Further places where a name that was found stands, as the annotator labels some of its occurrences only."""
    span_at = {i: m for m in found for i in range(m.start, m.end)}
    taken: set[int] = set()
    known: dict[str, dict[tuple[str, ...], Mention]] = {}
    for m in found:
        words = tuple(t.text for t in doc[m.start : m.end])
        known.setdefault(words[0], {}).setdefault(words, m)
        if m.kind is Kind.PERSON and len(words) == 2 and _is_only_a_name(words[1]):
            known.setdefault(words[1], {}).setdefault(words[1:], replace(m, text=words[1]))
    for token in doc:
        if token.i in taken or token.text not in known or token.pos_ not in ("PROPN", "ADJ"):
            continue
        for words, m in sorted(known[token.text].items(), key=lambda w: -len(w[0])):
            end = token.i + len(words)
            same = end <= len(doc) and all(doc[token.i + k].text == word for k, word in enumerate(words))
            inside = {id(o): o for i in range(token.i, end) if (o := span_at.get(i)) is not None}.values()
            free = all(token.i <= o.start and o.end <= end and o.end - o.start < len(words) for o in inside)
            if same and free and not taken & set(range(token.i, end)) and not _goes_on(doc, token.i, end):
                taken.update(range(token.i, end))
                yield replace(m, start=token.i, end=end, head=doc[token.i : end].root.i, title=None)
                break


def _is_only_a_name(surname: str) -> bool:
    """Not of "Theresa May", "Al Park", "Jo Judge": a word that names a month, a place, a body or an office too."""
    lower = surname.lower()
    return len(lower) > 3 and lower not in WEEKDAYS and lower not in MONTHS and lower not in words("honorifics") and not is_head_of_name(lower)


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether a longer name contains these tokens."""
    before, after = doc[max(0, start - 1)], doc[min(end, len(doc) - 1)]
    return any(t.pos_ == "PROPN" and t.text[:1].isupper() and not start <= t.i < end for t in (before, after))


def _share_surnames(doc: Doc, found: list[Mention]) -> None:
    """“Joanne and Edward Corr” are Joanne Corr and Edward Corr."""
    people = [k for k, m in enumerate(found) if m.kind is Kind.PERSON]
    for a, b in itertools.pairwise(people):
        first, second = found[a], found[b]
        words_of_second = second.text.split()
        joined = doc[first.end : second.start].text.strip().lower() in ("and", "&")
        if joined and " " not in first.text and len(words_of_second) == 2 and first.title is None:
            found[a] = replace(first, text=f"{first.text} {words_of_second[-1]}")


def _parts(ent: Span) -> Iterator[Span]:
    """A name's span, cut where two are joined: "Joanne Smith and Edward Jones" are two."""
    start = ent.start
    if ent.label_ == "PERSON":
        if len(ent) > 2 and _holds_office_of(ent):
            yield Span(ent.doc, start, start + 1, label="LOC")
            start += 1
        for token in ent:
            generation = token.i + 1 < ent.end and token.nbor().text.rstrip(".") in GENERATIONS
            if (token.lower_ in ("and", ",") or token.is_digit) and not generation and start < token.i < ent.end - 1:
                yield Span(ent.doc, start, token.i, label=ent.label_)
                start = token.i + 1
    if ent.label_ == "ORG":
        for token in ent:
            joins = token.lower_ in ("and", "&") and start < token.i < ent.end - 1
            if joins and word_after(token) == "the" and any(is_head_of_name(t.lower_) for t in ent.doc[start : token.i]):
                yield Span(ent.doc, start, token.i, label=ent.label_)  # "the Investigative Committee and the Federal Security Service"
                start = token.i + 2
            elif joins and is_head_of_name(word_after(token)) and any(is_head_of_name(t.lower_) for t in ent.doc[start : token.i]):
                yield Span(ent.doc, start, token.i, label=ent.label_)
                start = token.i + 1
    yield Span(ent.doc, start, ent.end, label=ent.label_)


def _holds_office_of(ent: Span) -> bool:
    """“Mayor of Tarn Piotr Elden”, where Tarn is named as a place elsewhere too, or a given name follows."""
    doc, start = ent.doc, ent.start
    if start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ not in words("offices"):
        return False
    known = any(e.label_ == "LOC" and e.text == ent[0].text for e in doc.ents)
    return known or (ent[1].lower_ in words("male-names", "female-names") and ent[0].lower_ not in words("male-names", "female-names"))


def _mention(span: Span) -> Mention | None:
    """A name's mention without article, possessive and title; None where the span is a role or has no capital."""
    doc, kind = span.doc, _KINDS.get(span.label_)
    ship = next((i for i in range(span.start, max(span.start - 3, -1), -1) if doc[i].text.isupper() and doc[i].lower_ in words("ship-prefixes")), None)
    if ship is not None and span.end - ship > 1 and all(t.text[:1].isupper() for t in doc[ship : span.start]):
        return Mention(Kind.THING, Form.NAME, ship, span.end, span.root.i, doc[ship : span.end].text, definite=True)
    if kind is Kind.PERSON and any(t.text == "&" for t in span[1:-1]):
        kind = Kind.ORGANIZATION  # "Marks & Spencer"
    start, end = _bare(doc, span.start, span.end)
    if start and end > start and doc[start].text[0] == "-" and not doc[start - 1].whitespace_:
        start -= 1  # "al-Noor TV"
    if kind is Kind.PLACE and end < len(doc) and doc[end].text.istitle() and doc[end].lower_ in _LAWS and doc[end].head.i <= end:
        end += 1  # "the Paris Agreement"
    while kind is Kind.PLACE and end - start > 1 and doc[end - 1].lower_ in WEEKDAYS:
        end -= 1  # "a fire in Kendal Sunday"
    title = None
    if kind is Kind.PERSON:
        while end - start > 1 and ((doc[start].pos_ == "NOUN" and doc[start].text.islower()) or (end - start > 2 and doc[start].lower_ in DEMONYMS)):
            start += 1  # "oboist Peter Haslam", "Slovenian Luka Novak"
        start, title = _after_title(doc, start, end)
    if kind is Kind.ORGANIZATION:
        makes = doc[start].lower_.endswith(("maker", "builder", "retailer", "lender", "insurer"))
        if end - start > 1 and doc[start].is_sent_start and (makes or (doc[start].lower_.endswith("ing") and doc[start + 1].lower_ in words("bodies"))):
            start += 1  # "Carmaker Velda to shut plant", "Dissolving Parliament is legal"
        if end - start > 1 and doc[start].is_sent_start and doc[start].pos_ == "CCONJ":
            start += 1  # "But Conservative leader Ann Roe"
        if end - start == 1 and _only_opens(doc[start]):
            return None
        while start < end and doc[start].text.islower() and "." not in doc[start].text and word_after(doc[start])[:1] != "-":
            start += 1  # "prime ministry of Hungary", "state-owned Gazprom"
        if start < end and doc[start].i and doc[start].lower_ == "of":
            return None
    if kind is Kind.PERSON and start and doc[start - 1].lower_ in ("nee", "née", "born"):
        return None  # "Simone Roe (née Garrel)" is one, "Roe was born Ada Garrel" too
    if end - start == 1 and (is_of_a_country(doc[start]) or _is_of_a_nation(doc[start])):
        return None  # "the Scot said": a description
    start, end = _whole_of_kind(doc, start, end, kind)
    if start >= end or not any(c.isupper() or c.isdecimal() for c in doc[start:end].text):
        return None
    if kind is Kind.PLACE and end - start > 1 and doc[end - 1].lower_ in words("place-kinds") and doc[end - 1].text.islower():
        end -= 1  # "Tarn province", but "Hunan Province"
    text = re.sub(r",\d+$| ?,(?= (?:Jr|Sr)\b)|[\u200b-\u200d\ufeff]", "", " ".join(doc[start:end].text.split()))
    if text.rstrip(".") in GENERATIONS or text[0] == "#" or text[-1] in "$€£¥" or _is_role(doc, start, end, kind):
        return None
    head = doc[start:end].root
    kind = _kind_by_words(text, kind, head)
    gender = next((g for w in (title or "").lower().split() if (g := _TITLE_GENDER.get(w.rstrip(".")))), None)
    if kind is Kind.PERSON and gender is None:
        gender = _gender_of_phrase(doc, start)
    return Mention(kind, Form.NAME, start, end, head.i, text, title, gender=gender, definite=True)


def _only_opens(token: Token) -> bool:
    """Whether a noun for a body has its capital from where it stands: “Watchdog opens inquiry”, “(Agency) —”."""
    opens = token.is_sent_start or word_before(token) in ("(", "“", '"')
    return opens and token.text.istitle() and (token.lower_ in words("common-bodies") or token.lower_ in place_words())


def _is_of_a_nation(token: Token) -> bool:
    """“A Finn”, “his Ruthenian counterpart”."""
    if word_before(token) in ("a", "an") and token.lower_ in DEMONYMS:
        return True
    adjective = token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i > token.i and token.head.text.islower()
    return adjective and token.lower_.endswith(("ian", "ean", "ese", "ish"))


def _whole_of_kind(doc: Doc, start: int, end: int, kind: Kind | None) -> tuple[int, int]:
    """The span without "KC" behind a person, "Lagos club" before a team and a possessor before a place; with the "'s" of "Hobb's" and the number of a model."""
    if kind is Kind.PERSON:
        while end - start > 1 and doc[end - 1].lower_.replace(".", "") in words("post-nominals") and doc[end - 1].text[:1].isupper():
            end -= 1
    elif kind is Kind.ORGANIZATION:
        inside = (t for t in doc[start + 1 : end - 1] if t.text.islower() and t.nbor().text[:1].isupper())
        noun = next((t for t in inside if t.tag_ == "NN" and t.lemma_ in organization_words()), None)
        start = noun.i + 1 if noun is not None else start
    elif kind is Kind.PLACE:
        owner = next((t.i for t in doc[start + 1 : end - 1] if t.lower_ in ("'s", "’s")), None)
        if owner is not None and end - owner > 2 and any(e.label_ == "LOC" and e.text.lower() == doc[start:owner].text.lower() for e in doc.ents):
            start = owner + 1
    if (kind is Kind.ORGANIZATION or (kind is Kind.PLACE and doc[start].lower_ in ("st.", "st", "saint"))) and _ends_in_s(doc, end):
        end += 1
    if kind in (Kind.ORGANIZATION, Kind.THING) and start < end < len(doc) - 1 and is_model_number(doc[end].text):
        end += not (is_acronym(doc[end - 1].text) or doc[end + 1].text[:1].isupper())  # "Orion X5", not "WBRC FOX6 News"
    return start, end


def _ends_in_s(doc: Doc, end: int) -> bool:
    """Whether the "'s" behind a name is part of it: it owns nothing ("closed at Hobb's", "a fire in St. Ann's on Monday"), and never stands without."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("'s", "’s") or doc[end].pos_ == "AUX":
        return False
    idle = doc[end + 1].text in (",", ".", ";") or doc[end + 1].pos_ in ("VERB", "AUX", "ADP")
    return idle and all(word_after(t) in ("'s", "’s") for t in doc if t.text == doc[end - 1].text)


def _bare(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The span without the article before it, and without possessive, punctuation and "on Friday" behind it."""
    while end > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or (doc[end - 1].is_punct and doc[end - 1].text not in (".", ")", "!")) or doc[end - 1].is_space
    ):
        end -= 1
    if end - start > 1 and doc[end - 1].text == ")" and "(" not in doc[start:end].text:
        end -= 1
    if end - start > 2 and doc[end - 1].lower_ in WEEKDAYS and doc[end - 2].lower_ == "on":
        end -= 2
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


def _after_title(doc: Doc, start: int, end: int) -> tuple[int, str | None]:
    """Where a person's name begins, after possessors, honorifics and roles; and the honorifics, within the span or just before it."""
    honorifics = words("honorifics")
    title, begin = None, start
    start = max((t.i + 1 for t in doc[start : end - 1] if t.lower_ in ("'s", "’s") or (t.text in ("'", "’") and t.whitespace_)), default=start)
    while end - start > 1 and doc[start].lower_.rstrip(".") in honorifics:
        title = doc[start].text if title is None else f"{title} {doc[start].text}"
        start += 1
    start = _after_role(doc, start, end)
    if title is None and start > 0 and doc[start - 1].lower_.rstrip(".") in honorifics and doc[start - 1].text[:1].isupper():
        begin -= 1
        title = _whole_title(doc, start - 1)
    if title is not None and begin > 1 and doc[begin - 1].lower_ in ("of", "for", "-") and doc[begin - 2].lemma_.lower() in words("occupations"):
        title = None  # "Secretary of Justice Ann Roe", "Secretary-General Ann Roe"
    return start, title


def _whole_title(doc: Doc, i: int) -> str:
    """“Prime Minister”, “Attorney General”: the honorific at `i` with the capitalised words of office before it."""
    begin, offices = i, words("occupations")
    while begin > doc[i].sent.start and doc[begin - 1].text.istitle() and (doc[begin - 1].lower_ in _OF_TITLES or doc[begin - 1].lower_ in offices):
        begin -= 1
    return doc[begin : i + 1].text


def _is_role(doc: Doc, start: int, end: int, kind: Kind | None) -> bool:
    """“Prime Minister” and “Secretary of Justice” are somebody's role, no names."""
    if kind in (Kind.PERSON, Kind.THING) and all(t.lower_ in words("occupations") or t.lower_ in ROLE_WORDS for t in doc[start:end]):
        return kind is Kind.THING or not _is_surname(doc, start, end)
    if kind is Kind.PERSON and doc[end - 1].lower_ in words("occupations") and end < len(doc) and doc[end].lower_ in ("of", "for"):
        return doc[start].lower_ not in words("male-names", "female-names")  # "US Secretary" of State, not "Doug Miller of Milltech"
    if kind is Kind.ORGANIZATION and end - start == 2 and doc[start].lower_ in ROLE_WORDS and doc[start + 1].lower_ in words("occupations"):
        return True  # "former Foreign Secretary"
    if kind in (Kind.ORGANIZATION, Kind.THING) and end - start == 1 and not is_acronym(doc[start].text) and _is_portfolio(doc, start, end):
        return True
    an_office = kind in (Kind.ORGANIZATION, Kind.THING) and doc[start].lemma_.lower() in words("occupations")
    return an_office and (end - start == 1 or doc[start + 1].lower_ in ("of", "for"))


def _is_portfolio(doc: Doc, start: int, end: int) -> bool:
    """“Commerce Secretary Ann Roe” is of no body Commerce, nor “Secretary of State Ann Roe” of a body State."""
    before = doc[start - 2] if start > 1 and doc[start - 1].lower_ == "of" else None
    if before is not None and before.text in ("Secretary", "Minister"):
        return True
    return end + 1 < len(doc) and doc[end].text in ("Secretary", "Minister") and doc[end + 1].ent_type_ == "PERSON"


def _is_surname(doc: Doc, start: int, end: int) -> bool:
    """“Miller”, where Doug Miller is named."""
    alone = end - start == 1 and not (start and doc[start - 1].lower_ == "the")
    return alone and any(e.label_ == "PERSON" and len(e) > 1 and e[-1].text == doc[start].text for e in doc.ents)


def _after_role(doc: Doc, start: int, end: int) -> int:
    """Where a person's name begins behind the role that the annotator took with it: “Prime Minister Theresa May”, “Actor Jo Ann Roe”."""
    i = start
    while i < end and (
        doc[i].lower_ in ROLE_WORDS or doc[i].lemma_.lower() in words("occupations") or doc[i].lower_ in words("adherents") or doc[i].pos_ == "ADJ"
    ):
        i += 1
    if i in (start, end):
        return start if i == end and _is_surname(doc, start, end) else i
    sure = doc[i - 1].lower_ in words("offices") or doc[i - 1].lower_ in words("adherents")
    return i if doc[i - 1].pos_ != "ADJ" and (sure or end - i > 1) else start


def _gender_of_phrase(doc: Doc, start: int) -> str | None:
    """“Spokeswoman Jane Watrel”, “his wife, Ann”: the noun beside a name says who it is."""
    for i in (start - 1, start - 2):
        if i >= doc[start].sent.start and (i == start - 1 or doc[start - 1].text == ","):
            word = doc[i - 4 if doc[i].lower_ == "law" and i > 3 and doc[i - 1].text == "-" else i].lemma_.lower()  # "his sister-in-law, Ann"
            if word in words("male-nouns"):
                return "male"
            if word in words("female-nouns"):
                return "female"
    return None


def _kind_by_words(text: str, kind: Kind | None, head: Token) -> Kind | None:
    """A name whose head noun says what it is, is that: "Derbyshire Police" an organisation, "Manchester Arena" a place."""
    last = text.lower().split()
    if (kind is Kind.ORGANIZATION and last[-1] in words("award-nouns")) or (kind in (Kind.PLACE, Kind.ORGANIZATION) and last[-1] in _LAWS):
        return Kind.THING
    if kind in (Kind.PERSON, Kind.THING) and len(last) > 1 and last[0] in words("organization-beginnings"):
        return Kind.ORGANIZATION
    if len(last) < 2 or (kind is Kind.PERSON and not text.split()[-1].islower()):
        return kind
    if last[-1] == "house" and " ".join(text.split()[:-1]) in COUNTRIES:
        return Kind.ORGANIZATION  # "the U.S. House"
    if kind in (Kind.ORGANIZATION, Kind.THING) and last[-1] in place_words() and last[-1] not in organization_words():
        either = words("place-kinds", "institution-nouns") if kind is Kind.ORGANIZATION else words("place-kinds")
        return Kind.PLACE if last[-1] not in either or _stands_as_place(head) else kind  # "beat Ashdown Town"
    if (
        kind in (Kind.PERSON, Kind.ORGANIZATION)
        and len(last) == 2
        and text.split()[1].islower()
        and text.split()[1].isalpha()
        and last[1] not in organization_words()
    ):
        return Kind.THING  # "Arion subfuscus"
    if kind in (Kind.PLACE, Kind.THING) and last[-1] in organization_words() and last[-1] not in place_words():
        return Kind.ORGANIZATION
    if kind is Kind.ORGANIZATION and last[-1] in place_words() and _stands_as_place(head):
        return Kind.PLACE
    return kind


def _stands_as_place(head: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in ("at", "in", "near", "outside", "inside", "on", "to") for c in head.children)
