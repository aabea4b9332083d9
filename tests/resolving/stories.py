"""The story of a text, as tests of resolving ask for it: read by the shipped model, as if published on some day."""

from __future__ import annotations

from newsgraph.claims import Story
from newsgraph.namespaces import NG, RDF_TYPE
from newsgraph.reading.article import Article
from newsgraph.reading.document import document_of
from newsgraph.resolving.scene import Happening
from newsgraph.running.article import Tools, build_document, read_story


def told(text: str, tools: Tools, published: str | None = "2021-03-09") -> Story:
    document = document_of(Article(id="test", text=text, published=published))
    (doc,) = tools.annotator.annotate([document.text])
    return read_story(document, doc, tools)


def events(story: Story, kind: str) -> list[Happening]:
    """The happenings of the class ng:`kind`, as told: no superclass counts."""
    return [h for h in story.happenings if any(c.endswith("#" + kind) for c in h.classes)]


def values(text: str, kind: str, property_: str, tools: Tools) -> set[str]:
    """What the graph of a text published on Monday 22 May 2017 says with the IRI `property_` of its events of the class ng:`kind`."""
    document = document_of(Article(id="test", text=text, published="2017-05-22"))
    (doc,) = tools.annotator.annotate([document.text])
    triples = [(t.subject, t.predicate.value, getattr(t.object, "value", "")) for t in build_document(document, doc, tools).triples]
    things = {s for s, p, o in triples if (p, o) == (RDF_TYPE, NG + kind)}
    return {o for s, p, o in triples if s in things and p == property_}
