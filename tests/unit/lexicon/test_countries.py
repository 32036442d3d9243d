"""Countries: names in three languages, official names, adjectives."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from pobratim.lexicon.countries import (
    common_country_name,
    country_code,
    country_name,
    country_of_adjective,
)


def _rows(name: str) -> list[tuple[str, str]]:
    source = resources.files("pobratim.lexicon").joinpath("data", name)
    table = yaml.safe_load(source.read_text("utf-8"))
    return [(code, word) for code, words in table.items() for word in words]


@pytest.mark.parametrize(("code", "name"), _rows("countries_extra.yaml"))
def test_every_further_name_gives_its_country(code: str, name: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(("code", "adjective"), _rows("country_adjectives.yaml"))
def test_every_adjective_gives_its_country(code: str, adjective: str) -> None:
    assert country_of_adjective(adjective) == code


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_a_name_and_its_code_are_each_others_inverse(language: str) -> None:
    for code in ("BY", "RU", "DE", "CN", "KZ", "TR", "FI", "US"):
        assert country_code(country_name(code, language)) == code


def test_what_is_no_country_has_no_code() -> None:
    assert country_code("Минск") is None
    assert country_of_adjective("минский") is None


def test_an_unknown_code_is_its_own_name() -> None:
    assert country_name("XX", "ru") == "XX"


@pytest.mark.parametrize(
    ("name", "code", "language", "common"),
    [
        ("Республика Узбекистан", "UZ", "ru", "Узбекистан"),
        ("КНР", "CN", "ru", "Китай"),
        ("Кыргызская Республика", "KG", "ru", "Кыргызстан"),
        ("Рэспубліка Беларусь", "BY", "be", "Беларусь"),
        ("Рэспубліка Карэя", "KR", "be", "Рэспубліка Карэя"),
        ("США", "US", "ru", "США"),
    ],
)
def test_a_country_goes_by_its_common_name(
    name: str, code: str, language: str, common: str
) -> None:
    assert common_country_name(name, code, language) == common
