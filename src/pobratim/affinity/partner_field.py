"""Cities as the partner measures see them: aligned arrays, one cell a city."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pobratim.atlas.around import unit_vectors
from pobratim.atlas.features import FeatureTable

__all__ = ["Floats", "Ints", "PartnerField", "plain_name"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_FEWEST_PEOPLE = 300
_CODES = ("country", "admin1", "region", "language", "language_branch", "shared_state")
_MARKS = ("capital", "regional_seat", "coastal")


@dataclass(frozen=True)
class PartnerField:
    """All cities of the feature table, in its order; rows are numbered from 0.

    ``vectors`` are positions on the unit sphere, ``log_people`` natural logarithms of people
    within city limits and ``log_coast`` of 1 + km to the shore, NaN where unknown. ``codes``
    holds categories by feature code, -1 where unknown, ``marks`` binary features. ``names`` are
    plain (see :func:`plain_name`).
    """

    ids: Ints
    vectors: Floats
    log_people: Floats
    log_coast: Floats
    codes: dict[str, Ints]
    marks: dict[str, Floats]
    size_class: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, table: FeatureTable, names: Sequence[str]) -> PartnerField:
        """Take the arrays from a feature table; ``names`` are the cities' own, in its order.

        Raises:
            DataError: if the table lacks a column.
        """
        people = table.column("population").astype(np.float64)
        latitudes, longitudes = (
            table.column(code).astype(np.float64) for code in ("latitude", "longitude")
        )
        return cls(
            ids=table.ids,
            vectors=unit_vectors(latitudes, longitudes),
            log_people=np.log(np.maximum(people, _FEWEST_PEOPLE)),
            log_coast=np.log1p(table.column("coast_km").astype(np.float64)),
            codes={code: _code(table, code) for code in _CODES},
            marks={code: table.column(code).astype(np.float64) for code in _MARKS},
            size_class=_code(table, "population_class"),
            names=tuple(map(plain_name, names)),
        )

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, geonames: Sequence[int] | Ints) -> Ints:
        """Return the rows of cities, -1 for those that the field does not have."""
        wanted = np.asarray(geonames, dtype=np.int64)
        places = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        return np.where(self.ids[places] == wanted, places, -1)


def plain_name(name: str) -> str:
    """Return a name in lower case without marks over its letters, words apart by one blank.

    >>> plain_name("Frankfurt (Oder)"), plain_name("Łódź")
    ('frankfurt oder', 'łodz')
    """
    if name.isascii():
        letters = name.lower()
    else:
        apart = unicodedata.normalize("NFKD", name.casefold())
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def _code(table: FeatureTable, code: str) -> Ints:
    cells = table.column(code)
    return np.where(np.isnan(cells), -1, np.nan_to_num(cells)).astype(np.int64)
