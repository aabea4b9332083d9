"""When and where, sorted by the clause or event noun that the text says it of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.finding.mentions import Kind, Mentions
from newsgraph.finding.syntax import child, children, clause, preposition
from newsgraph.finding.times import Time

LOCATIVE = frozenset(
    ("in", "at", "on", "near", "outside", "inside", "across", "off", "around", "along", "within", "throughout", "into",
     "through", "over", "beside", "behind", "above", "under", "between", "close to", "next to", "to", "from", "towards", "of", "")
)  # fmt: skip
"""Prepositions (and none at all) with which a place can be an event's."""
_NOW = frozenset(("today", "tonight", "now", "this", "currently", "early"))
_STATIC = LOCATIVE - {"to", "from", "towards", "into", "of", "", "over"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Token of a clause's head or of an event noun ► its times, and the tokens of its places."""

    times: Mapping[int, Sequence[Time]]
    places: Mapping[int, Sequence[int]]


def sort_circumstances(doc: Doc, mentions: Mentions, times: Sequence[Time], events: Collection[int], reporting: Collection[str]) -> Circumstances:
    """The times and places of a text by what they are a circumstance of.

    `events` are the tokens that announce an event, `reporting` the lemmas of verbs of saying.
    """
    times_of: dict[int, list[Time]] = {}
    for time in times:
        times_of.setdefault(owner_of_time(time, doc, events, reporting), []).append(time)
    places_of: dict[int, list[int]] = {}
    told: dict[int, int] = {}
    for mention in mentions.all:
        if mention.kind is not Kind.PLACE:
            continue
        token = doc[mention.head]
        case = preposition(token)
        above = None
        if case is not None and (case in _STATIC or case.split(" ")[0] in _STATIC):
            above = _told_before(token, doc[owner(token, events)], reporting)
        elif token.dep_ in ("appos", "nmod:unmarked", "conj", "nmod", "flat", "obl:unmarked", "dep", "parataxis"):
            above = told.get(_mention_head(token.head, mentions))
        if above is not None:
            told[token.i] = above
            places_of.setdefault(above, []).append(token.i)
    return Circumstances(times_of, places_of)


def _told_before(place: Token, above: Token, reporting: Collection[str]) -> int:
    """What a place is of that the parse has with the verb of saying: "In York, a wall fell, police said" is of the fall."""
    said = child(above, "ccomp") if above.lemma_.lower() in reporting else None
    return said.i if said is not None and said.pos_ == "VERB" and place.i < said.i < above.i else above.i


def owner_of_time(time: Time, doc: Doc, events: Collection[int], reporting: Collection[str]) -> int:
    """What a time is of: what the parse has it of, unless that cannot be of such a time or what stands right before it can.

    "Officers said they were called about 5 a.m. Saturday": nobody tells when to the minute it was said. "Police are investigating a
    shooting Friday night": what goes on now is not of Friday. "He was arrested after he shot a man Friday": that he shot him.
    """
    described = _described(time, doc)
    if described is not None and described in events:
        return described
    if _is_of_what_it_was(time, doc):
        return time.start - 1
    noun = doc[time.head].head
    if doc[time.head].dep_ in ("compound", "amod", "nmod:poss") and noun.pos_ in ("NOUN", "PROPN") and not _sets(noun):
        return noun.i  # "signed a 2015 accord"
    above = doc[owner(doc[time.head], events)]
    if (said := _saying(time, doc)) is not None and _is_said(time, doc, said, above, reporting):
        return said.i
    if (opened := _opened(time, doc)) is not None:
        return opened
    if time.start <= above.i < time.end:
        subject = child(above, "nsubj")  # "the trial is on June 12"
        return subject.i if subject is not None and subject.i in events else _cut_off(time, doc, above)
    if doc[time.head].head.i != above.i:
        return above.i
    if above.pos_ != "VERB":
        before = _event_before(time, doc, events)  # "an opponent of the war in 2003"
        return before.i if before is not None and before.pos_ in ("NOUN", "PROPN") and before.i > above.i else above.i
    if above.dep_ == "advcl" and above.tag_ == "VBG" and above.lemma_.lower() in ("begin", "start") and child(above, "obj", "xcomp") is None:
        return above.head.i  # "beginning in 2010, he stole paintings"
    present = _is_present(above)
    if above.lemma_.lower() in reporting:
        said = child(above, "ccomp") or (above.head if above.dep_ == "parataxis" else None)
        beside = 0 <= time.start - above.i <= 3 or time.end == above.i
        by_the_clock = time.value is not None and len(time.value) > len("2017-05-22")
        if said is not None and said.pos_ == "VERB" and (by_the_clock or present or (said.i > above.i and time.start > above.i and not beside)):
            return said.i
    elif present and doc[time.start].lower_ not in _NOW:
        return next((i for i in range(min(time.start, doc[time.head].i) - 1, above.i, -1) if i in events), above.i)
    before = _event_before(time, doc, events)
    return before.i if before is not None and before.i != above.i and _is_of(before, above, time) else above.i


def _is_of_what_it_was(time: Time, doc: Doc) -> bool:
    """“Fell to 12 million euros from 46 million a year earlier”: the time is that of the number compared with."""
    if doc[time.end - 1].lower_ not in ("earlier", "before", "ago", "previously"):
        return False
    i = time.start - 1
    while i > 0 and (doc[i].pos_ in ("NUM", "SYM") or doc[i].like_num or (doc[i].pos_ == "NOUN" and doc[i - 1].pos_ == "NUM")):
        i -= 1
    return i < time.start - 1 and doc[i].lower_ in ("from", "than", "against", "versus", "with")


def _opened(time: Time, doc: Doc) -> int | None:
    """The verb of the clause that the word before a time opens: “a deal whereby, on October 29, the firm bought Roe Ltd”."""
    i = time.start - 1
    while i > 0 and doc[i].pos_ in ("ADP", "PUNCT", "DET") and doc[i].dep_ != "mark":
        i -= 1
    opener = doc[max(i, 0)]
    opens = opener.dep_ == "mark" or opener.tag_ in ("WDT", "WP", "WRB")
    return opener.head.i if opens and opener.head.i >= time.end and opener.head.pos_ == "VERB" else None


def _sets(noun: Token) -> bool:
    """“He said at a Tuesday briefing”: the date of the noun is that of what was said at it."""
    return noun.dep_ == "obl" and preposition(noun) in ("at", "in", "on", "during", "after")


def _saying(time: Time, doc: Doc) -> Token | None:
    """What stands right before a time and its preposition."""
    before = doc[time.start - 1] if time.start else None
    return before.nbor(-1) if before is not None and before.i and before.lower_ in ("on", "in") else before


def _is_said(time: Time, doc: Doc, said: Token, above: Token, reporting: Collection[str]) -> bool:
    """“Doe said (on) Monday the man was shot”: the day right after a verb of saying is when it was said, though the parse gives it to what was."""
    day = time.value is None or len(time.value) <= len("2017-05-22")
    return (
        day and above.i >= time.end and said.tag_ == "VBD" and said.lemma_.lower() in reporting
        and doc[time.head].dep_ in ("obl", "obl:unmarked", "advmod", "nmod:unmarked") and doc[time.head].head == above
    )  # fmt: skip


def _described(time: Time, doc: Doc) -> int | None:
    """The noun that a date after an indefinite article goes with, whatever the parse has it of: "a March 14, 2017 NATO press release"."""
    if time.start == 0 or doc[time.start - 1].lower_ not in ("a", "an"):
        return None
    end = time.end
    while end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
        end += 1
    return end - 1


def _cut_off(time: Time, doc: Doc, above: Token) -> int:
    """A time that a full stop of an abbreviation has cut off from its sentence: "in the 1200 block of Woodward Ave. about 5 a.m."."""
    sentence = doc[time.head].sent
    first = next((t for t in sentence if not t.is_space), above)
    if sentence.start == 0 or not first.text[0].islower():
        return above.i
    return next((t.i for t in reversed(doc[sentence.start - 1].sent) if t.pos_ == "VERB"), above.i)


def _event_before(time: Time, doc: Doc, events: Collection[int]) -> Token | None:
    """The event with which or with whose own words the text before a time ends."""
    end = time.start - 1
    while end > 0 and (doc[end].pos_ == "ADP" or doc[end].lower_ in ("early", "late", "about", "around")):
        end -= 1
    event = doc[end]
    for _ in range(8):
        if event.i in events:
            return event
        if event.head is event or event.head.i > event.i or event.pos_ == "PUNCT":
            return None
        event = event.head
    return None


def _is_of(event: Token, above: Token, time: Time) -> bool:
    if any(t.text in (",", "—", "–", ";") for t in event.doc[event.i : time.start]):
        return False
    if above.i > time.start:
        return event.i == time.start - 1 and event.pos_ == "NOUN"
    if event.pos_ in ("VERB", "AUX"):
        return event.dep_ in ("advcl", "acl:relcl", "ccomp") and above.i < event.i
    if above.i < event.i and any(preposition(c) in ("in", "at", "near") and event.i < c.i < time.start for c in children(event, "nmod")):
        return True  # "charged with a shooting in York on Friday"
    return preposition(event) in ("after", "following") and above.i < event.i


def _is_present(verb: Token) -> bool:
    """Whether the clause speaks of now: "say", "are investigating", but not "have said"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and bool(auxiliaries & {"is", "are", "'re", "’re", "'s", "’s", "am"}))


def owner(token: Token, events: Collection[int]) -> int:
    """The event noun or clause head whose circumstance `token` is: the first one above it."""
    above = token
    for _ in range(16):
        if above.head is above:
            return above.i
        above = above.head
        if above.i in events and above.pos_ in ("NOUN", "PROPN"):
            return above.i
        if above.pos_ in ("VERB", "AUX") or clause(above) is above:
            return above.i
    return above.i


def _mention_head(token: Token, mentions: Mentions) -> int:
    mention = mentions.at(token.i)
    return mention.head if mention is not None else token.i
