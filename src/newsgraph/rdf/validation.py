"""SHACL over a graph: findings in words, each with the sentence of the article that it comes from and what to do.

pyshacl does the checking, on an rdflib graph in memory that is filled straight from Oxigraph.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, cast

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.errors import ReportableRuntimeError, ShapeRecursionWarning
from rdflib.graph import Graph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.plugins import sparql
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Literal, Node, URIRef

from newsgraph.errors import InputError
from newsgraph.rdf.bridge import from_rdflib, to_rdflib
from newsgraph.rdf.graphs import INFERRED
from newsgraph.rdf.shapes import name_of_shape, read_shapes, shape_files


class Severity(StrEnum):
    """How bad a finding is, the worst first."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    def at_least(self, other: Severity) -> bool:
        """Whether this is as bad as `other` or worse."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one shape.

    `focus` is the thing and `path` the property (as written, or None), `value` what is wrong; `message` says it, `advice` what to do;
    `shape` and `constraint` are names of the shape and of the SHACL component.
    """

    severity: Severity
    focus: ox.NamedNode | ox.BlankNode | ox.Literal
    path: ox.NamedNode | None
    value: ox.NamedNode | ox.BlankNode | ox.Literal | None
    message: str
    advice: str
    shape: str
    constraint: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a graph, the worst first; `shapes` are the names of all shapes that were run; `graph` is the SHACL report itself.

    `checked` is whether the graph holds anything that a shape speaks of.
    """

    findings: tuple[Finding, ...]
    shapes: tuple[str, ...]
    graph: Graph
    checked: bool

    @property
    def conforms(self) -> bool:
        """Whether nothing is a violation; warnings and infos are no reason to turn a graph down."""
        return not any(f.severity is Severity.VIOLATION for f in self.findings)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings as bad as `severity` or worse."""
        return tuple(f for f in self.findings if f.severity.at_least(severity))


def validate(data: Iterable[ox.Quad | ox.Triple], shapes: Sequence[Path] = ()) -> Report:
    """The findings of our shapes and of the user's `shapes` (Turtle files and folders of them).

    Every graph of a dataset is looked at together, but for earlier conclusions. Raises InputError for shapes that are broken.
    """
    users = shape_files(shapes)
    shapes_graph, names = read_shapes(users)
    said = to_rdflib(t for t in data if not (isinstance(t, ox.Quad) and t.graph_name == INFERRED))
    checked = _has_targets(said, shapes_graph)
    graph = _run(said, shapes_graph, users)
    found = [_finding(graph, shapes_graph, result) for result in graph.subjects(RDF.type, SH.ValidationResult) if (None, SH.result, result) in graph]
    order = list(Severity)
    found.sort(key=lambda f: (order.index(f.severity), f.shape, str(f.focus), str(f.path), str(f.value), f.message))
    return Report(tuple(dict.fromkeys(found)), names, graph, checked)


def _has_targets(data: Graph, shapes: Graph) -> bool:
    classes = any((None, RDF.type, c) in data for c in shapes.objects(None, SH.targetClass))
    properties = {p for target in (SH.targetSubjectsOf, SH.targetObjectsOf) for p in shapes.objects(None, target)}
    return classes or any((None, p, None) in data for p in properties) or any((n, None, None) in data for n in shapes.objects(None, SH.targetNode))


def _run(data: Graph, shapes: Graph, users: Sequence[Path]) -> Graph:
    # pyshacl also prints what it raises; the sentence of the error is enough.
    logging.getLogger("pyshacl-validate").addFilter(_nothing)
    whose = " or ".join(map(str, users)) if users else "our shapes"
    try:
        with warnings.catch_warnings(), _no_calls():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", ShapeRecursionWarning)
            _, report, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True, inference="none")
    except ShapeRecursionWarning as error:
        raise InputError(f"A shape in {whose} leads back to itself, which SHACL gives no meaning.") from error
    except ReportableRuntimeError as error:
        raise InputError(f"A shape in {whose} is wrong: {' '.join(str(error).split())}") from error
    except Exception as error:  # a wrong query or pattern comes through as pyparsing's, rdflib's or re's own error
        raise InputError(f"A shape in {whose} cannot be run: {' '.join(str(error).split()) or type(error).__name__}") from error
    if not isinstance(report, rdflib.Graph):
        raise InputError(f"A shape in {whose} cannot be run: {' '.join(str(text).split())}")
    return report


@contextmanager
def _no_calls() -> Iterator[None]:
    """No query of a shape asks another server or loads from one; pyshacl looks for the word SERVICE, but not for its escapes."""

    def refuse(_: object, part: CompValue) -> NoReturn:
        if part.name == "ServiceGraphPattern":
            raise ValueError("its query asks another server (SERVICE)")
        raise NotImplementedError  # rdflib goes on with its own

    loads = sparql.SPARQL_LOAD_GRAPHS
    sparql.SPARQL_LOAD_GRAPHS, sparql.CUSTOM_EVALS["newsgraph"] = False, refuse
    try:
        yield
    finally:
        sparql.SPARQL_LOAD_GRAPHS = loads
        del sparql.CUSTOM_EVALS["newsgraph"]


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _finding(report: Graph, shapes: Graph, result: Node) -> Finding:
    severity, focus, path, value, source, component = (
        report.value(result, p) for p in (SH.resultSeverity, SH.focusNode, SH.resultPath, SH.value, SH.sourceShape, SH.sourceConstraintComponent)
    )
    shape, advice = _about_shape(shapes, source)
    constraint = str(component).rsplit("#", 1)[-1].removesuffix("ConstraintComponent")
    messages = sorted(str(m) for m in report.objects(result, SH.resultMessage))
    focus_term = from_rdflib(cast("Node", focus))
    name = {SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}.get(cast("URIRef", severity), Severity.VIOLATION)
    wrong = None if value is None or value == focus else from_rdflib(value)
    path_term = from_rdflib(path) if isinstance(path, URIRef) else None
    return Finding(
        name,
        focus_term,
        path_term if isinstance(path_term, ox.NamedNode) else None,
        wrong,
        " ".join(" ".join(messages).split()),
        advice or _ADVICE.get(constraint, "Look at the passage, and correct the graph or report the reading."),
        shape,
        constraint,
    )


# What to do, by the SHACL component, where the shape itself does not say (rdfs:comment or sh:description).
_ADVICE = {
    "MinCount": "Add what is missing, if the article says it.",
    "MaxCount": "Keep the value that the article supports, and remove the others.",
    "Datatype": "Write the value in the datatype that the shape asks for.",
    "Class": "Give the value a type that the shape accepts, or point to another thing.",
    "NodeKind": "Put a thing with an IRI, or a literal, where the shape asks for one.",
    "Pattern": "Write the value in the form that the shape asks for.",
    "In": "Use one of the values that the shape lists.",
    "LessThan": "Look which of the two values the article supports.",
    "LessThanOrEquals": "Look which of the two values the article supports.",
}


def _about_shape(shapes: Graph, source: Node | None) -> tuple[str, str]:
    """The name of the shape that a result comes from and its advice; a property shape without a name has those of its node shape."""
    seen: set[Node] = set()
    name, advice = "", ""
    while source is not None and source not in seen:
        seen.add(source)
        said = shapes.value(source, RDFS.comment) or shapes.value(source, SH.description)
        advice = advice or (str(said) if isinstance(said, Literal) else "")
        name = name or ("" if isinstance(source, BNode) else name_of_shape(str(source)))
        source = min(shapes.subjects(None, source), key=str, default=None)
    return name or "a shape without a name", advice
