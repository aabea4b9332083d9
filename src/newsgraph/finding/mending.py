"""Doc ► the same Doc, with attachments put right that a parser gets wrong though the order of words leaves no doubt: who tells, and whose title it is."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.finding.syntax import child, children
from newsgraph.finding.wordlists import words


def mend(doc: Doc) -> None:
    """Re-attach in place; sentences keep their bounds."""
    for token in doc:
        if token.dep_ in ("nsubj", "nsubj:pass"):
            _source_as_subject(token)
            _teller_as_subject(token)
            _subject_of_inner_clause(token)
        elif token.dep_ == "appos":
            _title_as_apposition(token)
            _apposed_to_nearest_name(token)
        elif token.dep_ == "nmod":
            _name_after_comma(token)


def _source_as_subject(token: Token) -> None:
    """“According to Capt. Ann Roe, the boy was shot” is not of Ann Roe."""
    case = child(token, "case")
    if case is not None and case.lower_ in ("according", "per") and case.i < token.i:
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
        token.head, token.dep_ = tells, "nsubj"
        if taken is not None:
            taken.head, taken.dep_ = verb, role


def _subject_of_inner_clause(token: Token) -> None:
    """“A man was held after Ann Roe, mayor of York, was stabbed”: who stands between "after" and its verb is of that verb."""
    verb = token.head
    own = [c for c in children(verb, "nsubj") if c.i < verb.i]
    if token.i < verb.i or not own:
        return
    for inner in children(verb, "advcl", "ccomp"):
        mark = child(inner, "mark")
        if mark is not None and mark.i < token.i < inner.i and child(inner, "nsubj") is None:
            token.head = inner
            return


def _apposed_to_nearest_name(token: Token) -> None:
    """“… asks Al Poe to call Ben Roe, the son of Ann Roe”: an apposition is of the name right before its comma."""
    doc, begin = token.doc, token.left_edge.i
    begin += doc[begin].text == ","
    if token.pos_ != "NOUN" or begin < 2 or doc[begin - 1].text != "," or doc[begin - 2].ent_type_ != "PERSON" or child(token, "det") is None:
        return
    name = doc[begin - 2]
    while name.dep_ == "flat":
        name = name.head
    if token.head.i < name.i and token.head.ent_type_ == "PERSON" and not name.is_ancestor(token) and not token.is_ancestor(name):
        token.head = name


def _title_as_apposition(token: Token) -> None:
    """“Hackett Chief of Police Ann Roe was hurt”: what stands before a title without a comma is part of it."""
    before = token.head
    if before.i + 1 != token.i or before.pos_ != "PROPN" or token.lemma_.lower() not in words("occupations") or child(token, "det") is not None:
        return
    above, role = before.head, before.dep_
    if above is before:
        return
    others = [c for c in before.children if c.i != token.i and not c.dep_.startswith(("compound", "amod", "flat"))]
    token.head, token.dep_ = above, role
    before.head, before.dep_ = token, "compound"
    for c in others:
        c.head = token


def _name_after_comma(token: Token) -> None:
    """“A mother of two, 21-year-old Ann Roe, died”: she is the mother."""
    doc = token.doc
    cases = [c for c in children(token, "case") if c.lower_ == "of" and c.i < token.i]
    if token.ent_type_ != "PERSON" or not cases or token.head.lemma_.lower() not in words("male-nouns") | words("female-nouns") | words("person-nouns"):
        return
    comma = next((t for t in doc[cases[0].i + 1 : token.i] if t.text == ","), None)
    inner = doc[comma.i - 1] if comma is not None else token
    if comma is None or inner.i <= cases[0].i:
        return
    inner.head, inner.dep_ = token.head, "nmod"
    cases[0].head = inner
    token.dep_ = "appos"
