"""The gazetteer: countries, their first- and second-level parts, continents, well-known regions and 235,000 populated places, by name.

`compiling` makes it at first use, in the user's cache folder: one SQLite file that appears whole or not at all, and whose name holds what
it was made from. It is opened read-only.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path

from newsgraph.errors import InputError
from newsgraph.finding.demonyms import DEMONYMS
from newsgraph.resolving.compiling import COLUMNS, GazetteerEntry, compile_gazetteer, fold, version
from newsgraph.resolving.dumps import dump_paths
from newsgraph.resolving.regions import ALIASES

__all__ = ["Gazetteer", "GazetteerEntry", "fold", "open_gazetteer"]


class Gazetteer:
    """Look-ups by name, id and demonym over the compiled file."""

    def __init__(self, path: Path) -> None:
        """Open a compiled gazetteer read-only."""
        self._path = path
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.get = lru_cache(maxsize=20_000)(self._get)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        """Workers open the file anew."""
        return Gazetteer, (self._path,)

    def _find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """All places of that name, the most populous first."""
        folded = fold(name)
        folded = ALIASES.get(folded, folded)
        rows = self._db.execute(
            f"SELECT {COLUMNS} FROM place JOIN name ON place.row = name.place WHERE name.folded = ?",
            (folded,),
        )
        found = [GazetteerEntry(*row) for row in rows]
        return tuple(sorted(found, key=lambda e: (-_rank(e), -e.population, e.id, e.name)))

    def _get(self, geonames: int) -> GazetteerEntry | None:
        row = self._db.execute(f"SELECT {COLUMNS} FROM place WHERE id = ?", (geonames,)).fetchone()
        return GazetteerEntry(*row) if row else None

    def country(self, code: str) -> GazetteerEntry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        row = self._db.execute(f"SELECT {COLUMNS} FROM place WHERE kind = 'country' AND country = ?", (code,)).fetchone()
        return GazetteerEntry(*row) if row else None

    def part(self, key: str) -> GazetteerEntry | None:
        """The first-level part of a country by its key ("US.TX", "GB.ENG")."""
        row = self._db.execute(f"SELECT {COLUMNS} FROM place WHERE code = ?", (key,)).fetchone()
        return GazetteerEntry(*row) if row else None

    def country_of_demonym(self, word: str) -> GazetteerEntry | None:
        """The country of "Libyan", "French", "Germans"; None where the word is no demonym."""
        name = DEMONYMS.get(word.lower()) or (DEMONYMS.get(word.lower()[:-1]) if word.lower().endswith("s") else None)
        if name is None:
            found = [e for e in self.find(word) if e.kind == "country"] if word[:1].isupper() else []
            return found[0] if found else None
        return next((e for e in self.find(name) if e.kind in ("country", "admin1", "region")), None)

    def parents(self, entry: GazetteerEntry) -> tuple[GazetteerEntry, ...]:
        """The first-level part and the country that an entry lies in."""
        out = []
        if entry.kind in ("city", "admin2") and entry.admin1 and (part := self.part(entry.admin1)) is not None:
            out.append(part)
        if entry.kind != "country" and entry.country and (country := self.country(entry.country)) is not None:
            out.append(country)
        return tuple(out)


def _rank(entry: GazetteerEntry) -> int:
    return {"continent": 4, "country": 3, "region": 2, "admin1": 1, "admin2": -1}.get(entry.kind, 0)


def open_gazetteer() -> Gazetteer:
    """The gazetteer with what the user added, compiled at first use.

    Raises InputError where an added file is broken or no folder can be written.
    """
    return _open(dump_paths())


@lru_cache(maxsize=2)
def _open(extra: tuple[Path, ...]) -> Gazetteer:
    path = _cache_folder() / f"gazetteer-{version(extra)}.sqlite"
    if not path.exists():
        compile_gazetteer(path, extra)
    return Gazetteer(path)


def _cache_folder() -> Path:
    for folder in (os.environ.get("NEWSGRAPH_CACHE"), os.environ.get("XDG_CACHE_HOME"), str(Path.home() / ".cache"), tempfile.gettempdir()):
        if not folder:
            continue
        path = Path(folder) / "newsgraph"
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(path, os.W_OK):
            return path
    raise InputError("No folder can be written for the gazetteer. Set NEWSGRAPH_CACHE to one that can.")
