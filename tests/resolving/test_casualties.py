"""Who was harmed, and how many: in sentences of our own, read by the shipped model."""

from __future__ import annotations

import pytest
from tests.resolving.stories import events, told

from newsgraph.claims import Story
from newsgraph.namespaces import NG
from newsgraph.resolving.scene import Happening
from newsgraph.running.article import Tools


def main_event(story: Story) -> Happening:
    return max(story.happenings, key=lambda h: len(h.tellings))


def people(story: Story, role: str) -> set[str]:
    return {story.entities.all[x].name for (r, x) in main_event(story).roles if r.endswith("#" + role)}


def figures(story: Story, measure: str) -> set[int]:
    return {int(f.quantity.value) for f, _ in main_event(story).figures if f.measure.endswith("#" + measure) and f.quantity.value is not None}


def test_a_victim_told_again_and_again_is_one_person(tools: Tools) -> None:
    story = told(
        "Woman dies after crash on coast road\n\nA woman was killed in a crash on the coast road on Monday. The 61-year-old died at the scene. "
        "The victim was later identified as Helga Brandt.",
        tools,
    )
    assert people(story, "fatalVictim") == {"Helga Brandt"}


def test_ages_and_the_word_another_tell_victims_apart(tools: Tools) -> None:
    story = told("A shooting in Carsdale left people in hospital. A 19-year-old man was shot in the leg. Another man, 34, was shot in the arm.", tools)
    assert len(people(story, "injuredVictim")) == 2


def test_the_victims_are_those_who_are_listed(tools: Tools) -> None:
    story = told(
        "Three people were killed when a bus crashed near Lowmoor on Friday. Police identified the victims as Ada Finch, 34, Omar Diaz, 51, and Lena Ross, 8.",
        tools,
    )
    assert people(story, "fatalVictim") | people(story, "victim") >= {"Ada Finch", "Omar Diaz", "Lena Ross"}


def test_who_was_shot_and_did_not_die_was_injured(tools: Tools) -> None:
    story = told("Five people were shot outside a club in Tarn on Sunday. One of them died at the hospital.", tools)
    assert figures(story, "victims") == {5}
    assert figures(story, "killed") == {1}
    assert figures(story, "injured") == {4}


def test_each_participle_has_its_own_number(tools: Tools) -> None:
    story = told("The explosion in Brack left one person dead and three others wounded.", tools)
    assert figures(story, "killed") == {1}
    assert figures(story, "injured") == {3}


def test_people_told_together_are_counted_together(tools: Tools) -> None:
    story = told("A mother and her two children were found dead after a house fire in Tarn on Monday.", tools)
    assert figures(story, "killed") == {3}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll from the flood in Tarn rose to 25 on Friday.", 25),
        ("The death toll from the flood in Tarn stands at four.", 4),
        ("The earthquake claimed the lives of 40 people in Tarn.", 40),
        ("The bodies of three men were found after the landslide in Tarn.", 3),
    ],
)
def test_tolls_lives_and_bodies_count_the_dead(text: str, killed: int, tools: Tools) -> None:
    assert figures(told(text, tools), "killed") == {killed}


def test_wounds_and_conditions_tell_who_was_injured(tools: Tools) -> None:
    story = told("Police found Ivo Lang with a gunshot wound after a shooting in Tarn on Monday. Mara Stein is in critical condition.", tools)
    assert people(story, "injuredVictim") == {"Ivo Lang", "Mara Stein"}


def test_a_pronoun_alone_makes_no_victim_of_who_speaks(tools: Tools) -> None:
    story = told("A woman was hurt in a shooting in Tarn on Monday. Sergeant Dan Roe later said she was shot in the foot.", tools)
    assert not {"Dan Roe"} & (people(story, "injuredVictim") | people(story, "victim"))


@pytest.mark.parametrize("headline", ["Toddler fatally shot at apartment complex", "Man stabbed in Tarn", "Two teens shot, one killed in Tarn"])
def test_a_headline_tells_of_victims_without_its_auxiliary(headline: str, tools: Tools) -> None:
    story = told(headline, tools)
    assert not people(story, "perpetrator")
    assert people(story, "victim") | people(story, "fatalVictim")


def test_nobody_of_a_kind_is_not_nobody(tools: Tools) -> None:
    story = told("A girl was wounded in a shooting in Tarn on Monday. No officers were injured.", tools)
    assert figures(story, "injured") <= {1}
    assert len(people(story, "injuredVictim")) == 1


@pytest.mark.parametrize("denial", ["but no one else was injured", "and nobody else was injured", "and no other people were injured"])
def test_nobody_else_is_not_nobody(denial: str, tools: Tools) -> None:
    story = told(f"A girl was wounded in a shooting in Tarn on Monday, {denial}.", tools)
    assert 0 not in figures(story, "injured")
    assert len(people(story, "injuredVictim")) == 1


def test_who_died_of_injuries_is_not_injured_beside_the_dead(tools: Tools) -> None:
    story = told("A bus crashed near Lowmoor on Friday. Two passengers died from their injuries.", tools)
    assert figures(story, "killed") == {2}
    assert not figures(story, "injured")


def test_subjects_side_by_side_are_all_victims_however_they_are_parsed(tools: Tools) -> None:
    story = told("Police are investigating after a man and a woman were shot in Tarn on Monday.", tools)
    shooting = next(h for h in events(story, "Shooting"))
    assert sorted(r.rpartition("#")[2] for r, _ in shooting.roles) == ["injuredVictim", "injuredVictim", "victim", "victim"]
    story = told("Rescuers were called after three adults and a 6-year-old were injured in a flood in Tarn.", tools)
    assert 4 in figures(story, "injured")
    story = told("Police are investigating after four adults and a 3-year-old were shot in Tarn Monday.\n\nWitnesses saw a grey car.", tools)
    assert 5 in {int(f.quantity.value) for h in story.happenings for f, _ in h.figures if f.measure.endswith("#victims") and f.quantity.value is not None}
    story = told("A man is in custody after a mother and her son were killed in a crash in Tarn.", tools)
    assert len(people(story, "fatalVictim")) == 2


@pytest.mark.parametrize(
    "harm",
    ["A gunman left one man dead and three others wounded in Tarn.", "One man is dead and three people wounded after a shooting in Tarn."],
)
def test_who_is_wounded_beside_the_dead_is_another(harm: str, tools: Tools) -> None:
    story = told(harm, tools)
    assert {n.lower() for n in people(story, "fatalVictim")} == {"one man"}
    assert len(people(story, "injuredVictim")) == 1
    assert (figures(story, "killed"), figures(story, "injured")) == ({1}, {3})


def test_who_is_found_shot_is_a_victim_and_the_dead_are_told_apart(tools: Tools) -> None:
    story = told("Officers searched a house in Tarn on Saturday and discovered five people shot, one of whom was dead.", tools)
    told_of = {(f.measure.rpartition("#")[2], int(f.quantity.value or 0)) for h in story.happenings for f, _ in h.figures}
    assert told_of >= {("victims", 5), ("killed", 1)}
    assert ("killed", 5) not in told_of
    assert not any(r.endswith("#perpetrator") for h in story.happenings for r, _ in h.roles)


def test_what_a_singular_verb_leaves_before_its_and_is_no_victim(tools: Tools) -> None:
    story = told("Firefighters were called after two neighbours and a boy was injured in Tarn.", tools)
    assert len(people(story, "injuredVictim")) == 1


def test_a_pronoun_of_harm_is_the_victim_before_and_not_the_attacker(tools: Tools) -> None:
    story = told("Ivo Lang shot Otto Brandt in a car park in Tarn on Monday. Lang fled before police arrived. He was pronounced dead at the scene.", tools)
    assert people(story, "fatalVictim") == {"Otto Brandt"}


def test_who_brings_a_victim_to_hospital_is_none(tools: Tools) -> None:
    story = told("A girl was wounded in a shooting in Tarn on Monday. Her parents took her to the hospital.", tools)
    assert "parents" not in people(story, "injuredVictim")


def test_people_are_identified_by_the_order_of_words(tools: Tools) -> None:
    story = told(
        "Two men were killed in a crash in Tarn on Monday. The county has identified the two men who died as Tom Stuart, 22, and Jon Hale, 24. "
        "Police named Rex Moor, 17, as the attacker.",
        tools,
    )
    assert people(story, "fatalVictim") == {"Tom Stuart", "Jon Hale"}


def test_what_is_told_of_one_name_of_a_list_is_told_of_all(tools: Tools) -> None:
    story = told("Jarvis Porter, 34, Russell Brown, 32, and Quentin Tass, 33, were injured in an explosion in Tarn on Monday.", tools)
    assert people(story, "injuredVictim") == {"Jarvis Porter", "Russell Brown", "Quentin Tass"}


def test_the_wounded_are_listed(tools: Tools) -> None:
    story = told("Gunmen opened fire in Tarn on Monday. The wounded included Ellen Payne, 59, who was at home.", tools)
    assert people(story, "injuredVictim") == {"Ellen Payne"}


def test_who_is_found_shot_is_a_victim(tools: Tools) -> None:
    story = told("Officers found Carl Sand shot to death in Tarn on Monday.", tools)
    assert people(story, "fatalVictim") | people(story, "victim") == {"Carl Sand"}
    assert not people(story, "perpetrator")


def test_an_attacker_whom_police_shot_is_a_victim_of_another_event(tools: Tools) -> None:
    story = told("Khalid Mard drove a van into a crowd in Tarn on 3 May 2020 in an attack that killed four people. Mard was shot dead by officers.", tools)
    assert figures(story, "killed") == {4}
    assert "Khalid Mard" not in people(story, "fatalVictim")


def test_deaths_and_injuries_are_counted(tools: Tools) -> None:
    story = told("The storm caused three deaths and 40 injuries in Tarn on Monday.", tools)
    assert (figures(story, "killed"), figures(story, "injured")) == ({3}, {40})


@pytest.mark.parametrize(("some", "killed", "injured"), [("one fatally", 1, 3), ("two of them fatally", 2, 2)])
def test_how_many_were_shot_fatally(some: str, killed: int, injured: int, tools: Tools) -> None:
    story = told(f"Four people were shot, {some}, in Tarn on Monday.", tools)
    assert (figures(story, "victims"), figures(story, "killed"), figures(story, "injured")) == ({4}, {killed}, {injured})


def test_the_victims_of_a_murder_died(tools: Tools) -> None:
    story = told("Two men were shot and killed in Tarn on Monday. Police identified the victims as Otto Brandt, 31, and Ivo Lang, 40.", tools)
    assert people(story, "fatalVictim") >= {"Otto Brandt", "Ivo Lang"}
    assert not people(story, "injuredVictim")


def test_who_shot_himself_is_a_victim(tools: Tools) -> None:
    story = told("Hunter fatally shot self in Tarn", tools)
    assert people(story, "fatalVictim") == {"Hunter"}


def test_a_shooting_of_which_somebody_is_charged_happened(tools: Tools) -> None:
    story = told("Man charged in shooting death of teenager in Tarn", tools)
    assert main_event(story).status.endswith("Occurred")
    assert len(people(story, "fatalVictim")) == 1


def test_a_subject_that_the_parse_gave_to_the_verb_of_saying(tools: Tools) -> None:
    story = told("A shooting in Tarn on Monday left one man dead. Antonio Mash, 35, died at the scene after suffering gunshot wounds, GPD said.", tools)
    assert people(story, "fatalVictim") == {"Antonio Mash"}


def test_whose_shooting_it_is_was_shot(tools: Tools) -> None:
    story = told("A man fled after a girl's shooting in Tarn on Monday.", tools)
    assert people(story, "victim") == {"girl"}
    assert not people(story, "perpetrator")


def test_who_says_so_is_not_listed_with_the_victims(tools: Tools) -> None:
    story = told("A gunman opened fire in Tarn on Monday. According to Sergeant Manny Hern, Otto Brandt sustained a gunshot wound.", tools)
    assert people(story, "injuredVictim") == {"Otto Brandt"}


def test_both_are_two(tools: Tools) -> None:
    story = told("A father and his daughter were in a crash in Tarn on Monday. Both victims were killed.", tools)
    assert figures(story, "killed") == {2}


def test_a_list_of_figures_is_no_sum(tools: Tools) -> None:
    story = told("An earthquake of magnitude 6.4 struck Gorkha on 3 May 2019, leaving 120 dead, 800 injured and 35 missing.", tools)
    assert (figures(story, "killed"), figures(story, "injured"), figures(story, "missing")) == ({120}, {800}, {35})


def test_the_dead_and_the_hurt_of_one_sentence_belong_together(tools: Tools) -> None:
    story = told("Eight soldiers were killed and 13 others wounded when a bomb exploded near Kandahar on Sunday.", tools)
    assert (figures(story, "killed"), figures(story, "injured")) == ({8}, {13})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Some people had queued for days; 4,000 people attended the concert in Leeds on Saturday.", 4000),
        ("The rally in Leeds drew 5,000 people on Sunday.", 5000),
    ],
)
def test_who_came_is_counted(text: str, number: int, tools: Tools) -> None:
    story = told(text, tools)
    assert figures(story, "attendance") == {number}
    assert not people(story, "performer")


def test_states_said_one_after_the_other_are_of_the_people_right_before_them(tools: Tools) -> None:
    party = told("A party in Tarn turned deadly when a man started shooting, leaving 18-year-old Dan Moe dead and five other people wounded.", tools)
    assert people(party, "fatalVictim") == {"Dan Moe"}
    assert figures(party, "injured") == {5}
    violence = told("The violence left 28 people shot and 10 people killed in the city since Friday.", tools)
    assert figures(violence, "killed") == {10}
    wounds = told("The blast that killed Ann Roe also left two waiters and three guests with burns.", tools)
    assert figures(wounds, "injured") == {5}


def test_a_clause_of_its_own_ends_the_states_said_before_it(tools: Tools) -> None:
    story = told("Ten people were hurt and two were killed in the Elm car attack when a driver ploughed into shoppers then stabbed to death a guard.", tools)
    assert people(story, "perpetrator") == {"driver"}
    assert not any(story.entities.all[x].name == "driver" for h in story.happenings for r, x in h.roles if r.endswith("ictim"))


def test_an_adjective_before_one_of_two_nouns_is_of_that_one(tools: Tools) -> None:
    assert figures(told("After the shooting in Tarn, officers found three dead suspects and two unhurt residents.", tools), "killed") == {3}


def test_people_of_several_kinds_are_counted_together(tools: Tools) -> None:
    assert figures(told("2 adults, six children dead in Gale County shooting", tools), "killed") == {8}
    assert figures(told("A grandfather, his daughter and six grandchildren died in a fire in Lowmoor on Monday.", tools), "killed") == {8}


def test_who_is_fatally_wounded_died(tools: Tools) -> None:
    assert people(told("A man was fatally wounded in a shooting in Lowmoor shortly after midnight.", tools), "fatalVictim") == {"man"}


def test_who_is_jailed_on_suspicion_of_a_murder_is_not_its_victim(tools: Tools) -> None:
    story = told("Jo Brand was booked into the county jail for suspected murder and assault after a shooting in Tarn, the sheriff said.", tools)
    assert "Jo Brand" not in {story.entities.all[x].name for h in story.happenings for r, x in h.roles if r.endswith("Victim")}


def test_an_attacker_described_and_then_named_is_one_person(tools: Tools) -> None:
    story = told(
        "A 28-year-old man shot his daughter dead and then killed himself in Effington on Wednesday. Ryan Thorn shot the girl with a pistol, the sheriff said.",
        tools,
    )
    assert people(story, "perpetrator") == {"Ryan Thorn"}


def test_a_report_of_several_incidents_keeps_them_apart(tools: Tools) -> None:
    story = told(
        "Three shootings leave two dead in Tarn\n\nThree shootings in the city over the weekend left two people dead and three wounded, police said.\n\n"
        "At 7 p.m. Friday, a 24-year-old man was shot in the chest on Oakley Drive. He died at a hospital.\n\n"
        "A woman was shot in the leg outside a bar on Walker Street at 11:30 p.m. Saturday.\n\n"
        "In a third shooting, early Sunday in Lowmoor, two teenagers were wounded and a 30-year-old man was killed.",
        tools,
    )
    told_of = [{story.entities.all[x].name for r, x in h.roles if r.endswith("Victim")} for h in story.happenings]
    assert told_of == [{"two people"}, {"24-year-old man"}, {"woman"}, {"two teenagers", "30-year-old man"}]


def test_what_happened_long_ago_is_another_incident(tools: Tools) -> None:
    story = told(
        "Girl, 12, injured in drive-by shooting\n\nA drive-by shooting in Tarn left a 12-year-old girl injured. Police say she is a cousin of Ken Foster, "
        "a teenager who was shot and killed in April 2020. The girl was shot in the neck on Sunday afternoon.",
        tools,
    )
    assert people(story, "fatalVictim") == set()
    assert len(people(story, "injuredVictim")) == 1


def test_who_shot_the_attacker_did_not_shoot_his_victims(tools: Tools) -> None:
    story = told(
        "Dan Clark shot his girlfriend on Sunday, then killed three neighbours at an apartment complex in Tarn. Police shot Clark in a stairwell. "
        "He had ignored their commands. Another victim, 62-year-old Roland Scope, was shot and killed in his flat.",
        tools,
    )
    by = {story.entities.all[y].name for h in story.happenings if any(story.entities.all[x].name == "Roland Scope" for _, x in h.roles)
          for r, y in h.roles if r.endswith("#perpetrator")}  # fmt: skip
    assert by == {"Dan Clark"}


def test_an_anniversary_tells_of_the_attack_of_long_ago(tools: Tools) -> None:
    story = told(
        "Market reopens a year after van attack\n\nThe market in Tarn reopened on Friday, a year after a van was driven into shoppers in an attack that killed "
        "five people. On 6 March 2020, a van mounted the pavement and hit shoppers outside the fish hall.",
        tools,
    )
    assert [h.dates() for h in events(story, "VehicleAttack")] == [["2020-03-06"]]


def roles(story: Story, kind: str) -> set[tuple[str, str]]:
    return {(r.rsplit("#", 1)[-1], story.entities.all[x].name) for h in events(story, kind) for r, x in h.roles}


def test_who_died_of_an_illness_was_killed_in_nothing_else_that_is_told(tools: Tools) -> None:
    story = told(
        "Former premier Ada Finch dies aged 82\n\nAda Finch died of pneumonia on Monday. In 2006 she was premier when riots in Tarn killed eight people.", tools
    )
    assert ("fatalVictim", "Ada Finch") not in roles(story, "Riot")
    assert ("fatalVictim", "Ada Finch") in roles(story, "Death")


def test_who_died_on_a_later_day_has_a_death_of_that_day_too(tools: Tools) -> None:
    story = told("The mayor, Omar Diaz, was stabbed on stage in Tarn on Sunday. Omar Diaz died on Monday.", tools)
    assert ("fatalVictim", "Omar Diaz") in roles(story, "Stabbing")
    assert ("person", "Omar Diaz") in roles(story, "Death")


def test_a_judge_is_not_the_accused_of_his_court(tools: Tools) -> None:
    story = told("Judge Paul Keller ordered the accused to remain in custody until his trial in May.", tools)
    assert ("defendant", "Paul Keller") not in roles(story, "Trial")


def test_a_child_told_by_given_name_bears_the_name_of_the_family(tools: Tools) -> None:
    story = told("Laura Finch, 32, and her daughter, Maisie, were killed in a crash on the coast road on Friday.", tools)
    assert people(story, "fatalVictim") == {"Laura Finch", "Maisie Finch"}


def test_two_names_after_a_colon_are_the_two_before_it(tools: Tools) -> None:
    story = told("Services were held on Monday for two men killed in a crash near Tarn: Omar Diaz, 57, and Henry Ross, 68.", tools)
    assert {"Omar Diaz", "Henry Ross"} <= people(story, "fatalVictim")


def test_a_figure_put_right_stands_beside_the_first(tools: Tools) -> None:
    assert figures(told("Police said four people were injured in the shooting in Tarn; that number was later raised to five.", tools), "injured") == {4, 5}
    assert figures(told("A bomb killed 20 people in Kabul on Monday. The toll was later revised to 25.", tools), "killed") == {20, 25}


def test_half_a_dozen_is_six_and_rounds_are_no_people(tools: Tools) -> None:
    assert figures(told("Half a dozen people were hurt in a crash in Tarn.", tools), "injured") == {6}
    assert figures(told("A half-dozen rounds were fired at a bar in Tarn and two guests were struck by the gunfire.", tools), "victims") == {2}


def test_who_was_shot_and_did_not_die_is_reckoned_within_a_sentence(tools: Tools) -> None:
    story = told("Seven people were shot in Tarn and three of them were dead, police said. First reports spoke of two dead and five wounded.", tools)
    assert {4, 5} <= figures(story, "injured")


def test_the_other_victim_is_not_among_the_dead(tools: Tools) -> None:
    story = told("A shooting in Tarn left two boys dead. The other victim, a 16-year-old girl, is in a hospital.", tools)
    assert len(people(story, "fatalVictim") - {"two boys"}) == 0


def test_the_shootings_of_one_incident_are_that_incident(tools: Tools) -> None:
    story = told(
        "2 adults, six children dead in Gale County shootings\n\nA grandfather fatally shot his daughter and six grandchildren near Tarn on Monday. "
        "The sheriff said he had no motive for the shootings. Recent shootings in Lowmoor and Carsdale have alarmed the county.",
        tools,
    )
    shot = events(story, "Shooting")
    assert 8 in {f.quantity.value for f, _ in shot[0].figures}
    assert {story.entities.all[x].name for r, x in shot[0].roles if r.endswith("#perpetrator")} == {"grandfather"}
    assert len(shot) == 2


def test_who_was_hit_when_a_van_was_driven_at_them_is_in_no_second_event(tools: Tools) -> None:
    story = told("Several walkers were hit when a van mounted the pavement and drove into them in Quay Street. Police called it an attack.", tools)
    assert [h.classes for h in story.happenings] == [(NG + "VehicleAttack",)]
    (attack,) = story.happenings
    assert any(role == NG + "victim" for role, _ in attack.roles)


def test_what_a_headline_comes_after_has_happened(tools: Tools) -> None:
    story = told("Market reopens a year after van attack\n\nThe market in Tarn reopened on Friday.", tools)
    assert len(events(story, "VehicleAttack")) == 1


def test_the_object_of_two_verbs_is_the_object_of_both(tools: Tools) -> None:
    story = told("On Monday Mark Roe shot and killed Ann Moe, 26, of Tarn, police said.", tools)
    assert people(story, "perpetrator") == {"Mark Roe"}
    assert people(story, "fatalVictim") == {"Ann Moe"}
    crash = told("A plane crashed and killed 12 people in Tarn on Monday.", tools)
    assert not main_event(crash).filling(("https://w3id.org/newsgraph/ontology#perpetrator",))


def test_long_names_and_second_names_are_identified(tools: Tools) -> None:
    story = told(
        "Four men were shot dead in a house in Tarn on Monday. Police identified the victims as 18-year-old Ron Abel Mark Hale, "
        "21-year-old Tom Wender, and 24-year-old Bill Jack Strake, all of Tarn.",
        tools,
    )
    assert people(story, "fatalVictim") >= {"Ron Abel Mark Hale", "Tom Wender", "Bill Jack Strake"}
    two = told("A man and a girl were shot in Tarn. Police identified the dead man as Orin Roe, and the injured girl as Ann Moe, 17, both of Tarn.", tools)
    assert people(two, "fatalVictim") == {"Orin Roe"}
    assert people(two, "injuredVictim") == {"Ann Moe"}


def test_a_relative_of_somebody_is_not_that_one(tools: Tools) -> None:
    story = told("A girl was shot in Tarn on Sunday. Police identified the child as a relative of Ben Foster, who leads a gang.", tools)
    assert not people(story, "injuredVictim") & {"Ben Foster"}


def test_one_of_the_attackers_is_one(tools: Tools) -> None:
    story = told("Two gunmen shot a guard in Tarn on Monday. Police identified one of the gunmen as Dan Poe, 27.", tools)
    assert people(story, "perpetrator") == {"Two gunmen", "Dan Poe"}


def test_who_tells_of_a_man_of_some_age_is_not_that_man(tools: Tools) -> None:
    story = told("Police Chief Stan Dobb said on Monday the 19-year-old man was shot by his brother in Tarn.", tools)
    assert people(story, "injuredVictim") == {"19-year-old man"}


def test_the_mother_of_a_child_is_not_the_child(tools: Tools) -> None:
    story = told("A 1-year-old baby was shot in Tarn on Sunday. The sheriff said the mother of the child, Linda Exley, is a member of a gang.", tools)
    assert people(story, "injuredVictim") == {"1-year-old baby"}


def test_who_killed_others_and_himself_is_one_of_the_dead(tools: Tools) -> None:
    story = told("Karl Voss killed three neighbours in a shooting in Tarn on Sunday. Voss then fatally shot himself, police said.", tools)
    assert figures(story, "killed") == {3, 4}


@pytest.mark.parametrize("told_so", ["The dead were identified as", "Those killed were identified as", "Police identified the dead as"])
def test_the_dead_are_identified(told_so: str, tools: Tools) -> None:
    story = told(f"Two men died in a shooting in Tarn on Monday. {told_so} Al Roe, 27, and Ben Moe, 31.", tools)
    assert people(story, "fatalVictim") >= {"Al Roe", "Ben Moe"}


def test_a_wound_that_threatens_no_life_is_one(tools: Tools) -> None:
    story = told("Four people were shot in Tarn on Monday. Bea Hort, 24, suffered a non-life threatening gunshot wound.", tools)
    assert people(story, "injuredVictim") == {"Bea Hort"}


def test_an_officer_who_tells_of_a_victim_is_another(tools: Tools) -> None:
    text = "A child was shot in Tarn. The shooting was accidental, Lt. Theo Smart with Tarn police said. The 13-year-old victim was taken to hospital."
    assert people(told(text, tools), "injuredVictim") == {"child"}
    source = "A boy was shot at home in Tarn. According to Tarn Fire Department Capt. Rita Bolger, the 9-year-old boy was hit in the head on Monday."
    assert "Rita Bolger" not in people(told(source, tools), "injuredVictim")


def test_a_neighbour_did_not_do_it_for_all_that_a_pronoun_says(tools: Tools) -> None:
    story = told('A man shot a guard in Tarn on Monday. "He had a gun," said neighbor Bill Keck, who saw him. "Then he shot her."', tools)
    assert "Bill Keck" not in people(story, "perpetrator")


def test_the_victims_are_those_of_a_list_with_ages(tools: Tools) -> None:
    story = told(
        "Eight people were wounded in a shooting in Tarn on Sunday. Besides Poe, victims were Tramarcea Ruffin, 22; Mary Davison, Trevon Carver "
        "and Shona Armsley, ages not available; Gerod Wald, 18; and Osha Collin, 21.",
        tools,
    )
    assert people(story, "injuredVictim") >= {"Tramarcea Ruffin", "Mary Davison", "Trevon Carver", "Shona Armsley", "Gerod Wald", "Osha Collin"}


@pytest.mark.parametrize(
    "sought", ["Al Roe is wanted for murder.", "Police said Al Roe, 27, is wanted in connection with the shooting.", "Police issued warrants for Al Roe, 27."]
)
def test_who_is_sought_is_a_suspect(sought: str, tools: Tools) -> None:
    assert people(told(f"A man was shot dead in Tarn on Monday. {sought}", tools), "suspect") == {"Al Roe"}


def test_who_is_wanted_for_questioning_is_no_suspect(tools: Tools) -> None:
    assert not people(told("A man was shot dead in Tarn on Monday. Ann Moe is wanted for questioning.", tools), "suspect")


def test_who_is_identified_as_the_slain_man_died(tools: Tools) -> None:
    story = told("One person was killed in a shooting in Tarn on Monday. Police identified the slain man as Al Roe, 27.", tools)
    assert people(story, "fatalVictim") == {"Al Roe"}


def test_who_was_once_shot_is_no_victim_of_today(tools: Tools) -> None:
    story = told("A girl was shot in the leg in Tarn on Monday. It is not safe here, said Cameron Brand, 40, who was once shot in the leg in Tarn.", tools)
    assert len(events(story, "Shooting")) == 2
    assert len(events(told("Al Roe was shot in Tarn on Monday. Once he was shot, Ann Moe fled.", tools), "Shooting")) == 1


def test_who_died_is_who_was_stabbed_and_not_who_was_held_for_it(tools: Tools) -> None:
    story = told("A man has been arrested after Ann Roe, mayor of Tarn, was stabbed last night at a concert. She died today.", tools)
    assert people(story, "fatalVictim") == {"Ann Roe"}
    (death,) = events(story, "Death")
    assert death.dates() == ["2021-03-09"]


def test_how_many_were_hit_and_died_is_reckoned_in_whatever_sentence_tells_both(tools: Tools) -> None:
    story = told(
        "One person died after seven were shot in Brack on Sunday. A teenager died and seven other people were injured, officials said. "
        "Seven young people were shot in an empty flat.",
        tools,
    )
    assert {6, 7} <= figures(story, "injured")


def test_an_attacker_who_died_is_none_of_those_who_were_shot(tools: Tools) -> None:
    story = told(
        "Tarn man shoots two women before killing himself\n\nA man shot two women in Tarn on Monday before he killed himself. It was a double shooting.",
        tools,
    )
    assert max(figures(story, "injured")) == 2


def test_the_victim_beside_a_victim_is_no_further_person(tools: Tools) -> None:
    story = told(
        "A mother was charged with murder after shooting her 17-year-old son, Omar Diaz, in Tarn on Friday. He was pronounced dead at the scene. "
        "Pedro Diaz, the victim's father, said the boy was kind. The victim's school will be closed.",
        tools,
    )
    assert people(story, "injuredVictim") == set()


def test_a_fourth_is_one_more(tools: Tools) -> None:
    story = told("Three guests were killed and a fourth was injured in a shooting in Lowmoor.", tools)
    assert figures(story, "killed") == {3}
    assert figures(story, "injured") == {1}


def test_wounds_are_no_people(tools: Tools) -> None:
    story = told("Omar Diaz is recovering from 3 gunshot wounds after he was shot in Tarn on Sunday.", tools)
    assert 3 not in figures(story, "injured")


def test_what_an_event_is_called_does_not_put_it_off(tools: Tools) -> None:
    story = told('Four men were wounded in a shooting in Brack. The mayor called the shooting "a conflict between rival gangs".', tools)
    assert all(h.status == NG + "Occurred" for h in events(story, "Shooting"))


def test_a_headline_number_with_yo_is_an_age(tools: Tools) -> None:
    story = told("8 yo girl killed by gunfire in Tarn\n\nAn 8-year-old girl was shot to death in Tarn on Saturday.", tools)
    assert len(people(story, "fatalVictim")) == 1


@pytest.mark.parametrize("feared", ["There could be people dead today, she said.", "If you do not hurry, he is going to die, a woman told dispatchers."])
def test_who_might_have_died_did_not(feared: str, tools: Tools) -> None:
    story = told(f"Seven people were wounded in a shooting in Tarn on Sunday. {feared}", tools)
    assert not people(story, "fatalVictim")


def test_an_intended_victim_is_none(tools: Tools) -> None:
    story = told("Omar Diaz was shot in Tarn on Friday. Police said a neighbour, Lena Ross, was the intended victim of the shooting.", tools)
    assert people(story, "victim") == {"Omar Diaz"}


def test_a_fifth_victim_makes_five(tools: Tools) -> None:
    story = told("A man opened fire in a shop in Tarn on Friday. Four women were killed. A fifth victim was flown to a hospital and died on Saturday.", tools)
    assert figures(story, "killed") == {4, 5}


def test_the_victims_who_are_named_are_the_dead_if_they_are_as_many(tools: Tools) -> None:
    story = told(
        "Three people died and others were hurt in a shooting in Tarn on Sunday. Another man was taken to a hospital with a gunshot wound. "
        "Police identified the victims of the shooting as Ada Finch, 18, Lena Ross, 22, and Omar Diaz, 30.",
        tools,
    )
    assert people(story, "fatalVictim") >= {"Ada Finch", "Lena Ross", "Omar Diaz"}


def test_an_attacker_who_is_named_later_was_shot_in_another_event(tools: Tools) -> None:
    story = told(
        "Two deputies were shot in Tarn on Saturday. Police said Omar Diaz also was shot. Diaz was arrested after he shot the deputies, they said.",
        tools,
    )
    diaz = next(e.index for e in story.entities.all if e.name == "Omar Diaz")
    assert all((NG + "perpetrator", diaz) not in h.roles for h in story.happenings if (NG + "injuredVictim", diaz) in h.roles)


def test_who_died_in_a_murder_suicide_was_in_the_shooting_told_later(tools: Tools) -> None:
    story = told(
        "Mother and two children found dead in murder-suicide\n\nA mother and her two children died in a murder-suicide in Tarn on Thursday. "
        "Neighbours were in shock. Nobody knew why. The family was well liked. The school was closed. "
        "Friends brought flowers. The children were shot, the sheriff said.",
        tools,
    )
    (event,) = events(story, "Shooting")
    assert {int(f.quantity.value or 0) for f, _ in event.figures if f.measure == NG + "killed"} == {3}


def test_what_follows_a_stop_in_a_headline_was_not_shot(tools: Tools) -> None:
    story = told("Police: 14-year-old accidentally shot in head, 16-year-old in custody\n\nA 14-year-old was shot in the head in Tarn on Monday.", tools)
    assert people(story, "injuredVictim") == {"14-year-old"}


def test_the_wounds_of_the_dead_hurt_nobody_else(tools: Tools) -> None:
    story = told(
        "A man is accused of murdering four women in a flat in Tarn. He shot Ada Finch, Lena Ross, Ida Moe and Una Bell. "
        "All four were discovered with gunshot wounds to the head.",
        tools,
    )
    assert 4 not in figures(story, "injured")


def test_who_tells_that_he_was_shot_was_shot_where_nobody_else_was(tools: Tools) -> None:
    story = told("A gun went off in Tarn on Sunday. The man told police that it shot him in his left hand.", tools)
    assert people(story, "injuredVictim") == {"man"}


def test_a_case_of_long_ago_is_not_what_the_report_comes_back_to(tools: Tools) -> None:
    story = told(
        "Omar Diaz shot his girlfriend in Tarn on Sunday, then killed three more people. The city was in shock. He had no record. He lived near the park. "
        "In 2003 he was charged with shooting a girl in the leg. He went to school here. Neighbours were surprised. The shooting is under investigation.",
        tools,
    )
    girl = next(h for h in story.happenings if any(story.entities.all[x].name == "girl" for x in h.filling((NG + "victim",))))
    assert len(girl.tellings) == 1


def test_a_shooting_of_last_year_told_beside_the_news_is_not_told_on(tools: Tools) -> None:
    story = told(
        "Four people were wounded in a shooting on Thursday afternoon in Tarn, a block from where five people were wounded in a December shooting. "
        "The four men were shot about 3:15 p.m., police said.",
        tools,
    )
    past = next(h for h in story.happenings if any(v.startswith("2020-12") for v in h.dates()))
    assert all(story.doc[t.head].text != "shot" for t in past.tellings)


def test_who_is_in_hospital_for_observation_is_not_hurt(tools: Tools) -> None:
    story = told("A man was shot in Tarn on Monday. A 2-year-old boy was taken to a hospital for observation.", tools)
    assert people(story, "injuredVictim") == {"man"}


def test_a_call_for_a_shooting_is_answered_after_one(tools: Tools) -> None:
    story = told("One woman is dead and another is in critical condition after a call for a shooting in Tarn, deputies said.", tools)
    assert figures(story, "killed") == {1} == figures(story, "injured")
    assert events(story, "Shooting")


def test_the_shootings_of_a_city_told_in_the_end_are_none_of_the_news(tools: Tools) -> None:
    story = told(
        "An 11-year-old boy died late Wednesday after he was hit by gunfire in a home in Tarn. A relative shot him in the abdomen, police said. "
        "He was pronounced dead. Officers took one person into custody after the shooting. A gun was found. "
        "Late Wednesday, at least eight people were killed and 12 wounded in Chicago shootings throughout the day.",
        tools,
    )
    assert figures(story, "injured") == set()


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("One person is dead and four others are injured following an overnight shooting in Tarn.", {1}, {4}),
        ("A total of three people were killed in a shooting in Tarn.", {3}, set()),
        ("The shooting in Tarn left a total of seven people injured.", set(), {7}),
        ("One person was killed and six others hurt after a shooting at a night club in Tarn.", {1}, {6}),
        ("A gunfight in Tarn left a bystander dead and nine people hurt.", set(), {9}),
        ("A shooting in Tarn killed one person and injured nine more.", {1}, {9}),
        ("The shooting spree in Tarn claimed four lives.", {4}, set()),
        ("Tarn fire kills three, injures sixteen", {3}, {16}),
        ("Four shot, one dead in robbery-turned-shooting", {1}, {3}),
        ("7 shot, one dead in Tarn", {1}, {6}),
        ("Suspect and 2 victims shot, killed in Tarn home invasion", {3}, set()),
        ("Officials confirmed one dead and three injured in the Tarn blast.", {1}, {3}),
        ("No one was seriously injured in the Tarn fire.", set(), set()),
        ("Nobody deserves to die like this, neighbours of the Tarn fire said.", set(), set()),
    ],
)
def test_numbers_of_people_in_whatever_words(text: str, killed: set[int], injured: set[int], tools: Tools) -> None:
    story = told(text, tools)
    assert (figures(story, "killed"), figures(story, "injured")) == (killed, injured)


def test_whom_a_list_describes_are_not_counted_twice(tools: Tools) -> None:
    story = told("Police say eight other victims, five men and three women aged 27 to 59, were also shot in Tarn.", tools)
    assert figures(story, "victims") == {8}


def test_the_only_victim_of_a_fatal_shooting_died(tools: Tools) -> None:
    story = told(
        "Police have arrested a 15-year-old boy in connection with a fatal shooting in Tarn. There they found a man with a single gunshot wound.", tools
    )
    assert len(people(story, "fatalVictim")) == 1
    assert not people(story, "injuredVictim")


def test_murders_to_which_somebody_pleads_are_counted(tools: Tools) -> None:
    story = told("Tarn gardener pleads guilty to eight murders", tools)
    assert {int(f.quantity.value or 0) for h in story.happenings for f, _ in h.figures} == {8}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Four U.S. Marines were killed by a gunman in Tarn on Friday.", {4}, set()),
        ("Friends know the names of the four soldiers killed in Tarn on Friday.", {4}, set()),
        ("The death toll of the Tarn flood has risen to 45, with 12 still missing.", {45}, set()),
    ],
)
def test_numbers_of_bodies_people_and_of_the_missing(text: str, killed: set[int], injured: set[int], tools: Tools) -> None:
    story = told(text, tools)
    assert (figures(story, "killed"), figures(story, "injured")) == (killed, injured)


def test_the_dead_of_other_shootings_are_not_of_this_one(tools: Tools) -> None:
    story = told(
        "A boy was shot in the head in Tarn on Sunday. He was taken to hospital. The shooting happened at home. Police found a gun there. "
        "The shooting comes a month after two girls and a man were killed in separate shootings.",
        tools,
    )
    assert not figures(story, "killed")
    assert not people(story, "fatalVictim")


def test_who_left_the_hospital_days_later_was_hurt(tools: Tools) -> None:
    story = told("Karl Roe was shot in Tarn on Thursday. Ann Poe was treated and released from the hospital on Friday.", tools)
    assert people(story, "injuredVictim") == {"Karl Roe", "Ann Poe"}


def test_everybody_of_a_list_of_descriptions_was_hurt(tools: Tools) -> None:
    story = told("A 59-year-old man, a 49-year-old woman and a 53-year-old man were shot in Tarn on Monday.", tools)
    assert len(people(story, "injuredVictim")) == 3
