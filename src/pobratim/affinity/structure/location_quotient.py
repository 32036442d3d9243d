"""Location quotient, which in trade is called revealed comparative advantage (RCA).

Formula: ``LQ[i, p] = (x[i, p] / x[i, .]) / (x[., p] / x[., .])``. Source: Balassa (1965), "Trade
liberalisation and 'revealed' comparative advantage", The Manchester School 33. Unit: none; one is
the share of the whole table. Range: [0, inf).

Missing: NaN for the cells of a place without any value and of a product that nobody has.
Validated by: nothing; a description of the table, and of no more than the places in it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pobratim.affinity.structure.checks import Bools, Floats, checked

__all__ = ["location_quotient", "specialised"]


def location_quotient(table: npt.ArrayLike) -> Floats:
    """Return the quotient of each cell, shape places by products.

    >>> location_quotient([[3, 1], [1, 3]]).tolist()
    [[1.5, 0.5], [0.5, 1.5]]

    Raises:
        DataError: if the table is none, or has a value under zero.
    """
    values = checked(table)
    rows, columns = values.sum(axis=1), values.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = values * (columns.sum() / rows)[:, None]
        found /= columns
    found[rows == 0] = np.nan
    found[:, columns == 0] = np.nan
    return found


def specialised(quotients: Floats, least: float = 1.0) -> Bools:
    """Return where a place has at least the share of the whole; never where it is missing."""
    return quotients >= least
