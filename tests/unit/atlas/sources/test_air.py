"""Airports and the historic routes between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import airports, routes
from pobratim.errors import DataError

Give = Callable[[str, str], None]

AIRPORTS = """icao,iata,name,city,subd,country,elevation,lat,lon,tz,lid
UMMS,MSQ,Minsk International Airport,Minsk,,BY,670,53.8825,28.0307,Europe/Minsk,
00AA,,Aero B Ranch Airport,Leoti,,US,1,38.7,-101.4,America/Chicago,
EFUT,UTI,Utti Air Base,Utti,,FI,1,60.9,26.9,Europe/Helsinki,
"""
FLOWN_FROM = (
    '1,"Minsk National","Minsk","Belarus","MSQ","UMMS",53.88,28.03,670,3,"E","x","airport","y"\n'
    '2,"Koltsovo","Yekaterinburg","Russia","SVX","USSS",56.7,60.8,764,5,"E","x","airport","y"\n'
    '3,"Strip","Nowhere","Russia",\\N,"XXXX",56.0,60.0,764,5,"E","x","airport","y"\n'
)


def _routes(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_only_airports_that_airlines_use_are_kept(inputs: Inputs, give: Give) -> None:
    give("airportsdata/airports.csv.gz", AIRPORTS)
    built = airports.build(inputs)
    assert [row[0] for row in built.tables[0].rows] == ["MSQ"]
    assert sum(drop.count for drop in built.dropped) == 2


def test_a_pair_of_airports_counts_its_airlines_once(inputs: Inputs, give: Give) -> None:
    give("openflights/airports.dat.gz", FLOWN_FROM)
    give(
        "openflights/routes.dat.gz",
        _routes(
            "B2,1,MSQ,1,SVX,2,,0,735", "B2,1,SVX,2,MSQ,1,,0,735", "U6,2,MSQ,1,SVX,2,,0,320",
            "XX,3,MSQ,1,SVX,2,Y,0,320", "YY,4,MSQ,1,SVX,2,,1,320", "ZZ,5,MSQ,1,QQQ,9,,0,320",
        ),
    )  # fmt: skip
    built = routes.build(inputs)
    tables = {table.name: list(table.rows) for table in built.tables}
    assert tables["route"] == [("MSQ", "SVX", 2, 1, "B2|U6")]
    assert [row[0] for row in tables["route_airport"]] == ["MSQ", "SVX"]
    assert {drop.reason for drop in built.dropped} == {
        "airport without IATA code", "codeshare", "route with a stop",
        "route to an airport that is not listed",
    }  # fmt: skip


def test_one_recorded_direction_is_not_both(inputs: Inputs, give: Give) -> None:
    give("openflights/airports.dat.gz", FLOWN_FROM)
    give("openflights/routes.dat.gz", _routes("B2,1,SVX,2,MSQ,1,,0,735"))
    assert list(routes.build(inputs).tables[0].rows) == [("MSQ", "SVX", 1, 0, "B2")]


def test_an_airport_off_the_globe_is_refused(inputs: Inputs, give: Give) -> None:
    give("airportsdata/airports.csv.gz", AIRPORTS.replace("53.8825", "530.8825"))
    with pytest.raises(DataError, match="line 2, column 'lat'"):
        airports.build(inputs)
