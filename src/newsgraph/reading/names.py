"""Article ids: unique within a run, and safe as names of files."""

from __future__ import annotations

import re
from hashlib import sha256

from newsgraph.identifiers import slug

_UNSAFE = re.compile(r"[^\w.,=@+ -]+")
_LONGEST = 120
"""Bytes of an id; file systems allow 255 for a name, and suffixes are added to it."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_EXTENSIONS = re.compile(r"\.(?:gz|txt|text|md|markdown|html?|xhtml|json|jsonl|ndjson|warc)$", re.IGNORECASE)


def digest_of(text: str) -> str:
    """Eight hexadecimal digits that tell texts apart."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def stem_of(path: str) -> str:
    """The name of a file without folder and known extensions: "a/storm.html.gz" gives "storm"."""
    name = re.split(r"[/\\]", path)[-1]
    for _ in range(2):
        shorter = _EXTENSIONS.sub("", name)
        if shorter:
            name = shorter
    return name


def safe_id(wanted: str) -> str:
    """Make an id that is a safe name of a file on any system.

    An id that is one already stays as it is. In any other ("../a", "https://…", "con") what is unsafe becomes "-", and a
    digest of the whole keeps ids apart that look the same afterwards.
    """
    wanted = wanted.strip()
    safe = _UNSAFE.sub("-", wanted).strip(" .-")
    while len(safe.encode("utf-8", "replace")) > _LONGEST - 9:
        safe = safe[: -max(1, len(safe) // 10)]
    if safe == wanted and not _RESERVED.fullmatch(safe):
        return safe
    return f"{safe.strip(' .-') or 'article'}-{digest_of(wanted)}"


class ArticleIds:
    """Hands out the ids of one run: the first article keeps the id it came with, another text with the same gets a suffix."""

    def __init__(self) -> None:
        """Start a run in which no id is taken."""
        self._taken: dict[str, bytes] = {}

    def unique(self, wanted: str, text: str) -> str:
        """The id of an article of this text; the same text comes back with the same id, since it is the same article.

        Names that give one IRI are taken to be one: those that differ in case, as on the file systems of macOS and Windows, or in marks.
        """
        content = sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]
        name = safe_id(wanted)
        for candidate in (name, f"{name}-{content.hex()[:8]}", f"{name}-{content.hex()}"):
            if self._taken.setdefault(slug(candidate), content) == content:
                return candidate
        return f"{name}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
