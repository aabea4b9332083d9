"""Whether what is told occurred, goes on, is to come or was called off, joined over the tellings of one event."""

from __future__ import annotations

import pytest
from tests.resolving.stories import events, told, values

from newsgraph.namespaces import NG
from newsgraph.running.article import Tools


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("A nurse murdered a baker in Millbrook, a jury has been told.", "Murder", {"Alleged"}),
        ("A nurse murdered a baker in Millbrook, police said.", "Murder", {"Occurred"}),
        ("A rocket was launched on Sunday. A second probe is to be launched in 2028.", "SpaceMission", {"Occurred", "Planned"}),
        ("Negotiations between the union and the city of Millbrook are to resume on Thursday.", "Negotiation", {"Planned"}),
        ("Governor Ann Moss will resign on Friday. Her resignation follows weeks of protests.", "Resignation", {"Planned"}),
        ("Mayor Ann Moss is to resign on Friday. Ann Moss resigned as a judge in 2009.", "Resignation", {"Planned", "Occurred"}),
        ("A bridge collapsed in Millbrook on Sunday. The collapse is being investigated by the state.", "Investigation", {"Ongoing"}),
        ("Mayor Ann Moss is under investigation by the state police.", "Investigation", {"Ongoing"}),
        ("Teachers in Millbrook called off the strike on Sunday.", "Strike", {"Cancelled"}),
        ("John Moss was reported to have died on Sunday.", "Death", {"Occurred"}),
        ("The funeral of John Moss is on June 12.", "Funeral", {"Planned"}),
        ("Mayor Ann Moss is to step down, with John Reed succeeding her as mayor of Millbrook.", "Appointment", {"Planned"}),
        ("Mayor Ann Moss is going to resign over the floods.", "Resignation", {"Planned"}),
        ("NASA's Lantern space telescope, scheduled for launch within months, will study stars.", "SpaceMission", {"Planned"}),
        ("Mayor Ann Moss has been under investigation by the state police since March.", "Investigation", {"Ongoing"}),
        ("John Moss has been arrested under an agreement with Spain.", "Agreement", {"Occurred"}),
        ("The civil war in Sudan has been ongoing for seven years.", "MilitaryAction", {"Ongoing"}),
        ("John Moss faces a mandatory life sentence for murder.", "Sentencing", {"Planned"}),
        ("John Moss faces a charge of murder.", "Charge", {"Occurred"}),
        ("A potential charge of murder against John Moss carries a life sentence.", "Charge", {"Planned"}),
        ("A potential charge of murder against John Moss carries a life sentence.", "Sentencing", set()),
        ("Investigators ruled out reports that Ben Poe stabbed himself.", "Stabbing", {"Denied"}),
        ("Mayor Ann Moss denied that she had made a deal with John Reed.", "Agreement", {"Denied"}),
        ("Mayor Ann Moss has promised to hold a referendum on a tram line next year.", "Referendum", {"Planned"}),
        ("A strike of teachers on June 2 could still be called off.", "Strike", {"Planned"}),
        ("Mayor Ann Moss had planned to travel to Oslo on Monday. She cancelled the trip.", "Visit", {"Cancelled"}),
        ("Peace talks in Oslo, planned for Wednesday, have been called off.", "Negotiation", {"Cancelled"}),
        ("Mayor Ann Moss had been due to fly to Oslo, but cancelled the trip and the talks.", "Journey", {"Cancelled"}),
        ("Ann Moss ruled Norland, serving as its first president from 1980 to 1987.", "Appointment", {"Occurred"}),
        ("John Moss set himself on fire on Thursday in Millbrook.", "Arson", {"Occurred"}),
        ("Nurses at the hospital have called off a strike planned for June 5 over pay.", "Strike", {"Cancelled"}),
        ("Millbrook United will play Rovers again in a league match on June 19.", "Match", {"Planned"}),
        ("President John Moss called an election for July 14.", "Election", {"Planned"}),
        ("President John Moss called for an election in Millbrook.", "Election", set()),
        ("The trial of John Moss is due to open in Millbrook in September.", "Trial", {"Planned"}),
        ("Residents of Millbrook have been protesting against the plant since March.", "Demonstration", {"Ongoing"}),
        ("The bill on trams was suspended after the vote in parliament.", "Legislation", {"Cancelled"}),
        ("Protests continue in Millbrook. The protests began in March.", "Demonstration", {"Ongoing"}),
        ("The Millbrook festival opens on June 20.", "Festival", {"Planned"}),
        ("John Moss has set the world record for a marathon.", "SportsEvent", {"Occurred"}),
        ("Police warned John Moss of a potential attack in Millbrook.", "Attack", set()),
    ],
)
def test_a_status_is_read_off_all_tellings(text: str, kind: str, expected: set[str], tools: Tools) -> None:
    assert values(text, kind, NG + "status", tools) == {NG + status for status in expected}


def test_what_is_requested_has_not_happened(tools: Tools) -> None:
    assert not events(told("A storm came.\n\nThe governor requested the president declare a state of emergency in Ohio.", tools), "EmergencyDeclaration")


def test_neither_was_hurt(tools: Tools) -> None:
    story = told("A car crashed in York on Monday.\n\nNeither the driver nor the passenger was injured.", tools)
    assert not any(role.endswith("#injuredVictim") for h in story.happenings for role, _ in h.roles)


def test_what_somebody_wants_to_cancel_is_still_to_come(tools: Tools) -> None:
    story = told("A storm came.\n\nPaul Berg wants to cancel the referendum.", tools)
    assert {h.status for h in events(story, "Referendum")} <= {NG + "Planned"}
