"""How many partners the two cities have, or cities like them have.

Formula: ln(k + e) of both, added up and the smaller of the two; k counts recorded links without
the one to be predicted, e is what cities of the same country and size class have on average (a
shrunk degree, as in a configuration model). Source: twin links of 2016, people of GeoNames. Unit:
natural logarithm. Range: about [-12, 10]. Missing: never; e stands in for a city without a link.
Validated by the back-test against negatives of the same degree, where it says nothing, and random
ones.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import FeatureValue

__all__ = ["CODE", "COLUMNS", "DATASETS", "columns", "values"]

CODE = "active-partner"
COLUMNS = ("activity", "lesser_activity")
DATASETS = ("wikidata-twins-2016", "geonames")

_LEAST = 0.01


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    here, there = _activity(graph, np.array([query])), _activity(graph, rows)
    return [here + there, np.minimum(here, there)]


def values(graph: TwinGraph, query: int, row: int) -> dict[str, FeatureValue]:
    """Return the recorded links of both."""
    return {"links_a": int(graph.degree[query]), "links_b": int(graph.degree[row])}


def _activity(graph: TwinGraph, rows: Ints) -> Floats:
    return np.log(np.maximum(graph.degree[rows] + graph.expected[rows], _LEAST))
