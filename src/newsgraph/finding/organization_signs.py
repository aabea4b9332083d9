"""Signs that a name is an organisation's: “the newspaper X”, “X shares”, “X (MOKAS)”, a name known the world over."""

from __future__ import annotations

import re

from newsgraph.finding.mention import Kind
from newsgraph.finding.name_standing import Standing, apposed, is_acronym, is_body, noun_before_comma
from newsgraph.finding.syntax import children, word_after
from newsgraph.finding.wordlists import organization_words, place_words, words

_LONGEST_SIGN = 6  # letters of an agency's or station's sign


def is_agency(at: Standing) -> bool:
    """“(DPA)”."""
    return at.length == 1 and at.name.text.isupper() and at.name.text.lower() in organization_words()


def is_known_body(at: Standing) -> bool:
    """“Oxfam”, “Le Monde”, “House of Commons”: a name that the ontology has as a whole."""
    name = at.name.text.lower()
    return name in words("known-bodies") or (at.length > 1 and name in organization_words())


def ends_as_branch(at: Standing) -> bool:
    """“Marlow Reed International”."""
    return at.length > 1 and at.last.lower_ in words("branch-words")


def is_part_of_body(at: Standing) -> bool:
    """“Its lighting arm, Lumeda”, “the UN mission, MOKAS,”."""
    noun = noun_before_comma(at)
    of_people = at.head.head.tag_ == "NNS" and at.head.head.i < at.name.start - 2  # "two officials of the bank, Ann Roe and Al Poe"
    return noun is not None and (noun in words("apposed-bodies") or (is_body(noun) and at.head.dep_ == "appos" and not of_people))


def is_owned(at: Standing) -> bool:
    """“Shakti Infra, a builder owned by Al Poe”."""
    return any(c.lemma_ == "own" for noun in children(at.head, "appos") for c in children(noun, "acl"))


def has_staff(at: Standing) -> bool:
    """“Averil coach Donal Rooke”, “the Averil striker”."""
    after = at.after
    free = after is not None and after.dep_ not in ("conj", "compound")  # not "the Averil prop plane"
    return after is not None and free and after.text.islower() and after.lemma_ in words("sports-roles") and at.head.head.i >= after.i


def is_no_person(at: Standing) -> bool:
    """“Halden, which makes tyres,”; not "Ann Roe's bag, which"."""
    after = word_after(at.after) if at.after is not None and at.after.text == "," else ""
    return at.length == 1 and after == "which" and at.name.title is None


def has_shares(at: Standing) -> bool:
    """“Severn Trent and United Utilities shares”, “shares in X”, “shares of the Canadian miner X”."""
    above = at.head
    for _ in range(3):
        if above.lower_ in ("share", "shares", "stock") and above != at.head:
            return True
        if above.dep_ not in ("compound", "conj", "nmod", "appos", "flat", "nmod:desc"):
            return False
        above = above.head
    return False


def is_apposed_body(at: Standing) -> bool:
    """“Roscosmos, the Russian space agency”."""
    return any(is_body(n) for n in apposed(at))


def follows_body(at: Standing) -> bool:
    """“The newspaper X”, “the daily X”, whatever the parse has them for."""
    before = at.before
    if before is None or not before.text.islower() or (before.head.i < before.i and at.head.head.i != before.i):
        return False
    word = before.lower_.rstrip(".")
    return (
        (before.tag_ == "NN" or word in ("daily", "weekly"))
        and word in organization_words()
        and word not in place_words()
        and not (word in words("occupations") and at.name.kind is Kind.PERSON)
    )


def has_experts(at: Standing) -> bool:
    """“Analysts at Brenner Kolb”."""
    if at.before is None or at.before.lower_ != "at" or not at.before.i:
        return False
    return at.before.nbor(-1).lemma_.lower() in words("occupations")


def is_movement(at: Standing) -> bool:
    """“The Taliban”, “Houthis”: one word that names a body."""
    return at.length == 1 and at.name.text.lower() in words("bodies")


def is_named_by_body(at: Standing) -> bool:
    """The same where the parse joins the two."""
    return at.before is not None and follows_body(at) and at.before.head.i in (at.before.i, at.head.head.i, at.head.i)


def has_article(at: Standing) -> bool:
    """“A poll by the Ellery Courier”: nobody is called “the Ann Roe”."""
    return at.length > 1 and at.before is not None and at.before.lower_ == "the" and at.head.dep_ != "compound"


def ends_as_court(at: Standing) -> bool:
    """“Sacramento County Superior Court”."""
    return at.length > 2 and at.last.lower_ in words("court-words")


def ends_as_company(at: Standing) -> bool:
    """“Halden Ltd”."""
    return at.length > 1 and at.last.lower_.rstrip(".") in words("company-endings")


def is_plural(at: Standing) -> bool:
    """“The Houthis”."""
    return at.length == 1 and at.first.tag_ == "NNPS"


def is_call_sign(at: Standing) -> bool:
    """“WXYZ”, “KHOU-TV”: an American station."""
    return at.length == 1 and re.fullmatch(r"(?:W(?!WI)|K)[A-Z]{3}(?:\d\d?|-?(?:TV|FM|AM|DT))?", at.name.text) is not None and not at.first.sent.text.isupper()


def files_from(at: Standing) -> bool:
    """“LUND (AP) —”: the agency or station of a dateline."""
    if at.before is None or at.before.text != "(" or at.after is None or at.after.text != ")" or at.name.end + 1 >= len(at.doc):
        return False
    capitals = all(t.text.isupper() and len(t.text) <= _LONGEST_SIGN for t in at.doc[at.name.start : at.name.end])
    return capitals and at.length <= 2 and at.doc[at.name.end + 1].text in ("-", "–", "—", "--", "_")


def is_abbreviation(at: Standing) -> bool:
    """“NHS” in a sentence that is not all in capitals."""
    return is_acronym(at.name.text) and not at.first.sent.text.isupper()
