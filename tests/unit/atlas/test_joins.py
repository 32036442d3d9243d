"""Joins to the gazetteer: a name within reach first, then people at the place, else nothing."""

from __future__ import annotations

import pytest

from pobratim.atlas.joins import DropCount, country_of, join_city, point, spellings
from pobratim.lexicon.gazetteer import Gazetteer


def test_a_city_of_the_name_nearby_is_joined_by_name(gazetteer: Gazetteer) -> None:
    joined = join_city(gazetteer, (54.0, 27.5), ("Мінск",))
    assert joined is not None
    assert (joined.city.geonames, joined.how) == (625144, "name")
    assert joined.km == pytest.approx(11.9, abs=0.3)


def test_a_city_of_the_name_far_away_is_not_joined(gazetteer: Gazetteer) -> None:
    assert join_city(gazetteer, (48.4, 20.0), ("Minsk",), people=1_000_000) is None


def test_without_a_name_the_city_must_have_the_people(gazetteer: Gazetteer) -> None:
    here = (53.9, 27.5)
    by_people = join_city(gazetteer, here, ("Unknown",), people=1_900_000)
    assert by_people is not None
    assert by_people.how == "coordinates"
    assert join_city(gazetteer, here, ("Unknown",), people=9_000_000) is None
    assert join_city(gazetteer, here, ("Unknown",)) is None


def test_statistical_names_are_read_in_all_their_parts() -> None:
    assert spellings("Pôrto Alegre") == ("Pôrto Alegre", "Porto Alegre")
    assert "Bangkok" in spellings("Krung Thep (Bangkok)")
    assert "Niagara" in spellings("Buffalo-Niagara")


@pytest.mark.parametrize(("asked", "code"), [("112", "BY"), ("4", "AF"), ("Belarus", "BY")])
def test_countries_go_by_number_and_by_name(asked: str, code: str) -> None:
    assert country_of(asked) == code


def test_a_point_is_rounded_to_ten_metres() -> None:
    latitude, longitude, cell = point((53.900191, 27.566534))
    assert (latitude, longitude) == (53.9002, 27.5665)
    assert cell > 0


def test_drops_are_counted_by_reason_with_a_few_examples() -> None:
    dropped = DropCount("curated")
    for number in range(8):
        dropped.add("no name", str(number))
    dropped.add("no place", "x")
    first, second = dropped.result()
    assert (first.reason, first.count, len(first.examples)) == ("no name", 8, 5)
    assert (second.reason, second.count) == ("no place", 1)
