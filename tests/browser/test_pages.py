"""The server's pages in a real browser: each kind rendered and clicked, the editor asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.showing.server.conftest import Running, start

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
BASE = "/newsgraph/id"
PAGES = ("/", "/search?q=ruth", "/timeline", "/map", "/sparql", f"{BASE}/article/harbour-attack", f"{BASE}/person/ruth-calder", f"{BASE}/event/attack",
         f"{BASE}/organization/ellery-police", f"{BASE}/place/quay-street")  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    running = start("-g", str(ROOT / "graphs"))
    yield running
    running.process.terminate()
    running.process.wait(20)


@pytest.mark.parametrize("path", PAGES)
def test_each_kind_of_page_is_sound_and_fits_a_phone(visit: Any, server: Running, path: str) -> None:
    tab = visit(server.url + path, width=390)
    assert tab.page.locator("h1").count() == 1
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    tab.sound()


def test_from_the_article_to_a_person_and_back_to_the_passage(visit: Any, server: Running) -> None:
    tab = visit(f"{server.url}{BASE}/article/harbour-attack")
    tab.page.click(".prose a.m.person >> text=Ruth Calder")
    assert tab.page.locator("h1").inner_text() == "Ruth Calder"
    tab.page.click(".passages a >> nth=0")
    assert "/article/harbour-attack#char=" in tab.page.url
    assert tab.page.locator(".anchor:target").count() == 1
    tab.sound()


def test_search_by_keyboard(visit: Any, server: Running) -> None:
    tab = visit(server.url)
    tab.page.fill("input[type=search]", "tobias")
    tab.page.press("input[type=search]", "Enter")
    assert tab.page.locator(".found a").first.inner_text() == "Tobias Renn"
    tab.sound()


def test_the_editor_asks_and_shows_what_comes_back(visit: Any, server: Running) -> None:
    tab = visit(f"{server.url}/sparql")
    tab.page.fill("#query", "SELECT ?p ?n { ?p a schema:Person ; schema:name ?n } ORDER BY ?n LIMIT 3")
    tab.page.press("#query", "Control+Enter")
    tab.page.wait_for_selector("#answer table")
    assert tab.page.locator("#answer tbody tr").count() == 3
    assert "3 rows" in tab.page.locator("#state").inner_text()
    tab.page.click("#answer td a >> nth=0")
    assert tab.page.locator("h1").count() == 1
    tab.sound()


def test_the_editor_tells_what_is_wrong(visit: Any, server: Running) -> None:
    page = visit(f"{server.url}/sparql").page
    page.fill("#query", "SELECT * { ?s ?p")
    page.click("button")
    page.wait_for_selector("#answer pre.error")
    assert "line 1" in page.locator("#answer pre").inner_text()


def test_a_question_that_is_kept(visit: Any, server: Running) -> None:
    tab = visit(f"{server.url}/sparql")
    tab.page.select_option("#question", index=3)
    assert "SELECT" in tab.page.input_value("#query")
    tab.page.click("button")
    tab.page.wait_for_selector("#answer table")
    tab.sound()
