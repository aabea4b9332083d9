"""What names name, from text to graph: kinds of organisations and places, titles, people under several names; and what is nobody's name."""

from __future__ import annotations

import pytest
from tests.running.test_stories import facts


@pytest.mark.parametrize(
    ("text", "name", "kind", "not_kind"),
    [
        ("Officials of the United Nations met in Oslo on Monday.", "United Nations", "Organization", "SportsTeam"),
        ("The Royal Norland Air Force sent two helicopters on Monday.", "Royal Norland Air Force", "GovernmentOrganization", "PoliceForce"),
        ("The National Institute of Ceramics published the study on Monday.", "National Institute of Ceramics", "Organization", "CollegeOrUniversity"),
        ("A spokesman for the Harrow Institute of Technology said the roof had collapsed.", "Harrow Institute of Technology", "CollegeOrUniversity", "School"),
        ("The Norland Press Agency reported the fire on Monday.", "Norland Press Agency", "NewsMediaOrganization", "GovernmentOrganization"),
        ("The House of Delegates passed the bill on Monday.", "House of Delegates", "GovernmentOrganization", "Venue"),
        ("Security minister Marwoto was stabbed on Monday. Marwoto was taken to hospital.", "Marwoto", "Person", "Organization"),
        ("The trial took place in the towns of Beni, Butembo, Mangina and Katwa.", "Mangina", "Place", "Person"),
        ("Auditors Marlow Reed International said on Monday the figures were wrong.", "Marlow Reed International", "Organization", "Person"),
        ("Veltrix sold its lighting arm, Lumeda, on Monday.", "Lumeda", "Organization", "Person"),
        ("They were saved from a speedboat named Second Wind on Monday. Second Wind had sunk.", "Second Wind", "", "Organization"),
        ("LYON (AP) — Averil coach Donal Rooke was sent off on Sunday. Averil lost 2-1.", "Averil", "Organization", "Person"),
        ("TARNOVEC, Karvelia (Reuters) - Ann Roe resigned on Friday. Karvelia's president said so.", "Karvelia", "Place", "Person"),
        ("Samuel Ortega, 44, was shot in his shop, Ortega & Sons, on Monday.", "Ortega & Sons", "Organization", "Person"),
        ("Twenty-one-year-old Izaak Bridges and 32-year-old Tania Graham were shot on Monday.", "Izaak Bridges", "Person", "Place"),
        ("The 90-year-old Elm Club burned down on Monday.", "Elm Club", "Organization", "Person"),
        ("Analysts at Brenner Kolb said on Monday that sales would fall.", "Brenner Kolb", "Organization", "Person"),
        ("Pavel Adamo, mayor of Torun, was stabbed on Monday. Mayor Adamo died in hospital.", "Pavel Adamo", "Person", "Place"),
        ("The Houthis said on Monday that they had fired on the ship.", "Houthis", "Organization", "Place"),
        ("Three people were hurt on London Bridge. Pedestrians at London Bridge fled.", "London Bridge", "Place", "Organization"),
        ("Rebels captured Mbalazi, a town on the border, on Monday. Mbalazi burned.", "Mbalazi", "Place", "Person"),
        ("The agency searched Shakti Infra, a builder owned by the businessman Al Poe, on Monday.", "Shakti Infra", "Organization", "Person"),
        ("The police held Suresh Pradhan on Monday. A lawyer for the Pradhans objected.", "Pradhans", "", "Organization"),
        ("Prime Minister Ilona Vesk resigned on Friday. The party left Vesk's coalition.", "Vesk", "", "Place"),
    ],
)
def test_a_name_is_of_the_kind_that_its_words_and_neighbours_tell(text: str, name: str, kind: str, not_kind: str) -> None:
    assert not kind or (name, "is", kind) in facts(text)
    assert (name, "is", not_kind) not in facts(text)


def test_a_ship_is_nobody_of_that_name() -> None:
    told = facts("The charity named its ship MV Ada Holt after Ada Holt, 41, a nurse who drowned in May. Holt was born in Leeds.")
    assert ("Ada Holt", "age", "41") in told
    assert ("MV Ada Holt", "is", "Person") not in told
    assert ("Ada Holt", "alternateName", "MV Ada Holt") not in told


def test_a_party_with_guests_is_none_with_members() -> None:
    told = facts("Two teenagers were shot at a graduation party in Norbury on Monday.")
    assert not {name for name, said, kind in told if said == "is" and kind == "PoliticalParty"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Secretary of Justice Ann Roe resigned on Monday.", ("Ann Roe", "jobTitle", "Secretary of Justice")),
        ("Police met Zalmay Hart, a US peace envoy, in Qatar on Monday.", ("Zalmay Hart", "jobTitle", "US peace envoy")),
        ("Ann Roe, the governor of Ohio and Ben Hart met on Monday.", ("Ann Roe", "jobTitle", "governor of Ohio")),
        ("Queen Elizabeth opened the bridge on Monday. Queen Elizabeth II was cheered by crowds.", ("Elizabeth II", "alternateName", "Elizabeth")),
        ("The actor Vera Dean died on Monday. Dean was born Vera Anne Kapp in Leeds.", ("Vera Dean", "alternateName", "Vera Anne Kapp")),
        ("The report by the US National Institute of Glass (NIG) came out on Monday.", ("US National Institute of Glass", "alternateName", "NIG")),
        ("Her barrister, Ruth Levy KC, said on Monday that she was sorry.", ("Ruth Levy", "is", "Person")),
        ("The brewer Hobb's, of Leeds, said on Monday it would close.", ("Hobb's", "is", "Organization")),
        ("Ingrid Solheim, a Norwegian, won the race on Monday.", ("Ingrid Solheim", "nationality", "Norway")),
        ("Aoife Brannigan is married to the cellist Tomas Reiner.", ("Aoife Brannigan", "spouse", "Tomas Reiner")),
        ("Asif Khan, the MP for Norby East, resigned on Monday.", ("Asif Khan", "jobTitle", "MP for Norby East")),
        ("US singer, actor and animal rights advocate Doris Vane died on Monday.", ("Doris Vane", "jobTitle", "actor")),
        ("The woman who called 911, Ortega's niece Lucia Berg, hid. The 30-year-old said so on Monday.", ("Lucia Berg", "age", "30")),
        ("Millions marched in Leeds on Monday. Hundreds of dollars were lost.", ("Millions", "is", "PersonGroup")),
        ("The team's captain, Briton Helen Marsden, resigned on Monday.", ("Helen Marsden", "is", "Person")),
        ("Amnesty's director Man-kei Lau said on Monday that the arrests were wrong.", ("Man-kei Lau", "is", "Person")),
    ],
)
def test_people_and_bodies_are_called_as_the_text_calls_them(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Secretary of Justice Ann Roe resigned on Monday.", ("Ann Roe", "honorificPrefix", "Justice")),
        ("Jacques Moreau died on Monday, said his son-in-law, Luc Brun.", ("Jacques Moreau", "children", "Luc Brun")),
        ("He landed at Ada Holt International Airport in Leeds on Monday.", ("Ada Holt International Airport", "containedInPlace", "Ada Holt")),
        ("“May God protect them,” the mayor, Ann Roe, said on Monday.", ("God", "is", "Person")),
        ("Jo Roe, a Democratic senator, resigned on Monday.", ("Democratic", "is", "Organization")),
        ("They led through Danish winger Kasper Brandt before Liam Deakin scored on Monday.", ("Liam Deakin", "nationality", "Denmark")),
        ("The solicitor Mark Ellery of Ellery Stone said on Monday she was sorry.", ("Mark Ellery", "homeLocation", "Ellery Stone")),
        ("County sheriff Kerry Lea spoke on Monday.", ("County", "is", "Place")),
        ("The storm reached Category 5 on Monday near Tampa.", ("Category 5", "is", "Place")),
        ("Alabamians voted on Monday. Muslims and Kurdish fighters did not.", ("Alabamians", "is", "Organization")),
        ("The town of Leeds had 4 murders per 100,000 people last year.", ("people", "size", "100000")),
        ("Benin, Nigeria join the bloc on Monday.", ("Benin", "containedInPlace", "Nigeria")),
        ("The news came from his doctor on Monday. A post was deleted.", ("news", "is", "Organization")),
        ("Welsh actor Rhys Penry stars as a fiddler and newcomer Saoirse Keane as his daughter.", ("Saoirse Keane", "gender", "https://schema.org/Male")),
        ("Gloria Vane, 95, died on Monday. Her mother, Gloria Morgan Vane, died in 1965.", ("Gloria Morgan Vane", "alternateName", "Gloria Vane")),
        ("The page was started in Michael Lorenz's honour. Michael Lorenz died on Monday.", ("Michael Lorenz", "is", "Place")),
        (
            "A former head who stole from his school has been jailed. His sister-in-law, Carole Dunn, got a suspended sentence.",
            ("Carole Dunn", "gender", "https://schema.org/Male"),
        ),
        ("The Group of Six met on Monday.", ("Group of Six", "is", "Corporation")),
        ("The storm was a 2 on the Holt–Farr scale on Monday, officials in Tampa said.", ("Farr", "is", "Place")),
        ("Sen. Carla Mays, R-Weller, called on Monday for an audit.", ("R-Weller", "is", "Person")),
        ("On Monday, Jo Roe won Best Actor at the festival in Leeds.", ("Jo Roe", "jobTitle", "Best Actor")),
    ],
)
def test_what_is_not_said_is_not_claimed(text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in facts(text)
