"""Cities as the partner measures see them: aligned arrays, one cell a city."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from pobratim.atlas.around import unit_vectors
from pobratim.atlas.features import FeatureTable

__all__ = ["Floats", "Ints", "PartnerField", "plain_name"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_FEWEST_PEOPLE = 300
_WORD = re.compile(r"[^\W_]+")
_CODES = ("country", "admin1", "region", "languages", "language_branch", "shared_state")
_USUAL_PEOPLE = 5_000.0
_MARKS = ("capital", "regional_seat", "coastal")


@dataclass(frozen=True)
class PartnerField:
    """All cities of the feature table, in its order; rows are numbered from 0.

    ``vectors`` are positions on the unit sphere. ``log_people`` are natural logarithms of the
    people of the agglomeration, of the city where the UN lists none; ``log_coast`` of 1 + km to
    the shore; ``log_universities`` of 1 + their number; NaN where unknown. ``log_place`` is that
    of the city's place by people within its country, from 0. ``codes`` holds categories by
    feature code, -1 where unknown, ``marks`` binary features. ``speech`` (square, in the codes of
    ``languages``) is 1 for two sets with a language in common. ``names`` are plain (see
    :func:`plain_name`).
    """

    ids: Ints
    vectors: Floats
    log_people: Floats
    log_coast: Floats
    log_universities: Floats
    log_place: Floats
    codes: dict[str, Ints]
    marks: dict[str, Floats]
    speech: Floats
    names: tuple[str, ...]

    @cached_property
    def usual_log_people(self) -> Floats:
        """:attr:`log_people`, a city without a figure taken for one of 5,000."""
        return np.nan_to_num(self.log_people, nan=np.log(_USUAL_PEOPLE))

    @cached_property
    def heights(self) -> Floats:
        """The third coordinates of :attr:`vectors`: sines of the latitudes, side by side."""
        return np.ascontiguousarray(self.vectors[:, 2])

    @classmethod
    def of(cls, table: FeatureTable, names: Sequence[str]) -> PartnerField:
        """Take the arrays from a feature table; ``names`` are the cities' own, in its order.

        Raises:
            DataError: if the table lacks a column.
        """
        city = table.column("population").astype(np.float64)
        around = table.column("agglomeration_population").astype(np.float64)
        people = np.where(np.isnan(around), city, around)
        latitudes, longitudes = (
            table.column(code).astype(np.float64) for code in ("latitude", "longitude")
        )
        return cls(
            ids=table.ids,
            vectors=unit_vectors(latitudes, longitudes),
            log_people=np.log(np.maximum(people, _FEWEST_PEOPLE)),
            log_coast=np.log1p(table.column("coast_km").astype(np.float64)),
            log_universities=np.log1p(table.column("universities").astype(np.float64)),
            log_place=_log_place(_code(table, "country"), city),
            codes={code: _code(table, code) for code in _CODES},
            marks={code: table.column(code).astype(np.float64) for code in _MARKS},
            speech=_in_common(table.feature("languages").categories),
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
    letters = name.lower()
    if name.isascii():
        if name.isalpha():
            return letters
    else:
        apart = unicodedata.normalize("NFKD", name.casefold())
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))


def _log_place(country: Ints, people: Floats) -> Floats:
    """Return ln of each city's place in its country, the most populous first, unknown last."""
    order = np.lexsort((-np.nan_to_num(people), country))
    first = np.searchsorted(country[order], country[order])
    places = np.empty(len(country))
    places[order] = np.arange(len(country)) - first + 1
    return np.log(places)


def _in_common(sets: Sequence[str]) -> Floats:
    """Return 1 for each two sets of languages, as ``be+ru``, that have one in common."""
    known = [set(one.split("+")) for one in sets]
    return np.array([[bool(a & b) for b in known] for a in known], dtype=np.float64)


def _code(table: FeatureTable, code: str) -> Ints:
    cells = table.column(code)
    return np.where(np.isnan(cells), -1, np.nan_to_num(cells)).astype(np.int64)
