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

from dataclasses import dataclass, field

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
Counts = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class AirNetwork:
    """Airports (latitude and longitude, degrees, n by 2) and which have direct routes (n by n)."""

    positions: Floats
    linked: Mask
    _counts: dict[tuple[float, float], Counts] = field(default_factory=dict, repr=False)

    def reached(self, cities: Floats, km: float) -> Mask:
        """Return which airports each city (latitude, longitude) reaches directly, m by n.

        An airport within ``km`` of a city is a start, never a destination.
        """
        near: Mask = _vectors(cities) @ _vectors(self.positions).T >= np.cos(km / _EARTH_KM)
        # A city has a handful of airports: their rows are joined one by one.
        reach = np.stack([self.linked[row].any(axis=0) for row in near])
        return reach & ~near

    def counts(self, comparable: Comparable, km: float) -> Counts:
        """Return the common destinations of the sampled comparable pairs, ascending.

        They depend on the two classes alone and are worked out once.
        """
        if comparable.classes not in self._counts:
            self._counts[comparable.classes] = self._count(comparable, km)
        return self._counts[comparable.classes]

    def _count(self, comparable: Comparable, km: float) -> Counts:
        places, flying = _places(comparable), comparable.values("air_destinations") > 0
        country = comparable.values("country")
        first, second = (
            _sample(rows[flying[rows]]) for rows in (comparable.first, comparable.second)
        )
        one = self.reached(places[first], km).astype(np.float32)
        two = self.reached(places[second], km).astype(np.float32)
        abroad = country[first][:, None] != country[second][None, :]
        if comparable.one_class:
            abroad &= first[:, None] < second[None, :]
        return np.sort((one @ two.T)[abroad])


def shared_destinations(
    comparable: Comparable, network: AirNetwork, km: float
) -> tuple[tuple[int, ...], Likeness] | None:
    """Return the airports that both reach and how rare it is, ``None`` where there are none."""
    mine, theirs = network.reached(_places(comparable)[[comparable.a, comparable.b]], km)
    common = np.flatnonzero(mine & theirs)
    if not len(common):
        return None
    counts = network.counts(comparable, km)
    alike = len(counts) - int(np.searchsorted(counts, len(common), side="left"))
    degrees = (int(mine.sum()), int(theirs.sum()))
    ends = network.linked.sum(axis=1).astype(np.float64)
    p_value = common_neighbours_p(len(common), degrees, ends)
    # The pair itself may not be in the sample; it counts once, so a share is never zero.
    likeness = Likeness(alike + 1, len(counts) + 1, p_value)
    return tuple(int(place) for place in common), likeness


def _places(comparable: Comparable) -> Floats:
    return np.column_stack((comparable.values("latitude"), comparable.values("longitude")))


def _sample(rows: Places) -> Places:
    if len(rows) <= SAMPLE:
        return rows
    return np.sort(np.random.default_rng(SEED).choice(rows, SAMPLE, replace=False))


def _vectors(places: Floats) -> Floats:
    north, east = np.radians(places[:, 0]), np.radians(places[:, 1])
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1)
