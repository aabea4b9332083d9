"""A running triple store, spoken to over HTTP: SPARQL 1.1 queries, updates and whole graphs, with Basic or Digest authentication.

Everything here may be sent twice without harm, so that what fails on the way is tried again.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

import pyoxigraph as ox
import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_netrc_auth
from urllib3.util import Retry

import newsgraph
from newsgraph.errors import QueryError, StoreError, UsageError
from newsgraph.storing.addresses import Addresses, addresses_by_server, known_addresses, likely_addresses
from newsgraph.storing.sparql import form
from newsgraph.storing.store import Result

_TIMES = (10.0, 600.0)
"""Seconds to wait for a connection, and between two pieces of an answer."""
_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
Scheme = Literal["basic", "digest"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password; the scheme is the one that the server asks for where it is None."""

    user: str
    password: str
    scheme: Scheme | None = None

    def __repr__(self) -> str:
        """Without the password: it must not reach a log."""
        return f"Credentials({self.user!r})"


def credentials_for(url: str, scheme: Scheme | None = None) -> Credentials | None:
    """From KG_USER and KG_PASSWORD in the environment, else from the user's netrc file; None where neither says."""
    user, password = os.environ.get("KG_USER"), os.environ.get("KG_PASSWORD")
    if user is not None and password is not None:
        return Credentials(user, password, scheme)
    found = get_netrc_auth(url)
    return Credentials(*found, scheme) if found else None


class Client:
    """A connection to one store. Every method raises StoreError, with the server's own words, where it does not get what it asks for."""

    def __init__(self, url: str, credentials: Credentials | None = None) -> None:
        """Take any address of a store: its own, or that of one of its services. Nothing is sent before it is needed."""
        if "@" in urlsplit(url).netloc:
            raise UsageError("An address with a user and a password in it is seen in logs and process lists. Set KG_USER and KG_PASSWORD instead.")
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise StoreError(f"{url} is no address of a store; one looks like http://localhost:7878/ or https://example.org/sparql.")
        self.url = url
        self._credentials = credentials if credentials is not None else credentials_for(url)
        self._session = requests.Session()
        self._session.auth = _nobody  # requests would send what a netrc file has, and as Basic
        self._session.headers["User-Agent"] = f"newsgraph/{newsgraph.__version__}"
        retries = Retry(total=4, connect=1, backoff_factor=0.3, status_forcelist=(502, 503, 504), allowed_methods=None, raise_on_status=False)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retries))
        if self._credentials is not None and self._credentials.scheme is not None:
            self._session.auth = _auth(self._credentials, self._credentials.scheme)

    @cached_property
    def server(self) -> str:
        """What the store calls itself (HTTP's Server), "" where it does not say."""
        return self._send("POST", self.addresses.query, data={"query": "ASK {}"}, headers={"Accept": _ROWS}).headers.get("Server", "")

    @cached_property
    def has_default_graph(self) -> bool:
        """Whether there is a default graph to write to. Virtuoso has none."""
        return "virtuoso" not in self.server.casefold()

    @cached_property
    def _unpacks(self) -> bool:
        """Whether gzipped bodies are understood; Virtuoso stores them as they are."""
        return any(name in self.server.casefold() for name in ("oxigraph", "fuseki", "jena"))

    @cached_property
    def addresses(self) -> Addresses:
        """The store's addresses, by the path of the one that is known, else by asking it."""
        known = known_addresses(self.url)
        if known is not None:
            return known
        for query in likely_addresses(self.url):
            answer = self._request("POST", query, data={"query": "ASK {}"}, headers={"Accept": _ROWS})
            if answer.ok and "sparql-results" in answer.headers.get("Content-Type", ""):
                return addresses_by_server(query, answer.headers.get("Server", ""))
            if answer.status_code in (401, 403):
                self._check(answer)
        raise StoreError(f"No SPARQL endpoint answers at {self.url}. Give the full address of the store's query service.")

    def query(self, sparql: str, default_graph: ox.NamedNode | None = None) -> Result:
        """Answer a query as it stands; `default_graph` takes the place of the store's own. Raises QueryError where the server cannot read it."""
        graph_wanted = form(sparql) in ("CONSTRUCT", "DESCRIBE")
        data = {"query": sparql, **({"default-graph-uri": default_graph.value} if default_graph is not None else {})}
        answer = self._request("POST", self.addresses.query, data=data, headers={"Accept": _TRIPLES if graph_wanted else _ROWS})
        if answer.status_code == 400:
            raise QueryError(f"{self.url} cannot read the query. It says: {_words(answer)}")
        self._check(answer)
        try:
            if graph_wanted:
                return _triples(answer.content)
            rows = ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.url} answers with something that is no SPARQL result: {error}.") from error
        return _truth(rows) if form(sparql) == "ASK" and isinstance(rows, ox.QuerySolutions) else rows

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL update."""
        if self.addresses.update is None:
            raise StoreError(f"{self.url} has no address for updates that is known.")
        data = sparql.encode()
        self._send("POST", self.addresses.update, data=data, headers={"Content-Type": "application/sparql-update; charset=utf-8"})

    def put(self, graph: ox.NamedNode | None, triples: bytes) -> None:
        """Let a graph (None: the default one) be the triples of an N-Triples document, whatever it was before."""
        self._send("PUT", self._graphs, params=_graph(graph), **_packed(triples, self._unpacks))

    def post(self, graph: ox.NamedNode | None, triples: bytes) -> None:
        """Add the triples of an N-Triples document to a graph (None: the default one)."""
        self._send("POST", self._graphs, params=_graph(graph), **_packed(triples, self._unpacks))

    def get(self, graph: ox.NamedNode | None) -> bytes:
        """A graph (None: the default one) as N-Triples; empty where there is none."""
        answer = self._request("GET", self._graphs, params=_graph(graph), headers={"Accept": _TRIPLES})
        if answer.status_code == 404:
            return b""
        self._check(answer)
        return answer.content

    def delete(self, graph: ox.NamedNode | None) -> None:
        """Take a graph (None: the default one) away; none there is no error."""
        answer = self._request("DELETE", self._graphs, params=_graph(graph))
        if answer.status_code != 404:
            self._check(answer)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    @property
    def _graphs(self) -> str:
        if self.addresses.graphs is None:
            raise StoreError(f"{self.url} has no address for whole graphs (SPARQL 1.1 Graph Store Protocol) that is known.")
        return self.addresses.graphs

    def _send(self, method: str, url: str, **arguments: object) -> requests.Response:
        answer = self._request(method, url, **arguments)
        self._check(answer)
        return answer

    def _request(self, method: str, url: str, **arguments: object) -> requests.Response:
        try:
            answer = self._session.request(method, url, timeout=_TIMES, **arguments)  # type: ignore[arg-type]
            if answer.status_code == 401 and self._credentials is not None and self._session.auth is _nobody:
                self._session.auth = _auth(self._credentials, _asked_for(answer))
                answer = self._session.request(method, url, timeout=_TIMES, **arguments)  # type: ignore[arg-type]
        except requests.Timeout as error:
            raise StoreError(f"{url} does not answer in time. Try again, or ask for less.") from error
        except requests.RequestException as error:
            raise StoreError(f"The store at {url} cannot be reached ({_cause(error)}). Is it running, and is the address right?") from error
        return answer

    def _check(self, answer: requests.Response) -> None:
        if answer.ok:
            return
        if answer.status_code in (401, 403):
            told = "does not accept the user and password" if self._credentials else "asks for a user and a password"
            raise StoreError(f"{answer.url.partition('?')[0]} {told}. Set KG_USER and KG_PASSWORD, or write them in your netrc file.")
        raise StoreError(f"{answer.url.partition('?')[0]} answers {answer.status_code} {answer.reason}: {_words(answer)}")


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _auth(credentials: Credentials, scheme: Scheme) -> AuthBase:
    if scheme == "digest":
        return HTTPDigestAuth(credentials.user, credentials.password)
    return HTTPBasicAuth(credentials.user.encode(), credentials.password.encode())  # as UTF-8, where a text would go as Latin-1


def _asked_for(answer: requests.Response) -> Scheme:
    return "digest" if "digest" in answer.headers.get("WWW-Authenticate", "").casefold() else "basic"


def _graph(graph: ox.NamedNode | None) -> dict[str, str]:
    return {"default": ""} if graph is None else {"graph": graph.value}


def _packed(triples: bytes, unpacks: bool) -> Mapping[str, object]:
    headers = {"Content-Type": _TRIPLES}
    if unpacks and len(triples) > 100_000:
        return {"data": gzip.compress(triples, 1), "headers": {**headers, "Content-Encoding": "gzip"}}
    return {"data": triples, "headers": headers}


def _triples(data: bytes) -> ox.QueryTriples:
    store = ox.Store()
    store.bulk_load(data, format=ox.RdfFormat.N_TRIPLES)
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


def _truth(rows: ox.QuerySolutions) -> ox.QueryBoolean:
    """Virtuoso answers ASK with a row that holds 1 or 0."""
    value = next(iter(rows), None)
    true = value is not None and str(getattr(value[0], "value", "0")) in ("1", "true")
    answer = ox.parse_query_results(b'{"head":{},"boolean":%s}' % (b"true" if true else b"false"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QueryBoolean)
    return answer


def _words(answer: requests.Response) -> str:
    text = " ".join(answer.text.split())
    return (text[:300] + " …" if len(text) > 300 else text) or "nothing more."


def _cause(error: requests.RequestException) -> str:
    text = str(error)
    for sign, words in (("refused", "nothing listens there"), ("resolve", "no such host"), ("SSL", "its certificate cannot be trusted")):
        if sign in text:
            return words
    return type(error).__name__
