"""Two cities under comparison: agglomerations, rows, and what both are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from pobratim.affinity.comparable import Comparable, Likeness, Values
from pobratim.affinity.null_model import has_feature_p
from pobratim.model.places import City
from pobratim.model.scores import Commonality, DatasetRef, FeatureValue

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.atlas.features import FeatureTable

__all__ = ["CityPair", "Sides"]

Sides = tuple[FeatureValue, FeatureValue]

_CHANCES: WeakKeyDictionary[FeatureTable, tuple[tuple[str, ...], Values]] = WeakKeyDictionary()


class CityPair:
    """What the measures of a comparison ask for; the feature table's codes name the columns."""

    def __init__(self, atlas: Atlas, a: City, b: City) -> None:
        """Take the two cities.

        Raises:
            UnknownPlaceError: if the feature table lacks one of them.
        """
        self.atlas, self.a, self.b = atlas, a, b
        self.table = atlas.features()
        self.around = (atlas.agglomeration(a), atlas.agglomeration(b))
        self.comparable = Comparable(self.table, a.geonames, b.geonames)
        self._codes = {feature.code for feature in self.table.columns}

    def known(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return those of ``codes`` that the table has."""
        return tuple(code for code in codes if code in self._codes)

    def values(self, code: str) -> Sides:
        """Return both cities' values to show, ``None`` where nothing is known."""
        return self._value(self.a, code), self._value(self.b, code)

    def sources(self, *codes: str) -> tuple[DatasetRef, ...]:
        """Return the data sets behind columns, each once."""
        names = dict.fromkeys(self.table.feature(code).dataset for code in codes)
        return tuple(self.atlas.dataset(name) for name in names)

    def chance(self, codes: tuple[str, ...]) -> Values:
        """Return the null model's probability of each binary column of ``codes`` for each row."""
        columns, chance = _chances(self.table)
        return chance[:, [columns.index(code) for code in codes]]

    def common(
        self,
        code: str,
        likeness: Likeness,
        sides: Sides,
        sources: tuple[DatasetRef, ...],
        values: Mapping[str, FeatureValue] | None = None,
    ) -> Commonality:
        """Return a commonality; its code is written with hyphens."""
        return Commonality(
            code.replace("_", "-"),
            *sides,
            likeness.share,
            likeness.pairs,
            likeness.p_value,
            sources,
            values or {},
        )

    def _value(self, city: City, code: str) -> FeatureValue:
        value, feature = self.table.value(city.geonames, code), self.table.feature(code)
        if isinstance(value, float) and feature.kind == "binary":
            return bool(value)
        if isinstance(value, float) and feature.unit != "hours":
            return round(value)
        return value


def _chances(table: FeatureTable) -> tuple[tuple[str, ...], Values]:
    """Return the null model of the binary columns, worked out once a table."""
    if table not in _CHANCES:
        codes = tuple(feature.code for feature in table.columns if feature.kind == "binary")
        cells = np.stack([table.column(code) for code in codes], axis=1).astype(np.float64)
        _CHANCES[table] = (codes, has_feature_p(cells))
    return _CHANCES[table]
