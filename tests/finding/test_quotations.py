from __future__ import annotations

from collections.abc import Callable

from newsgraph.annotation.tree import Doc
from newsgraph.finding.mentions import find_mentions
from newsgraph.finding.quotations import find_quotations
from newsgraph.reading.document import Block

Parsed = Callable[[str, str], Doc]


def said(doc: Doc) -> list[tuple[str | None, bool, str]]:
    whole = Block("paragraph", 0, len(doc.text))
    found = find_quotations(doc, find_mentions(doc), (whole,))
    return [(q.speaker.text if q.speaker else None, q.direct, doc[q.start : q.end].text) for q in found]


def test_direct_speech_and_the_subject_of_its_verb(parsed: Parsed) -> None:
    doc = parsed(
        'Ada/PROPN/NNP/nsubj/2 Holt/PROPN/NNP/flat/0 said/VERB/VBD/root/2/say _:/PUNCT/:/punct/2 "/PUNCT/``/punct/6 _We/PRON/PRP/nsubj/6 '
        "leave/VERB/VBP/ccomp/2 for/ADP/IN/case/8 Norbury/PROPN/NNP/obl/6 today/NOUN/NN/obl:unmarked/6 _./PUNCT/./punct/6 _\"/PUNCT/''/punct/6",
        "0-2 PERSON, 8-9 LOC",
    )
    assert said(doc) == [("Ada Holt", True, "We leave for Norbury today.")]


def test_the_name_between_commas_before_the_verb_speaks(parsed: Parsed) -> None:
    doc = parsed(
        "The/DET/DT/det/3 firm/NOUN/NN/nmod:poss/3 _'s/PART/POS/case/1 director/NOUN/NN/nsubj/8 _,/PUNCT/,/punct/5 Ada/PROPN/NNP/appos/3 Holt/PROPN/NNP/flat/5 "
        "_,/PUNCT/,/punct/3 said/VERB/VBD/root/8/say the/DET/DT/det/10 plant/NOUN/NN/nsubj/12 would/AUX/MD/aux/12 close/VERB/VB/ccomp/8 soon/ADV/RB/advmod/12",
        "5-7 PERSON",
    )
    assert said(doc) == [("Ada Holt", False, "the plant would close soon")]


def test_a_report_by_somebody_is_theirs(parsed: Parsed) -> None:
    doc = parsed(
        "A/DET/DT/det/1 report/NOUN/NN/nsubj/4 by/ADP/IN/case/3 Oxfam/PROPN/NNP/nmod/1 says/VERB/VBZ/root/4/say that/SCONJ/IN/mark/8 many/ADJ/JJ/amod/7 "
        "children/NOUN/NNS/nsubj/8/child starve/VERB/VBP/ccomp/4 there/ADV/RB/advmod/8",
        "3-4 ORG",
    )
    assert said(doc) == [("Oxfam", False, "many children starve there")]


def test_what_is_done_in_words_is_a_statement(parsed: Parsed) -> None:
    doc = parsed(
        "Oxfam/PROPN/NNP/nsubj/2 has/AUX/VBZ/aux/2 called/VERB/VBN/root/2/call for/ADP/IN/case/6 the/DET/DT/det/6 minister/NOUN/NN/compound/6 "
        "resignation/NOUN/NN/obl/2",
        "0-1 ORG",
    )
    assert said(doc) == [("Oxfam", False, "has called for the minister resignation")]


def test_a_thing_called_by_a_name_is_no_statement(parsed: Parsed) -> None:
    doc = parsed("Ada/PROPN/NNP/nsubj/1 called/VERB/VBD/root/1/call an/DET/DT/det/3 ambulance/NOUN/NN/obj/1", "0-1 PERSON")
    assert said(doc) == []
