"""Both agglomerations have power stations of the same fuels.

Formula: Jaccard index of the sets of fuels within 60 km; share of comparable pairs with an index
at least as high; p-value: the same share when sets are permuted within each class. Source: the
``power_…`` columns of the feature table. Unit: none. Range: (0, 1] both, exact.

Missing: a city in a country without any listed plant is in no pair; a city without a listed plant
near it has the empty set, which is like no other, so it counts as a pair that is not alike.
Validated by: nothing; a description of the data.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pobratim.affinity.comparable import Comparable, Likeness, Values

__all__ = ["fuels_of", "like_mix"]


def fuels_of(comparable: Comparable, row: int, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the fuels that a city is known to have, ``codes`` without their first part."""
    return tuple(
        code.removeprefix("power_") for code in codes if comparable.values(code)[row] == 1
    )


def like_mix(comparable: Comparable, codes: Sequence[str]) -> tuple[float, Likeness] | None:
    """Return the Jaccard index and how rare it is, ``None`` where nothing is shared or known."""
    table = np.stack([comparable.values(code) for code in codes])
    bits = 1 << np.arange(len(codes))
    kinds = np.where(
        np.isnan(table).any(axis=0), -1, np.nan_to_num(table).T.astype(np.int64) @ bits
    )
    mine, theirs = int(kinds[comparable.a]), int(kinds[comparable.b])
    if mine < 0 or theirs < 0 or not mine & theirs:
        return None
    index = _jaccard(len(codes))
    alike = index >= index[mine, theirs]
    everything = np.ones_like(alike)
    everywhere = comparable.by_kind(kinds, everything, abroad=False)
    p_value = comparable.by_kind(kinds, alike, abroad=False) / everywhere if everywhere else None
    likeness = comparable.likeness(
        comparable.by_kind(kinds, alike), comparable.by_kind(kinds, everything), p_value
    )
    return float(index[mine, theirs]), likeness


def _jaccard(fuels: int) -> Values:
    """Return the index of each two sets of ``fuels`` things, sets as bit masks, square."""
    sets = np.arange(1 << fuels)
    counts = np.array([int(one).bit_count() for one in sets])
    common: Values = counts[sets[:, None] & sets[None, :]].astype(np.float64)
    either = counts[sets[:, None] | sets[None, :]]
    index: Values = np.divide(common, either, out=np.zeros_like(common), where=either > 0)
    return index
