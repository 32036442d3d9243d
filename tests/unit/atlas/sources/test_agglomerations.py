"""UN agglomerations: joined by place and name, with people by year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import agglomerations
from pobratim.errors import DataError

YEARS = ",".join(str(year) for year in range(1950, 2036, 5))
HEADER = (
    f"Country Code,Country or area,City Code,Urban Agglomeration,Note,Latitude,Longitude,{YEARS}\n"
)
Give = Callable[[str, str], None]


def _line(country: int, name: str, latitude: str, longitude: str, people: float) -> str:
    series = ",".join([str(people)] * 18)
    head = f'{country},Somewhere,20152,"{name}",,'
    return f"{head}{latitude},{longitude},{series}\n"


def _build(inputs: Inputs, give: Give, *lines: str) -> dict[str, list[tuple[object, ...]]]:
    give("un-wup2018/agglomerations.csv.gz", HEADER + "".join(lines))
    return {t.name: list(t.rows) for t in agglomerations.build(inputs).tables}


def test_a_city_is_joined_and_thousands_become_people(inputs: Inputs, give: Give) -> None:
    tables = _build(inputs, give, _line(112, "Minsk", "53.9", "27.57", 2028.104))
    assert tables["agglomeration"][0][0] == 625144
    assert tables["agglomeration"][0][3] == "name"
    assert (625144, 2020, 2_028_104) in tables["agglomeration_people"]
    assert {row[1] for row in tables["agglomeration_people"]} == set(range(1990, 2036, 5))


def test_marks_over_letters_do_not_keep_a_name_apart(inputs: Inputs, give: Give) -> None:
    tables = _build(inputs, give, _line(76, "Pôrto Alegre", "-30.03", "-51.23", 4000.0))
    assert [row[0] for row in tables["agglomeration"]] == [3452925]


def test_wrong_coordinates_yield_to_name_country_and_people(inputs: Inputs, give: Give) -> None:
    tables = _build(inputs, give, _line(68, "Cochabamba", "-17.4", "18", 1000.0))
    (row,) = tables["agglomeration"]
    assert row[0] == 3919968
    assert isinstance(row[4], float)
    assert row[4] > 5000


def test_a_namesake_elsewhere_in_the_country_is_another_place(inputs: Inputs, give: Give) -> None:
    tables = _build(inputs, give, _line(112, "Brest", "54.9", "30.0", 350.0))
    assert tables["agglomeration"] == []


def test_what_joins_no_city_is_counted(inputs: Inputs, give: Give) -> None:
    give("un-wup2018/agglomerations.csv.gz", HEADER + _line(4, "Herat", "34.3", "62.2", 500.0))
    (dropped,) = agglomerations.build(inputs).dropped
    assert (dropped.reason, dropped.count) == ("no city of the gazetteer there", 1)


def test_a_missing_year_is_refused_by_name(inputs: Inputs, give: Give) -> None:
    give("un-wup2018/agglomerations.csv.gz", HEADER.replace(",2020", ""))
    with pytest.raises(DataError, match="no column '2020'"):
        agglomerations.build(inputs)
