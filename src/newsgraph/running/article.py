"""One article, from its text to its triples: the seven stages, read from top to bottom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from newsgraph.annotation import Annotator, load_annotator
from newsgraph.annotation.tree import Doc
from newsgraph.claims import Story, claims_of
from newsgraph.finding.attributes import find_attributes
from newsgraph.finding.earlier import with_earlier
from newsgraph.finding.events import find_events
from newsgraph.finding.mending import mend
from newsgraph.finding.mentions import find_mentions
from newsgraph.finding.polls import find_poll_results
from newsgraph.finding.quantities import find_quantities
from newsgraph.finding.quotations import find_quotations
from newsgraph.finding.retellings import find_retellings
from newsgraph.finding.revisions import with_revisions
from newsgraph.finding.said_times import times_told
from newsgraph.finding.times import Time
from newsgraph.finding.wordlists import words_of
from newsgraph.identifiers import BASE, checked_base
from newsgraph.identity.sketches import ArticleSketch, sketch_of
from newsgraph.ontology import Ontology, load_ontology
from newsgraph.rdf.triples import triples_of
from newsgraph.reading.article import Article
from newsgraph.reading.document import Document, document_of
from newsgraph.resolving.accused import name_accused
from newsgraph.resolving.asides import asides
from newsgraph.resolving.authors import name_authors
from newsgraph.resolving.calendar import APART, dated, heading_times
from newsgraph.resolving.casualties import settle_casualties
from newsgraph.resolving.coreference import resolve_entities
from newsgraph.resolving.dating import date_happenings
from newsgraph.resolving.entities import ages_of
from newsgraph.resolving.gazetteer import Gazetteer, open_gazetteer
from newsgraph.resolving.geography import locate, place_containers
from newsgraph.resolving.happenings import attackers_apart, resolve_events
from newsgraph.resolving.locating import locate_happenings
from newsgraph.resolving.scene import Scene
from newsgraph.resolving.sharing import share_places
from newsgraph.resolving.writing_day import day_of_publication

if TYPE_CHECKING:
    from spacy.tokens import Doc as Annotated

_CLOSED = re.compile(r"\)\s?[-–—]")


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build opens once and uses for every article."""

    annotator: Annotator
    ontology: Ontology
    gazetteer: Gazetteer
    base: str = BASE
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """One article's graph as sorted N-Triples; how much of the article it stands on (sentence spans in characters, used or not); the sketch of its things."""

    document: Document
    data: bytes
    sentences: int
    used: int
    unused: tuple[tuple[int, int], ...]
    sketch: ArticleSketch

    @property
    def triples(self) -> list[ox.Triple]:
        """The graph as objects."""
        return [q.triple for q in ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES)]


def open_tools(annotator: str | None = None, ontologies: Sequence[Path] = (), base: str = BASE, *, quotes: bool = True, threads: int = 1) -> Tools:
    """Load the annotator, the ontology with the user's own files, and the gazetteer."""
    return Tools(load_annotator(annotator, threads), load_ontology(ontologies), open_gazetteer(), checked_base(base), quotes)


def build_articles(articles: Iterable[Article], tools: Tools) -> Iterator[Built]:
    """The graph of each article, in order; the annotator batches over them."""
    documents: list[Document] = []

    def texts() -> Iterator[str]:
        for article in articles:
            documents.append(document_of(article))
            yield documents[-1].text

    for doc in tools.annotator.annotate(texts()):
        yield build_document(documents.pop(0), doc, tools)


def build_document(document: Document, annotated: Annotated, tools: Tools) -> Built:
    """Annotated text ► mentions ► entities and events ► claims ► triples."""
    with words_of(tools.ontology):
        story = read_story(document, annotated, tools)
        claims = claims_of(story, tools.base)
    data = triples_of(document, claims, tools.ontology, tools.base, quotes=tools.quotes)
    sentences = [story.span(s.start, s.end) for s in story.doc.sents if not all(t.is_space for t in s)]
    passages = sorted({(c.begin, c.end) for c in claims})
    unused = tuple(_outside(sentences, passages))
    sketch = sketch_of(document, claims, tools.ontology, tools.base)
    return Built(document, data, len(sentences), len(sentences) - len(unused), unused, sketch)


def read_story(document: Document, annotated: Annotated, tools: Tools) -> Story:
    """Everything that is found in the text, and what it speaks of."""
    doc = Doc(annotated)
    mend(doc)
    mentions = find_mentions(doc, document.dateline)
    all_times = dated(doc, document)
    quotations = find_quotations(doc, mentions, document.blocks)
    times = times_told(doc, _in_paragraphs(doc, document, all_times), quotations)
    quantities = find_quantities(doc, all_times)
    attributes = find_attributes(doc, mentions)
    events = with_earlier(find_events(doc, tools.ontology, mentions, times, quantities), doc, times, tools.ontology)
    events = with_revisions(events, doc, quantities)

    linked_names = locate(doc, mentions, tools.gazetteer, document)
    entities = resolve_entities(doc, mentions, attributes, quotations, tools.ontology, {n: e.id for n, e in linked_names.items() if e.id})
    linked = {e.index: linked_names[e.name] for e in entities.all if e.kind.value == "place" and e.name in linked_names}
    within = place_containers(doc, mentions, entities, linked, tools.gazetteer)
    sentence = {t.i: k for k, s in enumerate(doc.sents) for t in s}
    scene = Scene(
        doc,
        mentions,
        entities,
        tools.ontology,
        sentence,
        _times_above(doc, document, all_times),
        within,
        ages_of(attributes, mentions, entities),
        day_of_publication(document),
        asides(doc, document, frozenset(i for t in all_times for i in range(t.start, t.end))),
        {i: (e.latitude, e.longitude) for i, e in linked.items() if e.kind == "city"},
    )
    happenings = resolve_events(events, scene)
    retellings = find_retellings(doc, tools.ontology, mentions, times, events)
    date_happenings(happenings, events, retellings, times, scene)
    assumed = locate_happenings(happenings, retellings, linked, document, scene)
    name_accused(happenings, scene)
    name_authors(happenings, attributes, scene)
    share_places(happenings, scene)
    happenings = attackers_apart(happenings, scene)
    entities = settle_casualties(happenings, scene)
    return Story(
        document, doc, tools.ontology, tools.gazetteer, mentions, times, quantities, quotations, attributes, entities, linked, within, happenings,
        find_poll_results(doc, mentions, quantities), assumed,
    )  # fmt: skip


def _in_paragraphs(doc: Doc, document: Document, times: Sequence[Time]) -> tuple[Time, ...]:
    """The times that the article tells, not those of its dateline, its byline or what a web page says around it."""
    starts = [b.start for b in document.blocks]
    blocks = [bisect_right(starts, doc[t.start].idx) - 1 for t in times]
    return tuple(t for t, k in zip(times, blocks, strict=True) if k < 0 or not (document.blocks[k].kind in APART or _opens(t, starts[k], doc, document.text)))


def _opens(time: Time, start: int, doc: Doc, text: str) -> bool:
    """“TARN (03/25/16) — A wall fell”: a date in brackets and a dash before a paragraph's words."""
    before = text[start : doc[time.start].idx]
    closed = time.end < len(doc) and _CLOSED.match(text, doc[time.end].idx) is not None
    return closed and before.endswith("(") and not any(c.islower() for c in before)


def _times_above(doc: Doc, document: Document, times: Sequence[Time]) -> dict[int, Time | None]:
    """Sentence number ► the time of the heading that it stands under."""
    by_block = heading_times(doc, document, times)
    starts = [b.start for b in document.blocks]
    out: dict[int, Time | None] = {}
    for number, sentence in enumerate(doc.sents):
        block = bisect_right(starts, sentence.start_char) - 1
        out[number] = by_block[block] if block >= 0 else None
    return out


def _outside(sentences: Sequence[tuple[int, int]], passages: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences that no passage touches; both sorted by beginning."""
    reach, k = -1, 0
    for begin, end in sentences:
        while k < len(passages) and passages[k][0] < end:
            reach = max(reach, passages[k][1])
            k += 1
        if reach <= begin:
            yield begin, end
