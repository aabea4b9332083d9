"""Inputs ► articles: files, folders, globs and standard input, one article at a time, whatever their number and size."""

from __future__ import annotations

import glob
import gzip
import io
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from newsgraph.errors import InputError, UsageError, reason
from newsgraph.reading.article import Article, Unreadable
from newsgraph.reading.dates import iso_date
from newsgraph.reading.decoding import decode, looks_binary
from newsgraph.reading.draft import Draft, article_of
from newsgraph.reading.names import ArticleIds, stem_of
from newsgraph.reading.records import draft_of_record, records_of

_FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonld": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".warc": "warc",
}  # fmt: skip
_KINDS = ".txt .md .html .json .jsonl .warc, each also as .gz"
_SNIFFED = 65_536
LARGEST_FILE = 64_000_000
"""Bytes of the largest file that is read as a whole (text, Markdown, HTML, JSON); JSONL and WARC are streamed and may have any size."""
LONGEST_LINE = 32_000_000
"""Bytes of the longest line, that is record, of JSONL."""

_TOO_DEEP = "It is JSON nested too deeply to be an article."
_GRAPHS = (".ttl", ".nt", ".nq", ".trig", ".rdf")
"""Endings of what people name by mistake."""

_Found = Draft | Unreadable


@dataclass(frozen=True, slots=True)
class _Input:
    path: str
    given: bool
    """Whether the user named this very file, rather than a folder or glob that it is in."""


@dataclass(slots=True)
class Meter:
    """How far the reading is: bytes read, of how many (None where that is not known), compressed ones as they lie on the disk."""

    read: int = 0
    total: int | None = None


def read_articles(inputs: Sequence[str], *, published: str | None = None, meter: Meter | None = None) -> Iterator[Article | Unreadable]:
    """Read articles from files, folders, globs and "-" for standard input, as a stream.

    Files come in the order of their paths, each once, standard input last, so that the order of the arguments does not
    matter. Ids are unique: of two different texts with one id, the second gets a suffix made of its digest.

    Args:
        inputs: Paths of files (.txt .md .html .json .jsonl .warc, each also gzipped; files of other names are recognised by
            their content), folders (with what is in them, hidden files left out), globs, "-".
        published: Publication date, in any usual notation, for articles that have none in their metadata or text.
        meter: Is kept up to date while articles are read.

    Returns:
        Articles, and in their place the ones that could not be read.

    Raises:
        InputError: At once when an input does not exist or holds no article, and on reading when the only file is unusable.
        UsageError: At once when `published` is no date.
    """
    date = None
    if published is not None:
        date = iso_date(published)
        if date is None:
            raise UsageError(f'"{published}" is no date that can be read; write it as 2019-11-07.')
    if not inputs:
        raise UsageError("No input was given; name a file, a folder or - for standard input.")
    return _articles(_files(inputs), date, meter or Meter())


def _articles(files: Sequence[_Input], published: str | None, meter: Meter) -> Iterator[Article | Unreadable]:
    ids = ArticleIds()
    meter.total = _size(files)
    for file in files:
        count = 0
        for found in _drafts(file, meter):
            count += 1
            read = found if isinstance(found, Unreadable) else article_of(found, ids, published)
            if isinstance(read, Unreadable) and len(files) == 1 and file.given and read.source == file.path:
                raise InputError(f"{_shown(file.path)} cannot be used. {read.reason}")
            yield read
        if not count:
            reason = "There is no article in it."
            if len(files) == 1 and file.given:
                raise InputError(f"{_shown(file.path)} cannot be used. {reason}")
            yield Unreadable(file.path, None, reason)


def _size(files: Sequence[_Input]) -> int | None:
    try:
        return None if any(file.path == "-" for file in files) else sum(os.path.getsize(file.path) for file in files)
    except OSError:
        return None


def _shown(path: str) -> str:
    return "Standard input" if path == "-" else path


def _files(inputs: Sequence[str]) -> tuple[_Input, ...]:
    """All files behind the inputs, sorted, each once."""
    found: dict[str, _Input] = {}
    standard = False
    for name in inputs:
        if name == "-":
            standard = True
        elif os.path.isdir(name):
            within = sorted(_within(name))
            if not within:
                raise InputError(f"There is no article in the folder {name}; its files should end in {_KINDS}.")
            for path in within:
                found.setdefault(os.path.realpath(path), _Input(path, given=False))
        elif os.path.exists(name):
            found[os.path.realpath(name)] = _Input(name, given=True)
        elif glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True))
            if not matches:
                raise InputError(f"No file matches {name}; check the pattern and the folder that you are in.")
            for match in matches:
                for path in sorted(_within(match)) if os.path.isdir(match) else [match]:
                    found.setdefault(os.path.realpath(path), _Input(path, given=False))
        else:
            raise InputError(f"{name} does not exist; check the path and the folder that you are in ({Path.cwd()}).")
    files = sorted(found.values(), key=lambda file: file.path)
    return (*files, _Input("-", given=True)) if standard else tuple(files)


def _within(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _format_of(name):
                yield os.path.join(parent, name)


def _format_of(name: str) -> str | None:
    name = name.lower().removesuffix(".gz")
    return _FORMATS.get(os.path.splitext(name)[1])


def _drafts(file: _Input, meter: Meter) -> Iterator[_Found]:
    if file.path.lower().removesuffix(".gz").endswith(_GRAPHS):
        yield Unreadable(file.path, None, "It is a graph, not an article; kg query -g and the other commands read it.")
        return
    before = meter.read
    try:
        with _opened(file.path) as stream:
            for found in _read_stream(stream, file.path):
                meter.read = before + (stream.tell() if stream.seekable() and not stream.closed else 0)
                yield found
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Unreadable(file.path, None, f"Its gzip compression is broken ({error}); fetch or compress it again.")
    except IsADirectoryError:
        yield Unreadable(file.path, None, "It is a folder.")
    except PermissionError:
        yield Unreadable(file.path, None, "It may not be read; check its permissions.")
    except OSError as error:
        yield Unreadable(file.path, None, f"It cannot be read: {reason(error)}.")


def _opened(path: str) -> IO[bytes]:
    return io.BufferedReader(_Kept(sys.stdin.buffer)) if path == "-" else open(path, "rb")


class _Kept(io.RawIOBase):
    """Standard input under a reader of ours, which may be closed without closing it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read1(len(view)) if hasattr(self._stream, "read1") else self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _read_stream(stream: IO[bytes], source: str) -> Iterator[_Found]:
    buffered: io.BufferedReader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    form = None if source == "-" else _format_of(source)
    head = _peek(buffered)
    if head.startswith(b"\x1f\x8b") and form != "warc":
        buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
        head = _peek(buffered)
        if form is None and head.startswith(b"WARC/"):
            form = "warc"
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        rest = buffered.read(1 << 20)
        if not rest.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Unreadable(source, None, "It is empty.")
            return
    binary = looks_binary(head) if form != "warc" else None
    if binary:
        yield Unreadable(source, None, f"It looks like {binary}.")
        return
    form = form or _sniffed(head)
    stem = "stdin" if source == "-" else stem_of(source)
    if form in _STREAMS:
        yield from _STREAMS[form](buffered, source, stem)
        return
    data = buffered.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        yield Unreadable(source, None, f"It has more than {LARGEST_FILE:,} bytes; articles of that number go into JSONL, one a line.")
        return
    yield from _READERS[form](data, source, stem)


def _peek(stream: io.BufferedReader) -> bytes:
    return stream.peek(_SNIFFED)[:_SNIFFED]


def _sniffed(head: bytes) -> str:
    """The format of a stream without a name, by its first bytes."""
    text = decode(head)[0].lstrip()
    if text.startswith("WARC/"):
        return "warc"
    if text[:1] == "<":
        return "html"
    if text[:1] in "{[":
        line, broken, rest = text.partition("\n")
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            return "json" if text[1:].lstrip()[:1] in ('"', "{", "[", "}", "]") or (not broken and text[0] == "{") else "text"
        return "jsonl" if rest.strip() and text[0] == "{" else "json"
    return "text"


def _remarked(found: _Found, remark: str | None) -> _Found:
    return replace(found, remarks=(remark,)) if remark and isinstance(found, Draft) else found


def _read_text(data: bytes, source: str, stem: str) -> Iterator[_Found]:
    text, remark = decode(data)
    yield _remarked(Draft(stem, text, source), remark)


def _read_markdown(data: bytes, source: str, stem: str) -> Iterator[_Found]:
    from newsgraph.reading.markdown import markdown_draft

    text, remark = decode(data)
    yield _remarked(markdown_draft(text, source, stem), remark)


def _read_html(data: bytes, source: str, stem: str) -> Iterator[_Found]:
    from newsgraph.reading.webpage import webpage_draft

    yield webpage_draft(data, source, stem)


def _read_json(data: bytes, source: str, stem: str) -> Iterator[_Found]:
    text, remark = decode(data)
    value = _parsed(text, source, "line {0.lineno}, column {0.colno}")
    if isinstance(value, Unreadable):
        yield value
        return
    alone = not isinstance(value, list)
    for number, record in enumerate(records_of(value), start=1):
        place = source if alone and record is value else f"{source}, record {number}"
        yield _record(record, place, stem, alone=record is value, remark=remark)


def _parsed(text: str, source: str, place: str) -> object:
    """What a text of JSON holds, or why it cannot be read; `place` tells of an error where it is."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return Unreadable(source, None, f"It is not JSON: {error.msg} at {place.format(error)}.")
    except (RecursionError, ValueError):
        return Unreadable(source, None, _TOO_DEEP)


def _record(record: object, source: str, stem: str, *, alone: bool, remark: str | None) -> _Found:
    try:
        return _remarked(draft_of_record(record, source, stem, alone=alone), remark)
    except RecursionError:
        return Unreadable(source, None, _TOO_DEEP)


def _read_jsonl(stream: IO[bytes], source: str, stem: str) -> Iterator[_Found]:
    number = 0
    while True:
        line = stream.readline(LONGEST_LINE + 1)
        if not line:
            return
        number += 1
        place = f"{source}, line {number}"
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Unreadable(place, None, f"The line has more than {LONGEST_LINE:,} bytes; an article has far fewer.")
            continue
        text, remark = decode(line)
        if not text.strip():
            continue
        record = _parsed(text, place, "column {0.colno}")
        yield record if isinstance(record, Unreadable) else _record(record, place, stem, alone=False, remark=remark)


def _read_warc(stream: IO[bytes], source: str, stem: str) -> Iterator[_Found]:
    from newsgraph.reading.webarchive import archive_drafts

    yield from archive_drafts(stream, source)


_READERS: dict[str, Callable[[bytes, str, str], Iterator[_Found]]] = {"text": _read_text, "markdown": _read_markdown, "html": _read_html, "json": _read_json}
_STREAMS: dict[str, Callable[[IO[bytes], str, str], Iterator[_Found]]] = {"jsonl": _read_jsonl, "warc": _read_warc}
