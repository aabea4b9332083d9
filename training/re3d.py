"""Names of re3d: press releases and reports with mentions of fourteen types."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sentences import ANY, TITLES, Sentence, Text, bioes

_TYPES = {"Organisation": "ORG", "Person": "PER", "Location": "LOC"}
_NOUNS = ("Coalition", "Group", "Government", "Council", "Army", "Members", "We", "Embassy", "Security", "Army")
SOURCES = ("Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "US State Department", "Wikipedia")
"""The parts of re3d with a plain open licence: CC BY 3.0 AU, public domain, OGL 3, public domain, CC BY-SA 3.0."""


def read_re3d(folder: Path) -> list[Text]:
    """Names of re3d: mentions made of a name alone count; a capitalised word elsewhere is left open, since mentions there are of every kind."""
    texts: list[Text] = []
    places = {"UK", "US", "U.S.", "United States", "United Kingdom"}
    for source in SOURCES:
        places |= {e["value"] for e in _rows(folder / source / "entities.json") if e["type"] == "Location"}
    for source in SOURCES:
        entities = _rows(folder / source / "entities.json")
        for d in _rows(folder / source / "documents.json"):
            text = _text(d["_id"], d["text"], [e for e in entities if e["documentId"] == d["_id"]], places)
            if text.sentences:
                texts.append(text)
    return texts


def _rows(path: Path) -> list[dict]:
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def _text(id_: str, raw: str, entities: list[dict], places: set[str]) -> Text:
    found = list(re.finditer(r"(?:[A-Z]\.){2,}|['’]s\b|\w+|[^\w\s]", raw))
    words = [m[0] for m in found]
    first = [
        k == 0
        or "\n" in raw[found[k - 1].end() : m.start()]
        or (words[k - 1] in ".!?" and k > 1 and words[k - 2][-1:].islower() and m[0][:1].isupper())
        for k, m in enumerate(found)
    ]
    allowed = [ANY if w[:1].isupper() else frozenset({"O"}) for w in words]
    done: set[int] = set()
    for e in sorted(entities, key=lambda e: e["begin"] - e["end"]):
        inside = [k for k, m in enumerate(found) if e["begin"] <= m.start() and m.end() <= e["end"]]
        while inside and words[inside[0]].lower() in ("the", "a", "an"):
            inside = inside[1:]
        if not inside or done & set(inside):
            continue
        a, b = inside[0], inside[-1] + 1
        kind, value = _TYPES.get(e["type"]), words[a:b]
        if e["type"] == "Nationality" and b - a == 1:
            allowed[a] = frozenset({"O", "S-MISC"})
            continue
        alone = b - a == 1 and (first[a] or value[0].endswith("s") or value[0] in _NOUNS) and not value[0].isupper()
        if kind is None or not _is_name(kind, value, alone, places):
            continue
        done |= set(inside)
        for k in range(a, b):
            allowed[k] = frozenset({f"{bioes(k, a, b)}-{kind}"})
    text, start = Text(f"re3d-{id_}"), 0
    for k in range(1, len(found) + 1):
        if k == len(found) or first[k]:
            spaces = [m.end() < len(raw) and raw[m.end()].isspace() for m in found[start:k]]
            paragraph = start == 0 or "\n" in raw[found[start - 1].end() : found[start].start()]
            text.sentences.append(Sentence(words[start:k], spaces, allowed=allowed[start:k], paragraph=paragraph))
            start = k
    return text


def _is_name(kind: str, value: list[str], alone: bool, places: set[str]) -> bool:
    """Whether a mention's words are a name and no description; `alone` says of one word that it may be a common noun."""
    if len(value) > 7 or not (value[0][:1].isupper() and value[-1][:1].isupper()):
        return False
    if not all(w[:1].isupper() or w in ("of", "for", "and", "the", "al", "-", "'s") for w in value):
        return False
    if kind == "PER":
        titled = any(w.lower() in TITLES or w in ("Minister", "Ministers", "Leader", "Office", "Officer", "Chief") for w in value)
        return 1 < len(value) < 5 and not titled
    if kind == "ORG":
        return " ".join(value) not in places and not alone
    return value not in (["Summit"], ["West"])
