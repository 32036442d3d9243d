"""Whether the candidate has more twins than cities of its size, standing and country have.

Formula: ln k - E[ln k], k the links of the candidate, E a least-squares fit over all cities with
a link on ln people, its square, ln of the place within the country, ln(1 + universities) and the
country (see :attr:`TwinGraph.openness`). Source: twin links of 2016 without the one to be
predicted, GeoNames. Unit: natural logarithm. Range: about [-3, 3]. Missing: 0 for a city without
a recorded link, as nothing says that it has none. Validated by the back-test: raw degree is left
out, since in a field of linked cities one without a link left gives a hidden one away.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("openness",)
DATASETS = ("wikidata-twins-2016", "geonames")


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:  # noqa: ARG001
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    return [graph.openness[rows]]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:  # noqa: ARG001
    """Return ``takes-many`` with its twins and what its like have, if it has more."""
    excess, twins = float(graph.openness[row]), int(graph.degree[row])
    if excess <= 0:
        return None
    values = {"twins": twins, "expected": round(twins / float(np.exp(excess)), 1)}
    return Explanation("takes-many", values)
