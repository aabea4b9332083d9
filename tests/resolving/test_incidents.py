"""Several incidents in one report, and what of it is told of which: in sentences of our own, read by the shipped model."""

from __future__ import annotations

from tests.resolving.stories import events, told

from newsgraph.claims import Story
from newsgraph.resolving.scene import Happening
from newsgraph.running.article import Tools


def killed(happening: Happening) -> set[int]:
    return {int(f.quantity.value) for f, _ in happening.figures if f.measure.endswith("#killed") and f.quantity.value is not None}


def names(story: Story, happening: Happening, role: str) -> set[str]:
    return {story.entities.all[x].name for r, x in happening.roles if r.endswith("#" + role)}


def main(story: Story) -> Happening:
    return max(story.happenings, key=lambda h: len(h.tellings))


def test_a_headline_of_another_article_tells_nothing_of_this_one(tools: Tools) -> None:
    story = told(
        "Two hurt in shooting at Tarn barbecue\n\nTwo women were wounded in a shooting at a barbecue in Tarn on Sunday, police said.\n\n"
        "Officer shoots man dead in road rage incident\n\nThe women were taken to hospital in stable condition, a spokesman said.\n\n"
        "The shooting happened at about 9 p.m., he said.",
        tools,
    )
    assert not any(killed(h) or names(story, h, "fatalVictim") for h in story.happenings)


def test_the_offence_of_an_old_charge_is_no_news(tools: Tools) -> None:
    story = told(
        "Three shot in Tarn\n\nThree people were shot at a club in Tarn on Sunday. Police are looking for Karl Voss, 34. "
        "In 2011, Voss was charged with shooting a teacher in Lowmoor.",
        tools,
    )
    assert not any("teacher" in name for name in names(story, main(story), "injuredVictim"))


def test_an_arrest_is_no_part_of_the_murder(tools: Tools) -> None:
    story = told(
        "Suspect in Tarn murder arrested\n\nKarl Voss, a suspect in the fatal shooting of a woman in Tarn, was arrested in Lowmoor on Friday. "
        "The woman was killed on March 1.",
        tools,
    )
    assert not any({"Arrest", "Shooting"} <= {c.rpartition("#")[2] for c in h.classes} for h in story.happenings)
    assert any(v == "2021-03-01" for h in events(story, "Shooting") for v in h.dates())


def test_an_arrest_dates_no_shooting(tools: Tools) -> None:
    story = told("Man held\n\nA man was arrested Wednesday in the fatal shooting of a nurse in Tarn.", tools, published="2021-03-12")
    assert not any(v.startswith("2021-03-10") for h in events(story, "Shooting") for v in h.dates())


def test_who_shot_himself_did_so_in_the_same_shooting(tools: Tools) -> None:
    story = told(
        "Man kills wife, himself in Tarn\n\nKarl Voss, 54, shot and killed his wife at their home in Tarn on Sunday. "
        "When officers arrived, Voss fatally shot himself, police said.",
        tools,
    )
    (shooting,) = events(story, "Shooting")
    assert "Karl Voss" in names(story, shooting, "fatalVictim")


def test_the_officer_who_was_hurt_is_not_the_suspect_who_died(tools: Tools) -> None:
    story = told(
        "Officer shot, suspect killed in Tarn\n\nA police officer was shot in Tarn on Sunday, and the suspect was killed, police said. "
        "The officer was taken to hospital. The suspect, Karl Voss, was pronounced dead.",
        tools,
    )
    shooting = events(story, "Shooting")[0]
    assert names(story, shooting, "fatalVictim") == {"Karl Voss"}
    assert any("officer" in name.lower() for name in names(story, shooting, "injuredVictim"))


def test_a_distant_town_is_another_incident(tools: Tools) -> None:
    story = told(
        "Three teens hurt in southeast Houston shooting\n\nThree teenagers were wounded in a shooting in southeast Houston on Monday. "
        "It is the worst in Houston this year. In Chicago, 39 people were shot.",
        tools,
    )
    assert not any(int(f.quantity.value or 0) == 39 for f, _ in main(story).figures)


def test_a_time_in_a_description_of_the_subject_is_of_what_it_tells(tools: Tools) -> None:
    story = told("The death of a man who was shot in the head early Saturday at a Tarn apartment was ruled accidental on Monday.", tools)
    assert any("2021-03-06" in h.dates() for h in events(story, "Shooting"))


def test_the_day_somebody_died_is_not_that_of_the_call(tools: Tools) -> None:
    story = told(
        "Girl dies after shooting\n\nA girl has died after a shooting in a house in Tarn. Police responded to the house at about 5 p.m. Saturday. "
        "The girl was taken to hospital, where she died Sunday.",
        tools,
    )
    assert {v[:10] for h in events(story, "Shooting") for v in (t.value for t, _ in h.times) if v} == {"2021-03-06"}


def test_last_night_and_early_this_morning_are_one_night(tools: Tools) -> None:
    story = told(
        "Four hurt in Tarn shooting\n\nFour people were wounded in a shooting outside a club in Tarn early Tuesday morning, police said. "
        '"My son was shot last night," said a woman at the scene.',
        tools,
    )
    assert len(events(story, "Shooting")) == 1


def test_what_happened_in_an_incident_of_long_ago_happened_then(tools: Tools) -> None:
    story = told(
        "Boy dies in Tarn\n\nA boy was killed when a gun went off in his home in Tarn on Sunday. "
        "The sheriff recalled a November 2003 incident in which a student shot his best friend.",
        tools,
    )
    assert "2003-11" in {v for h in events(story, "Shooting") for v in h.dates()}


def test_the_one_of_an_age_told_before_is_that_person(tools: Tools) -> None:
    story = told(
        "Teenager shot in Tarn\n\nA 16-year-old boy was shot by his 18-year-old brother in Tarn on Sunday. The 18-year-old who shot him is in custody.", tools
    )
    shooting = events(story, "Shooting")[0]
    assert len({x for r, x in shooting.roles if r.endswith("#perpetrator")}) == 1


def test_a_brawl_elsewhere_is_not_what_was_told(tools: Tools) -> None:
    story = told(
        "Student shot near Tarn school\n\nA student was shot near Tarn High School on Monday, police said. He was taken to hospital. "
        "The school was closed. A suspect was arrested. Eight students were injured in a fight at Lowmoor Middle School.",
        tools,
    )
    assert not any(f.quantity.value == 8 for f, _ in events(story, "Shooting")[0].figures)


def test_what_people_rallied_after_is_not_what_they_did(tools: Tools) -> None:
    story = told("Dozens rallied in Tarn on Monday following the death of a student.", tools)
    assert not any("student" in name for h in events(story, "Demonstration") for name in names(story, h, "fatalVictim"))


def test_whose_head_was_hit_was_hit(tools: Tools) -> None:
    story = told("Karl Voss was at home in Tarn when a bullet came through a window and hit his head. The shooting happened on Monday.", tools)
    assert not any(name == "head" for h in story.happenings for role in ("victim", "injuredVictim") for name in names(story, h, role))


def test_those_whom_the_coroner_identified_are_the_victims(tools: Tools) -> None:
    story = told(
        "Victims of Tarn shooting identified\n\nThe two victims of a nightclub shooting in Tarn were found on Monday. "
        "The coroner has identified them as 36-year-old Karl Voss and 30-year-old Omar Diaz.",
        tools,
    )
    assert {"Karl Voss", "Omar Diaz"} <= {n for role in ("victim", "injuredVictim", "fatalVictim") for n in names(story, main(story), role)}


def test_an_officer_is_nobodys_son(tools: Tools) -> None:
    story = told("Voss shot her 18-year-old son in Tarn on Monday. An officer was also shot, police said.", tools)
    assert len({x for h in events(story, "Shooting") for r, x in h.roles if r.endswith("#injuredVictim")}) == 2


def test_how_somebody_was_hurt_dates_the_shooting(tools: Tools) -> None:
    story = told(
        "Deputy hurt in Tarn\n\nA deputy was shot outside a shop in Tarn. Karl Voss, 52, was hurt when his gun went off on Sunday, hitting him in the arm.",
        tools,
    )
    assert {"2021-03-07"} == {(t.value or "")[:10] for h in events(story, "Shooting") for t, _ in h.times}


def test_a_weekend_told_beside_a_day_of_its_own_is_of_no_other_year(tools: Tools) -> None:
    story = told(
        "Six people were hurt in a shooting at a club in Brack on Sunday. The gunman came in at 3 a.m. on Sunday and fired shots, police said. "
        "Ann Roe was at the club this weekend when the man started shooting. It brought back memories from February 2005 when her husband, Al Roe, "
        "was murdered at a nightclub.",
        tools,
    )
    assert all("2005-02" not in h.dates() for h in events(story, "Shooting"))
