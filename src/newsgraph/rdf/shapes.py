"""Shapes, ours and the user's, read and looked at before they look at anything."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox
from pyshacl.entrypoints import meta_validate
from rdflib.graph import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import BNode, Node, URIRef

from newsgraph.errors import InputError, reason
from newsgraph.nesting import refuse_depth
from newsgraph.rdf.bridge import from_rdflib, to_rdflib
from newsgraph.rdf.names import compact
from newsgraph.resources import folder

_TARGETS = frozenset(str(SH[name]) for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target"))
_NODE_SHAPE = ox.NamedNode(str(SH.NodeShape))


def shape_files(paths: Sequence[Path]) -> list[Path]:
    """The Turtle files that `paths` name, folders searched. Raises InputError where there are none."""
    out: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*.ttl") if p.is_file())
            if not found:
                raise InputError(f"The folder {path} holds no shapes (.ttl).")
            out += found
        elif path.exists():
            out.append(path)
        else:
            raise InputError(f"There is no file or folder {path} with shapes.")
    return out


def read_shapes(users: Sequence[Path]) -> tuple[Graph, tuple[str, ...]]:
    """Our shapes and those of the user's files as one graph, and the sorted names of the node shapes.

    Raises InputError for a file that is no Turtle, holds no shape, uses a SHACL term that does not exist, or breaks SHACL's own rules.
    """
    everything: list[ox.Quad] = []
    names: set[str] = set()
    for path in (*sorted(folder("shapes").glob("*.ttl")), *users):
        quads = _parse(path)
        found = {name_of_shape(q.subject.value) for q in quads if isinstance(q.subject, ox.NamedNode) and _makes_a_shape(q)}
        if path in users:
            _look_at(path, quads)
        everything += quads
        names |= found
    return to_rdflib(everything), tuple(sorted(names))


def name_of_shape(iri: str) -> str:
    """The end of a shape's IRI."""
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _parse(path: Path) -> list[ox.Quad]:
    refuse_depth(path, ox.RdfFormat.TURTLE)
    try:
        return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    except OSError as error:
        raise InputError(f"The shapes {path} cannot be read: {reason(error)}.") from error
    except SyntaxError as error:
        raise InputError(f"The shapes {path} are not valid Turtle: {error.msg}.") from error


def _makes_a_shape(quad: ox.Quad) -> bool:
    is_type = quad.predicate.value == str(RDF.type)
    return quad.predicate.value in _TARGETS or (is_type and quad.object == _NODE_SHAPE)


def _look_at(path: Path, quads: Sequence[ox.Quad]) -> None:
    if not any(_makes_a_shape(q) for q in quads):
        raise InputError(f"{path} holds no shapes: nothing in it is an sh:NodeShape or has a target.")
    for predicate in sorted({q.predicate.value for q in quads}):
        term = predicate.removeprefix(str(SH))
        if term != predicate and URIRef(predicate) not in SH:
            near = get_close_matches(term, dir(SH), n=1)
            raise InputError(f"{path} uses sh:{term}, which SHACL does not have.{f' Did you mean sh:{near[0]}?' if near else ''}")
    graph = to_rdflib(quads)
    conforms, report, _ = meta_validate(graph, inference="none")
    if not conforms:
        focus, said, wrong = min(_complaints(report), key=lambda c: (not c[1], c))
        raise InputError(f"A shape in {path} is wrong: {_whose(graph, focus)}{f' has {said} that cannot be' if said else ''} ({wrong}).")


def _complaints(report: Graph) -> list[tuple[Node, str, str]]:
    """(the shape, the SHACL term that is wrong or nothing, what is said of it) of each result."""
    out = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        focus = report.value(result, SH.focusNode)
        said = compact(from_rdflib(path)) if isinstance(path, URIRef) else ""
        out.append((focus if focus is not None else BNode(), said, str(report.value(result, SH.resultMessage) or "it breaks the rules of SHACL")))
    return out


def _whose(graph: Graph, node: Node) -> str:
    """The named shape that a node of a shapes graph is or lies in."""
    seen: set[Node] = set()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = min(graph.subjects(None, node), key=str, default=node)
    return name_of_shape(str(node)) if isinstance(node, URIRef) else "a shape without a name"
