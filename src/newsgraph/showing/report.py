"""One page that holds everything: for people who would rather look than read, to keep, send on and open without a network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from markupsafe import Markup

from newsgraph.asking.articles import Told, articles, told
from newsgraph.asking.conflicts import conflicts
from newsgraph.asking.evidence import Passage
from newsgraph.asking.texts import Texts
from newsgraph.errors import InputError
from newsgraph.identifiers import slug
from newsgraph.showing.collection import Collection, collect, happenings, map_of, network, statements, timeline, when
from newsgraph.showing.marking import Paragraph, marks_of, paragraphs_of
from newsgraph.showing.view import TEMPLATES, View, templates
from newsgraph.storing.store import Store

MOST_ARTICLES = 25
"""How many articles one page shows, the latest of them."""
_ROOMS = (
    ("people", "People", ("person",)),
    ("groups", "Groups", ("group",)),
    ("organisations", "Organisations", ("organization",)),
    ("places", "Places", ("place",)),
    ("things", "Things", ("thing",)),
)


def report(store: Store, texts: Texts | None = None) -> str:
    """The page for the articles of a store as HTML; `texts` are the articles' own texts by digest, where they are known.

    Raises InputError where the store holds no article.
    """
    found = articles(store)
    if not found:
        raise InputError("The graph holds no article (schema:NewsArticle), so that there is nothing to report on.")
    shown = [told(store, a, texts) for a in found[-MOST_ARTICLES:]]
    everything = collect(store, shown, conflicts(store))
    view = _ReportView(store, everything)
    marked = [(a, _paragraphs(a, everything)) for a in shown]
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    moments = timeline(everything.events, shown)
    drawn, graph, speakers = map_of(store, everything.of_kind("place"), happenings), network(everything), statements(everything)
    rooms = [room for room in _ROOMS if everything.of_kind(*room[2])]
    sections = [
        ("conflicts", "Disagreements", everything.conflicts),
        ("text", "Text", True),
        ("timeline", "Timeline", moments),
        ("events", "Events", everything.events),
        ("map", "Map", drawn),
        ("graph", "Graph", graph),
        ("statements", "Statements", speakers),
        *((anchor, words, True) for anchor, words, _ in rooms),
        ("unused", "Not used", True),
    ]
    return (
        templates()
        .get_template("report.html")
        .render(
            v=view,
            all=everything,
            title=shown[0].headline if len(shown) == 1 else f"{len(shown)} articles",
            counts=_counts(everything),
            sections=[(anchor, words) for anchor, words, there in sections if there],
            texts=marked,
            moments=moments,
            undated=[e for e in everything.events if not when(e)],
            when=when,
            drawn=drawn,
            network=graph,
            speakers=speakers,
            rooms=rooms,
            unused=[(a, *_unused(a)) for a in shown],
            left_out=len(found) - len(shown),
            triples=len(store),
            # Files of ours, not of the articles: neither is escaped, and the digest lets no other script run.
            style=Markup((TEMPLATES / "style.css").read_text(encoding="utf-8")),
            script=Markup(script),
            script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def _paragraphs(article: Told, everything: Collection) -> list[Paragraph]:
    return paragraphs_of(article, marks_of(article, everything.profiles, everything.figures), everything.profiles)


def _counts(everything: Collection) -> Iterable[tuple[int, str]]:
    rows = (
        (len(everything.of_kind("event")), "event", "events"),
        (len(everything.of_kind("person")), "person", "people"),
        (len(everything.of_kind("organization")), "organisation", "organisations"),
        (len(everything.of_kind("place")), "place", "places"),
        (len(everything.of_kind("statement")), "statement", "statements"),
        (len(everything.conflicts), "disagreement", "disagreements"),
    )
    return [(n, one if n == 1 else many) for n, one, many in rows if n]


def _unused(article: Told) -> tuple[Sequence[str], int]:
    """The words that no passage covers, and how many characters they are."""
    left = [p for p in article.pieces if not p.used and (p.words is None or p.words.strip())]
    return [" ".join(p.words.split()) for p in left if p.words], sum(len(p.words.strip()) if p.words else p.end - p.begin for p in left)


class _ReportView(View):
    """Links within the page."""

    def __init__(self, store: Store, everything: Collection) -> None:
        super().__init__(store, self._href, self._passage)
        self._everything = everything
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        several = len(everything.articles) > 1
        self._numbers: dict[str, tuple[str, str]] = {}
        for k, article in enumerate(everything.articles, 1):
            for n, piece in enumerate((p for p in article.pieces if p.used), 1):
                label, anchor = f"{k}·{n}" if several else f"{n}", self._fragment(article, f"char={piece.begin},{piece.end}")
                for at in range(piece.begin, piece.end):
                    self._numbers[f"{article.node.value} {at}"] = label, f"#{anchor}" if article.quoted else ""

    def id(self, node: ox.NamedNode) -> str:
        """The element that shows a thing."""
        if node.value not in self._ids:
            parts = node.value.rstrip("/").rsplit("/", 2)
            wanted = slug("-".join(parts[-2:]))
            while wanted in self._taken:
                wanted += "-"
            self._taken.add(wanted)
            self._ids[node.value] = wanted
        return self._ids[node.value]

    def fragments(self, article: Told, passage: str) -> list[str]:
        """The element where a passage begins."""
        return [self._fragment(article, passage)]

    def _fragment(self, article: Told, passage: str) -> str:
        return passage if len(self._everything.articles) == 1 else f"{self.id(article.node)}:{passage}"

    def _href(self, node: ox.NamedNode) -> str | None:
        known = self._everything.profiles.get(node)
        shown = (known is not None and known.kind not in ("figure", "article")) or any(a.node == node for a in self._everything.articles)
        return f"#{self.id(node)}" if shown else None

    def _passage(self, passage: Passage) -> tuple[str, str | None]:
        label, address = self._numbers.get(f"{passage.article} {passage.begin}", ("?", ""))
        return label, address or None
