"""Which descriptions speak of nobody and nothing in particular: "life in prison", "every member", "museums have shut", "the town of Tarn"."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Token
from newsgraph.claims.story import Story
from newsgraph.finding.mentions import Form, Kind, Mention
from newsgraph.finding.syntax import child, children, obliques
from newsgraph.finding.wordlists import words

_OF_ALL = frozenset(("every", "any", "each", "no", "either", "neither"))
_OF_ONE = ("det", "nmod:poss", "nummod", "amod", "compound", "acl", "acl:relcl")
_OF_SOME = ("nmod:poss", "nummod", "acl:relcl")
_BECOMING = frozenset(("become", "remain", "be"))


def generic_entities(story: Story) -> Iterator[int]:
    """The indexes of entities without a name of which all mentions are generic; none who says something."""
    speakers = {e.index for q in story.quotations if (e := story.entities.at(q.speaker)) is not None}
    for entity in story.entities.all:
        told = [story.mentions.all[m] for m in entity.mentions]
        if told and not entity.named and entity.index not in speakers and all(_is_generic(m, story) for m in told):
            yield entity.index


def _is_generic(mention: Mention, story: Story) -> bool:
    head = story.doc[mention.head]
    if mention.form is not Form.NOMINAL or head.sent.start == 0:  # a headline leaves out its articles
        return False
    if (article := child(head, "det")) is not None and article.lower_ in _OF_ALL:
        return True
    if any(c.lower_ in ("average", "typical", "ordinary") for c in children(head, "amod")):
        return True
    match mention.kind:
        case Kind.PERSON:
            return child(head, "cop") is not None or (head.dep_ == "xcomp" and head.head.lemma_ in _BECOMING) or _is_office(head)
        case Kind.PLACE | Kind.ORGANIZATION:
            if head.tag_ == "NN":
                bare = head.lemma_.lower() in words("bare-institutions") and child(head, *_OF_ONE) is None
                return bare or (head.lemma_.lower() in words("place-kinds") and _is_of_a_name(mention, story))
            some = article is not None and article.lower_ in ("the", "these", "those", "both")
            return head.tag_ == "NNS" and mention.kind is Kind.PLACE and not some and not children(head, *_OF_SOME)
        case _:
            return False


def _is_office(noun: Token) -> bool:
    """“First as premier, then as president”."""
    return noun.tag_ == "NN" and child(noun, *_OF_SOME, "det") is None and any(c.lower_ == "as" for c in children(noun, "case"))


def _is_of_a_name(mention: Mention, story: Story) -> bool:
    """“The town of Tarn” is Tarn."""
    named = (story.mentions.at(n.i) for case, n in obliques(story.doc[mention.head]) if case == "of")
    return any(m is not None and m.form is Form.NAME and m.kind is Kind.PLACE for m in named)
