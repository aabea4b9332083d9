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
