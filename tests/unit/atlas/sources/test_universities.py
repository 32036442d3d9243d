"""Universities: a city only where the name settles it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import universities
from pobratim.atlas.sources.universities import city_in_name
from pobratim.lexicon.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country", "city"),
    [
        ("Minsk State Linguistic University", "BY", 625144),
        ("University of Brest", "FR", 3030300),
        ("Brest State Technical University", "BY", 629634),
        ("Belarusian State University", "BY", None),
        ("Institute of Zhodzina", "BY", 618800),
        ("Zhodzina Institute", "BY", None),
        ("Janka Minsk University", "BY", None),
        ("Universität Minsk", "BY", 625144),
        ("Minsk and Brest Joint Academy", "BY", None),
        ("Minsk Institute of Management", "RU", None),
        ("Universidade de Porto Alegre", "BR", 3452925),
        ("Woronezh State Academy", "RU", 472045),
        ("Sverdlovsk State Academy", "RU", None),
        ("Alexei M. Brest University", "BY", None),
    ],
)
def test_a_city_is_read_from_the_name_or_left_out(
    gazetteer: Gazetteer, name: str, country: str, city: int | None
) -> None:
    found = city_in_name(gazetteer, name, country)
    assert (found.geonames if found else None) == city


def test_universities_without_a_city_are_kept(
    inputs: Inputs, give: Callable[[str, str], None]
) -> None:
    give(
        "hipo-universities/universities.csv.gz",
        "country_code,state,name,domains,web\n"
        "BY,,Belarusian State University,bsu.by,http://bsu.by/\n"
        "BY,,Minsk  State Linguistic University,mslu.by,\n"
        "BY,,Minsk State Linguistic University,mslu2.by,\n",
    )
    built = universities.build(inputs)
    rows = [row[1:4] for row in built.tables[0].rows]
    assert rows == [
        ("BY", "Belarusian State University", None),
        ("BY", "Minsk State Linguistic University", 625144),
    ]
    assert built.dropped[0].count == 1
