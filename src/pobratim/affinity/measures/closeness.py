"""Both cities have nearly the same figure: people, founding year, universities, power.

Formula: share of comparable pairs whose figures differ by no more than those of the two cities;
amounts are compared by their logarithm (``log1p`` for counts), years as they are. p-value: the
same share when figures are permuted within each class, which is over pairs of any countries.
Source: continuous columns of the feature table. Unit: that of the column. Range: (0, 1] both,
exact.

Missing: a city without a figure is in no pair. Validated by: nothing; a description of the data.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.comparable import Comparable, Likeness, Values

__all__ = ["nearly_equal"]


def nearly_equal(comparable: Comparable, figures: Values) -> Likeness | None:
    """Return how rare it is to be this close, ``None`` where one of the cities has no figure."""
    distance = abs(figures[comparable.a] - figures[comparable.b])
    if np.isnan(distance):
        return None
    known = ~np.isnan(figures)
    near = comparable.within(figures, float(distance))
    everywhere = comparable.both(known, abroad=False)
    p_value = None
    if everywhere:
        p_value = comparable.within(figures, float(distance), abroad=False) / everywhere
    return comparable.likeness(near, comparable.both(known), p_value)
