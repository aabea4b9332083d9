"""Doc ► names of organisations that their own words or the noun before them give away, where the annotator saw none or half of one.

“Derbyshire Police”, “Alachua County Sheriff's Office”, “the newspaper Magyar Nemzet”, “the Senate”: a run of capitalised words is the
name of an organisation when its last word is one's (Police, Council, Inc), or when a noun for one stands right before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsgraph.annotation.tree import Doc, Span, Token
from newsgraph.finding.syntax import word_after
from newsgraph.finding.time_words import MONTHS, WEEKDAYS
from newsgraph.finding.wordlists import organization_words, place_words, words

_JOINING = frozenset(("of", "&", "'s", "’s"))
_WITHIN_TITLES = frozenset(("of", "the", "a", "an", "and", "in", "on", "to", "for", "with"))
_HEADING = 0.7  # of the longer words of a sentence are capitalised
_MAX_WORDS = 8
_TOWN_WORDS = 4  # of a town's name and "and"
_NAMED_AFTER_PEOPLE = frozenset(("foundation", "university", "college", "school", "hospital", "institute", "academy", "society", "trust", "inc", "ltd", "llc"))


def organization_runs(doc: Doc) -> Iterator[Span]:
    """Spans of tokens, labelled ORG (MISC the title of a work), none inside or across a name that the annotator found, though they may contain some."""
    names = doc.ents
    starts = [e.start for e in names]
    for sentence in doc.sents:
        if is_heading(sentence):
            continue
        end = sentence.start
        for i in [t.i for t in sentence if t.text[:1].isupper()]:
            if i < end:
                continue
            end = _work_end(doc, i, sentence.end)
            if end > i:
                yield Span(doc, i, end, label="MISC")
                continue
            end = _run_end(doc, i, sentence.end)
            if end > i:
                span = _organization(doc, i, end, sentence.start)
                span = _with_other_towns(span) if span is not None else _described(doc, i, sentence.end)
                end = max(end, span.end) if span is not None else end
                if span is not None and _stands_beside_names(span, names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]):
                    yield span


def _described(doc: Doc, start: int, limit: int) -> Span | None:
    """A name with small words in it that a body's noun before a comma says what it is of: “his party, the Rally for Reform,”."""
    if start < 3 or doc[start - 1].lower_ != "the" or doc[start - 2].text != ",":
        return None
    noun, end = doc[start - 3], start + 1
    if noun.tag_ != "NN" or not noun.text.islower() or noun.lemma_ not in organization_words() - place_words() - words("occupations"):
        return None
    while end < limit - 1 and end - start < _MAX_WORDS and doc[end + (doc[end].lower_ in _WITHIN_TITLES)].text[:1].isupper():
        end += 1
    return Span(doc, start, end, label="ORG") if end - start > 1 and end < limit and doc[end].is_punct else None


def _with_other_towns(span: Span) -> Span:
    """The whole name of a body of several towns: “Devon and Cornwall Police”, “Tarn, Wray and Elm NHS Trust”."""
    doc, last = span.doc, span[-1]
    if last.lower_ not in words("joint-bodies"):
        return span
    start = span.start
    while start > last.sent.start + 1 and (doc[start - 1].lower_ == "and" or (start < span.start and doc[start - 1].text == "," and "NHS" in span.text)):
        first = start - 1
        while first > last.sent.start and start - first < _TOWN_WORDS and _is_town_word(doc[first - 1]):
            first -= 1
        town = doc[first : start - 1]
        alone = (*(t.text for t in town), last.text)
        if not town or any(tuple(t.text for t in doc[k : k + len(alone)]) == alone for k in range(len(doc))):
            break  # of "Kent and Sussex Police", where "Kent Police" is named too
        start = first
    return Span(doc, start, span.end, label="ORG")


def _is_town_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.istitle() and token.ent_type_ in ("LOC", "ORG", "") and token.lower_ not in organization_words()


def is_heading(sentence: Span) -> bool:
    """Whether Capitals Say Nothing of a Word, as in headlines."""
    long = [t for t in sentence if t.is_alpha and len(t.text) > 3]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > _HEADING * len(long)


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and not (token.lower_ in WEEKDAYS or token.lower_ in MONTHS or token.lower_ in ("i", "the", "mr", "mrs", "ms"))


def _breaks(token: Token) -> bool:
    """A title or role ends a name: “Memphis Police Sgt. Roe”, but not “Bexar County Sheriff's Office”."""
    lower = token.lower_.rstrip(".")
    if token.i + 2 < len(token.doc) and word_after(token) in ("'s", "’s"):
        whose = token.nbor(2)
        if whose.text[:1].isupper() and whose.lower_ in organization_words():
            return False
    return lower in words("honorifics") or lower in words("ranks") or (token.lemma_.lower() in words("occupations") and lower != "general")


def _run_end(doc: Doc, start: int, limit: int) -> int:
    """The end of the run of capitalised words from `start`, without trailing connectives; `start` where there is none."""
    if not _is_capitalised(doc[start]) or _breaks(doc[start]):
        return start
    end = i = start + 1
    while i < limit and i - start < _MAX_WORDS:
        token = doc[i]
        if _is_capitalised(token) and not _breaks(token):
            end = i + 1
        elif token.lower_ == "and" and doc[i - 1].dep_ == "compound" and doc[i - 1].head.i > i + 1 and doc[i - 1].head.text[:1].isupper():
            pass  # "Avon and Somerset Police"
        elif token.lower_ not in _JOINING or (token.lower_ == "of" and doc[i - 1].lower_ not in organization_words() | words("bodies-of")):
            break
        i += 1
    return end


def _work_end(doc: Doc, start: int, limit: int) -> int:
    """The end of a title with small words in it after the noun for a work: “the film Ballad of a Tinker”; `start` where none begins."""
    before = doc[start - 1] if start else None
    if before is None or before.tag_ != "NN" or before.lemma_ not in words("thing-nouns", "made-things") or not doc[start].text[:1].isupper():
        return start
    end = i = start + 1
    while i < limit and i - start < _MAX_WORDS and (doc[i].text[:1].isupper() or doc[i].lower_ in _WITHIN_TITLES):
        end = i + 1 if doc[i].text[:1].isupper() else end
        i += 1
    return end if any(t.text in _WITHIN_TITLES for t in doc[start:end]) else start


def _organization(doc: Doc, start: int, end: int, sentence_start: int) -> Span | None:
    after = doc[end] if end < len(doc) else None
    if after is not None and end - start > 1 and after.lemma_ in words("team-nouns") and after.text.islower() and not doc[start:end].ents:
        return Span(doc, start, end, label="ORG")
    before = doc[start - 1] if start > sentence_start else None
    if before is not None and before.tag_ == "NN" and before.text.islower() and _is_body(before.lemma_) and _belongs(before, doc[start:end]):
        return Span(doc, start, end, label="ORG")
    last = doc[end - 1].lower_.rstrip(".")
    start = next((k + 1 for k in range(start + 1, end - 2) if doc[k].lower_ in ("'s", "’s") and doc[k - 1].ent_type_ == "LOC"), start)
    if end - start == 1 and last in words("bodies") and after is not None and after.text.islower() and after.lemma_ in words("occupations"):
        return Span(doc, start, end, label="ORG")  # "Assembly president Jo Roe"
    if start == sentence_start and doc[start].pos_ != "PROPN" and not doc[start].ent_type_:
        start += 1
    if end - start == 1:
        mid = start > sentence_start and not (before is not None and before.is_punct)
        return Span(doc, start, end, label="ORG") if last in words("bodies") and mid and doc[start].pos_ == "PROPN" else None
    if end - start > 1 and _is_body(last):
        return Span(doc, start, end, label="ORG")
    of = next((k for k in range(start + 1, end - 1) if doc[k].lower_ == "of" and doc[k - 1].lower_ in words("bodies-of")), end)
    if any(e.label_ == "LOC" and e.start == of + 1 and e.end == end for e in doc[start:end].ents):
        return Span(doc, start, end, label="ORG")  # "Economic Community of West African States"
    return None


def _is_body(word: str) -> bool:
    return word in organization_words() and word not in place_words() and word != "who"


def _belongs(noun: Token, name: Span) -> bool:
    """Whether a noun and the name after it are one phrase: “the newspaper Le Monde”, not “told the court Smith had fled”."""
    root = name.root
    if root.head == noun.head and root.dep_ == noun.dep_:
        return True
    return name.start <= noun.head.i < name.end or (root.head.i == noun.i and root.dep_ in ("appos", "flat", "compound", "nmod:desc", "nmod:unmarked"))


def _stands_beside_names(span: Span, names: Sequence[Span]) -> bool:
    """Whether each of the annotator's names near the span lies wholly inside or wholly outside, and none inside is a person's, or says more."""
    doc = span.doc
    if doc[span.start].ent_iob_ == "I" or (span.end < len(doc) and doc[span.end].ent_iob_ == "I"):
        return False
    inside = [e for e in names if e.start >= span.start and e.end <= span.end]
    if any(e.label_ == "PERSON" and e.end - e.start > 1 for e in inside):
        return span[-1].lower_.rstrip(".") in _NAMED_AFTER_PEOPLE
    return not any(e.label_ == "ORG" and len(e) == len(span) for e in inside)
