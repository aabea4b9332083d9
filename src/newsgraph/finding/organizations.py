"""Doc ► what the text says of organisations: acronyms, and whom they are part of."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc
from newsgraph.finding.attribute import Attribute, said
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import children, preposition


def acronym(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“Health and Safety Executive (HSE)”, “Transport for Tarn (TfT)”."""
    if mention.form is not Form.NAME or mention.end + 2 >= len(doc) or doc[mention.end].text != "(":
        return
    inside = doc[mention.end + 1]
    capitals = [t for t in doc[mention.start : mention.end] if t.text[0].isupper()]
    initials = "".join(t.text[0] for t in capitals)
    short = 2 <= len(inside.text) <= 8 and doc[mention.end + 2].text == ")"
    of_its_end = initials.endswith(inside.text) and capitals[-len(inside.text)].nbor(-1).text[:1].isupper()  # "US National Institute of Glass (NIG)"
    in_capitals = inside.text.isupper() and (inside.text[0] == initials[:1] or of_its_end)  # not "the Parliament of New South Wales (NSW)"
    if short and (in_capitals or _is_clipped(inside.text, mention.text)):
        yield said(mention, "schema:alternateName", inside.text, doc)


def _is_clipped(short: str, name: str) -> bool:
    """“TfL”, “Phivolcs”: the letters of it stand in this order in the name, from its first letter on."""
    letters = iter(name.lower())
    return " " in name and short[0] == name[0].upper() and short.isalpha() and all(letter in letters for letter in short.lower())


def part_of(mention: Mention, doc: Doc, mentions: Mentions) -> Iterator[Attribute]:
    """“X, a subsidiary of Y”, “the X of Y”, “Y's X”."""
    if mention.form is not Form.NAME:
        return
    token = doc[mention.head]
    for c in children(token, "appos"):
        if c.lemma_.lower() in ("subsidiary", "unit", "division", "arm", "branch", "part", "department", "wing"):
            for n in children(c, "nmod"):
                name = mentions.at(n.i)
                if name is not None and name.kind is Kind.ORGANIZATION and name.form is Form.NAME:
                    yield said(mention, "schema:parentOrganization", name.index, doc)
    for c in children(token, "nmod", "nmod:poss"):
        name = mentions.at(c.i)
        if (
            name is not None
            and name.kind is Kind.ORGANIZATION
            and name.form is Form.NAME
            and name.index != mention.index
            and (c.dep_ == "nmod:poss" or (preposition(c) == "of" and c.left_edge.i == mention.end))  # not over "and Ann Roe of"
        ):
            yield said(mention, "schema:parentOrganization", name.index, doc)
