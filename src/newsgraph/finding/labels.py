"""Digits and number words that count nothing: Flight 370, 900 block, Apollo 11, 555-0134, 3-2, the 4x4, "one of them"."""

from __future__ import annotations

from collections.abc import Callable

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.lexing import Segment
from newsgraph.finding.units import SHORT_UNITS
from newsgraph.finding.wordlists import words as listed

DASHES = frozenset(("-", "–", "—", "‑"))
_LARGE = ("hundred", "thousand", "million", "billion", "dozen", "trillion")


def ends_well(words: Segment, i: int, end: int, *, ranged: bool = False) -> bool:
    """Whether digits stand for a number by themselves: not 4x4, 5th, 9/11, 555-1234, 3-2, A380; `ranged` after the dash of a range."""
    before, after = words[i - 1], words[end]
    joined = before.text in DASHES and not before.spaced and words[i - 2].text[0].isalnum() and words[i - 2].lower != "magnitude"
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
    """Whether the number at word `i` only names or numbers something: Flight 370, 900 block, Apollo 11, One Direction."""
    word = words[i].lower
    if word in ("a", "an"):
        return words[i + 1].lower not in _LARGE
    return (word == "one" and _is_loose_one(words, i, doc)) or any(labels(words, i, doc) for labels in (_OF_DIGITS if words[i].is_number else _OF_WORDS))


def _is_loose_one(words: Segment, i: int, doc: Doc) -> bool:
    """“No one”, “one of them”, “one day”, “this one”; not “the one man killed”."""
    before, after, token = words[i - 1].lower, words[i + 1].lower, doc[words[i].token]
    if before in ("day", "phase", "episode", "round", "chapter", "class", "number"):
        return True
    pronoun = token.pos_ == "PRON" and after not in listed("harmed-words") and before not in listed("harming-words")
    loose = before in listed("words-before-loose-one") or after in listed("words-after-loose-one") or pronoun
    return loose and not (before in ("only", "the") and token.dep_ == "nummod")


def _is_in_brackets(words: Segment, i: int, _: Doc) -> bool:
    """“Roe (1984)”."""
    return words[i - 1].text == "(" and words[i + 1].text == ")" and len(words[i].text) > 3


def _follows_abbreviation(words: Segment, i: int, _: Doc) -> bool:
    """“No. 5”."""
    return words[i - 1].text == "." and words[i - 2].lower in ("no", "nos", "apt", "rt")


def _is_american_road(words: Segment, i: int, doc: Doc) -> bool:
    """“U.S. 41”."""
    return words[i - 1].text == "." and words[i - 2].lower == "s" and words[i - 4].lower == "u" and noun_right(doc[words[i].token], doc) is None


def _is_address_of_link(words: Segment, i: int, doc: Doc) -> bool:
    return doc[words[i].token].like_url


def _begins_road_or_station(words: Segment, i: int, _: Doc) -> bool:
    """“The 101 Freeway”, “9 News”."""
    after = words[i + 1]
    return after.is_capitalised and (after.lower in listed("numbered-roads") or "news" in (after.lower, words[i + 2].lower))


def _numbers(words: Segment, i: int, _: Doc) -> bool:
    """“Flight 370”, “Part 2”; not “in part 20 people”."""
    before = words[i - 1]
    return before.lower in listed("numbered-nouns") or (before.is_capitalised and before.lower in listed("numbered-names"))


def _continues_name(words: Segment, i: int, doc: Doc) -> bool:
    """“Apollo 11” where the annotator has it for a name."""
    token = doc[words[i].token]
    return bool(token.ent_type_) and token.i > 0 and token.ent_iob_ == "I" and doc[token.i - 1].text[:1].isupper()


def _begins_name(words: Segment, i: int, doc: Doc) -> bool:
    """“One Direction”."""
    token = doc[words[i].token]
    if not token.ent_type_ or token.tag_ == "CD" or not words[i].is_capitalised or token.i + 1 == len(doc):
        return False
    after = doc[token.i + 1]
    return after.ent_iob_ == "I" and after.text[:1].isupper()


def _follows_name(words: Segment, i: int, doc: Doc) -> bool:
    """“Euro 2020”: right after a proper noun, and no noun behind it that it could count."""
    before, token = words[i - 1], doc[words[i].token]
    return (
        before.is_capitalised
        and token.i > 0
        and before.token == token.i - 1
        and before.end + 1 >= words[i].start
        and doc[before.token].pos_ == "PROPN"
        and token.dep_ != "nummod"
        and noun_right(token, doc) is None
    )


def _is_telephone(words: Segment, i: int, _: Doc) -> bool:
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


def _is_address(words: Segment, i: int, _: Doc) -> bool:
    """“900 block”, “12 Orchard Street”."""
    if words[i + 1].lower == "block":
        return True
    for k in range(1, 7):
        word = words[i + k]
        if k > 1 and word.lower in listed("streets") and word.is_capitalised:
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


_Rule = Callable[[Segment, int, Doc], bool]
_OF_WORDS: tuple[_Rule, ...] = (_is_in_brackets, _follows_abbreviation, _continues_name, _begins_name)
_OF_DIGITS: tuple[_Rule, ...] = (
    *_OF_WORDS, _numbers, _is_telephone, _is_address, _follows_name, _is_american_road, _begins_road_or_station, _is_address_of_link,
)  # fmt: skip
