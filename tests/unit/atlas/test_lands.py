from __future__ import annotations

import pytest

from pobratim.atlas.lands import land_of, lands
from pobratim.lexicon.gazetteer import Gazetteer


def test_a_division_differs_from_its_country_in_language_only() -> None:
    quebec, canada = land_of("CA", "10"), land_of("CA", "08")
    assert (quebec.language, canada.language) == ("fr", "en")
    assert (quebec.region, quebec.capital) == (canada.region, canada.capital)


@pytest.mark.parametrize(
    ("country", "admin1", "languages"),
    [
        ("BY", "", ("be", "ru")),
        ("KZ", "", ("kk", "ru")),
        ("CH", "FR", ("fr", "de")),
        ("BE", "BRU", ("fr", "nl")),
        ("CA", "04", ("en", "fr")),
        ("FI", "", ("fi", "sv")),
        ("ZZ", "", ()),
    ],
)
def test_a_land_may_have_several_languages(
    country: str, admin1: str, languages: tuple[str, ...]
) -> None:
    assert land_of(country, admin1).languages == languages


def test_an_unknown_country_says_nothing() -> None:
    assert land_of("ZZ").region is None


def test_every_country_of_the_gazetteer_has_region_language_and_branch() -> None:
    countries = {city.country for city in Gazetteer.open()}
    for country in sorted(countries):
        land = land_of(country)
        assert land.region, country
        assert land.language, country
        assert land.branch, country


def test_every_capital_is_a_city_of_its_country() -> None:
    gazetteer = Gazetteer.open()
    for key, land in lands().items():
        if land.capital is not None:
            assert gazetteer.city(land.capital).country == key.partition(".")[0]


@pytest.mark.parametrize(
    ("country", "capital"),
    [
        ("BY", "Minsk"),
        ("RU", "Moscow"),
        ("US", "Washington"),
        ("GB", "London"),
        ("CR", "San José"),
    ],
)
def test_capitals_are_the_ones_that_people_mean(country: str, capital: str) -> None:
    number = land_of(country).capital
    assert number is not None
    assert Gazetteer.open().city(number).name == capital


def test_a_language_belongs_to_one_branch() -> None:
    branches: dict[str, set[str]] = {}
    for land in lands().values():
        branches.setdefault(land.language or "", set()).add(land.branch or "")
    assert {language for language, found in branches.items() if len(found) > 1} == set()
