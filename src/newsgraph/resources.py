"""Where the ontology, the shapes and the questions lie: beside src/ in a checkout, inside the package in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[2]


def folder(name: str) -> Path:
    """The folder `name` ("ontology", "shapes", "questions") of the installed package or of the checkout."""
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
