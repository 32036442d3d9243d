"""How alike the cities are in people, and how large the smaller one is.

Formula: |ln a - ln b|, its square, and the smaller logarithm of the two, of people within city
limits. Source: GeoNames. Unit: natural logarithm. Range: [0, 12]; the smaller logarithm [5.7,
17]. Missing: a city without a figure counts as the mean of the field, so the measure says nothing
of it. Validated by the back-test: likeness of size is among the strongest signs.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import FeatureValue

__all__ = ["CODE", "COLUMNS", "DATASETS", "columns", "values"]

CODE = "same-size"
COLUMNS = ("size_gap", "size_gap_squared", "smaller_size")
DATASETS = ("geonames",)


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    people = graph.cities.log_people
    gap = np.abs(people[rows] - people[query])
    return [gap, gap**2, np.minimum(people[rows], people[query])]


def values(graph: TwinGraph, query: int, row: int) -> dict[str, FeatureValue]:
    """Return the people of both, ``None`` where unknown."""
    return {"people_a": _people(graph, query), "people_b": _people(graph, row)}


def _people(graph: TwinGraph, row: int) -> int | None:
    logarithm = graph.cities.log_people[row]
    return None if np.isnan(logarithm) else round(float(np.exp(logarithm)))
