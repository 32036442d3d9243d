"""Direct air routes of about 2014 between airports, as the route measures see them.

A measure never sees the route that it is to predict: back-test and training build a network
:meth:`~RouteNetwork.without` it, and every count is made from the routes that are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pobratim.atlas.around import unit_vectors
from pobratim.lexicon.globe import EARTH_RADIUS_KM

__all__ = ["Airports", "Floats", "Ints", "RouteNetwork"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_NEAR_KM = 400.0
_FADE_KM = 80.0


@dataclass(frozen=True)
class Airports:
    """Airports with routes, aligned arrays, one cell an airport.

    ``latitudes`` and ``longitudes`` are WGS 84 degrees; ``land`` numbers the country from 0;
    ``people`` (n by 2) are those of the places within 50 and within 150 km; ``capital`` is 1 with
    a national capital within 60 km; ``crowd`` is the sum of exp(-km / 80) over the other airports
    within 400 km.
    """

    codes: tuple[str, ...]
    latitudes: Floats
    longitudes: Floats
    land: Ints
    people: Floats
    capital: Floats
    crowd: Floats
    vectors: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Place the airports on the unit sphere."""
        object.__setattr__(self, "vectors", unit_vectors(self.latitudes, self.longitudes))

    def __len__(self) -> int:
        return len(self.codes)

    def km(self, row: int) -> Floats:
        """Return the great-circle distances of all airports from one, in km."""
        return self._apart(self.vectors @ self.vectors[row])

    def between(self, one: Ints, two: Ints) -> Floats:
        """Return the great-circle distances of aligned rows, in km."""
        return self._apart(np.einsum("ij,ij->i", self.vectors[one], self.vectors[two]))

    def nearness(self, rows: Ints) -> Floats:
        """Return exp(-km / 80) of each of ``rows`` to all airports, 0 beyond 400 km and to itself.

        Shape len(rows) by n.
        """
        km = self._apart(self.vectors[rows] @ self.vectors.T)
        near = np.where(km <= _NEAR_KM, np.exp(-km / _FADE_KM), 0.0)
        near[np.arange(len(rows)), rows] = 0.0
        return near

    @staticmethod
    def _apart(cosines: Floats) -> Floats:
        found: Floats = np.arccos(np.clip(cosines, -1, 1)) * EARTH_RADIUS_KM
        return found


@dataclass(frozen=True)
class RouteNetwork:
    """Routes between rows of ``airports``, each once; ``carriers`` are the airlines of each.

    ``degree`` counts an airport's routes, ``offers`` its routes times their airlines, ``served``
    (airlines by airports) the routes of each airline at each airport, ``lands`` (country by
    country) the route ends; ``middle`` and ``longest`` are the median and the greatest length of
    an airport's routes in km, NaN for none.
    """

    airports: Airports
    a: Ints
    b: Ints
    carriers: Sequence[Ints]
    airlines: int
    ends: Ints = field(init=False)
    others: Ints = field(init=False)
    degree: Floats = field(init=False)
    offers: Floats = field(init=False)
    served: Floats = field(init=False)
    lands: Floats = field(init=False)
    middle: Floats = field(init=False)
    longest: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Count what the measures ask for."""
        size, land = len(self.airports), self.airports.land
        ends, others = np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a])
        many = np.array([len(who) for who in self.carriers], dtype=np.int64)
        route = np.repeat(np.arange(len(self.a)), many)
        who = np.concatenate([*self.carriers, np.zeros(0, np.int64)])
        served = np.zeros((self.airlines, size))
        np.add.at(served, (who, self.a[route]), 1)
        np.add.at(served, (who, self.b[route]), 1)
        lands = np.zeros((int(land.max(initial=0)) + 1,) * 2)
        np.add.at(lands, (land[ends], land[others]), 1)
        middle, longest = _lengths(self.airports, ends, others)
        for name, value in (
            ("ends", ends),
            ("others", others),
            ("degree", np.bincount(ends, minlength=size).astype(np.float64)),
            ("offers", served.sum(axis=0)),
            ("served", served),
            ("lands", lands),
            ("middle", middle),
            ("longest", longest),
        ):
            object.__setattr__(self, name, value)

    def __len__(self) -> int:
        return len(self.a)

    def without(self, hidden: Ints) -> RouteNetwork:
        """Return the network without the routes at the positions ``hidden``."""
        kept = np.ones(len(self), dtype=bool)
        kept[hidden] = False
        carriers = [who for who, stays in zip(self.carriers, kept, strict=True) if stays]
        return RouteNetwork(self.airports, self.a[kept], self.b[kept], carriers, self.airlines)

    def linked(self, row: int) -> Floats:
        """Return 1 for each airport with a direct route to ``row``, else 0."""
        found = np.zeros(len(self.airports))
        found[self.others[self.ends == row]] = 1.0
        return found

    def spread(self, weights: Floats) -> Floats:
        """Return for each airport the sum of ``weights`` over the airports it has routes to."""
        found: Floats = np.bincount(
            self.others, weights=weights[self.ends], minlength=len(self.airports)
        ).astype(np.float64)
        return found


def _lengths(airports: Airports, ends: Ints, others: Ints) -> tuple[Floats, Floats]:
    middle, longest = np.full(len(airports), np.nan), np.full(len(airports), np.nan)
    km = airports.between(ends, others)
    order = np.lexsort((km, ends))
    ordered, first = km[order], np.searchsorted(ends[order], np.arange(len(airports) + 1))
    served = np.flatnonzero(np.diff(first))
    start, stop = first[served], first[served + 1]
    # The median of what is in order already: numpy's own, airport by airport, takes a hundred
    # times as long and imports masked arrays.
    low, high = (start + stop - 1) // 2, (start + stop) // 2
    middle[served], longest[served] = (ordered[low] + ordered[high]) / 2, ordered[stop - 1]
    return middle, longest
