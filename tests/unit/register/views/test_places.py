"""Whose place a place is."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.register.views.places import reach
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG


def _centres() -> list[tuple[str, int]]:
    source = resources.files("pobratim.register.views").joinpath("regions.yaml")
    table: dict[str, int] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return list(table.items())


@pytest.mark.parametrize(("region", "centre"), _centres())
def test_a_region_of_the_table_reaches_its_centre(region: str, centre: int) -> None:
    city = Gazetteer.open().city(centre)
    assert reach(PlaceRef("region", None, region, city.country), city) == "region"
    bare = Gazetteer.open().candidates(region.removesuffix(" Krai"), country=city.country)
    assert not bare or bare[0].geonames != centre, "the gazetteer finds it without the table"


@pytest.mark.parametrize(
    ("ref", "city", "expected"),
    [
        (PlaceRef("city", 625144, "Minsk", "BY"), MINSK, "city"),
        (PlaceRef("city", 625144, "Minsk", "BY"), KAZAN, None),
        (PlaceRef("region", None, "Sverdlovsk Oblast", "RU"), YEKATERINBURG, "region"),
        (PlaceRef("region", None, "Sverdlovsk Oblast", "RU"), KAZAN, None),
        (PlaceRef("region", None, "Tatarstan", "RU"), KAZAN, "region"),
        (PlaceRef("region", None, "Atlantis Oblast", "RU"), KAZAN, None),
        (PlaceRef("region", None, None, "RU"), KAZAN, None),
        (PlaceRef("country", None, "Belarus", "BY"), MINSK, "country"),
        (PlaceRef("country", None, "Belarus", "BY"), KAZAN, None),
        (PlaceRef("city", None, "Nowhere", "BY"), MINSK, None),
    ],
)
def test_a_place_speaks_for_a_city_as_far_as_it_reaches(
    ref: PlaceRef, city: City, expected: str | None
) -> None:
    assert reach(ref, city) == expected


def test_another_town_of_the_region_is_reached_by_the_region_too() -> None:
    town = Gazetteer.open().candidates("Нижний Тагил", country="RU")[0]
    assert reach(PlaceRef("region", None, "Sverdlovsk Oblast", "RU"), town) == "region"
