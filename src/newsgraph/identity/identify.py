"""Sketches of a corpus ► which of its things are one, and the IRI of each. Order of articles and number of workers change nothing.

Sketches and candidates lie in a temporary SQLite file, so that memory does not grow with the corpus; only word counts and one number a
thing are held.
"""

from __future__ import annotations

import sqlite3
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, groupby
from types import TracebackType

from newsgraph.identifiers import apart_iri
from newsgraph.identity.blocking import LARGEST, keys_of
from newsgraph.identity.clusters import Clusters
from newsgraph.identity.decisions import CONFIRMED, MERGED, REJECTED, Merge
from newsgraph.identity.likeness import SURE, Judge, confidence
from newsgraph.identity.sketches import ArticleSketch, Sketch, sketch_from_bytes
from newsgraph.identity.words import Rarity

_TABLES = """
CREATE TABLE article (iri TEXT PRIMARY KEY, sketch BLOB);
CREATE TABLE thing (number INTEGER PRIMARY KEY, article TEXT, place INTEGER, iri TEXT);
CREATE TABLE block (key TEXT, thing INTEGER);
CREATE TABLE pair (a INTEGER, b INTEGER, odds REAL, reasons TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE renamed (article TEXT, iri TEXT, canonical TEXT, PRIMARY KEY (article, iri)) WITHOUT ROWID;
CREATE TABLE merge (a INTEGER, b INTEGER, odds REAL, reasons TEXT, decision TEXT);
"""
_REMEMBERED = 1_000_000  # pairs that need no second look; forgetting one costs time only


class Identity:
    """Collects sketches with `add`, decides with `settle`, then answers with `of` and `merges`. Close it, or use it in a with block."""

    def __init__(self) -> None:
        """An identity of nothing yet."""
        self._file = tempfile.TemporaryDirectory(prefix="newsgraph-")
        self._db = sqlite3.connect(f"{self._file.name}/identity.sqlite", isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        self._db.execute("BEGIN")
        self._sketch = lru_cache(maxsize=1024)(self._read)

    def __enter__(self) -> Identity:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Remove the temporary file."""
        self._db.close()
        self._file.cleanup()

    def add(self, article: str, sketch: bytes) -> None:
        """Take in what `sketch_as_bytes` wrote of one article (its IRI); the same article again replaces what was there."""
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?)", (article, sketch))

    def settle(self, decisions: Iterable[Merge] = ()) -> None:
        """Decide which things are one; `decisions` are somebody's own and go before everything else. Call it once, after all `add`."""
        article_of = self._number()
        decided = [(d, pair) for d in decisions if (pair := self._pair(d)) is not None]
        clusters = Clusters(article_of, [pair for d, pair in decided if d.decision == REJECTED])
        for d, (a, b) in decided:
            if d.decision == CONFIRMED and clusters.join(a, b, decided=True):
                self._note(a, b, 10.0, d.because, CONFIRMED)
            elif d.decision == REJECTED:
                self._note(a, b, 10.0, d.because, REJECTED)
        self._weigh()
        for a, b, odds, reasons in self._db.execute("SELECT a, b, odds, reasons FROM pair ORDER BY odds DESC, a, b"):
            if clusters.join(a, b):
                self._note(a, b, odds, reasons, MERGED)
        self._name(clusters)
        del self._words, self._judge  # whoever writes next needs the memory

    def of(self, article: str) -> Mapping[str, str]:
        """For the things of an article (its IRI): the IRI that each has alone ► the IRI that it has in the corpus, where they differ."""
        return dict(self._db.execute("SELECT iri, canonical FROM renamed WHERE article = ?", (article,)))

    def merges(self) -> Iterator[Merge]:
        """What was merged and rejected, but for places with one entry in GeoNames, in the order of their things."""
        for a, b, odds, reasons, decision in self._db.execute("SELECT a, b, odds, reasons, decision FROM merge ORDER BY a, b, decision"):
            (of, one), (other, two) = self._thing(a), self._thing(b)
            if not (one.link and one.link == two.link):
                yield Merge(one.room, one.names[0], of.article, one.iri, other.article, two.iri, decision, round(confidence(odds), 2), reasons)

    def _number(self) -> array[int]:
        """Number all things, by article and IRI, and count words and names. The article of each thing, as a number."""
        article_of = array("q")
        words: Counter[str] = Counter()
        names: Counter[str] = Counter()
        articles = 0
        rows = self._db.execute("SELECT iri FROM article ORDER BY iri").fetchall()
        for articles, (iri,) in enumerate(rows, start=1):
            sketch = self._sketch(iri)
            words.update({w for thing in sketch.things for w, _ in thing.words})
            names.update(sketch.company)
            for place, thing in enumerate(sketch.things):
                self._db.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", (len(article_of), iri, place, thing.iri))
                article_of.append(articles)
        self._db.execute("CREATE INDEX of_article ON thing (article, iri)")
        self._words = Rarity(articles, words)
        self._judge = Judge(self._words, names)
        return article_of

    def _weigh(self) -> None:
        """Fill the table of pairs with those that share a block and are surely one."""
        for number, article, place in self._db.execute("SELECT number, article, place FROM thing ORDER BY number"):
            sketch = self._sketch(article)
            keys = sorted(set(keys_of(sketch.things[place], self._words)))
            self._db.executemany("INSERT INTO block VALUES (?, ?)", ((key, number) for key in keys))
        self._db.execute("CREATE INDEX of_key ON block (key)")
        seen: set[int] = set()  # a pair in one number: a third of a tuple's memory
        blocks = self._db.execute(
            "SELECT block.key, block.thing FROM block JOIN (SELECT key FROM block GROUP BY key HAVING COUNT(*) BETWEEN 2 AND ?) AS shared"
            " ON block.key = shared.key ORDER BY block.key, block.thing",
            (LARGEST,),
        )
        for _, rows in groupby(blocks, key=lambda r: r[0]):
            for a, b in combinations([thing for _, thing in rows], 2):
                pair = a << 32 | b
                if pair in seen:
                    continue
                if len(seen) >= _REMEMBERED:
                    seen.clear()
                seen.add(pair)
                (of, one), (other, two) = self._thing(a), self._thing(b)
                if of.article != other.article:
                    found = self._judge.likeness(one, of, two, other)
                    if found.odds >= SURE:
                        self._db.execute("INSERT OR IGNORE INTO pair VALUES (?, ?, ?, ?)", (a, b, found.odds, "; ".join(found.reasons)))

    def _name(self, clusters: Clusters) -> None:
        """Give each cluster the IRI that most of its articles have for it; a second cluster that wants it takes more into its name."""
        wanted: dict[str, list[tuple[int, str]]] = {}
        own: dict[int, list[tuple[str, str]]] = {}
        for number, article, iri in self._db.execute("SELECT number, article, iri FROM thing ORDER BY number"):
            own.setdefault(clusters.root(number), []).append((article, iri))
        for root, members in sorted(own.items()):
            count = Counter(iri for _, iri in members)
            iri = min(count, key=lambda i: (-count[i], -len(i), i))
            wanted.setdefault(iri, []).append((root, members[0][0]))
        for iri, roots in sorted(wanted.items()):
            for k, (root, article) in enumerate(sorted(roots, key=lambda r: r[1])):
                canonical = iri if k == 0 else apart_iri(iri, self._more(root, article))
                renamed = ((of, before, canonical) for of, before in own[root] if before != canonical)
                self._db.executemany("INSERT OR REPLACE INTO renamed VALUES (?, ?, ?)", renamed)

    def _more(self, root: int, article: str) -> str:
        """What tells a thing from another of its name: the number of its place in GeoNames, else the first article that tells of it."""
        link = self._thing(root)[1].link
        return link.rstrip("/").rsplit("/", 1)[-1] if link else article.rsplit("/", 1)[-1]

    def _note(self, a: int, b: int, odds: float, reasons: str, decision: str) -> None:
        self._db.execute("INSERT INTO merge VALUES (?, ?, ?, ?, ?)", (*sorted((a, b)), odds, reasons, decision))

    def _pair(self, merge: Merge) -> tuple[int, int] | None:
        """The numbers of a decision's two things; None where the corpus no longer has them."""
        found = [
            self._db.execute("SELECT number FROM thing WHERE article = ? AND iri = ?", of).fetchone()
            for of in ((merge.article, merge.thing), (merge.other_article, merge.other_thing))
        ]
        return (found[0][0], found[1][0]) if all(found) else None

    def _thing(self, number: int) -> tuple[ArticleSketch, Sketch]:
        article, place = self._db.execute("SELECT article, place FROM thing WHERE number = ?", (number,)).fetchone()
        sketch = self._sketch(article)
        return sketch, sketch.things[place]

    def _read(self, article: str) -> ArticleSketch:
        (blob,) = self._db.execute("SELECT sketch FROM article WHERE iri = ?", (article,)).fetchone()
        return sketch_from_bytes(blob)
