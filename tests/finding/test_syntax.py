from __future__ import annotations

from collections.abc import Callable

from newsgraph.annotation.tree import Doc
from newsgraph.finding.syntax import subject

Parsed = Callable[[str, str], Doc]


def test_who_is_punished_for_it_did_it(parsed: Parsed) -> None:
    doc = parsed(
        "A/DET/DT/det/1 judge/NOUN/NN/nsubj/2 jailed/VERB/VBD/root/2/jail Roe/PROPN/NNP/obj/2 for/SCONJ/IN/mark/5 "
        "stabbing/VERB/VBG/advcl/2/stab a/DET/DT/det/7 guard/NOUN/NN/obj/5",
        "3-4 PERSON",
    )
    assert subject(doc[5]) == doc[3]


def test_who_is_punished_in_the_passive_did_it_too(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj:pass/2 was/AUX/VBD/aux:pass/2/be jailed/VERB/VBN/root/2/jail for/SCONJ/IN/mark/4 stabbing/VERB/VBG/advcl/2/stab "
        "a/DET/DT/det/6 guard/NOUN/NN/obj/4",
        "0-1 PERSON",
    )
    assert subject(doc[4]) == doc[0]


def test_who_is_under_suspicion_of_it(parsed: Parsed) -> None:
    doc = parsed(
        "Police/NOUN/NN/nsubj/1 arrested/VERB/VBD/root/1/arrest a/DET/DT/det/3 man/NOUN/NN/obj/1 on/ADP/IN/case/5 suspicion/NOUN/NN/obl/1 "
        "of/SCONJ/IN/mark/7 stabbing/VERB/VBG/acl/5/stab a/DET/DT/det/9 guard/NOUN/NN/obj/7",
        "",
    )
    assert subject(doc[7]) == doc[3]
