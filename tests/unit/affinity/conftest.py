"""Cities, tables and organisations made for tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pobratim.atlas.features import Feature, FeatureTable
from pobratim.model.scores import Organisation

TableMaker = Callable[..., FeatureTable]
FirmMaker = Callable[..., Organisation]


@pytest.fixture
def make_table() -> TableMaker:
    """Return a maker of feature tables: classes and countries of cities 1, 2, …, and columns."""

    def make(
        sizes: list[float], countries: list[float], **columns: list[float | None]
    ) -> FeatureTable:
        features = [
            Feature("population_class", "categorical", "", "geonames", ("small", "big")),
            Feature("country", "categorical", "", "geonames", ("AA", "BB", "CC")),
        ]
        cells: list[list[Any]] = [sizes, countries]
        for code, values in columns.items():
            known = {value for value in values if value is not None}
            binary = known <= {0, 1}
            features.append(Feature(code, "binary" if binary else "continuous", "", "geonames"))
            cells.append([np.nan if value is None else value for value in values])
        ids = np.arange(1, len(sizes) + 1, dtype=np.int64)
        return FeatureTable(ids, features, np.array(cells, dtype=np.float32).T.copy())

    return make


@pytest.fixture
def make_firm() -> FirmMaker:
    """Return a maker of enterprises: id, city, class, and products as (name, heading)."""

    def make(
        name: str, city: int, nace: str | None, *products: tuple[str, str | None], **more: Any
    ) -> Organisation:
        goods = tuple({"name_ru": what, "name_en": None, "hs4": hs4} for what, hs4 in products)
        kind = more.pop("kind", "enterprise")
        more = {"verified": True, "sphere": "industry", **more}
        return Organisation(
            id=name, city=city, town=str(city), names={"ru": name}, kind=kind, nace=nace,
            products=goods, **more,
        )  # fmt: skip

    return make
