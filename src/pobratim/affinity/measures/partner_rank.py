"""Whether the cities have the same rank: both capitals, both regional seats.

Formula: products and absolute differences of the two marks; four columns. Source: GeoNames; a
regional seat is a proxy, the most populous place of its division. Unit: none. Range: {0, 1}.
Missing: never. Validated by the back-test: a capital seldom takes a town that is none.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("both_capitals", "one_capital", "both_seats", "one_seat")
DATASETS = ("geonames",)

_MARKS = ("capital", "regional_seat")


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    found = []
    for mark in _MARKS:
        cells = graph.cities.marks[mark]
        found += [cells[rows] * cells[query], np.abs(cells[rows] - cells[query])]
    return found


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``both-capitals``, else ``both-regional-seats``, else nothing."""
    for mark, code in zip(_MARKS, ("both-capitals", "both-regional-seats"), strict=True):
        cells = graph.cities.marks[mark]
        if cells[query] and cells[row]:
            return Explanation(code)
    return None
