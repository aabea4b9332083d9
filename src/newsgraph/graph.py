"""The graph that Python users get: query it, validate it, reason over it, save it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from newsgraph.errors import UsageError
from newsgraph.identifiers import BASE

if TYPE_CHECKING:
    import rdflib

    from newsgraph.rdf.validation import Report


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
        from newsgraph.asking.query import ask

        result = ask(self.store, sparql, parameters)
        if isinstance(result, ox.QueryBoolean):
            return [{"answer": bool(result)}]
        if isinstance(result, ox.QueryTriples):
            raise UsageError("The query gives a graph, not rows. Use .construct() for CONSTRUCT and DESCRIBE.")
        names = [v.value for v in result.variables]
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


def build(*inputs: str | Path, published: str | None = None, annotator: str | None = None, base: str = BASE) -> Graph:
    """The graph of articles: files, folders or globs, as `kg build` reads them. Raises InputError for an article that cannot be read."""
    from newsgraph.errors import InputError
    from newsgraph.reading.article import Article
    from newsgraph.reading.sources import read_articles
    from newsgraph.running.article import build_articles, open_tools

    def good() -> Iterator[Article]:
        for item in read_articles([str(i) for i in inputs], published=published):
            if not isinstance(item, Article):
                raise InputError(f"{item.source}: {item.reason}")
            yield item

    return Graph(t for built in build_articles(good(), open_tools(annotator, base=base)) for t in built.triples)


def load(*paths: str | Path) -> Graph:
    """The graph of RDF files and folders of them. Raises InputError where one is missing or broken."""
    from newsgraph.storing.files import load as load_files

    graph = Graph()
    graph.store = load_files([Path(p) for p in paths])
    return graph


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
