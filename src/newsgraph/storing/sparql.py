"""SPARQL queries as text: their keywords, and what has to be written into them before they go to another server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsgraph.namespaces import PREFIXES

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?P<prefix>[A-Za-z][\w.-]*)?:[\w.:%\\-]*)
    | (?P<word>[A-Za-z_][\w]*)
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)

DEEPEST, MOST_LINKS = 200, 1000
"""Brackets within one another, and operators and patterns that an engine puts into one another."""
_SIMPLE = 1000
_OPERATORS = frozenset("+-*/|&!^<")
_LINKS = frozenset(("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "NOT", "IF", "GRAPH", "SERVICE", "LATERAL"))


def unescaped(sparql: str) -> str:
    """The query with its escapes of characters read, which SPARQL does before anything else."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), sparql)


def tokens(sparql: str) -> Iterator[re.Match[str]]:
    """The query's tokens, one group of TOKEN each, escapes read."""
    return TOKEN.finditer(unescaped(sparql))


def keywords(sparql: str) -> list[str]:
    """The bare words of a query in upper case, outside of strings, IRIs, names and comments."""
    return [m["word"].upper() for m in tokens(sparql) if m.lastgroup == "word"]


def intricate(sparql: str) -> bool:
    """Whether a query nests more than an engine's stack may hold: brackets in brackets, or a thousand operators or patterns in a row."""
    depth = links = 0
    for m in tokens(sparql) if len(sparql) > _SIMPLE else ():
        text = m[0]
        depth += (text in ("(", "{", "[")) - (text in (")", "}", "]"))
        links += text in _OPERATORS or (m.lastgroup == "word" and text.upper() in _LINKS)
        if depth > DEEPEST or links > MOST_LINKS:
            return True
    return False


def form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; SELECT where none is found, so that the server says what is wrong."""
    return next((w for w in keywords(sparql) if w in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "SELECT")


def with_prefixes(sparql: str) -> str:
    """The query with declarations, on its first line, of the well-known prefixes that it uses and does not declare."""
    used: list[str] = []
    declared: set[str] = set()
    declaring = False
    for m in tokens(sparql):
        if m.lastgroup == "word":
            declaring = m["word"].upper() == "PREFIX"
        elif m["name"] is not None and m["prefix"]:
            (declared.add if declaring else used.append)(m["prefix"])
            declaring = False
    needed = [p for p in dict.fromkeys(used) if p in PREFIXES and p not in declared]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in needed) + sparql


def with_values(sparql: str, values: Mapping[str, str]) -> str:
    """The query with variables (names without ?) replaced by terms in SPARQL's notation, in patterns, projections and modifiers alike.

    What a server that knows no parameters needs: VALUES would not reach into filters, OPTIONAL and subqueries.
    """
    out: list[str] = []
    depth = parentheses = 0
    projecting, after_as = False, False
    for m in TOKEN.finditer(sparql):
        text = m[0]
        if m.lastgroup == "word":
            if text.upper() in ("SELECT", "WHERE", "FROM"):
                projecting = text.upper() == "SELECT"
        elif text in ("{", "}"):
            depth += 1 if text == "{" else -1
            projecting = False
        elif text in ("(", ")"):
            parentheses += 1 if text == "(" else -1
        elif m.lastgroup == "variable" and text[1:] in values and not after_as:
            term = values[text[1:]]
            bare = parentheses == 0
            text = f"({term} AS {text})" if projecting and bare else f"({term})" if depth == 0 and bare else term
        if text.strip():
            after_as = m.lastgroup == "word" and text.upper() == "AS"
        out.append(text)
    return "".join(out)
