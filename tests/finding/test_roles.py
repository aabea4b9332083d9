from __future__ import annotations

from collections.abc import Callable

from newsgraph.annotation.tree import Doc
from newsgraph.finding.attributes import find_attributes
from newsgraph.finding.mentions import find_mentions

Parsed = Callable[[str, str], Doc]


def attributes(doc: Doc) -> set[tuple[str, str, str | int]]:
    mentions = find_mentions(doc)
    found = set()
    for a in find_attributes(doc, mentions):
        related = isinstance(a.value, int) and a.property != "ng:age"
        found.add((mentions.all[a.subject].text, a.property, mentions.all[int(a.value)].text if related else a.value))
    return found


def test_a_title_with_its_place_before_a_name(parsed: Parsed) -> None:
    doc = parsed(
        "First/ADJ/NNP/amod/1 Minister/PROPN/NNP/nmod:desc/4 of/ADP/IN/case/3 Wales/PROPN/NNP/nmod/1 Ada/PROPN/NNP/nsubj/6 Holt/PROPN/NNP/flat/4 "
        "spoke/VERB/VBD/root/6",
        "3-4 LOC, 4-6 PERSON",
    )
    assert ("Ada Holt", "schema:jobTitle", "First Minister of Wales") in attributes(doc)


def test_who_served_as_something_held_that_role(parsed: Parsed) -> None:
    doc = parsed(
        "Ada/PROPN/NNP/nsubj/10 Holt/PROPN/NNP/flat/0 _,/PUNCT/,/punct/4 who/PRON/WP/nsubj/4 served/VERB/VBD/acl:relcl/0/serve as/ADP/IN/case/6 "
        "mayor/NOUN/NN/obl/4 of/ADP/IN/case/8 Norbury/PROPN/NNP/nmod/6 _,/PUNCT/,/punct/0 died/VERB/VBD/root/10",
        "0-2 PERSON, 8-9 LOC",
    )
    assert ("Ada Holt", "schema:jobTitle", "mayor of Norbury") in attributes(doc)


def test_somebody_elses_title_is_not_the_role_of_the_name_before_it(parsed: Parsed) -> None:
    doc = parsed(
        "Ada/PROPN/NNP/nsubj/7 Holt/PROPN/NNP/flat/0 _,/PUNCT/,/punct/3 MP/NOUN/NN/appos/0 Ben/PROPN/NNP/conj/0 Roe/PROPN/NNP/flat/4 _,/PUNCT/,/punct/0 "
        "spoke/VERB/VBD/root/7",
        "0-2 PERSON, 4-6 PERSON",
    )
    assert {(who, what) for who, property_, what in attributes(doc) if property_ == "schema:jobTitle"} == {("Ben Roe", "MP")}


def test_a_role_is_in_the_organisation_named_before_it(parsed: Parsed) -> None:
    doc = parsed(
        "Oxfam/PROPN/NNP/compound/1 director/NOUN/NN/nmod:desc/2 Ada/PROPN/NNP/nsubj/4 Holt/PROPN/NNP/flat/2 resigned/VERB/VBD/root/4",
        "0-1 ORG, 2-4 PERSON",
    )
    assert ("Ada Holt", "schema:worksFor", "Oxfam") in attributes(doc)


def test_who_leads_a_team_works_for_it(parsed: Parsed) -> None:
    doc = parsed(
        "The/DET/DT/det/2 research/NOUN/NN/compound/2 team/NOUN/NN/nsubj/8 _,/PUNCT/,/punct/4 led/VERB/VBN/acl/2/lead by/ADP/IN/case/6 "
        "Ada/PROPN/NNP/obl:agent/4 Holt/PROPN/NNP/flat/6 left/VERB/VBD/root/8",
        "6-8 PERSON",
    )
    assert ("Ada Holt", "schema:worksFor", "research team") in attributes(doc)


def test_a_role_begins_with_no_adverb_and_ends_before_a_clause(parsed: Parsed) -> None:
    doc = parsed(
        "recently/ADV/RB/advmod/1 Cardinal/PROPN/NNP/nmod:desc/2/cardinal Roe/PROPN/NNP/nsubj/3 spoke/VERB/VBD/root/3",
        "2-3 PERSON",
    )
    assert ("Roe", "schema:jobTitle", "Cardinal") in attributes(doc)


def test_the_first_president_to_refuse_is_no_office(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj/4 was/AUX/VBD/cop/4 the/DET/DT/det/4 first/ADJ/JJ/amod/4 president/NOUN/NN/root/4 to/PART/TO/mark/6 refuse/VERB/VB/acl/4",
        "0-1 PERSON",
    )
    assert not any(p == "schema:jobTitle" for _, p, _ in attributes(doc))


def test_a_judge_of_a_country_may_be_of_any_nation(parsed: Parsed) -> None:
    doc = parsed(
        "United/PROPN/NNP/compound/1 States/PROPN/NNP/compound/3 District/PROPN/NNP/compound/3 Judge/PROPN/NNP/nmod:desc/4/judge Roe/PROPN/NNP/nsubj/5 "
        "ruled/VERB/VBD/root/5",
        "0-2 LOC, 4-5 PERSON",
    )
    assert not any(p == "schema:nationality" for _, p, _ in attributes(doc))


def test_a_candidate_for_a_body_is_not_in_it(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj/3 is/AUX/VBZ/cop/3 a/DET/DT/det/3 candidate/NOUN/NN/root/3 for/ADP/IN/case/6 Norbury/PROPN/NNP/compound/6 "
        "Council/PROPN/NNP/nmod/3",
        "0-1 PERSON, 5-7 ORG",
    )
    assert not any(p in ("schema:worksFor", "schema:memberOf") for _, p, _ in attributes(doc))


def test_who_ran_for_a_body_does_not_work_for_it(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj/1 ran/VERB/VBD/root/1/run for/ADP/IN/case/4 Norbury/PROPN/NNP/compound/4 Council/PROPN/NNP/obl/1",
        "0-1 PERSON, 3-5 ORG",
    )
    assert not any(p == "schema:worksFor" for _, p, _ in attributes(doc))


def test_a_nation_told_beside_a_name(parsed: Parsed) -> None:
    doc = parsed(
        "Roe/PROPN/NNP/nsubj/6 _,/PUNCT/,/punct/4 a/DET/DT/det/4 Zambian/ADJ/JJ/amod/4 striker/NOUN/NN/appos/0 _,/PUNCT/,/punct/0 scored/VERB/VBD/root/6",
        "0-1 PERSON",
    )
    assert ("Roe", "schema:nationality", "Zambian") in attributes(doc)


def test_a_title_before_the_next_name_is_that_ones(parsed: Parsed) -> None:
    doc = parsed(
        "Ada/PROPN/NNP/nsubj/13 Holt/PROPN/NNP/flat/0 _,/PUNCT/,/punct/4 Civic/PROPN/NNP/compound/4 MP/NOUN/NN/appos/0 (/PUNCT/(/punct/6 "
        "_Member/PROPN/NNP/appos/4 of/ADP/IN/case/8 Parliament/PROPN/NNP/nmod/6 _)/PUNCT/)/punct/6 Al/PROPN/NNP/appos/4 Poe/PROPN/NNP/flat/10 "
        "also/ADV/RB/advmod/13 spoke/VERB/VBD/root/13",
        "0-2 PERSON, 10-12 PERSON",
    )
    assert not any(who == "Ada Holt" and p == "schema:jobTitle" for who, p, _ in attributes(doc))


def test_a_subject_behind_a_comma_is_no_title(parsed: Parsed) -> None:
    doc = parsed(
        "Helped/VERB/VBN/advcl/6 by/ADP/IN/case/2 Roe/PROPN/NNP/obl/0 _,/PUNCT/,/punct/6 the/DET/DT/det/5 mayor/NOUN/NN/appos/2 closed/VERB/VBD/root/6 "
        "it/PRON/PRP/obj/6",
        "2-3 PERSON",
    )
    assert not any(p == "schema:jobTitle" for _, p, _ in attributes(doc))


def test_a_double_title_and_a_counted_one(parsed: Parsed) -> None:
    double = parsed(
        "Roe/PROPN/NNP/nsubj/7 _,/PUNCT/,/punct/2 Director/PROPN/NNP/appos/0 General/PROPN/NNP/flat/2 of/ADP/IN/case/5 Wexby/PROPN/NNP/nmod/3 "
        "_,/PUNCT/,/punct/0 spoke/VERB/VBD/root/7",
        "0-1 PERSON, 5-6 ORG",
    )
    assert {v for _, p, v in attributes(double) if p == "schema:jobTitle"} <= {"Director General of Wexby", "Director General"}
    counted = parsed(
        "A/DET/DT/det/2 third/ADJ/JJ/amod/2 president/NOUN/NN/nsubj/6 _,/PUNCT/,/punct/4 Ann/PROPN/NNP/appos/2 Roe/PROPN/NNP/flat/4 stayed/VERB/VBD/root/6",
        "4-6 PERSON",
    )
    assert ("Ann Roe", "schema:jobTitle", "president") in attributes(counted)


def test_an_abbreviation_in_brackets_need_not_be_in_capitals(parsed: Parsed) -> None:
    doc = parsed(
        "Transport/PROPN/NNP/nsubj/6 for/ADP/IN/case/2 Tarn/PROPN/NNP/nmod/0 (/PUNCT/(/punct/4 _TfT/PROPN/NNP/appos/0 _)/PUNCT/)/punct/4 spoke/VERB/VBD/root/6",
        "0-3 ORG, 4-5 ORG",
    )
    assert ("Transport for Tarn", "schema:alternateName", "TfT") in attributes(doc)
