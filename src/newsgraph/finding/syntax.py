"""Who does what to whom, read off a Universal Dependencies tree: the relations that events and statements need.

Every function takes tokens (newsgraph.annotation.tree) whose `dep_` are UD labels and looks at a bounded neighbourhood, so that the whole stays linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsgraph.annotation.tree import Span, Token
from newsgraph.finding.wordlists import words

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither", "without", "nor"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "latest", "youngest", "oldest"})
CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})
_ALSO_INTRANSITIVE = frozenset(("shoot", "hurt", "charge", "rob"))  # "he shot first"
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "what"})
_OF_MANNER = frozenset({"way", "time", "moment", "day", "night", "morning", "week", "month", "year", "place", "reason", "manner", "point", "extent"})
_CLOSING = frozenset({'"', "”", "’", "'", ")"})
_LED = frozenset(("led", "backed", "brokered", "sponsored", "organised", "organized", "run", "mediated"))
_MAX_CLIMB = 12


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of `token` that bear one of `labels` (a bare label also means its subtypes)."""
    borne = _bearing(labels)
    return [c for c in token.children if borne[c.dep_]]


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of `labels`."""
    borne = _bearing(labels)
    for c in token.children:
        if borne[c.dep_]:
            return c
    return None


class _Bearing(dict[str, bool]):
    """Label ► whether it is one of some labels or a subtype of a bare one; worked out once, as it is asked hundreds of times a sentence."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels

    def __missing__(self, label: str) -> bool:
        self[label] = any(label == x or (":" not in x and label.split(":")[0] == x) for x in self._labels)
        return self[label]


_bearing = lru_cache(maxsize=4096)(_Bearing)
_CLAUSES = _Bearing(("root", "ccomp", "advcl", "acl", "xcomp", "parataxis", "conj", "csubj"))


def _is(label: str, labels: tuple[str, ...]) -> bool:
    return _bearing(labels)[label]


def with_conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it: "Joanne and Edward Corr"."""
    out = [token]
    for c in out:
        out.extend(x for x in children(c, "conj") if len(out) < 40)
    return out


def first_of(token: Token, label: str, *, alike: bool = False) -> Token:
    """The token that a chain of `label`s hangs on: by "conj" the first of what is joined, by "flat" that of a name; `alike` stops at another part of speech."""
    while token.dep_ == label and (not alike or token.head.pos_ == token.pos_):
        token = token.head
    return token


def preposition(token: Token) -> str | None:
    """The case marker of a nominal as a lemma: "in", "because of" -> "because of"; None where it has none."""
    # the parse may hang "to" on the number of "to 84 counts", "of" on a surname, "including" on a title
    marked = [token, *(c for c in token.children if c.dep_ in ("nummod", "flat", "nmod:desc"))]
    cases = [c for t in marked for c in t.children if c.dep_ == "case" and c.i < token.i and c.lower_ not in ("'s", "’s")]
    if not cases:
        return None
    words = [w.lower_ for c in cases for w in (c, *children(c, "fixed"))]
    return " ".join(words)


def word_before(token: Token) -> str:
    """The word before in lower case, empty at the start of the text."""
    return token.nbor(-1).lower_ if token.i else ""


def word_after(token: Token) -> str:
    """The word after in lower case, empty at the end of the text."""
    return token.nbor().lower_ if token.i + 1 < len(token.doc) else ""


def comes_before(token: Token) -> bool:
    """Whether its clause or phrase tells what came before what it hangs on: "they rioted after a man was killed", "following the death of a man"."""
    return preposition(token) in ("after", "following") or any(m.lower_ == "after" for m in children(token, "mark"))


_BESTOWING = frozenset(("name", "crown", "elect", "appoint"))


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: it has a passive subject or auxiliary, or modifies a noun as a past participle."""
    if child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    if _befalls(verb):
        return True
    title = child(verb, "obj", "xcomp") if verb.tag_ == "VBD" and verb.lemma_ in _BESTOWING and is_headline(verb.sent) else None
    if title is not None:  # "Ann Roe named Person of the Year"
        return title.ent_type_ != "PERSON" and title.pos_ in ("NOUN", "PROPN") and child(verb, "nsubj") is not None
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and child(verb, "obj", "aux", "cop") is None:
        return True  # "found five people shot"
    if verb.dep_ == "conj" and child(verb, "nsubj", "aux", "cop", "obj") is None and is_passive(verb.head) and verb.head.pos_ == "VERB":
        return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_.lower() in words("befalling-verbs"))  # "was held in York and sent home"
    if child(verb, "nsubj") is not None or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and child(verb, "obj") is None and (is_headline(verb.sent) or verb.lemma_.lower() in words("befalling-verbs")):
        return True  # a participle that the tagger took for a past tense: "Ann Roe elected leader", "leaving two people wounded"
    if verb.dep_ == "xcomp" and verb.tag_ == "VBD":
        return verb.lemma_.lower() in words("befalling-verbs") and child(verb, "obj") is None  # "found Ann Roe shot to death"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "xcomp", "root")


def _befalls(verb: Token) -> bool:
    """A headline's passive: "Man shot in Tarn", "Two killed", of a verb that cannot stand without an object."""
    if verb.lemma_.lower() not in words("befalling-verbs") or verb.tag_ not in ("VBD", "VBN") or _own_subject(verb) is None:
        return False
    if child(verb, "aux", "compound:prt", "mark") is not None or any(child(v, "obj", "iobj", "xcomp", "ccomp") for v in (verb, *children(verb, "conj"))):
        return False
    return not any(case == "at" and n.pos_ in ("PROPN", "PRON") and n.ent_type_ != "LOC" for case, n in obliques(verb)) and (
        verb.lemma_.lower() not in _ALSO_INTRANSITIVE or verb.head.lemma_ == "find" or not _is_sentence(verb)
    )


def _is_sentence(token: Token) -> bool:
    """Whether the words end as a full sentence does; a headline ends without a mark."""
    last = token.sent[-1]
    while last.is_space and last.i > token.i:
        last = last.nbor(-1)
    return last.text in (".", "!", "?", "”", '"')


def has_gone_on(verb: Token) -> bool:
    """“Have been marching”: it has begun and goes on."""
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    return verb.tag_ == "VBG" and "been" in auxiliaries and bool(auxiliaries & {"has", "have", "'ve", "’ve"})


def is_headline(sentence: Span) -> bool:
    """Whether a sentence ends without a full stop, question or exclamation mark."""
    last = next((t for t in reversed(list(sentence)) if not t.is_space and t.text not in _CLOSING), None)
    return last is None or last.text not in (".", "!", "?")


def relative_antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for: "the man who …" -> man."""
    if token.pos_ != "PRON" or token.lower_ not in ("who", "whom", "which", "that"):
        return None
    verb = token.head
    for _ in range(_MAX_CLIMB):
        if verb.dep_ == "acl:relcl":
            if token.lower_ == "which" and verb.head.ent_type_ == "PERSON" and not (verb.head.i >= token.i - 2 and child(verb.head, "flat") is None):
                return None  # but "Halden, which makes tyres" is nobody
            if token.lower_ == "who" and verb.head.ent_type_ == "LOC" and verb.head.dep_.startswith(("nmod", "appos")):
                return verb.head.head  # "Ann Roe, 54, of Lodi, who"
            return _named_before(token, verb.head) or verb.head
        if verb.dep_ not in ("conj", "xcomp", "ccomp", "acl"):
            return None
        verb = verb.head
    return None


def _named_before(who: Token, head: Token) -> Token | None:
    """The person named right before "who", whom the parser passed over for a thing: “a role against Jo Roe, who …”."""
    if who.lower_ != "who" or head.pos_ != "NOUN" or head.lemma_ in words("person-nouns", "occupations", "group-nouns"):
        return None
    i = who.i - 1
    if i > head.i + 1 and who.doc[i].text == ",":
        i -= 1
    name = who.doc[i]
    if i <= head.i or name.ent_type_ != "PERSON":
        return None
    return name.head if name.dep_ == "flat" else name


def is_apposed(noun: Token, name: Token) -> bool:
    """Whether a noun phrase stands between commas right after a name and the parser took both for subjects: “Jo Roe, the mayor, said”."""
    begin = noun.left_edge.i
    return (
        noun.i > name.i
        and noun.dep_ == name.dep_
        and noun.head == name.head
        and noun.dep_ in ("nsubj", "nsubj:pass")
        and begin > 1
        and noun.doc[begin - (noun.doc[begin].text != ",")].text == ","
        and child(noun, "cc") is None
        and _subject_after_opening(noun.head) != noun
    )


def relative_clauses(token: Token) -> list[Token]:
    """The verbs or predicates of the relative clauses that say something of `token`."""
    own = children(token, "acl:relcl")
    end = max((c.i for c in children(token, "flat")), default=token.i) + 1
    for i in (end, end + 1):
        if i < len(token.doc) and token.doc[i].lower_ == "who" and (i == end or token.doc[end].text == ","):
            who = token.doc[i]
            if relative_antecedent(who) == token and who.head not in own:
                own.append(who.head)
    return own


def subject(verb: Token) -> Token | None:
    """The (deep) active subject of a verb, through coordination, control, participles and relative clauses."""
    if is_passive(verb):
        return child(verb, "obl:agent") or next((c for c in children(verb, "obl") if preposition(c) == "by"), None)
    return surface_subject(verb)


def _own_subject(verb: Token) -> Token | None:
    """The subject beside the verb, also where the parse gave it to the verb of saying or finding above: "Ann Roe, 35, died there, police said"."""
    own = _subject_after_opening(verb) or child(verb, "nsubj", "nsubj:pass", "nsubj:outer")
    if own is not None or verb.dep_ != "ccomp":
        return own
    above = verb.head
    if above.i < verb.i:
        between = [c for c in children(above, "nsubj", "obj") if above.i < c.i < verb.i]
        beside = between and (above.lemma_ in ("find", "identify", "say", "see") or between[0].right_edge.i == verb.i - 1)
        return between[0] if beside and verb.tag_ in ("VBD", "VBN", "VBG") else None
    before = [c for c in children(above, "nsubj") if c.i < verb.i]
    return before[0] if before and verb.tag_ in ("VBD", "VBZ", "VBN") else None


def _subject_after_opening(verb: Token) -> Token | None:
    """The second of two subjects, where the first describes the place before it: "In Soritor, a town of 20,000, the bell tower collapsed"."""
    found = children(verb, "nsubj", "nsubj:pass")
    if len(found) != 2 or found[1].i > verb.i or found[0].pos_ != "NOUN" or found[0].left_edge.i < 2 or child(found[1], "cc") is not None:
        return None
    comma, above = found[0].left_edge.nbor(-1), verb.head if verb.dep_ == "ccomp" else verb
    opens = comma.text == "," and any(c.dep_ == "obl" and c.i < comma.i <= c.right_edge.i + 1 for v in (verb, above) for c in v.children)
    return found[1] if opens else None


_OWN_ACTS = frozenset(("promise", "threaten", "beat", "defeat", "outlast", "edge", "overcome", "stun", "thrash"))
"""Verbs with an object whose infinitive is still of the subject: "beat Ann Roe to win the title"."""
_ACCUSATIONS = frozenset(("suspicion", "charge", "count", "accusation", "allegation"))


def _blamed(verb: Token, head: Token) -> Token | None:
    """Who did it where somebody else punishes, accuses or thanks for it: "a judge jailed Roe for stabbing a guard"."""
    marked = any(c.lower_ in ("for", "of", "with") for c in children(verb, "mark", "case"))
    return child(head, "obj") if verb.tag_ == "VBG" and marked and head.pos_ == "VERB" else None


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, own or inherited."""
    own = _own_subject(verb)
    if own is not None:
        return relative_antecedent(own) or own
    if depth > _MAX_CLIMB or verb.head is verb:
        return None
    head = verb.head
    match verb.dep_:
        case "conj":
            return surface_subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
        case "xcomp":
            controller = child(head, "obj", "iobj")
            if controller is not None and head.lemma_ not in _OWN_ACTS:
                return controller
            return surface_subject(head, depth + 1)
        case "advcl" if _is_finite(verb):
            return _subject_lost(verb)
        case "advcl":
            blamed = _blamed(verb, head)
            return blamed or (surface_subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ") else None)
        case "acl" if head.lemma_.lower() in _ACCUSATIONS and verb.tag_ == "VBG":
            return child(head.head, "obj", "nsubj:pass") if head.head.pos_ == "VERB" and child(head.head, "obj") is not head else None
        case "acl" if _is_infinitive(verb):
            return _planner(head, depth) or head
        case "acl":
            return head if verb.tag_ in ("VBG", "VBN", "VBD") else None
        case "acl:relcl":
            return head if not any(c.dep_ == "obj" and relative_antecedent(c) for c in verb.children) else None
        case _:
            return None


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" or any(m.lower_ == "to" for m in children(verb, "mark"))


def _is_finite(verb: Token) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in (verb, *children(verb, "aux", "cop")))


def _subject_lost(verb: Token) -> Token | None:
    """The subject of "after Ann Roe, mayor of York, was stabbed" that the parse took for something else, of this verb or of the one above."""
    between = [c for c in verb.head.children if _is(c.dep_, ("obl", "nmod")) and verb.head.i < c.i < verb.i]
    marks = [m.i for m in children(verb, "mark")]
    between += [c for c in verb.children if c.dep_ == "obl" and c.i < verb.i and c.pos_ in ("NOUN", "PROPN")]
    lost = (c for c in between if preposition(c) in CONJUNCTIONS or (child(c, "case") is None and any(m < c.i for m in marks)))
    return max(lost, key=lambda c: c.i, default=None)


def is_one_of_few(noun: Token) -> bool:
    """“The first man”, "the youngest player": what an infinitive tells of him happened."""
    return any(c.lower_ in _ORDINALS for c in children(noun, "amod"))


def _said_of(noun: Token) -> Token | None:
    """“Roe became the first islander to be awarded it”, “Roe is the youngest woman to win”: who is or becomes so."""
    if child(noun, "cop") is not None:
        return child(noun, "nsubj")
    return child(noun.head, "nsubj") if noun.dep_ in ("xcomp", "obj") and noun.head.lemma_ == "become" else None


def _planner(noun: Token, depth: int) -> Token | None:
    """Who means to do what a noun's infinitive tells: "Nordal's plan to buy", "Nordal signed a deal to buy"; not "the first man to walk"."""
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    if is_one_of_few(noun) and (becomes := _said_of(noun)) is not None:
        return becomes
    if noun.dep_ == "obj" and noun.head.lemma_ in _OWN_ACTS:
        return surface_subject(noun.head, depth + 1)
    if noun.dep_ == "obj" and noun.pos_ == "NOUN" and not is_one_of_few(noun):
        return surface_subject(noun.head, depth + 1)
    return None


def direct_object(verb: Token) -> Token | None:
    """The (deep) object: the object of an active verb, the subject of a passive one, the noun that a participle modifies."""
    judged = child(verb, "iobj") if verb.lemma_ == "sentence" else None  # "sentenced Ann Roe to nine years", where the years are taken for the object
    own = child(verb, "obj") or judged or _told_to(verb) or _named_person(verb) or _second_subject(verb) or _found_to_be(verb) or _left_out(verb)
    if own is not None:
        return relative_antecedent(own) or own
    if is_passive(verb):
        if verb.dep_ == "acl" and child(verb, "nsubj:pass") is None and not _is_infinitive(verb):
            return verb.head
        if verb.dep_ == "amod":
            return verb.head
        return surface_subject(verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not is_passive(verb.head) and verb.tag_ == verb.head.tag_:
        later = child(verb.head, "obj")
        return later if later is not None and later.i > verb.i else None
    return None


def _told_to(verb: Token) -> Token | None:
    """“Asked the court to order it”: whom the parse took for an indirect object beside the infinitive."""
    return child(verb, "iobj") if child(verb, "xcomp") is not None else None


def _left_out(verb: Token) -> Token | None:
    """“The wreck they found”, “the man police say they arrested”: the noun right before a relative clause without a pronoun, whose verb has no object."""
    above = verb.head if verb.dep_ == "ccomp" and verb.head.dep_ == "acl:relcl" else verb
    who = child(verb, "nsubj")
    start = above.left_edge.i
    if above.dep_ != "acl:relcl" or who is None or start == verb.sent.start or not start <= who.i < verb.i:
        return None
    noun = verb.doc[start - 1]
    opened = verb.doc[start].pos_ in ("DET", "NOUN", "PROPN", "PRON") and verb.doc[start].lower_ not in _RELATIVES
    stranded = any(c.pos_ == "ADP" and c.i == verb.i + 1 and not list(c.children) for c in verb.children)
    if noun.pos_ not in ("NOUN", "PROPN") or noun.lemma_.lower() in _OF_MANNER or not opened or stranded:
        return None
    return noun if child(verb, "ccomp", "xcomp", "cop", "nsubj:pass") is None and not is_passive(verb) else None


def shared_object(verb: Token) -> Token | None:
    """“Roe shot and killed a guard”: the object of the verb that "and" joins right behind one that takes an object, but has none of its own."""
    doc, i = verb.doc, verb.i + 2
    if i >= len(doc) or doc[i - 1].lower_ != "and" or doc[i].tag_ != verb.tag_ or doc[i].dep_ != "conj" or is_passive(verb):
        return None
    return child(doc[i], "obj") if child(doc[i], "nsubj", "nsubj:pass") is None else None


def _named_person(verb: Token) -> Token | None:
    """“The premier named Ann Roe to succeed him”: a person whom the parse took for what somebody is or does."""
    person = child(verb, "xcomp")
    named = person is not None and person.ent_type_ == "PERSON" and person.i > verb.i and verb.lemma_ not in ("become", "remain")
    return person if named and child(verb, "nsubj") is not None else None


def _found_to_be(verb: Token) -> Token | None:
    """“The jury found Ann Roe not guilty”: who is found to be so."""
    quality = child(verb, "ccomp") if verb.lemma_ in ("find", "declare", "pronounce", "hold") else None
    who = child(quality, "nsubj") if quality is not None and quality.pos_ == "ADJ" and child(quality, "cop", "mark") is None else None
    return who if who is not None and who.i > verb.i else None


def _second_subject(verb: Token) -> Token | None:
    """“Another judge sentenced Roe to a year”: of two subjects the one behind an active verb is its object."""
    found = [c for c in children(verb, "nsubj") if c.dep_ == "nsubj"]
    return found[1] if len(found) == 2 and found[0].i < verb.i < found[1].i and child(found[1], "cc") is None else None


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, nominal) pairs of a verb's obliques or a noun's modifiers; "" for a bare temporal one."""
    for c in token.children:
        if _is(c.dep_, ("obl", "nmod")) and c.dep_ not in ("nmod:poss", "obl:agent"):
            yield preposition(c) or "", c
        elif c.dep_ == "iobj":
            yield "to", c


def leader_of(noun: Token) -> Token | None:
    """Who leads or backs what a noun names: "the NATO-led mission", "a UN-brokered truce"."""
    for c in children(noun, "amod"):
        if c.lower_ in _LED and c.i > 1 and word_before(c) in ("-", "–"):
            return c.nbor(-2)
    return None


def clause(token: Token) -> Token:
    """The head of the smallest clause that `token` stands in: a verb, or the predicate of a verbless one."""
    for _ in range(64):
        if token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN", "NUM") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            token = token.head
            continue
        if token.head is token or (_CLAUSES[token.dep_] and token.pos_ != "NUM"):
            return token
        token = token.head
    return token


def is_negated(token: Token) -> bool:
    """Whether the event that `token` names is negated in its own clause."""
    if any(c.lower_ in _NEGATIONS and c.dep_ in ("advmod", "det", "cc:preconj", "case") for c in token.children):
        return True
    subj = child(token, "nsubj")
    return subj is not None and (subj.lower_ in ("nobody", "none", "nothing") or any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in subj.children))
