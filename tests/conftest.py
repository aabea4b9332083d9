from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

EXAMPLE = Path(__file__).parent / "data" / "example.ttl"


@pytest.fixture(scope="session")
def example() -> tuple[ox.Triple, ...]:
    return tuple(q.triple for q in ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE))
