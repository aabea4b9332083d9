"""The namespaces that our graphs use; their prefixes need no declaration in a query."""

from __future__ import annotations

import pyoxigraph as ox

from newsgraph.terms import NG as NG

PREFIXES: dict[str, str] = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "ng": NG,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

SCHEMA, RDF, RDFS, OWL, XSD, PROV, NIF, GEO = (PREFIXES[p] for p in ("schema", "rdf", "rdfs", "owl", "xsd", "prov", "nif", "geo"))
GEONAMES = "https://sws.geonames.org/"
RDF_TYPE = RDF + "type"
TYPE = ox.NamedNode(RDF_TYPE)
