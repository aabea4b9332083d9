"""Doc ► attributes: what the text says of a person or an organisation outside of events: role, employer, age, home, family.

Each reader is a function Mention ► attributes, by syntax first and by what stands next to the name; precision before recall.
"""

from __future__ import annotations

from newsgraph.annotation.tree import Doc
from newsgraph.finding.ages import age
from newsgraph.finding.attribute import Attribute, Reader
from newsgraph.finding.employers import in_the_only_force, party
from newsgraph.finding.family import family, parents
from newsgraph.finding.mentions import Kind, Mentions
from newsgraph.finding.organizations import acronym, part_of
from newsgraph.finding.origins import birth_and_home, birth_name, nationality
from newsgraph.finding.roles import role

__all__ = ["Attribute", "find_attributes"]

_READERS: dict[Kind, tuple[Reader, ...]] = {
    Kind.PERSON: (age, role, party, nationality, birth_name, birth_and_home, family, parents),
    Kind.ORGANIZATION: (acronym, part_of),
}


def find_attributes(doc: Doc, mentions: Mentions) -> tuple[Attribute, ...]:
    """All attributes, in the order of their subjects, without repetition."""
    out: dict[Attribute, None] = {}
    for mention in mentions.all:
        for reader in _READERS.get(mention.kind, ()) if mention.kind else ():
            for attribute in reader(mention, doc, mentions):
                out.setdefault(attribute)
    for attribute in in_the_only_force(doc, mentions, tuple(out)):
        out.setdefault(attribute)
    return tuple(out)
