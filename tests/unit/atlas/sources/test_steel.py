"""Steel plants: products, buyers and capacity by status, unknown kept unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import steel
from pobratim.errors import DataError

Give = Callable[[str, str], None]

HEADER = (
    "Plant ID,Plant name (English),Plant name (other language),Owner,Municipality,Country/Area,"
    "Coordinates,Coordinate accuracy,Category steel product,Steel products,"
    "Steel sector end users,Workforce size,GEM wiki page\n"
)
PIPES = (
    'P1,Pipe Plant,Трубный завод,TMK,Pervouralsk,Russia,"56.9, 59.95",exact,crude,'
    '"billet; Pipe, unknown","energy, transport",unknown,https://example.org\n'
)
AMOUNTS = (
    "Plant ID,Status,Nominal crude steel capacity (ttpa),Nominal iron capacity (ttpa)\n"
    "P1,operating,950,\nP1,announced,>0,\nP1,operating,1,\nP9,operating,5,\n"
)


def test_lists_are_uniform_and_unknown_is_missing(inputs: Inputs, give: Give) -> None:
    give("gem-gist-2025/plants.csv.gz", HEADER + PIPES)
    give("gem-gist-2025/capacities.csv.gz", AMOUNTS)
    built = steel.build(inputs)
    plants, capacities = (list(table.rows) for table in built.tables)
    assert plants[0][4:11] == (
        "RU", "Pervouralsk", "exact", "crude", "billet|pipe", "energy|transport", None
    )  # fmt: skip
    assert capacities == [("P1", "operating", 950.0, None), ("P1", "announced", None, None)]
    assert {drop.reason for drop in built.dropped} == {
        "capacity of a plant that is not listed", "second row of a plant with the same status"
    }  # fmt: skip


def test_coordinates_that_are_no_pair_are_refused(inputs: Inputs, give: Give) -> None:
    give("gem-gist-2025/plants.csv.gz", HEADER + PIPES.replace("56.9, 59.95", "Urals"))
    give("gem-gist-2025/capacities.csv.gz", AMOUNTS)
    with pytest.raises(DataError, match="line 2, column 'Coordinates': is no pair: 'Urals'"):
        steel.build(inputs)
