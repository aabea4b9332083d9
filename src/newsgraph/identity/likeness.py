"""How surely two things of two articles are one: evidence for and against, added up as log-odds, with the reasons in words.

The weights for events were fitted by logistic regression on 539 reports of 300 shootings: some 10,000 pairs of reports that share a key, of which
359 are of one incident on days that agree. Those for the rest are judged by hand: a name alone never suffices, one telling fact shared beside it does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from newsgraph.distances import kilometres
from newsgraph.identity.sketches import ArticleSketch, Sketch
from newsgraph.identity.spans import DAYS_APART, apart, day_of, span_of
from newsgraph.identity.words import Rarity, cosine
from newsgraph.namespaces import NG, SCHEMA

SURE = 1.5
"""From these log-odds on, two things are one (about 4 to 1)."""
_HARM = frozenset(NG + x for x in ("Attack", "Crime", "Accident", "Death", "Injury"))
_UNIVERSITY = SCHEMA + "CollegeOrUniversity"  # few have the name of another
_WEEK, _MONTH = 7, 31
_COMMON = 2.0  # what a place or a figure tells that every seventh article has
_PLACE = 5.0  # the most that one tells
_ELSEWHERE = 50  # km between towns of which one is not the other's suburb
_SHOWN = 4
_DAY = len("2021-03-01")
_TOLD, _RETOLD = 0.1, 0.3
"""From this likeness on, tellings without a day or people in common may be of one event: of one in which somebody came to harm, and of any other."""
_RARE = 4.5  # what a word must tell for a part of an organisation's name to be its own: “Quillfeather”, not “Senate”
_WORDS = 40  # different words that a telling must have to count in full: two short sentences are soon alike


@dataclass(frozen=True, slots=True)
class Likeness:
    """Log-odds that two things are one, and what speaks for it."""

    odds: float
    reasons: tuple[str, ...]


def confidence(odds: float) -> float:
    """Log-odds as a probability, 0 to 1."""
    return 1 / (1 + math.exp(-odds))


NEVER = Likeness(-math.inf, ())
KNOWN = Likeness(6.0, ("a body whose name no other bears",))


class Judge:
    """Weighs pairs, knowing how rare each word and each name is in the corpus."""

    def __init__(self, words: Rarity, names: Mapping[str, int], spots: Mapping[str, int], figures: Mapping[str, int]) -> None:
        """In how many articles of the corpus each name of a `company` stands, and in how many an event has each of `places` and of `figures`."""
        self._words, self._names, self._spots, self._figures = words, names, spots, figures
        self.vector = lru_cache(maxsize=1024)(words.weights)
        self._rarity = lru_cache(maxsize=1 << 16)(self._rarity_of)

    def likeness(self, a: Sketch, of: ArticleSketch, b: Sketch, other: ArticleSketch) -> Likeness:
        """How surely `a` of one article and `b` of another are one."""
        if a.room != b.room:
            return NEVER
        match a.room:
            case "event":
                return self._events(a, of, b, other)
            case "place":
                return self._places(a, of, b, other)
            case "person":
                return self._people(a, of, b, other)
        return self._organizations(a, of, b, other)

    def _events(self, a: Sketch, of: ArticleSketch, b: Sketch, other: ArticleSketch) -> Likeness:
        harm = a.classes & _HARM and b.classes & _HARM and not _opposed(a, b)
        spans = span_of(a, of.published), span_of(b, other.published)
        days = apart(*spans)
        exact = all(t.days and len(min(t.days, key=len)) >= _DAY for t in (a, b))
        if days > (DAYS_APART if exact else 0) or not (harm or a.kinds & b.classes or b.kinds & a.classes):
            return NEVER
        likeness = cosine(self.vector(a.words), self.vector(b.words)) * min(1.0, min(len(a.words), len(b.words)) / _WORDS)
        elsewhere = a.points and b.points and min(kilometres(p, q) for p in a.points for q in b.points) > _ELSEWHERE
        told = likeness > (_TOLD if harm else _RETOLD) or (exact and days < 2 and not elsewhere) or a.people & b.people or (harm and a.places & b.places)
        if not told:
            return NEVER  # what the articles have in common tells nothing of what each tells only in passing
        if not harm and a.people and b.people and not _last_words(a.people) & _last_words(b.people):
            return NEVER  # others resigned
        people = sorted(n for n in of.company & other.company if n.startswith("person ") and n.count(" ") > 1)
        places = sorted(n for n in of.company & other.company if n.startswith("place "))
        figures = sorted(a.figures & b.figures)
        spots = sorted(a.places & b.places)
        odds = -2.0 + 10 * likeness + 0.85 * self._told_by(people) + 0.11 * self._told_by(places) - 0.67 * math.log1p(_days_between(of, other))
        odds += 0.7 * self._told_by_places(spots) + 0.55 * sum(max(0.0, self._words.among(self._figures.get(f, 1)) - _COMMON) for f in figures)
        if exact:
            odds += (1.9, 0.65, 0.3, 0.3)[days]
        elif a.days and b.days:
            odds += 2.0 if max(last - first for first, last in spans) <= _MONTH else 1.0
        odds -= 1.8 * bool(elsewhere)
        reasons = [f"both name {_list(people)}"] if people else []
        reasons += ["on the same day" if days == 0 else "a day apart"] if exact and days < 2 else []
        reasons += [f"in {_list(named)}"] if (named := [s for s in spots if "://" not in s]) else []
        reasons += [f"both tell {_list(figures)}"] if figures else []
        return Likeness(odds, (*reasons, f"told in like words ({likeness:.2f})"))

    def _people(self, a: Sketch, of: ArticleSketch, b: Sketch, other: ArticleSketch) -> Likeness:
        years = math.ceil(_days_between(of, other) / 365)
        if a.genders and b.genders and not a.genders & b.genders:
            return NEVER
        if a.ages and b.ages and min(abs(x - y) for x in a.ages for y in b.ages) > years + 1:
            return NEVER
        odds, reasons = self._named_alike(a, of, b, other)
        traits = sorted({w for x in a.traits for w in x.split()} & {w for x in b.traits for w in x.split()} - _EMPTY)
        odds += min(4.0, sum(map(self._words.of, traits)))
        if a.ages & b.ages:
            odds += 3.0 if _days_between(of, other) <= _WEEK else 2.0
        reasons += [f"{_list(traits)} in both"] if traits else []
        reasons += [f"{min(a.ages & b.ages)} years old in both"] if a.ages & b.ages else []
        return Likeness(odds, tuple(reasons))

    def _organizations(self, a: Sketch, of: ArticleSketch, b: Sketch, other: ArticleSketch) -> Likeness:
        if a.places and b.places and not a.places & b.places:
            return NEVER
        odds, reasons = self._named_alike(a, of, b, other)
        reasons += [f"part of {_list(sorted(a.traits & b.traits))} in both"] if a.traits & b.traits else []
        reasons += ["a university in both"] if (university := _UNIVERSITY in a.classes & b.classes) else []
        return Likeness(odds + 2.0 * bool(a.places & b.places) + 2.0 * bool(a.traits & b.traits) + 2.5 * university, tuple(reasons))

    def _places(self, a: Sketch, of: ArticleSketch, b: Sketch, other: ArticleSketch) -> Likeness:
        odds, reasons = self._named_alike(a, of, b, other)
        within = a.places & b.places
        return Likeness(odds + 3.0 * bool(within), (*reasons, *(["within the same place"] if within else [])))

    def _named_alike(self, a: Sketch, of: ArticleSketch, b: Sketch, other: ArticleSketch) -> tuple[float, list[str]]:
        """Same name, and what else the two articles have in common; nothing where only a part of their names is the same."""
        if not any(self._tells(n, a, m, b) for n in a.names for m in b.names):
            return -math.inf, []
        own = {f"{x.room} {n}" for x in (a, b) for n in x.names}
        shared = sorted((of.company & other.company) - own, key=lambda n: (-self._rarity(n), n))
        odds = -1.5 + 0.6 * self._told_by(shared)
        return odds, [f"named alike: {a.names[0]}", *([f"both articles name {_list(shared)}"] if shared else [])]

    def _tells(self, name: str, a: Sketch, other_name: str, b: Sketch) -> bool:
        """Whether two names are the same and more than what two bearers of other names have in common: a surname, “Supreme Court”."""
        if a.room == "person":
            return _is_of_one_person(name, other_name) and not (_is_part(name, a) and _is_part(other_name, b))
        return name == other_name and (self._words.rarest(name.split()) > _RARE or not (_is_part(name, a) or _is_part(name, b)))

    def _told_by_places(self, places: list[str]) -> float:
        """How much it tells that two things happened at some places, by name or by entry in GeoNames, whichever tells more.

        It is little at home or in a city of many events, and no more in any than in a town of few.
        """
        names, entries = (p for p in places if "://" not in p), (p for p in places if "://" in p)
        by_name = (min(self._words.rarest(n.split()), self._words.among(self._spots.get(n, 1))) for n in names)
        by_entry = (self._words.among(self._spots.get(e, 1)) for e in entries)
        return max(sum(max(0.0, min(_PLACE, rarity) - _COMMON) for rarity in some) for some in (by_name, by_entry))

    def _told_by(self, names: list[str]) -> float:
        return sum(self._rarity(n) for n in names)

    def _rarity_of(self, name: str) -> float:
        """How much a shared name tells: no more than its rarest word, and no more than its own rarity in the corpus."""
        words = name.partition(" ")[2]
        return min(self._words.rarest(words.split()), self._words.among(self._names.get(name, 1)))


_EMPTY = frozenset(("of", "the", "and", "for", "in", "at", "a", "an", "to", "former", "new", "chief", "senior", "deputy"))


def _is_part(name: str, thing: Sketch) -> bool:
    """Whether it is some of the words of the thing's full name."""
    return set(name.split()) < set(thing.names[0].split())


def _is_of_one_person(name: str, other: str) -> bool:
    """Whether first and last words are the same, and what is between does not differ: “Ann B. Roe” is Ann Beth Roe, and not Ann Carol Roe."""
    (first, *middle, last), (other_first, *other_middle, other_last) = (n.split() if " " in n else ("", n) for n in (name, other))
    if (first, last) != (other_first, other_last):
        return False
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(middle, other_middle, strict=False))


def _opposed(a: Sketch, b: Sketch) -> bool:
    """Whether one is an attack and the other an accident of some kind; a mere accident may be a shooting, too."""
    attack, accident = NG + "Attack", NG + "Accident"
    one = (a.classes ^ b.classes) & {attack, accident}
    return one == {attack, accident} and accident not in a.kinds | b.kinds


def _last_words(names: frozenset[str]) -> set[str]:
    return {n.rsplit(" ", 1)[-1] for n in names}


def _days_between(a: ArticleSketch, b: ArticleSketch) -> int:
    """The days from one article to the other; 0 where it is not known of both when they were published."""
    return abs(day_of(a.published) - day_of(b.published)) if a.published and b.published else 0


def _list(names: list[str]) -> str:
    words = [n.split(" ", 1)[1] if n.split(" ", 1)[0] in ("person", "organization", "place") else n for n in names]
    return ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
