from __future__ import annotations

import numpy as np
import pytest

from pobratim.atlas.describe import (
    POPULATION_CLASSES,
    categorical,
    describe_cities,
    describe_coast,
    positions,
)
from pobratim.atlas.features import FloatArray
from pobratim.model.places import City


def city(number: int, name: str, country: str, people: int | None, **more: object) -> City:
    place = {
        "admin1": "04",
        "latitude": 53.9,
        "longitude": 27.6,
        "timezone": "Europe/Minsk",
        **more,
    }
    return City(number, name, country, population=people, **place)  # type: ignore[arg-type]


CITIES = (
    city(625144, "Minsk", "BY", 1_742_124),
    city(1, "Suburb", "BY", 15_000),
    city(2, "Unknown size", "BY", None, admin1="05"),
    city(3, "Montreal", "CA", 1_762_949, admin1="10", latitude=45.5, timezone="America/Toronto"),
    city(4, "Hobart", "AU", 216_656, latitude=-42.9, timezone="Australia/Hobart"),
)


@pytest.fixture(scope="module")
def columns() -> dict[str, FloatArray]:
    return {feature.code: cells for feature, cells in describe_cities(CITIES)}


def test_an_unknown_population_is_missing_and_has_no_class(columns: dict[str, FloatArray]) -> None:
    assert np.isnan(columns["population"][2])
    assert np.isnan(columns["population_class"][2])
    names = [name for _, name in POPULATION_CLASSES]
    assert columns["population_class"][0] == names.index("1-3 million")


def test_the_capital_is_told_by_its_id(columns: dict[str, FloatArray]) -> None:
    assert columns["capital"].tolist() == [1, 0, 0, 0, 0]


def test_the_most_populous_place_of_a_division_stands_for_its_seat(
    columns: dict[str, FloatArray],
) -> None:
    assert columns["regional_seat"].tolist() == [1, 0, 1, 1, 1]


def test_language_follows_the_division() -> None:
    named = {f.code: (f.categories, cells) for f, cells in describe_cities(CITIES)}
    names, cells = named["language"]
    assert [names[int(cell)] for cell in cells] == ["be", "be", "be", "fr", "en"]


def test_the_offset_is_standard_time_on_both_halves_of_the_earth(
    columns: dict[str, FloatArray],
) -> None:
    assert columns["utc_offset"].tolist() == [3, 3, 3, -5, 10]


def test_the_climate_band_counts_latitude_north_and_south_alike(
    columns: dict[str, FloatArray],
) -> None:
    assert columns["climate_band"][4] == 2
    assert columns["climate_band"][0] == 3


def test_a_category_that_is_not_known_is_missing() -> None:
    feature, cells = categorical("kind", ["b", None, "a", ""], "a test")
    assert feature.categories == ("a", "b")
    assert cells[[0, 2]].tolist() == [1, 0]
    assert np.isnan(cells[[1, 3]]).all()


def test_a_city_by_the_shore_is_coastal() -> None:
    coast = np.array([[53.95, 27.6], [-42.0, 147.0]])
    found = {feature.code: cells for feature, cells in describe_coast(positions(CITIES), coast)}
    assert found["coastal"][0] == 1
    assert found["coastal"][3] == 0
    assert found["coast_km"][0] == pytest.approx(5.6, abs=0.1)
