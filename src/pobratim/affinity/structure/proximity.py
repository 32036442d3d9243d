"""Proximity of two products: how often places that are specialised in one are in the other.

Formula: ``phi[p, q] = n[p, q] / max(n[p], n[q])``, ``n`` counting places specialised in the
product or in both: the smaller of both conditional probabilities. Source: Hidalgo, Klinger,
Barabási and Hausmann (2007), "The product space conditions the development of nations", Science
317. Unit: none. Range: [0, 1], symmetric.

Diagonal, stated by the caller: ``one`` is the formula, ``zero`` says that a product is no
neighbour of itself. It moves a density by tens of points, so that figures of both conventions
must not be compared.

Missing: a product that no place is specialised in has proximity 0 to all, itself included.
Validated by: the entry of new products, by its authors; not on cities of this atlas.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from pobratim.affinity.structure.checks import Bools, Floats

__all__ = ["Diagonal", "proximity"]

Diagonal = Literal["one", "zero"]

_EXACT_UP_TO = 1 << 24
_ROWS = 256


def proximity(places: Bools, *, diagonal: Diagonal) -> Floats:
    """Return the proximity of each two products, from who is specialised in what.

    ``places`` has a row a place and a column a product, as ``specialised`` gives it.
    """
    # Counts up to 2^24 are exact in single precision, which halves time and memory.
    exact = "f4" if len(places) < _EXACT_UP_TO else "f8"
    single: npt.NDArray[Any] = places.astype(exact)
    together = single.T @ single
    counts = places.sum(axis=0, dtype=np.float64)
    found = np.empty(together.shape, dtype=np.float64)
    for start in range(0, len(found), _ROWS):
        block = slice(start, start + _ROWS)
        larger = np.maximum(counts[block, None], counts)
        np.divide(together[block], np.maximum(larger, 1.0), out=found[block])
    if diagonal == "zero":
        np.fill_diagonal(found, 0.0)
    return found
