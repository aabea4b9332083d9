"""What a worker answers: SPARQL, the data of a thing, and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from urllib.parse import quote, unquote, urlsplit

import pyoxigraph as ox

from newsgraph.asking.articles import Told, told
from newsgraph.asking.conflicts import Conflict, conflicts
from newsgraph.asking.descriptions import description
from newsgraph.asking.evidence import CONTEXT, PUBLISHED, Passage, evidence, one, passage_of
from newsgraph.asking.figures import figures_of
from newsgraph.asking.profiles import CREATOR, TEXT, WITHIN, Fact, Profile, glance, kind_of, profile, types_of
from newsgraph.asking.query import ask
from newsgraph.asking.questions import questions
from newsgraph.errors import KgError, QueryError
from newsgraph.namespaces import NG, PREFIXES, SCHEMA
from newsgraph.rdf.jsonld import framed
from newsgraph.rdf.serialize import to_bytes
from newsgraph.showing.collection import collect, map_of, network, timeline, when
from newsgraph.showing.marking import marks_of, paragraphs_of
from newsgraph.showing.server.catalogue import Catalogue
from newsgraph.showing.server.guard import asks_elsewhere
from newsgraph.showing.server.protocol import GRAPHS, TooBig, preferred, serialized
from newsgraph.showing.server.workers import Answer, Ask
from newsgraph.showing.view import View, templates
from newsgraph.storing.files import of_triples
from newsgraph.storing.remembered import Remembered
from newsgraph.storing.store import Store

_HTML = "text/html"
_FORMATS = {"ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json", "rdf": "application/rdf+xml"}
_MENTIONS, DIRECT = ox.NamedNode(SCHEMA + "mentions"), ox.NamedNode(NG + "direct")
_MANY, _MANY_PLACES, _A_PAGE, _A_FEW, _TELLERS = 60, 200, 150, 1500, 8
_COUNTED = (
    ("article", "article", "articles"),
    ("event", "event", "events"),
    ("person", "person", "people"),
    ("organization", "organisation", "organisations"),
    ("place", "place", "places"),
)


class Site:
    """A store and its catalogue; called with what is asked (`what`: query, thing, home, search, timeline, map or editor), it answers."""

    def __init__(self, store: Store, known: Catalogue, *, allow_service: bool, largest: int) -> None:
        self._all = store
        self.store: Store = store
        self.known = known
        self._allow_service = allow_service
        self._questions = questions()
        self._largest = largest
        self._pages: dict[str, Callable[[Ask], Answer]] = {
            "query": self._query, "thing": self._thing, "home": self._home, "search": self._search,
            "timeline": self._timeline, "map": self._map, "editor": self._editor,
        }  # fmt: skip

    def __call__(self, question: Ask) -> Answer:
        """Answer; what goes wrong is an answer too."""
        self.store = Remembered(self._all)
        try:
            return self._pages[question["what"]](question)
        except TooBig:
            return _plain(413, f"The answer is larger than {self._largest / 1e6:,.0f} MB. Ask for less, with LIMIT for instance.")
        except QueryError as error:
            return _plain(400, error.message)
        except KgError as error:
            return _plain(500, error.message)

    def warm(self) -> None:
        """Show a page of each kind once, so that all code, templates and tables that pages need are read, and need be read never again."""
        some = {kind_of(types_of(self.store, e.node)): e.node.value for e in self.known.entries}
        for iri in some.values():
            self({"what": "thing", "iri": iri})
        self({"what": "thing", "path": "/"})
        for what in ("home", "search", "timeline", "map", "editor"):
            self({"what": what, "q": "a"})
        for sparql in ("SELECT * { ?s ?p 'service' } LIMIT 1", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "ASK {"):
            self({"what": "query", "query": sparql})

    def _query(self, question: Ask) -> Answer:
        sparql = question["query"]
        if not self._allow_service and asks_elsewhere(sparql):
            return _plain(403, "The query asks another server (SERVICE), or cannot be shown not to. This endpoint does not allow that.")
        result = ask(self.store, sparql.replace("\r", "\n"), allow_service=True)
        return serialized(result, question.get("accept", ""), self._largest)

    def _thing(self, question: Ask) -> Answer:
        node = self._node(question)
        if node is None:
            return self._page("missing.html", 404, title="Nothing here", path=question.get("path", ""))
        passage = passage_of(self.store, node) if any(True for _ in self.store.quads_for_pattern(node, CONTEXT, None, None)) else None
        kind = _FORMATS.get(question.get("format", "")) or preferred(question.get("accept", ""), [_HTML, *_FORMATS.values()]) or _HTML
        if kind != _HTML:
            triples = description(self.store, node)
            return Answer(200, kind, framed(triples) if GRAPHS[kind] == ox.RdfFormat.JSON_LD else to_bytes(triples, GRAPHS[kind]))
        if passage is not None:
            return Answer(303, "text/plain", b"", location=f"{urlsplit(passage.article).path}#{passage.iri.partition('#')[2]}")
        found = profile(self.store, node, most=_MANY, tellers=_TELLERS)
        return self._article(found) if found.kind == "article" else self._about(found)

    def _node(self, question: Ask) -> ox.NamedNode | None:
        paths = dict.fromkeys((question.get("path", ""), unquote(question.get("path", ""))))  # an IRI may itself hold %20
        wanted = [question["iri"]] if "iri" in question else [host + path for host in self.known.hosts for path in paths]
        for iri in wanted:
            try:
                node = ox.NamedNode(iri)
            except ValueError:
                continue
            if any(True for _ in self.store.quads_for_pattern(node, None, None, None)):
                return node
        return None

    def _about(self, thing: Profile) -> Answer:
        view = SiteView(self.store, self.known.hosts)
        events = self._glances(f.subject for f in thing.elsewhere if view.kind(f.subject) == "event")
        here = self._glances(f.value for f in thing.places)
        if thing.kind == "place":
            here = [glance(self.store, thing.node), *self._glances(f.subject for f in thing.elsewhere if f.predicate == WITHIN)]
        return self._page(
            "thing.html",
            title=view.name(thing.node),
            v=view,
            thing=thing,
            when=when(thing),
            figures=figures_of(self.store, thing.node) if thing.kind == "event" else [],
            conflicts=self._conflicts(thing),
            moments=timeline(events) if thing.kind != "event" else [],
            said=self._said(thing),
            drawn=map_of(self.store, here, lambda p: int(p.node == thing.node)),
            articles=self._glances(q.subject for q in islice(self.store.quads_for_pattern(None, _MENTIONS, thing.node, None), _MANY)),
        )

    def _conflicts(self, thing: Profile) -> list[Conflict]:
        """Where passages disagree on a thing. Of a place, of which a whole corpus tells, they say but where it is, and its name."""
        if thing.kind == "place":
            return []
        return [c for c in conflicts(of_triples(description(self.store, thing.node, _A_FEW))) if c.subject == thing.node]

    def _glances(self, nodes: Iterable[object]) -> list[Profile]:
        different = dict.fromkeys(n for n in nodes if isinstance(n, ox.NamedNode))
        return [glance(self.store, n) for n in islice(different, _MANY)]

    def _said(self, thing: Profile) -> list[tuple[bool, Fact]]:
        """The statements of a thing: whether the words stand in quotation marks, and the words."""
        made = [f.subject for f in thing.elsewhere if f.predicate == CREATOR and isinstance(f.subject, ox.NamedNode)]
        texts = ((s, one(self.store, s, TEXT), one(self.store, s, DIRECT)) for s in made[:_MANY])
        return [(getattr(direct, "value", "") == "true", Fact(s, TEXT, text, tuple(evidence(self.store, s, TEXT)))) for s, text, direct in texts if text]

    def _article(self, thing: Profile) -> Answer:
        article = told(self.store, thing.node)
        about = of_triples(description(self.store, thing.node))
        everything = collect(self.store, [article], conflicts(about), alone=True)
        return self._page(
            "article.html",
            title=article.headline,
            v=SiteView(self.store, self.known.hosts),
            thing=thing,
            article=article,
            all=everything,
            paragraphs=paragraphs_of(article, marks_of(article, everything.profiles, everything.figures), everything.profiles),
            moments=timeline(everything.events),
            drawn=map_of(self.store, everything.of_kind("place"), lambda p: 1),
            network=network(everything),
        )

    def _home(self, question: Ask) -> Answer:
        latest = [(glance(self.store, a), one(self.store, a, PUBLISHED)) for a in self.known.articles[:_MANY]]
        return self._page(
            "home.html",
            title="News in this graph",
            v=SiteView(self.store, self.known.hosts),
            counts=[(n, one if n == 1 else many) for kind, one, many in _COUNTED if (n := self.known.counts.get(kind, 0))],
            latest=latest,
            moments=timeline(self._glances(n for _, n in self.known.events[-12:])),
        )

    def _search(self, question: Ask) -> Answer:
        text = question.get("q", "")
        found = self.known.search(text)
        return self._page("search.html", title=f"Search: {text}" if text else "Search", v=SiteView(self.store, self.known.hosts), q=text, found=found)

    def _timeline(self, question: Ask) -> Answer:
        years = Counter(day[:4] for day, _ in self.known.events)
        year = question.get("year", "")
        start = next((k for k, (day, _) in enumerate(self.known.events) if day[:4] >= year), 0) if year else _number(question.get("start"))
        shown = [glance(self.store, n) for _, n in self.known.events[start : start + _A_PAGE]]
        later = start + _A_PAGE if start + _A_PAGE < len(self.known.events) else None
        return self._page(
            "timeline.html",
            title="In time",
            v=SiteView(self.store, self.known.hosts),
            moments=timeline(shown),
            years=sorted(years.items()),
            earlier=max(0, start - _A_PAGE) if start else None,
            later=later,
        )

    def _map(self, question: Ask) -> Answer:
        weights = dict(self.known.places[:_MANY_PLACES])
        drawn = map_of(self.store, self._glances(weights), lambda p: weights[p.node])
        return self._page("map.html", title="On the map", v=SiteView(self.store, self.known.hosts), drawn=drawn, more=len(self.known.places) - len(weights))

    def _editor(self, question: Ask) -> Answer:
        return self._page("editor.html", title="Ask in SPARQL", questions=self._questions, prefixes=PREFIXES)

    def _page(self, template: str, status: int = 200, **values: object) -> Answer:
        text = templates().get_template(template).render(**values)
        return Answer(status, _HTML, text.encode())


class SiteView(View):
    """Links to pages at the paths of IRIs; passages are numbered in the order in which the page names them."""

    def __init__(self, store: Store, hosts: tuple[str, ...]) -> None:
        super().__init__(store, self._href, self._passage)
        self._hosts = hosts
        self._numbers: dict[str, tuple[int, Passage]] = {}

    @property
    def cited(self) -> list[tuple[int, Passage]]:
        """The passages that the page has named so far."""
        return list(self._numbers.values())

    def page(self, node: ox.NamedNode) -> str | None:
        """The page of a thing."""
        return self._href(node)

    def fragments(self, article: Told, passage: str) -> list[str]:
        """The passages that begin within a passage, itself among them."""
        begin, end = map(int, passage.removeprefix("char=").split(","))
        inner = {(p.begin, p.end) for e in article.claims for p in e.passages if p.begin is not None and begin <= p.begin < end}
        return [f"char={b},{e}" for b, e in sorted(inner | {(begin, end)}, key=str)]

    def _href(self, node: ox.NamedNode) -> str | None:
        parts = urlsplit(node.value)
        if f"{parts.scheme}://{parts.netloc}" not in self._hosts:
            return None
        return quote(parts.path, safe="/%:@!$&'()*+,;=~-._") + (f"#{parts.fragment}" if parts.fragment else "")

    def _passage(self, passage: Passage) -> tuple[str, str | None]:
        number, _ = self._numbers.setdefault(passage.iri, (len(self._numbers) + 1, passage))
        return str(number), self._href(ox.NamedNode(passage.iri))


def _plain(status: int, sentence: str) -> Answer:
    return Answer(status, "text/plain", f"{sentence}\n".encode())


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
