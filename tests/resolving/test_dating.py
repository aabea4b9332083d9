"""The day of a happening that the text dates somewhere else than in the clause that tells of it."""

from __future__ import annotations

import pytest
from tests.resolving.stories import told, values

from newsgraph.claims import claims_of
from newsgraph.namespaces import SCHEMA
from newsgraph.running.article import Tools

MONDAY = "2017-05-22"


def confidences(text: str, tools: Tools) -> list[float]:
    """How sure the beginnings of events in a text of that Monday are."""
    claims = claims_of(told(text, tools, MONDAY), tools.base)
    return [c.confidence for c in claims if c.predicate == SCHEMA + "startDate" and c.object.text == MONDAY]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("A flood killed nine in Millbrook on Sunday. It is the worst since 2009, when four drowned in floods in Tarn.", "Flood", {"2017-05-21", "2009"}),
        ("A fire killed nine in Millbrook on Sunday. Last year, 40 people lost their lives in the fires.", "Fire", {"2017-05-21", "2016"}),
        ("Ann Roe saved two match points before beating Ida Moe 4-6, 7-6, 6-3 on Sunday to win the title.", "Match", {"2017-05-21"}),
        ("An outbreak of measles began in Millbrook on Sunday, the largest outbreak since 2009, when 27 were infected.", "Epidemic", {"2017-05-21", "2009"}),
        ("Storm live\n\n14.20 Trains are running again.\n\n13.05 A wall collapsed in Millbrook.\n\n9.10 It rains.", "StructuralCollapse", {"2017-05-22"}),
        ("Speaking in Millbrook on Friday, Mayor Ann Roe announced that the dam would be built.", "Announcement", {"2017-05-19"}),
        ("In 2006, Millbrook was the target of an arson attack.", "Arson", {"2006"}),
        ("Last year the agency tested its rocket by launching a car into space.", "SpaceMission", {"2016"}),
        ("Man opens fire outside a bar in Millbrook on Saturday night, wounding two.", "Shooting", {"2017-05-20"}),
        ("Mayor Ann Roe announced on Friday she may close the harbour.", "Announcement", {"2017-05-19"}),
        ("Ann Roe faces one count of murder for fatally shooting Ian Poe on December 2 in a bar.", "Shooting", {"2016-12-02"}),
        ("Ann Roe was jailed for fraud at Tarn Crown Court on Friday.", "Sentencing", {"2017-05-19"}),
        ("Ann Roe pleaded guilty to murder at Tarn Crown Court on Friday.", "Plea", {"2017-05-19"}),
        ("Two boys set fire to a mill in Lund on Sunday.", "Arson", {"2017-05-21"}),
        ("The king flew to Riga on Friday, opening a port and visiting a dairy.", "Visit", {"2017-05-19"}),
        ("Voters went to the polls on Sunday to choose a mayor.", "Election", {"2017-05-21"}),
        ("Bakers staged a march and a sit-in in Millbrook on Sunday in protest.", "Demonstration", {"2017-05-21"}),
        ("The last roll call vote in the council was on April 11.", "Vote", {"2017-04-11"}),
        ("When Ann Roe took office in 1987, she was also appointed head of the navy.", "Appointment", {"1987"}),
        ("The dispute led to a government shutdown lasting several weeks in March.", "PoliticalEvent", {"2017-03"}),
        ("Ann Roe asked for immunity in exchange for her resignation on May 3.", "Resignation", {"2017-05-03"}),
        ("Residents have been protesting since early March, when their council proposed a law.", "Demonstration", {"2017-03"}),
        ("On Sunday President Ann Roe, in a statement read by her office, announced a law.", "Announcement", {"2017-05-21"}),
        ("The court acquitted Ann Roe in a 1998 murder case.", "Acquittal", set()),
        ("A man was shot in the leg in Millbrook. It happened just before 10 p.m. Sunday on Vine Street.", "Shooting", {"2017-05-21T22:00:00"}),
        ("Two people were hurt in a shooting outside a diner. The incident occurred on Saturday night.", "Shooting", {"2017-05-20"}),
        ("A guard was shot in a market, located at 5 Elm Avenue in Millbrook, around 8 p.m. Sunday.", "Shooting", {"2017-05-21T20:00:00"}),
        ("Dan Poe is charged with murder in the shooting at Elm and Vine Avenue on Friday.", "Shooting", {"2017-05-19"}),
        (
            "A man was shot in Millbrook. Officers were called to a flat about 3 p.m. Sunday. “It is sad that today people were shot here,” Ann Roe said.",
            "Shooting",
            {"2017-05-21"},
        ),
        ("MILLBROOK (05/22/17) - A man was shot on Elm Street. It happened at 9 p.m. Sunday.", "Shooting", {"2017-05-21T21:00:00"}),
        ("A game of dice turned into murder\n\nA game turns deadly for a man in Millbrook early Sunday. He was shot at a house.", "Shooting", {"2017-05-21"}),
        ("A woman was stabbed in Millbrook. Officers were called to the house at 3 a.m. Saturday.", "Stabbing", {"2017-05-20"}),
        ("A party turned ugly on Friday night after three men were shot.", "Shooting", {"2017-05-19"}),
        ("Officers said they responded to a stabbing on Vine Street about 5:25 a.m. Saturday.", "Stabbing", {"2017-05-20"}),
        ("Police are investigating a deadly shooting in Millbrook Friday night.", "Shooting", {"2017-05-19"}),
        ("A man was arrested after he stabbed a neighbor Thursday.", "Stabbing", {"2017-05-18"}),
        ("A man was stabbed Saturday night. The stabbing happened about 1:30 a.m.", "Stabbing", {"2017-05-20"}),
        ("A woman was stabbed in Millbrook. Her handbag was stolen in 2015. It happened on Friday.", "Stabbing", {"2017-05-19"}),
        ("According to a March 14, 2017 NATO press release, Norway spent an estimated 1.15% of its GDP on arms.", "Announcement", {"2017-03-14"}),
        ("A man stabbed a woman on Sunday in Millbrook. He was arrested at the scene.", "Arrest", {"2017-05-21"}),
        ("A gunman shot a baker on Saturday in Millbrook. John Moss was arrested shortly after the attack.", "Arrest", {"2017-05-20"}),
        ("A gunman shot a baker on Saturday in Millbrook. Officers arrested John Moss, who had fled the scene.", "Arrest", set()),
        ("A gunman shot a baker on Saturday in Millbrook. Police arrested John Moss minutes later.", "Arrest", {"2017-05-20"}),
        ("In March, six people were injured and four were killed in the Millbrook 4x4 attack.", "VehicleAttack", {"2017-03"}),
        ("Chris Moss was also an early opponent of the NATO-led Kosovo War in 1999.", "MilitaryAction", {"1999"}),
        ("NASA's Lantern space telescope, scheduled for launch in 2021, will study stars.", "SpaceMission", {"2021"}),
        ("A man was stabbed to death on Saturday in Millbrook. Police are looking for a motive in the murder of the baker.", "Murder", {"2017-05-20"}),
        ("A man was shot in Millbrook. He showed up at a hospital about 3 a.m. Saturday.", "Shooting", {"2017-05-20"}),
        ("Chief Dana Moss said Sunday the baker was stabbed on Friday by his brother.", "Stabbing", {"2017-05-19"}),
        ("A baker was shot in Millbrook. Ann Moss walked out of jail Saturday. She found the baker Thursday in Vine Street.", "Shooting", {"2017-05-18"}),
        ("Deputies told little of the shooting death of a boy that occurred in Millbrook on Sunday night.", "Death", {"2017-05-21"}),
        ("A baker was stabbed on Thursday afternoon. He had called his brother about 3 a.m.", "Stabbing", {"2017-05-18"}),
        ("Police arrested a baker with a 2015 passport.", "Arrest", set()),
        ("Officials told of a deal whereby, on May 12, the Moss Group bought Roe Limited.", "Acquisition", {"2017-05-12"}),
        ("John Moss, 28, was charged on Sunday with a shooting in Millbrook on Friday.", "Shooting", {"2017-05-19"}),
        ("On Sunday John Moss was sentenced for the murder of a baker to life in prison.", "Murder", set()),
        ("A gunman shot a baker on Saturday in Millbrook. Officers soon arrived and arrested John Moss.", "Arrest", {"2017-05-20"}),
        ("John Moss ended his campaign for mayor on Sunday.", "Campaign", set()),
        ("A bomb exploded in Leeds on Monday. Last week a bomb exploded in Hull.", "Bombing", {"2017-05-22", "2017-05"}),
    ],
)
def test_the_day_is_told_around_the_event(text: str, kind: str, expected: set[str], tools: Tools) -> None:
    assert values(text, kind, SCHEMA + "startDate", tools) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot in Millbrook. He is in critical condition.", {MONDAY}),
        ("A man was shot in Millbrook. Police said on Sunday that they had no suspect.", {"2017-05-21"}),
        ("A man was shot in Millbrook. Two suspects were arrested on Sunday.", {"2017-05-21"}),
        ("A man was shot in Millbrook. John Moss was charged with murder.", set()),
        ("The council met. Nobody spoke. A man was once shot in Millbrook.", set()),
    ],
)
def test_fresh_news_without_a_day_is_of_the_day_by_which_it_was_told_with_little_confidence(text: str, expected: set[str], tools: Tools) -> None:
    assert values(text, "Shooting", SCHEMA + "startDate", tools) == expected
    assert all(sure <= 0.5 for sure in confidences(text, tools))


def test_the_day_of_a_source_is_no_day_of_the_event(tools: Tools) -> None:
    assert not told("Karl Mow was stabbed in Leeds, according to police on Friday.", tools).times
    assert told("Karl Mow was stabbed in Leeds on Friday, according to police.", tools).times
