"""Power plants: units add up, tables merge, and what cannot be used is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import power
from pobratim.atlas.sources.power import Plant, merge_tables, merge_units

Give = Callable[[str, str], None]

OWN = "raw_source_files/WRI/Russia.csv"
GEO = "source_databases_csv/database_GEODB.csv"


def _plant(
    name: str,
    capacity: float | None,
    *,
    table: str = OWN,
    fuel: str | None = "gas",
    east: float = 0,
) -> Plant:
    position = (56.84, 60.84 + east)
    return Plant(f"{table}{name}", name, "Russia", table, capacity, fuel, None, None, position)


@pytest.mark.parametrize(
    ("raw", "fuel"),
    [
        ("Natural Gas", "gas"), ("HFO", "oil"), ("Hydropower", "hydro"), ("lignite coal", "coal"),
        ("Hydro Pumped Storage", "hydro"), ("Landfill gas", "waste"), ("Biogas", "biomass"),
        ("Blast Furnace Gas", "gas"), ("Unknown", None), ("", None), ("Photovoltaic", "solar"),
    ],
)  # fmt: skip
def test_wordings_of_many_tables_are_one_fuel(raw: str, fuel: str | None) -> None:
    assert power.fuel_of(raw) == fuel


def test_units_of_a_plant_add_up() -> None:
    (plant,) = merge_units(
        [_plant("Riyadh 1", 10), _plant("Riyadh 2", 15), _plant("Riyadh", None)]
    )
    assert (plant.capacity, plant.rows) == (25, 3)


def test_units_of_another_fuel_stay_apart() -> None:
    plants = merge_units([_plant("Site 1", 10), _plant("Site 2", 15, fuel="solar")])
    assert sorted(plant.capacity or 0 for plant in plants) == [10, 15]


def test_plants_that_share_an_id_are_told_apart_by_fuel() -> None:
    gas, solar = _plant("Site", 120), _plant("Site", 30, fuel="solar")
    assert {plant.id for plant in merge_units([gas, solar])} == {gas.id, f"{gas.id}/solar"}


def test_a_plant_of_two_tables_is_kept_once_with_the_better_table() -> None:
    kept = merge_tables(
        [_plant("Novo Sverdlovsk Coal Power Plant Russia", 550, table=GEO, fuel="coal"),
         _plant("Novo Sverdlovsk", 557)]
    )  # fmt: skip
    assert [(plant.table, plant.capacity, plant.rows) for plant in kept] == [(OWN, 557, 2)]


def test_marks_over_letters_do_not_keep_a_plant_apart() -> None:
    names = ("Turów", 1498, OWN), ("Turow CHP Coal Power Plant Poland", 1900, GEO)
    plants = [_plant(name, capacity, table=table) for name, capacity, table in names]
    assert len(merge_tables(plants)) == 1


def test_what_the_better_table_lacks_is_filled_from_the_other() -> None:
    (plant,) = merge_tables([_plant("Sredneuralsk", None, fuel=None),
                             _plant("Sredneuralsk", 1181, table=GEO)])  # fmt: skip
    assert (plant.capacity, plant.fuel) == (1181, "gas")


@pytest.mark.parametrize(
    "other",
    [
        _plant("Sverdlovsk", 557, table=GEO, fuel="nuclear"),
        _plant("Sverdlovsk", 557, table=GEO, east=0.2),
        _plant("Sverdlovsk", 36, table=GEO, east=0.04),
        _plant("Akademicheskaya", 228, table=GEO),
        _plant("Sverdlovsk", 557),
    ],
    ids=["another fuel", "12 km away", "a fifteenth of it", "another name", "the same table"],
)
def test_neighbours_stay_two_plants(other: Plant) -> None:
    assert len(merge_tables([_plant("Sverdlovsk", 557), other])) == 2


def test_rows_without_place_or_with_impossible_capacity_are_counted(
    inputs: Inputs, give: Give
) -> None:
    rows = (
        "country,name,capacity_mw,latitude,longitude,fuel,owner,year_of_data,source_file,id\n"
        f"Russia,Good,36,56.8,60.5,Gas,T,2018.0,{OWN},1\n"
        f"Russia,Unplaced,36,,,Gas,,,{OWN},2\n"
        f"Russia,Tiny,0.5,56.8,60.5,Gas,,,{OWN},3\n"
        f"Russia,Huge,99999,56.8,60.5,Gas,,,{OWN},4\n"
        f"Russia,Astray,36,560.8,60.5,Gas,,,{OWN},5\n"
    )
    give("wri-gppd-sources/plants.csv.gz", rows)
    built = power.build(inputs)
    assert [row[:7] for row in built.tables[0].rows] == [
        ("1", "Good", "RU", 36.0, "gas", "T", 2018)
    ]
    assert sum(drop.count for drop in built.dropped) == 4
