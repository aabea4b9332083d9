"""Digits and number words that count nothing: Flight 370, 900 block, Apollo 11, 555-0134, 3-2, the 4x4, "one of them"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.finding.lexing import Segment
from newsgraph.finding.units import SHORT_UNITS

DASHES = frozenset(("-", "–", "—", "‑"))
_NOT_PEOPLE_ONE = frozenset(
    ("this", "that", "the", "no", "every", "each", "any", "which", "another", "last", "next", "new", "big", "only", "some", "such", "old", "young")
)  # fmt: skip
_LOOSE_ONE = frozenset(
    ("another", "day", "point", "hand", "time", "way", "thing", "side", "night", "morning", "evening", "step", "reason", "place", "such", "that", "who",
     "whose", "can", "could", "should", "might", "must", "may", "would")
)  # fmt: skip
_HAPPENS = frozenset(("was", "is", "has", "died", "dead", "injured", "wounded", "killed", "hurt", "hospitalized", "hospitalised", "arrested", "missing"))
_HARMING = frozenset(("killed", "killing", "kills", "injured", "injuring", "injures", "wounded", "wounding", "hurt", "hurting", "leaving", "left", "and"))
_NUMBERED = frozenset(
    ("no", "number", "route", "highway", "interstate", "flight", "chapter", "room", "apartment", "apt", "suite", "category", "level", "phase", "formula",
    "section",
     "article", "episode", "channel", "district", "ward", "precinct", "grade", "unit", "platform", "gate", "page", "top", "division", "stage", "round",
     "type", "radio",
     "bbc", "option", "title", "terminal", "junction", "zone", "lane", "building", "lot", "rule", "resolution", "proposition", "amendment", "count",
     "verse", "day", "week",
     "season", "series", "game", "part", "volume", "box", "code", "version", "generation", "tier", "class", "figure", "table", "line", "bus", "hall",
     "block", "image", "photo", "slide", "news", "sweet" )
)  # fmt: skip
"""Words before a number that it only numbers."""
_STREETS = frozenset(
    ("street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard", "blvd", "court", "ct", "place", "way", "highway", "terrace",
    "parkway", "block", "circle", "trail", "pike", "close", "crescent" )
)  # fmt: skip
_ROADS = frozenset(("freeway", "highway", "expressway", "turnpike", "motorway"))


def ends_well(words: Segment, i: int, end: int, *, ranged: bool = False) -> bool:
    """Whether digits stand for a number by themselves: not 4x4, 5th, 9/11, 555-1234, 3-2, A380; `ranged` after the dash of a range."""
    before, after = words[i - 1], words[end]
    joined = before.text in DASHES and not before.spaced and words[i - 2].text[0].isalnum()
    if after.text in DASHES and not after.spaced and words[end + 1].spaced:
        return False  # "11- and 12-year-olds"
    if after.text == "/" or (after.is_number and words[end + 1].text == "/"):
        return False  # "1 1/2"
    if not words[i].spaced and not ranged and (before.text[0].isalnum() or before.text in "/:#." or joined):
        return False
    if after.spaced or not after.lower:
        return True
    if after.text in "/:":
        return False
    if after.text[0].isalpha():
        return after.lower in SHORT_UNITS or after.lower in ("pc", "pct", "p")
    return not (after.text in ("'", "’") or after.lower in ("'s", "’s"))


def is_label(words: Segment, i: int, doc: Doc) -> bool:
    """Whether a number only names or numbers something: Flight 370, 900 block, Apollo 11, One Direction."""
    word, before = words[i], words[i - 1]
    token = doc[word.token]
    if word.lower in ("a", "an"):
        return words[i + 1].lower not in ("hundred", "thousand", "million", "billion", "dozen", "trillion")
    if word.lower == "one" and (
        before.lower in _NOT_PEOPLE_ONE
        or words[i + 1].lower in (*_LOOSE_ONE, "of", "'s", "’s")
        or (token.pos_ == "PRON" and words[i + 1].lower not in _HAPPENS and before.lower not in _HARMING)
    ):
        return not (before.lower in ("only", "the") and token.dep_ == "nummod")
    if before.text == "." and words[i - 2].lower == "s" and words[i - 4].lower == "u" and word.is_number and not noun_right(token, doc):
        return True  # U.S. 41
    if before.text == "(" and words[i + 1].text == ")" and len(word.text) > 3:
        return True
    if word.is_number and (token.like_url or _is_telephone(words, i)):
        return True
    if before.lower in ("day", "phase", "episode", "round", "chapter", "class", "number") and not word.is_number and word.lower == "one":
        return True
    if words[i + 1].is_capitalised and (words[i + 1].lower in _ROADS or "news" in (words[i + 1].lower, words[i + 2].lower)) and word.is_number:
        return True
    if before.text == "." and words[i - 2].lower in ("no", "nos", "apt", "rt"):
        return True
    if (
        before.lower in _NUMBERED
        and word.is_number
        and not (
            before.lower in ("no", "part", "count", "line", "block", "hall", "table", "class", "game", "top", "stage", "type") and not before.is_capitalised
        )
    ):
        return True
    if token.ent_type_ and token.i > 0 and token.ent_iob_ == "I" and doc[token.i - 1].text[:1].isupper():
        return True
    if (
        token.ent_type_
        and token.i + 1 < len(doc)
        and doc[token.i + 1].ent_iob_ == "I"
        and doc[token.i + 1].text[:1].isupper()
        and word.is_capitalised
        and token.tag_ != "CD"
    ):
        return True
    if (
        word.is_number
        and token.i > 0
        and before.is_capitalised
        and before.end + 1 >= word.start
        and doc[before.token].pos_ == "PROPN"
        and token.dep_ != "nummod"
    ):
        return doc[before.token].i == token.i - 1 and not noun_right(token, doc)
    return _is_address(words, i)


def _is_telephone(words: Segment, i: int) -> bool:
    """555-0134, (212) 555-0134, 212-555-0134, and the emergency numbers."""
    text, after = words[i].text, words[i + 1]
    if words[i - 1].text == "(" and after.text == ")" and len(text) == 3 and words[i + 2].is_number:
        return True
    if text in ("911", "999", "112"):
        return words[i + 2].lower not in ("people",) and after.lower not in ("people", "men", "women", "residents", "cases")
    if after.text in DASHES and not after.spaced and not words[i + 2].spaced and words[i + 2].is_number:
        return (
            len(text) == 3 and len(words[i + 2].text) in (3, 4) and words[i + 2].text.isdigit() and (len(words[i + 2].text) == 4 or words[i + 3].text in DASHES)
        )
    return False


def _is_address(words: Segment, i: int) -> bool:
    if not words[i].is_number:
        return False
    if words[i + 1].lower == "block":
        return True
    for k in range(1, 7):
        word = words[i + k]
        if k > 1 and word.lower in _STREETS and word.is_capitalised:
            return True
        if not (word.is_capitalised or word.is_number or word.text == "." or (word.lower in ("st", "nd", "rd", "th") and not word.spaced)):
            return False
    return False


def noun_right(token: Token, doc: Doc) -> Token | None:
    """The plural noun that ends the words right after a number, when the parse does not join them: "48 other wounded children"."""
    last = None
    for follower in doc[token.i + 1 : token.i + 6]:
        if follower.is_sent_start:
            break
        if follower.pos_ in ("NOUN", "PROPN") or follower.lower_ == "others":
            last = follower
        elif last is not None or (follower.pos_ not in ("ADJ", "NUM") and follower.lower_ not in ("other", "more")):
            break
    one = token.lower_ in ("one", "1")
    if (
        last is None
        or (last.tag_ not in ("NNS", "NNPS") and last.lower_ not in ("others", "people") and not one)
        or (last.dep_ in ("nsubj", "nsubj:pass") and last.head.i < token.i)
    ):
        return None
    return last
