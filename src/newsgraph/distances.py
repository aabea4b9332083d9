"""How far two points on the globe are apart, in every stage alike."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance."""
    (lat, long), (other_lat, other_long) = ((radians(x) for x in point) for point in (a, b))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_long - long) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))
