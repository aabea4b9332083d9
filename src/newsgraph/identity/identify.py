"""Sketches of a corpus ► which of its things are one, and the IRI of each. Order of articles and number of workers change nothing.

Sketches, candidates and clusters lie in a temporary SQLite file, so that memory does not grow with the corpus; only counts of words and names and
a few bytes a thing are held.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from types import TracebackType

from newsgraph.identifiers import apart_iri
from newsgraph.identity.blocking import LARGEST, NEIGHBOURS, keys_of
from newsgraph.identity.clusters import Clusters
from newsgraph.identity.decisions import CONFIRMED, MERGED, REJECTED, Merge
from newsgraph.identity.likeness import KNOWN, SURE, Judge, confidence
from newsgraph.identity.sketches import ArticleSketch, Sketch, sketch_from_bytes, thing_from_bytes
from newsgraph.identity.spans import DAYS_APART, span_of
from newsgraph.identity.words import Rarity

_TABLES = """
CREATE TABLE article (iri TEXT PRIMARY KEY, sketch BLOB);
CREATE TABLE thing (number INTEGER PRIMARY KEY, article TEXT, iri TEXT, cluster INTEGER, link TEXT, first INTEGER, last INTEGER);
CREATE TABLE sketch (thing INTEGER PRIMARY KEY, line BLOB);
CREATE TABLE block (key TEXT, thing INTEGER, first INTEGER, last INTEGER);
CREATE TABLE pair (a INTEGER, b INTEGER, odds REAL, reasons TEXT);
CREATE TABLE cluster (number INTEGER PRIMARY KEY, canonical TEXT);
CREATE TABLE merge (kind TEXT, name TEXT, article TEXT, thing TEXT, other_article TEXT, other_thing TEXT, decision TEXT, confidence REAL, because TEXT);
"""
_BLOCKS = """CREATE TABLE placed AS SELECT key, thing, first, last, ROW_NUMBER() OVER (PARTITION BY key ORDER BY thing) AS place,
  CASE WHEN COUNT(*) OVER (PARTITION BY key) <= ? THEN ? WHEN key LIKE 'event %' THEN 0 ELSE ? END AS reach
FROM block"""
"""Each thing of a block with its place there, and how many places on those are with which it is compared."""
_CANDIDATES = """SELECT one.thing, other.thing
FROM placed AS one JOIN placed AS other ON other.key = one.key AND other.place BETWEEN one.place + 1 AND one.place + one.reach
  AND one.first <= other.last + ? AND other.first <= one.last + ?
GROUP BY one.thing, other.thing ORDER BY MIN(one.key), one.thing, other.thing"""
"""Each pair once, those of one block together: their sketches are then at hand. What happened on other days is not compared."""
_CLUSTERS = """SELECT iri, article, cluster FROM (
  SELECT iri, cluster, MIN(MIN(article)) OVER (PARTITION BY cluster) AS article,
    ROW_NUMBER() OVER (PARTITION BY cluster ORDER BY COUNT(*) DESC, LENGTH(iri) DESC, iri) AS choice
  FROM thing GROUP BY cluster, iri)
WHERE choice = 1 ORDER BY iri, article, cluster"""
"""Each cluster with the IRI that most of its articles have for it, of these the longest, and its first article."""


class Identity:
    """Collects sketches with `add`, decides with `settle`, then answers with `of` and `merges`. Close it, or use it in a with block."""

    def __init__(self) -> None:
        """An identity of nothing yet."""
        self._file = tempfile.TemporaryDirectory(prefix="newsgraph-")
        self._db = sqlite3.connect(f"{self._file.name}/identity.sqlite", isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        self._db.execute("BEGIN")
        self._article = lru_cache(maxsize=1024)(self._read_article)
        self._thing = lru_cache(maxsize=4096)(self._read_thing)

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
        clusters = self._number()
        decided = [(d, pair) for d in decisions if (pair := self._pair(d)) is not None]
        for d, pair in decided:
            if d.decision == REJECTED:
                clusters.keep_apart(*pair)
        for d, (a, b) in decided:
            if d.decision == CONFIRMED and clusters.join(a, b, decided=True):
                self._note(a, b, 10.0, d.because, CONFIRMED)
            elif d.decision == REJECTED:
                self._note(a, b, 10.0, d.because, REJECTED)
        self._join_linked(clusters)
        self._weigh()
        for a, b, odds, reasons in self._db.execute("SELECT a, b, odds, reasons FROM pair ORDER BY odds DESC, a, b"):
            if clusters.join(a, b):
                self._note(a, b, odds, reasons, MERGED)
        self._name(clusters)
        del self._words, self._judge  # whoever writes next needs the memory
        self._article.cache_clear()
        self._thing.cache_clear()

    def of(self, article: str) -> Mapping[str, str]:
        """For the things of an article (its IRI): the IRI that each has alone ► the IRI that it has in the corpus, where they differ."""
        query = "SELECT iri, canonical FROM thing JOIN cluster ON cluster.number = thing.cluster WHERE article = ? AND iri != canonical"
        return dict(self._db.execute(query, (article,)))

    def iri_of(self, article: str, thing: str) -> str:
        """The IRI in the corpus of a thing of an article."""
        query = "SELECT canonical FROM thing JOIN cluster ON cluster.number = thing.cluster WHERE article = ? AND iri = ?"
        return str(self._db.execute(query, (article, thing)).fetchone()[0])

    def merges(self) -> Iterator[Merge]:
        """What was merged and rejected, but for places with one entry in GeoNames; in order."""
        return (Merge(*row) for row in self._db.execute("SELECT * FROM merge ORDER BY kind, name, article, thing, other_article, other_thing"))

    def _number(self) -> Clusters:
        """Number all things, by article and IRI, each a cluster, and count words and names."""
        clusters = Clusters()
        words: Counter[str] = Counter()
        names: Counter[str] = Counter()
        places: Counter[str] = Counter()
        figures: Counter[str] = Counter()
        articles = 0
        for articles, (iri, sketch) in enumerate(self._db.execute("SELECT iri, sketch FROM article ORDER BY iri"), start=1):
            first, *lines = sketch.split(b"\n")
            things = list(map(thing_from_bytes, lines))
            words.update({w for thing in things for w, _ in thing.words})
            own = sketch_from_bytes(first)
            names.update(own.company)
            events = [thing for thing in things if thing.room == "event"]
            places.update({p for thing in events for p in thing.places})
            figures.update({f for thing in events for f in thing.figures})
            spans = [span_of(thing, own.published) for thing in things]
            numbers = [clusters.add(articles, span) for span in spans]
            rows = ((n, iri, thing.iri, n, thing.link, *span) for n, thing, span in zip(numbers, things, spans, strict=True))
            self._db.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._db.executemany("INSERT INTO sketch VALUES (?, ?)", zip(numbers, lines, strict=True))
        self._db.execute("CREATE INDEX of_article ON thing (article, iri)")
        self._words = Rarity(articles, words)
        self._judge = Judge(self._words, names, places, figures)
        return clusters

    def _join_linked(self, clusters: Clusters) -> None:
        """Make one of all places with one entry in GeoNames, and of all mentions of a known body, however many.

        An article's second, and what was rejected, begins another.
        """
        linked = self._db.execute("SELECT link, number FROM thing WHERE link != '' ORDER BY link, number")
        for _, alike in groupby(linked, key=lambda row: row[0]):
            first: list[int] = []
            for _, number in alike:
                of = next((one for one in first if clusters.join(one, number)), None)
                if of is None:
                    first.append(number)
                else:
                    self._note(of, number, KNOWN.odds, "; ".join(KNOWN.reasons), MERGED)

    def _weigh(self) -> None:
        """Fill the table of pairs with those that share a block and are surely one."""
        self._db.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", self._blocks())
        self._db.execute(_BLOCKS, (LARGEST, LARGEST, NEIGHBOURS))
        self._db.execute("CREATE INDEX of_key ON placed (key, place)")
        self._db.executemany("INSERT INTO pair VALUES (?, ?, ?, ?)", self._sure_pairs())

    def _blocks(self) -> Iterator[tuple[str, int, int, int]]:
        """(key, thing, its first day, its last day) for every key of every thing."""
        for number, line, first, last in self._db.execute("SELECT number, line, first, last FROM thing JOIN sketch ON thing = number ORDER BY number"):
            keys = sorted(set(keys_of(thing_from_bytes(line), self._words)))
            yield from ((key, number, first, last) for key in keys)

    def _sure_pairs(self) -> Iterator[tuple[int, int, float, str]]:
        for a, b in self._db.execute(_CANDIDATES, (DAYS_APART, DAYS_APART)):
            (of, one), (other, two) = self._thing(a), self._thing(b)
            if of.article != other.article:
                found = self._judge.likeness(one, of, two, other)
                if found.odds >= SURE:
                    yield a, b, found.odds, "; ".join(found.reasons)

    def _name(self, clusters: Clusters) -> None:
        """Give each cluster the IRI that most of its articles have for it; a second cluster that wants it takes more into its name."""
        self._db.executemany("UPDATE thing SET cluster = ? WHERE number = ?", clusters.members())
        for iri, alike in groupby(self._db.execute(_CLUSTERS), key=lambda row: row[0]):
            for k, (_, article, root) in enumerate(alike):
                self._db.execute("INSERT INTO cluster VALUES (?, ?)", (root, iri if k == 0 else apart_iri(iri, self._more(root, article))))

    def _more(self, root: int, article: str) -> str:
        """What tells a thing from another of its name: the number of its place in GeoNames, else the first article that tells of it."""
        thing = self._thing(root)[1]
        return thing.link.rstrip("/").rsplit("/", 1)[-1] if thing.link and thing.room == "place" else article.rsplit("/", 1)[-1]

    def _note(self, a: int, b: int, odds: float, reasons: str, decision: str) -> None:
        (of, one), (other, two) = map(self._thing, sorted((a, b)))
        if one.room != "place" or not one.link or one.link != two.link:
            row = (one.room, one.names[0], of.article, one.iri, other.article, two.iri, decision, round(confidence(odds), 2), reasons)
            self._db.execute("INSERT INTO merge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _pair(self, merge: Merge) -> tuple[int, int] | None:
        """The numbers of a decision's two things; None where the corpus no longer has them."""
        found = [
            self._db.execute("SELECT number FROM thing WHERE article = ? AND iri = ?", of).fetchone()
            for of in ((merge.article, merge.thing), (merge.other_article, merge.other_thing))
        ]
        return (found[0][0], found[1][0]) if all(found) else None

    def _read_thing(self, number: int) -> tuple[ArticleSketch, Sketch]:
        query = "SELECT article, line FROM thing JOIN sketch ON sketch.thing = thing.number WHERE number = ?"
        article, line = self._db.execute(query, (number,)).fetchone()
        return self._article(article), thing_from_bytes(line)

    def _read_article(self, iri: str) -> ArticleSketch:
        """The article's sketch without its things."""
        (sketch,) = self._db.execute("SELECT sketch FROM article WHERE iri = ?", (iri,)).fetchone()
        return sketch_from_bytes(sketch.partition(b"\n")[0])
