"""Potential of exports in the manner of the ITC: supply, demand and how easily two places trade.

Formula: ``EP[i, j, p] = s[i, p] d[j, p] e[i, j]`` with ``s[i, p]`` the share of seller i in all
sales of p, ``d[j, p]`` what buyer j buys of p, and the ease ``e[i, j]``: what i sells to j over
what it would sell if its share in j were its share everywhere. Source: after Decreux and Spies
(2016), "Export potential assessments", International Trade Centre; without their projections of
growth, tariffs and margins, which these tables do not hold. Unit: that of the buyers' table.
Range: [0, inf).

Missing: NaN for a seller that sells nothing, and for a buyer that buys nothing.
Validated by: nothing; its authors publish no check on later trade. It is the mix of both sides put
together, never a forecast.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pobratim.affinity.structure.checks import Floats, checked, same_columns
from pobratim.errors import DataError

__all__ = ["potential"]


def potential(exports: npt.ArrayLike, imports: npt.ArrayLike, trade: npt.ArrayLike) -> Floats:
    """Return the potential by seller, buyer and product.

    ``exports`` is sellers by products, ``imports`` buyers by products, ``trade`` sellers by
    buyers: all that the one sells to the other, of these products, in the same unit.

    Raises:
        DataError: if a table is none, or their shapes do not fit.
    """
    sold, bought, between = checked(exports), checked(imports), checked(trade)
    same_columns(sold, bought)
    if between.shape != (len(sold), len(bought)):
        raise DataError(f"{len(sold)} sellers and {len(bought)} buyers, but {between.shape}")
    totals = sold.sum(axis=0)
    shares = np.divide(sold, totals, out=np.zeros_like(sold), where=totals > 0)
    expected = shares @ bought.T
    ease = np.divide(between, expected, out=np.zeros_like(between), where=expected > 0)
    found: Floats = shares[:, None, :] * bought[None, :, :] * ease[:, :, None]
    found[sold.sum(axis=1) == 0] = np.nan
    found[:, bought.sum(axis=1) == 0] = np.nan
    return found
