"""What reports of courts, disasters, accidents and wars tell across their sentences: in sentences of our own, read by the shipped model."""

from __future__ import annotations

from tests.resolving.stories import events, told

from newsgraph.claims import Story
from newsgraph.resolving.scene import Happening
from newsgraph.running.article import Tools


def people(story: Story, happening: Happening, role: str) -> set[str]:
    return {story.entities.all[x].name for r, x in happening.roles if r.endswith("#" + role)}


def places(story: Story, happening: Happening) -> set[str]:
    return {story.entities.all[p].name for p in happening.places}


def figures(happening: Happening, measure: str) -> set[int]:
    told = (f.quantity.value or f.quantity.minimum for f, _ in happening.figures if f.measure.endswith("#" + measure))
    return {int(n) for n in told if n is not None}


def test_a_dateline_is_no_part_of_the_first_sentence(tools: Tools) -> None:
    story = told("DAYTON, Ohio (AP) — A dentist was convicted Monday of poisoning three clients.", tools)
    (conviction,) = events(story, "Conviction")
    assert people(story, conviction, "defendant") == {"dentist"}


def test_the_second_sentence_names_whom_the_first_convicts(tools: Tools) -> None:
    story = told("Dentist convicted of fraud\n\nA dentist was convicted of fraud on Monday.\n\nJurors found Marla Hask, 51, guilty after three days.", tools)
    (conviction,) = events(story, "Conviction")
    assert people(story, conviction, "defendant") == {"Marla Hask"}


def test_a_man_and_a_woman_are_two_arrests(tools: Tools) -> None:
    story = told("A man was arrested in Leeds on Monday. A woman, Ida Moe, was arrested in York on Sunday.", tools)
    assert [people(story, h, "arrestee") for h in events(story, "Arrest")] == [{"man"}, {"Ida Moe"}]


def test_a_settled_lawsuit_is_one_with_the_lawsuit_that_was_filed(tools: Tools) -> None:
    story = told("Larkspur Health settled a lawsuit filed by the widow Ida Moe for $2.3 million.", tools)
    (suit,) = events(story, "Lawsuit")
    assert people(story, suit, "plaintiff") == {"Ida Moe"}


def test_a_disaster_is_not_where_it_is_reported_from(tools: Tools) -> None:
    story = told(
        "Quake kills 46 in northern Peru\n\nLIMA (Reuters) - A magnitude 6.8 earthquake struck northern Peru on Tuesday, killing 46 people. "
        "About 4,200 people had been displaced.",
        tools,
    )
    (quake,) = events(story, "Earthquake")
    assert places(story, quake) == {"Peru"}
    assert figures(quake, "displaced") == {4200}


def test_a_place_with_its_description_opens_the_sentence(tools: Tools) -> None:
    story = told("In Soritor, a town of 20,000, the bell tower collapsed on Monday, killing a family of five, the mayor said by telephone.", tools)
    (collapse,) = events(story, "StructuralCollapse")
    assert "Soritor" in places(story, collapse)
    assert "town" not in people(story, collapse, "perpetrator")


def test_the_dead_of_a_war_are_not_those_of_the_strike_told_before(tools: Tools) -> None:
    story = told(
        "A drone strike on a market in Kabkabiya killed at least 64 people on Friday.\n\nThe war between the army and the rebels began in April 2019. "
        "It has displaced more than 10 million people and at least 20,000 have been killed.",
        tools,
    )
    (strike,) = events(story, "Airstrike")
    assert figures(strike, "killed") == {64}
    (war,) = (h for h in events(story, "MilitaryAction") if h is not strike)
    assert figures(war, "killed") == {20000}


def test_an_attack_that_is_condemned_is_not_where_talks_are_called_for(tools: Tools) -> None:
    story = told("A strike on a market in Omdurman killed 64 people on Friday. The envoy condemned the market attack and called for talks in Geneva.", tools)
    where = {place for h in events(story, "Attack") + events(story, "Airstrike") for place in places(story, h)}
    assert "Omdurman" in where
    assert "Geneva" not in where


def test_a_timeline_tells_news_in_the_present_tense(tools: Tools) -> None:
    story = told("Timeline\n\n26 August 2019 - A man of 22 is stabbed in the neck.\n\nIn general, a man is stabbed there now and then.", tools)
    (stabbing,) = events(story, "Stabbing")
    assert {t.value for t, _ in stabbing.times} == {"2019-08-26"}


def test_a_train_that_hits_a_tractor_is_one_rail_accident(tools: Tools) -> None:
    story = told(
        "Driver dies in level crossing crash\n\nA passenger train struck a tractor at a level crossing near Ballarat on Monday, killing the driver.", tools
    )
    (crash,) = events(story, "Accident") or events(story, "RailAccident")
    assert any(c.endswith("#RailAccident") for c in crash.classes)


def test_who_is_named_as_somebody_is_not_appointed(tools: Tools) -> None:
    story = told("Friends named the dead man as Trevor Quinlan, a former president of the club.", tools)
    assert not events(story, "Appointment")


def test_shares_in_a_list_are_of_the_poll_above(tools: Tools) -> None:
    story = told("A poll of 1,204 adults found:\n\n- 61% supported the plan\n\n- 22% were opposed\n\nSome 40% of the roofs leak.", tools)
    assert [int(s.percent) for s in story.polls.shares] == [61, 22]
    assert [n for _, n in story.polls.samples] == [1204]


def test_capitals_in_brackets_are_the_name_before_them(tools: Tools) -> None:
    story = told("The National Civil Defence Institute (INDECI) counted the dead. INDECI said 46 people died.", tools)
    assert sum(e.named and e.kind.value == "organization" for e in story.entities.all) == 1


def test_a_judge_who_is_named_further_on_is_one_person(tools: Tools) -> None:
    story = told("A coroner has ruled that neglect played a part.\n\nThe assistant coroner for Somerset, Vanessa Rudge, spoke of another coroner.", tools)
    assert [e.name for e in story.entities.all if e.kind.value == "person"] == ["Vanessa Rudge", "coroner"]


def test_a_man_of_an_age_is_the_one_just_named(tools: Tools) -> None:
    story = told("Toby Ferris was surfing off Crescent Head on Sunday. The 23-year-old carpenter punched the shark.", tools)
    assert [e.name for e in story.entities.all if e.kind.value == "person"] == ["Toby Ferris"]


def test_kin_share_a_surname(tools: Tools) -> None:
    story = told("Toby Ferris is in hospital. Inspector Karl Mow said he had lost a lot of blood. His mother, Deb Ferris, said he was in good spirits.", tools)
    (mother,) = (a for a in story.attributes if a.property == "schema:parent")
    assert story.entities.all[story.entities.at(story.mentions.all[mother.subject]).index].name == "Toby Ferris"  # type: ignore[union-attr]


def test_two_shark_attacks_are_not_one(tools: Tools) -> None:
    story = told(
        "In May, Mark Sang, 59, was killed by a shark at Tuncurry. Last September, Nick Slater, 46, died after being bitten by a shark at Greenmount.", tools
    )
    attacks = [(people(story, h, "fatalVictim"), h.dates()) for h in events(story, "AnimalAttack")]
    assert attacks == [({"Mark Sang"}, ["2020-05"]), ({"Nick Slater"}, ["2020-09"])]


def test_a_named_fire_that_burned_acres_is_the_wildfire(tools: Tools) -> None:
    story = told("A wildfire has forced 12,000 residents to evacuate.\n\nThe Cedar Ridge Fire, which broke out on Monday, had burned 31,400 acres.", tools)
    assert sum(c.endswith(("Fire", "fire")) for h in story.happenings for c in h.classes) == 1
    assert figures(events(story, "Evacuation")[0], "evacuated") == {12000}


def test_an_inquest_is_not_where_somebody_died(tools: Tools) -> None:
    story = told("Ida Moe died after being hit by a train at Tarn station in May. The inquest at Wells town hall lasted nine days.", tools)
    (accident,) = events(story, "RailAccident")
    assert "Wells" not in places(story, accident)


def test_arrests_are_counted(tools: Tools) -> None:
    story = told("Police made more than 200 arrests on Monday as thousands of people marched against the bill.", tools)
    assert figures(events(story, "Arrest")[0], "arrested") == {201}
    assert figures(events(story, "Demonstration")[0], "attendance") == {2000}


def test_counts_after_a_year_are_no_years(tools: Tools) -> None:
    story = told("Helm Power pleaded guilty in 2020 to 84 counts of manslaughter.", tools)
    (plea,) = events(story, "Plea")
    assert plea.dates() == ["2020"]
    assert {story.doc[token].text for _, token in plea.phrases} == {"manslaughter"}


def test_every_entry_of_a_timeline_is_of_its_own_date(tools: Tools) -> None:
    story = told(
        "Two methane explosions at a mine in Pawlowice killed five people on Monday.\n\nDeadliest mine disasters\n- 1974: 34 people killed in an explosion\n"
        "- September 2009: 20 miners die at Wujek\n- December 2018: an explosion at Stonava kills 13",
        tools,
    )
    told_of = {tuple(h.dates()): figures(h, "killed") for h in story.happenings}
    assert told_of == {("2021-03-08",): {5}, ("1974",): {34}, ("2009-09",): {20}, ("2018-12",): {13}}


def test_the_dead_of_many_years_are_of_no_one_accident(tools: Tools) -> None:
    story = told("A boat smashed into rocks near Cutro on Monday, killing 79 people. More than 26,000 people have died in the Mediterranean since 2014.", tools)
    (wreck,) = events(story, "ShipAccident")
    assert figures(wreck, "killed") == {79}


def test_each_of_a_gang_gets_a_sentence(tools: Tools) -> None:
    story = told(
        "Ringleader Lee Corr was jailed for 19 years. His brother Shane, 34, got 15 years in prison. Al Pugh and Bo Sills were handed 11 and eight years.",
        tools,
    )
    assert [people(story, h, "defendant") for h in events(story, "Sentencing")] == [{"Lee Corr"}, {"Shane"}, {"Al Pugh", "Bo Sills"}]


def test_an_attack_that_will_be_investigated_is_not_planned(tools: Tools) -> None:
    story = told("The sheriff will investigate the shooting.", tools)
    assert {h.status.rsplit("#")[-1] for h in events(story, "Shooting")} <= {"Occurred"}


def test_an_agency_in_the_capital_is_not_where_the_boat_sank(tools: Tools) -> None:
    story = told("TUNIS (Reuters) - At least 41 migrants drowned after their boat sank off the coast of Tunisia on Monday.", tools)
    (wreck,) = events(story, "ShipAccident")
    assert "TUNIS" not in places(story, wreck)


def test_who_told_a_newspaper_is_no_newspaper(tools: Tools) -> None:
    story = told("The coastguard rescued 14 people off Sfax, Faouzi Masmoudi, a judge in Sfax, told Reuters.", tools)
    assert [q.speaker.text for q in story.quotations if q.speaker is not None] == ["Faouzi Masmoudi"]


def test_floods_that_killed_are_not_the_storm_to_come(tools: Tools) -> None:
    story = told("In Rwanda, 215 people have died in floods this year, and in Somalia Cyclone Sagar is expected to make landfall on Saturday.", tools)
    (storm,) = events(story, "Storm")
    assert not figures(storm, "killed")


def test_pupils_whom_gunmen_seize_are_victims_and_the_school_is_the_target(tools: Tools) -> None:
    story = told("Gunmen stormed the Bethel school in Damishi on Friday and took 121 students. Kidnappers released 28 girls on Monday.", tools)
    (raid,) = events(story, "Attack")
    assert people(story, raid, "perpetrator") == {"Gunmen"}
    assert people(story, events(story, "Release")[0], "person") == {"28 girls"}


def test_who_heads_a_union_and_told_an_agency_is_the_speaker(tools: Tools) -> None:
    story = told("“Our joy is not complete,” Joseph Hayab, who heads the Christian Association of Nigeria in the state, told Reuters by phone.", tools)
    assert {q.speaker.text for q in story.quotations if q.speaker is not None} == {"Joseph Hayab"}


def test_the_dead_of_a_winter_are_of_no_one_avalanche(tools: Tools) -> None:
    story = told("Two rescuers were hurt in an avalanche on Tuesday. Eight people have died in the mountains this winter.", tools)
    (avalanche,) = events(story, "Landslide")
    assert (figures(avalanche, "injured"), figures(avalanche, "killed")) == ({2}, set())


def test_no_group_that_claims_it_says_nothing(tools: Tools) -> None:
    story = told("No group has claimed responsibility for the blast. The Taliban denied any involvement.", tools)
    assert {q.speaker.text for q in story.quotations if q.speaker is not None} == {"Taliban"}


def test_a_concert_at_the_end_of_which_something_happened_has_its_hall_and_singer(tools: Tools) -> None:
    story = told("A bomber struck in Leeds at the end of a concert at the Leeds Arena by British singer Ella Roe.", tools)
    concert = events(story, "Concert")[0]
    assert (people(story, concert, "performer"), places(story, concert)) == ({"Ella Roe"}, {"Leeds Arena"})
