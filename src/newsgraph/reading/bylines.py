"""Who wrote it and where: bylines ("By Jane Doe, Staff Writer") and datelines ("LONDON (Reuters) -")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsgraph.reading.dates import date_at_end, iso_date

_LONGEST = 160
_ROLE = (
    r"(?:(?:senior|staff|chief|special|associated press|ap|reuters|political|crime|court|courts|health|science|sports?|"
    r"business|education|local|deputy|digital|national|foreign|world|news|city|web|multimedia|general|investigative|"
    r"contributing|video|breaking|assignment|managing|executive|online|home|affairs|environment|transport|guest|north|"
    r"south|east|west|america|asia|africa|middle|europe|bbc|cnn|diplomatic|security|economics|technology|music|arts)\s+){0,4}"
    r"(?:writers?|reporters?|correspondents?|editors?|staff|journalists?|contributors?|columnists?|producers?|author|"
    r"press|photographers?|anchors?|desk|team|bureau|agency|service|media)"
)
_NAME_WORD = r"(?:[^\W\d_a-z][\w’'.-]*|d[aeiu]|de|la|von|van|der|bin|al|el|ter|ten|du|di|dos)"
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_NAME}){{0,5}}"
_BY = re.compile(
    rf"(?i:by|written by|posted by|story by|words by|reported by|article by|text by|from)\s*:?\s+(?P<names>{_NAMES})"
    rf"(?P<rest>.*)"
)
_BY_DESK = re.compile(rf"(?i:(?:by|posted by)\s*:?\s+(?:the\s+)?[\w.’'& -]{{0,40}}\b{_ROLE})")
_NAME_ROLE = re.compile(rf"(?P<names>{_NAMES})\s*(?:[,|/•·–—-]|\bfor\b)\s*(?i:{_ROLE})(?P<rest>.*)")
_CREDITS = re.compile(r"\(?(?i:(?:additional )?(?:reporting|writing|editing|written|edited|compiled)) by (?P<names>" + _NAMES + r").{0,80}")
_REST = re.compile(
    rf"\s*(?:\[email.{{1,3}}protected\]|\S+@\S+)|\s*(?:[,|/•·–—(-]\s*(?:(?:in|for|at|of)\b)?[\w\s@.,’'&|/:()–—-]{{0,80}}|(?i:\s*{_ROLE}).{{0,60}}|"
    r"(?:in|for|at|@)\s*[\w\s@.,’'&|/-]{1,60}|\S+@\S+)?"
)
_SIGNED = re.compile(rf"(?:--|[—–―-])\s*(?P<names>{_NAMES})\.?")
_AGENCY_LINE = re.compile(
    r"(?i)\(?(?:the\s+)?(?:associated press|ap|reuters|afp|agence france-presse|press association|pa media|upi|bloomberg|bbc news|cnn|"
    r"city news service|staff reports?|(?:breaking |web |digital )?(?:news )?staff|wire (?:reports?|services)|news services)"
    r"(?:\s+(?:contributed|contributed to this (?:report|story|article)|staff|and staff|wire|wires?))?\)?\.?|"
    r"contributing\s*:.{2,80}|information from\s*:.{2,120}|.{2,80}\bcontributed (?:reporting|to this (?:report|story|article)).{0,60}"
)
_NO_NAME = re.compile(
    r"(?i)\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|"
    r"september|october|november|december|christmas|the|numbers|law|contrast|comparison|far)\b"
)
_SEPARATORS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")

_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.’']+"
_CITY_CAPITALS = rf"{_CAPITALS}(?:[ /-]{_CAPITALS}){{0,6}}"
_CITY = r"[^\W\d_a-z][\w.’']+(?:[ -][^\W\d_a-z][\w.’']*){0,4}"
_REGION = r"(?:\s*,\s*[^\W\d_a-z][\w.’']*(?:\s[^\W\d_a-z][\w.’']*){0,2}){0,2}"
_DATE = (
    r"(?:\s*[,(]\s*(?P<date>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?|"
    r"\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?:,?\s\d{4})?)\)?)"
)
_AGENCY = r"(?:\s*[(\[][A-Z][\w./ &’'-]{1,30}[)\]])"
_DASH = r"\s*(?:—|–|--|―|-(?=\s|$)|:(?=\s))\s*"
_DATELINES = (
    re.compile(rf"(?P<place>{_CITY_CAPITALS}{_REGION}?){_DATE}?{_AGENCY}?{_DASH}(?=\S|$)"),
    re.compile(rf"(?P<place>{_CITY}{_REGION}?){_DATE}?{_AGENCY}{_DASH}(?=\S|$)"),
    re.compile(rf"(?P<place>{_CITY}{_REGION}?){_DATE}{_AGENCY}?{_DASH}(?=\S|$)"),
    re.compile(rf"(?P<place>{_CITY},\s[A-Z][a-z]{{2,5}}\.){_DASH}(?=\S|$)"),
)
_PLACE_LINE = re.compile(rf"(?P<place>{_CITY}{_REGION})[\s,|•·(–—-]*")
_NEW_CITIES = (["NEW", "DELHI"], ["NEW", "HAVEN"], ["NEW", "ORLEANS"], ["NEW", "YORK"])
_NO_PLACE = frozenset(
    [
        "UPDATE",
        "UPDATED",
        "BREAKING",
        "EXCLUSIVE",
        "NOTE",
        "EDITOR",
        "EDITORS",
        "WATCH",
        "VIDEO",
        "PHOTOS",
        "PHOTO",
        "RELATED",
        "MORE",
        "LIVE",
        "CORRECTION",
        "READ",
        "NEW",
        "LATEST",
        "DEVELOPING",
        "ANALYSIS",
        "OPINION",
        "WARNING",
        "ALERT",
        "REPORT",
        "INTERVIEW",
        "FACTBOX",
        "TIMELINE",
        "EXPLAINER",
        "PREVIOUS",
        "STORY",
        "Q",
        "A",
        "WEBVTT",
        "SEE",
        "ALSO",
        "JUST",
        "IN",
        "CAUTION",
        "URGENT",
        "OFFICIAL",
        "SOURCE",
        "FAQ",
        "TOP",
        "NEWS",
        "POLICE",
        "RAW",
        "POLL",
        "UNDATED",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a report, characters counted from the paragraph's start: the place, where the report goes on, and the ISO date where it has one."""

    place_end: int
    end: int
    date: str | None = None


def byline(line: str) -> tuple[str, ...] | None:
    """The authors that a line is only there to name, empty when it names a desk, None when it is no byline."""
    line = line.strip()
    if not 5 <= len(line) <= _LONGEST or ("\n" in line and len(line.split()) > 25):
        return None
    credited = _CREDITS.fullmatch(line)
    if credited:
        return _split(credited["names"])
    if line[-1] in "!?" or (line[-1] == "." and len(line.split()) > 8):
        return None
    for pattern in (_BY, _NAME_ROLE):
        found = pattern.fullmatch(line)
        if found and not _NO_NAME.search(found["names"]) and _REST.fullmatch(found["rest"]):
            if line[:4].lower() == "from" and "," in found["names"]:
                return None
            return _split(found["names"])
    if _BY_DESK.fullmatch(line) or _AGENCY_LINE.fullmatch(line):
        return ()
    return None


def signature(line: str) -> tuple[str, ...] | None:
    """The author that signs an article at its end ("— Jane Doe"), None when a line is no signature."""
    found = _SIGNED.fullmatch(line.strip())
    if found is None or _NO_NAME.search(found["names"]):
        return None
    names = _split(found["names"])
    return () if re.search(r"(?i)\b(?:wire|staff|report|press|times|news|reuters|service)\b", found["names"]) else names


def dateline(paragraph: str) -> Dateline | None:
    """Find the dateline that a paragraph begins with: "MINNEAPOLIS, Minn. —", "LONDON (Reuters) -", "BRISTOL, 12 May —"."""
    head = paragraph[:_LONGEST]
    for pattern in _DATELINES:
        found = pattern.match(head)
        if found is None:
            continue
        place, dated = found["place"], found.groupdict().get("date")
        if _no_place(place):
            return None
        if head[: found.end()].rstrip().endswith(":") and "(" not in found[0] and not dated and not place.isupper():
            return None
        return Dateline(found.end("place"), len(found[0].rstrip()), iso_date(dated or ""))
    dated_at = date_at_end(head) if len(head) == len(paragraph) else None
    front = _PLACE_LINE.fullmatch(head[: dated_at[0]]) if dated_at else None
    if dated_at is None or front is None or _no_place(front["place"]) or re.fullmatch(rf"(?i){_ROLE}", front["place"].split(",")[0]):
        return None
    return Dateline(front.end("place"), len(head), dated_at[1])


def _no_place(place: str) -> bool:
    first = place.split(",")[0].upper().split()
    return len(place) < 3 or (first[0].strip(".:'’") in _NO_PLACE and first[:2] not in _NEW_CITIES)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _SEPARATORS.split(names) if name.strip())
