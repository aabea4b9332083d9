"""What the graph of a short story says, and what it must not say: how news of many kinds is told, from text to facts."""

from __future__ import annotations

from functools import lru_cache

import pytest

from newsgraph.namespaces import NG, SCHEMA
from newsgraph.reading.article import Article
from newsgraph.running.article import Tools, build_articles, open_tools


@lru_cache(maxsize=1)
def tools() -> Tools:
    return open_tools()


@lru_cache(maxsize=64)
def facts(text: str) -> frozenset[tuple[str, str, str]]:
    """(name or type of the subject, property, name or value of the object) of an article published on Tuesday, 12 March 2024."""
    article = Article(id="story", text=text, published="2024-03-12")
    triples = [t for built in build_articles([article], tools()) for t in built.triples if "/claim/" not in t.subject.value]
    name = {t.subject.value: t.object.value for t in triples if t.predicate.value == SCHEMA + "name"}
    kinds: dict[str, set[str]] = {}
    for t in triples:
        if t.predicate.value.endswith("#type"):
            kinds.setdefault(t.subject.value, set()).add(t.object.value.removeprefix(NG).removeprefix(SCHEMA))
    out = set()
    for t in triples:
        said = t.predicate.value.removeprefix(NG).removeprefix(SCHEMA)
        value = name.get(t.object.value, t.object.value)
        out.update((subject, said, value) for subject in {name.get(t.subject.value, ""), *kinds.get(t.subject.value, ())})
    out.update((name[s], "is", k) for s, found in kinds.items() for k in found if s in name)
    return frozenset(out)


MARKETS = "Halden Optics said on Tuesday it would close a plant. Halden agreed to buy chip designer Brightfold for $640 million."
TENNIS = "LYON, France (AP) — Unseeded teenager Ann Moe upset Ida Berg 6-4, 6-7 (5), 7-5 on Monday. The Norwegian beat Jo Roe of Belgium in the second round."
COUNCIL = (
    "The estate is planned by the developer Barrow Vale Homes. Wessex Water objected, and the developer promised a pump. "
    "Barrow Vale's director, Al Poe, was glad."
)
CELLIST = (
    "Marta Holm obituary\n\nThe cellist Marta Holm has died aged 87. "
    "She was the second of four children of Al Holm, an engineer, and his wife, Ida (née Berg).\n\n"
    "Holm studied in Paris, and she taught in Lund. In 1974 she married the oboist Peter Strand. She made many records, and she loved the sea.\n\n"
    'Her pupils included Beatrix Lowe. "She listened," Lowe recalled.\n\nShe was awarded the Cobbett Prize in 2006. '
    "She is survived by their daughters, Claire and Sophie."
)
FOOTBALL = (
    "Hull Town came from behind to beat Leeds Rovers 3-2 on Saturday. Rovers manager Iain Moe was sent off. "
    '"We were poor," the Dane said. The 51-year-old shook no hands.'
)
STORM = (
    "Storm Petra: two dead\n\nTwo people died when Storm Petra swept across Ireland on Sunday. The Corrib burst its banks. All ferries were cancelled at Oban. "
    '"This storm is not over," Ann Roe said.\n\nIn January, Storm Lorcan left one man dead in Donegal.'
)
RESULTS = (
    "Nordal Foods said on Monday it would lay off 300 workers. Operating profit fell to 112 million euros from 246 million a year earlier. "
    "Net sales slid 14% to 1.06 billion euros."
)
POLICE = "Police fired tear gas at protesters in Lyon on Monday."
TAKEOVER = (
    "Swiss toolmaker Tessler has agreed to acquire Brandt & Sohn for €3.1bn in cash. Tessler's chief executive, Beat Roe, was pleased. "
    "Tessler has 900 workers. The sale of tobacco is banned there."
)
CYCLING = "Spain's Javier Ruiz beat Italian Matteo Fabbri and Slovenian Luka Novak in Lyon on Monday."
SCIENCE = "The planet was discovered in 2018 by a team led by Marco Moe. It is twice as wide as Earth, astronomers said. Its atmosphere is thick."
ASTRONAUT = (
    "Walter Rhoades, a former pilot, has died. He was 91. Rhoades died Saturday in Galveston, Texas, of complications from Parkinson's disease.\n\n"
    "Rhoades flew for years. He taught at Rice University. He loved sailing. He was a quiet man. He wrote two books. He often fished.\n\n"
    "His son, Walter Jr., was killed in a car crash in 1991."
)
QUOTED = 'Analysts said she would face pressure to cut costs. "The network is far too big," said Gareth Holloway of Pelham Securities.'
UNION = (
    'The ACV union rejected the offer on Monday. "We have waited two years and our patience is over," said the union\'s secretary, Tove Lind. '
    "Drivers last walked out over pay in March 2021. Mayor of Greater Kelbridge Tom Ashcroft, who had offered to mediate, welcomed the talks."
)
PLANT = (
    "Carmaker Velda to shut plant\n\nVelda told workers on Monday that it would close a factory in Lyon. The company opened a plant in Lund in 2021. "
    "Its managing director, Beat Moe, resigned."
)
FILM = "The drama The Lemon House was shot in Naples by Ida Moe. It was shot in 1995. Moe studied at the Centro Roma in Rome. She is stepping down in May."
OBITUARY = "Ann Roe obituary\n\nThe cellist Ann Roe, who has died aged 87, taught for years.\n\nAnn Roe, cellist, born 3 March 1936; died 22 October 2023"
STRIKE = "Train drivers will strike for 24 hours on 30 January after pay talks broke down, the union said."


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (MARKETS, ("Halden Optics", "alternateName", "Halden")),
        (MARKETS, ("Acquisition", "buyer", "Halden Optics")),
        (MARKETS, ("Acquisition", "acquired", "Brightfold")),
        (TENNIS, ("Match", "winner", "Ann Moe")),
        (TENNIS, ("Match", "result", "6-4, 6-7 (5), 7-5")),
        (TENNIS, ("Jo Roe", "nationality", "Belgium")),
        (TENNIS, ("Belgium", "is", "Country")),
        (COUNCIL, ("Barrow Vale Homes", "alternateName", "Barrow Vale")),
        (COUNCIL, ("Al Poe", "worksFor", "Barrow Vale Homes")),
        (COUNCIL, ("Statement", "creator", "Barrow Vale Homes")),
        (CELLIST, ("Marta Holm", "parent", "Al Holm")),
        (CELLIST, ("Marta Holm", "parent", "Ida")),
        (CELLIST, ("Marta Holm", "spouse", "Peter Strand")),
        (CELLIST, ("Marta Holm", "children", "Sophie")),
        (CELLIST, ("Marta Holm", "alternateName", "Holm")),
        (CELLIST, ("Award", "recipient", "Marta Holm")),
        (CELLIST, ("Peter Strand", "jobTitle", "oboist")),
        (FOOTBALL, ("Match", "winner", "Hull Town")),
        (FOOTBALL, ("Hull Town", "is", "Organization")),
        (FOOTBALL, ("Iain Moe", "nationality", "Denmark")),
        (FOOTBALL, ("Iain Moe", "age", "51")),
        (STORM, ("Storm Petra", "is", "Storm")),
        (STORM, ("Storm Lorcan", "killed", "1")),
        (STORM, ("Disruption", "location", "Oban")),
        (RESULTS, ("Layoff", "agent", "Nordal Foods")),
        (RESULTS, ("FinancialResult", "result", "112 million euros")),
        (TAKEOVER, ("Acquisition", "buyer", "Tessler")),
        (TAKEOVER, ("Acquisition", "acquired", "Brandt & Sohn")),
        (TAKEOVER, ("Beat Roe", "worksFor", "Tessler")),
        (CYCLING, ("Javier Ruiz", "nationality", "Spain")),
        (CYCLING, ("Matteo Fabbri", "nationality", "Italy")),
        (SCIENCE, ("Discovery", "agent", "Marco Moe")),
        (ASTRONAUT, ("Death", "startDate", "2024-03-09")),
        (ASTRONAUT, ("TrafficCollision", "fatalVictim", "Walter Jr.")),
        (QUOTED, ("Statement", "creator", "Gareth Holloway")),
        (UNION, ("Statement", "creator", "Tove Lind")),
        (UNION, ("Statement", "creator", "Tom Ashcroft")),
        (UNION, ("Strike", "startDate", "2021-03")),
        (PLANT, ("Construction", "agent", "Velda")),
        (PLANT, ("Velda", "is", "Organization")),
        (FILM, ("Resignation", "startDate", "2024-05")),
        (OBITUARY, ("Death", "person", "Ann Roe")),
        (OBITUARY, ("Ann Roe", "age", "87")),
        (PLANT, ("Beat Moe", "jobTitle", "managing director")),
        (POLICE, ("PoliceOperation", "agent", "Police")),
        (STRIKE, ("Strike", "agent", "Train drivers")),
        (STRIKE, ("Strike", "status", NG + "Planned")),
    ],
)
def test_is_told(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (MARKETS, ("Halden", "is", "Place")),
        (TENNIS, ("Match", "winner", "LYON")),
        (CELLIST, ("Award", "recipient", "Beatrix Lowe")),
        (CELLIST, ("Berg", "is", "Person")),
        (STORM, ("Storm Lorcan", "killed", "2")),
        (STORM, ("Storm Petra", "is", "Flood")),
        (RESULTS, ("FinancialResult", "startDate", "2023")),
        (RESULTS, ("Layoff", "startDate", "2024-03-18")),
        (RESULTS, ("Acquisition", "status", NG + "Occurred")),
        (TAKEOVER, ("Acquisition", "acquired", "tobacco")),
        (SCIENCE, ("Earth", "containedInPlace", "Texas")),
        (ASTRONAUT, ("TrafficCollision", "fatalVictim", "Walter Rhoades")),
        (ASTRONAUT, ("Parkinson", "is", "Person")),
        (UNION, ("Mayor", "is", "Person")),
        (PLANT, ("Carmaker Velda", "is", "Organization")),
        (FILM, ("Lemon House", "is", "Venue")),
        (FILM, ("Shooting", "startDate", "1995")),
        (FILM, ("Study", "status", NG + "Occurred")),
        (POLICE, ("Shooting", "is", "Shooting")),
        ("A falling branch struck two walkers near the union hall, and a worker called for help.", ("Strike", "is", "Strike")),
        ("Leeds Council met on Monday. Leeds beat Hull 2-1 in the rain.", ("Leeds", "is", "Organization")),
        ("The Swiss voted on Sunday. Ann Roe spoke to the Swiss in Bern.", ("Ann Roe", "nationality", "Switzerland")),
    ],
)
def test_is_not_told(text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in facts(text)
