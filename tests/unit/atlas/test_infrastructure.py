from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from pobratim.atlas.features import FloatArray
from pobratim.atlas.files import AtlasFiles
from pobratim.atlas.infrastructure import describe_infrastructure
from pobratim.atlas.tables import Cell, Column, ColumnType, Table, write_sqlite
from pobratim.model.places import City

MINSK, SUBURB, YEKATERINBURG, BREST = 625144, 1, 1486209, 3030300
CITIES = (
    City(SUBURB, "Suburb", "BY", "05", 54.0, 27.7, 20_000, "Europe/Minsk"),
    City(MINSK, "Minsk", "BY", "04", 53.90019, 27.56653, 1_742_124, "Europe/Minsk"),
    City(
        YEKATERINBURG, "Yekaterinburg", "RU", "71", 56.85, 60.61, 1_495_066, "Asia/Yekaterinburg"
    ),
    City(BREST, "Brest", "FR", "A2", 48.39, -4.49, 144_899, "Europe/Paris"),
)


def table(name: str, rows: Sequence[tuple[Cell, ...]], /, **columns: ColumnType) -> Table:
    listed = tuple(Column(column, kind, optional=True) for column, kind in columns.items())
    return Table(name, "geonames", listed, (next(iter(columns)),), rows)


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FloatArray]:
    folder = tmp_path_factory.mktemp("atlas")
    opened: tuple[Table, ...] = (
        table(
            "agglomeration_people", [(MINSK, 2020, 2_028_104)],
            centre="INTEGER", year="INTEGER", people="INTEGER",
        ),
        table(
            "power_plant",
            [("a", 53.9, 27.5, "gas", "BY", 1000.0), ("b", 56.8, 60.6, None, "RU", None)],
            id="TEXT", latitude="REAL", longitude="REAL", fuel="TEXT", country="TEXT",
            capacity_mw="REAL",
        ),
        table("steel_plant", [("s", 56.8, 60.5)], id="TEXT", latitude="REAL", longitude="REAL"),
        table("airport", [("MSQ", 53.88, 28.03)], iata="TEXT", latitude="REAL", longitude="REAL"),
        table("university", [("BSU", "BY", MINSK)], name="TEXT", country="TEXT", city="INTEGER"),
    )  # fmt: skip
    ends = (Column("a", "TEXT"), Column("b", "TEXT"))
    odbl = (
        table(
            "route_airport",
            [("MSQ", 53.88, 28.03), ("SVX", 56.74, 60.8), ("DME", 55.4, 37.9)],
            iata="TEXT", latitude="REAL", longitude="REAL",
        ),
        Table("route", "geonames", ends, ("a", "b"), [("DME", "MSQ"), ("DME", "SVX")]),
        table("transit", [("metro", 53.9, 27.56)], mode="TEXT", latitude="REAL", longitude="REAL"),
    )  # fmt: skip
    founded = (table("russian_city", [(YEKATERINBURG, 1723)], city="INTEGER", founded="INTEGER"),)
    odbl = (
        odbl[0],
        Table("route", "geonames", odbl[1].columns, ("a", "b"), odbl[1].rows),
        odbl[2],
    )
    for group, tables in (("open", opened), ("odbl", odbl), ("by-sa", founded)):
        write_sqlite(folder / f"atlas-{group}.sqlite", tables)
    found = describe_infrastructure(CITIES, AtlasFiles(Path(folder)))
    return {feature.code: cells for feature, cells in found}


def test_the_suburb_shares_what_lies_in_the_agglomeration(columns: dict[str, FloatArray]) -> None:
    assert columns["power_gas"][:2].tolist() == [1, 1]
    assert columns["power_mw"][:2].tolist() == [1000, 1000]


def test_a_country_without_any_listed_plant_is_missing_not_zero(
    columns: dict[str, FloatArray],
) -> None:
    assert np.isnan(columns["power_gas"][3])
    assert np.isnan(columns["power_mw"][3])
    assert columns["power_gas"][2] == 0


def test_steel_is_counted_all_over_the_world(columns: dict[str, FloatArray]) -> None:
    assert columns["steel_works"].tolist() == [0, 0, 1, 0]


def test_a_place_without_any_mapped_system_is_missing(columns: dict[str, FloatArray]) -> None:
    assert columns["metro"][1] == 1
    assert columns["tram"][1] == 0
    assert np.isnan(columns["metro"][2])


def test_far_ends_of_flights_are_counted_from_both_ends(columns: dict[str, FloatArray]) -> None:
    assert columns["air_destinations"].tolist() == [1, 1, 1, 0]


def test_figures_by_city_are_missing_elsewhere(columns: dict[str, FloatArray]) -> None:
    assert columns["agglomeration_population"][1] == 2_028_104
    assert np.isnan(columns["agglomeration_population"][0])
    assert columns["founding_year"][2] == 1723
    assert np.isnan(columns["founding_year"][1])


def test_universities_are_zero_only_where_the_country_is_listed(
    columns: dict[str, FloatArray],
) -> None:
    assert columns["universities"][:2].tolist() == [0, 1]
    assert np.isnan(columns["universities"][3])


def test_the_nearest_airport_is_far_where_none_is_near(columns: dict[str, FloatArray]) -> None:
    assert columns["airport_km"][1] == pytest.approx(30, abs=2)
    assert columns["airports"].tolist() == [1, 1, 0, 0]
