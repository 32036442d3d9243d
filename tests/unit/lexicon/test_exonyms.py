"""Names of cities that the gazetteer lacks: each entry is needed and means a city."""

from __future__ import annotations

import pytest

from pobratim.lexicon.exonyms import exonym
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.tables import load_table

GAZETTEER = Gazetteer.open()
LISTED = [
    (language, name, number)
    for language, names in load_table("exonyms.yaml").items()
    for name, number in names.items()
]


@pytest.mark.parametrize(("language", "name", "number"), LISTED)
def test_a_listed_name_is_that_city_and_the_gazetteer_does_not_tell(
    language: str, name: str, number: int
) -> None:
    assert exonym(name, language) == GAZETTEER.city(number).geonames
    known = [city.geonames for city in GAZETTEER.candidates(name)]
    assert known != [number]


def test_other_names_are_not_listed() -> None:
    assert exonym("Мінск", "be") is None
    assert exonym("Вільня", "ru") is None
