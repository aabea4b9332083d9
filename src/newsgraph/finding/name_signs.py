"""Signs of what a name names: a word beside it or in it that says or shows its kind (“the newspaper X”, “X, 24,”, “the X telescope”, “Hurricane X”).

They are worth more than the annotator's label, because they say what the annotator has to guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.demonyms import COUNTRIES
from newsgraph.finding.mention import Kind, Mention
from newsgraph.finding.syntax import child, children, is_negated, word_after
from newsgraph.finding.wordlists import is_head_of_name, organization_words, place_words, words

_OF_PEOPLE = frozenset(("mr", "mrs", "ms", "sir", "dame", "dsp", "alhaji", "alhaja", "hajia", "engr"))
_LONGEST = 3  # tokens of a person's name after such a title
_MODEL = re.compile(r"[A-Z]{0,2}\d{3}s?|[A-Z]{1,2}\d+s")
_LONGEST_SIGN = 6  # letters of an agency's or station's sign
SAYS, SHOWS, HINTS = 6, 4, 2
"""What a word beside a name is worth in votes of the annotator: where it says what the name is of, shows it, or makes it likelier."""


def signs_of(doc: Doc, name: Mention) -> Iterator[tuple[Kind, int]]:
    """The kinds that the words beside and in a name speak for, each with its weight in votes of the annotator."""
    before, after = doc[name.start - 1] if name.start else None, doc[name.end] if name.end < len(doc) else None
    at = _Standing(doc, name, doc[name.head], doc[name.start], doc[name.end - 1], before, after)
    for kind, weight, shows in _SIGNS_AGAINST[name.kind]:
        if shows(at):
            yield kind, weight


@dataclass(frozen=True, slots=True)
class _Standing:
    """A name where it stands, with its head, first and last tokens and those right before and after it."""

    doc: Doc
    name: Mention
    head: Token
    first: Token
    last: Token
    before: Token | None
    after: Token | None

    @property
    def length(self) -> int:
        return self.name.end - self.name.start


# --- signs of a person


def _has_title(at: _Standing) -> bool:
    before = at.before.lower_.rstrip(".") if at.before is not None and at.before.text.istitle() else ""
    return at.name.title is not None or (before in _OF_PEOPLE and at.length <= _LONGEST)


def _is_introduced(at: _Standing) -> bool:
    """“X, 24,”, “a 20-year-old woman, X”, “the regional governor, X”."""
    if " " not in at.name.text:
        return False
    noun = at.doc[at.name.start - 2] if at.name.start > 2 and at.doc[at.name.start - 1].text == "," else None
    if _is_age(at.doc, at.name.end):
        return True
    return noun is not None and noun.tag_ == "NN" and noun.text.islower() and (noun.lemma_ in _people() or noun.lemma_ in words("person-nouns"))


def _follows_age(at: _Standing) -> bool:
    """“21-year-old X”; not “the 90-year-old Elm Club”."""
    if not 1 < at.length <= 3 or any(is_head_of_name(t.lower_) for t in at.doc[at.name.start : at.name.end]):
        return False
    before = at.doc[max(0, at.name.start - 5) : at.name.start].text.lower()
    return re.fullmatch(r"(?:\d\d?|[a-z]+)-year-old", before) is not None


def _is_apposed_person(at: _Standing) -> bool:
    """“Mecca Holt, the victim's mother”, “Pavel Adamo, mayor of Torun”."""
    after = at.doc[at.name.end + 1] if at.name.end + 1 < len(at.doc) else None
    if after is not None and at.length > 1 and at.after is not None and at.after.text == "," and after.tag_ == "NN" and after.lower_ in words("offices"):
        return after.lower_ not in organization_words()
    return any(n in _people() and not _is_body(n) for n in _apposed(at))


def _holds_office(at: _Standing) -> bool:
    """“The mayor of London, Sadiq Roe, …”."""
    holder = at.head.head
    if at.length < 2 or at.head.dep_ != "appos" or holder.i > at.name.start:
        return False
    if holder.dep_ == "nmod" and any(c.lower_ == "of" for c in holder.children):
        holder = holder.head
    return _is_office(holder.lemma_) and at.first.lower_ not in words("directions") | {"new"}  # "the mayor of New York, New York,"


def _is_of_a_country(at: _Standing) -> bool:
    """“Silver went to Karim Samba of Qatar”: nobody calls a town that without an article."""
    country = at.doc[at.name.end + 1] if at.name.end + 1 < len(at.doc) and at.doc[at.name.end].lower_ == "of" else None
    if country is None or country.text not in COUNTRIES or not 1 < at.length <= 3:
        return False
    known = place_words() | organization_words() | words("place-kinds") | words("directions")
    return (at.before is None or at.before.lower_ != "the") and all(t.text.istitle() and t.lower_ not in known for t in at.doc[at.name.start : at.name.end])


def _begins_with_given_name(at: _Standing) -> bool:
    """“A Luke Farr corner”, “bands such as Les Farr and the Tins”."""
    given = at.first.text[:1].isupper() and at.first.lower_ in words("male-names", "female-names")
    if not given or not 1 < at.length <= 3 or any(is_head_of_name(t.lower_) for t in at.doc[at.name.start : at.name.end]):
        return False
    return not any(c.dep_ == "case" and c.i < at.name.start for c in at.head.children)


def _has_initial(at: _Standing) -> bool:
    """“Ada J. Holt”."""
    if at.length != 3 or is_head_of_name(at.last.lower_):
        return False
    middle = at.doc[at.name.start + 1].text
    return len(middle) == 2 and middle[0].isupper() and middle[1] == "." and at.first.text.istitle() and at.last.text.istitle() and len(at.last.text) > 2


def _follows_office(at: _Standing) -> bool:
    """“Security minister Marwoto”."""
    before = at.before
    return before is not None and before.tag_ == "NN" and before.text.islower() and _is_office(before.lower_)


# --- signs of an organisation


def _is_agency(at: _Standing) -> bool:
    """“(DPA)”."""
    return at.length == 1 and at.name.text.isupper() and at.name.text.lower() in organization_words()


def _is_known_body(at: _Standing) -> bool:
    """“Oxfam”, “Le Monde”, “House of Commons”: a name that the ontology has as a whole."""
    name = at.name.text.lower()
    return name in words("known-bodies") or (at.length > 1 and name in organization_words())


def _ends_as_branch(at: _Standing) -> bool:
    """“Marlow Reed International”."""
    return at.length > 1 and at.last.lower_ in words("branch-words")


def _is_part_of_body(at: _Standing) -> bool:
    """“Its lighting arm, Lumeda”, “the UN mission, MOKAS,”."""
    noun = _noun_before_comma(at)
    of_people = at.head.head.tag_ == "NNS" and at.head.head.i < at.name.start - 2  # "two officials of the bank, Ann Roe and Al Poe"
    return noun is not None and (noun in words("apposed-bodies") or (_is_body(noun) and at.head.dep_ == "appos" and not of_people))


def _is_owned(at: _Standing) -> bool:
    """“Shakti Infra, a builder owned by Al Poe”."""
    return any(c.lemma_ == "own" for noun in children(at.head, "appos") for c in children(noun, "acl"))


def _has_staff(at: _Standing) -> bool:
    """“Averil coach Donal Rooke”, “the Averil striker”."""
    after = at.after
    free = after is not None and after.dep_ not in ("conj", "compound")  # not "the Averil prop plane"
    return after is not None and free and after.text.islower() and after.lemma_ in words("sports-roles") and at.head.head.i >= after.i


def _is_no_person(at: _Standing) -> bool:
    """“Halden, which makes tyres,”; not "Ann Roe's bag, which"."""
    after = word_after(at.after) if at.after is not None and at.after.text == "," else ""
    return at.length == 1 and after == "which" and at.name.title is None


def _has_shares(at: _Standing) -> bool:
    """“Severn Trent and United Utilities shares”, “shares in X”, “shares of the Canadian miner X”."""
    above = at.head
    for _ in range(3):
        if above.lower_ in ("share", "shares", "stock") and above != at.head:
            return True
        if above.dep_ not in ("compound", "conj", "nmod", "appos", "flat", "nmod:desc"):
            return False
        above = above.head
    return False


def _is_apposed_body(at: _Standing) -> bool:
    """“Roscosmos, the Russian space agency”."""
    return any(_is_body(n) for n in _apposed(at))


def _follows_body(at: _Standing) -> bool:
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


def _has_experts(at: _Standing) -> bool:
    """“Analysts at Brenner Kolb”."""
    if at.before is None or at.before.lower_ != "at" or not at.before.i:
        return False
    return at.before.nbor(-1).lemma_.lower() in words("occupations")


def _is_movement(at: _Standing) -> bool:
    """“The Taliban”, “Houthis”: one word that names a body."""
    return at.length == 1 and at.name.text.lower() in words("bodies")


def _is_named_by_body(at: _Standing) -> bool:
    """The same where the parse joins the two."""
    return at.before is not None and _follows_body(at) and at.before.head.i in (at.before.i, at.head.head.i, at.head.i)


def _has_article(at: _Standing) -> bool:
    """“A poll by the Ellery Courier”: nobody is called “the Ann Roe”."""
    return at.length > 1 and at.before is not None and at.before.lower_ == "the" and at.head.dep_ != "compound"


def _ends_as_court(at: _Standing) -> bool:
    """“Sacramento County Superior Court”."""
    return at.length > 2 and at.last.lower_ in words("court-words")


def _ends_as_company(at: _Standing) -> bool:
    """“Halden Ltd”."""
    return at.length > 1 and at.last.lower_.rstrip(".") in words("company-endings")


def _is_plural(at: _Standing) -> bool:
    """“The Houthis”."""
    return at.length == 1 and at.first.tag_ == "NNPS"


def _is_call_sign(at: _Standing) -> bool:
    """“WXYZ”, “KHOU-TV”: an American station."""
    return at.length == 1 and re.fullmatch(r"(?:W(?!WI)|K)[A-Z]{3}(?:\d\d?|-?(?:TV|FM|AM|DT))?", at.name.text) is not None and not at.first.sent.text.isupper()


def _files_from(at: _Standing) -> bool:
    """“LUND (AP) —”: the agency or station of a dateline."""
    if at.before is None or at.before.text != "(" or at.after is None or at.after.text != ")" or at.name.end + 1 >= len(at.doc):
        return False
    capitals = all(t.text.isupper() and len(t.text) <= _LONGEST_SIGN for t in at.doc[at.name.start : at.name.end])
    return capitals and at.length <= 2 and at.doc[at.name.end + 1].text in ("-", "–", "—", "--", "_")


def _is_abbreviation(at: _Standing) -> bool:
    """“NHS” in a sentence that is not all in capitals."""
    return is_acronym(at.name.text) and not at.first.sent.text.isupper()


def is_acronym(text: str) -> bool:
    """Two to six capitals."""
    return text.isalpha() and text.isupper() and 2 <= len(text) <= 6


# --- signs of a place


def _is_country(at: _Standing) -> bool:
    """“Sweden beat Norway”, “Lindqvist of Sweden”."""
    return at.name.text in COUNTRIES


def _is_apposed_place(at: _Standing) -> bool:
    """“Mbalazi, a town on the border”, “the nearest settlement is Mbalazi”."""
    return any(n in ("settlement", "capital") or (n in place_words() and n not in organization_words()) for n in _apposed(at))


def _is_home(at: _Standing) -> bool:
    """“Ann Roe, 54, of Lodi”."""
    return at.before is not None and at.before.lower_ == "of" and _is_age(at.doc, at.name.start - 4)


def _has_inhabitants(at: _Standing) -> bool:
    """“A Leeds woman”, “Leeds police”."""
    after = at.after
    if after is None or at.length > 2:
        return False
    return after.lower_ in ("police", "firefighters") or (after.lower_ in words("inhabitant-nouns") and at.head.head.i == after.i)


def _is_settled(at: _Standing) -> bool:
    """“The mayor of X”, “residents of X”, “the streets of X”."""
    of = at.before is not None and at.before.lower_ == "of" and at.before.i > 0
    return of and at.before is not None and at.before.nbor(-1).lemma_.lower() in words("nouns-of-towns")


def _is_where(at: _Standing) -> bool:
    """“In X”, “off X”; not “believes in X”, “in X's honour”."""
    before = at.before
    if before is None or at.length > 2 or (at.after is not None and at.after.lower_ in ("'s", "’s")):
        return False
    return before.lower_ in ("in", "off") and before.head.i >= at.name.start and at.head.head.lemma_ not in words("verbs-of-faith")


def _has_institutions(at: _Standing) -> bool:
    """“Karvelia's parliament”, “the ambassador to Karvelia”."""
    end = at.name.end + 1
    if at.after is not None and at.after.lower_ in ("'s", "’s") and end < len(at.doc) and at.doc[end].lower_ in words("institutions-of-a-state"):
        return True
    return at.before is not None and at.before.lower_ == "to" and at.before.i > 0 and at.before.nbor(-1).lemma_ in ("ambassador", "envoy")


def _is_neighbour(at: _Standing) -> bool:
    """“In neighbouring Ostrava”."""
    return at.before is not None and at.before.lower_ in ("neighbouring", "neighboring", "northern", "southern", "eastern", "western")


# --- signs of anything else


def _is_eponym(at: _Standing) -> bool:
    """“Parkinson's disease”."""
    end = at.name.end + 1
    return at.after is not None and at.after.lower_ in ("'s", "’s") and end < len(at.doc) and at.doc[end].lower_ in words("eponymous-nouns")


def _is_called(at: _Standing) -> bool:
    """“The drama The Lemon House”, “his first film, Dust Road (1971)”: the noun before a name says that it is a work."""
    if at.before is None:
        return False
    i = at.before.i - (at.before.text == "The")
    comma = i > 0 and at.doc[i].text == ","
    noun = at.doc[i - comma]
    return i > comma and noun.tag_ == "NN" and noun.lemma_ in words("thing-nouns", "made-things")


def _is_work(at: _Standing) -> bool:
    """“The talk show Morning Elsie”; not “the show Ann Roe gave”."""
    noun = at.before
    joined = noun is not None and at.head.head.i == noun.i and at.head.dep_ in ("appos", "flat", "compound", "nmod:desc")
    return noun is not None and joined and noun.tag_ == "NN" and noun.lemma_ in words("works")


def _is_named(at: _Standing) -> bool:
    """“A speedboat named Second Wind”, “the software, called SkyPeel,”, “the boat, Swallow,”."""
    if _noun_before_comma(at) in words("vessel-words") and at.head.dep_ == "appos":
        return True
    if at.before is None or at.before.lower_ not in ("named", "called", "dubbed", "titled", "entitled") or not at.before.i:
        return False
    before = at.before.nbor(-1)
    noun = before.nbor(-1) if before.text == "," and before.i else before
    return noun.tag_ == "NN" and noun.lemma_ in words("thing-nouns", "vessel-words", "made-things")


def _is_apposed_thing(at: _Standing) -> bool:
    """“A smaller world, Tessaly, …”: one word, apposed to what is neither a person nor a body."""
    noun = _noun_before_comma(at)
    if noun is None or at.length != 1 or at.head.dep_ != "appos":
        return False
    return not is_head_of_name(noun) and noun not in _people() and noun not in words("person-nouns", "group-nouns", "apposed-bodies")


def _is_title_of_a_work(at: _Standing) -> bool:
    """“For The Salt Road”: within a sentence only the article of a title is in capitals."""
    return at.before is not None and at.before.text == "The" and not at.before.is_sent_start and at.last.lower_ in words("street-endings")


def _noun_before_comma(at: _Standing) -> str | None:
    """The lemma of the common noun before a name, a comma between them."""
    noun = at.doc[at.name.start - 2] if at.name.start > 2 and at.doc[at.name.start - 1].text == "," else None
    return noun.lemma_ if noun is not None and noun.tag_ == "NN" and noun.text.islower() else None


def _is_storm(at: _Standing) -> bool:
    """“Hurricane X”, the noun within the name or before it."""
    if at.length > 1:
        return at.first.lower_ in words("storm-nouns")
    return at.before is not None and at.before.text[0].isupper() and at.before.lower_.rstrip(".") in words("storm-nouns")


def _is_undertaking(at: _Standing) -> bool:
    """“Operation Harrow”."""
    return at.length > 1 and at.first.lower_ in words("undertakings")


def _ends_in_model_number(at: _Standing) -> bool:
    """“Velda XR40”, “Velda A300s”, “a Velda 737 Max”; not “Club 502”."""
    if at.length < 2 or is_model_number(at.last.text):
        return at.length > 1
    numbered = any(_MODEL.fullmatch(t.text) for t in at.doc[at.name.start + 1 : at.name.end])
    return numbered and not any(is_head_of_name(t.lower_) for t in at.doc[at.name.start : at.name.end])


def _begins_with_maker(at: _Standing) -> bool:
    """“Boeing 737s”, “a white Chevrolet Malibu”; not “Ford Motor Company”, “Boeing Field”."""
    i = next((k for k in range(at.name.start, at.name.end) if at.doc[k].lower_ in words("vehicle-makers")), at.name.end)
    if i >= at.name.end - 1 or not all(t.text.islower() for t in at.doc[at.name.start : i]):
        return False
    rest = {t.lower_.rstrip(".") for t in at.doc[i + 1 : at.name.end]}
    return rest.isdisjoint(words("company-endings", "maker-divisions")) and not any(is_head_of_name(w) for w in rest)


def is_model_number(text: str) -> bool:
    """Capitals and digits: “XR40”, “X5”."""
    return text.isalnum() and text[0].isupper() and text[-1].isdecimal() and not text[1:].islower() and len(text) > 1


def _precedes_scheme(at: _Standing) -> bool:
    """“The Holt–Farr scale”, “the Swahili language”, “the Tambor-class submarine”."""
    end = at.name.end
    if at.after is not None and at.after.text == "-" and end + 1 < len(at.doc) and at.doc[end + 1].lower_ == "class":
        return True
    joined = at.after is not None and at.after.text in ("-", "–") and end + 2 < len(at.doc) and at.doc[end + 1].text[:1].isupper()
    noun = at.doc[end + 2] if joined else at.after
    return noun is not None and noun.lower_ in words("scheme-nouns")


def _precedes_thing(at: _Standing) -> bool:
    """“The X telescope”."""
    if at.after is None:
        return False
    noun = at.after.head if at.after.dep_ == "compound" and at.after.head.i == at.after.i + 1 else at.after
    return noun.text.islower() and noun.lemma_ in words("thing-nouns") and noun.pos_ == "NOUN"


def _is_won(at: _Standing) -> bool:
    """“The Booker winner”."""
    return at.length == 1 and at.after is not None and at.after.lower_ in words("prized-words") and at.after.head.i != at.head.i


def _apposed(at: _Standing) -> Iterator[str]:
    """The lemmas of what is said to be it: after a name and a comma, with a determiner, or in “X is a town”, “the nearest town is X”."""
    subject = child(at.head, "nsubj")
    noun, predicate = (at.head.head, at.head.head) if at.head.dep_ == "nsubj" else (subject or at.head, at.head)
    said = child(predicate, "cop") is not None and not is_negated(predicate)
    if at.length == 1 and noun.tag_ == "NN" and said and child(noun, "det") is not None:
        yield noun.lemma_.lower()
    if at.after is not None and at.after.text == ",":
        for noun in children(at.head, "appos"):
            if noun.left_edge.i in (at.name.end, at.name.end + 1) and child(noun, "det", "nmod:poss") is not None:
                yield noun.lemma_.lower()


def _is_body(noun: str) -> bool:
    body = noun in organization_words() and noun not in place_words() and noun not in words("occupations")
    return body or noun in words("apposed-bodies")


def _is_office(noun: str) -> bool:
    return noun in words("offices") and noun not in organization_words()


def _people() -> frozenset[str]:
    return words("male-nouns", "female-nouns", "occupations")


_ANY = frozenset((None, *Kind))
_PERSON, _PLACE, _ORGANIZATION = frozenset((Kind.PERSON,)), frozenset((Kind.PLACE,)), frozenset((Kind.ORGANIZATION,))
_SIGNS: tuple[tuple[Kind, int, frozenset[Kind | None], Callable[[_Standing], bool]], ...] = (
    (Kind.PERSON, SAYS, _ANY, _has_title),
    (Kind.PERSON, SAYS, _ANY, _follows_office),
    (Kind.PERSON, SAYS, _ANY - _PERSON, _has_initial),
    (Kind.PERSON, SHOWS, _ANY, _is_introduced),
    (Kind.PERSON, SHOWS, _ORGANIZATION | _PLACE, _follows_age),
    (Kind.PERSON, SHOWS, _ANY - _ORGANIZATION, _is_apposed_person),
    (Kind.PERSON, SAYS, frozenset((Kind.PLACE, Kind.THING)), _holds_office),
    (Kind.PERSON, SHOWS, _PLACE, _begins_with_given_name),
    (Kind.PERSON, SHOWS, _PLACE, _is_of_a_country),
    (Kind.ORGANIZATION, SAYS, frozenset((Kind.PLACE, Kind.THING)), _is_agency),
    (Kind.ORGANIZATION, SAYS, _ANY, _is_known_body),
    (Kind.ORGANIZATION, SHOWS, _PERSON, _ends_as_branch),
    (Kind.ORGANIZATION, SHOWS, _ANY, _is_apposed_body),
    (Kind.ORGANIZATION, SHOWS, _ANY, _is_part_of_body),
    (Kind.ORGANIZATION, SHOWS, _ANY - _ORGANIZATION, _has_shares),
    (Kind.ORGANIZATION, HINTS, _PERSON, _is_no_person),
    (Kind.ORGANIZATION, SAYS + SHOWS, _ANY - _ORGANIZATION, _is_owned),
    (Kind.ORGANIZATION, SHOWS, frozenset((Kind.PERSON, Kind.PLACE)), _has_staff),
    (Kind.ORGANIZATION, SHOWS, _ANY, _follows_body),
    (Kind.ORGANIZATION, 2 * SAYS - SHOWS, _ANY, _is_named_by_body),
    (Kind.ORGANIZATION, SHOWS, _PERSON, _has_article),
    (Kind.ORGANIZATION, SAYS, _PERSON, _ends_as_court),
    (Kind.ORGANIZATION, SHOWS, _PERSON, _has_experts),
    (Kind.ORGANIZATION, SHOWS, frozenset((Kind.PLACE, Kind.THING)), _is_movement),
    (Kind.ORGANIZATION, SAYS, _ANY - _ORGANIZATION, _ends_as_company),
    (Kind.ORGANIZATION, HINTS, _PERSON, _is_plural),
    (Kind.ORGANIZATION, HINTS, _PERSON, _is_abbreviation),
    (Kind.ORGANIZATION, SAYS, _ANY - _ORGANIZATION, _is_call_sign),
    (Kind.ORGANIZATION, SAYS + SHOWS, _ANY - _ORGANIZATION, _files_from),
    (Kind.PLACE, SAYS, frozenset((Kind.ORGANIZATION, Kind.THING)), _is_country),
    (Kind.PLACE, SAYS, frozenset((Kind.PERSON, Kind.THING)), _is_apposed_place),
    (Kind.PLACE, SAYS, _ANY - _PLACE, _is_home),
    (Kind.PLACE, SHOWS, _PERSON, _has_inhabitants),
    (Kind.PLACE, SHOWS, _ANY - _PLACE, _is_settled),
    (Kind.PLACE, SHOWS, _PERSON, _is_where),
    (Kind.PLACE, SHOWS, frozenset((Kind.PERSON, Kind.THING)), _has_institutions),
    (Kind.PLACE, SHOWS, _ANY - _PLACE, _is_neighbour),
    (Kind.THING, SAYS, _ANY, _is_eponym),
    (Kind.THING, SAYS, _ANY, _is_named),
    (Kind.THING, SHOWS, _PERSON, _is_apposed_thing),
    (Kind.THING, SHOWS, _PLACE, _is_title_of_a_work),
    (Kind.THING, SAYS, _ANY - _PERSON, _is_called),
    (Kind.THING, SAYS, _PERSON, _is_work),
    (Kind.THING, SAYS, _ANY, _is_storm),
    (Kind.THING, SHOWS, _ORGANIZATION, _is_undertaking),
    (Kind.THING, SHOWS, _ORGANIZATION, _ends_in_model_number),
    (Kind.THING, SAYS, _ORGANIZATION | _PLACE, _begins_with_maker),
    (Kind.THING, SAYS, _ANY, _precedes_scheme),
    (Kind.THING, SHOWS, _ANY - _PLACE, _precedes_thing),
    (Kind.THING, HINTS, _PERSON, _is_won),
)
"""For which kind, with what weight and against which labels of the annotator a sign beside a name speaks."""
_SIGNS_AGAINST = {label: [(kind, weight, shows) for kind, weight, labels, shows in _SIGNS if label in labels] for label in _ANY}


def _is_age(doc: Doc, i: int) -> bool:
    """“, 24,” after a name."""
    return 0 <= i < len(doc) - 2 and doc[i].text == "," and doc[i + 1].text.isdecimal() and len(doc[i + 1].text) == 2 and doc[i + 2].text in (",", ".", ";")
