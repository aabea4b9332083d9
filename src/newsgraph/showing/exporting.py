"""A graph as a file of another format, chosen by the file's name."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import UsageError
from newsgraph.rdf.jsonld import framed
from newsgraph.rdf.reifying import reified
from newsgraph.rdf.serialize import FORMATS, format_of, write_file, write_whole
from newsgraph.showing.links import NOT_XML, csv_of, graphml_of, nodes_and_edges
from newsgraph.storing.oxigraph import OxigraphStore
from newsgraph.storing.store import Store

_RDF12 = (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG)
Written = tuple[Path, int, str]
"""A file, how much is in it, and of what."""


def export(opened: Callable[[], Store], path: Path, *, rdf12: bool = False) -> list[Written]:
    """Write the store to `path`, or to two files beside it for .csv. Raises UsageError before the store is opened where the name says no format."""
    ending = _ending(path)
    if ending in (".graphml", ".csv"):
        if rdf12:
            raise UsageError("--rdf12 is for RDF: .ttl .nt .nq .trig.")
        return _links(opened(), path, ending)
    kind = format_of(path)
    if rdf12 and kind not in _RDF12:
        raise UsageError(f"{ending} cannot hold triples about triples. Use .ttl, .nt, .nq or .trig with --rdf12.")
    store = opened()
    if kind == ox.RdfFormat.JSON_LD:
        _write(path, framed(q.triple for q in store))
        return [(path, len(store), "triples")]
    if kind.supports_datasets and isinstance(store, OxigraphStore) and not rdf12:
        write_file(store.store, path)
        return [(path, len(store.store), "quads")]
    triples = {q.triple for q in store}
    if kind == ox.RdfFormat.RDF_XML:
        _fits_xml(triples)
    write_file(reified(sorted(triples, key=str)) if rdf12 else triples, path)
    return [(path, len(triples), "triples")]


def _fits_xml(triples: Iterable[ox.Triple]) -> None:
    for t in triples:
        if isinstance(t.object, ox.Literal) and (NOT_XML.search(t.object.value) or "\r" in t.object.value):
            raise UsageError(f"RDF/XML cannot hold a control character that stands in a text of {t.subject}. Use another format.")


def _links(store: Store, path: Path, ending: str) -> list[Written]:
    nodes, edges = nodes_and_edges(store)
    if ending == ".graphml":
        _write(path, graphml_of(nodes, edges))
        return [(path, len(nodes), "nodes"), (path, len(edges), "edges")]
    stem, _, rest = path.name.partition(".csv")
    files = path.with_name(f"{stem}.nodes.csv{rest}"), path.with_name(f"{stem}.edges.csv{rest}")
    _write(files[0], csv_of(nodes))
    _write(files[1], csv_of(edges))
    return [(files[0], len(nodes), "nodes"), (files[1], len(edges), "edges")]


def _ending(path: Path) -> str:
    ending = (Path(path.stem).suffix if path.suffix == ".gz" else path.suffix).lower()
    if ending not in (*FORMATS, ".graphml", ".csv"):
        raise UsageError(f"{path} has no ending that names a format. Use one of {' '.join(sorted((*FORMATS, '.graphml', '.csv')))}, also with .gz.")
    return ending


def _write(path: Path, data: bytes) -> None:
    write_whole(path, gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
