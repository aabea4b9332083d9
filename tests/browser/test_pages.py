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
PAGES = ("/", "/search?q=ruth", "/timeline", "/map", "/sparql", f"{BASE}/article/harbour-attack", f"{BASE}/person/ruth-calder", f"{BASE}/event/patrol",
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


def editor(visit: Any, server: Running, query: str | None = None, **options: Any) -> Any:
    tab = visit(f"{server.url}/sparql", **options)
    tab.page.wait_for_selector(".yasqe .CodeMirror")
    if query is not None:
        tab.page.click(".yasqe .CodeMirror")
        tab.page.keyboard.press("Control+A")
        tab.page.keyboard.insert_text(query)
    return tab


def test_the_editor_asks_and_shows_what_comes_back(visit: Any, server: Running) -> None:
    tab = editor(visit, server, "SELECT ?p ?n { ?p a schema:Person ; schema:name ?n } ORDER BY ?n LIMIT 3")
    assert tab.page.locator(".parseErrorIcon").count() == 0  # prefixes need no declaration
    tab.page.keyboard.press("Control+Enter")
    tab.page.wait_for_selector(".yasr table")
    assert tab.page.locator(".yasr tbody tr").count() == 3
    assert "3 results" in tab.page.locator(".yasr_response_chip").inner_text()
    tab.page.click(".yasr td a >> nth=0")
    tab.page.wait_for_selector(".card.facts")
    assert "/about?iri=https" in tab.page.url
    tab.sound()


def test_the_editor_tells_what_is_wrong(visit: Any, server: Running) -> None:
    page = editor(visit, server, "SELECT * { ?s ?p ] }").page
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".errorResult")
    assert "line 1" in page.locator(".errorResult").inner_text()
    assert page.locator(".parseErrorIcon").count() == 1


def test_a_question_that_is_kept(visit: Any, server: Running) -> None:
    tab = editor(visit, server)
    tab.page.select_option("#question", index=3)
    assert tab.page.locator(".tabsList .tab").count() == 2
    tab.page.click(".active .yasqe_queryButton")
    tab.page.wait_for_selector(".active .yasr table")
    tab.sound()


def test_the_editor_completes_what_the_store_uses(visit: Any, server: Running) -> None:
    tab = editor(visit, server, "SELECT * { ?e a ng:Vehi")
    tab.page.keyboard.press("Control+Space")
    assert tab.page.wait_for_selector(".CodeMirror-hint").inner_text() == "ng:VehicleAttack"
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.insert_text(" ; schema:startD")
    tab.page.keyboard.press("Control+Space")
    assert tab.page.wait_for_selector(".CodeMirror-hint").inner_text() == "schema:startDate"
    tab.sound()


@pytest.mark.parametrize("link", ["#query=ASK%20%7B%7D&endpoint=http%3A%2F%2F192.0.2.1%2Fsparql", "#query=ASK%20%7B%20%3Fs%20a%20ng%3AAttack%20%7D"])
def test_a_shared_link_asks_this_server_alone(visit: Any, server: Running, link: str) -> None:
    tab = visit(f"{server.url}/sparql{link}")
    assert tab.page.wait_for_selector(".booleanResult").inner_text()
    tab.sound()


def test_the_keyboard_gets_out_of_the_editor(visit: Any, server: Running) -> None:
    tab = editor(visit, server)
    tab.page.focus(".yasqe textarea")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "yasqe_share"
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector(".yasr table")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_answers_fit_a_phone_and_can_be_read(visit: Any, server: Running, scheme: str) -> None:
    tab = editor(visit, server, width=390, scheme=scheme)
    tab.page.click(".yasqe_queryButton")
    tab.page.wait_for_selector(".yasr table")
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    lightness = """s => { const c = getComputedStyle(document.querySelector(s));
                   const l = x => x.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 765;
                   return [l(c.color), l(c.backgroundColor)]; }"""
    ink, paper = tab.page.evaluate(lightness, ".yasqe .CodeMirror")
    assert abs(ink - paper) > 0.6
    assert (paper < 0.5) == (scheme == "dark")
    tab.sound()
