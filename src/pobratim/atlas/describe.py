"""Columns of the feature table that follow from the gazetteer and the outlines of the land."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from pobratim.atlas.around import Floats, nearest_km
from pobratim.atlas.features import Feature, FloatArray
from pobratim.atlas.lands import Land, land_of
from pobratim.model.places import City

__all__ = [
    "CLIMATE_BANDS",
    "POPULATION_CLASSES",
    "Described",
    "categorical",
    "describe_cities",
    "describe_coast",
    "population_class",
    "positions",
]

Described = tuple[Feature, FloatArray]

POPULATION_CLASSES: Final = (
    (0, "under 5,000"),
    (5_000, "5,000-20,000"),
    (20_000, "20,000-50,000"),
    (50_000, "50,000-100,000"),
    (100_000, "100,000-300,000"),
    (300_000, "300,000-1 million"),
    (1_000_000, "1-3 million"),
    (3_000_000, "3 million and more"),
)
"""Fewest people of each class and its name, ascending."""

CLIMATE_BANDS: Final = (
    (0.0, "tropical"),
    (23.44, "subtropical"),
    (35.0, "warm temperate"),
    (45.0, "temperate"),
    (55.0, "cool temperate"),
    (66.56, "polar"),
)
"""Lowest latitude (degrees, north or south) of each band and its name: no measured climate."""

_COAST_KM: Final = 15.0


def describe_cities(cities: Sequence[City]) -> list[Described]:
    """Return what the gazetteer and the table of lands say of ``cities``, a cell a city."""
    lands = [land_of(city.country, city.admin1) for city in cities]
    return [
        *_people(cities),
        *_seats(cities),
        categorical("country", [c.country for c in cities], "ISO 3166-1 alpha-2"),
        categorical(
            "admin1",
            [f"{c.country}.{c.admin1}" if c.admin1 else None for c in cities],
            "first-level division, GeoNames' code",
        ),
        *_of_lands(lands),
        *_place_and_time(cities),
    ]


def describe_coast(places: Floats, coast: Floats) -> list[Described]:
    """Return how far the coast is from ``places`` (latitude, longitude, degrees)."""
    away = nearest_km(places, coast).astype(np.float32)
    note = "nearest shore of the 1:50m outlines, the Caspian's too; errs by some kilometres"
    coastal = np.where(np.isnan(away), np.nan, away <= _COAST_KM).astype(np.float32)
    near = f"a shore within {_COAST_KM:g} km, an estuary may fall out"
    return [
        (Feature("coast_km", "continuous", "km", "natural-earth", note=note), away),
        (Feature("coastal", "binary", "", "natural-earth", note=near), coastal),
    ]


def positions(cities: Iterable[City]) -> Floats:
    """Return latitude and longitude (WGS 84 degrees) of ``cities``, shape n by 2."""
    return np.array([(c.latitude, c.longitude) for c in cities], dtype=np.float64).reshape(-1, 2)


def categorical(
    code: str, values: Sequence[str | None], note: str, dataset: str = "geonames"
) -> Described:
    """Return a categorical column; ``None`` and the empty text are missing."""
    known = tuple(sorted({value for value in values if value}))
    index = {value: place for place, value in enumerate(known)}
    cells = [index[value] if value else np.nan for value in values]
    return Feature(code, "categorical", "", dataset, known, note), np.array(cells, np.float32)


def population_class(people: Floats | FloatArray) -> FloatArray:
    """Return the index of the class that each number of people falls into, NaN for NaN.

    >>> population_class(np.array([2_000_000.0, float("nan"), 0.0])).tolist()
    [6.0, nan, 0.0]
    """
    return _banded(people, POPULATION_CLASSES)


def _banded(values: Floats | FloatArray, bands: Sequence[tuple[float, str]]) -> FloatArray:
    place = np.searchsorted([low for low, _ in bands], values, side="right") - 1
    return np.where(np.isnan(values), np.nan, place).astype(np.float32)


def _people(cities: Sequence[City]) -> list[Described]:
    people = np.array([np.nan if c.population is None else c.population for c in cities])
    names = tuple(name for _, name in POPULATION_CLASSES)
    size = Feature("population", "continuous", "people", "geonames", note="city limits, not dated")
    kind = Feature("population_class", "categorical", "", "geonames", names, "by city limits")
    return [(size, people.astype(np.float32)), (kind, population_class(people))]


def _seats(cities: Sequence[City]) -> list[Described]:
    capitals = {land_of(city.country).capital for city in cities}
    capital = Feature(
        "capital", "binary", "", "geonames", note="capital of a country or territory"
    )
    largest: dict[tuple[str, str], City] = {}
    for city in cities:
        known = largest.setdefault((city.country, city.admin1), city)
        if (city.population or 0) > (known.population or 0):
            largest[city.country, city.admin1] = city
    seats = {city.geonames for city in largest.values()}
    note = "proxy: the most populous place of its first-level division, usually its seat"
    seat = Feature("regional_seat", "binary", "", "geonames", note=note)
    return [
        (capital, _binary(cities, lambda city: city.geonames in capitals)),
        (seat, _binary(cities, lambda city: city.geonames in seats)),
    ]


def _binary(cities: Sequence[City], test: Callable[[City], bool]) -> FloatArray:
    return np.array([test(city) for city in cities], dtype=np.float32)


def _of_lands(lands: Sequence[Land]) -> list[Described]:
    return [
        categorical("region", [land.region for land in lands], "UN M49 sub-region"),
        categorical(
            "language",
            [land.language for land in lands],
            "main language of the country or division, ISO 639, not of the city",
        ),
        categorical(
            "languages",
            ["+".join(land.languages) for land in lands],
            "languages of public life of the country or division, the main one first",
        ),
        categorical(
            "language_branch", [land.branch for land in lands], "branch or family of the language"
        ),
        categorical(
            "shared_state",
            [land.history for land in lands],
            "state or empire of the last two centuries; missing where none is shared widely",
        ),
    ]


def _place_and_time(cities: Sequence[City]) -> list[Described]:
    places = positions(cities)
    hours = np.array([_standard_hours(city.timezone) for city in cities], dtype=np.float32)
    bands = tuple(name for _, name in CLIMATE_BANDS)
    climate = Feature("climate_band", "categorical", "", "geonames", bands, "by latitude alone")
    return [
        (Feature("latitude", "continuous", "degrees", "geonames"), places[:, 0].astype("f4")),
        (Feature("longitude", "continuous", "degrees", "geonames"), places[:, 1].astype("f4")),
        (climate, _banded(np.abs(places[:, 0]), CLIMATE_BANDS)),
        categorical("timezone", [city.timezone for city in cities], "IANA name"),
        (
            Feature("utc_offset", "continuous", "hours", "geonames", note="standard time of 2024"),
            hours,
        ),
    ]


def _standard_hours(zone: str) -> float:
    """Return the offset of standard time: the smaller of January's and July's."""
    offsets = (datetime(2024, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7))
    return min(offset.total_seconds() / 3600 for offset in offsets if offset is not None)
