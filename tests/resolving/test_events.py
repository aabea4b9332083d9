"""Events of no harm: which tellings are one, and what an office, a sentence or a score says of it."""

from __future__ import annotations

import pytest
from tests.resolving.stories import events, told, values

from newsgraph.namespaces import NG, SCHEMA
from newsgraph.running.article import Tools


def test_two_offices_of_one_person_are_two_appointments(tools: Tools) -> None:
    story = told("Ann Roe was appointed foreign minister in 2016. Ann Roe was appointed mayor of Lund in 2016.", tools)
    assert len(events(story, "Appointment")) == 2


def test_two_sentences_of_one_defendant_are_two_sentencings(tools: Tools) -> None:
    story = told("Paul Berg was sentenced to 73 months on Monday. Last week Paul Berg was sentenced to 47 months by another court.", tools)
    assert len(events(story, "Sentencing")) == 2


def test_successor_and_predecessor_do_not_tell_one_appointment(tools: Tools) -> None:
    story = told("Ann Roe succeeded Ida Moe as mayor. Paul Berg later succeeded Ann Roe as mayor.", tools)
    assert len(events(story, "Appointment")) == 2


def test_one_office_told_twice_is_one_appointment(tools: Tools) -> None:
    story = told("Ann Roe was appointed chief executive of Nordal on Monday. Roe, 51, was named chief executive after a long search.", tools)
    assert len(events(story, "Appointment")) == 1


def test_the_headline_tells_the_event_of_the_lead(tools: Tools) -> None:
    story = told("Ann Roe of Norway runs marathon in record time\n\nYesterday Ann Roe from Norway ran a marathon in less than three hours.", tools)
    assert len(events(story, "Race")) == 1


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Four towns sue oil firm over spill\n\nOn Monday, lawyers for four coastal towns filed a lawsuit against Nordal Oil.", "Lawsuit", 1),
        ("Norland court finds ferry ban unlawful\n\nOn Monday, the Court of Appeal issued a ruling that the ban was void.", "Ruling", 1),
        ("Driver pleads guilty after bridge crash\n\nPaul Berg, 43, pleaded guilty on Monday to careless driving.", "Plea", 1),
        ("Judge Ann Roe ruled on Monday that the ban on ferries was void. Judge Roe found that the ban broke the law.", "Ruling", 1),
        ("Third man arrested over fire\n\nPolice held a baker on Monday, a week after two brothers were arrested.", "Arrest", 2),
        ("Norland to hold vote on ferries\n\nMembers of parliament voted on Monday to close the port.", "Vote", 2),
    ],
)
def test_the_lead_tells_the_headline_again_unless_it_is_background(text: str, kind: str, count: int, tools: Tools) -> None:
    assert len(events(told(text, tools), kind)) == count


def test_an_earthquake_is_no_eruption(tools: Tools) -> None:
    story = told("The volcano on Luzon erupted on Monday. A magnitude 4.8 earthquake struck Luzon on Monday.", tools)
    assert not any(h in events(story, "Earthquake") for h in events(story, "VolcanicEruption"))


def test_a_man_who_attacked_shoppers_is_the_one_of_the_stabbing(tools: Tools) -> None:
    text = "Three people were killed in a stabbing in Lund on Saturday.\n\nThe mayor spoke.\n\nWitnesses said a man attacked shoppers, using a knife."
    assert len(events(told(text, tools), "Stabbing")) == 1
    assert not [h for h in events(told(text, tools), "Attack") if h not in events(told(text, tools), "Stabbing")]


def test_the_second_date_of_a_clause_is_of_the_event_before_it(tools: Tools) -> None:
    story = told("Defence minister Paul Berg resigned on Monday over a raid in February.", tools)
    assert [h.dates() for kind in ("Resignation", "Raid") for h in events(story, kind)] == [["2021-03-08"], ["2021-02"]]


def test_what_is_planned_has_no_date_of_the_past(tools: Tools) -> None:
    story = told("France sent 900 soldiers to Mali in 2013 and plans to withdraw half of them.", tools)
    assert [h.dates() for h in events(story, "Withdrawal")] == [[]]


def test_a_death_is_of_no_protest_told_later(tools: Tools) -> None:
    text = "Bishop Paul Berg died on Sunday.\n\nA vicar asked people to pray for him.\n\nUnder Berg the diocese protested against a copper mine."
    story = told(text, tools)
    assert events(story, "Death")
    assert not any(role.endswith("#fatalVictim") for h in events(story, "Demonstration") for role, _ in h.roles)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Paul Berg flew on the Lantern 2 mission in 1965. Ten years later the cosmonaut led the Hermes mission into space.", "SpaceMission"),
        ("The army began a military operation in Norland on Sunday. Thousands fled at the height of the Gorland Civil War.", "MilitaryAction"),
        ("Ida Moe won the Booker Prize in 2003. She was awarded the Medal of Valour.", "Award"),
        ("He served as a member of the Oversight Committee until 1995. He served as the chair of the Justice Committee from 2007.", "Appointment"),
    ],
)
def test_of_different_names_there_are_two(text: str, kind: str, tools: Tools) -> None:
    assert len(events(told(text, tools), kind)) == 2


def test_no_death_is_of_an_accident_long_ago(tools: Tools) -> None:
    songs = "\n\nShe sang. She danced. She acted. She wrote. She won.\n\n"
    text = f"Singer Ida Moe dies at 97\n\nIda Moe died on Sunday.{songs}Moe broke her leg in a train collision at age 12.{songs}"
    story = told(f"{text}Moe made her last film after the death of her third husband.", tools)
    assert not any(role.endswith("#fatalVictim") for h in events(story, "RailAccident") for role, _ in h.roles)


def test_several_concerts_are_not_the_one_before(tools: Tools) -> None:
    story = told("Ann Roe gave a concert in Lund in 1970. The band reunited for several concerts in London.", tools)
    assert len(events(story, "Concert")) == 2


def test_a_participle_with_a_complement_tells_its_event(tools: Tools) -> None:
    story = told("Former premier Karl Moser, convicted of fraud in 2010 and released two years later, said he was considering running again.", tools)
    assert [h.dates() for h in events(story, "Conviction")] == [["2010"]]


def test_a_death_at_home_is_not_of_a_war_that_is_told_of(tools: Tools) -> None:
    text = "The drummer Paul Berg died on Sunday at the age of 80. Berg was born in Lund in 1939. His uncle was killed in 1943 during World War II."
    assert any(role.endswith("#person") for h in events(told(text, tools), "Death") for role, _ in h.roles)


def test_who_died_is_the_person_of_the_death(tools: Tools) -> None:
    story = told("The painter Ida Moe died in Lund on Monday after a long illness.", tools)
    (death,) = events(story, "Death")
    assert any(role.endswith("#person") and story.entities.all[x].name == "Ida Moe" for role, x in death.roles)


def test_an_election_told_twice_is_one_and_an_earlier_one_another(tools: Tools) -> None:
    text = "The Civic Party came first in Sunday's election. The Civic Party won 34 percent of the vote. In 2019, the Rural Alliance won the election."
    (first, second) = events(told(text, tools, "2024-05-06"), "Election")
    assert (first.dates(), second.dates()) == (["2024-05-05"], ["2019"])


def test_spectators_of_a_match_are_counted(tools: Tools) -> None:
    for text in (
        "Hull City beat Leeds 3-1 on Saturday. The match was watched by 18,402 people.",
        "Hull City beat Leeds 3-1 on Saturday. A crowd of 18,402 watched the match.",
        "Hull City beat Leeds 3-1 in front of 18,402 fans on Saturday.",
    ):
        (match,) = events(told(text, tools, "2024-05-06"), "Match")
        assert [f.quantity.value for f, _ in match.figures] == [18402]


@pytest.mark.parametrize(
    ("text", "kind", "property_", "expected"),
    [
        ("Ann Roe was convicted of theft under the laws of the State of Virginia.", "Conviction", "offence", {"theft"}),
        ("Paul Berg was charged with a hate crime on Monday.", "Charge", "offence", {"hate crime"}),
        ("Paul Berg pleaded guilty on condition that he would be spared prison.", "Plea", "offence", set()),
        ("Ann Roe was appointed to the post on Monday.", "Appointment", "result", set()),
        ("Ann Roe was appointed mayor of Lund on Monday.", "Appointment", "result", {"mayor of Lund"}),
    ],
)
def test_a_value_says_what_it_is_for(text: str, kind: str, property_: str, expected: set[str], tools: Tools) -> None:
    assert values(text, kind, NG + property_, tools) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The blast caused no casualties among the troops.",
        "The county has ten suicides per 100,000 people.",
        "Deaths stood at a rate of seven per 100,000 people.",
    ],
)
def test_what_is_not_counted_is_no_group(text: str, tools: Tools) -> None:
    assert values(text, "PersonGroup", NG + "size", tools) == set()


def test_a_missing_man_is_told_by_his_name_later(tools: Tools) -> None:
    text = "Police are appealing for help to trace a 34-year-old man who is missing from Lund. Paul Berg was last seen on Friday in Mill Lane."
    (one,) = events(told(text, tools, "2024-05-06"), "Disappearance")
    assert one.dates() == ["2024-05-03"]


def test_to_impeach_is_to_charge_and_to_recall_doing_is_to_remember(tools: Tools) -> None:
    assert len(events(told("The assembly impeached Ann Roe over the bribes on Monday.", tools), "Charge")) == 1
    assert not events(told("Ann Roe, a maker of toys, recalled receiving a toy car on Monday.", tools), "ProductRecall")
    assert len(events(told("The carmaker recalled 40,000 cars on Monday over faulty brakes.", tools), "ProductRecall")) == 1


def test_an_age_is_no_target(tools: Tools) -> None:
    assert values("Ida Moe attacked a guard in Leeds on Monday at the age of fifteen.", "Thing", SCHEMA + "name", tools) == set()


def test_only_people_are_executed(tools: Tools) -> None:
    assert not events(told("Police executed a search warrant at a house in Millbrook on Monday.", tools), "Murder")
    assert events(told("Gunmen executed two sailors in Millbrook on Monday.", tools), "Murder")
