"""Reading: article files of every kind become articles, and articles become documents with blocks."""

from __future__ import annotations
