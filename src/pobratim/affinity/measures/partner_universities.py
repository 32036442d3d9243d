"""Whether both cities have universities.

Formula: the smaller of ln(1 + k) of both, k universities whose name states the city. Source:
university domains list of 2026. Unit: natural logarithm. Range: [0, 4]. Missing: a country
without any listed university counts as the mean of the field; k is a lower bound. Validated by the
back-test, on the city-wise split too.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("lesser_universities",)
DATASETS = ("hipo-universities",)


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    universities = graph.cities.log_universities
    return [np.minimum(universities[rows], universities[query])]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``both-have-universities`` with their numbers, if both have one."""
    known = np.nan_to_num(np.expm1(graph.cities.log_universities[[query, row]]))
    here, there = (round(float(number)) for number in known)
    if not here or not there:
        return None
    values = {"universities_a": here, "universities_b": there}
    return Explanation("both-have-universities", values)
