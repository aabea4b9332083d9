"""Who says it: the mention that a reporting verb's words come from."""

from __future__ import annotations

from newsgraph.annotation.tree import Token
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.syntax import child, children, preposition, relative_antecedent, surface_subject, word_before
from newsgraph.finding.wordlists import words

CITING = frozenset(("cite", "quote"))
SPEAKERS = (Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION)
"""Who may speak and be spoken to."""
_APPOSED = 12  # the same, over an apposition between commas
_REACH = 8  # tokens left of a verb whose subject the parser did not find


def speaker_of(verb: Token, mentions: Mentions) -> Mention | None:
    """The subject of an active reporting verb, the agent of a passive one; of “a report by X” it is X, of “some of the Y” the Y."""
    if verb.dep_ == "advcl" and verb.head.lemma_ in CITING and any(c.lower_ == "as" for c in children(verb, "mark")):
        cited = child(verb.head, "nsubj:pass", "obj")
        return able_to_speak(mentions.at(cited.i)) if cited is not None else None  # "Reuters quoted Ann Roe as saying"
    if _is_passive(verb):
        subject = child(verb, "obl:agent") or next((c for c in children(verb, "obl") if preposition(c) == "by"), None)
        if subject is None:
            return None  # "believed to be innocent"
    else:
        own = [c for c in children(verb, "nsubj") if c.i < verb.i and able_to_speak(mentions.at(c.i)) is not None]
        subject = own[-1] if len(own) > 0 and relative_antecedent(own[-1]) is None else surface_subject(verb)
        if subject is not None and subject.i == verb.i + 1 and verb.lemma_ == "tell":
            subject = None  # "…, Ann Roe, a judge in York, told Reuters": whom she told
        if subject is not None and subject.i > verb.i and child(verb, "ccomp") is not None and subject.head is verb and verb.i > verb.left_edge.i:
            subject = next((c for c in children(verb, "nsubj") if c.i < verb.i), subject)
    beside = _named_beside(verb, mentions)
    if beside is not None:
        return beside
    if subject is None:
        return _left_of(verb, mentions)
    if any(c.lower_ == "no" for c in children(subject, "det")):
        return None  # "no group has claimed responsibility"
    apposed = next((m for c in children(subject, "appos", "flat") if (m := mentions.at(c.i)) is not None and m.kind is Kind.PERSON), None)
    if apposed is not None and apposed.form is Form.NAME and apposed.start == subject.i + 1:
        return apposed  # "detectives Ann Roe and Al Poe said"
    found = able_to_speak(mentions.at(subject.i)) or _source(subject, mentions) or apposed
    if found is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and word_before(verb) == "," and child(verb.head, "nsubj") is not None:
        return speaker_of(verb.head, mentions)  # "a Democrat, Ann Roe, left, telling reporters"
    return found


def _is_passive(verb: Token) -> bool:
    """Whether the subject is who is told or told of, by a form of its own or by that of the verb before it: “was tested and questioned”."""
    if child(verb, "nsubj:pass", "aux:pass") is not None or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "nsubj", "aux") is None and child(verb.head, "aux:pass") is not None


def able_to_speak(found: Mention | None) -> Mention | None:
    """The mention if it is of a person, a group, an organisation, a named country or "they"; not of "it"."""
    if found is None:
        return None
    if found.kind in SPEAKERS or (found.kind is Kind.PLACE and found.form is Form.NAME):
        return found
    return found if found.kind is None and found.text.lower() not in ("it", "its") else None


def _named_beside(verb: Token, mentions: Mentions) -> Mention | None:
    """“The firm's director, Ada Holt, said”: the name between the commas."""
    if verb.i < 3 or verb.doc[verb.i - 1].text != ",":
        return None
    found = mentions.at(verb.i - 2)
    if found is None or found.kind is not Kind.PERSON or found.form is not Form.NAME or found.start == 0:
        return None
    return found if verb.doc[found.start - 1].text == "," and verb.doc[found.head].dep_ == "appos" else None


def _left_of(verb: Token, mentions: Mentions) -> Mention | None:
    """The name before a verb that the parser left without subject: “; mayor Ada Holt on Tuesday suggested”, “, Ann Roe, a judge in York, told Reuters”."""
    apposed = verb.i > 0 and verb.doc[verb.i - 1].text == ","
    for i in range(verb.i - 2, max(verb.sent.start, verb.i - _APPOSED) - 1, -1) if apposed else ():
        found = mentions.at(i)
        if found is not None and found.form is Form.NAME and found.kind is Kind.PERSON and verb.doc[found.end].text == ",":
            return found
        if verb.doc[i].dep_ == "acl:relcl":
            told = mentions.at(verb.doc[i].head.i)  # "…, Ann Roe, who heads the union, told Reuters"
            return told if told is not None and told.form is Form.NAME and told.kind is Kind.PERSON else None
        if verb.doc[i].pos_ in ("VERB", "AUX"):
            break
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _REACH) - 1, -1):
        token = verb.doc[i]
        found = mentions.at(i)
        if found is not None and found.form is Form.NAME and found.kind in (Kind.PERSON, Kind.ORGANIZATION):
            return found if verb.doc[found.head].dep_ == "dep" else None
        if token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return None
    return None


def told_behind(verb: Token, mentions: Mentions) -> Mention | None:
    """“…, said his aunt, Ada Holt, and …”: who stands right behind a verb that a comma stands before, whomever the parse has for its subject."""
    doc = verb.doc
    subjects = [c.i for c in children(verb, "nsubj")]
    if verb.lemma_ != "say" or not verb.i or doc[verb.i - 1].text != "," or (subjects and subjects[-1] < verb.i):
        return None
    for i in range(verb.i + 1, min(verb.i + _REACH, len(doc))):
        found = mentions.at(i)
        if found is not None and found.kind in SPEAKERS and found.head >= i:
            after = doc[found.end] if found.end < len(doc) else None
            if after is not None and (after.pos_ in ("VERB", "AUX", "PART", "NOUN", "PROPN", "ADV") or after.text == "-"):
                continue  # "said Holt was ill", "said police chief Ada Holt"
            apposed = mentions.at(found.end + 1) if after is not None and after.text == "," and found.end + 1 < len(doc) else None
            named = apposed is not None and apposed.kind is Kind.PERSON and apposed.form is Form.NAME and doc[apposed.head].dep_ == "appos"
            return apposed if named else found
        if doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return None
    return None


def _source(subject: Token, mentions: Mentions) -> Mention | None:
    told = subject.lemma_.lower() in words("source-nouns")
    if told and (owner := child(subject, "nmod:poss")) is not None:
        return able_to_speak(mentions.at(owner.i))
    if told and subject.dep_ == "obj" and (teller := surface_subject(subject.head)) is not None:
        return able_to_speak(mentions.at(teller.i))  # "the mayor released a statement which said"
    for c in children(subject, "acl") if told else ():
        giver = child(c, "obl:agent") or next((o for o in children(c, "obl") if preposition(o) in ("by", "from")), None)
        if giver is not None and (found := able_to_speak(mentions.at(giver.i))) is not None:
            return found  # "a statement released by the mayor"
    for c in children(subject, "nmod"):
        case = preposition(c)
        if (told and case in ("by", "from", "of")) or (case == "of" and subject.pos_ in ("DET", "PRON", "NUM", "ADJ")):
            return able_to_speak(mentions.at(c.i))
    for c in children(subject, "compound", "nmod:desc") if told else ():
        if (found := mentions.at(c.i)) is not None and found.kind is Kind.ORGANIZATION:
            return found  # "a police statement", "NATO figures"
    return None


def according_to(token: Token, mentions: Mentions) -> Mention | None:
    """Whom “according to” names: the first that is named after it, though the parse may take the next words for its head."""
    head = token.head if token.dep_ == "case" else child(token, "obl", "nmod")
    if head is None:
        return None
    for i in range(token.i + 2, head.i):
        found = mentions.at(i)
        if found is not None and found.form is Form.NAME and found.start == i and _ends_source(found, head):
            return able_to_speak(found)
    return able_to_speak(mentions.at(head.i)) or _source(head, mentions)


def _ends_source(found: Mention, head: Token) -> bool:
    """Whether a name that the parse hung on a later noun is the whole source: “according to the ministry he died”, “according to Roe archaeologists have …”."""
    if head.doc[found.head].dep_ not in ("compound", "nmod:desc", "dep") or found.end > head.i:
        return False
    bare_plural = found.kind is Kind.PERSON and head.tag_ == "NNS" and head.i == found.end
    return bare_plural or any(t.pos_ in ("PRON", "VERB", "AUX") for t in head.doc[found.end : head.i])
