"""Many articles: read, build on one or several processes, write each graph or one for all, and account for every article.

Results come in the order of the input whatever the number of processes, so the bytes are the same.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import UsageError
from newsgraph.identifiers import BASE, slug
from newsgraph.rdf.serialize import format_of, write_file
from newsgraph.reading.article import Article, Unreadable
from newsgraph.reading.sources import read_articles
from newsgraph.running.article import Built, Tools, build_articles, open_tools

_BATCH = 8
_UNDATED = "no publication date was found, so that “on Monday” or “last year” cannot be placed; --published gives one"


@dataclass(frozen=True, slots=True)
class Progress:
    """One article done: its id, its number (from 1), and what went wrong (None if nothing did) or was assumed."""

    number: int
    id: str
    failure: str | None
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Summary:
    """What a build came to."""

    built: int = 0
    failed: int = 0
    triples: int = 0
    sentences: int = 0
    used: int = 0
    outputs: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Result:
    """What comes back from a worker: triples as N-Triples bytes are smaller to send than as objects."""

    id: str
    triples: bytes
    count: int
    sentences: int
    used: int
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build; the same in every process."""

    base: str = BASE
    annotator: str | None = None
    ontologies: tuple[Path, ...] = ()
    quotes: bool = True


def build(
    inputs: Sequence[str],
    output: Path | None = None,
    *,
    each: bool = False,
    published: str | None = None,
    options: Options | None = None,
    jobs: int = 1,
    report: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Build the articles of `inputs` into `output`: a file, or with `each` a folder with one Turtle file an article.

    Raises UsageError or InputError before anything is written where the call or the input as a whole cannot be used.
    """
    options = options or Options()
    if not each and output is not None:
        format_of(output)
    summary = Summary()
    whole: set[ox.Triple] = set()
    first: str | None = None
    for number, result in enumerate(_results(read_articles(inputs, published=published), options, jobs), start=1):
        if isinstance(result, Unreadable):
            summary.failed += 1
            report(Progress(number, result.id or result.source, result.reason))
            continue
        summary.built += 1
        summary.triples += result.count
        summary.sentences += result.sentences
        summary.used += result.used
        first = first or result.id
        triples = [q.triple for q in ox.parse(result.triples, format=ox.RdfFormat.N_TRIPLES)]
        if each:
            path = (output or Path("graphs")) / f"{_file_name(result.id)}.ttl"
            write_file(triples, path)
            summary.outputs.append(path)
        else:
            whole.update(triples)
        report(Progress(number, result.id, None, result.remarks))
    if not each and first is not None:
        path = output or Path("graphs") / f"{slug(first)}.ttl"
        write_file(whole, path)
        summary.outputs.append(path)
    return summary


def _file_name(article_id: str) -> str:
    """The article's id where it is safe as a file name, else its slug."""
    safe = all(c.isalnum() or c in "-_. " for c in article_id) and not article_id.startswith(".") and len(article_id) < 150
    return article_id if safe else slug(article_id)


def _results(articles: Iterable[Article | Unreadable], options: Options, jobs: int) -> Iterator[_Result | Unreadable]:
    batches = _batches(articles)
    if jobs < 1:
        raise UsageError("--jobs takes a number of processes, 1 or more.")
    if jobs == 1:
        _start(options)
        for batch in batches:
            yield from _build_batch(batch)
        return
    with multiprocessing.get_context("spawn").Pool(jobs, _start, (options,)) as pool:
        for results in pool.imap(_build_batch, batches):
            yield from results


def _batches(articles: Iterable[Article | Unreadable]) -> Iterator[list[Article | Unreadable]]:
    iterator = iter(articles)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


_tools: Tools | None = None


def _start(options: Options) -> None:
    global _tools
    _tools = open_tools(options.annotator, options.ontologies, options.base, quotes=options.quotes)


def _build_batch(batch: list[Article | Unreadable]) -> list[_Result | Unreadable]:
    assert _tools is not None
    good = [a for a in batch if isinstance(a, Article)]
    try:
        built = iter([_result(b) for b in build_articles(good, _tools)])
        return [next(built) if isinstance(a, Article) else a for a in batch]
    except Exception:
        return [_alone(a, _tools) if isinstance(a, Article) else a for a in batch]


def _alone(article: Article, tools: Tools) -> _Result | Unreadable:
    try:
        return _result(next(iter(build_articles([article], tools))))
    except Exception as error:
        return Unreadable(article.source, article.id, f"it could not be built ({type(error).__name__}: {error})")


def _result(built: Built) -> _Result:
    data = ox.serialize(built.triples, format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    article = built.document.article
    remarks = article.remarks if built.document.published else (*article.remarks, _UNDATED)
    return _Result(article.id, data, len(built.triples), built.sentences, built.used, remarks)
