"""Whether a word can be an event's value: an offence, an office, a sum."""

from __future__ import annotations

from newsgraph.annotation.tree import Token
from newsgraph.finding.mention import Form, Kind, Mention
from newsgraph.finding.roles import is_role
from newsgraph.finding.syntax import child, children
from newsgraph.finding.wordlists import words
from newsgraph.namespaces import NG


def is_value(role: str, token: Token, mention: Mention | None) -> bool:
    """Whether the word that heads a filler of `role` (an IRI) says what the role is for; roles that take any word take it."""
    name = mention is not None and mention.form is Form.NAME
    match role.removeprefix(NG):
        case "offence":
            if token.pos_ == "VERB":
                return child(token, "obj", "xcomp", "obl") is not None  # "of acting alone" tells of no offence
            place = name and mention is not None and mention.kind in (Kind.PLACE, Kind.ORGANIZATION)
            empty = token.lemma_.lower() in words("no-offences") and child(token, "compound") is None  # but "a hate crime"
            return token.pos_ in ("NOUN", "PROPN") and not place and not empty
        case "result":
            first = any(c.tag_ == "VB" for c in children(token, "acl")) and not is_role(token)  # "became the first woman to fly there"
            place = name and mention is not None and mention.kind is Kind.PLACE  # "won the title in Doha"
            return token.pos_ not in ("ADJ", "VERB", "AUX", "PRON") and not first and not place and token.lemma_.lower() not in words("no-offices")
        case "price":
            return any(t.like_num for t in token.subtree) or token.like_num
        case _:
            return True
