"""Null models: what chance alone would give, with the sums of rows and columns kept.

*Binary features.* The maximum-entropy ensemble of city × feature tables whose expected row and
column sums are those of the data (bipartite configuration model; Saracco et al. 2015, Scientific
Reports 5:10595): ``p(city has feature) = x y / (1 + x y)``, with a factor ``x`` a city and ``y`` a
feature; the caller makes one ensemble a population class, so that big cities are held against big
ones. Cells where nothing is known stay out of the sums. Features are drawn apart from each other;
dependent ones (a capital is a seat of its region) look rarer together than they are.

*Links.* For the number of common neighbours of two nodes of degrees ``d`` and ``e`` the expected
value keeps all degrees (Chung and Lu 2002): the sum over neighbours ``h`` of
``min(1, d·d_h/2m) · min(1, e·d_h/2m)``; the tail is Poisson's.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

__all__ = ["common_neighbours_p", "has_feature_p", "poisson_tail"]

Floats = npt.NDArray[np.float64]

_ROUNDS = 400
_CLOSE = 1e-6
_TERMS = 400
_TINIEST = 5e-324


def has_feature_p(table: Floats) -> Floats:
    """Return the probability of each cell (n by k) of a table of 0, 1 and NaN.

    Row and column sums of the result over the known cells are those of the table within one in a
    thousand; NaN stays NaN.
    """
    known = ~np.isnan(table)
    cells = np.nan_to_num(table)
    # Cities with the same known cells and the same sum have the same factor: few are distinct.
    keys = np.column_stack((known, cells.sum(axis=1)))
    groups, back, sizes = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    back = back.reshape(-1)
    mask, rows = groups[:, :-1].astype(bool), groups[:, -1].astype(np.float64)
    factors = _factors(mask, rows, cells.sum(axis=0), sizes.astype(np.float64))
    chance = np.where(mask, factors / (1 + factors), np.nan)
    return np.where(known, chance[back], np.nan)


def _factors(mask: npt.NDArray[np.bool_], rows: Floats, columns: Floats, sizes: Floats) -> Floats:
    """Return x·y for each group and feature, by fixed-point iteration on the sums."""
    full = mask.sum(axis=1)
    # A row that is all zeros or all ones has no finite factor: keep it just short of that.
    rows = np.clip(rows, 1e-3, np.maximum(full - 1e-3, 1e-3))
    total = max(float(columns.sum()), 1.0)
    x, y = rows / math.sqrt(total), np.maximum(columns, 1e-9) / math.sqrt(total)
    for _ in range(_ROUNDS):
        before = x.copy()
        x = rows / np.maximum((mask * y / (1 + np.outer(x, y))).sum(axis=1), 1e-12)
        share = mask * x[:, None] / (1 + np.outer(x, y)) * sizes[:, None]
        y = columns / np.maximum(share.sum(axis=0), 1e-12)
        if np.all(np.abs(x - before) <= _CLOSE * np.maximum(before, _CLOSE)):
            break
    return np.outer(x, y)


def common_neighbours_p(common: int, degrees: tuple[int, int], neighbours: Floats) -> float:
    """Return the chance of at least ``common`` common neighbours, in (0, 1].

    ``degrees`` are those of the two nodes, ``neighbours`` the degrees of all nodes.
    """
    ends = max(float(neighbours.sum()), 1.0)
    one = np.minimum(1.0, degrees[0] * neighbours / ends)
    two = np.minimum(1.0, degrees[1] * neighbours / ends)
    return poisson_tail(common, float(one @ two))


def poisson_tail(least: int, mean: float) -> float:
    """Return the chance that a Poisson number of ``mean`` is ``least`` or more, in (0, 1].

    >>> poisson_tail(0, 3.0), round(poisson_tail(1, 0.5), 4)
    (1.0, 0.3935)
    """
    if least <= 0:
        return 1.0
    if mean <= 0:
        return _TINIEST
    # The shorter sum: what lies under `least` where that is little, else what lies over it.
    if least <= mean:
        return max(1.0 - _poisson_sum(range(least), mean), _TINIEST)
    return max(_poisson_sum(range(least, least + _TERMS), mean), _TINIEST)


def _poisson_sum(counts: range, mean: float) -> float:
    logs = (-mean + count * math.log(mean) - math.lgamma(count + 1) for count in counts)
    return min(1.0, math.fsum(math.exp(log) for log in logs))
