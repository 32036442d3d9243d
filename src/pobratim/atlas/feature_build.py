"""The build of the feature table: all columns, one file per licence group."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final

import numpy as np

from pobratim.atlas.around import Floats
from pobratim.atlas.catalogue import dataset
from pobratim.atlas.coast import read_coast
from pobratim.atlas.describe import describe_cities, describe_coast, positions
from pobratim.atlas.features import FeatureTable, write_features
from pobratim.atlas.files import AtlasFiles
from pobratim.atlas.infrastructure import describe_infrastructure
from pobratim.lexicon.gazetteer import Gazetteer

__all__ = ["COAST", "build_features", "feature_table"]

COAST: Final = "natural-earth/countries-50m.json.gz"
"""Where in the data folder the outlines lie that the coast is read from."""


def build_features(data: Path, gazetteer: Gazetteer, folder: Path) -> list[Path]:
    """Build the feature table from the tables in ``folder`` and write its files there.

    Raises:
        DataError: if the outlines or a table are not there or break their shape.
    """
    table = feature_table(gazetteer, AtlasFiles(folder), read_coast(data / COAST))
    groups: dict[str, list[str]] = defaultdict(list)
    for feature in table.columns:
        groups[dataset(feature.dataset).group].append(feature.code)
    written = []
    for group, codes in sorted(groups.items()):
        written.append(folder / f"features-{group}.npz")
        write_features(table, codes, written[-1])
    return written


def feature_table(gazetteer: Gazetteer, files: AtlasFiles, coast: Floats) -> FeatureTable:
    """Describe every city of the gazetteer.

    Raises:
        DataError: if a table is not there.
    """
    cities = sorted(gazetteer, key=lambda city: city.geonames)
    described = [
        *describe_cities(cities),
        *describe_coast(positions(cities), coast),
        *describe_infrastructure(cities, files),
    ]
    files.close()
    ids = np.array([city.geonames for city in cities], dtype=np.int64)
    cells = np.stack([column for _, column in described], axis=1)
    return FeatureTable(ids, [feature for feature, _ in described], cells)
