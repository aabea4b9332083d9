"""Who says what, and where it begins and ends: in sentences of our own, read by the shipped model."""

from __future__ import annotations

import pytest
from tests.resolving.stories import told

from newsgraph.claims import claims_of
from newsgraph.running.article import Tools


def said(text: str, tools: Tools) -> list[tuple[str | None, str]]:
    story = told(text, tools)
    return [(story.entities.all[e.index].name if (e := story.entities.at(q.speaker)) else None, story.doc[q.start : q.end].text) for q in story.quotations]


@pytest.mark.parametrize(
    "text",
    [
        'The site was known as "The Long Barn" until it closed.',
        'Ida Moe won the "Baker of the Year" prize in York on Monday.',
        'Police named the operation "Silver Thaw" in May.',
        'The Fallas ("torches of the night") were closed in May.',
    ],
)
def test_what_is_called_so_is_not_said(text: str, tools: Tools) -> None:
    assert said(text, tools) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Mayor Ida Moe answered a question of the Leeds Gazette at noon on Monday in the old town hall: "The bridge stays open until the spring."', "Ida Moe"),
        ('Ida Moe, the mayor, voiced her doubts, telling the Leeds Gazette: "The bridge was never safe for lorries."', "Ida Moe"),
        ('Norbury Council released a statement which read, "The bridge will be closed until the spring."', "Norbury Council"),
        ('A Democrat, Ida Moe, has voiced her doubts, telling the Leeds Gazette: "I was never a friend of that bridge."', "Ida Moe"),
        ('The boys were holding a rope they expected to hold, and "it came off the wrong way," Ida Moe said.', "Ida Moe"),
        ('Ida Moe defended the plan on Monday, "It will save the bridge. Nobody else would."', "Ida Moe"),
        ('A nursing student named Ida Moe said, "The bridge was never safe for lorries."', "Ida Moe"),
        ('According to Wexby University scholar Kelly Roe, "Women hold fewer than a third of the seats."', "Kelly Roe"),
        ('Remarked Elm Centre scientist Tia Roe, "This reprieve is a present from the butterflies."', "Tia Roe"),
        ('"The airline carries weapons," according to a tweet by Mike Roe.', "Mike Roe"),
        ('"The bridge was never safe," tweeted former engineer Karl Mow.', "Karl Mow"),
        ('The pattern was described by Harbour Weekly as "hectic and somewhat confused".', "Harbour Weekly"),
    ],
)
def test_who_leads_up_to_a_quotation_speaks(text: str, speaker: str, tools: Tools) -> None:
    assert [who for who, _ in said(text, tools)][-1] == speaker


def test_a_full_stop_inside_the_marks_ends_what_is_attributed(tools: Tools) -> None:
    found = said('Ida Moe said the bridge "was never safe. It should have been closed." Karl Mow of Norbury Council told reporters it was fine.', tools)
    assert {who for who, words in found if "closed" in words} == {"Ida Moe"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Karl Mow told the Leeds Gazette radio ads would run in May.", "Karl Mow", "radio ads would run in May"),
        ("Trains were late on Monday, according to Norbury Rail, but buses ran all day.", "Norbury Rail", "Trains were late on Monday"),
        ("Crews, according to the ministry, found ten survivors.", "ministry", "Crews, according to the ministry, found ten survivors"),
        ("Ida Moe died in York, her brother said without elaborating.", "brother", "Ida Moe died in York"),
        ('Ida Moe said the bridge had been "never safe".', "Ida Moe", 'the bridge had been "never safe"'),
        ("Karl Mow told reporters the plan was sound, saying it would save lives.", "Karl Mow", "the plan was sound"),
        (
            "Karl Mow, the singer, died on Friday at a hospital in Leeds after a long illness, his family reported.",
            "family",
            "Karl Mow, the singer, died on Friday at a hospital in Leeds after a long illness",
        ),
        ("The Gazette cited Karl Mow, head of the agency, as saying the bridge was safe.", "Karl Mow", "the bridge was safe"),
        ("Karl Mow said earlier he might rename the bridge.", "Karl Mow", "he might rename the bridge"),
        ("Police believe it is possible two men fled the bank.", "Police", "it is possible two men fled the bank"),
        ("Karl Mow said on Friday he would close the bridge.", "Karl Mow", "he would close the bridge"),
        ("The bridge was never checked, The Norbury Times reported.", "Norbury Times", "The bridge was never checked"),
    ],
)
def test_what_is_told_begins_and_ends(text: str, speaker: str, words: str, tools: Tools) -> None:
    assert (speaker, words) in said(text, tools)


@pytest.mark.parametrize(
    "text",
    [
        "The coast guard called off its search on Tuesday.",
        "The Senate confirmed Ida Moe on Monday.",
        "Detectives questioned Karl Mow for two hours.",
        "The site will continue to post the newest details.",
        "The office did not say where the key was found.",
        "Ida Moe declined to say where the key was found.",
        "Deputies found Karl Mow lying on the porch.",
        "Ida Moe called 911 on her own.",
        "Ida Moe was drug tested and questioned for hours.",
        "It is allowed if a doctor determines that the mother is in danger.",
    ],
)
def test_what_is_done_to_somebody_is_not_said(text: str, tools: Tools) -> None:
    assert said(text, tools) == []


def test_what_goes_on_from_a_report_in_marks_is_two_statements(tools: Tools) -> None:
    found = said('Ida Moe told police she had a licence, but "that she had left it at the house of a friend".', tools)
    assert [words for _, words in found] == ["she had a licence", "that she had left it at the house of a friend"]


def test_a_statement_is_not_about_the_i_who_makes_it(tools: Tools) -> None:
    claims = claims_of(told('"I will rebuild Norbury Bridge," said Ida Moe.', tools), tools.base)
    about = [c.object.text.rsplit("/", 1)[-1] for c in claims if c.predicate.endswith("/about")]
    assert about == ["norbury-bridge"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Karl Mow died on Monday, according to a statement released by Norbury Council.", "Norbury Council"),
        ("According to a memo posted online by Senator Ida Moe, the vote was put off.", "Ida Moe"),
        ("The bridge was built in 1944 according to Norbury Council's records.", "Norbury Council"),
        ('"The bridge was never safe for lorries," reads Ida Moe\'s statement.', "Ida Moe"),
        ("Police say the man fled. He is held, Norbury Police Chief Ida Moe said.", "Norbury Police"),
        ("Lund police say the man fled. He is held, Norbury Police Chief Ida Moe said.", "police"),
        ("Police say the man fled. He is held, Norbury State Police Chief Ida Moe said.", "Police"),
    ],
)
def test_documents_and_police_speak_for_who_is_behind_them(text: str, speaker: str, tools: Tools) -> None:
    assert said(text, tools)[0][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The bridge was built by Norwegians, the army said.", "army", "The bridge was built by Norwegians"),
        ("Ida Moe fell off the bridge on Friday, said her aunt, Ada Holt, and did not drown.", "Ada Holt", "Ida Moe fell off the bridge on Friday"),
        ("Karl Mow's aunt, Ida Moe, said her son, Leo Moe, was safe.", "Ida Moe", "her son, Leo Moe, was safe"),
        ("The bridge was closed for a year, said Ida Moe, who lives beside it.", "Ida Moe", "The bridge was closed for a year"),
    ],
)
def test_what_is_told_before_and_behind_the_verb(text: str, speaker: str, words: str, tools: Tools) -> None:
    assert (speaker, words) in said(text, tools)
