"""Which things of different articles are one: on articles of our own, whatever their order, and as somebody decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from newsgraph.errors import InputError
from newsgraph.identity.blocking import LARGEST
from newsgraph.identity.clusters import Clusters
from newsgraph.identity.decisions import COLUMNS, CONFIRMED, REJECTED, Merge, decisions_as_lines, read_decisions
from newsgraph.identity.identify import Identity
from newsgraph.identity.sketches import ArticleSketch, Sketch, sketch_as_bytes, sketch_from_bytes
from newsgraph.identity.spans import ALWAYS, apart, span_of
from newsgraph.identity.words import Rarity, bag_of, cosine, folded
from newsgraph.namespaces import NG

BASE = "https://example.org/id/"
YORK = "https://sws.geonames.org/2633352/"
YORK_IN_MAINE = "https://sws.geonames.org/4982753/"


def person(name: str, *traits: str, ages: Sequence[int] = (), genders: Sequence[str] = ()) -> Sketch:
    slug = name.replace(" ", "-")
    return Sketch(f"{BASE}person/{slug}", "person", (name,), traits=frozenset(traits), ages=frozenset(ages), genders=frozenset(genders))


def place(name: str, link: str = "") -> Sketch:
    return Sketch(f"{BASE}place/{name}", "place", (name,), link=link)


def event(slug: str, kind: str, day: str, text: str, *people: str) -> Sketch:
    classes = frozenset(NG + k for k in (kind, "Event"))
    kinds, days = frozenset([NG + kind]), (day,) if day else ()
    return Sketch(f"{BASE}event/{slug}", "event", (slug,), classes, days, people=frozenset(people), words=bag_of(text), happened=True, kinds=kinds)


def article(name: str, *things: Sketch, published: str | None = "2021-03-02") -> ArticleSketch:
    company = frozenset(f"{t.room} {t.names[0]}" for t in things if t.room != "event")
    return ArticleSketch(f"{BASE}article/{name}", published, company, tuple(sorted(things, key=lambda t: t.iri)))


def settled(articles: Sequence[ArticleSketch], decisions: Sequence[Merge] = ()) -> tuple[dict[tuple[str, str], str], list[Merge]]:
    """(article, IRI alone) ► IRI in the corpus, for every thing; and the merges."""
    with Identity() as identity:
        for a in articles:
            identity.add(a.article, sketch_as_bytes(a))
        identity.settle(decisions)
        names = {(a.article, t.iri): identity.of(a.article).get(t.iri, t.iri) for a in articles for t in a.things}
        return names, list(identity.merges())


def iris(articles: Sequence[ArticleSketch], name: str, decisions: Sequence[Merge] = ()) -> int:
    """How many IRIs the things of one name have."""
    names, _ = settled(articles, decisions)
    return len({names[a.article, t.iri] for a in articles for t in a.things if name in t.names})


def test_a_name_alone_makes_nobody_one() -> None:
    assert iris([article("a", person("ann roe")), article("b", person("ann roe"))], "ann roe") == 2


def test_a_title_or_company_beside_the_name_does() -> None:
    titled = [article("a", person("ann roe", "mayor of selby")), article("b", person("ann roe", "mayor"))]
    assert iris(titled, "ann roe") == 1
    in_company = [article(x, person("ann roe"), person("bo quillfeather")) for x in "ab"]
    assert iris(in_company, "ann roe") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("ann roe", "mayor", ages=[34]), person("ann roe", "mayor", ages=[61])),
        (person("sam roe", "mayor", genders=["male"]), person("sam roe", "mayor", genders=["female"])),
    ],
)
def test_another_age_or_gender_keeps_two(one: Sketch, other: Sketch) -> None:
    assert iris([article("a", one), article("b", other)], one.names[0]) == 2


def test_a_birthday_between_two_articles_keeps_one() -> None:
    then = article("a", person("ann roe", "mayor", ages=[34]), published="2021-03-02")
    later = article("b", person("ann roe", "mayor", ages=[36]), published="2023-05-02")
    assert iris([then, later], "ann roe") == 1


def test_one_name_and_one_age_in_one_week_are_one_person_and_months_apart_are_not() -> None:
    first, second, later = (
        article(x, person("ann roe", ages=[34]), published=day) for x, day in (("a", "2021-03-02"), ("b", "2021-03-05"), ("c", "2021-09-05"))
    )
    assert iris([first, second], "ann roe") == 1
    assert iris([first, later], "ann roe") == 2


def test_places_are_one_by_geonames_and_two_where_it_tells_them_apart() -> None:
    names, merges = settled([article("a", place("york", YORK)), article("b", place("york", YORK)), article("c", place("york", YORK_IN_MAINE))])
    found = sorted(set(names.values()))
    assert found == [f"{BASE}place/york", f"{BASE}place/york-4982753"]
    assert merges == []


def test_a_place_that_many_articles_tell_of_is_one_for_all_of_them() -> None:
    assert iris([article(f"a{k:03}", place("york", YORK)) for k in range(LARGEST + 10)], "york") == 1


def test_who_is_in_the_news_every_day_is_one_person() -> None:
    mayors = [article(f"a{k:03}", person("ann roe", "mayor of selby")) for k in range(LARGEST + 10)]
    assert iris(mayors, "ann roe") == 1
    assert iris([*mayors, article("b", person("ann roe", "nurse"))], "ann roe") == 2


def test_a_place_that_was_rejected_stays_apart_among_many() -> None:
    of = [article(f"a{k}", place("york", YORK)) for k in range(4)]
    two = Merge("place", "york", of[1].article, f"{BASE}place/york", of[2].article, f"{BASE}place/york", REJECTED)
    names, _ = settled(of, [two])
    assert [len({names[a.article, a.things[0].iri] for a in some}) for some in (of, of[1:3], [of[0], of[1], of[3]])] == [2, 2, 1]


def organization(name: str, *others: str, link: str = "") -> Sketch:
    return Sketch(f"{BASE}organization/{name.replace(' ', '-')}", "organization", (name, *others), link=link)


@pytest.mark.parametrize(
    ("one", "other", "nodes"),
    [
        (person("ann roe"), person("ann b roe"), 1),
        (person("ann b roe"), person("ann beth roe"), 1),
        (person("ann b roe"), person("ann carol roe"), 2),
        (person("roe"), replace(person("ann roe"), names=("ann roe", "roe")), 1),
        (replace(person("bob roe"), names=("bob roe", "roe")), replace(person("ann roe"), names=("ann roe", "roe")), 2),
        (organization("supreme court"), organization("velden supreme court", "supreme court"), 2),
        (organization("quillfeather"), organization("quillfeather mills", "quillfeather"), 1),
        (organization("quillfeather mills", "qm"), organization("qm"), 1),
    ],
)
def test_a_part_of_a_name_is_no_name_where_others_share_it(one: Sketch, other: Sketch, nodes: int) -> None:
    names, _ = settled([article("a", one, person("bo quillfeather")), article("b", other, person("bo quillfeather"))])
    assert len({names[f"{BASE}article/{a}", t.iri] for a, t in (("a", one), ("b", other))}) == nodes


def test_a_body_whose_name_no_other_bears_is_one_whatever_else_is_told() -> None:
    wires = [article("a", organization("quillfeather wire", link="x:wire")), article("b", organization("qw", link="x:wire")), article("c", organization("qw"))]
    names, merges = settled(wires)
    one, two, other = (names[a.article, a.things[0].iri] for a in wires)
    assert one == two != other
    assert [m.because for m in merges] == ["a body whose name no other bears"]


FIRE = "A fire destroyed the Quillfeather flour mill in Ottermere, killing two millers on Monday night."
REPORTS = [
    article("a", event("fire-a", "Fire", "2021-03-01", FIRE), person("bo quillfeather")),
    article("b", event("fire-b", "Fire", "2021-03-01", "Two millers died when the Quillfeather mill in Ottermere burned."), person("bo quillfeather")),
    article("c", event("fire-c", "Fire", "2021-09-14", FIRE), person("bo quillfeather")),
    article("d", event("fire-d", "Fire", "2021-03-01", "A fire closed the library of Velden for a week."), person("ida moe")),
]


def test_reports_of_one_fire_are_one_event_and_other_fires_are_others() -> None:
    names, merges = settled(REPORTS)
    one, two, later, elsewhere = (names[a.article, a.things[0].iri] for a in REPORTS)
    assert one == two
    assert len({one, later, elsewhere}) == 3
    (merge,) = [m for m in merges if m.kind == "event"]
    assert "on the same day" in merge.because
    assert "bo quillfeather" in merge.because


def test_nothing_depends_on_the_order_of_articles() -> None:
    assert all(settled(order) == settled(REPORTS) for order in permutations(REPORTS))


def test_two_things_of_one_article_stay_two() -> None:
    twice = article("a", event("fire-1", "Fire", "2021-03-01", FIRE), event("fire-2", "Fire", "2021-03-01", FIRE), person("bo quillfeather"))
    names, _ = settled([twice, REPORTS[1]])
    assert len({names[twice.article, t.iri] for t in twice.things if t.room == "event"}) == 2


def test_a_rejected_merge_stays_two_and_a_confirmed_one_is_one() -> None:
    found = settled(REPORTS)[1]
    (merge,) = [m for m in found if m.kind == "event"]
    rejected = Merge(merge.kind, merge.name, merge.article, merge.thing, merge.other_article, merge.other_thing, REJECTED)
    names, merges = settled(REPORTS, [rejected])
    assert names[merge.article, merge.thing] != names[merge.other_article, merge.other_thing]
    assert [m.decision for m in merges if m.kind == "event"] == [REJECTED]
    strangers = [article("a", person("ann roe")), article("b", person("ann roe"))]
    alone = [Merge("person", "ann roe", a.article, a.things[0].iri, b.article, b.things[0].iri, CONFIRMED) for a, b in [strangers]]
    assert iris(strangers, "ann roe", alone) == 1


def test_a_decision_about_what_is_no_longer_there_is_passed_over() -> None:
    gone = Merge("person", "x", f"{BASE}article/z", f"{BASE}person/x", f"{BASE}article/y", f"{BASE}person/x", CONFIRMED)
    assert settled(REPORTS, [gone]) == settled(REPORTS)


def test_decisions_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "merges.csv"
    merges = settled(REPORTS)[1]
    path.write_text("".join(decisions_as_lines(merges)), encoding="utf-8")
    assert read_decisions(path) == []
    path.write_text(path.read_text(encoding="utf-8").replace("merged,event", "rejected,event"), encoding="utf-8")
    assert [m.decision for m in read_decisions(path)] == [REJECTED]
    assert read_decisions(tmp_path / "none.csv") == []


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", ",".join(COLUMNS) + "\nmaybe,person,x,a,b,c,d,1,\n"])
def test_a_file_that_is_none_of_ours_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "merges.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"merges\.csv"):
        read_decisions(path)


def test_a_sketch_comes_back_from_its_bytes() -> None:
    for sketch in (*REPORTS, article("a", person("ann roe", "mayor", ages=[34], genders=["female"]), place("york", YORK), published=None)):
        assert sketch_from_bytes(sketch_as_bytes(sketch)) == sketch


def test_what_must_stay_apart_does_also_by_way_of_a_third() -> None:
    clusters = Clusters()
    for one in (1, 2, 3):
        clusters.add(one)
    clusters.keep_apart(0, 2)
    assert clusters.join(0, 1)
    assert not clusters.join(1, 2)
    assert [clusters.root(x) for x in range(3)] == [0, 0, 2]


def test_what_has_no_day_makes_no_one_of_what_happened_months_apart() -> None:
    clusters = Clusters()
    for one, days in enumerate(((100, 100), ALWAYS, (300, 300), (102, 102))):
        clusters.add(one, days)
    assert clusters.join(0, 1)
    assert not clusters.join(1, 2)
    assert clusters.join(1, 3)
    assert [clusters.root(x) for x in range(4)] == [0, 0, 2, 0]


def test_each_thing_added_leaves_less_time_to_the_others() -> None:
    clusters = Clusters()
    for one, days in enumerate(((100, 100), (103, 103), (106, 106), (90, 120))):
        clusters.add(one, days)
    assert clusters.join(0, 1)
    assert not clusters.join(1, 2)
    assert clusters.join(0, 3)


@pytest.mark.parametrize(
    ("days", "happened", "span"),
    [
        (("2020-02-28",), True, ("2020-02-28", "2020-02-28")),
        (("2020-02",), True, ("2020-02-01", "2020-02-29")),
        (("2020-12",), True, ("2020-12-01", "2020-12-31")),
        (("2019", "2020-02"), True, ("2019-01-01", "2020-02-29")),
        (("2021",), True, ("2021-01-01", "2021-03-03")),
        (("2021",), False, ("2021-01-01", "2021-12-31")),
    ],
)
def test_days_months_and_years_are_spans_and_what_has_happened_did_so_before_it_was_told(days: tuple[str, ...], happened: bool, span: tuple[str, str]) -> None:
    first, last = span_of(Sketch("x", "event", ("x",), days=days, happened=happened), "2021-03-02T10:00:00Z")
    assert (date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()) == span


def test_what_has_no_day_happened_before_it_was_told() -> None:
    undated = Sketch("x", "event", ("x",), happened=True)
    assert span_of(undated, "2021-03-02") == (0, date(2021, 3, 3).toordinal())
    assert span_of(undated, None) == ALWAYS
    assert apart(span_of(undated, "2021-03-02"), (date(2021, 3, 5).toordinal(),) * 2) == 2


LEFT = "The board said that treasurer {} left the Ottermere mill before the inquiry into its accounts began."


@pytest.mark.parametrize(
    ("kind", "who", "one"),
    [("Resignation", "bo quillfeather", True), ("Resignation", "ida moe", False), ("Arrest", "bo quillfeather", False)],
)
def test_what_two_articles_tell_in_passing_is_one_only_if_it_is_alike_itself(kind: str, who: str, one: bool) -> None:
    company = person("bo quillfeather"), person("ida moe"), person("ann roe")
    first = article("a", event("first", "Resignation", "", LEFT.format("Bo Quillfeather"), "bo quillfeather"), *company)
    second = article("b", event("second", kind, "", f"At the mill, {who} was another case.", who), *company)
    names, _ = settled([first, second])
    assert (len({names[a.article, t.iri] for a in (first, second) for t in a.things if t.room == "event"}) == 1) is one


FAR = ((51.06, 3.72), (53.08, 8.81))
TOLD = {
    "courier": "A fire broke out on Monday night and hurt nobody, the brigade said.",
    "herald": "Flames were seen over the roofs on Monday; crews came within minutes.",
}


def test_a_street_tells_more_than_a_city_in_which_much_happens() -> None:
    def report(name: str, *places: str) -> ArticleSketch:
        return article(name, replace(event(name, "Fire", "2021-03-01", TOLD[name]), places=frozenset(places)))

    elsewhere = [article(f"n{k:02}", replace(event(f"n{k:02}", "Fire", f"20{k:02}-01-01", "Burnt."), places=frozenset([YORK]))) for k in range(40)]
    city, street = ([report(n, YORK, *more) for n in ("courier", "herald")] for more in ((), ("quillfeather lane",)))
    for reports, nodes in ((city, 2), (street, 1)):
        names, _ = settled([*reports, *elsewhere])
        assert len({names[a.article, a.things[0].iri] for a in reports}) == nodes


def test_on_one_day_like_things_happen_in_towns_far_apart_and_accidents_are_no_attacks() -> None:
    near = ((51.06, 3.72), (51.05, 3.73))

    def nodes(kinds: tuple[str, str], points: tuple[tuple[float, float], ...]) -> int:
        both = [
            article(
                a,
                replace(event(a, kind, "2021-03-01", TOLD[a]), points=(at,), figures=frozenset(["killed 9"]), classes=frozenset(NG + c for c in (kind, above))),
            )
            for a, kind, at, above in zip(TOLD, kinds, points, ("Attack" if k == "Shooting" else "Accident" for k in kinds), strict=True)
        ]
        names, _ = settled(both)
        return len({names[a.article, a.things[0].iri] for a in both})

    assert nodes(("Fire", "Fire"), near) == 1
    assert nodes(("Fire", "Fire"), FAR) == 2
    assert nodes(("Fire", "Shooting"), near) == 2
    assert nodes(("Accident", "Shooting"), near) == 1


def test_the_same_day_tells_nothing_of_towns_far_apart() -> None:
    fires = [article(a, replace(event(a, "Fire", "2021-03-01", TOLD[a]), points=(at,)), person("bo quillfeather")) for a, at in zip(TOLD, FAR, strict=True)]
    names, _ = settled(fires)
    assert len({names[a.article, t.iri] for a in fires for t in a.things if t.room == "event"}) == 2


def test_names_are_compared_without_accents_case_and_possessives() -> None:
    assert folded("José  Müller’s") == "jose muller"
    assert folded("The O'Neill-Smith Co.") == "the o'neill smith co"
    assert folded("U.S. Army") == folded("US Army") == "us army"
    assert folded("J. K. Rowling and John F. Kennedy") == "jk rowling and john f kennedy"


def test_rare_words_weigh_more_than_common_ones() -> None:
    rarity = Rarity()
    assert rarity.of("quillfeather") > rarity.of("police") > rarity.of("the")
    vector = rarity.weights(bag_of(FIRE))
    assert cosine(vector, vector) == pytest.approx(1)
    assert cosine(vector, rarity.weights(bag_of("Rovers won the cup"))) < 0.1
