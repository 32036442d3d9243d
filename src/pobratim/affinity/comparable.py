"""Comparable pairs: cities of different countries in the same two population classes.

All counts are exact, over unordered pairs, and take time that grows with the number of cities and
not with the number of pairs: pairs within one country are counted apart and taken away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from pobratim.atlas.features import FeatureTable

__all__ = ["POPULATION_CLASS", "Comparable", "Likeness", "Mask", "Values"]

Values = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

_COUNTRY = "country"
POPULATION_CLASS = "population_class"

_COLUMNS: WeakKeyDictionary[FeatureTable, dict[str, Values]] = WeakKeyDictionary()
"""Columns of a table in double precision: made once, as every comparison asks for most of them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How rare it is to be at least as alike: ``alike`` of ``pairs`` comparable pairs are.

    ``p_value`` lies in (0, 1], ``None`` where no null model is computed.
    """

    alike: int
    pairs: int
    p_value: float | None

    @property
    def share(self) -> float:
        """The share of comparable pairs at least as alike, in (0, 1]; the pair itself counts."""
        return max(self.alike, 1) / max(self.pairs, 1)


class Comparable:
    """The cities that a pair is compared with: those of its two population classes.

    ``first`` and ``second`` are rows of the feature table, the same where both cities fall into
    one class; ``classes`` are their numbers, -1 for none. A city without a known population is
    compared with those that have none either.
    """

    def __init__(self, table: FeatureTable, a: int, b: int) -> None:
        """Take the classes of the cities ``a`` and ``b`` (GeoNames ids).

        Raises:
            UnknownPlaceError: if the table lacks one of them.
        """
        self.table = table
        self.a, self.b = table.position(a), table.position(b)
        classes = np.nan_to_num(table.column(POPULATION_CLASS), nan=-1.0)
        self.classes = (float(classes[self.a]), float(classes[self.b]))
        self.one_class = self.classes[0] == self.classes[1]
        self.first: Places = np.flatnonzero(classes == classes[self.a])
        self.second: Places = np.flatnonzero(classes == classes[self.b])
        self.foreign = bool(self._country[self.a] != self._country[self.b])

    @cached_property
    def _country(self) -> Places:
        return np.nan_to_num(self.table.column(_COUNTRY), nan=-1.0).astype(np.int64) + 1

    def values(self, code: str) -> Values:
        """Return a column of the table as float64, aligned with its rows."""
        known = _COLUMNS.setdefault(self.table, {})
        if code not in known:
            column = self.table.column(code).astype(np.float64)
            column.setflags(write=False)
            known[code] = column
        return known[code]

    def both(self, mask: Mask, *, abroad: bool = True) -> int:
        """Count the pairs with both cities in ``mask``; all pairs with ``abroad=False``."""
        return self.in_groups(np.where(mask, 0.0, np.nan), abroad=abroad)

    def in_groups(self, groups: Values, *, abroad: bool = True) -> int:
        """Count the pairs whose cities have the same value in ``groups``, NaN in no group."""
        one, two = self._known(groups, self.first), self._known(groups, self.second)
        together = _same(groups[one], groups[two])
        if abroad:
            home = self._country * _WIDE
            together -= _same(groups[one] + home[one], groups[two] + home[two])
        else:
            together -= len(one) if self.one_class else 0
        return together // 2 if self.one_class else together

    def within(self, values: Values, distance: float, *, abroad: bool = True) -> int:
        """Count the pairs whose ``values`` differ by at most ``distance``; NaN never counts."""
        one, two = self._known(values, self.first), self._known(values, self.second)
        near = _near(values[one], values[two], distance)
        if abroad:
            span = float(np.ptp(values[np.concatenate((one, two))])) + distance if len(one) else 0
            home = self._country * (span * 2 + 1)
            near -= _near(values[one] + home[one], values[two] + home[two], distance)
        else:
            near -= len(one) if self.one_class else 0
        return near // 2 if self.one_class else near

    def by_kind(self, kinds: Places, alike: Mask, *, abroad: bool = True) -> int:
        """Count the pairs whose ``kinds`` are marked in the square table ``alike``.

        ``kinds`` holds a number from 0 for each row, -1 where nothing is known; ``alike`` must be
        symmetric.
        """
        one = self.first[kinds[self.first] >= 0]
        two = self.second[kinds[self.second] >= 0]
        size, marks = len(alike), alike.astype(np.float64)
        mine, theirs = _tally(kinds[one], size), _tally(kinds[two], size)
        # Floating point keeps these counts exact and is what the matrix library is fast at.
        total = int(mine @ marks @ theirs)
        if abroad:
            countries = int(self._country.max()) + 1
            mine = _tally(self._country[one] * size + kinds[one], countries * size)
            theirs = _tally(self._country[two] * size + kinds[two], countries * size)
            home = (mine.reshape(-1, size) @ marks) * theirs.reshape(-1, size)
            total -= int(home.sum())
        else:
            total -= int(np.diag(alike)[kinds[one]].sum()) if self.one_class else 0
        return total // 2 if self.one_class else total

    def likeness(self, alike: int, pairs: int, p_value: float | None) -> Likeness:
        """Return the counts as a likeness; a pair at home counts itself, it is in no count."""
        own = 0 if self.foreign else 1
        return Likeness(alike + own, pairs + own, p_value)

    @staticmethod
    def _known(values: Values, rows: Places) -> Places:
        return rows[~np.isnan(values[rows])]


_WIDE = 2.0**20


def _tally(kinds: Places, size: int) -> Values:
    return np.bincount(kinds, minlength=size).astype(np.float64)


def _same(one: Values, two: Values) -> int:
    """Count ordered pairs with equal values."""
    kinds, counts = np.unique(one, return_counts=True)
    others, other_counts = np.unique(two, return_counts=True)
    _, mine, theirs = np.intersect1d(kinds, others, assume_unique=True, return_indices=True)
    return int(counts[mine] @ other_counts[theirs])


def _near(one: Values, two: Values, distance: float) -> int:
    """Count ordered pairs that differ by at most ``distance``."""
    ordered = np.sort(two)
    # Sums of floats may fall short of the very distance that was measured.
    reach = distance * (1 + 1e-9) + 1e-9
    high = np.searchsorted(ordered, one + reach, side="right")
    return int((high - np.searchsorted(ordered, one - reach, side="left")).sum())
