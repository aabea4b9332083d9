"""The report in a real browser: rendered, clicked, in the dark, on a phone, with the keyboard and without scripts."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newsgraph.asking.texts import read_texts
from newsgraph.showing.report import report
from newsgraph.storing.files import load

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report(load([ROOT / "graphs" / "harbour-attack.ttl"]), read_texts([str(ROOT / "examples" / "harbour-attack.txt")])), encoding="utf-8")
    return path.as_uri()


def test_it_opens_at_once_and_asks_no_other_host(visit: Any, url: str) -> None:
    start = time.perf_counter()
    tab = visit(url)
    assert time.perf_counter() - start < 5  # a second by itself; the machine may be busy
    assert tab.page.title() == "Harbour market reopens a year after van attack"
    tab.sound()


def test_a_mark_leads_to_its_card_and_a_number_to_its_passage(visit: Any, url: str) -> None:
    page = visit(url).page
    page.click(".prose a.m.person >> text=Ruth Calder")
    assert page.locator(".card:target h3").inner_text() == "Ruth Calder"
    page.click(".card:target .ref a")
    assert page.evaluate("location.hash").startswith("#char=")
    assert "Ruth Calder" in page.locator(".anchor:target").locator("xpath=..").inner_text()


def test_the_legend_hides_a_kind_of_mark(visit: Any, url: str) -> None:
    tab = visit(url)
    mark = tab.page.locator(".prose .m.place").first
    before = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    tab.page.uncheck("input[data-kind=place]")
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != before
    tab.sound()


def test_the_graph_answers_to_pointer_and_keyboard(visit: Any, url: str) -> None:
    tab = visit(url)
    node = tab.page.locator(".network .node.person", has_text="Tobias Renn")
    node.hover()
    assert "perpetrator" in tab.page.locator(".network .link.lit text").all_text_contents()
    tab.page.mouse.move(0, 0)
    assert tab.page.locator(".network .chosen").count() == 0
    node.focus()
    assert tab.page.locator(".network .chosen").count() == 1
    tab.sound()


def test_it_fits_a_phone(visit: Any, url: str) -> None:
    page = visit(url, width=390).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_dark_is_dark_and_readable(visit: Any, url: str) -> None:
    page = visit(url, scheme="dark").page
    light = page.evaluate(
        """() => ['color', 'backgroundColor'].map(p => getComputedStyle(document.body)[p].match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 3)"""
    )
    assert light[0] - light[1] > 150


def test_it_reads_without_scripts(visit: Any, url: str) -> None:
    tab = visit(url, java_script_enabled=False)
    assert "laid a wreath" in tab.page.content()
    tab.page.click(".prose a.m.organization >> nth=0")
    assert tab.page.url.endswith("#organization-ellery-police")


def test_links_have_names_and_headings_do_not_skip(visit: Any, url: str) -> None:
    page = visit(url).page
    assert page.evaluate("[...document.querySelectorAll('a')].filter(a => !a.textContent.trim() && !a.ariaLabel).length") == 0
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
