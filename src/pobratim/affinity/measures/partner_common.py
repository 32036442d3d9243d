"""Whether the cities already have twins in common.

Formula: ln(1 + 5 s) with s the sum of 1 / (k + 5) over the common twins, k their number of links
(resource allocation, Zhou, Lü and Zhang 2009); and ln(1 + 50 p) with p the sum over paths a - x -
y - b of 1 / ((k_x + 5) (k_y + 5) sqrt((k_a + 5) (k_b + 5))), for twins are alike in whom they take
rather than like each other (paths of three, Kovács and others 2019). Source: twin links of 2016
without the one to be predicted. Unit: none. Range: [0, 4]. Missing: a link that is not recorded is
not a link that is not there, so 0 says little. Validated by the back-test; on links recorded later
it keeps less than half of its worth.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("common_twins", "twin_paths")
DATASETS = ("wikidata-twins-2016",)

_DAMPING = 5.0


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    twin = np.zeros(len(graph.cities))
    twin[graph.partners(query)] = 1.0
    share = twin[graph.ends] / (graph.degree[graph.ends] + _DAMPING)
    sums = np.bincount(graph.others, share, minlength=len(graph.cities))
    return [np.log1p(5 * sums[rows]), np.log1p(50 * _paths(graph, query)[rows])]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``common-twins`` with their number and GeoNames ids (as text), if there are any."""
    twins, others = graph.partners(query), graph.partners(row)
    shared = np.intersect1d(twins, others, assume_unique=True)
    ids = tuple(str(graph.cities.ids[twin]) for twin in shared)
    return Explanation("common-twins", {"count": len(ids), "twins": ids}) if ids else None


def _paths(graph: TwinGraph, query: int) -> Floats:
    """Return the damped number of paths of three links from one city to every other."""
    damped = 1 / np.sqrt(graph.degree + _DAMPING)
    weights = damped[graph.ends] * damped[graph.others]
    reached: Floats = np.zeros(len(graph.cities))
    reached[query] = 1.0
    for _ in range(3):
        passed_on = weights * reached[graph.ends]
        reached = np.bincount(graph.others, passed_on, len(graph.cities)).astype(np.float64)
    return reached
