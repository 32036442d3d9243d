"""The transport gap: pairs of cities like these had a direct route, this pair had none.

Everything here is historic: the routes are those of about 2014, and none of it is a timetable.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from pobratim.affinity.airport_cities import served_city
from pobratim.affinity.route_model import MEASURES, RouteModel, cells_of, packaged_routes
from pobratim.affinity.route_network import Ints, RouteNetwork
from pobratim.atlas import Atlas
from pobratim.errors import DataError, UsageError
from pobratim.lexicon.globe import EARTH_RADIUS_KM, distance_km
from pobratim.model.places import Agglomeration, City
from pobratim.model.scores import (
    DatasetRef,
    Explanation,
    FeatureValue,
    Match,
    Organisation,
    RouteGap,
)

__all__ = ["GAP", "SPEEDS", "as_match", "network_of", "route_between", "transfer_cities"]

_AIR: Final = "transport"

GAP: Final = 0.05
"""From this share of pairs alike with a route, a pair without one has a gap."""

SPEEDS: Final = {"air": (750.0, 0.5), "rail": (80.0, 0.0), "road": (70.0, 0.0)}
"""Stated speeds over the great circle: km an hour, and hours added for taking off and landing.

Ways on the ground are longer than the great circle, which these two speeds allow for: they are
orders of size for a first look and no timetable.
"""


@dataclass(frozen=True)
class _Best:
    """The pair of airports with the highest score, and that score in log odds."""

    a: int
    b: int
    log_odds: float


@lru_cache(maxsize=2)
def network_of(atlas: Atlas) -> RouteNetwork:
    """Return the network of an atlas's routes, in the rows of the shipped model's airports.

    Raises:
        DataError: if the atlas has routes from airports that the model does not know.
    """
    airports = packaged_routes().airports
    rows = {code: row for row, code in enumerate(airports.codes)}
    links, who = atlas.route_links(), atlas.route_carriers()
    unknown = sorted({code for link in links for code in link} - rows.keys())
    if unknown:
        raise DataError(
            f"{len(unknown)} airports are not in the route model, as {unknown[0]}; train it again"
        )
    names = {name: place for place, name in enumerate(sorted({one for row in who for one in row}))}
    ends = np.array([[rows[a], rows[b]] for a, b in links], dtype=np.int64).reshape(-1, 2)
    carriers = [np.array([names[one] for one in row], dtype=np.int64) for row in who]
    return RouteNetwork(airports, ends[:, 0], ends[:, 1], carriers, len(names))


def route_between(atlas: Atlas, a: City, b: City) -> RouteGap:
    """Say whether a direct air route was listed, and how many pairs of airports alike had one.

    Of several airports within the agglomerations the two with the highest score speak. A side
    without a listed airport is refused: no share, with the side in ``missing``.

    Raises:
        UsageError: if both are one city.
        DataError: if model and atlas do not fit each other.
    """
    if a.geonames == b.geonames:
        raise UsageError(f"{a.name} has no route to itself; name two cities")
    model, network = packaged_routes(), network_of(atlas)
    around = (atlas.agglomeration(a), atlas.agglomeration(b))
    first, second = (_airports(model, one) for one in around)
    km = distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
    hours = {name: round(km / speed + more, 1) for name, (speed, more) in SPEEDS.items()}
    source = atlas.dataset("openflights")
    near = bool({*first.tolist()} & {*second.tolist()})
    if near or not (len(first) and len(second)):
        missing = () if near else _without(first, second)
        return RouteGap(a, b, km, hours, had_direct=False, sources=(source,), missing=missing)
    had = bool(sum(network.linked(int(row))[second].sum() for row in first))
    best = _best(model, network, first, second)
    codes = network.airports.codes
    return RouteGap(
        a,
        b,
        km,
        hours,
        had_direct=had,
        share=None if had else model.share(best.log_odds),
        airports=(codes[best.a], codes[best.b]),
        transfers=_transfers(network, first, second),
        reasons=() if had else _reasons(network, best, source),
        sources=(source, atlas.dataset("geonames")),
    )


def transfer_cities(atlas: Atlas, gap: RouteGap) -> tuple[City, ...]:
    """Return the cities that the common transfer airports serve, each once, busiest first."""
    airports = packaged_routes().airports
    rows = {code: row for row, code in enumerate(airports.codes)}
    found: dict[int, City] = {}
    for code in gap.transfers:
        position = (airports.latitudes[rows[code]], airports.longitudes[rows[code]])
        served = served_city(atlas.gazetteer, *(float(one) for one in position))
        if served is not None:
            found.setdefault(served.geonames, served)
    return tuple(found.values())


def _airports(model: RouteModel, around: Agglomeration) -> Ints:
    """Return the rows of the airports within the radius of an agglomeration."""
    airports, centre = model.airports, around.centre
    north, east = np.radians(airports.latitudes), np.radians(airports.longitudes)
    here, there = np.radians(centre.latitude), np.radians(centre.longitude)
    # The haversine formula, as lexicon.globe has it for one pair.
    haversine = (
        np.sin((north - here) / 2) ** 2
        + np.cos(here) * np.cos(north) * np.sin((east - there) / 2) ** 2
    )
    away = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(haversine)))
    found: Ints = np.flatnonzero(away <= around.radius_km)
    return found


def _without(first: Ints, second: Ints) -> tuple[str, ...]:
    found = (("airport-a", first), ("airport-b", second))
    return tuple(name for name, rows in found if not len(rows))


def _best(model: RouteModel, network: RouteNetwork, first: Ints, second: Ints) -> _Best:
    found = []
    for query in first:
        scores = model.log_odds(cells_of(network, int(query))[second])
        place = int(np.argmax(scores))
        found.append(_Best(int(query), int(second[place]), float(scores[place])))
    return max(found, key=lambda one: one.log_odds)


def _transfers(network: RouteNetwork, first: Ints, second: Ints) -> tuple[str, ...]:
    """Return the airports with routes to both sides, those with the most routes first."""
    one = np.max([network.linked(int(row)) for row in first], axis=0)
    two = np.max([network.linked(int(row)) for row in second], axis=0)
    both = np.flatnonzero((one > 0) & (two > 0))
    own = {*first.tolist(), *second.tolist()}
    order = sorted(
        (row for row in both if int(row) not in own),
        key=lambda row: (-network.degree[row], int(row)),
    )
    return tuple(network.airports.codes[row] for row in order)


def _reasons(network: RouteNetwork, best: _Best, source: DatasetRef) -> tuple[Explanation, ...]:
    found = (measure.reason(network, best.a, best.b) for measure in MEASURES)
    return tuple(Explanation(one.code, one.values, (source,)) for one in found if one is not None)


def as_match(gap: RouteGap) -> Match | None:
    """Return a route gap as a match of kind ``route`` between two airports.

    ``None`` where the pair had a direct route itself, a side is refused, or fewer than
    :data:`GAP` of pairs alike had one: then to have none is no gap.
    """
    if gap.share is None or gap.share < GAP:
        return None
    one, two = (
        Organisation(
            f"openflights:{code}", city.geonames, city.name, {"en": code}, "airport", _AIR
        )
        for code, city in zip(gap.airports, (gap.a, gap.b), strict=True)
    )
    values: dict[str, FeatureValue] = {
        "share": round(gap.share, 4),
        "km": round(gap.distance_km),
        "transfers": gap.transfers,
        **{f"hours_{name}": value for name, value in gap.hours.items()},
    }
    why = Explanation("pairs-alike-had-a-route", values, gap.sources)
    reasons = (why, *gap.reasons)
    return Match("route", one, two, gap.share, _AIR, sources=gap.sources, reasons=reasons)
