"""How deep a document is nested, found before a parser goes down there: Oxigraph takes the square of the depth, or the whole stack and the process with it."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from newsgraph.errors import InputError

DEEPEST = 500
_CHUNK = 1 << 20
# What opens is the first group, what closes the second; nothing else of these formats costs more than its length.
_TRIPLE_TERM = re.compile(rb"(<<\()|(\)>>)")
_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*"|([\[{])|([\]}])', re.DOTALL)
_ELEMENT = re.compile(rb"<!--.*?-->|(<[^\s/<>!?](?:[^<>]*[^<>/])?>)|(</)", re.DOTALL)


def refuse_depth(path: Path, kind: ox.RdfFormat) -> None:
    """Look at a file before it is parsed. Raises InputError where it is missing, or nested so deeply that no honest graph is."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as data:
            deep = _too_deep(cast("IO[bytes]", data), kind)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} cannot be read: {error}.") from error
    if deep:
        raise InputError(f"{path} is nested more than {DEEPEST} levels deep, which no graph needs.")


def _too_deep(stream: IO[bytes], kind: ox.RdfFormat) -> bool:
    """Whether elements, objects or triple terms of a document stand within one another more than DEEPEST times."""
    if kind == ox.RdfFormat.JSON_LD:
        return _deeper(_BRACKET, stream.read(), 0) > DEEPEST
    if kind == ox.RdfFormat.RDF_XML:
        return _deeper(_ELEMENT, stream.read(), 0) > DEEPEST
    depth = 0
    while depth <= DEEPEST and (chunk := stream.read(_CHUNK)):
        if depth or b"<<(" in chunk:
            depth = _deeper(_TRIPLE_TERM, chunk, depth)
    return depth > DEEPEST


def _deeper(pattern: re.Pattern[bytes], data: bytes, depth: int) -> int:
    """The depth at the end of the data, or the first that is too deep."""
    for found in pattern.finditer(data):
        depth += bool(found[1]) - bool(found[2])
        if depth > DEEPEST:
            break
    return max(depth, 0)
