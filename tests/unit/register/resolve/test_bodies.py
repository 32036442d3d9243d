"""Classes of public bodies."""

from __future__ import annotations

import pytest

from pobratim.register.resolve.bodies import body_class, body_level, hidden_seat


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Гомельский горисполком", "city-executive"),
        ("Гомельскі гарвыканкам", "city-executive"),
        ("мэрия Казани", "city-executive"),
        ("администрация города Уфы", "city-executive"),
        ("Mayor's Office", "city-executive"),
        ("Екатеринбургская городская Дума", "city-council"),
        ("Мінскі гарадскі Савет дэпутатаў", "city-council"),
        ("Lyon City Council", "city-council"),
        ("Гомельский облисполком", "region-executive"),
        ("правительство Свердловской области", "region-executive"),
        ("Sverdlovsk Region Government", "region-executive"),
        ("Совет министров", "national-government"),
        ("Администрация президента", "presidential-administration"),
        ("администрация Ленинского района", None),
        ("адміністрацыя Ленінскага раёна", None),
        ("администрация губернатора", None),
        ("МАЗ", None),
    ],
)
def test_a_name_tells_the_class_of_the_body(name: str, label: str | None) -> None:
    assert body_class(name) == label


def test_a_class_says_what_its_seat_is() -> None:
    assert body_level("city-executive") == "city"
    assert body_level("region-executive") == "region"
    assert body_level("national-government") == "country"


@pytest.mark.parametrize("name", ["Мингорисполком", "Мінгарвыканкам"])
def test_an_abbreviation_gives_its_hidden_seat(name: str) -> None:
    assert hidden_seat(name) == 625144
    assert hidden_seat("горисполком") is None
