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
    for a in attributes:
        if a.property not in _OF_ONE_NAME or not isinstance(a.value, int):
            continue
        owner, kin = (entities.at(mentions.all[i]) for i in (a.subject, a.value))
        surname = _surname(owner) if owner is not None else None
        if surname is not None and kin is not None and kin.named and " " not in out[kin.index].name and not kin.titles:
            out[kin.index] = replace(kin, name=f"{kin.name} {surname}", aliases=(kin.name, *kin.aliases))
    return Entities(tuple(out), entities.of)


def _surname(person: Entity) -> str | None:
    """The last word of a name that begins with a known given name and has no other word than an initial or two between."""
    parts = [w for w in person.name.split() if w.rstrip(".").lower() not in words("generations")]
    known = person.named and person.kind is Kind.PERSON and len(parts) in (2, 3) and parts[0].lower() in words("male-names") | words("female-names")
    return parts[-1] if known and all(w[:1].isupper() for w in parts) else None
