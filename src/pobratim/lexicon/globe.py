"""The globe: distances between points, and the grid by which points nearby are found."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

__all__ = ["EARTH_RADIUS_KM", "cell_of", "cell_ranges", "distance_km"]

EARTH_RADIUS_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG)."""

_CELLS_PER_DEGREE = 2
_CELLS_AROUND = 360 * _CELLS_PER_DEGREE
_LAST_ROW = 180 * _CELLS_PER_DEGREE - 1
_KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180
_NEAR_POLE = 89.0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) pairs in kilometres.

    Haversine formula on a sphere of the mean radius; off by at most 0.6 % from the ellipsoid.

    >>> round(distance_km((53.90019, 27.56653), (56.85733, 60.61529)))
    2092
    """
    latitude_a, latitude_b = math.radians(a[0]), math.radians(b[0])
    across = math.radians(b[1] - a[1])
    haversine = (
        math.sin((latitude_b - latitude_a) / 2) ** 2
        + math.cos(latitude_a) * math.cos(latitude_b) * math.sin(across / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(haversine)))


def cell_of(latitude: float, longitude: float) -> int:
    """Return the number of the half-degree cell that a point lies in, row by row from south."""
    return _row_of(latitude) * _CELLS_AROUND + _column_of(longitude)


def cell_ranges(latitude: float, longitude: float, km: float) -> Iterator[tuple[int, int]]:
    """Yield ranges of cell numbers, both ends included, that cover a circle of radius ``km``."""
    reach = km / _KM_PER_DEGREE
    south, north = max(-90.0, latitude - reach), min(90.0, latitude + reach)
    columns = list(_column_ranges(longitude, _sideways(max(-south, north), reach)))
    for row in range(_row_of(south), _row_of(north) + 1):
        for first, last in columns:
            yield row * _CELLS_AROUND + first, row * _CELLS_AROUND + last


def _sideways(farthest: float, reach: float) -> float:
    """Return how many degrees of longitude a circle spans to each side at its widest row."""
    if farthest > _NEAR_POLE:
        return 180.0
    ratio = math.sin(math.radians(min(reach, 90.0))) / math.cos(math.radians(farthest))
    return 180.0 if ratio >= 1 else math.degrees(math.asin(ratio))


def _column_ranges(longitude: float, sideways: float) -> Iterator[tuple[int, int]]:
    if sideways >= 179:
        yield 0, _CELLS_AROUND - 1
        return
    west, east = _column_of(longitude - sideways), _column_of(longitude + sideways)
    if west <= east:
        yield west, east
    else:
        yield 0, east
        yield west, _CELLS_AROUND - 1


def _row_of(latitude: float) -> int:
    return min(int((latitude + 90) * _CELLS_PER_DEGREE), _LAST_ROW)


def _column_of(longitude: float) -> int:
    return int((longitude + 180) % 360 * _CELLS_PER_DEGREE) % _CELLS_AROUND
