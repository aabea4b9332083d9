"""What a build knows of its output: which articles are in it, and each one's graph before things of different articles became one.

An SQLite file beside the output, written in transactions, so that a build that is stopped at any moment goes on where it was, one that is
repeated builds only what is new, and two that write the same output are kept apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any
from uuid import uuid4

from newsgraph.errors import StoreError, reason
from newsgraph.identity.identify import Identity
from newsgraph.reading.article import Article
from newsgraph.reading.duplicates import Duplicates, Fingerprint
from newsgraph.running.work import Result, unpacked

_TABLES = """
CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, iri TEXT, key BLOB, rank TEXT, mark TEXT, state TEXT, copy_of TEXT);
CREATE TABLE IF NOT EXISTS built (key BLOB PRIMARY KEY, triples BLOB, sketch BLOB, count INTEGER, sentences INTEGER, used INTEGER);
CREATE TABLE IF NOT EXISTS waiting (id TEXT PRIMARY KEY, article TEXT);
CREATE TABLE IF NOT EXISTS written (graph TEXT PRIMARY KEY, digest BLOB);
CREATE TABLE IF NOT EXISTS named (name TEXT);
"""
_VERSION = 4
_SELDOM = 1.0
"""Seconds between two transactions while articles are built."""
_IN_OUTPUT = "state IN ('built', 'unchanged') AND copy_of IS NULL"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's graph: its id and IRI, the nodes that others stand for, a digest of all that it depends on, and its packed triples when asked for."""

    id: str
    article: str
    nodes: Mapping[str, str]
    digest: bytes
    packed: Callable[[], bytes]


class Journal:
    """The journal of one output, for one build at a time.

    Raises StoreError where another build has it, where it cannot be written, or the disk is full.
    """

    def __init__(self, path: Path) -> None:
        """Open the journal at `path`, or begin one."""
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("ab").close()  # says why, where SQLite only says that it is unable
        except OSError as error:
            raise StoreError(f"{path.parent} cannot be written: {reason(error)}.") from error
        with self._failing():
            self._db = sqlite3.connect(path, timeout=0)
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("BEGIN EXCLUSIVE")
            if self._db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    self._db.execute(f"DROP TABLE {name}")
                self._db.execute(f"PRAGMA user_version = {_VERSION}")
            for statement in _TABLES.strip().splitlines():
                self._db.execute(statement)
            self._db.commit()
        self._committed = monotonic()

    def __enter__(self) -> Journal:
        """Hold the journal until the block ends."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let go of it; one that holds nothing is not left behind."""
        try:
            self._db.commit()
            empty = not any(self._db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in ("built", "written"))
        except sqlite3.Error:
            empty = False
        self._db.close()
        if empty:
            self._path.unlink(missing_ok=True)

    def begin(self) -> None:
        """Start a build: no article is there until it is entered."""
        with self._failing():
            self._db.execute("UPDATE article SET state = 'gone', copy_of = NULL")
            self._db.execute("DELETE FROM waiting")

    def enter(self, article: Article, iri: str, key: bytes, mark: Fingerprint) -> str:
        """Note an article that was read: "again" where it was read before in this build, "unchanged" where its graph is there, else "new"."""
        with self._failing():
            if self._db.execute("SELECT 1 FROM article WHERE id = ? AND state != 'gone'", (article.id,)).fetchone():
                return "again"
            state = "unchanged" if self._db.execute("SELECT 1 FROM built WHERE key = ?", (key,)).fetchone() else "new"
            row = (article.id, iri, key, article.published or "~", json.dumps([part.hex() for part in _parts(mark)]), state)
            self._db.execute("INSERT OR REPLACE INTO article (id, iri, key, rank, mark, state) VALUES (?, ?, ?, ?, ?, ?)", row)
        return state

    def postpone(self, article: Article) -> None:
        """Keep an article that seems to be a copy until it is known which of the two is the original."""
        with self._failing():
            self._db.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?)", (article.id, json.dumps(asdict(article))))

    def built(self, results: Iterable[Result]) -> None:
        """Keep the graphs of a batch; a process that is killed takes with it what came within a second, for the disk is not waited for more often."""
        with self._failing():
            for r in results:
                self._db.execute("UPDATE article SET state = 'built' WHERE id = ?", (r.id,))
                row = (r.triples, r.sketch, r.count, r.sentences, r.used, r.id)
                self._db.execute("INSERT OR REPLACE INTO built SELECT key, ?, ?, ?, ?, ? FROM article WHERE id = ?", row)
            if monotonic() - self._committed >= _SELDOM:
                self._db.commit()
                self._committed = monotonic()

    def failed(self, article_id: str) -> None:
        """Note that an article could not be built."""
        with self._failing():
            self._db.execute("UPDATE article SET state = 'failed' WHERE id = ?", (article_id,))

    def copies(self) -> list[tuple[str, str]]:
        """Which articles copy which, (copy, original), whatever order they came in: the earliest is the original, then the least id."""
        known = Duplicates()
        found = []
        with self._failing():
            for name, mark in self._db.execute("SELECT id, mark FROM article WHERE state NOT IN ('gone', 'failed') ORDER BY rank, id"):
                original = known.of(name, Fingerprint(*map(bytes.fromhex, json.loads(mark))))
                if original is not None:
                    found.append((name, original))
        known.close()
        return found

    def leave_out(self, copies: Iterable[tuple[str, str]]) -> None:
        """Keep copies out of the output."""
        with self._failing():
            self._db.executemany("UPDATE article SET copy_of = ? WHERE id = ?", ((original, name) for name, original in copies))

    def waiting(self) -> Iterator[Article]:
        """The postponed articles that turned out to be originals."""
        query = "SELECT w.id FROM waiting w JOIN article a ON a.id = w.id WHERE a.copy_of IS NULL AND a.state = 'new' ORDER BY w.id"
        with self._failing():
            names = self._db.execute(query).fetchall()
            for row in names:
                told: dict[str, Any] = json.loads(self._db.execute("SELECT article FROM waiting WHERE id = ?", row).fetchone()[0])
                yield Article(**told | {name: tuple(told[name]) for name in ("authors", "remarks")})

    def sketches(self) -> Iterator[tuple[str, bytes]]:
        """The articles of the output with the sketches of their things."""
        with self._failing():
            for article, data in self._db.execute(f"SELECT a.iri, b.sketch FROM article a JOIN built b ON b.key = a.key WHERE {_IN_OUTPUT}"):
                yield article, unpacked(data)

    def entries(self, identity: Identity) -> Iterator[Entry]:
        """The graphs of the output, in the order of their names as N-Quads have them."""
        with self._failing():
            for name, article, key in self._db.execute(f"SELECT id, iri, key FROM article WHERE {_IN_OUTPUT} ORDER BY iri || '>'"):
                nodes = identity.of(article)
                digest = sha256(key + json.dumps(sorted(nodes.items())).encode()).digest()
                yield Entry(name, article, nodes, digest, lambda key=key: self._packed(key))  # type: ignore[misc]

    def _packed(self, key: bytes) -> bytes:
        with self._failing():
            return bytes(self._db.execute("SELECT triples FROM built WHERE key = ?", (key,)).fetchone()[0])

    def name(self) -> str:
        """A name that no other journal has, and that this one keeps."""
        with self._failing():
            self._db.execute("INSERT INTO named SELECT ? WHERE NOT EXISTS (SELECT 1 FROM named)", (uuid4().hex,))
            self._db.commit()
            return str(self._db.execute("SELECT name FROM named").fetchone()[0])

    def written(self) -> dict[str, bytes]:
        """The graphs that the output has, each with the digest that it had when it was written."""
        with self._failing():
            return dict(self._db.execute("SELECT graph, digest FROM written").fetchall())

    def unsure(self, graphs: Iterable[str]) -> None:
        """Note that these are about to change: whoever is stopped now cannot tell which version the output has."""
        self.wrote(dict.fromkeys(graphs, b""))

    def wrote(self, graphs: Mapping[str, bytes | None]) -> None:
        """Note that the output has these graphs now; None for one that it has no longer."""
        with self._failing():
            self._db.executemany("DELETE FROM written WHERE graph = ?", ((g,) for g, digest in graphs.items() if digest is None))
            self._db.executemany("INSERT OR REPLACE INTO written VALUES (?, ?)", ((g, d) for g, d in graphs.items() if d is not None))
            self._db.commit()

    def totals(self) -> tuple[dict[str, int], tuple[int, int, int]]:
        """How many articles are built, unchanged, duplicate and failed; the triples, sentences and used sentences of those in the output."""
        with self._failing():
            states = dict(
                self._db.execute(
                    """SELECT CASE WHEN copy_of IS NULL THEN state ELSE 'duplicate' END AS s, COUNT(*) FROM article WHERE state != 'gone' GROUP BY s"""
                ).fetchall()
            )
            sums = self._db.execute(f"SELECT SUM(count), SUM(sentences), SUM(used) FROM built b JOIN article a ON a.key = b.key WHERE {_IN_OUTPUT}").fetchone()
        return states, (sums[0] or 0, sums[1] or 0, sums[2] or 0)

    def end(self) -> None:
        """Forget the articles that are no longer there, and graphs that nobody uses."""
        with self._failing():
            self._db.execute("DELETE FROM article WHERE state = 'gone'")
            self._db.execute("DELETE FROM built WHERE key NOT IN (SELECT key FROM article)")
            self._db.execute("DELETE FROM waiting")
            self._db.commit()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            text = str(error)
            output = self._path.name.removeprefix(".").removesuffix(".build")
            if "locked" in text:
                raise StoreError(f"Another build is writing {output}. Wait until it has ended, or write to another output.") from error
            if "full" in text:
                raise StoreError(f"The disk is full: {self._path} cannot grow. Make room, then give the same command to go on.") from error
            if "not a database" in text:
                raise StoreError(f"{self._path} is no journal of a build. Remove it, and everything is built anew.") from error
            raise StoreError(f"{self._path} cannot be written: {text}.") from error


def _parts(mark: Fingerprint) -> tuple[bytes, bytes, bytes, bytes]:
    return mark.exact, mark.signature, mark.figures, mark.names
