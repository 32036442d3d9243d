"""What lies around many places at once: sums within a radius, and the nearest of many points.

Distances are great-circle kilometres on the sphere of the mean Earth radius; on the unit sphere
a distance d is an angle d / R, so a dot product of unit vectors above cos(d / R) is "nearer".
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pobratim.lexicon.globe import EARTH_RADIUS_KM

__all__ = ["Floats", "nearest_km", "sums_within", "unit_vectors"]

Floats = npt.NDArray[np.float64]

_CHUNK = 256


def unit_vectors(latitudes: Floats, longitudes: Floats) -> Floats:
    """Return the points (WGS 84 degrees, shape n) as unit vectors, shape n by 3."""
    north, east = np.radians(latitudes), np.radians(longitudes)
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1)


def nearest_km(places: Floats, points: Floats) -> Floats:
    """Return the distance of each place to its nearest point; NaN where there are no points.

    ``places`` and ``points`` have two columns, latitude and longitude in degrees.
    """
    found = np.full(len(places), np.nan)
    if not len(points):
        return found
    vectors, targets = unit_vectors(*places.T), unit_vectors(*points.T).T
    for start in range(0, len(places), _CHUNK):
        nearness = vectors[start : start + _CHUNK] @ targets
        found[start : start + _CHUNK] = np.arccos(np.clip(nearness.max(axis=1), -1, 1))
    return found * EARTH_RADIUS_KM


def sums_within(places: Floats, points: Floats, weights: Floats, km: float) -> Floats:
    """Return for each place the sums of the points' ``weights`` (n by k) within ``km``.

    ``places`` and ``points`` have two columns, latitude and longitude in degrees. The result has
    a row a place and k columns; a place with no point near has zeros.
    """
    sums = np.zeros((len(places), weights.shape[1]))
    reach, nearer = np.degrees(km / EARTH_RADIUS_KM), np.cos(km / EARTH_RADIUS_KM)
    order, ranked = (
        np.argsort(points[:, 0], kind="stable"),
        np.argsort(places[:, 0], kind="stable"),
    )
    south = points[order, 0]
    vectors, targets = unit_vectors(*places.T), unit_vectors(*points[order].T)
    for start in range(0, len(places), _CHUNK):
        # Places of one chunk lie on neighbouring latitudes, so few points can be near any.
        chunk = ranked[start : start + _CHUNK]
        low, high = places[chunk[0], 0] - reach, places[chunk[-1], 0] + reach
        band = slice(int(np.searchsorted(south, low)), int(np.searchsorted(south, high, "right")))
        near = vectors[chunk] @ targets[band].T >= nearer
        sums[chunk] = near.astype(np.float64) @ weights[order[band]]
    return sums
