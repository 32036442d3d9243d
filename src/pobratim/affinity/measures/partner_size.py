"""How alike the cities are in people, and how large the smaller one is.

Formula: |ln a - ln b| and the smaller logarithm of the two, of the people of the agglomeration
(UN, 2020), of the city where the UN lists none. Source: UN WUP 2018, GeoNames. Unit: natural
logarithm. Range: [0, 12]; the smaller logarithm [5.7, 18]. Missing: a city without a figure counts
as the mean of the field, so the measure says nothing of it. Validated by the back-test: likeness
of size is among the strongest signs.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("size_gap", "smaller_size")
DATASETS = ("un-wup2018", "geonames")

_ALIKE = 2.0
_LARGE = 1_000_000


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    people = graph.cities.log_people
    gap = np.abs(people[rows] - people[query])
    return [gap, np.minimum(people[rows], people[query])]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``same-size`` up to a factor of 2, ``large-cities`` for two of a million and more."""
    people = np.exp(graph.cities.log_people[[query, row]])
    if np.isnan(people).any():
        return None
    values = {"people_a": round(float(people[0])), "people_b": round(float(people[1]))}
    if people.max() <= _ALIKE * people.min():
        return Explanation("same-size", values)
    return Explanation("large-cities", values) if people.min() >= _LARGE else None
