"""What is told of people, on the shipped model: titles, ages at death, birthplaces, and a nation that is told of two at once."""

from __future__ import annotations

import pytest

from newsgraph.annotation import Annotator, load_annotator
from newsgraph.annotation.tree import Doc
from newsgraph.finding.attributes import find_attributes
from newsgraph.finding.mentions import find_mentions


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator(None, 1)


@pytest.mark.parametrize(
    ("text", "who", "property_", "expected"),
    [
        ("“It rained,” Chief Executive Ann Roe said.", "Ann Roe", "schema:jobTitle", {"Chief Executive"}),
        ("The guests were designer Tim Orr and Grateful Dead drummer Ann Roe.", "Ann Roe", "schema:jobTitle", {"drummer"}),
        ("Chief Financial Officer Ann Roe resigned.", "Ann Roe", "schema:jobTitle", {"Chief Financial Officer"}),
        ("Army spokesman Brigadier General Paul Berg said so.", "Paul Berg", "schema:jobTitle", {"spokesman", "Brigadier General"}),
        ("Paul Berg, a three-time MLA of the Civic Party, resigned.", "Paul Berg", "schema:jobTitle", {"MLA of the Civic Party"}),
        ("Ann Roe, who has died of cancer aged 71, was a surgeon.", "Ann Roe", "ng:age", {71}),
        ("Ann Roe died in Lund in 1999 at the age of 71.", "Ann Roe", "ng:age", {71}),
        ("Born in Lund in 1954, Ann Roe was a surgeon.", "Ann Roe", "schema:birthPlace", {"Lund"}),
        ("Ann Roe is survived by her husband, Al Poe, and their two sons, Leo and Max.", "Ann Roe", "schema:spouse", {"Al Poe"}),
        ("Ann Roe is survived by her husband, Al Poe, and their two sons, Leo and Max.", "Ann Roe", "schema:children", {"Leo", "Max"}),
        ("Ann Roe left York, where her brother, Al Poe, lived.", "Ann Roe", "schema:children", set()),
        ("Two former presidents, Carl Denning, in 1972, and Bo Wicks, in 1998, spoke.", "Bo Wicks", "schema:jobTitle", {"former president"}),
        ("Ida Moe met officers Ben Hill and Leo Fox, 40 and 49, in a pub.", "Leo Fox", "schema:jobTitle", {"officer"}),
        ("Ida Moe met officers Ben Hill and Leo Fox, 40 and 49, in a pub.", "Leo Fox", "ng:age", {49}),
        ("Commerce Secretary Jo Roe spoke.", "Jo Roe", "schema:jobTitle", {"Commerce Secretary"}),
        ("Ann Roe, Al Poe and Bo Wicks are all members of the Civic Party.", "Bo Wicks", "schema:memberOf", {"Civic Party"}),
        ("Ann Roe belongs to the ruling Civic Party.", "Ann Roe", "schema:memberOf", {"Civic Party"}),
        ("Ann Roe never belonged to the Civic Party.", "Ann Roe", "schema:memberOf", set()),
        ("The BBC's Ann Roe said so.", "Ann Roe", "schema:affiliation", {"BBC"}),
        ("Opposition leader Jo Roe said his Labour Party was eager.", "his", "schema:memberOf", {"Labour Party"}),
        ("Two Civic senators, Colin Peters and Jeff Van Roe, opposed it.", "Colin Peters", "schema:jobTitle", {"Civic senator"}),
        ("Acting via his lawyers, Ann Roe pleaded not guilty.", "Ann Roe", "schema:jobTitle", set()),
        ("Ministers, officials and Ann Roe met.", "Ann Roe", "schema:jobTitle", set()),
        ("A nursing student named Ida Moe spoke.", "Ida Moe", "schema:jobTitle", {"nursing student"}),
        ("Carl Denning ruled it, serving as prime minister until 1987.", "Carl Denning", "schema:jobTitle", {"prime minister"}),
        ("Singer Ann Roe dies at 81", "Ann Roe", "ng:age", {81}),
        ("US singer, actor and campaigner Ann Roe died on Monday.", "Ann Roe", "schema:nationality", {"US"}),
        ("US senator, lawyer and campaigner Ann Roe died on Monday.", "Ann Roe", "schema:nationality", set()),
        (
            "It was a project between Ann Roe of the Elm School at Wexby University and Al Poe of Halden Expeditions.",
            "Ann Roe",
            "schema:affiliation",
            {"Elm School", "Wexby University"},
        ),
        ("The 22-year-old Czech won the title.", "Czech", "ng:age", {22}),
        ("The American pair of Ann Roe and Ida Moe won.", "Ida Moe", "schema:nationality", {"American"}),
        ("Spain beat Japan's Aoi Shibata and Mei Tanabe on Sunday.", "Mei Tanabe", "schema:nationality", {"Japan"}),
        ("Lt. Ann Roe spoke.", "Ann Roe", "schema:jobTitle", {"Lt."}),
        ("A man fled, Halden Police Chief Ann Roe said on Monday.", "Ann Roe", "schema:jobTitle", {"Police Chief"}),
        ("A man fled, Halden Police Chief Ann Roe said on Monday.", "Ann Roe", "schema:worksFor", {"Halden Police"}),
        ("Dr. Ann Roe spoke.", "Ann Roe", "schema:jobTitle", set()),
        ("Halden Police Lt. Ann Roe spoke.", "Ann Roe", "schema:worksFor", {"Halden Police"}),
        ("US Ambassador to Denmark Richard Hall alleged it.", "Richard Hall", "schema:jobTitle", {"US Ambassador to Denmark"}),
        ("Former president of Chile Ann Roe dies aged 86", "Ann Roe", "schema:jobTitle", {"Former president of Chile"}),
        (
            "The President of the Academic Union of Teachers (AUT), Professor Ann Roe, called it off.",
            "Ann Roe",
            "schema:jobTitle",
            {"Professor", "President of the Academic Union of Teachers"},
        ),
        ("As attorney general, Ann Roe leads the department.", "Ann Roe", "schema:jobTitle", {"attorney general"}),
        ("Ann Roe was sworn in as governor on Monday.", "Ann Roe", "schema:jobTitle", {"governor"}),
        ("Ann Roe, who held the post of mayor, lost.", "Ann Roe", "schema:jobTitle", {"mayor"}),
        ("Ann Roe lost interest in taking the post of mayor.", "Ann Roe", "schema:jobTitle", set()),
        ("Socialist leader Ann Roe said the Socialist Party would win.", "Ann Roe", "schema:memberOf", {"Socialist Party"}),
        ("Socialist leader Ann Roe beat the Tarn Socialist Party.", "Ann Roe", "schema:memberOf", set()),
        ("Halden Police found it. “It was late,” Sgt. Ann Roe said.", "Ann Roe", "schema:worksFor", {"Halden Police"}),
        ("Halden Police found it. Fire Chief Ann Roe said so.", "Ann Roe", "schema:worksFor", set()),
        ("Halden Police found it. Lund police spokeswoman Ann Roe said so.", "Ann Roe", "schema:worksFor", set()),
    ],
)
def test_people_are_told_of(text: str, who: str, property_: str, expected: set[str | int], annotator: Annotator) -> None:
    doc = Doc(next(iter(annotator.annotate([text]))))
    mentions = find_mentions(doc)
    named = {"schema:affiliation", "schema:memberOf", "schema:worksFor", "schema:birthPlace", "schema:nationality", "schema:spouse", "schema:children"}
    found = {
        mentions.all[a.value].text if isinstance(a.value, int) and property_ in named else a.value
        for a in find_attributes(doc, mentions)
        if a.property == property_ and mentions.all[a.subject].text == who
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("A fight broke out between two groups on Monday.", "groups", "group"),
        ("He fired at the other group.", "group", "group"),
        ("An aid group sued the state.", "group", "organization"),
        ("The truck struck a group of motorcycles.", "group", None),
    ],
)
def test_a_group_is_people_a_body_or_neither(annotator: Annotator, text: str, head: str, kind: str | None) -> None:
    doc = Doc(next(iter(annotator.annotate([text]))))
    found = {doc[m.head].text: m.kind.value if m.kind else None for m in find_mentions(doc).all}
    assert found.get(head) == kind
