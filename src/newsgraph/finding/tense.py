"""Whether the clause that a word stands in speaks of the past or of the future, read off a Universal Dependencies tree."""

from __future__ import annotations

from typing import Literal

from newsgraph.annotation.tree import Token
from newsgraph.finding.syntax import child, children, preposition
from newsgraph.finding.wordlists import words

Tense = Literal["past", "future"]

_MAX_CLIMB = 16
_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d", "can", "could", "may", "might", "should", "must"))
_BE = frozenset(("is", "are", "was", "were", "'s", "’s", "'re", "’re", "am"))
_ANNOUNCED = frozenset(
    ("schedule", "slate", "expect", "due", "plan", "set", "intend", "anticipate", "forecast", "upcoming", "forthcoming", "predict")
)  # fmt: skip
_INTENDING = frozenset(
    ("plan", "expect", "schedule", "intend", "hope", "want", "promise", "vow", "pledge", "agree", "decide", "prepare", "due", "set", "likely", "wait",
    "slate",
     "wish", "threaten", "propose", "offer", "go", "need", "aim", "have", "be", "ready", "remain", "supposed", "suppose", "invite", "urge", "ask",
     "order", "tell", "call" )
)  # fmt: skip
_ARRANGED = frozenset(
    ("meet", "visit", "travel", "hold", "host", "play", "face", "leave", "arrive", "fly", "open", "close", "launch", "speak", "address", "appear", "return",
     "begin", "start", "resume", "end", "vote", "go", "come", "take", "kick", "release", "mark", "celebrate", "run", "expire",
     "step", "turn", "quit", "retire", "resign", "move", "join", "perform", "marry", "reopen", "depart")
)  # fmt: skip
_FLEEING = frozenset(("leave", "evacuate", "flee"))
_SUDDEN = frozenset(
    ("attack", "bombing", "shooting", "stabbing", "crash", "explosion", "blast", "fire", "killing", "murder", "death", "earthquake", "quake", "accident",
     "incident", "collision", "riot", "raid", "arrest", "massacre", "tragedy", "disaster", "robbery", "defeat", "victory", "shootout", "homicide", "slaying")
)  # fmt: skip
"""What is not announced beforehand: a day named with it is past, whatever the clause around it says."""


def tense_at(token: Token) -> Tense | None:
    """The tense of what `token` (a time expression's head) dates; None where no verb tells."""
    governor = token.head
    if governor is token:
        return None
    if governor.i > token.i and _is_right_after_saying(token):
        return "past"
    if governor.lemma_ == "call" and any(c.lower_ == "for" for c in children(token, "case")):
        return "future"  # "called a summit for Thursday"
    if governor.pos_ in ("NOUN", "PROPN") and (governor.lemma_.lower() in _SUDDEN or preposition(token) == "from"):
        return "past"  # "recordings from Sunday night could be released"
    verb = token
    for _ in range(_MAX_CLIMB):
        if verb.head is verb:
            break
        if verb.dep_ in ("acl", "amod") and verb.lemma_.lower() in _ANNOUNCED:
            return "future"
        if verb.pos_ in ("VERB", "AUX") or any(c.dep_ in ("cop", "aux") for c in verb.children):
            break
        verb = verb.head
    return _of_verb(verb, 0)


def _is_right_after_saying(day: Token) -> bool:
    """“Ann Roe said on Friday she may resign”: on that day she said it, whatever the parse has it of."""
    i = day.i - 1
    while i > 0 and day.doc[i].lower_ in ("on", "late", "early"):
        i -= 1
    return i >= 0 and day.doc[i].tag_ == "VBD" and day.doc[i].lemma_.lower() in words("reporting-verbs")


def _is_arranged(verb: Token) -> bool:
    """“Plays on Sunday”, “opens on Sunday”; not “opens fire”, “faces charges”, “a game turns deadly”."""
    became = any(c.pos_ == "ADJ" and c.lemma_ != "old" for c in children(verb, "xcomp")) and verb.lemma_ == "turn"
    return verb.lemma_.lower() in _ARRANGED and not became and not any(c.lemma_.lower() in ("fire", "count", "charge") for c in children(verb, "obj"))


def _of_verb(verb: Token, depth: int) -> Tense | None:
    auxiliaries = [c for c in verb.children if c.dep_.split(":")[0] in ("aux", "cop")]
    auxiliary = {c.lower_ for c in auxiliaries}
    to = any(c.lower_ == "to" and c.dep_ in ("mark", "aux") and 0 < verb.i - c.i < 5 for c in verb.children)
    if verb.tag_ == "VB" and auxiliary & _BE and any(c.lower_ == "due" and c.i < verb.i for c in verb.children):
        return "future"  # "was due to arrive on Friday"
    if auxiliary & _WILL:
        return "past" if "have" in auxiliary and verb.tag_ == "VBN" and not auxiliary & {"will", "'ll", "shall"} else "future"
    lemma = verb.lemma_.lower()
    if (
        lemma in _ANNOUNCED
        and not (lemma == "set" and child(verb, "xcomp") is None and ("had" in auxiliary or any(c.lemma_ in ("fire", "record") for c in children(verb, "obj"))))
        and verb.tag_ in ("VBN", "VBD", "JJ")
        and (auxiliary & {"is", "are", "'s", "'re", "been", "was", "were"} or verb.dep_ in ("acl", "root", "advcl"))
    ):
        return "future"
    if lemma in ("schedule", "plan") and verb.tag_ != "VB":
        return "future"  # "officials scheduled a news conference Monday"
    if to and "have" in auxiliary and verb.tag_ == "VBN":
        return "past"
    if to and auxiliary & _BE:
        return "future"  # "is to leave office on Friday"
    if to:
        return _of_infinitive(verb, depth)
    if verb.tag_ == "VBD" or auxiliary & {"was", "were", "had", "did", "has", "have", "'ve", "’ve"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or auxiliary & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        if any(c.lower_ == "going" for c in verb.children):
            return "future"
        return "future" if _is_arranged(verb) else "past"
    if verb.tag_ == "VBN":
        return "past"
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.tag_ == "VBD" and any(c.lower_ in ("before", "after") for c in children(verb, "mark", "case")):
        return "past"  # "they planned the theft before carrying it out on Friday"
    if verb.tag_ in ("VBG", "VB") or verb.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        if verb.head is verb or depth > 4 or verb.dep_ == "root":
            return None
        return tense_above(verb, depth)
    return None


def _of_infinitive(verb: Token, depth: int) -> Tense | None:
    """An infinitive is ahead of what intends it, and at the time of anything else: "called to investigate", "began to shoot"."""
    governor = verb.head
    if governor is verb or depth > 4:
        return "future"
    lemma = governor.lemma_.lower()
    if verb.dep_ == "acl":
        return tense_above(governor, depth) if governor.lower_ in ("first", "last", "second", "third", "only", "one", "person", "man", "woman") else "future"
    if verb.dep_ == "xcomp" and lemma in ("order", "tell") and verb.lemma_.lower() in _FLEEING:
        return _of_verb(governor, depth + 1)  # "were ordered to leave on Monday"
    if verb.dep_ == "xcomp" and lemma in _INTENDING:
        return "future"
    if lemma == "vote" and verb.lemma_.lower() in words("carried-out-later"):
        return "future"
    return _of_verb(governor, depth + 1)


def tense_above(token: Token, depth: int) -> Tense | None:
    """The tense of the next clause up the tree."""
    verb = token.head
    for _ in range(_MAX_CLIMB):
        if verb.pos_ in ("VERB", "AUX") or verb.head is verb or any(c.dep_ in ("cop", "aux") for c in verb.children):
            break
        verb = verb.head
    return _of_verb(verb, depth + 1)
