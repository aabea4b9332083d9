"""Doc ► quotations: what somebody is quoted or reported to have said, and who.

Direct speech is what stands between quotation marks and is long enough to be said, or stands beside a reporting verb; indirect speech
is the clause that a reporting verb governs. A paragraph that opens a quotation after one that did not close it goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, surface_subject
from newsgraph.finding.wordlists import words
from newsgraph.reading.document import Block

_OPEN, _CLOSE, _EITHER = "“„«", "”»", '"'
_MIN_WORDS = 4
_MAX_WORDS = 120
_SPEAKERS = (Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION, None)
_SOURCE_PREPOSITIONS = ("according", "per")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words said (tokens `start` to `end`, half-open, without marks), their `speaker`, and the reporting verb `cue` (a token) if any."""

    start: int
    end: int
    direct: bool
    speaker: Mention | None
    cue: int | None


def find_quotations(doc: Doc, mentions: Mentions, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """All quotations in order; none longer than 120 words."""
    direct = list(_direct(doc, mentions, blocks))
    inside = {i for q in direct for i in range(q.start, q.end)}
    indirect = [q for q in _indirect(doc, mentions, inside) if 2 * sum(i in inside for i in range(q.start, q.end)) < q.end - q.start]
    out = sorted([*direct, *indirect], key=lambda q: (q.start, q.end))
    return tuple(q for q in out if q.end - q.start <= _MAX_WORDS * 1.3)


# --- direct speech


@dataclass(frozen=True, slots=True)
class _Marked:
    """Tokens between quotation marks; `closed` is False where the paragraph ended first."""

    start: int
    end: int
    block: int
    closed: bool


def _marked(doc: Doc, blocks: Sequence[Block]) -> Iterator[_Marked]:
    starts = [b.start for b in blocks]
    opened: int | None = None
    block_of_open = -1
    block = -1
    for token in doc:
        here = bisect_right(starts, token.idx) - 1
        if here != block:
            if opened is not None and token.i > opened + 1:
                yield _Marked(opened + 1, token.i, block_of_open, False)
            opened, block = None, here
        text = token.text
        if text in _OPEN or (text in (_EITHER, "''", "``") and opened is None and not _closes(doc, token)):
            opened, block_of_open = token.i, here
        elif opened is not None and (text in _CLOSE or text in (_EITHER, "''")):
            if token.i > opened + 1:
                yield _Marked(opened + 1, token.i, here, True)
            opened = None
    if opened is not None and len(doc) > opened + 1:
        yield _Marked(opened + 1, len(doc), block_of_open, False)


def _closes(doc: Doc, token: Token) -> bool:
    """A straight mark that follows a word without space and is followed by space closes something."""
    before = doc[token.i - 1] if token.i else None
    return before is not None and not before.whitespace_ and not before.is_space and bool(token.whitespace_) and not before.is_punct


def _direct(doc: Doc, mentions: Mentions, blocks: Sequence[Block]) -> Iterator[Quotation]:
    last_speaker: Mention | None = None
    last_block, open_before = -10, False
    found = list(_marked(doc, blocks))
    for span in found:
        count = sum(1 for t in doc[span.start : span.end] if not t.is_punct and not t.is_space)
        cue = _cue_of(doc, span)
        speaker = _speaker(doc, cue, mentions, span) if cue is not None else None
        if speaker is None:
            speaker, cue = _introduced(doc, span, mentions, cue)
        goes_on = open_before and span.block == last_block + 1
        same_block = span.block == last_block
        if speaker is None and last_speaker is not None and (goes_on or same_block or (span.block - last_block == 1 and _fills_block(doc, span, blocks))):
            speaker = last_speaker
        if count < _MIN_WORDS and (cue is None or count < 2):
            continue
        if speaker is None and not _sentence_like(doc, span):
            continue
        start, end = _trim(doc, span.start, span.end)
        if end <= start:
            continue
        yield from (Quotation(a, b, True, speaker, cue) for a, b in _pieces(doc, start, end))
        if speaker is not None:
            last_speaker = speaker
        last_block, open_before = span.block, not span.closed


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long speech cut between sentences into pieces of at most 120 words."""
    a = start
    last = start
    for i in range(start, end):
        if doc[i].is_sent_start and i > a:
            last = i
        if i - a >= _MAX_WORDS and last > a:
            yield a, last
            a = last
    if end > a:
        yield a, min(end, a + _MAX_WORDS)


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == ","):
        end -= 1
    return start, end


def _sentence_like(doc: Doc, span: _Marked) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in doc[span.start : span.end]) and doc[span.start].text[:1].isupper()


def _fills_block(doc: Doc, span: _Marked, blocks: Sequence[Block]) -> bool:
    """The paragraph begins with the quotation: another of the same speaker, unless someone new is named."""
    return 0 <= span.block < len(blocks) and doc[span.start].idx - blocks[span.block].start <= 2


def _cue_of(doc: Doc, span: _Marked) -> int | None:
    """The reporting verb just before or just after the quotation, within its sentence's reach."""
    reporting = words("reporting-verbs")
    for i in range(span.start - 2, max(-1, span.start - 16), -1):
        token = doc[i]
        if (token.is_space and "\n\n" in token.text) or (token.text in ".!?" and i < span.start - 2):
            break
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() in reporting
            and (i >= span.start - 4 or doc[span.start - 2].text in ",:" or child(token, "ccomp", "obj", "xcomp", "parataxis", "obl") is not None)
        ):
            return i
    for i in range(span.end, min(len(doc), span.end + 12)):
        token = doc[i]
        if (token.is_space and "\n\n" in token.text) or token.text in (".", "“", "!", "?"):
            break
        if token.pos_ == "VERB" and token.lemma_.lower() in reporting:
            return i
    return None


def _speaker(doc: Doc, cue: int, mentions: Mentions, span: _Marked) -> Mention | None:
    verb = doc[cue]
    subject = surface_subject(verb)
    if subject is not None and not span.start <= subject.i < span.end:
        found = mentions.at(subject.i)
        if found is not None and found.kind in _SPEAKERS:
            return found
    near: list[tuple[int, Mention]] = []
    for i in range(max(0, cue - 6), min(len(doc), cue + 8)):
        found = mentions.at(i)
        if found is not None and found.head == i and found.kind in (Kind.PERSON, Kind.ORGANIZATION) and not span.start <= i < span.end:
            if doc[i].sent == verb.sent or abs(i - cue) <= 3:
                near.append((abs(i - cue) + (0 if found.form is not Form.NOMINAL else 2), found))
    return min(near, key=lambda n: n[0])[1] if near else None


def _introduced(doc: Doc, span: _Marked, mentions: Mentions, cue: int | None) -> tuple[Mention | None, int | None]:
    """“Smith:” or “according to Smith” beside the quotation."""
    i = span.start - 2
    if i > 0 and doc[i].text == ":":
        for k in range(i - 1, max(-1, i - 8), -1):
            found = mentions.at(k)
            if found is not None and found.head == k and found.kind in (Kind.PERSON, Kind.ORGANIZATION) and found.form is Form.NAME:
                return found, cue
            if doc[k].text in ".!?":
                break
    for k in range(span.end, min(len(doc), span.end + 6)):
        if doc[k].is_space and "\n\n" in doc[k].text:
            break
        if doc[k].lower_ == "according":
            return _according(doc[k], mentions), k
    return None, cue


# --- reported speech


def _indirect(doc: Doc, mentions: Mentions, inside: set[int]) -> Iterator[Quotation]:
    reporting = words("reporting-verbs")
    for token in doc:
        if token.i in inside and not _partly(token, inside):
            continue
        if token.pos_ == "VERB" and token.lemma_.lower() in reporting:
            yield from _reported(token, mentions, inside)
        elif token.lower_ in _SOURCE_PREPOSITIONS:
            speaker = _according(token, mentions)
            if speaker is not None and token.i not in inside:
                sentence = token.sent
                source = {t.i for t in doc[speaker.head].subtree} | {token.i, speaker.head}
                body = [t.i for t in sentence if not t.is_space]
                start, end = body[0], body[-1] + 1
                if min(source) - start >= end - max(source):
                    end = min(source)
                else:
                    start = max(source) + 1
                yield from _clean(doc, start, end, speaker, token.i)


def _partly(token: Token, inside: set[int]) -> bool:
    return token.i not in inside


def _according(token: Token, mentions: Mentions) -> Mention | None:
    head = token.head if token.dep_ == "case" else child(token, "obl", "nmod")
    if head is None:
        return None
    found = mentions.at(head.i)
    return found if found is not None and found.kind in _SPEAKERS else None


def _reported(verb: Token, mentions: Mentions, inside: set[int]) -> Iterator[Quotation]:
    subject = surface_subject(verb)
    if any(c.dep_ == "aux:pass" for c in verb.children) or child(verb, "nsubj:pass") is not None:
        agent = child(verb, "obl:agent")
        subject = agent
    speaker = mentions.at(subject.i) if subject is not None else None
    if (
        speaker is None
        or speaker.kind not in _SPEAKERS
        or (speaker.form is Form.PRONOUN and speaker.kind is None and subject is not None and subject.lower_ in ("it", "its"))
    ):
        return
    clauses = children(verb, "ccomp")
    if not clauses and verb.lemma_.lower() not in ("say", "tell"):
        clauses = [c for c in children(verb, "xcomp") if c.pos_ in ("VERB", "AUX", "ADJ", "NOUN")]
    if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and not clauses:
        body = [t.i for t in verb.head.subtree if t.i not in {x.i for x in verb.subtree}]
        if body and not set(body) & inside:
            contiguous = [i for i in body if (i < verb.i) == (verb.head.i < verb.i)]
            if contiguous:
                yield from _clean(verb.doc, min(contiguous), max(contiguous) + 1, speaker, verb.i)
        return
    for clause in clauses[:2]:
        body = [t.i for t in clause.subtree if not t.is_space]
        start, end = min(body), max(body) + 1
        if start <= verb.i < end:
            end = verb.i if clause.i < verb.i else end
            start = start if clause.i < verb.i else verb.i + 1
        yield from _clean(verb.doc, start, end, speaker, verb.i)


def _clean(doc: Doc, start: int, end: int, speaker: Mention, cue: int) -> Iterator[Quotation]:
    while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("that",)):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if sum(1 for t in doc[start:end] if t.is_alpha) >= 3 and end - start <= _MAX_WORDS and not start <= speaker.head < end:
        yield Quotation(start, end, False, speaker, cue)
