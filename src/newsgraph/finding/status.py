"""Whether a told event occurred, is planned, alleged, denied or cancelled, or was only thought of.

Read off negation, modal verbs, mood, what governs the clause, and modifiers of a noun. The words are data (ontology/grammar.ttl).
"""

from __future__ import annotations

from newsgraph.annotation.tree import Token
from newsgraph.finding.syntax import (
    child,
    children,
    clause,
    first_of,
    has_gone_on,
    is_headline,
    is_negated,
    is_one_of_few,
    is_passive,
    obliques,
    preposition,
    word_before,
)
from newsgraph.namespaces import NG
from newsgraph.ontology import Ontology

OCCURRED, PLANNED, ONGOING = NG + "Occurred", NG + "Planned", NG + "Ongoing"
ALLEGED, DENIED, CANCELLED = NG + "Alleged", NG + "Denied", NG + "Cancelled"

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HYPOTHETICAL = frozenset({"could", "may", "might", "should", "must", "can", "ca", "would", "'d", "’d", "need"})
CONDITIONS = frozenset({"if", "whether", "unless", "lest"})
"""Words that open a clause of which nobody says that it is so."""
_BEFORE_THE_CHARGE = ("in", "after", "following", "over")  # "charged in the shooting": who did it is alleged, not that it happened
_WISHING = frozenset(("request", "ask", "demand", "urge", "recommend", "propose", "suggest", "insist", "plead"))
_OFF = frozenset((("call", "off"), ("put", "off"), ("put", "back")))
_EXPECTING = frozenset(("expect", "predict", "forecast", "foresee", "anticipate", "await", "envisage"))
_AHEAD = frozenset(("funding", "fund", "money", "budget", "permission", "approval", "preparation", "date", "deadline", "consent", "allocate", "earmark"))
"""Words by which what they are for is to come: "funding for the construction of a wall"."""
_UNREAL = "unreal"  # the text does not say that it happened or will
_MAX_CLIMB = 6


def event_status(token: Token, ontology: Ontology, words: range = range(0), *, harmful: bool = True) -> str | None:
    """The status IRI of the event that `token` names (by the tokens `words`); None where the text does not say that it happened or will.

    `harmful`: of a class that hurts people, so that for being potential it is not planned: "a potential attack" is none, "a potential merger" is to come.
    """
    if token.pos_ == "NOUN" and _goes_on(token, ontology):
        return ONGOING
    if token.pos_ in ("NOUN", "PROPN") and child(token, "cop") is None:
        return _of_noun(token, ontology, words, harmful=harmful)
    if (is_negated(token) and not _negation_is_of_subject(token)) or _is_of_nothing(token):
        return None
    if token.dep_ == "amod" and token.head.i < token.i and _own_mood(clause(token.head), ontology, first=False) is None:
        return None  # "there could be people dead"
    return _of_clause(token, ontology)


def is_told_in_court(token: Token, ontology: Ontology) -> bool:
    """“A nurse murdered a patient, a jury has been told”: so the prosecution says."""
    verb = clause(token)
    for teller in (verb.head, *children(verb, "parataxis")):
        if teller.lemma_.lower() in ("hear", "tell") and (teller.i != verb.head.i or verb.dep_ in ("ccomp", "parataxis")):
            hearer = child(teller, "nsubj", "nsubj:pass", *(("obj",) if teller.lemma_ == "tell" else ()))
            if hearer is not None and hearer.lemma_.lower() in ontology.lists["court-words"]:
                return True
    return False


def _negation_is_of_subject(token: Token) -> bool:
    """“No one was killed” denies the people, not the event."""
    return child(token, "advmod") is None or not any(c.lower_ in ("not", "n't", "never") for c in token.children)


def _is_of_nothing(verb: Token) -> bool:
    """“Will build no dam”, “backed neither candidate”, “neither the driver nor the passenger was hurt”."""
    who = child(verb, "nsubj", "nsubj:pass")
    if any(c.lower_ == "neither" for t in (verb, who) if t is not None for c in children(t, "cc:preconj")):
        return True
    if who is not None and who.left_edge.lower_ == "not" and any(c.lower_ in ("single", "one") for c in who.children):
        return True  # "not a single life was lost"
    return any(c.lower_ in ("no", "neither") for what in children(verb, "obj") for c in children(what, "det"))


def is_scheduled(noun: Token, ontology: Ontology) -> bool:
    """“Scheduled for launch in 2021”: what is said of the verb is said of the noun; not "booked into jail for murder"."""
    if noun.dep_ != "obl" or preposition(noun) != "for" or noun.head.lemma_.lower() not in ontology.lists["scheduling-verbs"]:
        return False
    setting = noun.head.lemma_.lower() in ("schedule", "slate", "plan") or is_passive(noun.head)
    return setting and all(case != "into" for case, _ in obliques(noun.head))


def is_called(noun: Token, ontology: Ontology) -> bool:
    """“Called a summit for Thursday”; not "called it a summit", "what they call an attack"."""
    verb = noun.head
    alone = noun.dep_ == "obj" and verb.lemma_ == "call" and noun.lemma_.lower() in ontology.lists["called-nouns"]
    return alone and len(children(verb, "obj", "xcomp", "compound:prt")) == 1


def _of_noun(noun: Token, ontology: Ontology, words: range, *, harmful: bool) -> str | None:
    own = _modified(noun, ontology, words, harmful=harmful)
    if own in (_UNREAL, ONGOING, CANCELLED):
        return None if own == _UNREAL else own
    above = _noun_governed(noun, ontology, harmful=harmful)
    if above == _UNREAL:
        return None
    if above is not None and above != ALLEGED:
        return above
    return own or above or _noun_in_clause(noun, ontology, harmful=harmful)


def _modified(noun: Token, ontology: Ontology, words: range, *, harmful: bool) -> str | None:
    """What the words before an event's noun say of it; None where they say nothing."""
    before = [c for c in children(noun, "amod", "compound", "det", "advmod") if c.i not in words]
    # a "life threatening wound" is one
    modifiers = {c.lemma_.lower() for c in before if not (c.lower_ == "threatening" and "life" in word_before(c))}
    modifiers |= {c.lower_ for c in children(noun, "amod") if c.i not in words}
    planned = ontology.lists["planning-words"]
    unreal = (modifiers & ontology.lists["unreal-words"]) - {c.lemma_.lower() for c in before if c.dep_ == "compound"}  # "a roll call vote"
    first = first_of(noun, "conj")
    nor = first is not noun and any(c.lower_ == "no" for c in children(first, "det"))  # "no arrests nor charges"
    without = any(t.lower_ == "without" for t in noun.doc[noun.left_edge.i : noun.i])  # "with or without a deal"
    rate = any(preposition(c) == "per" for c in children(noun, "nmod"))  # "15 deaths per 100,000"
    none = modifiers & {"no", "any", "every", "each", "such", "enough", "another's"} or nor or without or rate
    if none or (unreal and (harmful or not unreal <= planned)):
        return _UNREAL
    if modifiers & ontology.lists["continuing-words"]:
        return ONGOING
    if modifiers & ontology.lists["cancelling-words"]:
        return CANCELLED
    if modifiers & planned:
        return PLANNED
    return ALLEGED if modifiers & ontology.lists["alleging-words"] else None


def _noun_governed(noun: Token, ontology: Ontology, *, harmful: bool) -> str | None:
    """What the word above an event's noun says of it: "the race was called off", "denied the attack"; None where it says nothing."""
    first = first_of(noun, "conj", alike=True)  # "cancelled the trip and the talks"
    governor = first.head
    relation, lemma, lists = first.dep_, governor.lemma_.lower(), ontology.lists
    if governor is first or relation not in ("obj", "nmod", "nsubj:pass", "obl", "conj"):
        return None
    off = any((lemma, c.lower_) in _OFF for c in children(governor, "compound:prt", "advmod"))
    away = lemma in ("cancellation", "postponement") and preposition(first) == "of"
    if off or away or (lemma in lists["cancelling-words"] and relation in ("obj", "nsubj:pass")):
        wanted = governor.dep_ == "xcomp" and governor.tag_ == "VB" and governor.head.lemma_.lower() in ("want", "seek", "hope", "try", "threaten")
        doubtful = wanted or is_negated(governor) or any(c.lower_ in _HYPOTHETICAL for c in children(governor, "aux"))
        return PLANNED if doubtful else CANCELLED  # "the strike could still be called off"
    if lemma == "call" and relation in ("obj", "nsubj:pass") and child(governor, "xcomp") is None:
        return PLANNED  # "called an election for July", where who calls for one only wants it; but "called the attack a tragedy"
    if harmful and lemma == "call" and governor.tag_ == "NN" and noun_is_new(noun):
        return None  # "after a call for a shooting"
    if lemma in lists["unreal-words"] and relation != "conj":
        return _UNREAL
    if _denies(governor, ontology) and relation == "obj":
        return _UNREAL if is_negated(governor) else DENIED
    if (lemma in ("plan", "schedule", "propose", "arrange") and relation in ("obj", "nsubj:pass", "nmod")) or is_scheduled(noun, ontology):
        return PLANNED
    if lemma in _EXPECTING and relation in ("obj", "nsubj:pass") and noun_is_new(noun):
        return _UNREAL if harmful else PLANNED  # "forecasters expect flooding"
    if not harmful and lemma in _AHEAD and relation in ("nmod", "obl") and preposition(first) == "for":
        return PLANNED
    if relation == "obj" and noun.lemma_.lower() in lists["outcome-nouns"] and child(governor, "compound:prt") is None:
        if lemma == "carry":
            return _UNREAL  # "the offence carries a life sentence"
        if lemma == "face" and governor.tag_ in ("VBZ", "VBP", "VBG"):
            return PLANNED
    if not harmful and preposition(noun) == "for":
        given = [governor] if relation == "nmod" else children(governor, "obj") if relation == "obl" else []
        if any(t.lemma_.lower() in lists["striving-nouns"] for t in given):
            return PLANNED  # "in the race for the nomination", "allocate funds for the construction"
    if lemma in lists["alleging-words"] and relation in ("nmod", "obl", "obj") and preposition(noun) not in _BEFORE_THE_CHARGE:
        return ALLEGED
    return None


def _denies(word: Token, ontology: Ontology) -> bool:
    """Whether a word denies what it governs; who rules a country does not, who rules out a deal does."""
    rules = word.lemma_.lower() == "rule" and all(c.lower_ != "out" for c in children(word, "compound:prt", "advmod"))
    return word.lemma_.lower() in ontology.lists["denying-words"] and not rules


def _noun_in_clause(noun: Token, ontology: Ontology, *, harmful: bool) -> str | None:
    """The status of an event's noun by the mood of the verb that it is a subject or object of."""
    verb, new = clause(noun), noun_is_new(noun)
    if _is_to(verb) and noun.dep_.startswith("nsubj"):
        return PLANNED  # "talks are to resume on Friday"
    if _is_supposed(noun):
        return None
    first = first_of(noun, "conj")
    if first is not noun and first.dep_ == "obj" and new and is_negated(first.head):
        return None  # "does not get seats or a vote"
    if verb.pos_ not in ("VERB", "AUX", "ADJ") or noun.dep_ not in ("nsubj", "nsubj:pass", "obj", "obl"):
        return OCCURRED
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    lemma = verb.lemma_.lower()
    if new and any(m.lower_ in CONDITIONS for m in children(verb, "mark")):
        return None  # "if there is a court order"
    thought_of = auxiliaries & _HYPOTHETICAL and (new or (not harmful and lemma in ontology.lists["light-verbs"]))  # "could begin the construction"
    reported = lemma in ontology.lists["occurrence-verbs"] and noun.dep_ in ("nsubj", "nsubj:pass") and new  # "protests are not reported there"
    if thought_of or (is_negated(verb) and (noun.dep_ == "obj" or reported)):
        return None
    if noun.dep_ == "obl":
        return PLANNED if auxiliaries & _FUTURE and new and not harmful else OCCURRED  # "will play in a league match"
    if auxiliaries & _FUTURE:
        return OCCURRED if harmful and noun.dep_ == "obj" and not new else PLANNED  # "will investigate the shooting"
    opens = noun.dep_ == "nsubj" and lemma in ontology.lists["opening-verbs"] and verb.tag_ in ("VBZ", "VBP")
    if opens and not harmful and not is_headline(verb.sent):
        return PLANNED  # "the festival opens on July 20"
    wanted = new and not harmful and noun.dep_ == "obj" and verb.tag_ == "VB" and any(c.lower_ == "to" for c in children(verb, "mark"))
    told = _of_clause(verb, ontology) if wanted or lemma in ontology.lists["light-verbs"] else OCCURRED  # "unable to negotiate a deal"
    return told if new or told in (DENIED, ALLEGED) else OCCURRED  # "denied that she had made a deal", "promised to hold a referendum"


def _is_supposed(noun: Token) -> bool:
    """“It would be named Storm Petra”, “she could be the victim of a theft”."""
    above = noun.head
    role = noun.dep_ == "nmod" and preposition(noun) == "of" and child(above, "cop") is not None
    return (role or noun.dep_ == "xcomp") and any(c.lower_ in _HYPOTHETICAL for c in children(above, "aux"))


def _goes_on(noun: Token, ontology: Ontology) -> bool:
    """“Is under investigation”, “the strike continues”, “the war has been ongoing for years”: it goes on as the text is written."""
    verb = clause(noun)
    now = any(t.tag_ in ("VBZ", "VBP") for t in (verb, *children(verb, "cop", "aux"))) and not is_negated(verb)
    return now and (
        (preposition(noun) == "under" and (verb.i == noun.i or verb.tag_ in ("VBZ", "VBP")))
        or (noun.dep_ == "nsubj" and noun.head.i == verb.i and verb.lemma_.lower() in ontology.lists["continuing-words"])
    )


def noun_is_new(noun: Token) -> bool:
    """An indefinite noun: it brings something up instead of coming back to it."""
    determiner = child(noun, "det", "nmod:poss")
    return determiner is None or determiner.lower_ in ("a", "an", "another", "any", "some")


def _of_clause(verb: Token, ontology: Ontology) -> str | None:
    token = verb
    status = OCCURRED
    for step in range(_MAX_CLIMB):
        own = _own_mood(token, ontology, first=step == 0)
        if own is None:
            return None
        if own != OCCURRED and status == OCCURRED:
            status = own
        if token.head is token or token.dep_ in ("root", "parataxis", "acl:relcl"):
            return status
        head = token.head
        governed = _governed(token, head, ontology)
        if governed is None:
            return None
        if governed != OCCURRED and status == OCCURRED:
            status = governed
        along = token.dep_ == "advcl" and token.tag_ == "VBG" and {c.lower_ for c in children(token, "mark")} <= {"with"}
        voted = token.dep_ == "advcl" and head.lemma_ in ("vote", "agree", "decide")  # "if they vote to impeach her"
        if token.dep_ not in ("xcomp", "ccomp", "conj", "acl", "csubj") and not (along or voted):
            return status
        if token.dep_ == "ccomp" or (token.dep_ == "conj" and child(token, "nsubj", "nsubj:pass") is not None):
            return status
        token = head
    return status


def _own_mood(verb: Token, ontology: Ontology, *, first: bool) -> str | None:
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    marks = {c.lower_ for c in children(verb, "mark", "advmod")}
    if marks & CONDITIONS or ("until" in marks and verb.tag_ in ("VBZ", "VBP")):
        return None  # "until the house votes on it"
    if not first and is_negated(verb):
        return None
    if auxiliaries & _FUTURE:
        return PLANNED
    if "would" in auxiliaries or "'d" in auxiliaries:
        reported = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and "have" not in auxiliaries
        return PLANNED if reported else None
    if auxiliaries & _HYPOTHETICAL:
        perfect = "have" in auxiliaries
        return ALLEGED if perfect and auxiliaries & {"may", "might", "could"} else None
    if {c.lemma_.lower() for c in children(verb, "advmod")} & {"allegedly", "reportedly", "purportedly"}:
        return ALLEGED
    if _is_to(verb):
        return PLANNED
    if first and verb.tag_ == "VB" and verb.dep_ == "root":
        if any(c.lower_ == "to" for c in children(verb, "mark")) and child(verb, "nsubj") is not None:
            return PLANNED  # a headline's "Nordal to buy brewery"
        if not auxiliaries and child(verb, "nsubj") is None:
            return None  # an imperative
    if first and verb.tag_ == "VBN" and any(c.lower_ == "being" for c in children(verb, "aux:pass", "aux")):
        after = verb.lemma_.lower() in ontology.lists["aftermath-words"]
        if auxiliaries & {"is", "are", "'s", "'re"} or (after and auxiliaries & {"was", "were"}):
            return ONGOING  # "is being evacuated", "was being investigated"
    if first and has_gone_on(verb):
        return ONGOING
    if first and verb.tag_ == "VBG" and verb.lemma_ != "face" and verb.dep_ in ("root", "ccomp", "conj") and {"is", "are", "'s", "'re", "am"} & auxiliaries:
        return ONGOING
    return OCCURRED


def _is_to(verb: Token) -> bool:
    """“Is to step down”."""
    return verb.tag_ == "VB" and any(c.lemma_ == "be" for c in children(verb, "cop", "aux"))


def _governed(verb: Token, head: Token, ontology: Ontology) -> str | None:
    """What the word above says of the clause below: planned, alleged, denied, cancelled, or nothing (OCCURRED); None where it makes it unreal."""
    relation, lemma, lists = verb.dep_, head.lemma_.lower(), ontology.lists
    if relation == "conj":
        return OCCURRED
    if _denies(head, ontology) and relation in ("ccomp", "xcomp", "advcl", "acl"):
        return None if is_negated(head) else DENIED  # "does not rule out that there will be"
    if relation == "acl" and head.dep_ == "obj" and any(c.lower_ == "that" for c in children(verb, "mark")) and _denies(head.head, ontology):
        return None if is_negated(head.head) else DENIED  # "ruled out reports that he shot himself"
    if lemma in lists["cancelling-words"] and relation == "xcomp":
        return CANCELLED
    if lemma in lists["accusing-words"] and relation in ("ccomp", "xcomp", "advcl", "acl"):
        return ALLEGED
    if relation in ("ccomp", "xcomp") and lemma in _WISHING and verb.tag_ in ("VB", "VBP") and child(verb, "aux", "cop", "mark") is None:
        return None  # "requested the president declare an emergency"
    if verb.tag_ == "VBG" and any(c.lower_ in ("against", "without", "instead", "rather") for c in children(verb, "mark")):
        return None  # "voted against confirming her"
    if verb.tag_ == "VBG" and relation == "acl" and lemma in lists["unreal-words"] | lists["way-nouns"]:
        return None  # "the risk of losing it", "a fairer process of electing leaders"
    if any(c.lower_ == "to" for c in children(verb, "mark", "aux")) and not _is_to(verb):
        return _infinitive_governed(verb, head, ontology)
    return None if lemma in lists["preventing-verbs"] and verb.tag_ == "VBG" else OCCURRED


def _infinitive_governed(verb: Token, head: Token, ontology: Ontology) -> str | None:
    relation, lemma, lists = verb.dep_, head.lemma_.lower(), ontology.lists
    alleged = lemma in lists["alleging-words"]
    if any(c.lower_ == "have" for c in children(verb, "aux")):
        return ALLEGED if alleged else OCCURRED  # "was announced to have died"
    if lemma == "likely" and any(c.lower_ in ("more", "less", "most", "least") for c in children(head, "advmod")):
        return None  # "women are more likely to die of it"
    agreed = relation == "advcl" and lemma in ("agree", "decide")
    if (lemma in lists["planning-words"] or lemma == "be") and (agreed or relation in ("xcomp", "acl", "ccomp")):
        return PLANNED
    if lemma == "vote" and relation in ("advcl", "xcomp"):
        return PLANNED if verb.lemma_.lower() in lists["carried-out-later"] else OCCURRED  # "voted to close it", "voted to elect Ann Roe"
    told = head.tag_ in ("VBD", "VBG", "VBZ") and relation in ("advcl", "xcomp")
    if told and verb.lemma_.lower() in ("beat", "defeat", "win") and lemma in lists["winning-verbs"]:
        return OCCURRED  # "polled 400 votes to defeat Ann Roe"
    if lemma == "become" and any(is_one_of_few(c) for c in children(head, "xcomp", "obj")):
        return OCCURRED  # "became the first islander to be awarded it"
    if lemma == "go" and word_before(verb) == "to" and any(c.lower_ == "on" for c in children(head, "advmod", "compound:prt")):
        return OCCURRED  # "went on to kill two drivers"
    if relation == "xcomp":
        if lemma == "go" and head.tag_ == "VBG":
            return PLANNED if any(c.tag_ in ("VBZ", "VBP") for c in children(head, "aux", "cop")) else None  # "is going to resign"
        if lemma in lists["realising-verbs"]:
            return OCCURRED
        return ALLEGED if alleged else None
    if relation == "acl" and head.dep_ == "root" and head.pos_ == "PROPN":
        return PLANNED  # a headline's "Nordal to buy brewery"
    if relation == "acl" and is_one_of_few(head) and lemma not in lists["unreal-words"]:
        return OCCURRED  # "the youngest player to win it"
    if relation in ("acl", "acl:relcl") and lemma in ("first", "last", "second", "third", "only", "one", "man", "woman", "person"):
        return OCCURRED  # "the first man to walk there"
    return None
