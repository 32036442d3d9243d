"""Both cities are of one kind: one language, one climate band, one time zone.

Formula: share of comparable pairs whose cities are of the same kind, whichever it is; p-value: the
same share when kinds are permuted within each class, which is over pairs of any countries.
Source: categorical columns of the feature table. Unit: none. Range: (0, 1] both, exact.

Missing: a city of unknown kind is in no pair. Validated by: nothing; a description of the data.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.comparable import Comparable, Likeness, Values

__all__ = ["same_kind"]


def same_kind(comparable: Comparable, kinds: Values) -> Likeness | None:
    """Return how rare it is to be of one kind, ``None`` where the two cities are not.

    ``kinds`` holds a number a city, NaN where it is not known.
    """
    mine, theirs = kinds[comparable.a], kinds[comparable.b]
    if np.isnan(mine) or np.isnan(theirs) or mine != theirs:
        return None
    known = ~np.isnan(kinds)
    everywhere = comparable.both(known, abroad=False)
    p_value = comparable.in_groups(kinds, abroad=False) / everywhere if everywhere else None
    return comparable.likeness(comparable.in_groups(kinds), comparable.both(known), p_value)
