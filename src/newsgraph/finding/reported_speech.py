"""Doc ► reported speech: the clause that a reporting verb governs, “according to”, and what people do with words (“denied the charges”)."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.mention import Kind, Mention, Mentions
from newsgraph.finding.quotation import MAX_WORDS, Quotation
from newsgraph.finding.speakers import CITING, SPEAKERS, able_to_speak, according_to, speaker_of, told_behind
from newsgraph.finding.status import CONDITIONS
from newsgraph.finding.syntax import child, children, is_negated, is_passive, preposition, word_after
from newsgraph.finding.time_words import WEEKDAYS
from newsgraph.finding.wordlists import words

_SOURCE_PREPOSITIONS = ("according",)
_FEWEST = 3  # words of a statement
_NEAR = 6  # tokens before a verb of saying: “…,” Mayor Ann Roe told
_LONGEST_SOURCE = 8  # tokens from a source's noun to the comma after it: "According to Smith on Friday, …"
_MEDIA = frozenset(("interview", "conference", "speech", "briefing", "address", "video", "broadcast", "podcast", "essay", "column", "memo"))
_WHEN = frozenset(("earlier", "later", "previously", "recently", "afterwards", "separately"))
_TENSED = ("VBD", "VBZ", "VBP", "MD")
_FINITE = ("VERB", "AUX")
_MARKS = frozenset(('"', "“", "”", "„", "«", "»", "''", "``"))
_APART = frozenset((".", ";", "!", "?", "—", "–"))  # what stands on the other side of these is not what this verb reports
_TOLD_WHOM = frozenset(("tell", "inform", "remind", "advise", "warn", "ask", "urge"))
_ON_MATTERS = frozenset(("threaten", "confirm", "question", "announce", "call"))  # what is done to a person with these is no statement
_NOT_OF_ACTIONS = frozenset(("say", "tell", "call", "continue", "find", "show", "feel", "understand"))  # "continued to fall", "found hiding"
_KEEPING_SILENT = frozenset(("decline", "refuse", "fail"))
_CLAUSAL = ("VERB", "AUX", "ADJ", "NOUN")


def reported_speech(doc: Doc, mentions: Mentions, inside: set[int]) -> Iterator[Quotation]:
    """Reported statements in the order of their verbs; `inside` are the tokens of direct speech, where nobody is looked for."""
    reporting, acts = words("reporting-verbs"), words("speech-acts")
    for token in doc:
        if token.i in inside or _mark(token) in CONDITIONS:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (lemma in reporting or lemma in acts):
            found = list(_said(token, mentions, inside)) if lemma in reporting else []
            yield from found or (_done(token, mentions) if lemma in acts else ())
        elif token.lower_ in _SOURCE_PREPOSITIONS:
            yield from _sourced(token, mentions)


def _sourced(token: Token, mentions: Mentions) -> Iterator[Quotation]:
    """“…, according to X”, “According to X, …”: the side of the sentence that is told; the whole where X stands amid its clause."""
    speaker = according_to(token, mentions)
    if speaker is None:
        return
    doc, sent = token.doc, token.sent
    after = max(speaker.end, token.i + 2)
    source = token.head if token.dep_ == "case" else token
    if speaker.end <= source.i < after + _NEAR and source.lemma_.lower() in words("source-nouns"):
        after = source.i + 1  # "according to her memoirs"
    end = next((i for i in range(sent.end, after, -1) if not doc[i - 1].is_space), after)
    if not any(t.pos_ in _FINITE for t in doc[sent.start : token.i]):
        if _subject_before(doc, after, end, token.i):
            yield from _clean(doc, sent.start, end, speaker, token.i, around=True)
            return
        comma = next((i + 1 for i in range(after, min(after + _LONGEST_SOURCE, end)) if doc[i].text == ","), after)
        yield from _clean(doc, comma, end, speaker, token.i)
        return
    before = doc[token.i - 1 - (doc[token.i - 1].text == ",")]
    start = after + (after < end and doc[after].text == ",")
    relative = any(t.tag_ in ("WP", "WDT", "WP$") for t in doc[start : start + 3])  # "according to officials, some of whom …"
    told_after = not relative and any(t.tag_ in _TENSED and not _describes(t, after) for t in doc[start:end])
    described = relative or any(t.head.i == speaker.head for t in doc[start:end]) or (speaker.kind is Kind.PERSON and start < end and doc[start].pos_ == "DET")
    if after < start < end and (before.pos_ == "AUX" or not (told_after or described or doc[start].pos_ == "CCONJ")):
        yield from _clean(doc, sent.start, end, speaker, token.i, around=True)
    elif not told_after or (start < end and doc[start].pos_ in ("CCONJ", "SCONJ", "ADP") and before.pos_ != "CCONJ"):
        yield from _clean(doc, sent.start, token.i, speaker, token.i)
    elif before.pos_ == "CCONJ" or (doc[token.i - 1].text == "," and not _subject_before(doc, after, end, token.i)):
        yield from _clean(doc, start, end, speaker, token.i)
    else:
        yield from _clean(doc, sent.start, end, speaker, token.i, around=True)


def _describes(verb: Token, after: int) -> bool:
    """“according to Roe, who heads the union”: a clause about the source, or within one."""
    for _ in range(4):
        if verb.dep_ in ("acl", "acl:relcl", "advcl"):
            return True
        if verb.head.i < after or verb.head is verb:
            return False
        verb = verb.head
    return False


def _subject_before(doc: Doc, start: int, end: int, source: int) -> bool:
    """Whether what is told after the source has its subject before it: “Crews, according to the ministry, found ten survivors”."""
    verb = next((t for t in doc[start:end] if t.pos_ in _FINITE), None)
    while verb is not None and verb.dep_ in ("aux", "aux:pass", "cop"):
        verb = verb.head
    return verb is not None and any(c.i < source for c in children(verb, "nsubj"))


def _said(verb: Token, mentions: Mentions, inside: set[int]) -> Iterator[Quotation]:
    """“X said that …”, “…, X said”, “X cited a source that …”."""
    speaker = told_behind(verb, mentions) or speaker_of(verb, mentions)
    if verb.lemma_.lower() in CITING and (cited := child(verb, "obj")) is not None:
        speaker = able_to_speak(mentions.at(cited.i))
    if speaker is None or is_negated(verb) or (verb.dep_ == "xcomp" and verb.head.lemma_ in _KEEPING_SILENT):
        return  # "did not say where", "declined to say why"
    clauses = [c for c in children(verb, "ccomp") if verb.lemma_ != "find" or not _is_bare(c)]
    if not clauses and verb.lemma_.lower() not in _NOT_OF_ACTIONS:
        clauses = [c for c in children(verb, "xcomp") if c.pos_ in _CLAUSAL and not (is_passive(c) and c.lemma_ in words("identifying-verbs"))]
    if verb.dep_ == "parataxis" and (verb.head.pos_ in _CLAUSAL or child(verb.head, "cop", "nsubj") is not None) and not clauses:
        own = {x.i for x in verb.subtree}
        body = [t.i for t in verb.head.subtree if t.i not in own and (t.i < verb.i) == (verb.head.i < verb.i)]
        if body and not set(body) & inside and not _set_apart(verb, min(body), max(body) + 1, inside):
            yield from _clean(verb.doc, min(body), max(body) + 1, speaker, verb.i)
        return
    if not clauses and (before := _told_before(verb, speaker, inside)) is not None:
        yield from _clean(verb.doc, verb.sent.start, before, speaker, verb.i)
    elif not clauses and (end := _told_after(verb, inside)) is not None:
        yield from _clean(verb.doc, verb.i + 1, end, speaker, verb.i)
    for clause, start, end in _ranges(verb, clauses[:2], mentions):
        if start <= verb.i < end:
            start, end = (start, verb.i) if clause.i < verb.i else (verb.i + 1, end)
        if start < speaker.start < end <= verb.i:
            end = speaker.start  # whom the parse took for a part of what he says
        if end <= verb.i and (_set_apart(verb, start, end, inside) or (verb.doc[start].tag_ == "VBG" and any(c.i > verb.i for c in clauses))):
            continue  # "regarding what was hardest, Ann Roe said it was the cold"
        if start > verb.i:
            if verb.doc[start - 1].text == "," and any(i in inside for i in range(verb.i - _NEAR, verb.i)):
                continue  # "“We won,” Ann Roe told Reuters, a feat that …"
            start = _after_whom(verb, start, end, mentions)
            end = _before_another(verb, start, end)
        yield from _clean(verb.doc, start, end, speaker, verb.i)


def _is_bare(clause: Token) -> bool:
    """“Found her lying there”: what somebody comes upon, not what he concludes."""
    return clause.tag_ in ("VBG", "VBN") and child(clause, "aux", "aux:pass", "cop", "mark") is None


def _ranges(verb: Token, clauses: list[Token], mentions: Mentions) -> list[tuple[Token, int, int]]:
    """The tokens of each clause, half-open; with what goes on from it without a pause: “believe it is likely two men fled”."""
    out: list[tuple[Token, int, int]] = []
    for clause in clauses:
        body = [t.i for c in (clause, *_strays(verb, clause, mentions)) for t in c.subtree if not t.is_space]
        start, end = min(body), max(body) + 1
        if out and verb.i < start <= out[-1][2] and (start < out[-1][2] or not (verb.doc[start].is_punct or _mark(clause) == "that")):
            first, begun, ended = out.pop()
            clause, start, end = first, min(begun, start), max(ended, end)
        out.append((clause, start, end))
    return out


def _told_before(verb: Token, speaker: Mention, inside: set[int]) -> int | None:
    """Where what is told ends in “…, his family reported.”, “…, said Ann Roe, who …”, to whatever the parse hung the words."""
    doc, who, sent = verb.doc, child(verb, "nsubj"), verb.sent
    behind = verb.i < speaker.start <= verb.i + _NEAR and doc[verb.i - 1].text == ","
    whom = child(verb, "obj", "iobj")
    if not behind and (who is None or who.i > verb.i or (whom is not None and verb.lemma_ not in _TOLD_WHOM)):
        return None
    rest = doc[max(verb.i, speaker.end - 1) + 1 : sent.end]
    if not behind and any(t.tag_ in _TENSED or t.text in _MARKS for t in rest):
        return None
    comma = (verb.i if behind or who is None else who.left_edge.i) - 1
    opened = doc[sent.start].pos_ in ("SCONJ", "ADP") or doc[sent.start].tag_ in ("VBG", "VBN", "WRB")  # "When he came, Ann Roe said nothing to him"
    if comma <= sent.start or doc[comma].text != "," or (opened and any(not t.is_punct and not t.is_space for t in rest)):
        return None
    before = doc[sent.start : comma]
    told = any(t.pos_ in _FINITE for t in before) and not any(t.lemma_.lower() in words("reporting-verbs") for t in before)
    return comma if told and not any(i in inside for i in range(sent.start, verb.i)) else None


def _told_after(verb: Token, inside: set[int]) -> int | None:
    """Where what is told ends in “he said the rule no longer applies”, which the parse did not hang on the verb."""
    doc, end = verb.doc, verb.sent.end
    if verb.lemma_ != "say" or verb.i + 2 >= end or doc[verb.i - 1].text == "," or doc[verb.i + 1].lower_ in WEEKDAYS:
        return None
    if doc[verb.i + 1].pos_ not in ("DET", "PRON", "PROPN", "NOUN", "NUM") or verb.i + 1 in inside:
        return None
    end = next((i for i in range(verb.i + 1, end) if doc[i].text in _APART), end)
    return end if any(t.tag_ in _TENSED for t in doc[verb.i + 2 : end]) else None


def _set_apart(verb: Token, start: int, end: int, inside: set[int]) -> bool:
    """Whether a semicolon, a dash or a quotation stands between a verb of saying and the clause that the parse gave it."""
    if end <= verb.i:
        return any(t.text in _APART for t in verb.doc[max(start, end - 2) : verb.i]) or any(i in inside for i in range(end, verb.i))
    quoted = verb.left_edge.i > 1 and any(i in inside for i in range(verb.left_edge.i - 4, verb.left_edge.i))
    return quoted or any(t.text in _APART or t.text in _MARKS or t.i in inside for t in verb.doc[verb.i : start])


def _after_whom(verb: Token, start: int, end: int, mentions: Mentions) -> int:
    """Where what is told begins, after whom the parse took for a part of it (“told the Gazette radio ads would run”) and where it was said; not amid a name."""
    doc = verb.doc
    if end - start < _FEWEST:
        return start
    if verb.lemma_.lower() in _TOLD_WHOM and start == verb.i + 1 and child(verb, "iobj", "obj") is None:
        first = start + (doc[start].pos_ in ("DET", "PRON") and doc[start].dep_ in ("det", "nmod:poss"))
        whom = mentions.at(first)
        if whom is not None and whom.kind in SPEAKERS and whom.end + 1 < end and doc[whom.end].pos_ not in (*_FINITE, "ADP") and doc[whom.end].dep_ != "case":
            return whom.end
    if start == verb.i + 1 and doc[start].pos_ == "ADV" and doc[start + 1].pos_ in ("PRON", "DET", "PROPN") and doc[start].lower_ in _WHEN:
        return start + 1  # "said earlier he might"
    if start == verb.i + 1 and doc[start].pos_ == "ADP":
        if doc[start + 1].lower_ in WEEKDAYS and start + 2 < end and doc[start + 2].dep_ != "punct":
            return start + 2  # "said on Friday he would …"
        medium = next((t for t in doc[start : min(start + 5, end)] if t.pos_ == "NOUN"), None)
        if medium is not None and (medium.lemma_.lower() in _MEDIA or medium.lemma_.lower() in words("source-nouns")) and medium.right_edge.i + 2 < end:
            return medium.right_edge.i + 1
    if verb.i == start - 2 and doc[start - 1].pos_ == "PROPN" and doc[start].pos_ == "PROPN" and mentions.at(start - 1) is None:
        return start - 1
    return start


def _before_another(verb: Token, start: int, end: int) -> int:
    """Where what is told ends: before “, saying …”, “, with some claiming …”, “without elaborating”, which tell of more that is said."""
    doc = verb.doc
    for i in range(start + 3, end):
        if doc[i].tag_ == "VBG" and doc[i].lemma_.lower() in words("reporting-verbs"):
            k = next((k for k in range(i - 1, max(start + 2, i - 6), -1) if doc[k].text == "," or doc[k].lower_ == "without"), None)
            if k is not None and (doc[k].lower_ != "," or k == i - 1 or doc[k + 1].lower_ in ("with", "while", "also")):
                return k
    return end


def _strays(verb: Token, clause: Token, mentions: Mentions) -> Iterator[Token]:
    """What the parser gave to the verb but the clause begins with: “claimed 190 were dead”, “reported the attack the deadliest”."""
    if child(clause, "nsubj", "nsubj:pass", "expl", "mark") is not None:
        return
    for c in children(verb, "obj", "nsubj", "csubj", "advcl"):
        if verb.i < c.i < clause.i and ((found := mentions.at(c.i)) is None or found.kind not in (Kind.PERSON, Kind.ORGANIZATION) or c.dep_ == "nsubj"):
            yield c


def _done(verb: Token, mentions: Mentions) -> Iterator[Quotation]:
    """“X has called for Y”, “X denied the charges”, “X called the deal lousy”: the verb with all that goes with it on its right."""
    if verb.dep_.startswith("csubj") or word_after(verb) == "off":
        return  # "denying them a vote is wrong", "called off the search"
    speaker = speaker_of(verb, mentions)
    if speaker is None or child(verb, "nsubj:pass", "aux:pass") is not None or is_negated(verb):
        return
    contents = [c for c in children(verb, "obj", "ccomp", "xcomp") if c.i > verb.i]
    asked = [c for c in children(verb, "obl", "advcl") if c.i > verb.i and (preposition(c) or _mark(c)) in ("for", "on", "against", "of", "to", "as")]
    if verb.lemma_ == "call" and len(contents) < 2 and (contents or not asked):
        return  # "called 911 on his own"
    if verb.lemma_ == "claim" and not any(c.lemma_ in ("responsibility", "credit") for c in contents):
        return
    if not contents and not asked:
        return
    if verb.lemma_ in _ON_MATTERS and len(contents) == 1 and (whom := mentions.at(contents[0].i)) is not None and whom.kind is Kind.PERSON:
        return  # "police questioned her", "the Senate confirmed him"
    after = [*contents, *asked, *(c for c in children(verb, "advcl") if c.i > verb.i and _mark(c) in ("as", "because", "since"))]
    last = max(t.i for c in after for t in c.subtree if not t.is_space)
    first = min([verb.i, *(c.i for c in children(verb, "aux"))])
    yield from _clean(verb.doc, first if first > speaker.head else verb.i, last + 1, speaker, verb.i)


def _mark(token: Token) -> str | None:
    found = child(token, "mark")
    return found.lower_ if found is not None else None


def _clean(doc: Doc, start: int, end: int, speaker: Mention, cue: int, *, around: bool = False) -> Iterator[Quotation]:
    """The words without what is before and after them; `around` says that the speaker may stand amid them."""
    while start < end and (doc[start].is_space or doc[start].pos_ == "CCONJ" or (doc[start].is_punct and not _opens(doc, start, end)) or _is_that(doc[start])):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].pos_ == "DET"):
        end -= 1
    if start < end and doc[start].tag_ in ("WDT", "WP") and start > 0 and doc[start - 1].text == ",":
        return  # "told Reuters, which also said …"
    if sum(t.text in _MARKS for t in doc[start:end]) % 2:
        end = next((i + 1 for i in range(end, min(end + 3, len(doc))) if doc[i].text in _MARKS), end)  # the mark that closes what is quoted in it
    if end < len(doc) and doc[end].text == ")" and any(t.text == "(" for t in doc[start:end]) and not any(t.text == ")" for t in doc[start:end]):
        end += 1
    if sum(1 for t in doc[start:end] if t.is_alpha or t.is_digit) >= _FEWEST and end - start <= MAX_WORDS and (around or not start <= speaker.head < end):
        yield Quotation(start, end, False, speaker, cue)


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ != "det"


def _opens(doc: Doc, start: int, end: int) -> bool:
    """A mark before words that are quoted in the middle of what is told, closed further on."""
    return doc[start].text in _MARKS and any(t.text in _MARKS for t in doc[start + 1 : end])
