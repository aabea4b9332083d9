"""Subjects and objects that a parser gives to the wrong one of two verbs, though the order of words leaves no doubt; participles taken for verbs."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.annotation.tree import Token
from newsgraph.finding.syntax import child, children
from newsgraph.finding.wordlists import words


def mend_joined(token: Token) -> None:
    """Re-attach `token` in place, where it stands between two verbs or is a participle."""
    if token.lower_ == "another":
        _another_as_subject(token)
    elif token.lower_ == "dead":
        _found_dead(token)
    elif token.dep_ == "conj" and token.pos_ != "VERB":
        _subject_of_next_verb(token)
    elif token.tag_ == "VBG":
        _noun_after_by(token)
    elif token.dep_ == "obj":
        _object_of_next_verb(token)
    elif token.dep_ in ("nsubj", "nsubj:pass"):
        _subject_of_next_verb(token)
        _subject_of_participle(token)
        _passive_subject(token)


def attach(token: Token, head: Token, relation: str | None = None) -> None:
    """Hang `token` on `head`, unless that stands below it."""
    if token != head and not token.is_ancestor(head):
        token.hang(head)
        token.dep_ = relation or token.dep_


def put_in_place(token: Token, of: Token, relation: str, others: Iterable[Token]) -> None:
    """Hang `token` where `of` hangs, `of` by the relation on it, and `others`, too."""
    above, role = of.head, of.dep_
    if above is of:
        token.hang(token)
        token.dep_ = role
    else:
        attach(token, above, role)
    attach(of, token, relation)
    for c in others:
        attach(c, token)


def _subject_of_next_verb(token: Token) -> None:
    """“Ann Roe died at the scene and John Doe was taken to hospital”: whom a verb is joined with by the parse is the subject of the verb after it."""
    verb = token.head
    if verb.pos_ != "VERB" or token.pos_ not in ("NOUN", "PROPN", "PRON") or not token.i > verb.i:
        return
    if token.dep_ != "conj" and not any(c.i < verb.i for c in children(verb, "nsubj")):
        return  # "said Roe"
    after = next((v for v in children(verb, "conj") if v.i > token.i and v.pos_ == "VERB"), None)
    if after is not None and child(after, "nsubj") is None and _runs_up_to(token, after):
        attach(token, after, subject_label(after))


def _subject_of_participle(token: Token) -> None:
    """“Ann Roe killed, five others wounded”: the others are not killed, too."""
    verb, after = token.head, child(token, "acl")
    if token.i < verb.i or after is None or after.i != token.right_edge.i - _after(after) or not any(c.i < verb.i for c in children(verb, "nsubj")):
        return
    if after.tag_ in ("VBN", "VBD") and verb.tag_ in ("VBN", "VBD") and after.lemma_.lower() in words("befalling-verbs"):
        after.hang(verb)
        after.dep_, after.tag_ = "conj", "VBN"
        token.hang(after)
        token.dep_ = "nsubj:pass"


def _after(verb: Token) -> int:
    """How many tokens of what hangs on a verb stand after it."""
    return verb.right_edge.i - verb.i


def _object_of_next_verb(token: Token) -> None:
    """“A shooting that killed one man and injured eight others”: no verb has objects before and after the verb that is joined to it."""
    verb = token.head
    between = next((v for v in children(verb, "conj") if v.pos_ == "VERB" and verb.i < v.i < token.i and child(v, "obj") is None), None)
    if between is not None and any(verb.i < c.i < between.i for c in children(verb, "obj")):
        attach(token, between)


def _passive_subject(token: Token) -> None:
    """“Two students shot over the weekend”, a participle with a subject and no auxiliary: they did not shoot."""
    verb = token.head
    if token.dep_ == "nsubj" and verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "aux", "obj") is None and token.i < verb.i:
        token.dep_ = "nsubj:pass"


def _noun_after_by(token: Token) -> None:
    """“In a drive-by shooting”: the shooting is no way in which somebody drove."""
    doc, i = token.doc, token.i
    if i < 3 or [t.lower_ for t in doc[i - 3 : i]] != ["drive", "-", "by"]:
        return
    drive = doc[i - 3]
    above, relation = drive.head, drive.dep_
    if above != token and not token.is_ancestor(above):
        token.hang(above)
        token.dep_ = relation
        for c in [c for c in drive.children if c.i < drive.i]:
            attach(c, token)
    attach(drive, token, "compound")
    attach(doc[i - 1], token, "compound")
    token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_


def _found_dead(token: Token) -> None:
    """“They found Ann Roe, from York, dead”: whom they found was."""
    found = next((t for t in reversed(token.doc[token.sent.start : token.i]) if t.pos_ in ("VERB", "AUX")), token)
    who = child(found, "obj") if found.lemma_.lower() in ("find", "discover", "leave") else None
    alone = all(c.dep_ == "punct" for c in token.children)
    if who is not None and who.i < token.i and token.head != found and token.head.pos_ in ("NOUN", "PROPN") and alone:
        attach(token, found, "xcomp")


def _another_as_subject(token: Token) -> None:
    """“One man dead and another wounded”."""
    state = token.head
    if token.dep_ == "det" and state.i == token.i + 1 and state.tag_ in ("VBD", "VBN") and state.lemma_.lower() in words("befalling-verbs"):
        token.dep_, state.tag_ = "nsubj:pass", "VBN"
        token.pos_ = "PRON"


def subject_label(verb: Token) -> str:
    """The relation that a subject of the verb has, active or passive."""
    return "nsubj:pass" if child(verb, "aux:pass") is not None else "nsubj"


def _runs_up_to(nominal: Token, verb: Token) -> bool:
    """Whether only auxiliaries, adverbs and marks stand between a phrase and a verb."""
    return all(t.pos_ in ("AUX", "ADV", "PART") or t.is_punct for t in nominal.doc[nominal.right_edge.i + 1 : verb.i])
