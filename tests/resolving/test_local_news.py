"""What local papers, courts and sports desks tell: in sentences of our own, read by the shipped model."""

from __future__ import annotations

import pytest
from tests.resolving.stories import events, told, values

from newsgraph.claims import Story
from newsgraph.finding.mention import Kind
from newsgraph.namespaces import NG, SCHEMA
from newsgraph.resolving.scene import Happening
from newsgraph.running.article import Tools


def people(story: Story, happening: Happening, role: str) -> set[str]:
    return {story.entities.all[x].name for r, x in happening.roles if r.endswith("#" + role)}


def told_of(story: Story, property_: str) -> dict[str, set[str | int]]:
    """Who ► what the attribute says, in the names of the entities."""
    out: dict[str, set[str | int]] = {}
    for a in story.attributes:
        who = story.entities.at(story.mentions.all[a.subject])
        what = story.entities.at(story.mentions.all[a.value]) if isinstance(a.value, int) and property_ != "ng:age" else None
        if a.property == property_ and who is not None:
            out.setdefault(who.name, set()).add(what.name if what is not None else a.value)
    return out


def organizations(story: Story) -> set[str]:
    return {e.name for e in story.entities.all if e.kind is Kind.ORGANIZATION and e.named}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wrexley and Sole Police said a man was hurt on Monday.", "Wrexley and Sole Police"),
        ("Fenwick and Ashby NHS Foundation Trust runs the clinic.", "Fenwick and Ashby NHS Foundation Trust"),
        ("The rival of his party, the Rally for Reform, lost.", "Rally for Reform"),
        ("Shares of the Canadian miner Tarrow Gold fell 21% in Toronto.", "Tarrow Gold"),
    ],
)
def test_the_whole_name_of_a_body(text: str, expected: str, tools: Tools) -> None:
    assert expected in organizations(told(text, tools))


def test_two_forces_that_are_named_alone_are_two(tools: Tools) -> None:
    story = told("Kent Police and Sussex Police were called. Kent and Sussex Police said the road was shut.", tools)
    assert "Kent and Sussex Police" not in organizations(story)


@pytest.mark.parametrize(
    ("text", "property_", "expected"),
    [
        ("Harrow District Council refused it. Council leader Joe Marsh said no.", "schema:memberOf", {"Joe Marsh": {"Harrow District Council"}}),
        ("Joe Marsh and Ann Roe of the law firm Brandreth said so.", "schema:affiliation", {"Joe Marsh": {"Brandreth"}, "Ann Roe": {"Brandreth"}}),
        ("President Joe Marsh was safe. His party, the Rally for Reform, gave no details.", "schema:memberOf", {"Joe Marsh": {"Rally for Reform"}}),
        ("The brothers Joris and Wim Claes, aged 47 and 44, were jailed.", "ng:age", {"Joris Claes": {47}, "Wim Claes": {44}}),
    ],
)
def test_what_is_told_of_people(text: str, property_: str, expected: dict[str, set[str | int]], tools: Tools) -> None:
    assert told_of(told(text, tools), property_) == expected


def test_a_councillor_with_a_party_behind_the_name_speaks(tools: Tools) -> None:
    story = told("“Nobody comes into public life to close a school,” Cllr Marsh, a Conservative, told the meeting.", tools)
    assert [q.speaker.text for q in story.quotations if q.speaker is not None] == ["Marsh"]


def test_of_two_detectives_who_speak_the_first_is_the_speaker(tools: Tools) -> None:
    story = told("Joint administrators Joe Marsh and Ann Roe said that all pubs would stay open.", tools)
    assert [q.speaker.text for q in story.quotations if q.speaker is not None] == ["Joe Marsh"]


def test_what_is_told_of_a_group_is_told_of_its_members(tools: Tools) -> None:
    story = told("Two brothers, Joris and Wim Claes, were convicted of theft in October.", tools)
    assert people(story, events(story, "Conviction")[0], "defendant") == {"Joris Claes", "Wim Claes"}


@pytest.mark.parametrize(
    ("text", "kind", "property_", "expected"),
    [
        ("Councillors voted on Friday to close Elm School in August.", "Closure", NG + "status", {NG + "Planned"}),
        ("Councillors voted on Friday to close Elm School in August.", "Closure", SCHEMA + "startDate", {"2017-08"}),
        ("The premier called an emergency summit in York for Thursday.", "Summit", SCHEMA + "startDate", {"2017-05-25"}),
        ("The premier called an emergency summit in York for Thursday.", "Summit", NG + "status", {NG + "Planned"}),
        ("The chief whip, Ann Roe, had offered her resignation.", "Resignation", NG + "status", {NG + "Occurred"}),
        ("Construction is due to start in November.", "Construction", SCHEMA + "startDate", {"2017-11"}),
    ],
)
def test_what_is_still_to_come(text: str, kind: str, property_: str, expected: set[str], tools: Tools) -> None:
    assert values(text, kind, property_, tools) == expected


def test_what_some_call_it_was_not_called(tools: Tools) -> None:
    assert not values("Police are looking into what they call an attack on Monday.", "Attack", SCHEMA + "startDate", tools)


def test_the_town_of_a_name_is_where_it_is(tools: Tools) -> None:
    story = told("Kenya sent troops to the border town of Mandera on Monday.", tools)
    (sent,) = events(story, "Deployment")
    assert {story.entities.all[p].name for p in sent.places} == {"Mandera"}


def test_a_chain_of_pubs_is_what_it_is_called(tools: Tools) -> None:
    story = told("The Crooked Elm chain, which runs 43 pubs, has collapsed into administration.", tools)
    assert len([h for h in events(story, "Bankruptcy") if h.roles]) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The family firm beat rivals Kierney and Dawson Bray.", "Assault"),
        ("Harle Rovers closed the gap at the top of the league on Saturday.", "Closure"),
        ("He blamed a perfect storm of rates and wages on Monday.", "Storm"),
    ],
)
def test_words_that_announce_nothing_here(text: str, kind: str, tools: Tools) -> None:
    assert events(told(text, tools), kind) == []


def figures(happening: Happening, measure: str) -> set[int]:
    found = (f.quantity.value or f.quantity.minimum for f, _ in happening.figures if f.measure.endswith("#" + measure))
    return {int(n) for n in found if n is not None}


def test_the_event_of_a_comparison_is_of_its_kind(tools: Tools) -> None:
    story = told(
        "A train derailed near Brenn on Thursday, killing three people. "
        "It is the worst rail accident since August 2008, when eight people died and 95 were hurt.",
        tools,
        "2017-05-22",
    )
    assert {frozenset(h.dates()): figures(h, "killed") for h in events(story, "RailAccident")} == {frozenset({"2017-05-18"}): {3}, frozenset({"2008-08"}): {8}}


def test_a_protest_has_as_many_people_as_hold_it(tools: Tools) -> None:
    story = told("They voted for it despite a petition signed by 3,870 people and a protest outside the town hall by around 120 parents.", tools)
    (protest,) = events(story, "Demonstration")
    assert figures(protest, "attendance") == {120}


def test_who_signed_a_petition_did_not_protest(tools: Tools) -> None:
    story = told("They voted for it despite a petition signed by 3,870 people and a protest outside the town hall.", tools)
    (protest,) = events(story, "Demonstration")
    assert people(story, protest, "agent") | people(story, protest, "participant") == set()


def test_a_driver_is_not_another_driver(tools: Tools) -> None:
    story = told("The 41-year-old train driver was killed. Police detained the driver of the truck.", tools)
    (arrest,) = events(story, "Arrest")
    assert people(story, arrest, "arrestee") == {"driver"}


def test_a_pronoun_looks_back_within_its_paragraph(tools: Tools) -> None:
    story = told(
        "Gen. Alan Bahr overthrew President Luis Cabral. Bahr was shot dead by his own guards.\n\n"
        "Toure, 44, trained at Sandhurst and led the mission. He was dismissed as head of intelligence last month.",
        tools,
    )
    (dismissal,) = events(story, "Dismissal")
    assert people(story, dismissal, "person") == {"Toure"}
    assert people(story, events(story, "Coup")[0], "target") == {"Luis Cabral"}


def test_what_is_bought_is_called_behind_its_noun(tools: Tools) -> None:
    story = told("Tarvek Group bought the Dutch design firm Lumenor for $1.1 billion in May 2016.", tools)
    assert people(story, events(story, "Acquisition")[0], "acquired") == {"Lumenor"}


def test_a_plane_that_hits_a_mountain_has_crashed(tools: Tools) -> None:
    story = told("In August 2018, five people died when a small plane hit a mountain in the park.", tools)
    (crash,) = events(story, "AircraftCrash")
    assert (crash.dates(), figures(crash, "killed")) == (["2018-08"], {5})


@pytest.mark.parametrize(
    ("text", "kind", "property_", "expected"),
    [
        ("He was convicted of handling stolen goods at York Crown Court in March.", "Conviction", SCHEMA + "startDate", {"2017-03"}),
        ("Belgian police recovered the silver in March during a raid on a garage.", "Raid", SCHEMA + "startDate", {"2017-03"}),
        ("Two thousand people were ordered to leave their homes on Friday.", "Evacuation", SCHEMA + "startDate", {"2017-05-19"}),
        ("The trial is expected to last six weeks.", "Trial", SCHEMA + "startDate", set()),
        ("The premier was due to arrive in Zonguldak on Friday.", "Journey", SCHEMA + "startDate", {"2017-05-26"}),
        ("The ministry published the findings of an inspection carried out in York in November.", "Investigation", SCHEMA + "startDate", {"2016-11"}),
    ],
)
def test_when_it_was(text: str, kind: str, property_: str, expected: set[str], tools: Tools) -> None:
    assert values(text, kind, property_, tools) == expected


def test_two_matches_of_one_team_are_two(tools: Tools) -> None:
    story = told(
        "Munster beat Leinster 24-23 in Limerick on Boxing Day. Their coach praised the league side. Leinster host Ulster at the Aviva Stadium on 3 January.",
        tools,
        "2020-12-28",
    )
    assert [people(story, h, "winner") for h in events(story, "Match")] == [{"Munster"}, set()]


def test_two_officials_of_a_bank_are_people(tools: Tools) -> None:
    story = told("Two officials of the bank, Rekha Joshi and Anand Patil, were arrested in June.", tools)
    assert people(story, events(story, "Arrest")[0], "arrestee") == {"Rekha Joshi", "Anand Patil"}


def test_a_conflict_that_has_cost_lives_is_told(tools: Tools) -> None:
    story = told("Talks opened in Manta on Wednesday on ending a border conflict in which at least 74 soldiers have been killed.", tools)
    (conflict,) = events(story, "MilitaryAction")
    assert (figures(conflict, "killed"), conflict.dates()) == ({74}, [])


@pytest.mark.parametrize(
    ("text", "kind", "role", "expected"),
    [
        ("The ship's captain, Joe Marsh, is in police custody.", "Arrest", "arrestee", {"Joe Marsh"}),
        ("Eleven people were held in the Cork raids on Friday.", "Raid", "agent", set()),
        ("Norland goalkeeper Joe Marsh is fit. Norland Rovers travel to Hull on Saturday in the league.", "Match", "participant", {"Norland Rovers"}),
    ],
)
def test_who_has_part(text: str, kind: str, role: str, expected: set[str], tools: Tools) -> None:
    story = told(text, tools)
    assert expected <= people(story, events(story, kind)[0], role) <= expected | {"Hull"}


def test_jobs_that_go_are_lost(tools: Tools) -> None:
    assert len(events(told("About 600 jobs will go at the Inverness plant.", tools), "Layoff")) == 1


def test_a_headline_gives_a_common_noun_a_capital(tools: Tools) -> None:
    assert "Watchdog" not in organizations(told("Watchdog opens inquiry into baby milk merger\n\nThe inquiry was opened on Monday.", tools))


def test_where_it_was_when_people_died(tools: Tools) -> None:
    story = told("The worst mining disaster was in Soma in May 2014, when 301 people died after a fire.", tools)
    (fire,) = events(story, "Fire")
    assert ({story.entities.all[p].name for p in fire.places}, fire.dates()) == ({"Soma"}, ["2014-05"])


def test_names_with_a_hyphen_and_titles_of_other_countries(tools: Tools) -> None:
    story = told("The pupils were released near Katsina-Ala on Sunday, the officer, DSP Grace Edet, said.", tools)
    assert {"Katsina-Ala", "Grace Edet"} <= {e.name for e in story.entities.all if e.named}


def test_whose_chairman_speaks_behind_a_quotation(tools: Tools) -> None:
    story = told("The miners' union Maden-Sen put the toll at 17. “There were warnings,” its chairman, Hakan Tasci, said.", tools)
    assert told_of(story, "schema:worksFor") == {"Hakan Tasci": {"Maden-Sen"}}
