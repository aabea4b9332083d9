"""What tests of resolving share: the shipped model, the ontology and the gazetteer, opened once."""

from __future__ import annotations

import pytest

from newsgraph.running.article import Tools, open_tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    return open_tools()
