"""Who takes which part in an event, as the syntax around its word tells it."""

from __future__ import annotations

import pytest
from tests.resolving.stories import events, told

from newsgraph.namespaces import NG
from newsgraph.resolving.scene import Happening
from newsgraph.running.article import Tools


def fillers(text: str, kind: str, role: str, tools: Tools) -> set[str]:
    """The names of what fills ng:`role` of the events of the class ng:`kind`, and the words where nothing else speaks of it."""
    story = told(text, tools)
    found: list[Happening] = events(story, kind)
    named = {story.entities.all[x].name for h in found for r, x in h.roles if r == NG + role}
    return named | {story.doc[token].text for h in found for r, token in h.phrases if r == NG + role}


@pytest.mark.parametrize(
    ("text", "kind", "role", "expected"),
    [
        ("In 2006, Harrow was the target of an Al-Qaeda suicide attack.", "SuicideBombing", "target", "Harrow"),
        ("In 2006, Harrow was the target of an Al-Qaeda suicide attack.", "SuicideBombing", "perpetrator", "Al-Qaeda"),
        ("The rebels carried out the attack on the base on Monday using ten drones.", "Attack", "instrument", "drones"),
        ("Two mills in Lund were hit by drone strikes on Monday, the army said.", "Airstrike", "target", "mills"),
        ("A drone struck a car in Lund on Monday.", "Airstrike", "target", "car"),
        ("Mayor Ann Moss arrived in Lund on Monday for a two-day visit.", "Visit", "agent", "Ann Moss"),
        ("A poll of 1,200 voters published on Monday put Labour on 41%.", "Survey", "participant", "1,200 voters"),
        ("Ann Roe was among the senators who voted against the war in 2002.", "Vote", "agent", "Ann Roe"),
        ("The judge cited a Supreme Court ruling on marriage on Monday.", "Ruling", "court", "Supreme Court"),
        ("On Monday, Judge Ann Roe ruled that the tax violates the constitution.", "Ruling", "subject", "tax"),
        ("The minister, Paul Berg, announced on Monday that Norway would join the union.", "Announcement", "subject", "Norway"),
        ("Ann Roe chaired the inquiry into the crash on Monday.", "Investigation", "authority", "Ann Roe"),
        ("The attack triggered a fire at a mill in Lund on Monday.", "Fire", "cause", "attack"),
        ("The satellite was launched on Monday via a Falcon 9 rocket.", "SpaceMission", "instrument", "rocket"),
        ("In findings published on Monday, researchers from Leeds University reported a new coating.", "Study", "author", "Leeds University"),
        ("In findings published on Monday, researchers from Leeds University reported a new coating.", "Study", "subject", "coating"),
        ("In 2013, Ann Roe became the first islander to be awarded the Elm Prize.", "Award", "recipient", "Ann Roe"),
        ("The bill passed the Senate on Tuesday.", "Legislation", "authority", "Senate"),
        ("The queen dissolved parliament on Monday.", "PoliticalEvent", "target", "parliament"),
        ("Ida Moe was the subject of a custody battle between Ann Roe and Jan Holt.", "Lawsuit", "subject", "Ida Moe"),
        ("Ann Roe attended the Elm Convention in York on Saturday.", "Convention", "participant", "Ann Roe"),
        ("Ida Moe has stepped into Paul Berg's role as chair.", "Appointment", "predecessor", "Paul Berg"),
        ("Ten people died when a ferry sank off Lund on Monday. Among the dead were a nurse and the pilot, Ann Roe.", "ShipAccident", "fatalVictim", "Ann Roe"),
        ("Ten people died when a ferry sank off Lund on Monday. Ida Moe was among those killed.", "ShipAccident", "fatalVictim", "Ida Moe"),
        ("One of her aides, Paul Berg, was arrested on Monday.", "Arrest", "arrestee", "Paul Berg"),
        ("A study published on Monday found new ants in Lund. Ants are small, said study co-author Ann Roe.", "Study", "author", "Ann Roe"),
        ("Paul Berg was convicted on Monday of the murder of Ann Roe in York.", "Murder", "perpetrator", "Paul Berg"),
        ("Two men were arrested in connection with the robbery of a bank in Lund on Monday.", "Robbery", "suspect", "Two men"),
        ("Paul Berg was charged with fraud over the bombing of the station in Lund.", "Bombing", "suspect", "Paul Berg"),
        ("Paul Berg was jailed on Monday for his part in the stabbing of Ann Roe.", "Stabbing", "perpetrator", "Paul Berg"),
        ("Ida Moe pleaded not guilty on Monday to the murder of Ann Roe in York.", "Murder", "suspect", "Ida Moe"),
    ],
)
def test_who_takes_which_part(text: str, kind: str, role: str, expected: str, tools: Tools) -> None:
    assert any(expected in found for found in fillers(text, kind, role, tools)), fillers(text, kind, role, tools)


def test_a_body_before_a_harmful_noun_did_not_do_it(tools: Tools) -> None:
    assert fillers("A police car was near the Nordal Bank robbery on Monday.", "Robbery", "perpetrator", tools) == set()


def test_one_of_eleven_is_not_a_twelfth(tools: Tools) -> None:
    (storm,) = events(told("Ann Roe was among eleven sailors who died in a storm in the North Sea in 2015.", tools), "Storm")
    assert [f.quantity.value for f, _ in storm.figures if f.measure == NG + "killed"] == [11]


def test_what_a_participle_tells_is_of_the_time_of_its_clause(tools: Tools) -> None:
    story = told("Last year, Nordal tested its rocket by launching a satellite into space.", tools)
    assert [h.dates() for h in events(story, "SpaceMission")] == [["2020"]]
    story = told("In early March, Ann Roe dissolved parliament, triggering elections.", tools)
    assert not any(h.dates() for h in events(story, "Election"))


def test_who_is_told_to_be_hurt_is_not_among_the_dead(tools: Tools) -> None:
    text = "A fire killed five girls in Lund on Monday. It also injured a man. The male victim is in intensive care, doctors said."
    (fire,) = events(told(text, tools), "Fire")
    assert {r.rsplit("#", 1)[1] for r, x in fire.roles if told(text, tools).entities.all[x].name == "man"} <= {"injuredVictim", "victim"}


def test_he_is_the_one_who_says_so(tools: Tools) -> None:
    text = "President Paul Berg said it was a tragedy. Paul Berg spoke for long while minister Jan Holt wrote that he had ordered an inquiry into the fire."
    assert "Jan Holt" in fillers(text, "Investigation", "authority", tools)


def test_the_first_sentence_tells_the_news_whatever_its_verb(tools: Tools) -> None:
    story = told("Ship bears new name\n\nOn Sunday Oxfam renamed its old ship after a child. The ship was built in 1968.", tools)
    (news,) = events(story, "Event")
    assert news.dates() == ["2021-03-07"]
    story = told("Premier on trade\n\nOn Friday, Premier Ann Roe called for more work on the bridges of the north. She spoke for an hour.", tools)
    assert "Ann Roe" in {story.entities.all[x].name for h in events(story, "Announcement") for r, x in h.roles if r == NG + "speaker"}
    assert not events(told("Two hurt in York\n\nOn Friday, Ann Roe may rename her ship, said Jan Holt of the port.", tools), "Event")


def test_the_news_of_the_headline_was_not_years_ago(tools: Tools) -> None:
    text = "Ann Roe becomes speaker\n\nAnn Roe became speaker of the house. Ann Roe became the first woman to serve as speaker of the house in 2007."
    assert len(events(told(text, tools), "Appointment")) == 2


def test_a_fire_yesterday_morning_is_no_part_of_the_morning(tools: Tools) -> None:
    (fire,) = events(told("A fire yesterday morning destroyed at least 200 makeshift homes in a slum in Lund, a port city.", tools), "Fire")
    assert fire.dates() == ["2021-03-08"]


def test_an_order_that_is_only_thought_of_is_none(tools: Tools) -> None:
    assert not events(told("If there is a court order, the firm will remove the pages, Ann Roe said on Monday.", tools), "Ruling")


def test_who_is_arrested_after_an_attack_is_not_its_suspect_for_that(tools: Tools) -> None:
    text = "Paul Berg was arrested for theft on Monday in the town, two days after the bombing of the station in Lund."
    assert not fillers(text, "Bombing", "suspect", tools) | fillers(text, "Bombing", "perpetrator", tools)


def test_who_denies_guilt_is_no_perpetrator(tools: Tools) -> None:
    assert not fillers("Ida Moe pleaded not guilty on Monday to the murder of Ann Roe in York.", "Murder", "perpetrator", tools)


@pytest.mark.parametrize("text", ["Four officers were hurt in a York protest on Monday.", "A coach crashed between York and Leeds on Monday, injuring four."])
def test_a_place_takes_no_part_in_what_is_there(text: str, tools: Tools) -> None:
    assert not {"York", "Leeds"} & (fillers(text, "Demonstration", "participant", tools) | fillers(text, "TrafficCollision", "participant", tools))
