"""How alike the cities' places are within their countries: the second city takes a second city.

Formula: |ln a - ln b| and ln a + ln b of the cities' places by people within the country, from 1.
Source: GeoNames. Unit: natural logarithm. Range: [0, 9]; the sum [0, 18]. Missing: never; a city
without a figure of people comes last. Validated by the back-test, most on the city-wise split.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("standing_gap", "standing_sum")
DATASETS = ("geonames",)


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    place = graph.cities.log_place
    return [np.abs(place[rows] - place[query]), place[rows] + place[query]]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``same-standing`` with both places, if one is at most twice the other."""
    one, other = (round(float(np.exp(graph.cities.log_place[place]))) for place in (query, row))
    alike = max(one, other) <= 2 * min(one, other)
    return Explanation("same-standing", {"place_a": one, "place_b": other}) if alike else None
