"""Numbers of people that a parser hangs wrongly though the words leave no doubt: "a total of five were hurt", "Four shot in York", "and six others hurt"."""

from __future__ import annotations

from newsgraph.annotation.lemmas import lemma
from newsgraph.annotation.tree import Token
from newsgraph.finding.joined_verbs import attach, put_in_place
from newsgraph.finding.syntax import child, children, is_passive, obliques, preposition, word_before
from newsgraph.finding.wordlists import words

_LEAVING = frozenset(("leave", "find"))


def mend_counted(token: Token) -> None:
    """Re-attach `token` in place where it stands beside a number of people."""
    if token.lower_ == "total":
        _number_of_total(token)
    elif token.tag_ == "JJR" and token.lower_ == "more":
        _number_of_more(token)
    elif token.tag_ == "NN" and token.lower_ == "shot":
        _participle_after_number(token)
    elif token.tag_ == "NNS" and token.lower_ == "die":
        _die_after_number(token)
    elif token.tag_ == "VBG" and token.lower_.endswith("s"):
        token.tag_, token.lemma_ = "VBZ", lemma(token.text, "VBZ")  # "kills three, injures sixteen"
    elif token.tag_ == "CD" and token.dep_ == "obl":
        _number_with_state(token)
    elif token.dep_ == "appos":
        _another_of_a_list(token)
    elif token.dep_ == "conj" and (token.tag_ == "VBD" or (token.tag_ == "VBP" and token.lower_ == "hurt")):
        _passive_without_auxiliary(token)


def _another_of_a_list(person: Token) -> None:
    """“A 59-year-old man, a 49-year-old woman and a 53-year-old man were shot”: the woman is not the man, but one more."""
    first = person.head
    if person.pos_ != "NOUN" or first.pos_ != "NOUN" or not any(c.i > person.i and child(c, "cc") is not None for c in children(first, "conj")):
        return
    aged = all(any(c.lower_ == "old" for c in children(t, "amod")) for t in (first, person))
    sexes = [{kind for kind in ("male-nouns", "female-nouns") if t.lemma_.lower() in words(kind)} for t in (first, person)]
    if aged or (all(sexes) and sexes[0].isdisjoint(sexes[1])):
        person.dep_ = "conj"


def _number_of_total(total: Token) -> None:
    """“A total of five people were hurt”: the five were."""
    of = next((n for case, n in obliques(total) if case == "of"), None)
    if of is None or total.head is total or word_before(total) not in ("a", "the") or (of.pos_ != "NUM" and child(of, "nummod") is None):
        return
    for c in (c for c in of.children if c.dep_ == "case"):
        attach(c, total, "fixed")
    put_in_place(of, total, "nmod:desc", [c for c in total.children if c.i > of.i or (c.dep_ == "case" and c.i < total.i)])


def _number_of_more(more: Token) -> None:
    """“Killed one person and injured nine more”: nine were injured."""
    number, above = _number_before(more), more.head
    if number is None or above is more:
        return
    put_in_place(number, more, "advmod", [c for c in more.children if c is not number])
    if number.dep_ == "advmod" and above.lemma_.lower() in words("befalling-verbs"):
        number.dep_ = "obj"


def _number_before(noun: Token) -> Token | None:
    """The number right before a singular noun, of more than one."""
    number = child(noun, "nummod")
    return number if number is not None and number.i == noun.i - 1 and number.lower_ not in ("one", "1") else None


def _participle_after_number(shot: Token) -> None:
    """“Four shot in York”, “was among the 17 shot there”: several are no “shot”, they were shot."""
    number = _number_before(shot)
    if number is None:
        return
    shot.pos_, shot.tag_, shot.lemma_ = "VERB", "VBN", lemma(shot.text, "VBN")
    if preposition(shot) or child(shot, "det") is not None:
        put_in_place(number, shot, "acl", [c for c in shot.children if c.i < number.i])
    else:
        number.dep_ = "nsubj:pass"


def _die_after_number(die: Token) -> None:
    """“Seven die in York crash”."""
    number = _number_before(die)
    if number is not None:
        die.pos_, die.tag_, number.dep_ = "VERB", "VBP", "nsubj"


def _number_with_state(number: Token) -> None:
    """“The toll has risen to 45, with 12 still missing”: the 12 are missing."""
    mark = number.doc[number.i - 1] if number.i else number
    state = mark.head
    if mark.lower_ == "with" and mark.dep_ == "mark" and state.i > number.i and child(state, "nsubj") is None:
        attach(number, state, "nsubj")


def _passive_without_auxiliary(verb: Token) -> None:
    """“One person was killed and six others hurt”, “left one dead and nine people hurt”: the six and the nine were."""
    who, first = child(verb, "nsubj"), verb.head
    counted = who is not None and who.i > first.i and (who.pos_ == "NUM" or child(who, "nummod") is not None)
    if who is None or not counted or verb.lemma_.lower() not in words("befalling-verbs") or children(verb, "obj", "aux", "xcomp", "ccomp"):
        return
    if (is_passive(first) or first.lemma_.lower() in _LEAVING) and all(case != "at" or not n.ent_type_ for case, n in obliques(verb)):
        verb.tag_, who.dep_ = "VBN", "nsubj:pass"
