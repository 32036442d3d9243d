"""What every measure asks of its table."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pobratim.errors import DataError

__all__ = ["Bools", "Floats", "checked", "same_columns"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def checked(table: npt.ArrayLike) -> Floats:
    """Return a table as float64, two-dimensional, finite and without values under zero.

    Raises:
        DataError: saying which of these it is not, and where.
    """
    values = np.asarray(table, dtype=np.float64)
    if values.ndim != 2 or 0 in values.shape:
        raise DataError(f"a table of places by products is needed, not of shape {values.shape}")
    lowest, highest = float(values.min()), float(values.max())
    if not (np.isfinite(lowest) and np.isfinite(highest)) or lowest < 0:
        row, column = map(int, np.argwhere(~(np.isfinite(values) & (values >= 0)))[0])
        raise DataError(
            f"row {row + 1}, column {column + 1} is {values[row, column]}: finite values of zero "
            "or more are needed"
        )
    return values


def same_columns(first: Floats, second: Floats) -> None:
    """Check that two tables have the same number of products.

    Raises:
        DataError: if they differ.
    """
    if first.shape[1] != second.shape[1]:
        raise DataError(f"{first.shape[1]} products in one table, {second.shape[1]} in the other")
