"""A real browser: Debian's chromium, driven by playwright; tests are skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


@dataclass
class Visit:
    """A tab, and what went wrong in it: errors on the console, and requests to other hosts than this machine."""

    page: Any
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def sound(self) -> None:
        assert self.errors == []
        assert self.strangers == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium here: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    tabs: list[Visit] = []

    def open_(url: str, width: int = 1200, scheme: str = "light", **options: Any) -> Visit:
        page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options).new_page()
        tab = Visit(page)
        page.on("console", lambda m: tab.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: tab.errors.append(str(e)))
        page.on("request", lambda r: tab.strangers.append(r.url) if urlsplit(r.url).hostname not in (None, "", "127.0.0.1") else None)
        page.goto(url)
        tabs.append(tab)
        return tab

    yield open_
    for tab in tabs:
        tab.page.context.close()
