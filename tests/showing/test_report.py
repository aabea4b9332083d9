"""The report: what it shows, that nothing of an article runs in it, and that it says what it cannot show."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from newsgraph.asking.texts import read_texts
from newsgraph.namespaces import PREFIXES
from newsgraph.showing.report import report
from newsgraph.storing.files import load

ROOT = Path(__file__).parents[2]
GRAPH, ARTICLE = ROOT / "graphs" / "harbour-attack.ttl", ROOT / "examples" / "harbour-attack.txt"
VOID = {"meta", "input", "link", "br", "hr", "img"}


class Page(HTMLParser):
    """The elements of a page, checked for being closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts = 0
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.scripts += tag == "script"
        for name, value in attrs:
            self.ids += [value or ""] if name == "id" else []
            self.links += [value or ""] if name in ("href", "src") else []
            self.handlers += [name] if name.startswith("on") else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(report(load([GRAPH]), read_texts([str(ARTICLE)])))


def test_the_whole_article_is_there_word_for_word(page: Page) -> None:
    paragraphs = [" ".join(p.split()) for p in ARTICLE.read_text(encoding="utf-8").split("\n\n")]
    assert [p for p in paragraphs if p not in page.text] == []


def test_every_element_is_closed_and_every_link_leads_somewhere(page: Page) -> None:
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    within = {link[1:] for link in page.links if link.startswith("#")}
    assert within
    assert within - set(page.ids) == set()


def test_nothing_comes_from_elsewhere(page: Page) -> None:
    text = report(load([GRAPH]))
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|@import|url\(", text)
    assert len(text) < 2_000_000


def test_figures_conflicts_and_statements_are_shown(page: Page) -> None:
    assert "Where passages disagree" in page.text
    assert "more than 20 injured" in page.text
    assert "“We are not afraid of this place" not in page.text  # the browser writes the quotation marks of <q>
    assert "We are not afraid of this place" in page.text


def test_the_same_graph_gives_the_same_page() -> None:
    assert report(load([GRAPH])) == report(load([GRAPH]))


def test_without_the_article_the_gaps_are_told() -> None:
    text = Page(report(load([GRAPH]))).text
    assert "characters that no fact stands on" in text
    assert "the graph keeps the words that facts stand on" in text.lower()


def test_a_graph_without_words_says_so_and_takes_them_from_the_article() -> None:
    words = ox.NamedNode(PREFIXES["nif"] + "anchorOf")
    store = load([GRAPH])
    for quad in list(store.quads_for_pattern(None, words, None, None)):
        store.remove(quad)
    assert "--no-quotes" in Page(report(store)).text
    whole = Page(report(store, read_texts([str(ARTICLE)]))).text
    assert "--no-quotes" not in whole
    assert "The harbour market in Port Ellery reopened on Friday" in whole


EVIL = """
@prefix ng: <https://w3id.org/newsgraph/ontology#> . @prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix id: <https://example.org/id/> .
<https://example.org/id/article/a> a schema:NewsArticle ; schema:headline "</title><script>alert(1)</script>" ;
  schema:url "javascript:alert(2)" ; schema:author "<img src=x onerror=alert(3)>" ; schema:identifier "a" .
<https://example.org/id/person/x> a schema:Person ; schema:name "\\"><script>alert(4)</script>" .
<https://example.org/id/claim/1> a ng:Claim ; rdf:subject <https://example.org/id/person/x> ; rdf:predicate schema:name ;
  rdf:object "\\"><script>alert(4)</script>" ; prov:wasDerivedFrom <https://example.org/id/article/a#char=0,40> .
<https://example.org/id/claim/2> a ng:Claim ; rdf:subject <https://example.org/id/person/x> ; rdf:predicate schema:sameAs ;
  rdf:object <javascript:alert(5)> ; prov:wasDerivedFrom <https://example.org/id/article/a#char=0,40> .
<https://example.org/id/article/a#char=0,40> a ng:Passage ; nif:referenceContext <https://example.org/id/article/a> ; nif:beginIndex 0 ; nif:endIndex 40 ;
  nif:anchorOf "<script>alert(6)</script> & <b onclick=x>" .
"""


def test_html_in_an_article_does_not_run() -> None:
    store = ox.Store()
    store.load(EVIL.encode(), format=ox.RdfFormat.TURTLE)
    page = Page(report(store))
    assert page.scripts == 1
    assert page.handlers == []
    assert [link for link in page.links if not link.startswith("#")] == []
    assert "<script>alert(6)</script>" in page.text


def passages(*parts: tuple[int, str]) -> ox.Store:
    """An article with passages at these places and no more."""
    store, article, ng = ox.Store(), ox.NamedNode("https://example.org/id/article/a"), PREFIXES["ng"]
    nif, rdf, schema = PREFIXES["nif"], PREFIXES["rdf"], PREFIXES["schema"]

    def say(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        store.add(ox.Quad(subject, ox.NamedNode(predicate), value))

    say(article, rdf + "type", ox.NamedNode(schema + "NewsArticle"))
    for begin, words in parts:
        me = ox.NamedNode(f"{article.value}#char={begin},{begin + len(words)}")
        say(me, rdf + "type", ox.NamedNode(ng + "Passage"))
        say(me, nif + "referenceContext", article)
        say(me, nif + "beginIndex", ox.Literal(begin))
        say(me, nif + "endIndex", ox.Literal(begin + len(words)))
        say(me, nif + "anchorOf", ox.Literal(words))
    return store


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (((0, "One."), (5, "Two.")), ["One. Two."]),
        (((0, "One."), (6, "Two.")), ["One.", "Two."]),
        (((0, '"One.'), (7, "she said.")), ['"One." she said.']),
        (((0, "“One."), (6, "Two."), (12, "he said.")), ["“One. Two.” he said."]),
        (((0, '"One.'), (8, "Two.")), ['"One."', "Two."]),
        (((0, "One two."), (4, "two. Three.")), ["One two. Three."]),
        (((0, "One."), (40, "Two.")), ["One.", "36 characters that no fact stands on", "Two."]),
    ],
)
def test_narrow_gaps_between_passages_are_filled(parts: tuple[tuple[int, str], ...], shown: list[str]) -> None:
    text = re.search(r'<div class="prose">(.*?)</div>\s*<p class="note">', report(passages(*parts)), re.DOTALL)
    assert text is not None
    found = [" ".join(Page(f"<div>{p}</div>").text.split()) for p in re.findall(r"<p[^>]*>(.*?)</p>", text[1], re.DOTALL)]
    assert found == shown


def test_more_than_a_round_number_is_written_as_newspapers_do() -> None:
    from newsgraph.showing.view import View

    view = View(ox.Store(), lambda node: None, lambda passage: ("1", None))
    assert [view.figure(t) for t in ("501 or more", "1,001 or more", "20 or more", "6 with the attacker", "31 or more with the attacker", "1 or more")] == [
        "more than 500", "more than 1,000", "20 or more", "6 with the attacker", "more than 30 with the attacker", "1 or more",
    ]  # fmt: skip
