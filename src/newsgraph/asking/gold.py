"""What a reader wrote down of an article: facts in YAML, one file an article, named by the article's id.

people:                     # everybody who is named, once; likewise organisations and places
- {name: Anna Roe, also: [Roe], title: Mayor, organisation: Selby Council, age: 41, nationality: Norway, birthplace: York}
- {name: Dana Whitlock, optional: true}      # neither asked for nor wrong
places:
- {name: York, geonames: 2633352}
events:                     # the main ones; whatever else a graph tells is neither right nor wrong
- type: [Flood, NaturalDisaster]             # any of them, or one below the first
date: "2024-02-04"                         # as precisely as the article says; a list where it says several
place: [Bridge Street, Kelmarsh]           # any of them
killed: [3, ">=5", "~20"]                  # every figure that it says: exact, bounds, about; also injured, missing, displaced, infected,
                                               # evacuated, rescued, arrested, attendance
status: planned
roles: {perpetrator: [Tobias Renn]}        # the ontology's names of roles
statements:
- {speaker: Anna Roe, contains: not afraid of this place}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from newsgraph.errors import InputError, reason

MEASURES = ("killed", "injured", "missing", "displaced", "infected", "evacuated", "rescued", "arrested", "attendance")
_BOUNDS = (">=", "<=", ">", "<", "~")
_THINGS = {"name", "also", "optional", "title", "organisation", "age", "nationality", "birthplace", "geonames"}
_EVENTS = {"type", "name", "date", "place", "status", "roles", *MEASURES}
_STATEMENTS = {"speaker", "contains"}
_NEEDED = {"people": ("name",), "organisations": ("name",), "places": ("name",), "events": ("type",), "statements": ("speaker", "contains")}
_ONE = frozenset(("name", "age", "geonames", "status", "speaker", "contains"))
"""What has one value; anything else may be a list."""
_PARTS = {"people": _THINGS, "organisations": _THINGS, "places": _THINGS, "events": _EVENTS, "statements": _STATEMENTS}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that an article says: the least and the most that it can be (None where open), and whether it is about so many."""

    least: Decimal | None
    most: Decimal | None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """One article's facts: the entries of each part as they were written, checked for their keys."""

    article: str
    people: tuple[Mapping[str, Any], ...] = ()
    organisations: tuple[Mapping[str, Any], ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()
    events: tuple[Mapping[str, Any], ...] = ()
    statements: tuple[Mapping[str, Any], ...] = ()


def read_gold(path: Path) -> list[Gold]:
    """The facts of a file or of every .yaml file of a folder. Raises InputError where there is none, or one that cannot be read."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"The folder {path} holds no .yaml file of facts.")
    return [_read(file) for file in files]


def _read(path: Path) -> Gold:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The facts {path} cannot be read: {reason(error)}.") from error
    except Exception as error:  # what is wrong with a value ends PyYAML in many ways
        raise InputError(f"The facts {path} are not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(told, dict) or not told.keys() <= _PARTS.keys():
        raise InputError(f"The facts {path} have parts that are not known. Use {', '.join(_PARTS)}.")
    for part, entries in told.items():
        if not isinstance(entries or [], list):
            raise InputError(f"{path}: {part} is a list of entries, each with a dash before it.")
        for entry in entries or ():
            if not isinstance(entry, dict) or not entry.keys() <= _PARTS[part]:
                raise InputError(f"{path}: an entry of {part} may have {', '.join(sorted(_PARTS[part]))}; not so {entry}.")
    return Gold(path.stem, **{part: tuple(_checked(entry, part, path) for entry in entries or ()) for part, entries in told.items()})


def _checked(entry: Mapping[str, Any], part: str, path: Path) -> dict[str, Any]:
    """An entry whose values are texts, or lists of them; what is empty is left out."""
    out: dict[str, Any] = {}
    for key, value in entry.items():
        if key == "roles" and value:
            if not isinstance(value, dict) or not all(str(role).isalnum() for role in value):
                raise InputError(f"{path}: roles is written {{perpetrator: [Tobias Renn]}}, not {value}.")
            out[key] = {str(role): _texts(fillers, key, path) for role, fillers in value.items()}
        elif key == "optional":
            out[key] = bool(value)
        elif texts := _texts(value, key, path):
            if key in _ONE and (isinstance(value, list) or not texts[0].strip()):
                raise InputError(f"{path}: {key} in an entry of {part} is one text, not {value}.")
            out[key] = texts if isinstance(value, list) else texts[0]
    if not out.keys() >= set(_NEEDED[part]):
        raise InputError(f"{path}: an entry of {part} needs {' and '.join(_NEEDED[part])}; not so {entry}.")
    for value in (v for measure in MEASURES for v in listed(out.get(measure))):
        if wanted(value) is None:
            raise InputError(f'{path}: {value} is no figure. Write 3, ">=3", "<=3", ">3", "<3" or "~3".')
    return out


def _texts(value: object, key: str, path: Path) -> list[str]:
    if any(isinstance(v, dict | list) for v in listed(value)):
        raise InputError(f"{path}: {key} is a text or a list of texts, not {value}.")
    try:
        return [str(v) for v in listed(value)]
    except ValueError as error:
        raise InputError(f"{path}: {key} is a number of more digits than Python writes.") from error


def listed(value: object) -> list[Any]:
    """A list as it is, anything else as the only item of one, nothing as an empty one."""
    return [] if value is None else value if isinstance(value, list) else [value]


def wanted(value: object) -> Wanted | None:
    """The figure that was written; None where it is none."""
    text = str(value).strip()
    bound = next((b for b in _BOUNDS if text.startswith(b)), "")
    try:
        number = Decimal(text.removeprefix(bound).strip())
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    match bound:
        case ">=":
            return Wanted(number, None)
        case ">":
            return Wanted(number + 1, None)
        case "<=":
            return Wanted(None, number)
        case "<":
            return Wanted(None, number - 1)
    return Wanted(number, number, bound == "~")
