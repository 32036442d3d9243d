"""Heritage objects and the stops of tourist lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import heritage
from pobratim.errors import DataError

Give = Callable[[str, str], None]

SITES = (
    "id,name,address,okn_number,date,type,category,lon,lat\n"
    "3,Дом жилой,ул. Мира,6614,1930-е гг.,Памятник,Регионального значения,60.607,56.847\n"
    "4,,ул. Мира,6615,,Памятник,,60.607,56.847\n"
)
STOPS = (
    "id,route,title,lon,lat\n5,Красная линия,Площадь,60.6,56.84\n"
    "5,Синяя линия,Парк,60.6,56.84\n6,Синяя линия,,60.6,56.8\n"
)


def test_sites_have_a_level_and_stops_a_line(inputs: Inputs, give: Give) -> None:
    give("ekb-heritage/okn.csv.gz", SITES)
    give("ekb-heritage/tourist_routes.csv.gz", STOPS)
    built = heritage.build(inputs)
    sites, stops = (list(table.rows) for table in built.tables)
    assert [(row[0], row[6]) for row in sites] == [(3, "regional")]
    assert [row[:3] for row in stops] == [("Красная линия", 5, "Площадь"),
                                          ("Синяя линия", 5, "Парк")]  # fmt: skip
    assert sum(drop.count for drop in built.dropped) == 2


def test_an_unknown_level_is_refused(inputs: Inputs, give: Give) -> None:
    give("ekb-heritage/okn.csv.gz", SITES.replace("Регионального", "Особого"))
    give("ekb-heritage/tourist_routes.csv.gz", STOPS)
    with pytest.raises(DataError, match="line 2, column 'category': is the unknown level"):
        heritage.build(inputs)
