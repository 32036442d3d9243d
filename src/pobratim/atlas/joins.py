"""Joins of raw rows to the gazetteer: coordinates first, name forms second."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from babel.core import get_global

from pobratim.atlas.tables import Column, Dropped
from pobratim.lexicon.countries import country_code
from pobratim.lexicon.gazetteer import Gazetteer, name_key
from pobratim.lexicon.globe import cell_of
from pobratim.model.places import City

__all__ = [
    "POINT",
    "DropCount",
    "Joined",
    "country_of",
    "join_city",
    "point",
    "spellings",
    "without_marks",
]

POINT: Final = (
    Column("latitude", "REAL", low=-90, high=90),
    Column("longitude", "REAL", low=-180, high=180),
    Column("cell", "INTEGER", low=0),
)
"""The columns that :func:`point` fills: WGS 84 degrees and the grid cell, to be indexed."""

_EXAMPLES = 5
_BRACKETS = re.compile(r"\s*\(([^)]*)\)|\s*\[([^]]*)\]")


@dataclass(frozen=True, slots=True)
class Joined:
    """A city that a raw row was joined to, how, and how far away it lies."""

    city: City
    how: Literal["name", "coordinates"]
    km: float


def join_city(
    gazetteer: Gazetteer,
    position: tuple[float, float],
    names: Iterable[str],
    *,
    name_km: float = 40.0,
    people: float | None = None,
) -> Joined | None:
    """Return the city at ``position`` (latitude, longitude in degrees), ``None`` if none fits.

    Among the cities within ``name_km`` kilometres the most populous that bears one of ``names``
    is it. If none does and ``people`` says how many live there, the most populous city within
    15 km is taken, provided that it has at least half as many: a smaller one is another place.
    """
    keys = {name_key(name) for name in names}
    around = gazetteer.near(*position, name_km)
    named = [
        pair
        for pair in around
        if keys & {name_key(form) for form in (pair[0].name, *gazetteer.names(pair[0].geonames))}
    ]
    if named:
        city, km = max(named, key=_size)
        return Joined(city, "name", km)
    close = [pair for pair in around if pair[1] <= 15.0]
    if people is None or not close:
        return None
    city, km = max(close, key=_size)
    return Joined(city, "coordinates", km) if (city.population or 0) >= people / 2 else None


def spellings(name: str) -> tuple[str, ...]:
    """Return the ways in which a statistical name can be read.

    >>> spellings("Krung Thep (Bangkok)")
    ('Krung Thep', 'Bangkok')
    >>> spellings("Buffalo-Niagara")[:2]
    ('Buffalo-Niagara', 'Buffalo')
    """
    inside = [a or b for a, b in _BRACKETS.findall(name)]
    parts = [_BRACKETS.sub("", name).strip(), *inside]
    parts += [plain for part in tuple(parts) if (plain := without_marks(part)) != part]
    for part in tuple(parts):
        parts += [piece.strip() for piece in re.split(r"[-/,–]", part) if len(piece.strip()) > 2]
    return tuple(dict.fromkeys(part for part in parts if part))


def point(position: tuple[float, float]) -> tuple[float, float, int]:
    """Return the cells for :data:`POINT`, degrees rounded to 10 m."""
    latitude, longitude = round(position[0], 4), round(position[1], 4)
    return latitude, longitude, cell_of(latitude, longitude)


@lru_cache(maxsize=1024)
def country_of(name_or_number: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country by English name or UN M49 number.

    >>> country_of("Belarus"), country_of("112"), country_of("Atlantis")
    ('BY', 'BY', None)
    """
    if name_or_number.isdecimal():
        found = get_global("territory_aliases").get(name_or_number.zfill(3))
        return str(found[0]) if found else None
    return country_code(name_or_number)


def without_marks(text: str) -> str:
    """Return ``text`` without the marks over and under its letters.

    >>> without_marks("Pôrto Alegre"), without_marks("Turów")
    ('Porto Alegre', 'Turow')
    """
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class DropCount:
    """Counts what a source drops, by reason, and keeps the first few as examples."""

    def __init__(self, dataset: str) -> None:
        self._dataset = dataset
        self._found: dict[str, list[str]] = {}

    def add(self, reason: str, example: str) -> None:
        """Count one dropped row."""
        self._found.setdefault(reason, []).append(example)

    def result(self) -> tuple[Dropped, ...]:
        """Return the counts, most frequent reason first."""
        counted: Mapping[str, list[str]] = self._found
        ordered = sorted(counted.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return tuple(
            Dropped(self._dataset, reason, len(rows), tuple(rows[:_EXAMPLES]))
            for reason, rows in ordered
        )


def _size(pair: tuple[City, float]) -> tuple[int, float]:
    return pair[0].population or 0, -pair[1]
