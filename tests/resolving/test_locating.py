"""An event that names only a street, or nothing, is placed by the article: its dateline, its police, the town that it plays in."""

from __future__ import annotations

import pytest
from tests.resolving.stories import events, told, values

from newsgraph.claims import Story
from newsgraph.namespaces import NG, SCHEMA
from newsgraph.running.article import Tools


def places(story: Story, kind: str = "Shooting") -> set[str]:
    """The names of the places of the events of a kind, and of what they lie in."""
    found = {p for h in story.happenings for p in h.places if any(story.ontology.is_a(c, NG + kind) for c in h.classes)}
    found |= {c for p in found for c in story.within.get(p, ())} | {outer for inner, outer in story.assumed if inner in found}
    return {story.entities.all[p].name for p in found}


def test_the_dateline_places_an_event_that_names_a_street_only(tools: Tools) -> None:
    story = told("Man shot on porch\n\nTULSA, Okla. (AP) — A man was shot dead on Wexford Street on Tuesday, officers said.\n", tools, None)
    assert {"Wexford Street", "TULSA"} <= places(story)


def test_the_police_that_speaks_tells_the_town(tools: Tools) -> None:
    text = "Two wounded in shooting\n\nTwo men were shot outside a bar early on Sunday.\n\nOmaha Police said that nobody had been arrested.\n"
    assert "Omaha" in places(told(text, tools, None))


def test_where_somebody_was_taken_is_not_where_it_happened(tools: Tools) -> None:
    text = "Boy hurt\n\nA boy was shot at a house in Salina on Monday. He was flown to Wichita, where he is in a stable condition.\n"
    found = places(told(text, tools, None))
    assert "Salina" in found
    assert "Wichita" not in found


def test_the_town_of_a_hospital_is_not_where_it_happened(tools: Tools) -> None:
    text = (
        "A boy was shot by a friend while they were hunting deer. Officers responded to the scene in the 1600 block of Elm Road in Portland, Ind. "
        "The boy was taken to Parkview Hospital in Fort Wayne with minor injuries."
    )
    found = places(told(text, tools, None))
    assert "Portland" in found
    assert "Fort Wayne" not in found


def test_a_place_named_before_its_noun_is_where_it_happened(tools: Tools) -> None:
    quarter = told("Four people were shot outside a house in Pittsburgh's Sheraden neighborhood on Sunday.", tools, None)
    assert {"Pittsburgh", "Sheraden"} <= places(quarter)
    assert "Miami" in places(told("A man was shot outside a Miami nightclub on Sunday.", tools, None))
    assert "Mexico" not in places(told("A man was shot at the Mexico border on Sunday.", tools, None))


def test_a_clause_that_comes_back_to_the_event_places_it(tools: Tools) -> None:
    text = "Gunfire at party\n\nThree people were shot at a party on Saturday. The shooting happened in Norwich shortly before midnight.\n"
    assert "Norwich" in places(told(text, tools, None))


def test_a_part_of_town_lies_in_the_town_whatever_else_bears_its_name(tools: Tools) -> None:
    text = "Teenager shot\n\nA teenager was shot in Portland's Lents neighborhood on Friday, Portland police said.\n"
    story = told(text, tools, None)
    assert "Portland" in places(story)
    north = told("Teenager shot\n\nA teenager was shot in North Omaha on Friday, officers said.\n", tools, None)
    assert {"North Omaha", "Omaha"} <= places(north)


def test_a_name_that_the_gazetteer_knows_is_no_part_of_another(tools: Tools) -> None:
    story = told("Visit\n\nThe minister flew to South Korea on Monday and to North Carolina on Tuesday.\n", tools, None)
    assert not any(e.name in ("Korea", "Carolina") and e.index in story.linked for e in story.entities.all)
    assert {story.linked[e.index].kind for e in story.entities.all if e.name in ("South Korea", "North Carolina")} == {"country", "admin1"}


def test_what_is_assumed_is_less_sure_and_stands_on_the_words_that_speak_for_it(tools: Tools) -> None:
    from newsgraph.claims import claims_of

    story = told("Man shot on porch\n\nTULSA, Okla. (AP) — A man was shot dead on Wexford Street on Tuesday, officers said.\n", tools, None)
    told_of = [c for c in claims_of(story, "https://example.org/") if c.predicate.endswith("containedInPlace") and c.subject.endswith("wexford-street")]
    claims = [c for c in told_of if c.object.text.endswith("tulsa")]
    assert claims
    assert all(c.confidence < 0.7 and "TULSA" in story.document.text[c.begin : c.end] for c in claims)


def test_an_article_of_incidents_in_several_towns_says_not_in_which_another_one_was(tools: Tools) -> None:
    text = (
        "A year of attacks\n\n12 July 2019\n\nIn March a man stabbed two people in Leeds. In April a gunman shot a guard dead in Bradford.\n\n"
        "In June a bomb exploded under a bridge and wounded nine people.\n"
    )
    story = told(text, tools, None)
    assert "Bradford" in places(story)
    assert places(story, "Bombing") == {"bridge"}


def test_a_dateline_is_a_place_also_where_the_annotator_or_the_gazetteer_knows_none(tools: Tools) -> None:
    text = "Guard shot\n\nFORT WEXBY (KXYZ) — A guard was shot dead on Tuesday, officers said.\n"
    assert "FORT WEXBY" in places(told(text, tools, None))
    text = "Guard shot\n\nBELL, Calif. — A guard was shot dead on Tuesday, officers said.\n"
    assert "BELL" in places(told(text, tools, None))


def test_a_quarter_with_an_entry_of_its_own_brings_its_city(tools: Tools) -> None:
    text = "Teen shot in Chatham\n\nA teenager was shot on Friday in the South Side Chatham neighborhood, according to Chicago Police.\n"
    assert {"Chatham", "Chicago"} <= places(told(text, tools, None))


def test_the_home_of_a_victim_says_less_than_the_police_that_was_called(tools: Tools) -> None:
    text = "Ann Doe of Merritt Island found shot\n\nThe Cocoa Beach police reported that Ann Doe, of Merritt Island, was found shot dead in a car on Friday.\n"
    found = places(told(text, tools, None), "Event")
    assert "Cocoa Beach" in found
    assert "Merritt Island" not in found


def test_a_clause_that_says_that_it_occurred_places_it_whatever_noun_it_hangs_on(tools: Tools) -> None:
    assert "Galva" in places(told("Deputies told little of the shooting death of a boy that occurred in Galva on Sunday night.\n", tools, None), "Death")
    assert "Oslo" in places(told("Officials praised the talks held in Oslo on Sunday.\n", tools, None), "Meeting")


def test_a_list_with_articles_is_no_address_and_no_sentence_is_in_prison(tools: Tools) -> None:
    story = told("Ships passed the Persian Gulf, the Gulf of Oman and the Red Sea. Envoys came from Jordan, the United Kingdom and Oman.\n", tools, None)
    assert not any(story.within.values())
    text = "Driver jailed\n\nA judge sentenced John Roe to life in prison on Friday.\n"
    assert places(told(text, tools, None), "Sentencing") == set()


def test_planets_are_no_towns_unless_they_lie_in_a_state(tools: Tools) -> None:
    assert not told("The probe studied the atmosphere of Mars.\n", tools, None).linked
    assert len(told("A fire broke out in Mars, Pennsylvania.\n", tools, None).linked) == 2


def test_a_town_of_another_state_is_not_where_it_was(tools: Tools) -> None:
    text = "Cyclists shot\n\nTwo cyclists were shot in Wexfold, New Hampshire, on Friday.\n\nPolice in Baytown, Texas, know the suspect.\n"
    assert "Baytown" not in places(told(text, tools, None))


def test_a_body_with_a_house_of_its_own_is_a_place_too(tools: Tools) -> None:
    text = "Ann Roe was sentenced to three years at Leeds Crown Court."
    assert "Leeds Crown Court" in places(told(text, tools), "Sentencing")
    assert any(iri.endswith("/leeds-crown-court") for iri in values(text, "Sentencing", SCHEMA + "location", tools))
    story = told("Two men were shot in York on Monday. One of them died at Elm Hospital.", tools)
    assert "Elm Hospital" not in places(story)


def test_who_watches_tells_where_it_was(tools: Tools) -> None:
    story = told("Leeds beat Hull 3-1 on Sunday. The match was watched by 20,000 people at Elm Road Stadium.", tools)
    assert "Elm Road Stadium" in places(story, "Match")


def test_a_march_is_where_it_begins_and_ends(tools: Tools) -> None:
    story = told("Thousands of protesters marched from Elm Park to Bell Square on Sunday.", tools)
    assert {"Elm Park", "Bell Square"} <= places(story, "Demonstration")


def test_a_law_and_an_emergency_hold_where_they_are_made(tools: Tools) -> None:
    assert places(told("Florida Governor Jo Roe declared a state of emergency on Monday.", tools), "EmergencyDeclaration") == {"Florida"}
    assert places(told("Ann Roe, the prime minister of Tunisia, signed a decree that bans masks.", tools), "Legislation") == {"Tunisia"}
    assert places(told("The Azores closed schools on Monday.", tools), "Closure") == {"Azores"}
    assert places(told("Former Florida lawyer Jo Roe sued the firm on Monday.", tools), "Lawsuit") == set()


def test_who_appeared_in_court_was_charged_there(tools: Tools) -> None:
    story = told("Al Poe appeared in Wexby District Court yesterday, charged with murder.", tools)
    (charge,) = events(story, "Charge")
    assert "Wexby District Court" in places(story, "Charge")
    assert {story.entities.all[x].name for role, x in charge.roles if role == NG + "defendant"} == {"Al Poe"}


def test_a_sentence_is_told_where_the_court_sits_and_the_crime_was_not_there(tools: Tools) -> None:
    story = told("Al Poe was found guilty of murder at Leeds Crown Court on Monday.", tools)
    assert "Leeds Crown Court" in places(story, "Conviction")
    assert "Leeds Crown Court" not in places(story, "Murder")


def test_a_trial_tells_where_its_end_was(tools: Tools) -> None:
    assert places(told("After a jury trial in York, two men were found guilty on Thursday of theft.", tools), "Conviction") == {"York"}
    assert places(told("A Leeds court jailed Ida Moe for fraud.", tools), "Sentencing") == {"Leeds"}
    story = told("The council lost a lawsuit. Following the ruling, Ida Moe was sworn in as mayor at York Crown Court.", tools)
    assert "York Crown Court" not in places(story, "Ruling")


def test_what_a_settlement_is_named_is_a_place(tools: Tools) -> None:
    story = told("The nearest settlement to the base is Rachel in Lincoln County. Many reached Rachel on Friday.", tools)
    assert [e.kind.value for e in story.entities.all if e.name == "Rachel"] == ["place"]


def test_a_house_without_a_name_is_in_the_town_that_stands_before_it(tools: Tools) -> None:
    story = told("Ann Doe was jailed for fraud at Antwerp criminal court on Monday. Roe died in a Leeds hospital on Friday.", tools)
    assert places(story, "Sentencing") == {"Antwerp"}
    assert "Leeds" in places(story, "Death")
    assert places(told("Ann Doe was jailed on Monday. The Antwerp criminal court had heard forty witnesses.", tools), "Sentencing") == set()


def test_what_struck_somebody_was_driven_there(tools: Tools) -> None:
    text = "A motorcyclist was struck on Monday by a car driving along Wexford Road."
    assert "Wexford Road" in places(told(text, tools), "TrafficCollision")


def test_people_are_rescued_where_the_disaster_was(tools: Tools) -> None:
    text = "A block of flats collapsed in Leeds on Monday, killing two. Nine people were rescued."
    assert "Leeds" in places(told(text, tools), "Rescue")
    two = "A block of flats collapsed in Leeds on Monday, killing two. A mill burned down in York, killing one. Nine people were rescued."
    assert not places(told(two, tools), "Rescue")


def test_the_ends_of_a_journey_are_not_where_it_ended_badly(tools: Tools) -> None:
    found = places(told("A plane carrying 20 people from Lima to Cusco crashed in the Andes on Monday.", tools), "AircraftCrash")
    assert "Andes" in found
    assert not found & {"Lima", "Cusco"}


def test_strikes_and_talks_are_where_those_are_who_take_part(tools: Tools) -> None:
    story = told("Nigeria's lecturers began a strike on Monday. The king arrived in Madrid on Tuesday for talks with the minister.", tools)
    assert places(story, "Strike") == {"Nigeria"}
    assert "Madrid" in places(story, "Negotiation")


def test_a_body_of_a_state_tells_which_county_is_meant(tools: Tools) -> None:
    story = told("A man was shot at a house in Lincoln County on Sunday. The Mississippi Bureau of Investigation is helping.", tools)
    assert [e.admin1 for e in story.linked.values() if e.name == "Lincoln County"] == ["US.MS"]


def test_what_the_text_puts_in_a_state_lies_in_no_other_town(tools: Tools) -> None:
    text = (
        "Seven killed in crash\n\nA truck and ten motorcycles collided on Friday on Route 9 in Wexmoor, New Hampshire. Seven riders died in the crash. "
        "A memorial was held in Concord, New Hampshire.\n"
    )
    story = told(text, tools, None)
    assert "Concord" not in places(story, "TrafficCollision")


def test_who_reports_from_a_town_is_no_place(tools: Tools) -> None:
    story = told("Man shot\n\nTULSA, Okla. (WXYZ) - A man was shot dead on Wexford Street on Tuesday, officers said.\n", tools, None)
    assert not any(e.name == "WXYZ" and e.kind.value == "place" for e in story.entities.all)
    assert "TULSA" in places(story)


def test_the_first_word_of_an_airport_is_no_town_by_itself(tools: Tools) -> None:
    story = told("A bomber crashed at Bradley International Airport on Wednesday, officials said.", tools)
    assert "Bradley" not in {story.entities.all[i].name for i in story.linked}


def test_a_senator_is_from_a_state(tools: Tools) -> None:
    story = told("Ann Roe is the junior senator from New York. She spoke on Monday.", tools)
    assert {entry.kind for entry in story.linked.values()} == {"admin1"}


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("A magnitude 6.8 earthquake shook Peru on Saturday.", "Earthquake", "Peru"),
        ("Nine people died in a storm that swept Cuba and hit Florida on Saturday.", "Storm", "Florida"),
        ("An earthquake of magnitude 5.2 struck Tampere on Saturday.", "Earthquake", "Tampere"),
        ("A Category 4 hurricane hit Cuba on Saturday.", "Storm", "Cuba"),
        ("A crash on the M6 near Derby left three dead on Saturday.", "TrafficCollision", "Derby"),
    ],
)
def test_a_disaster_is_where_it_struck(text: str, kind: str, place: str, tools: Tools) -> None:
    assert place in places(told(text, tools), kind)
