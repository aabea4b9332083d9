"""When and where, sorted by the clause or event noun that the text says it of."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, clause, has_gone_on, preposition
from newsgraph.finding.time_words import DASHES
from newsgraph.finding.times import Time
from newsgraph.finding.wordlists import words

LOCATIVE = frozenset(
    ("in", "at", "on", "near", "outside", "inside", "across", "off", "around", "along", "within", "throughout", "into",
     "through", "over", "beside", "behind", "above", "under", "between", "close to", "next to", "to", "from", "towards", "of", "")
)  # fmt: skip
"""Prepositions (and none at all) with which a place can be an event's."""
_FILED = frozenset(("case", "law", "act", "scandal", "lawsuit", "plot", "affair"))
_NOW = frozenset(("today", "tonight", "now", "this", "currently", "early"))
_AMOUNTS = frozenset(("day", "week", "month", "year", "hour", "series", "wave", "string", "spate", "round", "number", "dozen", "hundred", "thousand"))
_INSIDE = frozenset(("in", "at", "inside", "outside", "within"))
_BOUNDS = frozenset(("border", "coast", "line", "boundary"))
_STATIC = LOCATIVE - {"to", "from", "towards", "into", "of", "", "over"}


_STANDS = frozenset(("locate", "situate"))
"""“In a market, located at 5 Elm Street, around noon”: where something stands it stands at all times."""
_FARTHEST_PLACE = 8  # tokens between an event and a time: "the shooting at 22nd and Elm Avenue on Friday"


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
        happened = happened_when(time, doc)
        for verb in happened:
            times_of.setdefault(verb.i, []).append(time)
        if not happened or doc[time.start - 1].lower_ != "since" or has_gone_on(doc[time.head].head):
            times_of.setdefault(owner_of_time(time, doc, events, reporting, times_of.keys()), []).append(time)
    places_of: dict[int, list[int]] = {}
    told: dict[int, int] = {}
    timed = {i for time in times for i in range(time.start, time.end)}
    for mention in mentions.all:
        house = _is_house(mention, doc)
        if not (mention.kind is Kind.PLACE or house or _is_venue(mention, doc)) or mention.head in timed:  # "in the first quarter"
            continue
        token = doc[mention.head]
        case = preposition(token)
        above = None
        if case is None and token.dep_ == "appos" and mentions.at(token.head.i) is None:
            case, token = preposition(token.head), token.head  # "in the capital, San Juan"
        elif case == "of" and token.head.tag_ == "NN" and token.head.lemma_ in words("kinds-of-place") and mentions.at(token.head.i) is None:
            case, token = preposition(token.head), token.head  # "in the island nation of Tuvalu"
        if case is not None and (case in _STATIC or case.split(" ")[0] in _STATIC):
            of = doc[owner(token, events)]
            above = _told_before(token, of, reporting) if (judged := _judged_there(token, of)) is None else judged
        elif token.dep_ in ("appos", "nmod:unmarked", "conj", "nmod", "flat", "obl:unmarked", "dep", "parataxis"):
            above = told.get(_mention_head(token.head, mentions))
        if above is not None:
            told[mention.head] = above
            named = _named_by(doc[mention.head], mentions) if mention.form is Form.NOMINAL and case in _INSIDE else []
            places_of.setdefault(above, []).extend(named if house else (mention.head, *named))
    for time in times:
        for verb in happened_when(time, doc):
            above = owner(doc[time.head], events)
            if verb.i not in places_of and above in places_of:
                places_of[verb.i] = places_of[above]  # "the worst disaster was in Soma in 2014, when 301 people died"
    return Circumstances(times_of, places_of)


def _is_venue(mention: Mention, doc: Doc) -> bool:
    """“At Elm Hospital”, “in Leeds Crown Court”: a body with a house of its own, named as where something is."""
    if mention.kind is not Kind.ORGANIZATION or mention.form is not Form.NAME or preposition(doc[mention.head]) not in _INSIDE | {"near"}:
        return False
    if mention.text.lower().startswith("house of "):
        return False  # "a majority in the House of Commons"
    inside = (t.lower_ for t in itertools.takewhile(lambda t: t.lower_ != "of", doc[mention.start : mention.end]))  # "Museum of Modern Art"
    return not words("venue-nouns").isdisjoint((*inside, doc[mention.end - 1].lower_))


def _is_house(mention: Mention, doc: Doc) -> bool:
    """“At Antwerp criminal court”, “in a London hospital”: a body without a name, told of as where something is."""
    noun = doc[mention.head]
    if mention.kind is not Kind.ORGANIZATION or mention.form is not Form.NOMINAL or preposition(noun) not in _INSIDE | {"near"}:
        return False
    return noun.lemma_.lower() in words("venue-nouns", "court-words")


def _named_by(noun: Token, mentions: Mentions) -> list[int]:
    """“In York's Elm Hill district”, “at a Leeds club”, “in the border town of Tarn”: the places whose names stand with the noun."""
    found = [mentions.at(c.i) for c in children(noun, "compound", "nmod:poss") if noun.lemma_.lower() not in _BOUNDS]
    beside = [m.head for m in found if m is not None and m.kind is Kind.PLACE and m.form is Form.NAME and m.head != noun.i]
    named = place_of(noun, mentions)
    return beside if named is None else [*beside, named.i]


def place_of(noun: Token, mentions: Mentions) -> Token | None:
    """The name of “the border town of Tarn”, “the island nation of Tuvalu”, “the Elm Hill district”; not of “the coast of Kenya”, which is part of it."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in words("kinds-of-place"):
        return None
    found = (mentions.at(c.i) for c in children(noun, "nmod", "compound") if c.dep_ == "compound" or preposition(c) == "of")
    return next((noun.doc[m.head] for m in found if m is not None and m.kind is Kind.PLACE and m.form is Form.NAME), None)


def happened_when(time: Time, doc: Doc) -> list[Token]:
    """The verbs that tell what happened at a time: “the worst flood since 2013, when 27 people drowned and two bridges fell”."""
    i = time.end
    while i < len(doc) - 1 and doc[i].text == ",":
        i += 1
    if i >= len(doc) or doc[i].lower_ != "when" or doc[i].head.i < i:
        return []
    verb = doc[i].head
    return [verb, *(c for c in children(verb, "conj") if c.pos_ == "VERB")]


def _told_before(place: Token, above: Token, reporting: Collection[str]) -> int:
    """What a place is of that the parse has with the verb of saying: "In York, a wall fell, police said" is of the fall."""
    said = child(above, "ccomp") if above.lemma_.lower() in reporting else None
    return said.i if said is not None and said.pos_ == "VERB" and place.i < said.i < above.i else above.i


def _judged_there(place: Token, above: Token) -> int | None:
    """“Jailed for fraud at York Crown Court”: the verb that tells what a court did, though the parse has the offence there."""
    if words("court-words").isdisjoint((place.lemma_.lower(), place.lower_)) or preposition(place) not in ("at", "in"):
        return None
    for verb in (above, *itertools.islice(above.ancestors, 3)):
        if verb.lemma_.lower() in words("judging-verbs") and verb.i < place.i:
            return verb.i
        if verb.pos_ == "VERB" and verb.tag_ != "VBG":
            return None  # "was booked and is due to appear in court on Friday"
    return None


def owner_of_time(time: Time, doc: Doc, events: Collection[int], reporting: Collection[str], dated: Collection[int] = ()) -> int:
    """The token of what a time is of: what the parse has it of, unless that cannot be of such a time or what stands right before it can.

    "Officers said they were called about 5 a.m. Saturday": nobody tells when to the minute it was said. "Police are investigating a
    shooting Friday night": what goes on now is not of Friday. "He was arrested after he shot a man Friday": that he shot him.
    `dated` are the tokens that have a time already.
    """
    head = doc[time.head]
    above = doc[owner(head, events)]
    while above.dep_ == "acl" and above.lemma_.lower() in _STANDS:
        above = doc[owner(above, events)]
    at = _Standing(time, doc, events, reporting, dated, head, above)
    return next((found for rule in _RULES if (found := rule(at)) is not None), at.above.i)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A time where it stands: its `head` token, and the clause or event noun that the parse has `above` it."""

    time: Time
    doc: Doc
    events: Collection[int]
    reporting: Collection[str]
    dated: Collection[int]
    head: Token
    above: Token

    @property
    def is_day(self) -> bool:
        """Whether it is no finer than a day."""
        return self.time.value is None or len(self.time.value) <= len("2017-05-22")

    @property
    def is_predicate(self) -> bool:
        """Whether what is above is the time itself."""
        return self.time.start <= self.above.i < self.time.end

    @property
    def tells(self) -> bool:
        """Whether what is above is a verb of saying."""
        return self.above.lemma_.lower() in self.reporting


def _noun_described(at: _Standing) -> int | None:
    """The event that a date after an indefinite article goes with, whatever the parse has it of: "a March 14, 2017 NATO press release"."""
    end = at.time.end
    if at.time.start == 0 or at.doc[at.time.start - 1].lower_ not in ("a", "an"):
        return None
    while end < len(at.doc) and at.doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
        end += 1
    return end - 1 if end - 1 in at.events else None


def _number_compared_with(at: _Standing) -> int | None:
    """“Fell to 12 million euros from 46 million a year earlier”: the time is that of the number."""
    i = start = at.time.start - 1
    if at.doc[at.time.end - 1].lower_ not in ("earlier", "before", "ago", "previously"):
        return None
    while i > 0 and (at.doc[i].pos_ in ("NUM", "SYM") or at.doc[i].like_num or (at.doc[i].pos_ == "NOUN" and at.doc[i - 1].pos_ == "NUM")):
        i -= 1
    return start if i < start and at.doc[i].lower_ in ("from", "than", "against", "versus", "with") else None


def _noun_dated(at: _Standing) -> int | None:
    """“Signed a 2015 accord”; but what was said “at a Tuesday briefing” was said on Tuesday."""
    noun = at.head.head
    if at.head.dep_ not in ("compound", "amod", "nummod", "nmod:poss") or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    of_a_year = noun.lemma_.lower() in _FILED and at.time.value is not None and len(at.time.value) == len("2017")  # "acquitted in a 1998 murder case"
    return None if noun.dep_ == "obl" and preposition(noun) in ("at", "in", "on", "during", "after") and not of_a_year else noun.i


def _verb_of_saying_before(at: _Standing) -> int | None:
    """“Doe said (on) Monday the man was shot”: the day right after a verb of saying is when it was said, though the parse gives it to what was."""
    i = at.time.start - 1
    said = at.doc[i - (i > 0 and at.doc[i].lower_ in ("on", "in"))] if at.time.start else None
    if said is None or said.tag_ != "VBD" or said.lemma_.lower() not in at.reporting or not at.is_day or at.above.i < at.time.end:
        return None
    return said.i if at.head.head == at.above and at.head.dep_ in ("obl", "obl:unmarked", "advmod", "nmod:unmarked") else None


def _verb_of_clause_opened(at: _Standing) -> int | None:
    """“A deal whereby, on October 29, the firm bought Roe Ltd”: the verb of the clause that the word before the time opens."""
    i = at.time.start - 1
    while i > 0 and at.doc[i].pos_ in ("ADP", "PUNCT", "DET") and at.doc[i].dep_ != "mark":
        i -= 1
    opener = at.doc[max(i, 0)]
    opens = opener.dep_ == "mark" or opener.tag_ in ("WDT", "WP", "WRB")
    return opener.head.i if opens and opener.head.i >= at.time.end and opener.head.pos_ == "VERB" else None


def _subject_of_date(at: _Standing) -> int | None:
    """“The trial is on June 12”."""
    subject = child(at.above, "nsubj") if at.is_predicate else None
    return subject.i if subject is not None and subject.i in at.events else None


def _verb_cut_off(at: _Standing) -> int | None:
    """A time that a full stop of an abbreviation has cut off from its sentence: "in the 1200 block of Woodward Ave. about 5 a.m."."""
    if not at.is_predicate:
        return None
    sentence = at.head.sent
    first = next((t for t in sentence if not t.is_space), at.above)
    if sentence.start == 0 or not first.text[0].islower():
        return at.above.i
    return next((t.i for t in reversed(at.doc[sentence.start - 1].sent) if t.pos_ == "VERB"), at.above.i)


def _what_it_is_within(at: _Standing) -> int | None:
    """Something stands between the time and what is above, as in "the house where he lived until 2010": the parse is believed."""
    return at.above.i if at.head.head.i != at.above.i else None


def _verb_describing_subject(at: _Standing) -> int | None:
    """“The man who was shot early Saturday was named”: a time between a subject's description and the subject's verb is of the description's verb."""
    before, subject = _event_before(at.time, at.doc, at.events), child(at.above, "nsubj")
    if before is None or subject is None or before.pos_ != "VERB" or before.dep_ not in ("acl", "acl:relcl", "advcl") or at.above.i < at.time.end:
        return None
    described = before.head == subject or subject.is_ancestor(before.head)
    return before.i if described and not _is_set_off(before, at.time) else None


def _event_of_noun(at: _Standing) -> int | None:
    """“An opponent of the war in 2003”: of the war; else of the noun."""
    if at.above.pos_ == "VERB":
        return None
    before = _event_before(at.time, at.doc, at.events)
    return before.i if before is not None and before.pos_ in ("NOUN", "PROPN") and before.i > at.above.i else at.above.i


def _what_then_began(at: _Standing) -> int | None:
    """“Beginning in 2010, he stole paintings”."""
    verb = at.above
    begins = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_.lower() in ("begin", "start") and child(verb, "obj", "xcomp") is None
    return verb.head.i if begins else None


def _what_is_told(at: _Standing) -> int | None:
    """“Officers said they were called about 5 a.m.”; but “Roe said on Monday that he was called”."""
    said = child(at.above, "ccomp") or (at.above.head if at.above.dep_ == "parataxis" else None)
    if not at.tells or said is None or said.pos_ != "VERB":
        return None
    beside = 0 <= at.time.start - at.above.i <= 3 or at.time.end == at.above.i
    behind = said.i > at.above.i and at.time.start > at.above.i and not beside
    return said.i if not at.is_day or _is_present(at.above) or behind else None


def _event_spoken_of_now(at: _Standing) -> int | None:
    """“Police are investigating a shooting Friday night”."""
    if at.tells or not _is_present(at.above) or at.doc[at.time.start].lower_ in _NOW:
        return None
    return next((i for i in range(min(at.time.start, at.head.i) - 1, at.above.i, -1) if i in at.events), at.above.i)


def _noun_of_second_date(at: _Standing) -> int | None:
    """“Resigned on Monday over a raid in June”: the raid was in June."""
    noun = _event_before(at.time, at.doc, at.events) if at.above.i in at.dated else None
    return noun.i if noun is not None and noun.pos_ == "NOUN" and at.above.i < noun.i and not _is_set_off(noun, at.time) else None


def _event_told_last(at: _Standing) -> int | None:
    """“He was arrested after he shot a man Friday”."""
    before = _event_before(at.time, at.doc, at.events)
    return before.i if before is not None and before.i != at.above.i and _is_of(before, at.above, at.time) else None


def _event_right_before(at: _Standing) -> int | None:
    """“Asked for immunity in exchange for her resignation on May 3”: of the event named right before, where the verb tells of none."""
    i = at.time.start - 1
    noun = at.doc[i - (i > 0 and at.doc[i].lower_ in ("on", "in"))] if at.time.start else at.head
    told = (at.above.i in at.events and at.above.tag_ != "VB") or at.tells or at.above.pos_ != "VERB" or at.above.i > noun.i
    return noun.i if not told and noun.i in at.events and noun.tag_ == "NN" and preposition(noun) is not None else None


def _verb_of_court(at: _Standing) -> int | None:
    """“Convicted of handling stolen goods at York Crown Court on Friday”: a court's day is that of what the court did."""
    i = at.time.start - 1
    while i > 0 and at.doc[i].pos_ == "ADP":
        i -= 1
    return _judged_there(at.doc[i], at.above) if i > 0 and (at.above.i < i or at.is_predicate) else None


def _event_scored(at: _Standing) -> int | None:
    """The event whose score ends right before the time: "before beating Ann Roe 6-4, 6-3 on Sunday"."""
    end = at.time.start - 1
    while end > 0 and at.doc[end].pos_ == "ADP":
        end -= 1
    dashed = end > 1 and at.doc[end].text.isdecimal() and at.doc[end - 1].text in DASHES and at.doc[end - 2].text.isdecimal()
    if not dashed or at.above.i in at.events:
        return None
    return max((i for i in range(at.head.sent.start, end) if i in at.events), default=None)


_RULES: tuple[Callable[[_Standing], int | None], ...] = (
    _noun_described, _verb_of_court, _event_scored, _number_compared_with, _noun_dated, _verb_of_saying_before, _verb_of_clause_opened,
    _subject_of_date, _verb_cut_off, _what_it_is_within, _verb_describing_subject, _event_of_noun, _what_then_began, _what_is_told,
    _event_spoken_of_now, _noun_of_second_date, _event_told_last, _event_right_before,
)  # fmt: skip
"""Each gives the token that a time is of, or None; the first that gives one decides."""


def _event_before(time: Time, doc: Doc, events: Collection[int]) -> Token | None:
    """The event with which or with whose own words the text before a time ends."""
    end = time.start - 1
    while end > 0 and (doc[end].pos_ == "ADP" or doc[end].lower_ in ("early", "late", "about", "around")):
        end -= 1
    if (placed := _event_at_place(end, doc, events)) is not None:
        return placed
    event = doc[end]
    for _ in range(8):
        if event.i in events:
            return event
        if event.head is event or event.head.i > event.i or event.pos_ == "PUNCT":
            return None
        event = event.head
    return None


def _event_at_place(end: int, doc: Doc, events: Collection[int]) -> Token | None:
    """The event noun that only a place stands between and the token `end`, whatever the parse has the place of."""
    for i in range(end, max(0, end - _FARTHEST_PLACE), -1):
        if i in events:
            return doc[i] if doc[i].pos_ == "NOUN" and doc[i + 1].lower_ in ("in", "at", "near") and i < end else None
        if doc[i].pos_ not in ("ADP", "PROPN", "NUM", "CCONJ", "DET") and doc[i].lower_ != "block":
            return None
    return None


def _is_set_off(event: Token, time: Time) -> bool:
    return any(t.text in (",", "—", "–", ";") for t in event.doc[event.i : time.start])


def _is_of(event: Token, above: Token, time: Time) -> bool:
    if _is_set_off(event, time):
        return False
    if above.i > time.start:  # "after his conviction in that case last summer, he agreed"
        return event.pos_ == "NOUN" and (event.i == time.start - 1 or preposition(event) in ("after", "following", "before", "since", "during"))
    if event.pos_ in ("VERB", "AUX"):
        return event.dep_ in ("advcl", "acl:relcl", "ccomp") and above.i < event.i
    placed = any(preposition(c) in ("in", "at", "near") and event.i < c.i < time.start for c in children(event, "nmod"))
    if above.i < event.i and (placed or _event_at_place(time.start - 2, event.doc, (event.i,)) is not None):
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
        if above.lemma_.lower() in _AMOUNTS and (of := _event_of(above, events)) is not None and of < token.i:
            return of
        if above.pos_ in ("VERB", "AUX") or clause(above) is above:
            return above.i
    return above.i


def _event_of(amount: Token, events: Collection[int]) -> int | None:
    """“Two weeks of protests in the capital”: the parse may take the place to be of the weeks."""
    return next((c.i for c in children(amount, "nmod") if c.i in events and preposition(c) == "of"), None)


def _mention_head(token: Token, mentions: Mentions) -> int:
    mention = mentions.at(token.i)
    return mention.head if mention is not None else token.i
