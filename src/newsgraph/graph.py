"""The graph that Python users get: query it, validate it, reason over it, save it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from newsgraph.errors import UsageError
from newsgraph.identifiers import BASE

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

    from newsgraph.rdf.validation import Report


_CLAIMS = """SELECT ?claim ?subject ?property ?value ?status ?confidence ?said_by ?article ?begin ?end ?words {
  ?claim a ng:Claim ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; prov:wasDerivedFrom ?passage .
  ?passage nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end
  OPTIONAL { ?passage nif:anchorOf ?words } OPTIONAL { ?claim ng:status ?status } OPTIONAL { ?claim ng:confidence ?confidence }
  OPTIONAL { ?claim prov:wasAttributedTo ?said_by }
} ORDER BY ?article ?begin ?claim"""


class Graph:
    """Triples of one or more articles, kept in Oxigraph."""

    def __init__(self, triples: Iterable[ox.Triple] = ()) -> None:
        """A graph of the given triples."""
        self.store = ox.Store()
        self.store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)

    def __len__(self) -> int:
        """The number of triples."""
        return len(self.store)

    def __iter__(self) -> Iterator[ox.Triple]:
        """All triples."""
        return (q.triple for q in self.store)

    def query(self, sparql: str, parameters: Mapping[str, str] | None = None) -> list[dict[str, str | int | float | bool | None]]:
        """The rows of a SELECT, by variable name, as Python values; an ASK gives one row with "answer".

        Well-known prefixes need no declaration. Raises QueryError for a query that cannot be read, UsageError for one that gives a graph.
        """
        from newsgraph.asking.query import ask, failures

        result = ask(self.store, sparql, parameters)
        if isinstance(result, ox.QueryBoolean):
            return [{"answer": bool(result)}]
        if isinstance(result, ox.QueryTriples):
            raise UsageError("The query gives a graph, not rows. Use .construct() for CONSTRUCT and DESCRIBE.")
        names = [v.value for v in result.variables]
        with failures():
            return [{n: _python(row[n]) for n in names} for row in result]

    def construct(self, sparql: str) -> Graph:
        """The graph that a CONSTRUCT or DESCRIBE gives."""
        from newsgraph.asking.query import ask

        result = ask(self.store, sparql)
        if not isinstance(result, ox.QueryTriples):
            raise UsageError("The query gives rows, not a graph. Use .query() for SELECT and ASK.")
        return Graph(result)

    def rdflib(self) -> rdflib.Graph:
        """The same triples as an rdflib graph in memory."""
        import rdflib

        data = ox.serialize((q.triple for q in self.store), format=ox.RdfFormat.N_TRIPLES)
        graph = rdflib.Graph()
        graph.parse(data=data or b"", format="nt")
        return graph

    def to_pandas(self, sparql: str = _CLAIMS, parameters: Mapping[str, str] | None = None) -> pandas.DataFrame:
        """The rows of a SELECT as a data frame; without a query a row a claim and passage, with status, confidence, offsets and words.

        Raises UsageError where pandas is not installed.
        """
        frames = _extra("pandas")
        return frames.DataFrame(self.query(sparql, parameters))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """People, groups, organisations, places, events, statements, articles and things as nodes by IRI, the facts between them as edges.

        Nodes and edges have the attributes of `showing.links.Node` and `Edge`. Raises UsageError where networkx is not installed.
        """
        from newsgraph.showing.links import nodes_and_edges

        graph: networkx.MultiDiGraph[str] = _extra("networkx").MultiDiGraph()
        nodes, edges = nodes_and_edges(self.store)
        for node in map(asdict, nodes):
            graph.add_node(node.pop("id"), **node)
        for edge in map(asdict, edges):
            graph.add_edge(edge.pop("source"), edge.pop("target"), key=edge["property"], **edge)
        return graph

    def _repr_html_(self) -> str:
        """What is in the graph, as notebooks show it."""
        from newsgraph.asking.statistics import statistics

        return f"<table>{''.join(f'<tr><td>{what}</td><td>{n:,}</td></tr>' for what, n in statistics(self.store) if n)}</table>"

    def validate(self) -> Report:
        """The findings of our SHACL shapes."""
        from newsgraph.rdf.validation import validate

        return validate(self.store)

    def infer(self) -> Graph:
        """What follows by OWL 2 RL, without what was said."""
        from newsgraph.rdf.reasoning import infer

        return Graph(infer(self.store).triples)

    def save(self, path: str | Path) -> None:
        """Write the graph in the format of the file's name; the file appears whole or not at all."""
        from newsgraph.rdf.serialize import write_file

        write_file(iter(self), Path(path))


def build(*inputs: str | Path, published: str | None = None, annotator: str | None = None, ontology: Sequence[str | Path] = (), base: str = BASE) -> Graph:
    """The graph of articles: files, folders or globs, as `kg build` reads them; `ontology` are Turtle files of further classes and words.

    Raises InputError for an article or a file of words that cannot be read.
    """
    from newsgraph.errors import InputError
    from newsgraph.reading.article import Article
    from newsgraph.reading.sources import read_articles
    from newsgraph.running.article import build_articles, open_tools

    def good() -> Iterator[Article]:
        for item in read_articles([str(i) for i in inputs], published=published):
            if not isinstance(item, Article):
                raise InputError(f"{item.source}: {item.reason}")
            yield item

    return Graph(t for built in build_articles(good(), open_tools(annotator, [Path(o) for o in ontology], base)) for t in built.triples)


def load(*paths: str | Path) -> Graph:
    """The graph of RDF files and folders of them. Raises InputError where one is missing or broken."""
    from newsgraph.storing.files import load as load_files

    graph = Graph()
    graph.store = load_files([Path(p) for p in paths])
    return graph


def _extra(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"This needs {name}. Install it with pip install newsgraph[{name}].") from error


def _python(term: object) -> str | int | float | bool | None:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rsplit("#", 1)[-1]
        if kind in ("integer", "nonNegativeInteger", "int", "long"):
            return int(term.value)
        if kind in ("decimal", "double", "float"):
            return float(term.value)
        if kind == "boolean":
            return term.value in ("true", "1")
    return str(getattr(term, "value", term))
