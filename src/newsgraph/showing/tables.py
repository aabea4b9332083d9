"""Query answers as text: an aligned table, CSV, TSV, JSON, XML, Markdown, or RDF for graphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from newsgraph.asking.query import failures
from newsgraph.errors import UsageError
from newsgraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from newsgraph.storing.store import Result

_RESULTS = {"csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD, "xml": ox.RdfFormat.RDF_XML,
    "table": ox.RdfFormat.TURTLE, "tsv": ox.RdfFormat.N_TRIPLES,
}  # fmt: skip
"""A graph's forms, the last two being what a terminal and a pipe get where no format is asked for."""
FORMATS = ("table", "csv", "tsv", "json", "xml", "md", "ttl", "nt", "jsonld")
_WIDEST = 60


def render(result: Result, kind: str) -> str:
    """The answer in the format `kind`. Raises UsageError where the answer has no such form."""
    if kind not in FORMATS:
        raise UsageError(f"There is no format {kind}. Use one of {', '.join(FORMATS)}.")
    with failures():
        return _rendered(result, kind)


def _rendered(result: Result, kind: str) -> str:
    if isinstance(result, ox.QueryTriples):
        if kind not in _GRAPHS:
            raise UsageError(f"A graph has no form {kind}; that is for SELECT and ASK. Use --format ttl, nt, jsonld or xml.")
        data = ox.serialize(sorted(set(result), key=str), format=_GRAPHS[kind], prefixes=PREFIXES)
        return (data or b"").decode()
    if kind in ("ttl", "nt", "jsonld"):
        raise UsageError(f"A table has no form {kind}; that is for CONSTRUCT and DESCRIBE. Use --format csv, json or table.")
    if kind in _RESULTS and not (isinstance(result, ox.QueryBoolean) and kind in ("csv", "tsv")):
        data = result.serialize(format=_RESULTS[kind])
        return (data or b"").decode().replace("\r\n", "\n").rstrip("\n") + "\n"
    if isinstance(result, ox.QueryBoolean):
        return ("yes" if result else "no") + "\n"
    columns = [v.value for v in result.variables]
    rows = [[shown(row[c]) for c in columns] for row in result]
    return markdown(columns, rows) if kind == "md" else table(columns, rows)


def shown(term: object) -> str:
    """A term as people read it: a literal's text, a short name for an IRI, nothing for no value."""
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return term.value
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri) and "/" not in term.value[len(iri) :]:
                return f"{prefix}:{term.value[len(iri) :]}"
        return term.value
    return str(term)


def width(text: str) -> int:
    """Columns that a terminal gives to a text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned by spaces under a ruled heading; long cells are cut."""
    cells = [[_cut(" ".join(c.split())) for c in row] for row in rows]
    widths = [max([width(c), *(width(r[k]) for r in cells)]) for k, c in enumerate(columns)]
    lines = [columns, ["─" * w for w in widths], *cells]
    return "".join("  ".join(c + " " * (w - width(c)) for c, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [columns, ["---"] * len(columns), *([c.replace("|", "\\|").replace("\n", " ") for c in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
