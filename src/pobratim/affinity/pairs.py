"""Two cities under comparison: agglomerations, rows, and what both are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from pobratim.affinity.comparable import POPULATION_CLASS, Comparable, Likeness, Values
from pobratim.affinity.null_model import has_feature_p
from pobratim.model.places import City
from pobratim.model.scores import Commonality, DatasetRef, FeatureValue

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.atlas.features import FeatureTable

__all__ = ["CityPair", "Sides"]

Sides = tuple[FeatureValue, FeatureValue]

_CHANCES: WeakKeyDictionary[FeatureTable, dict[float, tuple[dict[str, int], Values]]] = (
    WeakKeyDictionary()
)


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

    def chance(self, codes: tuple[str, ...]) -> float:
        """Return the null model's chance that both cities have all of ``codes``, in (0, 1].

        The model keeps the sums of rows and columns within each population class.
        """
        product = 1.0
        for row, number in zip(
            (self.comparable.a, self.comparable.b), self.comparable.classes, strict=True
        ):
            places, chance = _chances(self.table, number)
            product *= float(np.prod([chance[row, places[code]] for code in codes]))
        return product

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


def _chances(table: FeatureTable, number: float) -> tuple[dict[str, int], Values]:
    """Return the null model of the binary columns for the rows of one population class.

    Rows outside the class are NaN. Each class is worked out once a table.
    """
    known = _CHANCES.setdefault(table, {})
    if number not in known:
        codes = [feature.code for feature in table.columns if feature.kind == "binary"]
        cells = np.stack([table.column(code) for code in codes], axis=1).astype(np.float64)
        inside = np.nan_to_num(table.column(POPULATION_CLASS), nan=-1.0) == number
        chance = np.full(cells.shape, np.nan)
        chance[inside] = has_feature_p(cells[inside])
        known[number] = ({code: place for place, code in enumerate(codes)}, chance)
    return known[number]
