"""Doc ► reported speech: the clause that a reporting verb governs, “according to”, and what people do with words (“denied the charges”)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.finding.mention import Kind, Mention, Mentions
from newsgraph.finding.quotation import MAX_WORDS, Quotation
from newsgraph.finding.speakers import able_to_speak, according_to, speaker_of
from newsgraph.finding.syntax import child, children, is_passive, preposition
from newsgraph.finding.wordlists import words

_SOURCE_PREPOSITIONS = ("according",)
_LONGEST_SOURCE = 8  # tokens from a source's noun to the comma after it: "According to Smith on Friday, …"
_CLAUSAL = ("VERB", "AUX", "ADJ", "NOUN")
_CITING = frozenset(("cite", "quote"))


def reported_speech(doc: Doc, mentions: Mentions, inside: set[int]) -> Iterator[Quotation]:
    """Reported statements in the order of their verbs; `inside` are the tokens of direct speech, where nobody is looked for."""
    reporting, acts = words("reporting-verbs"), words("speech-acts")
    for token in doc:
        if token.i in inside:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (lemma in reporting or lemma in acts):
            found = list(_said(token, mentions, inside)) if lemma in reporting else []
            yield from found or (_done(token, mentions) if lemma in acts else ())
        elif token.lower_ in _SOURCE_PREPOSITIONS:
            yield from _sourced(token, mentions)


def _sourced(token: Token, mentions: Mentions) -> Iterator[Quotation]:
    """“…, according to X”, “According to X, …”: the longer side of the sentence."""
    speaker = according_to(token, mentions)
    if speaker is None:
        return
    doc = token.doc
    source = {t.i for t in doc[speaker.head].subtree} | {token.i, speaker.head}
    body = [t.i for t in token.sent if not t.is_space]
    start, end = body[0], body[-1] + 1
    if min(source) - start >= end - max(source):
        end = min(source)
    else:
        start = max(*source, speaker.end - 1) + 1
        start = next((i + 1 for i in range(start, min(start + _LONGEST_SOURCE, end)) if doc[i].text == ","), start)
    yield from _clean(doc, start, end, speaker, token.i)


def _said(verb: Token, mentions: Mentions, inside: set[int]) -> Iterator[Quotation]:
    """“X said that …”, “…, X said”, “X cited a source that …”."""
    speaker = speaker_of(verb, mentions)
    if verb.lemma_.lower() in _CITING and (cited := child(verb, "obj")) is not None:
        speaker = able_to_speak(mentions.at(cited.i))
    if speaker is None:
        return
    clauses = children(verb, "ccomp")
    if not clauses and verb.lemma_.lower() not in ("say", "tell", "call"):
        clauses = [c for c in children(verb, "xcomp") if c.pos_ in _CLAUSAL and not (is_passive(c) and c.lemma_ in words("identifying-verbs"))]
    if verb.dep_ == "parataxis" and verb.head.pos_ in _CLAUSAL and not clauses:
        own = {x.i for x in verb.subtree}
        body = [t.i for t in verb.head.subtree if t.i not in own and (t.i < verb.i) == (verb.head.i < verb.i)]
        if body and not set(body) & inside:
            yield from _clean(verb.doc, min(body), max(body) + 1, speaker, verb.i)
        return
    for clause in clauses[:2]:
        body = [t.i for c in (clause, *_strays(verb, clause, mentions)) for t in c.subtree if not t.is_space]
        start, end = min(body), max(body) + 1
        if start <= verb.i < end:
            start, end = (start, verb.i) if clause.i < verb.i else (verb.i + 1, end)
        if start < speaker.start < end <= verb.i:
            end = speaker.start  # whom the parse took for a part of what he says
        yield from _clean(verb.doc, start, end, speaker, verb.i)


def _strays(verb: Token, clause: Token, mentions: Mentions) -> Iterator[Token]:
    """What the parser gave to the verb but the clause begins with: “claimed 190 were dead”, “reported the attack the deadliest”."""
    if child(clause, "nsubj", "nsubj:pass", "expl", "mark") is not None:
        return
    for c in children(verb, "obj", "nsubj"):
        if verb.i < c.i < clause.i and ((found := mentions.at(c.i)) is None or found.kind not in (Kind.PERSON, Kind.ORGANIZATION) or c.dep_ == "nsubj"):
            yield c


def _done(verb: Token, mentions: Mentions) -> Iterator[Quotation]:
    """“X has called for Y”, “X denied the charges”, “X called the deal lousy”: the verb with all that goes with it on its right."""
    speaker = speaker_of(verb, mentions)
    if speaker is None or child(verb, "nsubj:pass", "aux:pass") is not None:
        return
    contents = [c for c in children(verb, "obj", "ccomp", "xcomp") if c.i > verb.i]
    asked = [c for c in children(verb, "obl", "advcl") if c.i > verb.i and (preposition(c) or _mark(c)) in ("for", "on", "against", "of", "to")]
    if verb.lemma_ == "call" and not asked and len(contents) < 2:
        return
    if verb.lemma_ == "claim" and not any(c.lemma_ in ("responsibility", "credit") for c in contents):
        return
    if not contents and not asked:
        return
    after = [*contents, *asked, *(c for c in children(verb, "advcl") if c.i > verb.i and _mark(c) in ("as", "because", "since"))]
    last = max(t.i for c in after for t in c.subtree if not t.is_space)
    first = min([verb.i, *(c.i for c in children(verb, "aux"))])
    yield from _clean(verb.doc, first if first > speaker.head else verb.i, last + 1, speaker, verb.i)


def _mark(token: Token) -> str | None:
    found = child(token, "mark")
    return found.lower_ if found is not None else None


def _clean(doc: Doc, start: int, end: int, speaker: Mention, cue: int) -> Iterator[Quotation]:
    while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("that",)):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if sum(1 for t in doc[start:end] if t.is_alpha or t.is_digit) >= 3 and end - start <= MAX_WORDS and not start <= speaker.head < end:
        yield Quotation(start, end, False, speaker, cue)
