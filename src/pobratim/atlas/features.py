"""The feature table: what the open data say about every city, one row a city, NaN where nothing.

The table is stored as one file per licence group, so that share-alike columns stay apart from
the open ones; reading joins them again over the same cities.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from pobratim.errors import DataError, UnknownPlaceError

__all__ = ["Feature", "FeatureKind", "FeatureTable", "FloatArray", "IntArray", "write_features"]

FeatureKind = Literal["binary", "categorical", "continuous"]
FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Feature:
    """A column: stable code, kind, unit, the id of its data set, and what it means.

    ``categories`` names the values of a categorical column: the cell holds the index into it.
    ``unit`` is empty for binary and categorical columns. ``note`` states the definition and what
    a missing cell means.
    """

    code: str
    kind: FeatureKind
    unit: str
    dataset: str
    categories: tuple[str, ...] = ()
    note: str = ""


class FeatureTable:
    """Features of cities: ``ids`` (n GeoNames ids, ascending) by ``columns`` (k features).

    ``matrix`` is float32, n by k; NaN says that nothing is known, never zero. A binary cell is
    0 or 1, a categorical one the index into the column's ``categories``.
    """

    def __init__(self, ids: IntArray, columns: Sequence[Feature], matrix: FloatArray) -> None:
        """Hold the table.

        Raises:
            DataError: if the shapes disagree, a code repeats, or the ids do not ascend.
        """
        if matrix.shape != (len(ids), len(columns)):
            raise DataError(f"{matrix.shape} cells for {len(ids)} cities, {len(columns)} features")
        if len({feature.code for feature in columns}) != len(columns):
            raise DataError("a feature code stands twice in the table")
        if len(ids) > 1 and not bool(np.all(np.diff(ids) > 0)):
            raise DataError("the cities of a feature table must ascend by GeoNames id")
        self.ids = ids
        self.columns = tuple(columns)
        self.matrix = matrix
        self._places = {feature.code: place for place, feature in enumerate(columns)}

    def __len__(self) -> int:
        return len(self.ids)

    def position(self, geonames: int) -> int:
        """Return the row of a city.

        Raises:
            UnknownPlaceError: if the table has no such city.
        """
        place = int(np.searchsorted(self.ids, geonames))
        if place == len(self.ids) or self.ids[place] != geonames:
            raise UnknownPlaceError(f"no city geonames:{geonames} in the feature table")
        return place

    def feature(self, code: str) -> Feature:
        """Return the column's description.

        Raises:
            DataError: if there is no such column.
        """
        if code not in self._places:
            raise DataError(f"the feature table has no column {code!r}")
        return self.columns[self._places[code]]

    def column(self, code: str) -> FloatArray:
        """Return one feature of all cities, aligned with ``ids``.

        Raises:
            DataError: if there is no such column.
        """
        self.feature(code)
        return self.matrix[:, self._places[code]]

    def row(self, geonames: int) -> Mapping[str, float]:
        """Return all features of one city by code, NaN where nothing is known.

        Raises:
            UnknownPlaceError: if the table has no such city.
        """
        cells = self.matrix[self.position(geonames)]
        return {feature.code: float(cells[place]) for place, feature in enumerate(self.columns)}

    def value(self, geonames: int, code: str) -> float | str | None:
        """Return one cell to show: a category's name, a number, ``None`` where missing.

        Raises:
            UnknownPlaceError: if the table has no such city.
            DataError: if there is no such column.
        """
        feature, cell = self.feature(code), float(self.column(code)[self.position(geonames)])
        if np.isnan(cell):
            return None
        return feature.categories[int(cell)] if feature.categories else cell

    @classmethod
    def read(cls, paths: Iterable[Path]) -> FeatureTable:
        """Read the files of one or more licence groups and join their columns.

        Raises:
            DataError: if a file is no feature table or speaks of other cities than the first.
        """
        parts = [_read_part(path) for path in paths]
        if not parts:
            raise DataError("a feature table needs at least one file")
        ids = parts[0][0]
        if any(not np.array_equal(ids, other) for other, _, _ in parts):
            raise DataError("the files of the feature table speak of different cities")
        columns = [feature for _, features, _ in parts for feature in features]
        return cls(ids, columns, np.hstack([cells for _, _, cells in parts]))


def _read_part(path: Path) -> tuple[IntArray, list[Feature], FloatArray]:
    """Read one licence group: ids, columns, and their cells."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            head = json.loads(stored["columns"].tobytes().decode())
            ids, cells = np.cumsum(stored["ids"], dtype=np.int64), stored["cells"]
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{path} is no feature table: {error}") from error
    features = [Feature(**{**row, "categories": tuple(row["categories"])}) for row in head]
    return ids, features, np.ascontiguousarray(cells.T)


def write_features(table: FeatureTable, codes: Sequence[str], path: Path) -> None:
    """Write the named columns of ``table`` to ``path``, the same bytes for the same table.

    Raises:
        DataError: if there is no such column.
    """
    head = json.dumps([asdict(table.feature(code)) for code in codes], ensure_ascii=False)
    cells = [table.column(code) for code in codes]
    stored = io.BytesIO()
    np.savez_compressed(
        stored,
        columns=np.frombuffer(head.encode(), dtype=np.uint8),
        ids=np.diff(table.ids, prepend=0),
        cells=np.array(cells, dtype=np.float32),
    )
    path.write_bytes(stored.getvalue())
