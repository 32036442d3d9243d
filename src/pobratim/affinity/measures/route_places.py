"""How far apart two airports lie, how big they are, and how many people live around each.

Formula: ln of the great-circle distance (20 km at least); differences of latitude and longitude;
ln(1 + people) within 50 and within 150 km; a capital near; other airports near; ln(1 + routes) and
ln(1 + routes times airlines); each airport's share of its country's routes; ln of its median and
longest route, and how far the pair's distance lies from them; log of routes times routes over km
(gravity). Source: ``openflights``, ``geonames``. Unit: km and people in natural logarithms,
degrees. Range: real numbers.

Missing: lengths of an airport without routes are NaN, which the model's trees know.
Validated by: the back-test of routes.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.route_network import Floats, RouteNetwork
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "columns", "reason"]

_BOTH = (
    "routes", "offers", "people_50", "people_150", "capital", "crowd", "share_of_land",
    "middle", "longest", "beyond_middle", "beyond_longest",
)  # fmt: skip
COLUMNS = (
    "km", "latitudes", "longitudes", "gravity",
    *(f"{name}_{side}" for name in _BOTH for side in ("first", "second")),
)  # fmt: skip

_SHORTEST_KM = 20.0
_BUSY = 20


def columns(network: RouteNetwork, query: int) -> list[Floats]:
    """Return the columns for the pairs of ``query`` with all airports."""
    airports = network.airports
    km = np.log(np.maximum(airports.km(query), _SHORTEST_KM))
    turn = np.abs(airports.longitudes - airports.longitudes[query])
    found = [
        km,
        np.abs(airports.latitudes - airports.latitudes[query]),
        np.minimum(turn, 360 - turn),
    ]
    routes = np.log1p(network.degree)
    found.append(routes + routes[query] - km)
    of_land = np.bincount(airports.land, weights=network.degree)[airports.land]
    middle, longest = np.log(network.middle), np.log(network.longest)
    for one in (
        routes,
        np.log1p(network.offers),
        np.log1p(airports.people[:, 0]),
        np.log1p(airports.people[:, 1]),
        airports.capital,
        airports.crowd,
        network.degree / np.maximum(of_land, 1),
        middle,
        longest,
    ):
        found += [np.full(len(airports), one[query]), one]
    for one in (middle, longest):
        found += [km - one[query], km - one]
    return found


def reason(network: RouteNetwork, query: int, row: int) -> Explanation | None:
    """Name the routes of both airports where both are busy, else ``None``."""
    one, two = int(network.degree[query]), int(network.degree[row])
    if min(one, two) < _BUSY:
        return None
    return Explanation("both-busy-airports", {"a": one, "b": two})
