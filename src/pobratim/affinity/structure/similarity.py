"""How alike what two places sell is, and how well what one sells fits what the other buys.

Export similarity: ``FK[i, j] = sum_p min(s[i, p], s[j, p])`` over the shares ``s`` of products in
what a place sells. Source: Finger and Kreinin (1979), "A measure of 'export similarity' and its
possible uses", Economic Journal 89. Range: [0, 1]; 1 is the same mix.

Complementarity: ``TC[i, j] = 1 - sum_p |m[j, p] - s[i, p]| / 2`` over the shares in what ``i``
sells and ``j`` buys. Source: Michaely (1996), "Trade preferential agreements in Latin America",
World Bank Policy Research Working Paper 1583. Range: [0, 1]; 1 is a perfect fit. Not symmetric.

Unit: none. Missing: NaN for a place that sells (buys) nothing.
Validated by: nothing here; a description of the mixes, not of the trade between two places.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pobratim.affinity.structure.checks import Floats, checked, same_columns

__all__ = ["complementarity", "export_similarity"]


def export_similarity(exports: npt.ArrayLike) -> Floats:
    """Return the index of Finger and Kreinin of each two places.

    >>> export_similarity([[1, 1], [0, 2]]).tolist()
    [[1.0, 0.5], [0.5, 1.0]]

    Raises:
        DataError: if the table is none.
    """
    shares = _shares(checked(exports))
    return _each(shares, shares)


def complementarity(exports: npt.ArrayLike, imports: npt.ArrayLike) -> Floats:
    """Return the index of Michaely: rows are sellers, columns buyers.

    Raises:
        DataError: if a table is none, or their products differ in number.
    """
    sold, bought = checked(exports), checked(imports)
    same_columns(sold, bought)
    # For shares that sum to one, 1 - sum |a - b| / 2 is sum min(a, b).
    return _each(_shares(sold), _shares(bought))


def _each(first: Floats, second: Floats) -> Floats:
    found = np.stack([np.minimum(row, second).sum(axis=1) for row in first])
    bounded: Floats = np.minimum(found, 1.0)
    return bounded


def _shares(values: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        found: Floats = values / values.sum(axis=1, keepdims=True)
    return found
