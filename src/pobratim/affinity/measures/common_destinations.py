"""Direct flights of about 2014 from both agglomerations reach the same airports.

Formula: the number of airports that both have direct routes to, each other left out; share of
comparable pairs with at least as many, over a sample of ``SAMPLE`` cities with routes a class
(fixed seed), or all where a class has fewer; p-value: the chance of at least as many when all
degrees are kept (Chung and Lu 2002, Poisson tail). Source: ``openflights`` within the radius of an
agglomeration. Unit: airports. Range: (0, 1] both.

Missing: a city without a listed route is in no pair. Historic: routes of about 2014, never
current ones. Validated by: the back-test of routes ranks held-out routes; as a commonality it is a
description.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pobratim.affinity.comparable import Comparable, Likeness
from pobratim.affinity.null_model import common_neighbours_p

__all__ = ["SAMPLE", "SEED", "AirNetwork", "shared_destinations"]

SAMPLE = 400
SEED = 20141

_EARTH_KM = 6371.0088

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class AirNetwork:
    """Airports (latitude and longitude, degrees, n by 2) and which have direct routes (n by n)."""

    positions: Floats
    linked: Mask

    def reached(self, cities: Floats, km: float) -> Mask:
        """Return which airports each city (latitude, longitude) reaches directly, m by n.

        An airport within ``km`` of a city is a start, never a destination.
        """
        near = _vectors(cities) @ _vectors(self.positions).T >= np.cos(km / _EARTH_KM)
        reach = near.astype(np.float32) @ self.linked.astype(np.float32) > 0
        return reach & ~near


def shared_destinations(
    comparable: Comparable, network: AirNetwork, km: float
) -> tuple[tuple[int, ...], Likeness] | None:
    """Return the airports that both reach and how rare it is, ``None`` where there are none."""
    table = comparable.table
    places = np.column_stack((table.column("latitude"), table.column("longitude")))
    places = places.astype(np.float64)
    ours = network.reached(places[[comparable.a, comparable.b]], km)
    common = np.flatnonzero(ours[0] & ours[1])
    if not len(common):
        return None
    flying = table.column("air_destinations") > 0
    first, second = (_sample(rows[flying[rows]]) for rows in (comparable.first, comparable.second))
    one, two = network.reached(places[first], km), network.reached(places[second], km)
    counts = one.astype(np.float32) @ two.astype(np.float32).T
    country = comparable.values("country")
    valid = country[first][:, None] != country[second][None, :]
    alike, pairs = int((valid & (counts >= len(common))).sum()), int(valid.sum())
    if comparable.one_class:
        alike, pairs = alike // 2, pairs // 2
    degrees = (int(ours[0].sum()), int(ours[1].sum()))
    p_value = common_neighbours_p(len(common), degrees, network.linked.sum(axis=1).astype(float))
    # The pair itself may not be in the sample; it counts once, so a share is never zero.
    return tuple(int(place) for place in common), Likeness(alike + 1, pairs + 1, p_value)


def _sample(rows: Places) -> Places:
    if len(rows) <= SAMPLE:
        return rows
    chosen = np.random.default_rng(SEED).choice(rows, SAMPLE, replace=False)
    return np.sort(chosen)


def _vectors(places: Floats) -> Floats:
    north, east = np.radians(places[:, 0]), np.radians(places[:, 1])
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1)
