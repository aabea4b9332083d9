"""Doc ► direct speech: what stands between quotation marks, and who said it.

It is long enough to be said, or stands beside a reporting verb. A paragraph that opens a quotation after one that did not close it goes on,
over a caption between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.quotation import MAX_WORDS, Quotation
from newsgraph.finding.speakers import able_to_speak, according_to, speaker_of
from newsgraph.finding.syntax import child, children, is_passive, relative_antecedent, surface_subject
from newsgraph.finding.wordlists import words
from newsgraph.reading.document import Block

_OPEN, _CLOSE, _EITHER = "“„«", "”»", '"'
_MIN_WORDS = 4
_SMALL_WORDS = 3  # letters: "Lord of the Rings" is a title in spite of its "of the"
_BESIDE = 4  # tokens: “…,” Ann Roe said
_SOURCE = 14  # tokens: “According to the union's regional secretary, Ann Roe, "…"”
_CUE_REACH = 22  # tokens: “…”, said Ann Roe; “…”, Ann Roe, who heads the union in the state, told Reuters


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
                yield _Marked(opened + 1, token.i - doc[token.i - 1].is_space, block_of_open, False)
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


def direct_speech(doc: Doc, mentions: Mentions, blocks: Sequence[Block]) -> Iterator[Quotation]:
    """Quotations in marks, in order."""
    last_speaker: Mention | None = None
    last_block, open_before = -10, False
    found = list(_marked(doc, blocks))
    inside = {i for span in found for i in range(span.start, span.end)}
    for span in found:
        count = sum(1 for t in doc[span.start : span.end] if not t.is_punct and not t.is_space)
        cue = _cue_of(doc, span)
        if _is_name(doc, span, cue):
            continue
        speaker = _speaker(doc, cue, mentions, inside, span) if cue is not None else None
        if speaker is None:
            speaker, cue = _introduced(doc, span, mentions, cue)
        if speaker is None and cue is not None and span.end <= cue <= span.end + _BESIDE and child(doc[cue], "nsubj") is not None:
            last_speaker = None  # "…," the search warrant said
        goes_on = open_before and (span.block == last_block + 1 or (span.block == last_block + 2 and _fills_block(doc, span, blocks)))
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


def _is_name(doc: Doc, span: _Marked, cue: int | None) -> bool:
    """What is called so, or is the title of a work, a prize, a case: “known as "Doc"”, “the "Player of the Year"”; not what a verb of saying stands beside."""
    before = next((doc[i] for i in range(span.start - 2, max(-1, span.start - 5), -1) if doc[i].pos_ not in ("DET", "ADP", "SCONJ", "PUNCT")), None)
    if before is not None and before.lemma_.lower() in words("naming-verbs") and is_passive(before) and child(before, "obl:agent") is None:
        return True
    if span.start > 1 and span.end + 1 < len(doc) and doc[span.start - 2].text == "(" and doc[span.end + 1].text == ")":
        return True  # the gloss of a word: “Götterdämmerung ("twilight of the gods")”
    if cue is not None and (span.start - 3 <= cue < span.start or span.end <= cue <= span.end + 2):
        return False
    if any(t.pos_ in ("VERB", "AUX", "PRON") and t.text.islower() for t in doc[span.start : span.end]):
        return False
    said = [t.text for t in doc[span.start : span.end] if t.is_alpha]
    long = [w for w in said if len(w) > _SMALL_WORDS] or said
    return (
        bool(said)
        and said[0][0].isupper()
        and all(w[0].isupper() and (len(w) == 1 or not w.isupper()) for w in long)
        and not doc[span.start : span.end].text.endswith((".", "!", "?"))
    )


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long speech cut between sentences into pieces of at most 120 words."""
    a = start
    last = start
    for i in range(start, end):
        if doc[i].is_sent_start and i > a:
            last = i
        if i - a >= MAX_WORDS and last > a:
            yield a, last
            a = last
    if end > a:
        yield a, min(end, a + MAX_WORDS)


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
    """The reporting verb beside the quotation: in its sentence before or after it, else in the sentence before."""
    before = _cue_before(doc, span)
    if before is not None and before < span.start - _BESIDE and (after := _cue_after(doc, span)) is not None and after <= span.end + _BESIDE:
        return after if child(doc[after], "nsubj") is not None else before
    if before is not None and any(t.text in (".", "!", "?") for t in doc[before : span.start - 1]):
        after = _cue_after(doc, span)
        return before if after is None else after
    return before if before is not None else _cue_after(doc, span)


def _cue_before(doc: Doc, span: _Marked) -> int | None:
    for i in range(span.start - 2, max(-1, span.start - 16), -1):
        token = doc[i]
        if (token.is_space and "\n\n" in token.text) or (token.text in ".!?" and i < span.start - 2):
            return None
        if _reports(token) and (
            i >= span.start - 4 or doc[span.start - 2].text in ",:" or child(token, "ccomp", "obj", "xcomp", "parataxis", "obl") is not None
        ):
            return i
    return None


def _reports(token: Token) -> bool:
    """A verb of saying, or “the statement read”; not one in a clause about the matter: “the deal, which Reuters reported, …”."""
    if token.pos_ != "VERB":
        return False
    if token.lemma_ == "read":
        about = child(token, "nsubj") or next((c for c in children(token, "obj") if c.i > token.i), None)  # "…," reads the mayor's statement
        return about is not None and (relative_antecedent(about) or about).lemma_.lower() in words("source-nouns")
    return token.lemma_.lower() in words("reporting-verbs") and not any(c.lower_ == "which" for c in children(token, "obj"))


def _cue_after(doc: Doc, span: _Marked) -> int | None:
    if span.closed and doc[span.end - 1].text == "." and (span.end + 1 >= len(doc) or not doc[span.end + 1].text[:1].islower()):
        return None  # a full stop inside the marks ends the sentence: who speaks next is told of the next
    for i in range(span.end, min(len(doc), span.end + _CUE_REACH)):
        token = doc[i]
        if (token.is_space and "\n\n" in token.text) or token.text in (".", "“", "!", "?"):
            return None
        if _reports(token):
            return i
    return None


def _speaker(doc: Doc, cue: int, mentions: Mentions, inside: set[int], span: _Marked) -> Mention | None:
    verb = doc[cue]
    found = speaker_of(verb, mentions)
    if found is not None and found.head not in inside:
        return found
    if child(verb, "nsubj") is not None:
        return None  # "the account tweeted", "the comments called her …": what has no mind of its own
    told = {c.i for c in children(verb, "iobj", "obl") if c.i > cue}
    near: list[tuple[int, Mention]] = []
    if verb.i == verb.sent.start and cue < span.start - 3:
        return able_to_speak(mentions.at(span.start - 3))  # "Remarked union leader Ann Roe, "…""
    for i in range(max(0, cue - 6), min(len(doc), cue + 8) if cue >= span.end else cue):
        found = mentions.at(i)
        if found is not None and found.head == i and found.kind in (Kind.PERSON, Kind.ORGANIZATION) and i not in inside | told:
            if doc[i].sent == verb.sent or abs(i - cue) <= 3:
                near.append((abs(i - cue) + (0 if found.form is not Form.NOMINAL else 2), found))
    return min(near, key=lambda n: n[0])[1] if near else None


def _introduced(doc: Doc, span: _Marked, mentions: Mentions, cue: int | None) -> tuple[Mention | None, int | None]:
    """“Smith:”, “Smith did this and that:”, “Smith defended it, "It is …."” or “according to Smith” beside the quotation."""
    colon = span.start - 2
    sentence = _sentence_like(doc, span) and any(t.text in (".", "!", "?") for t in doc[span.start : span.end])
    if colon > 0 and (doc[colon].text == ":" or (doc[colon].text == "," and sentence and doc[span.start].sent.start < colon)):
        clause = doc[doc[colon - 1].sent.start : colon]
        verbs = [t for t in clause if t.pos_ in ("VERB", "AUX")]
        found = _main_subject(verbs, mentions) if verbs else mentions.at(clause[0].i)
        if found is not None and found.kind in (Kind.PERSON, Kind.ORGANIZATION):
            return found, colon - 1 if cue is None else cue
    if doc[max(colon, 0)].text == "," and (source := _source_before(doc, colon)) is not None:
        return according_to(source, mentions) or able_to_speak(mentions.at(colon - 1)), source.i
    for k in range(span.end, min(len(doc), span.end + 6)):
        if doc[k].is_space and "\n\n" in doc[k].text:
            break
        if doc[k].lower_ == "according":
            return according_to(doc[k], mentions), k
    return None, cue


def _source_before(doc: Doc, comma: int) -> Token | None:
    """The “according” of “According to union leader Ann Roe, "…"”: no clause stands between."""
    for i in range(comma - 1, max(-1, comma - _SOURCE), -1):
        if doc[i].lower_ == "according":
            return doc[i]
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in (".", ";", '"', "”"):
            return None
    return None


def _main_subject(verbs: list[Token], mentions: Mentions) -> Mention | None:
    """Who does what the words before a colon tell: the subject of the verb that governs the others."""
    main = next((v for v in verbs if v.dep_ == "root"), None) or next((v for v in verbs if v.head not in verbs), verbs[0])
    who = surface_subject(main)
    return able_to_speak(mentions.at(who.i)) if who is not None else None
