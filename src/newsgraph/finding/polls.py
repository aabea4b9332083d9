"""Doc ► what polls and surveys found: shares of those asked with what they said, how many answered, and through which channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsgraph.annotation.tree import Doc, Span, Token
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.quantities import Quantity
from newsgraph.finding.syntax import children, clause, preposition
from newsgraph.finding.wordlists import words

_CHANNEL_CASES = ("on", "via", "through", "over", "by", "using")


@dataclass(frozen=True, slots=True)
class Share:
    """A share of those asked, in percent, and the tokens `start` to `end` (half-open) of what it holds for; `head` is the number's token."""

    head: int
    start: int
    end: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Poll:
    """What the text tells of polls: shares, sample sizes as (token, number), channels as (token, mention), each in order."""

    shares: tuple[Share, ...]
    samples: tuple[tuple[int, int], ...]
    channels: tuple[tuple[int, Mention], ...]


def find_poll_results(doc: Doc, mentions: Mentions, quantities: Sequence[Quantity]) -> Poll:
    """Shares "of those who responded" or beside such a share; numbers of responses; "a poll on Twitter"."""
    return Poll(tuple(_shares(doc, quantities)), tuple(_samples(doc, quantities)), tuple(_channels(doc, mentions)))


def _shares(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[Share]:
    percents = [q for q in quantities if q.unit == "percent" and q.value is not None]
    told: set[int] = set()  # sentences with a share of those asked
    for k, q in enumerate(percents):
        assert q.value is not None
        sentence = doc[q.head].sent
        asked = any(t.lemma_.lower() in words("polling-words") for t in sentence)
        if not asked and sentence.start not in told and not _goes_on(sentence, told):
            continue
        following = percents[k + 1].start if k + 1 < len(percents) else len(doc)
        predicate = _predicate(doc[q.head])
        if predicate is None:
            continue
        told.add(sentence.start)
        whole = [t.i for t in predicate.subtree if not t.is_space]
        subject = max((t.i for c in children(predicate, "nsubj", "nsubj:pass") for t in c.subtree if c.i < predicate.i), default=q.end - 1)
        start, end = max(subject + 1, q.end), min(max(whole) + 1, following, sentence.end)
        while start < end and (doc[start].is_punct or doc[start].is_space):
            start += 1
        while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].pos_ in ("CCONJ", "SCONJ", "DET", "ADV")):
            end -= 1
        if end - start > 1:
            yield Share(q.head, start, end, q.value)


def _goes_on(sentence: Span, told: set[int]) -> bool:
    """Whether a sentence is the next item of a list of shares, or the first after "the poll found:"."""
    before = sentence.doc[sentence.start - 1].sent if sentence.start else sentence
    last = next((t.text for t in reversed(list(before)) if not t.is_space), "")
    opens = last == ":" and any(t.lemma_.lower() in words("polling-words") for t in before)
    return opens or (before.start in told and "\n" in sentence.doc[sentence.start - 1].text)


def _predicate(number: Token) -> Token | None:
    """The predicate whose subject the share is: "ninety per cent of respondents were happy"."""
    token = number
    for _ in range(4):
        if token.dep_ in ("nsubj", "nsubj:pass"):
            return token.head
        if token.dep_ in ("root", "obl", "obj"):
            return None
        token = token.head
    return None


def _samples(doc: Doc, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    for q in quantities:
        noun = doc[q.noun] if q.noun is not None else None
        if noun is None or q.unit is not None or q.value is None or q.approximate or q.value != int(q.value):
            continue
        asked = any(c.lemma_.lower() in words("polling-words") for c in noun.children)
        asked |= preposition(noun) in ("of", "among") and noun.head.lemma_.lower() in ("poll", "survey")
        governed = clause(noun).lemma_.lower() in ("survey", "poll", "interview", "question") and noun.dep_ in ("obj", "nsubj:pass")
        if noun.lemma_.lower() in ("response", "respondent", "participant") or asked or governed:
            yield q.head, int(q.value)


def _channels(doc: Doc, mentions: Mentions) -> Iterator[tuple[int, Mention]]:
    for token in doc.of_lemmas(("poll", "survey", "questionnaire")):
        for c in (*children(token, "nmod"), *(children(token.head, "obl") if token.dep_ in ("obj", "nsubj:pass") else ())):
            if preposition(c) in _CHANNEL_CASES:
                for one in (c, *children(c, "compound")):
                    found = mentions.at(one.i)
                    if found is not None and found.form is Form.NAME and found.kind in (Kind.ORGANIZATION, Kind.THING):
                        yield token.i, found
