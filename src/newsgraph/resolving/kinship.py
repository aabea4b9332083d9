"""Children, brothers and sisters who are told by given name alone bear their family's name: "Ann Roe and her son, Tom" is Tom Roe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.finding.attributes import Attribute
from newsgraph.finding.mentions import Kind, Mentions
from newsgraph.finding.wordlists import words
from newsgraph.resolving.entities import Entities, Entity

_OF_ONE_NAME = ("schema:children", "schema:sibling")


def with_family_names(entities: Entities, attributes: Sequence[Attribute], mentions: Mentions) -> Entities:
    """The same people, those of one word with the family name of a parent, brother or sister whose given name is known for one."""
    out = list(entities.all)
    kin_of = [a for a in attributes if isinstance(a.value, int) and a.property in (*_OF_ONE_NAME, "schema:spouse")]
    told = [(a.property, entities.at(mentions.all[a.subject]), entities.at(mentions.all[int(a.value)])) for a in kin_of]
    couples = [(one.index, other) for property_, one, other in told if property_ == "schema:spouse" and one is not None and other is not None]
    for property_, owner, kin in told:
        if property_ not in _OF_ONE_NAME:
            continue
        surname = _surname(owner) if owner is not None else None
        if owner is not None and any(index == owner.index and other.name.split()[-1] != surname for index, other in couples if " " in other.name):
            continue  # whose of the two names the children bear is not told
        if surname is not None and kin is not None and kin.named and " " not in out[kin.index].name and not kin.titles:
            out[kin.index] = replace(kin, name=f"{kin.name} {surname}", aliases=(kin.name, *kin.aliases))
    return Entities(tuple(out), entities.of)


def _surname(person: Entity) -> str | None:
    """The last word of a name that begins with a known given name and has no other word than an initial or two between."""
    parts = [w for w in person.name.split() if w.rstrip(".").lower() not in words("generations")]
    known = person.named and person.kind is Kind.PERSON and len(parts) in (2, 3) and parts[0].lower() in words("male-names", "female-names")
    return parts[-1] if known and all(w[:1].isupper() for w in parts) else None
