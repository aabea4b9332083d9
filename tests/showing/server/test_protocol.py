"""Which format an Accept header likes best."""

from __future__ import annotations

import pytest

from newsgraph.showing.server.protocol import preferred

OFFERED = ["text/html", "text/turtle", "application/ld+json"]


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("text/*;q=0.5, application/ld+json", "application/ld+json"),
        ("text/html;q=0.2, text/turtle; q=0.9, */*;q=0.1", "text/turtle"),
        ("application/ld+json;q=0, */*;q=0.1", "text/html"),
        ("image/png", None),
        ("text/turtle;q=viel, text/html;q=0.1", "text/html"),
    ],
)
def test_preferred(accept: str, best: str | None) -> None:
    assert preferred(accept, OFFERED) == best
