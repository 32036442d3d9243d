"""Both cities have it: a seat of a region, a coast, steelworks, all modes of transit.

Formula: share of comparable pairs in which both cities have all the features; p-value: the product
over features and cities of the chance under the null model that keeps row and column sums
(``null_model.has_feature_p``). Source: binary columns of the feature table. Unit: none. Range:
(0, 1] both.

Missing: a city without a known value is in no pair; that a feature is not listed is not that it is
absent. Validated by: nothing; a description of the data.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from pobratim.affinity.comparable import Comparable, Likeness

__all__ = ["both_have", "shared_by"]


def shared_by(comparable: Comparable, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the features that both cities are known to have."""
    found = []
    for code in codes:
        column = comparable.values(code)
        if column[comparable.a] == 1 and column[comparable.b] == 1:
            found.append(code)
    return tuple(found)


def both_have(
    comparable: Comparable, codes: Sequence[str], p_value: float | None = None
) -> Likeness:
    """Return how rare it is that both have all of ``codes``.

    ``p_value`` is the null model's chance that both do, worked out by the caller.
    """
    columns = [comparable.values(code) for code in codes]
    known = reduce(np.logical_and, (~np.isnan(column) for column in columns))
    having = reduce(np.logical_and, (column == 1 for column in columns))
    return comparable.likeness(comparable.both(having), comparable.both(known), p_value)
