"""Whether both cities lie by the sea, and how alike their way to it is.

Formula: product and absolute difference of "a shore within 15 km", and |ln(1 + a) - ln(1 + b)| of
the kilometres to the nearest shore. Source: Natural Earth 1:50m. Unit: none. Range: {0, 1}; [0,
8]. Missing: counts as 0. Validated by the back-test: ports take ports.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

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


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``both-by-the-sea`` or ``both-inland`` with the kilometres to the shore."""
    coastal = graph.cities.marks["coastal"][[query, row]]
    away = np.expm1(graph.cities.log_coast[[query, row]])
    if np.isnan(away).any() or coastal[0] != coastal[1]:
        return None
    values = {"coast_km_a": round(float(away[0])), "coast_km_b": round(float(away[1]))}
    return Explanation("both-by-the-sea" if coastal[0] else "both-inland", values)
