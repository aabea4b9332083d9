"""A newsroom that never was: as many short articles as wanted, no two alike, with the facts that each of them tells.

    python benchmarks/newsroom.py 10000 > articles.jsonl

Names, places, figures and wording are drawn from the lists below, the same for the same number. About a third of the articles come back to an
event that another paper told before, with a later toll; "event" says which, and "facts" what can be looked for in the graph:
["Fire", date of the event, town, {"killed": 3, "injured": 12}, [[name, age, title], …]].
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

FIRST = "Anna Omar Ruth Ian Hanna Tobias Ilse Marta Paul Nadia Colin Greta Yusuf Helen Victor Priya Samuel Elena Lukas Amina Peter Rosa Karim".split()
LAST = "Berg Haddad Calder Marsh Oakley Renn Brandt Novak Adeyemi Sorel Whitlock Lindqvist Demir Ashworth Petrov Raman Okafor Ferrer Keller Diallo".split()
LAST += "Moreau Vance Thorne Castell Hollis Brandvold Iversen Quill Stroud Tamaki Ueland Varga Winslow Yardley Zeller Abbot Corrigan Dunmore".split()
TOWNS = "Leeds Derby Hull York Bath Lincoln Durham Exeter Norwich Preston Bristol Cardiff Dundee Perth Lyon Nantes Lille Turin Bologna Porto".split()
TOWNS += "Bremen Leipzig Graz Gdansk Malmo Bergen Tampere Tartu Riga Ghent Utrecht Zaragoza Bilbao Denver Boston Austin Tucson Omaha Halifax".split()
STREETS = "Mill Lane|Castle Street|Dock Road|Priory Row|Station Road|Quarry Hill|Abbey Walk|Tanner Street|Bridge Street|Orchard Way".split("|")
JOBS = ("baker", "teacher", "nurse", "bus driver", "plumber", "student", "engineer", "shopkeeper", "electrician", "gardener")
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

LEADS = {
    "Fire": (
        "{Killed} and {injured} when a fire tore through a block of flats in {street} in {town} on {day}.",
        "A fire at a warehouse in {street}, {town}, left {n_killed} dead and {n_injured} injured on {day}.",
        "Fire broke out in a hostel in {town} on {day}; {killed} and {injured}.",
    ),
    "Flood": (
        "{Killed} and {injured} after floods swept through {town} on {day}.",
        "A flood in {town} left {n_killed} dead and {n_injured} injured on {day}, when the river burst its banks near {street}.",
    ),
    "Shooting": (
        "{Killed} and {injured} in a shooting in {street} in {town} on {day}.",
        "A gunman opened fire in {street} in {town} on {day}. {Killed} and {injured}.",
    ),
    "TrafficCollision": (
        "{Killed} and {injured} when a lorry collided with a coach near {town} on {day}.",
        "A crash between a van and a tram in {street}, {town}, left {n_killed} dead and {n_injured} injured on {day}.",
    ),
    "Earthquake": (
        "An earthquake of magnitude {magnitude} struck {town} on {day}. {Killed} and {injured}.",
        "{Killed} and {injured} in a magnitude {magnitude} earthquake that shook {town} on {day}.",
    ),
    "Explosion": (
        "{Killed} and {injured} in an explosion at a factory in {town} on {day}.",
        "An explosion in {street} in {town} left {n_killed} dead and {n_injured} injured on {day}.",
    ),
}
VICTIMS = (
    "Among the dead was {name}, {age}, a {job} from {town}.",
    "One of those killed was named as {name}, a {age}-year-old {job}.",
    "{name}, {age}, died at the scene.",
)
OFFICIALS = (
    ("mayor", "The mayor of {town}, {name}, said {speech}."),
    ("police chief", "“{Speech},” said {name}, the police chief."),
    ("spokeswoman", "{name}, a spokeswoman for the hospital, said {speech}."),
)
SPEECHES = (
    "the town would not forget those who had died", "crews had worked through the night", "the cause was not yet known", "nobody was missing any longer",
    "help had come within minutes", "the road would stay closed until the weekend", "families had been told", "an inquiry would begin next week",
)  # fmt: skip
BACKGROUND = (
    "Shops near {street} stayed shut, and buses were sent round by {other}.", "A fund for the families had raised {money} pounds by the evening.",
    "It was the {nth} such case in the region since January.", "Schools in {other} and {third} sent blankets.",
    "Neighbours in {other} said they had heard sirens at {hour} in the morning.", "Rain is forecast for {other} and {third} until the end of the week.",
    "The council meets in {other} in {weeks} weeks to talk of what is to be done.",
)  # fmt: skip
LATER = "The toll had been given as {before} before."


def articles(count: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """The first `count` articles, each a record as `kg build` reads it, with "event" and "facts" for those who check."""
    rolls = random.Random(seed)
    told: list[dict[str, object]] = []
    for number in range(count):
        later = bool(told) and rolls.random() < 0.33
        event = rolls.choice(told[-400:]) if later else _event(number, rolls)
        before = event["killed"]
        if later:
            event["killed"], event["injured"] = before + rolls.randint(0, 2), event["injured"] + rolls.randint(0, 5)
        else:
            told.append(event)
        yield _article(number, event, before if later and before != event["killed"] else None, rolls)


def _event(number: int, rolls: random.Random) -> dict[str, object]:
    kind = rolls.choice(sorted(LEADS))
    return {
        "number": number, "kind": kind, "day": date(2021, 1, 4) + timedelta(days=rolls.randrange(1400)), "town": rolls.choice(TOWNS),
        "street": rolls.choice(STREETS), "killed": rolls.randint(1, 9), "injured": rolls.randint(2, 60), "magnitude": round(rolls.uniform(5, 7.4), 1),
        "victim": (_name(rolls), rolls.randint(18, 88), rolls.choice(JOBS)), "official": (_name(rolls), rolls.randrange(len(OFFICIALS))),
    }  # fmt: skip


def _name(rolls: random.Random) -> str:
    return f"{rolls.choice(FIRST)} {rolls.choice(LAST)}"


def _article(number: int, event: dict[str, object], before: int | None, rolls: random.Random) -> dict[str, object]:
    day, killed, injured = event["day"], event["killed"], event["injured"]
    published = day + timedelta(days=1 if before is None else rolls.randint(1, 3))
    name, age, job = event["victim"]
    official, role = event["official"]
    others = rolls.sample([t for t in TOWNS if t != event["town"]], 2)
    died, hurt = rolls.choice(("were killed", "died")), rolls.choice(("were injured", "were hurt"))
    said = {
        "town": event["town"], "street": event["street"], "day": WEEKDAYS[day.weekday()], "magnitude": event["magnitude"],
        "other": others[0], "third": others[1],
        "n_killed": _count(killed, rolls), "n_injured": _count(injured, rolls),
        "killed": f"{_people(killed, rolls)} {_one(died, killed)}", "injured": f"{_count(injured, rolls)} {hurt}",
        "money": f"{rolls.randint(11, 990)},{rolls.randint(100, 999)}", "nth": rolls.choice(("second", "third", "fourth", "fifth")),
        "hour": rolls.choice(NUMBERS[3:8]), "weeks": rolls.choice(NUMBERS[2:7]), "age": age, "job": job,
    }  # fmt: skip
    said["Killed"] = said["killed"][0].upper() + said["killed"][1:]
    speech = rolls.choice(SPEECHES)
    title, form = OFFICIALS[role]
    middle = [
        rolls.choice(VICTIMS).format(**said, name=name),
        form.format(**said, name=official, speech=speech, Speech=speech[0].upper() + speech[1:]),
        *(line.format(**said) for line in rolls.sample(BACKGROUND, rolls.randint(1, 3))),
    ]
    if before is not None:
        middle.insert(1, LATER.format(before=_count(before, rolls)))
    headline = rolls.choice(("{kind} in {town}: {n} dead", "{n} killed in {town} {low}", "{town} mourns after {low}")).format(
        kind=_words(event["kind"]).capitalize(), low=_words(event["kind"]), town=event["town"], n=killed
    )
    text = "\n\n".join([headline, rolls.choice(LEADS[event["kind"]]).format(**said), *middle])
    facts = [event["kind"], day.isoformat(), event["town"], {"killed": killed, "injured": injured}, [[name, age, None], [official, None, title]]]
    return {"id": f"a{number:06}", "text": text, "published": published.isoformat(), "event": event["number"], "facts": facts}


def _count(n: int, rolls: random.Random) -> str:
    return NUMBERS[n] if n < len(NUMBERS) and (n < 10 or rolls.random() < 0.5) else str(n)


def _people(n: int, rolls: random.Random) -> str:
    return f"{_count(n, rolls)} {'person' if n == 1 else 'people'}"


def _one(verb: str, n: int) -> str:
    return verb.replace("were", "was") if n == 1 else verb


def _words(kind: str) -> str:
    return {"TrafficCollision": "crash"}.get(kind, kind.lower())


def main() -> None:
    """Write records of JSONL."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("count", type=int)
    ap.add_argument("--seed", type=int, default=1)
    given = ap.parse_args()
    for record in articles(given.count, given.seed):
        sys.stdout.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
