"""SPARQL over a store: well-known prefixes need no declaration, errors say where, and nothing leaves the machine unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyoxigraph as ox

from newsgraph import terms
from newsgraph.errors import QueryError, UsageError
from newsgraph.namespaces import PREFIXES, XSD
from newsgraph.storing.sparql import DEEPEST, MOST_LINKS, TOKEN, intricate, keywords, tokens

if TYPE_CHECKING:
    from newsgraph.storing.store import Result, Store


def ask(store: Store, sparql: str, parameters: Mapping[str, str] | None = None, *, allow_service: bool = False) -> Result:
    """Answer a query; `parameters` bind variables to terms (see `term_of`).

    Raises QueryError with line and column for a query that cannot be read, and UsageError where it would call another server and
    `allow_service` is not given.
    """
    if not allow_service and calls_out(sparql):
        raise UsageError("The query asks another server (SERVICE). Allow that with --allow-service.")
    if intricate(sparql):
        most = f"{DEEPEST} levels deep, or has more than {MOST_LINKS:,} operators and patterns"
        raise QueryError(f"The query is nested more than {most}. Ask in several queries.")
    try:
        with failures():
            return store.query(
                sparql,
                prefixes=dict(PREFIXES),
                substitutions={ox.Variable(name.lstrip("?$")): term_of(value) for name, value in (parameters or {}).items()},
            )
    except SyntaxError as error:
        raise _explained(sparql, str(error)) from error


@contextmanager
def failures() -> Iterator[None]:
    """What goes wrong while a query is answered, or its rows are fetched afterwards, as a QueryError."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        unbound = re.search(r"variable (\?\w+) in its SELECT projection", str(error))
        raise QueryError(f"The query does not select {unbound[1]}, so that no parameter can bind it." if unbound else f"The query failed: {error}.") from error


def term_of(value: str) -> ox.NamedNode | ox.Literal:
    """A parameter as a term: <IRI> or http…, prefix:name, a number, true or false, "text"@en, a date, else a plain string."""
    text = value.strip()
    if text.startswith("<") and text.endswith(">"):
        return ox.NamedNode(text[1:-1])
    if re.match(r"(https?|urn):\S+$", text):
        return ox.NamedNode(text)
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and re.fullmatch(r"[\w.-]+", local):
        return ox.NamedNode(PREFIXES[prefix] + local)
    for pattern, kind in ((r"[+-]?\d+", "integer"), (r"[+-]?\d*\.\d+", "decimal"), (r"true|false", "boolean"), (r"\d{4}-\d\d-\d\d", "date")):
        if re.fullmatch(pattern, text):
            return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
    quoted = re.fullmatch(r'"(.*)"(?:@([A-Za-z-]+))?', text, re.DOTALL)
    if quoted:
        return ox.Literal(quoted[1], language=quoted[2]) if quoted[2] else ox.Literal(quoted[1])
    return ox.Literal(value)


def calls_out(sparql: str) -> bool:
    """Whether the query has the keyword SERVICE, written in whatever way SPARQL allows, outside of strings, IRIs and comments."""
    return "SERVICE" in keywords(sparql)


def unknown_terms(sparql: str) -> list[str]:
    """A sentence for each name of a query that begins with ng: and is no term of the ontology: what only seems to have no answer."""
    from difflib import get_close_matches

    known = [name for name in vars(terms) if not name.startswith("_")]
    names = dict.fromkeys(m["name"].partition(":")[2] for m in tokens(sparql) if m.lastgroup == "name" and m["prefix"] == "ng")
    out = []
    for name in names:
        if name and name not in known:
            near = get_close_matches(name, known, n=1)
            out.append(f"ng:{name} is no term of the ontology.{f' Did you mean ng:{near[0]}?' if near else ''}")
    return out


def _explained(sparql: str, message: str) -> QueryError:
    place = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if place is None:
        return QueryError(f"The query cannot be read: {message}")
    line, column = int(place[1]), int(place[2])
    unknown = _unknown_prefix(sparql) if "Prefix not found" in place[3] else None
    if unknown is not None:
        prefix, line, column = unknown
        from difflib import get_close_matches

        near = get_close_matches(prefix, PREFIXES, n=1)
        hint = f" Did you mean {near[0]}:?" if near else ""
        text = f"The prefix {prefix}: is not known.{hint} Declare it with PREFIX {prefix}: <…>."
    else:
        text = f"The query cannot be read at line {line}, column {column}."
    rows = sparql.split("\n")
    shown = rows[line - 1] if line <= len(rows) else ""
    start = max(0, column - 60)
    return QueryError(f"{text}\n  {shown[start : start + 100]}\n  {' ' * (column - 1 - start)}^", line, column)


def _unknown_prefix(sparql: str) -> tuple[str, int, int] | None:
    """The first undeclared prefix with its line and column."""
    declared = set(PREFIXES)
    declaring = False
    for m in TOKEN.finditer(sparql):
        if m.lastgroup == "word":
            declaring = m["word"].upper() == "PREFIX"
        elif m["name"] is not None and m["prefix"] is not None:
            if declaring:
                declared.add(m["prefix"])
                declaring = False
            elif m["prefix"] not in declared:
                line = sparql.count("\n", 0, m.start()) + 1
                return m["prefix"], line, m.start() - (sparql.rfind("\n", 0, m.start()) + 1) + 1
    return None
