"""Claims about events: types, names, dates, places, roles, figures, status; and the people and things that only events speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.claims.claim import OCCURRED, Claim, Value, boolean, date, decimal, integer, iri, string
from newsgraph.claims.names import Namer, first_place
from newsgraph.claims.story import Story
from newsgraph.finding.arguments import VALUES
from newsgraph.finding.events import EventMention
from newsgraph.finding.figures import Figure
from newsgraph.finding.mention import Kind
from newsgraph.finding.retellings import Retelling
from newsgraph.finding.syntax import children
from newsgraph.finding.triggers import SCORE
from newsgraph.finding.values import is_value
from newsgraph.namespaces import NG, RDF_TYPE, SCHEMA
from newsgraph.resolving.scene import Happening

_INDIRECT = {NG + "perpetrator": NG + "suspect"}  # of an alleged event
_ORIGINS = tuple(NG + r for r in ("cause", "perpetrator", "instrument"))
_SPANS = frozenset(("age", "time", "hour", "day", "week", "month", "year", "decade"))  # "at the age of fifteen" is no target
_OUTSIDE = frozenset(("from", "than", "against", "in", "on", "near", "at", "outside", "behind"))  # what follows is no part of what a phrase names
_PHRASE_WORDS = 8
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def event_claims(happening: Happening, story: Story, namer: Namer) -> Iterator[Claim]:
    """Everything that the article says of one event."""
    me = namer.events[id(happening)]
    first = min(happening.tellings, key=lambda t: t.head)
    for cls in story.ontology.most_specific(happening.classes):
        teller = next((t for t in happening.tellings if cls in t.classes), first)
        yield _claim(me, RDF_TYPE, iri(cls), teller, story, namer, happening)
    label = namer.labels[id(happening)]
    teller = happening.names.get(label, first)
    yield _claim(me, SCHEMA + "name", string(label), teller, story, namer, happening)
    for name, telling in happening.names.items():
        if name != label:
            yield _claim(me, SCHEMA + "alternateName", string(name), telling, story, namer, happening)
    yield _claim(me, NG + "status", iri(happening.status), first, story, namer, happening)
    yield from _dates(me, happening, story, namer)
    yield from _places(me, happening, story, namer)
    yield from _roles(me, happening, story, namer)
    for figure, telling in happening.figures:
        yield from _figure(me, figure, telling, story, namer, happening)


def _claim(
    me: str, predicate: str, value: Value, telling: EventMention | Retelling, story: Story, namer: Namer, happening: Happening, sure: float = 0.85
) -> Claim:
    begin, end = story.passage(telling.head)
    speaker = story.said_by.get(telling.head)
    return Claim(me, predicate, value, begin, end, sure, happening.status, namer.entities[speaker] if speaker is not None else None)


def _dates(me: str, happening: Happening, story: Story, namer: Namer) -> Iterator[Claim]:
    values = {t.value: (t, e) for t, e in reversed(happening.times) if t.value}
    finest = [v for v in values if not any(w != v and w.startswith(v) for w in values)]
    days = [v for v in finest if len(v) >= 10]
    for v in sorted(days or finest):
        time, telling = values[v]
        sure = 0.5 if time.assumed else 0.6 if time.borrowed or isinstance(telling, Retelling) else 0.85
        yield _claim(me, SCHEMA + "startDate", date(v), telling, story, namer, happening, sure)
        if time.until and time.until != v:
            yield _claim(me, SCHEMA + "endDate", date(time.until), telling, story, namer, happening, sure)
    for v, telling in sorted({t.until: e for t, e in happening.times if t.until and not t.value}.items()):
        yield _claim(me, SCHEMA + "endDate", date(v), telling, story, namer, happening)


def _places(me: str, happening: Happening, story: Story, namer: Namer) -> Iterator[Claim]:
    first = first_place(happening, story)
    for place in sorted(happening.places, key=lambda p: (p != first, happening.places[p].head, p)):
        by = happening.places[place]
        if story.entities.all[place].kind is Kind.ORGANIZATION:  # a hospital is both
            yield Claim(namer.entities[place], RDF_TYPE, iri(SCHEMA + "Place"), *story.passage(by.head), 0.8)
        yield _claim(me, SCHEMA + "location", iri(namer.entities[place]), by, story, namer, happening, 0.6 if isinstance(by, Retelling) else 0.8)


def _roles(me: str, happening: Happening, story: Story, namer: Namer) -> Iterator[Claim]:
    alleged = happening.status == NG + "Alleged"
    for (role, entity), telling in sorted(happening.roles.items()):
        if role in _ORIGINS and any(name.endswith(story.entities.all[entity].name) for name in happening.names):
            continue  # "Typhoon Ana hit the coast, killing 20"
        said = _INDIRECT.get(role, role) if alleged else role
        yield _claim(me, said, iri(namer.entities[entity]), telling, story, namer, happening, 0.8)
    for (role, token), telling in sorted(happening.phrases.items()):
        if not is_value(role, story.doc[token], story.mentions.at(token)):
            continue
        begin, end = _phrase(token, story)
        text = " ".join(story.doc.text[begin:end].split())
        if not text:
            continue
        if role == NG + "magnitude":
            text = next(iter(_DIGITS.findall(text)), text)  # "magnitude-6.3"
        if role == NG + "price":
            text = text.rstrip(".")  # a sentence's full stop after "£62m"
        if role in VALUES:
            yield _claim(me, role, string(text), telling, story, namer, happening, 0.75)
        elif story.doc[token].pos_ in ("NOUN", "PROPN") and story.doc[token].lemma_.lower() not in _SPANS:
            thing = namer.mint("thing", text, local=True)
            yield Claim(thing, RDF_TYPE, iri(NG + "Thing"), begin, end, 0.8)
            yield Claim(thing, SCHEMA + "name", string(text), begin, end, 0.8)
            yield _claim(me, role, iri(thing), telling, story, namer, happening, 0.7)


def _phrase(token: int, story: Story) -> tuple[int, int]:
    """The characters of the noun phrase that `token` heads, without article, clauses and long modifiers."""
    head = story.doc[token]
    score = SCORE.match(story.doc.text, head.idx)
    if score is not None and (run := story.doc.char_span(*score.span())) is not None:
        return story.span(run.start, run.end)
    inside = {token}
    if head.pos_ == "VERB":
        for c in children(head, "obj", "xcomp", "obl"):  # "driving without a licence"
            phrase = {t.i for t in c.subtree if c.i > token and not t.is_space}
            inside |= phrase if max(phrase, default=token) - token < _PHRASE_WORDS else set()
    for c in head.children:
        if c.dep_.split(":")[0] in ("compound", "amod", "nummod", "flat", "fixed") or (c.dep_ == "nmod" and c.i > token and c.i - token < 4):
            inside.update(t.i for t in c.subtree if not t.is_space)
    inside -= {i for k in inside if k > token and story.doc[k].lower_ in _OUTSIDE for i in range(k, max(inside) + 1)}
    start, end = min(inside), max(inside) + 1
    if end - start > _PHRASE_WORDS:
        start, end = token, token + 1
    while start < token and story.doc[start].pos_ in ("DET", "PUNCT", "CCONJ", "ADP"):
        start += 1
    return story.span(start, end)


def _figure(me: str, figure: Figure, telling: EventMention, story: Story, namer: Namer, happening: Happening) -> Iterator[Claim]:
    q = figure.quantity
    if figure.derived:
        if q.value is not None and happening.status in (OCCURRED, NG + "Ongoing"):
            yield _claim(me, figure.measure, integer(int(q.value)), telling, story, namer, happening, 0.6)
        return
    measure = figure.measure.rsplit("#", 1)[-1]
    node = namer.mint("figure", f"{measure} {q.value if q.value is not None else q.minimum if q.minimum is not None else q.maximum}", local=True)
    yield _claim(me, NG + "figure", iri(node), telling, story, namer, happening)
    yield _claim(node, RDF_TYPE, iri(NG + "Figure"), telling, story, namer, happening)
    yield _claim(node, NG + "measure", iri(figure.measure), telling, story, namer, happening)
    for predicate, number in ((SCHEMA + "value", q.value), (SCHEMA + "minValue", q.minimum), (SCHEMA + "maxValue", q.maximum)):
        if number is not None:
            yield _claim(node, predicate, decimal(number), telling, story, namer, happening)
    if q.approximate:
        yield _claim(node, NG + "approximate", boolean(True), telling, story, namer, happening)
    if figure.includes_perpetrator:
        yield _claim(node, NG + "includesPerpetrator", boolean(True), telling, story, namer, happening)
    if q.value is not None and not q.approximate and q.value == int(q.value) and happening.status in (OCCURRED, NG + "Ongoing"):
        yield _claim(me, figure.measure, integer(int(q.value)), telling, story, namer, happening, 0.85)
