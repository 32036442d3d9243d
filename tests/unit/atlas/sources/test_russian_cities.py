"""Founding years of Russian cities, joined by name within reach."""

from __future__ import annotations

from collections.abc import Callable

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import russian_cities


def test_towns_are_joined_by_name_within_reach(
    inputs: Inputs, give: Callable[[str, str], None]
) -> None:
    give(
        "hflabs-city/city.csv.gz",
        "address,city,geo_lat,geo_lon,fias_id,oktmo,foundation_year\n"
        "г Екатеринбург,Екатеринбург,56.83,60.6,f1,657,1723\n"
        '"Удмуртская Респ, г Ижевск",,56.85,53.2,f2,94,\n'
        "г Воронеж,Воронеж,40.0,39.2,f3,207,1586\n"
        "г Минск,Минск,53.9,27.56,f4,1,1067\n",
    )
    built = russian_cities.build(inputs)
    assert list(built.tables[0].rows) == [
        (1486209, "Екатеринбург", 1723, "657", "f1"),
        (554840, "Ижевск", None, "94", "f2"),
    ]
    assert built.tables[0].dataset == "hflabs-city"
    assert built.dropped[0].count == 2
