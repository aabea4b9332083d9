"""Attachments that the order of words puts right."""

from __future__ import annotations

from collections.abc import Callable

from newsgraph.annotation.tree import Doc
from newsgraph.finding.mending import mend
from newsgraph.finding.syntax import direct_object, is_passive, preposition, subject, surface_subject, with_conjuncts

Parsed = Callable[[str, str], Doc]


def test_the_one_before_said_says_it(parsed: Parsed) -> None:
    doc = parsed(
        "Holt/PROPN/NNP/nsubj/6 was/AUX/VBD/aux:pass/2 shot/VERB/VBN/ccomp/6/shoot _,/PUNCT/,/punct/4 Roe/PROPN/NNP/nsubj:pass/2 later/ADV/RB/advmod/6 "
        "said/VERB/VBD/root/6/say",
        "0-1 PERSON, 4-5 PERSON",
    )
    mend(doc)
    assert surface_subject(doc[2]) == doc[0]
    assert surface_subject(doc[6]) == doc[4]


def test_who_is_quoted_after_the_verb_stays(parsed: Parsed) -> None:
    doc = parsed(
        "Holt/PROPN/NNP/nsubj/1 slept/VERB/VBD/ccomp/3/sleep _,/PUNCT/,/punct/3 said/VERB/VBD/root/3/say Roe/PROPN/NNP/nsubj/3",
        "0-1 PERSON, 4-5 PERSON",
    )
    mend(doc)
    assert (surface_subject(doc[1]), surface_subject(doc[3])) == (doc[0], doc[4])


def test_the_source_of_a_sentence_is_not_its_subject(parsed: Parsed) -> None:
    doc = parsed(
        "According/VERB/VBG/case/2 to/ADP/IN/fixed/0 Roe/PROPN/NNP/nsubj:pass/7 _,/PUNCT/,/punct/2 the/DET/DT/det/5 boy/NOUN/NN/nsubj:pass/7 "
        "was/AUX/VBD/aux:pass/7 hurt/VERB/VBN/root/7/hurt",
        "2-3 PERSON",
    )
    mend(doc)
    assert surface_subject(doc[7]) == doc[5]


def test_a_title_right_after_a_place_heads_the_phrase(parsed: Parsed) -> None:
    doc = parsed(
        "Norbury/PROPN/NNP/nsubj:pass/4 Mayor/PROPN/NNP/appos/0/mayor Roe/PROPN/NNP/appos/1 was/AUX/VBD/aux:pass/4 hurt/VERB/VBN/root/4/hurt",
        "2-3 PERSON",
    )
    mend(doc)
    assert surface_subject(doc[4]) == doc[1]
    assert doc[0].head == doc[1]


def test_a_mother_of_two_is_named_after_the_comma(parsed: Parsed) -> None:
    doc = parsed(
        "A/DET/DT/det/1 mother/NOUN/NN/nsubj/6/mother of/ADP/IN/case/5 two/NUM/CD/nummod/5 _,/PUNCT/,/punct/3 Roe/PROPN/NNP/nmod/1 died/VERB/VBD/root/6/die",
        "5-6 PERSON",
    )
    mend(doc)
    assert (doc[5].dep_, doc[5].head) == ("appos", doc[1])
    assert preposition(doc[5]) is None


def test_who_pleaded_is_not_the_prosecutor_whom_it_is_according_to(parsed: Parsed) -> None:
    doc = parsed(
        "According/VERB/VBG/case/3 to/ADP/IN/fixed/0 the/DET/DT/det/3 prosecutor/NOUN/NN/obl/7/prosecutor _,/PUNCT/,/punct/3 Roe/PROPN/NNP/appos/3 "
        "_,/PUNCT/,/punct/3 pleaded/VERB/VBD/root/7",
        "5-6 PERSON",
    )
    mend(doc)
    assert surface_subject(doc[7]) == doc[5]


def test_a_title_with_of_before_a_name_is_no_subject(parsed: Parsed) -> None:
    doc = parsed(
        "Member/NOUN/NN/nsubj/4/member of/ADP/IN/case/2 Parliament/PROPN/NNP/obl/4 Roe/PROPN/NNP/nsubj/4 agreed/VERB/VBD/root/4",
        "3-4 PERSON",
    )
    mend(doc)
    assert [surface_subject(doc[4]), doc[0].head, doc[2].head] == [doc[3], doc[3], doc[0]]


def test_who_holds_an_office_is_named_between_commas(parsed: Parsed) -> None:
    doc = parsed(
        "the/DET/DT/det/1 president/NOUN/NN/nsubj/7/president of/ADP/IN/case/3 Norland/PROPN/NNP/nmod/1 _,/PUNCT/,/punct/5 Roe/PROPN/NNP/nsubj/7 "
        "_,/PUNCT/,/punct/1 agreed/VERB/VBD/root/7",
        "5-6 PERSON",
    )
    mend(doc)
    assert [doc[5].head, doc[5].dep_, surface_subject(doc[7])] == [doc[1], "appos", doc[1]]


def test_a_source_is_described_before_the_subject(parsed: Parsed) -> None:
    doc = parsed(
        "According/VERB/VBG/case/2 to/ADP/IN/fixed/0 Roe/PROPN/NNP/obl/8 _,/PUNCT/,/punct/5 his/PRON/PRP$/nmod:poss/5 agent/NOUN/NN/nsubj/8/agent "
        "_,/PUNCT/,/punct/5 Poe/PROPN/NNP/nsubj/8 died/VERB/VBD/root/8/die",
        "2-3 PERSON, 7-8 PERSON",
    )
    mend(doc)
    assert (doc[5].dep_, doc[5].head) == ("appos", doc[2])
    assert surface_subject(doc[8]) == doc[7]


def test_what_was_torn_off_a_subject_is_joined_to_it(parsed: Parsed) -> None:
    doc = parsed(
        "Crews/NOUN/NNS/nsubj:pass/2 were/AUX/VBD/aux:pass/2 called/VERB/VBN/root/2/call after/ADP/IN/case/5 three/NUM/CD/nummod/5 adults/NOUN/NNS/obl/2 "
        "and/CCONJ/CC/cc/10 a/DET/DT/det/8 toddler/NOUN/NN/nsubj:pass/10 were/AUX/VBD/aux:pass/10 hurt/VERB/VBN/conj/2/hurt",
        "",
    )
    mend(doc)
    assert with_conjuncts(doc[8]) == [doc[8], doc[5]]


def test_no_month_is_a_person_who_died(parsed: Parsed) -> None:
    doc = parsed(
        "Last/ADJ/JJ/amod/1 May/PROPN/NNP/obl:unmarked/4 _,/PUNCT/,/punct/3 Roe/PROPN/NNP/appos/1 died/VERB/VBD/root/4/die",
        "3-4 PERSON",
    )
    mend(doc)
    assert subject(doc[4]) == doc[3]


def test_who_told_an_agency_stands_before_told(parsed: Parsed) -> None:
    doc = parsed(
        "Boats/NOUN/NNS/nsubj/1 left/VERB/VBD/ccomp/8/leave Sfax/PROPN/NNP/obj/1 _,/PUNCT/,/punct/4 Roe/PROPN/NNP/conj/2 _,/PUNCT/,/punct/7 "
        "a/DET/DT/det/7 judge/NOUN/NN/appos/2 told/VERB/VBD/root/8/tell Reuters/PROPN/NNP/nsubj/8",
        "2-3 LOC, 4-5 PERSON, 9-10 ORG",
    )
    mend(doc)
    assert (subject(doc[8]), doc[7].head, doc[9].dep_) == (doc[4], doc[4], "iobj")


def test_a_headlines_adjective_is_of_all_who_are_joined(parsed: Parsed) -> None:
    doc = parsed("Two/NUM/CD/nummod/1 men/NOUN/NNS/root/1 _,/PUNCT/,/punct/4 six/NUM/CD/nummod/4 boys/NOUN/NNS/conj/1 dead/ADJ/JJ/amod/4")
    mend(doc)
    assert (doc[5].head, doc[5].dep_) == (doc[1], "acl")


def test_each_of_two_verbs_has_the_subject_before_it(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj/1 died/VERB/VBD/root/1/die and/CCONJ/CC/cc/5 Poe/PROPN/NNP/conj/1 was/AUX/VBD/aux:pass/5 hurt/VERB/VBN/conj/1/hurt",
        "0-1 PERSON, 3-4 PERSON",
    )
    mend(doc)
    assert (surface_subject(doc[1]), surface_subject(doc[5])) == (doc[0], doc[3])


def test_a_drive_by_shooting_is_a_noun(parsed: Parsed) -> None:
    doc = parsed(
        "shot/VERB/VBN/root/0/shoot in/ADP/IN/case/3 a/DET/DT/det/3 drive/NOUN/NN/obl/0 _-/PUNCT/HYPH/punct/3 by/ADP/IN/mark/6 shooting/VERB/VBG/advcl/0/shoot",
        "",
    )
    mend(doc)
    assert (doc[6].pos_, doc[6].dep_, doc[6].head, preposition(doc[6])) == ("NOUN", "obl", doc[0], "in")


def test_each_participle_of_a_headline_has_its_own_people(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj/1 killed/VERB/VBD/root/1/kill _,/PUNCT/,/punct/4 five/NUM/CD/nummod/4 others/NOUN/NNS/nsubj/1 wounded/VERB/VBN/acl/4/wound",
        "0-1 PERSON",
    )
    mend(doc)
    assert (surface_subject(doc[1]), surface_subject(doc[5])) == (doc[0], doc[4])


def test_each_of_two_verbs_has_the_object_after_it(parsed: Parsed) -> None:
    doc = parsed(
        "It/PRON/PRP/nsubj/1 killed/VERB/VBD/root/1/kill Roe/PROPN/NNP/obj/1 and/CCONJ/CC/cc/4 injured/VERB/VBD/conj/1/injure eight/NUM/CD/nummod/6 "
        "others/NOUN/NNS/obj/1",
        "2-3 PERSON",
    )
    mend(doc)
    assert (direct_object(doc[1]), direct_object(doc[4])) == (doc[2], doc[6])


def test_another_wounded_is_somebody(parsed: Parsed) -> None:
    doc = parsed("One/NUM/CD/nummod/1 man/NOUN/NN/nsubj/2 dead/ADJ/JJ/root/2 and/CCONJ/CC/cc/5 another/DET/DT/det/5 wounded/VERB/VBD/conj/2/wound")
    mend(doc)
    assert (doc[4].dep_, is_passive(doc[5])) == ("nsubj:pass", True)


def test_a_headlines_source_is_not_killed(parsed: Parsed) -> None:
    doc = parsed("Detectives/NOUN/NNS/root/0 _:/PUNCT/:/punct/2 Girl/NOUN/NN/appos/0 killed/VERB/VBN/acl/0/kill")
    mend(doc)
    assert doc[3].head == doc[2]


def test_who_was_found_dead_is_dead_though_described(parsed: Parsed) -> None:
    doc = parsed(
        "They/PRON/PRP/nsubj/1 found/VERB/VBD/root/1/find Roe/PROPN/NNP/obj/1 _,/PUNCT/,/punct/5 from/ADP/IN/case/5 York/PROPN/NNP/nmod/2 _,/PUNCT/,/punct/7 "
        "dead/ADJ/JJ/conj/5",
        "2-3 PERSON, 5-6 LOC",
    )
    mend(doc)
    assert (doc[7].head, doc[7].dep_) == (doc[1], "xcomp")
