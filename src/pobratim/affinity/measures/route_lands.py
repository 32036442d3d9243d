"""How the countries of two airports are linked, and each airport with the other's country.

Formula: 1 for one country; routes of each airport into the other's country, and their share of
all its routes; ln(1 + route ends between the two countries) and their share of each country's.
Source: ``openflights``; countries by the nearest place of ``geonames``. Unit: none.
Range: [0, ∞).

Missing: nothing; two countries without a route give zeros.
Validated by: the back-test of routes.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.route_network import Floats, RouteNetwork
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "columns", "reason"]

COLUMNS = (
    "one_land", "first_to_land", "first_to_land_share", "second_to_land",
    "second_to_land_share", "lands_routes", "lands_share_first", "lands_share_second",
)  # fmt: skip


def columns(network: RouteNetwork, query: int) -> list[Floats]:
    """Return the columns for the pairs of ``query`` with all airports."""
    land, degree = network.airports.land, network.degree
    home = (land == land[query]).astype(np.float64)
    size = len(network.lands)
    first = np.bincount(land, weights=network.linked(query), minlength=size)[land]
    second = network.spread(home)
    between, all_ends = network.lands[land[query]][land], network.lands.sum(axis=1)
    return [
        home,
        first,
        first / max(float(degree[query]), 1.0),
        second,
        np.where(degree > 0, second / np.maximum(degree, 1), 0.0),
        np.log1p(between),
        between / max(float(all_ends[land[query]]), 1.0),
        between / np.maximum(all_ends[land], 1),
    ]


def reason(network: RouteNetwork, query: int, row: int) -> Explanation | None:
    """Name how many routes the two countries had, ``None`` for none or for one country."""
    land = network.airports.land
    routes = int(network.lands[land[query], land[row]])
    if land[query] == land[row] or not routes:
        return None
    return Explanation("routes-between-countries", {"count": routes})
