"""Whether both cities lie by the sea, and how alike their way to it is.

Formula: product and absolute difference of "a shore within 15 km", and |ln(1 + a) - ln(1 + b)| of
the kilometres to the nearest shore. Source: Natural Earth 1:50m. Unit: none. Range: {0, 1}; [0,
8]. Missing: counts as 0. Validated by the back-test: ports take ports.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import FeatureValue

__all__ = ["CODE", "COLUMNS", "DATASETS", "columns", "values"]

CODE = "both-by-the-sea"
COLUMNS = ("both_coastal", "one_coastal", "coast_gap")
DATASETS = ("natural-earth",)


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    coastal, away = graph.cities.marks["coastal"], graph.cities.log_coast
    found = (
        coastal[rows] * coastal[query],
        np.abs(coastal[rows] - coastal[query]),
        np.abs(away[rows] - away[query]),
    )
    return [np.nan_to_num(column) for column in found]


def values(graph: TwinGraph, query: int, row: int) -> dict[str, FeatureValue]:
    """Return the kilometres to the shore of both, ``None`` where unknown."""
    away = graph.cities.log_coast
    return {"coast_km_a": _km(away[query]), "coast_km_b": _km(away[row])}


def _km(logarithm: np.float64) -> int | None:
    return None if np.isnan(logarithm) else round(float(np.expm1(logarithm)))
