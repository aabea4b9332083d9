"""Anything may be an article: no text makes the build fail, every passage is in the text, and every graph conforms to our shapes.

Ten thousand texts a run: hypothesis makes them up from Unicode of every plane, from newspaper words in no sense, and by breaking articles of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgraph.finding.demonyms import DEMONYMS
from newsgraph.namespaces import PREFIXES
from newsgraph.ontology import load_ontology
from newsgraph.rdf.validation import Severity, validate
from newsgraph.reading.article import Article
from newsgraph.running.article import Built, Tools, build_articles, open_tools

EXAMPLES = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "examples").glob("*.*"))]
BEGIN, END, WORDS, CONTEXT = (ox.NamedNode(PREFIXES["nif"] + n) for n in ("beginIndex", "endIndex", "anchorOf", "referenceContext"))
TYPE, PASSAGE = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["ng"] + "Passage")
BATCH = 20  # texts an example of hypothesis builds at once: what a text costs is mostly reading it

MARKS = ["“", "”", '"', "'", "’", "(", ")", "[", "]", "—", "-", ".", ",", ":", ";", "!", "?", "…", "\n", "\n\n", "\t", "\u200b", "\u200f", "\u202e"]
MARKS += ["\u00a0", "\ufeff"]
NEWS = """police said killed injured more than at least 22 twenty people man woman 47-year-old shot stabbed arrested on Monday last March 3 2021 in near
    York Derby Mr Ann Roe Mayor of the a who was and Rovers beat United 2-1 won election 54 per cent £3m $4 million attack fire court jailed for six
    years told according to after before his she they it one dead no none dozens between 10 and 20 22:30 GMT Friday yesterday 1990s £ % @police #news
    https://x.org a@b.org""".split()  # noqa: SIM905
ODD = ["﷽", "👩‍👩‍👧‍👦", "🇬🇧", "x" * 300, "é" * 50, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "١٢٣", "二十二人", "½", "①", "\U00020000", "\x7f", "ﬁ", "İ", "ß"]

LISTED = sorted({word for words in load_ontology().lists.values() for word in words} | {word.title() for word in DEMONYMS})
"""The words that rules hang on, so that each is also the first and the last of a text."""

anything = st.text(st.characters(codec="utf-8"), max_size=200)
words = st.lists(st.one_of(st.sampled_from(NEWS + MARKS + ODD), st.sampled_from(LISTED)), max_size=60).map(" ".join)
few_words = st.lists(st.one_of(st.sampled_from(NEWS), st.sampled_from(LISTED)), min_size=1, max_size=8).map(" ".join)


@st.composite
def broken_articles(draw: st.DrawFn) -> str:
    """A piece of an article of ours with other things put into it, or with its letters' case changed."""
    text = draw(st.sampled_from(EXAMPLES))
    start = draw(st.integers(0, len(text)))
    piece = text[start : start + draw(st.integers(0, 400))]
    at = draw(st.integers(0, len(piece)))
    change = draw(st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase]))
    return change(piece[:at]) + draw(st.sampled_from(MARKS + ODD + NEWS)) + piece[at:]


texts = st.lists(st.one_of(anything, words, few_words, broken_articles()), min_size=BATCH, max_size=BATCH)


@lru_cache(maxsize=1)
def tools() -> Tools:
    return open_tools()


def built(some: Sequence[str], published: str | None = "2021-03-02") -> list[Built]:
    articles = [Article(f"a{n}", text, published=published, source="test") for n, text in enumerate(some) if text.strip()]
    return list(build_articles(articles, tools()))


def passages_are_in_the_text(found: Built) -> None:
    text = found.document.text
    values: dict[ox.NamedNode, dict[ox.NamedNode, str]] = {}
    for t in found.triples:
        if t.predicate in (BEGIN, END, WORDS):
            values.setdefault(t.subject, {})[t.predicate] = t.object.value  # type: ignore[arg-type, union-attr]
    for said in values.values():
        begin, end = int(said[BEGIN]), int(said[END])
        assert 0 <= begin < end <= len(text)
        assert text[begin:end] == said[WORDS]


@pytest.mark.slow
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(texts)
def test_ten_thousand_texts_are_built_and_their_passages_hold(some: list[str]) -> None:
    for found in built(some):
        passages_are_in_the_text(found)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(texts)
def test_what_is_built_conforms_to_our_shapes(some: list[str]) -> None:
    triples = {t for found in built(some) for t in found.triples}
    report = validate(triples)
    assert [(f.message, str(f.focus)) for f in report.findings if f.severity is Severity.VIOLATION] == []


@pytest.mark.parametrize(
    "text",
    [
        "Five men accused of killing two sailors in July 2015 returned to court in Millbrook on Monday for a hearing.",
        "Smoke is reportedly to blame for upwards of 100,000 deaths a year.",
        "The names of four sailors killed on Thursday after Ben Poe opened fire at a navy building, including a gunnery sergeant, were confirmed.",
        "The trawler Namsen Star was held in Oslo. The Namsen Star could be the victim of identity theft.",
    ],
)
def test_what_once_broke_a_shape_conforms(text: str) -> None:
    (found,) = built([text])
    assert [f.message for f in validate(found.triples).findings if f.severity is Severity.VIOLATION] == []


@pytest.mark.parametrize(
    "text",
    [
        "“" * 10_000,
        "(" * 5_000 + "Ann Roe" + ")" * 5_000,
        "Ann Roe, " * 3_000,
        "a" * 100_000,
        "killed 3 " * 5_000,
        "\n".join(["March 3"] * 2_000),
        "Ann Roe was ①.",
        "Mr " * 5_000,
        "1,000,000 " * 3_000,
        "\u202eAnn Roe was shot in York\u202c " * 200,
        "and " * 5_000,
    ],
    ids=["quotes", "brackets", "names", "one word", "figures", "dates", "circled", "titles", "numbers", "right to left", "conjunctions"],
)
@pytest.mark.slow
def test_much_of_one_thing_is_no_trouble(text: str) -> None:
    for found in built([text]):
        passages_are_in_the_text(found)
