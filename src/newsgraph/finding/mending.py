"""Doc ► the same Doc, with attachments put right that a parser gets wrong though the order of words leaves no doubt: who tells, and whose title it is."""

from __future__ import annotations

from newsgraph.annotation.lemmas import lemma
from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.counted_people import mend_counted
from newsgraph.finding.joined_verbs import attach, mend_joined, put_in_place, subject_label
from newsgraph.finding.syntax import CONJUNCTIONS, child, children, first_of, is_passive, preposition, word_after, word_before
from newsgraph.finding.wordlists import words

_TITLE = 6  # tokens of a title: "Minister for Home Affairs"
_PARTS = ("end", "start", "beginning", "close", "conclusion", "middle", "height")
_PARTS_OF_DAYS = frozenset(("morning", "afternoon", "evening", "night"))
_SOURCE = 3  # tokens of a source before the colon of a headline: "Fire chief: Two hurt"


def mend(doc: Doc) -> None:
    """Re-attach in place; sentences keep their bounds."""
    for token in doc:
        mend_joined(token)
        mend_counted(token)
        if token.pos_ == "VERB" and "-" in token.text:
            _lemma_after_hyphen(token)
        if token.lower_ == "due":
            _due_to_do(token)
        if token.text == ":":
            _told_after_source(token)
        if token.dep_ in ("nsubj", "nsubj:pass"):
            _next_of_headline(token)
            _source_as_subject(token)
            _teller_as_subject(token)
            _title_as_subject(token)
            _source_described(token)
            _torn_off_as_conjunct(token)
            _told_by_whom(token)
        elif token.dep_ == "appos":
            _title_as_apposition(token)
            _subject_after_source(token)
            _subject_before_aside(token)
        elif token.dep_ == "amod":
            _state_of_all(token)
        elif token.dep_ == "flat":
            _honorific_as_title(token)
        elif token.dep_ == "nmod":
            _name_after_comma(token)
        elif token.dep_ == "nmod:poss":
            _described_by_owner(token)
        elif token.dep_ == "compound":
            _subject_before_time(token)
        elif token.dep_ == "acl":
            _participle_as_adjective(token)
            _charged_in_court(token)
        if token.dep_ in ("nmod", "obl"):
            _measured(token)
            _place_of_what_ends(token)
            _by_after_place(token)


def _measured(noun: Token) -> None:
    """“A magnitude 6.8 earthquake shook Oaxaca”, “a Category 4 hurricane”: the earthquake shook it, not its magnitude."""
    measure = noun.head
    if noun.i - measure.i != 2 or noun.pos_ != "NOUN" or noun.doc[noun.i - 1].pos_ != "NUM" or child(noun, "case") is not None:
        return
    put_in_place(noun, measure, "compound", [c for c in measure.children if c is not noun])


def _honorific_as_title(token: Token) -> None:
    """“Cllr Roe, a farmer, said”: what the parse takes for a given name is a title, and the name has what hangs on it."""
    title = token.head
    if title.i != token.i - 1 or title.lower_.rstrip(".") not in words("honorifics") or title.head is title:
        return
    put_in_place(token, title, "nmod:desc", [c for c in title.children if c is not token])


def _lemma_after_hyphen(token: Token) -> None:
    """“Co-founded”: what was done with others is what was done."""
    before, _, verb = token.lower_.rpartition("-")
    token.lemma_ = f"{before}-{lemma(verb, token.tag_)}"


def _due_to_do(token: Token) -> None:
    """“Was due to arrive on Friday”: where the parse reads “due to” as “because of”, what follows is an infinitive all the same."""
    verb = token.head
    is_so = any(c.lemma_ == "be" for c in children(verb, "cop", "aux", "aux:pass"))
    if is_so and verb.i == token.i + 2 and verb.pos_ == "VERB" and child(token, "fixed") is not None:
        verb.tag_ = "VB"


def _participle_as_adjective(token: Token) -> None:
    """“The former premier, convicted of fraud in 2010”: what has a complement of its own is a verb."""
    if token.pos_ == "ADJ" and token.tag_ == "VBN" and child(token, "obl") is not None:
        token.pos_ = "VERB"


def _charged_in_court(token: Token) -> None:
    """“Ann Roe appeared in Leeds Crown Court, charged with fraud”: no court is charged."""
    court = token.head
    if token.tag_ == "VBN" and court.dep_ == "obl" and court.lemma_.lower() in words("court-words") and token.lemma_.lower() in words("judging-verbs"):
        attach(token, court.head, "advcl")


def _subject_before_time(noun: Token) -> None:
    """“A fire yesterday morning destroyed 200 homes”: what has an article of its own is no part of the time after it."""
    time = noun.head
    verb = time.head
    if time.lower_ in _PARTS_OF_DAYS and verb.i > time.i and verb.pos_ == "VERB" and child(noun, "det") is not None and child(verb, "nsubj") is None:
        attach(noun, verb, subject_label(verb))


def _described_by_owner(place: Token) -> None:
    """“They met in Niamey, Niger's capital”: the name before the comma owns nothing, it is what is described."""
    noun = place.head
    if place.pos_ != "PROPN" or place.i + 1 >= noun.i or word_after(place) != "," or child(place, "case") is not None:
        return
    if any(c.dep_ == "nmod:poss" and c.i > place.i and child(c, "case") is not None for c in noun.children):
        above, relation = noun.head, noun.dep_
        for c in [c for c in noun.children if c.i < place.i]:
            attach(c, place)
        if above is noun:
            place.hang(place)
            place.dep_ = relation
        else:
            attach(place, above, relation)
        attach(noun, place, "appos")


def _next_of_headline(token: Token) -> None:
    """“Boy, 16, fatally shot; brother in custody”: who was shot stands before it, and what comes after a stop is of its own."""
    verb, edge = token.head, token.left_edge
    if not verb.head.i < verb.i < token.i or verb.tag_ != "VBN" or verb.dep_ not in ("acl", "appos", "parataxis"):
        return
    if child(verb, "aux", "aux:pass") is None and {edge.text, word_before(edge)} & {";", ","}:
        verb.dep_ = "acl"
        attach(token, verb.head, "parataxis")


def _source_as_subject(token: Token) -> None:
    """“According to Capt. Ann Roe, the boy was shot” is not of Ann Roe."""
    cases = (child(t, "case") for t in (token, *children(token, "nmod:desc", "compound")))
    if any(case is not None and case.lower_ in ("according", "per") and case.i < token.i for case in cases):
        token.dep_ = "obl"


def _teller_as_subject(token: Token) -> None:
    """“John Doe, 16, was shot, Lt. Ann Roe said”: the one before "said" says it, the one before "was shot" was."""
    verb, tells = token.head, token.head.head
    if verb.dep_ != "ccomp" or not verb.i < token.i < tells.i or tells.lemma_.lower() not in words("reporting-verbs"):
        return
    if any(t.pos_ not in ("ADV", "AUX") and not t.is_punct for t in token.doc[token.right_edge.i + 1 : tells.i]):
        return
    taken = child(tells, "nsubj")
    if taken is None or taken.i < verb.i:
        role = token.dep_
        attach(token, tells, "nsubj")
        if taken is not None:
            attach(taken, verb, role)


def _told_after_source(colon: Token) -> None:
    """“Detectives: Girl, 16, killed”: a headline's source is not killed."""
    source = colon.doc[colon.i - 1] if colon.i else colon
    if source.pos_ not in ("NOUN", "PROPN") or colon.i - colon.sent.start > _SOURCE:
        return
    told = next((c for c in children(source, "appos") if c.i > colon.i), None)
    if told is not None:
        for c in [c for c in source.children if c.i > told.i]:
            attach(c, told)


def _title_as_subject(token: Token) -> None:
    """“Member of Parliament Ann Roe agreed”, “the president of the Elm League, Ann Roe, agreed”: a title before a name is no second subject."""
    title = next((c for c in children(token.head, "nsubj") if c.i < token.i and c.lemma_.lower() in words("occupations")), None)
    if token.ent_type_ != "PERSON" or title is None or not title.i < token.i < token.head.i:
        return
    if token.i - title.i <= _TITLE and not any(t.is_punct for t in token.doc[title.i : token.i]):
        between = [t for t in token.doc[title.i + 1 : token.i] if t.head.i == token.head.i]
        attach(title, token, "nmod:desc")
        for t in between:
            attach(t, title, "nmod")
    elif child(title, "det", "nmod:poss") is not None and token.doc[token.i - 1].text == "," and _last_word(title) == token.i - 2:
        attach(token, title, "appos")


def _last_word(noun: Token) -> int:
    """Where a noun phrase ends, without the comma that the parser may have given it."""
    return max(t.i for t in noun.subtree if not t.is_punct)


def _source_described(token: Token) -> None:
    """“According to Ann Roe, Poe's former agent, Poe died”: the agent is Roe, and does not die."""
    begin, verb = token.left_edge.i, token.head
    begin += token.doc[begin].text == ","
    name = first_of(token.doc[begin - 2] if begin > 1 and token.doc[begin - 1].text == "," else token, "flat")
    source = child(name, "case")
    if token.pos_ == "NOUN" and source is not None and source.lower_ == "according" and any(token.i < c.i < verb.i for c in children(verb, "nsubj")):
        attach(token, name, "appos")


def _subject_after_source(token: Token) -> None:
    """“According to the prosecutor, Ann Roe, 34, pleaded guilty”, “Last May, Ann Roe, 34, died”: who pleaded is no prosecutor, and no month a person."""
    opening, verb = token.head, token.head.head
    case = child(opening, "case")
    aside = opening.dep_.startswith("obl") and opening.ent_type_ != "PERSON" and opening.tag_ in ("NNP", "CD")
    if not (aside or (case is not None and case.lower_ == "according")):
        return
    if not opening.i < token.i < verb.i or verb.pos_ != "VERB" or token.ent_type_ != "PERSON":
        return
    if child(verb, "nsubj", "csubj", "expl") is None and all(t.is_punct for t in token.doc[token.right_edge.i + 1 : verb.i] if t.pos_ not in ("AUX", "ADV")):
        attach(token, verb, subject_label(verb))


def _subject_before_aside(token: Token) -> None:
    """“On Sunday the mayor Ann Roe, in a letter to the council, resigned”: an apposition follows what it is of; who stands before it did what the verb says."""
    aside, verb = token.head, token.head.head
    between = token.i < aside.i < verb.i and aside.dep_ == "obl" and verb.pos_ == "VERB"
    if between and child(verb, "nsubj", "nsubj:pass", "csubj", "expl") is None and token.ent_type_:
        attach(token, verb, subject_label(verb))


def _told_by_whom(token: Token) -> None:
    """“Divers found it, Ann Roe, a diver from Tarn, told Reuters”: to whom it was told stands after, who told it before."""
    verb, doc = token.head, token.doc
    if verb.lower_ != "told" or token.i < verb.i or child(verb, "obj", "iobj") is not None:
        return
    token.dep_ = "iobj"
    sent = verb.sent
    for name in (e for e in reversed(sent.ents) if sent.start < e.start and e.end <= verb.i):
        described = doc[name.end].text == "," and doc[name.end + 1].pos_ == "DET"
        if doc[name.start - 1].text != "," or not (described or name.end == verb.i) or any(t.pos_ in ("VERB", "AUX") for t in doc[name.end : verb.i]):
            continue
        first, *others = name
        aside = [t for t in first.head.children if name.end < t.i < verb.i and t.dep_ == "appos"]
        attach(first, verb, "nsubj")
        for t in others:
            attach(t, first, "flat")
        for t in aside:
            attach(t, first, "appos")
        return


def _state_of_all(token: Token) -> None:
    """“2 adults, six children dead in fire”: in a headline without a verb an adjective after what is coordinated tells of all of it."""
    noun = first_of(token.head, "conj")
    if noun.dep_.lower() == "root" and noun.pos_ in ("NOUN", "PROPN", "NUM") and token.i > max((c.i for c in children(noun, "conj")), default=noun.i):
        attach(token, noun, "acl")


def _title_as_apposition(token: Token) -> None:
    """“Hackett Chief of Police Ann Roe was hurt”: what stands before a title without a comma is part of it."""
    before = token.head
    if before.i + 1 != token.i or before.pos_ != "PROPN" or token.lemma_.lower() not in words("occupations") or child(token, "det") is not None:
        return
    above, role = before.head, before.dep_
    if above is before:
        return
    others = [c for c in before.children if c.i != token.i and not c.dep_.startswith(("compound", "amod", "flat"))]
    attach(token, above, role)
    attach(before, token, "compound")
    for c in others:
        attach(c, token)


def _torn_off_as_conjunct(token: Token) -> None:
    """What the parse took from a coordinated subject: a second subject with an “and” of its own, or all that stands before the “and”.

    In “called after three adults and a toddler were hurt” it takes the adults for when the call was; but a plural verb has no single toddler.
    """
    verb = token.head
    for second in children(verb, token.dep_):
        if second.i > token.i and child(second, "cc") is not None:
            attach(second, token, "conj")
    joined = child(verb, "cc") if verb.dep_ == "conj" else None
    if joined is None or token.tag_ not in ("NN", "NNP", "JJ") or joined.i != token.left_edge.i - 1:
        return
    if any(c.lower_ in ("were", "are", "have") for c in children(verb, "aux", "aux:pass", "cop")):
        for first in children(verb.head, "obl"):
            if first.i > verb.head.i and first.right_edge.i == joined.i - 1 and preposition(first) in CONJUNCTIONS:
                attach(first, token, "conj")


def _name_after_comma(token: Token) -> None:
    """“A mother of two, 21-year-old Ann Roe, died”: she is the mother."""
    doc = token.doc
    cases = [c for c in children(token, "case") if c.lower_ == "of" and c.i < token.i]
    if token.ent_type_ != "PERSON" or not cases or token.head.lemma_.lower() not in words("male-nouns", "female-nouns", "person-nouns"):
        return
    comma = next((t for t in doc[cases[0].i + 1 : token.i] if t.text == ","), None)
    inner = doc[comma.i - 1] if comma is not None else token
    if comma is None or inner.i <= cases[0].i:
        return
    attach(inner, token.head, "nmod")
    attach(cases[0], inner)
    token.dep_ = "appos"


def _place_of_what_ends(token: Token) -> None:
    """“At the end of a concert at the Arena”: the concert is there."""
    inner = _right_before(token, "of")
    if preposition(token) in ("at", "in") and token.ent_type_ and inner is not None and inner.head.lemma_.lower() in _PARTS:
        attach(token, inner, "nmod")


def _by_after_place(token: Token) -> None:
    """“Left a concert at the Arena by singer Ann Roe”: by whom a place is, or what nobody has left by, is who gives the concert."""
    if preposition(token) != "by" or not (token.head.ent_type_ or (token.head.pos_ == "VERB" and not is_passive(token.head))):
        return
    place = _right_before(token, "at", "in")
    if place is not None and place.ent_type_ and place.head.pos_ == "NOUN" and any(t.ent_type_ == "PERSON" for t in token.subtree):
        attach(token, place.head, "nmod")


def _right_before(token: Token, *prepositions: str) -> Token | None:
    """What hangs by one of the prepositions on a noun and ends right before `token` begins."""
    if token.left_edge.i == 0:
        return None
    before = token.doc[token.left_edge.i - 1]
    return next((t for t in (before, *before.ancestors) if t.dep_ == "nmod" and t.right_edge is before and preposition(t) in prepositions), None)
