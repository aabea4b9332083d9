"""Whether what two tellings say of date, place, people and values agrees: True, False, or None where one of them says nothing."""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import cos, hypot, radians

from newsgraph.annotation.tree import Token
from newsgraph.finding.numbers import NUMBER_WORDS
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG
from newsgraph.resolving.entities import key
from newsgraph.resolving.scene import Happening, Scene

_PHRASE = 6  # tokens about the head of a value's phrase
_HARMS = frozenset(NG + m for m in ("killed", "injured", "victims", "missing"))
_TELLING = frozenset(NG + r for r in ("result", "sentence", "price", "magnitude"))
_SINGULAR_ROLES = tuple(NG + r for r in ("person", "appointee", "acquired", "winner", "arrestee", "defendant", "performer"))
_OPPOSED = tuple((NG + a, NG + b) for a, b in (("appointee", "predecessor"), ("winner", "loser"), ("buyer", "seller"), ("plaintiff", "defendant")))
_IN_MANY = frozenset(NG + r for r in ("authority", "agent", "speaker", "court", "judge", "organizer", "participant", "author", "target"))


_APART = 1.0  # degrees of latitude, some 110 km, beyond which towns are not one neighbourhood told twice


def dates_agree(a: Happening, b: Happening) -> bool | None:
    """True: a date of one is within a date of the other; False: both have dates and none are; None: one has none."""
    left, right = a.dates(), b.dates()
    if not left or not right:
        return None
    days = [{v[:10] for v in side if len(v) >= 10} for side in (left, right)]
    if _out_of_week(a, days[1]) or _out_of_week(b, days[0]):
        return False
    if days[0] and days[1]:
        left, right = sorted(days[0]), sorted(days[1])
    for x in left:
        for y in right:
            short = min(len(x[:10]), len(y[:10]))
            if x[:short] == y[:short]:
                return True
    for happening, others in ((a, b.dates()), (b, a.dates())):
        for time, _ in happening.times:
            first, last = time.within or (time.value, time.until)
            if first and last and any(first[:10] <= v[:10] <= last[:10] for v in others if v != time.value):
                return True
    return False


def _out_of_week(happening: Happening, days: Set[str]) -> bool:
    """Whether all these days lie outside the weeks in which a happening is told to have been: "last week" was not Monday's."""
    weeks = [t.within for t, _ in happening.times if t.within is not None and len(t.value or "") < len("2017-05-22")]
    return bool(weeks and days) and not any(first <= day <= last for first, last in weeks for day in days)


def is_to_the_month(happening: Happening) -> bool:
    """Whether a date of it is as fine as a month."""
    return any(len(v) >= len("2017-05") for v in happening.dates())


def places_agree(a: Happening, b: Happening, scene: Scene) -> bool | None:
    """True: a place of one is, contains or shares its name with one of the other; False: all are located and apart; None: not told."""
    if not a.places or not b.places:
        return None
    reach = [{p, *scene.within.get(p, frozenset())} for p in a.places]
    other = [{p, *scene.within.get(p, frozenset())} for p in b.places]
    for x, p in zip(reach, a.places, strict=True):
        for y, q in zip(other, b.places, strict=True):
            if p in y or q in x:
                return True
            if set(key(scene.entities.all[p].name)) & set(key(scene.entities.all[q].name)) - scene.ontology.lists["shared-place-words"]:
                return True
    if _far_apart(*([scene.towns[q] for r in side for q in r if q in scene.towns] for side in (reach, other))):
        return False
    somewhere = any(all(p not in scene.within for p in h.places) for h in (a, b))  # a venue, which may lie in the other's place
    return None if somewhere else False


def _far_apart(some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    """Whether there are towns on both sides, and none is near one of the other side."""
    near = (hypot(x - u, (y - v) * cos(radians((x + u) / 2))) < _APART for x, y in some for u, v in others)
    return bool(some) and bool(others) and not any(near)


def values_agree(a: Happening, b: Happening, scene: Scene) -> bool | None:
    """True: an office, a score, a sentence or the like is the same in both; False: both have one, and they share no word; None: one has none."""
    if (offices := _offices(a, scene)) and (others := _offices(b, scene)) and not offices & others:
        return False  # "a member of the committee", "the chair of the committee"
    mine, theirs = _values(a, scene), _values(b, scene)
    same = [bool(mine[r] & theirs[r]) for r in mine.keys() & theirs.keys() if _are_numbers(mine[r]) == _are_numbers(theirs[r])]
    return all(same) if same else None


def _offices(happening: Happening, scene: Scene) -> set[str]:
    """What somebody was made: the offices told of it, without what they are of."""
    named = {scene.doc[token].lemma_.lower() for role, token in happening.phrases if role == NG + "result"}
    return named & words("occupations")


def _values(happening: Happening, scene: Scene) -> dict[str, set[str]]:
    """Role ► the words of the phrases in it that tell one value from another."""
    out: dict[str, set[str]] = {}
    for role, token in happening.phrases:
        if role in _TELLING:
            out.setdefault(role, set()).update(_content(scene.doc[token], counted=role != NG + "result"))
    return out


def figures_agree(a: Happening, b: Happening) -> bool:
    """Whether both tell the same number of arrests or the like; the dead of two attacks may be as many."""
    mine, theirs = ({(f.measure, f.quantity.value, f.quantity.minimum) for f, _ in h.figures if f.measure not in _HARMS} for h in (a, b))
    return bool(mine & theirs)


def _are_numbers(words: set[str]) -> bool:
    return any(w[0].isdecimal() or w in NUMBER_WORDS for w in words)


def _content(token: Token, *, counted: bool) -> set[str]:
    """The words of a short phrase that tell it from another: numbers where it is one or is `counted` and has some, else nouns and adjectives."""
    inside = [t for t in token.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and abs(t.i - token.i) <= _PHRASE]
    numbers = {t.lower_ for t in inside if t.pos_ == "NUM"} if counted or token.pos_ == "NUM" else set()
    return numbers or {t.lemma_.lower() for t in inside if t.pos_ != "NUM"}


def people_agree(a: Happening, b: Happening, scene: Scene) -> bool | None:
    """True: they share a participant in a like role; False: the same core role has other named people only."""
    if any((one, x) in h.roles and (other, x) in g.roles for h, g in ((a, b), (b, a)) for one, other in _OPPOSED for _, x in h.roles):
        return False
    if NG + "Match" in a.classes and NG + "Match" in b.classes and 2 == len(_sides(a)) == len(_sides(b)) and _sides(a) != _sides(b):
        return False  # "beat Leinster"; "Leinster host Ulster"
    clash = False
    for role, x in a.roles:
        for other, y in b.roles:
            if x == y:
                return True
            one, two = scene.entities.all[x], scene.entities.all[y]
            single = role in _SINGULAR_ROLES or (role == NG + "speaker" and one.kind is two.kind)  # a body and its spokesman announce one thing
            if role == other and single and one.named and two.named:
                clash = True
    return False if clash else None


def _sides(match: Happening) -> set[int]:
    """The two sides of a match."""
    return match.filling([NG + r for r in ("winner", "loser", "participant")])


def share_the_subject(a: Happening, b: Happening) -> bool:
    """Whether one whom both befall is the same; a judge, a speaker or an authority has part in many events of a kind."""
    mine, theirs = ({x for (r, x) in h.roles if r not in _IN_MANY} for h in (a, b))
    return bool(mine & theirs)
