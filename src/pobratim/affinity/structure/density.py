"""Relatedness density: how much of what is near a product a place has already.

Formula: ``omega[i, p] = sum_q m[i, q] phi[p, q] / sum_q phi[p, q]``; with ``nearest`` k, both
sums run over the k products nearest to p, weighted by their proximity. Source: Hidalgo et al.
(2007), Science 317; for regions Boschma, Balland and Kogler (2015), "Relatedness and
technological change in cities", Industrial and Corporate Change 24. Unit: none. Range: [0, 1].

The sum under the line runs over the same neighbours as the one above it: a density that is not
divided so is no share and grows with k.

Missing: NaN for a place without any value, and for a product with no neighbour.
Validated by: entry of activities (366 US cities: 10 % more relatedness, 30 % more entry); not on
cities of this atlas.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.structure.checks import Bools, Floats
from pobratim.errors import DataError

__all__ = ["density"]

_ROWS = 512


def density(
    places: Bools, near: Floats, *, nearest: int | None = None, empty: Bools | None = None
) -> Floats:
    """Return the density of each place around each product, shape places by products.

    ``near`` is the proximity of products; its diagonal convention carries over. ``nearest`` keeps
    that many neighbours a product (ties by the order of columns). ``empty`` marks places without
    any value; by default those that are specialised in nothing and so could not be told apart.

    Raises:
        DataError: if ``near`` is not of the products of ``places``, or ``nearest`` under one.
    """
    products = places.shape[1]
    if near.shape != (products, products):
        raise DataError(f"{products} products, but proximities of shape {near.shape}")
    if nearest is not None and nearest < 1:
        raise DataError(f"nearest is {nearest}; at least one neighbour is needed")
    weights = near if nearest is None or nearest >= products else _nearest(near, nearest)
    total = weights.sum(axis=1)
    found = np.empty(places.shape, dtype=np.float64)
    for start in range(0, len(places), _ROWS):
        block = slice(start, start + _ROWS)
        np.matmul(places[block].astype(np.float64), weights.T, out=found[block])
    with np.errstate(divide="ignore", invalid="ignore"):
        found /= total
    # Rounding may lift a full neighbourhood over one.
    np.minimum(found, 1.0, out=found)
    found[:, total == 0] = np.nan
    found[~places.any(axis=1) if empty is None else empty] = np.nan
    return found


def _nearest(near: Floats, count: int) -> Floats:
    kept = np.zeros_like(near)
    order = np.argsort(-near, axis=1, kind="stable")[:, :count]
    np.put_along_axis(kept, order, np.take_along_axis(near, order, axis=1), axis=1)
    return kept
