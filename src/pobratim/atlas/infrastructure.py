"""Columns of the feature table that follow from what lies around a city in the built tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from pobratim.atlas.around import Floats, nearest_km, sums_within
from pobratim.atlas.describe import Described, positions
from pobratim.atlas.features import Feature, FloatArray
from pobratim.atlas.files import AtlasFiles
from pobratim.model.places import City

__all__ = ["FUELS", "MODES", "describe_infrastructure"]

RADIUS_KM: Final = 60.0
"""The ring that the columns count in, that of an agglomeration."""

FUELS: Final = ("coal", "gas", "oil", "nuclear", "hydro", "wind", "solar", "biomass")
MODES: Final = ("metro", "tram", "trolleybus")

_SYSTEM_KM: Final = 15.0


def describe_infrastructure(cities: Sequence[City], files: AtlasFiles) -> list[Described]:
    """Return the columns of agglomerations, power, steel, airports, routes, transit and the rest.

    Raises:
        DataError: if a table is not there.
    """
    places = positions(cities)
    return [
        _by_city(cities, files, _UNITED_NATIONS, _people_of_un()),
        *_power(cities, places, files),
        *_steel(places, files),
        *_airports(places, files),
        _routes(places, files),
        *_transit(places, files),
        _universities(cities, files),
        _by_city(cities, files, _FOUNDED, _founding()),
    ]


_UNITED_NATIONS = (
    "open",
    "SELECT centre, people FROM agglomeration_people WHERE year = 2020",
)
_FOUNDED = ("by-sa", "SELECT city, founded FROM russian_city WHERE founded IS NOT NULL")


def _people_of_un() -> Feature:
    note = "UN estimate for 2020; missing where the UN lists no agglomeration of 300,000"
    return Feature("agglomeration_population", "continuous", "people", "un-wup2018", note=note)


def _founding() -> Feature:
    note = "first mention or founding; Russian cities only, missing elsewhere"
    return Feature("founding_year", "continuous", "year", "hflabs-city", note=note)


def _by_city(
    cities: Sequence[City], files: AtlasFiles, source: tuple[str, str], feature: Feature
) -> Described:
    """Return a column of figures that a table holds by GeoNames id."""
    known: dict[int, float] = {row[0]: row[1] for row in files.rows(*source)}
    cells = [known.get(city.geonames, np.nan) for city in cities]
    return feature, np.array(cells, np.float32)


def _power(cities: Sequence[City], places: Floats, files: AtlasFiles) -> list[Described]:
    query = "SELECT latitude, longitude, fuel, country, capacity_mw FROM power_plant"
    rows = files.rows("open", query)
    weights = [[float(row[2] == fuel) for fuel in FUELS] + [row[4] or 0.0] for row in rows]
    sums = sums_within(places, _points(rows), np.array(weights), RADIUS_KM)
    covered = {row[3] for row in rows if row[3]}
    gaps = np.array([city.country not in covered for city in cities])
    found = np.where(gaps[:, None], np.nan, sums)
    note = f"a plant within {RADIUS_KM:g} km; missing where no plant of the country is listed"
    columns: list[Described] = [
        (
            Feature(f"power_{fuel}", "binary", "", "wri-gppd-sources", note=note),
            np.where(gaps, np.nan, found[:, place] > 0).astype(np.float32),
        )
        for place, fuel in enumerate(FUELS)
    ]
    total = f"sum of the capacities listed within {RADIUS_KM:g} km"
    megawatts = Feature("power_mw", "continuous", "MW", "wri-gppd-sources", note=total)
    return [*columns, (megawatts, found[:, -1].astype(np.float32))]


def _steel(places: Floats, files: AtlasFiles) -> list[Described]:
    query = "SELECT latitude, longitude FROM steel_plant"
    count = _count(places, _points(files.rows("open", query)))
    note = f"plants of at least 0.5 Mt a year within {RADIUS_KM:g} km; the list is of the world"
    works = Feature("steel_works", "binary", "", "gem-gist-2025", note=note)
    plants = Feature("steel_plants", "continuous", "plants", "gem-gist-2025", note=note)
    return [(works, (count > 0).astype(np.float32)), (plants, count)]


def _airports(places: Floats, files: AtlasFiles) -> list[Described]:
    points = _points(files.rows("open", "SELECT latitude, longitude FROM airport"))
    away = Feature("airport_km", "continuous", "km", "airportsdata", note="nearest with IATA code")
    note = f"with IATA code within {RADIUS_KM:g} km"
    count = Feature("airports", "continuous", "airports", "airportsdata", note=note)
    return [(away, nearest_km(places, points).astype(np.float32)), (count, _count(places, points))]


def _routes(places: Floats, files: AtlasFiles) -> Described:
    """Return how many airports each place had direct flights to about 2014."""
    ends = files.rows("odbl", "SELECT latitude, longitude, iata FROM route_airport ORDER BY iata")
    index = {row[2]: place for place, row in enumerate(ends)}
    reaches = np.zeros((len(ends), len(ends)))
    for a, b in files.rows("odbl", "SELECT a, b FROM route"):
        if a in index and b in index:
            reaches[index[a], index[b]] = reaches[index[b], index[a]] = 1.0
    # An airport that two neighbours fly to counts once, so sums are cut to 0 or 1 per far end.
    cells = [
        (sums_within(places[start : start + 4096], _points(ends), reaches, RADIUS_KM) > 0).sum(1)
        for start in range(0, len(places), 4096)
    ]
    note = f"far ends of direct flights from within {RADIUS_KM:g} km, about 2014; historic"
    feature = Feature("air_destinations", "continuous", "airports", "openflights", note=note)
    return feature, np.concatenate(cells).astype(np.float32)


def _transit(places: Floats, files: AtlasFiles) -> list[Described]:
    rows = files.rows("odbl", "SELECT latitude, longitude, mode FROM transit")
    weights = np.array([[float(row[2] == mode) for mode in MODES] for row in rows])
    sums = sums_within(places, _points(rows), weights, _SYSTEM_KM)
    listed = sums.any(axis=1)
    note = f"a system within {_SYSTEM_KM:g} km; missing where no system of any mode was mapped"
    return [
        (
            Feature(mode, "binary", "", "osm-transit-2016", note=note),
            np.where(listed, sums[:, place] > 0, np.nan).astype(np.float32),
        )
        for place, mode in enumerate(MODES)
    ]


def _universities(cities: Sequence[City], files: AtlasFiles) -> Described:
    rows = files.rows("open", "SELECT country, city FROM university")
    covered, counts = {row[0] for row in rows}, _counted(row[1] for row in rows)
    cells = [
        float(counts.get(city.geonames, 0)) if city.country in covered else np.nan
        for city in cities
    ]
    note = "universities whose name states the city: a lower bound"
    feature = Feature("universities", "continuous", "universities", "hipo-universities", note=note)
    return feature, np.array(cells, np.float32)


def _counted(values: Iterable[int | None]) -> Mapping[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for value in values:
        if value is not None:
            counts[value] += 1
    return counts


def _count(places: Floats, points: Floats) -> FloatArray:
    ones = np.ones((len(points), 1))
    return sums_within(places, points, ones, RADIUS_KM)[:, 0].astype(np.float32)


def _points(rows: Sequence[Sequence[float]]) -> Floats:
    return np.array([(row[0], row[1]) for row in rows], dtype=np.float64).reshape(-1, 2)
