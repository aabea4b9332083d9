"""Who is who among the people that an event harmed: "a man", "the 24-year-old" and "John Doe" are one where nothing tells them apart.

Ages, genders, stages of life, names, and words such as "another" tell people apart; so does being told of side by side ("a man and a
woman", "a man was killed and another hurt"). What is left is one person: a report names its victims again and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.syntax import child
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG
from newsgraph.resolving.entities import Entities, Entity, key
from newsgraph.resolving.scene import Happening, Scene

FATAL, INJURED, VICTIM = NG + "fatalVictim", NG + "injuredVictim", NG + "victim"
HARM = (FATAL, INJURED, VICTIM)
HURT = (*HARM, NG + "person")  # and whom a death or an injury told by itself is of
_HELD = (NG + "arrestee", NG + "defendant")
BEFALLEN = (*_HELD, NG + "missingPerson")
HARMERS = (NG + "perpetrator", NG + "suspect")
ACCUSED = (*HARMERS, *_HELD)
_OFFICIAL = (NG + "judge", NG + "authority")
_GENERAL = frozenset(("person", "individual", "one", "old", "member"))  # what anybody is called
_SURE = 2  # pronouns of one gender that show a name's
_REFLEXIVE = frozenset(("himself", "herself", "themselves"))
_STAGES = (("infant-nouns", 0, 4), ("child-nouns", 0, 17), ("boy-nouns", 0, 19), ("teen-nouns", 10, 19), ("adult-nouns", 17, 122))


@dataclass(slots=True)
class _Person:
    """One person under construction: the entities that speak of him or her, and what they say."""

    entities: list[int] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    stage: tuple[int, int] = (0, 122)
    definite: bool = True
    fatal: bool = False
    attacks: bool = False
    first: int = 0
    last: int = 0


def same_people(happening: Happening, roles: Sequence[str], scene: Scene) -> list[tuple[int, ...]]:
    """The entities among the people in these roles of `happening` that are one person, first told first."""
    found = {x for x in happening.filling(roles) if scene.entities.all[x].kind is Kind.PERSON}
    apart = _told_apart(happening, roles, scene)
    people: list[_Person] = []
    for person in sorted((_profile(x, happening, scene) for x in found), key=lambda p: p.first):
        fitting = [p for p in people if _may_be_one(p, person, apart)]
        if fitting:
            best = max(fitting, key=lambda p: (_likeness(p, person), p.last))
            _add(best, person)
        else:
            people.append(person)
    return [tuple(p.entities) for p in people if len(p.entities) > 1]


def _profile(entity: int, happening: Happening, scene: Scene) -> _Person:
    who = scene.entities.all[entity]
    found = [scene.mentions.all[m] for m in who.mentions]
    person = _Person(entities=[entity], first=found[0].head, last=found[-1].head)
    person.names = _names(entity, scene.entities)
    person.ages = set(scene.ages.get(entity, ()))
    told_in = {scene.sentence.get(m.head) for m in found if m.form is not Form.PRONOUN}
    person.genders = {m.gender for m in found if m.gender and (m.form is not Form.PRONOUN or scene.sentence.get(m.head) in told_in)}
    if person.names and not person.genders and len(pronouns := [m.gender for m in found if m.gender]) >= _SURE and len(set(pronouns)) == 1:
        person.genders = {pronouns[0]}  # pronouns are joined with less certainty
    for mention in found:
        if mention.form is not Form.NOMINAL:
            continue
        token = scene.doc[mention.head]
        lemma = token.lemma_.lower()
        person.heads.add(lemma)
        person.others |= {c.lower_ for c in token.children} & words("other-person-words")
        person.definite &= mention.definite
        for name, low, high in _STAGES:
            if lemma in words(name) and "young" not in {c.lower_ for c in token.children}:
                person.stage = (max(person.stage[0], low), min(person.stage[1], high))
    person.fatal = (FATAL, entity) in happening.roles
    called = bool(person.heads & words("suspect-nouns"))
    person.attacks = (called or any((r, entity) in happening.roles for r in HARMERS)) and not _hurts_himself(entity, happening, scene)
    return person


def _hurts_himself(entity: int, happening: Happening, scene: Scene) -> bool:
    for telling in happening.tellings:
        roles = {a.role for a in telling.arguments if scene.entity(a.token) == entity}
        if roles & set(HARM) and roles & set(HARMERS):
            return True
    return False


def _add(to: _Person, other: _Person) -> None:
    to.entities += other.entities
    to.names += other.names
    to.ages |= other.ages
    to.genders |= other.genders
    to.heads |= other.heads
    to.others |= other.others
    to.stage = (max(to.stage[0], other.stage[0]), min(to.stage[1], other.stage[1]))
    to.fatal |= other.fatal
    to.attacks |= other.attacks
    to.last = max(to.last, other.last)


def _may_be_one(a: _Person, b: _Person, apart: set[frozenset[int]]) -> bool:
    if any(frozenset((x, y)) in apart for x in a.entities for y in b.entities):
        return False
    if not _one_name(a.names, b.names) or any((one.attacks and _is_attacked(other)) or _is_no_officer(one, other) for one, other in ((a, b), (b, a))):
        return False
    if len(a.genders | b.genders) > 1 or (b.others and not b.others & a.others):
        return False
    low, high = max(a.stage[0], b.stage[0]), min(a.stage[1], b.stage[1])
    if low > high or any(not low <= age <= high for age in a.ages | b.ages):
        return False
    nearly = 1 if b.definite and not b.names else 0  # reports correct an age: "the victim, 14"
    return not (a.ages and b.ages) or min(abs(x - y) for x in a.ages for y in b.ages) <= nearly


def _is_no_officer(officer: _Person, other: _Person) -> bool:
    """Whether one is called an officer and the other only what no officer is called: a son, a student."""
    general = words("officer-words", "adult-nouns", "victim-nouns") | _GENERAL
    return bool(officer.heads & words("officer-words")) and bool(other.heads) and not other.heads & general


def _is_attacked(person: _Person) -> bool:
    """Whether the words for somebody are none for an attacker: police shot one, and "the officer" was hurt."""
    return not person.attacks and bool(person.heads & (words("officer-words", "victim-nouns")))


def _one_name(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]) -> bool:
    """Whether one person may bear the names of both; who has none may be anybody."""
    return not (a and b) or any(set(m) <= set(n) or set(n) <= set(m) for m in a for n in b)


def unite(groups: Iterable[Sequence[int]], entities: Entities) -> list[tuple[int, ...]]:
    """The groups of entities that are one person, joined where they share one: but nobody gets two names because "a man" may be either."""
    of: dict[int, list[int]] = {}
    for first, *others in groups:
        for other in others:
            one, two = of.setdefault(first, [first]), of.setdefault(other, [other])
            if one is not two and all(_one_name(_names(x, entities), _names(y, entities)) for x in one for y in two):
                one.extend(two)
                of.update(dict.fromkeys(two, one))
    return [tuple(v) for v in {id(v): v for v in of.values()}.values() if len(v) > 1]


def _names(entity: int, entities: Entities) -> list[tuple[str, ...]]:
    who = entities.all[entity]
    return [key(who.name)] if who.named else []


def _likeness(a: _Person, b: _Person) -> float:
    return 4.0 * bool(a.ages & b.ages) + 1.0 * bool(a.heads & b.heads) + 1.5 * (a.fatal and b.fatal) + 0.5 * bool(a.genders & b.genders)


def may_be_one(a: Happening, b: Happening, roles: Sequence[str], scene: Scene) -> bool:
    """Whether each has people in these roles, all in the singular, whom only one of the two names, and nothing tells them apart."""
    sides = [h.filling(roles) for h in (a, b)]
    if not all(sides) or any(scene.entities.all[x].kind is not Kind.PERSON for side in sides for x in side):
        return False
    ours, theirs = ([_profile(x, h, scene) for x in sorted(side)] for side, h in zip(sides, (a, b), strict=True))
    pairs = [sorted((one, other), key=lambda p: p.first) for one in ours for other in theirs]
    return all(not (one.names and other.names) and _may_be_one(one, other, set()) for one, other in pairs)


def _told_apart(happening: Happening, roles: Sequence[str], scene: Scene) -> set[frozenset[int]]:
    """Pairs of entities that one telling names side by side in one role or as attacker and victim, and people with whose they are: "her daughter"."""
    out: set[frozenset[int]] = set()
    for telling in happening.tellings:
        by_role: dict[str, list[int]] = {}
        for a in telling.arguments:
            entity = scene.entity(a.token)
            if entity is not None and a.role in (*HARM, *HARMERS, *roles):
                by_role.setdefault(a.role if a.role in roles else "", []).append(entity)
        beside = by_role.pop("", [])
        out |= {frozenset((x, y)) for side in by_role.values() for x in side for y in (*side, *beside) if x != y}
    for role, x in happening.roles:
        if role in roles:
            for m in scene.entities.all[x].mentions:
                owner = child(scene.doc[scene.mentions.all[m].head], "nmod:poss")
                if owner is not None and (y := scene.entity(owner.i)) is not None:
                    out.add(frozenset((x, y)))
    return out


# --- pronouns


def right_pronouns(known: Sequence[Happening], scene: Scene) -> None:
    """“Sgt Roe said she was shot”, “Judge Roe told him to wait until his trial”: a pronoun alone makes no victim or accused of whom it can hardly mean.

    Harm goes from a teller or an attacker to the victim told before, an accusation from a judge or an officer to the accused told before.
    """
    attackers = {x for h in known for x in h.filling(ACCUSED)}
    officials = {x for h in known for x in h.filling(_OFFICIAL)} | {e.index for e in scene.entities.all if _is_officer(e) or _looked_on(e, scene)}
    for h in known:
        for side, unlikely in ((HARM, attackers), (ACCUSED, officials)):
            told = [
                (a, mention, telling)
                for telling in h.tellings
                for a in telling.arguments
                if a.role in side and (mention := scene.mentions.at(a.token)) is not None
            ]
            outright = {x: a.token for a, m, _ in told if m.form is not Form.PRONOUN and (x := scene.entity(a.token)) is not None}
            for a, pronoun, telling in told:
                who = scene.entity(a.token)
                if pronoun.form is not Form.PRONOUN or pronoun.text.lower() in _REFLEXIVE or who is None or who in outright:
                    continue
                tells = _speaks(who, scene) and (who in officials or bool(h.filling(HARM) - {who}))  # not where nobody else was hurt
                wrong = side is ACCUSED or tells  # an attacker may be hurt, an officer is hardly the accused
                if who not in unlikely and not (side is HARM and wrong):
                    continue
                if side is HARM and not wrong and attackers & outright.keys():
                    continue  # the attacker was hurt, too
                fitting = [x for x, token in outright.items() if token < a.token and _fits(x, pronoun, scene) and x not in unlikely]
                if fitting:
                    h.roles.setdefault((a.role, max(fitting, key=lambda x: outright[x])), telling)
                if fitting or wrong:
                    for role in side:
                        h.roles.pop((role, who), None)


def _is_officer(entity: Entity) -> bool:
    titles = {w.rstrip(".") for t in entity.titles for w in t.lower().split()}
    return bool(titles & (words("officer-words", "judge-words")))


def _looked_on(entity: Entity, scene: Scene) -> bool:
    """“Neighbour Ann Roe”: who is called so saw or heard of it."""
    found = [m for i in entity.mentions if (m := scene.mentions.all[i]).form is Form.NOMINAL]
    return any(scene.doc[m.head].lemma_.lower() in words("onlooker-nouns") for m in found)


def _fits(entity: int, pronoun: Mention, scene: Scene) -> bool:
    person = scene.entities.all[entity]
    return person.kind is Kind.PERSON and (person.gender is None or pronoun.gender is None or person.gender == pronoun.gender)


def _speaks(entity: int, scene: Scene) -> bool:
    heads = [scene.doc[m.head] for i in scene.entities.all[entity].mentions if (m := scene.mentions.all[i]).form is not Form.PRONOUN]
    return any(t.dep_ == "nsubj" and t.head.lemma_.lower() in words("reporting-verbs") for t in heads)
