"""Named questions: SPARQL files with a title and parameters, ours in questions/ and the user's own in a folder of that name.

    # Who works for, or belongs to, an organisation, and as what.
    # ?organization: the organisation, for example <https://…/organization/derbyshire-police>
    SELECT …

The first comment is the title; each `# ?name: meaning, for example VALUE` is a parameter. A parameter that is not given stays free, so
that the answer is for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from newsgraph.asking.query import term_of
from newsgraph.asking.things import find_thing
from newsgraph.errors import InputError, UsageError, reason
from newsgraph.resources import folder
from newsgraph.storing.store import Store

OWN = Path("questions")
"""Where users keep their own questions, in the folder that they work in."""
_PARAMETER = re.compile(r"#\s*\?(\w+):\s*(.*?)(?:,\s*for example\s+(.+?))?\s*$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that whoever asks may bind: its name without "?", what it means, and an example in the form that `--param` reads."""

    name: str
    meaning: str
    example: str | None

    @property
    def is_thing(self) -> bool:
        """Whether its value is a thing, so that a name will do."""
        return self.example is not None and self.example.startswith("<")


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: its title, parameters and SPARQL; `own` where it is the user's."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    sparql: str
    own: bool

    def examples(self) -> dict[str, str]:
        """The example values by parameter, to try the question out."""
        return {p.name: p.example for p in self.parameters if p.example is not None}


def questions(own: Path = OWN) -> list[Question]:
    """All questions by name; one of the user's takes the place of one of ours with the same name. Raises InputError for an unreadable file."""
    found: dict[str, Question] = {}
    ours = folder("questions")
    for place in (ours, own):
        if place.is_dir() and (place is ours or place.resolve() != ours.resolve()):
            found.update((path.stem, _read(path, own=place is not ours)) for path in sorted(place.glob("*.rq")))
    return [found[name] for name in sorted(found)]


def question(name: str, own: Path = OWN) -> Question:
    """The question of that name. Raises UsageError, with the nearest names, where there is none."""
    known = {q.name: q for q in questions(own)}
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UsageError(f"There is no question {name}.{hint} `kg query --list` shows all; your own go into {own}/NAME.rq.")


def bound(store: Store, asked: Question, values: Mapping[str, str]) -> dict[str, str]:
    """The values as `ask` binds them: where a parameter is a thing, its name does as well as its IRI.

    Raises UsageError for a parameter that the question does not have, and for a name that fits nothing or several things.
    """
    parameters = {p.name: p for p in asked.parameters}
    out: dict[str, str] = {}
    for name, value in ((n.lstrip("?$"), v) for n, v in values.items()):
        if name not in parameters:
            takes = f"It takes {', '.join(parameters)}." if parameters else "It takes none."
            raise UsageError(f"The question {asked.name} has no parameter {name}. {takes}")
        by_name = parameters[name].is_thing and not isinstance(term_of(value), ox.NamedNode)
        out[name] = f"<{find_thing(store, value).value}>" if by_name else value
    return out


def _read(path: Path, *, own: bool) -> Question:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The question {path} cannot be read: {reason(error)}.") from error
    title, parameters = "", []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        found = _PARAMETER.match(line)
        if found:
            parameters.append(Parameter(found[1], found[2], found[3]))
        elif not title:
            title = line.lstrip("# ").rstrip()
    return Question(path.stem, title or path.stem.replace("-", " "), tuple(parameters), text, own)
