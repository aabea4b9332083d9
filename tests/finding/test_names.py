from __future__ import annotations

from collections.abc import Callable

import pytest

from newsgraph.annotation import load_annotator
from newsgraph.annotation.tree import Doc
from newsgraph.finding.mention import Kind
from newsgraph.finding.names import find_names

Parsed = Callable[[str, str], Doc]


def names(doc: Doc) -> list[tuple[str, Kind | None]]:
    return [(m.text, m.kind) for m in find_names(doc)]


def test_a_place_before_police_is_part_of_the_forces_name(parsed: Parsed) -> None:
    doc = parsed("Norbury/PROPN/NNP/compound/1 Police/PROPN/NNP/nsubj/2 arrested/VERB/VBD/root/2 him/PRON/PRP/obj/2 _./PUNCT/./punct/2", "0-1 LOC")
    assert names(doc) == [("Norbury Police", Kind.ORGANIZATION)]


def test_a_rank_ends_the_name_before_it(parsed: Parsed) -> None:
    doc = parsed(
        "Norbury/PROPN/NNP/compound/1 Police/PROPN/NNP/compound/2 Sgt./PROPN/NNP/nmod:desc/3 Ada/PROPN/NNP/nsubj/5 Holt/PROPN/NNP/flat/3 "
        "spoke/VERB/VBD/root/5 outside/ADP/IN/case/8 the/DET/DT/det/8 station/NOUN/NN/obl/5",
        "0-1 LOC, 3-5 PERSON",
    )
    assert names(doc) == [("Norbury Police", Kind.ORGANIZATION), ("Ada Holt", Kind.PERSON)]


def test_the_noun_before_a_name_says_what_it_is(parsed: Parsed) -> None:
    doc = parsed(
        "The/DET/DT/det/1 newspaper/NOUN/NN/nsubj/3 Dagbladet/PROPN/NNP/appos/1 reported/VERB/VBD/root/3 it/PRON/PRP/obj/3 _./PUNCT/./punct/3 "
        "Dagbladet/PROPN/NNP/nsubj/7 thrives/VERB/VBZ/root/7",
        "2-3 PERSON, 6-7 PERSON",
    )
    assert names(doc) == [("Dagbladet", Kind.ORGANIZATION), ("Dagbladet", Kind.ORGANIZATION)]


def test_a_role_is_no_part_of_a_name(parsed: Parsed) -> None:
    doc = parsed("Prime/PROPN/NNP/compound/1 Minister/PROPN/NNP/nmod:desc/2 Ada/PROPN/NNP/nsubj/4 Holt/PROPN/NNP/flat/2 resigned/VERB/VBD/root/4", "0-4 PERSON")
    assert names(doc) == [("Ada Holt", Kind.PERSON)]


def test_what_a_telescope_is_named_after_is_not_mentioned(parsed: Parsed) -> None:
    doc = parsed("The/DET/DT/det/2 Lovell/PROPN/NNP/compound/2 telescope/NOUN/NN/nsubj/3 moved/VERB/VBD/root/3", "1-2 PERSON")
    assert names(doc) == [("Lovell", Kind.THING)]


def test_coordinated_first_names_share_a_surname(parsed: Parsed) -> None:
    doc = parsed("Ada/PROPN/NNP/nsubj/4 and/CCONJ/CC/cc/2 Ben/PROPN/NNP/conj/0 Holt/PROPN/NNP/flat/2 died/VERB/VBD/root/4", "0-1 PERSON, 2-4 PERSON")
    assert names(doc) == [("Ada Holt", Kind.PERSON), ("Ben Holt", Kind.PERSON)]


def test_who_is_introduced_by_an_office_is_a_person(parsed: Parsed) -> None:
    doc = parsed(
        "The/DET/DT/det/2 regional/ADJ/JJ/amod/2 governor/NOUN/NN/nsubj/7/governor _,/PUNCT/,/punct/4 Ines/PROPN/NNP/appos/2 Duarte/PROPN/NNP/flat/4 "
        "_,/PUNCT/,/punct/2 spoke/VERB/VBD/root/7",
        "4-6 LOC",
    )
    assert names(doc) == [("Ines Duarte", Kind.PERSON)]


def test_nobody_has_an_article_before_a_full_name(parsed: Parsed) -> None:
    doc = parsed(
        "A/DET/DT/det/1 poll/NOUN/NN/nsubj/6 by/ADP/IN/case/5 the/DET/DT/det/5 Ellery/PROPN/NNP/compound/5 Courier/PROPN/NNP/nmod/1 began/VERB/VBD/root/6",
        "4-6 PERSON",
    )
    assert names(doc) == [("Ellery Courier", Kind.ORGANIZATION)]


def test_a_weekday_behind_a_place_is_no_part_of_its_name(parsed: Parsed) -> None:
    doc = parsed("A/DET/DT/det/1 crash/NOUN/NN/nsubj/1 in/ADP/IN/case/4 Kendal/PROPN/NNP/nmod/1 Sunday/PROPN/NNP/nmod:unmarked/1", "3-5 LOC")
    assert names(doc) == [("Kendal", Kind.PLACE)]


def test_who_is_told_by_a_name_before_man_or_woman_is_from_there(parsed: Parsed) -> None:
    doc = parsed("A/DET/DT/det/2 Holm/PROPN/NNP/compound/2 woman/NOUN/NN/nsubj/3 left/VERB/VBD/root/3", "1-2 PERSON")
    assert names(doc) == [("Holm", Kind.PLACE)]


def test_what_stands_beside_a_name_says_what_it_is(parsed: Parsed) -> None:
    doc = parsed(
        "Orbicos/PROPN/NNP/nsubj/6 _,/PUNCT/,/punct/4 the/DET/DT/det/4 space/NOUN/NN/compound/4 agency/NOUN/NN/appos/0 _,/PUNCT/,/punct/0 "
        "agreed/VERB/VBD/root/6",
        "0-1 PERSON",
    )
    assert names(doc) == [("Orbicos", Kind.ORGANIZATION)]


def test_a_demonym_is_no_place_and_a_constitution_is_none(parsed: Parsed) -> None:
    assert names(parsed("Tongan/PROPN/NNP/compound/1 leaders/NOUN/NNS/nsubj/2 met/VERB/VBD/root/2", "0-1 LOC")) == []
    doc = parsed("The/DET/DT/det/2 Fijian/PROPN/NNP/compound/2 Constitution/PROPN/NNP/nsubj/3 holds/VERB/VBZ/root/3", "1-3 LOC")
    assert names(doc) == [("Fijian Constitution", Kind.THING)]


def test_both_halves_of_a_hyphenated_name_are_of_it(parsed: Parsed) -> None:
    doc = parsed("Park/PROPN/NNP/nsubj/4 Ji/PROPN/NNP/flat/0 _-/PUNCT/HYPH/punct/1 _won/PROPN/NNP/flat/0 smiled/VERB/VBD/root/4", "0-2 PERSON")
    assert names(doc) == [("Park Ji-won", Kind.PERSON)]


def test_who_is_apposed_to_an_office_is_a_person(parsed: Parsed) -> None:
    doc = parsed(
        "The/DET/DT/det/1 mayor/NOUN/NN/nsubj/8 of/ADP/IN/case/3 York/PROPN/NNP/nmod/1 _,/PUNCT/,/punct/5 Sadiq/PROPN/NNP/appos/1 Roe/PROPN/NNP/flat/5 "
        "_,/PUNCT/,/punct/5 spoke/VERB/VBD/root/8",
        "3-4 LOC, 5-7 LOC",
    )
    assert names(doc) == [("York", Kind.PLACE), ("Sadiq Roe", Kind.PERSON)]


def test_a_name_at_the_beginning_of_a_text_has_no_age_before_it(parsed: Parsed) -> None:
    doc = parsed("of/ADP/IN/case/1 Lodi/PROPN/NNP/root/1", "1-2 LOC")
    assert names(doc) == [("Lodi", Kind.PLACE)]


def test_a_body_named_after_two_is_one(parsed: Parsed) -> None:
    bureau = (
        "by/ADP/IN/case/3 the/DET/DT/det/3 Elm/PROPN/NNP/compound/3 Sports/PROPN/NNP/root/3 and/CCONJ/CC/cc/6 Arts/PROPN/NNP/nmod/6 Bureau/PROPN/NNP/conj/3"
    )
    assert names(parsed(bureau, "2-4 ORG, 5-7 ORG")) == [("Elm Sports and Arts Bureau", Kind.ORGANIZATION)]
    two = (
        "by/ADP/IN/case/3 the/DET/DT/det/3 Wexby/PROPN/NNP/compound/3 Club/PROPN/NNP/root/3 and/CCONJ/CC/cc/6 Elm/PROPN/NNP/compound/6 Bureau/PROPN/NNP/conj/3"
    )
    assert names(parsed(two, "2-4 ORG, 5-7 ORG")) == [("Wexby Club", Kind.ORGANIZATION), ("Elm Bureau", Kind.ORGANIZATION)]
    force = "Norbury/PROPN/NNP/compound/3 and/CCONJ/CC/cc/2 Elmshire/PROPN/NNP/conj/0 Police/PROPN/NNP/nsubj/5 later/ADV/RB/advmod/5 spoke/VERB/VBD/root/5"
    assert names(parsed(force, "0-1 LOC, 2-3 LOC")) == [("Norbury and Elmshire Police", Kind.ORGANIZATION)]


def test_the_end_of_a_list_of_people_is_no_firm(parsed: Parsed) -> None:
    listed = "Jo/PROPN/NNP/root/0 _,/PUNCT/,/punct/2 Ida/PROPN/NNP/conj/0 &/CCONJ/CC/cc/4 Al/PROPN/NNP/conj/2"
    assert names(parsed(listed, "0-1 PERSON, 2-3 PERSON, 4-5 PERSON")) == [("Jo", Kind.PERSON), ("Ida", Kind.PERSON), ("Al", Kind.PERSON)]


def test_many_of_a_nation_are_no_organisation(parsed: Parsed) -> None:
    assert names(parsed("American/ADJ/JJ/amod/1 Samoans/PROPN/NNPS/nsubj/2 voted/VERB/VBD/root/2", "0-2 ORG")) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Silver went to Karim Samba of Qatar on Monday.", "Karim Samba", Kind.PERSON),
        ("The boat, Conception, sank near Lund on Monday.", "Conception", Kind.THING),
        ("They saw a Chevy Lumina leave the lot.", "Chevy Lumina", Kind.THING),
        ("The airline flies Boeing 747s to Lund.", "Boeing 747s", Kind.THING),
        ("The Ford Foundation paid for it.", "Ford Foundation", Kind.ORGANIZATION),
        ("He spoke to WQXV on Monday.", "WQXV", Kind.ORGANIZATION),
        ("LUND, Ohio (WZJ) - A bridge fell on Monday.", "WZJ", Kind.ORGANIZATION),
        ("Ann Mae Roe died on Monday. A friend met Ann Roe in May.", "Ann Roe", Kind.PERSON),
        ("Ann Roe teaches at the University of California, San Diego.", "University of California, San Diego", Kind.ORGANIZATION),
    ],
)
def test_what_stands_around_a_name_is_read(text: str, name: str, kind: Kind) -> None:
    doc = Doc(next(iter(load_annotator(None, 1).annotate([text]))))
    assert (name, kind) in names(doc)


@pytest.mark.parametrize("text", ["The crash happened at 8:30 p.m. BST on Monday.", "The firms left the Middle Eastern nation."])
def test_zones_and_adjectives_are_no_names(text: str) -> None:
    doc = Doc(next(iter(load_annotator(None, 1).annotate([text]))))
    assert names(doc) == []


def test_a_surname_may_be_an_occupation() -> None:
    doc = Doc(next(iter(load_annotator(None, 1).annotate(["Doug Miller of Helm Marine spoke first. Miller said the ship sank."]))))
    assert [name for name, kind in names(doc) if kind is Kind.PERSON] == ["Doug Miller", "Miller"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velda Motor Company is under scrutiny. Velda said so on Monday, Velda told The Post, and Velda will help.", ("Velda", Kind.ORGANIZATION)),
        ("Every state except Norland has signed the Paris Agreement.", ("Paris Agreement", Kind.THING)),
        ("The vote is required by the United States Constitution.", ("United States Constitution", Kind.THING)),
        ("The study was led by Eugene A. Nidal, and the rest is history.", ("Eugene A. Nidal", Kind.PERSON)),
        ("Mayor of Lund Piotr Elden has declared a day of mourning. Lund is a port.", ("Piotr Elden", Kind.PERSON)),
    ],
)
def test_what_else_a_name_may_be(text: str, expected: tuple[str, Kind]) -> None:
    doc = Doc(next(iter(load_annotator(None, 1).annotate([text]))))
    assert expected in names(doc)


def test_a_hyphen_joins_the_halves_of_a_name(parsed: Parsed) -> None:
    tokens = (
        "The/DET/DT/det/1 Tarn/PROPN/NNP/nsubj/4 _-/PUNCT/HYPH/punct/3 _Echo/PROPN/NNP/flat/1 said/VERB/VBD/root/4 so/ADV/RB/advmod/4 "
        "in/ADP/IN/case/10 Ash/PROPN/NNP/compound/10 _-/PUNCT/HYPH/punct/9 _Bell/PROPN/NNP/flat/7 County/PROPN/NNP/obl/4"
    )
    assert names(parsed(tokens, "1-2 ORG, 3-4 ORG, 7-8 LOC, 9-11 LOC")) == [("Tarn-Echo", Kind.ORGANIZATION), ("Ash-Bell County", Kind.PLACE)]


def test_models_peoples_families_and_orders_are_no_bodies_and_no_persons(parsed: Parsed) -> None:
    fleet = "They/PRON/PRP/nsubj/1 fly/VERB/VBP/root/1 Velda/PROPN/NNP/compound/3 707s/PROPN/NNPS/obj/1"
    assert names(parsed(fleet, "2-4 ORG")) == [("Velda 707s", Kind.THING)]
    family = "The/DET/DT/det/2 Pradhan/PROPN/NNP/compound/2 family/NOUN/NN/nsubj/3 left/VERB/VBD/root/3"
    assert names(parsed(family, "1-2 PERSON")) == []
    office = "Secretary/PROPN/NNP/nmod:desc/3 of/ADP/IN/case/2 State/PROPN/NNP/nmod/0 Ann/PROPN/NNP/nsubj/5 Roe/PROPN/NNP/flat/3 spoke/VERB/VBD/root/5"
    assert names(parsed(office, "2-3 ORG, 3-5 PERSON")) == [("Ann Roe", Kind.PERSON)]


def test_initials_before_answers_are_no_names() -> None:
    text = "Ann Roe studies gulls.\n\nAR: We began in 1990.\n\nAR: It went well.\n\nAR: It has not ended."
    doc = Doc(next(iter(load_annotator(None, 1).annotate([text]))))
    assert {name for name, _ in names(doc)} == {"Ann Roe"}


def test_a_name_that_owns_nothing_ends_in_its_s(parsed: Parsed) -> None:
    doc = parsed("Hobb/PROPN/NNP/nsubj/2/Hobb 's/PART/POS/case/0 in/ADP/IN/case/3 Elmstead/PROPN/NNP/nmod/0 closed/VERB/VBD/root/4", "0-1 ORG, 3-4 LOC")
    assert names(doc) == [("Hobb 's", Kind.ORGANIZATION), ("Elmstead", Kind.PLACE)]


def test_a_country_s_name_has_an_and(parsed: Parsed) -> None:
    doc = parsed("Antigua/PROPN/NNP/nsubj/3 and/CCONJ/CC/cc/2 Barbuda/PROPN/NNP/conj/0 voted/VERB/VBD/root/3", "0-1 LOC, 2-3 LOC")
    assert names(doc) == [("Antigua and Barbuda", Kind.PLACE)]


def test_whose_mayor_is_named_is_a_town(parsed: Parsed) -> None:
    doc = parsed("The/DET/DT/det/1 mayor/NOUN/NN/nsubj/4 of/ADP/IN/case/3 Quorbridge/PROPN/NNP/nmod/1 spoke/VERB/VBD/root/4", "3-4 ORG")
    assert names(doc) == [("Quorbridge", Kind.PLACE)]


def test_a_body_that_is_known_the_world_over_is_one(parsed: Parsed) -> None:
    doc = parsed("Sinn/PROPN/NNP/nsubj/2 Féin/PROPN/NNP/flat/0 won/VERB/VBD/root/2", "0-2 PERSON")
    assert names(doc) == [("Sinn Féin", Kind.ORGANIZATION)]
