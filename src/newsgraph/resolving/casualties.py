"""Who was harmed in each happening, and how many: victims made one where they are one, members of groups, the dead and the injured told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from newsgraph.annotation.tree import Token
from newsgraph.finding.arguments import Argument
from newsgraph.finding.events import EventMention, is_harmful
from newsgraph.finding.figures import Figure
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.status import OCCURRED
from newsgraph.finding.syntax import child, children, first_of, obliques, preposition
from newsgraph.finding.time_words import ORDINALS
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG
from newsgraph.resolving.entities import Entities
from newsgraph.resolving.members import Members, listed_by_state, members_of, names_listed_with
from newsgraph.resolving.scene import Happening, Scene
from newsgraph.resolving.victims import BEFALLEN, FATAL, HARM, HARMERS, INJURED, VICTIM, right_pronouns, same_people, unite

_ALL = frozenset(("all", "both", "the", "these", "those"))
KILLED, INJURIES = NG + "killed", NG + "injured"
_WOUNDED = frozenset(("wound", "injury", "suffer", "sustain"))
_SHOT = frozenset((*_WOUNDED, "shoot", "shot", "stab", "hit", "strike"))
_HITS = tuple(NG + c for c in ("Shooting", "Stabbing"))


def settle_casualties(known: Sequence[Happening], scene: Scene) -> Entities:
    """Complete the victims of the happenings in place; the entities, with those made one that are one person."""
    right_pronouns(known, scene)
    members = members_of(scene.doc, scene.mentions, scene.entities)
    _called(known, members, scene)
    _listed(known, scene)
    _give_to_members(known, members)
    _tell_dead(known, scene)
    groups = unite((group for h in known for roles in (HARM, HARMERS, BEFALLEN) for group in same_people(h, roles, scene)), scene.entities)
    entities, became = scene.entities.merged(groups, scene.mentions)
    for h in known:
        for (role, x), telling in list(h.roles.items()):
            if became.get(x, x) != x:
                del h.roles[role, x]
                h.roles.setdefault((role, became[x]), telling)
    scene = replace(scene, entities=entities)
    _tell_dead(known, scene)
    for h in known:
        _drop_wounds_of_the_dead(h, scene)
        _tell_all_dead(h, scene)
        _drop_back_references(h, scene)
        _tell_only_victim_dead(h, scene)
        _reckon_one_more(h, scene)
        _reckon(h, scene)
        _reckon_attacker(h)
        _name_deceased(h, scene)
    return entities


def _name_deceased(happening: Happening, scene: Scene) -> None:
    """Who died is the person of a death, whether somebody killed them or not."""
    if NG + "Death" in happening.classes:
        for (role, x), telling in list(happening.roles.items()):
            if role == FATAL and scene.entities.all[x].kind is Kind.PERSON:
                happening.roles.setdefault((NG + "person", x), telling)


def _called(known: Sequence[Happening], members: Mapping[int, Members], scene: Scene) -> None:
    """“The victim, Ann Roe, is in hospital”, “the suspect fled”: who is called so is that in the harmful happening told nearest."""
    harmful = [h for h in known if h.status == OCCURRED and is_harmful(h.classes, scene.ontology)]
    harmful = [h for h in harmful if not all(t.consequence or t.generic for t in h.tellings)] or harmful  # of the dead of a year nobody is "the victim"
    given = {filled for h in known for filled in h.roles}
    for entity in scene.entities.all:
        if entity.kind is not Kind.PERSON and entity.kind is not Kind.GROUP:
            continue
        for role, nouns, taken in ((VICTIM, "victim-nouns", HARM), (NG + "suspect", "suspect-nouns", HARMERS)):
            if any((r, entity.index) in given for r in taken):
                continue
            if role not in HARM:
                sought = next((m for i in entity.mentions if _is_sought(scene.doc[(m := scene.mentions.all[i]).head])), None)
                if sought is not None and harmful:
                    _put(role, entity.index, sought.head, sought.end, harmful, scene)
            called = next((m for i in entity.mentions if _is_called(m := scene.mentions.all[i], entity.named or entity.index in members, nouns, scene)), None)
            if called is not None and harmful:
                _put(role, entity.index, called.head, called.end, harmful, scene)


def _is_sought(person: Token) -> bool:
    """“Roe is wanted for murder”, “warrants for Roe and Poe”; not "wanted for questioning"."""
    person = first_of(person, "conj")
    above = person.head
    if preposition(person) == "for" and "warrant" in (above.lemma_.lower(), *(c.lemma_.lower() for c in children(above, "obj", "nsubj:pass"))):
        return True
    wanted = above.lower_ == "wanted" and person.dep_ == "nsubj:pass"
    return wanted and any(case in ("for", "in") and noun.lemma_.lower() not in ("questioning", "interview") for case, noun in obliques(above))


def _is_called(mention: Mention, named: bool, nouns: str, scene: Scene) -> bool:
    """Whether a mention is such a noun, or a name with such a noun before it: "victim Ann Roe"."""
    if mention.form is Form.NOMINAL:
        if any(c.lower_ in words("unreal-words") for c in children(scene.doc[mention.head], "amod")):
            return False  # "the intended victim"
        return (mention.definite or named) and scene.doc[mention.head].lemma_.lower() in words(nouns)
    return mention.form is Form.NAME and mention.start > 0 and scene.doc[mention.start - 1].lemma_.lower() in words(nouns)


def _listed(known: Sequence[Happening], scene: Scene) -> None:
    """What is told of one name of a list is told of all: the parse seldom joins "Ann Roe, 34, John Doe, 32, and Ada Finch"; "the dead were …"."""
    for h in known:
        for telling in h.tellings:
            for a in telling.arguments:
                mention = scene.mentions.at(a.token)
                if a.role in HARM and mention is not None and mention.form is not Form.PRONOUN and (a.role, scene.entity(a.token)) in h.roles:
                    for other in names_listed_with(mention, scene.doc, scene.mentions):
                        if (who := scene.entities.at(other)) is not None:
                            h.roles.setdefault((a.role, who.index), telling)
    harmful = [h for h in known if h.status == OCCURRED and is_harmful(h.classes, scene.ontology)]
    for word, token, person in listed_by_state(scene.doc, scene.mentions, scene.entities):
        if harmful and not any((r, person) in h.roles for r in HARM for h in known):
            role = FATAL if word in words("states-of-death") else INJURED
            _put(role, person, token.i, token.i + 1, harmful, scene)


def _put(role: str, entity: int, head: int, end: int, harmful: Sequence[Happening], scene: Scene) -> None:
    """Give the role to `entity` in the happening told nearest to the token `head`, with the passage of that token."""

    def distance(telling: EventMention) -> int:
        return abs(scene.sentence[telling.head] - scene.sentence[head])

    h = min(harmful, key=lambda x: (min(distance(t) for t in x.tellings), x.first))
    nearest = min(h.tellings, key=lambda t: (distance(t), t.head))
    h.roles.setdefault((role, entity), replace(nearest, head=head, start=head, end=end, arguments=(Argument(role, head),)))


def _give_to_members(known: Sequence[Happening], members: Mapping[int, Members]) -> None:
    """What is told of a group is told of those whom it consists of; of those whom it only includes what befell the victims and what attackers did."""
    for h in known:
        for (role, x), telling in list(h.roles.items()):
            if x not in members or not (members[x].all or role in (*HARM, *HARMERS)):
                continue
            for person in members[x].people:
                h.roles.setdefault((role, person), telling)
            if members[x].all:
                del h.roles[role, x]


def _tell_all_dead(h: Happening, scene: Scene) -> None:
    """“Quadruple murder … the victims were”: where as many died as there are victims and nobody is said to be hurt, the victims died."""
    people = {x for x in h.filling(HARM) if scene.entities.all[x].kind is Kind.PERSON}
    hurt = {x for (r, x), t in h.roles.items() if r == INJURED and ((VICTIM, x) not in h.roles or NG + "Injury" in t.classes)}
    heads = (scene.doc[scene.mentions.all[m].head] for x in people for m in scene.entities.all[x].mentions)
    others = any(c.lower_ in words("other-person-words") for head in heads for c in head.children)
    if hurt or others or len(people) > max(_exact(h, KILLED), default=0) or any(n > 0 for n in _exact(h, INJURIES)):
        return
    for x in people:
        telling = h.roles.pop((INJURED, x), None)
        if telling is not None:
            h.roles.setdefault((FATAL, x), telling)


def _tell_only_victim_dead(h: Happening, scene: Scene) -> None:
    """“A boy was held over a fatal shooting. Officers found a man with a gunshot wound”: where nobody else was harmed, he died of it."""
    deadly = any(c.lemma_.lower() in ("fatal", "deadly") for t in h.tellings if t.noun for c in scene.doc[t.head].children if c.dep_ == "amod")
    people = h.filling(HARM) - h.filling(HARMERS)
    if not deadly or len(people) != 1 or h.filling((FATAL,)) or any(f.measure in (KILLED, INJURIES, NG + "victims") for f, _ in h.figures):
        return
    (x,) = people
    tellings = [t for (r, y), t in h.roles.items() if y == x and r in HARM]
    if scene.entities.all[x].kind is Kind.PERSON and all(scene.doc[t.head].lemma_.lower() in _SHOT for t in tellings):
        h.roles.pop((INJURED, x), None)
        h.roles[FATAL, x] = tellings[0]


def _drop_back_references(h: Happening, scene: Scene) -> None:
    """“The victims” beside those who were told one by one are no further people, nor is "the victim" whom nothing tells from them."""
    people = {x for x in h.filling(HARM) if scene.entities.all[x].kind is Kind.PERSON}
    bare = {x for x in people if _is_but_called(x, scene)}
    for role, x in list(h.roles):
        if role in HARM and people - bare and scene.entities.all[x].kind is Kind.GROUP:
            found = [scene.mentions.all[m] for m in scene.entities.all[x].mentions]
            if all(m.form is Form.PRONOUN or _refers_back(scene.doc[m.head]) for m in found):
                del h.roles[role, x]
        elif role in HARM and people - bare and x in bare:
            del h.roles[role, x]


def _is_but_called(person: int, scene: Scene) -> bool:
    """Whether nothing is known of somebody but "the victim"."""
    who = scene.entities.all[person]
    told = [m for i in who.mentions if (m := scene.mentions.all[i]).form is not Form.PRONOUN]
    heads = [t for m in told if child(t := scene.doc[m.head], "cop") is None]  # not "police first said the victim was an adult"
    return not who.named and all(t.lemma_.lower() == "victim" and [c.lower_ for c in t.children if c.i < t.i] == ["the"] for t in heads)


def _refers_back(noun: Token) -> bool:
    determiner = child(noun, "det")
    return determiner is not None and determiner.lower_ in ("the", "these", "those", "both", "all")


def _tell_dead(known: Sequence[Happening], scene: Scene) -> None:
    """A plain victim of a shooting or stabbing who is nowhere said to have died was injured; the dead are not also injured."""
    dead = {x for h in known for (r, x) in h.roles if r == FATAL}
    dead |= {x for h in known for (r, x) in h.roles if r == NG + "person" and NG + "Death" in h.classes}
    dead |= {x for h in known for x in _named_as_the_dead(h, scene)}
    for h in known:
        if scene.ontology.is_any(h.classes, _HITS):
            for (role, x), telling in list(h.roles.items()):
                kind = scene.entities.all[x].kind
                if role == VICTIM and kind is Kind.PERSON and h.status == OCCURRED:
                    h.roles.setdefault((FATAL if x in dead else INJURED, x), telling)
        for x in dead:
            if (FATAL, x) in h.roles:
                h.roles.pop((INJURED, x), None)


def _named_as_the_dead(h: Happening, scene: Scene) -> set[int]:
    """“Three people died … Police identified the victims as” three names: as many as died, and not as were hurt."""
    listed: dict[int, set[int]] = {}
    for (role, x), telling in h.roles.items():
        if role == VICTIM and scene.entities.all[x].named and scene.entities.all[x].kind is Kind.PERSON:
            listed.setdefault(scene.sentence[telling.head], set()).add(x)
    counts = _exact(h, KILLED).keys() - _exact(h, INJURIES).keys()
    return next((people for people in listed.values() if len(people) > 1 and len(people) in counts), set())


def _reckon(h: Happening, scene: Scene) -> None:
    """Add the figure that follows from two that are told: of five shot and one dead, four were injured."""
    victims = _exact(h, NG + "victims") if scene.ontology.is_any(h.classes, _HITS) else {}
    if victims:
        _reckon_beside(h, scene)
        figure, telling = victims[max(victims)]
        dead = max(_exact(h, KILLED), default=Decimal(len(h.filling((FATAL,)) - h.filling(HARMERS))))
        left = max(victims) - dead
        if left > max(_exact(h, INJURIES), default=Decimal(0)) and left >= _least(h, INJURIES):
            h.figures.append((Figure(INJURIES, replace(figure.quantity, value=left), derived=True), telling))


def _drop_wounds_of_the_dead(h: Happening, scene: Scene) -> None:
    """“Four women were killed … All four were found with gunshot wounds”: these are the four, and not hurt beside them."""
    dead = _exact(h, KILLED)

    def is_of_them(figure: Figure, telling: EventMention) -> bool:
        q = figure.quantity
        before = {scene.doc[i].lower_ for i in (q.start, max(q.start - 1, 0))}
        return figure.measure == INJURIES and q.value in dead and bool(before & _ALL) and scene.doc[telling.head].lemma_.lower() in _WOUNDED

    h.figures = [(f, t) for f, t in h.figures if not is_of_them(f, t)]


def _reckon_one_more(h: Happening, scene: Scene) -> None:
    """“Four were killed … A fifth victim died on Saturday”: five died."""
    for x in sorted(h.filling((FATAL,))):
        for i in scene.entities.all[x].mentions:
            for c in scene.doc[scene.mentions.all[i].head].children:
                number = ORDINALS.get(c.lower_, 0)
                before = _exact(h, KILLED).get(Decimal(number - 1)) if number > 1 else None
                if before is not None and number not in _exact(h, KILLED):
                    h.figures.append((Figure(KILLED, replace(before[0].quantity, value=Decimal(number)), derived=True), h.roles[FATAL, x]))


def _reckon_attacker(h: Happening) -> None:
    """“He killed seven relatives and himself”: eight died."""
    dead = h.filling((FATAL,)) & h.filling(HARMERS)
    for figure, telling in [(f, t) for f, t in h.figures if f.measure == KILLED and not f.includes_perpetrator]:
        value = figure.quantity.value
        if len(dead) == 1 and value and any(a.role in HARMERS for a in telling.arguments) and value + 1 not in _exact(h, KILLED):
            h.figures.append((Figure(KILLED, replace(figure.quantity, value=value + 1), includes_perpetrator=True, derived=True), telling))


def _reckon_beside(h: Happening, scene: Scene) -> None:
    """Where one sentence tells how many were shot and how many of them died, the rest were injured, whatever others say."""
    hit, died = list(_told_exactly(h, NG + "victims")), list(_told_exactly(h, KILLED))
    for dead, _, telling in died:
        for all_hit, shot, first in hit:
            left = all_hit - dead
            if scene.sentence[first.head] == scene.sentence[telling.head] and dead and left > 0 and left not in _exact(h, INJURIES):
                h.figures.append((Figure(INJURIES, replace(shot.quantity, value=left), derived=True), first))


def _told_exactly(h: Happening, measure: str) -> Iterator[tuple[Decimal, Figure, EventMention]]:
    """Every exact figure of a measure with its value, in the order told."""
    for figure, telling in h.figures:
        value = figure.quantity.value
        if figure.measure == measure and value is not None and not figure.quantity.approximate:
            yield value, figure, telling


def _exact(h: Happening, measure: str) -> dict[Decimal, tuple[Figure, EventMention]]:
    return {value: (figure, telling) for value, figure, telling in _told_exactly(h, measure)}


def _least(h: Happening, measure: str) -> Decimal:
    """The most that is told as a minimum: "at least five"."""
    return max((f.quantity.minimum for f, _ in h.figures if f.measure == measure and f.quantity.minimum is not None), default=Decimal(0))
