"""How far apart the cities lie.

Formula: ln(1 + d / 50 km) of the great-circle distance d, and two steps (under 100 km, over 3,000
km). Source: coordinates of GeoNames. Unit: none. Range: [0, 6]. Missing: never, every city has
coordinates. Validated by the back-test: twins lie nearer than chance, yet seldom next door.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.lexicon.globe import EARTH_RADIUS_KM
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("log_distance", "under_100_km", "over_3000_km")
DATASETS = ("geonames",)

_NEAR_KM = 1000.0


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    km = _km(graph, query, rows)
    return [np.log1p(km / 50), (km < 100) * 1.0, (km > 3000) * 1.0]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``near`` with the kilometres, nothing beyond :data:`_NEAR_KM`."""
    km = float(_km(graph, query, np.array([row]))[0])
    return Explanation("near", {"km": round(km)}) if km <= _NEAR_KM else None


def _km(graph: TwinGraph, query: int, rows: Ints) -> Floats:
    vectors = graph.cities.vectors
    nearness: Floats = vectors[rows] @ vectors[query]
    return np.arccos(np.clip(nearness, -1, 1)) * EARTH_RADIUS_KM
