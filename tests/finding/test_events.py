"""Events and who fills their roles, sentence by sentence: one for every construction that news is told in."""

from __future__ import annotations

from functools import lru_cache

import pytest

from newsgraph.annotation import Annotator, load_annotator
from newsgraph.annotation.tree import Doc
from newsgraph.finding.events import EventMention, find_events
from newsgraph.finding.mentions import find_mentions
from newsgraph.finding.quantities import find_quantities
from newsgraph.finding.times import Time, find_expressions
from newsgraph.ontology import load_ontology


@lru_cache(maxsize=1)
def annotator() -> Annotator:
    return load_annotator(None, 1)


def told(text: str) -> list[tuple[EventMention, str, dict[str, set[str]]]]:
    """Each event mention with its type and its roles, fillers by the words of their mentions."""
    doc = Doc(next(iter(annotator().annotate([text]))))
    mentions = find_mentions(doc)
    out = []
    times = [Time(e.start, e.end, None, None, e.head, False) for e in find_expressions(doc)]
    for event in find_events(doc, load_ontology(), mentions, times, find_quantities(doc)):
        roles: dict[str, set[str]] = {}
        for a in event.arguments:
            mention = mentions.at(a.token)
            roles.setdefault(a.role.rsplit("#")[-1], set()).add(mention.text if mention else doc[a.token].text)
        out.append((event, event.classes[0].rsplit("#")[-1], roles))
    return out


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        # passives, with and without the doer
        ("The brewery was bought by Nordal for $4 million.", "Acquisition", {"acquired": "brewery", "buyer": "Nordal", "price": "$"}),
        ("Ann Roe was appointed chief executive of Nordal in May.", "Appointment", {"appointee": "Ann Roe"}),
        ("The novelist Ida Moe was awarded the Booker Prize on Tuesday.", "Award", {"recipient": "Ida Moe", "award": "Booker Prize"}),
        # control, and infinitives that hang on a noun
        ("Nordal agreed to buy Helm Breweries for £12 million.", "Acquisition", {"buyer": "Nordal", "acquired": "Helm Breweries"}),
        ("Ann Roe signed a deal to join Rovers.", "Agreement", {"participant": "Ann Roe"}),
        # light verbs, what they give and what they take
        ("Prosecutors opened an investigation into the mayor of Lund.", "Investigation", {"authority": "Prosecutors", "subject": "mayor"}),
        ("Paul Berg received a prison sentence on Monday.", "Sentencing", {"defendant": "Paul Berg"}),
        ("Paul Berg was given a suspended sentence.", "Sentencing", {"defendant": "Paul Berg"}),
        # verbs with their noun or particle
        ("Ann Roe won the election on Sunday.", "Election", {"winner": "Ann Roe"}),
        ("The election that Ann Roe won in 2011 was close.", "Election", {"winner": "Ann Roe"}),
        ("Ann Roe was sworn in as president on Monday.", "Appointment", {"appointee": "Ann Roe", "result": "president"}),
        ("Theo May is to step down today.", "Resignation", {"person": "Theo May"}),
        ("Ida Moe and Paul Berg tied the knot in Lund on Saturday.", "Wedding", {"participant": "Ida Moe"}),
        ("Helm Airways filed for bankruptcy on Monday.", "Bankruptcy", {"agent": "Helm Airways"}),
        ("Ida Moe was fired as editor of the Herald on Monday.", "Dismissal", {"person": "Ida Moe"}),
        ("Norland invaded Selland in 1922.", "Invasion", {"agent": "Norland"}),
        ("A fire tore through a market in Lund on Monday.", "Fire", {"target": "market"}),
        ("Rebels clashed with the army near Lund on Monday.", "Battle", {"participant": "Rebels"}),
        ("A plane skidded off the runway in Lund on Monday.", "AircraftCrash", {"instrument": "plane"}),
        ("Ida Moe faces charges of fraud after the raid.", "Charge", {"defendant": "Ida Moe"}),
        ("Paul Berg is being held on suspicion of murder.", "Arrest", {"arrestee": "Paul Berg"}),
        ("Ida Moe left prison on Friday after nine years.", "Release", {"person": "Ida Moe"}),
        ("Hurricane Petra made landfall near Lund on Friday.", "Storm", {"cause": "Petra"}),
        ("Norland Police foiled a plot against the bridge on Monday.", "PoliceOperation", {"agent": "Norland Police"}),
        ("Ida Moe sexually assaulted two pupils in 2019.", "SexualOffence", {"perpetrator": "Ida Moe", "victim": "two pupils"}),
        ("Helm Airways went under on Monday.", "Bankruptcy", {"agent": "Helm Airways"}),
        # some of several
        ("The blast killed three people, including Ann Roe and a nurse.", "Death", {"fatalVictim": "Ann Roe"}),
        ("Around ten more, including Ann Roe, were injured in the crash.", "Injury", {"injuredVictim": "Ann Roe"}),
        ("Several banks, including Nordal and Helm, announced the plan on Monday.", "Announcement", {"speaker": "Nordal"}),
        # the part that a verb tells
        ("Ann Roe was involved in a collision with a lorry on Monday.", "TrafficCollision", {"participant": "Ann Roe"}),
        ("Thousands of people took part in the protest in Lund on Monday.", "Demonstration", {"participant": "Thousands"}),
        ("Ann Roe spoke at the rally in Lund on Monday.", "Demonstration", {"speaker": "Ann Roe"}),
        ("Ida Moe decided to run in the presidential election in May.", "Election", {"candidate": "Ida Moe"}),
        ("The minister blamed Paul Berg for the attack on the bridge.", "Attack", {"suspect": "Paul Berg"}),
        ("The bombing on Monday was claimed by the rebels.", "Bombing", {"perpetrator": "rebels"}),
        ("Paul Berg appeared in Lund District Court on Monday.", "Trial", {"defendant": "Paul Berg", "court": "Lund District Court"}),
        ("Judge Ann Roe handed down the sentence on Monday.", "Sentencing", {"judge": "Ann Roe"}),
        ("Conservative Party members elected Ann Roe on Tuesday.", "Election", {"participant": "Conservative Party"}),
        ("Ann Roe told a rally in Lund on Monday that taxes would rise.", "Demonstration", {"speaker": "Ann Roe"}),
        ("Ann Roe announced the plan at the party conference in Lund on Monday.", "Conference", {"speaker": "Ann Roe"}),
        ("Police suspect Paul Berg of the robbery of the bank.", "Robbery", {"suspect": "Paul Berg"}),
        ("Norland Union leaders agreed on Friday to impose sanctions on Selland.", "Sanction", {"authority": "leaders"}),
        ("In the final, the American pair of Ida Moe and Ann Roe defeated Japan's Aoi Sato and Mei Tanabe 6-2, 6-4.", "Match", {"winner": "Ann Roe"}),
        ("Seven people, among them Ann Roe, were killed in the crash.", "Death", {"fatalVictim": "Ann Roe"}),
        ("Nordal, along with Helm and Elm, announced the plan on Monday.", "Announcement", {"speaker": "Elm"}),
        ("Ann Roe, the winner of Sunday's race, comes from Lund.", "Race", {"winner": "Ann Roe"}),
        ("The meeting was attended by Ann Roe and Ida Moe on Monday.", "Meeting", {"participant": "Ida Moe"}),
        ("The concert on Sunday featured the Elm Quartet and Ann Roe.", "Concert", {"performer": "Ann Roe"}),
        ("The charity Elm Aid received a donation of $5 million from Nordal on Monday.", "Investment", {"recipient": "Elm Aid", "agent": "Nordal"}),
        ("The deal between Nordal and Helm was signed on Monday.", "Agreement", {"participant": "Nordal"}),
        # nominalisations
        ("The resignation of Ann Roe surprised voters.", "Resignation", {"person": "Ann Roe"}),
        ("Nordal's takeover of Helm Breweries was completed in June.", "Acquisition", {"buyer": "Nordal", "acquired": "Helm Breweries"}),
        # scores, sums, measures
        ("Brazil beat Peru 3-1 on Sunday.", "Match", {"winner": "Brazil", "loser": "Peru", "result": "3"}),
        ("A magnitude 6.4 earthquake struck Albania in November.", "Earthquake", {"magnitude": "6.4"}),
        ("Judge Mary Holt sentenced James Poole to 12 years in prison.", "Sentencing", {"defendant": "James Poole", "sentence": "years"}),
        # players, products, prizes, missing persons
        ("Rovers have signed striker Leo Matic from Dinamo Hagen for a fee of £62m on Friday.", "Transfer", {"buyer": "Rovers", "person": "Leo Matic"}),
        ("Hull City sold defender Ali Kone to Lens on Friday.", "Transfer", {"seller": "Hull City", "person": "Ali Kone", "buyer": "Lens"}),
        ("Nordal recalled 4,000 heaters on Friday after two faulty ones caught fire.", "ProductRecall", {"agent": "Nordal"}),
        ("Director Lin Hao won the Golden Swan at the Lund Film Festival on Saturday.", "Award", {"recipient": "Lin Hao", "award": "Golden Swan"}),
        ("Police are worried about Ann Roe, 14, who was last seen in Lund on Monday.", "Disappearance", {"missingPerson": "Ann Roe"}),
        # won by what was done for it
        ("Ann Roe polled 61,204 votes to defeat Paul Berg.", "Election", {"winner": "Ann Roe", "loser": "Paul Berg"}),
        ("Net profit dropped to $188 million in the quarter.", "FinancialResult", {"result": "$"}),
        ("The union agreed on Friday to impose a further round of sanctions on Belarus.", "Sanction", {"target": "Belarus"}),
        ("Lecturers in Lund began a two-week warning strike on Monday.", "Strike", {"agent": "Lecturers"}),
        ("Plans for a bus lane were approved by Selby Council on Wednesday.", "Vote", {"agent": "Selby Council"}),
        ("Ann Roe was elected with 54.2% of the vote in May.", "Election", {"winner": "Ann Roe", "result": "%"}),
        ("Ann Roe defeated Paul Berg by 412 votes.", "Election", {"winner": "Ann Roe", "loser": "Paul Berg", "result": "votes"}),
        ("Rovers, who host Hull City on Saturday, are top of the league.", "Match", {"participant": "Hull City"}),
        ("The court restored the life sentence awarded to Paul Berg by a trial court in 2009.", "Sentencing", {"sentence": "sentence"}),
        ("Opening the case at Leeds Crown Court on Tuesday, the prosecutor Ann Roe spoke of greed.", "Trial", {"court": "Leeds Crown Court"}),
        ("About 400 people have been ordered to leave their homes.", "Evacuation", {"evacuatedPerson": "400 people"}),
        ("Ann Roe beat Ida Moe on Sunday to win the Lund Open title.", "Championship", {"winner": "Ann Roe"}),
        ("Norland 266-7 (Roe 102; Berg 3-49) beat Hull by 58 runs in the cricket match.", "Match", {"loser": "Hull"}),
        # copulas
        ("She was mayor of Lyon for eleven years, from 1983 to 1994.", "Appointment", {"appointee": "She"}),
        # who is called after a part, and for whom the nameless act
        ("There were speakers at the rally, including Ann Roe.", "Demonstration", {"speaker": "Ann Roe"}),
        ("Ida Moe was the organiser of the march.", "Demonstration", {"organizer": "Ida Moe"}),
        ("A team from Kiel University published a study on Monday.", "Study", {"author": "Kiel University"}),
        ("A study published by Kiel University on Monday found new ants.", "Study", {"author": "Kiel University"}),
        ("A man was arrested on suspicion of murder.", "Arrest", {"arrestee": "man", "offence": "murder"}),
        # tools, schedules
        ("A man stabbed a guard using a knife.", "Stabbing", {"instrument": "knife"}),
        ("The telescope is scheduled for launch in 2021 on a rocket.", "SpaceMission", {"instrument": "telescope"}),
        # a subject that the parse gave to the verb above
        ("A man was arrested after Ann Roe, mayor of York, was stabbed.", "Stabbing", {"victim": "Ann Roe"}),
        ("The group claimed responsibility for the bombing of the station.", "Bombing", {"perpetrator": "group"}),
        ("Members held a vigil in memory of Ann Roe.", "Ceremony", {"subject": "Ann Roe"}),
        ("Paul Berg pleaded guilty to fraud at the Crown Court.", "Plea", {"offence": "fraud", "court": "Crown Court"}),
        ("Members voted on Tuesday to elect Ann Roe as leader.", "Election", {"winner": "Ann Roe"}),
        ("Paul Berg appointed him Foreign Secretary in 2016.", "Appointment", {"authority": "Paul Berg", "appointee": "him"}),
        ("The planet was identified in 2015 by the Kepler telescope, astronomers say.", "Discovery", {"subject": "planet"}),
        # names beside descriptions of another kind
        ("Nordal has agreed to acquire the snack maker Helm Brothers from its founders for £3 million.", "Acquisition", {"acquired": "Helm Brothers"}),
        ("Ann Roe took over from Theo Lang in 2018.", "Appointment", {"appointee": "Ann Roe", "predecessor": "Theo Lang"}),
        # words of the plural alone
        ("Talks between Kenya and Uganda began in Arusha in 2014.", "Negotiation", {"participant": "Kenya"}),
        # passives that share their subject, objects that the parse took for something else
        ("About 300 people were evacuated after a chlorine leak at a plant in Marlby.", "Accident", {}),
        ("Paul Berg, 34, was arrested in Riga and extradited to Norway.", "Extradition", {"person": "Paul Berg"}),
        (
            "President Ida Moe named General Paul Berg to succeed Theo Lang.",
            "Appointment",
            {"appointee": "Paul Berg", "authority": "Ida Moe", "predecessor": "Theo Lang"},
        ),
        # phrases behind a noun, participles behind a comma
        ("The festival opens in July with a concert by the Elm Symphony Orchestra.", "Concert", {"performer": "Elm Symphony Orchestra"}),
        ("Dozens died in the attack, reportedly conducted by the Red Front.", "Attack", {"perpetrator": "Red Front"}),
        ("Ann Roe met her Danish counterpart in Lund.", "Meeting", {"participant": "Danish counterpart"}),
        ("A man ran and attacked a guard, using a hammer.", "Attack", {"instrument": "hammer"}),
        ("A group of savers is suing the auditor Helm & Roe for 60 million euros.", "Lawsuit", {"plaintiff": "group", "defendant": "Helm & Roe"}),
        # who leads, opposes, owns or tells
        ("Chirac was an opponent of the United States-led Iraq War in 2003.", "MilitaryAction", {"agent": "United States"}),
        ("Ann Roe, 51, competed for the post against Ida Poe in the election.", "Election", {"candidate": "Ida Poe"}),
        ("NASA's Lantern telescope is scheduled for launch in 2021.", "SpaceMission", {"agent": "NASA"}),
        ("The minister said at a news conference in Manila on Friday that he would go.", "Announcement", {"speaker": "minister"}),
        ("Larkspur shareholders will vote on the offer in October.", "Vote", {"agent": "shareholders"}),
        ("Helm Bank collapsed in 2019 after its creditors fled.", "Bankruptcy", {"agent": "Helm Bank"}),
        ("Ann Roe beat Ida Poe of Japan in straight sets.", "Match", {"winner": "Ann Roe", "loser": "Ida Poe"}),
        ("Norway has agreed to sell a 60% stake in Nordal to the group Helm Foods for 210 million euros.", "Acquisition", {"seller": "Norway"}),
        ("Ann Roe met opposition leaders on Saturday.", "Meeting", {"participant": "opposition leaders"}),
        ("An inquest into the death of Paul Berg, a patient, opened in Lund on Monday.", "Trial", {}),
        ("Turkey withdrew its troops from Idlib in October.", "Withdrawal", {"agent": "Turkey"}),
        ("The jury found Paul Berg not guilty of murder.", "Acquittal", {"defendant": "Paul Berg"}),
        ("A ferry carrying 80 passengers sank off Samoa.", "ShipAccident", {"instrument": "ferry"}),
        ("The museum will reopen in May after a two-year renovation.", "Construction", {"subject": "museum"}),
        ("Paul Berg was re-elected as mayor on Sunday.", "Election", {"winner": "Paul Berg"}),
        ("In 1971, Ann Roe co-founded Helm Breweries.", "BusinessEvent", {"agent": "Ann Roe", "subject": "Helm Breweries"}),
        ("Thousands of protesters gathered in Lund on Friday.", "Demonstration", {"agent": "Thousands"}),
        ("Norland troops left Iceland in 2011.", "Withdrawal", {"target": "Iceland"}),
        ("Ann Roe was dropped in 2007 by Helm Airways.", "Dismissal", {"person": "Ann Roe", "authority": "Helm Airways"}),
        ("Nordal was ordered to remove the advert, and its rival won the lawsuit.", "Ruling", {"defendant": "Nordal"}),
        ("Ida Moe was nominated for the Booker Prize in 1998.", "Award", {"candidate": "Ida Moe", "award": "Booker Prize"}),
        ("Ida Moe received the Silver Star, the highest honour of the state.", "Award", {"recipient": "Ida Moe"}),
        ("Ida Moe received the Legion of Honour in 2011.", "Award", {"recipient": "Ida Moe", "award": "Legion of Honour"}),
        ("President Ann Roe had a phone call with Paul Berg on Sunday.", "Meeting", {"participant": "Paul Berg"}),
        ("Bishops attended a summit in Lund in February.", "Summit", {"participant": "Bishops"}),
        ("Ann Roe ended her campaign yesterday in the race for president.", "Campaign", {"candidate": "Ann Roe"}),
        ("Ida Moe founded Helm Airways and led it for years.", "BusinessEvent", {"agent": "Ida Moe", "subject": "Helm Airways"}),
        ("On Monday the Court of Appeal issued an opinion on the ban.", "Ruling", {"court": "Court of Appeal"}),
        ("Ann Roe petitioned the court for a ruling.", "Lawsuit", {"plaintiff": "Ann Roe"}),
        ("Ann Roe joined the presidential race in May.", "Campaign", {"candidate": "Ann Roe"}),
        ("Norway announced on Monday it would leave.", "Announcement", {"speaker": "Norway"}),
        ("A bomb hit the market on Friday.", "Bombing", {"instrument": "bomb", "target": "market"}),
        ("Lund was the target of an arson attack in 2006.", "Arson", {"target": "Lund"}),
        ("Ida Moe led the second part of the expedition to Nepal in 1975.", "Journey", {"agent": "Ida Moe"}),
        ("Helm Foods bought mortar and shell maker Orr Ltd on Monday.", "Acquisition", {"buyer": "Helm Foods"}),
        # headlines
        ("Ann Roe elected Labour leader", "Election", {"winner": "Ann Roe"}),
        ("Nordal buys Helm Airways", "Acquisition", {"buyer": "Nordal", "acquired": "Helm Airways"}),
    ],
)
def test_who_does_what_to_whom(text: str, kind: str, roles: dict[str, str]) -> None:
    found = [said for _, type_, said in told(text) if type_ == kind]
    assert found, told(text)
    assert any(all(filler in said.get(role, ()) for role, filler in roles.items()) for said in found), found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norland won the toss and elected to bat.", "Election"),
        ("Ann Roe called the result of the vote an earthquake.", "Earthquake"),
        ("Judges are appointed by the crown.", "Appointment"),  # a habit
        ("The firm beat forecasts in the third quarter.", "Match"),
        ("He met with applause.", "Meeting"),
        ("She resigned in protest.", "Demonstration"),
        ("A World War II plane stood on the airfield.", "MilitaryAction"),
        ("We decided to look at this subject in court.", "Ruling"),
        ("The study demonstrates the ability of crows.", "Demonstration"),
        ("The administration was trying for weeks to win in court.", "Trial"),
        ("Turkey launched an offensive on 9 October.", "SpaceMission"),  # the verb only carries the noun
        ("He was fined for speeding but did not file a lawsuit.", "Lawsuit"),
        ("Under the treaty Kenya will build no dam on the river.", "Construction"),
        ("The takeover is expected to close in the first quarter of 2022.", "Closure"),
        ("The prime minister is elected indirectly, as citizens vote for their members.", "Election"),
        ("It is a comfort to those who have been hurt.", "Injury"),
        ("The judge wrote that people born in the islands are citizens.", "Birth"),
        ("Six diplomats hid until an agent smuggled them out of the country in March.", "DrugOffence"),
        ("Protesters demand a fairer process of electing the leaders of Hong Kong.", "Election"),
        ("He vowed to resign as president and take the title of custodian in 2020.", "Championship"),
        ("The prosecution can seek consecutive terms.", "Charge"),
        ("Jo Smith, 36, is married and has five children.", "Wedding"),
        ("Paul Berg moved to Lund, where he set up a studio and began playing polo.", "Concert"),
        ("Protests were not reported in Mosul on Friday.", "Demonstration"),
        ("Officials are removed from office after being impeached for, and convicted of, treason.", "Conviction"),
        ("The president spoke so that he could begin the construction of the wall.", "Construction"),
        ("Which candidates have you voted for in the elections?", "Vote"),
        ("The Constitutional Court of Taiwan, which rules on such matters, spoke in 2017.", "Ruling"),
        ("The mission showed that the Space Race was over.", "Race"),
        ("The rock trio sold millions of records, among them the album Wheels of Fire.", "Fire"),
        ("We are not certain why females are more likely to die.", "Death"),
        ("They were tasked with investigating serious crimes.", "Investigation"),
        ("There were not enough votes in the Senate.", "Vote"),
        ("Officials are removed from office after being impeached by the senate.", "Dismissal"),
        ("The senators voted against confirming Ann Roe as a judge.", "Appointment"),
        ("The crowds dispersed at noon, and police left.", "PoliceOperation"),
        ("A man was arrested and released without charge two days later.", "Charge"),
        ("He did not rule out a referendum in May.", "Referendum"),
    ],
)
def test_what_is_no_event(text: str, kind: str) -> None:
    assert kind not in [type_ for _, type_, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The storm hit Tampa on Monday.", "Storm", "Tampa"),
        ("An earthquake rocked Albania on Monday.", "Earthquake", "Albania"),
        ("The president visited Paris on Monday.", "Visit", "Paris"),
        ("Officers will be patrolling Derby on Monday.", "Patrol", "Derby"),
        ("President Ida Moe arrived in Uganda on Friday.", "Journey", "Uganda"),
        ("Tropical Storm Petra flooded streets in Tampa on Friday.", "Storm", "Tampa"),
        ("SpaceX launched 60 satellites from Florida on Monday.", "SpaceMission", "Florida"),
        ("Firefighters are battling a wildfire near Athens.", "Wildfire", "Athens"),
        ("France deployed 1,000 soldiers to Mali in 2013.", "Deployment", "Mali"),
        ("The premier watched it from New Delhi, where he was meeting the president of Peru.", "Meeting", "Delhi"),
        ("Ann Roe, who arrived in Uganda on Friday, said the pact would end years of dispute.", "Journey", "Uganda"),
        ("Protesters gathered outside Lambeth Palace, where the bishops met.", "Meeting", "Palace"),
        ("The presidents signed an agreement at a summit in Kampala on Sunday.", "Agreement", "Kampala"),
    ],
)
def test_a_place_that_is_struck_or_visited_is_where_it_happens(text: str, kind: str, place: str) -> None:
    doc = Doc(next(iter(annotator().annotate([text]))))
    found = [doc[p].text for event, type_, _ in told(text) if type_ == kind for p in event.places]
    assert place in found


def test_who_stands_in_brackets_does_not_act() -> None:
    (match,) = [roles for _, type_, roles in told("Norland 266-7 (Roe 102; Berg 3-49) beat Hull by 58 runs in the cricket match.") if type_ == "Match"]
    assert "Berg" not in match.get("winner", set())


def test_an_offence_is_no_event_beside_its_sentence() -> None:
    found = [(type_, event.generic) for event, type_, _ in told("A banker was jailed for fraud at Leeds Crown Court.")]
    assert ("Sentencing", False) in found
    assert ("Fraud", False) not in found


@pytest.mark.parametrize(
    "text",
    [
        "Divers found the recorder broken into two pieces on Monday.",
        "Ohio declared an emergency on Friday, with Utah following suit on Monday.",
        "Researchers at Lund plan to gather information on more wells in May.",
        "The court demonstrated a shocking ignorance of the law on Monday.",
        "A mass vaccination campaign began in Lund on Monday.",
    ],
)
def test_words_of_another_sense_announce_nothing(text: str) -> None:
    kinds = {type_ for _, type_, _ in told(text)}
    assert not kinds & {"Theft", "Lawsuit", "Meeting", "Demonstration", "Ceremony"}


def test_a_court_is_not_charged_and_a_place_is_no_result() -> None:
    assert not any("defendant" in roles for _, type_, roles in told("Paul Berg appeared in Lund District Court, charged with murder.") if type_ == "Charge")


@pytest.mark.parametrize("text", ["Ida Moe became a skilled rider and calf roper in 2019.", "Warm water is attacking the ice shelf, a study found on Monday."])
def test_who_becomes_a_rider_takes_no_office(text: str) -> None:
    assert not {type_ for _, type_, _ in told(text)} & {"Appointment", "Attack"}


def test_what_is_done_to_every_member_at_times_is_no_event() -> None:
    assert not any(type_ == "Appointment" for _, type_, _ in told("As such, every member is either re-elected or replaced during the election."))


def test_a_judge_is_not_sentenced() -> None:
    (roles,) = [roles for _, type_, roles in told("A judge at Norwold Crown Court sentenced Gerald Finch to nine years on Monday.") if type_ == "Sentencing"]
    assert roles["defendant"] == {"Gerald Finch"}


@pytest.mark.parametrize(
    "text",
    [
        "As of Monday no arrests nor charges were reported in Lund.",
        "Not a single life was lost in the storm.",
        "Until the full House votes to allow it, nobody is conducting an inquiry.",
        "Roe resigned on Monday after she was unable to negotiate a trade deal.",
        "The rate was highest in Norland, with fifteen deaths per 100,000 people.",
        "The ship could be the victim of a theft.",
        "Norland has retreated from a goal of ousting President Ann Roe.",
        "Ann Roe called the inquiry a coup.",
        "The party means to leave with or without a trade deal with Norland.",
        "If the council votes to dismiss Ann Roe, she will go to court.",
    ],
)
def test_what_is_denied_wished_or_supposed_did_not_happen(text: str) -> None:
    assert not {type_ for _, type_, _ in told(text)} & {"Charge", "Death", "Vote", "Agreement", "Theft", "Dismissal", "Coup"}


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("Councillors approved a plan for forty homes on Monday.", "Vote", {"agent": "Councillors"}),
        ("The Millers Union asked the Federal Court to end the strike.", "Lawsuit", {"plaintiff": "Millers Union", "court": "Federal Court"}),
        ("Norwold Rovers went top of the league with a 2-0 win over Lund United.", "Match", {"winner": "Norwold Rovers", "loser": "Lund United"}),
        ("Norwold Rovers slumped to a defeat by Lund United in the cup on Saturday.", "Match", {"winner": "Lund United", "loser": "Norwold Rovers"}),
        ("Paul Berg beat Theo May by four seconds in a sprint at the Lund marathon.", "Race", {"winner": "Paul Berg", "loser": "Theo May"}),
        ("Paul Berg will serve at least twenty years in prison for the murder.", "Sentencing", {"defendant": "Paul Berg"}),
    ],
)
def test_words_of_courts_councils_and_games(text: str, kind: str, roles: dict[str, str]) -> None:
    found = [filled for _, type_, filled in told(text) if type_ == kind]
    assert any(all(filler in filled.get(role, ()) for role, filler in roles.items()) for filled in found), told(text)


def test_who_beats_finalists_to_a_prize_assaults_nobody() -> None:
    assert "Assault" not in {type_ for _, type_, _ in told("Ida Moe won the Elm Prize on Monday, beating finalists from Japan and Ghana.")}


def test_a_successor_is_who_is_named_beside_the_word() -> None:
    (roles,) = [roles for _, type_, roles in told("Ida Moe resigned in May. Her successor, Theo May, said that he was glad.") if type_ == "Appointment"]
    assert roles["appointee"] == {"Theo May"}


def test_who_looks_for_a_successor_has_appointed_nobody() -> None:
    assert "Appointment" not in {type_ for _, type_, _ in told("The board is looking for a successor to Ida Moe.")}


def test_an_application_is_not_by_those_who_reject_it() -> None:
    for roles in (roles for _, type_, roles in told("Councillors rejected the application by Helm Homes on Monday.") if type_ == "Vote"):
        assert "Helm Homes" not in roles.get("agent", set())
