"""Many articles: read, build what is not built yet, tell copies, let things of different articles become one, write.

The result depends on the articles alone: not on the order in which they come, on the number of processes, or on how often a build was
stopped and went on. Everything between reading and writing goes through the journal, so that memory does not grow with the corpus.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from newsgraph.errors import StoreError, UsageError
from newsgraph.identifiers import article_iri
from newsgraph.identity.decisions import decisions_as_lines, read_decisions
from newsgraph.identity.identify import Identity
from newsgraph.rdf.serialize import placed, sweep
from newsgraph.reading.article import Article, Unreadable
from newsgraph.reading.duplicates import Duplicates, fingerprint
from newsgraph.reading.sources import Meter, read_articles
from newsgraph.running.graphs import Graphs
from newsgraph.running.journal import Journal
from newsgraph.running.outputs import output_for
from newsgraph.running.work import Options, Result, batches, key_of, settings_of
from newsgraph.running.workers import Building, Processes


@dataclass(frozen=True, slots=True)
class Progress:
    """One article done.

    Its id, its number (from 1), what went wrong (None if nothing did) or was assumed, and the part of the input that is read (0..1, None
    where its size is not known).
    """

    number: int
    id: str
    failure: str | None = None
    remarks: tuple[str, ...] = ()
    read: float | None = None


@dataclass(slots=True)
class Summary:
    """What a build came to: every article that was read is one of the first four; triples and sentences are those of the whole output."""

    built: int = 0
    unchanged: int = 0
    duplicate: int = 0
    failed: int = 0
    triples: int = 0
    sentences: int = 0
    used: int = 0
    outputs: list[str] = field(default_factory=list)


def build(
    inputs: Sequence[str],
    output: str | Path | None = None,
    *,
    each: bool = False,
    partitions: int | None = None,
    published: str | None = None,
    options: Options | None = None,
    infer: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    break_lock: bool = False,
    report: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Build the articles of `inputs` into `output`.

    Args:
        inputs: What `read_articles` takes.
        output: A file whose ending says the format, a store (a folder), the URL of a SPARQL endpoint, or with `each` or `partitions` a folder;
            graphs/<id of the first article>.ttl by default.
        each: One Turtle file an article; copies have theirs too.
        partitions: So many files of N-Quads, divided by subject.
        published: The publication date of articles that have none.
        options: How an article is built.
        infer: Also write what follows by OWL 2 RL.
        jobs: Processes that build on this machine.
        scheduler: The address of a Dask scheduler, whose workers build instead.
        break_lock: Take the lock of an endpoint's store away from a build that has died.
        report: Is told of each article.

    Raises:
        UsageError, InputError: Before anything is written, where the call or the input as a whole cannot be used.
        StoreError: Where the output cannot be written, or another build is writing it.
    """
    options = options or Options()
    if jobs < 1:
        raise UsageError("--jobs takes a number of processes, 1 or more.")
    cluster = _cluster(options, scheduler) if scheduler is not None else None
    meter = Meter()
    articles, first = _with_first(read_articles(inputs, published=published, meter=meter))
    place = output_for(str(output) if output is not None else None, first or "", each=each, partitions=partitions, break_lock=break_lock)
    if first is None:
        return Summary(failed=sum(1 for _ in _reported(articles, report)))
    with Journal(place.journal) as journal, Processes(options, jobs) as processes:
        run = _Run(journal, options, settings_of(options), cluster or processes.build, report, meter)
        run.build(articles, copies_too=each)
        try:
            with Identity() as identity:
                for article, sketch in journal.sketches():
                    identity.add(article, sketch)
                decisions = read_decisions(place.merges)
                identity.settle(decisions)
                place.write(Graphs(journal, identity, processes, options.base, infer))
                _write_merges(place.merges, decisions_as_lines(identity.merges(), decisions))
        except sqlite3.Error as error:
            raise StoreError(f"{tempfile.gettempdir()} cannot hold what identity needs: {error}.") from error
        summary = run.summary()
        summary.outputs.append(place.name)
        journal.end()
    return summary


def _write_merges(path: Path, lines: Iterator[str]) -> None:
    """Let the file be these lines; no file where nothing was merged and nobody decided anything, and only the first line is there."""
    sweep(path)
    head = list(islice(lines, 2))
    if len(head) < 2:
        path.unlink(missing_ok=True)
        return
    with placed(path) as stream:
        stream.writelines(line.encode() for line in chain(head, lines))


def _cluster(options: Options, scheduler: str) -> Building:
    from newsgraph.running.cluster import on_cluster

    return on_cluster(options, scheduler)


def _with_first(articles: Iterator[Article | Unreadable]) -> tuple[Iterator[Article | Unreadable], str | None]:
    """The same, with the id of the first that is an article; None where there is none."""
    before: list[Article | Unreadable] = []
    for item in articles:
        before.append(item)
        if isinstance(item, Article):
            return chain(before, articles), item.id
    return iter(before), None


def _reported(items: Iterable[Article | Unreadable], report: Callable[[Progress], None]) -> Iterator[Unreadable]:
    for number, item in enumerate(items, start=1):
        if isinstance(item, Unreadable):
            report(Progress(number, item.id or item.source, item.reason))
            yield item


class _Run:
    """One build, from reading to the journal."""

    def __init__(self, journal: Journal, options: Options, settings: bytes, building: Building, report: Callable[[Progress], None], meter: Meter) -> None:
        self._journal = journal
        self._options = options
        self._settings = settings
        self._building = building
        self._tell = report
        self._meter = meter
        self._number = 0
        self._again = 0
        self._copied = False
        self._unreadable = 0

    def build(self, articles: Iterator[Article | Unreadable], *, copies_too: bool) -> None:
        """Read everything, and build what is new; copies only with `copies_too`."""
        self._journal.begin()
        self._build(self._new(articles, copies_too))
        copies = self._journal.copies() if self._copied else []  # texts are alike or not in whatever order they come
        if not copies_too:
            self._journal.leave_out(copies)
        self._build(self._journal.waiting())
        for copy, original in copies:
            self._tell(Progress(self._number, copy, None, (f"it is a copy of {original}" + ("" if copies_too else ", and its facts are not counted again"),)))

    def _new(self, articles: Iterator[Article | Unreadable], copies_too: bool) -> Iterator[Article]:
        known = Duplicates()
        for article in articles:
            if isinstance(article, Unreadable):
                self._unreadable += 1
                self._report(article.id or article.source, article.reason)
                continue
            mark = fingerprint(article.text)
            iri = article_iri(self._options.base, article.id)
            state = self._journal.enter(article, iri, key_of(article, self._settings), mark)
            copied = known.of(article.id, mark) if state != "again" else None
            self._copied = self._copied or copied is not None
            if state == "again":
                self._again += 1
                self._report(article.id, None, ("it was read twice",))
            elif state == "unchanged":
                self._report(article.id)
            elif copied is not None and not copies_too:
                self._journal.postpone(article)
            else:
                yield article
        known.close()

    def _build(self, articles: Iterator[Article]) -> None:
        for results in self._building(batches(articles)):
            self._journal.built(r for r in results if isinstance(r, Result))
            for result in results:
                if isinstance(result, Result):
                    self._report(result.id, None, result.remarks)
                else:
                    self._journal.failed(result.id or "")
                    self._report(result.id or result.source, result.reason)

    def _report(self, name: str, failure: str | None = None, remarks: tuple[str, ...] = ()) -> None:
        self._number += 1
        read = min(1.0, self._meter.read / self._meter.total) if self._meter.total else None
        self._tell(Progress(self._number, name, failure, remarks, read))

    def summary(self) -> Summary:
        states, (triples, sentences, used) = self._journal.totals()
        return Summary(
            states.get("built", 0), states.get("unchanged", 0), states.get("duplicate", 0) + self._again, states.get("failed", 0) + self._unreadable,
            triples, sentences, used,
        )  # fmt: skip


__all__ = ["Options", "Progress", "Summary", "build"]
